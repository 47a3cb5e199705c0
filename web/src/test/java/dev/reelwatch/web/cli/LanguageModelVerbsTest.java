package dev.reelwatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.reelwatch.web.Config;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs with a language model, from the environment to the archive, over HTTP on this machine. */
class LanguageModelVerbsTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;
    private Path saved;

    private record Ended(int status, String out, String err) {
        List<JsonNode> claims() {
            return out.lines().map(LanguageModelVerbsTest::json).toList();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + "\n" + body);
            byte[] answer = (status == 200 ? answer(json(body)) : "{\"error\":\"PRIVATE words of the server\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        environment.put("REELWATCH_HOME", HOME.toString());
        environment.put("REELWATCH_DATA", folder.resolve("data").toString());
        environment.put("REELWATCH_LLM_MODEL", "small-model");
        environment.put(
                "REELWATCH_LLM_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        environment.put("REELWATCH_LLM_KEY", "sk-of-the-test");
        environment.put("REELWATCH_LLM_ATTEMPTS", "1");
        saved = folder.resolve("post.md");
        Files.writeString(saved, """
                ---
                title: Sora 2 上手
                url: https://news.example/one
                published: 2025-10-16
                site: 样片观察室
                ---

                OpenAI 昨天发布了 Sora 2。它的动作像真人一样有分量。

                它支持生成 10 秒的视频。
                """);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    /** One claim that stands in the post, and one that does not. */
    private static String answer(JsonNode request) {
        JsonNode messages = request.get("messages");
        JsonNode data = json(messages.get(messages.size() - 1).get("content").asText());
        if (data.has("sentences")) {
            return response("{\"sentences\":[{\"n\":0,\"text\":\"Sora 2 每秒只要 9 元\"}]}");
        }
        String text = data.get("text").asText();
        ObjectNode claims = JSON.createObjectNode();
        ArrayNode list = claims.putArray("claims");
        for (String quote : List.of("动作像真人一样有分量", "它每秒只要 1 元")) {
            list.addObject()
                    .put("quote", quote)
                    .put("model", "Sora 2")
                    .put("attribute", text.contains(quote) ? "motion" : "price")
                    .put("polarity", "+")
                    .put("status", "current")
                    .put("basis", "author")
                    .putNull("value")
                    .putNull("compared_to");
        }
        return response(claims.toString());
    }

    private static String response(String content) {
        ObjectNode response = JSON.createObjectNode();
        ObjectNode choice = response.putArray("choices").addObject().put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", content);
        response.putObject("usage")
                .put("prompt_tokens", 900)
                .put("completion_tokens", 100)
                .put("total_tokens", 1000);
        return response.toString();
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

    @Test
    void extract_asks_the_model_prints_what_is_proved_and_tells_what_was_dropped() {
        Ended ended = run("extract", "--llm", "--stats", saved.toString());
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.claims())
                .anyMatch(claim -> claim.get("extractor").asText().contains("llm-1-")
                        && claim.get("quote").asText().contains("动作像真人一样有分量"))
                .anyMatch(claim -> claim.get("extractor").asText().startsWith("patterns-"))
                .noneMatch(claim -> claim.get("quote").asText().contains("1 元"));
        assertThat(ended.err())
                .contains("1 articles read by llm-1-", "1 claims proved; 1 dropped", "900 + 100 tokens")
                .contains("the quote does not stand in the article");
        assertThat(asked).singleElement().asString().startsWith("Bearer sk-of-the-test");
        assertThat(folder.resolve("data"))
                .as("extract stores nothing where there is nothing")
                .doesNotExist();
    }

    @Test
    void answers_are_kept_in_a_data_folder_that_is_named() {
        String named = folder.resolve("kept").toString();
        run("extract", "--llm", "--data", named, saved.toString());
        Ended again = run("extract", "--llm", "--data", named, saved.toString());
        assertThat(again.err()).contains("0 requests", "1 answers kept from before");
        assertThat(asked).hasSize(1);
    }

    @Test
    void ingest_has_the_model_read_and_status_tells_how_far_it_is() {
        Ended ingest = run("ingest", saved.toString());
        assertThat(ingest.status()).as(ingest.err()).isZero();
        assertThat(ingest.err()).contains("1 articles read by llm-1-");
        Ended again = run("ingest", saved.toString());
        assertThat(again.err()).contains("0 requests");
        assertThat(asked).hasSize(1);
        JsonNode status = json(run("status", "--json").out());
        assertThat(status.get("llm_read").asInt()).isEqualTo(1);
        assertThat(status.get("llm_waiting").asInt()).isZero();
        assertThat(status.get("llm_tokens_today").asInt()).isEqualTo(1000);
        assertThat(status.get("llm_dropped").asText()).contains("1 × the quote does not stand in the article");
        assertThat(run("search", "--json", "Sora 2 动作").out()).contains("\"extractor\":\"llm-1-");
        assertThat(run("verify").status()).isZero();
        assertThat(run("extract", "--llm", saved.toString()).err()).contains("0 requests");
        environment.keySet().removeIf(key -> key.startsWith("REELWATCH_LLM"));
        assertThat(run("ingest", saved.toString()).status()).isZero();
        assertThat(run("search", "--json", "Sora 2 动作").out())
                .as("claims stay when the model is taken out of the settings")
                .contains("\"extractor\":\"llm-1-");
        assertThat(json(run("status", "--json").out()).has("llm_read")).isFalse();
    }

    @Test
    void a_digest_takes_no_lie_from_the_model_and_says_so() {
        run("ingest", saved.toString());
        Ended digest = run("digest", "--lang", "zh");
        assertThat(digest.status()).as(digest.err()).isZero();
        assertThat(digest.out())
                .contains("Sora 2")
                .doesNotContain("9 元")
                .isEqualTo(run("digest", "--lang", "zh", "--plain").out());
        assertThat(digest.err()).contains("not taken from the language model", "Sora 2 每秒只要 9 元");
        int before = asked.size();
        assertThat(run("digest", "--lang", "zh").out()).isEqualTo(digest.out());
        assertThat(asked).as("answers are kept").hasSize(before);
    }

    @Test
    void a_model_that_fails_never_fails_the_ingest() {
        status = 500;
        Ended ingest = run("ingest", saved.toString());
        assertThat(ingest.status()).isZero();
        assertThat(ingest.out()).contains("1 new");
        assertThat(ingest.err()).contains("1 articles without an answer, to be tried again", "5xx");
        assertThat(json(run("status", "--json").out()).get("llm_to_try_again").asInt())
                .isEqualTo(1);
        Ended extract = run("extract", "--llm", saved.toString());
        assertThat(extract.claims()).isNotEmpty();
        assertThat(extract.status())
                .as("a model was asked for and read nothing")
                .isEqualTo(1);
    }

    @Test
    void a_key_that_is_not_accepted_is_told_without_key_address_and_words_of_the_server() {
        status = 401;
        Ended ended = run("extract", "--llm", saved.toString());
        assertThat(ended.err())
                .contains("the key was not accepted (401, 403); see REELWATCH_LLM_KEY")
                .doesNotContain("sk-of-the-test", "127.0.0.1", "PRIVATE", "动作像真人");
    }

    @Test
    void extract_with_a_model_needs_one() {
        environment.keySet().removeIf(key -> key.startsWith("REELWATCH_LLM"));
        Ended ended = run("extract", "--llm", saved.toString());
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("llm_model", "llm_url");
        assertThat(run("extract", saved.toString()).status()).isZero();
    }

    @Test
    void the_key_stands_in_a_file_of_its_own_and_never_among_the_settings() throws IOException {
        environment.remove("REELWATCH_LLM_KEY");
        Files.writeString(folder.resolve("key.txt"), "sk-from-a-file\n");
        Files.writeString(folder.resolve("reelwatch.yaml"), "llm_key_file: key.txt\n");
        run("extract", "--llm", saved.toString());
        assertThat(asked).singleElement().asString().startsWith("Bearer sk-from-a-file");
        Files.writeString(folder.resolve("reelwatch.yaml"), "llm_key: sk-written-here\n");
        Ended ended = run("extract", saved.toString());
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .contains("llm_key must not stand in the file", "REELWATCH_LLM_KEY")
                .doesNotContain("sk-written-here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LLM_PROVIDER|gemini|llm_provider",
                "LLM_URL|https://user:pw@host.example/v1|llm_url",
                "LLM_URL|https://host.example/v1/chat/completions|llm_url",
                "LLM_URL|host.example|llm_url",
                "LLM_URL|ftp://host.example|llm_url",
                "LLM_URL|https://host.example/v1?key=abc|llm_url",
                "LLM_TIMEOUT|0|llm_timeout",
                "LLM_TOKENS_A_DAY|many|llm_tokens_a_day",
                "LLM_LANGUAGE|fr|llm_language",
                "LLM_WINDOW_TOKENS|10|llm_window_tokens",
                "LLM_KEY|two words|REELWATCH_LLM_KEY"
            })
    void a_setting_that_cannot_be_used_is_told(String variable, String value, String named) {
        environment.put("REELWATCH_" + variable, value);
        Ended ended = run("status");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains(named).doesNotContain("\tat ", "user:pw", "key=abc", "two words");
    }

    @Test
    void settings_of_a_model_without_a_model_or_an_address_are_an_error() {
        environment.remove("REELWATCH_LLM_MODEL");
        assertThat(run("status").err()).contains("llm_model is missing");
        environment.put("REELWATCH_LLM_MODEL", "m");
        environment.remove("REELWATCH_LLM_URL");
        assertThat(run("status").err()).contains("llm_url is missing");
    }
}
