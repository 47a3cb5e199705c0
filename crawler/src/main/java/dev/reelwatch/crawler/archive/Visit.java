package dev.reelwatch.crawler.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a visit ended and what follows from it.
 *
 * @param why one sentence; empty where the ending says it all
 * @param next when to come again; empty for never
 * @param interval what the next visit is planned after; empty leaves it as it was
 * @param retry true where this visit does not count as one and is tried again
 * @param etag of the page that came
 * @param lastModified of the page that came
 * @param payload sha256 of the page; empty where none came
 * @param hostFree when the host may be asked again
 * @param hostFailed true where the host itself did not do its part
 * @param brought how many entries a listing had; empty for what is no listing
 */
public record Visit(
        Ending ending,
        String why,
        Optional<Instant> next,
        Optional<Duration> interval,
        boolean retry,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<String> payload,
        Instant hostFree,
        boolean hostFailed,
        Optional<Integer> brought) {
    /** What a visit came to. */
    public enum Ending {
        NEW,
        /** A later state of an article that is known. */
        CHANGED,
        UNCHANGED,
        /** A page without anything to read in it. */
        EMPTY,
        /** robots.txt, or the limits of what may be asked for. */
        REFUSED,
        /** A login, a captcha, a check of the environment. */
        BLOCKED,
        /** Taken down, deleted, not there. */
        GONE,
        FAILED;

        /** The word for it in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** True where nothing was got that may be there. */
        public boolean isTrouble() {
            return this == REFUSED || this == BLOCKED || this == FAILED;
        }
    }
}
