package dev.reelwatch.index.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.finding.Promise.State;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private static final LocalDate LATER = LocalDate.parse("2030-01-01");

    private static MadeClaim claim(Attribute attribute, String quote) {
        return MadeClaim.of("Runway Gen-4", attribute, quote).plus();
    }

    private static MadeClaim planned(Attribute attribute, String quote) {
        return claim(attribute, quote).status(Status.PLANNED).said("2025-03-31");
    }

    private static void assertPromise(State state, Claim promised, Claim... later) {
        List<Claim> claims = new ArrayList<>(List.of(later));
        claims.add(promised);
        assertThat(Promises.of(claims, LATER)).singleElement().satisfies(promise -> {
            assertThat(promise.state()).isEqualTo(state);
            assertThat(promise.promised()).isEqualTo(promised);
            assertThat(promise.outcome().isPresent()).isEqualTo(state != State.OPEN);
        });
    }

    @Test
    void a_promise_is_open_until_an_article_tells_what_became_of_it() {
        Claim promised = planned(Attribute.REFERENCE, "参考图功能即将上线").make();
        assertPromise(State.OPEN, promised);
        assertPromise(
                State.OPEN,
                promised,
                claim(Attribute.REFERENCE, "参考图功能上线")
                        .said("2025-03-30")
                        .trueAt("2025-03-30")
                        .status(Status.RUMOURED)
                        .make());
        assertPromise(
                State.OPEN,
                promised,
                claim(Attribute.REFERENCE, "参考图功能还没来")
                        .minus()
                        .said("2025-05-01")
                        .make());
        assertPromise(
                State.KEPT,
                promised,
                claim(Attribute.REFERENCE, "参考图功能现在能用").said("2025-05-01").make());
        assertPromise(
                State.WITHDRAWN,
                promised,
                claim(Attribute.REFERENCE, "参考图功能不再推出")
                        .minus()
                        .said("2025-05-01")
                        .make());
    }

    @Test
    void a_release_keeps_what_was_promised_to_all_but_is_told_as_no_more_than_a_release() {
        Claim promised = planned(Attribute.AVAILABILITY, "几天内开放给所有人").make();
        Claim released = claim(Attribute.RELEASE, "4月9日发布")
                .date("2025-04-09")
                .said("2025-05-01")
                .make();
        Claim opened =
                claim(Attribute.AVAILABILITY, "已开放给所有人").said("2025-04-10").make();
        assertThat(Promises.of(List.of(promised, released), LATER))
                .singleElement()
                .satisfies(promise -> {
                    assertThat(promise.outcome()).contains(released);
                    assertThat(promise.isShownByRelease()).isTrue();
                });
        assertThat(Promises.of(List.of(promised, opened), LATER))
                .singleElement()
                .satisfies(promise -> {
                    assertThat(promise.outcome()).contains(opened);
                    assertThat(promise.isShownByRelease()).isFalse();
                });
    }

    @Test
    void nothing_said_after_the_day_that_is_asked_for_is_known() {
        Claim promised = planned(Attribute.REFERENCE, "参考图功能即将上线").make();
        Claim kept = claim(Attribute.REFERENCE, "参考图功能现在能用").said("2025-05-01").make();
        assertThat(Promises.of(List.of(promised, kept), LocalDate.parse("2025-04-30")))
                .extracting(Promise::state)
                .containsExactly(State.OPEN);
        assertThat(Promises.of(List.of(promised, kept), LocalDate.parse("2025-03-30")))
                .isEmpty();
    }

    @Test
    void what_came_after_the_time_named_for_it_came_late() {
        Claim promised = planned(Attribute.OPEN_SOURCE, "四月开源").date("2025-04").make();
        assertPromise(
                State.KEPT,
                promised,
                claim(Attribute.OPEN_SOURCE, "今天开源")
                        .said("2025-04-30T10:00:00+08:00")
                        .make());
        assertPromise(
                State.LATE,
                promised,
                claim(Attribute.OPEN_SOURCE, "今天开源").said("2025-05-02").make());
        assertPromise(
                State.KEPT,
                promised,
                claim(Attribute.OPEN_SOURCE, "已开源")
                        .said("2025-08-02")
                        .trueAt("2025-04-11")
                        .make());
        // an article tells months later that it is there: since when, nobody said
        assertPromise(
                State.KEPT,
                planned(Attribute.LIP_SYNC, "四月支持对口型").trueAt("2025-04").make(),
                claim(Attribute.LIP_SYNC, "支持对口型").said("2025-09-01").make());
    }

    @Test
    void a_figure_that_was_promised_must_be_reached() {
        Claim promised = planned(Attribute.RESOLUTION, "将支持 4K").number(4, "K").make();
        assertPromise(
                State.OPEN,
                promised,
                claim(Attribute.RESOLUTION, "支持 1080p")
                        .number(1080, "p")
                        .said("2025-06-01")
                        .make());
        assertPromise(
                State.KEPT,
                promised,
                claim(Attribute.RESOLUTION, "支持 2160p")
                        .number(2160, "p")
                        .said("2025-06-01")
                        .make());
    }

    @Test
    void another_function_keeps_no_promise() {
        Claim promised = planned(Attribute.FEATURE_OTHER, "团队空间即将推出").make();
        assertPromise(
                State.OPEN,
                promised,
                claim(Attribute.FEATURE_OTHER, "灵感画笔已推出").said("2025-06-01").make());
        assertPromise(
                State.KEPT,
                promised,
                claim(Attribute.FEATURE_OTHER, "团队空间已推出").said("2025-06-01").make());
    }

    @Test
    void what_was_there_before_it_was_promised_keeps_nothing() {
        Claim promised = planned(Attribute.AUDIO, "很快会有多人对白").make();
        Claim before = claim(Attribute.AUDIO, "能出环境声").said("2025-03-01").make();
        assertPromise(
                State.OPEN,
                promised,
                before,
                claim(Attribute.AUDIO, "环境声很真").said("2025-06-01").make());
        assertPromise(
                State.KEPT,
                promised,
                before,
                claim(Attribute.AUDIO, "多人对白上线").said("2025-06-01").make());
    }

    @Test
    void what_is_said_of_another_model_or_of_none_keeps_no_promise() {
        Claim promised = planned(Attribute.RELEASE, "Gen-4 即将发布").make();
        Claim other = claim(Attribute.RELEASE, "4月2日发布的是 Vidu")
                .date("2025-04-02")
                .said("2025-05-01")
                .make();
        assertThat(promise(promised, other, Grounds.Naming.NOT, true).state()).isEqualTo(State.OPEN);
        assertThat(promise(promised, other, Grounds.Naming.BEFORE, true).state())
                .isEqualTo(State.KEPT);
        Claim undated = claim(Attribute.RELEASE, "发布过了")
                .trueAt("2025-04-02")
                .said("2025-05-01")
                .make();
        assertThat(promise(promised, undated, Grounds.Naming.QUOTE, false).state())
                .as("the time is that of something else")
                .isEqualTo(State.OPEN);
    }

    private static Promise promise(Claim promised, Claim later, Grounds.Naming naming, boolean dates) {
        return Promises.ofOne(
                        List.of(promised, later),
                        List.of(),
                        claim -> claim.equals(later)
                                ? new Grounds(claim.quote().text(), naming, dates, true, false, Optional.empty())
                                : Grounds.of(claim))
                .get(0);
    }

    @Test
    void a_conference_is_no_plan_nor_is_a_maker_whose_name_says_open() {
        assertThat(Promises.of(
                        List.of(planned(Attribute.RELEASE, "OpenAI 第三天的发表会在这边").make()), LATER))
                .isEmpty();
    }

    @Test
    void what_its_videos_will_have_is_what_it_does_and_no_plan() {
        for (String quote : List.of("Videos made with Runway Gen 4.5 will carry a secret sign", "用它生成的视频都将带上来源标记")) {
            assertThat(Promises.of(
                            List.of(planned(Attribute.FEATURE_OTHER, quote).make()), LATER))
                    .as(quote)
                    .isEmpty();
        }
        assertPromise(
                State.OPEN,
                planned(Attribute.FEATURE_OTHER, "The model will include a secret sign")
                        .make());
        assertPromise(
                State.OPEN, planned(Attribute.AVAILABILITY, "老用户先用，再陆续对别人开放").make());
    }

    @Test
    void what_was_due_vaguely_may_be_kept_and_late() {
        Claim promised = planned(Attribute.AVAILABILITY, "未来几天内开放给所有人").make();
        Promise kept = Promises.of(
                        List.of(
                                promised,
                                claim(Attribute.AVAILABILITY, "已开放给所有人")
                                        .said("2025-04-10")
                                        .make()),
                        LATER)
                .get(0);
        assertThat(kept.state()).isEqualTo(State.KEPT);
        assertThat(kept.due()).hasToString("Optional[2025-04-07]");
        assertThat(kept.isDueVague()).isTrue();
        assertThat(kept.daysLate()).hasValue(3);
        assertThat(KnowledgeJson.write(kept).toString()).contains("\"due_vague\":true", "\"days_late\":3");
        Promise late = Promises.of(
                        List.of(
                                promised,
                                claim(Attribute.AVAILABILITY, "已开放给所有人")
                                        .said("2025-04-20")
                                        .make()),
                        LATER)
                .get(0);
        assertThat(late.state()).isEqualTo(State.LATE);
        assertThat(late.daysLate()).hasValue(13);
        Promise open = Promises.of(List.of(promised), LATER).get(0);
        assertThat(open.isOverdue(LocalDate.parse("2025-04-10"))).isFalse();
        assertThat(open.isOverdue(LocalDate.parse("2025-04-20"))).isTrue();
    }

    @Test
    void what_is_out_is_not_released_once_more_but_a_part_of_it_may_be() {
        Claim out = claim(Attribute.RELEASE, "3月20日发布了 Gen-4")
                .date("2025-03-20")
                .said("2025-03-21")
                .make();
        Claim plan = planned(Attribute.RELEASE, "Gen-4 是即将推出的模型").make();
        Claim part = planned(Attribute.RELEASE, "Gen-4 的安卓版即将推出").make();
        assertThat(Promises.of(List.of(plan), LATER)).hasSize(1);
        assertThat(Promises.of(List.of(out, plan), LATER)).isEmpty();
        assertThat(Promises.of(List.of(out, part), LATER)).singleElement().satisfies(promise -> {
            assertThat(promise.part()).contains("安卓版");
            assertThat(KnowledgeJson.write(promise).get("part").asText()).isEqualTo("安卓版");
        });
        assertThat(Promises.of(List.of(plan), LATER).get(0).part()).isEmpty();
    }

    @Test
    void who_could_be_meant_by_it_had_it_before_is_not_everyone() {
        Claim promised = planned(Attribute.AVAILABILITY, "几天内开放给所有人").make();
        Claim some = claim(Attribute.AVAILABILITY, "现在能用").said("2025-03-30").make();
        assertPromise(
                State.KEPT,
                promised,
                some,
                claim(Attribute.AVAILABILITY, "已开放给所有人").said("2025-04-03").make());
        assertPromise(
                State.OPEN,
                promised,
                some,
                claim(Attribute.AVAILABILITY, "已开放").said("2025-04-03").make());
    }

    @Test
    void a_promise_told_by_many_is_one() {
        Claim promised = planned(Attribute.REFERENCE, "参考图功能即将上线").make();
        Claim repeated = planned(Attribute.REFERENCE, "参考图功能不久就来")
                .by("乙")
                .said("2025-04-02")
                .make();
        assertPromise(State.OPEN, promised, repeated);
    }
}
