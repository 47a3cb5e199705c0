package dev.reelwatch.crawler.archive;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody decided about two articles. It holds until a later one on the same articles.
 *
 * @param number grows from one to the next
 * @param article id of an article
 * @param other id of the other one; empty where the first stands apart from all others
 * @param why in the words of who decided; may be blank
 */
public record HandJudgement(
        long number,
        Instant at,
        String by,
        Matter matter,
        Verdict verdict,
        String article,
        Optional<String> other,
        String why) {
    /** What is decided. */
    public enum Matter {
        /** Whether two articles are one voice. */
        ORIGIN,
        /** Whether two articles tell of one event. */
        STORY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it is decided. */
    public enum Verdict {
        SPLIT,
        MERGE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public HandJudgement {
        if (by.isBlank()) throw new IllegalArgumentException("a judgement without the name of who made it");
        if (verdict == Verdict.MERGE && other.isEmpty()) {
            throw new IllegalArgumentException("a merge needs two articles: " + article);
        }
        if (other.filter(article::equals).isPresent()) {
            throw new IllegalArgumentException("an article cannot be judged against itself: " + article);
        }
    }
}
