package dev.reelwatch.index.vocabulary;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which names somebody may have meant who wrote another one. */
public final class NearNames {
    private static final int MOST = 3;

    private record Near(String name, int distance) {}

    private NearNames() {}

    /** The names that are most like {@code written}, at most three; none where none is like it. */
    public static List<String> to(String written, Collection<String> names) {
        String letters = Fold.letters(written);
        if (letters.isEmpty() || letters.length() > 100) return List.of();
        return names.stream()
                .map(name -> new Near(name, apart(letters, Fold.letters(name))))
                .filter(near -> near.distance() <= Math.max(1, letters.length() / 3))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    /** What one has more at its end counts once. */
    private static int apart(String a, String b) {
        if (!a.isEmpty() && !b.isEmpty() && (a.startsWith(b) || b.startsWith(a)))
            return a.length() == b.length() ? 0 : 1;
        return distance(a, b);
    }

    /** How many letters must be added, left out, changed, or swapped with the next to make one word of the other. */
    public static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) last[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(last[j] + 1, now[j - 1] + 1), last[j - 1] + change);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) now[j] = Math.min(now[j], before[j - 2] + 1);
            }
            int[] free = before;
            before = last;
            last = now;
            now = free;
        }
        return last[other.length()];
    }
}
