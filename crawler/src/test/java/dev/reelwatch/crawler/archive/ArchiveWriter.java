package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A process of its own that writes to an archive and says on its standard output what it has been promised:
 * {@code stored ID} or {@code claims ID}, each after the commit. It ends when its standard input does, or is killed.
 */
final class ArchiveWriter {
    static final String EXTRACTOR = "patterns 1";

    /** A multiple of three: an article and its revision come in one batch, so no later one takes its claims away. */
    static final int BATCH = 21;

    private ArchiveWriter() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        try (Archive archive = Archive.open(data)) {
            say("open");
            for (int from = 0; from < count; from += BATCH) store(archive, from);
            while (System.in.read() >= 0) {
                // Holds the archive until whoever started this process lets go.
            }
        }
    }

    private static void store(Archive archive, int from) {
        List<Article> batch = IntStream.range(from, from + BATCH)
                .mapToObj(ArchiveWriter::article)
                .toList();
        List<String> promised = new ArrayList<>();
        for (Stored stored : archive.store(batch, Instant.EPOCH)) promised.add("stored " + stored.articleId());
        say(String.join("\n", promised));
        Map<String, List<ClaimRow>> claims = new HashMap<>();
        for (Article article : batch) {
            claims.put(article.id(), List.of(Posts.claim(article, "costs"), Posts.claim(article, "a second")));
        }
        archive.storeClaims(EXTRACTOR, claims);
        say(String.join("\n", promised).replace("stored", "claims"));
    }

    /** The article of a number, of some thousand characters; every third stands at the address of the one before. */
    static Article article(int number) {
        int page = number % 3 == 2 ? number - 1 : number;
        return Posts.post(
                "https://example.com/" + page, ("Clip " + number + " costs " + number + " a second.\n\n").repeat(100));
    }

    private static void say(String lines) {
        System.out.println(lines);
        System.out.flush();
    }

    /** Starts this class in a process of its own. */
    static ProcessBuilder process(Path data, int count) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ArchiveWriter.class.getName(),
                        data.toString(),
                        String.valueOf(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
