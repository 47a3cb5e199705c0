package dev.reelwatch.crawler.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.time.Instant;
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

    /** @param where it lay, after redirects */
    private record Known(SimpleRobotRules rules, HttpUrl where, Instant until) {}

    sealed interface Verdict {
        /** @param pause that the site asks for, not yet capped */
        record Allowed(Duration pause) implements Verdict {}

        record Forbidden(String why) implements Verdict {}

        /** Nobody knows now; until it is known, nothing is asked for. */
        record Unknown(String why, Optional<Duration> retryAfter) implements Verdict {}
    }

    private sealed interface Had {
        record Rules(SimpleRobotRules rules, HttpUrl where) implements Had {}

        record Not(Verdict because) implements Had {}
    }

    Robots(PoliteWire wire, FetchSettings settings) {
        this.wire = wire;
        this.settings = settings;
    }

    Verdict verdictOn(HttpUrl page, boolean localAllowed) throws InterruptedException {
        Site site = site(page, localAllowed);
        Instant now = settings.clock().instant();
        Optional<Known> known = site.known.filter(rules -> rules.until().isAfter(now));
        if (known.isEmpty()) {
            site.lock.lockInterruptibly();
            try {
                known = site.known.filter(rules -> rules.until().isAfter(settings.clock().instant()));
                if (known.isEmpty()) {
                    switch (get(page, localAllowed)) {
                        case Had.Rules had -> known = Optional.of(remember(site, had));
                        case Had.Not not -> {
                            // one that was known before goes on speaking while the new one cannot be had
                            if (site.known.isEmpty()) return not.because();
                            known = Optional.of(remember(site, site.known.get()));
                        }
                    }
                }
            } finally {
                site.lock.unlock();
            }
        }
        return verdict(known.orElseThrow(), page);
    }

    /** The pause that the site's robots.txt asks for, as far as it is known, not yet capped. */
    Duration knownPause(HttpUrl page) {
        synchronized (sites) {
            return List.of(true, false).stream()
                    .flatMap(local -> Optional.ofNullable(sites.get(key(page, local))).stream())
                    .flatMap(site -> site.known.stream())
                    .map(known -> pause(known.rules()))
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

    private Known remember(Site site, Had.Rules had) {
        Duration lifetime = settings.manners().robotsLifetime();
        Known known = new Known(had.rules(), had.where(), settings.clock().instant().plus(lifetime));
        site.known = Optional.of(known);
        return known;
    }

    private Known remember(Site site, Known old) {
        Duration lifetime = settings.manners().robotsRetry();
        Known known = new Known(old.rules(), old.where(), settings.clock().instant().plus(lifetime));
        site.known = Optional.of(known);
        return known;
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
                    new Wire.Ask(at, first.uri(), headers, localAllowed && same, bounds), settings.manners().pause());
            switch (answer) {
                case Answer.NotAllowed none -> {
                    return new Had.Not(new Verdict.Forbidden(none.why()));
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
        return new Had.Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), where);
    }

    private Had unknown(String why, Optional<Duration> retryAfter) {
        return new Had.Not(new Verdict.Unknown(
                "what robots.txt allows is not known: " + why,
                Optional.of(retryAfter.orElse(settings.manners().robotsRetry()))));
    }

    private static Had rules(Exchange exchange, HttpUrl first, HttpUrl where) {
        // It throws no long Crawl-delay away: a site that asks for an hour is slow, not closed. We cap it ourselves.
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        String type = exchange.header("Content-Type").orElse("text/plain");
        return new Had.Rules(
                parser.parseContent(first.toString(), exchange.body(), type, List.of(AGENT)), where);
    }

    private static Verdict verdict(Known known, HttpUrl page) {
        SimpleRobotRules rules = known.rules();
        if (rules.isAllowed(page.toString())) return new Verdict.Allowed(pause(rules));
        String line = rules.getRobotRules().stream()
                .filter(rule -> !rule.isAllow() && forbids(rule.getPrefix(), page))
                .map(rule -> " (Disallow: " + rule.getPrefix() + ")")
                .findFirst()
                .orElse("");
        return new Verdict.Forbidden(known.where() + " forbids " + page + line);
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
