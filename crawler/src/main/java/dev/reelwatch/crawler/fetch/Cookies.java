package dev.reelwatch.crawler.fetch;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The cookies of a reader who logged in; their values are never shown. */
public final class Cookies {
    /** Of a reader who did not. */
    public static final Cookies NONE = new Cookies(List.of());

    private final List<Cookie> all;

    private record Cookie(
            String domain, boolean withSubdomains, String path, boolean secure, String name, String value) {}

    private Cookies(List<Cookie> all) {
        this.all = List.copyOf(all);
    }

    /** The value of the Cookie header for an address; empty where none belongs there. */
    public Optional<String> headerFor(URI address) {
        if (all.isEmpty()) return Optional.empty();
        throw new IllegalStateException("unreachable until cookies are read for " + address.getHost());
    }

    /** How many there are; never what they are. */
    @Override
    public String toString() {
        return all.size() + " cookies";
    }
}
