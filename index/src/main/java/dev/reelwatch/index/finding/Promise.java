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
 * @param outcome the claim that shows it kept, late or withdrawn; empty while it is open
 */
public record Promise(
        String id,
        String model,
        Attribute attribute,
        State state,
        Optional<Moment> due,
        Claim promised,
        Optional<Claim> outcome) {
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
                && due.filter(at -> at.lastDay().isBefore(day)).isPresent();
    }
}
