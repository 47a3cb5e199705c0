package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleJson;
import dev.reelwatch.crawler.article.Moment;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what an article is to the archive, new, changed or the same, and writes it down; see {@link Archive#store}. */
final class Storing {
    private final Transaction transaction;
    private final String now;
    private final Path file;
    private final Optional<String> madeBy;

    /** An article that the archive knows. */
    record Known(String id, String key, int currentRevision) {
        static Known of(ResultSet row) throws SQLException {
            return new Known(row.getString("id"), row.getString("article_key"), row.getInt("current_revision"));
        }
    }

    /** A state of it. */
    record State(int number, Optional<Long> lastSaved, String json) {
        static State of(ResultSet row) throws SQLException {
            long saved = row.getLong("last_saved");
            Optional<Long> lastSaved = row.wasNull() ? Optional.empty() : Optional.of(saved);
            return new State(row.getInt("number"), lastSaved, row.getString("json"));
        }
    }

    private record Twin(String id, Article article) {}

    /** @param madeBy what makes new revisions, where they are not of saved files */
    Storing(Transaction transaction, Instant now, Path file, Optional<String> madeBy) {
        this.transaction = transaction;
        this.now = now.toString();
        this.file = file;
        this.madeBy = madeBy;
    }

    Stored store(Article article) throws SQLException {
        String id = article.id();
        String letters = Letters.sha256(article.text());
        Optional<Known> known = known(id);
        if (known.isPresent()) {
            if (!known.get().key().equals(article.key())) {
                throw new ArchiveException(
                        article.key() + " cannot be stored: " + known.get().key() + " has the same id " + id);
            }
            Optional<State> same = stateOf(id, letters);
            if (same.isPresent()) return again(article, known.get(), same.get());
        }
        if (article.url().isEmpty()) {
            Optional<String> twin = twin(article);
            if (twin.isPresent()) return new Stored.Same(twin.get());
        }
        return known.isPresent() ? anotherText(article, known.get(), letters) : first(article, letters);
    }

    Optional<Known> known(String id) throws SQLException {
        return transaction.first("select id, article_key, current_revision from article where id = ?", Known::of, id);
    }

    /** The revision whose text has these letters. */
    Optional<State> stateOf(String id, String letters) throws SQLException {
        return transaction.first(
                "select number, last_saved, json from revision where article_id = ? and letters = ?",
                State::of,
                id,
                letters);
    }

    Optional<State> state(String id, int number) throws SQLException {
        return transaction.first(
                "select number, last_saved, json from revision where article_id = ? and number = ?",
                State::of,
                id,
                number);
    }

    private Stored first(Article article, String letters) throws SQLException {
        transaction.update(
                "insert into article (id, article_key, current_revision, change_number) values (?, ?, 1, ?)",
                article.id(),
                article.key(),
                nextChange(transaction));
        insert(article, 1, letters, Optional.empty());
        return new Stored.New(article.id());
    }

    private Stored anotherText(Article article, Known known, String letters) throws SQLException {
        int number = nextNumber(known.id());
        Optional<Long> current = lastSavedOfCurrent(known);
        insert(article, number, letters, Optional.empty());
        boolean earlier = current.isPresent()
                && lastSaved(article).isPresent()
                && lastSaved(article).get() < current.get();
        if (!earlier) makeCurrent(known.id(), number);
        return new Stored.Changed(known.id(), number);
    }

    int nextNumber(String id) throws SQLException {
        return 1 + (int) transaction.number("select max(number) from revision where article_id = ?", id);
    }

    private Stored again(Article article, Known known, State same) throws SQLException {
        boolean changed = false;
        boolean laterThanEver = lastSaved(article).isPresent()
                && (same.lastSaved().isEmpty()
                        || same.lastSaved().get() < lastSaved(article).get());
        if (laterThanEver) {
            transaction.update(
                    "update revision set last_saved = ? where article_id = ? and number = ?",
                    lastSaved(article),
                    known.id(),
                    same.number());
            Optional<Long> current = lastSavedOfCurrent(known);
            changed = same.number() != known.currentRevision()
                    && current.isPresent()
                    && current.get() < lastSaved(article).get();
        }
        Article stored = Archive.parsed(same.json(), file);
        Article completed = completed(stored, article);
        if (!completed.equals(stored)) {
            rewrite(completed, known.id(), same.number());
            // Its claims name these facts, so they are drawn anew even though their quotes still stand.
            if (same.number() == known.currentRevision()) makeCurrent(known.id(), same.number());
        }
        if (changed) makeCurrent(known.id(), same.number());
        return changed || !completed.equals(stored)
                ? new Stored.Changed(known.id(), same.number())
                : new Stored.Same(known.id());
    }

    /** What is stored, with the facts that it lacks and the other has. */
    static Article completed(Article stored, Article other) {
        return new Article(
                stored.doc(),
                stored.url(),
                stored.title(),
                stored.source(),
                stored.site().or(other::site),
                stored.author().or(other::author),
                stored.published().or(other::published),
                stored.lang(),
                stored.text(),
                stored.images(),
                stored.videos(),
                stored.tags(),
                stored.savedAt(),
                stored.repostOf().or(other::repostOf),
                stored.warnings());
    }

    /** The article that has this very text and, if it is a repost, repeats the same original. */
    private Optional<String> twin(Article article) throws SQLException {
        Optional<String> original = article.repostOf().map(Article::sha256);
        List<Twin> twins = transaction.all(
                "select article_id, json from revision where sha256 = ? order by stored_at, article_id, number",
                row -> new Twin(row.getString("article_id"), Archive.parsed(row.getString("json"), file)),
                article.sha256());
        return twins.stream()
                .filter(twin -> twin.article().repostOf().map(Article::sha256).equals(original))
                .map(Twin::id)
                .findFirst();
    }

    /** Other facts, or other white space, of a text that stays letter for letter. */
    void rewrite(Article article, String id, int number) throws SQLException {
        transaction.update(
                "update revision set json = ?, sha256 = ? where article_id = ? and number = ?",
                ArticleJson.write(article).toString(),
                article.sha256(),
                id,
                number);
    }

    void insert(Article article, int number, String letters, Optional<Integer> replaces) throws SQLException {
        transaction.update(
                """
                insert into revision (article_id, number, sha256, letters, last_saved, stored_at, json, made_by, replaces)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                article.id(),
                number,
                article.sha256(),
                letters,
                lastSaved(article),
                now,
                ArticleJson.write(article).toString(),
                madeBy,
                replaces);
    }

    void makeCurrent(String id, int number) throws SQLException {
        transaction.update("delete from claim where article_id = ?", id);
        transaction.update("""
                update article set current_revision = ?, change_number = ?, claims_by = null,
                  read_by = (select reader from model_reading
                    where article_id = ? and revision = ? and state in ('done', 'partly')
                    order by read_at desc, reader limit 1)
                where id = ?
                """, number, nextChange(transaction), id, number, id);
    }

    private Optional<Long> lastSavedOfCurrent(Known known) throws SQLException {
        return state(known.id(), known.currentRevision()).flatMap(State::lastSaved);
    }

    private static Optional<Long> lastSaved(Article article) {
        return article.savedAt().map(Moment::start).map(Instant::getEpochSecond);
    }

    /** A number greater than all that were ever given. */
    static long nextChange(Transaction transaction) throws SQLException {
        transaction.update("update last_change set value = value + 1");
        return transaction.number("select value from last_change");
    }
}
