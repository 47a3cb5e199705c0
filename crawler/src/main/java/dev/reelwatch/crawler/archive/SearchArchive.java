package dev.reelwatch.crawler.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of an archive that keeps questions, and what each had found when somebody looked last. */
public final class SearchArchive {
    private static final String COLUMNS = "select id, name, question, saved_at, looked_at from saved_search";

    private final Database database;

    SearchArchive(Database database) {
        this.database = database;
    }

    /**
     * A question that is kept.
     *
     * @param question the query of its address
     * @param lookedAt when somebody looked last at what it finds
     */
    public record SavedSearch(String id, String name, String question, Instant savedAt, Instant lookedAt) {}

    /**
     * Keeps a question; one that is kept already gets another name, and stays as it was otherwise.
     *
     * @param seen what it finds now
     * @param most how many may be kept in all
     * @return empty where there are that many already
     */
    public Optional<SavedSearch> save(
            String id, String name, String question, Collection<String> seen, int most, Instant now) {
        return database.write(transaction -> {
            int renamed = transaction.update("update saved_search set name = ? where id = ?", name, id);
            if (renamed == 0) {
                if (transaction.number("select count(*) from saved_search") >= most) return Optional.empty();
                transaction.update(
                        "insert into saved_search (id, name, question, saved_at, looked_at, seen)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        id,
                        name,
                        question,
                        now.toString(),
                        now.toString(),
                        String.join(" ", seen));
            }
            return transaction.first(COLUMNS + " where id = ?", SearchArchive::row, id);
        });
    }

    /**
     * Notes that somebody has looked.
     *
     * @param seen what there was to see; all of it counts as seen from now on
     * @return false if there is no such search
     */
    public boolean look(String id, Collection<String> seen, Instant now) {
        return database.write(transaction -> transaction.update(
                        "update saved_search set looked_at = ?, seen = ? where id = ?",
                        now.toString(),
                        String.join(" ", seen),
                        id)
                > 0);
    }

    /** Keeps it no longer; false if there is none. */
    public boolean forget(String id) {
        return database.write(transaction -> transaction.update("delete from saved_search where id = ?", id) > 0);
    }

    /** All that are kept, by name. */
    public List<SavedSearch> all() {
        return database.read(transaction -> transaction.all(COLUMNS + " order by name, id", SearchArchive::row));
    }

    public Optional<SavedSearch> find(String id) {
        return database.read(transaction -> transaction.first(COLUMNS + " where id = ?", SearchArchive::row, id));
    }

    /** What a search had found when somebody looked last. */
    public Set<String> seen(String id) {
        Optional<String> seen = database.read(transaction ->
                transaction.first("select seen from saved_search where id = ?", row -> row.getString(1), id));
        return seen.stream()
                .flatMap(ids -> Stream.of(ids.split(" ")))
                .filter(hit -> !hit.isEmpty())
                .collect(Collectors.toSet());
    }

    private static SavedSearch row(ResultSet row) throws SQLException {
        return new SavedSearch(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Instant.parse(row.getString(4)),
                Instant.parse(row.getString(5)));
    }
}
