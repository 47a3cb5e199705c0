package dev.reelwatch.index.search;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Optional;

/**
 * A question.
 *
 * @param words what the user typed; empty finds everything that the filters let through
 * @param model canonical name; finds the model and its variants
 * @param offset how many hits to leave out, 0 or more
 * @param limit how many hits to give, 1 to 1000
 */
public record SearchQuery(
        String words,
        Optional<String> model,
        Optional<Attribute> attribute,
        Optional<Polarity> polarity,
        Optional<Status> status,
        Optional<Basis> basis,
        Optional<String> site,
        Sort sort,
        int offset,
        int limit) {
    /** The order of the hits. */
    public enum Sort {
        RELEVANCE,
        /** Newest said first. */
        SAID
    }

    public SearchQuery {
        if (offset < 0) throw new IllegalArgumentException("offset is below 0: " + offset);
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit is not between 1 and 1000: " + limit);
    }

    public static SearchQuery of(String words, int limit) {
        return new SearchQuery(
                words,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Sort.RELEVANCE,
                0,
                limit);
    }
}
