package dev.reelwatch.index.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds which of many words begin at each place of a text. Words are short, so from each place it walks down a tree of
 * characters: most walks end at the first or second one, which is faster than an automaton that must remember, at each
 * place, all the words it may be in.
 *
 * <p>Nodes are numbers. The steps from the root stand in a table over all characters, all others in one open hash table
 * under the node and the character, each with the node it leads to in one number. Two small sets of bits, which stay in
 * the fastest memory, tell of most places that no word begins there.
 */
final class WordTrie<T> {
    /** What is told of a word in a text. */
    interface Visitor<T> {
        void found(int start, int end, T meaning);
    }

    private static final int ROOT = 0;
    private static final long NO_STEP = 0; // no step of the table leads from the root
    private static final int NODE_BITS = 24; // of a step: from its node, by its character, to a node

    private static final int PAIR_BITS = 1 << 16;

    private final long[] pairs = new long[PAIR_BITS / Long.SIZE]; // the first two characters of words, hashed
    private final long[] singles = new long[(Character.MAX_VALUE + 1) / Long.SIZE]; // words of one character
    private final int[] firstSteps = new int[Character.MAX_VALUE + 1];
    private final long[] steps;
    private final int mask;
    private final int[] wordAt; // by node: one more than the number of the word that ends there, or 0
    private final int[] onward; // by node: a bit for the last five bits of each character that leads on
    private final List<T> meanings = new ArrayList<>(); // by number of the word
    private int nodes = 1;

    WordTrie(Map<String, T> words) {
        int characters = words.keySet().stream().mapToInt(String::length).sum();
        if (characters >= 1 << NODE_BITS) throw new IllegalArgumentException("too many words: " + words.size());
        int capacity = Integer.highestOneBit(Math.max(16, characters)) * 4; // at most half full
        steps = new long[capacity];
        mask = capacity - 1;
        wordAt = new int[characters + 1];
        onward = new int[characters + 1];
        words.forEach(this::add);
    }

    private void add(String word, T meaning) {
        if (word.isEmpty()) return;
        int node = firstSteps[word.charAt(0)];
        if (node == ROOT) node = firstSteps[word.charAt(0)] = newNode();
        if (word.length() > 1) set(pairs, pair(word.charAt(0), word.charAt(1)));
        else set(singles, word.charAt(0));
        for (int i = 1; i < word.length(); i++) {
            int slot = slot(node, word.charAt(i));
            onward[node] |= 1 << word.charAt(i);
            if (steps[slot] == NO_STEP) steps[slot] = step(node, word.charAt(i)) << NODE_BITS | newNode();
            node = target(slot);
        }
        meanings.add(meaning);
        wordAt[node] = meanings.size();
    }

    private int newNode() {
        return nodes++;
    }

    private static int pair(char first, char second) {
        return (first * 31 + second * 1021) & PAIR_BITS - 1;
    }

    private static void set(long[] bits, int bit) {
        bits[bit / Long.SIZE] |= 1L << bit;
    }

    private static boolean isSet(long[] bits, int bit) {
        return (bits[bit / Long.SIZE] & 1L << bit) != 0;
    }

    private static long step(int node, char c) {
        return (long) node << Character.SIZE | c;
    }

    /** Where a step stands, or the free slot where it would. */
    private int slot(int node, char c) {
        long step = step(node, c);
        int slot = (int) ((step * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (steps[slot] >>> NODE_BITS != step && steps[slot] != NO_STEP) slot = (slot + 1) & mask;
        return slot;
    }

    /** The node a step leads to; the root from a free slot. */
    private int target(int slot) {
        return (int) steps[slot] & (1 << NODE_BITS) - 1;
    }

    /**
     * Tells of all words by their starts, of those that start at one place by their ends.
     *
     * @param insideLatin false where a Latin word is not wanted that begins inside another one
     */
    void in(String text, boolean insideLatin, Visitor<T> visitor) {
        int length = text.length();
        boolean latin = false;
        for (int start = 0; start < length; start++) {
            char first = text.charAt(start);
            boolean inside = latin;
            latin = isLatin(first);
            if (inside && latin && !insideLatin) continue;
            boolean more = start + 1 < length && isSet(pairs, pair(first, text.charAt(start + 1)));
            if (!more && !isSet(singles, first)) continue;
            int node = firstSteps[first];
            if (node == ROOT) continue;
            tell(node, start, start + 1, visitor);
            if (!more) continue;
            for (int end = start + 1; end < length; end++) {
                if ((onward[node] & 1 << text.charAt(end)) == 0) break;
                node = target(slot(node, text.charAt(end)));
                if (node == ROOT) break;
                tell(node, start, end + 1, visitor);
            }
        }
    }

    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void tell(int node, int start, int end, Visitor<T> visitor) {
        int word = wordAt[node];
        if (word > 0) visitor.found(start, end, meanings.get(word - 1));
    }
}
