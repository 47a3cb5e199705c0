package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Locale;
import java.util.Optional;

/**
 * A planned thing and what became of it.
 *
 * @param due when it should come, where that was told
 * @param outcome the claim that shows it kept, late or withdrawn; empty while it is open
 */
public record Promise(
        String id,
        String model,
        Attribute attribute,
        State state,
        Optional<Moment> due,
        Claim promised,
        Optional<Claim> outcome) {
    /** What became of it. */
    public enum State {
        OPEN,
        KEPT,
        LATE,
        WITHDRAWN;

        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
