package dev.reelwatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.Crawl;
import dev.reelwatch.crawler.CrawlSettings;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.Revision;
import dev.reelwatch.crawler.archive.Warc;
import dev.reelwatch.crawler.archive.WarcSettings;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.fetch.FetchSettings;
import dev.reelwatch.crawler.fetch.Fetcher;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.web.Config;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program against sites on real sockets. */
class CrawlTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final List<SiteServer> sites = new ArrayList<>();
    private final StringBuilder yaml = new StringBuilder("sources:\n");
    private final List<String> local = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Instant now = Instant.parse("2025-11-20T08:00:00Z");

    private record Ended(int status, String out, String err) {
        /** The counts of a source by name. */
        Map<String, Integer> counts(String source) {
            Map<String, Integer> counts = new HashMap<>();
            JsonNode report = lines().stream()
                    .filter(line -> line.path("report").asText().equals(source))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no report on " + source + " in\n" + out + err));
            for (String ending :
                    List.of("new", "changed", "unchanged", "empty", "refused", "blocked", "gone", "failed")) {
                int count = report.path(ending).asInt();
                if (count > 0) counts.put(ending, count);
            }
            return counts;
        }

        String reasons(String source) {
            return lines().stream()
                    .filter(line -> line.path("report").asText().equals(source))
                    .map(line -> line.path("reasons").toString())
                    .findFirst()
                    .orElseThrow();
        }

        List<JsonNode> lines() {
            return out.lines()
                    .map(line -> {
                        try {
                            return JSON.readTree(line);
                        } catch (IOException e) {
                            throw new AssertionError(line, e);
                        }
                    })
                    .toList();
        }
    }

    private SiteServer site() {
        SiteServer site = new SiteServer(sites.size() + 31);
        sites.add(site);
        return site;
    }

    private void source(String name, String kind, String address, String... more) {
        yaml.append(MadeWeb.entry(name, kind, address, more));
        local.add(name);
    }

    private Ended run(String... args) {
        try {
            Files.writeString(folder.resolve("sources.yaml"), yaml);
            Files.writeString(
                    folder.resolve("reelwatch.yaml"),
                    "crawl_pause: 0s\ncrawl_timeout: 5s\ncrawl_retries: 0\ncrawl_patience: 0s\ncrawl_local_sources: ["
                            + String.join(", ", local) + "]\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        environment.put("REELWATCH_HOME", HOME.toString());
        environment.put("REELWATCH_DATA", folder.resolve("data").toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Reelwatch.run(
                args,
                () -> Config.load(folder, environment),
                Clock.fixed(now, ZoneOffset.UTC),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Ended crawl(String... more) {
        List<String> args = new ArrayList<>(List.of("crawl", "--once", "--json"));
        args.addAll(Arrays.asList(more));
        return run(args.toArray(String[]::new));
    }

    private List<Article> articles() {
        try (Archive archive = Archive.openForReading(folder.resolve("data"))) {
            List<Article> all = new ArrayList<>();
            archive.forEachArticle(all::add);
            return all;
        }
    }

    private List<Revision> revisions(Article article) {
        try (Archive archive = Archive.openForReading(folder.resolve("data"))) {
            return archive.revisions(article.id());
        }
    }

    private static SiteServer.Answer page(int i, String more) {
        return SiteServer.Answer.html(MadeWeb.news("第 " + i + " 篇", MadeWeb.body(40, i) + more, MadeWeb.day(1, i)));
    }

    private static String teaser(String title, String link) {
        return "<item><title>" + title + "</title><link>" + link + "</link><description>周末…</description></item>";
    }

    @AfterEach
    void close() {
        SiteServer.closeAll(sites);
    }

    @Test
    void two_hundred_articles_of_twenty_hosts_are_all_there_each_once() throws IOException {
        try (MadeWeb web = new MadeWeb(0)) {
            yaml.append(String.join("", web.sources));
            local.addAll(web.names());
            Ended first = crawl();
            assertThat(first.status()).as(first.err()).isZero();
            assertThat(new TreeSet<>(articles().stream().map(CrawlTest::title).toList()))
                    .isEqualTo(web.titles);
            assertThat(articles())
                    .hasSize(200)
                    .allMatch(article -> revisions(article).size() == 1);
            for (SiteServer host : web.hosts) {
                assertThat(host.mostAtOnce()).isEqualTo(1);
                assertThat(host.asked()).doesNotHaveDuplicates();
                assertThat(host.askedForRobots()).isTrue();
                host.forget();
            }
            // the long text of a post is there to its last sentence
            assertThat(articles())
                    .filteredOn(article -> article.text().contains("第 3 站第 4 篇"))
                    .singleElement()
                    .satisfies(post -> assertThat(post.text()).contains("编号 3-4 的这次测试"));

            now = now.plus(Duration.ofMinutes(10));
            Ended again = crawl();
            assertThat(again.status()).as(again.err()).isZero();
            assertThat(again.lines()).filteredOn(line -> line.has("url")).hasSize(20);
            for (String name : web.names()) assertThat(again.counts(name)).containsOnlyKeys("unchanged");
            assertThat(run("verify").status()).isZero();
            assertThat(run("reparse", "--quiet").out())
                    .contains(" 0 articles new, 0 changed, 0 withdrawn; 0 pages lost");
            assertThat(run("search", "--json", "可灵 1080p").out()).contains("127.0.0.");
        }
    }

    /** A post's first sentence is its title. */
    private static String title(Article article) {
        String title = article.title();
        return title.endsWith("。") ? title.substring(0, title.length() - 1) : title;
    }

    @Test
    void four_sources_that_bring_nothing_end_in_four_ways_and_with_status_one() throws IOException {
        SiteServer expired = site();
        AtomicInteger asked = new AtomicInteger();
        expired.put(
                MadeWeb.timelinePath(5, 1),
                request -> asked.getAndIncrement() == 0
                        ? SiteServer.Answer.json(
                                MadeWeb.timeline(List.of(MadeWeb.post(5, 1, "第一条微博：可灵 2.1 画面很稳。", false))))
                        : SiteServer.Answer.json("{\"ok\":-100,\"url\":\"https://passport.weibo.com/sso/signin\"}"));
        source("expired", "weibo-user", expired.address(MadeWeb.timelinePath(5, 1)));
        SiteServer forbidding = site();
        forbidding.put("/robots.txt", SiteServer.Answer.of("text/plain", "User-agent: *\nDisallow: /\n"));
        source("forbidding", "feed", forbidding.address("/feed"));
        SiteServer overloaded = site();
        overloaded.put("/feed", SiteServer.Answer.status(503).with("Retry-After", "3600"));
        source("overloaded", "feed", overloaded.address("/feed"));
        SiteServer empty = site();
        empty.put("/feed", SiteServer.Answer.xml(MadeWeb.rss(teaser("第 1 篇", empty.address("/1.html")))));
        empty.put("/1.html", page(1, ""));
        source("empty", "feed", empty.address("/feed"));
        Ended before = crawl("--source", "expired", "--source", "empty");
        assertThat(before.counts("expired")).containsEntry("new", 1);
        assertThat(before.counts("empty")).isEqualTo(Map.of("new", 1));

        empty.put("/feed", SiteServer.Answer.xml(MadeWeb.rss("")));
        now = now.plus(Duration.ofHours(1));
        Ended ended = crawl();
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.counts("expired")).isEqualTo(Map.of("blocked", 1));
        assertThat(ended.counts("forbidding")).isEqualTo(Map.of("refused", 1));
        assertThat(ended.counts("overloaded")).isEqualTo(Map.of("failed", 1));
        assertThat(ended.counts("empty")).isEqualTo(Map.of("empty", 1));
        assertThat(ended.reasons("forbidding")).contains("robots.txt");
        assertThat(ended.reasons("overloaded")).contains("503", "3600");
        assertThat(ended.lines().stream()
                        .filter(line -> line.path("source").asText().equals("overloaded"))
                        .map(line -> line.path("status").asInt()))
                .containsExactly(503);
        assertThat(ended.reasons("empty")).contains("had 1 entries before");
        assertThat(ended.err()).contains("expired blocked: ", "forbidding refused: ", "overloaded failed: ");
        assertThat(forbidding.asked()).isEmpty();
        Ended status = run("status");
        assertThat(status.out()).contains("blocked", "refused", "failed", "empty");

        // A host that asked for an hour's rest has it, also from the next process.
        overloaded.forget();
        now = now.plus(Duration.ofMinutes(30));
        Ended resting = crawl("--source", "overloaded");
        assertThat(overloaded.asked()).isEmpty();
        // Nothing new from a source that was not even asked is no good news.
        assertThat(resting.status()).isEqualTo(1);
        assertThat(resting.counts("overloaded")).isEqualTo(Map.of("failed", 1));
        assertThat(resting.reasons("overloaded")).contains("Not visited", "until", "503");
        now = now.plus(Duration.ofMinutes(31));
        crawl("--source", "overloaded");
        assertThat(overloaded.asked()).containsExactly("/feed");
    }

    @Test
    void other_words_for_a_source_read_what_has_not_changed_once_more() throws IOException {
        SiteServer site = site();
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            site.put("/" + i + ".html", page(i, ""));
            items.append(teaser("第 " + i + " 篇", site.address("/" + i + ".html")));
        }
        site.put("/feed", SiteServer.Answer.xml(MadeWeb.rss(items.toString())));
        source("news", "feed", site.address("/feed"), "max_items: 1");
        assertThat(crawl().counts("news")).isEqualTo(Map.of("new", 1));
        now = now.plus(Duration.ofHours(1));
        assertThat(crawl().counts("news")).doesNotContainKey("new");

        yaml.setLength("sources:\n".length());
        source("news", "feed", site.address("/feed"), "max_items: 3");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(crawl().counts("news")).containsEntry("new", 2);
    }

    @Test
    void a_changed_page_is_a_revision_and_a_vanished_one_withdraws_its_article() throws IOException {
        SiteServer site = site();
        for (int i = 1; i <= 3; i++) site.put("/" + i + ".html", page(i, ""));
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= 3; i++) items.append(teaser("第 " + i + " 篇", site.address("/" + i + ".html")));
        site.put("/feed", SiteServer.Answer.xml(MadeWeb.rss(items.toString())));
        source("news", "feed", site.address("/feed"));
        assertThat(crawl().counts("news")).isEqualTo(Map.of("new", 3));

        site.put("/1.html", page(1, "<p>更正：可灵 2.1 单条视频最长其实是 5 秒，上文的数字是笔误，特此说明。</p>"));
        site.put("/2.html", SiteServer.Answer.status(410));
        site.forget();
        now = now.plus(Duration.ofDays(90));
        Ended later = crawl();
        assertThat(later.counts("news")).isEqualTo(Map.of("changed", 1, "gone", 1, "unchanged", 2));
        assertThat(site.asked()).containsExactlyInAnyOrder("/feed", "/1.html", "/2.html", "/3.html");
        Article changed = byTitle("第 1 篇");
        assertThat(revisions(changed)).hasSize(2);
        assertThat(changed.text()).contains("笔误");
        // A page that is missing for a moment is not withdrawn; one that stays away is.
        now = now.plus(Duration.ofDays(2));
        assertThat(crawl().counts("news")).containsEntry("gone", 1);
        try (Archive archive = Archive.openForReading(folder.resolve("data"))) {
            String id = byTitle("第 2 篇").id();
            assertThat(archive.archived(id).orElseThrow().withdrawn()).isPresent();
            assertThat(archive.archived(changed.id()).orElseThrow().withdrawn()).isEmpty();
        }
        // It is back: as it was, and withdrawn no more.
        site.put("/2.html", page(2, ""));
        now = now.plus(Duration.ofDays(10));
        assertThat(crawl().status()).isZero();
        try (Archive archive = Archive.openForReading(folder.resolve("data"))) {
            String id = byTitle("第 2 篇").id();
            assertThat(archive.archived(id).orElseThrow().withdrawn()).isEmpty();
            assertThat(archive.revisions(id)).hasSize(1);
        }
    }

    private Article byTitle(String title) {
        return articles().stream()
                .filter(article -> article.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_login_that_ends_in_the_middle_is_told_and_goes_on_with_the_next_cookie() throws IOException {
        SiteServer site = site();
        AtomicInteger pages = new AtomicInteger();
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            int number = i;
            items.append(teaser("第 " + i + " 篇", site.address("/" + i + ".html")));
            site.put("/" + i + ".html", request -> {
                String cookie = String.valueOf(request.getRequestHeaders().getFirst("Cookie"));
                boolean in = cookie.contains("SUB=new") || (cookie.contains("SUB=old") && pages.incrementAndGet() <= 3);
                return in ? page(number, "") : SiteServer.Answer.status(403);
            });
        }
        site.put("/feed", SiteServer.Answer.xml(MadeWeb.rss(items.toString())));
        Files.writeString(folder.resolve("cookies.txt"), "SUB=old");
        source("members", "feed", site.address("/feed"), "cookie_file: cookies.txt");
        Ended ended = crawl();
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.counts("members")).containsEntry("new", 3).containsEntry("blocked", 3);
        assertThat(ended.out() + ended.err()).doesNotContain("SUB=old");

        Files.writeString(folder.resolve("cookies.txt"), "SUB=new");
        now = now.plus(Duration.ofMinutes(5));
        Ended mended = crawl();
        assertThat(mended.status()).as(mended.out()).isZero();
        assertThat(mended.counts("members")).containsEntry("new", 3);
        assertThat(articles()).hasSize(6);
    }

    @Test
    void a_cookie_that_is_missing_or_has_expired_is_a_wall_before_any_request() throws IOException {
        SiteServer site = site();
        site.put("/feed", SiteServer.Answer.xml(MadeWeb.rss("")));
        source("missing", "feed", site.address("/feed"), "cookie_file: nowhere.txt");
        Files.writeString(folder.resolve("old.txt"), "127.0.0.31\tFALSE\t/\tFALSE\t1700000000\tSUB\tsecretvalue\n");
        source("old", "feed", site.address("/feed?old"), "cookie_file: old.txt");
        Ended ended = crawl();
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.counts("missing")).isEqualTo(Map.of("blocked", 1));
        assertThat(ended.counts("old")).isEqualTo(Map.of("blocked", 1));
        assertThat(ended.reasons("missing")).contains("nowhere.txt");
        assertThat(ended.reasons("old")).contains("expired").doesNotContain("secretvalue");
        assertThat(site.asked()).isEmpty();
        environment.put("REELWATCH_COOKIE_MISSING", "SUB=fresh");
        now = now.plus(Duration.ofMinutes(5));
        assertThat(crawl("--source", "missing").counts("missing")).isEqualTo(Map.of("empty", 1));
    }

    @Test
    void pages_lead_nowhere_into_the_local_network() throws IOException {
        SiteServer site = site();
        SiteServer secret = site();
        secret.put("/secret.html", page(9, ""));
        site.put("/1.html", page(1, ""));
        site.put("/2.html", SiteServer.Answer.redirect("http://169.254.169.254/latest/meta-data/"));
        site.put("/3.html", SiteServer.Answer.redirect(secret.address("/secret.html")));
        site.put(
                "/feed",
                SiteServer.Answer.xml(MadeWeb.rss(teaser("一", site.address("/1.html"))
                        + teaser("二", site.address("/2.html"))
                        + teaser("三", site.address("/3.html"))
                        + teaser("四", secret.address("/secret.html")))));
        source("hostile", "feed", site.address("/feed"));
        Ended ended = crawl();
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.counts("hostile"))
                .containsEntry("new", 4 - 3 + teasersKept())
                .containsEntry("refused", 3);
        assertThat(secret.asked()).isEmpty();
        assertThat(secret.askedForRobots()).isFalse();
        // without the setting, the source itself is out of bounds as well
        local.clear();
        site.forget();
        now = now.plus(Duration.ofHours(1));
        Ended closed = crawl();
        assertThat(closed.counts("hostile")).isEqualTo(Map.of("refused", 1));
        assertThat(closed.reasons("hostile")).contains("crawl_local_sources");
        assertThat(site.asked()).isEmpty();
    }

    /** What a feed tells of an article whose page is out of reach is kept for what it is. */
    private int teasersKept() {
        return (int) articles().stream()
                .filter(article -> article.text().length() < 20)
                .count();
    }

    @Test
    void a_broken_feed_gives_what_stands_before_the_break_and_a_long_one_all_of_it() throws IOException {
        SiteServer site = site();
        String prose = "<p>今天的会议开了很久，大家谈到了剪辑、配音与排期，也谈到了预算，结论要等下周才有。</p>".repeat(4);
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= 10_000; i++) {
            items.append("<item><title>第 ")
                    .append(i)
                    .append(" 条快讯</title><link>")
                    .append(site.address("/n/" + i))
                    .append("</link><content:encoded><![CDATA[<p>编号 ")
                    .append(i)
                    .append(" 的快讯。</p>")
                    .append(prose)
                    .append("]]></content:encoded></item>");
        }
        site.put("/long", SiteServer.Answer.xml(MadeWeb.rss(items.toString())));
        source("long", "feed", site.address("/long"));
        SiteServer broken = site();
        broken.put("/1.html", page(1, ""));
        String whole = MadeWeb.rss(teaser("第 1 篇", broken.address("/1.html")) + teaser("第 2 篇", "x"));
        broken.put("/broken", SiteServer.Answer.xml(whole.substring(0, whole.indexOf("第 2 篇"))));
        source("broken", "feed", broken.address("/broken"));
        Ended ended = crawl();
        assertThat(ended.counts("broken")).containsEntry("new", 1);
        assertThat(ended.counts("long")).isEqualTo(Map.of("new", 10_000));
        assertThat(site.asked()).containsExactly("/long");
        assertThat(articles()).hasSizeGreaterThan(10_000);
    }

    @Test
    void a_timeline_is_turned_until_a_whole_page_is_known() throws IOException {
        SiteServer site = site();
        for (int page = 1; page <= 4; page++) site.put(MadeWeb.timelinePath(6, page), timelinePage(page, 0));
        source("account", "weibo-user", site.address(MadeWeb.timelinePath(6, 1)));
        assertThat(crawl().counts("account")).containsEntry("new", 12);
        assertThat(site.asked()).hasSize(5);
        site.forget();
        site.put(MadeWeb.timelinePath(6, 1), timelinePage(1, 40));
        now = now.plus(Duration.ofHours(1));
        Ended later = crawl();
        assertThat(later.counts("account")).containsEntry("new", 1);
        assertThat(site.asked()).hasSize(2);
    }

    /** Three posts; on the first page the pinned one and, if there is one, another that is new. */
    private static SiteServer.Answer timelinePage(int page, int fresh) {
        List<com.fasterxml.jackson.databind.node.ObjectNode> posts = new ArrayList<>();
        for (int i = page * 3; i > page * 3 - 3; i--) {
            posts.add(MadeWeb.post(6, i, "第 " + i + " 条：可灵 2.1 的画面很稳，第 " + i + " 次测试。", false));
        }
        if (fresh > 0) posts.add(1, MadeWeb.post(6, fresh, "第 " + fresh + " 条：Veo 3 也试过了，第 " + fresh + " 次测试。", false));
        return SiteServer.Answer.json(MadeWeb.timeline(posts));
    }

    @Test
    @Timeout(60)
    void a_crawl_that_goes_on_follows_other_sources_from_then_on() throws IOException, InterruptedException {
        SiteServer one = site();
        one.put("/feed", SiteServer.Answer.xml(MadeWeb.rss(teaser("第 1 篇", one.address("/1.html")))));
        one.put("/1.html", page(1, ""));
        SiteServer two = site();
        two.put("/2.html", page(2, ""));
        Path file = folder.resolve("sources.yaml");
        Files.writeString(file, "sources:\n" + MadeWeb.entry("one", "feed", one.address("/feed")));
        List<Source> first = Sources.read(file).all();
        Files.writeString(file, "sources:\n" + MadeWeb.entry("two", "article", two.address("/2.html")));
        List<Source> then = Sources.read(file).all();
        CrawlSettings settings = new CrawlSettings(4, 2, Duration.ZERO, Set.of("one", "two"));
        List<String> visited = new ArrayList<>();
        try (Archive archive = Archive.open(folder.resolve("data"));
                Warc warc = Warc.open(folder.resolve("data"), WarcSettings.DEFAULTS, Clock.systemUTC());
                Fetcher fetcher = new Fetcher(
                        FetchSettings.DEFAULTS.withManners(FetchSettings.Manners.DEFAULTS.withPause(Duration.ZERO)))) {
            Crawl crawl = new Crawl(archive, warc, fetcher, first, settings, Clock.systemUTC(), Map.of());
            crawl.run(false, event -> {
                visited.add(event.source());
                if (event.source().equals("one")) crawl.follow(then);
                else crawl.stop();
            });
        }
        assertThat(visited).contains("one").endsWith("two");
        assertThat(two.asked()).containsExactly("/2.html");
    }

    @Test
    void wrong_use_is_told_with_what_to_do() throws IOException {
        Ended none = run("crawl", "--once");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err()).contains("enabled: true");
        source("one", "feed", "http://127.0.0.31:1/feed");
        Ended unknown = run("crawl", "--source", "two");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("\"two\"", "one");
        environment.put("REELWATCH_SOURCES", "nowhere.yaml");
        Ended missing = run("crawl");
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err()).contains("nowhere.yaml").doesNotContain("\tat ");
        environment.put("REELWATCH_CRAWL_PAUSE", "soon");
        Ended wrong = run("crawl");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).contains("crawl_pause", "2s");
        assertThat(Optional.of(run("crawl", "--workers", "0").status())).contains(2);
    }
}
