package dev.reelwatch.crawler.feed;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Addresses as feeds and pages write them: relative, with spaces or letters that no address may hold. */
final class Addresses {
    private static final int LONGEST = 4096;

    private Addresses() {}

    /** Empty where {@code written} leads to nothing that can be fetched, such as {@code javascript:} or {@code mailto:}. */
    static Optional<URI> of(String written, Optional<HttpUrl> base) {
        String address = written.strip();
        if (address.length() > LONGEST) return Optional.empty();
        HttpUrl absolute = base.isPresent() ? base.get().resolve(address) : HttpUrl.parse(address);
        // a template that was filled in by a script only: a page of that name does not exist
        if (absolute == null || absolute.encodedPath().contains("javascript:")) return Optional.empty();
        try {
            return Optional.of(absolute.uri());
        } catch (RuntimeException e) {
            return Optional.empty(); // a host or query that no URI can hold
        }
    }

    static Optional<HttpUrl> base(Optional<URI> address) {
        return address.flatMap(uri -> Optional.ofNullable(HttpUrl.parse(uri.toString())));
    }

    /** The base that {@code written} names, seen from {@code outer}. */
    static Optional<HttpUrl> base(String written, Optional<HttpUrl> outer) {
        if (written.isBlank()) return outer;
        HttpUrl inner = outer.isPresent() ? outer.get().resolve(written.strip()) : HttpUrl.parse(written.strip());
        return inner == null ? outer : Optional.of(inner);
    }
}
