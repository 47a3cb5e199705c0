package dev.reelwatch.crawler.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a feed.
 *
 * @param link address of the article, http or https, as the feed wrote it; empty where the entry has none that can be
 *     fetched
 * @param id what the feed calls the entry; two entries may bear the same
 * @param title plain text; may be empty
 * @param authors names
 * @param html what the entry brings of the article, as HTML with absolute links; may be empty
 * @param whole true where {@code html} is the whole article, false where it is a title, a teaser or cut; a doubt counts
 *     as false, since fetching once more costs less than losing text
 */
public record FeedEntry(
        Optional<URI> link,
        Optional<String> id,
        String title,
        List<String> authors,
        Optional<Stamp> published,
        Optional<Stamp> updated,
        String html,
        List<Enclosure> enclosures,
        boolean whole) {
    public FeedEntry {
        authors = List.copyOf(authors);
        enclosures = List.copyOf(enclosures);
    }

    FeedEntry withoutLink() {
        return new FeedEntry(Optional.empty(), id, title, authors, published, updated, html, enclosures, whole);
    }

    /**
     * A date.
     *
     * @param text as it was written
     * @param at the time it names; a date without a zone is taken as UTC, one without a time as its midnight
     */
    public record Stamp(String text, Optional<Instant> at) {
        static Optional<Stamp> of(String text) {
            String date = text.strip();
            return date.isEmpty() ? Optional.empty() : Optional.of(new Stamp(date, FeedDate.parse(date)));
        }
    }

    /**
     * A file that belongs to the entry.
     *
     * @param type such as {@code image/jpeg}, where it is told
     */
    public record Enclosure(URI address, Optional<String> type) {}
}
