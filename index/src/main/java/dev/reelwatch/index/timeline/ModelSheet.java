package dev.reelwatch.index.timeline;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Comparison;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Matter;
import dev.reelwatch.index.finding.Promise;
import java.util.List;
import java.util.Optional;

/**
 * A model at a glance.
 *
 * @param line the line it is of; the model itself where that is all of it
 * @param vendor who makes it; empty where that is not known
 * @param released when it came out, as most articles tell
 * @param predecessor the version before it
 * @param successors the versions after it, nearest first
 * @param claims how many there are
 * @param articles in how many articles they stand
 * @param firstSaid when it was first spoken of
 * @param lastSaid when it was last spoken of
 * @param matters what is known of it, by attribute
 */
public record ModelSheet(
        String id,
        String model,
        String line,
        Optional<String> vendor,
        Optional<Moment> released,
        Optional<String> predecessor,
        List<String> successors,
        int claims,
        int articles,
        Optional<Moment> firstSaid,
        Optional<Moment> lastSaid,
        List<Matter> matters) {
    public ModelSheet {
        successors = List.copyOf(successors);
        matters = List.copyOf(matters);
    }

    /** What is known, one row a respect and unit. */
    public List<Comparison.Row> facts() {
        return Comparison.of(model, matters).rows();
    }

    public List<Dispute> disputes() {
        return matters.stream().flatMap(matter -> matter.disputes().stream()).toList();
    }

    public List<Promise> promises() {
        return matters.stream().flatMap(matter -> matter.promises().stream()).toList();
    }

    /** How many of its promises are neither kept nor withdrawn. */
    public long openPromises() {
        return promises().stream()
                .filter(promise -> promise.state() == Promise.State.OPEN)
                .count();
    }

    /** All claims of the model. */
    public List<Claim> said() {
        return matters.stream().flatMap(matter -> matter.claims().stream()).toList();
    }
}
