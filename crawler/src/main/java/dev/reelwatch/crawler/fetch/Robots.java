package dev.reelwatch.crawler.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** What the sites' robots.txt allow (RFC 9309), remembered for a day. */
final class Robots {
    /** The name that a robots.txt may speak to. */
    static final String AGENT = "reelwatch";

    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_BYTES = 500 << 10;
    private static final int MAX_REMEMBERED = 10_000;
    /** Of all that is remembered together, so that many sites with endless rules do not fill the memory. */
    private static final long MAX_REMEMBERED_BYTES = 16 << 20;

    private final PoliteWire wire;
    private final FetchSettings settings;

    private final Map<Key, Site> sites = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Site> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private record Key(String scheme, String host, int port, boolean localAllowed) {}

    /** Whoever needs the rules of a site waits for the one who gets them. */
    private static final class Site {
        final ReentrantLock lock = new ReentrantLock(true);
        volatile Optional<Known> known = Optional.empty();
    }

    private record Known(Had had, Instant until) {}

    sealed interface Verdict {
        /**
         * The page may be asked for.
         *
         * @param pause that the site asks for, not yet capped
         */
        record Allowed(Duration pause) implements Verdict {}

        record Forbidden(String why) implements Verdict {}

        /** Nobody knows now; until it is known, nothing is asked for. */
        record Unknown(String why, Optional<Duration> retryAfter) implements Verdict {}
    }

    private sealed interface Had {
        /**
         * @param where it lay, after redirects
         * @param bytes how long it was
         */
        record Rules(SimpleRobotRules rules, HttpUrl where, int bytes) implements Had {}

        record Not(Verdict because, Duration retryAfter) implements Had {}
    }

    Robots(PoliteWire wire, FetchSettings settings) {
        this.wire = wire;
        this.settings = settings;
    }

    Verdict verdictOn(HttpUrl page, boolean localAllowed) throws InterruptedException {
        Site site = site(page, localAllowed);
        Optional<Known> known = fresh(site);
        if (known.isPresent()) return verdict(known.get(), page);
        site.lock.lockInterruptibly();
        try {
            known = fresh(site);
            if (known.isEmpty()) known = Optional.of(remember(site, get(page, localAllowed)));
        } finally {
            site.lock.unlock();
        }
        return verdict(known.get(), page);
    }

    /** The pause that the site's robots.txt asks for, as far as it is known, not yet capped. */
    Duration knownPause(HttpUrl page) {
        synchronized (sites) {
            return List.of(true, false).stream()
                    .flatMap(local -> Optional.ofNullable(sites.get(key(page, local))).stream())
                    .flatMap(site -> site.known.stream())
                    .map(known -> known.had() instanceof Had.Rules had ? pause(had.rules()) : Duration.ZERO)
                    .findFirst()
                    .orElse(Duration.ZERO);
        }
    }

    private Site site(HttpUrl page, boolean localAllowed) {
        synchronized (sites) {
            return sites.computeIfAbsent(key(page, localAllowed), key -> new Site());
        }
    }

    private static Key key(HttpUrl page, boolean localAllowed) {
        return new Key(page.scheme(), page.host(), page.port(), localAllowed);
    }

    private Optional<Known> fresh(Site site) {
        Instant now = settings.clock().instant();
        return site.known.filter(known -> known.until().isAfter(now));
    }

    private Known remember(Site site, Had had) {
        Instant now = settings.clock().instant();
        Known known = switch (had) {
            case Had.Rules rules -> new Known(rules, now.plus(settings.manners().robotsLifetime()));
            case Had.Not not ->
                // rules that were known before go on speaking while the new ones cannot be had
                site.known
                        .filter(before -> before.had() instanceof Had.Rules)
                        .map(before -> new Known(before.had(), now.plus(not.retryAfter())))
                        .orElseGet(() -> new Known(not, now.plus(not.retryAfter())));
        };
        site.known = Optional.of(known);
        forgetSome();
        return known;
    }

    private void forgetSome() {
        synchronized (sites) {
            long bytes = 0;
            for (Site site : sites.values()) bytes += bytes(site);
            Iterator<Site> eldest = sites.values().iterator();
            while (bytes > MAX_REMEMBERED_BYTES && eldest.hasNext()) {
                bytes -= bytes(eldest.next());
                eldest.remove();
            }
        }
    }

