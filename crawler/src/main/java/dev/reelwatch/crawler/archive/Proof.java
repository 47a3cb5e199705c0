package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Looks through one state of a whole archive for anything that is not as it was put in. */
final class Proof {
    private final Transaction transaction;
    private final List<String> faults = new ArrayList<>();

    private final Warc warc;

    Proof(Transaction transaction, Warc warc) {
        this.transaction = transaction;
        this.warc = warc;
    }

    List<String> faults() throws SQLException {
        for (String line : transaction.all("pragma integrity_check", row -> row.getString(1))) {
            if (!line.equals("ok")) faults.add("database: " + line);
        }
        transaction.each(
                "pragma foreign_key_check",
                row -> faults.add(
                        "database: a row of " + row.getString(1) + " belongs to no row of " + row.getString(3)));
        transaction.each("""
                select a.id from article a
                where not exists (select 1 from revision r where r.article_id = a.id and r.number = a.current_revision)
                """, row -> faults.add("article " + row.getString(1) + " has no current revision"));
        transaction.each(
                """
                select c.id, c.article_id from claim c
                where not exists (select 1 from article a where a.id = c.article_id and a.current_revision = c.revision)
                """,
                row -> faults.add(
                        "claim " + row.getString(1) + " speaks of no current revision of article " + row.getString(2)));
        transaction.each(
                "select a.id from article a where a.change_number > (select value from last_change)",
                row -> faults.add("article " + row.getString(1) + " has a change number that was never given"));
        transaction.each("""
                select r.article_id, r.number, r.sha256, r.letters, r.json, a.article_key,
                       case when r.number = a.current_revision then 1 else 0 end as is_current
                from revision r join article a on a.id = r.article_id order by r.article_id, r.number
                """, this::proveRevision);
        transaction.each("""
                select v.model, v.text_sha256 from vector v join vector_model m on m.name = v.model
                where length(v.numbers) <> 4 * m.dimension
                """, row -> faults.add("a vector of " + row.getString(1) + " is cut: " + row.getString(2)));
        Set<String> missing = new HashSet<>();
        transaction.each(Archive.PAGE + "order by p.file, p.start_at", row -> provePage(Archive.page(row), missing));
        return List.copyOf(faults);
    }

    /** A file that is not there is one fault, however many pages were in it. */
    private void provePage(ArchivedPage page, Set<String> missing) {
        String file = page.ref().file();
        if (!warc.has(file)) {
            if (missing.add(file)) faults.add(warc.missing(file));
            return;
        }
        warc.fault(page.ref()).ifPresent(fault -> faults.add("page " + page.address() + ": " + fault));
    }

    private void proveRevision(ResultSet row) throws SQLException {
        String id = row.getString("article_id");
        String name = "article " + id + ", revision " + row.getInt("number");
        Article article;
        try {
            article = ArticleJson.read(row.getString("json"));
        } catch (IllegalArgumentException | DateTimeException e) {
            faults.add(name + ": " + e.getMessage());
            return;
        }
        if (!article.sha256().equals(row.getString("sha256"))) {
            faults.add(name + ": the text is not the one of its sha256");
        }
        if (!Letters.sha256(article.text()).equals(row.getString("letters"))) {
            faults.add(name + ": the letters of the text are not those that were noted");
        }
        String key = Objects.toString(row.getString("article_key"));
        if (!Article.sha256(key).startsWith(id)) faults.add(name + ": " + key + " has another id");
        if (article.url().isPresent() && !article.key().equals(key)) {
            faults.add(name + ": it is of " + article.key() + ", the archive says " + key);
        }
        if (row.getInt("is_current") == 1) proveClaims(id, article.text());
    }

    private void proveClaims(String id, String text) throws SQLException {
        for (ClaimRow claim : transaction.all(
                "select id, article_id, start_at, end_at, quote, json from claim where article_id = ? order by start_at, id",
                Archive::claimRow,
                id)) {
            if (!claim.isProvedBy(text)) {
                faults.add("claim " + claim.id() + ": its quote does not stand at " + claim.start() + "-" + claim.end()
                        + " of article " + id);
            }
        }
    }
}
