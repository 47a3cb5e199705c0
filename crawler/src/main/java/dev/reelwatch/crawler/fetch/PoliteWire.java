package dev.reelwatch.crawler.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Sends requests one by one to each host, repeats what failed in passing, and leaves alone who asks for it. */
final class PoliteWire {
    private final Wire wire;
    private final HostGates gates;
    private final FetchSettings settings;
    private final Waiting waiting;

    PoliteWire(Wire wire, FetchSettings settings, Waiting waiting) {
        this.wire = wire;
        this.gates = new HostGates(settings.retries(), settings.clock(), waiting);
        this.settings = settings;
        this.waiting = waiting;
    }

    /** @param pause since the end of the request before */
    Answer ask(Wire.Ask ask, Duration pause) throws InterruptedException {
        String host = hostOf(ask);
        Optional<Instant> begin = Optional.empty();
        for (int attempt = 0; ; attempt++) {
            Answer answer;
            switch (gates.enter(host, pause, left(begin))) {
                case HostGates.Resting resting -> {
                    String why = ask.address() + " was not asked for: " + resting.why();
                    return new Answer.Broke(why, true, Optional.of(resting.left()));
                }
                case HostGates.Turn turn -> {
                    try (turn) {
                        begin = begin.or(() -> Optional.of(settings.clock().instant()));
                        answer = wire.ask(ask);
                    }
                }
            }
            if (!failedInPassing(answer)) {
                if (answer instanceof Answer.Came) gates.answered(host);
                return answer;
            }
            Optional<Duration> asked = retryAfter(answer, settings.clock().instant());
            asked.ifPresent(time -> gates.rest(host, time));
            Duration wait = asked.orElse(backoff(attempt));
            if (attempt >= settings.retries().most() || wait.compareTo(left(begin)) > 0) {
                gates.failed(host);
                return answer;
            }
            if (asked.isEmpty()) waiting.pass(wait); // what the host asked for, the gate waits for
        }
    }

    /** How long the server asks to wait, where it answered that it cannot answer now. */
    static Optional<Duration> retryAfter(Answer answer, Instant now) {
        return answer instanceof Answer.Came came && overloaded(came.exchange().status())
                ? came.exchange().header("Retry-After").flatMap(value -> RetryAfter.parse(value, now))
                : Optional.empty();
    }

    static boolean overloaded(int status) {
        return status == 429 || status == 503;
    }

    static boolean passes(int status) {
        return status >= 500 || status == 429 || status == 408 || status == 425;
    }

    private static boolean failedInPassing(Answer answer) {
        return switch (answer) {
            case Answer.Came came ->
                passes(came.exchange().status()) && Doors.wall(came.exchange()).isEmpty();
            case Answer.Broke broke -> broke.passing();
            case Answer.NotAllowed none -> false;
        };
    }

    private Duration left(Optional<Instant> begin) {
        Duration spent = begin.map(
                        then -> Duration.between(then, settings.clock().instant()))
                .orElse(Duration.ZERO);
        return settings.retries().budget().minus(spent);
    }

    /** Between half and all of the doubled time, so that many who failed together do not come back together. */
    private Duration backoff(int attempt) {
        long most = settings.retries().backoff().toMillis() << Math.min(attempt, 16);
        return Duration.ofMillis(most - ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }

    /** The ports of a host share one gate: what wears it out is the machine. */
    private static String hostOf(Wire.Ask ask) {
        String host = ask.address().host();
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
