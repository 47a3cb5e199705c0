package dev.reelwatch.web.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Quote;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Part;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Under which conditions a thing was said is told with it. */
class SettingTest {
    private static final String DAY = "2031-07-10";

    private final HandMade world = HandMade.world();

    private Article article(String title, String text) {
        return world.add(HandMade.article(title, "潮汐日报", DAY, "https://tide.example/" + title.length(), title, text));
    }

    private Claim claimOf(Article article, Attribute attribute, String quote) {
        return world.claim(
                article, "Wren 2", attribute, Polarity.POSITIVE, Status.CURRENT, Basis.AUTHOR, Optional.empty(), quote);
    }

    private void said(Article article, Attribute attribute, Basis basis, Optional<Value> value, String quote) {
        Polarity polarity = value.isPresent() ? Polarity.NEUTRAL : Polarity.POSITIVE;
        world.claim(article, "Wren 2", attribute, polarity, Status.CURRENT, basis, value, quote);
    }

    private Digest digest(Language language) {
        return new DigestCompiler(world.news(), HandMade.CLOCK).on(LocalDate.parse(DAY), language);
    }

    private List<Sentence> sentences(Language language) {
        return digest(language).sections().stream()
                .flatMap(section -> section.sentences().stream())
                .toList();
    }

    private String only(Language language) {
        assertThat(sentences(language)).hasSize(1);
        return sentences(language).getFirst().text();
    }

    @Test
    void a_figure_of_a_plan_is_told_with_the_plan_and_a_bound_as_a_bound() {
        Article article = article("规格", "Wren 2 的 Pro 用户单条视频最长 20 秒。");
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("20 秒", 20, "s"), "最长 20 秒");
        assertThat(only(Language.ZH)).startsWith("Wren 2 的视频时长最长 20 秒（限 Pro）。");
        assertThat(only(Language.EN)).startsWith("Wren 2 makes clips of up to 20 s (for Pro). ");

