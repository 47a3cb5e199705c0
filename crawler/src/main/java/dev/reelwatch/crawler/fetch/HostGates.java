package dev.reelwatch.crawler.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * One gate before each host: a single request passes at a time, with a pause after it. A host that asks for rest, or
 * that fails again and again, is left alone for a while.
 */
final class HostGates {
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    /** Above this many, gates that nobody needs to remember are taken down. */
    private static final int MANY = 10_000;

    private final ConcurrentHashMap<String, Gate> gates = new ConcurrentHashMap<>();
    private final FetchSettings.Retries retries;
    private final Clock clock;
    private final Waiting waiting;

    HostGates(FetchSettings.Retries retries, Clock clock, Waiting waiting) {
        this.retries = retries;
        this.clock = clock;
        this.waiting = waiting;
    }

    sealed interface Entry {}

    /** The host is to be left alone, for longer than the request would wait. */
    record Resting(Duration left, String why) implements Entry {}

    /** The one who holds it may ask the host; closing it ends the request and begins the pause. */
    final class Turn implements Entry, AutoCloseable {
        private final Gate gate;

        private Turn(Gate gate) {
            this.gate = gate;
        }

        @Override
        public void close() {
            gate.lastEnd(clock.instant());
            leave(gate, true);
        }
    }

    private static final class Gate {
        final String host;
        final Semaphore turns = new Semaphore(1, true);
        int users; // guarded by the map
        private Instant lastEnd = Instant.MIN;
        private Instant restUntil = Instant.MIN;
        private Instant openUntil = Instant.MIN;
        private int failures;

        Gate(String host) {
            this.host = host;
        }

        synchronized void lastEnd(Instant now) {
            lastEnd = now;
        }

        synchronized Instant lastEnd() {
            return lastEnd;
        }

        synchronized Instant restUntil() {
            return restUntil;
        }

        synchronized Instant openUntil() {
            return openUntil;
        }

        synchronized int failures() {
            return failures;
        }

        synchronized void rest(Instant until) {
            if (until.isAfter(restUntil)) restUntil = until;
        }

        synchronized void answered() {
            failures = 0;
            openUntil = Instant.MIN;
        }

        synchronized void failed(FetchSettings.Retries retries, Instant now) {
            failures++;
            int times = failures - retries.circuitFailures();
            if (times < 0) return;
            Duration rest = retries.circuitRest().multipliedBy(1L << Math.min(times, 12));
            openUntil = now.plus(rest.compareTo(LONGEST_REST) > 0 ? longer(retries.circuitRest()) : rest);
        }

        private static Duration longer(Duration rest) {
            return rest.compareTo(LONGEST_REST) > 0 ? rest : LONGEST_REST;
        }

        synchronized boolean forgettable(Instant now, Duration pause) {
            return users == 0
                    && failures == 0
                    && !restUntil.isAfter(now)
                    && (lastEnd.equals(Instant.MIN) || lastEnd.plus(pause).isBefore(now));
        }
    }

    /**
     * Waits for the turn, then for the end of the pause.
     *
     * @param pause since the end of the request before
     * @param longestRest for how long at most it waits where the host asked to be left alone
     */
    Entry enter(String host, Duration pause, Duration longestRest) throws InterruptedException {
        Gate gate = arrive(host, pause);
        boolean entered = false;
        boolean held = false;
        try {
            gate.turns.acquire();
            held = true;
            Instant now = clock.instant();
            Duration open = until(gate.openUntil(), now);
            if (!open.isZero()) {
                return new Resting(open, host + " failed " + gate.failures() + " times in a row and is left alone");
            }
            Duration rest = until(gate.restUntil(), now);
            if (rest.compareTo(longestRest) > 0) return new Resting(rest, host + " asked to be left alone");
            Duration left = gate.lastEnd().equals(Instant.MIN)
                    ? Duration.ZERO
                    : until(gate.lastEnd().plus(pause), now);
            if (left.compareTo(pause) > 0) left = pause; // the clock was set back meanwhile
            Duration wait = rest.compareTo(left) > 0 ? rest : left;
            if (!wait.isZero()) waiting.pass(wait);
            entered = true;
            return new Turn(gate);
        } finally {
            if (!entered) leave(gate, held);
        }
    }

    /** The host asked to be left alone. */
    void rest(String host, Duration time) {
        change(host, gate -> gate.rest(clock.instant().plus(time)));
    }

    /** The host works. */
    void answered(String host) {
        change(host, Gate::answered);
    }

    /** A page of the host could not be had, through no fault of the page. */
    void failed(String host) {
        change(host, gate -> gate.failed(retries, clock.instant()));
    }

    private void change(String host, Consumer<Gate> change) {
        gates.compute(host, (name, known) -> {
            Gate gate = known == null ? new Gate(name) : known;
            change.accept(gate);
            return gate;
        });
    }

    private Gate arrive(String host, Duration pause) {
        if (gates.size() > MANY) {
            Instant now = clock.instant();
            for (String name : gates.keySet()) {
                gates.computeIfPresent(name, (key, gate) -> gate.forgettable(now, pause) ? null : gate);
            }
        }
        return gates.compute(host, (name, known) -> {
            Gate gate = known == null ? new Gate(name) : known;
            gate.users++;
            return gate;
        });
    }

    private void leave(Gate gate, boolean held) {
        if (held) gate.turns.release();
        gates.computeIfPresent(gate.host, (name, same) -> {
            same.users--;
            return same;
        });
    }

    private static Duration until(Instant then, Instant now) {
        return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    }
}
