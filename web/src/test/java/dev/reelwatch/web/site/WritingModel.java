package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.web.LocalModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A language model on this machine that writes its answer piece by piece, and can be made to fail at it. */
final class WritingModel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How an answer ends. */
    enum End {
        WHOLE,
        /** The connection breaks in the middle of the answer. */
        BROKEN,
        /** It stops to write in the middle of the answer, and holds the line. */
        SILENT,
        /** It writes on and on. */
        ENDLESS
    }

    final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    volatile String answer = "{\"sentences\":[]}";
    volatile End end = End.WHOLE;
    volatile int status = 200;
    /** What is written after the first half waits for this. */
    volatile CountDownLatch secondHalf = new CountDownLatch(0);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    WritingModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::write);
        server.start();
    }

    LlmSettings settings(Duration timeout) {
        return LocalModel.settings(server, timeout, 3, LlmSettings.TOKENS_A_DAY);
    }

    /** An answer that words the first sentence so. */
    static String saying(String text) {
        ObjectNode json = JSON.createObjectNode();
        json.putArray("sentences").addObject().put("n", 0).put("text", text);
        return json.toString();
    }

    private void write(HttpExchange exchange) throws IOException {
        asked.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        if (status != 200) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            int half = answer.length() * 3 / 4;
            send(out, answer.substring(0, half));
            await(secondHalf);
            if (end == End.BROKEN) {
                // a connection that is closed within a chunk
                exchange.getHttpContext().getServer().stop(0);
                return;
            }
            if (end == End.SILENT) await(closed);
            while (end == End.ENDLESS) send(out, "more and more ");
            send(out, answer.substring(half));
            out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        }
        exchange.close();
    }

    private static void send(OutputStream out, String words) throws IOException {
        ObjectNode chunk = JSON.createObjectNode().put("id", "1").put("object", "chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject();
        choice.put("index", 0).putNull("finish_reason");
        choice.putObject("delta").put("content", words);
        out.write(("data: " + chunk + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) throw new AssertionError("nobody went on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        secondHalf.countDown();
        server.stop(0);
    }
}
