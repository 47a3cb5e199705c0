package dev.reelwatch.crawler.fetch;

import java.time.Duration;
import java.util.Optional;

/** How asking for a page ended. */
public sealed interface FetchResult {
    /** The page came; what it says is for its reader to tell. */
    record Page(Exchange exchange) implements FetchResult {}

    /** The server said that nothing changed since the copy at hand. */
    record Unchanged(Exchange exchange) implements FetchResult {}

    /** robots.txt asks to stay away, or the address leads where nothing may be fetched; no page was asked for. */
    record Refused(String why) implements FetchResult {}

    /** The server says that there is nothing there: 404, 410. */
    record Gone(Exchange exchange, String why) implements FetchResult {}

    /** A wall: a login, a visitor page, a captcha, 401, 403, 418, 432 and their like. */
    record Blocked(Optional<Exchange> exchange, String why) implements FetchResult {}

    /**
     * No page: a time-out, a broken connection, a server error, too much of it, too many redirects.
     *
     * @param passing it may be another way next time
     * @param retryAfter how long the server asked to wait
     */
    record Failed(String why, boolean passing, Optional<Duration> retryAfter) implements FetchResult {}
}
