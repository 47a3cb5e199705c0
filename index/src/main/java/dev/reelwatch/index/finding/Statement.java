package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Optional;
import java.util.Set;

/** What a claim says, in a form that can be compared with what another says. */
record Statement(
        Claim claim,
        Tense tense,
        Optional<Measure> measure,
        Optional<Moment> date,
        Optional<String> kind,
        Optional<ReleaseEvent> event) {
    /** Open lists: two claims with the same attribute may well speak of different things. */
    static final Set<Attribute> OPEN = Set.of(
            Attribute.FEATURE_OTHER,
            Attribute.AVAILABILITY,
            Attribute.ADOPTION,
            Attribute.ARCHITECTURE,
            Attribute.RANKING,
            Attribute.PRICE,
            Attribute.HARDWARE,
            Attribute.EDITING);

    private static final double SAME_THING = 0.5;
    private static final int NEWS_DAYS = 7;

    /** Whether it speaks of what is, what is to come, or what was. */
    enum Tense {
        NOW,
        TO_COME,
        FORMER,
        /** An event stays the same event, told as news or as history. */
        EVENT
    }

    static Statement of(Claim claim) {
        boolean release = claim.attribute() == Attribute.RELEASE;
        Optional<Moment> told = claim.value().flatMap(Value::date);
        Tense tense = switch (claim.status()) {
            case PLANNED, RUMOURED -> Tense.TO_COME;
            case CURRENT -> release ? Tense.EVENT : Tense.NOW;
            case PAST -> release ? Tense.EVENT : Tense.FORMER;
        };
        Optional<Measure> measure = claim.value().flatMap(Measure::of);
        Optional<Moment> date = release ? told.or(claim::trueAt) : told;
        Optional<String> kind = measure.isPresent() || told.isPresent()
                ? Optional.empty()
                : claim.value().map(value -> Words.folded(value.text())).filter(text -> !text.isEmpty());
        return new Statement(
                claim, tense, measure, date, kind, release ? Optional.of(ReleaseEvent.of(claim)) : Optional.empty());
    }

    /** True if both say the same of the same thing. */
    boolean agreesWith(Statement other) {
        if (tense != other.tense || claim.attribute() != other.claim.attribute()) return false;
        if ((claim.status() == Status.RUMOURED) != (other.claim.status() == Status.RUMOURED)) return false;
        if (measure.isPresent() != other.measure.isPresent() || !event.equals(other.event)) return false;
        if (date.isPresent() != other.date.isPresent()) {
            return date.isPresent() ? other.isNewsOf(date.get()) : isNewsOf(other.date.orElseThrow());
        }
        if (measure.isPresent() && !measure.get().sameAs(other.measure.orElseThrow())) return false;
        if (date.isPresent() && !date.get().agreesWith(other.date.orElseThrow())) return false;
        boolean fact = measure.isPresent() || date.isPresent();
        if (!samePolarity(other, fact)) return false;
        if (fact) return true;
        if (!claim.comparedTo().equals(other.claim.comparedTo())) return false;
        if (!kind.equals(other.kind)) return false;
        return kind.isPresent() || !OPEN.contains(claim.attribute()) || sameThing(other);
    }

    /** True if it tells an event as news, without a date, in the days in which the event was news. */
    private boolean isNewsOf(Moment eventDate) {
        if (tense != Tense.EVENT || claim.status() != Status.CURRENT || claim.polarity() == Polarity.NEGATIVE)
            return false;
        return claim.saidAt()
                .map(Moment::firstDay)
                .filter(said -> !said.isBefore(eventDate.firstDay().minusDays(1)))
                .filter(said -> !said.isAfter(eventDate.lastDay().plusDays(NEWS_DAYS)))
                .isPresent();
    }

    private boolean samePolarity(Statement other, boolean fact) {
        Polarity a = claim.polarity();
        Polarity b = other.claim.polarity();
        if (a == b) return true;
        // a figure stays the same figure when someone is pleased with it
        return fact && a != Polarity.NEGATIVE && b != Polarity.NEGATIVE;
    }

    /** True if the wordings have enough in common to be of one thing. */
    boolean sameThing(Statement other) {
        return Words.shared(
                        Words.telling(claim.quote().text(), claim.model()),
                        Words.telling(other.claim.quote().text(), other.claim.model()))
                >= SAME_THING;
    }
}
