package dev.reelwatch.crawler.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A site over real sockets that may misbehave in any way: each page writes its own bytes. */
final class Site implements AutoCloseable {
    /** @param headers names in lower case */
    record Request(String path, Map<String, String> headers) {}

    interface Page {
        void answer(Request request, OutputStream out, Socket socket) throws Exception;
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger mostAtOnce = new AtomicInteger();

    private final AtomicInteger atOnce = new AtomicInteger();
    private final ServerSocket door;
    private final String host;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Site(String host) throws IOException {
        this.host = host;
        door = new ServerSocket(0, 500, InetAddress.getByName(host));
        Thread.ofVirtual().start(this::accept);
    }

    /** On a loopback address such as 127.0.0.2, so that several sites are several hosts. */
    static Site on(String host) throws IOException {
        return new Site(host);
    }

    Site page(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    Site page(String path, String status, String headers, String body) {
        return page(path, (request, out, socket) -> out.write(answer(status, headers, body)));
    }

    Site page(String path, String body) {
        return page(path, "200 OK", "Content-Type: text/html\r\n", body);
    }

    Site robots(String body) {
        return page("/robots.txt", "200 OK", "Content-Type: text/plain\r\n", body);
    }

    static byte[] answer(String status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return joined(head(status, headers + "Content-Length: " + bytes.length + "\r\nConnection: close\r\n"), bytes);
    }

    static byte[] head(String status, String headers) {
        return ("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] joined(byte[] a, byte[] b) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(a);
        all.writeBytes(b);
        return all.toByteArray();
    }

    String authority() {
        return host + ":" + port();
    }

    int port() {
        return door.getLocalPort();
    }

    URI at(String path) {
        return URI.create("http://" + authority() + path);
    }

    /** The paths that were asked for, without robots.txt. */
    List<String> asked() {
        return requests.stream()
                .map(Request::path)
                .filter(path -> !path.equals("/robots.txt"))
                .toList();
    }

    long asked(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).count();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Request request = read(new BufferedInputStream(socket.getInputStream()));
            requests.add(request);
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            AtomicBoolean waits = new AtomicBoolean(true);
            try {
                OutputStream out = new FilterOutputStream(socket.getOutputStream()) {
                    @Override
                    public void write(byte[] bytes, int start, int length) throws IOException {
                        // whoever has the answer may ask again before this thread goes on
                        if (waits.getAndSet(false)) atOnce.decrementAndGet();
                        out.write(bytes, start, length);
                    }
                };
                String path = request.path().replaceFirst("[?].*", "");
                Page page = pages.get(path);
                if (page == null) {
                    out.write(answer("404 Not Found", "", "nothing here"));
                } else {
                    page.answer(request, out, socket);
                }
                out.flush();
            } finally {
                if (waits.getAndSet(false)) atOnce.decrementAndGet();
            }
        } catch (Exception e) {
            // the reader went away, as it should before an endless page
        } finally {
            open.remove(socket);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ", -1);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (first.length < 2) throw new IOException("no request");
        return new Request(first[1], headers);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) socket.close();
    }
}
