package dev.reelwatch.index.search;

import java.util.List;
import java.util.Map;

/**
 * An answer.
 *
 * @param total how many hits there are in all
 * @param facets for each of {@code model, attribute, site, basis, polarity, status}: its values with the number of hits, most first
 */
public record SearchResults<T>(List<T> hits, long total, Map<String, Map<String, Long>> facets) {
    public SearchResults {
        hits = List.copyOf(hits);
    }
}
