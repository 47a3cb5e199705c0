package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleJson;
import dev.reelwatch.crawler.article.Reading;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be visited, and when: the memory of all crawls on one archive. A host is leased to one crawl at a time, and
 * with it the one address of it that is being visited; a lease ends when the visit is finished, when the process that
 * holds it has died, or when its time is over. What a method returned from is on disk.
 */
public final class Frontier {
    /** 9999-12-31: later than any visit. */
    private static final long NEVER = 253_402_300_799_000L;

    private final Database database;
    private final String owner;

    /**
     * A visit that came to an end: what it brought, and a way to tell how it ended once it is known how much of that
     * was new.
     *
     * @param page that came, where one came that is kept
     * @param readings of the page
     * @param beginning of an article, which is stored for want of the whole
     * @param leads are added unless they are known
     * @param further are added where any of the articles or leads was new
     */
    public record Ended(
            Target target,
            Optional<ArchivedPage> page,
            List<Reading> readings,
            Optional<Reading.Found> beginning,
            List<Lead> leads,
            List<Lead> further,
            Judge judge) {
        public Ended {
            readings = List.copyOf(readings);
            leads = List.copyOf(leads);
            further = List.copyOf(further);
        }

        /** The same with addresses that were found nevertheless. */
        public Ended withLeads(List<Lead> others, List<Lead> othersFurther) {
            return new Ended(target, page, readings, beginning, others, othersFurther, judge);
        }
    }

    /** Tells how a visit ended. */
    @FunctionalInterface
    public interface Judge {
        /**
         * The ending, and what follows from it.
         *
         * @param stored what became of the articles, in their order
         * @param freshLeads how many of the leads were not known
         */
        Visit of(List<Stored> stored, int freshLeads);
    }

    /** What became of a visit. */
    public record Finished(Target target, Visit visit, List<Stored> stored, int freshLeads) {
        public Finished {
            stored = List.copyOf(stored);
        }
    }

    /** What was finished and what is leased now. */
    public record Turn(List<Finished> finished, List<Target> claimed) {
        public Turn {
            finished = List.copyOf(finished);
            claimed = List.copyOf(claimed);
        }
    }

    /** A source as its last visit left it. */
    public record SourceHealth(
            String source,
            Optional<Visit.Ending> ending,
            String why,
            Optional<Instant> visitedAt,
            Optional<Instant> nextAt,
            int failures,
            long articles,
            long waiting) {}

    /** How much there is to visit. */
    public record Size(long targets, long due, long hosts, long hostsPaused, long leased) {}

    Frontier(Database database, String owner) {
        this.database = database;
        this.owner = owner;
    }

    /**
     * Begins a crawl.
     *
     * @param once it visits each source once and then ends; several such crawls at the same time are one run
     * @return since when each source must have been visited to count as visited by this run
     */
    public Instant begin(boolean once, Instant now) {
        return database.write(transaction -> {
            endDead(transaction, now);
            long runAt = once
                    ? transaction.number(
                            "select coalesce(max(run_at), ?) from crawler where once = 1 and owner <> ?",
                            now.toEpochMilli(),
                            owner)
                    : now.toEpochMilli();
            transaction.update(
                    "insert into crawler (owner, run_at, once) values (?, ?, ?)", owner, runAt, once ? 1 : 0);
            return Instant.ofEpochMilli(runAt);
        });
    }

    /** Ends this crawl: what it has not finished is there for others. */
    public void end(Instant now) {
        database.write(transaction -> {
            release(transaction, owner, now);
            return true;
        });
    }

    /** Takes the leases from crawls of this machine that are no more. */
    public void endDead(Instant now) {
        // Mostly there is none, and then there is nothing to write.
        if (database.read(this::dead).isEmpty()) return;
        database.write(transaction -> {
            endDead(transaction, now);
            return true;
        });
    }

    private void endDead(Transaction transaction, Instant now) throws SQLException {
        for (String other : dead(transaction)) release(transaction, other, now);
    }

    private List<String> dead(Transaction transaction) throws SQLException {
        return transaction
                .all(
                        "select owner from crawler union select lease_owner from host where lease_owner is not null",
                        row -> row.getString(1))
                .stream()
                .filter(other -> !other.equals(owner) && CrawlOwner.isDead(other))
                .toList();
    }

    private static void release(Transaction transaction, String owner, Instant now) throws SQLException {
        transaction.update(
                "update host set lease_owner = null, lease_target = null, free_at = ? where lease_owner = ?",
                now.toEpochMilli(),
                owner);
        transaction.update("delete from crawler where owner = ?", owner);
    }

