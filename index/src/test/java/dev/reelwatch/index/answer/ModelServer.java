package dev.reelwatch.index.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on this machine that speaks the protocols of OpenAI and Ollama, and fails in all the ways they do. */
public final class ModelServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A request as it came. */
    public record Asked(String path, Map<String, List<String>> headers, String body) {
        public JsonNode json() {
            return read(body);
        }

        /** What was said last, as data. */
        public JsonNode data() {
            JsonNode messages = json().get("messages");
            return read(messages.get(messages.size() - 1).get("content").asText());
        }
    }

    /** What is answered. */
    public sealed interface Reply {
        record Http(int status, Map<String, String> headers, String body) implements Reply {}

        /** Nothing, until the server is closed. */
        record Silence() implements Reply {}

        /** The beginning of a body, and then nothing until the server is closed. */
        record Drip(String beginning) implements Reply {}

        /** The connection breaks before anything was answered. */
        record Break() implements Reply {}
    }

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Deque<Reply> next = new ArrayDeque<>();
    private volatile Optional<Function<Asked, Reply>> always = Optional.empty();

    public ModelServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Asked request = new Asked(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body);
        asked.add(request);
        Reply reply;
        synchronized (next) {
            reply = !next.isEmpty()
                    ? next.removeFirst()
                    : always.map(function -> function.apply(request)).orElse(new Reply.Http(500, Map.of(), "{}"));
        }
        switch (reply) {
            case Reply.Silence ignored -> {
                untilClosed();
                exchange.close();
            }
            case Reply.Drip drip -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(drip.beginning().getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                untilClosed();
                exchange.close();
            }
            case Reply.Break ignored -> exchange.close();
            case Reply.Http http -> {
                byte[] bytes = http.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                http.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(http.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            }
        }
    }

    private void untilClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** To be answered once each, in this order, before anything else. */
    public ModelServer then(Reply... replies) {
        synchronized (next) {
            next.addAll(List.of(replies));
        }
        return this;
    }

    public ModelServer always(Function<Asked, Reply> replies) {
        always = Optional.of(replies);
        return this;
    }

    public ModelServer always(Reply reply) {
        return always(ignored -> reply);
    }

    public List<Asked> asked() {
        return asked;
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Settings for the OpenAI protocol, with little patience. */
    public LlmSettings openAi() {
        return quick(LlmSettings.of(
                LlmSettings.Provider.OPENAI, url("/v1"), "test-model", Optional.of(new Secret("sk-very-secret-1234"))));
    }

    public LlmSettings ollama() {
        return quick(LlmSettings.of(LlmSettings.Provider.OLLAMA, url(""), "qwen:test", Optional.empty()));
    }

    private static LlmSettings quick(LlmSettings usual) {
        return new LlmSettings(
                usual.provider(),
                usual.url(),
                usual.model(),
                usual.key(),
                usual.wording(),
                Duration.ofSeconds(20),
                3,
                Duration.ofSeconds(20),
                Duration.ofMillis(1),
                usual.tokensADay(),
                usual.articlesARun(),
                usual.timeARun(),
                usual.windowTokens(),
                usual.answerTokens(),
                64 << 10);
    }

    public static Reply status(int status) {
        return status(status, "{\"error\":{\"message\":\"SECRET-BODY of the server, key sk-very-secret-1234\"}}");
    }

    public static Reply status(int status, String body) {
        return new Reply.Http(status, Map.of(), body);
    }

    public static Reply retryAfter(int status, String value) {
        return new Reply.Http(status, Map.of("Retry-After", value), "{\"error\":{\"message\":\"slow down\"}}");
    }

    /** The model says this, and stops. */
    public static Reply says(String content) {
        return says(content, "stop");
    }

    public static Reply says(String content, String finish) {
        ObjectNode message = JSON.createObjectNode().put("role", "assistant").put("content", content);
        return message(message, finish);
    }

    public static Reply refuses(String words) {
        ObjectNode message = JSON.createObjectNode()
                .put("role", "assistant")
                .putNull("content")
                .put("refusal", words);
        return message(message, "stop");
    }

    public static Reply message(ObjectNode message, String finish) {
        ObjectNode response = JSON.createObjectNode().put("id", "1").put("object", "chat.completion");
        response.put("created", 1).put("model", "test-model");
        ObjectNode choice = response.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", finish).set("message", message);
        response.putObject("usage")
                .put("prompt_tokens", 1000)
                .put("completion_tokens", 50)
                .put("total_tokens", 1050);
        return new Reply.Http(200, Map.of(), response.toString());
    }

    public static Reply ollamaSays(String content, String done) {
        ObjectNode response =
                JSON.createObjectNode().put("model", "qwen:test").put("created_at", "2025-01-01T00:00:00Z");
        response.putObject("message").put("role", "assistant").put("content", content);
        response.put("done", true)
                .put("done_reason", done)
                .put("prompt_eval_count", 700)
                .put("eval_count", 30);
        return new Reply.Http(200, Map.of(), response.toString());
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
