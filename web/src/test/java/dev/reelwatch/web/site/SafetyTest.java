package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.crawler.fetch.FetchSettings;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.answer.Secret;
import dev.reelwatch.web.HandMade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers try, over real connections: the attacks that OWASP lists, as far as this site has a place for them. */
class SafetyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN = "correct-horse-battery-staple";
    private static final String BEARER = "Bearer " + TOKEN;
    private static final long LARGEST = 200_000;

    @TempDir
    private static Path folder;

    private static KnowledgeBase knowledge;
    private static Site site;

    @BeforeAll
    static void start() {
        knowledge = HandMade.world().knowledgeForWriting();
        Writing writing = new Writing(
                new Secret(TOKEN),
                FetchSettings.DEFAULTS.withRetries(
                        new FetchSettings.Retries(0, Duration.ZERO, Duration.ZERO, 1, Duration.ofMillis(1))),
                new SavedFilesSettings(LARGEST, 10, LARGEST, 10),
                folder.resolve("sources.yaml"));
        site = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), Optional.of(writing), HandMade.CLOCK)
                .start();
    }

    @AfterAll
    static void stop() {
        site.close();
        knowledge.close();
    }

    private static HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path))
                    .method(method, body);
            for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    private static HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), headers);
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

    /** Sends bytes as they are and returns what comes back, also where the server closes before it has read them all. */
    private static String raw(byte[] request) {
        return raw(site.port(), request);
    }

    private static String raw(int port, byte[] request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
                out.flush();
            } catch (SocketException e) {
                // it has heard enough
            }
            InputStream in = socket.getInputStream();
            try {
                in.transferTo(answer);
            } catch (SocketException e) {
                // what came before it closed is there
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static String raw(String request) {
        return raw(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    // --- A03 injection: script through an article

    /** Stores an article that is all script, once; its id. */
    private static String hostileArticle() {
        String evil = HandMade.HOSTILE.replace("\"", "\\\"");
        String article = """
                ---
                title: "%s"
                author: "%s"
                date: 2031-05-08
                url: "javascript:alert(document.cookie)//"
                ---

                Runway Gen-4 Turbo%s 生成 10 秒的视频只需 30 秒。

                <script>alert(3)</script><img src=x onerror=alert(4)> Runway Gen-4 Turbo 支持同步音频<svg onload=alert(5)>。
                """.formatted(evil, evil, HandMade.HOSTILE);
        HttpResponse<String> stored = post("/api/v1/articles?doc=evil.md", article, "Authorization", BEARER);
        assertThat(stored.statusCode()).as(stored.body()).isIn(200, 201);
        return json(stored).at("/articles/0/article").asText();
    }

    /** No element or attribute that a browser would run or load. */
    private static void assertHarmless(String html, String where) {
        Document page = Jsoup.parse(html);
        assertThat(page.select("img, svg:not([focusable=false]), style, iframe, object, embed, base,"
                        + " script:not([src^=/static/]):not([type=application/ld+json])"))
                .as(where)
                .isEmpty();
        // a block of data is never run, and nothing in it can end it
        for (Element data : page.select("script[type=application/ld+json]")) {
            assertThat(data.data()).as(where).doesNotContain("<", ">");
            assertThatCode(() -> JSON.readTree(data.data())).as(where).doesNotThrowAnyException();
        }
        assertThat(page.select("[style], [srcdoc]")).as(where).isEmpty();
        page.getAllElements()
                .forEach(element -> element.attributes()
                        .forEach(attribute ->
                                assertThat(attribute.getKey()).as(where).doesNotStartWith("on")));
        assertThat(page.select("[href], [action], [src], [formaction]").stream()
                        .flatMap(element -> List.of("href", "action", "src", "formaction").stream()
                                .filter(element::hasAttr)
                                .map(element::attr)))
                .as(where)
                .allMatch(address -> address.matches("(?i)(/|#|https?://).*"));
    }

    @Test
    void an_article_that_is_all_script_becomes_no_markup_on_any_page() {
        String id = hostileArticle();
        JsonNode claims = json(get("/api/v1/articles/" + id)).path("claims");
        assertThat(claims).isNotEmpty();
        for (String path : List.of(
                "/",
                "/articles/" + id,
                "/claims/" + claims.get(0).path("id").asText(),
                "/search?q=Gen-4",
                "/search?tab=articles&q=Gen-4",
                "/search?q=" + encode(HandMade.HOSTILE),
                "/timeline?model=" + encode(HandMade.HOSTILE),
                "/models/" + encode(HandMade.HOSTILE),
                "/compare?m1=" + encode(HandMade.HOSTILE),
                "/digest/2031-05-08",
                "/digest",
                "/models",
                "/models/" + encode("Runway Gen-4 Turbo"),
                "/compare?m1=" + encode("Runway Gen-4 Turbo"),
                "/timeline",
                "/disputes",
                "/promises",
                "/changes",
                "/claims/" + encode(HandMade.HOSTILE),
                "/" + encode(HandMade.HOSTILE))) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertHarmless(answer.body(), path);
        }
        // programs get it as it is, and a browser is told that it is no page
        HttpResponse<String> raw = get("/api/v1/articles/" + id);
        assertThat(raw.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(raw.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void an_article_that_is_all_script_becomes_no_markup_in_the_readers_of_feeds() throws IOException {
        hostileArticle();
        for (String format : List.of("atom", "rss")) {
            String path = "/digest?lang=en&format=" + format;
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/" + format);
            Document feed = Jsoup.parse(answer.body(), "", Parser.xmlParser());
            assertThat(feed.select("script, img, svg")).as(path).isEmpty();
            List<String> bodies = feed.select("content, description, summary").eachText();
            assertThat(String.join(" ", bodies)).as(path).contains("alert(1)");
            bodies.forEach(html -> assertHarmless(html, path));
        }
        for (String tab : List.of("", "&tab=articles")) {
            String path = "/search?q=Gen-4&lang=en&format=atom" + tab;
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
            Document feed = Jsoup.parse(answer.body(), "", Parser.xmlParser());
            assertThat(feed.select("script, img, svg")).as(path).isEmpty();
            assertThat(feed.select("entry").text()).as(path).contains("alert(1)");
            // plain text, which readers do not take for HTML
            assertThat(feed.select("[type=html], [type=xhtml], content")).isEmpty();
        }
        String path = "/digest?lang=en&format=jsonfeed";
        List<String> bodies = json(get(path)).findValuesAsText("content_html");
        assertThat(String.join(" ", bodies)).contains("alert(1)");
        bodies.forEach(html -> assertHarmless(html, path));
        // Markdown is made into HTML by others
        String markdown = get("/digest/2031-05-08?lang=en&format=md").body();
        assertThat(markdown).contains("alert(1)");
        assertHarmless(
                HtmlRenderer.builder()
                        .build()
                        .render(org.commonmark.parser.Parser.builder().build().parse(markdown)),
                "Markdown");
    }

    @Test
    void files_and_lists_of_a_hostile_article_are_no_pages() {
        hostileArticle();
        for (String path : List.of(
                "/search?q=Gen-4&format=json",
                "/search?q=Gen-4&format=csv",
                "/timeline?format=json",
                "/timeline?format=csv",
                "/disputes?format=csv",
                "/promises?format=csv",
                "/digest/2031-05-08?format=json",
                "/digest/2031-05-08?format=md",
                "/api/v1/claims?q=Gen-4",
                "/api/v1/changes")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(path)
                    .doesNotContain("html", "xml");
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
        }
    }

    @Test
    void every_answer_forbids_a_browser_all_but_our_own_files() {
        for (String path : List.of(
                "/",
                "/nope",
                "/api",
                "/api/v1/claims",
                "/api/v1/nope",
                "/static/style.css",
                "/openapi.json",
                "/metrics")) {
            var headers = get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe", "*", "http", "data:");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("Cache-Control")).isPresent();
            assertThat(headers.map().keySet())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    // --- A10 SSRF

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "http://localhost:PORT/",
                "http://2130706433:PORT/",
                "http://0x7f.1:PORT/",
                "http://0:PORT/",
                "http://[::1]:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://192.168.0.1/",
                "http://[fd00::1]/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:PORT/",
                "jar:http://127.0.0.1:PORT/!/",
                "http://user:secret@127.0.0.1:PORT/",
                "//127.0.0.1:PORT/",
                "not an address"
            })
    void an_address_in_the_local_network_is_not_fetched_for_anyone(String address) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        inside.start();
        try {
            String order = JSON.createObjectNode()
                    .put(
                            "url",
                            address.replace(
                                    "PORT", String.valueOf(inside.getAddress().getPort())))
                    .toString();
            HttpResponse<String> answer =
                    post("/api/v1/articles", order, "Authorization", BEARER, "Content-Type", "application/json");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(json(answer).path("status").asInt()).isEqualTo(422);
            assertThat(asked).hasValue(0);
        } finally {
            inside.stop(0);
        }
    }

    // --- A01 access, A07 authentication, CSRF

    @Test
    void only_the_token_lets_write_and_it_must_be_whole() {
        long before = knowledge.counts().articles();
        for (String header : List.of(
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                BEARER + "x",
                BEARER.substring(0, BEARER.length() - 1),
                "Basic " + TOKEN,
                TOKEN)) {
            HttpResponse<String> answer = post("/api/v1/articles?doc=a.md", "Sable 3 很好。", "Authorization", header);
            assertThat(answer.statusCode()).as(header).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.body()).doesNotContain("horse");
        }
        assertThat(post("/api/v1/articles?doc=a.md&token=" + TOKEN, "x").statusCode())
                .isEqualTo(401);
        assertThat(post("/api/v1/sources", "{}").statusCode()).isEqualTo(401);
        assertThat(knowledge.counts().articles()).isEqualTo(before);
    }

    @Test
    void a_page_of_another_site_can_make_a_browser_send_nothing_that_counts() {
        long before = knowledge.counts().articles();
        for (String[] headers : new String[][] {
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Origin", "http://127.0.0.1:1"},
            {"Origin", "http://127.0.0.1.evil.example:" + site.port()},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"}
        }) {
            for (String path : List.of("/api/v1/articles?doc=a.md", "/api/v1/sources", "/mcp")) {
                HttpResponse<String> answer = post(path, "x", headers[0], headers[1], "Authorization", BEARER);
                assertThat(answer.statusCode()).as(headers[1] + " " + path).isEqualTo(403);
            }
        }
        assertThat(knowledge.counts().articles()).isEqualTo(before);
        // what a browser asks before it would send a header: no
        HttpResponse<String> preflight = send(
                "OPTIONS",
                "/api/v1/articles",
                BodyPublishers.noBody(),
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization");
        assertThat(preflight.statusCode()).isEqualTo(405);
        assertThat(preflight.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
        // our own pages may
        assertThat(post(
                                "/api/v1/articles?doc=own.md",
                                "Sable 3 很好。",
                                "Origin",
                                "http://127.0.0.1:" + site.port(),
                                "Sec-Fetch-Site",
                                "same-origin",
                                "Authorization",
                                BEARER)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void without_a_token_nothing_can_be_written_wherever_the_site_listens() {
        for (String host : List.of("127.0.0.1", "0.0.0.0")) {
            try (Site open = new Site(knowledge, new SiteSettings(host, 0)).start()) {
                String answer = raw(
                        open.port(),
                        ("POST /api/v1/articles?doc=a.md HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + BEARER
                                        + "\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(answer).startsWith("HTTP/1.1 403");
            }
        }
        assertThatThrownBy(() -> new Writing(
                        new Secret("short"), FetchSettings.DEFAULTS, SavedFilesSettings.DEFAULTS, folder.resolve("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // --- names of hosts

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "10.0.0.1",
                "[fe80::1]",
                "169.254.169.254"
            })
    void a_name_that_was_bent_to_this_machine_gets_nothing(String host) {
        String answer = raw("GET /api/v1/claims HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("\"claims\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1:9", "127.1.2.3", "[::1]:7070"})
    void the_names_of_this_machine_are_answered(String host) {
        assertThat(raw("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void behind_a_proxy_the_public_name_is_answered_and_its_clients_are_told_apart() {
        SiteSettings settings = new SiteSettings("127.0.0.1", 0, Optional.of(URI.create("https://news.example")), 5);
        try (Site open = new Site(() -> knowledge, settings, HandMade.CLOCK).start()) {
            for (int i = 0; i < 8; i++) {
                String a = ask(open, "news.example", "9.9.9.9, 203.0.113.7");
                assertThat(a).startsWith(i < 5 ? "HTTP/1.1 200" : "HTTP/1.1 429");
                if (i >= 5) assertThat(a).containsPattern("Retry-After: [1-9]").contains("429");
            }
            // another client, though it says what the first one said
            assertThat(ask(open, "news.example", "203.0.113.7, 203.0.113.8")).startsWith("HTTP/1.1 200");
            assertThat(ask(open, "evil.example", "203.0.113.9")).startsWith("HTTP/1.1 421");
            for (int i = 0; i < 5; i++) ask(open, "news.example", "2001:db8::" + i);
            assertThat(ask(open, "news.example", "2001:db8::ffff")).startsWith("HTTP/1.1 429");
        }
    }

    private static String ask(Site of, String host, String forwarded) {
        return raw(
                of.port(),
                ("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-For: " + forwarded
                                + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    // --- too much

    @Test
    void ten_megabytes_of_question_are_refused_before_they_are_read() {
        String answer = raw("GET /search?q=" + "a".repeat(10_000_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        if (!answer.isEmpty()) assertThat(answer).startsWith("HTTP/1.1 414").contains("application/problem+json");
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void long_headers_and_bodies_are_refused() {
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(30_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        String large = "a".repeat((int) LARGEST + 1);
        assertThat(post("/api/v1/articles?doc=a.md", large, "Authorization", BEARER)
                        .statusCode())
                .isEqualTo(413);
        // the same without saying how long it is
        BodyPublisher chunked =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(StandardCharsets.US_ASCII)));
        assertThat(send("POST", "/api/v1/articles?doc=a.md", chunked, "Authorization", BEARER)
                        .statusCode())
                .isEqualTo(413);
        assertThat(post(
                                "/mcp",
                                large,
                                "Content-Type",
                                "application/json",
                                "Accept",
                                "application/json, text/event-stream")
                        .statusCode())
                .isEqualTo(413);
        assertThat(post(
                                "/api/v1/sources",
                                "[".repeat(50_000),
                                "Authorization",
                                BEARER,
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_is_sent_without_a_name_or_is_no_json_is_answered_with_what_to_do() throws IOException {
        HttpResponse<String> nameless =
                post("/api/v1/articles", "# 标题", "Authorization", BEARER, "Content-Type", "text/markdown");
        assertThat(nameless.statusCode()).isEqualTo(400);
        assertThat(json(nameless).path("detail").asText()).contains("?doc=article.md", "{\"url\": ");
        for (String path : List.of("/api/v1/articles", "/api/v1/sources")) {
            HttpResponse<String> broken = post(
                    path,
                    "{\"url\":\n \"https://example.org\", oops}",
                    "Authorization",
                    BEARER,
                    "Content-Type",
                    "application/json",
                    "Accept-Language",
                    "en");
            assertThat(broken.statusCode()).isEqualTo(422);
            assertThat(json(broken).path("detail").asText()).matches("The content is no JSON: line 2, column \\d+\\.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((((((((((((((((((((((((((((((((((((((((((((((((((",
                "a* b* c* d* e* f* g* h* i* j* k* l* m* n* o* p*",
                "*:*",
                "a OR b OR c OR d OR e OR f OR g OR h OR i OR j",
                "\"\"\"\"\"\"\"\"\"\"\"\"",
                "-a -b -c -d -e -f -g",
                "NOT NOT NOT NOT",
                "[a TO z] {* TO *}",
                "~~~~~~~~ a~99",
                "/.*(a+)+$/",
                "model:a model:b model:c model:d model:e model:f model:g model:h model:i model:j model:k model:l model:m",
                "feature:price feature:price feature:price -feature:price -feature:price by:vendor by:tester by:media",
                "said:0001-01-01..9999-12-31 said:9999..0001 said:.. said:2025-99-99 model:\"",
                "model:\"model:\"model:\"model:\"model:\"model:\"model:\"model:\"model:\"model:\"",
                "：：：：：：：：：：：：：：：：：：：：：：：：：：：：：：：：：：：：：：：：",
                "１,２,３,４,５,６,７,８,９,０,１,２,３,４,５,６,７,８,９,０,１,２,３,４,５,６,７,８,９,０",
                "一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一"
            })
    void a_question_made_to_be_costly_is_answered_in_time(String question) {
        for (String path :
                List.of("/search?q=", "/search?tab=articles&q=", "/api/v1/claims?q=", "/api/v1/articles?q=")) {
            long begin = System.nanoTime();
            assertThat(get(path + encode(question)).statusCode()).isIn(200, 400);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(get("/api/v1/claims?q=" + "a+".repeat(140)).statusCode()).isIn(200, 400);
        assertThat(get("/api/v1/claims?limit=100000").statusCode()).isEqualTo(400);
        assertThat(get("/search?page=999999").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAA",
                "%00",
                "-1",
                "MDAwMDAwMDAuOTk5OTk5LmE",
                "MDAwMDAwMDAuMS4",
                "//////////",
                "99999999999999999999999999999999"
            })
    void a_cursor_that_was_made_up_is_a_400(String cursor) {
        assertThat(get("/api/v1/claims?cursor=" + cursor).statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/claims?cursor=" + cursor.repeat(200).replaceAll("%00", "A"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_is_packed_to_burst_is_not_taken_in() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) out.write(zeros);
        }
        assertThat(packed.size()).isLessThan((int) LARGEST);
        long before = knowledge.counts().articles();
        for (String[] sent : new String[][] {{"bomb.md.gz", "identity"}, {"bomb.md", "gzip"}}) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = send(
                    "POST",
                    "/api/v1/articles?doc=" + sent[0],
                    BodyPublishers.ofByteArray(packed.toByteArray()),
                    "Authorization",
                    BEARER,
                    "Content-Encoding",
                    sent[1]);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400, 413, 415, 422);
            assertThat(answer.body()).doesNotContain("\"new\"", "\"changed\"");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(knowledge.counts().articles()).isEqualTo(before);
    }

    // --- the protocol

    @Test
    void an_address_cannot_split_the_headers() {
        for (String path : List.of(
                "/search?q=a%0d%0aSet-Cookie:%20evil=1",
                "/%0d%0aSet-Cookie:%20evil=1",
                "/claims/a%0d%0aSet-Cookie:%20evil=1",
                "/timeline?lang=en%0d%0aSet-Cookie:%20evil=1",
                "/api/v1/claims?model=%0d%0aLocation:%20https://evil.example",
                "/static/%0aSet-Cookie:evil=1")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                    .as(path)
                    .doesNotContain("evil");
            assertThat(answer.headers().firstValue("Location")).as(path).isEmpty();
        }
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\rSet-Cookie: evil=1\r\nConnection: close\r\n\r\n"))
                .doesNotContain("evil=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/static/../../../etc/passwd",
                "/static/..%2f..%2f..%2fetc/passwd",
                "/static/%2e%2e/%2e%2e/etc/passwd",
                "/static/..%5c..%5cetc%5cpasswd",
                "/static/..;/..;/etc/passwd",
                "/articles/..%2f..%2fetc%2fpasswd",
                "/digest/..%2f..%2fetc%2fpasswd",
                "/api/v1/articles/..%252f..%252fetc/revisions/1",
                "/%c0%ae%c0%ae/etc/passwd",
                "/static/style.css%00.png",
                "/search?q=%ZZ",
                "/search?q=%",
                "/%",
                "/%FF",
                "//evil.example/x"
            })
    void a_path_leads_nowhere_but_to_pages(String path) {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .doesNotContain("root:", "dev.reelwatch", "org.eclipse", "\tat ", "href=\"//");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PUT", "DELETE", "PATCH", "PROPFIND", "FOO"})
    void other_verbs_do_nothing_and_echo_nothing(String verb) {
        String answer =
                raw(verb + " /search HTTP/1.1\r\nHost: localhost\r\nX-Secret: s3cr3t\r\nConnection: close\r\n\r\n");
        assertThat(answer).containsPattern("^HTTP/1.1 (400|404|405|501)").doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: localhost\r\n\r\n",
                "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
                "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"
            })
    void what_is_no_proper_request_is_refused_without_telling_what_we_are(String request) {
        String answer = raw(request);
        assertThat(answer)
                .containsPattern("^HTTP/1.1 (4|5)")
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("\tat ");
    }

    // --- files of the server

    @Test
    void a_source_that_is_posted_stands_at_the_end_of_the_file_and_names_no_file_of_the_server() throws IOException {
        String order =
                "{\"name\":\"%s\",\"kind\":\"feed\",\"address\":\"https://a.example/feed?access_key=s3cr3t\",\"speaker\":\"media\"%s}";
        HttpResponse<String> added = postSource(order.formatted("one", ""));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(ApiTest.faults("/components/schemas/Source", json(added))).isEmpty();
        assertThat(Files.readString(folder.resolve("sources.yaml"))).contains("name: one", "access_key=s3cr3t");
        HttpResponse<String> listed = get("/api/v1/sources");
        assertThat(json(listed).at("/sources/0/name").asText()).isEqualTo("one");
        assertThat(listed.body() + added.body()).doesNotContain("s3cr3t");
        for (String extra : List.of(
                ",\"cookie_file\":\"/etc/passwd\"", ",\"cookie_env\":\"HOME\"", ",\"pace\":\"1s\"", ",\"x\":1")) {
            HttpResponse<String> refused = postSource(order.formatted("two", extra));
            assertThat(refused.statusCode()).as(extra).isEqualTo(422);
            assertThat(refused.body()).doesNotContain(folder.toString());
        }
        HttpResponse<String> twice = postSource(order.formatted("one", ""));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("is taken").doesNotContain(folder.toString());
        assertThat(Files.readString(folder.resolve("sources.yaml"))).doesNotContain("two", "passwd");
    }

    private static HttpResponse<String> postSource(String order) {
        return post("/api/v1/sources", order, "Authorization", BEARER, "Content-Type", "application/json");
    }

    @Test
    void a_document_that_is_posted_is_read_once_and_found() {
        String text = "---\ntitle: Gen-4 Turbo 实测\ndate: 2031-05-30\n---\n\nRunway Gen-4 Turbo 生成 10 秒的视频只需 25 秒。\n";
        HttpResponse<String> first =
                post("/api/v1/articles?doc=r.md&url=https://r.example/1", text, "Authorization", BEARER);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(ApiTest.faults("/components/responses/Added/content/application~1json/schema", json(first)))
                .isEmpty();
        assertThat(json(first).at("/articles/0/outcome").asText()).isEqualTo("new");
        HttpResponse<String> again =
                post("/api/v1/articles?doc=r.md&url=https://r.example/1", text, "Authorization", BEARER);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).at("/articles/0/outcome").asText()).isEqualTo("same");
        JsonNode found = json(get("/api/v1/claims?q=" + encode("25 秒")));
        assertThat(found.findValuesAsText("url")).contains("https://r.example/1");
        for (String doc : List.of("..%2Fa.md", "a%5Cb.md", "a%0Ab.md")) {
            assertThat(post("/api/v1/articles?doc=" + doc, text, "Authorization", BEARER)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(post("/api/v1/articles", "{}", "Authorization", BEARER, "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(400);
    }
}
