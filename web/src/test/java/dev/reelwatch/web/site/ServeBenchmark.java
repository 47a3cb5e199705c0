package dev.reelwatch.web.site;

import com.sun.management.OperatingSystemMXBean;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.LargeWorld;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * What 32 readers at once get of {@code /search}, each asking again as soon as it has its answer: answers a second, how
 * long they take, the heap. Beside it, in the same run, what the same readers get of {@code /healthz}, where nothing is
 * searched, and how long one reader alone waits. The time of a processor that an answer takes, asking included, is the
 * number to go by where others are at work on the same machine.
 *
 * <p>Run by hand, once for each: {@code make FOLDER [CLAIMS]} makes claims out of the vocabulary, {@code load FOLDER
 * [SECONDS] [QUESTIONS]} asks; the latter with {@code -Xmx256m}. Few questions are answered with pages that are made
 * already; as many as 20000 hardly ever are.
 */
final class ServeBenchmark {
    private static final Path VOCABULARY = Path.of("..", "seeds", "vocabulary");
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int READERS = 32;
    private static final int QUESTIONS = 600;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final int port;
    private final AtomicInteger failures = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> whatFailed = new ConcurrentLinkedQueue<>();

    private ServeBenchmark(int port) {
        this.port = port;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 2)
            throw new IllegalArgumentException("make FOLDER [CLAIMS] or load FOLDER [SECONDS] [QUESTIONS]");
        Path data = Path.of(args[1]);
        if (args[0].equals("make")) make(data, number(args, 2, 100_000));
        else load(data, number(args, 2, 20), number(args, 3, QUESTIONS));
    }

    private static int number(String[] args, int at, int otherwise) {
        return args.length > at ? Integer.parseInt(args[at]) : otherwise;
    }

    private static void make(Path data, int claims) throws IOException {
        Files.createDirectories(data.toAbsolutePath().getParent());
        Files.move(LargeWorld.of(claims, VOCABULARY).stored(), data);
        long begin = System.nanoTime();
        try (KnowledgeBase knowledge = HandMade.knowledgeIn(data)) {
            System.out.printf(
                    "%d claims of %d articles, indexed in %.1f s%n",
                    knowledge.counts().claims(), knowledge.counts().articles(), seconds(begin));
        }
    }

    private static void load(Path data, int seconds, int questions) throws IOException, InterruptedException {
        List<String> searches = searches(questions);
        long begin = System.nanoTime();
        try (KnowledgeBase knowledge = HandMade.knowledgeIn(data);
                Site site = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), HandMade.CLOCK).start()) {
            ServeBenchmark benchmark = new ServeBenchmark(site.port());
            benchmark.ask("/readyz");
            System.out.printf("ready after %.2f s", seconds(begin));
            begin = System.nanoTime();
            benchmark.ask(searches.getFirst());
            System.out.printf(", the first search %.2f s", seconds(begin));
            begin = System.nanoTime();
            benchmark.awaitWeighing();
            System.out.printf(", all weighed after %.2f s more%n", seconds(begin));
            benchmark.atOnce(READERS, Duration.ofSeconds(seconds), searches);
            for (int round = 1; round <= 2; round++) {
                benchmark.print("/healthz, 32 readers", READERS, seconds / 2, List.of("/healthz"));
                benchmark.print("/search,  1 reader", 1, seconds / 2, searches);
                benchmark.print("/search,  32 readers", READERS, seconds, searches);
            }
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            System.out.printf(
                    "heap %d MB in use of %d MB; failures %d %s%n",
                    used >> 20,
                    Runtime.getRuntime().maxMemory() >> 20,
                    benchmark.failures.get(),
                    benchmark.whatFailed.stream().limit(3).toList());
        }
    }

    private static List<String> searches(int questions) throws IOException {
        List<String> searches = new ArrayList<>();
        for (String question : LargeWorld.questions(questions, VOCABULARY)) {
            String address = "/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
            searches.add(
                    switch (searches.size() % 10) {
                        case 7 -> address + "&tab=articles";
                        case 8 -> address + "&sort=said";
                        case 9 -> address + "&page=2";
                        default -> address;
                    });
        }
        return searches;
    }

    private void print(String what, int readers, int seconds, List<String> addresses) throws InterruptedException {
        long begin = System.nanoTime();
        long worked = PROCESS.getProcessCpuTime();
        long[] nanos = atOnce(readers, Duration.ofSeconds(seconds), addresses);
        double took = seconds(begin);
        double work = (PROCESS.getProcessCpuTime() - worked) / 1e6 / nanos.length;
        Arrays.sort(nanos);
        System.out.printf(
                "%-21s %7.0f/s, p50 %6.2f ms, p99 %6.2f ms, worst %7.2f ms; %5.2f ms of a processor each%n",
                what,
                nanos.length / took,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6,
                work);
    }

    private long[] atOnce(int readers, Duration time, List<String> addresses) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        AtomicInteger next = new AtomicInteger();
        List<LongStream.Builder> taken = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(readers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < readers; i++) {
                LongStream.Builder own = LongStream.builder();
                taken.add(own);
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        long begin = System.nanoTime();
                        ask(addresses.get(Math.floorMod(next.getAndIncrement(), addresses.size())));
                        own.add(System.nanoTime() - begin);
                    }
                    done.countDown();
                });
            }
            if (!done.await(time.toSeconds() + 60, TimeUnit.SECONDS)) throw new IllegalStateException("hangs");
        }
        return taken.stream().flatMapToLong(LongStream.Builder::build).toArray();
    }

    /** That is done once, beside what readers ask, and not to be counted as their pages' work. */
    private void awaitWeighing() throws IOException, InterruptedException {
        while (send("/").statusCode() == 503) Thread.sleep(100);
    }

    private HttpResponse<byte[]> send(String address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                        .timeout(Duration.ofMinutes(2))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private void ask(String address) {
        try {
            HttpResponse<byte[]> answer = send(address);
            if (answer.statusCode() != 200 || answer.body().length == 0) fail(address + ": " + answer.statusCode());
        } catch (IOException e) {
            fail(address + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(String why) {
        failures.incrementAndGet();
        whatFailed.add(why);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