    /**
     * Makes the addresses of sources known.
     *
     * @param dueUnlessVisitedSince a source that was not visited since then is due now; empty leaves it to its plan
     */
    public void put(Collection<Lead> sources, Optional<Instant> dueUnlessVisitedSince, Instant now) {
        database.write(transaction -> {
            for (Lead lead : sources) {
                Optional<Known> known = known(transaction, lead.key());
                if (known.isEmpty()) {
                    insert(transaction, lead, now);
                    continue;
                }
                boolean other = !known.get().address().equals(lead.address().toString())
                        || !known.get().source().equals(lead.source())
                        || !known.get().chosen().equals(lead.chosen());
                if (other) {
                    host(transaction, lead.host());
                    transaction.update(
                            """
                            update target set address = ?, host = ?, source = ?, kind = ?, chosen = ?, etag = null,
                            last_modified = null, payload_sha256 = null, due_at = ?, attempts = 0
                            where address_key = ?
                            """,
                            lead.address().toString(),
                            lead.host(),
                            lead.source(),
                            lead.kind().name(),
                            lead.chosen(),
                            now.toEpochMilli(),
                            lead.key());
                    requeue(transaction, known.get().host(), known.get().source());
                }
                if (dueUnlessVisitedSince.isPresent()) {
                    transaction.update(
                            """
                            update target set due_at = ? where address_key = ? and due_at > ?
                            and (visited_at is null or visited_at < ?)
                            """,
                            now.toEpochMilli(),
                            lead.key(),
                            now.toEpochMilli(),
                            dueUnlessVisitedSince.get().toEpochMilli());
                }
                requeue(transaction, lead.host(), lead.source());
            }
            if (dueUnlessVisitedSince.isPresent()) {
                for (Lead lead : sources) tryAgain(transaction, lead.source(), dueUnlessVisitedSince.get(), now);
            }
            return true;
        });
    }

    /** What met a wall or failed is due again; what robots.txt keeps away is not. */
    private static void tryAgain(Transaction transaction, String source, Instant since, Instant now)
            throws SQLException {
        List<String> hosts =
                transaction.all("""
                select distinct host from target where source = ? and attempts > 0 and ending in ('BLOCKED', 'FAILED')
                and due_at > ? and visited_at < ?
                """, row -> row.getString(1), source, now.toEpochMilli(), since.toEpochMilli());
        for (String host : hosts) {
            transaction.update("""
                    update target set due_at = ? where host = ? and source = ? and attempts > 0
                    and ending in ('BLOCKED', 'FAILED') and due_at > ? and due_at < ? and visited_at < ?
                    """, now.toEpochMilli(), host, source, now.toEpochMilli(), NEVER, since.toEpochMilli());
            requeue(transaction, host, source);
        }
    }

    /** Adds addresses that are not known yet, all due now; tells how many those were. */
    public int add(List<Lead> leads, Instant now) {
        return database.write(transaction -> add(transaction, leads, now));
    }

    private int add(Transaction transaction, List<Lead> leads, Instant now) throws SQLException {
        int fresh = 0;
        Set<String> hosts = new HashSet<>();
        Set<Place> due = new LinkedHashSet<>();
        for (Lead lead : leads) {
            if (hosts.add(lead.host())) host(transaction, lead.host());
            if (insertTarget(transaction, lead, now)) {
                due.add(new Place(lead.host(), lead.source()));
                fresh++;
            } else if (again(transaction, lead, known(transaction, lead.key()).orElseThrow(), now)) {
                fresh++;
            }
        }
        for (Place place : due) dueNow(transaction, place, now);
        return fresh;
    }

    /** What one row of the queue is about. */
    private record Place(String host, String source) {}

    /** Makes a known address due where what leads to it has changed. */
    private boolean again(Transaction transaction, Lead lead, Known known, Instant now) throws SQLException {
        if (lead.kind() == Target.Kind.LISTING) {
            // A page that was read to its end waits until a page before it brings something new. Of a circle of
            // pages, the way back is longer than the way there.
            if (known.dueAt() == NEVER && lead.depth() <= known.depth()) {
                makeDue(transaction, lead, now);
            }
            return false;
        }
        Optional<String> text = lead.held().map(Article::sha256);
        if (text.isEmpty() || known.heldSha256().equals(text)) return false;
        boolean first = known.heldSha256().isEmpty();
        transaction.update(
                """
                update target set held = ?, held_sha256 = ?, payload_sha256 = null, etag = null, last_modified = null
                where address_key = ?
                """, lead.held().map(article -> ArticleJson.write(article).toString()), text, lead.key());
        // Another beginning: the post was edited, and its end with it.
        if (!first) makeDue(transaction, lead, now);
        return !first;
    }

