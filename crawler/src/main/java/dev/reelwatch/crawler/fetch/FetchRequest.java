package dev.reelwatch.crawler.fetch;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One page to ask for.
 *
 * @param address absolute, http or https
 * @param etag what the server sent with the copy that is at hand; asks for a changed page only
 * @param lastModified the same by time, word for word as the server wrote it
 * @param headers sent beside the usual ones, such as a Referer
 * @param localAuthorities {@code host:port} that may be reached although they lie in a local network; nothing else there
 *     may, wherever the address came from
 */
public record FetchRequest(
        URI address,
        Optional<String> etag,
        Optional<String> lastModified,
        Map<String, String> headers,
        Cookies cookies,
        Set<String> localAuthorities) {
    public FetchRequest {
        headers = Map.copyOf(headers);
        localAuthorities = Set.copyOf(localAuthorities);
    }

    /** A page that nothing is known of. */
    public static FetchRequest of(URI address) {
        return new FetchRequest(address, Optional.empty(), Optional.empty(), Map.of(), Cookies.NONE, Set.of());
    }
}
