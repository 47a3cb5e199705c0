package dev.reelwatch.index.search;

import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the words of a question that name an attribute. */
final class AttributeWords {
    /** An attribute, or several that one word stands for, named in a text. */
    record Named(Set<Attribute> attributes, int start, int end) {}

    private final Map<String, Set<Attribute>> attributes = new HashMap<>();
    private final Map<Character, List<String>> byFirst = new HashMap<>();

    AttributeWords(Map<Attribute, List<String>> words) {
        for (Attribute attribute : Attribute.values()) {
            add(attribute, attribute.json());
            add(attribute, attribute.json().replace('-', ' '));
            words.getOrDefault(attribute, List.of()).forEach(word -> add(attribute, word));
        }
        byFirst.values()
                .forEach(list ->
                        list.sort(Comparator.comparingInt(String::length).reversed()));
    }

    private void add(Attribute attribute, String word) {
        String folded = Fold.fold(word.strip());
        if (folded.isEmpty()) return;
        if (attributes.computeIfAbsent(folded, ignored -> new LinkedHashSet<>()).add(attribute)
                && attributes.get(folded).size() == 1) {
            byFirst.computeIfAbsent(folded.charAt(0), ignored -> new ArrayList<>())
                    .add(folded);
        }
    }

    /** All words that name an attribute, folded. */
    Set<String> words() {
        return attributes.keySet();
    }

    /** The longest words first come, none within another; letters only as whole words. */
    List<Named> in(String text) {
        String folded = Fold.fold(text);
        List<Named> named = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            int end = longestAt(folded, at);
            if (end > at) named.add(new Named(attributes.getOrDefault(folded.substring(at, end), Set.of()), at, end));
            at = Math.max(at + 1, end);
        }
        return named;
    }

    private int longestAt(String text, int at) {
        for (String word : byFirst.getOrDefault(text.charAt(at), List.of())) {
            int end = at + word.length();
            if (text.startsWith(word, at)
                    && !(joined(text, at - 1) && joined(text, at))
                    && !(joined(text, end - 1) && joined(text, end))) {
                return end;
            }
        }
        return at;
    }

    private static boolean joined(String text, int at) {
        if (at < 0 || at >= text.length()) return false;
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }
}
