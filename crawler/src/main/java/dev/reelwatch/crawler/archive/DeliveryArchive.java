package dev.reelwatch.crawler.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The part of an archive that keeps what is to be sent and what was. A part is noted as taken before it is sent: where a
 * process dies in between, it is sent again once its lease is over, which the receiver can tell by the name of the part.
 */
public final class DeliveryArchive {
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
     */
    public record Part(
            String digest, String channel, int part, int parts, String body, int attempts, Instant queuedAt) {
        /** The same at each attempt, so that a receiver can tell a repeat. */
        public String name() {
            return digest + "/" + channel + "/" + (part + 1);
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
     * @param lease for so long no other process takes it
     * @param channels those that can be sent to
     */
    public Optional<Part> take(List<String> channels, Instant now, Duration lease) {
        return database.write(transaction -> {
            for (String channel : channels) {
                Optional<Part> due = transaction.first(
                        """
                        select d.digest, d.channel, d.part,
                          (select count(*) from delivery n where n.digest = d.digest and n.channel = d.channel),
                          d.body, d.attempts, d.queued_at
                        from delivery d
                        where d.channel = ? and d.state = 'queued' and d.next_try <= ? and d.leased_until <= ?
                          and not exists (select 1 from delivery b where b.digest = d.digest and b.channel = d.channel
                            and b.part < d.part and b.state = 'queued')
                        order by d.digest, d.part limit 1
                        """, DeliveryArchive::part, channel, now.getEpochSecond(), now.getEpochSecond());
                if (due.isEmpty()) continue;
                transaction.update(
                        "update delivery set leased_until = ?, attempts = attempts + 1"
                                + " where digest = ? and channel = ? and part = ?",
                        now.plus(lease).getEpochSecond(),
                        due.get().digest(),
                        channel,
                        due.get().part());
                return due;
            }
            return Optional.empty();
        });
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                row.getString(5),
                row.getInt(6),
                Instant.parse(row.getString(7)));
    }

    /** Notes that a part has arrived. */
    public void sent(Part part, Instant now) {
        database.write(transaction -> transaction.update(
                "update delivery set state = 'sent', sent_at = ?, leased_until = 0, last_error = null"
                        + " where digest = ? and channel = ? and part = ?",
                now.toString(),
                part.digest(),
                part.channel(),
                part.part()));
    }

    /**
     * Notes that a part did not arrive.
     *
     * @param nextTry empty to give it up
     */
    public void failed(Part part, String error, Optional<Instant> nextTry) {
        State state = nextTry.isPresent() ? State.QUEUED : State.GIVEN_UP;
        database.write(transaction -> transaction.update(
                "update delivery set state = ?, next_try = ?, leased_until = 0, last_error = ?"
                        + " where digest = ? and channel = ? and part = ?",
                state.stored(),
                nextTry.map(Instant::getEpochSecond).orElse(0L),
                error,
                part.digest(),
                part.channel(),
                part.part()));
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
