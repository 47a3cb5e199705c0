package dev.reelwatch.index.vocabulary;

import com.ibm.icu.text.Transliterator;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;

/**
 * Makes spellings comparable without moving a single offset: full width becomes half width, upper case lower case,
 * traditional Chinese simplified. Every UTF-16 code unit is replaced by exactly one, so a place in the folded text is
 * the same place in the text.
 */
public final class Fold {
    /** Where half width, full width and other compatible forms lie: Latin-1 to Cyrillic, signs, full width. */
    private static final char[][] COMPATIBLE = {{0x80, 0x600}, {0x1e00, 0x3400}, {0xf900, 0xfb07}, {0xfe30, 0xfff0}};

    private static final char FIRST_IDEOGRAPH = '\u4e00';
    private static final char LAST_IDEOGRAPH = '\u9fff';

    /** Stands in the table for an ideograph that simplified Chinese does not use: it must be looked up. */
    private static final char UNSIMPLIFIED = '\uffff';

    private static final char[] TABLE = table();

    private Fold() {}

    public static String fold(String text) {
        char[] folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            char c = text.charAt(i);
            char plain = TABLE[c];
            folded[i] = plain == UNSIMPLIFIED && c <= LAST_IDEOGRAPH ? Simplified.of(c) : plain;
        }
        return new String(folded);
    }

    /** Letters, digits and Han characters only, folded: what two spellings have in common. */
    public static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        fold(text).codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static char[] table() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) table[c] = (char) c;
        for (char c = 0; c < 128; c++) table[c] = Character.toLowerCase(c);
        for (char[] range : COMPATIBLE) {
            for (char c = range[0]; c < range[1]; c++) {
                String one = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
                if (one.length() == 1) table[c] = Character.toLowerCase(one.charAt(0));
            }
        }
        CharsetEncoder simplified = Charset.forName("GB2312").newEncoder();
        for (char c = FIRST_IDEOGRAPH; c <= LAST_IDEOGRAPH; c++) {
            if (!simplified.canEncode(c)) table[c] = UNSIMPLIFIED;
        }
        table['“'] = table['”'] = '"';
        table['‘'] = table['’'] = '\'';
        return table;
    }

    /** Loaded with the first traditional text: the transliterator takes longer to load than all else here. */
    private static final class Simplified {
        private static final char[] TABLE = table();

        static char of(char ideograph) {
            return TABLE[ideograph - FIRST_IDEOGRAPH];
        }

        /** All ideographs at once, each on a line of its own so that none is read as part of a word. */
        private static char[] table() {
            StringBuilder lines = new StringBuilder();
            for (char c = FIRST_IDEOGRAPH; c <= LAST_IDEOGRAPH; c++)
                lines.append(c).append('\n');
            String[] simplified = Transliterator.getInstance("Traditional-Simplified")
                    .transliterate(lines.toString())
                    .split("\n", -1);
            char[] table = new char[LAST_IDEOGRAPH - FIRST_IDEOGRAPH + 1];
            for (int i = 0; i < table.length; i++) {
                // a few lie beyond the first plane, in two code units: they stay as they are
                table[i] = simplified[i].length() == 1 ? simplified[i].charAt(0) : (char) (FIRST_IDEOGRAPH + i);
            }
            return table;
        }
    }
}