    private static void makeDue(Transaction transaction, Lead lead, Instant now) throws SQLException {
        transaction.update(
                "update target set due_at = ?, attempts = 0, depth = ? where address_key = ? and due_at > ?",
                now.toEpochMilli(),
                lead.depth(),
                lead.key(),
                now.toEpochMilli());
        List<String[]> places = transaction.all(
                "select host, source from target where address_key = ?",
                row -> new String[] {row.getString(1), row.getString(2)},
                lead.key());
        for (String[] place : places) requeue(transaction, place[0], place[1]);
    }

    /** What must be known of a target before it changes. */
    private record Known(
            String address,
            String host,
            String source,
            long dueAt,
            int depth,
            Optional<String> heldSha256,
            Optional<String> chosen) {}

    private static Optional<Known> known(Transaction transaction, String key) throws SQLException {
        return transaction.first(
                "select address, host, source, due_at, depth, held_sha256, chosen from target where address_key = ?",
                row -> new Known(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getInt(5),
                        Optional.ofNullable(row.getString(6)),
                        Optional.ofNullable(row.getString(7))),
                key);
    }

    private static void insert(Transaction transaction, Lead lead, Instant now) throws SQLException {
        host(transaction, lead.host());
        insertTarget(transaction, lead, now);
        dueNow(transaction, new Place(lead.host(), lead.source()), now);
    }

    /** False where it is known. */
    private static boolean insertTarget(Transaction transaction, Lead lead, Instant now) throws SQLException {
        return transaction.update(
                        """
                        insert into target
                        (address_key, address, host, source, kind, depth, due_at, attempts, held, held_sha256, chosen)
                        values (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
                        on conflict (address_key) do nothing
                        """,
                        lead.key(),
                        lead.address().toString(),
                        lead.host(),
                        lead.source(),
                        lead.kind().name(),
                        lead.depth(),
                        now.toEpochMilli(),
                        lead.held().map(article -> ArticleJson.write(article).toString()),
                        lead.held().map(Article::sha256),
                        lead.chosen())
                == 1;
    }

    private static void dueNow(Transaction transaction, Place place, Instant now) throws SQLException {
        transaction.update("""
                insert into queue (host, source, due_at) values (?, ?, ?)
                on conflict (host, source) do update set due_at = excluded.due_at
                where queue.due_at > excluded.due_at
                """, place.host(), place.source(), now.toEpochMilli());
    }

    private static void host(Transaction transaction, String name) throws SQLException {
        transaction.update(
                "insert into host (name, free_at, failures) values (?, 0, 0) on conflict (name) do nothing", name);
    }

    private static void requeue(Transaction transaction, String host, String source) throws SQLException {
        transaction.update("""
                insert into queue (host, source, due_at)
                values (?, ?, coalesce((select min(due_at) from target where host = ? and source = ?), ?))
                on conflict (host, source) do update set due_at = excluded.due_at
                """, host, source, host, source, NEVER);
    }

    /**
     * Leases addresses that are due, each of another host.
     *
     * @param sources only theirs
     * @param lease how long they are leased at the most
     */
    public List<Target> claim(Set<String> sources, int most, Instant now, Duration lease) {
        if (most <= 0 || sources.isEmpty()) return List.of();
        // Asked again and again by a crawl that has nothing to do, which must not keep others from writing.
        if (database.read(transaction -> free(transaction, sources, 1, now)).isEmpty()) return List.of();
        return database.write(transaction -> claim(transaction, sources, most, now, lease));
    }

    /** Places where something is due and the host is free, the longest due first. */
    private static List<Place> free(Transaction transaction, Set<String> sources, int most, Instant now)
            throws SQLException {
        String free = """
                select q.host, q.source from queue q join host h on h.name = q.host
                where q.due_at <= ? and h.free_at <= ? and q.source in (%s)
                order by q.due_at, q.host limit ?
                """.formatted(places(sources));
        return transaction.all(
                free,
                row -> new Place(row.getString(1), row.getString(2)),
                Stream.of(
                                Stream.<Object>of(now.toEpochMilli(), now.toEpochMilli()),
                                sources.stream().<Object>map(name -> name),
                                Stream.<Object>of(most))
                        .flatMap(each -> each)
                        .toArray());
    }

