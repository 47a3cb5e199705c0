package dev.reelwatch.crawler.feed;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Hosts that one owner registered, by the list of public suffixes: {@code m.example.com} and {@code example.com}. */
final class SameSite {
    private SameSite() {}

    static boolean holds(URI one, URI other) {
        Optional<String> site = siteOf(one);
        return site.isPresent() && site.equals(siteOf(other));
    }

    private static Optional<String> siteOf(URI address) {
        return Optional.ofNullable(address.getHost()).map(name -> {
            String host = name.toLowerCase(Locale.ROOT);
            // numbers and names of one part have no owner but themselves
            if (host.indexOf('.') < 0 || host.matches("[0-9.]+|\\[.*")) return host;
            String registered = EffectiveTldFinder.getAssignedDomain(host, false, true);
            return registered == null ? host : registered;
        });
    }
}
