package dev.reelwatch.index;

import java.util.Optional;

/**
 * How far the vectors of claims have come.
 *
 * @param kept vectors in the archive, made by this model
 * @param waiting articles with claims that have not all of theirs
 * @param searched whether searches look at them
 * @param trouble why the question, or the run, that came last went without; empty where it did not
 */
public record VectorStatus(
        String model,
        long kept,
        long waiting,
        boolean searched,
        long requestsToday,
        long tokensToday,
        long tokensADay,
        Optional<String> trouble) {}
