package dev.reelwatch.index.finding;

/** Where the sentences of a text begin and end, as far as that can be told without reading it. */
final class Sentences {
    private static final String ENDS = "。！？!?；;\n";

    private Sentences() {}

    /** Where the sentence begins that goes on at {@code at}. */
    static int startBefore(String text, int at) {
        int start = Math.min(at, text.length());
        while (start > 0 && !endsAt(text, start - 1)) start--;
        while (start < at && Character.isWhitespace(text.charAt(start))) start++;
        return start;
    }

    /** Where the sentence ends that goes on before {@code at}, behind its mark. */
    static int endAfter(String text, int at) {
        int end = Math.min(at, text.length());
        if (end > 0 && endsAt(text, end - 1)) return end;
        while (end < text.length() && !endsAt(text, end)) end++;
        if (end < text.length() && text.charAt(end) != '\n') end++;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) end--;
        return Math.max(end, Math.min(at, text.length()));
    }

    /** A full stop ends a sentence where another one begins behind it, with a capital or a quotation. */
    private static boolean endsAt(String text, int at) {
        char c = text.charAt(at);
        if (c != '.') return ENDS.indexOf(c) >= 0;
        if (at + 2 >= text.length() || text.charAt(at + 1) != ' ') return false;
        char next = text.charAt(at + 2);
        int word = at;
        while (word > 0 && Character.isLetter(text.charAt(word - 1))) word--;
        boolean longEnough = at - word > 2 || (word > 0 && Character.isDigit(text.charAt(word - 1)) && at - word == 0);
        return longEnough && (Character.isUpperCase(next) || "\"“‘'(".indexOf(next) >= 0);
    }
}
