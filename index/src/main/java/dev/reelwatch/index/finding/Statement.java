package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a claim says, in a form that can be compared with what another says. Worked out once for each claim. */
final class Statement {
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

    /** Shorter wordings are written twice without one being copied. */
    private static final int LONG_ENOUGH = 16;

    private static final int NEWS_DAYS = 7;

    /** Whether it speaks of what is, what is to come, or what was. */
    enum Tense {
        NOW,
        TO_COME,
        FORMER,
        /** An event stays the same event, told as news or as history. */
        EVENT
    }

    private final Claim claim;
    private final Tense tense;
    private final Optional<Measure> measure;
    private final Optional<Moment> date;
    private final String kind;
    private final Optional<ReleaseEvent> event;
    private final long wording;
    private int @Nullable [] telling;

    Statement(Claim claim) {
        this.claim = claim;
        boolean release = claim.attribute() == Attribute.RELEASE;
        Optional<Moment> told = Figures.told(claim).flatMap(Value::date);
        this.tense = switch (claim.status()) {
            case PLANNED, RUMOURED -> Tense.TO_COME;
            case CURRENT -> release ? Tense.EVENT : Tense.NOW;
            case PAST -> release ? Tense.EVENT : Tense.FORMER;
        };
        this.measure = release ? Optional.empty() : Figures.measureOf(claim);
        this.date = release ? ReleaseEvent.dateOf(claim) : told;
        this.kind = measure.isPresent() || date.isPresent() || release ? "" : kindOf(claim);
        this.event = release ? Optional.of(ReleaseEvent.of(claim)) : Optional.empty();
        String letters = Words.folded(claim.quote().text());
        this.wording = letters.length() < LONG_ENOUGH ? 0 : Words.number(letters);
    }

    private static String kindOf(Claim claim) {
        if (claim.attribute() == Attribute.AVAILABILITY) return Audience.of(claim);
        return Figures.told(claim).map(value -> Words.folded(value.text())).orElse("");
    }

    Claim claim() {
        return claim;
    }

    Tense tense() {
        return tense;
    }

    Optional<Measure> measure() {
        return measure;
    }

    Optional<Moment> date() {
        return date;
    }

    /** What is had or opened, of things that have no figure; empty where it is not told. */
    String kind() {
        return kind;
    }

    Optional<ReleaseEvent> event() {
        return event;
    }

    boolean rumoured() {
        return claim.status() == Status.RUMOURED;
    }

    boolean against() {
        return claim.polarity() == Polarity.NEGATIVE;
    }

    /** Stands for the words of the quote; 0 where they are too few to tell that one was copied. */
    long wording() {
        return wording;
    }

    /** The words that tell what it is about, as sorted numbers. */
    int[] telling() {
        int[] held = telling;
        if (held == null)
            telling = held = Words.numbers(Words.telling(claim.quote().text(), claim.model()));
        return held;
    }

    /** True if it tells an event as news, without a date, in the days in which the event was news. */
    boolean isNewsOf(Moment eventDate) {
        if (tense != Tense.EVENT || claim.status() != Status.CURRENT || against()) return false;
        return claim.saidAt()
                .map(Moment::firstDay)
                .filter(said -> !said.isBefore(eventDate.firstDay().minusDays(1)))
                .filter(said -> !said.isAfter(eventDate.lastDay().plusDays(NEWS_DAYS)))
                .isPresent();
    }

    Optional<LocalDate> said() {
        return claim.saidAt().map(Moment::firstDay);
    }
}
