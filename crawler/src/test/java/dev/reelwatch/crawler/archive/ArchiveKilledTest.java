package dev.reelwatch.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveKilledTest {
    private static final int KILLS = 10;
    private static final int ARTICLES = 1000 * ArchiveWriter.BATCH;

    @TempDir
    private Path data;

    @Test
    void what_was_acknowledged_survives_ten_kills_once_and_proved() throws IOException, InterruptedException {
        Random random = new Random(20250408);
        Set<String> stored = new HashSet<>();
        Set<String> withClaims = new HashSet<>();
        Set<String> possible = IntStream.range(0, ARTICLES)
                .mapToObj(number -> ArchiveWriter.article(number).id())
                .collect(Collectors.toSet());
        Path said = data.resolve("said");
        int killedAtWork = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = ArchiveWriter.process(data, ARTICLES)
                    .redirectOutput(said.toFile())
                    .start();
            boolean atWork = kill % 3 > 0;
            // "open" and the first batch
            int least =
                    kill % 3 == 2 ? "open\n".length() + 2 * ArchiveWriter.BATCH * "stored 0123456789ab\n".length() : 1;
            while (atWork && Files.size(said) < least && writer.isAlive()) writer.waitFor(5, TimeUnit.MILLISECONDS);
            // It is killed wherever it then is: storing; or, of every third, perhaps still starting or opening.
            if (!writer.waitFor(random.nextInt(1000), TimeUnit.MILLISECONDS)) killedAtWork++;
            writer.destroyForcibly().waitFor();
            // A last line may be cut short.
            for (String line : Files.readAllLines(said)) {
                if (line.length() != "stored ".length() + 12) continue;
                (line.startsWith("stored ") ? stored : withClaims).add(line.substring("stored ".length()));
            }
            if (stored.isEmpty()) continue;
            try (Archive archive = Archive.openForReading(data)) {
                // No writer has been there since: the reader itself finds its way through the log left behind.
                assertThat(archive.faults()).isEmpty();
            }
            try (Archive archive = Archive.open(data)) {
                Set<String> found = new TreeSet<>();
                archive.forEachArticle(
                        article -> assertThat(found.add(article.id())).isTrue());
                assertThat(found).containsAll(stored);
                assertThat(possible).containsAll(found);
                for (String id : withClaims) assertThat(archive.claimsOf(id)).hasSize(2);
                assertThat(archive.faults()).isEmpty();
                assertThat(archive.counts().articles()).isEqualTo(found.size());
            }
        }
        assertThat(killedAtWork).isEqualTo(KILLS);
        assertThat(withClaims).isNotEmpty();
        assertThat(stored).hasSizeGreaterThanOrEqualTo(withClaims.size());
    }
}
