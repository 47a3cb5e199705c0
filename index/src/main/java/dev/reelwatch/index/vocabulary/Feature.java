package dev.reelwatch.index.vocabulary;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The words that speak of an attribute. All are folded.
 *
 * @param words a clause with one of these speaks of it
 * @param topics a clause with one of these does so if it also holds a verdict, an ability or a comparison
 * @param patterns regular expressions over the folded clause
 * @param figures the same, to be tried only on clauses with a digit
 * @param named regular expressions over the clause with {@link #NAME} in the place of each model's name
 * @param except a clause with one of these does not speak of it
 * @param query further words that a searcher may use for it
 */
public record Feature(
        Attribute attribute,
        String labelZh,
        String labelEn,
        List<String> words,
        List<String> topics,
        List<Pattern> patterns,
        List<Pattern> figures,
        List<Pattern> named,
        List<String> except,
        List<String> query) {
    /** Stands for a name; no text holds it. */
    public static final char NAME = '\u0001';
}
