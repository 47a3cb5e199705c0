package dev.reelwatch.index.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.story.Role;
import dev.reelwatch.index.story.Witness;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static MadeClaim duration(String quote) {
        return MadeClaim.of("Kling 1.6", Attribute.DURATION, quote);
    }

    @Test
    void the_figure_of_a_finding_is_that_of_the_quote_that_is_shown_with_it() {
        Claim early = MadeClaim.of("Kling 2.1", Attribute.PRICE, "大约每秒 1 元")
                .number(1, "CNY")
                .per("second of video")
                .said("2025-05-01")
                .confidence(0.6)
                .make();
        Claim sure = MadeClaim.of("Kling 2.1", Attribute.PRICE, "可灵 2.1 每秒 1.01 元")
                .number(1.01, "CNY")
                .per("second of video")
                .said("2025-05-02")
                .by("乙")
                .make();
        assertThat(Findings.of(List.of(early, sure))).singleElement().satisfies(finding -> {
            assertThat(finding.best()).isEqualTo(sure);
            assertThat(finding.value()).isEqualTo(sure.value());
        });
    }

    @Test
    void equal_figures_in_different_units_are_one_finding_of_two_origins() {
        Claim minutes = duration("最长两分钟")
                .plus()
                .number(2, "分钟")
                .by("甲")
                .said("2025-01-02")
                .make();
        Claim seconds =
                duration("可达 120 秒").number(120, "s").by("乙").said("2025-01-01").make();
        assertThat(Findings.of(List.of(minutes, seconds))).singleElement().satisfies(finding -> {
            assertThat(finding.claims()).containsExactly(seconds, minutes);
            assertThat(finding.origins()).isEqualTo(2);
        });
    }

    @Test
    void news_of_a_release_without_a_date_joins_the_date_that_another_tells() {
        Claim dated = MadeClaim.of("Kling 1.6", Attribute.RELEASE, "可灵1.6于昨天发布")
                .date("2025-01-01")
                .by("甲")
                .said("2025-01-02")
                .make();
        Claim news = MadeClaim.of("Kling 1.6", Attribute.RELEASE, "可灵1.6来了")
                .by("乙")
                .said("2025-01-03")
                .make();
        Claim later = MadeClaim.of("Kling 1.6", Attribute.RELEASE, "可灵1.6发布")
                .by("丙")
                .said("2025-03-03")
                .make();
        assertThat(Findings.of(List.of(dated, news, later)))
                .extracting(Finding::origins)
                .containsExactly(2, 1);
    }

    @Test
    void other_figures_units_or_bases_are_other_findings() {
        Claim five = duration("五秒").number(5, "s").make();
        Claim ten = duration("十秒").number(10, "s").make();
        Claim yuan = MadeClaim.of("Kling 1.6", Attribute.PRICE, "每月 66 元")
                .number(66, "CNY")
                .per("month")
                .make();
        Claim dollar = MadeClaim.of("Kling 1.6", Attribute.PRICE, "66 dollars a month")
                .number(66, "USD")
                .per("month")
                .make();
        Claim year = MadeClaim.of("Kling 1.6", Attribute.PRICE, "每年 66 元")
                .number(66, "CNY")
                .per("year")
                .make();
        assertThat(Findings.of(List.of(five, ten, yuan, dollar, year))).hasSize(5);
    }

    @Test
    void two_articles_of_one_account_and_a_copied_sentence_are_one_origin() {
        Claim first = duration("一次生成就能得到整整十秒的连续画面")
                .number(10, "s")
                .by("甲")
                .said("2025-01-01")
                .make();
        Claim again =
                duration("现在是十秒").number(10, "s").by("甲").said("2025-02-01").make();
        Claim copied = duration("一次生成就能得到整整十秒的连续画面")
                .number(10, "s")
                .by("乙")
                .said("2025-01-03")
                .make();
        assertThat(Findings.of(List.of(first, again, copied)))
                .singleElement()
                .extracting(Finding::origins)
                .isEqualTo(1);
        assertThat(Findings.of(
                        List.of(first, again),
                        claim -> new Witness(claim.article().articleId(), true, Role.MEDIA)))
                .singleElement()
                .extracting(Finding::origins)
                .isEqualTo(2);
    }

    @Test
    void a_month_agrees_with_its_day_but_two_days_do_not_meet_in_it() {
        Claim month = MadeClaim.of("Runway Gen-2", Attribute.RELEASE, "六月推出")
                .date("2023-06")
                .by("甲")
                .said("2023-06-01")
                .make();
        Claim early = MadeClaim.of("Runway Gen-2", Attribute.RELEASE, "6月2日推出")
                .date("2023-06-02")
                .by("乙")
                .said("2023-07-01")
                .make();
        Claim late = MadeClaim.of("Runway Gen-2", Attribute.RELEASE, "6月20日推出")
                .date("2023-06-20")
                .by("丙")
                .said("2023-08-01")
                .make();
        List<Finding> findings = Findings.of(List.of(month, early, late));
        assertThat(findings).hasSize(2);
        assertThat(findings.get(0).claims()).containsExactly(month, early);
        assertThat(findings.get(0).value().orElseThrow().date().orElseThrow()).hasToString("2023-06-02");
        assertThat(findings.get(1).claims()).containsExactly(late);
    }

    @Test
    void praise_and_blame_plans_and_facts_stay_apart_and_functions_need_the_same_words() {
        Claim good = MadeClaim.of("Kling", Attribute.MOTION, "动作自然").plus().make();
        Claim bad = MadeClaim.of("Kling", Attribute.MOTION, "动作僵硬").minus().make();
        Claim planned = MadeClaim.of("Kling", Attribute.MOTION, "动作会更自然")
                .plus()
                .status(Status.PLANNED)
                .make();
        Claim brush = MadeClaim.of("Kling", Attribute.FEATURE_OTHER, "新增灵感画笔")
                .plus()
                .by("甲")
                .make();
        Claim sameBrush = MadeClaim.of("Kling", Attribute.FEATURE_OTHER, "灵感画笔来了")
                .plus()
                .by("乙")
                .make();
        Claim team = MadeClaim.of("Kling", Attribute.FEATURE_OTHER, "新增团队空间")
                .plus()
                .by("丙")
                .make();
        List<Finding> findings = Findings.of(List.of(good, bad, planned, brush, sameBrush, team));
        assertThat(findings).hasSize(5);
        assertThat(findings)
                .filteredOn(finding -> finding.claims().contains(brush))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.claims()).contains(sameBrush).doesNotContain(team);
                    assertThat(finding.polarity()).isEqualTo(Polarity.POSITIVE);
                });
    }

    @Test
    void the_order_of_the_claims_does_not_matter_and_each_claim_is_in_one_finding() {
        Random random = new Random(3);
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            MadeClaim claim = MadeClaim.of(
                            random.nextBoolean() ? "Kling 1.6" : "Kling 2.1",
                            random.nextBoolean() ? Attribute.DURATION : Attribute.RELEASE,
                            "第" + i + "句话说的是这件事")
                    .by("站" + random.nextInt(9))
                    .said("2025-01-0" + (1 + random.nextInt(9)));
            switch (random.nextInt(4)) {
                case 0 -> claim.number(5 * (1 + random.nextInt(3)), "s");
                case 1 -> claim.date("2025-0" + (1 + random.nextInt(3)));
                case 2 -> claim.date("2025-02-1" + random.nextInt(3));
                default -> claim.plus();
            }
            claims.add(claim.make());
        }
        List<Finding> findings = Findings.of(claims);
        assertThat(findings.stream()
                        .mapToInt(finding -> finding.claims().size())
                        .sum())
                .isEqualTo(300);
        assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
        List<Claim> shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, random);
        assertThat(Findings.of(shuffled)).isEqualTo(findings);
        assertThat(Disputes.of(shuffled)).isEqualTo(Disputes.of(claims));
    }
}
