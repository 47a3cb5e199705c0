package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.crawler.fetch.FetchSettings;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.answer.Secret;
import dev.reelwatch.web.HandMade;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches are kept with a token, and tell what is new. */
class SavedSearchesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN = "correct-horse-battery-staple";

    @TempDir
    private Path folder;

    private KnowledgeBase knowledge;
    private Site site;

    @BeforeEach
    void start() {
        knowledge = HandMade.world().knowledgeForWriting();
        Writing writing = new Writing(
                new Secret(TOKEN), FetchSettings.DEFAULTS, SavedFilesSettings.DEFAULTS, folder.resolve("sources.yaml"));
        site = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), Optional.of(writing), HandMade.CLOCK)
                .start();
    }

    @AfterEach
    void stop() {
        site.close();
        knowledge.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path))
                    .method(method, BodyPublishers.ofString(body));
            for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private Document page(String path) {
        HttpResponse<String> answer = send("GET", path, "");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> form(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(fields[i]).append('=').append(encode(fields[i + 1])).append('&');
        }
        return send("POST", path, body.toString(), "Content-Type", "application/x-www-form-urlencoded");
    }

    private JsonNode only() {
        JsonNode searches = json(send("GET", "/api/v1/searches", "")).path("searches");
        assertThat(searches).hasSize(1);
        return searches.get(0);
    }

    private void moreIsSaid() {
        HttpResponse<String> answer = send(
                "POST",
                "/api/v1/articles?doc=more.md",
                "---\ntitle: Gen-4 Turbo 提速\ndate: 2031-08-30\n---\n\nRunway Gen-4 Turbo 生成 10 秒的视频只需 30 秒，比 Sable 快。",
                "Authorization",
                "Bearer " + TOKEN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void a_search_is_saved_from_its_page_and_tells_what_came_since_somebody_looked() {
        Document page = page("/search?q=" + encode("Runway OR Sable") + "&status=current&page=1&lang=en&limit=7");
        Element keep = page.expectFirst("form[action=/searches]");
        String question = keep.expectFirst("input[name=question]").attr("value");
        assertThat(question).isEqualTo("q=" + encode("Runway OR Sable") + "&status=current");
        HttpResponse<String> saved = form("/searches", "question", question, "name", "两家", "token", TOKEN);
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.headers().firstValue("Location")).contains("/searches");
        assertThat(page("/searches").select(".saved .tag.new")).isEmpty();
        assertThat(only().path("new").asInt()).isZero();

        moreIsSaid();
        JsonNode search = only();
        assertThat(search.path("new").asInt()).isPositive();
        assertThat(page("/searches?lang=en").select(".saved .tag.new").text())
                .isEqualTo(search.path("new").asInt() + " new");
        Document found = page("/search?" + question);
        assertThat(found.select(".card .tag.new")).hasSize(search.path("new").asInt());
        assertThat(found.select("form[action=/searches]")).isEmpty();
        assertThat(page("/search?q=" + encode("Runway OR Sable")).select(".card .tag.new"))
                .isEmpty();

        Element mark = page("/searches").expectFirst("form[action=/searches] button[name=look]");
        assertThat(form("/searches", "token", TOKEN, "look", mark.attr("value")).statusCode())
                .isEqualTo(303);
        assertThat(only().path("new").asInt()).isZero();
        assertThat(page("/searches").select("button[name=look]")).isEmpty();
        assertThat(form("/searches", "token", TOKEN, "forget", search.path("id").asText())
                        .statusCode())
                .isEqualTo(303);
        assertThat(json(send("GET", "/api/v1/searches", "")).path("searches")).isEmpty();
    }

    @Test
    void programs_save_look_at_and_forget_searches_and_each_has_its_feed() {
        String bearer = "Bearer " + TOKEN;
        HttpResponse<String> saved = send(
                "POST",
                "/api/v1/searches",
                "{\"name\": \"cuts\", \"question\": \"q=Sable&tab=articles&page=3&colour=red\"}",
                "Authorization",
                bearer,
                "Content-Type",
                "application/json");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        JsonNode search = json(saved);
        assertThat(search.path("question").asText()).isEqualTo("q=Sable&tab=articles");
        String schema = "/components/responses/Saved/content/application~1json/schema";
        assertThat(ApiTest.faults(schema, search)).isEmpty();
        String feed = search.path("feed").asText();
        assertThat(feed).startsWith(site.publicAddress() + "/search?");
        Document entries = Jsoup.parse(
                send("GET", feed.substring(site.publicAddress().length()), "").body(), Parser.xmlParser());
        assertThat(entries.select("entry")).isNotEmpty();
        moreIsSaid();
        String id = search.path("id").asText();
        assertThat(only().path("new").asInt()).isEqualTo(1);
        HttpResponse<String> looked = send("POST", "/api/v1/searches/" + id + "/look", "", "Authorization", bearer);
        assertThat(json(looked).path("new").asInt()).isZero();
        assertThat(ApiTest.faults(schema, json(looked))).isEmpty();
        assertThat(send("DELETE", "/api/v1/searches/" + id, "", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(204);
        assertThat(send("DELETE", "/api/v1/searches/" + id, "", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobody_without_the_token_and_no_other_site_saves_anything() {
        for (String token : List.of("", "wrong", TOKEN + "x", "Bearer " + TOKEN)) {
            assertThat(form("/searches", "name", "x", "question", "q=a", "token", token)
                            .statusCode())
                    .as(token)
                    .isEqualTo(401);
        }
        assertThat(form("/searches?token=" + TOKEN, "name", "x", "question", "q=a")
                        .statusCode())
                .isEqualTo(401);
        String body = "name=x&question=q%3Da&token=" + TOKEN;
        for (String[] from : new String[][] {{"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "cross-site"}}) {
            for (String path : List.of("/searches", "/api/v1/searches")) {
                HttpResponse<String> answer =
                        send("POST", path, body, "Content-Type", "application/x-www-form-urlencoded", from[0], from[1]);
                assertThat(answer.statusCode()).as(path).isEqualTo(403);
            }
        }
        assertThat(send("DELETE", "/api/v1/searches/0123456789ab", "").statusCode())
                .isEqualTo(401);
        // a form with files would be written to disk before anybody looks for the token
        String part = "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + TOKEN + "\r\n--x--\r\n";
        assertThat(send("POST", "/searches", part, "Content-Type", "multipart/form-data; boundary=x")
                        .statusCode())
                .isEqualTo(415);
        assertThat(json(send("GET", "/api/v1/searches", "")).path("searches")).isEmpty();
    }

    @Test
    void what_is_no_search_is_not_saved_and_what_is_named_by_a_stranger_is_text() {
        assertThat(form("/searches", "name", "", "question", "q=a", "token", TOKEN)
                        .statusCode())
                .isEqualTo(422);
        assertThat(form("/searches", "name", "x".repeat(81), "question", "q=a", "token", TOKEN)
                        .statusCode())
                .isEqualTo(422);
        assertThat(form("/searches", "name", "x", "question", "page=2", "token", TOKEN)
                        .statusCode())
                .isEqualTo(422);
        assertThat(form("/searches", "name", "x", "question", "basis=nobody", "token", TOKEN)
                        .statusCode())
                .isEqualTo(400);
        assertThat(form("/searches", "name", "x", "question", "q=%ZZ", "token", TOKEN)
                        .statusCode())
                .isEqualTo(400);
        assertThat(form("/searches", "look", "0123456789ab", "token", TOKEN).statusCode())
                .isEqualTo(404);
        String evil = HandMade.HOSTILE;
        assertThat(form("/searches", "name", evil, "question", "q=" + encode(evil), "token", TOKEN)
                        .statusCode())
                .isEqualTo(303);
        Document page = page("/searches");
        assertThat(page.select("main script, main img")).isEmpty();
        assertThat(page.select(".saved").text()).contains("alert(1)");
        assertThat(page("/search?q=" + encode(evil)).select("main script, main img"))
                .isEmpty();
    }

    @Test
    void a_site_that_only_reads_says_so_and_offers_no_form() {
        form("/searches", "name", "kept", "question", "q=Sable", "token", TOKEN);
        try (Site reading = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), HandMade.CLOCK).start()) {
            Site writing = site;
            site = reading;
            assertThat(page("/searches").select("form[method=post]")).isEmpty();
            assertThat(page("/searches").select(".saved").text()).contains("kept");
            assertThat(page("/search?q=Moth").select("form[method=post]")).isEmpty();
            assertThat(form("/searches", "name", "x", "question", "q=a", "token", TOKEN)
                            .statusCode())
                    .isEqualTo(403);
            site = writing;
        }
    }
}
