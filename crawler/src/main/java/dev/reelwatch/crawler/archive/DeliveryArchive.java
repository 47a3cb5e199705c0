package dev.reelwatch.crawler.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The part of an archive that keeps what is to be sent and what was. A part is noted as taken before it is sent: where a
 * process dies in between, it is sent again once its lease is over, which the receiver can tell by the name of the part.
 */
public final class DeliveryArchive {
    private static final String OURS =
            " where digest = ? and channel = ? and part = ? and state = 'queued' and leased_until = ?";

    private final Database database;

    DeliveryArchive(Database database) {
        this.database = database;
    }

    /** Where a part stands. */
    public enum State {
        QUEUED,
        SENT,
        GIVEN_UP;

        String stored() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One message to one channel.
     *
     * @param digest day and language, such as {@code 2025-04-01.zh}
     * @param part counted from 0
     * @param parts how many there are of this digest for this channel
     * @param attempts how often it was tried before
     * @param leasedUntil until then nobody else takes it
     */
    public record Part(
            String digest,
            String channel,
            int part,
            int parts,
            String body,
            int attempts,
            Instant queuedAt,
            Instant leasedUntil) {
        /** For people. */
        public String name() {
            return digest + "/" + channel + "/" + (part + 1);
        }

        /** The same at each attempt, so that a receiver can tell a repeat; another one where it is to be sent again. */
        public String key() {
            return name() + "/" + queuedAt;
        }
    }

    /**
     * How a channel does.
     *
     * @param lastError of what is queued or given up
     */
    public record ChannelState(
            String channel,
            long queued,
            long sent,
            long givenUp,
            Optional<Instant> nextTry,
            Optional<String> lastError) {}

    /**
     * Notes what is to be sent, unless this digest was noted for this channel before.
     *
     * @param again true to forget what was sent before
     * @return false if it was noted before and nothing was done
     */
    public boolean queue(String digest, String channel, List<String> bodies, boolean again, Instant now) {
        return database.write(transaction -> {
            if (again) transaction.update("delete from delivery where digest = ? and channel = ?", digest, channel);
            boolean known = transaction.number(
                            "select count(*) from delivery where digest = ? and channel = ?", digest, channel)
                    > 0;
            if (known) return false;
            for (int part = 0; part < bodies.size(); part++) {
                transaction.update("""
                        insert into delivery (digest, channel, part, body, state, attempts, next_try, leased_until, queued_at)
                        values (?, ?, ?, ?, 'queued', 0, ?, 0, ?)
                        """, digest, channel, part, bodies.get(part), now.getEpochSecond(), now.toString());
            }
            return true;
        });
    }

    /**
     * Takes the next part that is due; of one digest to one channel the parts in their order.
     *
     * @param channels those that can be sent to
     * @param due what is to be tried later than that is left alone
     * @param lease for so long no other process takes it
     */
    public Optional<Part> take(List<String> channels, Instant due, Instant now, Duration lease) {
        Instant until = now.plus(lease).truncatedTo(ChronoUnit.SECONDS);
        return database.write(transaction -> {
            for (String channel : channels) {
                Optional<Part> next = transaction.first(
                        """
                        select d.digest, d.channel, d.part,
                          (select count(*) from delivery n where n.digest = d.digest and n.channel = d.channel),
                          d.body, d.attempts, d.queued_at
                        from delivery d
                        where d.channel = ? and d.state = 'queued' and d.next_try <= ? and d.leased_until <= ?
                          and not exists (select 1 from delivery b where b.digest = d.digest and b.channel = d.channel
                            and b.part < d.part and b.state = 'queued')
                        order by d.digest, d.part limit 1
                        """, row -> part(row, until), channel, due.getEpochSecond(), now.getEpochSecond());
                if (next.isEmpty()) continue;
                transaction.update(
                        "update delivery set leased_until = ?, attempts = attempts + 1"
                                + " where digest = ? and channel = ? and part = ?",
                        until.getEpochSecond(),
                        next.get().digest(),
                        channel,
                        next.get().part());
                return next;
            }
            return Optional.empty();
        });
    }

    private static Part part(ResultSet row, Instant leasedUntil) throws SQLException {
        return new Part(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                row.getString(5),
                row.getInt(6),
                Instant.parse(row.getString(7)),
                leasedUntil);
    }

    /** Gives back what was taken and not tried. */
    public void release(Part part) {
        database.write(transaction -> transaction.update(
                "update delivery set leased_until = 0, attempts = attempts - 1" + OURS,
                part.digest(),
                part.channel(),
                part.part(),
                part.leasedUntil().getEpochSecond()));
    }

    /** Notes that a part has arrived. What it said can be compiled again, so it is not kept. */
    public void sent(Part part, Instant now) {
        database.write(transaction -> transaction.update(
                "update delivery set state = 'sent', sent_at = ?, leased_until = 0, last_error = null, body = ''"
                        + " where digest = ? and channel = ? and part = ? and queued_at = ?",
                now.toString(),
                part.digest(),
                part.channel(),
                part.part(),
                part.queuedAt().toString()));
    }

    /**
     * Notes that a part did not arrive; nothing where it took so long that another process has it by now.
     *
     * @param body what is still to be sent of it
     * @param nextTry empty to give it up
     */
    public void failed(Part part, String error, String body, Optional<Instant> nextTry) {
        State state = nextTry.isPresent() ? State.QUEUED : State.GIVEN_UP;
        database.write(transaction -> transaction.update(
                "update delivery set state = ?, next_try = ?, leased_until = 0, last_error = ?, body = ?" + OURS,
                state.stored(),
                nextTry.map(Instant::getEpochSecond).orElse(0L),
                error,
                body,
                part.digest(),
                part.channel(),
                part.part(),
                part.leasedUntil().getEpochSecond()));
    }

    /** How many parts of a digest have not arrived at a channel, given up or not. */
    public long missing(String digest, String channel) {
        return database.read(transaction -> transaction.number(
                "select count(*) from delivery where digest = ? and channel = ? and state <> 'sent'", digest, channel));
    }

    /** The latest digest that was ever noted for a channel. */
    public Optional<String> latest(String channel) {
        return database.read(transaction -> transaction
                .first(
                        "select max(digest) from delivery where channel = ?",
                        row -> Optional.ofNullable(row.getString(1)),
                        channel)
                .flatMap(digest -> digest));
    }

    /** What is queued is due at once. */
    public void hurry(Instant now) {
        database.write(transaction ->
                transaction.update("update delivery set next_try = ? where state = 'queued'", now.getEpochSecond()));
    }

    /** The channels that anything was ever noted for, by name. */
    public List<ChannelState> channels() {
        return database.read(transaction -> transaction.all("""
                select channel, sum(state = 'queued'), sum(state = 'sent'), sum(state = 'given-up'),
                  min(case when state = 'queued' then next_try end),
                  (select e.last_error from delivery e where e.channel = d.channel and e.last_error is not null
                    order by e.digest desc, e.part limit 1)
                from delivery d group by channel order by channel
                """, row -> {
            long next = row.getLong(5);
            boolean queued = !row.wasNull();
            return new ChannelState(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    queued ? Optional.of(Instant.ofEpochSecond(next)) : Optional.empty(),
                    Optional.ofNullable(row.getString(6)));
        }));
    }
}