    private List<Target> claim(Transaction transaction, Set<String> sources, int most, Instant now, Duration lease)
            throws SQLException {
        List<Target> claimed = new ArrayList<>();
        Set<String> hosts = new HashSet<>();
        // Sources that share a host stand there more than once.
        for (Place each : free(transaction, sources, most * 4, now)) {
            if (claimed.size() == most) break;
            if (!hosts.add(each.host())) continue;
            Optional<Target> target = transaction.first(
                    "select * from target where host = ? and source = ? and due_at <= ? order by due_at limit 1",
                    this::target,
                    each.host(),
                    each.source(),
                    now.toEpochMilli());
            if (target.isEmpty()) {
                requeue(transaction, each.host(), each.source());
                hosts.remove(each.host());
                continue;
            }
            int leased = transaction.update(
                    "update host set lease_owner = ?, lease_target = ?, free_at = ? where name = ? and free_at <= ?",
                    owner,
                    target.get().key(),
                    now.plus(lease).toEpochMilli(),
                    each.host(),
                    now.toEpochMilli());
            if (leased == 1) claimed.add(target.get());
        }
        return List.copyOf(claimed);
    }

    private Target target(ResultSet row) throws SQLException {
        long interval = row.getLong("interval_ms");
        Optional<Duration> planned = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(interval));
        return new Target(
                row.getString("address_key"),
                URI.create(row.getString("address")),
                row.getString("source"),
                Target.Kind.valueOf(row.getString("kind")),
                row.getInt("depth"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("etag")),
                Optional.ofNullable(row.getString("last_modified")),
                Optional.ofNullable(row.getString("payload_sha256")),
                planned,
                time(row, "visited_at"),
                Optional.ofNullable(row.getString("article_id")),
                Optional.ofNullable(row.getString("held")).map(json -> Archive.parsed(json, database.file())));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() || millis == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static String places(Collection<?> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }

    /** Stores what visits brought and how they ended, all or nothing, and gives their hosts free. */
    public List<Finished> finish(List<Ended> visits, Instant now) {
        if (visits.isEmpty()) return List.of();
        return database.write(transaction -> {
            List<Finished> finished = new ArrayList<>();
            for (Ended ended : visits) finished.add(finish(transaction, ended, now));
            return List.copyOf(finished);
        });
    }

    /**
     * Finishes visits and leases the next addresses, all in one transaction.
     *
     * @param most how many addresses
     */
    public Turn turn(List<Ended> visits, Set<String> sources, int most, Instant now, Duration lease) {
        if (visits.isEmpty()) return new Turn(List.of(), claim(sources, most, now, lease));
        return database.write(transaction -> {
            List<Finished> finished = new ArrayList<>();
            for (Ended ended : visits) finished.add(finish(transaction, ended, now));
            boolean none = most <= 0 || sources.isEmpty();
            return new Turn(finished, none ? List.of() : claim(transaction, sources, most, now, lease));
        });
    }

    private Finished finish(Transaction transaction, Ended ended, Instant now) throws SQLException {
        Target target = ended.target();
        List<Stored> stored = stored(transaction, ended, now);
        int fresh = add(transaction, ended.leads(), now);
        boolean anything = fresh > 0 || stored.stream().anyMatch(each -> !(each instanceof Stored.Same));
        if (anything) add(transaction, ended.further(), now);
        Set<String> ids = new LinkedHashSet<>();
        for (Stored each : stored) ids.add(each.articleId());
        for (String id : ids) {
            transaction.update(
                    "insert into source_article (source, article_id) values (?, ?) on conflict do nothing",
                    target.source(),
                    id);
        }
        Visit visit = ended.judge().of(List.copyOf(stored), fresh);
        // Whoever lost his lease has stored what he found, but has no longer a say in what comes next.
        int mine = transaction.update(
                """
                update host set lease_owner = null, lease_target = null, free_at = ?,
                failures = case when ? = 1 then failures + 1 else 0 end
                where name = ? and lease_owner = ? and lease_target = ?
                """,
                Math.min(visit.hostFree().toEpochMilli(), NEVER),
                visit.hostFailed() ? 1 : 0,
                Lead.hostOf(target.address()),
                owner,
                target.key());
        if (mine == 1) {
            int came = visit.payload().isPresent() ? 1 : 0;
            transaction.update(
                    """
                    update target set due_at = ?, attempts = ?, interval_ms = coalesce(?, interval_ms),
                    etag = case when ? = 1 then ? else etag end,
                    last_modified = case when ? = 1 then ? else last_modified end,
                    payload_sha256 = coalesce(?, payload_sha256), visited_at = ?, ending = ?, why = ?,
                    article_id = coalesce(?, article_id)
                    where address_key = ?
                    """,
                    visit.next().map(Instant::toEpochMilli).orElse(NEVER),
                    visit.retry() ? target.attempts() + 1 : 0,
                    visit.interval().map(Duration::toMillis),
                    came,
                    visit.etag(),
                    came,
                    visit.lastModified(),
                    visit.payload(),
                    now.toEpochMilli(),
                    visit.ending().name(),
                    visit.why(),
                    ids.size() == 1 && target.kind() != Target.Kind.LISTING
                            ? Optional.of(ids.iterator().next())
                            : Optional.empty(),
                    target.key());
            requeue(transaction, Lead.hostOf(target.address()), target.source());
            if (target.kind() == Target.Kind.SOURCE) sourceVisited(transaction, target, visit, now);
        }
        return new Finished(target, visit, stored, fresh);
    }

