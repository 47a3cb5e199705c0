package dev.reelwatch.web.site;

import dev.reelwatch.index.timeline.TimelineEntry;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What happened, drawn: a lane a vendor, a dot where something happened. Places are hundredths of the width, so that the
 * picture is as wide as the page.
 *
 * @param ticks years, or months where the time is short
 */
public record Lanes(List<Lane> lanes, List<Tick> ticks) {
    private static final int MOST_LANES = 12;
    /** Dots that are nearer than this are one. */
    private static final double NEAR = 1.2;

    private static final int MONTHS_SHOWN = 20;
    /** Room at both ends, so that no dot is cut. */
    private static final double MARGIN = 1.5;

    public Lanes {
        lanes = List.copyOf(lanes);
        ticks = List.copyOf(ticks);
    }

    /** What happened to the models of one vendor; of those without a lane of their own where the vendor is empty. */
    public record Lane(String vendor, int events, List<Dot> dots) {
        public Lane {
            dots = List.copyOf(dots);
        }
    }

    /** What happened at about one time, earliest first. */
    public record Dot(double place, List<TimelineEntry> entries) {
        public Dot {
            entries = List.copyOf(entries);
        }

        /** The kind that tells most of it. */
        public TimelineEntry.Kind kind() {
            return entries.stream()
                    .map(TimelineEntry::kind)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        public long radius() {
            return Math.min(11, 4 + Math.round(1.6 * Math.sqrt(entries.size() - 1.0)));
        }
    }

    /** The beginning of a year or a month. */
    public record Tick(double place, YearMonth month, boolean year) {}

    /**
     * The lanes of what happened.
     *
     * @param entries oldest first
     * @param vendorOf empty for a model of whom it is not known
     */
    public static Lanes of(List<TimelineEntry> entries, Function<String, Optional<String>> vendorOf) {
        if (entries.isEmpty()) return new Lanes(List.of(), List.of());
        LocalDate from = entries.getFirst().date().firstDay().withDayOfMonth(1);
        LocalDate last = entries.stream()
                .map(entry -> entry.date().firstDay())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate to = YearMonth.from(last).plusMonths(1).atDay(1);
        long days = ChronoUnit.DAYS.between(from, to);
        Map<String, List<TimelineEntry>> byVendor = new TreeMap<>();
        for (TimelineEntry entry : entries) {
            byVendor.computeIfAbsent(vendorOf.apply(entry.model()).orElse(""), vendor -> new ArrayList<>())
                    .add(entry);
        }
        List<Map.Entry<String, List<TimelineEntry>>> busiest = byVendor.entrySet().stream()
                .filter(vendor -> !vendor.getKey().isEmpty())
                .sorted(Comparator.comparingInt((Map.Entry<String, List<TimelineEntry>> vendor) ->
                        -vendor.getValue().size()))
                .limit(MOST_LANES)
                .toList();
        Map<String, List<TimelineEntry>> shown = new LinkedHashMap<>();
        busiest.forEach(vendor -> shown.put(vendor.getKey(), vendor.getValue()));
        List<TimelineEntry> others = entries.stream()
                .filter(entry ->
                        !shown.containsKey(vendorOf.apply(entry.model()).orElse("")))
                .toList();
        if (!others.isEmpty()) shown.put("", others);
        List<Lane> lanes = new ArrayList<>();
        shown.forEach((vendor, its) -> lanes.add(new Lane(vendor, its.size(), dots(its, from, days))));
        return new Lanes(lanes, ticks(from, to, days));
    }

    private static List<Dot> dots(List<TimelineEntry> entries, LocalDate from, long days) {
        List<Dot> dots = new ArrayList<>();
        List<TimelineEntry> here = new ArrayList<>();
        double place = 0;
        for (TimelineEntry entry : entries) {
            double its = place(entry.date().firstDay(), from, days);
            if (!here.isEmpty() && its - place > NEAR) {
                dots.add(new Dot(place, here));
                here = new ArrayList<>();
            }
            if (here.isEmpty()) place = its;
            here.add(entry);
        }
        if (!here.isEmpty()) dots.add(new Dot(place, here));
        return dots;
    }

    private static List<Tick> ticks(LocalDate from, LocalDate to, long days) {
        List<Tick> ticks = new ArrayList<>();
        boolean months = ChronoUnit.MONTHS.between(from, to) <= MONTHS_SHOWN;
        for (YearMonth month = YearMonth.from(from); month.atDay(1).isBefore(to); month = month.plusMonths(1)) {
            boolean year = month.getMonthValue() == 1 || month.equals(YearMonth.from(from));
            if (months || month.getMonthValue() == 1)
                ticks.add(new Tick(place(month.atDay(1), from, days), month, year));
        }
        return ticks;
    }

    private static double place(LocalDate day, LocalDate from, long days) {
        double share = (double) ChronoUnit.DAYS.between(from, day) / days;
        return Math.round((MARGIN + share * (100 - 2 * MARGIN)) * 100) / 100.0;
    }
}
