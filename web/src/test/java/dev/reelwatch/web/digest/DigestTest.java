package dev.reelwatch.web.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.finding.Support;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.digest.Summary.Section;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final LocalDate LAUNCH = LocalDate.parse("2031-05-06");
    private static final LocalDate TEST = LocalDate.parse("2031-05-09");
    private static final LocalDate CUT = LocalDate.parse("2031-06-01");
    private static final LocalDate KEPT = LocalDate.parse("2031-08-20");

    private final HandMade world = HandMade.world();

    private DigestCompiler compiler() {
        return new DigestCompiler(world.news(), HandMade.CLOCK);
    }

    private Digest on(LocalDate day, Language language) {
        return compiler().on(day, language);
    }

    private DigestCheck check(Language language) {
        return world.check(language);
    }

    private static List<String> texts(Digest digest) {
        return digest.sections().stream()
                .flatMap(section -> section.sentences().stream())
                .map(Sentence::text)
                .toList();
    }

    @Test
    void the_weightiest_news_comes_first_and_says_who_says_so_on_which_ground() {
        assertThat(texts(on(LAUNCH, Language.ZH)).getFirst())
                .isEqualTo("Sable 3 于2031年5月6日发布。潮汐日报报道（另有镜前观察转述；共 2 处报道）：「白鹭实验室今早发布 Sable 3。」");
        assertThat(texts(on(LAUNCH, Language.EN)).getFirst())
                .isEqualTo("Sable 3 was launched on 6 May 2031. Reported by 潮汐日报 "
                        + "(also relayed by 镜前观察; 2 reports): “白鹭实验室今早发布 Sable 3。”");
        assertThat(on(LAUNCH, Language.ZH).sections().getFirst().sentences())
                .extracting(Sentence::kind)
                .isSorted();
    }

    @Test
    void what_was_said_on_an_earlier_day_is_no_news() {
        var again = world.add(HandMade.article(
                "again.md", "后来者", "2031-05-12", "https://late.example/1", "回顾", "回顾一下，Sable 3 一次能拍 20 秒。"));
        Claim late = world.claim(
                again,
                "Sable 3",
                Attribute.DURATION,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.AUTHOR,
                HandMade.number("20 秒", 20, "s"),
                "Sable 3 一次能拍 20 秒");
        Finding old = world.findings.stream()
                .filter(finding -> finding.attribute() == Attribute.DURATION)
                .findFirst()
                .orElseThrow();
        List<Claim> claims = new ArrayList<>(old.claims());
        claims.add(late);
        world.findings.remove(old);
        Finding grown = world.finding(3, claims.toArray(Claim[]::new));

        assertThat(DigestCompiler.isNew(grown, LAUNCH)).isTrue();
        assertThat(DigestCompiler.isNew(grown, LocalDate.parse("2031-05-12"))).isFalse();
        assertThat(on(LocalDate.parse("2031-05-12"), Language.ZH).isEmpty()).isTrue();
        assertThat(compiler().days()).doesNotContain(LocalDate.parse("2031-05-12"));
    }

    @Test
    void a_dispute_is_told_on_the_day_its_second_side_spoke_with_the_words_of_both() {
        assertThat(texts(on(TEST, Language.ZH)).getFirst())
                .contains("说法不一（评价相反）", "「现场演示里，人物转身之后衣服的花纹仍然对得上，镜头推拉也很稳。」", "半格实验")
                .contains("「多人场景里 Sable 3 的人物一转身就换了衣服，三次里有两次对不上。」");
        assertThat(texts(on(LAUNCH, Language.ZH))).noneMatch(text -> text.contains("说法不一"));
    }

    @Test
    void a_price_that_replaces_another_is_told_with_both() {
        assertThat(texts(on(CUT, Language.ZH)))
                .anyMatch(text -> text.startsWith(
                        "Sable 3 的价格由 每月 88 元 下调到 每月 58 元：潮汐日报称「从今天起，Sable 3 会员每月 58 元。」；此前潮汐日报在2031年5月6日称"));
        assertThat(texts(on(CUT, Language.EN)))
                .anyMatch(text ->
                        text.startsWith("The price of Sable 3 went down from 88 CNY per month to 58 CNY per month"));
    }

    @Test
    void an_article_that_retells_a_release_of_three_months_ago_brings_nothing_new() {
        Article retold = world.add(HandMade.article(
                "retold.md", "回顾周刊", "2031-08-25", "https://recap.example/9", "回顾", "年中回顾：白鹭实验室发布了 Sable 3。"));
        world.claim(
                retold,
                "Sable 3",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "白鹭实验室发布了 Sable 3");
        assertThat(on(LocalDate.parse("2031-08-25"), Language.ZH).isEmpty()).isTrue();
    }

    @Test
    void a_release_long_ago_is_background_and_a_weak_claim_of_one_voice_is_only_counted() {
        Article article = world.add(HandMade.article(
                "history.md",
                "史话",
                "2031-07-15",
                "https://history.example/1",
                "史话",
                "Wren 1 于2029年3月发布。Wren 2 的画面据说很稳。Wren 2 单条 9 秒。"));
        world.claim(
                article,
                "Wren 1",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.AUTHOR,
                HandMade.date("2029年3月", "2029-03"),
                "Wren 1 于2029年3月发布");
        Claim sure = world.claim(
                article,
                "Wren 2",
                Attribute.DURATION,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                HandMade.number("9 秒", 9, "s"),
                "Wren 2 单条 9 秒");
        Claim weak = world.claim(
                article,
                "Wren 2",
                Attribute.CONSISTENCY,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "Wren 2 的画面据说很稳");
        world.claims.remove(weak);
        world.claims.add(HandMade.withConfidence(weak, 0.5));
        Digest digest = on(LocalDate.parse("2031-07-15"), Language.ZH);
        assertThat(digest.sections()).hasSize(1);
        assertThat(digest.sections().getFirst().sentences())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence.claims()).containsExactly(sure.id()));
        assertThat(digest.sections().getFirst().left()).isEqualTo(Map.of(Attribute.Group.QUALITY, 1));
        assertThat(DigestMarkdown.text(digest)).contains("\n另有 1 条未列。全部见 `reelwatch models Wren 2 --all`。\n");
        assertThat(DigestMarkdown.text(on(LocalDate.parse("2031-07-15"), Language.EN)))
                .contains("\n1 more item is not listed. For all of it: `reelwatch models Wren 2 --all`.\n");
        assertThat(new DigestHtml().fragment(digest)).contains("<a href=\"/models/wren-2\">Wren 2 的全部消息</a>");
        assertThat(DigestJson.write(digest).at("/sections/0/omitted_on/quality").asInt())
                .isEqualTo(1);
        assertThat(DigestJson.write(digest).at("/sections/0/page").asText()).isEqualTo("/models/wren-2");
    }

    @Test
    void a_sentence_is_quoted_before_a_headline_or_hashtags_of_the_same_article() {
        Article article = world.add(HandMade.article(
                "tags",
                "潮汐日报",
                "2031-07-18",
                "https://tide.example/18",
                "短讯",
                "#渡鸦推出Wren 2##Wren 2 只要3.5元#\n\n渡鸦今早推出 Wren 2，每条短片收3.5元。\n\n- 收3.5元"));
        world.claim(
                article,
                "Wren 2",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.empty(),
                "渡鸦推出Wren 2");
        world.claim(
                article,
                "Wren 2",
                Attribute.PRICE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                HandMade.number("3.5元", 3.5, "CNY"),
                "Wren 2 只要3.5元");
        assertThat(texts(on(LocalDate.parse("2031-07-18"), Language.ZH)))
                .singleElement()
                .asString()
                .contains("「渡鸦今早推出 Wren 2，每条短片收3.5元。」")
                .doesNotContain("#");
        Article alone = world.add(HandMade.article(
                "tag", "潮汐日报", "2031-07-19", "https://tide.example/19", "短讯", "#渡鸦发布Wren 1#\n\n大家怎么看？"));
        world.claim(
                alone,
                "Wren 1",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.empty(),
                "渡鸦发布Wren 1");
        assertThat(texts(on(LocalDate.parse("2031-07-19"), Language.ZH)))
                .singleElement()
                .asString()
                .contains("#渡鸦发布Wren 1#");
    }

    @Test
    void figures_of_one_respect_are_told_in_one_sentence() {
        Article article = world.add(HandMade.article(
                "plans.md",
                "价目",
                "2031-07-16",
                "https://plans.example/1",
                "价目",
                "Wren 2 每秒 0.30 美元，高清每秒 0.50 美元。Wren 2 的价格不错。"));
        for (double price : new double[] {0.3, 0.5}) {
            String text = price < 0.4 ? "0.30 美元" : "0.50 美元";
            world.claim(
                    article,
                    "Wren 2",
                    Attribute.PRICE,
                    Polarity.NEUTRAL,
                    Status.CURRENT,
                    Basis.VENDOR,
                    Optional.of(Value.ofNumber(text, price, "USD").per("second of video")),
                    "每秒 " + text);
        }
        world.claim(
                article,
                "Wren 2",
                Attribute.PRICE,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "Wren 2 的价格不错");
        assertThat(texts(on(LocalDate.parse("2031-07-16"), Language.ZH)))
                .singleElement()
                .asString()
                .isEqualTo("Wren 2 的价格为 0.30 美元/秒视频 或 0.50 美元/秒视频（分档计价）。价目报道：「Wren 2 每秒 0.30 美元，高清每秒 0.50 美元。」");
    }

    @Test
    void a_summary_tells_no_release_that_is_only_mentioned_where_another_one_is_told() {
        Article mention = world.add(
                HandMade.article("m", "闲谈", "2031-07-20", "https://chat.example/1", "闲谈", "有人聊起 Wren 2 的发布。"));
        Article news = world.add(
                HandMade.article("n", "潮汐日报", "2031-07-21", "https://tide.example/21", "短讯", "渡鸦今天开放 Wren 2 内测。"));
        Claim mentioned = released(mention, "有人聊起 Wren 2 的发布");
        Claim told = released(news, "渡鸦今天开放 Wren 2 内测");
        assertThat(releasesOf(Set.of())).contains(mentioned.id(), told.id());
        assertThat(releasesOf(Set.of(mentioned.id()))).containsExactly(told.id());
        assertThat(releasesOf(Set.of(mentioned.id(), told.id())))
                .as("nothing better is known")
                .contains(mentioned.id());
    }

    private Claim released(Article article, String quote) {
        return world.claim(
                article,
                "Wren 2",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.empty(),
                quote);
    }

    private List<String> releasesOf(Set<String> inPassing) {
        News all = world.news();
        News news = new News(
                all.findings().stream()
                        .filter(finding -> finding.model().equals("Wren 2"))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                all.passages(),
                inPassing);
        return Compilation.ofAll(news, 6, Language.ZH, HandMade.CLOCK).sections().stream()
                .flatMap(section -> section.sentences().stream())
                .filter(sentence -> sentence.kind() == Summary.Kind.RELEASE)
                .flatMap(sentence -> sentence.claims().stream())
                .toList();
    }

    private List<String> toldOf(String day, String title, String text, Attribute attribute, String quote, double sure) {
        Article article = world.add(HandMade.article(title, "潮汐日报", day, "https://tide.example/" + day, title, text));
        Claim claim = world.claim(
                article, "Wren 2", attribute, Polarity.POSITIVE, Status.CURRENT, Basis.AUTHOR, Optional.empty(), quote);
        world.claims.remove(claim);
        world.claims.add(HandMade.withConfidence(claim, sure));
        return texts(on(LocalDate.parse(day), Language.ZH));
    }

    @Test
    void a_function_that_is_brought_out_is_no_remark_and_neither_is_the_verdict_of_an_article_on_the_model() {
        Attribute editing = Attribute.EDITING;
        assertThat(toldOf("2031-07-01", "杂谈", "Wren 2 支持编辑与特效。", editing, "Wren 2 支持编辑与特效", 0.9))
                .isEmpty();
        assertThat(toldOf("2031-07-02", "杂谈", "Wren 2 新推出配音功能。", Attribute.AUDIO, "Wren 2 新推出配音功能", 0.9))
                .singleElement()
                .asString()
                .startsWith("Wren 2 支持声音。");
        Attribute motion = Attribute.MOTION;
        assertThat(toldOf("2031-07-03", "杂谈", "Wren 2 的动作很自然。", motion, "Wren 2 的动作很自然", 0.9))
                .isEmpty();
        assertThat(toldOf("2031-07-04", "为 Wren 2 正名", "Wren 2 的光影很自然。", Attribute.LIGHTING, "Wren 2 的光影很自然", 0.9))
                .singleElement()
                .asString()
                .startsWith("Wren 2 的光影获好评。");
    }

    @Test
    void that_a_model_is_open_source_is_as_easily_checked_as_a_release() {
        assertThat(toldOf("2031-07-05", "杂谈", "渡鸦开源了 Wren 2。", Attribute.OPEN_SOURCE, "渡鸦开源了 Wren 2", 0.66))
                .singleElement()
                .asString()
                .startsWith("Wren 2 已开源。");
        assertThat(toldOf("2031-07-06", "杂谈", "人人都能用 Wren 2。", Attribute.AVAILABILITY, "人人都能用 Wren 2", 0.66))
                .isEmpty();
    }

    @Test
    void what_weighs_the_same_is_told_in_the_order_of_its_source_and_that_it_is_open_source_before_who_may_use_it() {
        Article article = world.add(HandMade.article(
                "order",
                "潮汐日报",
                "2031-07-08",
                "https://tide.example/8",
                "规格",
                "Wren 2 已开放使用。Wren 2 已开源。Wren 2 高清一条 9 元。Wren 2 标清一条 5 元。"));
        for (Attribute event : List.of(Attribute.AVAILABILITY, Attribute.OPEN_SOURCE)) {
            world.claim(
                    article,
                    "Wren 2",
                    event,
                    Polarity.POSITIVE,
                    Status.CURRENT,
                    Basis.VENDOR,
                    Optional.empty(),
                    event == Attribute.OPEN_SOURCE ? "Wren 2 已开源" : "Wren 2 已开放使用");
        }
        for (int price : List.of(5, 9)) {
            world.claim(
                    article,
                    "Wren 2",
                    Attribute.PRICE,
                    Polarity.NEUTRAL,
                    Status.CURRENT,
                    Basis.VENDOR,
                    HandMade.number(price + " 元", price, "CNY"),
                    "Wren 2 " + (price == 9 ? "高清" : "标清") + "一条 " + price + " 元");
        }
        assertThat(texts(on(LocalDate.parse("2031-07-08"), Language.ZH)))
                .extracting(text -> text.substring(0, text.indexOf('。')))
                .containsExactly("Wren 2 已开源", "Wren 2 已开放使用", "Wren 2 的价格为 9 元", "Wren 2 的价格为 5 元");
    }

    @Test
    void a_sentence_with_figures_is_told_by_its_figures() {
        Article article = world.add(HandMade.article(
                "spec", "潮汐日报", "2031-07-07", "https://tide.example/7", "规格", "Wren 2 支持时长 6 秒的文生视频。"));
        world.claim(
                article,
                "Wren 2",
                Attribute.DURATION,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                HandMade.number("6 秒", 6, "s"),
                "Wren 2 支持时长 6 秒的文生视频");
        world.claim(
                article,
                "Wren 2",
                Attribute.TEXT_TO_VIDEO,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.empty(),
                "支持时长 6 秒的文生视频");
        assertThat(texts(on(LocalDate.parse("2031-07-07"), Language.ZH)))
                .singleElement()
                .asString()
                .startsWith("Wren 2 的视频时长为 6 秒。");
    }

    @Test
    void what_is_said_to_have_come_on_the_same_day_as_dated_news_is_news_and_an_old_function_is_none() {
        Article article = world.add(HandMade.article(
                "same",
                "潮汐日报",
                "2031-07-12",
                "https://tide.example/12",
                "一周",
                "7月10日，Moth 3 开放内测；同一天，渡鸦发布 Wren 2。Moth 3 于2029年2月上线音效功能。"));
        world.claim(
                article,
                "Moth 3",
                Attribute.AVAILABILITY,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                HandMade.date("7月10日", "2031-07-10"),
                "7月10日，Moth 3 开放内测");
        Claim released = world.claim(
                article,
                "Wren 2",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.empty(),
                "渡鸦发布 Wren 2");
        world.claim(
                article,
                "Moth 3",
                Attribute.AUDIO,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.VENDOR,
                HandMade.date("2029年2月", "2029-02"),
                "Moth 3 于2029年2月上线音效功能");
        News news = world.news();
        News passing = new News(
                news.findings(),
                news.disputes(),
                news.promises(),
                news.changes(),
                news.passages(),
                Set.of(released.id()));
        List<String> told =
                texts(new DigestCompiler(passing, HandMade.CLOCK).on(LocalDate.parse("2031-07-12"), Language.ZH));
        assertThat(told).anyMatch(text -> text.startsWith("Wren 2 已发布。")).noneMatch(text -> text.contains("声音"));
    }

    @Test
    void a_promise_is_told_when_made_and_when_kept() {
        assertThat(texts(on(LAUNCH, Language.ZH)))
                .anyMatch(text -> text.startsWith("Sable 3 预告分辨率，预期2031年8月。潮汐日报报道：「价格方面，"));
        assertThat(texts(on(KEPT, Language.ZH)))
                .singleElement()
                .asString()
                .contains("兑现了分辨率方面的预告", "4K 输出要等到 2031年8月才会开放。」");
    }

    @Test
    void a_promise_whose_time_runs_out_is_told_on_the_day_after_and_not_before_it_has_come() {
        world.promises.set(
                0,
                new Promise(
                        "p1",
                        "Sable 3",
                        Attribute.RESOLUTION,
                        Promise.State.OPEN,
                        world.promises.getFirst().due(),
                        world.promises.getFirst().promised(),
                        Optional.empty()));
        LocalDate overdue = LocalDate.parse("2031-09-01");
        assertThat(texts(on(overdue, Language.ZH))).singleElement().asString().contains("到期未见结果");
        java.time.Clock before = java.time.Clock.offset(HandMade.CLOCK, java.time.Duration.ofDays(-2));
        assertThat(new DigestCompiler(world.news(), before).days()).doesNotContain(overdue);
    }

    @Test
    void a_day_without_news_says_so_and_names_the_nearest_days_with_some() {
        Digest digest = on(LocalDate.parse("2031-05-20"), Language.ZH);
        assertThat(digest.isEmpty()).isTrue();
        assertThat(DigestMarkdown.text(digest)).contains("没有可报的新消息", "2031年5月9日", "2031年6月1日");
        assertThat(DigestJson.text(digest)).contains("\"sections\" : [ ]", "\"before\" : \"2031-05-09\"");
    }

    @Test
    void the_nearest_days_and_the_latest_digest_are_days_that_tell_something() {
        LocalDate silent = LocalDate.parse("2031-05-20");
        LocalDate last = LocalDate.parse("2031-08-28");
        for (LocalDate day : List.of(silent, last)) {
            Article article = world.add(HandMade.article(
                    day.toString(), "闲谈", day.toString(), "https://chat.example/" + day, "闲谈", "顺带一提，Moth 3 支持编辑与特效。"));
            world.claim(
                    article,
                    "Moth 3",
                    day.equals(silent) ? Attribute.EDITING : Attribute.STYLE_CONTROL,
                    Polarity.POSITIVE,
                    Status.CURRENT,
                    Basis.AUTHOR,
                    Optional.empty(),
                    "Moth 3 支持编辑与特效");
        }
        assertThat(compiler().days()).contains(silent, last);
        assertThat(on(silent, Language.ZH).isEmpty()).isTrue();
        assertThat(on(TEST, Language.ZH).after()).contains(CUT);
        assertThat(on(CUT, Language.ZH).before()).contains(TEST);
        assertThat(compiler().latest(Language.ZH).orElseThrow().date()).isEqualTo(KEPT);
    }

    @Test
    void the_same_knowledge_in_another_order_gives_the_same_bytes() {
        String markdown = DigestMarkdown.text(on(LAUNCH, Language.ZH));
        String json = DigestJson.text(on(LAUNCH, Language.ZH));
        java.util.Collections.reverse(world.claims);
        java.util.Collections.reverse(world.findings);
        assertThat(DigestMarkdown.text(on(LAUNCH, Language.ZH))).isEqualTo(markdown);
        assertThat(DigestJson.text(on(LAUNCH, Language.ZH))).isEqualTo(json);
    }

    @Test
    void a_month_is_no_day_so_a_claim_dated_to_one_is_news_of_no_day() {
        var vague = world.add(HandMade.article("vague.md", "旧闻", "2030-02", "", "旧闻", "Moth 1 发布了。"));
        world.claim(
                vague,
                "Moth 1",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.empty(),
                "Moth 1 发布了。");
        assertThat(compiler().days().first()).isEqualTo(LAUNCH);
    }

    @Test
    void respects_that_are_praised_alike_are_told_in_one_sentence_and_records_are_cut() {
        List<Attribute> qualities = List.of(Attribute.PHYSICS, Attribute.MOTION, Attribute.LIGHTING);
        String praise = "Wren 的物理、动作和光影都很好";
        List<String> quotes = List.of(praise, praise, praise, "Wren 在丁榜排第一", "Wren 在戊榜排第二");
        Article test = world.add(HandMade.article(
                "long.md", "长文", "2031-07-01", "", "长文", "Wren 的物理、动作和光影都很好。Wren 在丁榜排第一。Wren 在戊榜排第二。"));
        for (int i = 0; i < quotes.size(); i++) {
            boolean record = i >= qualities.size();
            world.claim(
                    test,
                    "Wren",
                    record ? Attribute.RANKING : qualities.get(i),
                    Polarity.POSITIVE,
                    Status.CURRENT,
                    Basis.AUTHOR,
                    Optional.empty(),
                    quotes.get(i));
        }
        Section section =
                on(LocalDate.parse("2031-07-01"), Language.ZH).sections().getFirst();
        assertThat(section.sentences()).hasSize(3);
        assertThat(section.sentences().getLast().text()).startsWith("Wren 的物理规律、动作表现、光影获好评。长文认为：「Wren 的物理、动作和光影都很好。」");
        assertThat(section.sentences().getLast().claims()).hasSize(3);
        assertThat(section.omitted()).isZero();
    }

    @Test
    void what_one_voice_says_in_passing_and_what_a_vendor_says_of_itself_is_counted_only() {
        Article test = world.add(HandMade.article(
                "passing.md", "路人", "2031-07-04", "", "杂谈", "Wren 的画面很美。官方称 Moth 3 画面惊艳。Moth 3 尚未发布。"));
        world.claim(
                test,
                "Wren",
                Attribute.VISUAL_QUALITY,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "Wren 的画面很美");
        world.claim(
                test,
                "Moth 3",
                Attribute.VISUAL_QUALITY,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.empty(),
                "官方称 Moth 3 画面惊艳");
        Claim absent = world.claim(
                test,
                "Moth 3",
                Attribute.RELEASE,
                Polarity.NEGATIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "Moth 3 尚未发布");
        world.claims.remove(absent);
        world.claims.add(HandMade.withConfidence(absent, 0.8));
        Digest digest = on(LocalDate.parse("2031-07-04"), Language.ZH);
        assertThat(digest.isEmpty()).isTrue();
        assertThat(digest.summary().others()).containsExactly("Wren");
    }

    @Test
    void praise_in_other_words_for_what_was_praised_before_is_no_news() {
        for (String day : List.of("2031-07-05", "2031-07-08")) {
            Article test = world.add(HandMade.article(
                    "praise-" + day, "评测 " + day, day, "", "评测", "Wren 的人物稳，手也稳，第" + day + "天还稳。Wren 单条 9 秒。"));
            world.claim(
                    test,
                    "Wren",
                    Attribute.CONSISTENCY,
                    Polarity.POSITIVE,
                    Status.CURRENT,
                    Basis.AUTHOR,
                    Optional.empty(),
                    "第" + day + "天还稳");
            if (day.endsWith("5")) {
                world.claim(
                        test,
                        "Wren",
                        Attribute.DURATION,
                        Polarity.NEUTRAL,
                        Status.CURRENT,
                        Basis.AUTHOR,
                        HandMade.number("9 秒", 9, "s"),
                        "Wren 单条 9 秒");
            }
        }
        assertThat(texts(on(LocalDate.parse("2031-07-05"), Language.ZH))).hasSize(2);
        assertThat(on(LocalDate.parse("2031-07-08"), Language.ZH).isEmpty()).isTrue();
    }

    private static final List<Summary.Kind> SAID = List.of(
            Summary.Kind.PROMISE,
            Summary.Kind.RECORD,
            Summary.Kind.CAPABILITY,
            Summary.Kind.VERDICT,
            Summary.Kind.RUMOUR,
            Summary.Kind.BACKGROUND);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sable 3 今天上线了。",
                "Sable 3 今天开始内测。",
                "Sable 3 的 API 今天开放。",
                "Sable 3 今天登陆国际版。",
                "Sable 3 今天有一次更新。",
                "Sable 3 今天正式下线。"
            })
    void every_event_of_a_release_has_words(String quote) {
        Claim claim = world.claim(
                world.add(HandMade.article("a.md", "某站", "2031-05-06", "", "Sable 3", quote)),
                "Sable 3",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                quote);
        Finding finding = new Finding(
                "f",
                "Sable 3",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Optional.empty(),
                List.of(claim),
                new Support(1, 0, 0));
        for (Language language : Language.values()) {
            Sentences sentences = new Sentences(Wording.in(language), Passages.ofQuotes(text -> List.of()));
            assertThat(sentences.facts(Summary.Kind.RELEASE, List.of(finding)).text())
                    .contains("Sable 3")
                    .doesNotContain("{", "}");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_claim_of_every_kind_has_words(Language language) {
        Sentences sentences = new Sentences(Wording.in(language), Passages.ofQuotes(text -> List.of()));
        Claim base = world.claims.getFirst();
        for (Attribute attribute : Attribute.values()) {
            for (Status status : Status.values()) {
                for (Polarity polarity : Polarity.values()) {
                    for (Optional<String> other : List.of(Optional.<String>empty(), Optional.of("Moth 2"))) {
                        Claim claim = new Claim(
                                base.id(),
                                base.article(),
                                "Sable 3",
                                attribute,
                                polarity,
                                status,
                                Basis.AUTHOR,
                                HandMade.number("7", 7, "s"),
                                other,
                                base.quote(),
                                base.trueAt(),
                                1,
                                "x");
                        Finding finding = new Finding(
                                "f",
                                "Sable 3",
                                attribute,
                                polarity,
                                claim.value(),
                                List.of(claim),
                                new Support(1, 0, 0));
                        for (Summary.Kind kind : SAID) {
                            assertThat(sentences.said(kind, List.of(finding)).text())
                                    .contains("Sable 3")
                                    .doesNotContain("{", "}");
                        }
                    }
                }
            }
        }
    }

    @Test
    void a_long_quote_is_cut_at_the_ends_of_clauses_around_its_value() {
        String clause = "这是一段用来凑足长度的铺垫文字";
        String quote = (clause + "，").repeat(9) + "价格是每月 7 元，" + (clause + "，").repeat(9) + "完。";
        String excerpt = Excerpt.of(quote, Optional.of("每月 7 元"), 60, Wording.in(Language.ZH));
        assertThat(excerpt)
                .startsWith("「……")
                .endsWith("……」")
                .contains("价格是每月 7 元，")
                .hasSizeLessThan(80);
        String inner = excerpt.substring(3, excerpt.length() - 3);
        assertThat(quote).contains(inner);
    }

    @Test
    void a_quote_that_holds_half_a_pair_of_marks_gets_other_marks() {
        assertThat(Excerpt.of("他说「好", Optional.empty(), 50, Wording.in(Language.ZH)))
                .isEqualTo("“他说「好”");
        assertThat(Excerpt.of("他说「好」", Optional.empty(), 50, Wording.in(Language.ZH)))
                .isEqualTo("「他说『好』」");
        assertThat(Excerpt.of("「好」", Optional.empty(), 50, Wording.in(Language.ZH)))
                .isEqualTo("「好」");
    }

    @Test
    void words_of_others_become_no_markup() {
        var hostile = world.add(HandMade.article(
                "evil.md",
                "<b>站</b>",
                "2031-07-02",
                "javascript:alert(1)",
                HandMade.HOSTILE,
                "Wren [x](y) 在榜单上排第一 " + HandMade.HOSTILE));
        world.claim(
                hostile,
                "Wren",
                Attribute.RANKING,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "Wren [x](y) 在榜单上排第一 " + HandMade.HOSTILE);
        Digest digest = on(LocalDate.parse("2031-07-02"), Language.ZH);
        assertThat(DigestMarkdown.text(digest))
                .doesNotContain("<script", "<img", "<b>")
                .contains("\\[x\\]");
        Document page = Jsoup.parse(new DigestHtml().page(digest));
        assertThat(page.select("script, img, b")).isEmpty();
        assertThat(page.select("a[href^=javascript]")).isEmpty();
        assertThat(page.text()).contains(HandMade.HOSTILE);
    }

    @Test
    void a_summary_tells_the_weightiest_of_all_that_is_known_and_passes_the_gate() {
        for (Language language : Language.values()) {
            Summary summary = Compilation.ofAll(world.news(), 3, language, HandMade.CLOCK);
            assertThat(summary.sections())
                    .isNotEmpty()
                    .allSatisfy(section -> assertThat(section.sentences()).hasSizeLessThanOrEqualTo(3));
            assertThat(check(language).faults(summary)).isEmpty();
        }
        Summary article = Compilation.ofAll(
                News.of(
                        world.claims.stream()
                                .filter(claim -> claim.article()
                                        .articleId()
                                        .equals(world.articles.getFirst().id()))
                                .toList(),
                        world.news().passages()),
                4,
                Language.ZH,
                HandMade.CLOCK);
        assertThat(article.claims())
                .isNotEmpty()
                .allMatch(claim -> claim.article()
                        .articleId()
                        .equals(world.articles.getFirst().id()));
    }

    @Test
    void feeds_hold_the_days_newest_first_and_the_same_digests_give_the_same_bytes() throws Exception {
        DigestFeeds feeds = new DigestFeeds(new DigestHtml(), "https://news.example", Language.ZH);
        DigestFeeds.Feed days = feeds.of(List.of(on(CUT, Language.ZH), on(LAUNCH, Language.ZH)));
        assertThat(feeds.atom(days)).isEqualTo(feeds.atom(days)).doesNotContain("href=\"/");
        Document atom = Jsoup.parse(feeds.atom(days), "", org.jsoup.parser.Parser.xmlParser());
        assertThat(atom.select("feed > entry > updated").eachText())
                .containsExactly("2031-06-01T23:59:59+08:00", "2031-05-06T23:59:59+08:00");
        assertThat(Jsoup.parse(atom.select("entry > content").getFirst().wholeText())
                        .select("a[href^=https://news.example/claims/]"))
                .isNotEmpty();
        Document rss = Jsoup.parse(feeds.rss(days), "", org.jsoup.parser.Parser.xmlParser());
        assertThat(rss.select("item > pubDate").eachText().getFirst()).isEqualTo("Sun, 1 Jun 2031 23:59:59 +0800");
        assertThat(feeds.json(days).get("items")).hasSize(2);
        assertThat(feeds.json(days).at("/items/0/content_html").asText()).contains("58 元");
    }

    @Test
    void the_page_holds_every_sentence() {
        Digest digest = on(LAUNCH, Language.ZH);
        Document page = Jsoup.parse(new DigestHtml().page(digest));
        assertThat(page.select(".sentence")).hasSameSizeAs(texts(digest));
        for (String text : texts(digest)) assertThat(page.wholeText()).contains(text);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_the_compiler_writes_passes_the_gate(Language language) {
        for (LocalDate day : compiler().days()) {
            Digest digest = on(day, language);
            assertThat(digest.isEmpty()).isFalse();
            assertThat(check(language).faults(digest.summary())).isEmpty();
        }
    }

    @Test
    void a_value_like_a_count_and_a_value_that_names_a_model_pass_the_gate() {
        var odd = world.add(HandMade.article(
                "odd.md", "Moth 频道", "2031-07-03", "", "杂", "Wren 1 在丙榜上排在第 1 名。Wren 1 用过 Moth 2 的人都能用。"));
        world.claim(
                odd,
                "Wren 1",
                Attribute.RANKING,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                HandMade.number("1", 1, ""),
                "Wren 1 在丙榜上排在第 1 名");
        world.claim(
                odd,
                "Wren 1",
                Attribute.AVAILABILITY,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.of(dev.reelwatch.index.claim.Value.ofText("用过 Moth 2 的人")),
                "用过 Moth 2 的人都能用");
        Digest digest = on(LocalDate.parse("2031-07-03"), Language.ZH);
        assertThat(texts(digest)).hasSize(2);
        assertThat(check(Language.ZH).faults(digest.summary())).isEmpty();
    }

    private Claim released(Article article, String model, String quote, Status status, Optional<Value> when) {
        return world.claim(article, model, Attribute.RELEASE, Polarity.NEUTRAL, status, Basis.THIRD_PARTY, when, quote);
    }

    private Article said(String doc, String day, String text) {
        return world.add(HandMade.article(doc, doc, day, "https://" + doc + ".example/1", "杂谈", text));
    }

    @Test
    void a_source_is_dated_as_it_dates_itself() {
        Wording wording = Wording.in(Language.EN);
        assertThat(wording.dateAsStated(Moment.parse("2031-03-24T21:08:00Z"))).isEqualTo("24 March 2031");
        assertThat(wording.dateAsStated(Moment.parse("2031-03-25T05:08:00+08:00")))
                .isEqualTo("25 March 2031");
        assertThat(wording.dateAsStated(Moment.parse("2031-03"))).isEqualTo("March 2031");
    }

    @Test
    void the_day_on_which_an_end_is_announced_is_not_that_of_the_end() {
        Article article = world.add(
                HandMade.article(
                        "end",
                        "潮汐日报",
                        "2031-07-22",
                        "https://tide.example/22",
                        "短讯",
                        "Raven announced on 21 July that it is shutting down Wren 2. Raven announced that it is shutting down Moth 3 on 30 August."));
        for (String quote : List.of(
                "Raven announced on 21 July that it is shutting down Wren 2",
                "Raven announced that it is shutting down Moth 3 on 30 August")) {
            boolean wren = quote.contains("Wren");
            world.claim(
                    article,
                    wren ? "Wren 2" : "Moth 3",
                    Attribute.RELEASE,
                    Polarity.NEUTRAL,
                    Status.CURRENT,
                    Basis.VENDOR,
                    wren ? HandMade.date("21 July", "2031-07-21") : HandMade.date("30 August", "2031-08-30"),
                    quote);
        }
        assertThat(texts(on(LocalDate.parse("2031-07-22"), Language.EN)))
                .anyMatch(text -> text.startsWith("Wren 2 was announced on 21 July 2031 to be shut down. "));
        assertThat(texts(on(LocalDate.parse("2031-07-22"), Language.ZH)))
                .anyMatch(text -> text.startsWith("Wren 2 于2031年7月21日被宣布停止提供。"))
                .noneMatch(text -> text.contains("8月30日被宣布"));
    }

    @Test
    void what_many_judge_themselves_has_independent_origins_and_what_they_report_has_reports() {
        Claim report = world.claims.stream()
                .filter(claim -> claim.attribute() == Attribute.RELEASE)
                .findFirst()
                .orElseThrow();
        Claim verdict = world.claims.stream()
                .filter(claim -> claim.basis() == Basis.AUTHOR && claim.attribute() == Attribute.CONSISTENCY)
                .findFirst()
                .orElseThrow();
        Wording wording = Wording.in(Language.EN);
        assertThat(wording.by(List.of(report), List.of(2), world.passages())).endsWith(" (2 reports)");
        assertThat(wording.by(List.of(verdict), List.of(2), world.passages())).endsWith(" (2 independent origins)");
        assertThat(wording.by(List.of(verdict, report), List.of(2), world.passages()))
                .isEqualTo("Told and judged by 潮汐日报 (2 reports)");
    }

    @Test
    void what_a_machine_summed_up_is_told_as_such_and_not_as_the_words_of_its_original() {
        Claim claim = world.claims.stream()
                .filter(each -> each.attribute() == Attribute.RELEASE)
                .findFirst()
                .orElseThrow();
        Claim.Source source = new Claim.Source(
                claim.article().articleId(),
                Optional.empty(),
                claim.article().url(),
                claim.article().title(),
                Optional.of("原刊"),
                Optional.of("摘录人"),
                claim.article().saidAt());
        Claim summed = new Claim(
                claim.id(),
                source,
                claim.model(),
                claim.attribute(),
                claim.polarity(),
                claim.status(),
                claim.basis(),
                claim.value(),
                claim.comparedTo(),
                claim.quote(),
                claim.trueAt(),
                claim.confidence(),
                claim.extractor());
        Passages machine = new Passages(id -> Optional.empty(), text -> List.of("Sable 3"), id -> true);
        News news = new News(News.of(List.of(summed), machine).findings(), List.of(), List.of(), List.of(), machine);
        for (Language language : Language.values()) {
            Summary summary = Compilation.ofAll(news, 4, language, HandMade.CLOCK);
            assertThat(summary.sections().getFirst().sentences().getFirst().text())
                    .contains(language == Language.ZH ? "摘录人 的机器编译稿" : "摘录人's machine-made text")
                    .doesNotContain("原刊");
            assertThat(DigestMarkdown.text(summary))
                    .contains(Wording.in(language).of("digest.machine"));
            assertThat(DigestJson.write(summary)
                            .at("/sources/0/machine_summary")
                            .asBoolean())
                    .isTrue();
            assertThat(new DigestCheck(
                                    language, id -> Optional.of(summed), Passages.ofQuotes(text -> List.of("Sable 3")))
                            .faults(summary))
                    .as("told of an original as of a machine")
                    .isNotEmpty();
            assertThat(new DigestCheck(language, id -> Optional.of(summed), machine).faults(summary))
                    .isEmpty();
        }
    }

    @Test
    void a_label_that_names_two_things_is_told_by_the_one_that_the_sentence_holds() {
        Article article = world.add(HandMade.article(
                "two", "潮汐日报", "2031-07-23", "https://tide.example/23", "短讯", "渡鸦推出新功能：Wren 2 支持一键特效。"));
        world.claim(
                article,
                "Wren 2",
                Attribute.EDITING,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.empty(),
                "Wren 2 支持一键特效");
        LocalDate day = LocalDate.parse("2031-07-23");
        Sentence told = on(day, Language.ZH).sections().getFirst().sentences().getFirst();
        assertThat(told.statement()).isEqualTo("Wren 2 支持特效");
        assertThat(texts(on(day, Language.EN)).getFirst()).startsWith("Wren 2 supports effects. ");
        for (String other : List.of("编辑与特效", "编辑")) {
            List<Summary.Part> parts = told.parts().stream()
                    .map(part -> part.head()
                            ? new Summary.Part(part.text().replace("特效", other), Optional.empty(), true)
                            : part)
                    .toList();
            assertThat(check(Language.ZH)
                            .faults("Wren 2", new Sentence(told.kind(), parts, told.claims(), told.origins())))
                    .as(other)
                    .isNotEmpty();
        }
        Wording wording = Wording.in(Language.EN);
        assertThat(wording.attribute(Attribute.EDITING, "剪辑和特效都有")).isEqualTo("editing and effects");
        assertThat(wording.attribute(Attribute.MULTI_SHOT, "用它讲了一段故事")).isEqualTo("storytelling");
    }

    @Test
    void only_what_would_be_markup_is_escaped() {
        assertThat(DigestMarkdown.escape("#甲# A&B &amp; *x*")).isEqualTo("\\#甲# A&B &amp;amp; \\*x\\*");
    }

    @Test
    void a_digest_begins_with_what_matters_most_and_numbers_lead_to_the_sources_at_the_end() {
        Digest digest = on(LAUNCH, Language.ZH);
        String text = DigestMarkdown.text(digest);
        assertThat(text.lines().toList().get(2)).startsWith("**要点**：Sable 3 发布 [[1]](#s1)");
        assertThat(text).contains("1. <a id=\"s1\"></a>");
        String html =
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(text));
        for (String page : List.of(html, new DigestHtml().page(digest), new DigestHtml().fragment(digest))) {
            Document document = Jsoup.parse(page);
            assertThat(document.select("a[href^=#s]"))
                    .hasSizeGreaterThanOrEqualTo(texts(digest).size() + 1)
                    .allSatisfy(link -> assertThat(
                                    document.select("[id=" + link.attr("href").substring(1) + "]"))
                            .as(link.outerHtml())
                            .hasSize(1));
        }
        for (Claim.Source source : digest.sources()) {
            assertThat(Jsoup.parse(html).text())
                    .contains(
                            source.title(),
                            source.site().orElseThrow(),
                            Wording.in(Language.ZH).date(source.saidAt().orElseThrow()));
        }
        assertThat(DigestMarkdown.text(on(LAUNCH, Language.EN))).contains("**In short**: Sable 3 launched [[1]](#s1)");
        assertThat(DigestJson.write(digest).at("/lead/text").asText()).isEqualTo("Sable 3 发布；Sable 预告声音。");
    }

    @Test
    void each_sentence_has_the_numbers_of_its_own_sources() {
        Summary summary = on(LAUNCH, Language.ZH).summary();
        for (Summary.Section section : summary.sections()) {
            for (Sentence sentence : section.sentences()) {
                assertThat(summary.numbersOf(sentence).stream()
                                .map(n -> summary.sources().get(n - 1)))
                        .containsExactlyInAnyOrderElementsOf(summary.claimsOf(sentence).stream()
                                .map(Claim::article)
                                .distinct()
                                .toList());
            }
        }
    }

    @Test
    void what_was_announced_long_ago_and_opens_today_is_news() {
        released(said("甲", "2031-02-01", "白鹭发布了 Wren 2。"), "Wren 2", "白鹭发布了 Wren 2", Status.CURRENT, Optional.empty());
        Article open = said("乙", "2031-07-20", "白鹭刚刚正式向公众发布了 Wren 2。");
        released(open, "Wren 2", "白鹭刚刚正式向公众发布了 Wren 2", Status.CURRENT, HandMade.date("刚刚", "2031-07"));
        assertThat(texts(on(LocalDate.parse("2031-07-20"), Language.ZH)))
                .singleElement()
                .asString()
                .startsWith("Wren 2 已发布。");
        Article next = said("丙", "2031-07-21", "白鹭昨天发布了 Wren 2。");
        released(next, "Wren 2", "白鹭昨天发布了 Wren 2", Status.CURRENT, HandMade.date("昨天", "2031-07-20"));
        assertThat(on(LocalDate.parse("2031-07-21"), Language.ZH).isEmpty()).isTrue();
    }

    @Test
    void what_came_out_in_a_former_year_is_background() {
        Article article = said("甲", "2031-01-12", "2030 年白鹭发布了 Wren 2。");
        released(article, "Wren 2", "2030 年白鹭发布了 Wren 2", Status.CURRENT, HandMade.date("2030 年", "2030"));
        assertThat(on(LocalDate.parse("2031-01-12"), Language.ZH).isEmpty()).isTrue();
    }

    @Test
    void a_version_comes_out_not_the_line_and_the_version_and_its_alpha_is_not_planned() {
        Article article = said("甲", "2031-07-22", "白鹭发布了 Wren，版本是 Wren 3。白鹭发布了 Wren 3。Wren 3 Alpha 即将推出。");
        released(article, "Wren", "白鹭发布了 Wren，版本是 Wren 3", Status.CURRENT, Optional.empty());
        released(article, "Wren 3", "白鹭发布了 Wren 3。", Status.CURRENT, Optional.empty());
        released(article, "Wren 3 Alpha", "Wren 3 Alpha 即将推出", Status.PLANNED, Optional.empty());
        assertThat(texts(on(LocalDate.parse("2031-07-22"), Language.ZH)))
                .singleElement()
                .asString()
                .startsWith("Wren 3 已发布");
    }

    @Test
    void an_edition_for_some_is_not_the_model_that_is_planned() {
        Article article = said("甲", "2031-07-23", "Wren 2 安卓版将于下月上线。");
        released(article, "Wren 2", "Wren 2 安卓版将于下月上线", Status.PLANNED, Optional.empty());
        assertThat(texts(on(LocalDate.parse("2031-07-23"), Language.ZH)).getFirst())
                .startsWith("Wren 2 计划推出安卓版。");
        assertThat(texts(on(LocalDate.parse("2031-07-23"), Language.EN)).getFirst())
                .startsWith("Wren 2 is planned to get an Android edition next month. ");
    }

    @Test
    void a_model_that_a_title_names_is_named_where_nothing_of_it_is_sure_enough() {
        Article sure = said("甲", "2031-07-25", "Wren 2 单条 9 秒。");
        world.claim(
                sure,
                "Wren 2",
                Attribute.DURATION,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                HandMade.number("9 秒", 9, "s"),
                "Wren 2 单条 9 秒");
        Article vague = world.add(HandMade.article(
                "titled", "乙", "2031-07-25", "https://tide.example/25", "潮汐 Moth 3 来信", "Moth 3 的镜头据说很活。"));
        Claim weak = world.claim(
                vague,
                "Moth 3",
                Attribute.CAMERA_CONTROL,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.empty(),
                "Moth 3 的镜头据说很活");
        world.claims.remove(weak);
        world.claims.add(HandMade.withConfidence(weak, 0.5));
        Digest digest = on(LocalDate.parse("2031-07-25"), Language.ZH);
        assertThat(digest.summary().others()).containsExactly("Moth 3");
        assertThat(DigestMarkdown.text(digest)).contains("\n另有消息、但不足以单独成句：Moth 3。\n");
        assertThat(DigestMarkdown.text(on(LocalDate.parse("2031-07-25"), Language.EN)))
                .contains("\nAlso in the news, with nothing sure enough for a sentence: Moth 3.\n");
        assertThat(new DigestHtml().fragment(digest)).contains("Moth 3");
        assertThat(DigestJson.write(digest).at("/other_models/0").asText()).isEqualTo("Moth 3");
    }

    @Test
    void that_a_model_is_open_to_those_who_pay_is_told_once_in_whatever_words() {
        for (String day : List.of("2031-07-05", "2031-07-08")) {
            String words = day.endsWith("05") ? "付费用户" : "付费订阅";
            Article article = said("甲", day, "Wren 2 向" + words + "开放使用。");
            world.claim(
                    article,
                    "Wren 2",
                    Attribute.AVAILABILITY,
                    Polarity.NEUTRAL,
                    Status.CURRENT,
                    Basis.VENDOR,
                    Optional.of(Value.ofText(words + " (paid)")),
                    "Wren 2 向" + words + "开放使用");
        }
        assertThat(texts(on(LocalDate.parse("2031-07-05"), Language.EN)).getFirst())
                .startsWith("Wren 2 is open to paying users. ");
        assertThat(on(LocalDate.parse("2031-07-08"), Language.EN).isEmpty()).isTrue();
    }

    @Test
    void that_a_lacking_function_is_spoken_of_does_not_tell_that_it_was_added() {
        Claim lacking = controlled(said("甲", "2031-07-20", "Wren 2 没有镜头控制功能。"), Polarity.NEGATIVE, "Wren 2 没有镜头控制功能");
        Claim named = controlled(said("乙", "2031-07-26", "Wren 2 的镜头控制一览。"), Polarity.POSITIVE, "Wren 2 的镜头控制一览");
        Claim added = controlled(said("丙", "2031-07-27", "Wren 2 新增了镜头控制。"), Polarity.POSITIVE, "Wren 2 新增了镜头控制");
        world.changes.add(new Change("Wren 2", Attribute.CAMERA_CONTROL, lacking, named));
        world.changes.add(new Change("Wren 2", Attribute.CAMERA_CONTROL, lacking, added));
        assertThat(texts(on(LocalDate.parse("2031-07-26"), Language.ZH))).noneMatch(text -> text.contains("新增或补上"));
        assertThat(texts(on(LocalDate.parse("2031-07-27"), Language.ZH)).getFirst())
                .startsWith("Wren 2 新增或补上了镜头控制：丙称「Wren 2 新增了镜头控制。」");
    }

    private Claim controlled(Article article, Polarity polarity, String quote) {
        return world.claim(
                article,
                "Wren 2",
                Attribute.CAMERA_CONTROL,
                polarity,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                quote);
    }

    @Test
    void what_is_told_twice_in_the_same_words_is_told_once() {
        Article article = said("甲", "2031-07-24", "Wren 2 的价格为每月 9 元。");
        for (String quote : List.of("Wren 2 的价格为每月 9 元", "Wren 2 的价格为每月 9 元。")) {
            world.claim(
                    article,
                    "Wren 2",
                    Attribute.PRICE,
                    Polarity.NEUTRAL,
                    Status.CURRENT,
                    Basis.VENDOR,
                    Optional.of(Value.ofNumber("9 元", 9, "CNY").per("month")),
                    quote);
        }
        assertThat(texts(on(LocalDate.parse("2031-07-24"), Language.ZH))).hasSize(1);
    }

    @Test
    void what_keeps_a_promise_that_cannot_be_told_is_told_by_itself() {
        Article before = said("甲", "2031-07-01", "也许某天会有。");
        Claim vague = released(before, "Wren 2", "也许某天会有", Status.PLANNED, Optional.empty());
        Article after = said("乙", "2031-07-25", "白鹭发布了 Wren 2。");
        Claim kept = released(after, "Wren 2", "白鹭发布了 Wren 2", Status.CURRENT, Optional.empty());
        world.promises.add(new Promise(
                "p-wren", "Wren 2", Attribute.RELEASE, Promise.State.KEPT, Optional.empty(), vague, Optional.of(kept)));
        assertThat(texts(on(LocalDate.parse("2031-07-25"), Language.ZH)))
                .singleElement()
                .asString()
                .startsWith("Wren 2 已发布。");
    }
}
