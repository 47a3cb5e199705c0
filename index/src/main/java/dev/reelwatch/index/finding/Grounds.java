package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Optional;

/**
 * What of a claim its own sentence tells. A claim may have its model from the heading and its time from the sentence
 * before; that is good enough to find it, but not to say that something happened then.
 *
 * @param sentence in which the quote stands
 * @param naming where the model is named
 * @param dates whether the time it speaks of stands there, and is that of this model
 * @param news whether it tells what it tells as something of the day of the article
 * @param feature whether the quote names by one of its own words what the claim is about
 * @param credit what a credit costs, where the sentence of a price tells it, or else its article
 */
public record Grounds(
        String sentence, Naming naming, boolean dates, boolean news, boolean feature, Optional<CreditPrice> credit) {
    /** Where the model of a claim is named. */
    public enum Naming {
        QUOTE,
        /** In the sentence, and no other model with it. */
        SENTENCE,
        /** Just before, and the sentence names none: it goes on with that one. */
        BEFORE,
        /** The sentence speaks of others, or nothing near it names one. */
        NOT
    }

    /** Of a claim of which nothing is known but itself: it is taken at its word. */
    public static Grounds of(Claim claim) {
        return new Grounds(
                claim.quote().text(),
                Naming.QUOTE,
                true,
                true,
                false,
                creditIn(claim, claim.quote().text()));
    }

    static Optional<CreditPrice> creditIn(Claim claim, String sentence) {
        return claim.attribute() == Attribute.PRICE ? CreditPrice.in(sentence) : Optional.empty();
    }

    /** The same with the words of the quote alone. */
    Grounds withoutSentence(Claim claim) {
        return new Grounds(claim.quote().text(), naming, dates, news, feature, credit);
    }

    /** True if it is this model that the sentence speaks of. */
    public boolean names() {
        return naming != Naming.NOT;
    }
}
