package dev.reelwatch.index.claim;

import java.util.Locale;

/** Where the asserted thing stands in time, as the article has it. */
public enum Status {
    CURRENT,
    /** Announced, coming, promised. */
    PLANNED,
    /** No longer so, or told of a former time. */
    PAST,
    RUMOURED;

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status fromJson(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
