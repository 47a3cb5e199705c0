package dev.reelwatch.index.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reelwatch.index.claim.Annotated.Judged;
import dev.reelwatch.index.claim.Annotated.Outcome;
import dev.reelwatch.index.claim.Annotated.Sample;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds claims against those of careful readers of real articles, where these lie beside the repository. */
class AnnotatedArticlesTest {
    private final PatternClaimExtractor extractor = new PatternClaimExtractor(SeedVocabulary.INSTANCE, 0);

    @BeforeEach
    void there() {
        assumeTrue(Annotated.isThere(), "no annotated articles beside the repository");
    }

    @Test
    void confidence_tells_how_often_a_claim_is_right_on_articles_that_were_set_aside() {
        List<Judged> judged = ConfidenceFit.judged(extractor, Annotated.half(false));
        for (int bin = 2; bin < 8; bin++) {
            double low = bin / 10.0;
            List<Judged> inside = judged.stream()
                    .filter(j -> j.outcome() != Outcome.NEITHER)
                    .filter(j -> j.draft().confidence() >= low && j.draft().confidence() < low + 0.1)
                    .toList();
            double right =
                    inside.stream().filter(j -> j.outcome() == Outcome.RIGHT).count()
                            / (double) Math.max(1, inside.size());
            System.out.printf(
                    Locale.ROOT,
                    "confidence %.1f to %.1f: %d claims, %.2f right%n",
                    low,
                    low + 0.1,
                    inside.size(),
                    right);
            if (inside.size() >= 40) assertThat(right).isBetween(low - 0.15, low + 0.2);
        }
    }

    @Test
    void both_halves_are_read_about_equally_well() {
        for (boolean half : new boolean[] {true, false}) {
            int right = 0;
            int wrong = 0;
            long all = 0;
            for (Sample sample : Annotated.half(half)) {
                all += sample.gold().stream().filter(claim -> !claim.optional()).count();
                List<Draft> sure = extractor.possibleClaimsIn(sample.article()).stream()
                        .filter(draft -> draft.confidence() >= PatternClaimExtractor.LEAST_CONFIDENCE)
                        .toList();
                for (Judged judged : Annotated.judge(sure, sample.gold())) {
                    if (judged.outcome() == Outcome.RIGHT) right++;
                    if (judged.outcome() == Outcome.WRONG) wrong++;
                }
            }
            double precision = right / (double) (right + wrong);
            double recall = right / (double) all;
            double f1 = 2 * precision * recall / (precision + recall);
            System.out.printf(
                    Locale.ROOT,
                    "%s: P %.3f R %.3f F1 %.3f%n",
                    half ? "developed on" : "set aside",
                    precision,
                    recall,
                    f1);
            assertThat(f1).isGreaterThan(0.70);
            assertThat(precision).isGreaterThan(0.68);
            assertThat(recall).isGreaterThan(0.70);
        }
    }
}
