package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.fetch.Exchange;
import dev.reelwatch.crawler.fetch.Exchange.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Pages for tests, as if they had been fetched. */
public final class Exchanges {
    private Exchanges() {}

    public static Exchange page(String address, String html, Instant at) {
        return answer(address, 200, "text/html; charset=utf-8", html, at);
    }

    public static Exchange answer(String address, int status, String type, String text, Instant at) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new Exchange(
                URI.create(address),
                URI.create(address),
                status,
                List.of(new Header("User-Agent", "Reelwatch"), new Header("Cookie", "SUB=secret")),
                List.of(
                        new Header("Content-Type", type),
                        new Header("Content-Length", String.valueOf(body.length)),
                        new Header("Set-Cookie", "session=secret")),
                body,
                body,
                at,
                Duration.ofMillis(12));
    }

    static Exchange packed(String asked, String address, String html, Instant at) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        return new Exchange(
                URI.create(asked),
                URI.create(address),
                200,
                List.of(),
                List.of(
                        new Header("content-type", "text/html"),
                        new Header("content-encoding", "gzip"),
                        new Header("transfer-encoding", "chunked")),
                gzip(body),
                body,
                at,
                Duration.ZERO);
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
