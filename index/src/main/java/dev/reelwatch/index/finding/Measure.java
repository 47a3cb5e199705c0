package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A figure in the unit that all of its kind are counted in, so that 2 minutes and 120 seconds are equal.
 *
 * @param per folded; empty where there is none
 */
record Measure(double number, String unit, String per) {
    private record Factor(double factor, String unit) {}

    private static final Map<String, Factor> UNITS = Map.ofEntries(
            Map.entry("ms", new Factor(0.001, "s")),
            Map.entry("sec", new Factor(1, "s")),
            Map.entry("second", new Factor(1, "s")),
            Map.entry("seconds", new Factor(1, "s")),
            Map.entry("秒", new Factor(1, "s")),
            Map.entry("min", new Factor(60, "s")),
            Map.entry("minute", new Factor(60, "s")),
            Map.entry("minutes", new Factor(60, "s")),
            Map.entry("分钟", new Factor(60, "s")),
            Map.entry("h", new Factor(3600, "s")),
            Map.entry("hour", new Factor(3600, "s")),
            Map.entry("hours", new Factor(3600, "s")),
            Map.entry("小时", new Factor(3600, "s")),
            Map.entry("元", new Factor(1, "cny")),
            Map.entry("rmb", new Factor(1, "cny")),
            Map.entry("¥", new Factor(1, "cny")),
            Map.entry("b", new Factor(1e9, "")),
            Map.entry("万元", new Factor(1e4, "cny")),
            Map.entry("亿元", new Factor(1e8, "cny")),
            Map.entry("$", new Factor(1, "usd")),
            Map.entry("美元", new Factor(1, "usd")),
            Map.entry("美金", new Factor(1, "usd")),
            Map.entry("万美元", new Factor(1e4, "usd")),
            Map.entry("亿美元", new Factor(1e8, "usd")),
            Map.entry("万", new Factor(1e4, "")),
            Map.entry("亿", new Factor(1e8, "")),
            Map.entry("million", new Factor(1e6, "")),
            Map.entry("billion", new Factor(1e9, "")),
            Map.entry("k", new Factor(1, "k")),
            Map.entry("mb", new Factor(0.001, "gb")),
            Map.entry("积分", new Factor(1, "credits")),
            Map.entry("credit", new Factor(1, "credits")));
    /** Words before a unit, longest first: 万用户, 亿美元, million users. */
    private static final Map<String, Double> SCALES = new LinkedHashMap<>();

    static {
        SCALES.put("billion", 1e9);
        SCALES.put("million", 1e6);
        SCALES.put("thousand", 1e3);
        SCALES.put("万亿", 1e12);
        SCALES.put("百亿", 1e10);
        SCALES.put("十亿", 1e9);
        SCALES.put("千万", 1e7);
        SCALES.put("百万", 1e6);
        SCALES.put("亿", 1e8);
        SCALES.put("万", 1e4);
        SCALES.put("千", 1e3);
    }

    /** What is written with K is short for a number of lines. */
    private static final Map<Double, Double> LINES_OF_K = Map.of(1.0, 1080.0, 2.0, 1440.0, 4.0, 2160.0, 8.0, 4320.0);

    static Optional<Measure> of(Value value) {
        if (value.number().isEmpty()) return Optional.empty();
        double number = value.number().getAsDouble();
        String written = value.unit().orElse("").strip().toLowerCase(Locale.ROOT);
        Factor factor = factor(written);
        String per = Words.folded(value.per().orElse(""));
        if (factor.unit().equals("k") && LINES_OF_K.containsKey(number)) {
            return Optional.of(new Measure(LINES_OF_K.getOrDefault(number, number), "p", per));
        }
        return Optional.of(new Measure(number * factor.factor(), factor.unit(), per));
    }

    private static Factor factor(String written) {
        Factor known = UNITS.get(written);
        if (known != null) return known;
        for (Map.Entry<String, Double> scale : SCALES.entrySet()) {
            if (!written.startsWith(scale.getKey())) continue;
            String rest = written.substring(scale.getKey().length()).strip();
            Factor unit = UNITS.getOrDefault(rest, new Factor(1, rest));
            return new Factor(scale.getValue() * unit.factor(), unit.unit());
        }
        return new Factor(1, written);
    }

    /** True if the two can be compared: the same unit, counted on the same thing. */
    boolean comparesWith(Measure other) {
        return unit.equals(other.unit) && per.equals(other.per);
    }

    /** True if they are the same, but for what arithmetic loses. */
    boolean sameAs(Measure other) {
        return comparesWith(other)
                && Math.abs(number - other.number) <= 1e-6 * Math.max(Math.abs(number), Math.abs(other.number));
    }
}
