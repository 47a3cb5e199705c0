package dev.reelwatch.crawler.source;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What of a source is wanted.
 *
 * @param include an article must hold one of these words; empty means any article
 * @param exclude an article must hold none of these
 * @param follow the pages behind a feed's entries are fetched where an entry brings only a part of its article; false
 *     keeps to what the feed brings
 * @param maxItems how many entries or links are taken at one visit, in the order of the list
 */
public record Choice(List<String> include, List<String> exclude, boolean follow, Optional<Integer> maxItems) {
    /** All of it. */
    public static final Choice ALL = new Choice(List.of(), List.of(), true, Optional.empty());

    public Choice {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /**
     * True for an article that is wanted by its words. Large and small letters, wide and narrow ones are the same; a
     * word counts also inside of another, as Chinese has no spaces.
     *
     * @param text may be a teaser, when it is all that is known so far: then an article that {@code include} does not
     *     find yet may still be wanted
     */
    public boolean wants(String title, String text) {
        if (include.isEmpty() && exclude.isEmpty()) return true;
        String words = folded(title + "\n" + text);
        boolean included = include.isEmpty() || include.stream().anyMatch(word -> words.contains(folded(word)));
        return included && exclude.stream().noneMatch(word -> words.contains(folded(word)));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
