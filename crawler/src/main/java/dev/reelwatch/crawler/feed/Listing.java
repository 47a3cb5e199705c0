package dev.reelwatch.crawler.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The links that a sitemap or a list page leads to.
 *
 * @param links to articles, each page once, in the order of the list
 * @param further documents of the same kind that go on with it: sitemaps of an index, the next page of a list
 * @param feeds that the page names as its own
 * @param warnings sentences on what was left out or wrong
 */
public record Listing(List<Link> links, List<URI> further, List<URI> feeds, List<String> warnings) {
    public Listing {
        links = List.copyOf(links);
        further = List.copyOf(further);
        feeds = List.copyOf(feeds);
        warnings = List.copyOf(warnings);
    }

    /**
     * One link.
     *
     * @param address http or https, as it was written
     * @param title what the list calls the article
     * @param modified when it was published or changed, as the list tells it: a date or a time with its offset
     */
    public record Link(URI address, Optional<String> title, Optional<String> modified) {}
}
