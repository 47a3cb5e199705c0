package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.LocalVectors;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hits that are only similar in meaning, on pages and in the API: marked, and never among the files of those that have the words. */
class SimilarHitsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalVectors vectors = new LocalVectors();
    private KnowledgeBase knowledge;
    private Site site;

    @BeforeEach
    void start() {
        knowledge = HandMade.world().knowledgeForWriting();
        knowledge.useVectors(vectors.settings());
        site = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), HandMade.CLOCK).start();
    }

    @AfterEach
    void stop() {
        site.close();
        knowledge.close();
        vectors.close();
    }

    private HttpResponse<String> get(String path, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path))
                    .header("Accept-Language", "en");
            for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private Document page(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private JsonNode json(String path) {
        try {
            return JSON.readTree(get(path).body());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    private static String q(String words) {
        return "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static List<String> quotes(JsonNode claims) {
        List<String> quotes = new ArrayList<>();
        claims.forEach(claim -> quotes.add(claim.get("quote").asText()));
        return quotes;
    }

    @Test
    void a_page_marks_what_does_not_have_the_words_and_counts_it_apart() {
        knowledge.makeVectors();
        Document none = page("/search?" + q("耳朵"));
        assertThat(none.select(".card .tag.similar"))
                .hasSameSizeAs(none.select(".card"))
                .isNotEmpty();
        assertThat(none.select(".card .quote").getFirst().text()).contains("声音");
        assertThat(none.select(".notice").text()).contains("Nothing has these words");
        assertThat(none.select(".total").text()).isEqualTo("0 claims · 14 similar in meaning");
        assertThat(none.select(".empty")).isEmpty();

        Document some = page("/search?" + q("声音"));
        assertThat(some.select(".card").getFirst().select(".tag.similar")).isEmpty();
        assertThat(some.select(".card .tag.similar")).isNotEmpty();
        assertThat(some.select(".total").text()).matches("\\d+ claims? · \\d+ similar in meaning");

        Document exact = page("/search?exact=true&" + q("声音"));
        assertThat(exact.select(".tag.similar")).isEmpty();
        assertThat(exact.select(".card").size()).isLessThan(some.select(".card").size());
    }

    @Test
    void the_api_marks_them_and_its_pages_together_are_the_whole_list() {
        knowledge.makeVectors();
        JsonNode all = json("/api/v1/claims?" + q("声音"));
        assertThat(all.get("claims").size())
                .isEqualTo(all.get("total").asInt() + all.get("similar").asInt());
        long similar = 0;
        for (JsonNode claim : all.get("claims")) if (claim.path("similar").asBoolean()) similar++;
        assertThat(similar).isEqualTo(all.get("similar").asLong()).isPositive();
        assertThat(all.get("claims").get(0).has("similar")).isFalse();

        List<String> paged = new ArrayList<>();
        String next = "/api/v1/claims?limit=3&" + q("声音");
        while (!next.isEmpty()) {
            JsonNode page = json(next);
            paged.addAll(quotes(page.get("claims")));
            next = page.path("next").asText();
        }
        assertThat(paged).isEqualTo(quotes(all.get("claims")));
        assertThat(json("/search?format=json&" + q("声音")).get("similar")).isEqualTo(all.get("similar"));
        JsonNode exact = json("/api/v1/claims?exact=true&" + q("声音"));
        assertThat(exact.has("similar")).isFalse();
        assertThat(exact.get("facets")).as("counted by the words alone").isEqualTo(all.get("facets"));
    }

    @Test
    void tables_feeds_findings_and_articles_hold_what_has_the_words() {
        knowledge.makeVectors();
        long words = json("/api/v1/claims?exact=true&" + q("声音")).get("total").asLong();
        for (String asked : List.of("format=csv", "format=csv&limit=50")) {
            assertThat(get("/search?" + asked + "&" + q("声音")).body().lines().count())
                    .as(asked)
                    .isEqualTo(words + 1);
        }
        assertThat(get("/search?format=atom&" + q("耳朵")).body()).doesNotContain("<entry>");
        assertThat(page("/search?tab=findings&" + q("耳朵")).select(".card")).isEmpty();
        assertThat(page("/search?tab=articles&" + q("耳朵")).select(".card")).isEmpty();
        assertThat(page("/search?sort=said&" + q("耳朵")).select(".card")).isEmpty();
    }

    @Test
    void a_model_that_is_down_is_told_and_what_was_made_without_it_is_not_kept() {
        knowledge.makeVectors();
        String ready = get("/readyz").body();
        assertThat(ready).isEqualTo("ready\n");
        vectors.status = 503;
        Document without = page("/search?" + q("耳朵"));
        assertThat(without.select(".notice").text()).contains("similar in meaning could not be looked for");
        HttpResponse<String> answer = get("/api/v1/claims?" + q("耳朵"));
        assertThat(answer.body()).contains("\"words_only\":true");
        HttpResponse<String> down = get("/readyz");
        assertThat(down.statusCode()).as("it answers all the same").isEqualTo(200);
        assertThat(down.body())
                .isEqualTo("ready\nsearches go by words alone: the server failed (5xx)\n")
                .doesNotContain("PRIVATE");
        assertThat(get("/metrics").body()).contains("reelwatch_vectors_trouble 1.0");
    }

    @Test
    void how_far_it_is_stands_in_the_metrics() {
        assertThat(get("/metrics").body()).contains("reelwatch_vectors 0.0", "reelwatch_vectors_waiting 5.0");
        knowledge.makeVectors();
        assertThat(get("/metrics").body())
                .contains("reelwatch_vectors_waiting 0.0", "reelwatch_vectors_trouble 0.0")
                .containsPattern("reelwatch_vectors 1[0-9]\\.0")
                .contains("reelwatch_embedding_tokens_total{direction=\"in\"} 9.0");
    }

    @Test
    void an_answer_that_a_client_holds_is_another_once_vectors_are_there() {
        String path = "/api/v1/claims?" + q("耳朵");
        get("/disputes"); // all claims are weighed, which is another reason for another answer
        String tag = get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(page("/search?" + q("耳朵")).select(".card")).isEmpty();
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        knowledge.makeVectors();
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(page("/search?" + q("耳朵")).select(".card")).isNotEmpty();
    }

    @Test
    void assistants_are_told_too() throws IOException, InterruptedException {
        knowledge.makeVectors();
        String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"search\","
                + "\"arguments\":{\"query\":\"耳朵\"}}}";
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + "/mcp"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .POST(HttpRequest.BodyPublishers.ofString(call))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.body()).contains("\\\"similar\\\":true", "同步生成的声音");
    }
}
