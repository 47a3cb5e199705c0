package dev.reelwatch.web.site;

import dev.reelwatch.index.search.SearchQuery.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many hits were said when, as bars of months, or of years where there are many. Places are hundredths of the width, so that the
 * picture is as wide as the page; heights are hundredths of the highest bar.
 */
public record Histogram(List<Bar> bars) {
    private static final int MOST_MONTHS = 72;
    private static final double NARROWEST_LABEL = 12;

    public Histogram {
        bars = List.copyOf(bars);
    }

    /**
     * A month or a year.
     *
     * @param time as {@code said} takes it
     * @param link narrows to it, or takes that back where it is all that is chosen
     * @param label below it, where there is one
     * @param within whether what is chosen reaches into it; true for all where nothing is
     */
    public record Bar(
            String time,
            long count,
            double left,
            double width,
            double height,
            String link,
            Optional<String> label,
            boolean within) {}

    /** The bars of an answer; none where all of it was said in one month. */
    static Histogram of(SortedMap<YearMonth, Long> months, Optional<Period> said, View view) {
        if (months.size() < 2) return new Histogram(List.of());
        YearMonth first = months.firstKey();
        YearMonth last = months.lastKey();
        boolean byYear = ChronoUnit.MONTHS.between(first, last) >= MOST_MONTHS;
        Map<String, Long> counts = new TreeMap<>();
        if (byYear) {
            for (int year = first.getYear(); year <= last.getYear(); year++) counts.put(String.valueOf(year), 0L);
            months.forEach((month, count) -> counts.merge(String.valueOf(month.getYear()), count, Long::sum));
        } else {
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                counts.put(month.toString(), months.getOrDefault(month, 0L));
            }
        }
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        double width = 100.0 / counts.size();
        List<Bar> bars = new ArrayList<>();
        for (Map.Entry<String, Long> each : counts.entrySet()) {
            String time = each.getKey();
            boolean only = said.map(Period::written).filter(time::equals).isPresent();
            Optional<String> label = byYear
                    ? Optional.of(time).filter(year -> counts.size() <= 15 || year.endsWith("0"))
                    : Optional.of(time.substring(0, 4))
                            .filter(year ->
                                    time.endsWith("-01") || (bars.isEmpty() && isFarFromNextYear(first, width)));
            bars.add(new Bar(
                    time,
                    each.getValue(),
                    hundredths(bars.size() * width),
                    hundredths(width),
                    each.getValue() == 0 ? 0 : hundredths(Math.max(3, 100.0 * each.getValue() / most)),
                    view.with("said", only ? "" : time),
                    label,
                    said.isEmpty() || overlaps(time, said.get())));
        }
        return new Histogram(bars);
    }

    /** Two numbers need room side by side. */
    private static boolean isFarFromNextYear(YearMonth month, double width) {
        return (13 - month.getMonthValue()) * width > NARROWEST_LABEL;
    }

    private static boolean overlaps(String time, Period chosen) {
        return Period.of(time)
                .filter(bar -> bar.from() <= chosen.to() && bar.to() >= chosen.from())
                .isPresent();
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
