package dev.reelwatch.crawler;

import java.time.Duration;
import java.util.Set;

/**
 * How a crawl goes about its work.
 *
 * @param workers how many hosts are visited at once at the most
 * @param pages how many pages of one listing are turned at the most, the first included
 * @param patience how long a crawl that is to end waits for a host that asks to be left alone, or for a second try
 * @param localSources names of sources that may stand in the local network; of it, their own host and port are reached
 *     and nothing else
 */
public record CrawlSettings(int workers, int pages, Duration patience, Set<String> localSources) {
    public static final CrawlSettings DEFAULTS = new CrawlSettings(16, 10, Duration.ofSeconds(30), Set.of());

    public CrawlSettings {
        if (workers < 1) throw new IllegalArgumentException("a crawl needs a worker: " + workers);
        if (pages < 1) throw new IllegalArgumentException("a listing has a first page: " + pages);
        localSources = Set.copyOf(localSources);
    }
}
