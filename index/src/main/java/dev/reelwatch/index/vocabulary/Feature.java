package dev.reelwatch.index.vocabulary;

import java.util.List;

/**
 * The words that speak of an attribute. All are folded.
 *
 * @param words a clause with one of these speaks of it
 * @param topics a clause with one of these does so if it also holds a verdict, an ability or a comparison
 * @param shapes a clause that one of these fits does so
 * @param good words that speak of it and praise at once
 * @param bad words that speak of it and blame at once
 * @param except a clause with one of these does not speak of it
 * @param query further words that a searcher may use for it
 */
public record Feature(
        Attribute attribute,
        String labelZh,
        String labelEn,
        List<String> words,
        List<String> topics,
        List<Shape> shapes,
        List<String> good,
        List<String> bad,
        List<String> except,
        List<String> query) {
    /** Blots out each character of a model's name before a text is read for words and shapes; no text holds it. */
    public static final char NAME = '\u0001';

    /**
     * A regular expression over a folded clause.
     *
     * @param anchors words of which the clause must hold one, or the expression is not tried
     * @param needsDigit true if it is tried only on clauses with a digit
     * @param needsName true if it is tried only on clauses that name a model
     * @param verdict what it says of the model at once
     */
    public record Shape(
            List<String> anchors, Opening pattern, boolean needsDigit, boolean needsName, Verdict verdict) {}

    /** Whether words that speak of a feature judge it at once: "脚不沾地" is physics, and bad. */
    public enum Verdict {
        NONE,
        GOOD,
        BAD
    }
}
