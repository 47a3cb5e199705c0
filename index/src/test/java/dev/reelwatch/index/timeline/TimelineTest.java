package dev.reelwatch.index.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.finding.Evidence;
import dev.reelwatch.index.finding.Grounds;
import dev.reelwatch.index.story.Witness;
import dev.reelwatch.index.timeline.TimelineEntry.Kind;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static MadeClaim release(String model, String quote) {
        return MadeClaim.of(model, Attribute.RELEASE, quote);
    }

    private static List<TimelineEntry> timeline(Claim... claims) {
        return Timeline.of(List.of(claims), Optional.empty(), TimelineTest::lineOf);
    }

    private static String lineOf(String model) {
        return model.equals("Gen-1 of another name") ? "Runway" : model.split(" ", 2)[0];
    }

    @Test
    void a_line_runs_through_all_its_models_in_order_of_time() {
        List<Claim> claims = List.of(
                release("Runway Gen-4 Turbo", "推出 Gen-4 Turbo")
                        .said("2025-04-08T11:00:00+08:00")
                        .make(),
                release("Runway Gen-1", "2023年2月 Gen-1")
                        .date("2023-02")
                        .status(Status.PAST)
                        .said("2024-01-01")
                        .make(),
                release("Runway Gen-2", "Gen-2 六月")
                        .trueAt("2023-06")
                        .status(Status.PAST)
                        .said("2024-01-01")
                        .by("甲")
                        .make(),
                release("Runway Gen-2", "Gen-2 七月")
                        .trueAt("2023-07")
                        .status(Status.PAST)
                        .said("2024-02-01")
                        .by("乙")
                        .make(),
                release("Gen-1 of another name", "一月").date("2023-01").make(),
                release("Kling 1.6", "可灵 1.6 上线").said("2024-12-19").make());
        List<TimelineEntry> entries = Timeline.of(claims, Optional.of("Runway"), TimelineTest::lineOf);
        assertThat(entries)
                .extracting(entry -> entry.date() + " " + entry.model() + " " + entry.conflicts())
                .containsExactly(
                        "2023-01 Gen-1 of another name []",
                        "2023-02 Runway Gen-1 []",
                        "2023-06 Runway Gen-2 [2023-07]",
                        "2025-04-08 Runway Gen-4 Turbo []");
        assertThat(Timeline.of(claims, Optional.of("Runway Gen-4"), TimelineTest::lineOf))
                .extracting(TimelineEntry::model)
                .containsExactly("Runway Gen-4 Turbo");
    }

    @Test
    void the_end_of_a_model_is_no_release_of_it_nor_is_the_release_of_something_else() {
        List<Claim> claims = List.of(
                release("Kling 1.6", "可灵 1.6 上线").date("2024-12-19").make(),
                release("Kling 1.6", "可灵 1.6 正式下线，停止服务").date("2026-03-24").make(),
                release("Kling 1.6", "公布的 Q1 财报显示").date("2025-05-30").make());
        assertThat(Timeline.of(claims, Optional.empty(), TimelineTest::lineOf))
                .extracting(entry -> entry.date() + " " + entry.kind().json() + " " + entry.conflicts())
                .containsExactly("2024-12-19 release []", "2026-03-24 availability []");
    }

    @Test
    void dates_that_agree_are_one_entry_with_the_more_precise_one() {
        Claim month = release("Runway Gen-2", "六月推出")
                .trueAt("2023-06")
                .status(Status.PAST)
                .by("甲")
                .make();
        Claim day = release("Runway Gen-2", "6月7日推出")
                .date("2023-06-07")
                .status(Status.PAST)
                .by("乙")
                .make();
        Claim news = release("Runway Gen-2", "刚刚推出").said("2023-06-09").by("丙").make();
        assertThat(timeline(month, day, news)).singleElement().satisfies(entry -> {
            assertThat(entry.date()).isEqualTo(Moment.parse("2023-06-07"));
            assertThat(entry.claims()).containsExactlyInAnyOrder(month, day, news);
            assertThat(entry.conflicts()).isEmpty();
        });
    }

    @Test
    void the_better_supported_date_leads_and_news_from_before_it_contradicts() {
        Claim july = release("Runway Gen-2", "七月推出").trueAt("2023-07").by("甲").make();
        Claim julyToo =
                release("Runway Gen-2", "7月推出").trueAt("2023-07").by("乙").make();
        Claim june = release("Runway Gen-2", "六月推出").trueAt("2023-06").by("丙").make();
        assertThat(timeline(july, julyToo, june)).singleElement().satisfies(entry -> {
            assertThat(entry.date()).isEqualTo(Moment.parse("2023-07"));
            assertThat(entry.conflicts()).containsExactly(Moment.parse("2023-06"));
            assertThat(entry.claims()).hasSize(3);
        });
        Claim march = release("Runway Gen-2", "今天推出").said("2023-03-20").by("丁").make();
        assertThat(timeline(july, march).get(0).conflicts()).containsExactly(Moment.parse("2023-03-20"));
    }

    private static List<TimelineEntry> timeline(Grounds.Naming naming, boolean dates, boolean news, Claim... claims) {
        Evidence evidence = new Evidence(Witness::of);
        for (Claim claim : claims) {
            evidence.put(
                    claim.article().articleId(),
                    List.of(claim),
                    each -> new Grounds(each.quote().text(), naming, dates, news, false, Optional.empty()));
        }
        return evidence.matters().stream()
                .flatMap(matter -> Timeline.of(matter).stream())
                .toList();
    }

    @Test
    void what_its_own_sentence_does_not_tell_of_this_model_and_time_did_not_happen_to_it_then() {
        Claim dated = release("Vidu 2.0", "发布后更快")
                .trueAt("2024-07")
                .said("2025-01-22")
                .make();
        assertThat(timeline(Grounds.Naming.QUOTE, true, true, dated)).hasSize(1);
        assertThat(timeline(Grounds.Naming.QUOTE, false, true, dated)).isEmpty();
        assertThat(timeline(Grounds.Naming.NOT, true, true, dated)).isEmpty();
        Claim record = MadeClaim.of("Sora", Attribute.RANKING, "其中第一个发布的")
                .number(1, "rank")
                .trueAt("2024")
                .make();
        assertThat(timeline(Grounds.Naming.SENTENCE, true, true, record)).hasSize(1);
        assertThat(timeline(Grounds.Naming.NOT, true, true, record)).isEmpty();
    }

    @Test
    void only_what_is_told_as_news_has_the_day_of_its_article_and_says_so() {
        Claim news = release("Vidu 2.0", "Vidu 2.0 上线").said("2025-01-15").make();
        assertThat(timeline(Grounds.Naming.QUOTE, true, false, news)).isEmpty();
        assertThat(timeline(Grounds.Naming.QUOTE, true, true, news))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.ofArticle()).isTrue();
                    assertThat(TimelineJson.write(entry).get("date_from").asText())
                            .isEqualTo("article");
                });
        Claim told = release("Vidu 2.0", "1月15日上线")
                .date("2025-01-15")
                .said("2025-01-16")
                .make();
        assertThat(timeline(Grounds.Naming.QUOTE, true, true, told))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.ofArticle()).isFalse();
                    assertThat(TimelineJson.write(entry).has("date_from")).isFalse();
                });
    }

    @Test
    void a_licence_opens_no_source_and_what_is_not_there_is_no_event() {
        assertThat(timeline(
                        MadeClaim.of(
                                        "Sora",
                                        Attribute.OPEN_SOURCE,
                                        "a deal that would have let Sora license its characters")
                                .plus()
                                .trueAt("2025")
                                .make(),
                        MadeClaim.of("Vidu 2.0", Attribute.OPEN_SOURCE, "no weights released today")
                                .minus()
                                .trueAt("2025-02-10")
                                .make(),
                        MadeClaim.of("Vidu 2.0", Attribute.AVAILABILITY, "还没有对外开放")
                                .minus()
                                .trueAt("2025-02-10")
                                .make()))
                .isEmpty();
        assertThat(timeline(MadeClaim.of("Wan 2.1", Attribute.OPEN_SOURCE, "今天开源了全部权重")
                        .plus()
                        .trueAt("2025-02-25")
                        .make()))
                .hasSize(1);
    }

    @Test
    void prices_that_are_published_are_no_release() {
        assertThat(timeline(release("Seedance 2.0", "火山引擎公布Seedance 2.0视频生成服务的定价")
                        .said("2026-03-05")
                        .make()))
                .isEmpty();
    }

    @Test
    void that_it_came_out_and_can_be_had_told_in_the_same_words_is_one_entry() {
        String words = "Vidu 2.0 昨天上线";
        Article article = MadeClaim.article("甲", "乙", Optional.of(Moment.parse("2025-01-16")), words);
        Claim out = release("Vidu 2.0", words).trueAt("2025-01-15").in(article);
        Claim open = MadeClaim.of("Vidu 2.0", Attribute.AVAILABILITY, words)
                .plus()
                .trueAt("2025-01-15")
                .in(article);
        assertThat(timeline(out, open)).extracting(TimelineEntry::kind).containsExactly(Kind.RELEASE);
    }

    @Test
    void what_has_no_certain_date_is_left_out() {
        assertThat(timeline(
                        release("Runway Gen-2", "早就推出")
                                .status(Status.PAST)
                                .said("2024-01-01")
                                .make(),
                        release("Runway Gen-3", "听说快了")
                                .status(Status.RUMOURED)
                                .trueAt("2024-06")
                                .make(),
                        release("Runway Gen-3", "还没有发布")
                                .minus()
                                .said("2024-01-01")
                                .make(),
                        MadeClaim.of("Runway Gen-2", Attribute.PRICE, "每月 15 美元")
                                .said("2024-01-01")
                                .make(),
                        MadeClaim.of("Runway Gen-2", Attribute.RANKING, "今天的王者")
                                .trueAt("2024-01-01")
                                .make(),
                        MadeClaim.of("Runway Gen-2", Attribute.MOTION, "动作自然")
                                .trueAt("2024-01-01")
                                .make()))
                .isEmpty();
    }

    @Test
    void promises_and_other_kinds_stand_at_the_time_they_speak_of() {
        assertThat(timeline(
                        release("Runway Gen-4", "四月推出")
                                .status(Status.PLANNED)
                                .date("2025-04")
                                .said("2025-03-01")
                                .make(),
                        MadeClaim.of("Runway Gen-4", Attribute.PRICE, "三月起每月 12 美元")
                                .number(12, "USD")
                                .trueAt("2025-03")
                                .make(),
                        MadeClaim.of("Runway Gen-4", Attribute.RANKING, "五月登顶")
                                .number(1, "rank")
                                .trueAt("2025-05")
                                .make()))
                .extracting(TimelineEntry::kind)
                .containsExactly(Kind.PRICE, Kind.PROMISE, Kind.RECORD);
    }

    @Test
    void two_things_promised_in_one_breath_are_one_entry() {
        String both = "下个月会上线对口型和自动配音";
        Article article = MadeClaim.article("预告", "媒体甲", Optional.of(Moment.parse("2025-03-01")), both);
        assertThat(timeline(
                        MadeClaim.of("Runway Gen-4", Attribute.LIP_SYNC, both)
                                .status(Status.PLANNED)
                                .in(article),
                        MadeClaim.of("Runway Gen-4", Attribute.AUDIO, both)
                                .status(Status.PLANNED)
                                .in(article)))
                .extracting(TimelineEntry::kind)
                .containsExactly(Kind.PROMISE);
    }

    @Test
    void a_promise_and_its_end_are_two_entries() {
        Claim promised = MadeClaim.of("Runway Gen-4", Attribute.LIP_SYNC, "对口型功能即将推出")
                .status(Status.PLANNED)
                .plus()
                .said("2025-03-01")
                .make();
        Claim kept = MadeClaim.of("Runway Gen-4", Attribute.LIP_SYNC, "对口型功能已上线")
                .plus()
                .said("2025-03-20")
                .make();
        assertThat(timeline(promised, kept))
                .extracting(entry -> entry.date() + " " + entry.kind().json())
                .containsExactly("2025-03-01 promise", "2025-03-20 promise-kept");
    }

    @Test
    void a_price_cut_stands_at_the_day_of_the_new_price_with_both_quotes() {
        Claim before = MadeClaim.of("Runway Gen-4", Attribute.PRICE, "每月 15 美元")
                .number(15, "USD")
                .per("month")
                .said("2025-01-01")
                .make();
        Claim after = MadeClaim.of("Runway Gen-4", Attribute.PRICE, "每月 12 美元")
                .number(12, "USD")
                .per("month")
                .said("2025-03-01")
                .make();
        assertThat(timeline(before, after)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.PRICE);
            assertThat(entry.date()).isEqualTo(Moment.parse("2025-03-01"));
            assertThat(entry.claims()).containsExactly(before, after);
        });
    }

    @Test
    void what_came_out_long_ago_and_is_opened_to_all_is_an_event_of_its_own() {
        Claim shown = release("Kling 1.6", "二月首次亮相的 Kling 1.6")
                .date("2025-02")
                .by("甲")
                .make();
        Claim opened = release("Kling 1.6", "Kling 1.6 向公众开放了")
                .date("2025-07-20")
                .by("乙")
                .make();
        Claim news = release("Kling 1.6", "Kling 1.6 终于上线了")
                .said("2025-07-21")
                .by("丙")
                .make();
        for (Claim first : List.of(
                shown,
                release("Kling 1.6", "快手推出了 Kling 1.6")
                        .said("2025-02-03")
                        .by("甲")
                        .make())) {
            List<TimelineEntry> entries = timeline(first, opened, news);
            assertThat(entries).extracting(TimelineEntry::kind).containsExactly(Kind.RELEASE, Kind.AVAILABILITY);
            assertThat(entries)
                    .allSatisfy(entry -> assertThat(entry.conflicts()).isEmpty());
            assertThat(entries.get(1).claims()).containsExactlyInAnyOrder(opened, news);
        }
        // what was opened to all at once came out by that
        assertThat(timeline(opened, news))
                .singleElement()
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo(Kind.RELEASE));
        // and nothing comes out after it was opened to all
        Claim after =
                release("Kling 1.6", "Kling 1.6 于八月推出").date("2025-08").by("丁").make();
        assertThat(timeline(opened, after))
                .singleElement()
                .satisfies(entry -> assertThat(entry.conflicts()).hasSize(1));
    }

    @Test
    void just_now_at_the_beginning_of_a_month_may_be_in_the_month_before() {
        MadeClaim just =
                release("Kling 1.6", "快手刚刚推出 Kling 1.6").date("2025-10").written("刚刚");
        Claim dated = release("Kling 1.6", "九月推出").date("2025-09").by("乙").make();
        assertThat(timeline(just.said("2025-10-01").make(), dated))
                .singleElement()
                .satisfies(entry -> assertThat(entry.conflicts()).isEmpty());
        assertThat(timeline(just.said("2025-10-20").make(), dated))
                .singleElement()
                .satisfies(entry -> assertThat(entry.conflicts()).hasSize(1));
    }

    @Test
    void an_update_and_an_api_are_entries_of_their_own() {
        List<TimelineEntry> entries = timeline(
                release("Kling 1.6", "12月19日推出").date("2024-12-19").make(),
                release("Kling 1.6", "1月升级").date("2025-01").make(),
                release("Kling 1.6", "2月开放 API").date("2025-02").make());
        assertThat(entries)
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.conflicts()).isEmpty());
    }

    @Test
    void ids_and_order_do_not_depend_on_the_order_of_the_claims() {
        Random random = new Random(8);
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            MadeClaim claim = release("Kling " + (1 + random.nextInt(3)), "第" + i + "则：推出")
                    .by("站" + random.nextInt(7))
                    .said("2024-0" + (1 + random.nextInt(9)) + "-11");
            switch (random.nextInt(3)) {
                case 0 -> claim.date("2024-0" + (1 + random.nextInt(9)));
                case 1 -> claim.trueAt("2024-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9));
                default -> claim.plus();
            }
            claims.add(claim.make());
        }
        List<TimelineEntry> entries = Timeline.of(claims, Optional.empty(), TimelineTest::lineOf);
        assertThat(entries).isNotEmpty();
        assertThat(entries).extracting(TimelineEntry::id).doesNotHaveDuplicates();
        Collections.shuffle(claims, random);
        assertThat(Timeline.of(claims, Optional.empty(), TimelineTest::lineOf)).isEqualTo(entries);
    }
}
