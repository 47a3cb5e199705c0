package dev.reelwatch.crawler.fetch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How pages are asked for.
 *
 * @param userAgent sent with every request; {@link #userAgent} writes one that names somebody to complain to
 * @param proxy {@code http://host:port} or {@code socks5://host:port}; it may stand in the local network, what it is asked for may not
 */
public record FetchSettings(
        Timeouts timeouts,
        Manners manners,
        Limits limits,
        Retries retries,
        String userAgent,
        Optional<URI> proxy,
        Clock clock) {

    /**
     * How long is waited.
     *
     * @param connect until a connection stands, name look-up not counted
     * @param read between two pieces of an answer
     * @param call a whole request from the look-up of the name to the last byte, so that slow drips end
     */
    public record Timeouts(Duration connect, Duration read, Duration call) {
        public static final Timeouts DEFAULTS =
                new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));

        public Timeouts {
            positive("connect", connect);
            positive("read", read);
            positive("call", call);
        }
    }

    /**
     * How a site is treated.
     *
     * @param pause from the end of one request to a host to the start of the next; zero only for a server of one's own
     * @param maxCrawlDelay a robots.txt that asks for longer pauses gets these
     * @param robotsLifetime how long a robots.txt is believed before it is asked for again
     * @param robotsRetry how long a host is left alone whose robots.txt could not be had
     */
    public record Manners(Duration pause, Duration maxCrawlDelay, Duration robotsLifetime, Duration robotsRetry) {
        public static final Manners DEFAULTS = new Manners(
                Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofHours(24), Duration.ofMinutes(10));

        public Manners {
            notNegative("pause", pause);
            notNegative("maxCrawlDelay", maxCrawlDelay);
            positive("robotsLifetime", robotsLifetime);
            positive("robotsRetry", robotsRetry);
        }

        public Manners withPause(Duration other) {
            return new Manners(other, maxCrawlDelay, robotsLifetime, robotsRetry);
        }
    }

    /**
     * How much is read.
     *
     * @param maxBytes of a body as it comes over the wire
     * @param maxInflatedBytes of the same body inflated
     * @param maxRedirects followed for one page
     */
    public record Limits(int maxBytes, int maxInflatedBytes, int maxRedirects) {
        public static final Limits DEFAULTS = new Limits(10 << 20, 32 << 20, 8);

        public Limits {
            if (maxBytes < 1 || maxInflatedBytes < 1 || maxRedirects < 0) {
                throw new IllegalArgumentException(
                        "limits below zero: " + maxBytes + ", " + maxInflatedBytes + ", " + maxRedirects);
            }
        }
    }

    /**
     * What is done when it does not work.
     *
     * @param most how often a request is repeated that failed in passing
     * @param budget no repetition begins, and no Retry-After is waited for, beyond this time after the first request
     * @param backoff before the first repetition; doubled for each further one, and spread at random
     * @param circuitFailures pages of a host that fail in a row before it is left alone
     * @param circuitRest how long it then is left alone; doubled as long as it does not recover, up to an hour
     */
    public record Retries(int most, Duration budget, Duration backoff, int circuitFailures, Duration circuitRest) {
        public static final Retries DEFAULTS =
                new Retries(2, Duration.ofSeconds(60), Duration.ofSeconds(1), 5, Duration.ofMinutes(5));

        public Retries {
            if (most < 0) throw new IllegalArgumentException("retries below zero: " + most);
            if (circuitFailures < 1)
                throw new IllegalArgumentException("circuitFailures below one: " + circuitFailures);
            notNegative("budget", budget);
            notNegative("backoff", backoff);
            positive("circuitRest", circuitRest);
        }
    }

    public static final FetchSettings DEFAULTS = new FetchSettings(
            Timeouts.DEFAULTS,
            Manners.DEFAULTS,
            Limits.DEFAULTS,
            Retries.DEFAULTS,
            userAgent(Optional.empty()),
            Optional.empty(),
            Clock.systemUTC());

    public FetchSettings {
        if (userAgent.isBlank() || !userAgent.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException("a User-Agent needs plain ASCII letters: " + userAgent);
        }
        proxy.ifPresent(FetchSettings::checkProxy);
    }

    /** A User-Agent in the form of a browser's, since some sites answer nothing else. */
    public static String userAgent(Optional<String> contact) {
        return "Mozilla/5.0 (compatible; Reelwatch/0.1"
                + contact.map(to -> "; +" + to).orElse("") + ")";
    }

    public FetchSettings withTimeouts(Timeouts other) {
        return new FetchSettings(other, manners, limits, retries, userAgent, proxy, clock);
    }

    public FetchSettings withManners(Manners other) {
        return new FetchSettings(timeouts, other, limits, retries, userAgent, proxy, clock);
    }

    public FetchSettings withLimits(Limits other) {
        return new FetchSettings(timeouts, manners, other, retries, userAgent, proxy, clock);
    }

    public FetchSettings withRetries(Retries other) {
        return new FetchSettings(timeouts, manners, limits, other, userAgent, proxy, clock);
    }

    public FetchSettings withUserAgent(String other) {
        return new FetchSettings(timeouts, manners, limits, retries, other, proxy, clock);
    }

    public FetchSettings withProxy(URI other) {
        return new FetchSettings(timeouts, manners, limits, retries, userAgent, Optional.of(other), clock);
    }

    public FetchSettings withClock(Clock other) {
        return new FetchSettings(timeouts, manners, limits, retries, userAgent, proxy, other);
    }

    private static void checkProxy(URI proxy) {
        String scheme = proxy.getScheme() == null ? "" : proxy.getScheme().toLowerCase(Locale.ROOT);
        if (proxy.getRawUserInfo() != null) {
            throw new IllegalArgumentException("proxy: a user and password in its address are not supported");
        }
        boolean known = scheme.equals("http") || scheme.equals("socks") || scheme.equals("socks5");
        if (!known || proxy.getHost() == null || proxy.getPort() < 1) {
            throw new IllegalArgumentException(
                    "proxy: expected http://host:port or socks5://host:port; this is " + proxy);
        }
    }

    private static void positive(String name, Duration time) {
        if (time.isNegative() || time.isZero())
            throw new IllegalArgumentException(name + " must be above zero: " + time);
    }

    private static void notNegative(String name, Duration time) {
        if (time.isNegative()) throw new IllegalArgumentException(name + " must not be below zero: " + time);
    }
}
