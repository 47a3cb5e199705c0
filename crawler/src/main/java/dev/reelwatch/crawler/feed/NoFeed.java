package dev.reelwatch.crawler.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What came in the place of a feed. */
final class NoFeed {
    private NoFeed() {}

    static FeedReading.NoFeed of(String text, Optional<URI> cameFrom) {
        if (text.isBlank()) return new FeedReading.NoFeed("The answer is empty.", List.of());
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return new FeedReading.NoFeed("It is JSON, but no JSON Feed.", List.of());
        }
        Optional<XmlProlog> xml = XmlProlog.of(text);
        if (xml.isPresent() && !ListPage.isHtml(text)) {
            String root = xml.get().root();
            boolean sitemap = Sitemap.isOne(text);
            return new FeedReading.NoFeed(
                    sitemap ? "It is a sitemap, no feed." : "It is XML with the root <" + root + ">, no feed.",
                    List.of());
        }
        if (!ListPage.isHtml(text)) return new FeedReading.NoFeed("It is text, but no feed.", List.of());
        Document page = Jsoup.parse(text, cameFrom.map(URI::toString).orElse(""));
        String title = Words.oneLine(page.title());
        List<URI> feeds = ListPage.feedsOf(page);
        return new FeedReading.NoFeed(
                "An HTML page came instead of a feed"
                        + (title.isEmpty() ? "" : ": \"" + title.substring(0, Math.min(80, title.length())) + "\"")
                        + (feeds.isEmpty() ? "." : "; it names the feed " + feeds.getFirst() + "."),
                feeds);
    }
}
