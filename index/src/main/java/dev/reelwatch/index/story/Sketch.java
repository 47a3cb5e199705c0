package dev.reelwatch.index.story;

import java.util.Arrays;

/**
 * A MinHash of a text: two texts agree in each of its numbers with the likelihood of a run being in both. One pass over
 * the runs fills all numbers; one that no run fell to borrows from the next
 * (https://proceedings.mlr.press/v32/shrivastava14.html).
 */
final class Sketch {
    private static final int SIZE = 96;
    /** Four numbers a bucket: texts that share half of their runs meet in one of 24 buckets with a likelihood of 0.8. */
    private static final int ROWS = 4;

    static final int BUCKETS = SIZE / ROWS;

    private Sketch() {}

    /** The buckets in which a text meets those that are like it; none for an empty text. */
    static long[] buckets(long[] runs) {
        if (runs.length == 0) return new long[0];
        long[] least = new long[SIZE];
        Arrays.fill(least, Long.MAX_VALUE);
        for (long run : runs) {
            int bin = (int) Long.remainderUnsigned(run, SIZE);
            long rank = Shingles.mixed(run + 0x9e3779b97f4a7c15L) >>> 1;
            if (rank < least[bin]) least[bin] = rank;
        }
        long[] filled = least.clone();
        for (int bin = 0; bin < SIZE; bin++) {
            int from = bin;
            for (int step = 1; least[from] == Long.MAX_VALUE; step++) from = (bin + step) % SIZE;
            if (from != bin) filled[bin] = least[from] + Math.floorMod(from - bin, SIZE);
        }
        long[] buckets = new long[BUCKETS];
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long hash = bucket;
            for (int row = 0; row < ROWS; row++) hash = Shingles.mixed(hash * 31 + filled[bucket * ROWS + row]);
            buckets[bucket] = hash;
        }
        return buckets;
    }
}
