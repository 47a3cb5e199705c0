package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Feature;
import dev.reelwatch.index.vocabulary.Generations;
import dev.reelwatch.index.vocabulary.Mention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names in the text of one article, by their places, and the models they are of. */
final class Mentions {
    private final String folded;
    private final List<Mention> all;
    private final Map<String, String> lines = new HashMap<>();
    private final Set<String> unlisted = new HashSet<>();
    private final Map<String, Generations> generations = new HashMap<>();

    /** @param all in the order of the text */
    Mentions(List<Mention> all, String folded) {
        this.folded = folded;
        this.all = List.copyOf(all);
        for (Mention mention : all) {
            lines.put(mention.model(), mention.line());
            if (mention.kind() == Mention.Kind.UNLISTED) unlisted.add(mention.model());
        }
    }

    /** True for the name of a video model, not of a feature of one. */
    static boolean isModel(Mention mention) {
        return mention.video() && mention.kind() != Mention.Kind.FEATURE;
    }

    /** How many of the names in the order of a text begin before a place. */
    static int firstFrom(List<Mention> named, int place) {
        int low = 0;
        int high = named.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (named.get(middle).start() < place) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    List<Mention> all() {
        return all;
    }

    /** All names that begin between two offsets. */
    List<Mention> beginningIn(int start, int end) {
        int first = firstFrom(all, start);
        int last = first;
        while (last < all.size() && all.get(last).start() < end) last++;
        return all.subList(first, last);
    }

    /** The first name that begins at a place or behind it. */
    Optional<Mention> from(int place) {
        int first = firstFrom(all, place);
        return first < all.size() ? Optional.of(all.get(first)) : Optional.empty();
    }

    /** The names of video models between two offsets, features of a product left out. */
    List<Mention> namedIn(int start, int end) {
        List<Mention> named = new ArrayList<>(2);
        for (Mention mention : beginningIn(start, end)) {
            if (isModel(mention) && mention.end() <= end) named.add(mention);
        }
        return named;
    }

    /** True if a name of a video model or of its feature begins between two offsets. */
    boolean namesVideo(int start, int end) {
        for (Mention mention : beginningIn(start, end)) {
            if (mention.video()) return true;
        }
        return false;
    }

    /** The folded text with every name of a video model blotted out, features of a product left. */
    String masked() {
        char[] masked = folded.toCharArray();
        for (Mention mention : all) {
            if (isModel(mention)) Arrays.fill(masked, mention.start(), mention.end(), Feature.NAME);
        }
        return new String(masked);
    }

    /** Offsets of the line breaks that lie inside a name. */
    BitSet brokenNames() {
        BitSet broken = new BitSet();
        for (Mention mention : all) {
            int at = folded.indexOf('\n', mention.start(), mention.end());
            if (at >= 0) broken.set(at);
        }
        return broken;
    }

    /** The line of a model; the model itself where it is not named. */
    String lineOf(String model) {
        return lines.getOrDefault(model, model);
    }

    /** True if a model is named, and of that line. */
    boolean isOf(String line, String model) {
        return line.equals(lines.get(model));
    }

    /** True for a line that is named without a version. */
    boolean isLine(String model) {
        return isOf(model, model);
    }

    /** True if no list knows a model. */
    boolean isUnlisted(String model) {
        return unlisted.contains(model);
    }

    /** True if models of two lines are named. */
    boolean ofTwo() {
        return lines.values().stream().distinct().count() == 2;
    }

    /** The version before a model among those named. */
    Optional<String> formerOf(String model) {
        return generations.computeIfAbsent(lineOf(model), this::generationsOf).before(model);
    }

    /** True if a model is an earlier version of another one's line. */
    boolean isBefore(String model, String other) {
        return !model.equals(other)
                && lineOf(model).equals(lineOf(other))
                && generations
                        .computeIfAbsent(lineOf(other), this::generationsOf)
                        .isBefore(model, other);
    }

    private Generations generationsOf(String line) {
        return new Generations(
                line, lines.keySet().stream().filter(model -> isOf(line, model)).toList());
    }
}
