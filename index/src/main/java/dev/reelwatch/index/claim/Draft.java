package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Confidence.Sign;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import java.util.Optional;
import java.util.Set;

/**
 * A claim on its way: all that is known of it before the whole article has been read.
 *
 * @param sentence offset of the sentence it stands in
 * @param trigger the words that speak of the attribute
 * @param judged true if its own clause holds a verdict or a comparison
 */
record Draft(
        int sentence,
        String model,
        Attribute attribute,
        Polarity polarity,
        Status status,
        Basis basis,
        Optional<Value> value,
        Optional<String> comparedTo,
        Quote quote,
        Optional<Moment> trueAt,
        String trigger,
        boolean judged,
        boolean unlisted,
        Set<Sign> signs) {
    double confidence() {
        return Confidence.of(signs);
    }

    /** True if it is told by the headline. */
    boolean isHeadline() {
        return signs.contains(Sign.HEADLINE);
    }

    Draft comparedTo(String other, Polarity outcome) {
        return new Draft(
                sentence,
                model,
                attribute,
                outcome,
                status,
                basis,
                value,
                Optional.of(other),
                quote,
                trueAt,
                trigger,
                judged,
                unlisted,
                signs);
    }

    Draft withStatus(Status other) {
        return new Draft(
                sentence,
                model,
                attribute,
                polarity,
                other,
                basis,
                value,
                comparedTo,
                quote,
                trueAt,
                trigger,
                judged,
                unlisted,
                signs);
    }

    /** The same of another figure, proved by its own words. */
    Draft withValue(Value other, Quote words) {
        return new Draft(
                sentence,
                model,
                attribute,
                polarity,
                status,
                basis,
                Optional.of(other),
                comparedTo,
                words,
                trueAt,
                trigger,
                judged,
                unlisted,
                signs);
    }

    /** The same, proved by more words, as it turns out and on whose word. */
    Draft proved(Quote words, Polarity outcome, Basis by) {
        return new Draft(
                sentence,
                model,
                attribute,
                outcome,
                status,
                by,
                value,
                comparedTo,
                words,
                trueAt,
                trigger,
                judged,
                unlisted,
                signs);
    }

    /** True if both say the same of the same model: one of them is a repeat. */
    boolean repeats(Draft other, Repeats repeats) {
        if (!model.equals(other.model)
                || attribute != other.attribute
                || polarity != other.polarity
                || status != other.status) return false;
        boolean counted = attribute.group() == Group.SPEC || attribute == Attribute.PRICE;
        if (counted && value.isPresent() != other.value.isPresent()) {
            // the headline says fast, the text how fast
            Draft bare = value.isPresent() ? other : this;
            if (bare.signs.contains(Sign.TITLE_LINE)) return true;
        }
        boolean sameFigure = value.isPresent() && other.value.isPresent() && sameFigure(value.get(), other.value.get());
        if (value.isPresent() && other.value.isPresent() && !sameFigure) return false;
        if (!counted && !comparedTo.equals(other.comparedTo)) return false;
        if (sameFigure) return true;
        boolean event = attribute == Attribute.RELEASE
                || attribute == Attribute.PARAMETERS
                || (attribute == Attribute.OPEN_SOURCE && trigger.equals(other.trigger));
        return event || repeats.likeness(quote.text(), other.quote.text()) >= Repeats.ALIKE;
    }

    private static boolean sameFigure(Value one, Value other) {
        if (one.date().isPresent() || other.date().isPresent())
            return one.date().equals(other.date());
        if (one.number().isPresent() || other.number().isPresent()) {
            return one.number().equals(other.number()) && one.unit().equals(other.unit());
        }
        return one.text().equals(other.text());
    }
}
