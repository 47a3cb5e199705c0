package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Claims of one model in one respect that say the same.
 *
 * @param claims earliest said first, never empty
 * @param best the claim among them that shows it best
 */
public record Finding(
        String id,
        String model,
        Attribute attribute,
        Polarity polarity,
        Optional<Value> value,
        List<Claim> claims,
        Support support,
        Claim best) {
    /** A finding that the surest of its claims shows best, and of those the earliest. */
    public Finding(
            String id,
            String model,
            Attribute attribute,
            Polarity polarity,
            Optional<Value> value,
            List<Claim> claims,
            Support support) {
        this(id, model, attribute, polarity, value, claims, support, surest(id, claims));
    }

    public Finding {
        claims = List.copyOf(claims);
        if (claims.isEmpty()) throw new IllegalArgumentException("finding without a claim: " + id);
    }

    /** How many independent voices say so. */
    public int origins() {
        return support.origins();
    }

    /** The figure in base units, where it is one; that something is free is told in words. */
    public Optional<Measure> measure() {
        return value.map(told -> Figures.of(told, best))
                .flatMap(Measure::of)
                .filter(measure -> measure.number() != 0 || !measure.unit().isEmpty());
    }

    /** When it was said first; empty where no article tells when it spoke. */
    public Optional<Moment> firstSaid() {
        return claims.stream().flatMap(claim -> claim.saidAt().stream()).min(Comparator.naturalOrder());
    }

    /** When it was said last. */
    public Optional<Moment> lastSaid() {
        return claims.stream().flatMap(claim -> claim.saidAt().stream()).max(Comparator.naturalOrder());
    }

    private static Claim surest(String id, List<Claim> claims) {
        return claims.stream()
                .max(Comparator.comparingDouble(Claim::confidence))
                .orElseThrow(() -> new IllegalArgumentException("finding without a claim: " + id));
    }
}
