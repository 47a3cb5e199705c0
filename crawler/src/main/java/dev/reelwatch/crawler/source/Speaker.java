package dev.reelwatch.crawler.source;

import java.util.Locale;

/** Who speaks at a source, seen from the models it speaks of. */
public enum Speaker {
    /** The maker itself. */
    VENDOR,
    /** Somebody who tried it out. */
    TESTER,
    /** Somebody who reports. */
    MEDIA,
    /** Somebody who passes on what others wrote; never an independent voice. */
    REPOST;

    /** The word for it in {@code sources.yaml}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
