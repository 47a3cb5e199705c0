package dev.reelwatch.index.finding;

import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Locale;

/** Two findings that contradict each other. Neither is taken for true. */
public record Dispute(String id, Type type, String model, Attribute attribute, Finding a, Finding b) {
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
}
