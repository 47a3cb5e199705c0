package dev.reelwatch.index.search;

import dev.reelwatch.index.claim.Claim;
import java.util.List;

/**
 * A claim that answers a question.
 *
 * @param marks what matched, in the quote's text
 * @param similar whether it does not have the words of the question, and was found because it means something similar
 */
public record ClaimHit(Claim claim, float score, List<Span> marks, boolean similar) {
    public ClaimHit {
        marks = List.copyOf(marks);
    }
}
