package dev.reelwatch.crawler.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One page to ask for.
 *
 * @param address absolute, http or https
 * @param etag what the server sent with the copy that is at hand; asks for a changed page only
 * @param lastModified the same by time, word for word as the server wrote it
 * @param headers sent beside the usual ones, such as a Referer; only to the host that was asked, not to where it
 *     redirects to
 * @param cookies each sent only where it belongs, also after redirects
 * @param localAuthorities {@code host:port} that may be reached although they lie in a local network; nothing else there
 *     may, wherever the address came from. Port 80 or 443 is written out, an IPv6 address stands in brackets
 */
public record FetchRequest(
        URI address,
        Optional<String> etag,
        Optional<String> lastModified,
        Map<String, String> headers,
        Cookies cookies,
        Set<String> localAuthorities) {
    private static final Set<String> NOT_HERE = Set.of("cookie", "host", "accept-encoding", "connection");

    public FetchRequest {
        headers = Map.copyOf(headers);
        localAuthorities = localAuthorities.stream()
                .map(one -> one.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        for (String name : headers.keySet()) {
            if (NOT_HERE.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("not a header that a request brings along: " + name);
            }
        }
    }

    /** A page that nothing is known of. */
    public static FetchRequest of(URI address) {
        return new FetchRequest(address, Optional.empty(), Optional.empty(), Map.of(), Cookies.NONE, Set.of());
    }

    public FetchRequest withCookies(Cookies other) {
        return new FetchRequest(address, etag, lastModified, headers, other, localAuthorities);
    }

    public FetchRequest withHeaders(Map<String, String> other) {
        return new FetchRequest(address, etag, lastModified, other, cookies, localAuthorities);
    }

    public FetchRequest withLocalAuthorities(Set<String> other) {
        return new FetchRequest(address, etag, lastModified, headers, cookies, other);
    }

    /** Asks for the page only if it is another than the copy that came with these. */
    public FetchRequest ifChanged(Optional<String> sinceEtag, Optional<String> sinceTime) {
        return new FetchRequest(address, sinceEtag, sinceTime, headers, cookies, localAuthorities);
    }
}
