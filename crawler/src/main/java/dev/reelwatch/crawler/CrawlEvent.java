package dev.reelwatch.crawler;

import dev.reelwatch.crawler.archive.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One visit, after all that it brought is on disk.
 *
 * @param kind what was expected there
 * @param status of the answer; empty where none came
 * @param bytes as they came over the wire
 * @param articles ids of those that were new or changed
 * @param leads how many addresses were found that were not known
 * @param next when it is visited again; empty for never
 */
public record CrawlEvent(
        Instant at,
        String source,
        URI address,
        String kind,
        Visit.Ending ending,
        String why,
        Optional<Integer> status,
        long bytes,
        Duration took,
        List<String> articles,
        int fresh,
        int changed,
        int same,
        int leads,
        Optional<Instant> next) {
    public CrawlEvent {
        articles = List.copyOf(articles);
    }
}
