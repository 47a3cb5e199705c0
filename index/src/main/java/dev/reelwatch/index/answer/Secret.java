package dev.reelwatch.index.answer;

/** A key that does not show itself where it is printed by mistake. */
public final class Secret {
    private final String key;

    public Secret(String key) {
        if (key.isBlank()) throw new IllegalArgumentException("the key is blank");
        this.key = key.strip();
    }

    /** The key itself, for the one who sends it. */
    public String reveal() {
        return key;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
