package dev.reelwatch.crawler.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Asks for pages, politely and within bounds. Many threads may ask at once, best virtual ones: those who ask the same
 * host wait for each other, those who ask different hosts do not.
 */
public final class Fetcher implements AutoCloseable {
    private static final String ACCEPT =
            "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8";
    private static final String LANGUAGES = "zh-CN,zh;q=0.9,en;q=0.8";

    private final FetchSettings settings;
    private final Wire wire;
    private final PoliteWire polite;
    private final Robots robots;
    private volatile boolean closed;

    public Fetcher(FetchSettings settings) {
        this(settings, Fetcher::sleep, new OkHttpClient());
    }

    /**
     * @param waiting lets pauses pass
     * @param base whose certificates and name look-ups are used
     */
    Fetcher(FetchSettings settings, Waiting waiting, OkHttpClient base) {
        this.settings = settings;
        this.wire = new Wire(settings, base);
        this.polite = new PoliteWire(wire, settings, waiting);
        this.robots = new Robots(polite, settings);
    }

    private static void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /**
     * Asks for a page and follows its redirects; waits for its turn at each host. How it ended is the answer, whatever
     * the network does.
     *
     * @throws InterruptedException as soon as the thread is interrupted, also in the middle of a page
     */
    public FetchResult fetch(FetchRequest request) throws InterruptedException {
        if (closed) throw new IllegalStateException("closed");
        HttpUrl asked = HttpUrl.parse(request.address().toString());
        if (asked == null) return notHttp(request.address());
        URI first = Redirect.plain(asked).uri();
        HttpUrl at = Redirect.plain(asked);
        Set<HttpUrl> seen = new HashSet<>(Set.of(at));
        boolean local = true;
        for (int redirects = 0; ; redirects++) {
            // Only addresses that the configuration names may lead on to others that it names, so that no page of the
            // open internet can make the reader's own services answer.
            local = local && request.localAuthorities().contains(authority(at));
            Duration pause;
            switch (robots.verdictOn(at, local)) {
                case Robots.Verdict.Forbidden forbidden -> {
                    return new FetchResult.Refused(forbidden.why() + via(first, at));
                }
                case Robots.Verdict.Unknown unknown -> {
                    return new FetchResult.Failed(unknown.why(), true, unknown.retryAfter());
                }
                case Robots.Verdict.Allowed allowed -> pause = capped(allowed.pause());
            }
            boolean same = at.host().equals(asked.host()) && at.port() == asked.port();
            Headers headers = headers(request, at, same, redirects == 0);
            FetchSettings.Limits limits = settings.limits();
            Body.Bounds bounds = new Body.Bounds(limits.maxBytes(), limits.maxInflatedBytes(), false);
            Answer answer = polite.ask(new Wire.Ask(at, first, headers, local, bounds), pause);
            Exchange exchange;
            switch (answer) {
                case Answer.NotAllowed none -> {
                    return new FetchResult.Refused(none.why() + via(first, at));
                }
                case Answer.Broke broke -> {
                    return new FetchResult.Failed(broke.why() + via(first, at), broke.passing(), broke.retryAfter());
                }
                case Answer.Came came -> exchange = came.exchange();
            }
            Optional<HttpUrl> next = Redirect.target(at, exchange);
            if (next.isEmpty()) return ending(exchange, headers);
            Optional<String> door = Doors.behind(next.get());
            if (door.isPresent()) {
                return new FetchResult.Blocked(Optional.of(exchange), at + " leads to " + door.get());
            }
            if (!seen.add(next.get())) return given(first + " redirects in a circle, back to " + next.get());
            if (redirects == limits.maxRedirects()) {
                return given(first + " redirects more than " + limits.maxRedirects() + " times");
            }
            at = next.get();
        }
    }

    /**
     * The pause that a host wants after each request, as far as it is known: the configured one, or the Crawl-delay of
     * its robots.txt where that is longer, up to the cap.
     */
    public Duration pauseFor(URI address) {
        HttpUrl page = HttpUrl.parse(address.toString());
        return page == null ? settings.manners().pause() : capped(robots.knownPause(page));
    }

    private Duration capped(Duration crawlDelay) {
        FetchSettings.Manners manners = settings.manners();
        Duration asked = crawlDelay.compareTo(manners.maxCrawlDelay()) > 0 ? manners.maxCrawlDelay() : crawlDelay;
        return asked.compareTo(manners.pause()) > 0 ? asked : manners.pause();
    }

    /**
     * @param same the host is still the one that was asked; others get neither the request's own headers
     * @param first no redirect was followed yet: a date says nothing about a page that another address leads to
     */
    private Headers headers(FetchRequest request, HttpUrl at, boolean same, boolean first) {
        Headers.Builder headers = new Headers.Builder()
                .set("User-Agent", settings.userAgent())
                .set("Accept", ACCEPT)
                .set("Accept-Language", LANGUAGES);
        if (same) {
            for (Map.Entry<String, String> header : request.headers().entrySet()) {
                headers.set(header.getKey(), header.getValue());
            }
        }
        headers.set("Accept-Encoding", "gzip");
        Instant now = settings.clock().instant();
        request.cookies().headerFor(at.uri(), now).ifPresent(cookies -> headers.set("Cookie", cookies));
        request.etag().ifPresent(etag -> headers.set("If-None-Match", etag));
        if (first) request.lastModified().ifPresent(time -> headers.set("If-Modified-Since", time));
        return headers.build();
    }

    private FetchResult ending(Exchange exchange, Headers sent) {
        int status = exchange.status();
        String answered = exchange.address() + " answered " + status;
        Optional<String> wall = Doors.wall(exchange);
        if (wall.isPresent())
            return new FetchResult.Blocked(Optional.of(exchange), exchange.address() + " answered " + wall.get());
        if (status == 404 || status == 410) return new FetchResult.Gone(exchange, answered);
        if (status == 304) {
            boolean conditional = sent.get("If-None-Match") != null || sent.get("If-Modified-Since") != null;
            if (conditional) return new FetchResult.Unchanged(exchange);
            return failed(answered + " to a request without a condition", true, Optional.empty(), exchange);
        }
        if (status == 206) return failed(answered + ": a part of a page", false, Optional.empty(), exchange);
        if (status >= 200 && status < 300) return new FetchResult.Page(exchange);
        if (Wire.redirects(status)) {
            String where = exchange.header("Location").map(to -> " to " + to).orElse(" to nowhere");
            return failed(answered + ", a redirect" + where, false, Optional.empty(), exchange);
        }
        Optional<Duration> retryAfter = PoliteWire.retryAfter(
                new Answer.Came(exchange), settings.clock().instant());
        String asks = retryAfter
                .map(time -> " and asks to wait " + time.toSeconds() + " s")
                .orElse("");
        return failed(answered + asks, PoliteWire.passes(status), retryAfter, exchange);
    }

    private static FetchResult failed(String why, boolean passing, Optional<Duration> retryAfter, Exchange exchange) {
        return new FetchResult.Failed(why, passing, retryAfter, Optional.of(exchange));
    }

    private static FetchResult given(String why) {
        return new FetchResult.Failed(why, false, Optional.empty());
    }

    private static String via(URI first, HttpUrl at) {
        return at.uri().equals(first) ? "" : " (redirected from " + first + ")";
    }

    private static FetchResult notHttp(URI address) {
        String shown = address.toString().replaceFirst("//[^/@]*@", "//");
        return new FetchResult.Refused(shown + " is no http or https address");
    }

    private static String authority(HttpUrl address) {
        String host = address.host().toLowerCase(Locale.ROOT);
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.port();
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        closed = true;
        wire.close();
    }
}
