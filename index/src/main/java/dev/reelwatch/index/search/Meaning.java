package dev.reelwatch.index.search;

import java.util.List;
import java.util.Optional;

/**
 * The words of a question that can be said in others. Names, makers, fields and phrases say exactly what they say; a
 * question of nothing else, and one that combines alternatives, is answered by its words alone.
 */
final class Meaning {
    private static final String QUOTATION_MARKS = "\"“”「」『』＂";

    private Meaning() {}

    static Optional<String> of(SearchQuery asked, Lexicon lexicon) {
        if (asked.asTyped() || asked.sort() != SearchQuery.Sort.RELEVANCE) return Optional.empty();
        List<Grouped.All> either = Grouped.of(asked.words()).either();
        if (either.size() != 1 || !either.getFirst().groups().isEmpty()) return Optional.empty();
        String words = FieldedWords.of(
                        either.getFirst().words(), lexicon.names(), lexicon.attributes(), lexicon.vendors())
                .words();
        if (words.chars().anyMatch(sign -> QUOTATION_MARKS.indexOf(sign) >= 0)) return Optional.empty();
        boolean tells = Question.of(words, lexicon).parts().stream()
                .anyMatch(part -> part instanceof Question.Plain || part instanceof Question.Respects);
        if (!tells) return Optional.empty();
        String text = words.strip();
        return Optional.of(text.substring(0, Math.min(text.length(), Question.LONGEST)));
    }
}
