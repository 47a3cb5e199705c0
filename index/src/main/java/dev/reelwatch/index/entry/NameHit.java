package dev.reelwatch.index.entry;

/**
 * A model named in a text.
 *
 * @param model canonical name
 * @param start offset of the first UTF-16 code unit
 * @param end offset after the last
 */
public record NameHit(String model, int start, int end) {
    public NameHit {
        if (model.isBlank() || start < 0 || end <= start) {
            throw new IllegalArgumentException("no name: " + model + " [" + start + ", " + end + ")");
        }
    }
}
