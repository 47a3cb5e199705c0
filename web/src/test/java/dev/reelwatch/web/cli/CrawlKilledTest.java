package dev.reelwatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.web.Program;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program in processes of its own, killed, doubled and asked to end in the middle of a crawl. */
class CrawlKilledTest {
    private static final int KILLS = 10;

    @TempDir
    private Path folder;

    @Test
    void a_crawl_killed_ten_times_goes_on_where_it_was() throws IOException, InterruptedException {
        try (MadeWeb web = new MadeWeb(5)) {
            Files.writeString(folder.resolve("sources.yaml"), web.yaml());
            Random random = new Random(20251120);
            Set<String> acknowledged = new TreeSet<>();
            int killedAtWork = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                int after = 1 + random.nextInt(25);
                Process process = crawl(web, ProcessBuilder.Redirect.PIPE, "--once", "--json");
                StringBuilder told = new StringBuilder();
                try (Reader out = process.inputReader(StandardCharsets.UTF_8)) {
                    int lines = 0;
                    for (int c = out.read(); c >= 0; c = out.read()) {
                        told.append((char) c);
                        if (c == '\n') lines++;
                        if (lines == after) break;
                    }
                    if (process.isAlive()) killedAtWork++;
                    process.destroyForcibly().waitFor();
                }
                // a line that was cut off in the middle was not acknowledged
                told.substring(0, told.lastIndexOf("\n") + 1)
                        .lines()
                        .filter(line -> line.contains("\"articles\":[\""))
                        .map(line -> line.replaceAll(".*\"articles\":\\[\"(.{12})\".*", "$1"))
                        .forEach(acknowledged::add);
            }
            assertThat(killedAtWork).as("kills that hit a running crawl").isGreaterThan(KILLS / 2);
            assertThat(acknowledged).as("articles told of before a kill").isNotEmpty();

            assertThat(crawl(web, to("last"), "--once").waitFor())
                    .as(Files.readString(folder.resolve("errors")))
                    .isZero();
            assertAllThereOnce(web);
            assertThat(ids()).containsAll(acknowledged);
            for (SiteServer host : web.hosts) assertThat(host.mostAtOnce()).isEqualTo(1);
        }
    }

    @Test
    void two_crawls_at_once_share_the_work() throws IOException, InterruptedException {
        try (MadeWeb web = new MadeWeb(40)) {
            Files.writeString(folder.resolve("sources.yaml"), web.yaml());
            Process one = crawl(web, to("one"), "--once", "--json", "--workers", "2");
            Process other = crawl(web, to("other"), "--once", "--json", "--workers", "2");
            assertThat(one.waitFor())
                    .as(Files.readString(folder.resolve("errors")))
                    .isZero();
            assertThat(other.waitFor())
                    .as(Files.readString(folder.resolve("errors")))
                    .isZero();
            assertAllThereOnce(web);
            for (SiteServer host : web.hosts) {
                assertThat(host.mostAtOnce()).as(host.authority()).isEqualTo(1);
                assertThat(host.asked()).as(host.authority()).doesNotHaveDuplicates();
            }
            assertThat(visits("one")).as("visits of one").isPositive();
            assertThat(visits("other")).as("visits of the other").isPositive();
        }
    }

    @Test
    void a_crawl_that_is_asked_to_end_finishes_what_is_under_way() throws IOException, InterruptedException {
        try (MadeWeb web = new MadeWeb(20)) {
            Files.writeString(folder.resolve("sources.yaml"), web.yaml());
            Process process = crawl(web, ProcessBuilder.Redirect.PIPE, "--json");
            StringBuilder told = new StringBuilder();
            try (Reader out = process.inputReader(StandardCharsets.UTF_8)) {
                int lines = 0;
                for (int c = out.read(); c >= 0; c = out.read()) {
                    told.append((char) c);
                    if (c == '\n' && ++lines == 30) process.toHandle().destroy();
                }
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("errors")))
                    .isZero();
            assertThat(told.toString().lines())
                    .filteredOn(line -> line.startsWith("{\"report\""))
                    .hasSize(20);
            long stored = told.toString()
                    .lines()
                    .filter(line -> line.contains("\"articles\":[\""))
                    .count();
            assertThat(stored).isPositive();
            // all that was asked for was told of
            long asked =
                    web.hosts.stream().mapToLong(host -> host.asked().size()).sum();
            assertThat(told.toString()
                            .lines()
                            .filter(line -> line.contains("\"url\""))
                            .count())
                    .isEqualTo(asked);
            assertThat(crawl(web, to("last"), "--once").waitFor()).isZero();
            assertAllThereOnce(web);
        }
    }

    private void assertAllThereOnce(MadeWeb web) throws IOException, InterruptedException {
        try (Archive archive = Archive.openForReading(folder.resolve("data"))) {
            List<String> titles = new ArrayList<>();
            archive.forEachArticle(article -> {
                String title = article.title();
                titles.add(title.endsWith("。") ? title.substring(0, title.length() - 1) : title);
                assertThat(archive.revisions(article.id())).as(title).hasSize(1);
            });
            assertThat(titles).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(titles)).isEqualTo(web.titles);
        }
        assertThat(program(ProcessBuilder.Redirect.DISCARD, List.of(), "verify").waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
    }

    private Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        try (Archive archive = Archive.openForReading(folder.resolve("data"))) {
            archive.forEachArticle((Article article) -> ids.add(article.id()));
        }
        return ids;
    }

    private long visits(String file) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(file))) {
            return lines.filter(line -> line.contains("\"url\"")).count();
        }
    }

    private ProcessBuilder.Redirect to(String file) {
        return ProcessBuilder.Redirect.to(folder.resolve(file).toFile());
    }

    private Process crawl(MadeWeb web, ProcessBuilder.Redirect out, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("crawl"));
        args.addAll(List.of(more));
        return program(out, web.names(), args.toArray(String[]::new));
    }

    private Process program(ProcessBuilder.Redirect out, List<String> local, String... args) throws IOException {
        ProcessBuilder program = Program.in(folder, args)
                .redirectOutput(out)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors").toFile()));
        program.environment().put("REELWATCH_CRAWL_PAUSE", "0s");
        program.environment().put("REELWATCH_CRAWL_LOCAL_SOURCES", String.join(",", local));
        return program.start();
    }
}
