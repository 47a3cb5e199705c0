package dev.reelwatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.web.Config;
import dev.reelwatch.web.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digest of a past day, to the byte. */
class DigestBytesTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String DAY = "2025-10-16";

    @TempDir
    private Path folder;

    private String run(String now, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int ended = Reelwatch.run(
                args,
                () -> Config.load(
                        folder,
                        Map.of(
                                "REELWATCH_HOME",
                                HOME.toString(),
                                "REELWATCH_DATA",
                                folder.resolve("data").toString())),
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(ended).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private void save(String name, String day, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".md"), """
                ---
                title: %s
                url: https://news.example/%s
                published: %s
                site: 样片观察室
                ---

                %s
                """.formatted(name, name, day, text));
    }

    private Map<String, String> digests(String now) {
        Map<String, String> digests = new TreeMap<>();
        for (String language : List.of("zh", "en")) {
            for (String format : List.of("md", "html", "json")) {
                digests.put(
                        language + " " + format,
                        run(now, "digest", "--date", DAY, "--as-of", DAY, "--lang", language, "--format", format));
            }
        }
        return digests;
    }

    @Test
    void what_comes_later_and_what_an_article_is_changed_to_later_alter_no_byte_of_it() throws IOException {
        save("one", DAY, "OpenAI 今天发布了 Sora 2。Sora 2 支持生成 10 秒的视频。Sora 2 的动作很自然。");
        run("2025-10-16T12:00:00Z", "ingest", folder.toString());
        Map<String, String> before = digests("2025-10-17T00:00:00Z");
        assertThat(before.get("zh md")).contains("Sora 2 于2025年10月16日发布", "10 秒");

        save("two", "2025-10-20", "回顾：OpenAI 发布了 Sora 2。Sora 2 的动作太差。Sora 2 支持生成 25 秒的视频。");
        save("three", "2025-10-21", "快手发布了可灵 2.5。");
        save("one", DAY, "OpenAI 今天发布了 Sora 2。Sora 2 支持生成 15 秒的视频。Sora 2 的动作不太自然，很怪。");
        assertThat(run("2025-10-22T12:00:00Z", "ingest", folder.toString()))
                .contains("changed")
                .contains("new");
        assertThat(run("2025-10-23T00:00:00Z", "digest", "--date", DAY))
                .as("as it reads now")
                .contains("15 秒");
        assertThat(digests("2025-10-23T00:00:00Z")).isEqualTo(before);
    }

    @Test
    void two_runs_without_a_network_give_the_same_bytes() throws IOException, InterruptedException {
        save("one", DAY, "OpenAI 今天发布了 Sora 2。Sora 2 支持生成 10 秒的视频。");
        run("2025-10-16T12:00:00Z", "ingest", folder.toString());
        for (String language : List.of("zh", "en")) {
            byte[] first = withoutNetwork("first", language);
            assertThat(new String(first, StandardCharsets.UTF_8)).contains("Sora 2", "[[1]](#s1)");
            assertThat(withoutNetwork("second", language)).isEqualTo(first);
        }
    }

    /** Every connection would have to go by a proxy that is not there. */
    private byte[] withoutNetwork(String file, String language) throws IOException, InterruptedException {
        Path told = folder.resolve(file + ".txt");
        ProcessBuilder program = Program.in(folder, "digest", "--date", DAY, "--lang", language)
                .redirectOutput(told.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        program.environment().put("JDK_JAVA_OPTIONS", "-DsocksProxyHost=127.0.0.1 -DsocksProxyPort=9");
        Process process = program.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllBytes(told);
    }
}
