package dev.reelwatch.crawler.article;

import java.text.Normalizer;

/** Characters that a reader sees: what is invisible or belongs to a font is taken out, all spaces are one space. */
final class PlainCharacters {
    private PlainCharacters() {}

    /** NFC, lines ended by \n, without invisible characters. Not NFKC: quotes must be found in the source again. */
    static String of(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int kept = kept(text, i, c);
            if (kept == c && out == null) continue;
            if (out == null) out = new StringBuilder(text.length()).append(text, 0, i);
            if (kept >= 0) out.append((char) kept);
        }
        String plain = out == null ? text : out.toString();
        return Normalizer.isNormalized(plain, Normalizer.Form.NFC)
                ? plain
                : Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** The character that stands for {@code c}, or -1 for none. */
    private static int kept(String text, int at, char c) {
        if (c >= 0x20 && c < 0x7F) return c;
        if (c == '\n' || c == '\t') return c;
        if (c == '\r') return at + 1 < text.length() && text.charAt(at + 1) == '\n' ? -1 : '\n';
        if (c < 0xA0) return c == 0x85 ? '\n' : -1;
        if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) {
            return ' ';
        }
        if (c == 0x2028 || c == 0x2029) return '\n';
        boolean invisible = c == 0xAD
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0xFEFF
                || (c >= 0xFFF0 && c <= 0xFFFC)
                || c >= 0xFFFE
                || c == 0x034F
                || c == 0x3164
                || (c >= 0xE000 && c <= 0xF8FF);
        if (invisible) return -1;
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1)) ? c : -1;
        }
        if (Character.isLowSurrogate(c)) return at > 0 && Character.isHighSurrogate(text.charAt(at - 1)) ? c : -1;
        return c;
    }

    static boolean isHan(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF);
    }

    /** Han, kana and the punctuation that goes with them: characters that take no space between them. */
    static boolean isWide(int c) {
        return isHan(c)
                || (c >= 0x3000 && c <= 0x30FF)
                || (c >= 0xFF00 && c <= 0xFFEF)
                || c == '“'
                || c == '”'
                || c == '‘'
                || c == '’'
                || c == '…'
                || c == '—'
                || c == '·';
    }

    /** How much a text says: a Han character counts as two letters. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHan(c)) width += 2;
            else if (Character.isLetterOrDigit(c)) width++;
        }
        return width;
    }

    /** True where there is a letter, a digit or a picture in it, and not only marks. */
    static boolean saysAnything(String text) {
        return text.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || c > 0x1F000);
    }

    /** Only letters and digits, in lower case, for telling whether two titles are the same. */
    static String letters(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) out.append(Character.toLowerCase(c));
        }
        return out.toString();
    }
}
