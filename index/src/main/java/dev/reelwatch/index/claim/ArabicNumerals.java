package dev.reelwatch.index.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes numbers in words that count something in digits, so that expressions for figures need not know both: "二十五秒" is
 * "025秒", "six seconds" is "006 seconds". No offset moves: zeros fill the place of the words; a number that takes more digits than its words have characters stays as it is.
 */
final class ArabicNumerals {
    private static final String HAN = "一二两三四五六七八九十百千";
    /** What makes another thing of a Chinese numeral behind it: "第三秒", "几十秒". */
    private static final String NOT_BEHIND = "第几数好上前后";

    private static final List<String> HAN_UNITS = List.of(
            "秒", "分钟", "小时", "元", "块钱", "毛", "角钱", "分钱", "美元", "美金", "刀", "倍", "帧", "亿", "万", "积分", "灵感值", "张参考", "种语言",
            "种方言", "种风格", "颗星", "折", "分半");

    private static final List<String> LATIN_UNITS = List.of(
            "second",
            "minute",
            "hour",
            "frame",
            "language",
            "credit",
            "dollar",
            "cent",
            "times",
            "reference",
            "image",
            "character",
            "style",
            "voice",
            "shot",
            "percent",
            "billion",
            "million");

    private static final Map<String, Integer> UNDER_TWENTY = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19));
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);

    private ArabicNumerals() {}

    /** @param folded lower case, half width, simplified characters */
    static String in(String folded) {
        char[] digits = folded.toCharArray();
        han(folded, digits);
        for (String unit : LATIN_UNITS) {
            for (int at = folded.indexOf(unit); at >= 0; at = folded.indexOf(unit, at + unit.length())) {
                latinBefore(folded, at, digits);
            }
        }
        return new String(digits);
    }

    private static void han(String folded, char[] digits) {
        int end;
        for (int start = 0; start < digits.length; start = end + 1) {
            end = start;
            while (end < digits.length && digits[end] >= 0x4e00 && HAN.indexOf(digits[end]) >= 0) end++;
            if (end == start || (start > 0 && NOT_BEHIND.indexOf(digits[start - 1]) >= 0)) continue;
            int unit = end < digits.length && digits[end] == ' ' ? end + 1 : end;
            if (HAN_UNITS.stream().noneMatch(word -> folded.startsWith(word, unit))) continue;
            int from = start;
            int to = end;
            Figures.number(folded.substring(start, end))
                    .ifPresent(number -> write(number.intValue(), from, to, digits));
        }
    }

    /** "forty-five seconds", "six-second": the words that end one character before a unit. */
    private static void latinBefore(String folded, int unit, char[] digits) {
        int end = unit - 1;
        if (end < 2 || (folded.charAt(end) != ' ' && folded.charAt(end) != '-')) return;
        int start = wordBefore(folded, end);
        String word = folded.substring(start, end);
        Optional<Integer> number =
                Optional.ofNullable(TENS.get(word)).or(() -> Optional.ofNullable(UNDER_TWENTY.get(word)));
        if (number.isEmpty()) return;
        int value = number.get();
        if (value < 10 && start > 1 && (folded.charAt(start - 1) == '-' || folded.charAt(start - 1) == ' ')) {
            int tens = wordBefore(folded, start - 1);
            Integer before = TENS.get(folded.substring(tens, start - 1));
            if (before != null) {
                value += before;
                start = tens;
            }
        }
        write(value, start, end, digits);
    }

    private static int wordBefore(String folded, int end) {
        int start = end;
        while (start > 0 && folded.charAt(start - 1) >= 'a' && folded.charAt(start - 1) <= 'z') start--;
        return start;
    }

    private static void write(int number, int start, int end, char[] digits) {
        String written = Integer.toString(number);
        if (written.length() > end - start) return;
        for (int i = start; i < end - written.length(); i++) digits[i] = '0';
        written.getChars(0, written.length(), digits, end - written.length());
    }
}
