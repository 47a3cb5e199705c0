package dev.reelwatch.index.claim;

import com.sun.management.ThreadMXBean;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * How many characters a second one core reads for claims once it is warm, and whether that stays so as texts grow. Run
 * by hand: {@code java ... dev.reelwatch.index.claim.ExtractBenchmark [FOLDER...]}; the folder of saved articles is
 * that of the samples if none is named. Processor time is counted, the best of some rounds, so that other work on the
 * machine changes little.
 */
public final class ExtractBenchmark {
    private static final int[] LENGTHS = {10_000, 100_000, 200_000, 1_000_000};
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 8;
    private static final long LEAST_CHARACTERS = 600_000; // of a round: shorter ones measure the clock
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ExtractBenchmark() {}

    public static void main(String[] args) throws IOException {
        List<Path> folders =
                args.length > 0 ? Stream.of(args).map(Path::of).toList() : List.of(Path.of("..", "seeds", "samples"));
        List<Article> articles = new ArrayList<>();
        for (Path folder : folders) articles.addAll(read(folder));
        List<Article> onAiVideo =
                articles.stream().filter(SeedVocabulary.INSTANCE::aboutAiVideo).toList();
        PatternClaimExtractor extractor = new PatternClaimExtractor(SeedVocabulary.INSTANCE);
        ToIntFunction<Article> claims = article -> extractor.claimsIn(article).size();
        // the floor: every way to read claims folds the text and finds the names in it
        ToIntFunction<Article> names =
                article -> SeedVocabulary.INSTANCE.namesIn(article.text()).size();

        double floor = measure("names alone, articles on AI video", names, "names", onAiVideo);
        double speed = measure("claims, articles on AI video", claims, "claims", onAiVideo);
        measure("claims, all articles", claims, "claims", articles);
        System.out.printf(Locale.ROOT, "claims take %.1f times as long as names alone%n", floor / speed);

        StringBuilder digest = new StringBuilder();
        while (digest.length() < LENGTHS[LENGTHS.length - 1]) {
            onAiVideo.forEach(article -> digest.append(article.text()).append("\n\n"));
        }
        for (int length : LENGTHS) {
            Article longOne = Articles.of("AI视频生成模型周报：可灵、Veo、Runway", "2026-01-01", digest.substring(0, length));
            measure("claims, one digest", claims, "claims", List.of(longOne));
        }
    }

    private static List<Article> read(Path folder) throws IOException {
        List<Article> articles = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String doc = file.getFileName().toString();
                new ArticleReader(Clock.systemUTC())
                        .read(doc, Files.readAllBytes(file), Optional.empty())
                        .forEach(reading -> {
                            if (reading instanceof Reading.Found found) articles.add(found.article());
                        });
            }
        }
        return articles;
    }

    /** Prints and returns the characters a second. */
    private static double measure(String what, ToIntFunction<Article> reader, String found, List<Article> articles) {
        long characters =
                articles.stream().mapToLong(article -> article.text().length()).sum();
        long repeats = Math.max(1, LEAST_CHARACTERS / characters);
        double best = 0;
        long sum = 0;
        long allocated = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            sum = 0;
            long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            for (long repeat = 0; repeat < repeats; repeat++) {
                for (Article article : articles) sum += reader.applyAsInt(article);
            }
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
            if (round >= 0) best = Math.max(best, characters * repeats / seconds);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d characters, %d %s, %.2f million characters a second, %d bytes allocated a character%n",
                what,
                characters,
                sum / repeats,
                found,
                best / 1e6,
                allocated / (characters * repeats));
        return best;
    }
}
