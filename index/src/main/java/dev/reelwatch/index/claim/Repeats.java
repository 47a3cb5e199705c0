package dev.reelwatch.index.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps one of the drafts that say the same: headline, summary and body tell one thing three times. */
final class Repeats {
    /** From this share of common words on, two sentences say the same. */
    static final double ALIKE = 0.6;

    private Repeats() {}

    /** The drafts without repeats, the surest of each kept, in the order of the text. */
    static List<Draft> without(List<Draft> drafts) {
        List<Draft> kept = new ArrayList<>();
        for (Draft draft : drafts) {
            int known = -1;
            for (int i = 0; i < kept.size() && known < 0; i++) if (kept.get(i).repeats(draft)) known = i;
            if (known < 0) {
                kept.add(draft);
            } else if (isClearer(draft, kept.get(known))) {
                kept.set(known, draft);
            }
        }
        return kept;
    }

    private static boolean isClearer(Draft draft, Draft known) {
        if (draft.value().isPresent() != known.value().isPresent())
            return draft.value().isPresent();
        return draft.confidence() > known.confidence();
    }

    /** The share of the pairs of letters of the shorter text that the other one holds, too. */
    static double likeness(String one, String other) {
        Set<Integer> a = pairs(one);
        Set<Integer> b = pairs(other);
        Set<Integer> fewer = a.size() <= b.size() ? a : b;
        Set<Integer> more = a.size() <= b.size() ? b : a;
        if (fewer.isEmpty()) return 0;
        long common = fewer.stream().filter(more::contains).count();
        return (double) common / fewer.size();
    }

    private static Set<Integer> pairs(String text) {
        Set<Integer> pairs = new HashSet<>();
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (!Character.isLetterOrDigit(c)) continue;
            if (before != 0) pairs.add(before << 16 | c);
            before = c;
        }
        return pairs;
    }
}
