package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.feed.Feed;
import dev.reelwatch.crawler.feed.FeedEntry;
import dev.reelwatch.crawler.feed.FeedReading;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.HandMade;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

/** Every feed that a page names is one, as another program reads it. */
class FeedsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Site site;

    @BeforeAll
    static void start() {
        KnowledgeBase knowledge = HandMade.world().knowledge();
        site = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), HandMade.CLOCK).start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        URI address = URI.create(site.address()).resolve(path);
        HttpResponse<String> answer =
                CLIENT.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }

    private static List<Element> named(String page) throws Exception {
        Document document = Jsoup.parse(get(page).body());
        return document.select("link[rel=alternate][type~=atom|rss|feed]");
    }

    @ParameterizedTest
    @CsvSource({
        "/, 3",
        "/digest, 3",
        "/digest/2031-05-06, 3",
        "/models/sable-3?lang=en, 6",
        "/search, 4",
        "/search?q=Sable, 4",
        "/stories, 3"
    })
    void every_feed_that_a_page_names_is_valid_and_leads_back_to_pages_that_are_there(String page, int named)
            throws Exception {
        List<Element> feeds = named(page);
        assertThat(feeds).hasSize(named);
        for (Element link : feeds) {
            HttpResponse<String> feed = get(link.attr("href"));
            assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith(link.attr("type"));
            isOne(feed.body(), site.address());
        }
    }

    private static void isOne(String text, String address) throws Exception {
        if (text.startsWith("<")) {
            // a strict parser takes it, too
            DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        }
        Feed feed = ((FeedReading.Read) Feed.read(text, Optional.of(URI.create(address)))).feed();
        assertThat(feed.warnings()).isEmpty();
        assertThat(feed.title().orElse("")).isNotBlank();
        assertThat(feed.entries()).isNotEmpty();
        assertThat(feed.entries()).extracting(FeedEntry::id).doesNotHaveDuplicates();
        for (FeedEntry entry : feed.entries()) {
            assertThat(entry.title()).isNotBlank();
            assertThat(Jsoup.parse(entry.html()).text()).isNotBlank();
            assertThat(entry.updated().or(entry::published).orElseThrow().at()).isPresent();
            get(entry.link().orElseThrow().toString());
        }
    }

    @Test
    void the_feed_of_a_model_tells_of_that_model_alone() throws Exception {
        String feed = get("/models/sable-3?format=jsonfeed&lang=zh").body();
        JsonNode items = new ObjectMapper().readTree(feed).get("items");
        assertThat(items.toString()).contains("白鹭实验室今早发布 Sable 3").doesNotContain("Moth Turbo 的");
    }
}
