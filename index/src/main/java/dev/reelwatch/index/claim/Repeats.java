package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps one of the drafts that say the same: headline, summary and body tell one thing three times. */
final class Repeats {
    /** From this share of common words on, two sentences say the same. */
    static final double ALIKE = 0.6;

    private final Map<String, int[]> pairsOf = new HashMap<>();

    private Repeats() {}

    /** What two drafts must have in common to be compared at all. */
    private record Statement(String model, Attribute attribute, Polarity polarity, Status status) {}

    /** What a headline may tell before the body tells it in its own words. */
    private record Told(String model, Attribute attribute, Polarity polarity) {
        static Told by(Draft draft) {
            return new Told(draft.model(), draft.attribute(), draft.polarity());
        }
    }

    /** The drafts without repeats, the surest of each kept, in the order of the text. */
    static List<Draft> without(List<Draft> drafts) {
        List<Draft> kept = new ArrayList<>();
        Map<Statement, List<Integer>> places = new HashMap<>();
        Repeats repeats = new Repeats();
        Set<Told> inBody = new HashSet<>();
        for (Draft draft : drafts) {
            if (!draft.isHeadline() && draft.confidence() >= PatternClaimExtractor.LEAST_CONFIDENCE) {
                inBody.add(Told.by(draft));
            }
        }
        for (Draft draft : drafts) {
            boolean headline = draft.isHeadline() && draft.value().isEmpty() && draft.attribute() != Attribute.RELEASE;
            if (headline && inBody.contains(Told.by(draft))) continue;
            Statement statement = new Statement(draft.model(), draft.attribute(), draft.polarity(), draft.status());
            List<Integer> alike = places.computeIfAbsent(statement, ignored -> new ArrayList<>());
            int known = -1;
            for (int place : alike) {
                if (!kept.get(place).repeats(draft, repeats)) continue;
                known = place;
                break;
            }
            if (known < 0) {
                alike.add(kept.size());
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
        if (showsValue(draft) != showsValue(known)) return showsValue(draft);
        return draft.confidence() > known.confidence();
    }

    /** True if a value stands in the quote itself, not only in the sentence around it. */
    private static boolean showsValue(Draft draft) {
        return draft.value()
                .filter(value -> draft.quote().text().contains(value.text()))
                .isPresent();
    }

    /** The share of the pairs of letters of the shorter text that the other one holds, too. */
    double likeness(String one, String other) {
        int[] a = pairsOf.computeIfAbsent(one, Repeats::pairs);
        int[] b = pairsOf.computeIfAbsent(other, Repeats::pairs);
        int fewer = Math.min(a.length, b.length);
        if (fewer == 0) return 0;
        int common = 0;
        for (int i = 0, k = 0; i < a.length && k < b.length; ) {
            if (a[i] == b[k]) common++;
            if (a[i] <= b[k]) i++;
            else if (a[i] > b[k]) k++;
        }
        return (double) common / fewer;
    }

    /** Ascending, none twice. */
    private static int[] pairs(String text) {
        int[] pairs = new int[text.length()];
        int count = 0;
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (!Character.isLetterOrDigit(c)) continue;
            if (before != 0) pairs[count++] = before << 16 | c;
            before = c;
        }
        Arrays.sort(pairs, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (distinct == 0 || pairs[distinct - 1] != pairs[i]) pairs[distinct++] = pairs[i];
        }
        return Arrays.copyOf(pairs, distinct);
    }
}
