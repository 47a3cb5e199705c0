package dev.reelwatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwatch.web.Config;
import dev.reelwatch.web.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process of its own, and the settings it takes. */
class ServeTest {
    private static final String TOKEN = "correct-horse-battery-staple";

    @TempDir
    private Path folder;

    private Process serve(Map<String, String> environment) throws IOException {
        ProcessBuilder program = Program.in(folder, "serve", "--port", "0").redirectErrorStream(true);
        program.environment().putAll(environment);
        return program.start();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_posted_with_the_token_is_served_and_the_process_ends_when_asked() throws Exception {
        Process process = serve(Map.of("REELWATCH_TOKEN", TOKEN));
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = "";
            StringBuilder told = new StringBuilder();
            while (line != null && !line.contains("Reelwatch is at ")) {
                line = out.readLine();
                told.append(line).append('\n');
            }
            assertThat(line).as(told.toString()).isNotNull();
            String address = line.replaceAll(".*(http://\\S+).*", "$1");
            HttpResponse<String> stored = send(
                    HttpRequest.newBuilder(URI.create(address + "api/v1/articles?doc=a.md"))
                            .header("Authorization", "Bearer " + TOKEN)
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "---\ntitle: Gen-4 Turbo 实测\ndate: 2025-04-08\n---\n\nRunway Gen-4 Turbo 生成 10 秒的视频只需 30 秒。\n")));
            assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
            assertThat(send(HttpRequest.newBuilder(URI.create(address + "api/v1/claims?q=gen4")))
                            .body())
                    .contains("\"doc\":\"a.md\"");
            assertThat(send(HttpRequest.newBuilder(URI.create(address + "readyz")))
                            .statusCode())
                    .isEqualTo(200);
            process.toHandle().destroy(); // as SIGTERM does; destroy() would close the stream as well
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            out.lines().forEach(rest -> told.append(rest).append('\n'));
            assertThat(told.toString()).doesNotContain(TOKEN, "\tat ");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_setting_that_cannot_be_used_is_told_without_the_token() throws IOException {
        assertThatThrownBy(() -> load("token: " + TOKEN, Map.of()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("token_file")
                .hasMessageNotContaining(TOKEN);
        assertThatThrownBy(() -> load("", Map.of("REELWATCH_TOKEN", "short-secret")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("16 characters")
                .hasMessageNotContaining("short-secret");
        assertThatThrownBy(() -> load("token_file: none", Map.of()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("token_file");
        for (String url : List.of(
                "news.example", "ftp://news.example", "https://news.example/path", "https://u:p@news.example")) {
            assertThatThrownBy(() -> load("public_url: " + url, Map.of()))
                    .isInstanceOf(WrongSetting.class)
                    .hasMessageContaining("public_url");
        }
        assertThatThrownBy(() -> load("rate_limit: -1", Map.of()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("rate_limit");
    }

    @Test
    void the_settings_of_serving_are_taken_from_file_and_environment() throws IOException {
        Files.writeString(folder.resolve("token"), TOKEN + "\n");
        Settings settings = load(
                "token_file: token\npublic_url: https://news.example/\nrate_limit: 30",
                Map.of("REELWATCH_RATE_LIMIT", "60"));
        assertThat(settings.site().publicUrl()).contains(URI.create("https://news.example"));
        assertThat(settings.site().rateLimit()).isEqualTo(60);
        assertThat(settings.writing().orElseThrow().token().reveal()).isEqualTo(TOKEN);
        assertThat(settings.writing().orElseThrow().sources()).isEqualTo(folder.resolve("sources.yaml"));
        assertThat(settings.toString()).doesNotContain(TOKEN);
        assertThat(load("", Map.of()).writing()).isEmpty();
    }

    private Settings load(String yaml, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("reelwatch.yaml"), yaml);
        return Config.load(folder, environment);
    }
}