    private List<Stored> stored(Transaction transaction, Ended ended, Instant now) throws SQLException {
        List<Stored> stored = new ArrayList<>();
        if (ended.page().isPresent()) {
            PageStoring storing = new PageStoring(
                    transaction, now, database.file(), ended.page().get());
            for (Brought brought : storing.store(ended.readings())) {
                if (brought instanceof Brought.Kept kept) stored.add(kept.stored());
            }
        }
        if (ended.beginning().isPresent()) {
            Optional<ArchivedPage> shown = Archive.cutPage(
                    transaction,
                    ended.beginning().get().wholeAt().orElse(ended.target().address()));
            if (shown.isPresent()) {
                stored.add(new PageStoring(transaction, now, database.file(), shown.get())
                        .storeCut(ended.beginning().get()));
            }
        }
        return stored;
    }

    private static void sourceVisited(Transaction transaction, Target target, Visit visit, Instant now)
            throws SQLException {
        transaction.update(
                """
                insert into source_visit (source, visited_at, ending, why, failures, brought) values (?, ?, ?, ?, ?, ?)
                on conflict (source) do update set visited_at = excluded.visited_at, ending = excluded.ending,
                why = excluded.why,
                failures = case when excluded.failures = 0 then 0 else source_visit.failures + 1 end,
                brought = case when excluded.brought = 0 then source_visit.brought else excluded.brought end
                """,
                target.source(),
                now.toEpochMilli(),
                visit.ending().name(),
                visit.why(),
                visit.ending().isTrouble() ? 1 : 0,
                visit.brought().orElse(0));
    }

    /** How many entries the last listing of a source had that was not empty; 0 where there was none. */
    public int broughtBefore(String source) {
        return database.read(transaction -> transaction
                .first("select brought from source_visit where source = ?", row -> row.getInt(1), source)
                .orElse(0));
    }

    /** How many requests to the host of an address have failed in a row. */
    public int failuresOf(URI address) {
        return database.read(transaction -> transaction
                .first("select failures from host where name = ?", row -> row.getInt(1), Lead.hostOf(address))
                .orElse(0));
    }

    /**
     * When the next address of these sources may be visited; empty where none ever will be. A host that another crawl
     * is visiting may be free, or bring something, at any moment: it counts as now.
     */
    public Optional<Instant> nextVisit(Set<String> sources, Instant now) {
        if (sources.isEmpty()) return Optional.empty();
        Object[] names = sources.toArray();
        return database.read(transaction -> {
            long leased = transaction.number(
                    "select count(*) from host h join target t on t.address_key = h.lease_target"
                            + " where h.lease_owner is not null and h.free_at > ?"
                            + " and t.source in (" + places(sources) + ")",
                    behind(now.toEpochMilli(), sources));
            if (leased > 0) return Optional.of(now);
            return transaction
                    .first(
                            "select min(case when q.due_at > h.free_at then q.due_at else h.free_at end)"
                                    + " from queue q join host h on h.name = q.host"
                                    + " where q.due_at < " + NEVER + " and q.source in (" + places(sources) + ")",
                            row -> {
                                long at = row.getLong(1);
                                return row.wasNull() ? NEVER : at;
                            },
                            names)
                    .filter(at -> at < NEVER)
                    .map(Instant::ofEpochMilli);
        });
    }

