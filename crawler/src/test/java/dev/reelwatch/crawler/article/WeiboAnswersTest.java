package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeiboAnswersTest {
    private static final String LIST = "https://m.weibo.cn/api/container/getIndex?containerid=1076031645372340";
    private static final String USER = "\"user\":{\"id\":1645372340,\"screen_name\":\"片场老周\"}";
    private static final String MID = "4607741009594608"; // K3fnuEfZK, made on 23 February 2021
    private static final String ORIGINAL = "4900166660784184"; // N04kO3i08

    private final ArticleReader reader =
            new ArticleReader(Clock.fixed(Instant.parse("2021-02-24T00:00:00Z"), ZoneOffset.UTC));

    private List<Reading> readAll(String json, String from) {
        return reader.read("answer.json", json.getBytes(StandardCharsets.UTF_8), CanonicalUrl.parse(from));
    }

    private Reading read(String json, String from) {
        List<Reading> readings = readAll(json, from);
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    private static String post(String mid, String rest) {
        return "{\"mid\":\"" + mid + "\",\"id\":\"" + mid + "\",\"created_at\":\"昨天 12:28\"," + USER + "," + rest + "}";
    }

    private static String cards(String post) {
        return "{\"ok\":1,\"data\":{\"cards\":[{\"card_type\":11,\"card_group\":[{\"card_type\":9,\"mblog\":" + post
                + "}]}]}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ok\":-100,\"url\":\"https://m.weibo.cn/captcha?scene=limit&referer=/\"}|BLOCKED",
                "{\"ok\":-100,\"url\":\"https://weibo.com/login.php?url=x\"}|LOGIN_REQUIRED",
                "{\"ok\":-100,\"url\":\"https://passport.weibo.com/sso/signin?x=1\"}|LOGIN_REQUIRED",
                "{\"ok\":0,\"msg\":\"这里还没有内容\",\"data\":{\"cards\":[]}}|EMPTY_OR_THROTTLED",
                "{\"ok\":0}|EMPTY_OR_THROTTLED",
                "{\"ok\":0,\"errno\":\"100005\",\"msg\":\"请求过于频繁，歇歇吧\"}|BLOCKED",
                "{\"ok\":0,\"message\":\"该微博不存在\",\"error_code\":20101}|GONE",
                "{\"error\":\"target weibo does not exist!\",\"error_code\":20101,\"request\":\"/2/statuses/show.json\"}|GONE",
                "{\"ok\":0,\"error_type\":\"toast\",\"message\":\"由于作者隐私设置，你没有权限查看此微博\",\"error_code\":20112}|GONE",
                "{\"ok\":0,\"msg\":\"抱歉，此微博已被作者删除。查看帮助\"}|DELETED",
                "{\"ok\":0,\"msg\":\"该账号因被投诉违反法律法规，现已无法查看\"}|VIOLATION",
                "{\"error\":\"expired_token\",\"error_code\":21327}|LOGIN_REQUIRED",
                "{\"error\":\"system error!\",\"error_code\":10001}|UNAVAILABLE",
                "{\"ok\":0,\"msg\":\"别的什么\"}|UNAVAILABLE",
            })
    void an_answer_without_a_post_ends_as_what_it_says(String json, Ending ending) {
        Reading.NoArticle none = (Reading.NoArticle) read(json, LIST);
        assertThat(none.ending()).isEqualTo(ending);
    }

    @Test
    void nothing_here_says_both_things_that_it_can_mean() {
        Reading.NoArticle none =
                (Reading.NoArticle) read("{\"ok\":0,\"msg\":\"这里还没有内容\",\"data\":{\"cards\":[]}}", LIST);
        assertThat(none.why()).contains("does not exist", "too often");
    }

    @Test
    void the_page_for_visitors_is_a_wall_in_its_own_character_set() {
        byte[] page =
                "<html><head><meta charset=\"gb2312\"><title>Sina Visitor System</title></head><body>系统正在跳转</body></html>"
                        .getBytes(Charset.forName("GB2312"));
        Reading.NoArticle none = (Reading.NoArticle)
                reader.read("x", page, CanonicalUrl.parse("https://weibo.com/u/1645372340"), Optional.of("gb2312"))
                        .get(0);
        assertThat(none.ending()).isEqualTo(Ending.BLOCKED);
    }

    @Test
    void a_page_of_the_small_site_that_only_says_sorry_is_no_article() {
        String page =
                "<!DOCTYPE html><html><head><title>出错了</title></head><body><div class=\"h5-4box\"><p class=\"h5-4con\">微博不存在或暂无查看权限!</p></div></body></html>";
        assertThat(((Reading.NoArticle) read(page, "https://m.weibo.cn/status/K3fnuEfZK")).ending())
                .isEqualTo(Ending.GONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "抱歉，此微博已被作者删除。查看帮助|DELETED",
                "抱歉，由于作者设置，你暂时没有这条微博的查看权限哦。|GONE",
                "抱歉，作者已设置仅展示半年内微博，此微博已不可见。|GONE",
                "该账号因被投诉违反法律法规，相关内容已无法查看。|VIOLATION",
            })
    void a_lost_post_is_none_and_a_lost_original_is_told_with_the_repost(String said, Ending ending) {
        String lost = "{\"mid\":\"" + ORIGINAL + "\",\"bid\":\"N04kO3i08\",\"user\":null,\"text\":\"" + said + "\"}";
        assertThat(((Reading.NoArticle) read(lost, LIST)).ending()).isEqualTo(ending);
        Reading.Found repost = (Reading.Found) read(
                cards(post(MID, "\"bid\":\"K3fnuEfZK\",\"text\":\"可惜了，当时写得很好。\",\"retweeted_status\":" + lost)), LIST);
        assertThat(repost.article().repostOf()).isEmpty();
        assertThat(repost.article().text()).isEqualTo("可惜了，当时写得很好。");
        assertThat(repost.article().warnings())
                .anySatisfy(warning -> assertThat(warning).contains("no longer there", said.substring(0, 8)));
    }

    @Test
    void a_post_that_quotes_the_sorry_is_a_post() {
        Reading reading = read(cards(post(MID, "\"bid\":\"K3fnuEfZK\",\"text\":\"抱歉，此微博已被作者删除，我也看到了这句话。\"")), LIST);
        assertThat(reading).isInstanceOf(Reading.Found.class);
    }

    private static final String CUT =
            "\"bid\":\"K3fnuEfZK\",\"isLongText\":true,\"text\":\"今天试了新的镜头，先说结论，推和拉都 ...<a href=\\\"/status/4607741009594608\\\">全文</a>\"";

    @ParameterizedTest
    @CsvSource({
        "https://m.weibo.cn/api/container/getIndex?containerid=1, https://m.weibo.cn/statuses/extend?id=4607741009594608",
        "http://127.0.0.1:8099/api/container/getIndex?containerid=1, http://127.0.0.1:8099/statuses/extend?id=4607741009594608",
    })
    void a_cut_post_tells_where_the_rest_is_on_the_door_it_came_from(String from, String wholeAt) {
        Reading.Found found = (Reading.Found) read(cards(post(MID, CUT)), from);
        assertThat(found.wholeAt()).hasToString("Optional[" + wholeAt + "]");
        assertThat(found.article().warnings()).contains("Only the beginning of a long post was saved.");
    }

    @Test
    void the_desktop_site_gives_the_rest_at_its_own_address() {
        String list = "{\"ok\":1,\"data\":{\"list\":["
                + post(
                        MID,
                        "\"mblogid\":\"K3fnuEfZK\",\"isLongText\":true,\"text_raw\":\"今天试了新的镜头\",\"text\":\"今天试了新的镜头 ...<span class=\\\"expand\\\">展开</span>\"")
                + "]}}";
        Reading.Found found =
                (Reading.Found) read(list, "https://weibo.com/ajax/statuses/mymblog?uid=1645372340&page=1");
        assertThat(found.wholeAt())
                .hasToString("Optional[https://weibo.com/ajax/statuses/show?id=K3fnuEfZK&isGetLongText=true]");
    }

    @Test
    void a_long_post_that_is_there_in_full_is_not_asked_for_again() {
        String whole = "这是一条很长的微博，说的都是镜头怎么动，为什么这样动，以及动了之后观众看到什么。".repeat(8);
        Reading.Found shown = (Reading.Found) read(
                "{\"ok\":1,\"data\":"
                        + post(MID, "\"bid\":\"K3fnuEfZK\",\"isLongText\":true,\"text\":\"" + whole + "\"") + "}",
                LIST);
        assertThat(shown.wholeAt()).isEmpty();
        Reading.Found app = (Reading.Found) read(
                post(
                        MID,
                        "\"idstr\":\"4607741009594608\",\"isLongText\":true,\"text\":\"前一百四十字\",\"longText\":{\"content\":\""
                                + whole + "\"}"),
                LIST);
        assertThat(app.wholeAt()).isEmpty();
        assertThat(app.article().text()).isEqualTo(whole);
    }

    @Test
    void a_bare_long_text_is_joined_with_the_facts_of_its_post() {
        Reading.Found cut = (Reading.Found) read(
                cards(post(MID, CUT + ",\"edit_count\":2,\"pics\":{\"0\":{\"url\":\"https://wx1.example/a.jpg\"}}")),
                LIST);
        Reading joined = reader.withLongText(
                cut,
                "{\"ok\":1,\"data\":{\"ok\":1,\"longTextContent\":\"今天试了新的镜头，先说结论，推和拉都很稳。<br />摇还差一点。\"}}"
                        .getBytes(StandardCharsets.UTF_8));
        Article whole = ((Reading.Found) joined).article();
        assertThat(whole.text()).isEqualTo("今天试了新的镜头，先说结论，推和拉都很稳。\n摇还差一点。");
        assertThat(whole.key()).isEqualTo(cut.article().key());
        assertThat(whole.site()).contains("片场老周");
        assertThat(whole.published()).isEqualTo(cut.article().published());
        assertThat(whole.images()).containsExactly("https://wx1.example/a.jpg");
        assertThat(whole.warnings())
                .noneMatch(warning -> warning.contains("beginning"))
                .anyMatch(warning -> warning.contains("edited"));
        assertThat(((Reading.Found) joined).wholeAt()).isEmpty();
        assertThatThrownBy(() -> reader.withLongText((Reading.Found) joined, new byte[] {'{'}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_answer_of_show_is_joined_and_a_wall_is_told() {
        Reading.Found cut = (Reading.Found) read(cards(post(MID, CUT)), LIST);
        String show = "{\"ok\":1,\"data\":"
                + post(
                        MID,
                        "\"bid\":\"K3fnuEfZK\",\"isLongText\":true,\"longText\":{\"longTextContent\":\"推和拉都很稳，摇还差一点。\"},\"text\":\"推和\"")
                + "}";
        Reading.Found whole = (Reading.Found) reader.withLongText(cut, show.getBytes(StandardCharsets.UTF_8));
        assertThat(whole.article().text()).isEqualTo("推和拉都很稳，摇还差一点。");
        Reading.NoArticle wall = (Reading.NoArticle) reader.withLongText(
                cut, "{\"ok\":-100,\"url\":\"https://weibo.com/login.php\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(wall.ending()).isEqualTo(Ending.LOGIN_REQUIRED);
    }

    @Test
    void a_repost_of_a_cut_post_gets_the_long_text_into_the_other_voice() {
        String original = "{\"mid\":\"" + ORIGINAL
                + "\",\"bid\":\"N04kO3i08\",\"created_at\":\"Thu May 11 11:03:54 +0800 2023\",\"user\":{\"id\":3219474004,\"screen_name\":\"黄灯\"},\"isLongText\":true,\"text\":\"一个数据库的故事 ...<a href=\\\"/status/1\\\">全文</a>\"}";
        Reading.Found repost = (Reading.Found) read(
                cards(post(MID, "\"bid\":\"K3fnuEfZK\",\"text\":\"转发微博\",\"retweeted_status\":" + original)), LIST);
        assertThat(repost.wholeAt()).hasToString("Optional[https://m.weibo.cn/statuses/extend?id=" + ORIGINAL + "]");
        Reading.Found joined = (Reading.Found) reader.withLongText(
                repost, "{\"ok\":1,\"longTextContent\":\"一个数据库的故事，从一间车库开始。\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(joined.article().text()).isEqualTo("转发微博");
        assertThat(joined.article().repostOf().orElseThrow().text()).isEqualTo("一个数据库的故事，从一间车库开始。");
        assertThat(joined.wholeAt()).isEmpty();
    }

    @Test
    void the_number_of_a_post_tells_its_second_where_its_words_do_not() {
        Reading.Found found = (Reading.Found) read(cards(post(MID, "\"bid\":\"K3fnuEfZK\",\"text\":\"镜头很稳。\"")), LIST);
        assertThat(found.article().published().orElseThrow().from()).isEqualTo("weibo-id");
        assertThat(found.article().published().orElseThrow().at().toString()).startsWith("2021-02-23T12:28:4");
    }

    @Test
    void a_post_of_before_the_numbers_told_time_is_dated_by_its_words_as_of_the_fetch() {
        Reading.Found found = (Reading.Found) read(
                "{\"mid\":\"201110331477051404\",\"idstr\":\"201110331477051404\",\"created_at\":\"3小时前\"," + USER
                        + ",\"text\":\"镜头很稳。\"}",
                LIST);
        assertThat(found.article().published().orElseThrow())
                .isEqualTo(new Published(Moment.parse("2021-02-24T05:00:00+08:00"), "weibo:created_at:relative"));
    }

    @Test
    void pictures_videos_topics_and_faces_are_kept_in_all_their_shapes() {
        Reading.Found found = (Reading.Found) read(
                post(
                        MID,
                        "\"mblogid\":\"K3fnuEfZK\",\"text_raw\":\"x\",\"text\":\"镜头很稳<img alt=\\\"[doge]\\\" src=\\\"a.png\\\"> @阿灯 看这里\",\"topic_struct\":[{\"topic_title\":\"镜头\"}],"
                                + "\"pic_infos\":{\"a\":{\"largest\":{\"url\":\"https://wx1.example/a.jpg\"}},\"b\":{\"large\":\"https://wx1.example/b.jpg\"}},"
                                + "\"page_info\":{\"object_type\":\"video\",\"type\":11,\"media_info\":{\"stream_url\":\"https://v.example/s.mp4\"}},"
                                + "\"mix_media_info\":{\"items\":[{\"type\":\"pic\",\"data\":{\"largest\":{\"url\":\"https://wx1.example/c.jpg\"}}},{\"type\":\"video\",\"data\":{\"media_info\":{\"stream_url\":\"https://v.example/t.mp4\"}}}]}"),
                LIST);
        Article article = found.article();
        assertThat(article.text()).isEqualTo("镜头很稳[doge] @阿灯 看这里");
        assertThat(article.images())
                .containsExactly("https://wx1.example/a.jpg", "https://wx1.example/b.jpg", "https://wx1.example/c.jpg");
        assertThat(article.videos()).containsExactly("https://v.example/s.mp4", "https://v.example/t.mp4");
        assertThat(article.tags()).containsExactly("镜头");
    }

    @Test
    void more_pictures_than_the_small_site_lists_are_named_by_their_numbers() {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < 12; i++)
            ids.append(i == 0 ? "" : ",").append("\"abcdefghij").append(i).append('"');
        Reading.Found found = (Reading.Found) read(
                cards(
                        post(
                                MID,
                                "\"bid\":\"K3fnuEfZK\",\"text\":\"十二张\",\"pic_ids\":[" + ids
                                        + "],\"pics\":[{\"pid\":\"abcdefghij0\",\"url\":\"https://wx1.example/orj360/abcdefghij0.jpg\"}]")),
                LIST);
        assertThat(found.article().images()).hasSize(12).startsWith("https://wx1.example/orj360/abcdefghij0.jpg");
    }

    @Test
    void the_old_site_keeps_both_voices_and_its_buttons_are_no_words() {
        String page = """
                <html><head><title>片场老周的微博</title></head><body><a href="/1645372340/info">资料</a>
                <div class="c" id="M_K3fnuEfZK"><div><span class="cmt">转发了&nbsp;<a href="https://weibo.cn/u/3219474004">黄灯</a>&nbsp;的微博:</span><span class="ctt">一个数据库的故事，从一间<img alt="[车]" src="a.png"/></span>车库开始...<a href='/comment/N04kO3i08?ckAll=1'>全文</a>&nbsp;<span class="cmt">赞[12]</span>&nbsp;<a href="https://weibo.cn/comment/N04kO3i08?rl=0#cmtfrm" class="cc">原文评论[3]</a></div>
                <div><span class="cmt">转发理由:</span>写得真好&nbsp;&nbsp;<a href="https://weibo.cn/attitude/K3fnuEfZK/add">赞[1]</a>&nbsp;<a href="https://weibo.cn/repost/K3fnuEfZK?uid=1">转发[2]</a>&nbsp;<span class="ct">02月23日 12:28&nbsp;来自网页</span></div></div></body></html>""";
        Reading.Found found = (Reading.Found) read(page, "https://weibo.cn/u/1645372340");
        assertThat(found.article().text()).isEqualTo("写得真好");
        Article original = found.article().repostOf().orElseThrow();
        assertThat(original.text()).startsWith("一个数据库的故事，从一间[车]车库开始");
        assertThat(original.site()).contains("黄灯");
        assertThat(original.url()).hasToString("Optional[https://weibo.com/3219474004/N04kO3i08]");
        assertThat(found.wholeAt()).hasToString("Optional[https://weibo.cn/comment/N04kO3i08?ckAll=1]");
    }
}
