package dev.reelwatch.index.claim;

import dev.reelwatch.index.answer.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a long text that are asked about one by one. Each ends at the end of a sentence, at that of a paragraph
 * where one is near; each but the first begins with the last sentences of the one before it, so that a sentence is read
 * once with what stands before it.
 */
final class Windows {
    /** By UTF-16 offsets. */
    record Window(int start, int end) {
        int length() {
            return end - start;
        }
    }

    private static final double OVERLAP = 0.12;
    private static final double NEAR = 0.25;

    private Windows() {}

    /**
     * Cuts a text.
     *
     * @param sentences of the text; one that is longer than a window is cut
     * @param tokens the most in a window, as estimated
     */
    static List<Window> of(String text, List<Sentence> sentences, int tokens) {
        List<Window> pieces = pieces(text, sentences, tokens);
        List<Window> windows = new ArrayList<>();
        int first = 0;
        while (first < pieces.size()) {
            int last = first;
            long sum = size(text, pieces.get(first));
            while (last + 1 < pieces.size()) {
                long more = size(
                        text,
                        new Window(pieces.get(last).end(), pieces.get(last + 1).end()));
                if (sum + more > tokens) break;
                sum += more;
                last++;
            }
            if (last + 1 < pieces.size()) last = atParagraph(text, pieces, first, last, tokens);
            windows.add(new Window(pieces.get(first).start(), pieces.get(last).end()));
            if (last + 1 >= pieces.size()) break;
            first = overlapping(text, pieces, first, last, tokens);
        }
        return windows;
    }

    /** Sentences with the white space behind them; the long ones in parts. */
    private static List<Window> pieces(String text, List<Sentence> sentences, int tokens) {
        List<Window> pieces = new ArrayList<>();
        for (Sentence sentence : sentences) {
            int start = sentence.start();
            while (start < sentence.end()) {
                int end = Tokens.end(text, start, sentence.end(), tokens);
                pieces.add(new Window(start, end));
                start = end;
            }
        }
        return pieces;
    }

    private static long size(String text, Window window) {
        return Tokens.estimate(text.substring(window.start(), window.end()));
    }

    /** The last piece before the end that ends a paragraph, if that is near; else the last. */
    private static int atParagraph(String text, List<Window> pieces, int first, int last, int tokens) {
        long left = 0;
        for (int at = last; at > first; at--) {
            if (text.substring(pieces.get(at).end(), pieces.get(at + 1).start()).indexOf('\n') >= 0) return at;
            left += size(text, pieces.get(at));
            if (left > tokens * NEAR) break;
        }
        return last;
    }

    /** The piece that the next window begins with: never the first of this one again. */
    private static int overlapping(String text, List<Window> pieces, int first, int last, int tokens) {
        long shared = 0;
        int next = last + 1;
        while (next - 1 > first) {
            shared += size(text, pieces.get(next - 1));
            if (shared > tokens * OVERLAP) break;
            next--;
        }
        return next;
    }

    /** Two halves, cut between sentences where there are several; one window where it is too short to cut. */
    static List<Window> halves(String text, List<Sentence> sentences, Window window) {
        int middle = window.start() + window.length() / 2;
        int cut = sentences.stream()
                .mapToInt(Sentence::start)
                .filter(start -> start > window.start() && start < window.end())
                .reduce((a, b) -> Math.abs(a - middle) <= Math.abs(b - middle) ? a : b)
                .orElse(middle);
        if (cut < text.length() && Character.isLowSurrogate(text.charAt(cut))) cut++;
        return cut <= window.start() || cut >= window.end()
                ? List.of(window)
                : List.of(new Window(window.start(), cut), new Window(cut, window.end()));
    }
}
