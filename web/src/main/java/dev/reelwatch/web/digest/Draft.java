package dev.reelwatch.web.digest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.ReleaseEvent;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.util.Comparator;
import java.util.List;

/**
 * A sentence with what its place depends on.
 *
 * @param size how many pieces of news it holds
 */
record Draft(Sentence sentence, List<Claim> claims, int size) {
    static final Comparator<Draft> BY_WEIGHT = comparing(
                    (Draft draft) -> draft.sentence().kind())
            .thenComparing(
                    draft -> draft.isRelease() && ReleaseEvent.of(draft.claims().getFirst()) != ReleaseEvent.LAUNCH);

    static final Comparator<Draft> WEIGHTIEST_FIRST = BY_WEIGHT
            .thenComparing(comparingInt(Draft::origins).reversed())
            .thenComparingInt(
                    draft -> Facts.ORDER.contains(draft.attribute()) ? Facts.ORDER.indexOf(draft.attribute()) : 99)
            .thenComparing(Draft::attribute)
            .thenComparing(comparingDouble(Draft::users).reversed())
            // as its source has it
            .thenComparing(draft -> draft.claims().getFirst().article().articleId())
            .thenComparingInt(draft -> draft.claims().getFirst().quote().start())
            .thenComparing(draft -> draft.claims().getFirst().id());

    /** The less, the more it weighs against news of other models. */
    int weight() {
        return sentence.kind().weight();
    }

    /** True if a whole model is brought out, or one is given away. */
    boolean isLaunch() {
        return isRelease() && ReleaseEvent.of(claims.getFirst()) == ReleaseEvent.LAUNCH;
    }

    /** True if one who tried it says so. */
    boolean isTested() {
        return claims.stream().anyMatch(claim -> claim.basis() == Basis.AUTHOR);
    }

    String model() {
        return claims.getFirst().model();
    }

    Attribute attribute() {
        return claims.getFirst().attribute();
    }

    /** Of several numbers of users the greatest is the latest. */
    private double users() {
        return claims.getFirst()
                .value()
                .filter(value ->
                        attribute() == Attribute.ADOPTION && value.number().isPresent())
                .map(value -> value.number().getAsDouble()
                        * (value.unit().filter("亿"::equals).isPresent() ? 10_000 : 1))
                .orElse(0.0);
    }

    /** True if both are verdicts, and one article says the opposite in both of them on one respect. */
    boolean opposes(Draft other) {
        return sentence.kind() == Kind.VERDICT
                && other.sentence().kind() == Kind.VERDICT
                && claims.stream()
                        .anyMatch(claim -> other.claims().stream()
                                .anyMatch(against -> against.attribute() == claim.attribute()
                                        && against.polarity() != claim.polarity()
                                        && against.article().equals(claim.article())));
    }

    boolean isRelease() {
        return sentence.kind() == Kind.RELEASE;
    }

    /** The words that it quotes. */
    List<String> quotes() {
        return sentence.parts().stream()
                .filter(part -> part.quoted().isPresent())
                .map(Summary.Part::text)
                .toList();
    }

    int origins() {
        return sentence.origins().stream().mapToInt(n -> n).max().orElse(1);
    }
}
