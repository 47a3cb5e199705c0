package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.List;
import java.util.Optional;

/**
 * Claims of one model in one respect that say the same.
 *
 * @param claims earliest said first, never empty
 * @param origins how many independent voices say so
 */
public record Finding(
        String id,
        String model,
        Attribute attribute,
        Polarity polarity,
        Optional<Value> value,
        List<Claim> claims,
        int origins) {
    public Finding {
        claims = List.copyOf(claims);
        if (claims.isEmpty()) throw new IllegalArgumentException("finding without a claim: " + id);
    }
}
