package dev.reelwatch.crawler.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;

/**
 * A point in time told as precisely as it is known and no more: a year, a month, a day, or a second with its offset.
 * Written as ISO 8601 ({@code 2023}, {@code 2023-02}, {@code 2023-02-06}, {@code 2025-04-08T11:56:02+08:00}).
 * Ordered by first instant, the wider one first where two begin together; a day without a zone is a day in Beijing.
 *
 * @param value a {@link Year}, {@link YearMonth}, {@link LocalDate} or {@link OffsetDateTime}
 */
public record Moment(Temporal value) implements Comparable<Moment> {
    /** The zone of a date that names none: the sources of this field write Beijing time. */
    public static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    /** How much of the time is known. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        SECOND
    }

    public Moment {
        if (value instanceof OffsetDateTime time) {
            value = time.truncatedTo(ChronoUnit.SECONDS);
        } else if (!(value instanceof Year || value instanceof YearMonth || value instanceof LocalDate)) {
            throw new IllegalArgumentException("not a moment: " + value);
        }
    }

    public static Moment of(Instant instant) {
        return new Moment(instant.atOffset(BEIJING));
    }

    /**
     * Reads back what {@link #toString()} writes.
     *
     * @throws DateTimeException if {@code iso} is none of the four forms
     */
    public static Moment parse(String iso) {
        return switch (iso.length()) {
            case 4 -> new Moment(Year.parse(iso));
            case 7 -> new Moment(YearMonth.parse(iso));
            case 10 -> new Moment(LocalDate.parse(iso));
            default -> new Moment(OffsetDateTime.parse(iso));
        };
    }

    public Precision precision() {
        return switch (value) {
            case Year ignored -> Precision.YEAR;
            case YearMonth ignored -> Precision.MONTH;
            case LocalDate ignored -> Precision.DAY;
            default -> Precision.SECOND;
        };
    }

    /** The first day it can mean; of a second, its day in Beijing. */
    public LocalDate firstDay() {
        return switch (value) {
            case Year year -> year.atDay(1);
            case YearMonth month -> month.atDay(1);
            case LocalDate day -> day;
            case OffsetDateTime time -> time.withOffsetSameInstant(BEIJING).toLocalDate();
            default -> throw new IllegalStateException("not a moment: " + value);
        };
    }

    /** The last day it can mean. */
    public LocalDate lastDay() {
        return switch (value) {
            case Year year -> year.atMonth(12).atEndOfMonth();
            case YearMonth month -> month.atEndOfMonth();
            default -> firstDay();
        };
    }

    /** The first instant it can mean. */
    public Instant start() {
        return value instanceof OffsetDateTime time
                ? time.toInstant()
                : firstDay().atTime(LocalTime.MIN).toInstant(BEIJING);
    }

    /** True where both can mean the same time: a month agrees with each of its days. */
    public boolean agreesWith(Moment other) {
        return !lastDay().isBefore(other.firstDay()) && !other.lastDay().isBefore(firstDay());
    }

    @Override
    public int compareTo(Moment other) {
        int order = start().compareTo(other.start());
        return order != 0 ? order : precision().compareTo(other.precision());
    }

    @Override
    public String toString() {
        return value instanceof OffsetDateTime time
                ? time.format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                : value.toString();
    }
}
