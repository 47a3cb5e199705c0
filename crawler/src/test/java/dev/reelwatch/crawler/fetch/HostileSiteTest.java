package dev.reelwatch.crawler.fetch;

import static dev.reelwatch.crawler.fetch.EndingsTest.failed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sites that misbehave on purpose; each must end soon, as a failure that says where and why. */
@Timeout(30)
class HostileSiteTest {
    private static final FetchSettings.Limits SMALL = new FetchSettings.Limits(100_000, 200_000, 8);
    private static final FetchSettings.Timeouts SHORT =
            new FetchSettings.Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(2500));
    private static final FetchSettings.Retries ONCE =
            new FetchSettings.Retries(0, Duration.ofSeconds(60), Duration.ofSeconds(1), 5, Duration.ofMinutes(5));

    private final CountDownLatch over = new CountDownLatch(1);
    private Site site;
    private final Reader reader =
            new Reader(settings -> settings.withLimits(SMALL).withRetries(ONCE));
    private final Reader hurried =
            new Reader(settings -> settings.withTimeouts(SHORT).withRetries(ONCE));

    @BeforeEach
    void open() throws IOException {
        site = Site.on("127.0.0.2");
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        reader.close();
        hurried.close();
        site.close();
    }

    @Test
    void an_endless_page_is_read_to_the_limit_only() throws Exception {
        site.page("/a", (request, out, socket) -> {
            out.write(Site.head("200 OK", "Transfer-Encoding: chunked\r\n"));
            byte[] chunk = ("1000\r\n" + "x".repeat(4096) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (true) out.write(chunk);
        });
        FetchResult.Failed failed = failed(reader.fetch(site, "/a"));
        assertThat(failed.why()).contains(site.at("/a").toString(), "more than 100000 bytes");
        assertThat(failed.passing()).isFalse();
    }

    @Test
    void a_page_that_announces_too_much_is_not_read_at_all() throws Exception {
        site.page("/a", (request, out, socket) -> {
            out.write(Site.head("200 OK", "Content-Length: 9999999999\r\n"));
            out.flush();
            over.await();
        });
        assertThat(failed(reader.fetch(site, "/a")).why()).contains("9999999999", "100000");
    }

    @Test
    void a_page_of_just_the_limit_comes() throws Exception {
        site.page("/a", "x".repeat(100_000));
        assertThat(EndingsTest.page(reader.fetch(site, "/a")).exchange().body()).hasSize(100_000);
    }

    @Test
    void a_gzip_bomb_is_inflated_to_the_limit_only() throws Exception {
        byte[] bomb = gzip(new byte[50_000_000]);
        assertThat(bomb.length).isLessThan(100_000);
        site.page("/a", (request, out, socket) -> out.write(gzipped(bomb, bomb.length)));
        FetchResult.Failed failed = failed(reader.fetch(site, "/a"));
        assertThat(failed.why()).contains(site.at("/a").toString(), "inflates to more than 200000 bytes");
        assertThat(failed.passing()).isFalse();
    }

    @Test
    void a_bomb_within_a_bomb_is_inflated_to_the_limit_only() throws Exception {
        byte[] bomb = gzip(gzip(new byte[100_000_000]));
        site.page(
                "/a",
                (request, out, socket) -> out.write(Site.joined(
                        Site.head("200 OK", "Content-Encoding: gzip, gzip\r\nContent-Length: " + bomb.length + "\r\n"),
                        bomb)));
        assertThat(failed(reader.fetch(site, "/a")).why()).contains("inflates to more than");
    }

    @Test
    void gzip_that_is_cut_off_fails_in_passing() throws Exception {
        byte[] whole = gzip("Veo 3 speaks".repeat(100).getBytes(StandardCharsets.UTF_8));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        site.page("/a", (request, out, socket) -> out.write(gzipped(half, half.length)));
        FetchResult.Failed failed = failed(reader.fetch(site, "/a"));
        assertThat(failed.why()).contains("cut off");
        assertThat(failed.passing()).isTrue();
    }

    @Test
    void what_says_gzip_and_is_none_fails_for_good() throws Exception {
        byte[] plain = "<html>plain</html>".getBytes(StandardCharsets.UTF_8);
        site.page("/a", (request, out, socket) -> out.write(gzipped(plain, plain.length)));
        assertThat(failed(reader.fetch(site, "/a")).why()).contains("gzip", "is not");
    }

    @Test
    void an_endless_or_unreadable_explanation_hides_no_ending() throws Exception {
        site.page("/gone", (request, out, socket) -> {
            out.write(Site.head("410 Gone", ""));
            while (true) out.write(new byte[4096]);
        });
        site.page("/wall", "403 Forbidden", "Content-Encoding: br\r\n", "x");
        assertThat(reader.fetch(site, "/gone")).isInstanceOf(FetchResult.Gone.class);
        assertThat(reader.fetch(site, "/wall")).isInstanceOf(FetchResult.Blocked.class);
    }

    @Test
    void a_slow_drip_ends_with_the_time_of_the_call() throws Exception {
        site.page("/a", (request, out, socket) -> {
            out.write(Site.head("200 OK", "Content-Length: 1000\r\n"));
            for (int i = 0; i < 1000 && !over.await(50, TimeUnit.MILLISECONDS); i++) {
                out.write('x');
                out.flush();
            }
        });
        FetchResult.Failed failed = failed(hurried.fetch(site, "/a"));
        assertThat(failed.why()).contains(site.at("/a").toString(), "longer than 2500 ms");
        assertThat(failed.passing()).isTrue();
    }

    @Test
    void headers_that_drip_end_with_the_time_of_the_call() throws Exception {
        site.page("/a", (request, out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; !over.await(50, TimeUnit.MILLISECONDS); i++) {
                out.write(("X-" + i + ": y\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        });
        assertThat(failed(hurried.fetch(site, "/a")).why()).contains("longer than 2500 ms");
    }

    @Test
    void endless_headers_end() throws Exception {
        site.page("/a", (request, out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true)
                out.write("X: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n".getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(failed(reader.fetch(site, "/a")).why())
                .contains(site.at("/a").toString());
    }

    @Test
    void silence_ends_with_the_time_between_two_pieces() throws Exception {
        site.page("/a", (request, out, socket) -> over.await());
        FetchResult.Failed failed = failed(hurried.fetch(site, "/a"));
        assertThat(failed.why()).contains("sends nothing for 1 s");
        assertThat(failed.passing()).isTrue();
    }

    @Test
    void a_page_shorter_than_announced_is_no_page() throws Exception {
        site.page(
                "/a",
                (request, out, socket) ->
                        out.write(Site.joined(Site.head("200 OK", "Content-Length: 100\r\n"), new byte[40])));
        FetchResult.Failed failed = failed(reader.fetch(site, "/a"));
        assertThat(failed.why()).contains("breaks off");
        assertThat(failed.passing()).isTrue();
    }

    @Test
    void chunks_that_stop_before_their_end_are_no_page() throws Exception {
        site.page(
                "/a",
                (request, out, socket) -> out.write(Site.joined(
                        Site.head("200 OK", "Transfer-Encoding: chunked\r\n"),
                        "5\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII))));
        assertThat(failed(reader.fetch(site, "/a")).why()).contains("breaks off");
    }

    @Test
    void a_connection_reset_in_the_middle_is_no_page_and_is_tried_again() throws Exception {
        site.page("/a", (request, out, socket) -> {
            if (site.asked("/a") == 1) reset(out, socket);
            else out.write(Site.answer("200 OK", "", "whole"));
        });
        assertThat(failed(reader.fetch(site, "/a")).why())
                .contains(site.at("/a").toString(), "break");
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
        try (Reader patient = new Reader()) {
            site.page("/b", (request, out, socket) -> {
                if (site.asked("/b") == 1) reset(out, socket);
                else out.write(Site.answer("200 OK", "", "whole"));
            });
            assertThat(patient.fetch(site, "/b")).isInstanceOf(FetchResult.Page.class);
        }
    }

    private static void reset(OutputStream out, Socket socket) throws IOException {
        out.write(Site.joined(Site.head("200 OK", "Content-Length: 100000\r\n"), new byte[5000]));
        out.flush();
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Test
    void what_is_no_http_is_no_page() throws Exception {
        site.page(
                "/a",
                (request, out, socket) -> out.write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertThat(failed(reader.fetch(site, "/a")).why()).contains("breaks");
    }

    @Test
    void nobody_at_the_door_fails_in_passing() throws Exception {
        // bound, so that nobody else gets the port, and not listening
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress("127.0.0.9", 0));
            String authority = "127.0.0.9:" + held.getLocalPort();
            FetchResult.Failed failed = failed(reader.fetch(Reader.request("http://" + authority + "/a", authority)));
            assertThat(failed.why()).contains("cannot be reached");
            assertThat(failed.passing()).isTrue();
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] gzipped(byte[] body, int length) {
        return Site.joined(Site.head("200 OK", "Content-Encoding: gzip\r\nContent-Length: " + length + "\r\n"), body);
    }
}
