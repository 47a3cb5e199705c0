package dev.reelwatch.index.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds many words in one pass over a folded text.
 *
 * @param <T> what a word stands for
 */
public final class WordFinder<T> {
    private final WordTrie<List<T>> trie;

    /** A word at its place. */
    public record Found<T>(T meaning, int start, int end) {}

    private WordFinder(Map<String, List<T>> words) {
        trie = new WordTrie<>(words);
    }

    /** Collects words before the search structure is built. */
    public static final class Builder<T> {
        private final Map<String, List<T>> words = new LinkedHashMap<>();

        public Builder<T> add(String word, T meaning) {
            words.computeIfAbsent(Fold.fold(word), ignored -> new ArrayList<>()).add(meaning);
            return this;
        }

        public WordFinder<T> build() {
            return new WordFinder<>(words);
        }
    }

    /** All occurrences by their starts, then by their ends; a Latin word is found only as a whole word. */
    public List<Found<T>> in(String folded) {
        List<Found<T>> found = new ArrayList<>();
        trie.in(folded, false, (start, end, meanings) -> {
            boolean endsInside = end < folded.length()
                    && WordTrie.isLatin(folded.charAt(end - 1))
                    && WordTrie.isLatin(folded.charAt(end));
            if (endsInside) return;
            for (T meaning : meanings) found.add(new Found<>(meaning, start, end));
        });
        return found;
    }
}
