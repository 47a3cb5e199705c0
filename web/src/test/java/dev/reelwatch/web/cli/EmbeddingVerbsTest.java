package dev.reelwatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.web.Config;
import dev.reelwatch.web.LocalVectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs with vectors, from the environment to the archive, over HTTP on this machine. */
class EmbeddingVerbsTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final LocalVectors vectors = new LocalVectors();
    private Path saved;

    private record Ended(int status, String out, String err) {}

    @BeforeEach
    void start() throws IOException {
        environment.put("REELWATCH_HOME", HOME.toString());
        environment.put("REELWATCH_DATA", folder.resolve("data").toString());
        environment.put("REELWATCH_EMBEDDING_PROVIDER", "openai");
        environment.put("REELWATCH_EMBEDDING_MODEL", "small");
        environment.put("REELWATCH_EMBEDDING_URL", vectors.url().toString());
        environment.put("REELWATCH_EMBEDDING_KEY", "sk-of-the-test");
        saved = folder.resolve("post.md");
        Files.writeString(saved, """
                ---
                title: 可灵 2.1 调价
                url: https://news.example/one
                published: 2025-10-16
                site: 样片观察室
                ---

                可灵 2.1 的会员每月 66 元。

                可灵 2.1 支持首尾帧。
                """);
    }

    @AfterEach
    void stop() {
        vectors.close();
    }

    private Ended run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int ended = Reelwatch.run(
                args,
                () -> Config.load(folder, environment),
                Clock.fixed(Instant.parse("2025-11-01T00:00:00Z"), ZoneOffset.UTC),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(ended, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    @Test
    void ingest_has_vectors_made_at_its_end_and_search_finds_by_them() {
        Ended ingest = run("ingest", saved.toString());
        assertThat(ingest.status()).as(ingest.err()).isZero();
        assertThat(ingest.err()).contains("2 vectors made by small for 1 articles; 1 requests, 9 tokens");
        assertThat(vectors.asked).hasSize(2).contains("Kling 2.1, price: 可灵 2.1 的会员每月 66 元。");
        assertThat(vectors.keys).containsExactly("Bearer sk-of-the-test");
        assertThat(run("ingest", saved.toString()).err()).doesNotContain("vectors");

        Ended search = run("search", "钱包");
        assertThat(search.out()).contains("(similar in meaning)\n").contains("66 元");
        assertThat(search.err()).contains("2 of 0 claims and 2 similar in meaning");
        JsonNode first =
                json(run("search", "--json", "钱包").out().lines().findFirst().orElseThrow());
        assertThat(first.get("similar").asBoolean()).isTrue();
        assertThat(first.get("quote").asText()).contains("66 元");
        assertThat(json(run("search", "--json", "会员").out().lines().findFirst().orElseThrow())
                        .has("similar"))
                .isFalse();
        assertThat(run("search", "--exact", "钱包").out()).isEmpty();
        assertThat(run("search", "--csv", "钱包").out().lines()).hasSize(1);

        JsonNode status = json(run("status", "--json").out());
        assertThat(status.get("vectors_by").asText()).isEqualTo("small");
        assertThat(status.get("vectors").asInt()).isEqualTo(2);
        assertThat(status.get("articles_without_all_vectors").asInt()).isZero();
        assertThat(status.get("search_by_meaning").asBoolean()).isTrue();
        assertThat(status.get("embedding_tokens_today").asInt()).isEqualTo(9);

        String before = run("search", "--json", "钱包").out();
        assertThat(run("reindex").status()).isZero();
        assertThat(run("search", "--json", "钱包").out()).isEqualTo(before);
        assertThat(run("verify").status()).isZero();
    }

    @Test
    void a_server_that_is_down_fails_neither_ingest_nor_search() {
        vectors.status = 500;
        environment.put("REELWATCH_EMBEDDING_TIMEOUT", "5");
        Ended ingest = run("ingest", saved.toString());
        assertThat(ingest.status()).isZero();
        assertThat(ingest.out()).contains("1 new");
        assertThat(ingest.err())
                .contains("0 vectors made by small", "1 articles left for another run", "the server failed (5xx)")
                .doesNotContain("PRIVATE", "sk-of-the-test");
        assertThat(run("search", "会员").out()).contains("66 元");
        vectors.status = 200;
        run("ingest", saved.toString());
        vectors.status = 500;
        Ended search = run("search", "会员");
        assertThat(search.out()).contains("66 元");
        assertThat(search.err()).contains("What is similar in meaning could not be looked for");
    }

    @Test
    void without_the_settings_all_is_as_before() {
        environment.keySet().removeIf(key -> key.startsWith("REELWATCH_EMBEDDING"));
        assertThat(run("ingest", saved.toString()).err()).isEmpty();
        assertThat(run("search", "钱包").out()).isEmpty();
        assertThat(json(run("status", "--json").out()).has("vectors")).isFalse();
        environment.put("REELWATCH_EMBEDDING_PROVIDER", "none");
        assertThat(run("search", "钱包").out()).isEmpty();
        assertThat(vectors.asked).isEmpty();
    }

    @Test
    void the_key_stands_in_a_file_of_its_own_and_never_among_the_settings() throws IOException {
        environment.remove("REELWATCH_EMBEDDING_KEY");
        Files.writeString(folder.resolve("key.txt"), "sk-from-a-file\n");
        Files.writeString(folder.resolve("reelwatch.yaml"), "embedding_key_file: key.txt\n");
        run("ingest", saved.toString());
        assertThat(vectors.keys).containsExactly("Bearer sk-from-a-file");
        Files.writeString(folder.resolve("reelwatch.yaml"), "embedding_key: sk-written-here\n");
        Ended ended = run("status");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .contains("embedding_key must not stand in the file", "REELWATCH_EMBEDDING_KEY")
                .doesNotContain("sk-written-here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROVIDER|cohere|embedding_provider",
                "URL|https://user:pw@host.example/v1|embedding_url",
                "URL|https://host.example/v1/embeddings|embedding_url",
                "URL|host.example|embedding_url",
                "URL|https://host.example/v1?key=abc|embedding_url",
                "TIMEOUT|0|embedding_timeout",
                "TOKENS_A_DAY|many|embedding_tokens_a_day",
                "MINUTES_A_RUN|0|embedding_minutes_a_run",
                "KEY|two words|REELWATCH_EMBEDDING_KEY",
                "PROVIDER|local|profile embeddings"
            })
    void a_setting_that_cannot_be_used_is_told(String variable, String value, String named) {
        environment.put("REELWATCH_EMBEDDING_" + variable, value);
        Ended ended = run("status");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains(named).doesNotContain("\tat ", "user:pw", "key=abc", "two words");
    }

    @Test
    void settings_without_a_provider_a_model_or_an_address_are_an_error() {
        environment.remove("REELWATCH_EMBEDDING_PROVIDER");
        assertThat(run("status").err()).contains("embedding_provider is missing");
        environment.put("REELWATCH_EMBEDDING_PROVIDER", "openai");
        environment.remove("REELWATCH_EMBEDDING_MODEL");
        assertThat(run("status").err()).contains("embedding_model is missing");
        environment.put("REELWATCH_EMBEDDING_MODEL", "small");
        environment.remove("REELWATCH_EMBEDDING_URL");
        assertThat(run("status").err()).contains("embedding_url is missing");
    }
}
