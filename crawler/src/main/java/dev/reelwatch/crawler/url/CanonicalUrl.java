package dev.reelwatch.crawler.url;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The one address of a page: two addresses that lead to the same page are equal.
 *
 * @param value absolute, http or https
 */
public record CanonicalUrl(String value) {

    /** Empty where {@code address} is no absolute http(s) address. */
    public static Optional<CanonicalUrl> parse(String address) {
        try {
            URI uri = new URI(address.strip());
            if (uri.getHost() == null || uri.getScheme() == null) return Optional.empty();
            if (!uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")) return Optional.empty();
            return Optional.of(new CanonicalUrl(uri.toString()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    public String host() {
        return URI.create(value).getHost();
    }

    @Override
    public String toString() {
        return value;
    }
}
