package dev.reelwatch.index.entry;

import dev.reelwatch.index.vocabulary.Fold;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.apache.lucene.analysis.charfilter.BaseCharFilter;
import org.jspecify.annotations.Nullable;

/**
 * Sets the edges of words where writers differ: {@code Gen4} and {@code Gen 4}, {@code Runway's} and {@code Runway},
 * {@code 1,000} and {@code 1000}; traditional characters become simplified ones. Reads text that NFKC was applied to
 * already: it turns {@code ：} and {@code ，} into {@code :} and {@code ,}, which the tokenizer would take for parts of a
 * word or a number. One pass over the characters does what would take five patterns.
 */
final class WordEdges extends BaseCharFilter {
    private static final String JOINERS = ".:'\u2019\u00b7\u2027\u30fb";

    private @Nullable Reader edged;

    WordEdges(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        Reader from = edged;
        if (from == null) {
            from = new StringReader(edged(Fold.fold(all(input))));
            edged = from;
        }
        return from.read(buffer, offset, length);
    }

    private static String all(Reader in) throws IOException {
        StringBuilder all = new StringBuilder();
        char[] buffer = new char[512];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) all.append(buffer, 0, n);
        return all.toString();
    }

    private String edged(String text) {
        StringBuilder out = new StringBuilder(text.length() + text.length() / 16 + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = i > 0 ? text.charAt(i - 1) : ' ';
            char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (c == '_') {
                out.append(' ');
            } else if (JOINERS.indexOf(c) >= 0 && isLetter(before) && isLetter(after)) {
                out.append(' ');
            } else if ((c == ',' || c == ';') && isDigit(before) && isDigit(after)) {
                if (c == ',' && isThousand(text, i + 1)) {
                    addOffCorrectMap(out.length(), getLastCumulativeDiff() + 1);
                } else {
                    out.append(' ');
                }
            } else {
                if ((isLetter(before) && isDigit(c)) || (isDigit(before) && isLetter(c))) {
                    out.append(' ');
                    addOffCorrectMap(out.length(), getLastCumulativeDiff() - 1);
                }
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isThousand(String text, int at) {
        int digits = 0;
        while (at + digits < text.length() && isDigit(text.charAt(at + digits))) digits++;
        return digits == 3;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Han characters are words of their own to the tokenizer and need no edge. */
    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c > 127 && Character.isLetter(c) && !Character.isIdeographic(c));
    }
}
