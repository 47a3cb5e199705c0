package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;

/**
 * What a text says when white space and punctuation are left out. Two saves of one page often differ only there, by the
 * program that saved them. What carries meaning stays: signs of money and comparison, per cent, and whatever stands
 * between two digits, so that 1.6 is not 16 and 5-10 not 510.
 */
final class Letters {
    private Letters() {}

    /** Equal for two texts with the same letters and digits. */
    static String sha256(String text) {
        return Article.sha256(of(text));
    }

    static String of(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int before = ' ';
        for (int i = 0, c; i < text.length(); before = c, i += Character.charCount(c)) {
            c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean betweenDigits = Character.isDigit(before)
                    && next < text.length()
                    && Character.isDigit(text.codePointAt(next))
                    && !Character.isWhitespace(c);
            if (betweenDigits || carriesMeaning(c)) kept.appendCodePoint(c);
        }
        return kept.toString();
    }

    private static boolean carriesMeaning(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.CURRENCY_SYMBOL,
                    Character.MATH_SYMBOL -> true;
            default -> c == '%' || c == '％' || c == '‰';
        };
    }
}
