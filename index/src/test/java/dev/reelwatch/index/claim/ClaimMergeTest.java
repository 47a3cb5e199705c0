package dev.reelwatch.index.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimMergeTest {
    private static final Article ARTICLE =
            Articles.of("Vidu 2.0", "2025-02-18", "Vidu 2.0 生成 4 秒视频只要 10 秒，比 PixVerse V3.5 快，动作很稳。另外它还能生成 8 秒视频。");

    private static Claim claim(String by, String quote, Attribute attribute, Optional<Value> value, double confidence) {
        return claim(by, quote, attribute, Polarity.NEUTRAL, Status.CURRENT, value, Optional.empty(), confidence);
    }

    private static Claim claim(
            String by,
            String quote,
            Attribute attribute,
            Polarity polarity,
            Status status,
            Optional<Value> value,
            Optional<String> compared,
            double confidence) {
        int start = ARTICLE.text().indexOf(quote);
        return new Claim(
                Claim.idOf(ARTICLE.id(), "Vidu 2.0", attribute, status, quote),
                Claim.Source.of(ARTICLE),
                "Vidu 2.0",
                attribute,
                polarity,
                status,
                Basis.VENDOR,
                value,
                compared,
                new Quote(start, start + quote.length(), quote),
                Optional.empty(),
                confidence,
                by);
    }

    private static Optional<Value> seconds(String text, double number) {
        return Optional.of(Value.ofNumber(text, number, "s"));
    }

    @Test
    void a_claim_that_both_found_is_one_and_surer_than_each() {
        Claim pattern = claim("patterns-1", "生成 4 秒视频只要 10 秒", Attribute.GENERATION_SPEED, seconds("10 秒", 10), 0.6);
        Claim model = claim(
                "llm-1",
                "Vidu 2.0 生成 4 秒视频只要 10 秒",
                Attribute.GENERATION_SPEED,
                Polarity.POSITIVE,
                Status.CURRENT,
                seconds("10 秒", 10),
                Optional.empty(),
                0.7);
        List<Claim> merged = ClaimMerge.of(List.of(pattern), List.of(model));
        assertThat(merged).hasSize(1);
        Claim both = merged.getFirst();
        assertThat(both.extractor()).isEqualTo("patterns-1+llm-1");
        assertThat(both.confidence()).isEqualTo(0.88);
        assertThat(both.id()).as("stays when a model is added").isEqualTo(pattern.id());
        assertThat(both.quote()).isEqualTo(pattern.quote());
        assertThat(both.polarity()).as("the model has read the sentence").isEqualTo(Polarity.POSITIVE);
    }

    @Test
    void another_status_makes_another_id() {
        Claim pattern = claim("patterns-1", "动作很稳", Attribute.MOTION, Optional.empty(), 0.6);
        Claim model = claim(
                "llm-1",
                "动作很稳",
                Attribute.MOTION,
                Polarity.POSITIVE,
                Status.PLANNED,
                Optional.empty(),
                Optional.empty(),
                0.7);
        Claim both = ClaimMerge.of(List.of(pattern), List.of(model)).getFirst();
        assertThat(both.status()).isEqualTo(Status.PLANNED);
        assertThat(both.id()).isEqualTo(Claim.idOf(ARTICLE.id(), "Vidu 2.0", Attribute.MOTION, Status.PLANNED, "动作很稳"));
    }

    @Test
    void figures_that_differ_are_two_claims() {
        Claim pattern = claim("patterns-1", "生成 4 秒视频只要 10 秒", Attribute.DURATION, seconds("4 秒", 4), 0.6);
        Claim model = claim("llm-1", "Vidu 2.0 生成 4 秒视频只要 10 秒", Attribute.DURATION, seconds("10 秒", 10), 0.7);
        assertThat(ClaimMerge.of(List.of(pattern), List.of(model))).hasSize(2);
    }

    @Test
    void the_figure_of_the_patterns_fills_in_where_the_model_gave_none() {
        Claim pattern = claim("patterns-1", "生成 4 秒视频只要 10 秒", Attribute.GENERATION_SPEED, seconds("10 秒", 10), 0.6);
        Claim model = claim("llm-1", "只要 10 秒", Attribute.GENERATION_SPEED, Optional.empty(), 0.7);
        assertThat(ClaimMerge.of(List.of(pattern), List.of(model)).getFirst().value())
                .isEqualTo(pattern.value());
    }

    @Test
    void other_attributes_other_places_and_other_comparisons_stay_apart() {
        Claim pattern = claim(
                "patterns-1",
                "比 PixVerse V3.5 快",
                Attribute.GENERATION_SPEED,
                Polarity.POSITIVE,
                Status.CURRENT,
                Optional.empty(),
                Optional.of("PixVerse V3.5"),
                0.6);
        Claim otherModel = claim(
                "llm-1",
                "比 PixVerse V3.5 快",
                Attribute.GENERATION_SPEED,
                Polarity.POSITIVE,
                Status.PAST,
                Optional.empty(),
                Optional.of("PixVerse"),
                0.7);
        Claim otherAttribute = claim("llm-1", "比 PixVerse V3.5 快", Attribute.OVERALL, Optional.empty(), 0.7);
        Claim otherPlace = claim("llm-1", "另外它还能生成 8 秒视频", Attribute.GENERATION_SPEED, Optional.empty(), 0.7);
        assertThat(ClaimMerge.of(List.of(pattern), List.of(otherModel, otherAttribute, otherPlace)))
                .hasSize(4);
    }

    @Test
    void two_clauses_in_one_quote_of_the_model_take_its_judgement_once() {
        Claim first = claim("patterns-1", "动作很稳", Attribute.MOTION, Optional.empty(), 0.6);
        Claim whole = claim("llm-1", "比 PixVerse V3.5 快，动作很稳", Attribute.MOTION, Optional.empty(), 0.7);
        List<Claim> merged = ClaimMerge.of(
                List.of(first), List.of(whole, claim("llm-1", "动作很稳", Attribute.MOTION, Optional.empty(), 0.65)));
        assertThat(merged).hasSize(1);
        assertThat(merged.getFirst().extractor()).isEqualTo("patterns-1+llm-1");
    }

    @Test
    void one_side_alone_is_left_as_it_is_in_the_order_of_places() {
        Claim late = claim("patterns-1", "动作很稳", Attribute.MOTION, Optional.empty(), 0.6);
        Claim early = claim("llm-1", "只要 10 秒", Attribute.GENERATION_SPEED, Optional.empty(), 0.7);
        assertThat(ClaimMerge.of(List.of(late), List.of(early))).containsExactly(early, late);
        assertThat(ClaimMerge.of(List.of(late), List.of())).containsExactly(late);
        assertThat(ClaimMerge.of(List.of(), List.of(early))).containsExactly(early);
    }
}
