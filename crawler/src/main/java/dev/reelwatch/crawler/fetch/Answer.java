package dev.reelwatch.crawler.fetch;

import java.time.Duration;
import java.util.Optional;

/** What became of one request for one address. */
sealed interface Answer {
    /** It was answered, with whatever status. */
    record Came(Exchange exchange) implements Answer {}

    /**
     * It was not, or not as a whole.
     *
     * @param passing it may be another way next time
     * @param retryAfter how long the host is left alone
     */
    record Broke(String why, boolean passing, Optional<Duration> retryAfter) implements Answer {}

    /** It was not sent, since its address lies where nothing may be fetched. */
    record NotAllowed(String why) implements Answer {}
}
