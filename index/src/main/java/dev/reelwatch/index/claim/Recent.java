package dev.reelwatch.index.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that an article has spoken of so far, and which of the last two a clause means. */
final class Recent {
    /** So many paragraphs a test of several models gives to each of them. */
    private static final int TURN = 4;

    /** "价格上，": so much before a comma is too short to be a clause of its own. */
    private static final int FRAME = 6;

    private final String folded;
    private final ArticleTopic topic;
    private final List<String> models = new ArrayList<>();
    private final Map<String, Integer> paragraphs = new HashMap<>();
    private final Map<String, Integer> firsts = new HashMap<>();

    Recent(String folded, ArticleTopic topic) {
        this.folded = folded;
        this.topic = topic;
    }

    /** A clause of a paragraph speaks of these. */
    void add(List<String> named, int paragraph) {
        for (String model : named) {
            models.remove(model);
            models.add(model);
            paragraphs.put(model, paragraph);
            firsts.putIfAbsent(model, firsts.size());
        }
    }

    Optional<String> last() {
        return models.isEmpty() ? Optional.empty() : Optional.of(models.getLast());
    }

    /** True if there were two. */
    private boolean holdsPair() {
        return models.size() > 1;
    }

    /** The two spoken of last, in their order, where there were two. */
    private List<String> pair() {
        return List.copyOf(models.subList(models.size() - 2, models.size()));
    }

    /**
     * The models that a clause means by a number, in the order in which they were first spoken of: "三款模型都", "另外两款".
     *
     * @param spokenOf those spoken of last
     * @return empty where so many were not spoken of, or it means none together
     */
    List<String> meantTogether(Plurals.Together together, List<String> spokenOf) {
        List<String> of = together.others()
                ? models.stream().filter(model -> !spokenOf.contains(model)).toList()
                : models;
        if (together.count() == 0 || of.size() < together.count()) return List.of();
        return of.subList(of.size() - together.count(), of.size()).stream()
                .sorted(Comparator.comparing(firsts::get))
                .toList();
    }

    private boolean isNear(String model, Sentence sentence) {
        return sentence.paragraph() - paragraphs.getOrDefault(model, -TURN) < TURN;
    }

    /** "前者四个字全对，后者写错了一个": one of the two that were named before, in the order they were named in. */
    Optional<String> ofPair(Sentence sentence, Sentence.Clause clause) {
        if (!holdsPair()) return Optional.empty();
        int start = clause.start();
        start = Math.max(start, folded.indexOf(',', start, Math.min(clause.end(), start + FRAME)));
        while (start < clause.end() && " ,而但".indexOf(folded.charAt(start)) >= 0) start++;
        boolean former = folded.startsWith("前者", start) || folded.startsWith("the former", start);
        boolean latter = folded.startsWith("后者", start) || folded.startsWith("the latter", start);
        if (!former && !latter) return Optional.empty();
        List<String> pair = pair();
        return pair.stream().allMatch(model -> isNear(model, sentence))
                ? Optional.of(topic.settled(former ? pair.getFirst() : pair.getLast()))
                : Optional.empty();
    }

    /** The other one of the two spoken of last. */
    List<String> otherThan(String one) {
        return pair().stream()
                .map(topic::settled)
                .filter(model -> !model.equals(one))
                .toList();
    }

    /** The last one spoken of shortly before a sentence that is none of these. */
    Optional<String> anotherNear(List<String> these, Sentence sentence) {
        for (String model : models.reversed()) {
            if (isNear(model, sentence) && !these.contains(model)) return Optional.of(model);
        }
        return Optional.empty();
    }
}
