package dev.reelwatch.index.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Finds which of many words begin at each place of a text. Words are short, so from each place it walks down a tree of
 * characters: most walks end at the first or second one, which is faster than an automaton that must remember, at each
 * place, all the words it may be in.
 *
 * <p>Nodes are numbers. The steps from the root stand in a table over all characters, all others in one open hash table
 * under the node and the character.
 */
final class WordTrie<T> {
    /** What is told of a word in a text. */
    interface Visitor<T> {
        void found(int start, int end, T meaning);
    }

    private static final int ROOT = 0;
    private static final long NO_STEP = -1;

    private final int[] firstSteps = new int[Character.MAX_VALUE + 1];
    private final long[] steps;
    private final int[] targets;
    private final int mask;
    private final List<List<T>> meanings = new ArrayList<>(); // by node: the word's that ends there, or none

    WordTrie(Map<String, T> words) {
        int characters = words.keySet().stream().mapToInt(String::length).sum();
        int capacity = Integer.highestOneBit(Math.max(16, characters)) * 4; // at most half full
        steps = new long[capacity];
        targets = new int[capacity];
        mask = capacity - 1;
        Arrays.fill(steps, NO_STEP);
        meanings.add(List.of());
        words.forEach(this::add);
    }

    private void add(String word, T meaning) {
        if (word.isEmpty()) return;
        int node = firstSteps[word.charAt(0)];
        if (node == ROOT) node = firstSteps[word.charAt(0)] = newNode();
        for (int i = 1; i < word.length(); i++) {
            int slot = slot(node, word.charAt(i));
            if (steps[slot] == NO_STEP) {
                steps[slot] = step(node, word.charAt(i));
                targets[slot] = newNode();
            }
            node = targets[slot];
        }
        meanings.set(node, List.of(meaning));
    }

    private int newNode() {
        meanings.add(List.of());
        return meanings.size() - 1;
    }

    private static long step(int node, char c) {
        return (long) node << Character.SIZE | c;
    }

    /** Where a step stands, or the free slot where it would. */
    private int slot(int node, char c) {
        long step = step(node, c);
        int slot = (int) (step * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (steps[slot] != step && steps[slot] != NO_STEP) slot = (slot + 1) & mask;
        return slot;
    }

    /** Tells of all words by their starts, of those that start at one place by their ends. */
    void in(String text, Visitor<T> visitor) {
        int length = text.length();
        for (int start = 0; start < length; start++) {
            int node = firstSteps[text.charAt(start)];
            int end = start + 1;
            while (node != ROOT) {
                List<T> meaning = meanings.get(node);
                if (!meaning.isEmpty()) visitor.found(start, end, meaning.get(0));
                if (end == length) break;
                int slot = slot(node, text.charAt(end));
                node = targets[slot]; // none of a free slot is the root
                end++;
            }
        }
    }
}
