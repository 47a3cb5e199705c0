package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Fold;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure in the unit that all of its kind are counted in, so that 2 minutes and 120 seconds are equal, and 45 seconds
 * for a clip of 5 and 90 for one of 10 are both 9 seconds of work for a second of video. Currencies are kept apart.
 *
 * @param unit {@code s}, {@code CNY}, {@code USD}, {@code p}, {@code fps}, {@code GB}, {@code %} ...
 * @param per what it is counted on: {@link #VIDEO_SECOND}, {@code month}, ...; empty where there is nothing
 * @param mode what else the count is tied to, such as {@code 1080p}; empty where there is nothing
 */
public record Measure(double number, String unit, String per, String mode) {
    /** Figures as near as this are one: articles round. */
    public static final double TOLERANCE = 0.02;

    public static final String VIDEO_SECOND = "s of video";

    /** Each maker has his own: those of two are not the same unit, though they are called alike. */
    public static final String CREDITS = "credits";

    /** Pictures that are handed to a model. */
    public static final String IMAGES = "images";

    private record Factor(double factor, String unit) {}

    private static final Map<String, Factor> UNITS = Map.ofEntries(
            Map.entry("ms", new Factor(0.001, "s")),
            Map.entry("sec", new Factor(1, "s")),
            Map.entry("second", new Factor(1, "s")),
            Map.entry("seconds", new Factor(1, "s")),
            Map.entry("秒", new Factor(1, "s")),
            Map.entry("秒钟", new Factor(1, "s")),
            Map.entry("min", new Factor(60, "s")),
            Map.entry("minute", new Factor(60, "s")),
            Map.entry("minutes", new Factor(60, "s")),
            Map.entry("分", new Factor(60, "s")),
            Map.entry("分钟", new Factor(60, "s")),
            Map.entry("h", new Factor(3600, "s")),
            Map.entry("hour", new Factor(3600, "s")),
            Map.entry("hours", new Factor(3600, "s")),
            Map.entry("小时", new Factor(3600, "s")),
            Map.entry("b", new Factor(1e9, "")),
            Map.entry("m", new Factor(1e6, "")),
            Map.entry("倍", new Factor(1, "x")),
            Map.entry("times", new Factor(1, "x")),
            Map.entry("k", new Factor(1, "K")),
            Map.entry("gb", new Factor(1, "GB")),
            Map.entry("g", new Factor(1, "GB")),
            Map.entry("mb", new Factor(0.001, "GB")),
            Map.entry("帧", new Factor(1, "fps")),
            Map.entry("image", new Factor(1, IMAGES)),
            Map.entry("张", new Factor(1, IMAGES)),
            Map.entry("积分", new Factor(1, CREDITS)),
            Map.entry("灵感值", new Factor(1, CREDITS)),
            Map.entry("点数", new Factor(1, CREDITS)),
            Map.entry("credit", new Factor(1, CREDITS)));
    /** Words before a unit, longest first: 万用户, 亿美元, million users. */
    private static final Map<String, Double> SCALES = new LinkedHashMap<>();

    static {
        SCALES.put("k ", 1e3);
        SCALES.put("m ", 1e6);
        SCALES.put("b ", 1e9);
        SCALES.put("thousand", 1e3);
        SCALES.put("million", 1e6);
        SCALES.put("billion", 1e9);
        SCALES.put("trillion", 1e12);
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

    private static final Pattern TIME = Pattern.compile(
            "(\\d+(?:\\.\\d+)?)?\\s*(?:-\\s*)?(milliseconds?|seconds?|secs?|s|秒钟|秒|minutes?|mins?|分钟|hours?|小时)(?![a-z])(.*)");
    private static final Pattern OF_VIDEO =
            Pattern.compile("视频|短片|片段|片子|画面|成片|video|clip|footage|of (?:output|generated)");
    private static final Pattern LINES = Pattern.compile("(\\d{3,4})\\s*p|([248])\\s*k");
    private static final Map<String, Factor> PERIODS = Map.of(
            "month", new Factor(1, "month"),
            "mo", new Factor(1, "month"),
            "月", new Factor(1, "month"),
            "year", new Factor(1, "year"),
            "年", new Factor(1, "year"));

    /** Empty where a value has no number. */
    public static Optional<Measure> of(Value value) {
        if (value.number().isEmpty()) return Optional.empty();
        double number = value.number().getAsDouble();
        Factor factor = factor(value.unit().orElse("").strip().toLowerCase(Locale.ROOT));
        String per = Fold.fold(value.per().orElse("")).strip();
        if (factor.unit().equals("K") && LINES_OF_K.containsKey(number)) {
            return Optional.of(new Measure(LINES_OF_K.getOrDefault(number, number), "p", Fold.letters(per), ""));
        }
        return Optional.of(counted(number * factor.factor(), factor.unit(), per));
    }

    private static Factor factor(String written) {
        Optional<Factor> known = known(written);
        if (known.isPresent()) return known.get();
        for (Map.Entry<String, Double> scale : SCALES.entrySet()) {
            if (!written.startsWith(scale.getKey())) continue;
            String rest = written.substring(scale.getKey().length()).strip();
            // "1M times" counts nothing in particular, "5 times" is five times as much
            Factor unit = rest.equals("times") ? new Factor(1, "") : known(rest).orElse(new Factor(1, rest));
            return new Factor(scale.getValue() * unit.factor(), unit.unit());
        }
        return new Factor(1, written);
    }

    private static Optional<Factor> known(String written) {
        return Optional.ofNullable(UNITS.get(written))
                .or(() -> Money.of(written).map(money -> new Factor(1.0 / money.toOne(), money.currency())));
    }

    private static Measure counted(double number, String unit, String per) {
        if (per.isEmpty()) return new Measure(number, unit, "", "");
        Matcher lines = LINES.matcher(per);
        String mode = lines.find() ? Fold.letters(lines.group()) : "";
        String rest = mode.isEmpty() ? per : lines.replaceFirst("").strip();
        Factor period = PERIODS.get(rest.replaceFirst("^(?:per |a |每|/)\\s*", ""));
        if (period != null) return new Measure(number / period.factor(), unit, period.unit(), mode);
        Matcher time = TIME.matcher(rest);
        if (time.find()) {
            double seconds = (time.group(1) == null ? 1 : Double.parseDouble(time.group(1)))
                    * UNITS.getOrDefault(time.group(2), new Factor(1, "s")).factor();
            if (time.group(2).startsWith("milli")) seconds /= 1000;
            if (time.group(2).startsWith("sec"))
                seconds = time.group(1) == null ? 1 : Double.parseDouble(time.group(1));
            // a price for an hour without a word more may be for the hour of a machine
            boolean ofVideo = OF_VIDEO.matcher(rest).find()
                    || (mode.isEmpty()
                            && rest.length() == time.group(2).length()
                            && !time.group(2).matches("hours?|小时"))
                    || time.group(1) != null;
            if (ofVideo && seconds > 0) return new Measure(number / seconds, unit, VIDEO_SECOND, mode);
        }
        return new Measure(number, unit, Fold.letters(rest), mode);
    }

    /** True if the two can be compared: the same unit, counted on the same thing. */
    public boolean comparesWith(Measure other) {
        return unit.equals(other.unit) && per.equals(other.per);
    }

    /** True if they are the same within {@link #TOLERANCE}, in the same mode. */
    public boolean sameAs(Measure other) {
        return comparesWith(other) && mode.equals(other.mode) && isNear(number, other.number);
    }

    public static boolean isNear(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }

    /** What the number counts, such as {@code s per s of video}; empty for a bare count. */
    public String base() {
        return per.isEmpty() ? unit : unit + " per " + per;
    }

    /** The number as people write it, with few decimals; large counts of nothing in particular in K, M and B. */
    public String figure() {
        if (unit.isEmpty() && Math.abs(number) >= 1e4) {
            double size = Math.abs(number);
            double step = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1e3;
            return written(number / step) + (step == 1e9 ? "B" : step == 1e6 ? "M" : "K");
        }
        return written(number);
    }

    private static String written(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) return String.valueOf((long) number);
        return String.format(Locale.ROOT, Math.abs(number) < 1 ? "%.4f" : "%.2f", number)
                .replaceFirst("0+$", "")
                .replaceFirst("\\.$", "");
    }

    @Override
    public String toString() {
        return (figure() + " " + base() + (mode.isEmpty() ? "" : " (" + mode + ")")).strip();
    }
}
