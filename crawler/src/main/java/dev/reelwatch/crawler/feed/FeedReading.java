package dev.reelwatch.crawler.feed;

import java.net.URI;
import java.util.List;

/** What became of a document that should be a feed. */
public sealed interface FeedReading {
    /** It is one; it may be empty. */
    record Read(Feed feed) implements FeedReading {}

    /**
     * It is none.
     *
     * @param why one sentence that names what came instead
     * @param feeds feeds that the page which came instead names as its own
     */
    record NoFeed(String why, List<URI> feeds) implements FeedReading {
        public NoFeed {
            feeds = List.copyOf(feeds);
        }
    }
}
