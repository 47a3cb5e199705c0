package dev.reelwatch.web.site;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.search.SearchQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings that the hits of a question belong to, in the order of their first hits.
 *
 * @param more whether there may be more: so many hits are looked at
 */
public record FoundFindings(List<Found> all, boolean more) {
    private static final int MOST_HITS = 10_000;

    static final FoundFindings NONE = new FoundFindings(List.of(), false);

    /**
     * A finding.
     *
     * @param claim the first hit among its claims
     */
    public record Found(Finding finding, Claim claim) {
        /** Who else says so. */
        public List<Claim> others() {
            return finding.claims().stream()
                    .filter(other -> !other.id().equals(claim.id()))
                    .toList();
        }
    }

    public FoundFindings {
        all = List.copyOf(all);
    }

    /** What was stored since all claims were weighed is in no finding yet. */
    static FoundFindings of(SearchQuery query, Shelf shelf) {
        Map<String, Finding> findingOf = shelf.contents().findingOf();
        List<String> hits = shelf.knowledge().hits(query, true, MOST_HITS);
        Map<String, Found> found = new LinkedHashMap<>();
        for (String id : hits) {
            Finding finding = findingOf.get(id);
            if (finding == null || found.containsKey(finding.id())) continue;
            for (Claim claim : finding.claims()) {
                if (claim.id().equals(id)) found.putIfAbsent(finding.id(), new Found(finding, claim));
            }
        }
        return new FoundFindings(List.copyOf(found.values()), hits.size() == MOST_HITS);
    }

    /** One page of them. */
    public List<Found> of(SearchQuery query) {
        int from = Math.min(query.offset(), all.size());
        return all.subList(from, (int) Math.min(all.size(), (long) from + query.limit()));
    }
}
