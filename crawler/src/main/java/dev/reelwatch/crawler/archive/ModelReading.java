package dev.reelwatch.crawler.archive;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a language model has read the current state of an article.
 *
 * @param reader the model with the version of its questions
 * @param attempts how often it was asked in vain
 * @param nextTry when it may be asked again, where something is left to try
 * @param reason why it is not done, or what it was skipped by; empty where it is done
 * @param parts what was answered to each part of the text, in its order
 */
public record ModelReading(
        String articleId,
        String reader,
        State state,
        int attempts,
        Optional<Instant> nextTry,
        String reason,
        List<Part> parts) {
    /** Where it stands. */
    public enum State {
        DONE,
        /** Some parts were answered, the others were asked in vain too often. */
        PARTLY,
        /** To be tried again. */
        LATER,
        GIVEN_UP,
        /** Not for this reader. */
        SKIPPED;

        String sql() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String sql) {
            return valueOf(sql.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** True if its answers count. */
        public boolean counts() {
            return this == DONE || this == PARTLY;
        }
    }

    /**
     * A part of the text, by UTF-16 offsets.
     *
     * @param question names the answer, see {@link ModelArchive#answer(String)}
     */
    public record Part(int start, int end, String question) {}

    public ModelReading {
        parts = List.copyOf(parts);
    }
}
