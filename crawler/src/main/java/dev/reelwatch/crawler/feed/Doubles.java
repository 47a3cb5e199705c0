package dev.reelwatch.crawler.feed;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Feeds that list an entry twice, give one id to several entries, or one address to all of them. */
final class Doubles {
    private static final int SHARED = 3;

    private Doubles() {}

    /** An address that several entries with different titles name as theirs, such as the front page, is no article's. */
    static List<FeedEntry> withoutShared(List<FeedEntry> entries, List<String> warnings) {
        Map<String, Set<String>> titles = new HashMap<>();
        for (FeedEntry entry : entries) {
            entry.link()
                    .ifPresent(link -> titles.computeIfAbsent(page(link), page -> new HashSet<>())
                            .add(entry.title()));
        }
        if (titles.values().stream().noneMatch(set -> set.size() >= SHARED)) return entries;
        warnings.add("Several entries name the same address as theirs; it was taken from them.");
        return entries.stream()
                .map(entry -> entry.link()
                                .filter(link -> titles.getOrDefault(page(link), Set.of())
                                                .size()
                                        >= SHARED)
                                .isPresent()
                        ? entry.withoutLink()
                        : entry)
                .toList();
    }

    /** The entries, each article once, the first of several. */
    static List<FeedEntry> without(List<FeedEntry> entries) {
        Set<List<String>> seen = new HashSet<>();
        // an id is believed only where there is no address: feeds give one id to different posts
        return entries.stream()
                .filter(entry -> seen.add(entry.link()
                        .map(link -> List.of(page(link)))
                        .orElseGet(() -> List.of("", entry.id().orElse(""), entry.title(), entry.html()))))
                .toList();
    }

    /** What two addresses of one page have in common. */
    static String page(URI address) {
        return CanonicalUrl.parse(address.toString()).map(CanonicalUrl::value).orElse(address.toString());
    }
}
