package dev.reelwatch.index.search;

import dev.reelwatch.index.claim.Claim;
import java.util.List;

/**
 * An article that answers a question.
 *
 * @param snippet the passage that matches best
 * @param marks what matched, in the snippet
 */
public record ArticleHit(Claim.Source article, String snippet, List<Span> marks, float score) {
    public ArticleHit {
        marks = List.copyOf(marks);
    }
}
