package dev.reelwatch.crawler.article;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Prints how much of the articles' bodies is found in a folder of labelled pages:
 * {@code mvn -pl crawler test -Dtest=ArticleBenchmark -Dbenchmark=FOLDER}; with {@code -Dbenchmark.output=FILE} also what
 * was found. Without a folder it reads the pages of this project.
 */
class ArticleBenchmark {
    static final Path OWN = Path.of("src/test/resources/benchmark");

    @Test
    void body_text() throws IOException {
        String named = System.getProperty("benchmark", "");
        // the tests run in the folder of the module, the command in the one above
        Path folder = named.isEmpty()
                ? OWN
                : Stream.of(Path.of(named), Path.of("..").resolve(named))
                        .filter(path -> Files.exists(path.resolve("ground-truth.json")))
                        .findFirst()
                        .orElseThrow(() -> new IOException("there is no ground-truth.json in " + named));
        long start = System.nanoTime();
        LabelledPages pages = LabelledPages.read(folder);
        System.out.printf(
                "%s%d pages read in %.1f s%n", pages.table(), pages.pages().size(), (System.nanoTime() - start) / 1e9);
        String output = System.getProperty("benchmark.output", "");
        if (!output.isEmpty()) pages.writeFound(Path.of(output));
    }
}
