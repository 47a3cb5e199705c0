package dev.reelwatch.crawler.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a feed brings.
 *
 * @param format and version, such as {@code RSS 2.0}, {@code Atom 1.0}, {@code JSON Feed 1.1}
 * @param title plain text
 * @param site the page that the feed belongs to
 * @param next the page of the feed with older entries, where it names one
 * @param updated when the feed says that it was made or changed last
 * @param entries all, in the order of the feed; some feeds list an entry twice
 * @param brokenOff the document ends before its last entry does, so that this entry is not whole and older ones are missing
 * @param warnings sentences on what was wrong with it; empty for a feed in order
 */
public record Feed(
        String format,
        Optional<String> title,
        Optional<URI> site,
        Optional<URI> next,
        Optional<FeedEntry.Stamp> updated,
        List<FeedEntry> entries,
        boolean brokenOff,
        List<String> warnings) {
    public Feed {
        entries = List.copyOf(entries);
        warnings = List.copyOf(warnings);
    }

    /** The entries, each article once: of several with one address the first. */
    public List<FeedEntry> distinctEntries() {
        return Doubles.without(entries);
    }

    /** True for text that is meant as RSS, Atom or JSON Feed, though it may be broken. */
    public static boolean isOne(String text) {
        return XmlFeed.isOne(text) || JsonFeed.isOne(text);
    }

    /**
     * Reads RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1. Of a feed that breaks off, what stands before the
     * break is given, with a warning.
     *
     * @param text decoded
     * @param cameFrom address of the feed; relative links count from here, unless the feed names another base
     */
    public static FeedReading read(String text, Optional<URI> cameFrom) {
        if (XmlFeed.isOne(text)) return new FeedReading.Read(new XmlFeed(cameFrom).read(text));
        if (JsonFeed.isOne(text)) return JsonFeed.read(text, cameFrom);
        return NoFeed.of(text, cameFrom);
    }
}
