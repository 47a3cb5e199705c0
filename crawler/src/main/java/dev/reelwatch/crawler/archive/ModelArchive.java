package dev.reelwatch.crawler.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of an archive that keeps what language models answered, what that cost, and what is still to be asked. */
public final class ModelArchive {
    private static final String OF_CURRENT = " where m.article_id = a.id and m.revision = a.current_revision ";

    private final Database database;
    private final Archive archive;

    ModelArchive(Database database, Archive archive) {
        this.database = database;
        this.archive = archive;
    }

    /** What was asked in a day. */
    public record Use(long requests, long tokensIn, long tokensOut) {
        public static final Use NONE = new Use(0, 0, 0);

        public Use plus(Use other) {
            return new Use(requests + other.requests, tokensIn + other.tokensIn, tokensOut + other.tokensOut);
        }

        public long tokens() {
            return tokensIn + tokensOut;
        }
    }

    /** An answer to a part of a text, by UTF-16 offsets. */
    public record PartAnswer(int start, int end, String json) {}

    /** What a reader answered to the current state of an article. */
    public record Answers(String reader, List<PartAnswer> parts) {
        public Answers {
            parts = List.copyOf(parts);
        }
    }

    /**
     * How far a reader has come.
     *
     * @param waiting articles it has not been asked for in their current state
     * @param later articles that are marked for another try
     * @param nextTry the earliest of these tries
     * @param dropped what it answered and could not be proved, by reason
     */
    public record Progress(
            long read,
            long waiting,
            long later,
            long givenUp,
            long skipped,
            Optional<Instant> nextTry,
            Map<String, Long> dropped) {}

    /** The answer to a question that was asked before. */
    public Optional<String> answer(String question) {
        return database.read(transaction -> transaction.first(
                "select json from model_answer where question = ?", row -> row.getString(1), question));
    }

    /** Keeps an answer together with what it cost. */
    public void keep(String question, String model, String json, Use cost, LocalDate day, Instant now) {
        database.write(transaction -> {
            transaction.update("""
                    insert into model_answer (question, model, answered_at, tokens_in, tokens_out, json)
                    values (?, ?, ?, ?, ?, ?)
                    on conflict (question) do update set model = excluded.model, answered_at = excluded.answered_at,
                      tokens_in = excluded.tokens_in, tokens_out = excluded.tokens_out, json = excluded.json
                    """, question, model, now.toString(), cost.tokensIn(), cost.tokensOut(), json);
            spend(transaction, cost, day);
            return true;
        });
    }

    /** Notes what was asked in vain. */
    public void spend(Use cost, LocalDate day) {
        database.write(transaction -> {
            spend(transaction, cost, day);
            return true;
        });
    }

    private static void spend(Transaction transaction, Use cost, LocalDate day) throws SQLException {
        transaction.update("""
                insert into model_use (day, requests, tokens_in, tokens_out) values (?, ?, ?, ?)
                on conflict (day) do update set requests = model_use.requests + excluded.requests,
                  tokens_in = model_use.tokens_in + excluded.tokens_in,
                  tokens_out = model_use.tokens_out + excluded.tokens_out
                """, day.toString(), cost.requests(), cost.tokensIn(), cost.tokensOut());
    }

    /** What was asked since the archive began. */
    public Use use() {
        return database.read(transaction -> transaction
                .first(
                        "select coalesce(sum(requests), 0), coalesce(sum(tokens_in), 0), coalesce(sum(tokens_out), 0)"
                                + " from model_use",
                        row -> new Use(row.getLong(1), row.getLong(2), row.getLong(3)))
                .orElse(Use.NONE));
    }

    public Use use(LocalDate day) {
        return database.read(transaction -> transaction
                .first(
                        "select requests, tokens_in, tokens_out from model_use where day = ?",
                        row -> new Use(row.getLong(1), row.getLong(2), row.getLong(3)),
                        day.toString())
                .orElse(Use.NONE));
    }

    /**
     * Articles that a reader has still to read in their current state, those that changed last first; those that were
     * tried before come behind.
     *
     * @param skippedBy articles that were skipped for another reason than this one count as unread
     * @param now those whose next try lies later are left out
     */
    public List<ArchivedArticle> toRead(String reader, String skippedBy, Instant now, int limit) {
        return database.read(transaction -> transaction.all(
                Archive.CURRENT + """
                left join model_reading m
                  on m.article_id = a.id and m.revision = a.current_revision and m.reader = ?
                where a.retracted = 0 and (m.state is null or (m.state = 'skipped' and m.reason <> ?)
                  or (m.state = 'later' and m.next_try <= ?))
                order by case when m.state = 'later' then 1 else 0 end, a.change_number desc
                limit ?
                """, archive::archivedArticle, reader, skippedBy, now.getEpochSecond(), limit));
    }

    /** Where a reader stands with the current state of an article; empty before it was first asked. */
    public Optional<ModelReading> reading(String articleId, String reader) {
        return database.read(transaction -> {
            List<ModelReading.Part> parts = transaction.all(
                    "select p.start_at, p.end_at, p.question from model_reading_part p"
                            + " join article a on a.id = p.article_id and a.current_revision = p.revision"
                            + " where p.article_id = ? and p.reader = ? order by p.start_at, p.end_at",
                    row -> new ModelReading.Part(row.getInt(1), row.getInt(2), row.getString(3)),
                    articleId,
                    reader);
            return transaction.first(
                    "select m.state, m.attempts, m.next_try, m.reason from model_reading m"
                            + " join article a on a.id = m.article_id and a.current_revision = m.revision"
                            + " where m.article_id = ? and m.reader = ?",
                    row -> new ModelReading(
                            articleId,
                            reader,
                            ModelReading.State.of(row.getString(1)),
                            row.getInt(2),
                            instant(row, 3),
                            row.getString(4),
                            parts),
                    articleId,
                    reader);
        });
    }

