package dev.reelwatch.index.claim;

import java.util.EnumMap;
import java.util.Map;

/** Counts what was dropped, by reason. */
public final class Drops {
    private final Map<Dropped, Integer> counts = new EnumMap<>(Dropped.class);

    void count(Dropped reason) {
        counts.merge(reason, 1, Integer::sum);
    }

    public void addAll(Drops others) {
        others.counts.forEach((reason, number) -> counts.merge(reason, number, Integer::sum));
    }

    /** Reasons that occurred, in their order. */
    public Map<Dropped, Integer> counts() {
        return counts.isEmpty() ? Map.of() : new EnumMap<>(counts);
    }
}
