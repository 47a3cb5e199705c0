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
        BASE(0.82),
        REACH_SENTENCE(0.27),
        REACH_MAKER(-0.05),
        REACH_PARAGRAPH(-0.2),
        REACH_SECTION(-0.17),
        REACH_TOPIC(-0.57),
        BY_SHAPE(-0.05),
        BY_TOPIC(-1.05),
        BY_CARRY(-0.02),
        NO_ASSERTION(0),
        VERDICT(0.09),
        FIGURE(0.06),
        SPEC(0.1),
        CAPABILITY(-0.13),
        QUALITY(0),
        OVERALL(0),
        OTHER_FEATURE(-0.19),
        AVAILABILITY(-0.02),
        HEADING(-0.1),
        INSTRUCTION(-0.03),
        SUPPOSED(-0.06),
        OF_OTHERS(-0.02),
        CROWDED(0),
        SHORT(-0.1),
        SAID_BEFORE(-0.53),
        SAID_IN_SENTENCE(0.1),
        EXAMPLE(0.1),
        TITLE_LINE(0.19),
        ENGLISH(-0.06),
        OWN_VOICE(-0.33),
        ASIDE(0.17),
        SEVERAL_MODELS(-0.09),
        COMPARED(0),
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
