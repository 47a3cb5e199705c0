package dev.reelwatch.crawler.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndingsTest {
    private Site site;
    private final Reader reader = new Reader();

    @BeforeEach
    void open() throws IOException {
        site = Site.on("127.0.0.2");
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        site.close();
    }

    @Test
    void a_page_comes_with_what_was_sent_and_received() throws Exception {
        site.page("/a", "200 OK", "Content-Type: text/html\r\nETag: \"1\"\r\nSet-Cookie: SUB=secret\r\n", "可灵");
        Exchange exchange = page(reader.fetch(site, "/a")).exchange();
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.asked()).isEqualTo(site.at("/a"));
        assertThat(exchange.address()).isEqualTo(site.at("/a"));
        assertThat(new String(exchange.body(), UTF_8)).isEqualTo("可灵");
        assertThat(exchange.raw()).isEqualTo(exchange.body());
        assertThat(exchange.header("etag")).contains("\"1\"");
        assertThat(exchange.at()).isEqualTo(reader.time.instant());
        assertThat(exchange.responseHeaders())
                .noneMatch(header -> header.value().contains("secret"));
        assertThat(exchange.requestHeaders())
                .contains(new Exchange.Header("Accept-Encoding", "gzip"))
                .anyMatch(header ->
                        header.name().equals("User-Agent") && header.value().contains("Reelwatch"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "bare deflate", "gzip, gzip"})
    void what_is_compressed_is_kept_as_it_came_and_inflated(String how) throws Exception {
        byte[] text = "Seedance 1.0 ".repeat(1000).getBytes(UTF_8);
        byte[] sent = how.equals("gzip, gzip") ? compressed(compressed(text, "gzip"), "gzip") : compressed(text, how);
        site.page(
                "/a",
                (request, out, socket) -> out.write(Site.joined(
                        Site.head(
                                "200 OK",
                                "Content-Encoding: " + how.replace("bare ", "") + "\r\nContent-Length: " + sent.length
                                        + "\r\n"),
                        sent)));
        Exchange exchange = page(reader.fetch(site, "/a")).exchange();
        assertThat(exchange.raw()).isEqualTo(sent);
        assertThat(exchange.body()).isEqualTo(text);
    }

    private static byte[] compressed(byte[] text, String how) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, how.equals("bare deflate"));
        try (OutputStream packed =
                how.equals("gzip") ? new GZIPOutputStream(out) : new DeflaterOutputStream(out, deflater)) {
            packed.write(text);
        }
        deflater.end();
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, gzip, gzip"})
    void what_is_compressed_in_another_way_fails_for_good(String how) throws Exception {
        site.page("/a", "200 OK", "Content-Encoding: " + how + "\r\n", "x");
        FetchResult.Failed failed = failed(reader.fetch(site, "/a"));
        assertThat(failed.passing()).isFalse();
        assertThat(failed.why()).contains(site.at("/a").toString(), "compressed");
        assertThat(site.asked()).hasSize(1);
    }

    @Test
    void an_unchanged_page_is_said_to_be_unchanged() throws Exception {
        site.page("/a", (request, out, socket) -> {
            boolean known = "\"v1\"".equals(request.headers().get("if-none-match"))
                    && "Sun, 01 Mar 2026 07:00:00 GMT".equals(request.headers().get("if-modified-since"));
            out.write(known ? Site.head("304 Not Modified", "ETag: \"v1\"\r\n") : Site.answer("200 OK", "", "new"));
        });
        FetchRequest request = Reader.request(site, "/a")
                .ifChanged(Optional.of("\"v1\""), Optional.of("Sun, 01 Mar 2026 07:00:00 GMT"));
        assertThat(reader.fetcher.fetch(request)).isInstanceOf(FetchResult.Unchanged.class);
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
    }

    @Test
    void a_304_that_nobody_asked_for_is_no_unchanged_page() throws Exception {
        site.page("/a", (request, out, socket) -> out.write(Site.head("304 Not Modified", "")));
        assertThat(failed(reader.fetch(site, "/a")).why()).contains("304", "without a condition");
    }

    @Test
    void the_date_of_a_copy_is_not_held_against_the_page_that_a_redirect_leads_to() throws Exception {
        site.page("/deleted", "302 Found", "Location: /home\r\n", "");
        site.page(
                "/home",
                (request, out, socket) -> out.write(
                        request.headers().containsKey("if-modified-since")
                                ? Site.head("304 Not Modified", "")
                                : Site.answer("200 OK", "", "home")));
        FetchRequest request = Reader.request(site, "/deleted")
                .ifChanged(Optional.empty(), Optional.of("Sun, 01 Mar 2026 07:00:00 GMT"));
        assertThat(reader.fetcher.fetch(request)).isInstanceOf(FetchResult.Page.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void what_is_not_there_is_gone(int status) throws Exception {
        site.page("/a", status + " X", "", "nothing");
        FetchResult.Gone gone = (FetchResult.Gone) reader.fetch(site, "/a");
        assertThat(gone.why()).contains(String.valueOf(status));
        assertThat(site.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 414, 418, 432, 451})
    void a_wall_says_what_it_is_and_is_not_run_against_again(int status) throws Exception {
        site.page("/a", status + " X", "", "{\"msg\":\"log in\"}");
        FetchResult.Blocked blocked = (FetchResult.Blocked) reader.fetch(site, "/a");
        assertThat(blocked.why()).contains(String.valueOf(status), site.at("/a").toString());
        assertThat(new String(blocked.exchange().orElseThrow().body(), UTF_8)).contains("log in");
        assertThat(site.asked()).hasSize(1);
    }

    @Test
    void a_check_of_cloudflare_is_a_wall_although_it_says_503() throws Exception {
        site.page("/a", "503 X", "cf-mitigated: challenge\r\n", "");
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Blocked.class);
        assertThat(site.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://passport.weibo.com/visitor/visitor?entry=miniblog, visitor page",
        "https://passport.weibo.cn/signin/login?r=x, Weibo's login",
        "https://weibo.com/login.php?url=x, Weibo's login",
        "https://mp.weixin.qq.com/mp/wappoc_appmsgcaptcha?poc_token=x, 环境异常",
        "/signin, a login",
        "https://news.example/account/login/?next=/a, a login",
    })
    void a_redirect_to_a_door_is_a_wall_and_the_door_is_left_alone(String door, String why) throws Exception {
        site.page("/a", "302 Found", "Location: " + door + "\r\n", "");
        FetchResult.Blocked blocked = (FetchResult.Blocked) reader.fetch(site, "/a");
        assertThat(blocked.why()).contains(why);
        assertThat(blocked.exchange().orElseThrow().status()).isEqualTo(302);
        assertThat(site.asked()).containsExactly("/a");
    }

    @Test
    void a_page_about_logins_is_no_door() throws Exception {
        site.page("/a", "302 Found", "Location: /news/login-page-of-kling\r\n", "");
        site.page("/news/login-page-of-kling", "text");
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
    }

    @Test
    void any_other_refusal_of_the_server_fails_for_good_with_its_words() throws Exception {
        site.page("/show", "400 Bad Request", "Content-Type: application/json\r\n", "{\"ok\":0,\"msg\":\"deleted\"}");
        FetchResult.Failed failed = failed(reader.fetch(site, "/show"));
        assertThat(failed.passing()).isFalse();
        assertThat(new String(failed.exchange().orElseThrow().body(), UTF_8)).contains("deleted");
        assertThat(site.asked()).hasSize(1);
    }

    @Test
    void a_redirect_is_followed_with_what_belongs_to_each_hop() throws Exception {
        try (Site other = Site.on("127.0.0.3")) {
            site.page("/a", "301 Moved", "Location: b?x=1#part\r\n", "");
            site.page("/b", "302 Found", "Location: " + other.at("/c") + "\r\n", "");
            other.page("/c", "here");
            FetchRequest request = FetchRequest.of(site.at("/a"))
                    .withLocalAuthorities(Set.of(site.authority(), other.authority()))
                    .withHeaders(Map.of("Referer", "https://m.weibo.cn/", "Authorization", "Bearer x"));
            Exchange exchange = page(reader.fetcher.fetch(request)).exchange();
            assertThat(exchange.asked()).isEqualTo(site.at("/a"));
            assertThat(exchange.address()).isEqualTo(other.at("/c"));
            assertThat(site.asked()).containsExactly("/a", "/b?x=1");
            assertThat(site.requests.get(2).headers()).containsEntry("referer", "https://m.weibo.cn/");
            assertThat(other.requests.get(1).headers()).doesNotContainKeys("referer", "authorization");
            assertThat(exchange.requestHeaders())
                    .noneMatch(header -> header.value().contains("Bearer"));
        }
    }

    @Test
    void redirects_in_a_circle_end() throws Exception {
        site.page("/a", "302 Found", "Location: /b\r\n", "");
        site.page("/b", "302 Found", "Location: /a\r\n", "");
        FetchResult.Failed failed = failed(reader.fetch(site, "/a"));
        assertThat(failed.why()).contains("circle", site.at("/a").toString());
        assertThat(failed.passing()).isFalse();
        assertThat(site.asked()).containsExactly("/a", "/b");
    }

    @Test
    void redirects_without_end_end() throws Exception {
        for (int i = 0; i < 30; i++) site.page("/" + i, "302 Found", "Location: /" + (i + 1) + "\r\n", "");
        assertThat(failed(reader.fetch(site, "/0")).why()).contains("more than 8 times");
        assertThat(site.asked()).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Location: ftp://example.com/x\r\n", "Location: javascript:alert(1)\r\n"})
    void a_redirect_to_nowhere_fails(String location) throws Exception {
        site.page("/a", "302 Found", location, "");
        assertThat(failed(reader.fetch(site, "/a")).passing()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/x",
                "file:///etc/passwd",
                "mailto:a@example.com",
                "a/b",
                "ftp://user:word@example.com/"
            })
    void an_address_that_http_does_not_lead_to_is_refused(String address) throws Exception {
        FetchResult result = reader.fetcher.fetch(FetchRequest.of(URI.create(address)));
        assertThat(result).isInstanceOf(FetchResult.Refused.class);
        assertThat(result.toString()).doesNotContain("user:word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "Sun, 01 Mar 2026 08:00:30 GMT"})
    void a_server_that_asks_to_wait_is_asked_again_after_that_time(String when) throws Exception {
        for (int status : new int[] {429, 503}) {
            site.page(
                    "/" + status,
                    (request, out, socket) -> out.write(
                            site.asked("/" + status) == 1
                                    ? Site.answer(status + " X", "Retry-After: " + when + "\r\n", "")
                                    : Site.answer("200 OK", "", "here")));
        }
        assertThat(reader.fetch(site, "/429")).isInstanceOf(FetchResult.Page.class);
        assertThat(reader.time.waits).containsExactly(Duration.ofSeconds(30));
        if (when.equals("30")) {
            assertThat(reader.fetch(site, "/503")).isInstanceOf(FetchResult.Page.class);
            assertThat(reader.time.waits).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
        }
    }

    @ParameterizedTest
    @CsvSource({"429, 3600", "503, 'Sun, 01 Mar 2026 09:00:00 GMT'"})
    void a_server_that_asks_to_wait_too_long_is_left_alone_for_that_time(int status, String when) throws Exception {
        site.page("/a", status + " X", "Retry-After: " + when + "\r\n", "");
        site.page("/b", "b");
        FetchResult.Failed failed = failed(reader.fetch(site, "/a"));
        assertThat(failed.retryAfter()).contains(Duration.ofHours(1));
        assertThat(failed.passing()).isTrue();
        assertThat(failed.exchange()).isPresent();
        reader.time.advance(Duration.ofMinutes(20));
        FetchResult.Failed other = failed(reader.fetch(site, "/b"));
        assertThat(other.retryAfter()).contains(Duration.ofMinutes(40));
        assertThat(other.why()).contains("asked to be left alone");
        assertThat(site.asked()).containsExactly("/a");
        reader.time.advance(Duration.ofMinutes(40));
        assertThat(reader.fetch(site, "/b")).isInstanceOf(FetchResult.Page.class);
        assertThat(reader.time.waits).isEmpty();
    }

    @Test
    void a_server_error_is_tried_again_with_longer_and_longer_waits() throws Exception {
        site.page(
                "/a",
                (request, out, socket) -> out.write(
                        site.asked("/a") < 3 ? Site.answer("502 X", "", "") : Site.answer("200 OK", "", "here")));
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
        assertThat(reader.time.waits).hasSize(2);
        assertThat(reader.time.waits.get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
        assertThat(reader.time.waits.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void a_server_that_goes_on_failing_is_given_up() throws Exception {
        site.page("/a", "500 X", "", "trace");
        FetchResult.Failed failed = failed(reader.fetch(site, "/a"));
        assertThat(failed.passing()).isTrue();
        assertThat(failed.why()).contains("500");
        assertThat(failed.exchange()).isPresent();
        assertThat(site.asked()).hasSize(3);
    }

    @Test
    void nothing_is_repeated_beyond_the_budget() throws Exception {
        FetchSettings.Retries tight =
                new FetchSettings.Retries(9, Duration.ofSeconds(10), Duration.ofSeconds(4), 5, Duration.ofMinutes(5));
        try (Reader hurried = new Reader(settings -> settings.withRetries(tight))) {
            site.page("/a", "500 X", "", "");
            assertThat(hurried.fetch(site, "/a")).isInstanceOf(FetchResult.Failed.class);
            assertThat(hurried.time.waited()).isLessThanOrEqualTo(Duration.ofSeconds(10));
            assertThat(site.asked()).hasSizeBetween(2, 3);
        }
    }

    @Test
    void a_request_cannot_bring_its_cookies_past_their_rules() {
        assertThatThrownBy(() -> Reader.request(site, "/a").withHeaders(Map.of("cookie", "a=b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("a=b");
    }

    @Test
    void a_closed_fetcher_fetches_nothing() {
        reader.close();
        assertThatThrownBy(() -> reader.fetch(site, "/a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void odd_addresses_end_as_values() throws Exception {
        List<String> odd = List.of(
                "http://127.0.0.2:1/%ff%00",
                "http://a_b.invalid/",
                "http://[::1]:1/",
                "http://invalid../x",
                "http://xn--a.invalid/",
                "http://127.0.0.2:1/?a=%zz",
                "http://u:p@127.0.0.2:1/");
        for (String address : odd) {
            FetchResult result = reader.fetcher.fetch(FetchRequest.of(URI.create(address.replace("%zz", "%25zz"))));
            assertThat(result).isInstanceOfAny(FetchResult.Refused.class, FetchResult.Failed.class);
            assertThat(result.toString()).doesNotContain("u:p");
        }
    }

    static FetchResult.Page page(FetchResult result) {
        assertThat(result).isInstanceOf(FetchResult.Page.class);
        return (FetchResult.Page) result;
    }

    static FetchResult.Failed failed(FetchResult result) {
        assertThat(result).isInstanceOf(FetchResult.Failed.class);
        return (FetchResult.Failed) result;
    }
}
