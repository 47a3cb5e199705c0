package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.HandMade;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API against its own document: whatever that tells is asked, and each answer is held against its schema. */
class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonNode DOCUMENT = ApiGuide.read();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(Map.of("urn:api", DOCUMENT.toString())));
    private static final HandMade WORLD = HandMade.world();

    private static Site site;

    @BeforeAll
    static void start() {
        WORLD.withdrawn.add(WORLD.add(HandMade.article("gone.md", "潮汐日报", "2031-05-02", "", "撤下的", "水母三号很好。")));
        KnowledgeBase knowledge = WORLD.knowledge();
        site = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), HandMade.CLOCK).start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    static HttpResponse<String> send(String method, String path, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path))
                    .method(method, HttpRequest.BodyPublishers.noBody());
            for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : DOCUMENT.at(reference.substring(1));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** What is wrong with a value by the schema at a place of the document. */
    static List<String> faults(String pointer, JsonNode value) {
        Schema schema = SCHEMAS.getSchema(SchemaLocation.of("urn:api#" + pointer));
        List<String> faults = new ArrayList<>();
        schema.validate(value).forEach(error -> faults.add(error.toString()));
        undocumented(DOCUMENT.at(pointer), value, "", faults);
        return faults;
    }

    /** A schema lets pass what it does not know; a document that is whole knows every field. */
    private static void undocumented(JsonNode schema, JsonNode value, String at, List<String> faults) {
        if (value.isArray()) {
            value.forEach(item -> undocumented(resolved(resolved(schema).path("items")), item, at + "[]", faults));
            return;
        }
        value.properties().forEach(field -> {
            Optional<JsonNode> told = property(schema, field.getKey());
            if (told.isEmpty()) faults.add(at + "." + field.getKey() + " is not told of");
            told.ifPresent(of -> undocumented(of, field.getValue(), at + "." + field.getKey(), faults));
        });
    }

    private static Optional<JsonNode> property(JsonNode schema, String name) {
        JsonNode known = resolved(schema);
        if (known.path("properties").has(name))
            return Optional.of(known.path("properties").path(name));
        for (JsonNode part : known.path("allOf")) {
            Optional<JsonNode> found = property(part, name);
            if (found.isPresent()) return found;
        }
        return Optional.ofNullable(known.get("additionalProperties")).filter(JsonNode::isObject);
    }

    /** An operation with all ways to ask: without parameters, and with each of them. */
    record Asked(String pointer, String address) {}

    static Stream<Asked> everything() {
        List<Asked> asked = new ArrayList<>();
        DOCUMENT.path("paths").properties().forEach(path -> {
            JsonNode operation = path.getValue().path("get");
            if (operation.isMissingNode()) return;
            String address = path.getKey();
            List<JsonNode> optional = new ArrayList<>();
            for (JsonNode each : operation.path("parameters")) {
                JsonNode parameter = resolved(each);
                if (parameter.path("in").asText().equals("path")) {
                    address = address.replace(
                            "{" + parameter.path("name").asText() + "}", inPath(path.getKey(), parameter));
                } else {
                    optional.add(parameter);
                }
            }
            String pointer = "/paths/" + path.getKey().replace("~", "~0").replace("/", "~1") + "/get";
            asked.add(new Asked(pointer, address));
            for (JsonNode parameter : optional) {
                if (parameter.path("name").asText().equals("cursor")) continue;
                String value = parameter.path("example").asText();
                assertThat(value).as("example of %s", parameter).isNotEmpty();
                asked.add(new Asked(
                        pointer,
                        address + "?" + parameter.path("name").asText() + "="
                                + URLEncoder.encode(value, StandardCharsets.UTF_8)));
            }
        });
        return asked.stream();
    }

    private static String inPath(String path, JsonNode parameter) {
        String example = parameter.path("example").asText();
        if (!parameter.path("name").asText().equals("id")) return example;
        if (path.startsWith("/api/v1/claims")) return WORLD.claims.getFirst().id();
        if (path.startsWith("/api/v1/articles"))
            return WORLD.articles.getFirst().id();
        if (path.startsWith("/api/v1/stories"))
            return json(get("/api/v1/stories?single=true").body())
                    .at("/stories/0/id")
                    .asText();
        return example;
    }

    @ParameterizedTest
    @MethodSource("everything")
    void whatever_the_document_tells_is_answered_as_it_says(Asked asked) {
        HttpResponse<String> answer = get(asked.address());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("application/json");
        assertThat(header(answer, "ETag")).startsWith("W/\"");
        String schema = asked.pointer() + "/responses/200/content/application~1json/schema";
        assertThat(DOCUMENT.at(schema).isMissingNode()).as(schema).isFalse();
        assertThat(faults(schema, json(answer.body()))).isEmpty();
    }

    @Test
    void a_withdrawn_article_is_told_as_the_document_says() {
        JsonNode article =
                json(get("/api/v1/articles/" + WORLD.articles.getLast().id()).body());
        assertThat(article.path("withdrawn_ending").asText()).isEqualTo("deleted");
        assertThat(faults(
                        "/paths/~1api~1v1~1articles~1{id}/get/responses/200/content/application~1json/schema", article))
                .isEmpty();
    }

    @Test
    void the_answers_that_were_checked_are_not_empty() {
        for (String list : List.of(
                "claims", "findings", "articles", "models", "timeline", "disputes", "promises", "changes", "digests")) {
            assertThat(json(get("/api/v1/" + list).body()).path(list)).as(list).isNotEmpty();
        }
        assertThat(json(get("/api/v1/stories?single=true").body()).path("stories"))
                .isNotEmpty();
        assertThat(json(get("/api/v1/compare?models=Sable%203,Sable").body()).path("rows"))
                .isNotEmpty();
    }

    @Test
    void a_story_tells_what_its_articles_say_and_who_speaks_in_them() {
        JsonNode listed = json(get("/api/v1/stories?single=true").body()).at("/stories/0");
        JsonNode story =
                json(get("/api/v1/stories/" + listed.path("id").asText()).body());
        assertThat(story.path("articles")).isEqualTo(listed.path("articles"));
        Set<String> articles = new LinkedHashSet<>();
        int claims = 0;
        for (JsonNode article : story.path("articles")) {
            articles.add(article.path("article").asText());
            claims += article.path("claims").asInt();
        }
        assertThat(claims).isPositive();
        int its = 0;
        for (JsonNode finding : story.path("findings")) {
            int before = its;
            for (JsonNode claim : finding.path("claims")) {
                if (articles.contains(claim.path("article").asText())) its++;
            }
            assertThat(its).as(finding.toString()).isGreaterThan(before);
        }
        assertThat(its).isEqualTo(claims);
        assertThat(get("/api/v1/stories/0000000000000000").statusCode()).isEqualTo(404);
    }

    @Test
    void every_route_of_the_api_stands_in_the_document_and_every_path_of_it_is_served() {
        Set<String> told = new LinkedHashSet<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> told.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        List<String> served =
                site.routes().stream().filter(route -> route.contains(" /api/")).toList();
        assertThat(served).hasSizeGreaterThan(15).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void the_examples_of_the_document_are_what_it_says() {
        List<String> wrong = new ArrayList<>();
        int[] seen = {0};
        walk(DOCUMENT, "", (pointer, node) -> {
            // such as a comma in words without quotes leaves behind
            if (node.isNull()) wrong.add(pointer + " is nothing");
            if (!node.has("example") || !node.has("schema")) return;
            seen[0]++;
            faults(pointer + "/schema", node.path("example")).forEach(fault -> wrong.add(pointer + ": " + fault));
        });
        assertThat(wrong).isEmpty();
        assertThat(seen[0]).isGreaterThan(10);
    }

    private static void walk(JsonNode node, String pointer, java.util.function.BiConsumer<String, JsonNode> visitor) {
        visitor.accept(pointer, node);
        node.properties()
                .forEach(field -> walk(
                        field.getValue(),
                        pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                        visitor));
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) walk(array.get(i), pointer + "/" + i, visitor);
        }
    }

    @Test
    void the_document_is_served_and_shown_as_a_page() {
        assertThat(json(get("/openapi.json").body())).isEqualTo(DOCUMENT);
        String page = get("/api", "Accept-Language", "en").body();
        DOCUMENT.path("paths")
                .fieldNames()
                .forEachRemaining(path -> assertThat(page).contains(path));
        assertThat(page)
                .contains("8518cecba0dc9c17", "as it was known at the end of that day")
                .doesNotContain("<style");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 GET /api/v1/claims/none",
                "404 GET /api/v1/articles/none",
                "404 GET /api/v1/articles/none/revisions/1",
                "404 GET /api/v1/models/none",
                "404 GET /api/v1/nothing",
                "404 GET /api/v2/claims",
                "400 GET /api/v1/claims?limit=0",
                "400 GET /api/v1/claims?limit=1001",
                "400 GET /api/v1/claims?cursor=abc",
                "400 GET /api/v1/claims?attribute=colour",
                "400 GET /api/v1/promises?state=done",
                "400 GET /api/v1/timeline?as_of=tomorrow",
                "400 GET /api/v1/digests/2031-02-30",
                "405 DELETE /api/v1/claims",
                "405 PUT /api/v1/articles",
                "403 POST /api/v1/articles",
                "403 POST /api/v1/sources",
                "405 GET /mcp",
            })
    void an_error_is_a_problem_with_its_status_and_words_in_the_readers_language(String line) {
        String[] asked = line.split(" ", 3);
        for (String language : List.of("en", "zh")) {
            HttpResponse<String> answer = send(asked[1], asked[2], "Accept-Language", language);
            assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(asked[0]));
            assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
            JsonNode problem = json(answer.body());
            assertThat(faults("/components/schemas/Problem", problem)).isEmpty();
            assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
            boolean chinese = problem.path("detail").asText().chars().anyMatch(c -> c >= 0x4e00 && c <= 0x9fff);
            assertThat(chinese).as(problem.toString()).isEqualTo(language.equals("zh"));
            if (asked[0].equals("405")) assertThat(header(answer, "Allow")).isNotEmpty();
        }
    }

    @Test
    void who_does_not_take_json_is_told_so() {
        assertThat(get("/api/v1/status", "Accept", "text/csv").statusCode()).isEqualTo(406);
        assertThat(get("/api/v1/status", "Accept", "application/json;q=0, text/html")
                        .statusCode())
                .isEqualTo(406);
        assertThat(get("/api/v1/status", "Accept", "text/html, application/*;q=0.5")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void pages_join_without_gap_or_double_whatever_their_size() {
        for (String list :
                List.of("claims", "findings", "articles", "models", "timeline", "disputes", "promises", "digests")) {
            JsonNode whole = json(get("/api/v1/" + list + "?limit=1000").body());
            for (int size : List.of(1, 3)) {
                List<JsonNode> joined = new ArrayList<>();
                String next = "/api/v1/" + list + "?limit=" + size;
                while (!next.isEmpty()) {
                    JsonNode page = json(get(next).body());
                    assertThat(page.path(list).size()).isLessThanOrEqualTo(size);
                    assertThat(page.path("total")).isEqualTo(whole.path("total"));
                    page.path(list).forEach(joined::add);
                    next = page.path("next").asText();
                }
                assertThat(joined)
                        .as(list)
                        .isEqualTo(Stream.iterate(0, i -> i + 1)
                                .limit(whole.path(list).size())
                                .map(whole.path(list)::get)
                                .toList());
            }
        }
    }

    @Test
    void a_cursor_is_good_for_its_own_question_only_and_survives_another_limit() {
        String next = json(get("/api/v1/claims?limit=2").body()).path("next").asText();
        assertThat(get(next.replace("limit=2", "limit=5")).statusCode()).isEqualTo(200);
        String cursor = next.replaceAll(".*cursor=", "");
        assertThat(get("/api/v1/claims?limit=2&q=Sable&cursor=" + cursor).statusCode())
                .isEqualTo(400);
        assertThat(get("/api/v1/timeline?cursor=" + cursor).statusCode()).isEqualTo(400);
    }

    @Test
    void a_page_begins_behind_the_last_item_whatever_came_or_went_before_it() {
        Paging first = new Paging("0a0a0a0a", 0, Optional.empty(), 2);
        List<String> all = List.of("a", "b", "c", "d", "e");
        assertThat(first.of(all, Function.identity()).items()).containsExactly("a", "b");
        Paging second = new Paging("0a0a0a0a", 2, Optional.of("b"), 2);
        for (List<String> later : List.of(
                all,
                List.of("new", "a", "b", "c", "d", "e"),
                List.of("b", "c", "d", "e"),
                List.of("x", "y", "z", "a", "b", "c", "d"))) {
            assertThat(second.of(later, Function.identity()).items()).containsExactly("c", "d");
            Paging.Look<String> look =
                    (from, count) -> later.subList(Math.min(from, later.size()), Math.min(from + count, later.size()));
            assertThat(second.of(look, Function.identity(), later.size()).items())
                    .containsExactly("c", "d");
        }
        // the item itself is gone: its place counts
        assertThat(second.of(List.of("a", "c", "d", "e"), Function.identity()).items())
                .containsExactly("d", "e");
    }

    @Test
    void an_answer_that_is_held_is_not_sent_again_until_the_knowledge_changes() {
        HandMade world = new HandMade();
        Article article = world.add(HandMade.article("a.md", "甲", "2031-01-01", "", "题", "Wren 很好。Wren 很快。"));
        Claim claim = world.claim(
                article,
                "Wren",
                Attribute.OVERALL,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "Wren 很好");
        Path data = world.stored();
        try (KnowledgeBase knowledge = HandMade.knowledgeIn(data);
                Site told = new Site(knowledge, new SiteSettings("127.0.0.1", 0)).start()) {
            Site before = site;
            site = told;
            try {
                get("/api/v1/models"); // waits until all are weighed
                for (String path :
                        List.of("/api/v1/claims", "/api/v1/status", "/api/v1/claims/" + claim.id(), "/api/v1/models")) {
                    HttpResponse<String> first = get(path);
                    String tag = header(first, "ETag");
                    HttpResponse<String> held = get(path, "If-None-Match", "\"x\", " + tag);
                    assertThat(held.statusCode()).as(path).isEqualTo(304);
                    assertThat(held.body()).isEmpty();
                    assertThat(header(held, "ETag")).isEqualTo(tag);
                    assertThat(get(path, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
                }
                String tag = header(get("/api/v1/claims"), "ETag");
                try (Archive archive = Archive.open(data)) {
                    archive.store(
                            List.of(HandMade.article("b.md", "乙", "2031-01-02", "", "另一题", "Wren 不好。")),
                            HandMade.CLOCK.instant());
                }
                HttpResponse<String> changed = get("/api/v1/claims", "If-None-Match", tag);
                assertThat(changed.statusCode()).isEqualTo(200);
                assertThat(header(changed, "ETag")).isNotEqualTo(tag);
            } finally {
                site = before;
            }
        }
    }

    @Test
    void head_has_the_headers_of_get_and_no_body() {
        for (String path : List.of(
                "/",
                "/search?q=Sable",
                "/api/v1/claims?limit=1",
                "/static/style.css",
                "/openapi.json",
                "/nope",
                "/healthz")) {
            HttpResponse<String> get = get(path);
            HttpResponse<String> head = send("HEAD", path);
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.body()).as(path).isEmpty();
            for (String name :
                    List.of("Content-Type", "Content-Length", "ETag", "Cache-Control", "Content-Security-Policy")) {
                assertThat(header(head, name)).as(path + " " + name).isEqualTo(header(get, name));
            }
        }
    }

    @Test
    void the_knowledge_of_a_former_day_is_that_of_that_day() {
        JsonNode then = json(get("/api/v1/models/sable-3?as_of=2031-05-06").body());
        JsonNode now = json(get("/api/v1/models/sable-3").body());
        assertThat(then.path("claims").asInt())
                .isPositive()
                .isLessThan(now.path("claims").asInt());
        assertThat(json(get("/api/v1/promises?as_of=2031-06").body()).findValuesAsText("state"))
                .doesNotContain("kept");
        assertThat(json(get("/api/v1/promises").body()).findValuesAsText("state"))
                .contains("kept");
    }
}
