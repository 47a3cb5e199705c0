package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many characters a second one core reads for claims, and what one long digest takes. Run by hand: {@code java ...
 * dev.reelwatch.index.claim.ExtractBenchmark [FOLDER]}; the folder of saved articles is that of the samples if none is
 * named.
 */
public final class ExtractBenchmark {
    private static final int LONG = 200_000;
    private static final int ROUNDS = 25;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ExtractBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path folder = args.length > 0 ? Path.of(args[0]) : Path.of("..", "seeds", "samples");
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
        PatternClaimExtractor extractor = new PatternClaimExtractor(SeedVocabulary.INSTANCE);
        measure("all articles", extractor, articles);
        measure(
                "those on AI video",
                extractor,
                articles.stream().filter(SeedVocabulary.INSTANCE::aboutAiVideo).toList());
        StringBuilder digest = new StringBuilder();
        while (digest.length() < LONG)
            articles.forEach(article -> digest.append(article.text()).append("\n\n"));
        Article longOne =
                Articles.of("可灵 3.0、Veo 4 与 Runway Gen-5：AI视频生成模型周报", "2026-01-01", digest.substring(0, LONG));
        measure("one digest of " + LONG + " characters", extractor, List.of(longOne));
    }

    private static void measure(String what, PatternClaimExtractor extractor, List<Article> articles) {
        long characters =
                articles.stream().mapToLong(article -> article.text().length()).sum();
        double best = 0;
        int claims = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            claims = 0;
            for (Article article : articles)
                claims += extractor.claimsIn(article).size();
            best = Math.max(best, characters / ((THREADS.getCurrentThreadCpuTime() - start) / 1e9));
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d characters, %d claims, %.2f million characters a second%n",
                what,
                characters,
                claims,
                best / 1e6);
    }
}
