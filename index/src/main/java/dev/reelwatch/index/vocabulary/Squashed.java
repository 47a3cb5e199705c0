package dev.reelwatch.index.vocabulary;

/**
 * A folded text without the signs that spellings of one name differ in (spaces, hyphens, middle dots), and where each
 * of its characters stood.
 */
final class Squashed {
    private final String text;
    private final int[] places;

    private Squashed(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    String text() {
        return text;
    }

    static Squashed of(String folded) {
        StringBuilder text = new StringBuilder(folded.length());
        int[] places = new int[folded.length() + 1];
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (isGlue(c)) continue;
            places[text.length()] = i;
            text.append(c);
        }
        places[text.length()] = folded.length();
        return new Squashed(text.toString(), places);
    }

    static boolean isGlue(char c) {
        if (c < 0x80) return c == ' ' || c == '-' || c == '_';
        return c == '·' || c == '\u200b' || (c >= '\u2010' && c <= '\u2013') || c == '\u2212';
    }

    int start(int at) {
        return places[at];
    }

    int end(int at) {
        return at == 0 ? 0 : places[at - 1] + 1;
    }

    /** True if white space or another sign was left out before this character. */
    boolean spaceBefore(int at) {
        return at > 0 && at < text.length() && places[at] > places[at - 1] + 1;
    }

    /** True if no Latin word goes over this place. */
    boolean wordEndsAt(int at) {
        if (at == 0 || at >= text.length() || spaceBefore(at)) return true;
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        if (isLatin(before)) return !isLatin(after);
        if (Character.isDigit(before)) return !Character.isDigit(after);
        return true;
    }

    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'à' && c <= 'ɏ');
    }
}
