package dev.reelwatch.index.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.story.Witness;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisputesTest {
    private static MadeClaim claim(Attribute attribute, String quote) {
        return MadeClaim.of("Runway Gen-2", attribute, quote).said("2025-03-01");
    }

    private static void assertDispute(Claim a, Claim b, Dispute.Type type) {
        for (List<Claim> claims : List.of(List.of(a, b), List.of(b, a))) {
            assertThat(Disputes.of(claims)).singleElement().satisfies(dispute -> {
                assertThat(dispute.type()).isEqualTo(type);
                assertThat(dispute.a().claims()).containsExactly(a);
                assertThat(dispute.b().claims()).containsExactly(b);
            });
        }
    }

    private static void assertNone(Claim... claims) {
        assertThat(Disputes.of(List.of(claims))).isEmpty();
    }

    @Test
    void the_day_on_which_it_is_opened_to_all_does_not_contradict_that_of_its_launch() {
        Claim launched =
                claim(Attribute.RELEASE, "Gen-2 二月推出").date("2023-02").by("甲").make();
        assertNone(
                launched,
                claim(Attribute.RELEASE, "七月，Gen-2 向所有人开放")
                        .date("2023-07")
                        .by("乙")
                        .make());
        assertNone(
                launched,
                claim(Attribute.RELEASE, "In July Gen-2 was released to the public")
                        .date("2023-07")
                        .by("乙")
                        .make());
        assertDispute(
                launched,
                claim(Attribute.RELEASE, "一月，Gen-2 向所有人开放")
                        .date("2023-01")
                        .said("2025-03-02")
                        .by("乙")
                        .make(),
                Dispute.Type.DATE);
    }

    @Test
    void what_names_the_function_itself_needs_to_be_less_sure() {
        Claim there = MadeClaim.of("Vidu 2.0", Attribute.TEXT_TO_VIDEO, "Vidu 2.0 支持文生视频")
                .plus()
                .said("2025-01-20")
                .confidence(0.55)
                .by("甲")
                .make();
        Claim denied = MadeClaim.of("Vidu 2.0", Attribute.TEXT_TO_VIDEO, "Vidu 2.0 的文生视频也没有")
                .minus()
                .said("2025-01-21")
                .confidence(0.45)
                .by("乙")
                .make();
        assertThat(disputes(Grounds.Naming.QUOTE, true, there, denied)).hasSize(1);
        assertThat(disputes(Grounds.Naming.QUOTE, false, there, denied)).isEmpty();
        assertThat(disputes(Grounds.Naming.NOT, true, there, denied)).isEmpty();
        // and one denial is one dispute
        Claim figure = MadeClaim.of("Vidu 2.0", Attribute.TEXT_TO_VIDEO, "Vidu 2.0 文生视频支持 16 种风格")
                .plus()
                .number(16, "styles")
                .said("2025-01-20")
                .by("丙")
                .make();
        assertThat(disputes(Grounds.Naming.QUOTE, true, there, figure, denied)).hasSize(1);
    }

    @Test
    void that_a_thing_without_a_name_is_open_source_says_so_of_no_model() {
        Claim open = MadeClaim.of("Vidu 2.0", Attribute.OPEN_SOURCE, "这套训练代码已开源")
                .plus()
                .said("2025-01-25")
                .by("甲")
                .make();
        Claim closed = MadeClaim.of("Vidu 2.0", Attribute.OPEN_SOURCE, "Vidu 2.0 没有开源")
                .minus()
                .said("2025-01-21")
                .by("乙")
                .make();
        assertThat(disputes(Grounds.Naming.SENTENCE, true, open, closed)).hasSize(1);
        assertThat(disputes(Grounds.Naming.BEFORE, true, open, closed)).isEmpty();
    }

    private static List<Dispute> disputes(Grounds.Naming naming, boolean feature, Claim... claims) {
        Evidence evidence = new Evidence(Witness::of);
        for (Claim claim : claims) {
            evidence.put(
                    claim.article().articleId(),
                    List.of(claim),
                    each -> new Grounds(each.quote().text(), naming, true, true, feature, Optional.empty()));
        }
        return evidence.disputes();
    }

    @Test
    void two_numbers_of_parameters_are_a_dispute_of_value() {
        assertDispute(
                claim(Attribute.PARAMETERS, "有 14B 参数").number(14, "B").by("甲").make(),
                claim(Attribute.PARAMETERS, "有 13B 参数")
                        .number(13, "B")
                        .by("乙")
                        .said("2025-03-05")
                        .make(),
                Dispute.Type.VALUE);
    }

    @Test
    void one_voice_does_not_contradict_itself() {
        assertNone(
                claim(Attribute.PARAMETERS, "有 14B 参数").number(14, "B").by("甲").make(),
                claim(Attribute.PARAMETERS, "有 13B 参数").number(13, "B").by("甲").make());
    }

    @Test
    void a_vendor_alone_and_testers_alone_are_told_as_such() {
        assertDispute(
                claim(Attribute.GENERATION_SPEED, "30 秒生成")
                        .number(30, "s")
                        .per("10 s clip")
                        .by("官方")
                        .make(),
                claim(Attribute.GENERATION_SPEED, "实测要 95 秒")
                        .number(95, "s")
                        .per("10 s clip")
                        .by("乙")
                        .basis(Basis.AUTHOR)
                        .said("2025-03-02")
                        .make(),
                Dispute.Type.VENDOR_TESTER);
        assertDispute(
                claim(Attribute.PHYSICS, "遵循真实物理").plus().by("官方").make(),
                claim(Attribute.PHYSICS, "水流完全不对")
                        .minus()
                        .by("乙")
                        .basis(Basis.AUTHOR)
                        .make(),
                Dispute.Type.VENDOR_TESTER);
    }

    @Test
    void praise_against_blame_is_a_dispute_of_polarity() {
        assertDispute(
                claim(Attribute.MOTION, "动作自然")
                        .plus()
                        .by("甲")
                        .basis(Basis.AUTHOR)
                        .make(),
                claim(Attribute.MOTION, "动作僵硬")
                        .minus()
                        .by("乙")
                        .basis(Basis.AUTHOR)
                        .make(),
                Dispute.Type.POLARITY);
        assertNone(
                claim(Attribute.MOTION, "比甲模型自然")
                        .plus()
                        .comparedTo("Kling")
                        .by("甲")
                        .make(),
                claim(Attribute.MOTION, "不如乙模型自然")
                        .minus()
                        .comparedTo("Veo 3.1")
                        .by("乙")
                        .make());
    }

    @Test
    void a_function_that_came_between_two_articles_is_no_dispute() {
        assertNone(
                claim(Attribute.AUDIO, "没有声音")
                        .minus()
                        .by("甲")
                        .said("2024-06-01")
                        .make(),
                claim(Attribute.AUDIO, "能出声音").plus().by("乙").make());
        assertNone(
                claim(Attribute.FEATURE_OTHER, "没有团队空间").minus().by("甲").make(),
                claim(Attribute.FEATURE_OTHER, "新增灵感画笔").plus().by("乙").make());
    }

    @Test
    void dates_of_one_launch_that_do_not_agree_are_a_dispute() {
        assertDispute(
                claim(Attribute.RELEASE, "六月推出")
                        .date("2023-06")
                        .by("甲")
                        .said("2024-01-01")
                        .status(Status.PAST)
                        .make(),
                claim(Attribute.RELEASE, "七月推出")
                        .date("2023-07")
                        .by("乙")
                        .status(Status.PAST)
                        .make(),
                Dispute.Type.DATE);
    }

    @Test
    void a_month_and_its_day_time_zones_and_other_events_are_no_dispute() {
        Claim month = claim(Attribute.RELEASE, "六月推出").date("2023-06").by("甲").make();
        assertNone(
                month,
                claim(Attribute.RELEASE, "6月7日推出").date("2023-06-07").by("乙").make());
        assertNone(
                claim(Attribute.RELEASE, "3月31日推出").date("2025-03-31").by("甲").make(),
                claim(Attribute.RELEASE, "4月1日推出").date("2025-04-01").by("乙").make());
        assertNone(
                month,
                claim(Attribute.RELEASE, "API 于九月开放").date("2023-09").by("乙").make());
        assertNone(
                month,
                claim(Attribute.RELEASE, "三月开始内测").date("2023-03").by("乙").make());
        assertNone(
                month,
                claim(Attribute.RELEASE, "将于八月推出")
                        .date("2023-08")
                        .by("乙")
                        .status(Status.PLANNED)
                        .make());
    }

    @Test
    void dates_of_a_line_that_were_told_before_it_had_versions_contradict_for_good() {
        Claim one = MadeClaim.of("Lumen", Attribute.RELEASE, "Lumen 于 2024年3月5日发布")
                .date("2024-03-05")
                .said("2024-06-01")
                .by("甲")
                .make();
        Claim other = MadeClaim.of("Lumen", Attribute.RELEASE, "Lumen 于 2024年5月9日发布")
                .date("2024-05-09")
                .said("2024-07-01")
                .by("乙")
                .make();
        Claim next = MadeClaim.of("Lumen 2", Attribute.RELEASE, "Lumen 2 于 2025年2月3日发布")
                .date("2025-02-03")
                .said("2025-02-03")
                .by("丙")
                .make();
        Claim since = MadeClaim.of("Lumen", Attribute.RELEASE, "Lumen 于 2025年2月3日发布")
                .date("2025-02-03")
                .said("2025-02-04")
                .by("丁")
                .make();
        assertThat(Disputes.of(List.of(one, other))).hasSize(1);
        assertThat(Disputes.of(List.of(one, other, next, since))).isEqualTo(Disputes.of(List.of(one, other)));
        // it follows from when the version was spoken of, not from when that was read
        Evidence evidence = new Evidence(Witness::of);
        for (Claim claim : List.of(next, since, one, other))
            evidence.put(claim.article().articleId(), List.of(claim), Grounds::of);
        assertThat(evidence.disputes()).isEqualTo(Disputes.of(List.of(one, other)));
        evidence.remove(next.article().articleId());
        assertThat(evidence.disputes()).hasSize(3);
    }

    @Test
    void releases_of_a_bare_line_are_many_but_a_version_came_out_once() {
        Claim june = MadeClaim.of("Kling", Attribute.RELEASE, "六月推出")
                .date("2024-06")
                .by("甲")
                .make();
        Claim july = MadeClaim.of("Kling", Attribute.RELEASE, "七月推出")
                .date("2024-07")
                .by("乙")
                .make();
        assertNone(
                june, july, MadeClaim.of("Kling 1.6", Attribute.OVERALL, "不错").make());
        Claim gen = claim(Attribute.RELEASE, "六月推出").date("2023-06").by("甲").make();
        Claim other = claim(Attribute.RELEASE, "七月推出").date("2023-07").by("乙").make();
        Claim variant =
                MadeClaim.of("Runway Gen-2 Turbo", Attribute.OVERALL, "不错").make();
        assertThat(Disputes.of(List.of(gen, other, variant)))
                .extracting(Dispute::type)
                .containsExactly(Dispute.Type.DATE);
    }

    @Test
    void who_gives_another_date_in_a_later_article_contradicts_himself() {
        assertDispute(
                claim(Attribute.RELEASE, "六月推出")
                        .date("2023-06")
                        .by("甲")
                        .said("2024-01-01")
                        .make(),
                claim(Attribute.RELEASE, "七月推出").date("2023-07").by("甲").make(),
                Dispute.Type.DATE);
    }

    @Test
    void a_function_that_is_missing_at_first_and_there_days_later_is_a_question_of_time() {
        Claim missing = claim(Attribute.MOTION_CONTROL, "Act-One 这次没有")
                .minus()
                .by("甲")
                .basis(Basis.AUTHOR)
                .said("2025-04-01")
                .make();
        Claim used = claim(Attribute.MOTION_CONTROL, "再借助 Act-One 完成表演")
                .plus()
                .by("乙")
                .said("2025-04-12")
                .make();
        assertThat(Disputes.of(List.of(used, missing))).singleElement().satisfies(dispute -> {
            assertThat(dispute.type()).isEqualTo(Dispute.Type.SCOPE);
            assertThat(dispute.scope()).contains(Dispute.Scope.TIME);
        });
        // another function under the same attribute is another thing
        assertNone(
                missing,
                claim(Attribute.MOTION_CONTROL, "Motion Brush 可以控制轨迹")
                        .plus()
                        .by("乙")
                        .said("2025-04-02")
                        .make());
    }

    @Test
    void questions_wishes_and_unsure_verdicts_stand_against_nobody() {
        Claim good = claim(Attribute.PHYSICS, "物理规律真实").plus().by("甲").make();
        assertNone(good, claim(Attribute.PHYSICS, "物理规律会不会崩？").minus().by("乙").make());
        assertNone(good, claim(Attribute.PHYSICS, "如果物理规律崩了").minus().by("乙").make());
        assertNone(good, claim(Attribute.PHYSICS, "物理规律通常会崩").minus().by("乙").make());
        assertNone(
                good,
                claim(Attribute.PHYSICS, "物理规律崩了")
                        .minus()
                        .by("乙")
                        .confidence(0.45)
                        .make());
    }

    @Test
    void blame_of_some_cases_leaves_praise_of_the_whole_standing() {
        Claim good = claim(Attribute.MOTION, "动作自然").plus().by("甲").make();
        Claim some = claim(Attribute.MOTION, "高速运动时动作变形").minus().by("乙").make();
        assertThat(Disputes.of(List.of(good, some)))
                .extracting(dispute -> dispute.type() + " " + dispute.scope())
                .containsExactly("SCOPE Optional[CASE]");
    }

    @Test
    void what_was_shown_first_and_came_out_later_has_two_dates() {
        Claim shown = claim(Attribute.RELEASE, "三月公布").date("2023-03").by("甲").make();
        Claim out = claim(Attribute.RELEASE, "六月推出").date("2023-06").by("乙").make();
        assertNone(shown, out);
        // who calls the first day that on which it came out contradicts all the same, and he alone
        Claim released =
                claim(Attribute.RELEASE, "三月发布").date("2023-03").by("丙").make();
        assertThat(Disputes.of(List.of(shown, out, released)))
                .singleElement()
                .satisfies(dispute -> assertThat(
                                List.of(dispute.a().claims(), dispute.b().claims()))
                        .containsExactlyInAnyOrder(List.of(released), List.of(out)));
    }

    @Test
    void a_release_told_together_with_its_opening_to_come_is_the_first_showing() {
        Optional<Moment> said = Optional.of(Moment.parse("2023-03-20"));
        Article article = MadeClaim.article("新模型", "甲", said, "今天发布了。几天内开放给所有人。");
        Claim today = claim(Attribute.RELEASE, "今天发布了").date("2023-03-20").in(article);
        Claim plan = claim(Attribute.AVAILABILITY, "几天内开放给所有人")
                .status(Status.PLANNED)
                .in(article);
        Claim later =
                claim(Attribute.RELEASE, "四月二日发布").date("2023-04-02").by("乙").make();
        assertThat(Disputes.of(List.of(today, later))).hasSize(1);
        assertNone(today, plan, later);
    }

    @Test
    void that_a_report_a_price_or_a_page_came_out_is_no_release_of_the_model() {
        Claim june = claim(Attribute.RELEASE, "六月推出").date("2023-06").by("甲").make();
        for (String quote : List.of("八月发布的财报显示", "八月公布了服务定价", "八月推出了新网站", "released its pricing in August")) {
            Claim other =
                    claim(Attribute.RELEASE, quote).date("2023-08").by("乙").make();
            assertThat(ReleaseEvent.of(other)).as(quote).isEqualTo(ReleaseEvent.SOMETHING_ELSE);
            assertNone(june, other);
        }
        assertThat(ReleaseEvent.of(
                        claim(Attribute.RELEASE, "Runway Gen-2 正式发布，画质大幅升级").make()))
                .isEqualTo(ReleaseEvent.LAUNCH);
        assertThat(ReleaseEvent.of(
                        claim(Attribute.RELEASE, "Runway Gen-2 画质大幅升级").make()))
                .isEqualTo(ReleaseEvent.UPDATE);
        assertThat(ReleaseEvent.of(claim(Attribute.RELEASE, "上线 AI 视频生成功能「清影」").make()))
                .isEqualTo(ReleaseEvent.LAUNCH);
        assertThat(ReleaseEvent.of(
                        claim(Attribute.RELEASE, "We’re saying goodbye to it").make()))
                .isEqualTo(ReleaseEvent.END);
    }

    @Test
    void who_measures_something_else_than_the_vendor_says_may_tell_both_in_one_article() {
        Article article =
                MadeClaim.article("测速", "甲", Optional.of(Moment.parse("2025-03-01")), "官方说 30 秒，实测 95 秒。官方说动作稳，我看不稳。");
        Claim vendor = claim(Attribute.GENERATION_SPEED, "官方说 30 秒")
                .number(30, "s")
                .per("10 s clip")
                .in(article);
        Claim own = claim(Attribute.GENERATION_SPEED, "实测 95 秒")
                .number(95, "s")
                .per("10 s clip")
                .basis(Basis.AUTHOR)
                .in(article);
        assertDispute(vendor, own, Dispute.Type.VENDOR_TESTER);
        // in words without a figure one article weighs for and against
        assertNone(
                claim(Attribute.MOTION, "官方说动作稳").plus().in(article),
                claim(Attribute.MOTION, "我看不稳").minus().basis(Basis.AUTHOR).in(article));
    }

    @Test
    void a_verdict_that_is_hardly_sure_counts_where_both_name_the_same_thing() {
        MadeClaim there =
                claim(Attribute.MOTION_CONTROL, "用 Act-One 完成表演").plus().by("甲");
        MadeClaim missing =
                claim(Attribute.MOTION_CONTROL, "没有 Act-One").minus().by("乙");
        MadeClaim unnamed = claim(Attribute.MOTION_CONTROL, "没有动作控制").minus().by("乙");
        assertThat(Disputes.of(List.of(
                        there.confidence(0.56).make(), missing.confidence(0.56).make())))
                .hasSize(1);
        assertNone(there.confidence(0.56).make(), unnamed.confidence(0.56).make());
        assertThat(Disputes.of(List.of(
                        there.confidence(0.65).make(), unnamed.confidence(0.65).make())))
                .hasSize(1);
    }

    @Test
    void a_quote_without_its_subject_or_of_a_mere_circumstance_denies_nothing() {
        Claim closed = claim(Attribute.OPEN_SOURCE, "没有开源").minus().by("甲").make();
        assertNone(closed, claim(Attribute.OPEN_SOURCE, "并已开源").plus().by("乙").make());
        assertThat(Disputes.of(List.of(
                        closed,
                        claim(Attribute.OPEN_SOURCE, "已开源").plus().by("乙").make())))
                .hasSize(1);
        Claim dark = claim(Attribute.LIGHTING, "光影有问题").minus().by("甲").make();
        assertNone(
                dark, claim(Attribute.LIGHTING, "在任何光照条件下角色都一致").plus().by("乙").make());
        assertThat(Disputes.of(List.of(
                        dark, claim(Attribute.LIGHTING, "光影自然").plus().by("乙").make())))
                .hasSize(1);
    }

    @Test
    void figures_of_a_mode_are_a_question_of_scope_and_bare_ones_are_options() {
        assertDispute(
                claim(Attribute.RESOLUTION, "输出 1080p")
                        .number(1080, "p")
                        .by("甲")
                        .make(),
                claim(Attribute.RESOLUTION, "标准模式为 720p")
                        .number(720, "p")
                        .by("乙")
                        .said("2025-03-02")
                        .make(),
                Dispute.Type.SCOPE);
        assertNone(
                claim(Attribute.DURATION, "生成五秒").number(5, "s").by("甲").make(),
                claim(Attribute.DURATION, "生成十秒").number(10, "s").by("乙").make());
        assertDispute(
                claim(Attribute.DURATION, "最长 10 秒").number(10, "s").by("甲").make(),
                claim(Attribute.DURATION, "最长 16 秒")
                        .number(16, "s")
                        .by("乙")
                        .said("2025-03-02")
                        .make(),
                Dispute.Type.VALUE);
    }

    @Test
    void prices_of_other_times_are_a_change_and_no_dispute() {
        Claim before = claim(Attribute.PRICE, "每月 15 美元")
                .number(15, "USD")
                .per("month")
                .by("甲")
                .said("2024-01-01")
                .make();
        Claim after = claim(Attribute.PRICE, "每月 12 美元")
                .number(12, "USD")
                .per("month")
                .by("乙")
                .said("2025-01-01")
                .make();
        assertNone(before, after);
        assertThat(Changes.of(List.of(after, before)))
                .containsExactly(new Change("Runway Gen-2", Attribute.PRICE, before, after));
    }

    @Test
    void prices_told_side_by_side_are_no_change() {
        Claim basic = claim(Attribute.PRICE, "每月 12 美元")
                .number(12, "USD")
                .per("month")
                .said("2024-01-01")
                .make();
        Claim pro = claim(Attribute.PRICE, "每月 28 美元")
                .number(28, "USD")
                .per("month")
                .said("2024-03-01")
                .make();
        Claim basicAgain = claim(Attribute.PRICE, "仍是每月 12 美元")
                .number(12, "USD")
                .per("month")
                .said("2024-06-01")
                .make();
        assertThat(Changes.of(List.of(basic, pro, basicAgain))).isEmpty();
        assertThat(Changes.of(List.of(
                        basic,
                        claim(Attribute.PRICE, "每年 99 美元")
                                .number(99, "USD")
                                .per("year")
                                .said("2025-01-01")
                                .make())))
                .isEmpty();
    }
}
