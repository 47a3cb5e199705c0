package dev.reelwatch.index.story;

import java.util.Locale;

/** As whom somebody speaks of a model. */
public enum Role {
    /** Its maker, or whoever retells the maker's word. */
    VENDOR,
    /** Somebody who tried it, or gives his own opinion. */
    TESTER,
    /** Somebody who reports what others say or do. */
    MEDIA;

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
