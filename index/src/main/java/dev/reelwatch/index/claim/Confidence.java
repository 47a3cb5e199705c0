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
        BASE(1.22),
        REACH_SENTENCE(-0.04),
        REACH_MAKER(-0.14),
        REACH_PARAGRAPH(-0.11),
        REACH_SECTION(-0.42),
        REACH_TOPIC(-0.55),
        BY_SHAPE(-0.05),
        BY_TOPIC(-0.68),
        BY_TOPIC_FAR(-1.20),
        BY_CARRY(0.05),
        NO_ASSERTION(-0.25),
        /** The same of a model that is not named nearby. */
        NO_ASSERTION_FAR(-0.06),
        /** A word of the market, without a figure or anything that is said of it. */
        BARE_MARKET(0.07),
        VERDICT(0.04),
        FIGURE(0.81),
        NAMED_FIGURE(0.23),
        SPEC(0.10),
        CAPABILITY(-0.29),
        /** A function, said to be there or to come. */
        ABLE(0.25),
        QUALITY(0.18),
        /** A quality without a verdict, of a model that is not named nearby. */
        UNJUDGED(-0.24),
        OVERALL(-0.27),
        OTHER_FEATURE(-0.39),
        /** A point of a list begins with the function and a colon. */
        LABELLED(0.27),
        AVAILABILITY(0.03),
        HEADING(-0.17),
        INSTRUCTION(-0.01),
        SUPPOSED(-0.03),
        OF_OTHERS(-0.09),
        CROWDED(0.02),
        /** Words that speak of what a model can do or how well, in a clause that tells a length, a size, how it is built. */
        BESIDE_SPEC(-0.11),
        SHORT(0.07),
        SAID_BEFORE(-0.20),
        SAID_IN_SENTENCE(-0.11),
        EXAMPLE(0.00),
        TITLE_LINE(0.17),
        /** A short first line, or one of hashtags. */
        HEADLINE(0.05),
        ENGLISH(-0.41),
        OWN_VOICE(-0.16),
        /** The words that speak of the attribute are short, and said of much else, too. */
        BROAD_WORD(-0.44),
        FIRST_PERSON(-0.34),
        ASIDE(0.18),
        SEVERAL_MODELS(-0.10),
        COMPARED(0.24),
        UNLISTED(0.18);

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
