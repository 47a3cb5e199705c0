package dev.reelwatch.index.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of models: how its name is spelt and how versions and variants are read behind it.
 *
 * @param version what may follow a spelling as a version, over squashed text
 * @param template how a model with a version is called, {@code {}} is the version
 * @param whole how a version without a fraction is called, which others write with one: 2 and 2.0 are one model
 * @param variants spellings of variants, longest first, with their canonical spelling; an empty one is no variant
 * @param ownVariants the spellings that name a variant of this line even without a version before them
 * @param isWord true where the name is a common word, too, unless it is written with a capital
 * @param isHouse true for a product that other models of its maker are used in
 * @param ordinal how the n-th generation is written, {@code {}} is n
 */
record ModelLine(
        String name,
        String vendor,
        List<String> aliases,
        List<String> stems,
        Pattern version,
        String template,
        String prefix,
        Map<String, String> renamed,
        Whole whole,
        Map<String, String> variants,
        Set<String> ownVariants,
        Optional<String> ordinal,
        List<String> features,
        List<String> needs,
        boolean isWord,
        boolean isHouse) {

    /** What 2 and 2.0 are called. */
    enum Whole {
        AS_WRITTEN,
        /** 2 */
        PLAIN,
        /** 2.0 */
        POINT;

        private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,2}");
        private static final Pattern POINT_ZERO = Pattern.compile("([A-Z]?\\d{1,2})\\.0");

        private String call(String number) {
            return switch (this) {
                case AS_WRITTEN -> number;
                case PLAIN -> POINT_ZERO.matcher(number).matches() ? number.substring(0, number.length() - 2) : number;
                case POINT -> PLAIN_NUMBER.matcher(number).matches() ? number + ".0" : number;
            };
        }
    }

    private static final int LONGEST_VERSION = 12;
    /** So much of a spelling tells one name from another before a version. */
    private static final int LONGEST_TAIL = 3;

    /** What may count a number, each with what makes another word of it: 月费, 人物, 分辨率. */
    private static final Map<Character, String> OPEN_WORDS = Map.ofEntries(
            Map.entry('月', "活费付卡均度租底初榜"),
            Map.entry('年', "费付卡度会初底"),
            Map.entry('日', "活均榜"),
            Map.entry('号', "称"),
            Map.entry('秒', "杀变懂级"),
            Map.entry('分', "别辨镜成享析明布"),
            Map.entry('个', "别人性体"),
            Map.entry('款', "款式"),
            Map.entry('张', "力嘴开"),
            Map.entry('条', "件理"),
            Map.entry('次', "数元品"),
            Map.entry('倍', "感"),
            Map.entry('天', "花然生"),
            Map.entry('人', "物像脸声手类群气工员体"),
            Map.entry('万', "众能"),
            Map.entry('元', "素宇"),
            Map.entry('家', "族用庭"),
            Map.entry('帧', "率数间"),
            Map.entry('位', "置列居移"),
            Map.entry('种', "类草"),
            Map.entry('点', "评数赞击开"));

    private static final Pattern SIZE = Pattern.compile("a?\\d{1,3}(?:\\.\\d)?b");
    private static final Pattern BROKEN = Pattern.compile("v?\\d\\.\\d|[a-z]\\d");

    /**
     * A name that was read to its end.
     *
     * @param end offset in the squashed text
     */
    record Named(String model, int end) {}

    /**
     * Reads version and variants behind a spelling.
     *
     * @param squashed folded text without spaces and hyphens
     * @param from where the spelling ends
     * @param needsVersion true behind a stem, which is no name of its own
     */
    Optional<Named> read(Squashed squashed, int from, boolean needsVersion) {
        String text = squashed.text();
        int at = brokenLine(text, from) || quoteEnds(text, from) ? from + 1 : from;
        String model = name;
        int end = from;
        Matcher matcher = null;
        if (at < text.length() && mayBeginVersion(text.charAt(at))) {
            matcher = version.matcher(text).region(at, endOfNumber(squashed, at));
            matcher.useTransparentBounds(true);
        }
        if (matcher != null
                && matcher.lookingAt()
                && matcher.end() > at
                && standsAlone(squashed, at, matcher, needsVersion)) {
            List<String> groups = new ArrayList<>();
            for (int i = 1; i <= matcher.groupCount(); i++) {
                String group = matcher.group(i);
                if (group != null) groups.add(group.toUpperCase(Locale.ROOT));
            }
            String number = whole.call(String.join(" ", groups));
            if (!prefix.isEmpty() && Character.isDigit(number.charAt(0))) number = prefix + number;
            model = template.replace("{}", number);
            model = renamed.getOrDefault(model, model);
            end = matcher.end();
        } else if (needsVersion) {
            return Optional.empty();
        }
        boolean versioned = end > from;
        for (int found = 0; found < 3; found++) {
            Optional<Map.Entry<String, String>> variant = variantAt(squashed, end, versioned);
            if (variant.isEmpty()) break;
            if (!variant.get().getValue().isEmpty())
                model = model + " " + variant.get().getValue();
            end += variant.get().getKey().length();
            versioned = true;
        }
        Matcher size = SIZE.matcher(text).region(end, Math.min(text.length(), end + LONGEST_VERSION));
        if (end > from && size.useTransparentBounds(true).lookingAt() && squashed.wordEndsAt(size.end())) {
            model = model + " " + size.group().toUpperCase(Locale.ROOT);
            end = size.end();
        }
        if (end > from && text.startsWith("版本", end)) end += 2;
        return Optional.of(new Named(model, end));
    }

    /** "Wan 3.0-14B": what a space or a hyphen parts from a number is another number. */
    private static int endOfNumber(Squashed squashed, int at) {
        String text = squashed.text();
        int end = Math.min(text.length(), at + LONGEST_VERSION);
        for (int i = at + 1; i < end; i++) {
            if (squashed.spaceBefore(i) && Character.isDigit(text.charAt(i)) && Character.isDigit(text.charAt(i - 1))) {
                return i;
            }
        }
        return end;
    }

    private static boolean mayBeginVersion(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c >= 0x4e00;
    }

    /** "可灵\nO1": a page may break a line between a name and its version; "Sora\n2. ..." is the number of a list. */
    private static boolean brokenLine(String text, int at) {
        return at > 0
                && at + 2 < text.length()
                && text.charAt(at) == '\n'
                && BROKEN.matcher(text)
                        .region(at + 1, Math.min(text.length(), at + 6))
                        .lookingAt();
    }

    /** "「可灵」2.5 Turbo": the quotation marks are the name's, the version stands behind them. */
    private static boolean quoteEnds(String text, int at) {
        return at + 1 < text.length()
                && "」』》\"".indexOf(text.charAt(at)) >= 0
                && BROKEN.matcher(text)
                        .region(at + 1, Math.min(text.length(), at + 6))
                        .lookingAt();
    }

    private Optional<Map.Entry<String, String>> variantAt(Squashed squashed, int at, boolean versioned) {
        if (at >= squashed.text().length()) return Optional.empty();
        for (Map.Entry<String, String> variant : variants.entrySet()) {
            String spelling = variant.getKey();
            if (squashed.text().startsWith(spelling, at)
                    && (versioned || ownVariants.contains(spelling))
                    && squashed.wordEndsAt(at + spelling.length())) return Optional.of(variant);
        }
        return Optional.empty();
    }

    /**
     * "Sora 2月" and "Pika 3 个" hold no version: the number belongs to what follows it. Nor does "Pika 3:", the third try,
     * unless it is called so elsewhere or stands in a title.
     */
    private static boolean standsAlone(Squashed squashed, int from, Matcher matcher, boolean stem) {
        String text = squashed.text();
        int end = matcher.end();
        boolean whole = matcher.group().chars().noneMatch(c -> c == '.');
        if (end < text.length()) {
            char next = text.charAt(end);
            boolean parted = squashed.spaceBefore(end);
            if (!parted && Character.isDigit(next) && Character.isDigit(text.charAt(end - 1))) return false;
            if (next == '.' && end + 1 < text.length() && Character.isDigit(text.charAt(end + 1))) return false;
            boolean spaced = squashed.spaceBefore(from);
            boolean counts = whole && !opensWord(text, end);
            if (counts && spaced && "月年日号秒分个款张条次倍%小时天人万亿元家帧位种点".indexOf(next) >= 0) return false;
            boolean clock = end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
            if (whole && spaced && next == ':' && clock && !stem && !isCalledSoElsewhere(text, from, end)) return false;
            if (counts && "月年秒%倍万亿".indexOf(next) >= 0) return false;
        }
        if (Character.isDigit(text.charAt(end - 1)) && isUnit(squashed, end)) return false;
        return squashed.wordEndsAt(end) || !Character.isDigit(text.charAt(end - 1));
    }

    /** "Veo 4 人物很稳", "Sora 3 月费": true where what could count a number before it begins a word of its own. */
    private static boolean opensWord(String text, int at) {
        if (at + 1 >= text.length()) return false;
        char second = text.charAt(at + 1);
        if (text.charAt(at) == '小') return second != '时';
        return OPEN_WORDS.getOrDefault(text.charAt(at), "").indexOf(second) >= 0;
    }

    private static boolean isCalledSoElsewhere(String text, int from, int end) {
        if (text.indexOf('\n') < 0) return true;
        String called = text.substring(Math.max(0, from - LONGEST_TAIL), end);
        for (int at = text.indexOf(called); at >= 0; at = text.indexOf(called, at + 1)) {
            int after = at + called.length();
            char next = after < text.length() ? text.charAt(after) : ' ';
            if (next != ':' && next != '.' && !Character.isDigit(next)) return true;
        }
        return false;
    }

    /** "可灵4K", "Sora 5s": one or two letters right behind a number count something. */
    private static boolean isUnit(Squashed squashed, int at) {
        int end = at;
        while (end < squashed.text().length()
                && Squashed.isLatin(squashed.text().charAt(end))
                && !squashed.spaceBefore(end)) end++;
        return end > at && end - at <= 2;
    }

    static Map<String, String> longestFirst(Map<String, String> variants) {
        Map<String, String> sorted = new LinkedHashMap<>();
        variants.entrySet().stream()
                .sorted((a, b) -> b.getKey().length() != a.getKey().length()
                        ? b.getKey().length() - a.getKey().length()
                        : a.getKey().compareTo(b.getKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
