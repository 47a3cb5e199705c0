package dev.reelwatch.web.delivery;

import dev.reelwatch.crawler.fetch.AddressGuard;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What came of one attempt to send a message. */
sealed interface Outcome {
    record Sent() implements Outcome {}

    /**
     * It did not arrive, as far as we know.
     *
     * @param why without keys, addresses beyond their host, and what the other side wrote beyond its code
     * @param retryAfter how long the other side wants to be left alone, if it said so
     * @param rest what is still to be sent, where a part of it has arrived
     */
    record Failed(String why, Optional<Duration> retryAfter, Optional<String> rest) implements Outcome {
        Failed(String why) {
            this(why, Optional.empty(), Optional.empty());
        }

        static Failed waiting(String why, Optional<Duration> retryAfter) {
            return new Failed(why, retryAfter, Optional.empty());
        }

        /** A connection that broke or never came to be; the words of the exception itself may hold the whole address. */
        static Failed at(String host, Throwable broken) {
            return new Failed(host + ": "
                    + switch (broken) {
                        case AddressGuard.RefusedAddress refused ->
                            refused.getMessage() + "; `local: true` at the channel lets it go there";
                        case UnknownHostException ignored -> "there is no such host";
                        case ConnectException ignored -> "refuses connections";
                        case SSLException ignored -> "no encrypted connection that can be trusted";
                        case InterruptedIOException ignored -> "no answer in time";
                        default -> "the connection broke";
                    });
        }
    }
}
