package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.archive.Frontier.SourceHealth;
import dev.reelwatch.crawler.archive.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How sources did, for people. */
final class SourceHealthTable {
    private SourceHealthTable() {}

    /** A line a source, and below it why it brought nothing. */
    static List<String> of(List<SourceHealth> all, Instant now) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("source", "last visit", "ending", "next", "failures", "articles", "waiting"));
        for (SourceHealth health : all) {
            rows.add(List.of(
                    health.source(),
                    health.visitedAt().map(at -> ago(at, now)).orElse("never"),
                    health.ending().map(Visit.Ending::word).orElse("-"),
                    health.nextAt().map(at -> in(at, now)).orElse("-"),
                    String.valueOf(health.failures()),
                    String.valueOf(health.articles()),
                    String.valueOf(health.waiting())));
        }
        List<String> lines = new ArrayList<>(Table.ofNumbers(rows));
        for (SourceHealth health : all) {
            if (health.why().isEmpty()) continue;
            lines.add("  " + Plain.safe(health.source() + ": " + health.why()));
        }
        return lines;
    }

    /** One cell. */
    static String brief(SourceHealth health, Instant now) {
        String last = health.visitedAt()
                .map(at -> health.ending().map(Visit.Ending::word).orElse("visited") + " " + ago(at, now))
                .orElse("not visited yet");
        String failures = health.failures() > 1 ? ", " + health.failures() + " times in a row" : "";
        String next = health.nextAt().map(at -> ", next " + in(at, now)).orElse("");
        return last + failures + ", " + health.articles() + " articles" + next;
    }

    private static String ago(Instant at, Instant now) {
        return at.isAfter(now) ? "now" : words(Duration.between(at, now)) + " ago";
    }

    private static String in(Instant at, Instant now) {
        return at.isAfter(now) ? "in " + words(Duration.between(now, at)) : "now";
    }

    private static String words(Duration time) {
        if (time.toDays() > 1) return time.toDays() + " d";
        if (time.toHours() > 1) return time.toHours() + " h";
        if (time.toMinutes() > 1) return time.toMinutes() + " min";
        return time.toSeconds() + " s";
    }
}
