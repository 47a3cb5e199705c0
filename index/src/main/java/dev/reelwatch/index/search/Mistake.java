package dev.reelwatch.index.search;

import java.util.List;

/**
 * A part of a question that was not understood; the rest was answered.
 *
 * @param start where it stands in what was typed, end exclusive
 * @param word what was not understood
 * @param known what would have been
 */
public record Mistake(int start, int end, Kind kind, String word, List<String> known) {
    /** What is wrong. */
    public enum Kind {
        /** There is no such field. */
        FIELD,
        /** The field cannot have this value. */
        VALUE,
        /** Nothing stands behind the colon. */
        EMPTY,
        /** More fields than are looked at. */
        TOO_MANY,
        /** A bracket is opened and not closed. */
        BRACKET,
        /** Nothing stands on one side of OR. */
        OR
    }

    public Mistake {
        known = List.copyOf(known);
    }

    /** True if a word was not known that may be another one, written wrong. */
    boolean isOfSpelling() {
        return kind == Kind.FIELD || kind == Kind.VALUE;
    }
}
