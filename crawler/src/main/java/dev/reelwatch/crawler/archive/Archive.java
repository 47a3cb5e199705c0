package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleJson;
import dev.reelwatch.crawler.article.Ending;
import dev.reelwatch.crawler.article.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every article that was ever stored, in all its revisions, and the claims drawn from the current ones. What a method
 * of this class returned from is on disk. May be used by many threads; methods throw {@link ArchiveException} where the
 * database cannot do its part.
 */
public final class Archive implements AutoCloseable {
    static final String CURRENT = """
            select a.change_number, a.claims_by, a.withdrawn_at, a.withdrawn_ending, a.withdrawn_why, r.json
            from article a join revision r on r.article_id = a.id and r.number = a.current_revision
            """;
    static final String PAGE = """
            select p.record_id, p.asked, p.address, p.fetched_at, p.status, p.content_type, p.digest, p.file,
                   p.start_at, p.length, p.source, p.is_read, p.cut_page
            from page p
            """;
    private static final String CLAIM = "select id, article_id, start_at, end_at, quote, json from claim ";

    private final Database database;

    private Archive(Database database) {
        this.database = database;
    }

    /**
     * Opens DATA/reelwatch.db for writing, beside any number of others who write; makes the folder and the database where
     * they are missing.
     *
     * @throws ArchiveException if somebody {@linkplain #openAlone has it alone}, or the database cannot be used
     */
    public static Archive open(Path data) {
        return tryOpen(data).orElseThrow(() -> occupied(data));
    }

    /**
     * As {@link #open}, but until it is closed nobody else can write there.
     *
     * @throws ArchiveException if others write there, or the database cannot be used
     */
    public static Archive openAlone(Path data) {
        return Database.openForWriting(data, Migrations.ALL, true)
                .map(Archive::new)
                .orElseThrow(() -> occupied(data));
    }

