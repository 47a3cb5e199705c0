package dev.reelwatch.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.Intake.Line;
import dev.reelwatch.crawler.Intake.Outcome;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ArchivedArticle;
import dev.reelwatch.crawler.archive.ArchivedPage;
import dev.reelwatch.crawler.archive.Brought;
import dev.reelwatch.crawler.archive.ClaimRow;
import dev.reelwatch.crawler.archive.Exchanges;
import dev.reelwatch.crawler.archive.Revision;
import dev.reelwatch.crawler.archive.Stored;
import dev.reelwatch.crawler.archive.Warc;
import dev.reelwatch.crawler.archive.WarcSettings;
import dev.reelwatch.crawler.archive.Withdrawal;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Ending;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.article.SourceKind;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    private static final Instant DAY = Instant.parse("2026-03-01T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(DAY.plus(Duration.ofDays(30)), ZoneOffset.UTC);
    private static final Optional<String> SOURCE = Optional.of("example");
    private static final String ADDRESS = "https://news.example.com/2026/kling-3";

    @TempDir
    private Path data;

    private Archive archive;
    private Warc warc;
    private Intake intake;

    @BeforeEach
    void open() {
        archive = Archive.open(data);
        warc = Warc.open(data, WarcSettings.DEFAULTS, CLOCK);
        intake = new Intake(archive, warc, CLOCK, new Sources(List.of()));
    }

    @AfterEach
    void close() {
        warc.close();
        assertThat(archive.faults()).isEmpty();
        archive.close();
    }

    private static Instant day(int number) {
        return DAY.plus(Duration.ofDays(number));
    }

    private static String html(String text) {
        return """
                <!doctype html><html lang="zh"><head><title>可灵 3.0 发布 - 某站</title></head><body><article>
                <h1>可灵 3.0 发布</h1><time>3小时前</time>
                <p>%s</p><p>这一段是正文，讲的是视频模型的新功能，写得足够长，读的人能看出它是一篇文章而不是菜单。</p>
                </article></body></html>
                """.formatted(text);
    }

    private List<Line> take(String address, String text, Instant at) {
        return intake.take(Exchanges.page(address, html(text), at), SOURCE);
    }

    private static Line only(List<Line> lines) {
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static String id(Line line) {
        return line.articleId().orElseThrow();
    }

    private Reparse.Report reparse() {
        return new Reparse(archive, intake).run(Optional.empty(), Optional.empty(), line -> {}, () -> {});
    }

    private Optional<Withdrawal> withdrawal(String id) {
        return archive.archived(id).flatMap(ArchivedArticle::withdrawn);
    }

    private static Article read(String address, String text) {
        return new Article(
                Optional.empty(),
                CanonicalUrl.parse(address),
                "可灵 3.0 发布",
                SourceKind.WEB,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Published(Moment.of(DAY), "test")),
                "zh-Hans",
                text,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @Test
    void a_page_is_kept_with_what_was_read_from_it() {
        Line line = only(take(ADDRESS, "可灵 3.0 今天发布。", day(0)));
        assertThat(line.outcome()).isEqualTo(Outcome.NEW);
        ArchivedPage page = archive.pagesOf(id(line)).getFirst();
        assertThat(page).isEqualTo(line.page());
        assertThat(page.source()).isEqualTo(SOURCE);
        assertThat(new String(warc.read(page.ref()).body(), StandardCharsets.UTF_8))
                .contains("可灵 3.0 今天发布。");
        assertThat(archive.counts().pages()).isEqualTo(1);
        assertThat(archive.counts().warcFiles()).isEqualTo(1);
        assertThat(archive.article(id(line)).orElseThrow().doc()).isEmpty();
    }

    @Test
    void the_same_page_again_is_the_same_and_a_changed_one_a_revision() {
        String id = id(only(take(ADDRESS, "可灵 3.0 今天发布。", day(0))));
        assertThat(only(take(ADDRESS, "可灵 3.0 今天发布。", day(1))).outcome()).isEqualTo(Outcome.SAME);
        assertThat(only(take(ADDRESS, "可灵 3.0 明天发布。", day(2))).outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(archive.revisions(id)).hasSize(2);
        assertThat(archive.pagesOf(id)).hasSize(3);
        // and back: the page shows the first text again
        assertThat(only(take(ADDRESS, "可灵 3.0 今天发布。", day(3))).outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(archive.article(id).orElseThrow().text()).contains("今天发布");
        assertThat(archive.revisions(id)).hasSize(2);
    }

    @Test
    void reading_again_with_the_same_reader_changes_nothing() {
        take(ADDRESS, "可灵 3.0 今天发布。", day(0));
        take(ADDRESS, "可灵 3.0 明天发布。", day(1));
        take(ADDRESS, "可灵 3.0 今天发布。", day(2));
        take(ADDRESS + "-2", "Vidu 也发布了。", day(2));
        intake.take(Exchanges.answer(ADDRESS + "-2", 404, "text/html", "<html>no</html>", day(3)), SOURCE);
        intake.take(Exchanges.answer(ADDRESS + "-2", 404, "text/html", "<html>no</html>", day(5)), SOURCE);
        take(ADDRESS + "-2", "Vidu 也发布了。", day(6));
        long change = archive.lastChange();
        assertThat(reparse()).isEqualTo(new Reparse.Report(7, 0, 0, 0, 0));
        assertThat(archive.lastChange()).isEqualTo(change);
    }

    @Test
    void relative_dates_are_those_of_the_time_of_the_fetch() {
        String id = id(only(take(ADDRESS, "可灵 3.0 今天发布。", day(0))));
        Optional<Published> published = archive.article(id).orElseThrow().published();
        reparse();
        assertThat(archive.article(id).orElseThrow().published()).isEqualTo(published);
        assertThat(published.orElseThrow().at().firstDay()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void a_better_text_of_the_same_page_replaces_the_former_one_which_stays() {
        ArchivedPage page = only(take(ADDRESS, "可灵 3.0 今天发布。", day(0))).page();
        Article worse = read(ADDRESS, "导航 登录 可灵 3.0 今天发布。");
        // an earlier reader had seen this
        archive.storePage(page, List.of(new Reading.Found(worse)), CLOCK.instant());
        String id = worse.id();
        ClaimRow claim = new ClaimRow("c1", id, 0, 2, worse.text().substring(0, 2), "{}");
        archive.storeClaims("patterns 1", Map.of(id, List.of(claim)));
        assertThat(archive.article(id).orElseThrow().text()).startsWith("导航");

        Reparse.Report report = reparse();
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.fresh()).isZero();
        assertThat(archive.article(id).orElseThrow().text()).doesNotContain("导航");
        assertThat(archive.claimsOf(id)).isEmpty();
        assertThat(archive.revisions(id)).extracting(r -> r.article().text()).anyMatch(text -> text.startsWith("导航"));
        assertThat(reparse()).isEqualTo(new Reparse.Report(1, 0, 0, 0, 0));
    }

    @Test
    void a_new_revision_of_a_better_reader_is_marked_and_says_what_it_replaces() {
        ArchivedPage page = only(take(ADDRESS, "可灵 3.0 今天发布。", day(0))).page();
        Article better = read(ADDRESS, "可灵 3.0 今天发布，读得更好。");
        archive.storePage(page, List.of(new Reading.Found(better)), CLOCK.instant());
        List<Revision> revisions = archive.revisions(better.id());
        assertThat(revisions).hasSize(2);
        assertThat(revisions.get(0).reparsed()).isFalse();
        assertThat(revisions.get(1).reparsed()).isTrue();
        assertThat(revisions.get(1).replaces()).contains(1);
        assertThat(revisions.get(1).current()).isTrue();
    }

    @Test
    void many_visits_to_one_text_become_one_better_text() {
        List<ArchivedPage> pages = new ArrayList<>();
        for (int i = 0; i < 4; i++)
            pages.add(only(take(ADDRESS, "可灵 3.0 今天发布。", day(i))).page());
        Article better = read(ADDRESS, "可灵 3.0 今天发布，读得更好。");
        for (ArchivedPage page : pages) {
            archive.storePage(page, List.of(new Reading.Found(better)), CLOCK.instant());
        }
        assertThat(archive.revisions(better.id())).hasSize(2);
        assertThat(archive.article(better.id()).orElseThrow().text()).endsWith("读得更好。");
        long change = archive.lastChange();
        for (ArchivedPage page : pages) {
            archive.storePage(page, List.of(new Reading.Found(better)), CLOCK.instant());
        }
        assertThat(archive.lastChange()).isEqualTo(change);
    }

    @Test
    void an_earlier_page_read_better_does_not_come_before_a_later_edit() {
        ArchivedPage first = only(take(ADDRESS, "可灵 3.0 今天发布。", day(0))).page();
        take(ADDRESS, "可灵 3.0 明天发布。", day(1));
        Article better = read(ADDRESS, "可灵 3.0 今天发布，读得更好。");
        archive.storePage(first, List.of(new Reading.Found(better)), CLOCK.instant());
        assertThat(archive.article(better.id()).orElseThrow().text()).contains("明天发布");
        assertThat(archive.revisions(better.id())).hasSize(3);
    }

    @Test
    void better_facts_take_the_place_of_the_former_ones() {
        ArchivedPage page = only(take(ADDRESS, "可灵 3.0 今天发布。", day(0))).page();
        String text = archive.article(CanonicalId.of(ADDRESS)).orElseThrow().text();
        Article dated = read(ADDRESS, text);
        archive.storePage(page, List.of(new Reading.Found(dated)), CLOCK.instant());
        assertThat(archive.article(dated.id()).orElseThrow().published()).isEqualTo(dated.published());
        assertThat(archive.revisions(dated.id())).hasSize(1);
    }

    @Test
    void a_page_that_is_read_as_another_article_leaves_no_double() {
        ArchivedPage page = only(take(ADDRESS, "可灵 3.0 今天发布。", day(0))).page();
        String former = CanonicalId.of(ADDRESS);
        Article other = read(ADDRESS + "?id=7", "可灵 3.0 今天发布。");
        archive.storePage(page, List.of(new Reading.Found(other)), CLOCK.instant());
        assertThat(withdrawal(former).orElseThrow().why()).contains("another article");
        assertThat(archive.withoutClaimsBy("patterns 1", 10))
                .extracting(each -> each.article().id())
                .containsExactly(other.id());
        // and the present reader has it the other way round
        reparse();
        assertThat(withdrawal(former)).isEmpty();
        assertThat(withdrawal(other.id())).isPresent();
        assertThat(reparse()).isEqualTo(new Reparse.Report(1, 0, 0, 0, 0));
    }

    @Test
    void a_page_that_was_never_an_article_has_no_claims() {
        ArchivedPage page = only(take(ADDRESS, "可灵 3.0 今天发布。", day(0))).page();
        Reading none = new Reading.NoArticle("", Optional.empty(), Ending.BLOCKED, "A check for robots.");
        archive.storePage(page, List.of(none), CLOCK.instant());
        assertThat(withdrawal(CanonicalId.of(ADDRESS)).orElseThrow().ending()).isEqualTo(Ending.BLOCKED);
        assertThat(archive.withoutClaimsBy("patterns 1", 10)).isEmpty();
    }

    @Test
    void an_article_whose_page_says_it_was_deleted_is_withdrawn_until_it_is_back() {
        String id = id(only(take(ADDRESS, "可灵 3.0 今天发布。", day(0))));
        long before = archive.lastChange();
        assertThat(archive.withdraw(ADDRESS, Ending.DELETED, "Deleted by its publisher.", day(1)))
                .isTrue();
        assertThat(withdrawal(id)).contains(new Withdrawal(day(1), Ending.DELETED, "Deleted by its publisher."));
        assertThat(archive.changedAfter(before, 10)).hasSize(1);
        assertThat(archive.withdraw(ADDRESS, Ending.DELETED, "Deleted by its publisher.", day(2)))
                .isFalse();
        assertThat(archive.counts().withdrawn()).isEqualTo(1);
        assertThat(only(take(ADDRESS, "可灵 3.0 今天发布。", day(3))).outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(withdrawal(id)).isEmpty();
        // what was seen earlier is no news
        assertThat(archive.withdraw(ADDRESS, Ending.DELETED, "Deleted by its publisher.", day(2)))
                .isFalse();
    }

    @Test
    void a_page_that_is_gone_once_is_not_deleted_and_after_a_day_it_is() {
        String id = id(only(take(ADDRESS, "可灵 3.0 今天发布。", day(0))));
        assertThat(gone(day(1)).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(gone(day(1).plus(Duration.ofHours(23))).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(withdrawal(id)).isEmpty();
        take(ADDRESS, "可灵 3.0 今天发布。", day(2));
        assertThat(gone(day(3)).outcome()).isEqualTo(Outcome.SKIPPED);
        Line line = gone(day(4));
        assertThat(line.outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(id(line)).isEqualTo(id);
        assertThat(withdrawal(id).orElseThrow().why()).contains("404");
        assertThat(archive.article(id)).isPresent();
    }

    private Line gone(Instant at) {
        return only(intake.take(Exchanges.answer(ADDRESS, 404, "text/html", html("没有这个页面。"), at), SOURCE));
    }

    @Test
    void what_a_feed_does_not_list_any_more_is_not_withdrawn_nor_what_a_wall_hides() {
        String feed = "https://news.example.com/feed.xml";
        String entry = "<item><title>可灵 3.0 发布</title><link>%s</link><description>%s</description></item>"
                .formatted(ADDRESS, "可灵 3.0 今天发布，这一条订阅里有全文，说得很清楚，支持 4K 和六十秒的视频，价格也降了。".repeat(4));
        String rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>某站</title>%s</channel></rss>";
        Line listed = only(
                intake.take(Exchanges.answer(feed, 200, "application/rss+xml", rss.formatted(entry), day(0)), SOURCE));
        assertThat(listed.reading()).isInstanceOf(Reading.Found.class);
        intake.take(Exchanges.answer(feed, 200, "application/rss+xml", rss.formatted(""), day(1)), SOURCE);
        intake.take(Exchanges.answer(feed, 404, "text/html", "", day(2)), SOURCE);
        intake.take(Exchanges.answer(feed, 404, "text/html", "", day(4)), SOURCE);
        intake.take(Exchanges.answer(ADDRESS, 403, "text/html", html("请登录。"), day(5)), SOURCE);
        intake.take(Exchanges.answer(ADDRESS, 403, "text/html", html("请登录。"), day(8)), SOURCE);
        assertThat(archive.counts().withdrawn()).isZero();
    }

    @Test
    void a_page_kept_for_its_links_is_never_read() {
        intake.keep(Exchanges.page("https://news.example.com/", html("一览"), day(0)), SOURCE);
        assertThat(archive.counts().articles()).isZero();
        assertThat(archive.counts().pages()).isEqualTo(1);
        assertThat(reparse().pages()).isZero();
    }

    @Test
    void only_pages_of_a_source_or_of_late_are_read_again() {
        take(ADDRESS, "可灵 3.0 今天发布。", day(0));
        intake.take(Exchanges.page(ADDRESS + "-2", html("Vidu"), day(3)), Optional.of("other"));
        Reparse reparse = new Reparse(archive, intake);
        assertThat(reparse.run(SOURCE, Optional.empty(), line -> {}, () -> {}).pages())
                .isEqualTo(1);
        assertThat(reparse.run(Optional.empty(), Optional.of(day(1)), line -> {}, () -> {})
                        .pages())
                .isEqualTo(1);
        assertThat(reparse.run(SOURCE, Optional.of(day(1)), line -> {}, () -> {})
                        .pages())
                .isZero();
    }

    @Test
    void the_beginning_of_an_article_waits_for_the_whole_or_is_taken_for_it() {
        ArchivedPage list = intake.keep(
                Exchanges.answer("https://news.example.com/feed.xml", 200, "text/xml", "<rss/>", day(0)), SOURCE);
        URI wholeAt = URI.create(ADDRESS);
        Reading.Found cut = new Reading.Found(read(ADDRESS, "可灵 3.0 今天发布，"), Optional.of(wholeAt));
        assertThat(archive.storePage(list, List.of(cut), CLOCK.instant())).containsExactly(new Brought.Cut(cut));
        assertThat(archive.counts().articles()).isZero();
        assertThat(archive.cutPage(wholeAt)).contains(list);
        Stored stored = archive.storeCut(list, cut, CLOCK.instant());
        assertThat(stored).isInstanceOf(Stored.New.class);
        long change = archive.lastChange();
        // read again, it is there still, and the same
        assertThat(archive.storePage(list, List.of(cut), CLOCK.instant()))
                .containsExactly(new Brought.Kept(cut, new Stored.Same(stored.articleId())));
        assertThat(archive.lastChange()).isEqualTo(change);
        // and then the whole comes after all
        Line whole = only(take(ADDRESS, "可灵 3.0 今天发布，支持 4K。", day(1)));
        assertThat(whole.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(whole.page().cutPage()).contains(list.ref().recordId());
        assertThat(archive.article(id(whole)).orElseThrow().text()).contains("支持 4K");
    }

    @Test
    void the_long_text_of_a_cut_post_is_joined_with_what_its_timeline_told() {
        String mid = "5139000000000001";
        String post = """
                {"ok":1,"data":{"cards":[{"card_type":9,"mblog":{"id":"%s","mid":"%s","bid":"PabcdefGH",
                "created_at":"Sun Mar 01 15:00:00 +0800 2026","isLongText":true,
                "text":"可灵 3.0 今天发布，支持更长的视频，<a href='/status/%s'>全文</a>",
                "user":{"id":1234567890,"screen_name":"某评测"}}}]}}""".formatted(mid, mid, mid);
        Line cut = only(intake.take(
                Exchanges.answer(
                        "https://m.weibo.cn/api/container/getIndex?containerid=1076031234567890",
                        200,
                        "application/json",
                        post,
                        day(0)),
                SOURCE));
        assertThat(cut.outcome()).isEqualTo(Outcome.CUT);
        String longText = "{\"ok\":1,\"data\":{\"ok\":1,\"longTextContent\":\"可灵 3.0 今天发布，支持更长的视频，一次可以生成六十秒。\"}}";
        Line whole = only(intake.take(
                Exchanges.answer(cut.wholeAt().orElseThrow().toString(), 200, "application/json", longText, day(0)),
                SOURCE));
        assertThat(whole.outcome()).isEqualTo(Outcome.NEW);
        Article article = archive.article(id(whole)).orElseThrow();
        assertThat(article.text()).endsWith("一次可以生成六十秒。");
        assertThat(article.site()).contains("某评测");
        assertThat(article.published().orElseThrow().at().firstDay()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(reparse()).isEqualTo(new Reparse.Report(2, 0, 0, 0, 0));
    }

    /** The id of the article at an address. */
    private static final class CanonicalId {
        static String of(String address) {
            return Article.sha256(CanonicalUrl.parse(address).orElseThrow().toString())
                    .substring(0, 12);
        }
    }
}
