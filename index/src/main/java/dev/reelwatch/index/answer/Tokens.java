package dev.reelwatch.index.answer;

/** Tokens as they are counted where the model does not say: rather too many than too few. */
public final class Tokens {
    private static final double LATIN = 0.35; // English has about 4 characters a token, JSON and names have fewer
    private static final double OTHER = 1.0; // Chinese has between 0.6 and 1, by tokenizer

    private Tokens() {}

    public static long estimate(String text) {
        double tokens = 0;
        for (int i = 0; i < text.length(); i++) tokens += of(text.charAt(i));
        return (long) Math.ceil(tokens);
    }

    static double of(char c) {
        return c < 0x250 ? LATIN : OTHER;
    }

    /** Where the first {@code tokens} of a text end, counted from {@code start}; never inside a character. */
    public static int end(String text, int start, int limit, long tokens) {
        double sum = 0;
        int at = start;
        while (at < limit) {
            sum += of(text.charAt(at));
            if (sum > tokens) break;
            at++;
        }
        boolean inside = at > start + 1 && at < limit && Character.isLowSurrogate(text.charAt(at));
        return Math.max(start + 1, inside ? at - 1 : at);
    }
}
