package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An address of the frontier, leased to one crawl: until it is finished or the lease ends nobody else visits it, nor
 * any other address of its host.
 *
 * @param key no two targets have the same
 * @param depth how many listings lie between it and the address of its source
 * @param attempts how many visits before this one failed in a row
 * @param payload sha256 of what came the last time that a page came
 * @param interval from the last visit to this one, as planned; empty before the first
 * @param visitedAt the last time that it was tried
 * @param held the article as far as it is known, where only its whole text is still missing
 */
public record Target(
        String key,
        URI address,
        String source,
        Kind kind,
        int depth,
        int attempts,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<String> payload,
        Optional<Duration> interval,
        Optional<Instant> visitedAt,
        Optional<String> articleId,
        Optional<Article> held) {
    /** What is expected at an address. */
    public enum Kind {
        /** The address of a source. */
        SOURCE,
        /** A further page of what a source lists. */
        LISTING,
        ARTICLE,
        /** The rest of a post that its listing cut off. */
        LONG_TEXT
    }

    /** What a lead becomes, before anybody went there. */
    public static Target unvisited(Lead lead) {
        return new Target(
                lead.key(),
                lead.address(),
                lead.source(),
                lead.kind(),
                lead.depth(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lead.held());
    }
}
