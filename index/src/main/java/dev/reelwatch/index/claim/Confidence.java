package dev.reelwatch.index.claim;

import java.util.EnumSet;
import java.util.Set;

/**
 * How often a claim with such signs turns out right: a logistic curve over what can be seen of it, fitted by {@code
 * ConfidenceFit} among the tests on the annotated articles and on more of the same kinds. Of claims with confidence 0.7,
 * about seven in ten are right.
 */
final class Confidence {
    private Confidence() {}

    /** What can be seen of a claim, and how much it says for or against it. */
    enum Sign {
        BASE(1.41),
        REACH_SENTENCE(0.22),
        REACH_MAKER(-0.32),
        REACH_PARAGRAPH(-0.10),
        REACH_SECTION(-0.32),
        REACH_TOPIC(-0.54),
        BY_SHAPE(-0.11),
        BY_TOPIC(-0.48),
        BY_TOPIC_FAR(-1.02),
        BY_CARRY(0.01),
        NO_ASSERTION(-0.20),
        /** The same of a model that is not named nearby. */
        NO_ASSERTION_FAR(-0.15),
        /** A word of the market, without a figure or anything that is said of it. */
        BARE_MARKET(-0.09),
        VERDICT(0.07),
        FIGURE(0.86),
        NAMED_FIGURE(0.28),
        SPEC(-0.02),
        CAPABILITY(-0.27),
        /** A function, said to be there or to come. */
        ABLE(0.13),
        QUALITY(0.26),
        /** A quality without a verdict, of a model that is not named nearby. */
        UNJUDGED(-0.10),
        OVERALL(-0.37),
        OTHER_FEATURE(-0.10),
        /** A point of a list begins with the function and a colon. */
        LABELLED(0.22),
        AVAILABILITY(0.04),
        HEADING(0.01),
        INSTRUCTION(0.02),
        SUPPOSED(-0.08),
        OF_OTHERS(-0.27),
        CROWDED(0.14),
        /** Words that speak of what a model can do or how well, in a clause that tells a length, a size, how it is built. */
        BESIDE_SPEC(-0.22),
        SHORT(0.10),
        SAID_BEFORE(-0.11),
        SAID_IN_SENTENCE(0.15),
        EXAMPLE(0.15),
        TITLE_LINE(0.24),
        /** A short first line, or one of hashtags. */
        HEADLINE(0.03),
        ENGLISH(-0.38),
        OWN_VOICE(-0.13),
        /** The words that speak of the attribute are short, and said of much else, too. */
        BROAD_WORD(-0.70),
        FIRST_PERSON(-0.60),
        ASIDE(0.10),
        SEVERAL_MODELS(0.16),
        COMPARED(0.17),
        UNLISTED(0.19);

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
