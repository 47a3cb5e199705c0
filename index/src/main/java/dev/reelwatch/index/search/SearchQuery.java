package dev.reelwatch.index.search;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.entry.EntryDocument;
import java.time.DateTimeException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A question.
 *
 * @param words what the user typed; empty finds everything that the rest lets through
 * @param chosen values of which a hit must have one, for each of these facets
 * @param said when a hit must have been said
 * @param asTyped whether words that nothing knows are left as they are, rather than mended
 * @param offset how many hits to leave out, 0 or more
 * @param limit how many hits to give, 1 to 1000
 */
public record SearchQuery(
        String words,
        Map<Facet, Set<String>> chosen,
        Optional<Period> said,
        boolean asTyped,
        Sort sort,
        int offset,
        int limit) {
    /** What hits are counted by, and can be narrowed by. */
    public enum Facet {
        /** Canonical names; one stands for its variants, too. */
        MODEL(EntryDocument.MODEL),
        VENDOR(EntryDocument.VENDOR),
        ATTRIBUTE(EntryDocument.ATTRIBUTE),
        SITE(EntryDocument.SITE),
        AUTHOR(EntryDocument.AUTHOR),
        BASIS(EntryDocument.BASIS),
        STATUS(EntryDocument.STATUS),
        POLARITY(EntryDocument.POLARITY),
        /** Of being said, in Beijing. */
        YEAR("year");

        private final String word;

        Facet(String word) {
            this.word = word;
        }

        /** As it is written in addresses and JSON. */
        public String word() {
            return word;
        }
    }

    /** The order of the hits. */
    public enum Sort {
        RELEVANCE,
        /** Newest said first. */
        SAID,
        /** What speaks of the newest time first. */
        TRUE,
        /** What most independent voices say first; those that are as many by their weight. */
        SUPPORT
    }

    /**
     * Days in Beijing, in seconds.
     *
     * @param written as {@link #of} reads it
     */
    public record Period(String written, long from, long to) {
        /** {@code 2025}, {@code 2025-04}, {@code 2025-04-08}, two of them with {@code ..} between, either left out; empty for all else. */
        public static Optional<Period> of(String written) {
            int dots = written.indexOf("..");
            String first = dots < 0 ? written : written.substring(0, dots);
            String last = dots < 0 ? written : written.substring(dots + 2);
            if (first.isBlank() && last.isBlank()) return Optional.empty();
            try {
                long from = first.isBlank() ? Long.MIN_VALUE : second(Moment.parse(first), 0);
                long to = last.isBlank() ? Long.MAX_VALUE : second(Moment.parse(last), 1) - 1;
                return from > to ? Optional.empty() : Optional.of(new Period(written, from, to));
            } catch (DateTimeException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static long second(Moment moment, int daysAfter) {
            return (daysAfter == 0 ? moment.firstDay() : moment.lastDay().plusDays(daysAfter))
                    .atStartOfDay(Moment.BEIJING)
                    .toEpochSecond();
        }
    }

    public SearchQuery {
        if (offset < 0) throw new IllegalArgumentException("offset is below 0: " + offset);
        if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit is not between 1 and 1000: " + limit);
        Map<Facet, Set<String>> kept = new EnumMap<>(Facet.class);
        chosen.forEach((facet, values) -> {
            if (!values.isEmpty()) kept.put(facet, Collections.unmodifiableSet(new LinkedHashSet<>(values)));
        });
        chosen = Collections.unmodifiableMap(kept);
    }

    /** The best hits for words alone. */
    public static SearchQuery of(String words, int limit) {
        return new SearchQuery(words, Map.of(), Optional.empty(), false, Sort.RELEVANCE, 0, limit);
    }

    /** The newest of all. */
    public static SearchQuery newest(int limit) {
        return new SearchQuery("", Map.of(), Optional.empty(), false, Sort.SAID, 0, limit);
    }

    /** The same question with its hits in another order. */
    public SearchQuery by(Sort other) {
        return new SearchQuery(words, chosen, said, asTyped, other, offset, limit);
    }

    /** The same question for no more than its first hit, as where only what is counted is wanted. */
    public SearchQuery first() {
        return new SearchQuery(words, chosen, said, asTyped, sort, 0, 1);
    }

    /** The values that are chosen of a facet; none where it does not narrow. */
    public Set<String> chosen(Facet facet) {
        return chosen.getOrDefault(facet, Set.of());
    }

    /** True if hits are asked for by more than words. */
    public boolean isNarrowed() {
        return !chosen.isEmpty() || said.isPresent();
    }
}
