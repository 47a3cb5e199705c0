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
        BASE(1.11),
        REACH_SENTENCE(0.00),
        REACH_MAKER(-0.23),
        REACH_PARAGRAPH(-0.17),
        REACH_SECTION(-0.51),
        REACH_TOPIC(-0.56),
        BY_SHAPE(-0.27),
        BY_TOPIC(-0.54),
        BY_TOPIC_FAR(-1.09),
        BY_CARRY(0.07),
        NO_ASSERTION(-0.11),
        /** The same of a model that is not named nearby. */
        NO_ASSERTION_FAR(-0.24),
        /** A word of the market, without a figure or anything that is said of it. */
        BARE_MARKET(-0.23),
        VERDICT(0.12),
        FIGURE(0.91),
        NAMED_FIGURE(0.35),
        SPEC(-0.10),
        CAPABILITY(-0.36),
        /** A function, said to be there or to come. */
        ABLE(0.20),
        QUALITY(0.16),
        /** A quality without a verdict, of a model that is not named nearby. */
        UNJUDGED(-0.33),
        OVERALL(-0.39),
        OTHER_FEATURE(-0.40),
        /** A point of a list begins with the function and a colon. */
        LABELLED(0.36),
        AVAILABILITY(-0.24),
        HEADING(-0.04),
        INSTRUCTION(0.05),
        SUPPOSED(-0.09),
        OF_OTHERS(0.03),
        CROWDED(0.21),
        /** Words that speak of what a model can do or how well, in a clause that tells a length, a size, how it is built. */
        BESIDE_SPEC(-0.35),
        SHORT(0.15),
        SAID_BEFORE(-0.16),
        SAID_IN_SENTENCE(0.00),
        EXAMPLE(0.11),
        TITLE_LINE(0.19),
        /** A short first line, or one of hashtags. */
        HEADLINE(0.02),
        ENGLISH(-0.34),
        OWN_VOICE(-0.01),
        /** The words that speak of the attribute are short, and said of much else, too. */
        BROAD_WORD(-0.49),
        FIRST_PERSON(-0.41),
        ASIDE(0.13),
        SEVERAL_MODELS(-0.33),
        COMPARED(0.10),
        UNLISTED(0.12);

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