    /**
     * A source that was not visited.
     *
     * @param key of its address
     * @param before how its last visit ended, where there was one
     * @param next when its address may be visited
     */
    public record Unvisited(
            String source, String key, URI address, Optional<Visit.Ending> before, String why, Instant next) {}

    /** Those of these sources whose own address nobody has visited since then. */
    public List<Unvisited> unvisited(Set<String> sources, Instant since) {
        if (sources.isEmpty()) return List.of();
        return database.read(transaction -> transaction.all(
                """
                select t.source, t.address_key, t.address, t.ending, t.why, t.due_at, h.free_at
                from target t join host h on h.name = t.host
                where t.kind = 'SOURCE' and (t.visited_at is null or t.visited_at < ?) and t.source in (%s)
                order by t.source
                """.formatted(places(sources)),
                row -> new Unvisited(
                        row.getString("source"),
                        row.getString("address_key"),
                        URI.create(row.getString("address")),
                        Optional.ofNullable(row.getString("ending")).map(Visit.Ending::valueOf),
                        Optional.ofNullable(row.getString("why")).orElse(""),
                        Instant.ofEpochMilli(Math.max(row.getLong("due_at"), row.getLong("free_at")))),
                Stream.concat(
                                Stream.<Object>of(since.toEpochMilli()),
                                sources.stream().<Object>map(name -> name))
                        .toArray()));
    }

    /** How many addresses of these sources are due. */
    public long due(Set<String> sources, Instant now) {
        if (sources.isEmpty()) return 0;
        return database.read(transaction -> transaction.number(
                "select count(*) from target where due_at <= ? and source in (" + places(sources) + ")",
                behind(now.toEpochMilli(), sources)));
    }

    private static Object[] behind(long first, Set<String> sources) {
        return Stream.concat(Stream.<Object>of(first), sources.stream()).toArray();
    }

    /** How many addresses of a source are due. */
    public long waiting(String source, Instant now) {
        return database.read(transaction -> transaction.number(
                "select count(*) from target where source = ? and due_at <= ?", source, now.toEpochMilli()));
    }

    /** How much there is. */
    public Size size(Instant now) {
        long millis = now.toEpochMilli();
        return database.read(transaction -> new Size(
                transaction.number("select count(*) from target"),
                transaction.number("select count(*) from target where due_at <= ?", millis),
                transaction.number("select count(*) from host"),
                transaction.number("select count(*) from host where free_at > ? and lease_owner is null", millis),
                transaction.number("select count(*) from host where lease_owner is not null and free_at > ?", millis)));
    }

    /** How many addresses there are by how their last visit ended. */
    public Map<Visit.Ending, Long> endings() {
        Map<Visit.Ending, Long> counts = new EnumMap<>(Visit.Ending.class);
        database.read(transaction -> transaction.all(
                        "select ending, count(*) as n from target where ending is not null group by ending",
                        row -> Map.entry(Visit.Ending.valueOf(row.getString("ending")), row.getLong("n"))))
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    /** How each source did that was ever known here. */
    public List<SourceHealth> health(Instant now) {
        return database.read(transaction -> {
            Set<String> sources = new LinkedHashSet<>(transaction.all(
                    "select source from target where kind = 'SOURCE' union select source from source_visit order by 1",
                    row -> row.getString(1)));
            List<SourceHealth> all = new ArrayList<>();
            for (String source : sources) all.add(health(transaction, source, now));
            return List.copyOf(all);
        });
    }

    private static SourceHealth health(Transaction transaction, String source, Instant now) throws SQLException {
        long articles = transaction.number("select count(*) from source_article where source = ?", source);
        long waiting = transaction.number(
                "select count(*) from target where source = ? and due_at <= ?", source, now.toEpochMilli());
        Optional<Instant> next = transaction
                .first(
                        "select min(due_at) as due_at from target where source = ? and kind = 'SOURCE'",
                        row -> time(row, "due_at"),
                        source)
                .flatMap(each -> each);
        return transaction
                .first(
                        "select visited_at, ending, why, failures from source_visit where source = ?",
                        row -> new SourceHealth(
                                source,
                                Optional.of(Visit.Ending.valueOf(row.getString("ending"))),
                                row.getString("why"),
                                time(row, "visited_at"),
                                next,
                                row.getInt("failures"),
                                articles,
                                waiting),
                        source)
                .orElseGet(() ->
                        new SourceHealth(source, Optional.empty(), "", Optional.empty(), next, 0, articles, waiting));
    }
}
