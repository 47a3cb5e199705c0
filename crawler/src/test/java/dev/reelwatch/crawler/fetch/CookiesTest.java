package dev.reelwatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String JAR = """
            # Netscape HTTP Cookie File
            # https://curl.se/docs/http-cookies.html

            #HttpOnly_.weibo.com\tTRUE\t/\tTRUE\t1804000000\tSUB\tweibo-secret
            .weibo.com\tTRUE\t/ajax\tFALSE\t0\tXSRF\tajax-secret
            m.weibo.cn\tFALSE\t/\tFALSE\t1772438400\tSUB\tcn-secret
            .weibo.com\tTRUE\t/\tFALSE\t1600000000\tOLD\told-secret
            .weibo.com\tTRUE\t/\tFALSE\t1804000000000\tMS\tmillis
            .weibo.com\tTRUE\t/\tFALSE\t0\tEMPTY\t
            """;

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("cookies.txt"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://weibo.com/a | SUB=weibo-secret; MS=millis; EMPTY=",
                "https://www.weibo.com/ajax/x | XSRF=ajax-secret; SUB=weibo-secret; MS=millis; EMPTY=",
                "https://weibo.com/ajaxes | SUB=weibo-secret; MS=millis; EMPTY=",
                "http://weibo.com | MS=millis; EMPTY=",
                "https://WEIBO.com/ | SUB=weibo-secret; MS=millis; EMPTY=",
                "https://m.weibo.cn/status/1 | SUB=cn-secret",
                "https://x.m.weibo.cn/ |",
                "https://weibo.cn/ |",
                "https://notweibo.com/ |",
                "https://weibo.com.example/ |",
                "https://example.com/?weibo.com |",
            })
    void each_goes_where_it_belongs_only(String address, String header) throws IOException {
        Cookies cookies = Cookies.fromFile(file(JAR));
        assertThat(cookies.headerFor(URI.create(address), NOW).orElse(null)).isEqualTo(header);
    }

    @Test
    void what_expires_when_can_be_told_without_the_values() throws IOException {
        Cookies cookies = Cookies.fromFile(file(JAR));
        assertThat(cookies.size()).isEqualTo(6);
        assertThat(cookies.expiredAt(NOW)).isEqualTo(1);
        assertThat(cookies.expiresAt()).contains(Instant.ofEpochSecond(1_600_000_000));
        assertThat(cookies.expiresAt("SUB")).contains(Instant.ofEpochSecond(1_772_438_400));
        assertThat(cookies.expiresAt("EMPTY")).isEmpty();
        assertThat(cookies.headerFor(URI.create("https://m.weibo.cn/"), Instant.ofEpochSecond(1_772_438_400)))
                .isEmpty();
        assertThat(cookies).hasToString("6 cookies");
        FetchRequest request = Reader.request("https://weibo.com/").withCookies(cookies);
        assertThat(request.toString()).doesNotContain("secret", "millis");
    }

    @Test
    void what_a_browser_sends_can_be_pasted_into_a_file() throws IOException {
        Path pasted = file("\uFEFF# mine\nCookie: SUB=a=b; _T_WM=1 2\n");
        Cookies cookies = Cookies.fromFile(pasted, ".weibo.cn");
        assertThat(cookies.headerFor(URI.create("https://m.weibo.cn/x"), NOW)).contains("SUB=a=b; _T_WM=1 2");
        assertThat(cookies.headerFor(URI.create("https://weibo.com/x"), NOW)).isEmpty();
        assertThat(Cookies.fromFile(file(JAR), "weibo.cn").size()).isEqualTo(6);
        assertThatThrownBy(() -> Cookies.fromFile(file("SUB=secret")))
                .isInstanceOf(CookiesException.class)
                .hasMessageContaining("cookies.txt:1")
                .hasMessageNotContaining("secret");
    }

    @Test
    void they_can_come_out_of_the_environment() {
        Cookies cookies = Cookies.fromHeader("weibo.com", "SUB=x; SUBP=y;");
        assertThat(cookies.headerFor(URI.create("http://www.weibo.com/"), NOW)).contains("SUB=x; SUBP=y");
        assertThatThrownBy(() -> Cookies.fromHeader("weibo.com", "secret"))
                .isInstanceOf(CookiesException.class)
                .hasMessageContaining("weibo.com")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weibo.com\tTRUE\t/\tFALSE\t0\tsecret", "weibo.com\tperhaps\t/\tFALSE\t0\tSUB\tsecret",
                "weibo.com\tTRUE\t/\tFALSE\tsoon\tSUB\tsecret", "wei bo\tTRUE\t/\tFALSE\t0\tSUB\tsecret",
                "weibo.com\tTRUE\t/\tFALSE\t0\tS B\tsecret", "weibo.com\tTRUE\t/\tFALSE\t0\tSUB\tsecret\u0007",
                "weibo.com\tTRUE\tsecret", "weibo.com\tTRUE\t/\tFALSE\t0\tSUB\tsecret可灵",
            })
    void a_wrong_line_is_named_and_its_value_is_not(String line) throws IOException {
        Path jar = file("# one\n" + (line.equals("weibo.com\tTRUE\t/\tFALSE\t0\tsecret") ? line + " x" : line) + "\n");
        assertThatThrownBy(() -> Cookies.fromFile(jar))
                .isInstanceOf(CookiesException.class)
                .hasMessageContaining("cookies.txt:2: ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_file_that_is_not_there_is_told_from_one_that_is_wrong() throws IOException {
        assertThatThrownBy(() -> Cookies.fromFile(folder.resolve("none.txt")))
                .isInstanceOf(CookiesException.Missing.class)
                .hasMessageContaining("none.txt");
        Path latin = Files.write(folder.resolve("latin.txt"), "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Cookies.fromFile(latin))
                .isInstanceOf(CookiesException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void each_hop_of_a_redirect_gets_its_own() throws Exception {
        try (Site site = Site.on("127.0.0.2");
                Site other = Site.on("127.0.0.3");
                Reader reader = new Reader()) {
            reader.names.put("weibo.reelwatch.test", List.of("127.0.0.2"));
            reader.names.put("m.weibo.reelwatch.test", List.of("127.0.0.2"));
            String home = "weibo.reelwatch.test:" + site.port();
            String mobile = "m.weibo.reelwatch.test:" + site.port();
            site.page("/a", "302 Found", "Location: http://" + mobile + "/b\r\n", "");
            site.page("/b", "302 Found", "Location: " + other.at("/c") + "\r\n", "");
            other.page("/c", "302 Found", "Location: http://" + home + "/d\r\n", "");
            site.page("/d", "d");
            Cookies cookies = Cookies.fromFile(file("""
                    weibo.reelwatch.test\tFALSE\t/\tFALSE\t0\thome\t1
                    .weibo.reelwatch.test\tTRUE\t/\tFALSE\t0\tboth\t2
                    .weibo.reelwatch.test\tTRUE\t/\tTRUE\t0\tsafe\t3
                    """));
            FetchRequest request = FetchRequest.of(URI.create("http://" + home + "/a"))
                    .withCookies(cookies)
                    .withLocalAuthorities(Set.of(home, mobile, other.authority()));
            Exchange exchange = EndingsTest.page(reader.fetcher.fetch(request)).exchange();
            assertThat(cookiesOf(site, "/a")).isEqualTo("home=1; both=2");
            assertThat(cookiesOf(site, "/b")).isEqualTo("both=2");
            assertThat(cookiesOf(other, "/c")).isNull();
            assertThat(cookiesOf(site, "/d")).isEqualTo("home=1; both=2");
            assertThat(cookiesOf(site, "/robots.txt")).isNull();
            assertThat(exchange.requestHeaders())
                    .noneMatch(header -> header.name().equalsIgnoreCase("cookie"));
        }
    }

    private static @Nullable String cookiesOf(Site site, String path) {
        return site.requests.stream()
                .filter(request -> request.path().equals(path))
                .findFirst()
                .orElseThrow()
                .headers()
                .get("cookie");
    }
}
