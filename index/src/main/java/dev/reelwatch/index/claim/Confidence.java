package dev.reelwatch.index.claim;

import java.util.EnumSet;
import java.util.Set;

/**
 * How often a claim with such signs turns out right: a logistic curve over what can be seen of it, fitted on annotated
 * articles by {@code ConfidenceFit} among the tests. Of claims with confidence 0.7, about seven in ten are right.
 */
final class Confidence {
    private Confidence() {}

    /** What can be seen of a claim, and how much it says for or against it. */
    enum Sign {
        BASE(1.09),
        REACH_SENTENCE(0.3),
        REACH_MAKER(-0.07),
        REACH_PARAGRAPH(-0.32),
        REACH_SECTION(-0.06),
        REACH_TOPIC(-0.62),
        BY_SHAPE(0.09),
        BY_TOPIC(-1.02),
        BY_CARRY(0.04),
        NO_ASSERTION(-0.23),
        VERDICT(0.16),
        FIGURE(0.47),
        NAMED_FIGURE(0.05),
        SPEC(0.25),
        CAPABILITY(-0.28),
        QUALITY(-0.08),
        OVERALL(-0.1),
        OTHER_FEATURE(-0.12),
        AVAILABILITY(0.2),
        HEADING(-0.08),
        INSTRUCTION(0.08),
        SUPPOSED(-0.07),
        OF_OTHERS(-0.06),
        CROWDED(0.03),
        SHORT(-0.19),
        SAID_BEFORE(-0.51),
        SAID_IN_SENTENCE(0.12),
        EXAMPLE(0.16),
        TITLE_LINE(0.14),
        /** A short first line, or one of hashtags. */
        HEADLINE(0),
        ENGLISH(-0.09),
        OWN_VOICE(-0.38),
        ASIDE(0.19),
        SEVERAL_MODELS(0),
        COMPARED(0.06),
        UNLISTED(0);

        private final double weight;

        Sign(double weight) {
            this.weight = weight;
        }
    }

    /** Between 0 and 1, to two digits. */
    static double of(Set<Sign> signs) {
        double sum = 0;
        for (Sign sign : signs) sum += sign.weight;
        return Math.round(100 / (1 + Math.exp(-sum))) / 100.0;
    }

    static EnumSet<Sign> none() {
        return EnumSet.of(Sign.BASE);
    }
}
