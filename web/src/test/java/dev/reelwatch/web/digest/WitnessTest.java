package dev.reelwatch.web.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.ReleaseEvent;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of several voices the one that says it most outright is quoted, and what is only mentioned is no news. */
class WitnessTest {
    private static final LocalDate DAY = LocalDate.parse("2031-07-10");

    private final HandMade world = new HandMade();

    private Claim released(String site, String model, Optional<Value> when, String quote, String text) {
        Article article =
                world.add(HandMade.article(site, site, DAY.toString(), "https://" + site + ".example/1", "短讯", text));
        return world.claim(
                article, model, Attribute.RELEASE, Polarity.NEUTRAL, Status.CURRENT, Basis.VENDOR, when, quote);
    }

    private Claim released(String site, Optional<Value> when, String quote, String text) {
        return released(site, "Wren 2", when, quote, text);
    }

    private Claim witness(Language language, Claim... same) {
        return new Witness(language, world.passages()).of(world.finding(same.length, same));
    }

    private List<Sentence> releases(News news) {
        return new DigestCompiler(news, HandMade.CLOCK)
                .on(DAY, Language.ZH).sections().stream()
                        .flatMap(section -> section.sentences().stream())
                        .filter(sentence -> sentence.kind() == Kind.RELEASE)
                        .toList();
    }

    @Test
    void who_tells_that_it_came_out_is_quoted_before_who_mentions_it_on_the_way_to_a_verdict() {
        Optional<Value> yesterday = HandMade.date("昨天", "2031-07-09");
        Claim passing = HandMade.withConfidence(
                released("a", yesterday, "昨天刚上线的 Wren 2", "说到昨天刚上线的 Wren 2，我试了一晚上，手还是会糊。"), 0.99);
        Claim outright = released("b", yesterday, "渡鸦公司昨天上线了 Wren 2", "渡鸦公司昨天上线了 Wren 2，单条 9 秒。");
        assertThat(witness(Language.ZH, passing, outright)).isEqualTo(outright);
    }

    @Test
    void the_newly_updated_version_is_one_that_comes_out() {
        Claim newly = released("a", Optional.empty(), "正是渡鸦最新升级的 Wren 2", "正是渡鸦最新升级的 Wren 2。");
        Claim later = released("b", Optional.empty(), "Wren 2 今天升级了", "Wren 2 今天升级了。");
        assertThat(ReleaseEvent.of(newly)).isEqualTo(ReleaseEvent.LAUNCH);
        assertThat(ReleaseEvent.of(later)).isEqualTo(ReleaseEvent.UPDATE);
    }

    @Test
    void the_same_holds_in_english() {
        Optional<Value> when = HandMade.date("July 9", "2031-07-09");
        Claim passing = HandMade.withConfidence(
                released(
                        "a",
                        when,
                        "the newly released Wren 2",
                        "On July 9 I fed my oldest prompts to the newly released Wren 2."),
                0.99);
        Claim outright = released("b", when, "Raven released Wren 2 on July 9", "Raven released Wren 2 on July 9.");
        assertThat(witness(Language.EN, passing, outright)).isEqualTo(outright);
    }

    @Test
    void a_date_in_figures_comes_before_yesterday_and_a_sentence_before_the_heading_of_a_list() {
        Claim yesterday = HandMade.withConfidence(
                released("a", HandMade.date("昨天", "2031-07-09"), "昨天 Wren 2 正式上线", "昨天 Wren 2 正式上线。"), 0.99);
        Claim dated =
                released("b", HandMade.date("7 月 9 日", "2031-07-09"), "Wren 2 于 7 月 9 日上线", "Wren 2 于 7 月 9 日上线。");
        Claim heading = HandMade.withConfidence(
                released(
                        "c",
                        HandMade.date("7 月 9 日", "2031-07-09"),
                        "7 月 9 日 Wren 2 正式上线",
                        "7 月 9 日 Wren 2 正式上线：\n- 单条 9 秒"),
                0.99);
        assertThat(witness(Language.ZH, heading, yesterday, dated)).isEqualTo(dated);
    }

    @Test
    void where_both_say_as_much_the_reader_is_shown_words_of_his_own_language() {
        Optional<Value> figure = HandMade.date("2031-07-09", "2031-07-09");
        Claim chinese = released("a", figure, "2031-07-09 渡鸦发布 Wren 2", "2031-07-09 渡鸦发布 Wren 2。");
        Claim english =
                released("b", figure, "Raven released Wren 2 on 2031-07-09", "Raven released Wren 2 on 2031-07-09.");
        assertThat(witness(Language.ZH, chinese, english)).isEqualTo(chinese);
        assertThat(witness(Language.EN, chinese, english)).isEqualTo(english);
    }

    @Test
    void two_that_come_out_in_one_sentence_are_both_told_and_a_question_behind_it_is_no_doubt() {
        String text = "渡鸦今天发布 Wren 2 和 Wren 2 Fast，我只想知道有没有涨价。";
        Optional<Value> today = HandMade.date("今天", DAY.toString());
        String quote = "渡鸦今天发布 Wren 2 和 Wren 2 Fast";
        released("a", "Wren 2", today, quote, text);
        released("a", "Wren 2 Fast", today, quote, text);
        assertThat(releases(world.news())).hasSize(2);
    }

    @Test
    void a_verdict_on_an_update_and_a_doubt_before_it_tell_of_none() {
        released("a", Optional.empty(), "这是 Wren 2 最划算的一次更新", "这是 Wren 2 最划算的一次更新。");
        released("b", "Wren 3", Optional.empty(), "渡鸦今天发布 Wren 3", "如果渡鸦今天发布 Wren 3，我就排队。");
        assertThat(releases(world.news())).isEmpty();
    }

    @Test
    void what_is_mentioned_in_passing_is_not_told_as_newly_out() {
        released("a", Optional.empty(), "渡鸦推出 Wren 2", "这一年不光别家很忙，渡鸦推出 Wren 2，大家都在赶工。");
        try (KnowledgeBase knowledge = world.knowledge()) {
            assertThat(releases(News.of(knowledge))).isEmpty();
        }
        released("b", "Wren 3", Optional.empty(), "渡鸦推出了 Wren 3", "今天，渡鸦推出了 Wren 3。");
        try (KnowledgeBase knowledge = world.knowledge()) {
            assertThat(releases(News.of(knowledge)))
                    .singleElement()
                    .satisfies(told -> assertThat(told.text()).startsWith("Wren 3 已发布"));
        }
    }
}
