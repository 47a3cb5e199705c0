package dev.reelwatch.index.search;

import dev.reelwatch.index.claim.Claim;
import java.util.List;

/**
 * A claim that answers a question.
 *
 * @param marks what matched, in the quote's text
 */
public record ClaimHit(Claim claim, float score, List<Span> marks) {
    public ClaimHit {
        marks = List.copyOf(marks);
    }
}
