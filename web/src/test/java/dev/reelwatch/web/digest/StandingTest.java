package dev.reelwatch.web.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Quote;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.digest.Summary.Part;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ranks are told with their board, numbers with what they count. */
class StandingTest {
    private static final String DAY = "2031-07-10";

    private final HandMade world = HandMade.world();

    private Sentence told(Language language) {
        return new DigestCompiler(world.news(), HandMade.CLOCK)
                .on(LocalDate.parse(DAY), language).sections().stream()
                        .flatMap(section -> section.sentences().stream())
                        .findFirst()
                        .orElseThrow();
    }

    private void said(String text, Attribute attribute, Optional<Value> value, Optional<String> other) {
        said(text, attribute, value, other, Optional.empty());
    }

    private void said(
            String text, Attribute attribute, Optional<Value> value, Optional<String> other, Optional<Moment> trueAt) {
        Article article = world.add(HandMade.article(
                "s" + text.length(), "潮汐日报", DAY, "https://tide.example/" + text.length(), "短讯", text + "。"));
        world.claims.add(new Claim(
                Claim.idOf(article.id(), "Wren 2", attribute, Status.CURRENT, text),
                Claim.Source.of(article),
                "Wren 2",
                attribute,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.THIRD_PARTY,
                value,
                other,
                new Quote(0, text.length(), text),
                trueAt,
                0.9,
                "patterns-1"));
    }

    @Test
    void a_rank_is_told_with_its_board_and_its_task() {
        said(
                "Wren 2 在 Heron Arena榜单的图生视频榜上拿到第 3",
                Attribute.RANKING,
                HandMade.number("第 3", 3, "rank"),
                Optional.empty());
        assertThat(told(Language.ZH).statement()).isEqualTo("Wren 2 在 Heron Arena 榜单位列第 3（图生视频）");
        assertThat(told(Language.EN).statement())
                .isEqualTo("Wren 2 ranks no. 3 on the Heron Arena leaderboard for image to video");
        assertThat(faults(Language.EN, "Heron Arena", "Stork Arena")).isNotEmpty();
        assertThat(faults(Language.EN, "image to video", "text to video")).isNotEmpty();
        assertThat(faults(Language.EN, " on the Heron Arena leaderboard", "")).isNotEmpty();
        assertThat(faults(Language.ZH, "位列第 3", "位列第 1")).isNotEmpty();
    }

    @Test
    void the_name_of_a_board_may_stand_behind_the_word_for_it() {
        said(
                "在第三方榜单 Heron Analysis 上，Wren 2 排第 3",
                Attribute.RANKING,
                HandMade.number("第 3", 3, "rank"),
                Optional.empty());
        assertThat(told(Language.EN).statement()).isEqualTo("Wren 2 ranks no. 3 on the Heron Analysis");
    }

    @Test
    void a_rank_among_the_apps_of_one_kind_is_not_one_among_all() {
        said("Wren 2 在美国iOS应用商店登顶视频类应用榜首", Attribute.RANKING, HandMade.number("登顶", 1, "rank"), Optional.empty());
        assertThat(told(Language.ZH).statement()).isEqualTo("Wren 2 在美国 iOS 应用商店视频类应用榜位列第 1");
        assertThat(told(Language.EN).statement()).isEqualTo("Wren 2 ranks no. 1 on the US iOS app store (video apps)");
    }

    @Test
    void a_board_without_words_in_the_language_of_the_reader_is_left_to_the_quote() {
        said("Wren 2 在鹭鸣榜单排第 3", Attribute.RANKING, HandMade.number("第 3", 3, "rank"), Optional.empty());
        assertThat(told(Language.ZH).statement()).isEqualTo("Wren 2 在鹭鸣榜单位列第 3");
        assertThat(told(Language.EN).statement()).isEqualTo("Wren 2 ranks no. 3");
    }

    @Test
    void a_win_over_another_model_is_told_with_its_ratio_and_its_task() {
        said(
                "文生视频上 Wren 2 对比 Moth 3 胜负比超 240%",
                Attribute.RANKING, HandMade.number("240%", 240, "%"), Optional.of("Moth 3"));
        assertThat(told(Language.ZH).statement()).isEqualTo("Wren 2 在文生视频上超过 Moth 3（胜负比超过 240%）");
        assertThat(told(Language.EN).statement())
                .isEqualTo("Wren 2 comes out ahead of Moth 3 for text to video (win ratio more than 240%)");
        assertThat(faults(Language.EN, "ahead of", "behind")).isNotEmpty();
        assertThat(faults(Language.EN, "240%", "24%")).isNotEmpty();
    }

    @Test
    void a_rank_beside_another_model_is_the_rank_of_the_one_spoken_of() {
        said(
                "Wren 2 在美国iOS总榜一举超越了 Moth 3，位列第四",
                Attribute.RANKING,
                HandMade.number("第四", 4, "rank"),
                Optional.of("Moth 3"));
        assertThat(told(Language.ZH).statement()).isEqualTo("Wren 2 在美国 iOS 总榜位列第四，超过 Moth 3");
        assertThat(told(Language.EN).statement())
                .isEqualTo("Wren 2 ranks no. 4 on the US iOS overall chart, ahead of Moth 3");
        assertThat(faults(Language.EN, "ahead of", "behind")).isNotEmpty();
        assertThat(faults(Language.EN, "no. 4", "no. 1")).isNotEmpty();
    }

    @Test
    void a_count_is_told_with_the_time_that_it_is_of() {
        said(
                "截至2031年5月 Wren 2 的用户数突破 900万",
                Attribute.ADOPTION,
                HandMade.number("900万", 900, "万"),
                Optional.empty(),
                Optional.of(Moment.parse("2031-05")));
        assertThat(told(Language.ZH).statement()).isEqualTo("Wren 2 的用户数超过 900万（截至2031年5月）");
        assertThat(told(Language.EN).statement()).isEqualTo("Wren 2 has more than 9 million users (as of May 2031)");
        assertThat(faults(Language.EN, "May 2031", "June 2031")).isNotEmpty();
    }

    @Test
    void a_number_is_told_with_what_it_counts_or_not_at_all() {
        said("Wren 2 的月活超 900万", Attribute.ADOPTION, HandMade.number("900万", 900, "万"), Optional.empty());
        assertThat(told(Language.ZH).statement()).isEqualTo("Wren 2 的月活用户数超过 900万");
        assertThat(told(Language.EN).statement()).isEqualTo("Wren 2 has more than 9 million monthly users");
        assertThat(faults(Language.EN, "monthly users", "downloads")).isNotEmpty();
        assertThat(faults(Language.EN, "more than ", "")).isNotEmpty();
        world.claims.removeLast();
        said("Wren 2 已经到了 900万", Attribute.ADOPTION, HandMade.number("900万", 900, "万"), Optional.empty());
        assertThat(new DigestCompiler(world.news(), HandMade.CLOCK)
                        .on(LocalDate.parse(DAY), Language.EN)
                        .isEmpty())
                .isTrue();
    }

    private List<String> faults(Language language, String words, String others) {
        Sentence sentence = told(language);
        assertThat(world.check(language).faults("Wren 2", sentence)).isEmpty();
        List<Part> parts = sentence.parts().stream()
                .map(part -> part.head() ? new Part(part.text().replace(words, others), part.quoted(), true) : part)
                .toList();
        assertThat(parts).isNotEqualTo(sentence.parts());
        return world.check(language)
                .faults("Wren 2", new Sentence(sentence.kind(), parts, sentence.claims(), sentence.origins()));
    }
}
