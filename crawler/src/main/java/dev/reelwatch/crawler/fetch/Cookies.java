package dev.reelwatch.crawler.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cookies of a reader who logged in; their values are never shown. */
public final class Cookies {
    /** Of a reader who did not. */
    public static final Cookies NONE = new Cookies(List.of());

    private final List<Cookie> all;

    /**
     * @param domain in lower case, without a dot before it
     * @param withSubdomains it belongs to the hosts under the domain, too
     * @param expires empty for those that last as long as the session
     */
    record Cookie(
            String domain,
            boolean withSubdomains,
            String path,
            boolean secure,
            Optional<Instant> expires,
            String name,
            String value) {
        boolean goodAt(Instant now) {
            return expires.isEmpty() || expires.get().isAfter(now);
        }

        boolean belongsTo(String host, String asked, boolean safe) {
            return (safe || !secure) && domainHolds(host) && pathHolds(asked);
        }

        private boolean domainHolds(String host) {
            if (host.equals(domain)) return true;
            boolean number = AddressGuard.literal(host).length > 0;
            return withSubdomains && !number && host.endsWith("." + domain);
        }

        private boolean pathHolds(String asked) {
            if (!asked.startsWith(path)) return false;
            return asked.length() == path.length() || path.endsWith("/") || asked.charAt(path.length()) == '/';
        }

        @Override
        public String toString() {
            return "a cookie of " + domain;
        }
    }

    Cookies(List<Cookie> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Reads a {@code cookies.txt} as browsers' extensions, curl and yt-dlp write it.
     *
     * @throws CookiesException.Missing if there is no such file
     * @throws CookiesException if a line is none of a cookie
     */
    public static Cookies fromFile(Path file) {
        return new CookieFile(file, Optional.empty()).read();
    }

    /**
     * The same, or a file that holds just what a browser sends, {@code name=value; name2=value2}.
     *
     * @param domain to which, with all hosts under it, the cookies of such a line belong
     */
    public static Cookies fromFile(Path file, String domain) {
        return new CookieFile(file, Optional.of(domain)).read();
    }

    /**
     * Reads the value of a Cookie header, such as one out of the environment.
     *
     * @param domain to which, with all hosts under it, they belong
     * @throws CookiesException if it is none
     */
    public static Cookies fromHeader(String domain, String header) {
        return new Cookies(CookieFile.header(domain, header, "the cookies of " + domain));
    }

    /** The value of the Cookie header for an address; empty where none belongs there, or none is good any more. */
    public Optional<String> headerFor(URI address, Instant now) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        boolean safe = "https".equalsIgnoreCase(address.getScheme());
        String header = all.stream()
                .filter(cookie -> cookie.goodAt(now) && cookie.belongsTo(host, path, safe))
                .sorted(Comparator.comparingInt(
                        (Cookie cookie) -> -cookie.path().length()))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public int size() {
        return all.size();
    }

    /** How many of them have expired. */
    public int expiredAt(Instant now) {
        return (int) all.stream().filter(cookie -> !cookie.goodAt(now)).count();
    }

    /** When the first of them expires, or expired; empty where all last as long as the session. */
    public Optional<Instant> expiresAt() {
        return all.stream().flatMap(cookie -> cookie.expires().stream()).min(Comparator.naturalOrder());
    }

    /**
     * When the one of that name expires, such as Weibo's {@code SUB}, on which the login hangs; of several the first.
     * Empty where there is none or where it lasts as long as the session.
     */
    public Optional<Instant> expiresAt(String name) {
        return all.stream()
                .filter(cookie -> cookie.name().equals(name))
                .flatMap(cookie -> cookie.expires().stream())
                .min(Comparator.naturalOrder());
    }

    /** How many there are; never what they are. */
    @Override
    public String toString() {
        return all.size() + " cookies";
    }
}
