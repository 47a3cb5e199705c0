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
        BASE(1.0),
        REACH_SENTENCE(0.08),
        REACH_MAKER(-0.28),
        REACH_PARAGRAPH(-0.02),
        REACH_SECTION(-0.27),
        REACH_TOPIC(-0.55),
        BY_SHAPE(0.06),
        BY_TOPIC(-0.55),
        BY_TOPIC_FAR(-1.18),
        BY_CARRY(0.11),
        NO_ASSERTION(-0.08),
        VERDICT(0.18),
        FIGURE(0.93),
        NAMED_FIGURE(0.13),
        SPEC(0.18),
        CAPABILITY(-0.46),
        /** A function, said to be there. */
        ABLE(0.46),
        QUALITY(0.06),
        /** A quality without a verdict, of a model that is not named nearby. */
        UNJUDGED(-0.34),
        OVERALL(-0.68),
        OTHER_FEATURE(-0.17),
        AVAILABILITY(0.07),
        HEADING(0.03),
        INSTRUCTION(0.04),
        SUPPOSED(-0.14),
        OF_OTHERS(-0.10),
        CROWDED(0.21),
        /** Words that speak of what a model can do or how well, in a clause that tells an event, a price, a rank. */
        BESIDE_MARKET(-0.5),
        /** The same in a clause that tells a length, a size, how it is built. */
        BESIDE_SPEC(-0.4),
        SHORT(0.29),
        SAID_BEFORE(-0.27),
        SAID_IN_SENTENCE(0.24),
        EXAMPLE(0.16),
        TITLE_LINE(-0.08),
        /** A short first line, or one of hashtags. */
        HEADLINE(-0.04),
        ENGLISH(-0.30),
        OWN_VOICE(-0.27),
        /** The words that speak of the attribute are short, and said of much else, too. */
        BROAD_WORD(-0.35),
        FIRST_PERSON(-0.4),
        ASIDE(0.29),
        SEVERAL_MODELS(-0.32),
        COMPARED(0.04),
        UNLISTED(0.24);

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
