package dev.reelwatch.index.vocabulary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what heads a section as models that are known head theirs: "Veo 4", "Vidu Q4", "Tessera 1"; "一、可灵 3.0：贵得明白",
 * "二、海螺 3：一半火焰", "三、帧田：新来的".
 */
final class HeadedNames {
    /** A line is no heading if it is longer. */
    private static final int LONGEST = 40;
    /** So many sections at least are headed by models that are known. */
    private static final int KNOWN = 2;

    private static final Pattern SIGN = Pattern.compile(
            "(?:#{1,6} ?)?(?:\\*\\*)?(?:第?[一二三四五六七八九十\\d]{1,3}(?:部分|部|款|位|名|章|节)?\\s?[.、．)）:：]|(?:[Pp]art|[Rr]ound) ?\\d{1,2}\\s?[.:：]|[①-⑳])\\s*");
    /** What may end the name in a heading. */
    private static final String ENDS = ":：—–|,，(（*";

    /** "半路杀出的 Moonlark": a name behind what is said of it. */
    private static final Pattern CALLED =
            Pattern.compile("(?:[^A-Za-z\\d]{2,12}[的叫\\s]\\s?)?(" + UnlistedNames.LATIN + ")");

    /**
     * @param start offset of the words
     * @param sign true where a number stands before them
     */
    private record Heading(String name, int start, boolean sign) {}

    private HeadedNames() {}

    /**
     * The names that head sections beside those of models that are known; none that comes up only there, unless it has a
     * version.
     *
     * @param taken where a listed name stands
     * @param isVideoModel where a model that is known is named
     */
    static List<String> in(String text, BitSet taken, Predicate<String> isVideoModel) {
        List<Heading> strangers = new ArrayList<>();
        int known = 0;
        int knownSigned = 0;
        for (Heading heading : headings(text)) {
            int named = taken.nextSetBit(heading.start());
            boolean listed =
                    named >= 0 && named < heading.start() + heading.name().length();
            if (listed && isVideoModel.test(heading.name())) {
                known++;
                if (heading.sign()) knownSigned++;
            } else {
                strangers.add(heading);
            }
        }
        if (known < KNOWN) return List.of();
        boolean signed = knownSigned >= KNOWN;
        return strangers.stream()
                .filter(heading -> heading.sign() == signed)
                .map(heading -> nameIn(heading, text))
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(known)
                .toList();
    }

    private static List<Heading> headings(String text) {
        List<Heading> headings = new ArrayList<>();
        Matcher sign = SIGN.matcher(text);
        for (int start = 0, end; start < text.length(); start = end + 1) {
            end = text.indexOf('\n', start);
            if (end < 0) end = text.length();
            if (!mayHead(text, start, end)) continue;
            boolean signed = sign.region(start, end).lookingAt();
            int from = signed ? sign.end() : start;
            int to = from;
            while (to < end && ENDS.indexOf(text.charAt(to)) < 0) to++;
            if (to > from) headings.add(new Heading(text.substring(from, to).strip(), from, signed));
        }
        return headings;
    }

    /** A short line that is no sentence and no row of a table. */
    private static boolean mayHead(String text, int start, int end) {
        return end > start
                && end - start <= LONGEST
                && "。！？!?.；;…".indexOf(text.charAt(end - 1)) < 0
                && text.indexOf('|', start, end) < 0;
    }

    /** Empty where a heading is none of a thing that has a name. */
    private static String nameIn(Heading heading, String text) {
        Matcher called = CALLED.matcher(heading.name());
        if (!called.matches()) return "";
        String name = called.group(1);
        boolean versioned = Character.isDigit(name.charAt(name.length() - 1));
        boolean again = UnlistedNames.comesUp(heading.sign() ? 2 : 3, name, text);
        return versioned || (again && !text.contains(Fold.fold(name))) ? name : "";
    }
}
