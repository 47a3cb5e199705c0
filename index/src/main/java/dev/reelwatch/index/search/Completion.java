package dev.reelwatch.index.search;

import java.util.Optional;

/**
 * A way to go on with a question.
 *
 * @param text the whole question with its last word completed
 * @param word what it was completed by
 * @param meaning what is meant by it, where that is called otherwise
 * @param count how many claims there are of it; none where that is not counted
 */
public record Completion(String text, Kind kind, String word, Optional<String> meaning, long count) {
    /** What a question is completed by. */
    public enum Kind {
        MODEL,
        VENDOR,
        FIELD,
        VALUE,
        SITE,
        AUTHOR
    }
}
