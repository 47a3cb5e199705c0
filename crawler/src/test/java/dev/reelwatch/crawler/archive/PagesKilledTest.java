package dev.reelwatch.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.Intake;
import dev.reelwatch.crawler.Reparse;
import dev.reelwatch.crawler.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes at once take pages into one archive and are killed in the middle of it. */
class PagesKilledTest {
    private static final int KILLS = 4;

    @TempDir
    private Path data;

    @Test
    void no_page_that_was_taken_is_lost_when_two_writers_are_killed() throws IOException, InterruptedException {
        Random random = new Random(20260301);
        Map<String, String> taken = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            List<Process> writers = new ArrayList<>();
            List<Path> said = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                said.add(data.resolve("said-" + writer));
                // both take some of the same addresses
                writers.add(PageWriter.process(data, 3000 * kill + 30 * writer)
                        .redirectOutput(said.get(writer).toFile())
                        .start());
            }
            for (int writer = 0; writer < 2; writer++) {
                while (Files.size(said.get(writer)) < 100 && writers.get(writer).isAlive()) {
                    writers.get(writer).waitFor(5, TimeUnit.MILLISECONDS);
                }
            }
            assertThat(writers.getFirst().waitFor(random.nextInt(700), TimeUnit.MILLISECONDS))
                    .isFalse();
            for (Process writer : writers) writer.destroyForcibly();
            for (Process writer : writers) writer.waitFor();
            for (Path file : said) {
                String all = Files.readString(file);
                all.substring(0, all.lastIndexOf('\n') + 1).lines().skip(1).forEach(line -> {
                    String[] words = line.split(" ", -1);
                    taken.put(words[1], words[2]);
                });
            }
        }
        assertThat(taken).hasSizeGreaterThan(2 * KILLS);
        try (Archive archive = Archive.open(data);
                Warc warc = Warc.open(data, WarcSettings.DEFAULTS, Clock.systemUTC())) {
            assertThat(archive.faults()).isEmpty();
            taken.forEach((record, article) -> {
                ArchivedPage page = archive.page(record).orElseThrow();
                assertThat(warc.read(page.ref()).address()).isEqualTo(page.address());
                assertThat(archive.pagesOf(article)).contains(page);
            });
            Reparse.Report report = new Reparse(
                            archive, new Intake(archive, warc, Clock.systemUTC(), new Sources(List.of())))
                    .run(Optional.empty(), Optional.empty(), line -> {}, () -> {});
            assertThat(report).isEqualTo(new Reparse.Report(archive.counts().pages(), 0, 0, 0, 0));
        }
    }
}
