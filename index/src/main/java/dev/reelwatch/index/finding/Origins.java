package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Who speaks for himself. Articles of one origin are one voice, and so are those that say the same in the same words:
 * one of them has it from the other.
 */
final class Origins {
    /** Shorter sentences are written twice without one being copied. */
    private static final int LONG_ENOUGH = 16;

    private final Map<String, String> parents = new HashMap<>();
    private final Function<Claim.Source, String> originOf;

    Origins(List<Claim> claims, Function<Claim.Source, String> originOf) {
        this.originOf = originOf;
        Map<String, String> byWords = new LinkedHashMap<>();
        for (Claim claim : claims) {
            String words = Words.folded(claim.quote().text());
            if (words.length() < LONG_ENOUGH) continue;
            String former = byWords.putIfAbsent(words, originOf.apply(claim.article()));
            if (former != null) join(former, originOf.apply(claim.article()));
        }
    }

    /** The origin of a claim; equal for claims that are not independent. */
    String of(Claim claim) {
        return root(originOf.apply(claim.article()));
    }

    Set<String> of(List<Claim> claims) {
        Set<String> origins = new HashSet<>();
        claims.forEach(claim -> origins.add(of(claim)));
        return origins;
    }

    private void join(String a, String b) {
        List<String> roots = new ArrayList<>(List.of(root(a), root(b)));
        roots.sort(null);
        if (!roots.get(0).equals(roots.get(1))) parents.put(roots.get(1), roots.get(0));
    }

    private String root(String origin) {
        String at = origin;
        for (String up = parents.get(at); up != null; up = parents.get(at)) at = up;
        return at;
    }
}
