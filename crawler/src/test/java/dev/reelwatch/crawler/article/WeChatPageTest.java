package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatPageTest {
    private static final String SHORT = "https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv";
    private static final String LONG = "https://mp.weixin.qq.com/s?__biz=MzAAAAAAAA==&mid=2247000009&idx=2&sn=ab12cd34";
    private static final String IDS =
            "var biz = \"\" || \"MzAAAAAAAA==\"; var mid = \"\" || \"2247000009\" || \"\"; var idx = \"2\" || \"\"; var sn = \"ab12cd34\" || \"\";";

    private final ArticleReader reader =
            new ArticleReader(Clock.fixed(Instant.parse("2026-06-15T00:00:00Z"), ZoneOffset.UTC));

    private Reading read(String html, String from) {
        List<Reading> readings =
                reader.read("page.html", html.getBytes(StandardCharsets.UTF_8), CanonicalUrl.parse(from));
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    private Article article(String html, String from) {
        return switch (read(html, from)) {
            case Reading.Found found -> found.article();
            case Reading.NoArticle none -> throw new AssertionError(none.ending() + " " + none.why());
        };
    }

    private static String notice(String words) {
        return "<!DOCTYPE html><html><head><title></title></head><body id=\"activity-detail\"><script>if (window.cgiDataNew) { send(window.cgiDataNew); }</script>"
                + "<div class=\"weui-msg\"><div class=\"weui-msg__text-area\"><h2 class=\"weui-msg__title\">" + words
                + "</h2></div></div></body></html>";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "该内容已被发布者删除|DELETED",
                "The content has been deleted by the author.|DELETED",
                "此内容因违规无法查看|VIOLATION",
                "此内容因违规无法查看 Reported by users and reviewed by the platform|VIOLATION",
                "This content violates the regulations and cannot be viewed|VIOLATION",
                "此内容被投诉且经审核涉嫌侵权，无法查看。|VIOLATION",
                "此内容被多人投诉，相关的内容无法进行查看。|VIOLATION",
                "此内容发送失败无法查看|GONE",
                "链接已过期|GONE",
                "The link has expired|GONE",
                "该内容暂时无法查看|UNAVAILABLE",
                "This content is temporarily unavailable|UNAVAILABLE",
                "此帐号已被屏蔽, 内容无法查看|VIOLATION",
                "此帐号已自主注销，内容无法查看|GONE",
                "该公众号已自主注销|GONE",
                "帐号迁移流程中，内容暂时无法查看|UNAVAILABLE",
                "访问过于频繁，请用微信扫描二维码进行访问|BLOCKED",
                "当前环境异常，完成验证后即可继续访问。|BLOCKED",
                "系统出错|UNAVAILABLE",
                "System error, try again later|UNAVAILABLE",
            })
    void a_page_that_says_why_there_is_no_article_ends_so(String words, Ending ending) {
        Reading.NoArticle none = (Reading.NoArticle) read(notice(words), SHORT);
        assertThat(none.ending()).isEqualTo(ending);
        assertThat(none.why()).contains(words.substring(0, Math.min(6, words.length())));
        // the same from a server that plays the site
        assertThat(((Reading.NoArticle) read(notice(words), "http://127.0.0.1:8080/s/x")).ending())
                .isEqualTo(ending);
    }

    @Test
    void a_small_page_with_its_notice_in_another_place_is_read_as_well() {
        String page =
                "<html><head><title>该内容暂时无法查看</title></head><body><div class=\"mesg-block\"><p>该内容暂时无法查看</p></div></body></html>";
        assertThat(((Reading.NoArticle) read(page, SHORT)).ending()).isEqualTo(Ending.UNAVAILABLE);
    }

    @Test
    void an_account_that_moved_tells_where_its_article_stands_now() {
        String page = notice("该公众号已迁移")
                .replace(
                        "<script>",
                        "<script>var transferTargetLink = 'https://mp.weixin.qq.com/s?__biz=MzBBBBBBBB==\\x26amp;mid=2247000010\\x26amp;idx=1\\x26amp;sn=ff00\\x26amp;chksm=1#rd';");
        Reading.NoArticle none = (Reading.NoArticle) read(page, LONG);
        assertThat(none.ending()).isEqualTo(Ending.MOVED);
        assertThat(none.movedTo())
                .hasToString("Optional[https://mp.weixin.qq.com/s?__biz=MzBBBBBBBB==&mid=2247000010&idx=1&sn=ff00]");
        assertThat(ArticleJson.write(none).path("moved_to").asText()).contains("MzBBBBBBBB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head><title></title></head><body><script>var PAGE_MID='mmbizwap:secitptpage/verify.html';</script><div class=\"weui-msg\"><p class=\"weui-msg__title\">环境异常</p><a id=\"js_verify\">去验证</a></div></body></html>",
                "<html><head><title>Weixin Official Accounts Platform</title></head><body><script>window.logs = {};</script><div></div></body></html>",
                "<html><head></head><body><div id=\"js_article\"><div id=\"js_content\"></div></div></body></html>",
            })
    void a_check_against_robots_with_or_without_words_is_a_wall_and_no_empty_article(String page) {
        assertThat(((Reading.NoArticle) read(page, SHORT)).ending()).isEqualTo(Ending.BLOCKED);
    }

    @Test
    void a_redirect_to_the_captcha_is_a_wall_whatever_it_shows() {
        Reading.NoArticle none = (Reading.NoArticle) read(
                "<html><body><p>请稍候</p></body></html>",
                "https://mp.weixin.qq.com/mp/wappoc_appmsgcaptcha?poc_token=x&target_url=y");
        assertThat(none.ending()).isEqualTo(Ending.BLOCKED);
    }

    private static String page(String script, String body) {
        return "<!DOCTYPE html><html><head><title></title><meta property=\"og:title\" content=\"灯塔更新了镜头\" />"
                + "<meta property=\"og:url\" content=\"" + SHORT + "\" /></head><body><a id=\"js_name\">老周看片</a>" + body
                + "<script>" + IDS + "var ct = \"1750000000\"; var msg_title = '灯塔更新了镜头'.html(false);" + script
                + "</script></body></html>";
    }

    private static final String WORDS =
            "<div id=\"js_content\" style=\"visibility: hidden;\"><p>这次更新把镜头的运动分成了三类，推、拉、摇，各有各的开关。</p></div>";

    @Test
    void an_article_that_quotes_the_notices_is_an_article() {
        Article article = article(
                page("", WORDS.replace("</p></div>", "</p><p>很多人点开只看到“该内容已被发布者删除”或者“环境异常，完成验证后即可继续访问”。</p></div>")),
                SHORT);
        assertThat(article.text()).contains("该内容已被发布者删除", "环境异常");
    }

    @Test
    void a_page_asked_for_by_its_short_address_is_the_article_of_the_long_one() {
        Article brief = article(page("", WORDS), SHORT);
        assertThat(brief.url()).hasToString("Optional[" + LONG + "]");
        assertThat(brief.key()).isEqualTo("wechat:MzAAAAAAAA==/2247000009/2");
        Article withoutSignature = article(page("", WORDS).replace("var sn = \"ab12cd34\" || \"\";", ""), SHORT);
        assertThat(withoutSignature.id()).isEqualTo(brief.id());
        assertThat(article(page("", WORDS), LONG + "&chksm=ff&scene=27#rd").id())
                .isEqualTo(brief.id());
    }

    @Test
    void scripts_that_build_an_address_are_no_signature() {
        String page = page("", WORDS)
                .replace(
                        "var sn = \"ab12cd34\" || \"\";",
                        "location.href = \"/mp/rumor?sn=\" + sn + \"#rd\"; var sn = \"\" || \"\";");
        assertThat(article(page, SHORT).url())
                .hasToString("Optional[https://mp.weixin.qq.com/s?__biz=MzAAAAAAAA==&mid=2247000009&idx=2]");
    }

    @Test
    void an_edited_page_is_a_later_state_and_says_so() {
        Article article = article(page("var modify_time = \"1750003600\";", WORDS), SHORT);
        assertThat(article.published().orElseThrow().at()).hasToString("2025-06-15T23:06:40+08:00");
        assertThat(article.savedAt()).hasToString("Optional[2025-06-16T00:06:40+08:00]");
        assertThat(article.warnings()).anySatisfy(warning -> assertThat(warning).contains("edited", "00:06:40"));
    }

    @Test
    void a_share_without_words_of_its_own_names_the_original() {
        String share =
                "<div id=\"js_content\"></div><span id=\"js_share_source\" data-url=\"http://mp.weixin.qq.com/s?__biz=MzCCCCCCCC%3D%3D&amp;mid=2247000001&amp;idx=1&amp;sn=aa00&scene=45#wechat_redirect\">阅读全文</span>";
        Article article = article(page("var copyright_stat = \"2\";", share), SHORT);
        assertThat(article.text()).isEqualTo("灯塔更新了镜头");
        assertThat(article.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains("https://mp.weixin.qq.com/s?__biz=MzCCCCCCCC==&mid=2247000001&idx=1&sn=aa00"));
    }

    @Test
    void a_share_with_words_names_the_account_that_wrote_them() {
        Article article = article(
                page("var copyright_stat = \"2\";", "<strong class=\"original_primary_nickname\">橘灯</strong>" + WORDS),
                SHORT);
        assertThat(article.warnings()).anySatisfy(warning -> assertThat(warning).contains("shared", "橘灯"));
    }

    @Test
    void a_sold_article_warns_that_it_may_be_the_preview() {
        Article article = article(page("is_pay_subscribe: '1' * 1,", WORDS), SHORT);
        assertThat(article.warnings()).anySatisfy(warning -> assertThat(warning).contains("sold"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "6", "7"})
    void videos_music_and_audio_have_their_words_in_a_script(String kind) {
        String data = "window.cgiDataNew = { item_show_type: '" + kind
                + "' * 1, nick_name: JsDecode('老周看片'), content_noencode: JsDecode('一分钟看完灯塔的新镜头，\\x0a后面有彩蛋\\x26amp;amp;福利。'), create_time: JsDecode('2025-06-15 23:06') };"
                + "var info = [{url: ('http://mpvideo.qpic.cn/abc.f10002.mp4?dis_k=1\\x26amp;vid=wxv_1')}, {url: ('http://mpvideo.qpic.cn/abc.f10004.mp4?dis_k=1')}];";
        Article article = article(page("window.item_show_type = '" + kind + "' || '';" + data, ""), SHORT);
        assertThat(article.text()).isEqualTo("一分钟看完灯塔的新镜头，\n后面有彩蛋&福利。");
        assertThat(article.videos()).containsExactly("http://mpvideo.qpic.cn/abc.f10002.mp4?dis_k=1&vid=wxv_1");
    }

    @Test
    void sound_and_videos_in_the_text_are_kept() {
        Article article = article(
                page(
                        "",
                        WORDS.replace(
                                "</p></div>",
                                "</p><mpvoice voice_encode_fileid=\"MzX_22\" name=\"录音\"></mpvoice><iframe class=\"video_iframe\" data-mpvid=\"wxv_123\"></iframe><qqmusic audiourl=\"http://music.example/a.m4a\"></qqmusic></div>")),
                SHORT);
        assertThat(article.videos())
                .containsExactly(
                        "https://res.wx.qq.com/voice/getvoice?mediaid=MzX_22",
                        "https://mp.weixin.qq.com/mp/readtemplate?t=pages/video_player_tmpl&vid=wxv_123",
                        "http://music.example/a.m4a");
    }

    @Test
    void a_page_that_only_links_to_wechat_is_any_page() {
        String page =
                "<html><head><title>每周推荐的三篇文章</title></head><body><article><h1>每周推荐的三篇文章</h1><p>本周最值得读的，是一篇讲镜头运动的文章，<a href=\"https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv\">在这里</a>，作者把推拉摇讲得很清楚，还配了十二张图。</p></article></body></html>";
        Article article = article(page, "https://blog.example/weekly/3");
        assertThat(article.source()).isEqualTo(SourceKind.WEB);
        assertThat(article.url()).isEqualTo(Optional.of(new CanonicalUrl("https://blog.example/weekly/3")));
    }

    private static String data(int type, String fields) {
        return "<!DOCTYPE html><html><head><title></title></head><body><script>var author = 'a script';" + IDS
                + "window.item_show_type = '" + type
                + "'; window.cgiDataNew = { user: { author: 'somebody else', desc: 'of the user' }, " + fields
                + ", nick_name: JsDecode('周末放映室'), author: JsDecode('小林'), ori_create_time: '1760493600' };</script></body></html>";
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7})
    void what_is_said_of_a_video_or_a_sound_is_the_text_of_its_page(int type) {
        Article article = article(
                data(
                        type,
                        "title: JsDecode('新模型听评'), desc: JsDecode('十秒的短片\\x0a只要半分钟'), content_noencode: JsDecode('')"),
                LONG);
        assertThat(article.title()).isEqualTo("新模型听评");
        assertThat(article.text()).isEqualTo("十秒的短片\n只要半分钟");
        assertThat(article.author()).contains("小林");
        assertThat(article.site()).contains("周末放映室");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7})
    void a_video_or_a_sound_of_which_nothing_is_said_has_its_title(int type) {
        Article article = article(data(type, "title: JsDecode('新模型听评')"), LONG);
        assertThat(article.text()).isEqualTo("新模型听评");
        assertThat(article.warnings()).contains("The post has no words but its title.");
    }
}
