package dev.reelwatch.index.story;

import dev.reelwatch.index.vocabulary.Fold;
import java.util.Arrays;

/**
 * The runs of letters in a text, as numbers. Signs, spaces and case do not count, so that a copy that was set anew has
 * the runs of its original.
 */
final class Shingles {
    /** Letters of a run: six of Chinese say as much as three words. */
    static final int LENGTH = 6;

    private static final long PRIME = 0x100000001b3L;

    private Shingles() {}

    /** Letters and digits only, folded. */
    static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        Fold.fold(text).codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** The different runs of a text, in the order of their numbers. */
    static long[] of(String text) {
        return runs(letters(text), LENGTH);
    }

    /** The different runs of {@code length} letters; where the text is shorter, the text itself. */
    static long[] runs(String letters, int length) {
        if (letters.isEmpty()) return new long[0];
        if (letters.length() < length) return new long[] {hash(letters, 0, letters.length())};
        long[] runs = new long[letters.length() - length + 1];
        for (int i = 0; i < runs.length; i++) runs[i] = hash(letters, i, i + length);
        Arrays.sort(runs);
        int different = 0;
        for (int i = 0; i < runs.length; i++) {
            if (i == 0 || runs[i] != runs[i - 1]) runs[different++] = runs[i];
        }
        return Arrays.copyOf(runs, different);
    }

    static long hash(String text, int start, int end) {
        long hash = 0xcbf29ce484222325L;
        for (int i = start; i < end; i++) hash = (hash ^ text.charAt(i)) * PRIME;
        return mixed(hash);
    }

    /** Spreads a number over all bits. */
    static long mixed(long number) {
        long mixed = number;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** How many numbers two sorted lists share. */
    static int shared(long[] a, long[] b) {
        int shared = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                shared++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }
}
