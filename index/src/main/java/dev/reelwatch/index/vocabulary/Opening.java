package dev.reelwatch.index.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that is tried at many places, such as where a sentence or a clause begins. Most of them are ruled out by their first two
 * characters: of each, and of each pair of late, it is found out once, by the pattern itself, whether a match can begin with it.
 */
public final class Opening {
    private static final int PAIR_SLOTS = 1024;
    /** Two halves of a character in the wrong order, which no text holds. */
    private static final int NO_PAIR = Character.MAX_LOW_SURROGATE << Character.SIZE | Character.MIN_HIGH_SURROGATE;

    private final Pattern pattern;
    // bits stay in fast memory; two threads at once find out the same, or one of them once more
    private final long[] never = new long[(Character.MAX_VALUE + 1) / Long.SIZE];
    private final long[] may = new long[(Character.MAX_VALUE + 1) / Long.SIZE];
    // at the slot of a pair, the last pair of that slot that no match, or that one, can begin with
    private final int[] neverPairs = new int[PAIR_SLOTS];
    private final int[] mayPairs = new int[PAIR_SLOTS];

    private Opening(Pattern pattern) {
        this.pattern = pattern;
        Arrays.fill(neverPairs, NO_PAIR);
        Arrays.fill(mayPairs, NO_PAIR);
    }

    public static Opening compile(String expression) {
        return of(Pattern.compile(expression));
    }

    static Opening of(Pattern pattern) {
        if (pattern.pattern().contains("(?<=")) {
            throw new IllegalArgumentException(
                    "an opening is told by its own characters, not by what is before: " + pattern);
        }
        return new Opening(pattern);
    }

    /** True if a match begins at {@code start}; nothing from {@code end} on is looked at. */
    public boolean begins(String text, int start, int end) {
        return mayBegin(text, start, end) && matcher(text, start, end).lookingAt();
    }

    /** Where a match that begins at {@code start} ends; {@code start} itself where none does. */
    public int skip(String text, int start, int end) {
        if (!mayBegin(text, start, end)) return start;
        Matcher matcher = matcher(text, start, end);
        return matcher.lookingAt() ? matcher.end() : start;
    }

    /** True if a match goes from {@code start} to {@code end}. */
    public boolean fills(String text, int start, int end) {
        return mayBegin(text, start, end) && matcher(text, start, end).matches();
    }

    /** The first match in a part of a text; what stands around the part may be looked at. */
    public Optional<MatchResult> first(String text, int start, int end) {
        Matcher matcher = null;
        for (int at = start; at < end; at++) {
            if (!mayBegin(text, at, end)) continue;
            if (matcher == null) matcher = pattern.matcher(text).useTransparentBounds(true);
            if (matcher.region(at, end).lookingAt()) return Optional.of(matcher.toMatchResult());
        }
        return Optional.empty();
    }

    /** The matches in a text from left to right, as {@link Matcher#find()} finds them; a Latin one begins a word. */
    List<MatchResult> in(String text) {
        List<MatchResult> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        boolean insideWord = false;
        for (int at = 0; at < text.length(); at++) {
            boolean latin = isLatin(text.charAt(at));
            boolean begins = !(latin && insideWord) && mayBegin(text, at, text.length());
            insideWord = latin;
            if (!begins || !matcher.region(at, text.length()).lookingAt()) continue;
            found.add(matcher.toMatchResult());
            at = Math.max(at, matcher.end() - 1);
            insideWord = isLatin(text.charAt(at));
        }
        return found;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private Matcher matcher(String text, int start, int end) {
        return pattern.matcher(text).region(start, end);
    }

    private boolean mayBegin(String text, int start, int end) {
        if (start == end) return true;
        char first = text.charAt(start);
        long bit = 1L << first;
        if ((never[first / Long.SIZE] & bit) != 0) return false;
        if ((may[first / Long.SIZE] & bit) == 0) {
            boolean begins = beginsWith(String.valueOf(first));
            (begins ? may : never)[first / Long.SIZE] |= bit;
            if (!begins) return false;
        }
        return start + 1 == end || mayBeginWith(first, text.charAt(start + 1));
    }

    private boolean mayBeginWith(char first, char second) {
        int pair = first << Character.SIZE | second;
        int slot = (first * 31 + second) % PAIR_SLOTS;
        if (neverPairs[slot] == pair) return false;
        if (mayPairs[slot] == pair) return true;
        boolean begins = beginsWith(String.valueOf(new char[] {first, second}));
        (begins ? mayPairs : neverPairs)[slot] = pair;
        return begins;
    }

    @SuppressWarnings("JdkObsolete") // hitEnd tells what is wanted here: whether more text could make it match
    private boolean beginsWith(String characters) {
        if (Character.isSurrogate(characters.charAt(characters.length() - 1)))
            return true; // half a character tells nothing
        Matcher alone = pattern.matcher(characters);
        return alone.lookingAt() || alone.hitEnd();
    }
}
