package dev.reelwatch.web.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reader wants the pages to look like, whatever the device prefers. */
public enum Theme {
    LIGHT,
    DARK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Theme> of(String word) {
        return Arrays.stream(values())
                .filter(theme -> theme.word().equals(word))
                .findFirst();
    }
}
