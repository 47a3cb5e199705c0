package dev.reelwatch.index.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one order out of two whose weights cannot be compared: what stands first in both comes first, by the sum of
 * {@code 1 / (60 + rank)} (Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009).
 */
final class RankFusion {
    private static final int SMOOTHING = 60;

    private RankFusion() {}

    /** All of both, each once; of what is as good, that of the first order comes first. */
    static <T> List<T> of(List<T> first, List<T> second) {
        Map<T, Double> sums = new LinkedHashMap<>();
        for (List<T> order : List.of(first, second)) {
            for (int i = 0; i < order.size(); i++) sums.merge(order.get(i), 1.0 / (SMOOTHING + i + 1), Double::sum);
        }
        List<T> fused = new ArrayList<>(sums.keySet());
        // a stable order, so what is equal stays as it came
        fused.sort(Comparator.comparingDouble(each -> -sums.getOrDefault(each, 0.0)));
        return fused;
    }
}
