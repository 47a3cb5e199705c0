package dev.reelwatch.index.story;

import java.util.Locale;

/** Why an article adds no voice of its own. */
public enum Bond {
    /** Its text is that of an earlier one. */
    COPY,
    /** It passes on another post. */
    REPOST,
    /** It says that it is reprinted. */
    REPRINT,
    /** A machine wrote it. */
    SUMMARY,
    /** Somebody decided so. */
    MERGED;

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
