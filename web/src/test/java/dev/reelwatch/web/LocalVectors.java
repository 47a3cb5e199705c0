package dev.reelwatch.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reelwatch.index.embedding.EmbeddingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A server on this machine that makes vectors, by the protocol of OpenAI: what speaks of ears and of sound points the same
 * way, and what speaks of purses and of money.
 */
public final class LocalVectors implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<List<String>> MEANINGS =
            List.of(List.of("耳朵", "声音"), List.of("钱包", "元", "价格"), List.of("衣服", "花纹", "变形"));

    /** The texts that it was asked for. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /** The header with the key, of each request. */
    public final List<String> keys = new CopyOnWriteArrayList<>();

    public volatile int status = 200;

    private final HttpServer server;

    public LocalVectors() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/embeddings", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** With little patience. */
    public EmbeddingSettings settings() {
        EmbeddingSettings usual =
                EmbeddingSettings.of(EmbeddingSettings.Provider.OPENAI, Optional.of(url()), "small", Optional.empty());
        return new EmbeddingSettings(
                usual.provider(),
                usual.url(),
                usual.model(),
                usual.key(),
                usual.timeout(),
                1,
                Duration.ofMillis(1),
                usual.tokensADay(),
                usual.timeARun(),
                usual.answerBytes());
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        ObjectNode response = JSON.createObjectNode().put("object", "list").put("model", "small");
        ArrayNode data = response.putArray("data");
        for (JsonNode text : request.get("input")) {
            asked.add(text.asText());
            ObjectNode each = data.addObject().put("object", "embedding").put("index", data.size() - 1);
            ArrayNode numbers = each.putArray("embedding");
            for (List<String> meaning : MEANINGS) {
                numbers.add(meaning.stream().filter(text.asText()::contains).count());
            }
            numbers.add(0.1);
        }
        response.putObject("usage").put("prompt_tokens", 9).put("total_tokens", 9);
        byte[] bytes = (status == 200 ? response.toString() : "{\"error\":\"PRIVATE words of the server\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
