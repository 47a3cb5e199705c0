package dev.reelwatch.crawler.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The part of an archive that knows what is run by the clock: of any number of processes one runs a job, once a time it is due. */
public final class JobArchive {
    private final Database database;
    private final String owner = CrawlOwner.next();

    JobArchive(Database database) {
        this.database = database;
    }

    /**
     * How a job does.
     *
     * @param due when it was last due
     * @param running true while a process is at it
     * @param ending how it ended last, in words
     */
    public record JobState(
            String name, Instant due, boolean running, Optional<Instant> endedAt, Optional<String> ending) {}

    /**
     * Takes a job that is due.
     *
     * @return false if it was taken for that time before, if another process is at it, or if it is new: then it is due
     *     from its next time on
     */
    public boolean begin(String name, Instant due, Instant now) {
        return database.write(transaction -> {
            record Row(long due, Optional<String> owner) {}
            Optional<Row> row = transaction.first(
                    "select due, owner from job where name = ?",
                    each -> new Row(each.getLong(1), Optional.ofNullable(each.getString(2))),
                    name);
            if (row.isEmpty()) {
                transaction.update("insert into job (name, due) values (?, ?)", name, due.getEpochSecond());
                return false;
            }
            if (row.get().due() >= due.getEpochSecond()) return false;
            if (row.get().owner().filter(other -> !CrawlOwner.isDead(other)).isPresent()) return false;
            transaction.update(
                    "update job set due = ?, owner = ?, began_at = ? where name = ?",
                    due.getEpochSecond(),
                    owner,
                    now.toString(),
                    name);
            return true;
        });
    }

    /** Notes that a job which was taken has ended. */
    public void end(String name, String ending, Instant now) {
        database.write(transaction -> transaction.update(
                "update job set owner = null, ended_at = ?, ending = ? where name = ? and owner = ?",
                now.toString(),
                ending,
                name,
                owner));
    }

    /** All that was ever due, by name. */
    public List<JobState> jobs() {
        return database.read(transaction -> transaction.all(
                "select name, due, owner, ended_at, ending from job order by name",
                row -> new JobState(
                        row.getString(1),
                        Instant.ofEpochSecond(row.getLong(2)),
                        Optional.ofNullable(row.getString(3))
                                .filter(other -> !CrawlOwner.isDead(other))
                                .isPresent(),
                        Optional.ofNullable(row.getString(4)).map(Instant::parse),
                        Optional.ofNullable(row.getString(5)))));
    }
}