    private static ArchiveException occupied(Path data) {
        try {
            return new ArchiveException(
                    WriteLock.holder(data) + " is writing to " + data + "; wait until it ends or stop it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #open}, but empty where somebody has it alone. */
    public static Optional<Archive> tryOpen(Path data) {
        return tryOpen(data, Migrations.ALL);
    }

    static Optional<Archive> tryOpen(Path data, Migrations migrations) {
        return Database.openForWriting(data, migrations, false).map(Archive::new);
    }

    /**
     * Opens an archive for reading, while another process may write to it.
     *
     * @throws ArchiveException if there is none, or it cannot be used
     */
    public static Archive openForReading(Path data) {
        return new Archive(Database.openForReading(data, Migrations.ALL));
    }

    static Archive openForReading(Path data, Migrations migrations) {
        return new Archive(Database.openForReading(data, migrations));
    }

    /** True if a database of an archive lies in {@code data}. */
    public static boolean exists(Path data) {
        return Files.isRegularFile(data.resolve(Database.FILE));
    }

    public boolean writable() {
        return database.writable();
    }

    /**
     * Stores articles in one transaction: all of them or, where this throws, none.
     *
     * <ul>
     *   <li>A text with the letters and digits of any revision of its article ({@link Article#key()}) is the same.
     *   <li>So is an article without an address whose very text stands in any article.
     *   <li>Another text is a new revision. It becomes the current one, unless both tell when they were saved and it was
     *       saved earlier.
     *   <li>A text that the archive has, saved later than the current revision ever was, becomes current again.
     *   <li>Of the facts of a known text, those that the archive lacks (date, site, author, the original of a repost)
     *       are added; what it has, stays.
     * </ul>
     *
     * Whatever was stored once is the same when it comes again, in any order. An article whose current text or whose
     * facts changed loses its claims, until they are drawn anew.
     *
     * @param now the time of storing
     * @return what became of each, in the order given
     */
    public List<Stored> store(List<Article> articles, Instant now) {
        return database.write(transaction -> {
            Storing storing = new Storing(transaction, now, database.file(), Optional.empty());
            List<Stored> stored = new ArrayList<>();
            for (Article article : articles) stored.add(storing.store(article));
            return List.copyOf(stored);
        });
    }

    /**
     * Stores a page that {@link Warc} has, and what was read from it, in one transaction; or, of a page that is stored,
     * what a better reader sees in it now. The time of the page is when its copies were made.
     *
     * <p>A text that a better reader sees in the same page is a new revision that {@linkplain Revision#replaces()
     * replaces} the former one, which stays; it is current where the former one was. Better facts of the same text take
     * the place of the former ones. An article that no page is read as any more is marked as withdrawn and has no claims.
     * Doing so again with the same readings changes nothing.
     *
     * <p>Where an article's own page says that it was taken down, the article is marked as withdrawn; where the page is
     * only {@linkplain Ending#GONE gone}, not before it was so for a day. What a list does not show any more is not
     * withdrawn.
     *
     * @return what became of each reading, in the order given
     */
    public List<Brought> storePage(ArchivedPage page, List<Reading> readings, Instant now) {
        return database.write(transaction -> new PageStoring(transaction, now, database.file(), page).store(readings));
    }

    /**
     * Stores the beginning of an article, for want of the whole.
     *
     * @param page that shows it; stored before
     */
    public Stored storeCut(ArchivedPage page, Reading.Found cut, Instant now) {
        return database.write(transaction -> new PageStoring(transaction, now, database.file(), page).storeCut(cut));
    }

    /** The latest page that showed the beginning of what is whole at an address. */
    public Optional<ArchivedPage> cutPage(URI wholeAt) {
        return database.read(transaction -> cutPage(transaction, wholeAt));
    }

    public Optional<ArchivedPage> page(String recordId) {
        return database.read(transaction -> transaction.first(PAGE + "where p.record_id = ?", Archive::page, recordId));
    }

    /**
     * Pages that articles are read from, in the order in which they were fetched.
     *
     * @param source only those fetched for it
     * @param since only those fetched then or later
     * @param after only those behind it
     */
    public List<ArchivedPage> pages(
            Optional<String> source, Optional<Instant> since, Optional<ArchivedPage> after, int limit) {
        long from = Math.max(
                since.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
                after.map(page -> page.at().toEpochMilli()).orElse(Long.MIN_VALUE));
        String last = after.map(page -> page.ref().recordId()).orElse("");
        long lastAt = after.map(page -> page.at().toEpochMilli()).orElse(Long.MIN_VALUE);
        return database.read(transaction -> transaction.all(
                PAGE + """
                        where p.is_read = 1 and p.fetched_at >= ? and (p.fetched_at > ? or p.record_id > ?)
                              and (? = '' or p.source = ?)
                        order by p.fetched_at, p.record_id limit ?
                        """, Archive::page, from, lastAt, last, source.orElse(""), source.orElse(""), limit));
    }

    /** The pages that show an article, in the order in which they were fetched. */
    public List<ArchivedPage> pagesOf(String articleId) {
        return database.read(transaction -> transaction.all(PAGE + """
                        join made_of m on m.record_id = p.record_id where m.article_id = ?
                        order by p.fetched_at, p.record_id
                        """, Archive::page, articleId));
    }

    /**
     * Marks an article as withdrawn, unless its own page showed it later than {@code at}. One that is only
     * {@linkplain Ending#GONE gone} is so for a day before it is marked. It is undone when its own page shows it again.
     *
     * @return true where it was marked now
     */
    public boolean withdraw(String articleKey, Ending ending, String why, Instant at) {
        return database.write(transaction -> PageStoring.withdraw(
                transaction, Article.sha256(articleKey).substring(0, 12), ending, why, at.toEpochMilli()));
    }

    /** The article in its current revision, with what the archive knows of it. */
    public Optional<ArchivedArticle> archived(String id) {
        return database.read(transaction -> transaction.first(CURRENT + "where a.id = ?", this::archivedArticle, id));
    }

    /** The article in its current revision. */
    public Optional<Article> article(String id) {
        return database.read(
                transaction -> transaction.first(CURRENT + "where a.id = ?", row -> parsed(row.getString("json")), id));
    }

    /** All revisions of an article in the order of storing; empty where there is no such article. */
    public List<Revision> revisions(String id) {
        return database.read(transaction -> transaction.all(
                """
                select r.json, r.number, r.stored_at, r.made_by, r.replaces, case when r.number = a.current_revision then 1 else 0 end as is_current
                from article a join revision r on r.article_id = a.id
                where a.id = ? order by r.number
                """,
                row -> new Revision(
                        parsed(row.getString("json")),
                        row.getInt("number"),
                        Instant.parse(row.getString("stored_at")),
                        row.getInt("is_current") == 1,
                        "reparse".equals(row.getString("made_by")),
                        Optional.of(row.getInt("replaces")).filter(number -> number > 0)),
                id));
    }

    /** The articles that have more than one revision. */
    public List<String> revised() {
        return database.read(transaction -> transaction.all(
                "select article_id from revision group by article_id having count(*) > 1 order by article_id",
                row -> row.getString("article_id")));
    }

    /** Articles that changed after {@code change}, in the order of change; each with its latest change only. */
    public List<ArchivedArticle> changedAfter(long change, int limit) {
        return database.read(transaction -> transaction.all(
                CURRENT + "where a.change_number > ? order by a.change_number limit ?",
                this::archivedArticle,
                change,
                limit));
    }

    /** The greatest change number ever given; 0 for an empty archive. */
    public long lastChange() {
        return database.read(transaction -> transaction.number("select value from last_change"));
    }

    /** What is to be sent, and what was. */
    public DeliveryArchive deliveries() {
        return new DeliveryArchive(database);
    }

    /** What is run by the clock, and when it was. */
    public JobArchive jobs() {
        return new JobArchive(database);
    }

    /** Questions that are kept. */
    public SearchArchive searches() {
        return new SearchArchive(database);
    }

    /** What language models answered and are still to be asked. */
    public ModelArchive models() {
        return new ModelArchive(database, this);
    }

    /** What models made of what claims say, to find what says the same in other words. */
    public VectorArchive vectors() {
        return new VectorArchive(database, this);
    }

    /**
     * The name under which the claims of an article are stored: the extractor's, and the reader's behind it where the
     * answers of a language model count for the article.
     */
    public static String claimsBy(String extractor, Optional<String> reader) {
        return reader.map(name -> extractor + "+" + name).orElse(extractor);
    }

    /**
     * Articles whose claims were not drawn by this extractor with the answers that count for them (see {@link
     * #claimsBy}), those that changed longest ago first.
     */
    public List<ArchivedArticle> withoutClaimsBy(String extractor, int limit) {
        // Storing claims gives a new change number, so what is still to do stands in front and is found at once.
        return database.read(transaction -> transaction.all(
                CURRENT
                        + "where a.retracted = 0"
                        + " and (a.claims_by is null or a.claims_by <> ? || coalesce('+' || a.read_by, ''))"
                        + " order by a.change_number limit ?",
                this::archivedArticle,
                extractor,
                limit));
    }

    /**
     * Replaces all claims of these articles in one transaction, and gives each of the articles a new change number.
     *
     * @param extractor name and version of what drew the claims
     * @throws ArchiveException and stores nothing if an article is unknown, an id is taken, or a quote does not stand at
     *     its place in the current text: a claim that cannot be proved is not stored
     */
    public void storeClaims(String extractor, Map<String, List<ClaimRow>> byArticleId) {
        database.write(transaction -> {
            for (Map.Entry<String, List<ClaimRow>> entry : byArticleId.entrySet()) {
                storeClaims(transaction, extractor, entry.getKey(), entry.getValue());
            }
            return byArticleId.size();
        });
    }

    /**
     * As {@link #storeClaims(String, Map)}, but leaves out articles that changed since they were read: another process
     * may have drawn their claims, or given them another text.
     *
     */
    public void storeClaims(String extractor, List<DrawnClaims> drawn) {
        database.write(transaction -> {
            for (DrawnClaims each : drawn) {
                boolean unchanged = transaction.number(
                                "select count(*) from article where id = ? and change_number = ?",
                                each.articleId(),
                                each.change())
                        > 0;
                if (unchanged) storeClaims(transaction, extractor, each.articleId(), each.claims());
            }
            return drawn.size();
        });
    }

    private void storeClaims(Transaction transaction, String extractor, String articleId, List<ClaimRow> claims)
            throws SQLException {
        int revision = transaction
                .first("select current_revision from article where id = ?", row -> row.getInt(1), articleId)
                .orElseThrow(() -> new ArchiveException("claims of an unknown article: " + articleId));
        transaction.update("delete from claim where article_id = ?", articleId);
        if (!claims.isEmpty()) {
            String text = transaction
                    .first(
                            "select json from revision where article_id = ? and number = ?",
                            row -> parsed(row.getString("json")).text(),
                            articleId,
                            revision)
                    .orElseThrow(() -> new ArchiveException(damaged(articleId, "its current revision is missing")));
            Set<String> ids = new HashSet<>();
            String insert = """
                    insert into claim (id, article_id, revision, start_at, end_at, quote, json)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """;
            for (ClaimRow claim : claims) {
                refuseUnproved(transaction, claim, articleId, text);
                if (!ids.add(claim.id())) throw new ArchiveException("two claims of the id " + claim.id());
                transaction.addToBatch(
                        insert,
                        claim.id(),
                        articleId,
                        revision,
                        claim.start(),
                        claim.end(),
                        claim.quote(),
                        claim.json());
            }
            transaction.runBatch(insert);
        }
        transaction.update(
                "update article set claims_by = ?, change_number = ? where id = ?",
                extractor,
                Storing.nextChange(transaction),
                articleId);
    }

    private static void refuseUnproved(Transaction transaction, ClaimRow claim, String articleId, String text)
            throws SQLException {
        if (!claim.articleId().equals(articleId)) {
            throw new ArchiveException(
                    "claim " + claim.id() + " of article " + claim.articleId() + " was given for " + articleId);
        }
        if (!claim.isProvedBy(text)) {
            throw new ArchiveException("claim " + claim.id() + " is not proved: its quote \"" + claim.quote()
                    + "\" does not stand at " + claim.start() + "-" + claim.end() + " of article " + articleId);
        }
        Optional<String> owner =
                transaction.first("select article_id from claim where id = ?", row -> row.getString(1), claim.id());
        if (owner.isPresent()) {
            throw new ArchiveException("claim " + claim.id() + " of article " + articleId
                    + " has the id of a claim of article " + owner.get());
        }
    }

    /** The claims of an article by their place in its text. */
    public List<ClaimRow> claimsOf(String articleId) {
        return database.read(transaction -> transaction.all(
                CLAIM + "where article_id = ? order by start_at, end_at, id", Archive::claimRow, articleId));
    }

    public Optional<ClaimRow> claim(String id) {
        return database.read(transaction -> transaction.first(CLAIM + "where id = ?", Archive::claimRow, id));
    }

    /** Hands over every claim, by article and place, all from one state of the archive. */
    public void forEachClaim(Consumer<ClaimRow> reader) {
        database.read(transaction -> {
            transaction.each(CLAIM + "order by article_id, start_at, end_at, id", row -> reader.accept(claimRow(row)));
            return true;
        });
    }

    /** Hands over every article in its current revision, by id, all from one state of the archive. */
    public void forEachArticle(Consumer<Article> reader) {
        database.read(transaction -> {
            transaction.each(CURRENT + "order by a.id", row -> reader.accept(parsed(row.getString("json"))));
            return true;
        });
    }

    /**
     * Notes what somebody decided about articles.
     *
     * @throws ArchiveException if there is no such article
     */
    public HandJudgement judge(
            Instant at,
            String by,
            HandJudgement.Matter matter,
            HandJudgement.Verdict verdict,
            String article,
            Optional<String> other,
            String why) {
        return database.write(transaction -> {
            long number = transaction.number("select coalesce(max(number), 0) + 1 from judgement");
            HandJudgement judgement = new HandJudgement(number, at, by, matter, verdict, article, other, why);
            for (String id : other.map(one -> List.of(article, one)).orElse(List.of(article))) {
                boolean known = transaction
                        .first("select id from article where id = ?", row -> row.getString(1), id)
                        .isPresent();
                if (!known) throw new ArchiveException("there is no article " + id + " in the archive");
            }
            transaction.update(
                    "insert into judgement (number, made_at, made_by, matter, verdict, article_id, other_id, why)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    number,
                    at.toString(),
                    by,
                    matter.word(),
                    verdict.word(),
                    article,
                    other,
                    why);
            return judgement;
        });
    }

    /** All that was decided by hand, earliest first. */
    public List<HandJudgement> judgements() {
        return database.read(transaction -> transaction.all(
                "select number, made_at, made_by, matter, verdict, article_id, other_id, why from judgement order by number",
                row -> new HandJudgement(
                        row.getLong("number"),
                        Instant.parse(row.getString("made_at")),
                        row.getString("made_by"),
                        HandJudgement.Matter.valueOf(row.getString("matter").toUpperCase(Locale.ROOT)),
                        HandJudgement.Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                        row.getString("article_id"),
                        Optional.ofNullable(row.getString("other_id")),
                        row.getString("why"))));
    }

    /** Number of the last judgement by hand; 0 where there is none. */
    public long lastJudgement() {
        return database.read(transaction -> transaction.number("select coalesce(max(number), 0) from judgement"));
    }

    public Counts counts() {
        List<Path> files = Warc.files(database.folder().resolve(Warc.FOLDER));
        long bytes = files.stream().mapToLong(file -> file.toFile().length()).sum();
        return database.read(transaction -> new Counts(
                transaction.number("select count(*) from article"),
                transaction.number("select count(*) from revision"),
                transaction.number("select count(*) from claim"),
                transaction.number("select count(*) from article where claims_by is null and retracted = 0"),
                transaction.number("select count(*) from article where withdrawn_at is not null"),
                transaction.number("select count(*) from page"),
                files.size(),
                bytes,
                database.bytes()));
    }

    /**
     * Proves the whole archive and names what is wrong: the database file itself, every text against its sha256, every
     * quote against its text, every page against its digest in WARC, and that all parts belong to something. Empty where
     * all is well.
     */
    public List<String> faults() {
        try (Warc warc = Warc.open(database.folder(), WarcSettings.DEFAULTS, Clock.systemUTC())) {
            return database.read(transaction -> new Proof(transaction, warc).faults());
        } catch (ArchiveException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    ArchivedArticle archivedArticle(ResultSet row) throws SQLException {
        Optional<String> ending = Optional.ofNullable(row.getString("withdrawn_ending"));
        Instant withdrawnAt = Instant.ofEpochMilli(row.getLong("withdrawn_at"));
        String why = String.valueOf(row.getString("withdrawn_why"));
        return new ArchivedArticle(
                parsed(row.getString("json")),
                row.getLong("change_number"),
                Optional.ofNullable(row.getString("claims_by")),
                ending.map(name -> new Withdrawal(withdrawnAt, Ending.valueOf(name), why)));
    }

    static ArchivedPage page(ResultSet row) throws SQLException {
        return new ArchivedPage(
                new WarcRef(
                        row.getString("record_id"),
                        row.getString("file"),
                        row.getLong("start_at"),
                        row.getLong("length"),
                        row.getString("digest")),
                URI.create(row.getString("asked")),
                URI.create(row.getString("address")),
                Instant.ofEpochMilli(row.getLong("fetched_at")),
                row.getInt("status"),
                Optional.ofNullable(row.getString("content_type")),
                Optional.ofNullable(row.getString("source")),
                row.getInt("is_read") == 1,
                Optional.ofNullable(row.getString("cut_page")));
    }

    static ClaimRow claimRow(ResultSet row) throws SQLException {
        return new ClaimRow(
                row.getString("id"),
                row.getString("article_id"),
                row.getInt("start_at"),
                row.getInt("end_at"),
                row.getString("quote"),
                row.getString("json"));
    }

    private Article parsed(String json) {
        return parsed(json, database.file());
    }

    /** @throws ArchiveException if the database does not give back what was put in */
    static Article parsed(String json, Path file) {
        try {
            return ArticleJson.read(json);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ArchiveException(ArchiveException.damaged(file, String.valueOf(e.getMessage())), e);
        }
    }

    private String damaged(String articleId, String reason) {
        return ArchiveException.damaged(database.file(), "article " + articleId + ": " + reason);
    }

    /** What is to be visited, for one crawl. */
    public Frontier frontier() {
        return new Frontier(database, CrawlOwner.next());
    }

    static Optional<ArchivedPage> cutPage(Transaction transaction, URI wholeAt) throws SQLException {
        return transaction.first(
                PAGE + "join cut c on c.record_id = p.record_id where c.whole_at = ?",
                Archive::page,
                wholeAt.toString());
    }

    /** Ends all work with the database and lets others write to it; a second call does nothing. */
    @Override
    public void close() {
        database.close();
    }
}
