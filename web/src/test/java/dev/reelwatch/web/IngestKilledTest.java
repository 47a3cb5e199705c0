package dev.reelwatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, killed in the middle of its work: nothing it acknowledged is lost, nothing is doubled or unproved. */
class IngestKilledTest {
    private static final int ARTICLES = 1500;
    private static final int KILLS = 10;

    @TempDir
    private Path folder;

    @Test
    void an_ingest_killed_ten_times_goes_on_where_it_was() throws IOException, InterruptedException {
        Path articles = Files.createDirectory(folder.resolve("articles"));
        for (int i = 0; i < ARTICLES; i++) {
            Files.writeString(articles.resolve("%04d.md".formatted(i)), article(i));
        }
        Random random = new Random(20250408);
        Set<String> acknowledged = new TreeSet<>();
        int killedAtWork = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int after = 1 + random.nextInt(ARTICLES - 100);
            Process process = program("data", ProcessBuilder.Redirect.PIPE, "ingest", articles.toString());
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
            told.substring(0, told.lastIndexOf("\n") + 1).lines().forEach(line -> {
                if (line.startsWith("new ") || line.startsWith("same ")) acknowledged.add(doc(line));
            });
        }
        assertThat(killedAtWork).as("kills that hit a running ingest").isGreaterThan(KILLS / 2);
        assertThat(acknowledged).as("articles told of before a kill").isNotEmpty();

        Path last = folder.resolve("last");
        assertThat(program("data", last, "ingest", articles.toString()).waitFor())
                .isZero();
        List<String> lines = Files.readAllLines(last);
        Set<String> lost = new TreeSet<>(acknowledged);
        lines.stream().filter(line -> line.startsWith("same ")).forEach(line -> lost.remove(doc(line)));
        assertThat(lost).as("acknowledged, but new again").isEmpty();
        assertThat(lines.getLast()).startsWith(ARTICLES + " articles").contains("0 changed");

        assertThat(told("data", "verify")).startsWith(ARTICLES + " articles");
        // a knowledge base that nobody ever killed answers the same
        assertThat(program("unharmed", folder.resolve("once"), "ingest", articles.toString())
                        .waitFor())
                .isZero();
        for (String[] question : new String[][] {{"verify"}, {"search", "--json", "--limit", "1000", "可灵"}}) {
            assertThat(told("data", question)).isNotBlank().isEqualTo(told("unharmed", question));
        }
    }

    private String told(String data, String... args) throws IOException, InterruptedException {
        Path out = folder.resolve("told");
        assertThat(program(data, out, args).waitFor())
                .as(String.join(" ", args))
                .isZero();
        return Files.readString(out);
    }

    private static String article(int i) {
        return """
                ---
                title: 第 %d 次实测可灵
                date: 2025-%02d-%02d
                link: https://samples.example/post/%d
                ---
                这是编号 %d 的AI视频生成测试。

                可灵 2.1 的画面很清晰。

                可灵 2.1 支持 1080p。
                """.formatted(i, 1 + i % 12, 1 + i % 28, i, i);
    }

    private static String doc(String line) {
        return line.replaceAll(".*[/\\\\](\\d{4}\\.md) .*", "$1");
    }

    private Process program(String data, Path out, String... args) throws IOException {
        return program(data, ProcessBuilder.Redirect.to(out.toFile()), args);
    }

    private Process program(String data, ProcessBuilder.Redirect out, String... args) throws IOException {
        ProcessBuilder program =
                Program.in(folder, args).redirectOutput(out).redirectError(ProcessBuilder.Redirect.DISCARD);
        program.environment().put("REELWATCH_DATA", folder.resolve(data).toString());
        return program.start();
    }
}
