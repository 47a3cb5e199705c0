package dev.reelwatch.crawler.archive;

import java.util.List;

/**
 * The claims of an article as it was.
 *
 * @param change number of the latest change of the article that they were drawn from
 */
public record DrawnClaims(String articleId, long change, List<ClaimRow> claims) {
    public DrawnClaims {
        claims = List.copyOf(claims);
    }
}
