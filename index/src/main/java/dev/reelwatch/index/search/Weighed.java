package dev.reelwatch.index.search;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is known of claims only by weighing them all against each other. That is done to the right of this room, so it is
 * handed in, and asked for only by a question that needs it: the others need not wait for it.
 *
 * @param disputed the ids of claims that another one contradicts
 * @param promises the ids of claims that promise something
 * @param origins how many independent voices say what a claim says, by its id; where there is none it is one. By the id of an
 *     article, the most that any of its claims has
 * @param originsAtHand the same as it was found when all were weighed last; nothing before that
 */
public record Weighed(
        Supplier<Set<String>> disputed,
        Supplier<Set<String>> promises,
        Supplier<Map<String, Integer>> origins,
        Supplier<Map<String, Integer>> originsAtHand) {}
