package dev.reelwatch.crawler.archive;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of an archive that keeps what models made of texts: a vector each, to find what says the same in other words.
 * They cost time and money, so they are kept for good, whatever index is built of them.
 */
public final class VectorArchive {
    private static final String MODEL = "select name, dimension, made from vector_model ";

    private final Database database;
    private final Archive archive;

    VectorArchive(Database database, Archive archive) {
        this.database = database;
        this.archive = archive;
    }

    /**
     * A model that has made vectors.
     *
     * @param dimension numbers in each of them
     * @param made grows whenever vectors of an article were made
     */
    public record Model(String name, int dimension, long made) {}

    /** What was asked in a day. */
    public record Use(long requests, long tokens) {
        public static final Use NONE = new Use(0, 0);

        public Use plus(Use other) {
            return new Use(requests + other.requests, tokens + other.tokens);
        }
    }

    /**
     * An article whose claims have all vectors that they can.
     *
     * @param change the number of the article's change that they were read at
     */
    public record Done(String articleId, long change) {}

    /** An article whose vectors were made, with the {@linkplain Model#made() number} of that. */
    public record Made(ArchivedArticle article, long made) {}

    /**
     * How far a model has come.
     *
     * @param vectors that are kept
     * @param waiting articles with claims that it has not been asked for as they are now
     */
    public record Progress(long vectors, long waiting) {}

    /** The model whose vectors searches look at: the one that made vectors last. */
    public Optional<Model> inUse() {
        return database.read(transaction -> transaction.first(
                MODEL + "where in_use = 1", row -> new Model(row.getString(1), row.getInt(2), row.getLong(3))));
    }

    public Optional<Model> model(String name) {
        return database.read(transaction -> transaction.first(
                MODEL + "where name = ?", row -> new Model(row.getString(1), row.getInt(2), row.getLong(3)), name));
    }

    /** Articles with claims that a model has not been asked for as they are now, those that changed last first. */
    public List<ArchivedArticle> waiting(String model, int limit) {
        return database.read(
                transaction -> transaction.all(Archive.CURRENT + """
                left join vector_article v on v.article_id = a.id and v.model = ?
                where a.claims_by is not null and a.retracted = 0
                  and (v.change_number is null or v.change_number <> a.change_number)
                  and exists (select 1 from claim c where c.article_id = a.id)
                order by a.change_number desc limit ?
                """, archive::archivedArticle, model, limit));
    }

    /** Those of some vectors that a model has made, by the sha256 of their texts. */
    public Map<String, byte[]> vectors(String model, Collection<String> texts) {
        return database.read(transaction -> {
            Map<String, byte[]> found = new HashMap<>();
            for (String text : texts) {
                transaction
                        .first(
                                "select numbers from vector where model = ? and text_sha256 = ?",
                                row -> row.getBytes(1),
                                model,
                                text)
                        .ifPresent(numbers -> found.put(text, numbers));
            }
            return found;
        });
    }

    /**
     * Keeps what a model made, together with what that cost and with what it is done with. From now on searches look at
     * the vectors of this model.
     *
     * @param dimension numbers in each vector
     * @param vectors by the sha256 of their texts
     * @throws ArchiveException and keeps nothing if the model made vectors of another length before
     */
    public void keep(
            String model,
            int dimension,
            Map<String, byte[]> vectors,
            List<Done> done,
            Use cost,
            LocalDate day,
            Instant now) {
        database.write(transaction -> {
            transaction.update("""
                    insert into vector_model (name, dimension, in_use, made) values (?, ?, 0, 0)
                    on conflict (name) do nothing
                    """, model, dimension);
            long known = transaction.number("select dimension from vector_model where name = ?", model);
            if (known != dimension) {
                throw new ArchiveException(
                        "the vectors of " + model + " had " + known + " numbers, now it makes some of " + dimension);
            }
            transaction.update(
                    "update vector_model set in_use = case when name = ? then 1 else 0 end"
                            + " where in_use <> case when name = ? then 1 else 0 end",
                    model,
                    model);
            for (Map.Entry<String, byte[]> vector : vectors.entrySet()) {
                transaction.update("""
                        insert into vector (model, text_sha256, made_at, numbers) values (?, ?, ?, ?)
                        on conflict (model, text_sha256) do nothing
                        """, model, vector.getKey(), now.toString(), vector.getValue());
            }
            for (Done each : done) note(transaction, model, each);
            spend(transaction, cost, day);
            return true;
        });
    }

    private static void note(Transaction transaction, String model, Done done) throws SQLException {
        transaction.update("update vector_model set made = made + 1 where name = ?", model);
        transaction.update("""
                insert into vector_article (model, article_id, change_number, made)
                select name, ?, ?, made from vector_model where name = ?
                on conflict (model, article_id) do update set change_number = excluded.change_number,
                  made = excluded.made
                """, done.articleId(), done.change(), model);
    }

    /** Articles whose vectors were made after some number, in this order. */
    public List<Made> madeAfter(String model, long made, int limit) {
        return database.read(transaction -> transaction.all(
                """
                select a.change_number, a.claims_by, a.withdrawn_at, a.withdrawn_ending, a.withdrawn_why, r.json, v.made
                from vector_article v join article a on a.id = v.article_id
                join revision r on r.article_id = a.id and r.number = a.current_revision
                where v.model = ? and v.made > ? order by v.made limit ?
                """, row -> new Made(archive.archivedArticle(row), row.getLong("made")), model, made, limit));
    }

    public Progress progress(String model) {
        return database.read(transaction -> new Progress(
                transaction.number("select count(*) from vector where model = ?", model),
                transaction.number("""
                        select count(*) from article a
                        left join vector_article v on v.article_id = a.id and v.model = ?
                        where a.claims_by is not null and a.retracted = 0
                          and (v.change_number is null or v.change_number <> a.change_number)
                          and exists (select 1 from claim c where c.article_id = a.id)
                        """, model)));
    }

    /** Notes what was asked and is not kept. */
    public void spend(Use cost, LocalDate day) {
        database.write(transaction -> {
            spend(transaction, cost, day);
            return true;
        });
    }

    private static void spend(Transaction transaction, Use cost, LocalDate day) throws SQLException {
        if (cost.equals(Use.NONE)) return;
        transaction.update("""
                insert into vector_use (day, requests, tokens) values (?, ?, ?)
                on conflict (day) do update set requests = vector_use.requests + excluded.requests,
                  tokens = vector_use.tokens + excluded.tokens
                """, day.toString(), cost.requests(), cost.tokens());
    }

    public Use use(LocalDate day) {
        return use("where day = ?", day.toString());
    }

    /** What was asked since the archive began. */
    public Use use() {
        return use("");
    }

    private Use use(String which, Object... values) {
        return database.read(transaction -> transaction
                .first(
                        "select coalesce(sum(requests), 0), coalesce(sum(tokens), 0) from vector_use " + which,
                        row -> new Use(row.getLong(1), row.getLong(2)),
                        values)
                .orElse(Use.NONE));
    }
}
