package dev.reelwatch.index.answer;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** An attempt that failed. Has neither message nor cause: those of the libraries may hold keys, addresses and texts. */
final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What of a request a server says it does not know. */
    enum Complaint {
        RESPONSE_FORMAT,
        TEMPERATURE,
        LENGTH
    }

    private final Trouble trouble;
    private final transient Optional<Duration> retryAfter;
    private final transient Set<Complaint> complaints;

    NoAnswer(Trouble trouble) {
        this(trouble, Optional.empty(), Set.of());
    }

    NoAnswer(Trouble trouble, Optional<Duration> retryAfter, Set<Complaint> complaints) {
        super(trouble.words(), null, false, false);
        this.trouble = trouble;
        this.retryAfter = retryAfter;
        this.complaints = complaints;
    }

    Trouble trouble() {
        return trouble;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    Set<Complaint> complaints() {
        return complaints;
    }
}
