package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.crawler.fetch.FetchSettings;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.answer.Secret;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.Wording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that was made is shown again, but never to anyone else than it was made for, nor after what it shows has changed. */
class SearchPagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN = "correct-horse-battery-staple";
    private static final String SEARCH = "/search?q=Gen-4+Turbo";

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

    private byte[] bytes(String method, String path, String body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path))
                    .method(method, BodyPublishers.ofString(body));
            for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
            HttpResponse<byte[]> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isBetween(200, 303);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private String page(String... headers) {
        return pageAt(SEARCH, headers);
    }

    private String pageAt(String path, String... headers) {
        return new String(bytes("GET", path, "", headers), StandardCharsets.UTF_8);
    }

    private String write(String method, String path, String body) {
        return new String(
                bytes(method, path, body, "Authorization", "Bearer " + TOKEN, "Content-Type", "application/json"),
                StandardCharsets.UTF_8);
    }

    private String onceWeighed() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        String page = page();
        while (page.contains("<p class=\"faint\" role=\"status\">") && System.nanoTime() < end) {
            Thread.sleep(20);
            page = page();
        }
        return page;
    }

    private static long hits(String page) {
        return Jsoup.parse(page).select("article.card").size();
    }

    @Test
    void the_page_tells_what_is_weighed_as_soon_as_it_is() throws InterruptedException {
        pageAt("/search"); // begins it, and is kept
        onceWeighed();
        String weighed = pageAt("/search");
        assertThat(weighed).doesNotContain("<p class=\"faint\" role=\"status\">");
        assertThat(Jsoup.parse(weighed).select(".tag.disputed, .tag.support")).isNotEmpty();
        assertThat(pageAt("/search")).isEqualTo(weighed);
    }

    @Test
    void what_is_stored_stands_on_the_next_page() throws InterruptedException {
        String before = onceWeighed();
        assertThat(page()).isEqualTo(before);
        write(
                "POST",
                "/api/v1/articles?doc=more.md",
                "---\ntitle: Gen-4 Turbo 提速\ndate: 2031-08-30\n---\n\nRunway Gen-4 Turbo 生成 10 秒的视频只需 30 秒。");
        String after = page();
        assertThat(hits(after)).isEqualTo(hits(before) + 1);
        assertThat(after).contains("只需 30 秒");
        write(
                "POST",
                "/api/v1/articles?doc=more.md",
                "---\ntitle: Gen-4 Turbo 提速\ndate: 2031-08-30\n---\n\nRunway Gen-4 Turbo 生成 10 秒的视频只需 25 秒。");
        assertThat(page()).contains("只需 25 秒").doesNotContain("只需 30 秒");
    }

    @Test
    void every_reader_has_their_own_language_and_look() throws InterruptedException {
        onceWeighed();
        for (int round = 0; round < 2; round++) {
            Document english = Jsoup.parse(page("Accept-Language", "en"));
            assertThat(english.expectFirst("html").attr("lang")).isEqualTo("en");
            Document chinese = Jsoup.parse(page("Accept-Language", "zh"));
            assertThat(chinese.expectFirst("html").attr("lang")).startsWith("zh");
            assertThat(chinese.expectFirst("html").hasAttr("data-theme")).isFalse();
            Document dark = Jsoup.parse(page("Accept-Language", "zh", "Cookie", "theme=dark"));
            assertThat(dark.expectFirst("html").attr("data-theme")).isEqualTo("dark");
            assertThat(dark.expectFirst("a.look").attr("href")).contains("theme=light");
        }
    }

    @Test
    void a_search_that_is_kept_is_marked_at_once_and_no_longer_when_it_is_forgotten() throws InterruptedException {
        String before = onceWeighed();
        String saved = write("POST", "/api/v1/searches", "{\"name\":\"速度\",\"question\":\"q=Gen-4 Turbo\"}");
        String id = saved.replaceFirst("(?s).*\"id\"\\s*:\\s*\"(\\w+)\".*", "$1");
        assertThat(Jsoup.parse(page()).text()).contains("速度");
        assertThat(Jsoup.parse(page()).select(".tag.new")).isEmpty();
        write(
                "POST",
                "/api/v1/articles?doc=more.md",
                "---\ntitle: Gen-4 Turbo 提速\ndate: 2031-08-30\n---\n\nRunway Gen-4 Turbo 生成 10 秒的视频只需 30 秒。");
        assertThat(Jsoup.parse(page()).select(".tag.new")).hasSize(1);
        write("POST", "/api/v1/searches/" + id + "/look", "{}");
        assertThat(Jsoup.parse(page()).select(".tag.new")).isEmpty();
        write("DELETE", "/api/v1/searches/" + id, "");
        assertThat(page()).doesNotContain("速度」").contains("<details class=\"keep\">");
        assertThat(before).contains("<details class=\"keep\">");
    }

    @Test
    void the_page_is_the_same_packed_or_not_made_or_found() throws IOException, InterruptedException {
        String plain = onceWeighed();
        for (int round = 0; round < 2; round++) {
            byte[] packed = bytes("GET", SEARCH, "", "Accept-Encoding", "gzip, deflate");
            assertThat(new String(
                            new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
                            StandardCharsets.UTF_8))
                    .isEqualTo(plain);
            assertThat(page("Accept-Encoding", "gzip;q=0, identity")).isEqualTo(plain);
        }
    }

    @Test
    void a_page_is_found_only_in_the_state_that_it_was_made_in() {
        PagesMade pages = new PagesMade();
        PagesMade.State state = new PagesMade.State(knowledge, "1", Optional.empty());
        View view = new View(
                Wording.in(Language.ZH),
                "/search",
                Map.of("q", List.of("Gen-4")),
                false,
                Optional.empty(),
                "",
                Map.of());
        pages.keep(state, view, PackedPage.of("一页".getBytes(StandardCharsets.UTF_8)));
        assertThat(pages.find(state, view).orElseThrow().unpacked()).isEqualTo("一页".getBytes(StandardCharsets.UTF_8));
        assertThat(pages.find(new PagesMade.State(knowledge, "2", Optional.empty()), view))
                .isEmpty();
        assertThat(pages.find(state, view)).as("let go when another state came").isEmpty();
    }
}
