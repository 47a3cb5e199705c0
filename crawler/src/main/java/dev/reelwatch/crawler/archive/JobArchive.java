package dev.reelwatch.crawler.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The part of an archive that knows what is run by the clock: of any number of processes one runs a job, once a time it is
 * due. What a process did not end, since it died, is begun anew by the next one that looks.
 */
public final class JobArchive {
    /** A process that was not heard of for so long is dead, wherever it ran. */
    static final Duration SILENCE = Duration.ofMinutes(5);

    /** What kills whoever runs it is not begun for ever. */
    private static final int MOST_BEGUN = 3;

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
            String name,
            Instant due,
            boolean running,
            Optional<Instant> beganAt,
            Optional<Instant> endedAt,
            Optional<String> ending) {}

    private record Row(long due, Optional<String> owner, long seenAt, int begun) {
        boolean isAlive(Instant now) {
            return owner.isPresent()
                    && !CrawlOwner.isDead(owner.get())
                    && seenAt > now.minus(SILENCE).getEpochSecond();
        }
    }

    /**
     * Takes a job that is due.
     *
     * @return false if it was done for that time before, if another process is at it, or if it is new: then it is due
     *     from its next time on
     */
    public boolean begin(String name, Instant due, Instant now) {
        return database.write(transaction -> {
            Optional<Row> row = transaction.first(
                    "select due, owner, seen_at, begun from job where name = ?",
                    each -> new Row(
                            each.getLong(1), Optional.ofNullable(each.getString(2)), each.getLong(3), each.getInt(4)),
                    name);
            if (row.isEmpty()) {
                transaction.update("insert into job (name, due) values (?, ?)", name, due.getEpochSecond());
                return false;
            }
            if (row.get().isAlive(now)) return false;
            boolean again = row.get().due() >= due.getEpochSecond();
            boolean died = row.get().owner().isPresent() && row.get().begun() < MOST_BEGUN;
            if (again && !died) return false;
            transaction.update(
                    "update job set due = ?, owner = ?, seen_at = ?, began_at = ?, begun = ? where name = ?",
                    Math.max(due.getEpochSecond(), row.get().due()),
                    owner,
                    now.getEpochSecond(),
                    now.toString(),
                    again ? row.get().begun() + 1 : 1,
                    name);
            return true;
        });
    }

    /** Says that jobs which were taken are still being run. */
    public void alive(List<String> names, Instant now) {
        database.write(transaction -> {
            for (String name : names) {
                transaction.update(
                        "update job set seen_at = ? where name = ? and owner = ?", now.getEpochSecond(), name, owner);
            }
            return names.size();
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
    public List<JobState> jobs(Instant now) {
        return database.read(transaction -> transaction.all(
                "select name, due, owner, seen_at, begun, began_at, ended_at, ending from job order by name",
                row -> new JobState(
                        row.getString(1),
                        Instant.ofEpochSecond(row.getLong(2)),
                        new Row(row.getLong(2), Optional.ofNullable(row.getString(3)), row.getLong(4), row.getInt(5))
                                .isAlive(now),
                        Optional.ofNullable(row.getString(6)).map(Instant::parse),
                        Optional.ofNullable(row.getString(7)).map(Instant::parse),
                        Optional.ofNullable(row.getString(8)))));
    }
}
