package dev.reelwatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs at once on one data folder. */
class SharedArchiveTest {
    private static final int ARTICLES = 150;

    @TempDir
    private Path folder;

    @Test
    void two_ingests_at_once_store_all_articles_once_and_prove_every_claim() throws IOException, InterruptedException {
        Path both = Files.createDirectory(folder.resolve("both"));
        List<Path> own = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) Files.writeString(both.resolve(i + ".md"), article("both-" + i));
        for (int writer = 0; writer < 2; writer++) {
            own.add(Files.createDirectory(folder.resolve("own-" + writer)));
            for (int i = 0; i < ARTICLES; i++) {
                Files.writeString(own.get(writer).resolve(i + ".md"), article(writer + "-" + i));
            }
        }
        List<Process> writers = new ArrayList<>();
        for (Path each : own) {
            writers.add(program("ingest", each.toString(), both.toString()));
        }
        for (int writer = 0; writer < 2; writer++) {
            assertThat(writers.get(writer).waitFor()).as(told("ingest")).isZero();
        }
        assertThat(program("verify").waitFor()).as(told("verify")).isZero();
        assertThat(told("verify"))
                .contains(
                        3 * ARTICLES + " articles and " + 3 * ARTICLES + " claims: every quote stands in its article");
    }

    private static String article(String name) {
        return """
                ---
                title: 实测可灵 %s
                date: 2025-03-04
                link: https://samples.example/post/%s
                ---
                这是编号 %s 的AI视频生成测试。

                可灵 2.1 支持 1080p。
                """.formatted(name, name, name);
    }

    private String told(String verb) throws IOException {
        return Files.readString(folder.resolve(verb + ".txt"));
    }

    private Process program(String... args) throws IOException {
        return Program.in(folder, args)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(args[0] + ".txt").toFile()))
                .redirectErrorStream(true)
                .start();
    }
}
