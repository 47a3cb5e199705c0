package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Moment;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figure, date or kind that a claim states.
 *
 * @param text as written in the article
 * @param unit of the number: {@code s}, {@code CNY}, {@code USD}, {@code p}, {@code fps}, {@code B}, {@code GB}, {@code %} ...
 * @param per what the number is counted on, such as {@code 10 s clip} or {@code month}
 * @param date a date with its precision
 */
public record Value(
        String text, OptionalDouble number, Optional<String> unit, Optional<String> per, Optional<Moment> date) {
    public Value {
        if (text.isBlank()) throw new IllegalArgumentException("value without text");
        if (number.isPresent() && !Double.isFinite(number.getAsDouble())) {
            throw new IllegalArgumentException("value is not a finite number: " + text);
        }
    }

    public static Value ofText(String text) {
        return new Value(text, OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Value ofDate(String text, Moment date) {
        return new Value(text, OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.of(date));
    }

    public static Value ofNumber(String text, double number, String unit) {
        return new Value(text, OptionalDouble.of(number), Optional.of(unit), Optional.empty(), Optional.empty());
    }

    /** The same without what it is counted on. */
    public Value alone() {
        return new Value(text, number, unit, Optional.empty(), date);
    }

    public Value per(String base) {
        return new Value(text, number, unit, Optional.of(base), date);
    }
}
