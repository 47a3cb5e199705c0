package dev.reelwatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.web.Program;
import dev.reelwatch.web.delivery.Channels;
import dev.reelwatch.web.delivery.Courier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, killed while a digest is on its way. */
class DeliverKilledTest {
    private static final String DAY = "2025-10-16";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private record Got(String key, String body) {}

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        got.add(new Got(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body));
        arrived.countDown();
        try (exchange) {
            killed.await(); // the sender never hears that it has arrived
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_was_sent_and_not_noted_is_sent_once_more_under_the_same_key_and_never_again() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.createContext("/", this::take);
            server.start();
            Map<String, String> hook =
                    Map.of("HOOK", "http://127.0.0.1:" + server.getAddress().getPort() + "/?key=the-key");
            Path channels = Files.writeString(
                    folder.resolve("delivery.yaml"),
                    "channels:\n  - {name: bus, kind: webhook, url_env: HOOK, local: true}\n");
            Path samples = Path.of("../seeds/samples").toAbsolutePath().normalize();
            assertThat(run(hook, "ingest", samples.toString())).isZero();

            Process process = program(hook, "digest", "--date", DAY, "--deliver");
            assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
            process.destroyForcibly().waitFor();
            killed.countDown();

            assertThat(run(hook, "digest", "--date", DAY, "--deliver"))
                    .as("it has not arrived as far as anybody knows")
                    .isEqualTo(1);
            assertThat(told()).contains("1 messages of it have not arrived").doesNotContain("the-key");
            assertThat(got).hasSize(1);

            Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20));
            try (Archive archive = Archive.open(folder.resolve("data"));
                    Courier courier = new Courier(
                            archive.deliveries(), Channels.read(channels, hook), Duration.ofSeconds(20), later)) {
                assertThat(courier.send())
                        .singleElement()
                        .satisfies(line -> assertThat(line.error()).isEmpty());
            }
            assertThat(got).hasSize(2);
            assertThat(got.getLast()).isEqualTo(got.getFirst());

            assertThat(run(hook, "digest", "--date", DAY, "--deliver")).isZero();
            assertThat(got).hasSize(2);
            assertThat(run(hook, "status", "--json")).isZero();
            JsonNode channel = JSON.readTree(told()).at("/deliveries/0");
            assertThat(channel.get("channel").asText()).isEqualTo("bus");
            assertThat(channel.get("sent").asInt()).isEqualTo(1);
            assertThat(channel.get("waiting").asInt()).isZero();
        } finally {
            server.stop(0);
        }
    }

    private String told() throws IOException {
        return Files.readString(folder.resolve("told"));
    }

    private int run(Map<String, String> environment, String... args) throws Exception {
        Process process = program(environment, args);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process program(Map<String, String> environment, String... args) throws IOException {
        ProcessBuilder program = Program.in(folder, args)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("told").toFile());
        program.environment().putAll(environment);
        return program.start();
    }
}
