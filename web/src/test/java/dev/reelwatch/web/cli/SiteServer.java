package dev.reelwatch.web.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * One host of the web on a loopback address of its own: answers what it was given pages for, over real sockets, and
 * remembers what it was asked and how many asked at once.
 */
final class SiteServer implements AutoCloseable {
    /** What stands at an address. */
    @FunctionalInterface
    interface Page {
        Answer answer(HttpExchange request);
    }

    /** One answer. */
    @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
    record Answer(int status, Map<String, String> headers, byte[] body) {
        static Answer of(String type, String body) {
            return new Answer(200, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
        }

        static Answer html(String body) {
            return of("text/html; charset=utf-8", body);
        }

        static Answer json(String body) {
            return of("application/json; charset=utf-8", body);
        }

        static Answer xml(String body) {
            return of("application/xml", body);
        }

        static Answer status(int status) {
            return new Answer(status, Map.of(), new byte[0]);
        }

        static Answer redirect(String to) {
            return new Answer(302, Map.of("Location", to), new byte[0]);
        }

        Answer with(String name, String value) {
            Map<String, String> all = new ConcurrentHashMap<>(headers);
            all.put(name, value);
            return new Answer(status, all, body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile int delayMillis;

    /** @param number the last part of its address, 127.0.0.number */
    SiteServer(int number) {
        try {
            InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number});
            server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String authority() {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    String address(String path) {
        return "http://" + authority() + path;
    }

    /** @param pathAndQuery such as {@code /list?page=2} */
    SiteServer put(String pathAndQuery, Page page) {
        pages.put(pathAndQuery, page);
        return this;
    }

    SiteServer put(String pathAndQuery, Answer answer) {
        return put(pathAndQuery, request -> answer);
    }

    SiteServer remove(String pathAndQuery) {
        pages.remove(pathAndQuery);
        return this;
    }

    /** Each answer takes at least so long, so that two requests at once would be seen. */
    SiteServer delay(int millis) {
        delayMillis = millis;
        return this;
    }

    /** All paths in the order they were asked for, robots.txt left out. */
    List<String> asked() {
        return asked.stream().filter(path -> !path.equals("/robots.txt")).toList();
    }

    boolean askedForRobots() {
        return asked.contains("/robots.txt");
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    void forget() {
        asked.clear();
        mostAtOnce.set(0);
    }

    private void handle(HttpExchange request) throws IOException {
        int now = underWay.incrementAndGet();
        mostAtOnce.accumulateAndGet(now, Math::max);
        try (request) {
            Answer answer = answer(request);
            // who has the whole answer may ask again before this thread gets to count
            underWay.decrementAndGet();
            send(request, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange request) throws IOException, InterruptedException {
        String path = request.getRequestURI().toString();
        asked.add(path);
        if (delayMillis > 0) Thread.sleep(delayMillis);
        Page page = pages.get(path);
        return page == null ? Answer.status(404) : page.answer(request);
    }

    private static void send(HttpExchange request, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> request.getResponseHeaders().set(name, value));
        byte[] body = answer.body();
        String etag = answer.status() == 200 && !answer.headers().containsKey("ETag") ? tag(body) : "";
        if (!etag.isEmpty()) request.getResponseHeaders().set("ETag", etag);
        boolean unchanged =
                !etag.isEmpty() && etag.equals(request.getRequestHeaders().getFirst("If-None-Match"));
        if (unchanged || body.length == 0) {
            request.sendResponseHeaders(unchanged ? 304 : answer.status(), -1);
            return;
        }
        boolean packed = Optional.ofNullable(request.getRequestHeaders().getFirst("Accept-Encoding"))
                .filter(accepted -> accepted.contains("gzip") && body.length > 1000)
                .isPresent();
        byte[] sent = packed ? gzip(body) : body;
        if (packed) request.getResponseHeaders().set("Content-Encoding", "gzip");
        request.sendResponseHeaders(answer.status(), sent.length);
        request.getResponseBody().write(sent);
    }

    private static String tag(byte[] body) {
        return "\"" + Integer.toHexString(new String(body, StandardCharsets.UTF_8).hashCode()) + "-" + body.length
                + "\"";
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Closes all. */
    static void closeAll(List<SiteServer> sites) {
        new ArrayList<>(sites).forEach(SiteServer::close);
    }
}
