package dev.reelwatch.index.search;

import dev.reelwatch.index.search.SearchQuery.Facet;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer.
 *
 * @param total how many hits have the words
 * @param similar how many have none but mean something similar; they stand among the others
 * @param facets of the hits that have the words, the commonest values of each, most first, with the number of hits there are of them when that facet alone narrows no
 *     more; so that what is chosen can be seen beside what else could be
 * @param months the same by the month in which they were said
 * @param mended the words that were answered in the place of those that were typed, which nothing knows
 * @param notes what the reader of the answer should know about it
 * @param mistakes what of the question was not understood
 */
public record SearchResults<T>(
        List<T> hits,
        long total,
        long similar,
        Map<Facet, Map<String, Long>> facets,
        SortedMap<YearMonth, Long> months,
        Optional<String> mended,
        Set<Note> notes,
        List<Mistake> mistakes) {
    /** In what an answer differs from what was asked. */
    public enum Note {
        /** The question was too long; its end was left out. */
        CUT,
        /** Nothing holds all words; these hold most of them. */
        NOT_ALL_WORDS,
        /** What is similar in meaning could not be looked for; these have the words. */
        WORDS_ONLY
    }

    public SearchResults {
        hits = List.copyOf(hits);
        Map<Facet, Map<String, Long>> all = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) all.put(facet, facets.getOrDefault(facet, Map.of()));
        facets = Collections.unmodifiableMap(all);
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
        notes = Set.copyOf(notes);
        mistakes = List.copyOf(mistakes);
    }

    /** No hits. */
    public static <T> SearchResults<T> none() {
        return new SearchResults<>(
                List.of(), 0, 0, Map.of(), Collections.emptySortedMap(), Optional.empty(), Set.of(), List.of());
    }

    /** How many hits there are to read, whatever they were found by. */
    public long length() {
        return total + similar;
    }

    /** The same answer with one more note. */
    SearchResults<T> with(Note note) {
        Set<Note> more = EnumSet.of(note);
        more.addAll(notes);
        return new SearchResults<>(hits, total, similar, facets, months, mended, more, mistakes);
    }

    /** How many hits there are of a value. */
    public long count(Facet facet, String value) {
        return facets.getOrDefault(facet, Map.of()).getOrDefault(value, 0L);
    }
}
