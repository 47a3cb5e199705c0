package dev.reelwatch.web.delivery;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt to send a message. */
sealed interface Outcome {
    record Sent() implements Outcome {}

    /**
     * It did not arrive, as far as we know.
     *
     * @param why without addresses, keys and what the other side wrote beyond its code
     * @param retryAfter how long the other side wants to be left alone
     */
    record Failed(String why, Optional<Duration> retryAfter) implements Outcome {
        Failed(String why) {
            this(why, Optional.empty());
        }
    }
}
