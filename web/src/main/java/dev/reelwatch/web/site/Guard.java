package dev.reelwatch.web.site;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands before every page: under which names we answer, to which pages of others, how often, and with what headers. */
final class Guard implements Handler {
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}\\]|[0-9A-Za-z._-]{1,253})(?::[0-9]{1,5})?");
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]{7,15}|\\[[0-9A-Fa-f:.]+\\]");
    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final SiteSettings settings;
    private final boolean local;
    private final RateLimit rate;

    Guard(SiteSettings settings) {
        this.settings = settings;
        this.local = settings.isLocal();
        this.rate = new RateLimit(settings.rateLimit(), System::nanoTime);
    }

    /** @throws WrongRequest if it is not to be answered */
    @Override
    public void handle(Context ctx) {
        addHeaders(ctx);
        if (!isOurName(ctx.req())) throw WrongRequest.otherHost();
        if (!SAFE.contains(ctx.method())) refuseFromElsewhere(ctx);
        Optional<String> client = client(ctx.req());
        if (client.isEmpty()) return;
        long wait = rate.secondsToWait(client.get());
        if (wait == 0) return;
        ctx.header("Retry-After", String.valueOf(wait));
        throw WrongRequest.tooMany(wait);
    }

    /**
     * For what costs or changes something, whatever its method.
     *
     * @throws WrongRequest if a browser says that a page of another site has sent it
     */
    void refuseFromElsewhere(Context ctx) {
        if (isFromElsewhere(ctx)) throw WrongRequest.otherOrigin();
    }

    // a browser may show our pages, with our own style and scripts, and nothing else
    private static void addHeaders(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Cache-Control", "no-cache");
    }

    /**
     * A page of others can have its own name lead to this machine, and then read what it likes. So where only this
     * machine is served, its names alone are answered; where others are, the public one as well, or any if none is set.
     */
    private boolean isOurName(HttpServletRequest request) {
        String header = request.getHeader("Host");
        if (header == null) return "HTTP/1.0".equals(request.getProtocol());
        Matcher authority = AUTHORITY.matcher(header);
        if (!authority.matches()) return false;
        // with an absolute address in the request line, that one counts
        return isOurs(authority.group(1)) && isOurs(request.getServerName());
    }

    private boolean isOurs(String name) {
        String host = name.toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || host.equals(settings.host().toLowerCase(Locale.ROOT))) return true;
        if (settings.publicUrl()
                .map(URI::getHost)
                .filter(host::equalsIgnoreCase)
                .isPresent()) return true;
        if (local) return isLoopback(host);
        return settings.publicUrl().isEmpty() || NUMERIC.matcher(host).matches();
    }

    private static boolean isLoopback(String host) {
        if (!NUMERIC.matcher(host).matches()) return false;
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** True if a browser says that a page of another site has sent it. Programs that are no browser say nothing. */
    private boolean isFromElsewhere(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) return true;
        String origin = ctx.header("Origin");
        if (origin == null) return false;
        boolean own = origin.equals("http://" + ctx.header("Host"));
        return !own
                && settings.publicUrl()
                        .map(Guard::origin)
                        .filter(origin::equals)
                        .isEmpty();
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /** Whose bucket counts; empty for who sits at this machine. */
    private Optional<String> client(HttpServletRequest request) {
        InetAddress peer = address(request.getRemoteAddr());
        if (peer == null) return Optional.of("?");
        if (!peer.isLoopbackAddress()) return Optional.of(RateLimit.nameOf(peer));
        if (settings.publicUrl().isEmpty()) return Optional.empty();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null) return Optional.empty();
        // the last one was written by our own proxy; those before it by anyone
        InetAddress client =
                address(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
        return Optional.of(client == null ? "?" : RateLimit.nameOf(client));
    }

    private static @Nullable InetAddress address(@Nullable String literal) {
        if (literal == null || !literal.matches("[0-9A-Fa-f:.%]{2,60}|\\[[0-9A-Fa-f:.]{2,45}\\]")) return null;
        try {
            return InetAddress.getByName(
                    literal.contains(":") && !literal.startsWith("[") ? "[" + literal + "]" : literal);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
