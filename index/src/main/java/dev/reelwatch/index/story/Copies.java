package dev.reelwatch.index.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds texts that are copies of one another. What meets in a bucket is only suspected: each pair is proved by the runs
 * that both texts share.
 */
final class Copies {
    /** Copies share this much of the runs of both ... */
    private static final double LIKE = 0.7;
    /** ... or one holds nearly all of the other, with some words around it. */
    private static final double CONTAINED = 0.9;
    /** Greetings, slogans and hashtags alone are written by many without one copying from another. */
    private static final int LONG_ENOUGH = 40;
    /** What holds another's text among much else, as a digest does, is not a copy of it. */
    private static final int MOST_AROUND = 2;

    private static final int SUSPECTS = 200;

    private final Function<String, Optional<String>> textOf;
    private final Map<Long, List<String>> byBucket = new HashMap<>();
    private final Map<String, long[]> bucketsOf = new HashMap<>();

    /** @param textOf the text of an article, asked only for articles that are suspected */
    Copies(Function<String, Optional<String>> textOf) {
        this.textOf = textOf;
    }

    /** Takes in a text and gives the articles, in the order of their ids, that it is a copy of or that copied it. */
    Set<String> put(String id, String text) {
        remove(id);
        long[] runs = Shingles.of(text);
        if (runs.length < LONG_ENOUGH) return Set.of();
        long[] buckets = Sketch.buckets(runs);
        Set<String> suspects = new HashSet<>();
        for (long bucket : buckets) {
            List<String> there = byBucket.computeIfAbsent(bucket, ignored -> new ArrayList<>(1));
            suspects.addAll(there);
            there.add(id);
        }
        bucketsOf.put(id, buckets);
        return copiesAmong(suspects, runs);
    }

    /** The articles that were taken in and that a text is a copy of, in the order of their ids; takes in nothing. */
    Set<String> like(String text) {
        long[] runs = Shingles.of(text);
        if (runs.length < LONG_ENOUGH) return Set.of();
        Set<String> suspects = new HashSet<>();
        for (long bucket : Sketch.buckets(runs)) suspects.addAll(byBucket.getOrDefault(bucket, List.of()));
        return copiesAmong(suspects, runs);
    }

    private Set<String> copiesAmong(Set<String> suspects, long[] runs) {
        Set<String> copies = new TreeSet<>();
        suspects.stream().sorted().limit(SUSPECTS).forEach(suspect -> {
            Optional<String> other = textOf.apply(suspect);
            if (other.isPresent() && areCopies(runs, Shingles.of(other.get()))) copies.add(suspect);
        });
        return copies;
    }

    void remove(String id) {
        long[] buckets = bucketsOf.remove(id);
        if (buckets == null) return;
        for (long bucket : buckets) {
            List<String> there = byBucket.get(bucket);
            if (there == null) continue;
            there.remove(id);
            if (there.isEmpty()) byBucket.remove(bucket);
        }
    }

    static boolean areCopies(long[] a, long[] b) {
        int smaller = Math.min(a.length, b.length);
        if (smaller < LONG_ENOUGH) return false;
        int shared = Shingles.shared(a, b);
        double like = (double) shared / (a.length + b.length - shared);
        if (like >= LIKE) return true;
        return Math.max(a.length, b.length) <= MOST_AROUND * smaller && (double) shared / smaller >= CONTAINED;
    }
}
