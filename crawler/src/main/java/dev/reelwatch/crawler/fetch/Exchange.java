package dev.reelwatch.crawler.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was asked and what came back, after all redirects.
 *
 * @param asked the address of the request
 * @param address the address that answered; without a user and password
 * @param requestHeaders as sent, without cookies and other secrets
 * @param responseHeaders as received, in their order, without Set-Cookie, which may renew a login. A Transfer-Encoding
 *     among them is of the connection: {@code raw} is already without it
 * @param raw the body as it came over the wire, still compressed where the server compressed it; empty for a redirect,
 *     and no more than its first MiB where the status is not 2xx
 * @param body the body, inflated
 * @param took from the first byte sent to the last one received, pauses not counted
 */
@SuppressWarnings("ArrayRecordComponent") // pages are large and never compared
public record Exchange(
        URI asked,
        URI address,
        int status,
        List<Header> requestHeaders,
        List<Header> responseHeaders,
        byte[] raw,
        byte[] body,
        Instant at,
        Duration took) {
    /** One line of a header. */
    public record Header(String name, String value) {}

    public Exchange {
        requestHeaders = List.copyOf(requestHeaders);
        responseHeaders = List.copyOf(responseHeaders);
    }

    /** The first response header of that name, in any case. */
    public Optional<String> header(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return responseHeaders.stream()
                .filter(header -> header.name().toLowerCase(Locale.ROOT).equals(wanted))
                .map(Header::value)
                .findFirst();
    }
}
