package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Ending;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.crawler.url.WeiboId;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes down a page and what was read from it; of a page that the archive has, what a later reader sees in it instead.
 * Doing so again with the same readings changes nothing, in whatever order pages come.
 */
final class PageStoring {
    /** A server that has lost a page for an hour is not the author taking it down. */
    private static final Duration GONE_FOR_GOOD = Duration.ofDays(1);

    private static final Set<Ending> TAKEN_DOWN = Set.of(Ending.DELETED, Ending.VIOLATION, Ending.GONE);

    private final Transaction transaction;
    private final Path file;
    private final ArchivedPage page;
    private final Storing storing;
    private final boolean known;
    private final Map<String, Integer> linked = new HashMap<>();
    private final Set<String> brought = new HashSet<>();

    PageStoring(Transaction transaction, Instant now, Path file, ArchivedPage page) throws SQLException {
        this.transaction = transaction;
        this.file = file;
        this.page = page;
        this.known = transaction.number("select count(*) from page where record_id = ?", id()) > 0;
        this.storing = new Storing(transaction, now, file, Optional.of(known ? "reparse" : "page"));
        if (known) {
            transaction.each(
                    "select article_id, revision from made_of where record_id = ?",
                    row -> linked.put(row.getString(1), row.getInt(2)),
                    id());
        }
    }

    private String id() {
        return page.ref().recordId();
    }

    private long at() {
        return page.at().toEpochMilli();
    }

    List<Brought> store(List<Reading> readings) throws SQLException {
        if (!known) insertPage();
        List<Brought> all = new ArrayList<>();
        for (Reading reading : readings) {
            all.add(
                    switch (reading) {
                        case Reading.Found found -> take(found, readings.size() == 1);
                        case Reading.NoArticle none -> new Brought.Nothing(none, withdrawn(none, readings.size() == 1));
                    });
        }
        for (Map.Entry<String, Integer> former : linked.entrySet()) {
            if (!brought.contains(former.getKey())) retract(former.getKey(), former.getValue(), readings);
        }
        return List.copyOf(all);
    }

    /** Stores the beginning of an article, of which there is no more to be had. */
    Stored storeCut(Reading.Found cut) throws SQLException {
        return keep(savedNow(cut.article()), false);
    }

