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
        BASE(0.85),
        REACH_SENTENCE(0.22),
        REACH_MAKER(-0.06),
        REACH_PARAGRAPH(-0.16),
        REACH_SECTION(-0.3),
        REACH_TOPIC(-0.69),
        BY_SHAPE(-0.06),
        BY_TOPIC(-1.47),
        BY_CARRY(0.05),
        NO_ASSERTION(-0.06),
        VERDICT(0.16),
        FIGURE(0.1),
        SPEC(0.12),
        CAPABILITY(-0.1),
        QUALITY(-0.06),
        OVERALL(0.04),
        OTHER_FEATURE(-0.21),
        AVAILABILITY(-0.02),
        HEADING(-0.11),
        INSTRUCTION(-0.06),
        SUPPOSED(-0.09),
        OF_OTHERS(-0.13),
        CROWDED(-0.19),
        SHORT(-0.05),
        SAID_BEFORE(-0.52),
        SAID_IN_SENTENCE(0),
        EXAMPLE(0),
        TITLE_LINE(0),
        ENGLISH(0),
        OWN_VOICE(-0.33),
        ASIDE(0.25),
        SEVERAL_MODELS(-0.2),
        COMPARED(-0.1),
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
