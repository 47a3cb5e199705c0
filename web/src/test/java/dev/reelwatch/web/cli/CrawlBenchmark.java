package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.Crawl;
import dev.reelwatch.crawler.CrawlEvent;
import dev.reelwatch.crawler.CrawlReport;
import dev.reelwatch.crawler.CrawlSettings;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.Frontier;
import dev.reelwatch.crawler.archive.Lead;
import dev.reelwatch.crawler.archive.Target;
import dev.reelwatch.crawler.archive.Visit;
import dev.reelwatch.crawler.archive.Warc;
import dev.reelwatch.crawler.archive.WarcSettings;
import dev.reelwatch.crawler.fetch.FetchSettings;
import dev.reelwatch.crawler.fetch.Fetcher;
import dev.reelwatch.crawler.source.Sources;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Pages a second against local sites with all pauses at zero, beside plain OkHttp asking for the same pages, one request
 * at a time to each host like the crawl, in one run, in turns. Then the heap with 100,000 addresses in the frontier: run
 * it with -Xmx256m.
 */
final class CrawlBenchmark {
    private static final int ROUNDS = 5;
    private static final int ADDRESSES = 100_000;

    private CrawlBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (MadeWeb web = new MadeWeb(0)) {
            for (int round = 1; round <= ROUNDS; round++) {
                for (SiteServer host : web.hosts) host.forget();
                long start = System.nanoTime();
                int visited = crawl(web);
                double ours = seconds(start);
                List<List<String>> pages = new ArrayList<>();
                for (SiteServer host : web.hosts) {
                    pages.add(host.asked().stream().map(host::address).toList());
                }
                start = System.nanoTime();
                int asked = plain(pages);
                double plain = seconds(start);
                System.out.printf(
                        "round %d: crawl %4d pages, %6.1f pages/s; plain OkHttp %4d pages, %6.1f pages/s; ratio %.2f%n",
                        round, visited, visited / ours, asked, asked / plain, ours / visited / (plain / asked));
            }
        }
        frontier();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static int crawl(MadeWeb web) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("crawl-benchmark");
        Path yaml = Files.writeString(folder.resolve("sources.yaml"), web.yaml());
        FetchSettings fetch =
                FetchSettings.DEFAULTS.withManners(FetchSettings.Manners.DEFAULTS.withPause(Duration.ZERO));
        CrawlSettings settings = new CrawlSettings(20, 10, Duration.ZERO, Set.copyOf(web.names()));
        int[] visited = {0};
        try (Archive archive = Archive.open(folder);
                Warc warc = Warc.open(folder, WarcSettings.DEFAULTS, Clock.systemUTC());
                Fetcher fetcher = new Fetcher(fetch)) {
            CrawlReport report = new Crawl(
                            archive, warc, fetcher, Sources.read(yaml).all(), settings, Clock.systemUTC(), Map.of())
                    .run(true, (CrawlEvent event) -> visited[0]++);
            if (report.count(Visit.Ending.NEW) != 200) throw new IllegalStateException("not all there: " + report);
        }
        return visited[0];
    }

    private static int plain(List<List<String>> hosts) throws InterruptedException {
        OkHttpClient client = new OkHttpClient();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<String> pages : hosts) {
                threads.execute(() -> {
                    for (String page : pages) {
                        try (Response response = client.newCall(
                                        new Request.Builder().url(page).build())
                                .execute()) {
                            response.body().bytes();
                        } catch (IOException e) {
                            throw new IllegalStateException(page, e);
                        }
                    }
                });
            }
        }
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
        return hosts.stream().mapToInt(List::size).sum();
    }

    private static void frontier() throws IOException {
        Path folder = Files.createTempDirectory("frontier-benchmark");
        Instant now = Clock.systemUTC().instant();
        try (Archive archive = Archive.open(folder)) {
            Frontier frontier = archive.frontier();
            long start = System.nanoTime();
            for (int from = 0; from < ADDRESSES; from += 10_000) {
                List<Lead> leads = new ArrayList<>();
                for (int i = from; i < from + 10_000; i++) {
                    leads.add(Lead.article(
                                    URI.create("https://host" + i % 500 + ".example/2025/article-" + i + ".html"),
                                    "source" + i % 50,
                                    1,
                                    Optional.empty())
                            .orElseThrow());
                }
                frontier.add(leads, now);
            }
            System.out.printf("%d addresses of 500 hosts added in %.1f s%n", ADDRESSES, seconds(start));
            Set<String> sources = new java.util.TreeSet<>();
            for (int i = 0; i < 50; i++) sources.add("source" + i);
            start = System.nanoTime();
            int claims = 0;
            while (claims < 2_000) {
                List<Target> claimed = frontier.claim(sources, 16, now, Duration.ofMinutes(1));
                List<Frontier.Ended> ended = new ArrayList<>();
                for (Target target : claimed) ended.add(unchanged(target, now));
                frontier.finish(ended, now);
                claims += claimed.size();
            }
            System.out.printf(
                    "%d claimed and finished, 16 at a time: %.2f ms each%n", claims, seconds(start) * 1e3 / claims);
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "heap used %d MB of at most %d MB; %s%n",
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20,
                    frontier.size(now));
        }
    }

    private static Frontier.Ended unchanged(Target target, Instant now) {
        Visit visit = new Visit(
                Visit.Ending.UNCHANGED,
                "",
                Optional.of(now.plus(Duration.ofDays(1))),
                Optional.of(Duration.ofDays(1)),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                false,
                Optional.empty());
        return new Frontier.Ended(
                target, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of(), (stored, fresh) -> visit);
    }
}
