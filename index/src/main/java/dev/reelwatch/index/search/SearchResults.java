package dev.reelwatch.index.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An answer.
 *
 * @param total how many hits there are in all
 * @param facets for each of {@code model, attribute, site, basis, polarity, status}: its values with the number of hits, most first
 * @param notes what the reader of the answer should know about it
 * @param mistakes what of the question was not understood
 */
public record SearchResults<T>(
        List<T> hits, long total, Map<String, Map<String, Long>> facets, Set<Note> notes, List<Mistake> mistakes) {
    /** In what an answer differs from what was asked. */
    public enum Note {
        /** The question was too long; its end was left out. */
        CUT,
        /** Nothing holds all words; these hold most of them. */
        NOT_ALL_WORDS
    }

    public SearchResults {
        hits = List.copyOf(hits);
        facets = Collections.unmodifiableMap(new LinkedHashMap<>(facets));
        notes = Set.copyOf(notes);
        mistakes = List.copyOf(mistakes);
    }

    public SearchResults(List<T> hits, long total, Map<String, Map<String, Long>> facets) {
        this(hits, total, facets, Set.of(), List.of());
    }
}
