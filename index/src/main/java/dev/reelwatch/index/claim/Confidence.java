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
        BASE(0.93),
        REACH_SENTENCE(0.18),
        REACH_MAKER(-0.10),
        REACH_PARAGRAPH(-0.02),
        REACH_SECTION(-0.20),
        REACH_TOPIC(-0.46),
        BY_SHAPE(0.05),
        BY_TOPIC(-0.86),
        BY_TOPIC_FAR(-0.86),
        BY_CARRY(0.06),
        NO_ASSERTION(-0.17),
        VERDICT(0.17),
        FIGURE(0.56),
        NAMED_FIGURE(0.04),
        SPEC(0.23),
        CAPABILITY(-0.30),
        /** A function, said to be there. */
        ABLE(0),
        QUALITY(-0.14),
        /** A quality without a verdict, of a model that is not named nearby. */
        UNJUDGED(0),
        OVERALL(-0.35),
        OTHER_FEATURE(-0.14),
        AVAILABILITY(0.13),
        HEADING(0.01),
        INSTRUCTION(0.03),
        SUPPOSED(-0.06),
        OF_OTHERS(0.01),
        CROWDED(0),
        SHORT(0.05),
        SAID_BEFORE(-0.30),
        SAID_IN_SENTENCE(0.04),
        EXAMPLE(0.08),
        TITLE_LINE(0.01),
        /** A short first line, or one of hashtags. */
        HEADLINE(-0.01),
        ENGLISH(-0.18),
        OWN_VOICE(-0.32),
        ASIDE(0.11),
        SEVERAL_MODELS(-0.03),
        COMPARED(0.01),
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
