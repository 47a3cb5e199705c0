package dev.reelwatch.crawler.fetch;

import java.time.Duration;
import java.util.Optional;

/** How asking for a page ended. */
public sealed interface FetchResult {
    /** The page came, with a status of 2xx; what it says is for its reader to tell. */
    record Page(Exchange exchange) implements FetchResult {}

    /** The server said that nothing changed since the copy at hand; only after a request that named the copy. */
    record Unchanged(Exchange exchange) implements FetchResult {}

    /** robots.txt asks to stay away, or the address leads where nothing may be fetched; the page was not asked for. */
    record Refused(String why) implements FetchResult {}

    /** The server says that there is nothing there: 404, 410. */
    record Gone(Exchange exchange, String why) implements FetchResult {}

    /**
     * A wall: 401, 403, 418, 432 and their like, or a redirect to a login, a visitor page, a captcha.
     *
     * @param exchange what the wall answered: its page may say more; for a redirect the redirect itself, without a body
     */
    record Blocked(Optional<Exchange> exchange, String why) implements FetchResult {}

    /**
     * No page: a time-out, a broken connection, a server error, too much of it, too many redirects.
     *
     * @param why names the address and what went wrong
     * @param passing it may be another way next time
     * @param retryAfter how long the host is to be left alone, where it or its failures say so
     * @param exchange the answer where a whole one came, such as the JSON with which Weibo explains a 400
     */
    record Failed(String why, boolean passing, Optional<Duration> retryAfter, Optional<Exchange> exchange)
            implements FetchResult {
        public Failed(String why, boolean passing, Optional<Duration> retryAfter) {
            this(why, passing, retryAfter, Optional.empty());
        }
    }
}