    /**
     * Writes down where a reader stands with the current state of an article. Where its answers count, they are the
     * ones that count for the article from now on, and its claims are to be drawn anew.
     */
    public void note(ModelReading reading, Instant now) {
        database.write(transaction -> {
            int revision = transaction
                    .first(
                            "select current_revision from article where id = ?",
                            row -> row.getInt(1),
                            reading.articleId())
                    .orElseThrow(() -> new ArchiveException("reading of an unknown article: " + reading.articleId()));
            String of = " where article_id = ? and revision = ? and reader = ?";
            for (String table : List.of("model_drop", "model_reading_part", "model_reading")) {
                transaction.update("delete from " + table + of, reading.articleId(), revision, reading.reader());
            }
            transaction.update(
                    """
                    insert into model_reading
                      (article_id, revision, reader, state, attempts, next_try, reason, read_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    reading.articleId(),
                    revision,
                    reading.reader(),
                    reading.state().sql(),
                    reading.attempts(),
                    reading.nextTry().map(Instant::getEpochSecond),
                    reading.reason(),
                    now.toString());
            for (ModelReading.Part part : reading.parts()) {
                transaction.update(
                        """
                        insert into model_reading_part (article_id, revision, reader, start_at, end_at, question)
                        values (?, ?, ?, ?, ?, ?)
                        """,
                        reading.articleId(),
                        revision,
                        reading.reader(),
                        part.start(),
                        part.end(),
                        part.question());
            }
            if (reading.state().counts()) {
                transaction.update(
                        "update article set read_by = ? where id = ?", reading.reader(), reading.articleId());
            }
            return true;
        });
    }

    /** A state of an article, and whose answers count for it. */
    private record ReadBy(int revision, String reader) {
        static ReadBy of(ResultSet row) throws SQLException {
            return new ReadBy(row.getInt(1), row.getString(2));
        }
    }

    /** The answers that count for the current state of an article. */
    public Optional<Answers> answersFor(String articleId) {
        return answers("select current_revision, read_by from article where id = ? and read_by is not null", articleId);
    }

    /** The answers that counted for a state of an article. */
    public Optional<Answers> answersFor(String articleId, int revision) {
        return answers("""
                select revision, reader from model_reading
                where article_id = ? and revision = ? and state in ('done', 'partly')
                order by read_at desc, reader limit 1
                """, articleId, revision);
    }

    private Optional<Answers> answers(String readBy, Object... of) {
        return database.read(transaction -> {
            Optional<ReadBy> by = transaction.first(readBy, ReadBy::of, of);
            if (by.isEmpty()) return Optional.empty();
            return Optional.of(new Answers(
                    by.get().reader(),
                    transaction.all(
                            """
                            select p.start_at, p.end_at, w.json
                            from model_reading_part p join model_answer w on w.question = p.question
                            where p.article_id = ? and p.revision = ? and p.reader = ? order by p.start_at, p.end_at
                            """,
                            row -> new PartAnswer(row.getInt(1), row.getInt(2), row.getString(3)),
                            of[0],
                            by.get().revision(),
                            by.get().reader())));
        });
    }

    /** Notes what a reader answered to the current states of articles and could not be proved. */
    public void noteDropped(Map<String, Map<String, Integer>> byArticleId) {
        database.write(transaction -> {
            for (Map.Entry<String, Map<String, Integer>> each : byArticleId.entrySet()) {
                String id = each.getKey();
                transaction.update("""
                        delete from model_drop where article_id = ?
                          and revision = (select current_revision from article where id = ?)
                          and reader = (select read_by from article where id = ?)
                        """, id, id, id);
                for (Map.Entry<String, Integer> reason : each.getValue().entrySet()) {
                    transaction.update("""
                            insert into model_drop (article_id, revision, reader, reason, number)
                            select id, current_revision, read_by, ?, ? from article
                            where id = ? and read_by is not null
                            """, reason.getKey(), reason.getValue(), id);
                }
            }
            return true;
        });
    }

    /** How far a reader has come, over the current states of all articles. */
    public Progress progress(String reader) {
        return database.read(transaction -> {
            Map<String, Long> states = new TreeMap<>();
            List<Optional<Instant>> next = new ArrayList<>();
            transaction.each(
                    "select m.state, count(*), min(m.next_try) from model_reading m, article a" + OF_CURRENT
                            + "and m.reader = ? group by m.state",
                    row -> {
                        states.put(row.getString(1), row.getLong(2));
                        next.add(instant(row, 3));
                    },
                    reader);
            Map<String, Long> dropped = new TreeMap<>();
            transaction.each(
                    "select m.reason, sum(m.number) from model_drop m, article a" + OF_CURRENT
                            + "and m.reader = ? group by m.reason",
                    row -> dropped.put(row.getString(1), row.getLong(2)),
                    reader);
            long all = transaction.number("select count(*) from article");
            long known = states.values().stream().mapToLong(Long::longValue).sum();
            return new Progress(
                    states.getOrDefault("done", 0L) + states.getOrDefault("partly", 0L),
                    all - known,
                    states.getOrDefault("later", 0L),
                    states.getOrDefault("given-up", 0L),
                    states.getOrDefault("skipped", 0L),
                    next.stream().flatMap(Optional::stream).min(Instant::compareTo),
                    dropped);
        });
    }

    /** Claims of current states that a language model found, alone or together with the patterns. */
    public long articlesWithAnswers() {
        return database.read(
                transaction -> transaction.number("select count(*) from article where read_by is not null"));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
