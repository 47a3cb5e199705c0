package dev.reelwatch.crawler;

import dev.reelwatch.crawler.fetch.Cookies;
import dev.reelwatch.crawler.fetch.CookiesException;
import dev.reelwatch.crawler.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The cookies of one source, from its file or, before that, from the environment, and what is wrong with them.
 *
 * @param where they came from, for people
 * @param broken why they cannot be used at all
 */
public record SourceCookies(Cookies cookies, String where, Optional<String> broken) {
    static final SourceCookies NONE = new SourceCookies(Cookies.NONE, "", Optional.empty());

    /** The cookie on which a login at Weibo hangs. */
    private static final String WEIBO_LOGIN = "SUB";

    /**
     * Reads them.
     *
     * @param environment the variable that the source names, or else {@code REELWATCH_COOKIE_} and the name of the
     *     source in capitals, all else than letters and digits as {@code _}, holds what a browser sends as Cookie
     */
    public static SourceCookies of(Source source, Map<String, String> environment) {
        String variable = source.cookieEnv().orElseGet(() -> variable(source.name()));
        String domain = domain(source.address());
        Optional<String> header = Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
        if (header.isEmpty()
                && source.cookieEnv().isPresent()
                && source.cookieFile().isEmpty()) {
            return new SourceCookies(
                    Cookies.NONE,
                    variable,
                    Optional.of("Its cookies should stand in the variable " + variable + ", which is not set."));
        }
        String where = header.isPresent()
                ? "variable " + variable
                : source.cookieFile().map(Object::toString).orElse("");
        try {
            Cookies cookies = header.isPresent()
                    ? Cookies.fromHeader(domain, header.get())
                    : source.cookieFile()
                            .map(file -> Cookies.fromFile(file, domain))
                            .orElse(Cookies.NONE);
            boolean none = !where.isEmpty() && cookies.isEmpty();
            return new SourceCookies(
                    cookies, where, none ? Optional.of("There is no cookie in " + where + ".") : Optional.empty());
        } catch (CookiesException e) {
            return new SourceCookies(
                    Cookies.NONE,
                    where,
                    Optional.of(
                            e instanceof CookiesException.Missing
                                    ? "Its cookie file " + where + " is missing."
                                    : "Its cookies cannot be read: " + e.getMessage()));
        }
    }

    /** The name of the variable that may hold the cookies of a source. */
    public static String variable(String source) {
        return "REELWATCH_COOKIE_" + source.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static String domain(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        if (host.endsWith("weibo.cn")) return "weibo.cn";
        if (host.endsWith("weibo.com")) return "weibo.com";
        return host;
    }

    /** Why a visit would not get through; empty where nothing is known to be wrong. */
    public Optional<String> trouble(Instant now) {
        if (broken.isPresent()) return broken;
        Optional<Instant> login = cookies.expiresAt(WEIBO_LOGIN).filter(at -> !at.isAfter(now));
        if (login.isPresent()) {
            return Optional.of("The login cookie in " + where + " expired on " + day(login.get())
                    + "; log in again and save it anew.");
        }
        if (!cookies.isEmpty() && cookies.expiredAt(now) == cookies.size()) {
            return Optional.of("All cookies in " + where + " have expired"
                    + cookies.expiresAt().map(at -> ", the first on " + day(at)).orElse("")
                    + "; log in again and save them anew.");
        }
        return Optional.empty();
    }

    /** What will soon be wrong; empty where all is well. */
    public Optional<String> warning(Instant now, Duration ahead) {
        Optional<String> trouble = trouble(now);
        if (trouble.isPresent()) return trouble;
        return cookies.expiresAt(WEIBO_LOGIN)
                .or(cookies::expiresAt)
                .filter(at -> at.isAfter(now) && at.isBefore(now.plus(ahead)))
                .map(at -> "Its cookies expire on " + day(at) + ".");
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 10);
    }

    /** True where they are of weibo.com and none is of m.weibo.cn: the two are different sessions. */
    boolean desktopWeibo(Instant now) {
        return cookies.headerFor(URI.create("https://weibo.com/ajax/"), now).isPresent()
                && cookies.headerFor(URI.create("https://m.weibo.cn/api/"), now).isEmpty();
    }
}
