package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Fold;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that some words hold, in Arabic or Chinese numerals or small English words, each with all that it may be
 * counted as: 1.5 亿 is 1.5 and 150,000,000, two minutes are 2 and 120 (seconds), 八折 is 8, 80 and 20 (per cent).
 */
final class Numerals {
    /** A number at its place, with the words of its scale and unit. */
    record Numeral(int start, int end, Set<Double> meanings) {}

    private static final Map<String, Double> SCALES = Map.ofEntries(
            Map.entry("百", 1e2),
            Map.entry("千", 1e3),
            Map.entry("万", 1e4),
            Map.entry("十万", 1e5),
            Map.entry("百万", 1e6),
            Map.entry("千万", 1e7),
            Map.entry("亿", 1e8),
            Map.entry("十亿", 1e9),
            Map.entry("百亿", 1e10),
            Map.entry("千亿", 1e11),
            Map.entry("万亿", 1e12),
            Map.entry("k", 1e3),
            Map.entry("w", 1e4),
            Map.entry("m", 1e6),
            Map.entry("b", 1e9),
            Map.entry("thousand", 1e3),
            Map.entry("million", 1e6),
            Map.entry("billion", 1e9));

    /** What a unit behind a number multiplies it by, to be counted in the unit below. */
    private static final Map<String, Double> UNITS = Map.of(
            "分钟", 60.0, "分", 60.0, "小时", 3600.0, "个小时", 3600.0, "min", 60.0, "hour", 3600.0, "成", 10.0, "毛", 0.1, "角",
            0.1, "cent", 0.01);

    private static final Map<String, Double> WORDS = Map.ofEntries(
            Map.entry("half", 0.5),
            Map.entry("one", 1.0),
            Map.entry("two", 2.0),
            Map.entry("twice", 2.0),
            Map.entry("double", 2.0),
            Map.entry("three", 3.0),
            Map.entry("four", 4.0),
            Map.entry("five", 5.0),
            Map.entry("six", 6.0),
            Map.entry("seven", 7.0),
            Map.entry("eight", 8.0),
            Map.entry("nine", 9.0),
            Map.entry("ten", 10.0),
            Map.entry("twelve", 12.0),
            Map.entry("twenty", 20.0),
            Map.entry("thirty", 30.0),
            Map.entry("sixty", 60.0));

    private static final String CHINESE = "[零〇一二两三四五六七八九十百千]{1,9}";
    private static final Pattern NUMBER =
            Pattern.compile("(?<arabic>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,15}(?:\\.\\d{1,9})?)"
                    + "|(?<chinese>" + CHINESE + "(?:点[零〇一二三四五六七八九]{1,6})?|半)"
                    + "|\\b(?<word>" + String.join("|", WORDS.keySet()) + ")\\b"
                    + "|(?<first>榜首|登顶|冠军|首位|头名|number one|first place|top spot)");
    private static final Pattern BEHIND =
            Pattern.compile("\\s?(?<scale>[十百千万]亿|[十百千]万|[百千万亿]|million|billion|thousand|[kmbw](?![a-z]))?"
                    + "\\s?(?<unit>个?小时|分钟?|成|毛|角|折|-?min(?:ute)?s?\\b|-?hours?\\b|cents?\\b)?");

    private Numerals() {}

    static List<Numeral> in(String words) {
        String folded = Fold.fold(words);
        List<Numeral> numerals = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(folded);
        while (matcher.find()) {
            Optional<Double> number = number(matcher);
            if (number.isEmpty()) continue;
            double value = number.get();
            Set<Double> meanings = new LinkedHashSet<>(List.of(value));
            Matcher behind = BEHIND.matcher(folded).region(matcher.end(), folded.length());
            behind.useTransparentBounds(true);
            int end = matcher.end();
            if (behind.lookingAt()) {
                if (behind.group("scale") != null || behind.group("unit") != null) end = behind.end();
                Double scale = behind.group("scale") == null ? null : SCALES.get(behind.group("scale"));
                if (scale != null) {
                    meanings.add(value * scale);
                    meanings.add(value * scale / 1e9); // parameters are counted in billions
                    value = value * scale;
                }
                String unit = behind.group("unit");
                if (unit != null) addUnit(unit, value, meanings);
            }
            numerals.add(new Numeral(matcher.start(), end, meanings));
        }
        return numerals;
    }

    private static void addUnit(String word, double value, Set<Double> meanings) {
        String unit = word.replaceAll("[-s]|ute", "");
        if (unit.equals("折")) {
            double tenths = value > 10 ? value / 10 : value; // 75折 is 7.5 tenths
            meanings.add(tenths * 10);
            meanings.add(100 - tenths * 10);
            return;
        }
        Double factor = UNITS.get(unit);
        if (factor != null) meanings.add(value * factor);
    }

    private static Optional<Double> number(Matcher matcher) {
        if (matcher.group("first") != null) return Optional.of(1.0);
        String word = matcher.group("word");
        if (word != null) return Optional.ofNullable(WORDS.get(word));
        String arabic = matcher.group("arabic");
        if (arabic != null) return Figures.number(arabic);
        String chinese = matcher.group("chinese").replace('〇', '零');
        int point = chinese.indexOf('点');
        if (point < 0) return chinese.equals("半") ? Optional.of(0.5) : Optional.of(whole(chinese));
        double value = whole(chinese.substring(0, point));
        double place = 0.1;
        for (int at = point + 1; at < chinese.length(); at++) {
            value += "零一二三四五六七八九".indexOf(chinese.charAt(at)) * place;
            place /= 10;
        }
        return Optional.of(value);
    }

    /** 二十五 is 25, and 二五 is, too; 二零二五 is a year. */
    private static double whole(String chinese) {
        boolean digits = chinese.chars().noneMatch(c -> c == '十' || c == '百' || c == '千');
        if (!digits || chinese.length() == 1) return Figures.number(chinese).orElse(0.0);
        double value = 0;
        for (int at = 0; at < chinese.length(); at++) {
            char digit = chinese.charAt(at);
            value = value * 10 + "零一二三四五六七八九".indexOf(digit == '两' ? '二' : digit);
        }
        return value;
    }

    /** The number among those of some words that may be counted as this one. */
    static Optional<Numeral> proving(double number, String words) {
        return in(words).stream()
                .filter(numeral -> numeral.meanings().stream().anyMatch(meaning -> same(meaning, number)))
                .findFirst();
    }

    static boolean same(double a, double b) {
        return Math.abs(a - b) <= 1e-6 * Math.max(1e-3, Math.max(Math.abs(a), Math.abs(b)));
    }
}
