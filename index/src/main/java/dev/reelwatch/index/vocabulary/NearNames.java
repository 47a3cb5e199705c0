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
                .map(name -> new Near(name, distance(letters, Fold.letters(name))))
                .filter(near -> near.distance() <= Math.max(1, letters.length() / 3))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    /** How many letters must be added, left out or exchanged; what one has more at its end counts once. */
    private static int distance(String a, String b) {
        if (!a.isEmpty() && !b.isEmpty() && (a.startsWith(b) || b.startsWith(a)))
            return a.length() == b.length() ? 0 : 1;
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
