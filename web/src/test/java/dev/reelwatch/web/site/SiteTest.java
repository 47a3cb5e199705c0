package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.HandMade;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final HandMade WORLD = HandMade.world();
    private static Article hostile;
    private static Claim hostileClaim;
    private static Site site;

    @BeforeAll
    static void start() {
        hostile = WORLD.add(HandMade.article(
                "evil.md",
                "=cmd|' /C calc'!A0",
                "2031-05-07",
                "javascript:alert(document.cookie)",
                HandMade.HOSTILE,
                "Wren 很好" + HandMade.HOSTILE + "。\n\n完。"));
        hostileClaim = WORLD.claim(
                hostile,
                "Wren" + HandMade.HOSTILE,
                Attribute.OVERALL,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "很好" + HandMade.HOSTILE);
        KnowledgeBase knowledge = WORLD.knowledge();
        site = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), HandMade.CLOCK).start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
            for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static Document page(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
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

    private static Claim claim(String words) {
        return WORLD.quoting(words);
    }

    @Test
    void the_first_page_shows_the_latest_digest_the_newest_claims_and_a_search_box() {
        Document page = page("/");
        assertThat(page.select("input[name=q]")).isNotEmpty();
        assertThat(page.select(".lead-story .sentence")).isNotEmpty();
        assertThat(page.select(".latest .card")).hasSize(6);
        assertThat(page.select(".numbers").text()).contains(String.valueOf(WORLD.claims.size()));
    }

    @Test
    void the_first_page_goes_back_to_the_last_day_that_brought_something_new() throws Exception {
        HandMade world = HandMade.world();
        Article retold = world.add(HandMade.article(
                "retold.md", "午后茶", "2031-08-25", "https://tea.example/9", "随手记", "Sable 3 已经上线。最近天气很热。"));
        world.claim(
                retold,
                "Sable 3",
                Attribute.RELEASE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "Sable 3 已经上线。");
        try (KnowledgeBase knowledge = world.knowledge();
                Site other = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), HandMade.CLOCK).start()) {
            Document page = Jsoup.connect(other.address()).get();
            assertThat(page.select(".lead-story .sentence")).isNotEmpty();
            assertThat(page.expectFirst(".lead-story time").attr("datetime")).isEqualTo("2031-08-20");
            assertThat(Jsoup.connect(other.address() + "digest/2031-08-25")
                            .get()
                            .select(".sentence"))
                    .isEmpty();
        }
    }

    @Test
    void a_search_marks_the_words_and_links_to_the_claim_and_its_place() {
        Document page = page("/search?q=" + encode("花纹"));
        Element card = page.expectFirst(".card");
        Claim claim = claim("花纹仍然");
        assertThat(card.select("mark").text()).isEqualTo("花纹");
        assertThat(card.select(".quote").text()).isEqualTo(claim.quote().text());
        assertThat(card.text()).contains("Sable 3", "一致性", "潮汐日报", "2031年5月6日");
        assertThat(card.select("a[href='/claims/" + claim.id() + "']")).isNotEmpty();
        assertThat(card.select("a[href$='#c-" + claim.id() + "']")).isNotEmpty();
    }

    @Test
    void filters_narrow_and_each_facet_links_to_a_narrower_search_with_its_count() {
        Document page = page("/search?model=" + encode("Sable 3") + "&polarity=against");
        assertThat(page.select(".card")).hasSize(1);
        assertThat(page.select(".facets .chosen")).hasSize(2);
        assertThat(page.select(".chips.chosen li")).hasSize(3);
        String none = page.expectFirst(".chips.chosen li:last-of-type a").attr("href");
        assertThat(page(none).select(".chosen")).isEmpty();
        Element facet = page("/search").expectFirst(".facets a[href*='basis=author']");
        int count = Integer.parseInt(facet.select(".n").text());
        Document narrow = page(facet.attr("href"));
        assertThat(narrow.select(".card")).hasSize(count);
        // a second value of the same facet widens, and its number was told before
        Element other = narrow.expectFirst(".facets a[href*='basis=vendor']");
        assertThat(other.attr("href")).contains("basis=author");
        int more = Integer.parseInt(other.select(".n").text());
        assertThat(page(other.attr("href") + "&limit=1000").select(".card")).hasSize(count + more);
        assertThat(json(get(other.attr("href") + "&format=json")).path("total").asInt())
                .isEqualTo(count + more);
    }

    @Test
    void bars_of_months_narrow_by_when_it_was_said_and_back() {
        Document page = page("/search?q=Sable");
        Element bar = page.expectFirst(".histogram a[data-time=2031-05]");
        int count = Integer.parseInt(bar.select("title").text().replaceAll(".*: ", ""));
        Document may = page(bar.attr("href"));
        assertThat(bar.attr("href")).contains("q=Sable", "said=2031-05");
        assertThat(may.select(".card")).hasSize(count);
        assertThat(may.select(".histogram a")).hasSameSizeAs(page.select(".histogram a"));
        assertThat(may.select(".histogram a.outside")).isNotEmpty();
        assertThat(may.expectFirst(".histogram a[data-time=2031-05]").attr("href"))
                .doesNotContain("said=");
        assertThat(get("/search?said=soon").statusCode()).isEqualTo(400);
        assertThat(get("/search?year=31").statusCode()).isEqualTo(400);
    }

    @Test
    void a_slip_is_forgiven_and_what_was_typed_can_be_insisted_on() {
        Document page = page("/search?q=" + encode("runwya OR 花纹") + "&lang=en");
        assertThat(page.select(".mended")).isEmpty(); // 花纹 is found
        page = page("/search?q=" + encode("Sabel 花纹") + "&lang=en");
        assertThat(page.expectFirst(".mended").text()).isEqualTo("sable 花纹");
        assertThat(page.select(".card")).isNotEmpty();
        assertThat(page.expectFirst("#q").attr("value")).isEqualTo("Sabel 花纹");
        Element exact = page.expectFirst(".notice a[href*='exact=true']");
        assertThat(page(exact.attr("href")).select(".mended")).isEmpty();
        assertThat(json(get("/search?format=json&q=" + encode("Sabel 花纹")))
                        .path("mended")
                        .asText())
                .isEqualTo("sable 花纹");
        JsonNode told = json(get("/api/v1/claims?q=" + encode("Sabel colour:red")));
        assertThat(told.path("mended").asText()).startsWith("sable");
        assertThat(told.path("mistakes").get(0).path("word").asText()).isEqualTo("colour");
    }

    @Test
    void pages_of_hits_join_without_a_gap() {
        Document first = page("/search?limit=6");
        Element next = first.expectFirst(".pages a[rel=next]");
        Document second = page(next.attr("href"));
        List<String> a = first.select(".card .quote a").eachAttr("href");
        List<String> b = second.select(".card .quote a").eachAttr("href");
        assertThat(a).hasSize(6).doesNotContainAnyElementsOf(b);
        assertThat(page("/search?limit=1000").select(".card .quote a").eachAttr("href"))
                .containsAll(a)
                .containsAll(b);
    }

    @Test
    void a_finding_comes_once_with_all_who_say_so() {
        page("/disputes"); // waits until all are weighed
        JsonNode claims = json(get("/search?format=json&q=" + encode("Sable 3 时长")));
        JsonNode findings = json(get("/search?tab=findings&format=json&q=" + encode("Sable 3 时长")));
        List<String> said = new ArrayList<>();
        for (JsonNode finding : findings.path("findings")) {
            finding.path("claims").forEach(claim -> said.add(claim.path("id").asText()));
        }
        assertThat(said).doesNotHaveDuplicates();
        assertThat(said).containsAll(claims.path("claims").findValuesAsText("id"));
        int total = findings.path("total").asInt();
        assertThat(total)
                .isEqualTo(findings.path("findings").size())
                .isLessThan(claims.path("total").asInt());

        Document shown = page("/search?tab=findings&q=" + encode("Sable 3 时长"));
        assertThat(shown.select(".finding")).hasSize(total);
        assertThat(shown.select(".total").text()).contains(String.valueOf(total));
        assertThat(shown.select(".finding:has(.tag.support) .others .quote")).isNotEmpty();
        assertThat(shown.select(".facets")).isNotEmpty();
        assertThat(get("/search?tab=findings&format=csv&q=" + encode("Sable 3 时长"))
                        .body()
                        .lines())
                .hasSize(total + 1)
                .first()
                .asString()
                .startsWith("id,model,attribute,");
        assertThat(Jsoup.parse(
                                get("/search?tab=findings&format=atom&q=" + encode("Sable 3 时长"))
                                        .body(),
                                Parser.xmlParser())
                        .select("entry"))
                .hasSize(total);
    }

    @Test
    void articles_can_be_searched_too() {
        assertThat(page("/search?tab=articles&q=" + encode("水母")).select(".card"))
                .isEmpty();
        assertThat(page("/search?tab=articles&q=" + encode("会员每月"))
                        .select(".card .headline")
                        .text())
                .isEqualTo("Sable 3 会员降价");
    }

    @Test
    void a_search_without_hits_says_so() {
        assertThat(page("/search?q=zzzz").select(".empty").text()).contains("zzzz");
    }

    @Test
    void the_timeline_tells_what_others_say_of_a_date() throws IOException {
        HandMade world = new HandMade();
        for (String day : List.of("2031-05-06", "2031-05-19")) {
            String text = "Sable 3 于 " + day + " 发布。";
            Article article = world.add(HandMade.article(day, "报社 " + day, "2031-06-01", "", "旧事 " + day, text));
            world.claim(
                    article,
                    "Sable 3",
                    Attribute.RELEASE,
                    Polarity.NEUTRAL,
                    Status.PAST,
                    Basis.AUTHOR,
                    HandMade.date(day, day),
                    text);
        }
        try (KnowledgeBase knowledge = world.knowledge();
                Site told = new Site(knowledge, new SiteSettings("127.0.0.1", 0)).start()) {
            Document page = Jsoup.connect(told.address() + "timeline").get();
            assertThat(page.select(".event")).hasSize(1);
            assertThat(page.expectFirst(".event").text()).contains("2031年5月6日", "另有来源说是 2031年5月19日");
        }
    }

    @Test
    void lists_that_stop_tell_how_many_more_there_are_and_where() throws IOException {
        HandMade world = new HandMade();
        for (int i = 1; i <= 40; i++) {
            String words = "Fern 一次能生成 " + i + " 秒的视频，Fern " + i + " 也能。";
            Article article = world.add(HandMade.article(
                    "fern" + i + ".md", "半格实验", "2031-05-06", "https://h.example/fern" + i, "第 " + i + " 篇", words));
            for (String model : List.of("Fern", "Fern " + i)) {
                world.claim(
                        article,
                        model,
                        Attribute.DURATION,
                        Polarity.NEUTRAL,
                        Status.CURRENT,
                        Basis.AUTHOR,
                        HandMade.number(i + " 秒", i, "s"),
                        words);
            }
        }
        try (KnowledgeBase knowledge = world.knowledge();
                Site told = new Site(knowledge, new SiteSettings("127.0.0.1", 0)).start()) {
            Element models = Jsoup.connect(told.address() + "search").get().expectFirst(".facets section");
            int shown = models.select("li").size();
            assertThat(models.select("summary").text()).contains(String.valueOf(41 - 6));
            assertThat(models.select("a[href$=#field-model]").text()).contains(String.valueOf(41 - shown));
            assertThat(Jsoup.connect(told.address() + "help/search").get().select("#field-model"))
                    .hasSize(1);
            Document model = Jsoup.connect(told.address() + "models/fern").get();
            assertThat(model.select("details.others summary").text()).contains("20");
            assertThat(model.select("details.others li")).hasSize(20);
            // all of it was said in one month: that is no course
            assertThat(model.select("[data-chart]")).isEmpty();
        }
    }

    @Test
    void scripts_of_others_come_from_us_packed_and_for_good_and_only_where_they_are_used() {
        for (String path : List.of("/search?q=Sable", "/timeline", "/compare?m1=Sable+3&m2=Moth+Turbo")) {
            Document page = page(path);
            List<String> scripts = page.select("script[src]").eachAttr("src");
            assertThat(scripts).as(path).anyMatch(src -> src.startsWith("/static/htmx.min.js?v="));
            assertThat(scripts).as(path).anyMatch(src -> src.startsWith("/static/echarts.common.min.js?v="));
            assertThat(page.select("script:not([defer], [type=module])")).isEmpty();
            for (String src : scripts) {
                HttpResponse<String> script = get(src, "Accept-Encoding", "gzip");
                assertThat(script.headers().firstValue("Cache-Control"))
                        .contains("public, max-age=31536000, immutable");
                assertThat(script.headers().firstValue("Content-Encoding")).contains("gzip");
                assertThat(get(src).body()).isNotBlank();
            }
            assertThat(page.expectFirst("meta[name=htmx-config]").attr("content"))
                    .contains("\"allowEval\":false", "\"includeIndicatorStyles\":false", "\"historyCacheSize\":0");
        }
        for (String path : List.of("/", "/models", "/stories", "/digest", "/sources")) {
            assertThat(page(path).select("script[src*=htmx], script[src*=echarts]"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void the_timeline_goes_into_a_calendar_as_it_is_narrowed() {
        String path = "/timeline?kind=release&model=" + encode("Sable 3");
        String address = page(path).select(".export a[href*='format=ics']").attr("href");
        HttpResponse<String> answer = get(address);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/calendar; charset=utf-8");
        assertThat(answer.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("NAME:Reelwatch · Sable 3\r\n")
                .endsWith("END:VCALENDAR\r\n");
        int events = page(path).select(".event").size();
        assertThat(events).isPositive();
        assertThat(answer.body().split("BEGIN:VEVENT", -1)).hasSize(events + 1);
    }

    @Test
    void the_timeline_tells_dates_conflicts_and_quotes_by_year() {
        Document page = page("/timeline?model=" + encode("Sable 3"));
        assertThat(page.select("#y2031")).isNotEmpty();
        // released, made cheaper, promised, kept
        assertThat(page.select(".event")).hasSize(4);
        assertThat(page.expectFirst(".event").text()).contains("2031年5月6日");
        assertThat(page.select(".event .when").eachText()).endsWith("2031年8月", "2031年8月20日");
        assertThat(page.select("option[selected]").text()).isEqualTo("Sable 3");
        assertThat(page("/timeline?model=Nobody").select(".empty")).isNotEmpty();
    }

    @Test
    void a_withdrawn_article_says_so_in_both_languages_and_keeps_its_text() throws IOException {
        HandMade world = new HandMade();
        Article article = world.add(HandMade.article("a.md", "甲", "2031-01-01", "", "题", "水母三号很好。"));
        world.withdrawn.add(article);
        try (KnowledgeBase knowledge = world.knowledge();
                Site told = new Site(knowledge, new SiteSettings("127.0.0.1", 0)).start()) {
            String address = told.address() + "articles/" + article.id();
            Document page = Jsoup.connect(address + "?lang=zh").get();
            assertThat(page.select(".withdrawn").text()).contains("不再显示", "Its author deleted it.");
            assertThat(page.text()).contains("水母三号很好");
            assertThat(Jsoup.connect(address + "?lang=en")
                            .get()
                            .select(".withdrawn")
                            .text())
                    .contains("does not show this article any more");
            String json = Jsoup.connect(told.address() + "api/v1/articles/" + article.id())
                    .ignoreContentType(true)
                    .execute()
                    .body();
            assertThat(json).contains("\"withdrawn_ending\":\"deleted\"", "\"withdrawn_why\"", "\"withdrawn_at\"");
        }
        assertThat(page("/articles/" + WORLD.articles.getFirst().id()).select(".withdrawn"))
                .isEmpty();
    }

    @Test
    void models_have_pages_and_stand_side_by_side_as_of_a_day() {
        Document models = page("/models");
        assertThat(models.select("tbody a.model").eachText()).contains("Sable 3");
        Document model = page("/models/sable-3");
        assertThat(model.select("h1").text()).isEqualTo("Sable 3");
        assertThat(model.select("blockquote")).isNotEmpty();
        Document compare = page("/compare?m1=" + encode("Sable 3") + "&m2=Sable");
        assertThat(compare.select("thead a.model").eachText()).containsExactly("Sable 3", "Sable");
        assertThat(compare.select("tbody tr")).isNotEmpty();
        assertThat(page("/timeline?as_of=2031-01-01&model=" + encode("Sable 3")).select(".event"))
                .isEmpty();
        assertThat(json(get("/compare?models=" + encode("Sable 3,Sable") + "&format=json"))
                        .at("/rows"))
                .isNotEmpty();
    }

    @Test
    void the_marks_in_an_article_are_the_quotes_also_where_they_overlap() {
        for (Article article : WORLD.articles) {
            Document page = page("/articles/" + article.id());
            List<Claim> claims = WORLD.knowledge().claimsIn(article.id());
            MarkedText text = MarkedText.of(article, claims);
            assertThat(text.adrift()).isEmpty();
            for (Claim claim : claims) {
                int number = text.number(claim.id());
                StringBuilder words = new StringBuilder();
                page.select(".text mark[data-claims~=(^| )" + number + "( |$)]")
                        .forEach(mark -> words.append(mark.wholeText()));
                assertThat(words.toString()).isEqualTo(claim.quote().text());
                assertThat(page.select("#c-" + claim.id())).hasSize(1);
                assertThat(page.select("a[href='#k-" + number + "']")).hasSize(1);
            }
            StringBuilder whole = new StringBuilder();
            for (Element paragraph : page.select(".text p")) {
                paragraph.select("sup").remove();
                whole.append(whole.isEmpty() ? "" : "\n\n").append(paragraph.wholeText());
            }
            assertThat(whole.toString()).isEqualTo(article.text());
        }
    }

    @Test
    void a_quote_over_two_paragraphs_is_marked_in_both_with_one_beginning_and_one_end() {
        HandMade world = new HandMade();
        Article article = world.add(HandMade.article("a.md", "甲", "2031-01-01", "", "题", "起。前半\n\n后半。末"));
        Claim claim = world.claim(
                article,
                "Wren",
                Attribute.OVERALL,
                Polarity.POSITIVE,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "前半\n\n后半。");
        MarkedText text = MarkedText.of(article, List.of(claim));
        List<MarkedText.Segment> marked = text.paragraphs().stream()
                .flatMap(paragraph -> paragraph.segments().stream())
                .filter(segment -> !segment.covering().isEmpty())
                .toList();
        assertThat(marked).extracting(MarkedText.Segment::text).containsExactly("前半", "后半。");
        assertThat(marked.getFirst().starting()).containsExactly(claim);
        assertThat(marked.getFirst().ending()).isEmpty();
        assertThat(marked.getLast().starting()).isEmpty();
        assertThat(marked.getLast().ending()).containsExactly(1);
    }

    @Test
    void a_claim_is_shown_in_its_context_with_its_facts_and_those_who_say_the_same() {
        Claim claim = claim("今早发布");
        Document page = page("/claims/" + claim.id());
        assertThat(page.select(".context mark").text()).isEqualTo(claim.quote().text());
        assertThat(page.select(".context .around").text()).contains("新模型单次可生成");
        assertThat(page.select(".facts").text()).contains("Sable 3", "发布", "官方", "潮汐日报", "2031年5月6日 09:30");
        assertThat(page.select(".witness .card").text()).contains("镜前观察");
        assertThat(page.text()).contains("2 个独立来源");
        Element out = page.expectFirst("a[href*='#:~:text=']");
        assertThat(out.attr("href")).startsWith("https://tide.example/2031/sable-3#:~:text=%E7%99%BD");
        assertThat(out.attr("rel")).contains("noopener", "nofollow");
        assertThat(page("/claims/" + claim("花纹仍然").id()).text()).contains("评价相反", "一转身就换了衣服");
    }

    @Test
    void digests_lead_from_day_to_day() {
        assertThat(page("/digest").select("a[href='/digest/2031-05-06']")).isNotEmpty();
        Document page = page("/digest/2031-05-09");
        // the day between has nothing to tell
        assertThat(page("/digest/2031-05-07").text()).contains("没有可报的新消息");
        assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo("/digest/2031-05-06");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/digest/2031-06-01");
        assertThat(page("/digest/2031-05-20").text()).contains("没有可报的新消息", "2031年5月9日");
        assertThat(json(get("/digest/2031-05-09?format=json")).path("sections")).isNotEmpty();
        assertThat(get("/digest/2031-05-09?format=md").body()).startsWith("# 2031年5月9日");
    }

    @Test
    void changesQuoteWhatWasAndWhatIsTheLatestFirst() {
        List<String> ids = json(get("/changes?format=json")).path("changes").findValuesAsText("kind");
        Document page = page("/changes?lang=en");
        assertThat(page.select("section.dispute")).hasSameSizeAs(ids).isNotEmpty();
        assertThat(page.select("section.dispute time").eachAttr("datetime")).isNotEmpty();
        assertThat(page.select("nav [aria-current=page]").text()).isEqualTo("Changes");
        assertThat(get("/changes?format=csv").body().lines()).hasSize(ids.size() + 1);
    }

    @Test
    void disputes_and_promises_quote_both_sides() {
        assertThat(page("/disputes").select(".dispute .side")).hasSize(2);
        assertThat(page("/promises").select(".promise-kept .side")).hasSize(2);
        assertThat(page("/promises").select(".promise-open").text()).contains("未说明期限");
        assertThat(json(get("/promises?format=json")).at("/promises/1/state").asText())
                .isEqualTo("kept");
        assertThat(json(get("/disputes?format=json")).at("/disputes/0/type").asText())
                .isEqualTo("polarity");
    }

    @Test
    void hits_are_marked_by_who_else_says_so_and_are_sorted_by_it() {
        page("/disputes"); // waits until all are weighed
        Document disputed = page("/search?q=" + encode("is:disputed"));
        assertThat(disputed.select(".card")).isNotEmpty();
        assertThat(disputed.select(".card:has(.tag.disputed)")).hasSameSizeAs(disputed.select(".card"));
        assertThat(page("/search?q=" + encode("is:promise")).select(".card .state-kept, .card .state-open"))
                .isNotEmpty();
        Document sorted = page("/search?sort=support");
        List<Integer> voices = sorted.select(".card").stream()
                .map(card -> card.select(".tag.support").text().replaceAll("\\D", ""))
                .map(number -> number.isEmpty() ? 1 : Integer.parseInt(number))
                .toList();
        assertThat(voices).startsWith(2).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(json(get("/api/v1/claims?sort=support")).at("/claims/0/id").asText())
                .isEqualTo(sorted.expectFirst(".card .quote a").attr("href").replace("/claims/", ""));
        assertThat(get("/search?sort=loudest").statusCode()).isEqualTo(400);
    }

    @Test
    void until_all_claims_are_weighed_hits_are_shown_without_marks_and_other_pages_are_promised() throws Exception {
        CountDownLatch weighing = new CountDownLatch(1);
        KnowledgeBase knowledge = WORLD.knowledge();
        Clock slow = new Clock() {
            @Override
            public ZoneId getZone() {
                return HandMade.CLOCK.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                if (Thread.currentThread().getName().equals("weighing")) await(weighing);
                return HandMade.CLOCK.instant();
            }
        };
        try (Site other = new Site(() -> knowledge, new SiteSettings("127.0.0.1", 0), slow).start()) {
            Document hits =
                    Jsoup.connect(other.address() + "search?q=is:promise").get();
            assertThat(hits.select(".card")).isNotEmpty();
            assertThat(hits.select(".card [class*=state-]")).isEmpty();
            assertThat(hits.select("[role=status]").text()).contains("论断还在互相对照");
            Connection.Response home =
                    Jsoup.connect(other.address()).ignoreHttpErrors(true).execute();
            assertThat(home.statusCode()).isEqualTo(503);
            assertThat(home.header("Retry-After")).isEqualTo("5");
            assertThat(home.parse().select("main a[href=/search]")).isNotEmpty();
            weighing.countDown();
            assertThat(Jsoup.connect(other.address()).get().select(".lead-story"))
                    .isNotEmpty();
            assertThat(Jsoup.connect(other.address() + "search?q=is:promise")
                            .get()
                            .select(".card [class*=state-]"))
                    .isNotEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hostile_words_become_no_markup_and_only_web_addresses_become_links() {
        for (String path : List.of(
                "/articles/" + hostile.id(),
                "/claims/" + hostileClaim.id(),
                "/search?q=" + encode(HandMade.HOSTILE),
                "/search?tab=articles&q=Wren",
                "/search?model=" + encode(HandMade.HOSTILE),
                "/timeline?model=" + encode(HandMade.HOSTILE),
                "/digest/2031-05-07",
                "/")) {
            Document page = page(path);
            assertThat(page.select("img, script:not([src^=/static/]):not([type=application/ld+json])"))
                    .as(path)
                    .isEmpty();
            assertThat(page.select("[onerror], [style], style")).as(path).isEmpty();
            assertThat(page.select("a[href]").eachAttr("href"))
                    .as(path)
                    .allMatch(href -> href.startsWith("/") || href.startsWith("#") || href.startsWith("https://"));
        }
        assertThat(page("/articles/" + hostile.id()).select("h1").text()).isEqualTo(HandMade.HOSTILE);
        assertThat(get("/nothing/" + encode(HandMade.HOSTILE)).body()).doesNotContain("<img");
        assertThat(get("/search?basis=" + encode(HandMade.HOSTILE)).body()).doesNotContain("<img");
    }

    @Test
    void a_browser_may_load_nothing_but_our_own_files() {
        for (String path : List.of("/", "/nope", "/api/v1/claims", "/static/style.css")) {
            var headers = get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        }
        for (String path :
                page("/").select("link[rel=stylesheet], link[rel=icon]").eachAttr("href")) {
            assertThat(path).startsWith("/static/");
            assertThat(get(path).statusCode()).isEqualTo(200);
            assertThat(get(path).headers().firstValue("Cache-Control").orElse(""))
                    .contains("immutable");
        }
    }

    @Test
    void the_language_is_the_one_asked_for_then_the_one_remembered_then_the_browsers_then_chinese() {
        assertThat(get("/").body()).contains("<html lang=\"zh-Hans\"");
        assertThat(get("/", "Accept-Language", "de, en-GB;q=0.8, zh;q=0.5").body())
                .contains("<html lang=\"en\"");
        assertThat(get("/", "Accept-Language", "en;q=0, zh-CN").body()).contains("<html lang=\"zh-Hans\"");
        assertThat(get("/", "Accept-Language", "en", "Cookie", "lang=zh").body())
                .contains("<html lang=\"zh-Hans\"");
        var asked = get("/timeline?lang=en&model=" + encode("Sable 3"), "Cookie", "lang=zh");
        assertThat(asked.body()).contains("<html lang=\"en\"", "Timeline of Sable 3");
        assertThat(asked.headers().firstValue("Set-Cookie").orElse("")).contains("lang=en", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void without_a_cookie_links_carry_the_language_and_with_it_they_need_not() {
        Document page = page("/search?lang=en&q=Sable");
        assertThat(page.select("main a[href^='/claims/']").eachAttr("href")).allMatch(href -> href.endsWith("lang=en"));
        assertThat(page.select("form input[name=lang]").attr("value")).isEqualTo("en");
        assertThat(page.select(".languages a[hreflang=zh-Hans]").attr("href")).isEqualTo("/search?q=Sable&lang=zh");
        Document kept =
                Jsoup.parse(get("/search?lang=en&q=Sable", "Cookie", "lang=en").body());
        assertThat(kept.select("main a[href^='/claims/']").eachAttr("href")).noneMatch(href -> href.contains("lang="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?basis=nobody",
                "/search?attribute=colour",
                "/search?polarity=5",
                "/search?status=soon",
                "/search?page=0",
                "/search?page=abc",
                "/search?page=99999999999",
                "/search?limit=1001",
                "/search?sort=price",
                "/search?tab=x",
                "/search?format=xml",
                "/search?q=%FF",
                "/search?q=a%00b",
                "/timeline?format=pdf",
                "/digest/2031-13-45",
                "/digest/yesterday",
                "/digest/2031-05-06?format=csv",
                "/disputes?format=x",
                "/promises?format=x"
            })
    void a_wrong_parameter_is_a_worded_400(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select(".message p").text()).hasSizeGreaterThan(10);
    }

    @Test
    void a_broken_escape_in_the_address_is_a_400() throws IOException {
        // no client of the JDK would send it
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            String request = "GET /search?q=%ZZ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("这个网址里有无法解读的字符");
        }
    }

    @Test
    void a_question_of_any_length_gets_an_answer_and_a_long_one_a_400() {
        assertThat(get("/search?q=" + "a".repeat(Parameters.LONGEST)).statusCode())
                .isEqualTo(200);
        assertThat(get("/search?q=" + "a".repeat(Parameters.LONGEST + 1)).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/claims/0123456789abcdef", "/articles/zz", "/nope", "/claims/..%2f..%2fetc", "/static/x.css"})
    void what_is_not_there_is_a_worded_404(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        if (!path.contains("%2f"))
            assertThat(Jsoup.parse(answer.body()).select(".message h1").text()).isEqualTo("没有找到");
    }

    @Test
    void an_address_without_a_page_says_that() {
        assertThat(Jsoup.parse(get("/nope").body()).select(".message").text()).contains("这里没有页面");
        assertThat(json(get("/api/v1/nope")).path("detail").asText()).isEqualTo("这里没有页面。");
    }

    @Test
    void the_api_gives_claim_json_page_by_page() {
        JsonNode first = json(get("/api/v1/claims?limit=10"));
        assertThat(first.path("total").asInt()).isEqualTo(WORLD.claims.size());
        JsonNode second = json(get(first.path("next").asText()));
        assertThat(first.path("claims").size() + second.path("claims").size()).isEqualTo(WORLD.claims.size());
        assertThat(second.has("next")).isFalse();
        Claim claim = claim("今早发布");
        assertThat(ClaimJson.read(get("/api/v1/claims/" + claim.id()).body())).isEqualTo(claim);
        assertThat(json(get("/api/v1/articles/" + claim.article().articleId())).path("claims"))
                .hasSize(7);
        assertThat(json(get("/api/v1/timeline?model=" + encode("Sable 3"))).path("timeline"))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/claims/none",
                "/api/v1/articles/none",
                "/api/v1/nothing",
                "/api/v1/claims?limit=x",
                "/api/v1/claims?cursor=-1",
                "/search?format=json&page=x"
            })
    void the_api_tells_its_errors_as_problems(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("status").asInt())
                .isEqualTo(answer.statusCode())
                .isIn(400, 404);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    @Test
    void any_search_can_be_followed_as_a_feed_at_the_same_address() {
        String path = "/search?q=" + encode("Sable 3") + "&basis=vendor&lang=en";
        assertThat(page(path).select("link[rel=alternate][href*='format=atom'][href*='basis=vendor']"))
                .hasSize(1);
        HttpResponse<String> answer = get(path + "&format=atom");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        Document feed = Jsoup.parse(answer.body(), Parser.xmlParser());
        int total = json(get(path + "&format=json")).path("total").asInt();
        assertThat(feed.select("entry")).hasSize(total).isNotEmpty();
        assertThat(feed.expectFirst("feed > title").text()).contains("Sable 3");
        assertThat(feed.expectFirst("feed > link[rel=self]").attr("href"))
                .startsWith(site.publicAddress() + "/search?")
                .contains("format=atom", "basis=vendor");
        assertThat(feed.expectFirst("feed > updated").text())
                .isEqualTo(feed.expectFirst("entry > updated").text());
        assertThat(feed.select("entry > updated").eachText()).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        for (Element entry : feed.select("entry")) {
            assertThat(entry.select("id, title, summary, author > name")).hasSize(4);
            String page = entry.expectFirst("id")
                    .text()
                    .substring(site.publicAddress().length());
            assertThat(get(page).statusCode()).isEqualTo(200);
        }
        assertThat(get(path + "&format=atom").body()).isEqualTo(answer.body());
        Document articles = Jsoup.parse(get("/search?tab=articles&format=atom").body(), Parser.xmlParser());
        assertThat(articles.select("entry")).hasSize(WORLD.articles.size());
        assertThat(Jsoup.parse(get("/search?q=zzzz&format=atom").body(), Parser.xmlParser())
                        .select("feed > updated"))
                .hasSize(1);
    }

    @Test
    void the_help_tells_every_field_and_each_of_its_examples_is_understood() {
        for (String language : List.of("zh", "en")) {
            Document page = page("/help/search?lang=" + language);
            JsonNode fields = json(get("/api/v1/claims?q=colour:red")).at("/mistakes/0/known");
            assertThat(fields).hasSizeGreaterThan(20);
            for (JsonNode field : fields) assertThat(page.text()).contains(field.asText() + ":");
            assertThat(page.select(".language a")).hasSizeGreaterThan(40);
            for (Element example : page.select(".language a")) {
                JsonNode answer = json(get(example.attr("href") + "&format=json"));
                assertThat(answer.has("mistakes")).as(example.text()).isFalse();
            }
        }
        assertThat(page("/search").select("a[href=/help/search]")).isNotEmpty();
    }

    @Test
    void a_table_of_a_search_has_all_rows_unless_fewer_are_asked_for() {
        assertThat(get("/search?format=csv").body().split("\r\n")).hasSize(WORLD.claims.size() + 1);
        assertThat(get("/search?format=csv&limit=3").body().split("\r\n")).hasSize(4);
        assertThat(get("/search?tab=articles&format=csv").body().split("\r\n")).hasSize(WORLD.articles.size() + 1);
        assertThat(get("/search?format=csv&q=zzzz").body())
                .startsWith("id,model,")
                .hasLineCount(1);
    }

    @Test
    void a_table_holds_no_formula() {
        HttpResponse<String> answer = get("/search?format=csv");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(answer.body()).contains("'=cmd|").doesNotContain(",=cmd");
        assertThat(Csv.cell("+1 为好")).isEqualTo("'+1 为好");
        assertThat(Csv.cell("-5.25")).isEqualTo("-5.25");
        assertThat(Csv.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(Csv.cell("＝1")).isEqualTo("'＝1");
        assertThat(Csv.cell("a,\"b\"\nc")).isEqualTo("\"a,\"\"b\"\"\nc\"");
        for (String path : List.of("/timeline?format=csv", "/disputes?format=csv", "/promises?format=csv")) {
            assertThat(get(path).body().lines().count()).as(path).isGreaterThan(1);
        }
    }

    @Test
    void health_robots_and_the_icon_answer() {
        assertThat(get("/healthz").body()).isEqualTo("ok\n");
        assertThat(get("/robots.txt").body()).contains("User-agent: *");
        assertThat(get("/favicon.ico").statusCode()).isEqualTo(301);
        assertThat(get("/static/favicon.svg").headers().firstValue("Content-Type"))
                .contains("image/svg+xml");
    }

    @Test
    void every_page_tells_what_it_is_on_and_under_which_address() {
        Claim claim = claim("今早发布");
        for (String path : List.of(
                "/",
                "/search?q=Sable",
                "/timeline?kind=release",
                "/models",
                "/models/sable-3",
                "/compare?m1=Sable+3",
                "/disputes",
                "/promises",
                "/changes",
                "/claims/" + claim.id(),
                "/articles/" + claim.article().articleId(),
                "/articles/" + claim.article().articleId() + "/changes",
                "/sources",
                "/digest",
                "/digest/2031-05-06",
                "/api")) {
            Document page = page(path);
            String title = page.select("meta[property=og:title]").attr("content");
            assertThat(page.title()).as(path).isEqualTo(title + " · Reelwatch");
            assertThat(page.select("meta[name=description]").attr("content"))
                    .as(path)
                    .hasSizeBetween(8, 181);
            assertThat(page.select("link[rel=canonical]").attr("href"))
                    .as(path)
                    .isEqualTo(page.select("meta[property=og:url]").attr("content"))
                    .isEqualTo("http://127.0.0.1:" + site.port() + path);
            assertThat(page.select("link[rel=alternate][type=application/atom+xml]"))
                    .as(path)
                    .isNotEmpty();
            assertThat(page.select("link[rel=alternate][hreflang]")).as(path).hasSize(2);
        }
        Document error = Jsoup.parse(get("/nope").body());
        assertThat(error.select("link[rel=canonical]")).isEmpty();
        assertThat(error.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void one_address_stands_for_a_page_in_all_its_forms() {
        Claim claim = claim("今早发布");
        String article = "/articles/" + claim.article().articleId();
        assertThat(page(article + "?claim=" + claim.id() + "&lang=en&theme=dark")
                        .select("link[rel=canonical]")
                        .attr("href"))
                .endsWith(article);
    }

    @Test
    void claims_and_articles_are_told_to_machines_also_where_their_words_are_hostile() throws IOException {
        Claim claim = claim("今早发布");
        JsonNode told = JSON.readTree(page("/claims/" + claim.id())
                .expectFirst("script[type=application/ld+json]")
                .data());
        assertThat(told.path("@type").asText()).isEqualTo("Claim");
        assertThat(told.path("text").asText()).isEqualTo(claim.quote().text());
        assertThat(told.at("/appearance/url").asText()).isEqualTo("https://tide.example/2031/sable-3");
        String raw = get("/articles/" + hostile.id()).body();
        JsonNode article = JSON.readTree(
                Jsoup.parse(raw).expectFirst("script[type=application/ld+json]").data());
        assertThat(article.path("@type").asText()).isEqualTo("NewsArticle");
        assertThat(article.path("headline").asText()).isEqualTo(HandMade.HOSTILE);
        assertThat(article.has("isBasedOn")).isFalse(); // javascript: leads nowhere
        assertThat(raw).doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void browsers_and_search_engines_are_told_what_is_here() {
        String base = "http://127.0.0.1:" + site.port();
        assertThat(get("/robots.txt").body()).contains("Disallow: /search", "Sitemap: " + base + "/sitemap.xml");
        Document search = Jsoup.parse(get("/opensearch.xml").body(), Parser.xmlParser());
        assertThat(search.expectFirst("Url").attr("template")).isEqualTo(base + "/search?q={searchTerms}");
        List<String> addresses = Jsoup.parse(get("/sitemap.xml").body(), Parser.xmlParser())
                .select("url > loc")
                .eachText();
        assertThat(addresses)
                .doesNotHaveDuplicates()
                .contains(base + "/", base + "/digest/2031-05-06", base + "/models/sable-3")
                .contains(base + "/claims/" + claim("今早发布").id())
                .hasSizeLessThanOrEqualTo(Discovery.MOST_ADDRESSES);
        for (String address : addresses) {
            assertThat(get(address.substring(base.length())).statusCode())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    @Test
    void an_article_tells_what_is_kept_of_it_and_a_claim_in_which_versions_it_stands() {
        Claim claim = claim("花纹仍然");
        Document article = page("/articles/" + claim.article().articleId());
        String text = json(get("/api/v1/articles/" + claim.article().articleId()))
                .path("text")
                .asText();
        assertThat(article.select("details.facts").text())
                .contains(Article.sha256(text), String.valueOf(text.length()));
        assertThat(page("/claims/" + claim.id()).select("aside.facts a[href$=/changes]"))
                .isEmpty();
    }

    @Test
    void what_a_revision_changed_is_shown() throws IOException {
        HandMade world = new HandMade();
        String address = "https://tide.example/2031/price";
        world.add(HandMade.article("a.md", "潮汐日报", "2031-06-01", address, "会员价", "Sable 3 会员每月 88 元，可用全部功能。"));
        Article now =
                world.add(HandMade.article("a.md", "潮汐日报", "2031-06-01", address, "会员价", "Sable 3 会员每月 58 元，可用全部功能。"));
        Claim claim = world.claim(
                now,
                "Sable 3",
                Attribute.PRICE,
                Polarity.NEUTRAL,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                "Sable 3 会员每月 58 元");
        try (KnowledgeBase knowledge = world.knowledge();
                Site changed = new Site(knowledge, new SiteSettings("127.0.0.1", 0)).start()) {
            Document article =
                    Jsoup.connect(changed.address() + "articles/" + now.id()).get();
            Document page = Jsoup.connect(article.expectFirst(".article-head a[href$=/changes]")
                            .absUrl("href"))
                    .get();
            assertThat(page.select(".diff del").text()).isEqualTo("88");
            assertThat(page.select(".diff ins").text()).isEqualTo("58");
            assertThat(page.select(".diff").text()).contains("可用全部功能");
            Document one =
                    Jsoup.connect(changed.address() + "claims/" + claim.id()).get();
            assertThat(one.select("aside.facts a[href$=/changes]").text()).isEqualTo("存有 2 个版本，1 个有这句话");
        }
    }

    @Test
    void the_timeline_is_drawn_in_lanes_and_narrowed_by_kind_and_time() {
        Document page = page("/timeline");
        assertThat(page.select(".lanes circle")).isNotEmpty();
        for (String href : page.select(".lanes a[href^=#]").eachAttr("href")) {
            assertThat(page.getElementById(href.substring(1))).as(href).isNotNull();
        }
        assertThat(page("/timeline?kind=price").select(".event:not(.kind-price)"))
                .isEmpty();
        Document june = page("/timeline?from=2031-06&to=2031-06");
        assertThat(june.select(".event .when").eachText()).containsOnly("2031年6月1日");
        assertThat(get("/timeline?kind=party").statusCode()).isEqualTo(400);
        assertThat(get("/timeline?from=May").statusCode()).isEqualTo(400);
    }

    @Test
    void a_model_page_tells_what_happened_what_testers_say_and_where() {
        Document page = page("/models/sable-3");
        assertThat(page.text()).contains("实测者怎么说", "一转身就换了衣服", "Sable 3 会员降价");
        assertThat(page.select("ol.brief time").eachText()).contains("2031年5月6日");
    }

    @Test
    void the_site_only_reads() throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(site.address() + "search"))
                .POST(HttpRequest.BodyPublishers.ofString("q=x"))
                .build();
        assertThat(HTTP.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void an_empty_knowledge_base_has_pages_too() {
        try (Site empty = new Site(new HandMade().knowledge(), new SiteSettings("127.0.0.1", 0)).start()) {
            for (String path : List.of(
                    "", "search", "timeline", "digest", "disputes", "promises", "compare", "digest/2031-01-01")) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(empty.address() + path))
                        .build();
                HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(Jsoup.parse(answer.body()).select(".empty")).as(path).isNotEmpty();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_failure_of_ours_is_told_without_its_inside() {
        try (Site broken = new Site(
                        () -> {
                            throw new IllegalStateException("secret of the inside");
                        },
                        new SiteSettings("127.0.0.1", 0),
                        HandMade.CLOCK)
                .start()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(broken.address())).build();
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("已记入日志").doesNotContain("secret");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_port_in_use_is_named_with_the_way_out() {
        Site second = new Site(WORLD.knowledge(), new SiteSettings("127.0.0.1", site.port()));
        assertThatThrownBy(second::start)
                .isInstanceOf(PortTaken.class)
                .hasMessageContaining(String.valueOf(site.port()))
                .hasMessageContaining("--port");
    }
}
