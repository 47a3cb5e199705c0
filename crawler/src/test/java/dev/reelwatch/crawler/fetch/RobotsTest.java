package dev.reelwatch.crawler.fetch;

import static dev.reelwatch.crawler.fetch.EndingsTest.failed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RobotsTest {
    private static final FetchSettings.Timeouts SHORT =
            new FetchSettings.Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3));
    private static final FetchSettings.Retries ONCE =
            new FetchSettings.Retries(0, Duration.ofSeconds(60), Duration.ofSeconds(1), 5, Duration.ofMinutes(5));

    private final CountDownLatch over = new CountDownLatch(1);
    private Site site;
    private final Reader reader = new Reader(settings -> settings.withRetries(ONCE));

    @BeforeEach
    void open() throws IOException {
        site = Site.on("127.0.0.2");
        site.page("/a", "a");
        site.page("/private/a", "private");
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        reader.close();
        site.close();
    }

    @Test
    void what_it_forbids_is_not_asked_for_and_the_rule_is_named() throws Exception {
        site.robots("User-agent: *\nDisallow: /private/\nDisallow: /*.php$\n");
        FetchResult.Refused refused = (FetchResult.Refused) reader.fetch(site, "/private/a");
        assertThat(refused.why())
                .contains(
                        site.at("/robots.txt").toString(), site.at("/private/a").toString(), "Disallow: /private/");
        assertThat(((FetchResult.Refused) reader.fetch(site, "/x.php")).why()).contains("Disallow: /*.php$");
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
        assertThat(site.asked()).containsExactly("/a");
        assertThat(site.asked("/robots.txt")).isEqualTo(1);
    }

    @Test
    void rules_for_us_go_before_rules_for_all() throws Exception {
        site.robots("User-agent: *\nDisallow: /\n\nUser-agent: Reelwatch\nDisallow: /private/\n");
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
        assertThat(reader.fetch(site, "/private/a")).isInstanceOf(FetchResult.Refused.class);
    }

    @Test
    void a_site_that_forbids_us_alone_is_left_alone() throws Exception {
        site.robots("User-agent: reelwatch\nDisallow: /\n\nUser-agent: *\nAllow: /\n");
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Refused.class);
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void the_target_of_a_redirect_has_rules_of_its_own() throws Exception {
        try (Site other = Site.on("127.0.0.3")) {
            other.robots("User-agent: *\nDisallow: /b\n");
            site.page("/r", "302 Found", "Location: " + other.at("/b") + "\r\n", "");
            FetchRequest request =
                    FetchRequest.of(site.at("/r")).withLocalAuthorities(Set.of(site.authority(), other.authority()));
            FetchResult.Refused refused = (FetchResult.Refused) reader.fetcher.fetch(request);
            assertThat(refused.why())
                    .contains(other.at("/b").toString(), site.at("/r").toString());
            assertThat(other.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 Not Found", "403 Forbidden", "401 Unauthorized", "410 Gone"})
    void a_site_without_one_forbids_nothing(String status) throws Exception {
        site.page("/robots.txt", status, "", "User-agent: *\nDisallow: /\n");
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 X", "503 X", "429 X"})
    void while_it_cannot_be_had_nothing_is_asked_for(String status) throws Exception {
        site.page("/robots.txt", status, "", "");
        FetchResult.Failed failed = failed(reader.fetch(site, "/a"));
        assertThat(failed.passing()).isTrue();
        assertThat(failed.why()).contains("robots.txt", status.substring(0, 3));
        assertThat(failed.retryAfter()).contains(Duration.ofMinutes(10));
        reader.time.advance(Duration.ofMinutes(4));
        assertThat(failed(reader.fetch(site, "/a")).retryAfter()).contains(Duration.ofMinutes(6));
        assertThat(site.requests).hasSize(1);
        site.robots("User-agent: *\nDisallow:\n");
        reader.time.advance(Duration.ofMinutes(6));
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
    }

    @Test
    void one_that_times_out_lets_nothing_through() throws Exception {
        site.page("/robots.txt", (request, out, socket) -> over.await());
        try (Reader hurried =
                new Reader(settings -> settings.withTimeouts(SHORT).withRetries(ONCE))) {
            FetchResult.Failed failed = failed(hurried.fetch(site, "/a"));
            assertThat(failed.why()).contains("robots.txt", "sends nothing for 1 s");
            assertThat(failed.passing()).isTrue();
        }
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void a_server_error_in_passing_is_tried_again() throws Exception {
        site.page(
                "/robots.txt",
                (request, out, socket) -> out.write(
                        site.asked("/robots.txt") == 1
                                ? Site.answer("502 X", "", "")
                                : Site.answer("200 OK", "", "User-agent: *\nDisallow: /private/\n")));
        try (Reader patient = new Reader()) {
            assertThat(patient.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
            assertThat(patient.fetch(site, "/private/a")).isInstanceOf(FetchResult.Refused.class);
        }
    }

    @Test
    void of_an_endless_one_the_beginning_counts() throws Exception {
        site.page("/robots.txt", (request, out, socket) -> {
            out.write(Site.head("200 OK", "Content-Type: text/plain\r\n"));
            out.write("User-agent: *\nDisallow: /private/\n".getBytes(StandardCharsets.US_ASCII));
            while (true)
                out.write("Disallow: /x/yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n"
                        .getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(reader.fetch(site, "/private/a")).isInstanceOf(FetchResult.Refused.class);
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
    }

    @Test
    void it_is_followed_through_five_redirects_and_no_further() throws Exception {
        site.page("/robots.txt", "301 Moved", "Location: /1\r\n", "");
        for (int i = 1; i < 5; i++) site.page("/" + i, "301 Moved", "Location: /" + (i + 1) + "\r\n", "");
        site.page("/5", "User-agent: *\nDisallow: /private/\n");
        assertThat(((FetchResult.Refused) reader.fetch(site, "/private/a")).why())
                .contains(site.at("/5").toString());
        site.page("/5", "301 Moved", "Location: /6\r\n", "");
        site.page("/6", "User-agent: *\nDisallow: /private/\n");
        reader.time.advance(Duration.ofHours(25));
        assertThat(reader.fetch(site, "/private/a")).isInstanceOf(FetchResult.Page.class);
    }

    @Test
    void its_redirect_does_not_lead_into_the_local_network() throws Exception {
        try (Site inner = Site.on("127.0.0.1")) {
            site.page("/robots.txt", "301 Moved", "Location: " + inner.at("/robots.txt") + "\r\n", "");
            assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Refused.class);
            assertThat(inner.requests).isEmpty();
        }
    }

    @Test
    void it_is_believed_for_a_day_and_longer_while_a_new_one_cannot_be_had() throws Exception {
        site.robots("User-agent: *\nDisallow: /private/\n");
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
        reader.time.advance(Duration.ofHours(23));
        site.page("/robots.txt", "500 X", "", "");
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
        assertThat(site.asked("/robots.txt")).isEqualTo(1);
        reader.time.advance(Duration.ofHours(2));
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
        assertThat(reader.fetch(site, "/private/a")).isInstanceOf(FetchResult.Refused.class);
        assertThat(site.asked("/robots.txt")).isEqualTo(2);
        site.robots("User-agent: *\nDisallow: /a\n");
        reader.time.advance(Duration.ofMinutes(11));
        assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0.5, 2", "3600, 30", "nonsense, 2"})
    void its_pause_is_kept_between_the_cap_and_our_own(String asked, long seconds) throws Exception {
        site.robots("User-agent: *\nCrawl-delay: " + asked + "\n");
        Duration pause = Duration.ofSeconds(seconds);
        try (Reader polite = new Reader(settings -> settings.withManners(FetchSettings.Manners.DEFAULTS))) {
            assertThat(polite.fetcher.pauseFor(site.at("/a"))).isEqualTo(Duration.ofSeconds(2));
            for (int i = 0; i < 3; i++) assertThat(polite.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
            assertThat(polite.time.waits).containsExactly(pause, pause, pause);
            assertThat(polite.fetcher.pauseFor(site.at("/a"))).isEqualTo(pause);
        }
    }

    @Test
    void many_who_need_it_at_once_get_it_once() throws Exception {
        site.robots("User-agent: *\nDisallow: /private/\n");
        MannersTest.atOnce(30, i -> assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class));
        assertThat(site.asked("/robots.txt")).isEqualTo(1);
        assertThat(site.asked()).hasSize(30);
    }
}
