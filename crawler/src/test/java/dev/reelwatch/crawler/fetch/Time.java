package dev.reelwatch.crawler.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that stands still until somebody waits. */
final class Time extends Clock implements Waiting {
    final List<Duration> waits = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");

    @Override
    public synchronized void pass(Duration time) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        waits.add(time);
        now = now.plus(time);
    }

    synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    Duration waited() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
