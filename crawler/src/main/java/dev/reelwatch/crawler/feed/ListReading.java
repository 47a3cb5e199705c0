package dev.reelwatch.crawler.feed;

/** What became of a document that should be a sitemap or a list page. */
public sealed interface ListReading {
    /** It is one; it may hold no link. */
    record Read(Listing listing) implements ListReading {}

    /**
     * It is none.
     *
     * @param why one sentence that names what came instead
     */
    record NoList(String why) implements ListReading {}
}
