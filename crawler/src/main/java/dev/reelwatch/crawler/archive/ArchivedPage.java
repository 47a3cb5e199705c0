package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.fetch.Exchange;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A page that was fetched and is in WARC.
 *
 * @param address what answered, after all redirects
 * @param at when it was fetched, to the millisecond
 * @param source name of the source that it was fetched for
 * @param cutPage record id of the page that showed the beginning of what is whole here
 * @param read true where articles are read from it, false where only its links matter
 */
public record ArchivedPage(
        WarcRef ref,
        URI asked,
        URI address,
        Instant at,
        int status,
        Optional<String> contentType,
        Optional<String> source,
        boolean read,
        Optional<String> cutPage) {
    public ArchivedPage {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Of what was fetched.
     *
     * @param cutPage the page that showed the beginning of what is whole here
     */
    public static ArchivedPage of(
            WarcRef ref, Exchange exchange, Optional<String> source, boolean read, Optional<ArchivedPage> cutPage) {
        return new ArchivedPage(
                ref,
                exchange.asked(),
                exchange.address(),
                exchange.at(),
                exchange.status(),
                exchange.header("Content-Type"),
                source,
                read,
                cutPage.map(page -> page.ref().recordId()));
    }
}
