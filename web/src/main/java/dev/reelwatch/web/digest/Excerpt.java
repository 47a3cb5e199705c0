package dev.reelwatch.web.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words of a source as a sentence quotes them: never altered, shortened at the ends of clauses only. */
final class Excerpt {
    /** Quotation marks, those of the language first; the later ones are for quotes that hold half a pair themselves. */
    private static final List<String> MARKS = List.of("「」", "“”", "『』", "〝〞", "‹›");

    private static final String CLAUSE_ENDS = "，。；：！？、,;!?\n";

    private static final Pattern BEFORE =
            Pattern.compile("^(?:[-*•·●▪>:：]+\\s*|(?:\\d{1,3}|[一二三四五六七八九十])\\s?[.、)）](?!\\d)\\s*|\\d+\\)[:：]\\s*)+");
    private static final Pattern BEHIND = Pattern.compile("(?:\\s*↗)?\\s*#\\d+\\s*$|\\s*↗\\s*$|(?<=.)[，；、,;]\\s*$");

    private Excerpt() {}

    /**
     * A quote in quotation marks.
     *
     * @param keep what the excerpt must show, where the quote holds it
     * @param limit code units that a longer quote is cut to, as far as its clauses allow
     */
    static String of(String quote, Optional<String> keep, int limit, Wording wording) {
        return inMarks(shorten(trimmed(quote.strip()), keep, limit, wording.of("ellipsis")), wording.of("quotes"));
    }

    /** True if a character opens or closes a quotation. */
    static Optional<Character> closing(char opening) {
        return MARKS.stream()
                .filter(pair -> pair.charAt(0) == opening)
                .map(pair -> pair.charAt(1))
                .findFirst();
    }

    /** Without the number or mark of a list before it and the link behind it. */
    private static String trimmed(String quote) {
        String words = BEFORE.matcher(quote).replaceFirst("");
        words = BEHIND.matcher(words).replaceFirst("");
        return words.isBlank() ? quote : words;
    }

    private static String shorten(String quote, Optional<String> keep, int limit, String ellipsis) {
        String flat = quote.replaceAll("\\s*\\n\\s*", " ");
        if (flat.length() <= limit) return flat;
        List<String> clauses = clauses(quote);
        int first = keep.flatMap(words -> indexOf(clauses, words)).orElse(0);
        int last = first;
        int length = clauses.get(first).length();
        while (last + 1 < clauses.size() && length + clauses.get(last + 1).length() <= limit) {
            length += clauses.get(++last).length();
        }
        while (first > 0 && length + clauses.get(first - 1).length() <= limit) {
            length += clauses.get(--first).length();
        }
        String kept = String.join("", clauses.subList(first, last + 1)).replaceAll("\\s*\\n\\s*", " ");
        return (first > 0 ? ellipsis : "") + kept.strip() + (last + 1 < clauses.size() ? ellipsis : "");
    }

    private static List<String> clauses(String quote) {
        List<String> clauses = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < quote.length(); i++) {
            if (!endsClause(quote, i)) continue;
            clauses.add(quote.substring(from, i + 1));
            from = i + 1;
        }
        if (from < quote.length()) clauses.add(quote.substring(from));
        return clauses;
    }

    private static boolean endsClause(String quote, int at) {
        char end = quote.charAt(at);
        if (CLAUSE_ENDS.indexOf(end) < 0 && end != '.') return false;
        // "1,000" and "2.1" are one word
        return end > 127 || at + 1 == quote.length() || Character.isWhitespace(quote.charAt(at + 1)) || end == '\n';
    }

    private static Optional<Integer> indexOf(List<String> clauses, String words) {
        for (int i = 0; i < clauses.size(); i++) if (clauses.get(i).contains(words)) return Optional.of(i);
        return Optional.empty();
    }

    private static String inMarks(String words, String own) {
        // words that stand in quotation marks themselves need no second pair
        for (String pair : MARKS) {
            if (words.length() > 2
                    && words.charAt(0) == pair.charAt(0)
                    && words.charAt(words.length() - 1) == pair.charAt(1)
                    && balanced(words.substring(1, words.length() - 1), pair)) {
                return inMarks(words.substring(1, words.length() - 1), own);
            }
        }
        String marks = MARKS.stream()
                .sorted((a, b) -> Boolean.compare(b.equals(own), a.equals(own)))
                .filter(pair -> balanced(words, pair))
                .findFirst()
                .orElse(own);
        // a quotation within a Chinese one has marks of its own
        String inner = marks.equals("「」") ? words.replace('「', '『').replace('」', '』') : words;
        return marks.charAt(0) + inner + marks.charAt(1);
    }

    private static boolean balanced(String words, String pair) {
        int depth = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == pair.charAt(0)) depth++;
            if (c == pair.charAt(1) && --depth < 0) return false;
        }
        return depth == 0;
    }
}
