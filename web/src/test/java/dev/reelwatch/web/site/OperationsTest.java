package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.HandMade;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OperationsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static HttpResponse<String> get(Site site, String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(site.address() + path)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    @Test
    void it_is_ready_until_the_index_is_behind_or_damaged_and_says_which() throws IOException {
        Path data = HandMade.world().stored();
        try (KnowledgeBase knowledge = HandMade.knowledgeIn(data);
                Site site = new Site(knowledge, new SiteSettings("127.0.0.1", 0)).start()) {
            assertThat(get(site, "readyz").statusCode()).isEqualTo(200);
            assertThat(get(site, "healthz").body()).isEqualTo("ok\n");
            try (Archive archive = Archive.open(data)) {
                archive.store(
                        List.of(HandMade.article("b.md", "乙", "2031-01-02", "", "题", "Wren 不好。")),
                        HandMade.CLOCK.instant());
            }
            HttpResponse<String> behind = get(site, "readyz");
            assertThat(behind.statusCode()).isEqualTo(503);
            assertThat(behind.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(behind.body())
                    .contains("behind the archive", "\"broken\":[")
                    .doesNotContain(data.toString());
            assertThat(get(site, "metrics").body()).contains("reelwatch_troubles 1.0", "reelwatch_articles 6.0");
            try (var files = Files.list(data.resolve("lucene"))) {
                for (Path file : files.filter(
                                each -> each.getFileName().toString().startsWith("segments"))
                        .toList()) {
                    Files.write(file, new byte[] {1, 2, 3});
                }
            }
            HttpResponse<String> damaged = get(site, "readyz");
            assertThat(damaged.statusCode()).isEqualTo(503);
            assertThat(damaged.body()).contains("damaged", "reindex");
            // it lives on, and pages that need no index are answered
            assertThat(get(site, "healthz").statusCode()).isEqualTo(200);
            assertThat(get(site, "disputes").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void requests_are_measured_by_route_and_never_by_address() {
        try (Site site = new Site(HandMade.world().knowledge(), new SiteSettings("127.0.0.1", 0)).start()) {
            for (String path :
                    List.of("claims/one", "claims/two", "search?q=x", "nope/one", "nope/two", "api/v1/claims")) {
                get(site, path);
            }
            String metrics = get(site, "metrics").body();
            assertThat(metrics)
                    .contains(
                            "reelwatch_http_requests_seconds_count{method=\"GET\",route=\"/claims/{id}\",status=\"404\"} 2",
                            "reelwatch_http_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 2",
                            "reelwatch_http_requests_seconds_count{method=\"GET\",route=\"/search\",status=\"200\"} 1",
                            "reelwatch_claims 14.0",
                            "reelwatch_crawl_addresses{ending=\"blocked\"} 0.0",
                            "reelwatch_llm_tokens_total{direction=\"in\"} 0.0",
                            "jvm_memory_used_bytes",
                            "le=\"0.05\"")
                    .doesNotContain("nope", "two");
            // every line is a comment or a sample
            assertThat(metrics.lines())
                    .allMatch(line -> line.startsWith("# ") || line.matches("[a-z0-9_]+(\\{.*})? [-+0-9.eENaInf]+"));
        }
    }

    @Test
    void more_requests_than_there_is_room_for_wait_their_turn_and_are_answered() throws Exception {
        KnowledgeBase knowledge = HandMade.world().knowledge();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(64);
        CountDownLatch go = new CountDownLatch(1);
        Supplier<KnowledgeBase> slow = () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            full.countDown();
            try {
                go.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                atOnce.decrementAndGet();
            }
            return knowledge;
        };
        try (Site site = new Site(slow, new SiteSettings("127.0.0.1", 0), HandMade.CLOCK).start()) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(site.address() + "readyz"))
                        .build();
                answers.add(HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            }
            assertThat(full.await(20, TimeUnit.SECONDS)).isTrue();
            go.countDown();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
        }
        assertThat(most).hasValue(64);
    }

    @Test
    void a_request_that_is_under_way_is_answered_before_the_site_stops() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        KnowledgeBase knowledge = HandMade.world().knowledge();
        Site site = new Site(
                        () -> {
                            asked.countDown();
                            try {
                                answer.await(20, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return knowledge;
                        },
                        new SiteSettings("127.0.0.1", 0),
                        HandMade.CLOCK)
                .start();
        CompletableFuture<HttpResponse<String>> slow =
                CompletableFuture.supplyAsync(() -> get(site, "api/v1/disputes"));
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(site::close);
        answer.countDown();
        assertThat(slow.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        closing.get(20, TimeUnit.SECONDS);
    }
}
