package dev.reelwatch.index.vocabulary;

/**
 * A name in a text.
 *
 * @param model canonical name, such as {@code Kling 2.1 Master}
 * @param line canonical name of the line it belongs to, such as {@code Kling}
 * @param start offset of the first UTF-16 code unit
 * @param end offset after the last
 * @param video false for a name of something that makes no video
 */
public record Mention(String model, String line, int start, int end, boolean video) {
    /** True if it names more than the line. */
    public boolean exact() {
        return !model.equals(line);
    }
}
