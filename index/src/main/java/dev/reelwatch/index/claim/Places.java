package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Words found in a text, by their places. */
record Places<T>(List<Found<T>> all) {
    Places {
        List<Found<T>> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(Found::start));
        all = sorted;
    }

    /** Those that lie wholly between two offsets, in the order of the text. */
    List<Found<T>> within(int start, int end) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).start() < start) low = middle + 1;
            else high = middle;
        }
        int last = low;
        boolean whole = true;
        while (last < all.size() && all.get(last).start() < end) {
            whole &= all.get(last).end() <= end;
            last++;
        }
        List<Found<T>> inside = all.subList(low, last);
        return whole
                ? inside
                : inside.stream().filter(found -> found.end() <= end).toList();
    }
}
