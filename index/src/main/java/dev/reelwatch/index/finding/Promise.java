package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A planned thing and what became of it.
 *
 * @param due when it should come, where that was told
 * @param lateAfter the last day on which it is not late; behind {@code due} where the words for that are vague
 * @param outcome the claim that shows it kept, late or withdrawn; empty while it is open
 */
public record Promise(
        String id,
        String model,
        Attribute attribute,
        State state,
        Optional<Moment> due,
        Optional<LocalDate> lateAfter,
        Claim promised,
        Optional<Claim> outcome) {
    /** A promise whose time is as exact as it is told. */
    public Promise(
            String id,
            String model,
            Attribute attribute,
            State state,
            Optional<Moment> due,
            Claim promised,
            Optional<Claim> outcome) {
        this(id, model, attribute, state, due, due.map(Moment::lastDay), promised, outcome);
    }

    /** What became of it. */
    public enum State {
        OPEN,
        KEPT,
        LATE,
        WITHDRAWN;

        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The time the outcome speaks of; where it names none, when it was told. Empty while it is open. */
    public Optional<Moment> endedAt() {
        return outcome.flatMap(claim -> Promises.happenedAt(claim).or(claim::saidAt));
    }

    /** Days from the promise to its end; empty where one of the two is not known to the day. */
    public OptionalLong days() {
        Optional<LocalDate> made = promised.saidAt().filter(Promise::toTheDay).map(Moment::firstDay);
        Optional<LocalDate> ended = endedAt().filter(Promise::toTheDay).map(Moment::firstDay);
        return made.isEmpty() || ended.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, ChronoUnit.DAYS.between(made.get(), ended.get())));
    }

    /** True if the words for its time are no stricter than "in the next days". */
    public boolean isDueVague() {
        return due.isPresent() && !due.map(Moment::lastDay).equals(lateAfter);
    }

    /**
     * Days from the last on which it was due to the first on which it may have been kept; empty where it was kept by then.
     * What was due vaguely may be kept and some days late all the same.
     */
    public OptionalLong daysLate() {
        if (state != State.KEPT && state != State.LATE) return OptionalLong.empty();
        Optional<LocalDate> ended = endedAt().map(Moment::firstDay);
        if (due.isEmpty() || ended.isEmpty() || (state == State.KEPT && !isDueVague())) return OptionalLong.empty();
        long days = ChronoUnit.DAYS.between(due.get().lastDay(), ended.get());
        return days > 0 ? OptionalLong.of(days) : OptionalLong.empty();
    }

    /** True if {@link #daysLate()} may be more: the day on which it was kept is not known. */
    public boolean isAtLeast() {
        return daysLate().isPresent() && endedAt().filter(Promise::toTheDay).isEmpty();
    }

    /** The part of the model that alone was promised, such as an app or a region, in the words of the promise. */
    public Optional<String> part() {
        return attribute == Attribute.RELEASE || attribute == Attribute.AVAILABILITY
                ? Audience.partIn(promised.quote().text())
                : Optional.empty();
    }

    /**
     * True if what shows it kept only tells that the model came out, and not in so many words that it is open to those to
     * whom that was promised.
     */
    public boolean isShownByRelease() {
        return attribute != Attribute.RELEASE
                && outcome.filter(claim -> claim.attribute() == Attribute.RELEASE)
                        .isPresent();
    }

    private static boolean toTheDay(Moment at) {
        return at.precision().compareTo(Moment.Precision.DAY) >= 0;
    }

    /** True if it is open though its time is over on {@code day}. */
    public boolean isOverdue(LocalDate day) {
        return state == State.OPEN
                && lateAfter.filter(last -> last.isBefore(day)).isPresent();
    }
}
