package dev.reelwatch.index.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.story.Witness;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final String KLING = "Kling 2.1";
    private static final String JIMENG = "Jimeng 3.0";

    private final Map<String, Grounds> read = new HashMap<>();

    private Comparison compare(List<String> models, Claim... claims) {
        Evidence evidence = new Evidence(Witness::of);
        Function<Claim, Grounds> grounds = claim -> read.getOrDefault(claim.id(), Grounds.of(claim));
        Map<String, List<Claim>> byArticle = new HashMap<>();
        Arrays.stream(claims)
                .forEach(claim -> byArticle
                        .computeIfAbsent(claim.article().articleId(), ignored -> new ArrayList<>())
                        .add(claim));
        byArticle.forEach((article, its) -> evidence.put(article, its, grounds));
        return Comparison.of(models, evidence.matters(), model -> model.startsWith("Kling") ? "Kuaishou" : "ByteDance");
    }

    private static Optional<Comparison.Cell> cell(Comparison comparison, Attribute attribute, String unit, int column) {
        return comparison.rows().stream()
                .filter(row -> row.attribute() == attribute && row.unit().equals(unit))
                .flatMap(row -> row.cells().get(column).stream())
                .findFirst();
    }

    private static MadeClaim price(String model, String quote, double credits) {
        return MadeClaim.of(model, Attribute.PRICE, quote).number(credits, "credits");
    }

    @Test
    void a_price_of_a_clip_is_brought_to_a_second_of_video_and_credits_of_two_makers_are_two_units() {
        Comparison comparison = compare(
                List.of(KLING, JIMENG),
                price(KLING, "5秒20灵感值", 20).make(),
                price(JIMENG, "生成10秒的视频，一次30积分", 30).make());
        assertThat(cell(comparison, Attribute.PRICE, "Kuaishou credits per s of video", 0))
                .flatMap(known -> known.finding().measure())
                .map(Measure::number)
                .hasValue(4.0);
        assertThat(cell(comparison, Attribute.PRICE, "ByteDance credits per s of video", 1))
                .flatMap(known -> known.finding().measure())
                .map(Measure::number)
                .hasValue(3.0);
        assertThat(comparison.rows())
                .allSatisfy(row -> assertThat(row.cells().stream().filter(Optional::isPresent))
                        .hasSize(1));
    }

    @Test
    void credits_are_brought_to_money_where_the_article_or_the_maker_tells_what_one_costs() {
        Claim kling = price(KLING, "5秒20灵感值", 20).make();
        Claim master = price("Kling 2.1 Master", "5秒100灵感值", 100).make();
        Claim jimeng = price(JIMENG, "5秒20积分", 20).make();
        read.put(
                kling.id(),
                new Grounds(
                        kling.quote().text(),
                        Grounds.Naming.QUOTE,
                        true,
                        true,
                        false,
                        CreditPrice.in("普通版720P（5秒20灵感值≈2元）")));
        Comparison comparison = compare(List.of(KLING, "Kling 2.1 Master", JIMENG), kling, master, jimeng);
        String unit = "CNY per s of video";
        assertThat(cell(comparison, Attribute.PRICE, unit, 0)).hasValueSatisfying(known -> {
            assertThat(known.finding().measure().orElseThrow().number()).isCloseTo(0.4, within());
            assertThat(known.credit().orElseThrow().words()).isEqualTo("20灵感值≈2元");
        });
        assertThat(cell(comparison, Attribute.PRICE, unit, 1)
                        .flatMap(known -> known.finding().measure())
                        .map(Measure::number))
                .hasValueSatisfying(number -> assertThat(number).isCloseTo(2, within()));
        assertThat(cell(comparison, Attribute.PRICE, unit, 2)).isEmpty();
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }

    @Test
    void time_of_work_is_no_length_of_a_clip() {
        Comparison comparison = compare(
                List.of(KLING, JIMENG),
                price(KLING, "1080P，等了30秒就出来了，花掉20灵感值", 20).per("1080p").make(),
                price(JIMENG, "5秒和10秒的视频都是20积分", 20).per("clip").make());
        assertThat(comparison.rows())
                .extracting(Comparison.Row::unit)
                .containsExactly("ByteDance credits per clip", "Kuaishou credits");
    }

    @Test
    void an_amount_without_what_it_is_paid_for_is_no_price_to_compare() {
        Comparison comparison = compare(
                List.of(KLING, JIMENG),
                MadeClaim.of(KLING, Attribute.PRICE, "我一共花了 300 元")
                        .number(300, "CNY")
                        .make(),
                MadeClaim.of(JIMENG, Attribute.PRICE, "计费 9元/百万 tokens")
                        .number(9, "CNY")
                        .written("9元")
                        .make());
        assertThat(comparison.rows()).singleElement().satisfies(row -> {
            assertThat(row.unit()).isEqualTo("CNY per 百万tokens");
            assertThat(row.cells().get(0)).isEmpty();
        });
    }

    @Test
    void a_day_and_a_count_of_one_are_no_value_of_a_function() {
        Comparison comparison = compare(
                List.of(KLING, JIMENG),
                MadeClaim.of(KLING, Attribute.AUDIO, "周四起能配音")
                        .date("2025-06-05")
                        .plus()
                        .by("甲")
                        .make(),
                MadeClaim.of(KLING, Attribute.AUDIO, "成片自带配音").plus().by("乙").make(),
                MadeClaim.of(JIMENG, Attribute.STYLE_CONTROL, "做了一种水彩风格")
                        .number(1, "风格")
                        .plus()
                        .make(),
                MadeClaim.of(JIMENG, Attribute.REFERENCE, "上传一张图")
                        .number(1, "images")
                        .plus()
                        .make());
        assertThat(cell(comparison, Attribute.AUDIO, "", 0)).hasValueSatisfying(known -> {
            assertThat(known.finding().value()).isEmpty();
            assertThat(known.finding().origins()).isEqualTo(2);
        });
        assertThat(cell(comparison, Attribute.STYLE_CONTROL, "", 1))
                .hasValueSatisfying(known -> assertThat(known.finding().value()).isEmpty());
        assertThat(cell(comparison, Attribute.REFERENCE, "", 1))
                .hasValueSatisfying(known -> assertThat(known.finding().value()).isPresent());
    }

    @Test
    void what_is_made_afterwards_and_how_long_one_waits_are_no_limits_of_a_clip() {
        Article article = MadeClaim.article("测评", "媒体甲", Optional.empty(), "一条片子 5 秒就好。");
        MadeClaim wait =
                MadeClaim.of(KLING, Attribute.GENERATION_SPEED, "一条片子 5 秒就好").number(5, "s");
        MadeClaim length = MadeClaim.of(KLING, Attribute.DURATION, "一条片子 5 秒就好").number(5, "s");
        Comparison comparison = compare(
                List.of(KLING, JIMENG),
                wait.in(article),
                length.in(article),
                MadeClaim.of(KLING, Attribute.RESOLUTION, "还能超分到 4K")
                        .number(2160, "p")
                        .written("4K")
                        .make(),
                withText(
                        MadeClaim.of(KLING, Attribute.RESOLUTION, "支持 16:9 的画面").make(), "16:9"),
                MadeClaim.of(JIMENG, Attribute.RESOLUTION, "直出 1080p，之后还能超分")
                        .number(1080, "p")
                        .written("1080p")
                        .make());
        assertThat(cell(comparison, Attribute.DURATION, "s", 0)).isEmpty();
        assertThat(cell(comparison, Attribute.RESOLUTION, "p", 0)).isEmpty();
        assertThat(cell(comparison, Attribute.RESOLUTION, "", 0)).isEmpty();
        assertThat(cell(comparison, Attribute.RESOLUTION, "p", 1)).isPresent();
    }

    @Test
    void of_two_words_that_weigh_the_same_the_one_that_names_the_model_stands_in_the_cell() {
        Claim surer = MadeClaim.of(KLING, Attribute.MULTI_SHOT, "镜头切换自然")
                .plus()
                .confidence(0.9)
                .make();
        Claim naming = MadeClaim.of(KLING, Attribute.MULTI_SHOT, "可灵 2.1 不能切换镜头")
                .minus()
                .confidence(0.6)
                .make();
        read.put(
                surer.id(),
                new Grounds(surer.quote().text(), Grounds.Naming.BEFORE, true, true, false, Optional.empty()));
        Comparison comparison = compare(List.of(KLING, JIMENG), surer, naming);
        assertThat(cell(comparison, Attribute.MULTI_SHOT, "", 0))
                .hasValueSatisfying(known -> assertThat(known.finding().best()).isEqualTo(naming));
    }

    @Test
    void a_picture_told_by_its_sides_has_the_lines_of_the_shorter_one() {
        Comparison comparison = compare(
                List.of(KLING, JIMENG),
                withText(
                        MadeClaim.of(KLING, Attribute.RESOLUTION, "画面 1280 x 720")
                                .make(),
                        "1280 x 720"),
                MadeClaim.of(JIMENG, Attribute.RESOLUTION, "直出 1080p")
                        .number(1080, "p")
                        .make());
        assertThat(cell(comparison, Attribute.RESOLUTION, "p", 0)
                        .flatMap(known -> known.finding().measure())
                        .map(Measure::number))
                .hasValue(720.0);
    }

    @Test
    void a_date_that_its_sentence_does_not_give_to_the_model_is_no_release() {
        Claim told = MadeClaim.of(KLING, Attribute.RELEASE, "自从可灵 2.1 发布")
                .date("2024-07")
                .make();
        read.put(
                told.id(),
                new Grounds(told.quote().text(), Grounds.Naming.QUOTE, false, true, false, Optional.empty()));
        assertThat(compare(List.of(KLING, JIMENG), told).rows()).isEmpty();
    }

    @Test
    void a_launch_told_as_news_without_a_day_has_that_of_its_first_article() {
        Claim told = MadeClaim.of(KLING, Attribute.RELEASE, "快手推出可灵 2.1")
                .said("2025-05-29T10:00:00+08:00")
                .make();
        Claim mentioned = MadeClaim.of(JIMENG, Attribute.RELEASE, "字节推出过即梦 3.0")
                .said("2025-05-29")
                .make();
        read.put(
                mentioned.id(),
                new Grounds(mentioned.quote().text(), Grounds.Naming.QUOTE, true, false, false, Optional.empty()));
        Comparison comparison = compare(List.of(KLING, JIMENG), told, mentioned);
        assertThat(cell(comparison, Attribute.RELEASE, "", 0).flatMap(Comparison.Cell::newsOf))
                .hasValue(Moment.parse("2025-05-29"));
        assertThat(cell(comparison, Attribute.RELEASE, "", 1).flatMap(Comparison.Cell::newsOf))
                .isEmpty();
    }

    @Test
    void that_it_is_not_out_is_no_release() {
        assertThat(compare(
                                List.of(KLING, JIMENG),
                                MadeClaim.of(KLING, Attribute.RELEASE, "可灵 2.1 还没有发布")
                                        .minus()
                                        .date("2025-05-01")
                                        .make())
                        .rows())
                .isEmpty();
    }

    @Test
    void other_functions_are_not_set_side_by_side() {
        Claim one =
                MadeClaim.of(KLING, Attribute.FEATURE_OTHER, "可以多人协作").plus().make();
        Claim other =
                MadeClaim.of(JIMENG, Attribute.FEATURE_OTHER, "自带提示词模板").plus().make();
        assertThat(compare(List.of(KLING, JIMENG), one, other).rows()).isEmpty();
        assertThat(compare(List.of(KLING), one).rows()).hasSize(1);
    }

    @Test
    void a_range_of_lengths_stands_in_the_row_of_seconds() {
        Claim range = MadeClaim.of(KLING, Attribute.DURATION, "时长为5~8秒").make();
        Claim told = withText(range, "5~8秒");
        Claim words = withText(MadeClaim.of(JIMENG, Attribute.DURATION, "无限时长").make(), "无限时长");
        Comparison comparison = compare(List.of(KLING, JIMENG), told, words);
        assertThat(cell(comparison, Attribute.DURATION, "s", 0)
                        .flatMap(known -> known.finding().measure())
                        .map(Measure::number))
                .hasValue(8.0);
        assertThat(cell(comparison, Attribute.DURATION, "", 1)).isPresent();
    }

    private static Claim withText(Claim claim, String text) {
        return new Claim(
                claim.id(),
                claim.article(),
                claim.model(),
                claim.attribute(),
                claim.polarity(),
                claim.status(),
                claim.basis(),
                Optional.of(Value.ofText(text)),
                claim.comparedTo(),
                claim.quote(),
                claim.trueAt(),
                claim.confidence(),
                claim.extractor());
    }

    @Test
    void what_a_sentence_says_of_another_model_gives_way_to_the_next_best() {
        Article article = MadeClaim.article("x", "乙", Optional.empty(), "Veo 3 最长 60 秒");
        Claim other = MadeClaim.of(KLING, Attribute.DURATION, "Veo 3 最长 60 秒")
                .number(60, "s")
                .confidence(0.9)
                .in(article);
        Claim own = MadeClaim.of(KLING, Attribute.DURATION, "可灵 2.1 最长 10 秒")
                .number(10, "s")
                .make();
        read.put(
                other.id(), new Grounds(other.quote().text(), Grounds.Naming.NOT, true, true, false, Optional.empty()));
        assertThat(cell(compare(List.of(KLING, JIMENG), other, own), Attribute.DURATION, "s", 0))
                .map(known -> known.finding().best())
                .hasValue(own);
        assertThat(cell(compare(List.of(KLING, JIMENG), other), Attribute.DURATION, "s", 0))
                .isEmpty();
    }

    @Test
    void a_release_with_its_date_goes_before_several_without_one() {
        Claim dated = MadeClaim.of(KLING, Attribute.RELEASE, "可灵 2.1 于去年 5 月 29 日发布")
                .date("2025-05-29")
                .status(Status.PAST)
                .by("甲")
                .said("2026-03-01")
                .make();
        Claim one = MadeClaim.of(KLING, Attribute.RELEASE, "可灵 2.1 来了")
                .by("乙")
                .said("2025-09-01")
                .make();
        Claim two = MadeClaim.of(KLING, Attribute.RELEASE, "可灵 2.1 发布")
                .by("丙")
                .said("2025-09-01")
                .make();
        assertThat(cell(compare(List.of(KLING, JIMENG), dated, one, two), Attribute.RELEASE, "", 0))
                .map(known -> known.finding().best())
                .hasValue(dated);
    }
}