    private void insertPage() throws SQLException {
        WarcRef ref = page.ref();
        transaction.update(
                """
                insert into page (record_id, asked, address, fetched_at, status, content_type, digest, file, start_at,
                                  length, source, is_read, cut_page)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                ref.recordId(),
                page.asked().toString(),
                page.address().toString(),
                at(),
                page.status(),
                page.contentType(),
                ref.digest(),
                ref.file(),
                ref.offset(),
                ref.length(),
                page.source(),
                page.read() ? 1 : 0,
                page.cutPage());
    }

    private Brought take(Reading.Found found, boolean alone) throws SQLException {
        Article article = savedNow(found.article());
        if (found.wholeAt().isPresent()) {
            transaction.update("""
                    insert into cut (whole_at, record_id) values (?, ?)
                    on conflict (whole_at) do update set record_id = excluded.record_id
                    where (select fetched_at from page where record_id = excluded.record_id)
                        >= (select fetched_at from page where record_id = cut.record_id)
                    """, found.wholeAt().get().toString(), id());
            // Once stored for want of the whole, it is read again like any other.
            if (!linked.containsKey(article.id())) return new Brought.Cut(found);
        }
        return new Brought.Kept(found, keep(article, isOwn(article, alone)));
    }

    private Stored keep(Article article, boolean own) throws SQLException {
        // A list may name an article twice, pinned and in its place.
        if (!brought.add(article.id())) return new Stored.Same(article.id());
        Optional<Integer> former = Optional.ofNullable(linked.get(article.id()));
        Stored stored = former.isPresent() ? readAgain(article, former.get()) : storing.store(article);
        if (former.isEmpty()) {
            String id = stored.articleId();
            brought.add(id);
            Storing.State state = storing.stateOf(id, Letters.sha256(article.text()))
                    .orElseThrow(() -> new ArchiveException(ArchiveException.damaged(file, "a revision of " + id)));
            link(id, state.number(), own);
            bringBack(id);
        }
        if (own && shown(stored.articleId()) && stored instanceof Stored.Same) {
            return new Stored.Changed(
                    stored.articleId(),
                    storing.known(stored.articleId()).orElseThrow().currentRevision());
        }
        return stored;
    }

    /** When it was fetched is when this copy was made; the name of a file it has none. */
    private Article savedNow(Article a) {
        return new Article(
                a.doc().filter(doc -> !doc.isBlank()),
                a.url(),
                a.title(),
                a.source(),
                a.site(),
                a.author(),
                a.published(),
                a.lang(),
                a.text(),
                a.images(),
                a.videos(),
                a.tags(),
                Optional.of(Moment.of(page.at())),
                a.repostOf(),
                a.warnings());
    }

    private void link(String articleId, int revision, boolean own) throws SQLException {
        transaction.update("""
                insert into made_of (record_id, article_id, revision, own) values (?, ?, ?, ?)
                on conflict (record_id, article_id) do update set revision = excluded.revision, own = excluded.own
                """, id(), articleId, revision, own ? 1 : 0);
    }

    private Stored readAgain(Article article, int former) throws SQLException {
        String id = article.id();
        Storing.Known known = storing.known(id).orElseThrow();
        Storing.State before = storing.state(id, former)
                .orElseThrow(() -> new ArchiveException(ArchiveException.damaged(file, "a revision of " + id)));
        Article stored = Archive.parsed(before.json(), file);
        String letters = Letters.sha256(article.text());
        if (letters.equals(Letters.sha256(stored.text()))) {
            Article now = isFirstOf(id, former) ? anew(stored, article) : Storing.completed(stored, article);
            if (now.equals(stored)) return new Stored.Same(id);
            storing.rewrite(now, id, former);
            if (known.currentRevision() == former) storing.makeCurrent(id, former);
            return new Stored.Changed(id, former);
        }
        Optional<Storing.State> other = storing.stateOf(id, letters);
        int number = other.isPresent() ? other.get().number() : storing.nextNumber(id);
        if (other.isEmpty()) {
            storing.insert(article, number, letters, Optional.of(former));
        } else if (other.get().lastSaved().orElse(Long.MIN_VALUE) < page.at().getEpochSecond()) {
            transaction.update(
                    "update revision set last_saved = ? where article_id = ? and number = ?",
                    page.at().getEpochSecond(),
                    id,
                    number);
        }
        transaction.update("update made_of set revision = ? where record_id = ? and article_id = ?", number, id(), id);
        boolean counts = known.currentRevision() != number
                && !isShownLater(id, known.currentRevision())
                && (known.currentRevision() == former || isNotLater(id, known.currentRevision()));
        if (counts) storing.makeCurrent(id, number);
        return counts || other.isEmpty() ? new Stored.Changed(id, number) : new Stored.Same(id);
    }

    /**
     * What the first page of a revision tells, is told of it; a relative date is most precise there. A saved file that
     * came before all pages told more.
     */
    private boolean isFirstOf(String articleId, int revision) throws SQLException {
        return transaction
                .first("""
                        select m.record_id from made_of m
                        join page p on p.record_id = m.record_id
                        join revision r on r.article_id = m.article_id and r.number = m.revision
                        where m.article_id = ? and m.revision = ? and r.made_by is not null
                        order by p.fetched_at, p.record_id limit 1
                        """, row -> row.getString(1), articleId, revision)
                .filter(id()::equals)
                .isPresent();
    }

    private boolean isShownLater(String articleId, int revision) throws SQLException {
        return transaction.number("""
                        select count(*) from made_of m join page p on p.record_id = m.record_id
                        where m.article_id = ? and m.revision = ? and p.fetched_at > ?
                        """, articleId, revision, at()) > 0;
    }

    private boolean isNotLater(String articleId, int revision) throws SQLException {
        return storing.state(articleId, revision)
                .flatMap(Storing.State::lastSaved)
                .filter(saved -> saved <= page.at().getEpochSecond())
                .isPresent();
    }

    /** An article as it is read now, with those facts of it that stood elsewhere. */
    private static Article anew(Article stored, Article read) {
        return new Article(
                read.doc().or(stored::doc),
                read.url().or(stored::url),
                read.title(),
                read.source(),
                read.site().or(stored::site),
                read.author().or(stored::author),
                read.published().or(stored::published),
                read.lang(),
                read.text(),
                read.images(),
                read.videos(),
                read.tags(),
                stored.savedAt(),
                read.repostOf().or(stored::repostOf),
                read.warnings());
    }

    /** A page is an article's own if it has its address, or is a page that shows this one and nothing else. */
    private boolean isOwn(Article article, boolean alone) {
        if (keyOf(page.asked()).equals(Optional.of(article.key()))
                || keyOf(page.address()).equals(Optional.of(article.key()))) return true;
        if (!alone) return false;
        boolean html = page.contentType()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.startsWith("text/html") || type.startsWith("application/xhtml"))
                .isPresent();
        Optional<WeiboId> post = article.url().flatMap(WeiboId::in);
        return html
                || (post.isPresent()
                        && (page.asked()
                                        .toString()
                                        .contains(String.valueOf(post.get().mid()))
                                || page.asked().toString().contains(post.get().bid())));
    }

    private static Optional<String> keyOf(URI address) {
        return CanonicalUrl.parse(address.toString()).map(PageStoring::keyOf);
    }

    private static String keyOf(CanonicalUrl url) {
        return WeiboId.in(url).map(post -> "weibo:" + post.mid()).orElse(url.toString());
    }

    /**
     * Notes that its own page shows the article.
     *
     * @return true where it was thought to be withdrawn
     */
    private boolean shown(String articleId) throws SQLException {
        boolean back = transaction.update("""
                        update article set withdrawn_at = null, withdrawn_ending = null, withdrawn_why = null,
                                           absent_since = null
                        where id = ? and withdrawn_at is not null and withdrawn_at <= ?
                        """, articleId, at()) > 0;
        transaction.update(
                "update article set absent_since = null where id = ? and withdrawn_at is null and absent_since <= ?",
                articleId,
                at());
        transaction.update(
                "update article set seen_at = ? where id = ? and (seen_at is null or seen_at < ?)",
                at(),
                articleId,
                at());
        if (back) change(articleId);
        return back;
    }

    private void change(String articleId) throws SQLException {
        transaction.update(
                "update article set change_number = ? where id = ?", Storing.nextChange(transaction), articleId);
    }

    /** The article that is marked as withdrawn because of this page. */
    private Optional<String> withdrawn(Reading.NoArticle none, boolean alone) throws SQLException {
        if (!alone || !TAKEN_DOWN.contains(none.ending())) return Optional.empty();
        Set<String> articles = new LinkedHashSet<>();
        List<Optional<String>> keys =
                List.of(keyOf(page.asked()), keyOf(page.address()), none.url().map(PageStoring::keyOf));
        for (Optional<String> key : keys)
            key.ifPresent(k -> articles.add(Article.sha256(k).substring(0, 12)));
        // Under a short address, or the one of an interface, stands the article that it once showed.
        articles.addAll(
                transaction.all("""
                select distinct m.article_id from made_of m join page p on p.record_id = m.record_id
                where p.asked = ? and m.own = 1
                """, row -> row.getString(1), page.asked().toString()));
        for (String article : articles) {
            if (withdraw(transaction, article, none.ending(), none.why(), at())) return Optional.of(article);
        }
        return Optional.empty();
    }

    /** True where it was not withdrawn before. */
    static boolean withdraw(Transaction transaction, String articleId, Ending ending, String why, long at)
            throws SQLException {
        boolean stands = transaction.number("""
                        select count(*) from article
                        where id = ? and withdrawn_at is null and (seen_at is null or seen_at <= ?)
                        """, articleId, at) > 0;
        if (!stands) return false;
        if (ending == Ending.GONE) {
            transaction.update(
                    "update article set absent_since = ? where id = ? and (absent_since is null or absent_since > ?)",
                    at,
                    articleId,
                    at);
            long since = transaction.number("select absent_since from article where id = ?", articleId);
            if (at - since < GONE_FOR_GOOD.toMillis()) return false;
        }
        transaction.update("""
                update article set withdrawn_at = ?, withdrawn_ending = ?, withdrawn_why = ?, change_number = ? where id = ?
                """, at, ending.name(), why, Storing.nextChange(transaction), articleId);
        return true;
    }

    /** This page is not read as that article any more; where nothing else shows it, it has no claims. */
    private void retract(String articleId, int revision, List<Reading> readings) throws SQLException {
        transaction.update("delete from made_of where record_id = ? and article_id = ?", id(), articleId);
        int current = storing.known(articleId).orElseThrow().currentRevision();
        if (current != revision || numberOfPages(articleId, revision) > 0) return;
        Optional<Integer> next = transaction.first("""
                select m.revision from made_of m join page p on p.record_id = m.record_id
                where m.article_id = ? order by p.fetched_at desc, p.record_id desc limit 1
                """, row -> row.getInt(1), articleId);
        if (next.isEmpty()) {
            next = transaction.first("""
                    select number from revision where article_id = ? and made_by is null
                    order by coalesce(last_saved, 0) desc, number desc limit 1
                    """, row -> row.getInt(1), articleId);
        }
        if (next.isPresent()) {
            if (next.get() != current) storing.makeCurrent(articleId, next.get());
            return;
        }
        String why = readings.size() == 1 && readings.get(0) instanceof Reading.NoArticle none
                ? none.why()
                : "Its page is read as another article now.";
        Ending ending = readings.size() == 1 && readings.get(0) instanceof Reading.NoArticle none
                ? none.ending()
                : Ending.EMPTY;
        storing.makeCurrent(articleId, current);
        transaction.update("""
                update article set retracted = 1, withdrawn_at = ?, withdrawn_ending = ?, withdrawn_why = ? where id = ?
                """, at(), ending.name(), why, articleId);
    }

    private long numberOfPages(String articleId, int revision) throws SQLException {
        return transaction.number(
                "select count(*) from made_of where article_id = ? and revision = ?", articleId, revision);
    }

    /** An article that was retracted and is read again has its place back. */
    private void bringBack(String articleId) throws SQLException {
        int back = transaction.update("""
                update article set retracted = 0, withdrawn_at = null, withdrawn_ending = null, withdrawn_why = null
                where id = ? and retracted = 1
                """, articleId);
        if (back > 0) change(articleId);
    }
}