    private static int bytes(Site site) {
        return site.known.isPresent() && site.known.get().had() instanceof Had.Rules rules ? rules.bytes() : 0;
    }

    private Had get(HttpUrl page, boolean localAllowed) throws InterruptedException {
        HttpUrl first = page.newBuilder().encodedPath("/robots.txt").query(null).build();
        HttpUrl at = first;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            boolean same = at.host().equals(first.host()) && at.port() == first.port();
            Headers headers = new Headers.Builder()
                    .add("User-Agent", settings.userAgent())
                    .add("Accept", "text/plain,*/*;q=0.5")
                    .add("Accept-Encoding", "gzip")
                    .build();
            Body.Bounds bounds = new Body.Bounds(MAX_BYTES, MAX_BYTES, true);
            Answer answer = wire.ask(
                    new Wire.Ask(at, first.uri(), headers, localAllowed && same, bounds),
                    settings.manners().pause());
            switch (answer) {
                case Answer.NotAllowed none -> {
                    return new Had.Not(
                            new Verdict.Forbidden(none.why()),
                            settings.manners().robotsRetry());
                }
                case Answer.Broke broke -> {
                    return unknown(broke.why(), broke.retryAfter());
                }
                case Answer.Came came -> {
                    int status = came.exchange().status();
                    Optional<HttpUrl> next = Redirect.target(at, came.exchange());
                    if (next.isPresent()) {
                        at = next.get();
                        continue;
                    }
                    if (status >= 200 && status < 300) return rules(came.exchange(), first, at);
                    Instant now = settings.clock().instant();
                    if (PoliteWire.passes(status)) {
                        return unknown(at + " answered " + status, PoliteWire.retryAfter(answer, now));
                    }
                    return free(at);
                }
            }
        }
        return free(at);
    }

    /** A site without a robots.txt, or with one that cannot be found, forbids nothing (RFC 9309, 2.3.1.3). */
    private static Had free(HttpUrl where) {
        return new Had.Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), where, 0);
    }

    private Had unknown(String why, Optional<Duration> retryAfter) {
        Duration wait = retryAfter.orElse(settings.manners().robotsRetry());
        return new Had.Not(new Verdict.Unknown("what robots.txt allows is not known: " + why, Optional.of(wait)), wait);
    }

    private static Had rules(Exchange exchange, HttpUrl first, HttpUrl where) {
        // It throws no long Crawl-delay away: a site that asks for an hour is slow, not closed. We cap it ourselves.
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        String type = exchange.header("Content-Type").orElse("text/plain");
        return new Had.Rules(
                parser.parseContent(first.toString(), exchange.body(), type, List.of(AGENT)),
                where,
                exchange.body().length);
    }

    private Verdict verdict(Known known, HttpUrl page) {
        return switch (known.had()) {
            case Had.Rules had -> verdict(had, page);
            case Had.Not not ->
                switch (not.because()) {
                    case Verdict.Unknown unknown -> {
                        Duration left = Duration.between(settings.clock().instant(), known.until());
                        yield new Verdict.Unknown(unknown.why(), Optional.of(left.isNegative() ? Duration.ZERO : left));
                    }
                    case Verdict.Forbidden forbidden -> forbidden;
                    case Verdict.Allowed allowed -> allowed;
                };
        };
    }

    private static Verdict verdict(Had.Rules had, HttpUrl page) {
        SimpleRobotRules rules = had.rules();
        if (rules.isAllowed(page.toString())) return new Verdict.Allowed(pause(rules));
        String line = rules.getRobotRules().stream()
                .filter(rule -> !rule.isAllow() && forbids(rule.getPrefix(), page))
                .map(rule -> " (Disallow: " + rule.getPrefix() + ")")
                .findFirst()
                .orElse("");
        return new Verdict.Forbidden(had.where() + " forbids " + page + line);
    }

    private static boolean forbids(String prefix, HttpUrl page) {
        SimpleRobotRules alone = new SimpleRobotRules(RobotRulesMode.ALLOW_SOME);
        alone.addRule(prefix, false);
        return !alone.isAllowed(page.toString());
    }

    private static Duration pause(BaseRobotRules rules) {
        long millis = rules.getCrawlDelay();
        return millis == BaseRobotRules.UNSET_CRAWL_DELAY || millis < 0 ? Duration.ZERO : Duration.ofMillis(millis);
    }
}
