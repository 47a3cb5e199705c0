package dev.reelwatch.index.vocabulary;

/**
 * A name in a text.
 *
 * @param model canonical name, such as {@code Kling 2.1 Master}
 * @param line canonical name of the line it belongs to, such as {@code Kling}
 * @param start offset of the first UTF-16 code unit
 * @param end offset after the last
 */
public record Mention(String model, String line, int start, int end, Kind kind) {
    /** What kind of thing a name is of. */
    public enum Kind {
        MODEL,
        /** A feature with a name of its own, such as Act-One; the model is the one it belongs to. */
        FEATURE,
        /** A model that no list knows, taken for one by the place of its name. */
        UNLISTED,
        /** Something that makes no video. */
        OTHER
    }

    /** False for a name of something that makes no video. */
    public boolean video() {
        return kind != Kind.OTHER;
    }

    /** True if it names more than the line. */
    public boolean exact() {
        return !model.equals(line);
    }
}
