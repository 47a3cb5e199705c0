package dev.reelwatch.index.claim;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Words without what copying changes: compatible forms (NFKC), case, white space, kinds of quotation marks and dashes,
 * and the signs of Markdown. Each character knows its place in the words as they were. What stands between two digits
 * stays, so that {@code 5 10} is not {@code 510}. Traditional and simplified characters stay different.
 */
final class FoldedWords {
    private static final String MARKUP = "*_`#|\\[]";
    private static final String QUOTES = "\"'“”‘’„‟«»「」『』〝〞＂＇`´′″";
    private static final String DASHES = "-‐‑‒–—―−ー－~～─";

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private FoldedWords(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static FoldedWords of(String words) {
        StringBuilder folded = new StringBuilder(words.length());
        int[] starts = new int[words.length() + 16];
        int[] ends = new int[words.length() + 16];
        int skippedFrom = -1;
        for (int i = 0, next; i < words.length(); i = next) {
            int c = words.codePointAt(i);
            next = i + Character.charCount(c);
            if (isLeftOut(c)) {
                if (skippedFrom < 0) skippedFrom = i;
                continue;
            }
            String plain = plain(c);
            int before = folded.length();
            boolean joinsDigits = skippedFrom >= 0
                    && before > 0
                    && Character.isDigit(folded.charAt(before - 1))
                    && !plain.isEmpty()
                    && Character.isDigit(plain.charAt(0));
            if (joinsDigits) {
                folded.append(' ');
                starts = room(starts, before);
                ends = room(ends, before);
                starts[before] = skippedFrom;
                ends[before] = i;
            }
            skippedFrom = -1;
            for (int k = 0; k < plain.length(); k++) {
                char each = plain.charAt(k);
                int at = folded.length();
                boolean repeats = at > 0 && folded.charAt(at - 1) == each && (each == '-' || each == '.');
                if (repeats) {
                    ends[at - 1] = next;
                    continue;
                }
                folded.append(each);
                starts = room(starts, at);
                ends = room(ends, at);
                starts[at] = i;
                ends[at] = next;
            }
        }
        return new FoldedWords(folded.toString(), starts, ends);
    }

    private static int[] room(int[] places, int at) {
        return at < places.length ? places : Arrays.copyOf(places, places.length * 2);
    }

    private static boolean isLeftOut(int c) {
        if (c < 128) return c <= ' ' || MARKUP.indexOf(c) >= 0;
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || (c >= 0xfe00 && c <= 0xfe0f);
    }

    private static String plain(int c) {
        if (QUOTES.indexOf(c) >= 0) return "\"";
        if (DASHES.indexOf(c) >= 0) return "-";
        if (c == '。' || c == '｡') return ".";
        if (c == '、') return ",";
        if (c < 128) return String.valueOf((char) Character.toLowerCase(c));
        if (c >= 0x4e00 && c <= 0x9fff) return String.valueOf((char) c);
        return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    int start(int at) {
        return starts[at];
    }

    int end(int last) {
        return ends[last];
    }

    /** True if a character of the words as they were begins here, and none goes over {@code end}. */
    boolean isWhole(int start, int end) {
        boolean begins = start == 0 || starts[start] != starts[start - 1];
        boolean ends = end >= text.length() || starts[end] != starts[end - 1];
        return begins && ends;
    }
}