        Sentence told = sentences(Language.ZH).getFirst();
        List<Part> bare = told.parts().stream()
                .map(part -> new Part(part.text().replace("（限 Pro）", ""), part.quoted(), part.head()))
                .toList();
        assertThat(world.check(Language.ZH)
                        .faults("Wren 2", new Sentence(told.kind(), bare, told.claims(), told.origins())))
                .anyMatch(fault -> fault.contains("conditions"));
    }

    @Test
    void a_plan_of_a_figure_that_is_not_told_narrows_no_other() {
        Article article = article("规则", "Wren 2 的所有用户最长能生成 15 秒，Pro 用户在网页端最长 25 秒。");
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("15 秒", 15, "s"), "最长能生成 15 秒");
        assertThat(only(Language.ZH)).startsWith("Wren 2 的视频时长最长 15 秒。");
    }

    private List<String> faultsWith(String words, String others) {
        Sentence told = sentences(Language.ZH).getFirst();
        List<Part> parts = told.parts().stream()
                .map(part -> part.quoted().isPresent()
                        ? part
                        : new Part(part.text().replace(words, others), part.quoted(), part.head()))
                .toList();
        assertThat(parts).isNotEqualTo(told.parts());
        return world.check(Language.ZH)
                .faults("Wren 2", new Sentence(told.kind(), parts, told.claims(), told.origins()));
    }

    @Test
    void a_bound_that_is_dropped_or_added_is_caught() {
        Article article = article("界限", "Wren 2 单条最长 20 秒，帧率 30fps。");
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("20 秒", 20, "s"), "Wren 2 单条最长 20 秒");
        said(article, Attribute.FRAME_RATE, Basis.VENDOR, HandMade.number("30fps", 30, "fps"), "帧率 30fps");
        assertThat(only(Language.ZH)).startsWith("Wren 2 的视频时长最长 20 秒，帧率为 30fps。");
        assertThat(faultsWith("最长 20 秒", "20 秒")).anyMatch(fault -> fault.contains("how its figure is meant: 20 秒"));
        assertThat(faultsWith("最长 20 秒", "约 20 秒")).anyMatch(fault -> fault.contains("how its figure is meant: 20 秒"));
        assertThat(faultsWith("30fps", "最高 30fps"))
                .anyMatch(fault -> fault.contains("as no cited claim means it: 30fps"));

        Sentence told = sentences(Language.ZH).getFirst();
        DigestCheck check = world.check(Language.ZH);
        assertThat(check.faults("Wren 2", told.reworded("Wren 2 的视频时长可达 20 秒，帧率为 30fps")))
                .isEmpty();
        assertThat(check.faults("Wren 2", told.reworded("Wren 2 的视频时长是 20 秒，帧率为 30fps")))
                .anyMatch(fault -> fault.contains("how its figure is meant: 20 秒"));
    }

    @Test
    void the_day_on_which_it_was_said_is_not_the_day_on_which_it_happened() {
        Article article = article("日子", "昨天渡鸦发布了 Wren 2。");
        said(article, Attribute.RELEASE, Basis.VENDOR, HandMade.date("昨天", "2031-07-09"), "昨天渡鸦发布了 Wren 2");
        assertThat(only(Language.ZH)).startsWith("Wren 2 于2031年7月9日发布。");
        assertThat(faultsWith("7月9日", "7月10日")).isNotEmpty();
        Sentence told = sentences(Language.ZH).getFirst();
        assertThat(world.check(Language.ZH).faults("Wren 2", told.reworded("Wren 2 已于 2031年7月10日发布")))
                .isNotEmpty();
    }

    @Test
    void figures_in_a_row_are_told_together() {
        Article article = article("长度", "Wren 2 的视频长度可选5s和10s两种。");
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("5s", 5, "s"), "可选5s和10s两种");
        assertThat(only(Language.ZH)).startsWith("Wren 2 的视频时长为 5s和10s。");
    }

    @Test
    void a_row_is_told_once_and_the_name_of_a_model_is_no_plan() {
        Article article = article("规格表", "Wren 2 Pro 单条可选 5 秒或 10 秒。");
        for (int length : List.of(5, 10)) {
            world.claim(
                    article,
                    "Wren 2 Pro",
                    Attribute.DURATION,
                    Polarity.NEUTRAL,
                    Status.CURRENT,
                    Basis.VENDOR,
                    HandMade.number(length + " 秒", length, "s"),
                    length == 5 ? "Wren 2 Pro 单条可选 5 秒" : "Wren 2 Pro 单条可选 5 秒或 10 秒");
        }
        assertThat(only(Language.ZH)).startsWith("Wren 2 Pro 的视频时长为 5 秒或 10 秒。");
    }

    @Test
    void how_long_a_clip_is_tells_nothing_of_how_long_one_waits() {
        Article article = article("速度", "速度也快：Wren 2 生成 5 秒的 720p 视频不到 9 分钟。");
        said(
                article,
                Attribute.GENERATION_SPEED,
                Basis.VENDOR,
                HandMade.number("5 秒", 5, "s"),
                "Wren 2 生成 5 秒的 720p 视频");
        assertThat(sentences(Language.ZH)).isEmpty();
        said(
                article,
                Attribute.GENERATION_SPEED,
                Basis.VENDOR,
                HandMade.number("9 分钟", 540, "s"),
                "Wren 2 生成 5 秒的 720p 视频不到 9 分钟");
        assertThat(sentences(Language.ZH)).hasSize(1);
    }

    @Test
    void a_row_reads_alike_in_both_languages() {
        Article article = article("长度", "Wren 2 单条可选 5 秒或 10 秒。");
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("5 秒", 5, "s"), "可选 5 秒或 10 秒");
        assertThat(only(Language.ZH)).startsWith("Wren 2 的视频时长为 5 秒或 10 秒。");
        assertThat(only(Language.EN)).startsWith("Wren 2 makes clips of 5 s or 10 s. ");
        assertThat(Wording.in(Language.ZH)
                        .row("720p or 1080p", HandMade.number("720p", 720, "p").orElseThrow()))
                .isEqualTo("720p或1080p");
    }

    @Test
    void a_price_is_told_with_what_it_is_counted_on() {
        Article article = article("定价", "Wren 2 的价格为 46 元/百万 tokens。");
        said(article, Attribute.PRICE, Basis.VENDOR, HandMade.number("46 元", 46, "CNY"), "Wren 2 的价格为 46 元/百万 tokens");
        assertThat(only(Language.ZH)).startsWith("Wren 2 的价格为 46 元/百万 tokens。");
        assertThat(only(Language.EN)).startsWith("Wren 2 costs 46 CNY per million tokens. ");
        assertThat(Setting.base("$0.30 per API call", "$0.30")).contains("call");
        assertThat(Setting.base("每秒 46 元，另算", "46 元")).isEmpty();

        Sentence told = sentences(Language.ZH).getFirst();
        List<Part> bare = told.parts().stream()
                .map(part -> new Part(part.text().replace("/百万 tokens", ""), part.quoted(), part.head()))
                .toList();
        assertThat(world.check(Language.ZH)
                        .faults("Wren 2", new Sentence(told.kind(), bare, told.claims(), told.origins())))
                .anyMatch(fault -> fault.contains("counted on"));
    }

    @Test
    void that_its_work_beats_another_one_is_told_as_the_word_of_the_maker() {
        Article article = article("对比", "Wren 2 的画质比 Moth 3 更好。Wren 2 单条 9 秒。");
        world.claims.add(compared(article, Attribute.VISUAL_QUALITY, "Wren 2 的画质比 Moth 3 更好"));
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("9 秒", 9, "s"), "Wren 2 单条 9 秒");
        assertThat(sentences(Language.ZH).stream().map(Sentence::text))
                .anyMatch(text -> text.contains("优于 Moth 3") && text.contains("潮汐日报转述官方说法："))
                .anyMatch(text -> text.contains("9 秒") && text.contains("潮汐日报报道："));
        assertThat(sentences(Language.EN).stream().map(Sentence::text))
                .anyMatch(text -> text.contains(". Claimed by the maker, told by 潮汐日报: “"));
    }

    @Test
    void a_comparison_that_the_author_made_himself_is_his_own() {
        Article article = article("对比", "我试下来，Wren 2 的画质比 Moth 3 更好。Wren 2 单条 9 秒。");
        world.claims.add(compared(article, Attribute.VISUAL_QUALITY, "Wren 2 的画质比 Moth 3 更好"));
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("9 秒", 9, "s"), "Wren 2 单条 9 秒");
        assertThat(sentences(Language.ZH).stream().map(Sentence::text))
                .anyMatch(text -> text.contains("优于 Moth 3") && text.contains("潮汐日报认为："));
    }

    @Test
    void what_goes_on_with_other_respects_is_of_the_same_case() {
        Article article =
                article("档位", "Wren 2 分成标准、专业版和旗舰版三档：\n\n- 标准模式输出 720p，一条 5 秒视频 20 积分；\n- 旗舰版输出 4K，一条 5 秒视频 90 积分。");
        said(article, Attribute.RESOLUTION, Basis.VENDOR, HandMade.number("720p", 720, "p"), "标准模式输出 720p");
        said(article, Attribute.PRICE, Basis.VENDOR, HandMade.number("20 积分", 20, "credits"), "一条 5 秒视频 20 积分");
        List<Claim> cited = world.claims.subList(world.claims.size() - 2, world.claims.size());
        Setting.Conditions conditions = Setting.conditions(cited, world.passages());
        assertThat(conditions.shared()).containsExactly("标准模式");
        assertThat(conditions.own()).isEmpty();
    }

    @Test
    void others_without_a_name_are_told_in_the_language_of_the_reader() {
        Article article = article("对比", "Wren 2 的画质比其他家更好。Wren 2 单条 9 秒。");
        world.claims.add(compared(article, Attribute.VISUAL_QUALITY, "Wren 2 的画质比其他家更好", "其他家"));
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("9 秒", 9, "s"), "Wren 2 单条 9 秒");
        assertThat(sentences(Language.ZH)).anyMatch(told -> told.text().startsWith("Wren 2 的画质被认为优于其他家。"));
        assertThat(sentences(Language.EN))
                .anyMatch(told ->
                        told.text().startsWith("Wren 2 is judged better than other models in visual quality. "));
        assertThat(Wording.in(Language.EN).others("以往的模型")).isEqualTo("earlier models");
        assertThat(Wording.in(Language.EN).others("Moth 3")).isEqualTo("Moth 3");
    }

    @Test
    void a_condition_is_told_with_its_own_figure_alone() {
        Article article = article("长短", "Wren 2 单条最长 15 秒，Pro 用户最长 25 秒。");
        for (int length : List.of(15, 25)) {
            said(
                    article,
                    Attribute.DURATION,
                    Basis.VENDOR,
                    HandMade.number(length + " 秒", length, "s"),
                    length == 15 ? "Wren 2 单条最长 15 秒" : "Wren 2 单条最长 15 秒，Pro 用户最长 25 秒");
        }
        assertThat(only(Language.ZH)).startsWith("Wren 2 的视频时长最长 15 秒、最长 25 秒（限 Pro）。");
        assertThat(only(Language.EN)).startsWith("Wren 2 makes clips of up to 15 s and up to 25 s (for Pro). ");

        Sentence told = sentences(Language.ZH).getFirst();
        List<Part> moved = told.parts().stream()
                .map(part -> new Part(
                        part.text().replace("最长 15 秒、最长 25 秒（限 Pro）", "最长 15 秒（限 Pro）；最长 25 秒"),
                        part.quoted(),
                        part.head()))
                .toList();
        assertThat(world.check(Language.ZH)
                        .faults("Wren 2", new Sentence(told.kind(), moved, told.claims(), told.origins())))
                .anyMatch(fault -> fault.contains("conditions of 25 秒"));
    }

    @Test
    void the_card_and_the_size_that_a_time_was_taken_with_are_told_and_what_a_plan_costs_hides_no_plan() {
        Article card = article("计时", "Wren 2 在一张 L20 上生成 5 秒的 1080p 视频用时 41 秒。");
        said(
                card,
                Attribute.GENERATION_SPEED,
                Basis.VENDOR,
                Optional.of(Value.ofNumber("41 秒", 41, "s").per("5 s clip")),
                "Wren 2 在一张 L20 上生成 5 秒的 1080p 视频用时 41 秒");
        assertThat(only(Language.EN)).startsWith("Wren 2 takes 41 s per 5-second clip (on one L20, at 1080p). ");
        assertThat(only(Language.ZH)).startsWith("Wren 2 的生成耗时 41 秒/条 5 秒视频（在 一张 L20 上、1080p 下）。");
        world.claims.removeLast();
        Article plan = article("套餐价", "Wren 2 的 Plus 每月 20 美元，单条最长 5 秒。");
        said(plan, Attribute.DURATION, Basis.VENDOR, HandMade.number("5 秒", 5, "s"), "单条最长 5 秒");
        assertThat(only(Language.EN)).startsWith("Wren 2 makes clips of up to 5 s (for Plus). ");
    }

    @Test
    void a_condition_in_parentheses_is_that_of_the_figure_before_them() {
        Article article = article("括号", "Wren 2 makes clips of 15 s and of 25 s (Pro).");
        for (String length : List.of("15 s", "25 s")) {
            said(
                    article,
                    Attribute.DURATION,
                    Basis.VENDOR,
                    HandMade.number(length, Double.parseDouble(length.substring(0, 2)), "s"),
                    "Wren 2 makes clips of 15 s" + (length.equals("15 s") ? "" : " and of 25 s (Pro)"));
        }
        assertThat(only(Language.EN)).startsWith("Wren 2 makes clips of 15 s and 25 s (for Pro). ");
    }

    @Test
    void what_holds_for_all_figures_is_told_once_and_as_holding_for_all() {
        Article article = article("共有", "Wren 2 的 Pro 用户得到更多（单条最长 25 秒、分辨率 4K）。");
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("25 秒", 25, "s"), "单条最长 25 秒");
        said(article, Attribute.RESOLUTION, Basis.VENDOR, HandMade.number("4K", 2160, "p"), "分辨率 4K");
        assertThat(only(Language.ZH)).startsWith("Wren 2 的视频时长最长 25 秒，分辨率为 4K（均限 Pro）。");
        assertThat(only(Language.EN)).startsWith("Wren 2 makes clips of up to 25 s and outputs 4K (all for Pro). ");
    }

    @Test
    void how_sharp_the_picture_is_narrows_how_long_a_clip_is_and_not_itself() {
        Article article = article("清晰", "Wren 2 makes clips of 6 s at 1080p resolution.");
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("6 s", 6, "s"), "Wren 2 makes clips of 6 s");
        said(
                article,
                Attribute.RESOLUTION,
                Basis.VENDOR,
                HandMade.number("1080p", 1080, "p"),
                "Wren 2 makes clips of 6 s at 1080p resolution");
        assertThat(only(Language.EN)).startsWith("Wren 2 makes clips of 6 s (at 1080p) and outputs 1080p. ");
    }

    @Test
    void the_headings_of_a_list_are_conditions_of_its_figures() {
        Article article = article(
                "Wren 2 套餐", "套餐如下：\n\n- Plus：\n\n限制：\n\n1. 每月 50 条。\n2. 视频时长限制为 5 秒。\n\n- 专业版：\n\n1. 视频时长可到 20 秒。");
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("5 秒", 5, "s"), "视频时长限制为 5 秒");
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("20 秒", 20, "s"), "视频时长可到 20 秒");
        assertThat(sentences(Language.ZH).stream().map(Sentence::text))
                .anyMatch(text -> text.startsWith("Wren 2 的视频时长最长 5 秒（限 Plus）。"))
                .anyMatch(text -> text.startsWith("Wren 2 的视频时长为 20 秒（限专业版）。"));
        assertThat(world.check(Language.ZH).faults(digest(Language.ZH).summary()))
                .isEmpty();
    }

    @Test
    void figures_read_well_where_the_source_writes_them_in_a_sentence_of_their_own() {
        Wording zh = Wording.in(Language.ZH);
        Wording en = Wording.in(Language.EN);
        Value rate = Value.ofNumber("5s的视频要等45s", 45, "s").per("5 s clip");
        assertThat(zh.value(rate)).isEqualTo("45 秒/条 5 秒视频");
        Value minutes = Value.ofNumber("5秒视频约4分钟", 240, "s").per("5 s clip");
        assertThat(zh.value(minutes)).isEqualTo("约 4 分钟/条 5 秒视频");
        assertThat(en.value(Value.ofNumber("10-second", 10, "s"))).isEqualTo("10 s");
        assertThat(en.value(Value.ofText("5 ~ 8 秒"))).isEqualTo("5 to 8 s");
        assertThat(Setting.measure("成本大约为 $0.10，视情况而定", "$0.10")).contains("about");
        assertThat(Setting.measure("最快5秒生成画面", "5秒")).contains("at-best");
        assertThat(Setting.base("标准模式，5 秒 20 积分", "20 积分")).contains("5 s clip");
        assertThat(Setting.base("同样 5 秒是 35 积分", "35 积分")).contains("5 s clip");
        assertThat(Setting.base("等待 5 秒 20 帧", "20 帧")).isEmpty();
        assertThat(en.value(minutes)).isEqualTo("about 4 min per 5-second clip");

        Article article = article("词", "Wren 2 支持分钟级的长视频。");
        said(article, Attribute.DURATION, Basis.VENDOR, Optional.of(Value.ofText("分钟级")), "Wren 2 支持分钟级的长视频");
        assertThat(only(Language.EN)).startsWith("Wren 2 makes clips of a minute or more. ");
    }

    @Test
    void a_comparison_is_told_in_the_respect_that_is_compared_and_in_no_other() {
        Article article = article("对比", "Wren 2 的动作比 Moth 3 更好，画质很好。");
        Proof proof = new Proof(world.passages(DigestCheck.namesAmong(List.of("Wren 2", "Moth 3"))));
        assertThat(proof.holds(compared(article, Attribute.MOTION, "Wren 2 的动作比 Moth 3 更好")))
                .isTrue();
        assertThat(proof.holds(compared(article, Attribute.VISUAL_QUALITY, "画质很好")))
                .isFalse();
    }

    @Test
    void a_comparison_is_told_with_the_way_to_make_a_video_that_its_words_name() {
        Article article = article("对比", "我试下来，在图生视频上，Wren 2 的画质比 Moth 3 更好，文生视频还没有。Wren 2 单条 9 秒；");
        world.claims.add(compared(article, Attribute.VISUAL_QUALITY, "Wren 2 的画质比 Moth 3 更好"));
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("9 秒", 9, "s"), "Wren 2 单条 9 秒");
        assertThat(sentences(Language.ZH))
                .anyMatch(told -> told.text().startsWith("Wren 2 的画质被认为优于 Moth 3（图生视频）。"))
                .anyMatch(told -> told.text().endsWith("：「Wren 2 单条 9 秒」。"));
        Sentence told = sentences(Language.EN).stream()
                .filter(each -> each.kind() == Kind.VERDICT)
                .findFirst()
                .orElseThrow();
        assertThat(told.statement())
                .isEqualTo("Wren 2 is judged better than Moth 3 in visual quality (image to video)");
        DigestCheck gate = new DigestCompiler(world.news(), HandMade.CLOCK).gate(Language.EN);
        assertThat(gate.faults("Wren 2", told)).isEmpty();
        for (String other : List.of("", " (text to video)")) {
            List<Summary.Part> parts = told.parts().stream()
                    .map(part -> new Summary.Part(
                            part.text().replace(" (image to video)", other), part.quoted(), part.head()))
                    .toList();
            assertThat(gate.faults("Wren 2", new Sentence(told.kind(), parts, told.claims(), told.origins())))
                    .anyMatch(fault -> fault.contains("in what it compares: (image to video)"));
        }
    }

    @Test
    void the_way_to_make_a_video_is_that_of_the_clause_with_the_other_model() {
        Article article =
                article("对比", "论图生视频，Wren 2 比 Moth 3 差一截，文生视频没有。Wren 2 的文生视频和图生视频都比 Moth 3 强。文生视频没有，画质比 Moth 3 好。");
        Passages passages = world.passages();
        assertThat(Setting.mode(compared(article, Attribute.OVERALL, "Wren 2 比 Moth 3 差一截"), passages))
                .contains(Attribute.IMAGE_TO_VIDEO);
        assertThat(Setting.mode(compared(article, Attribute.OVERALL, "Wren 2 的文生视频和图生视频都比 Moth 3 强"), passages))
                .isEmpty();
        assertThat(Setting.mode(compared(article, Attribute.VISUAL_QUALITY, "画质比 Moth 3 好"), passages))
                .isEmpty();
        assertThat(Setting.mode(compared(article, Attribute.IMAGE_TO_VIDEO, "Wren 2 比 Moth 3 差一截"), passages))
                .isEmpty();
    }

    @Test
    void sound_is_told_by_the_part_of_it_that_its_sentence_names() {
        assertThat(Wording.in(Language.EN).attribute(Attribute.AUDIO, "Wren 2 的语音生成很自然"))
                .isEqualTo("speech");
        assertThat(Wording.in(Language.ZH).attribute(Attribute.AUDIO, "Wren 2 adds music"))
                .isEqualTo("音乐");
        assertThat(Wording.in(Language.ZH).attribute(Attribute.AUDIO, "Wren 2 有配乐和音效"))
                .isEqualTo("声音");
    }

    private static Claim compared(Article article, Attribute attribute, String quote) {
        return compared(article, attribute, quote, "Moth 3");
    }

    private static Claim compared(Article article, Attribute attribute, String quote, String other) {
        int start = article.text().indexOf(quote);
        return new Claim(
                Claim.idOf(article.id(), "Wren 2", attribute, Status.CURRENT, quote),
                Claim.Source.of(article),
                "Wren 2",
                attribute,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.empty(),
                Optional.of(other),
                new Quote(start, start + quote.length(), quote),
                Optional.empty(),
                0.9,
                "patterns-1");
    }

    @Test
    void what_the_maker_shows_and_what_is_said_of_one_clip_is_told_as_such() {
        Article article = article("演示", "官方演示视频里，Wren 2 的画质很好。Wren 2 单条 9 秒。");
        said(article, Attribute.VISUAL_QUALITY, Basis.AUTHOR, Optional.empty(), "Wren 2 的画质很好");
        said(article, Attribute.DURATION, Basis.VENDOR, HandMade.number("9 秒", 9, "s"), "Wren 2 单条 9 秒");
        assertThat(sentences(Language.ZH)).anyMatch(told -> told.text().startsWith("Wren 2 的画质获好评（据官方演示）。"));
        assertThat(Setting.shownIn("这段视频里 Wren 2 的光影很好")).contains("clip");
        assertThat(Setting.shownIn("把这张照片喂给 Wren 2，再输入提示词，动作很自然")).contains("clip");
        assertThat(Setting.shownIn("你能明显看到 Wren 2 的人穿过了花")).contains("clip");
        assertThat(Setting.shownIn("These clips show that Wren 2 is stable")).contains("clips");
        assertThat(Setting.shownIn("Wren 2 的光影更细腻，就是最后人站着站着歪了")).contains("clip");
        assertThat(Setting.shownIn("Wren 2 的光影很好")).isEmpty();
        assertThat(Setting.shownIn("可以看到，Wren 2 的光影已经很好")).isEmpty();
        assertThat(Setting.shownIn("Wren 2 生成的视频中人物不走样")).isEmpty();
        Article test = article(
                "实测七条",
                "6. Prompt：一只鹭在水上走。\n\nWren 2 的动作很自然。\n\n总结一下。Wren 2 的画质很清晰。\n\n7. Prompt：一只猫。\n\n三. 光影\n\nWren 2 的光影很柔和。");
        Passages passages = world.passages();
        assertThat(Setting.shownIn(claimOf(test, Attribute.MOTION, "Wren 2 的动作很自然"), passages))
                .contains("clip");
        assertThat(Setting.shownIn(claimOf(test, Attribute.VISUAL_QUALITY, "Wren 2 的画质很清晰"), passages))
                .isEmpty();
        assertThat(Setting.shownIn(claimOf(test, Attribute.LIGHTING, "Wren 2 的光影很柔和"), passages))
                .isEmpty();
    }

    @Test
    void a_review_is_told_with_its_reviewer_its_title_and_its_verdict_and_has_its_own_source_in_the_lead() {
        Article article =
                article("实测 Wren 2，我还是选 Moth 3", "Wren 2 的画质很好。Wren 2 的光影很好。总的来说，Wren 2 没有短板，很强。Wren 2 单条 9 秒。");
        said(article, Attribute.VISUAL_QUALITY, Basis.AUTHOR, Optional.empty(), "Wren 2 的画质很好");
        said(article, Attribute.LIGHTING, Basis.AUTHOR, Optional.empty(), "Wren 2 的光影很好");
        said(article, Attribute.OVERALL, Basis.AUTHOR, Optional.empty(), "Wren 2 没有短板，很强");
        Article news =
                world.add(HandMade.article("news", "镜前观察", DAY, "https://lens.example/7", "短讯", "渡鸦今天发布 Wren 2。"));
        world.claim(
                news,
                "Wren 2",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                Optional.empty(),
                "渡鸦今天发布 Wren 2");
        assertThat(DigestMarkdown.text(digest(Language.ZH))).doesNotContain("要点");
        Article other =
                world.add(HandMade.article("other", "镜前观察", DAY, "https://lens.example/8", "短讯", "Moth 3 单条 9 秒。"));
        world.claim(
                other,
                "Moth 3",
                Attribute.DURATION,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.VENDOR,
                HandMade.number("9 秒", 9, "s"),
                "Moth 3 单条 9 秒");
        Digest digest = digest(Language.ZH);
        Sentence review = sentences(Language.ZH).stream()
                .filter(told -> told.kind() == Kind.REVIEW)
                .findFirst()
                .orElseThrow();
        String head = "潮汐日报在评测《实测 Wren 2，我还是选 Moth 3》中肯定 Wren 2";
        assertThat(review.text()).isEqualTo(head + "：「总的来说，Wren 2 没有短板，很强。」");
        String brief = "潮汐日报的评测肯定 Wren 2";
        assertThat(digest.leadLine(Wording.in(Language.ZH))).startsWith("Wren 2 发布；" + brief + "；");
        List<Claim.Source> sources = digest.sources();
        int ofNews = sources.indexOf(Claim.Source.of(news)) + 1;
        int ofReview = sources.indexOf(Claim.Source.of(article)) + 1;
        assertThat(DigestMarkdown.text(digest))
                .contains("**要点**：Wren 2 发布 [[" + ofNews + "]](#s" + ofNews + ")；" + brief + " [[" + ofReview + "]]");
        assertThat(DigestJson.write(digest).at("/lead/text").asText())
                .isEqualTo(digest.leadLine(Wording.in(Language.ZH)));
        assertThat(DigestJson.write(digest).at("/lead/sentences/1/text").asText())
                .isEqualTo(brief);
        assertThat(DigestJson.write(digest).at("/lead/sentences/1/sources/0").asInt())
                .isEqualTo(ofReview);
        assertThat(new DigestHtml().fragment(digest).replaceAll("\\s+", " "))
                .contains(brief + " <a class=\"number\" href=\"#s" + ofReview + "\"");
        assertThat(world.check(Language.ZH).faults(digest)).isEmpty();
    }

    @Test
    void a_condition_is_told_in_the_words_of_the_reader_or_of_the_article_and_once() {
        Article modes = article("模式", "Wren 2 的鹭影模式，单条 9 秒。");
        said(modes, Attribute.DURATION, Basis.VENDOR, HandMade.number("9 秒", 9, "s"), "单条 9 秒");
        assertThat(only(Language.EN)).startsWith("Wren 2 makes clips of 9 s (for “鹭影模式”). ");
        Sentence told = sentences(Language.EN).getFirst();
        assertThat(faultsWith(Language.EN, told, " (for “鹭影模式”)", "")).anyMatch(fault -> fault.contains("conditions"));
        assertThat(faultsWith(Language.EN, told, "鹭影模式", "标准模式")).isNotEmpty();
        assertThat(faultsWith(Language.EN, told, "makes clips of", "costs")).isNotEmpty();
        assertThat(faultsWith(Language.EN, told, "makes clips of", "outputs")).isNotEmpty();
        world.claims.removeLast();
        Article lips = article("口型功能", "Wren 2 的 Lipsync 可做 18 秒视频，对口型认得方言。");
        said(lips, Attribute.DURATION, Basis.VENDOR, HandMade.number("18 秒", 18, "s"), "可做 18 秒视频");
        assertThat(only(Language.ZH)).startsWith("Wren 2 的视频时长为 18 秒（限对口型）。");
        assertThat(only(Language.EN)).startsWith("Wren 2 makes clips of 18 s (for lip sync). ");
    }

    private List<String> faultsWith(Language language, Sentence told, String words, String others) {
        List<Part> parts = told.parts().stream()
                .map(part -> new Part(
                        part.quoted().isPresent() ? part.text() : part.text().replace(words, others),
                        part.quoted(),
                        part.head()))
                .toList();
        return world.check(language).faults("Wren 2", new Sentence(told.kind(), parts, told.claims(), told.origins()));
    }

    @Test
    void marks_of_a_list_are_not_shown_and_a_number_is_the_name_of_nobody() {
        assertThat(Excerpt.of("2. Wren 2 单条 9 秒", Optional.empty(), 99, Wording.in(Language.ZH)))
                .isEqualTo("「Wren 2 单条 9 秒」");
        assertThat(Excerpt.of("2.5 秒就够", Optional.empty(), 99, Wording.in(Language.ZH)))
                .isEqualTo("「2.5 秒就够」");
        Article numbered = world.add(HandMade.article(
                "n", "weibo.com/6100000001", DAY, "https://weibo.com/6100000001/Abc", "短讯", "Wren 2 单条 9 秒。"));
        said(numbered, Attribute.DURATION, Basis.VENDOR, HandMade.number("9 秒", 9, "s"), "Wren 2 单条 9 秒");
        assertThat(only(Language.ZH)).contains("一位微博用户").doesNotContain("6100000001");
        assertThat(only(Language.EN)).contains("a Weibo user");
        world.claims.removeLast();
        Article hosted = world.add(HandMade.article(
                "h", "github.com", DAY, "https://github.com/raven/news/issues/1", "渡鸦早报", "Wren 2 单条 9 秒。"));
        said(hosted, Attribute.DURATION, Basis.VENDOR, HandMade.number("9 秒", 9, "s"), "Wren 2 单条 9 秒");
        assertThat(only(Language.ZH)).contains("《渡鸦早报》报道：").doesNotContain("github");
    }

    @Test
    void a_respect_is_named_as_narrowly_as_the_quote_allows() {
        Article article = article("Wren 2 的融合", "Wren 2 支持多张参考图输入，比如把人物和道具放进一个场景。");
        said(article, Attribute.REFERENCE, Basis.VENDOR, Optional.empty(), "Wren 2 支持多张参考图输入");
        assertThat(only(Language.ZH)).startsWith("Wren 2 支持参考图。");
        assertThat(only(Language.EN)).startsWith("Wren 2 supports reference pictures. ");
    }
}
