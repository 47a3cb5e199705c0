package dev.reelwatch.index.finding;

import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Locale;
import java.util.Optional;

/**
 * Two findings that contradict each other, or seem to. Neither is taken for true.
 *
 * @param scope of a difference in scope, what differs
 */
public record Dispute(
        String id, Type type, String model, Attribute attribute, Finding a, Finding b, Optional<Scope> scope) {
    /** In what they contradict. */
    public enum Type {
        VALUE,
        POLARITY,
        DATE,
        SCOPE,
        VENDOR_TESTER;

        public String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why both may be true. */
    public enum Scope {
        /** They speak of other versions. */
        VERSION,
        /** They speak of other modes, plans or ways in. */
        MODE,
        /** One was said of a time before something changed. */
        TIME,
        /** One speaks of special cases. */
        CASE;

        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
