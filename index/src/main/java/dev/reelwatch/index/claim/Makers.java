package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells which model is meant where its maker is named instead: "快手又更新了", in an article on Kling. */
final class Makers {
    /** So far into a clause stands the maker that it begins with. */
    private static final int BEGINS = 4;
    /** So far into the words of a heading stands what it is on. */
    private static final int HEADS = 3;

    private final Vocabulary vocabulary;
    private final Mentions mentions;
    private final ArticleTopic topic;
    private final Layout layout;
    private final Comparisons comparisons;
    private final Places<String> vendors;

    Makers(
            Vocabulary vocabulary,
            Vocabulary.Folded read,
            Mentions mentions,
            ArticleTopic topic,
            Layout layout,
            Comparisons comparisons) {
        this.vocabulary = vocabulary;
        this.mentions = mentions;
        this.topic = topic;
        this.layout = layout;
        this.comparisons = comparisons;
        vendors = new Places<>(vocabulary.vendorsIn(read));
    }

    /** Who makes a model; empty where that is not known. */
    Optional<String> makerOf(String model) {
        return vocabulary.vendorOf(mentions.lineOf(model));
    }

    /** The maker that a clause begins with, not as one to be measured by. */
    Optional<String> opening(Sentence.Clause clause, List<Found<Cue>> cues) {
        return vendors.within(clause.start(), clause.end()).stream()
                .filter(found -> found.start() <= clause.start() + BEGINS)
                .filter(found -> !comparisons.isMeasure(found.start(), clause, cues))
                .map(Found::meaning)
                .findFirst();
    }

    /** The model of a maker that is meant: one of those spoken of, else the one the article is about. */
    Optional<String> modelOf(String maker, List<String> spokenOf) {
        return Stream.concat(
                        spokenOf.stream().map(topic::settled),
                        topic.likely().stream().filter(model -> !topic.isScattered() && !layout.isRoundUp()))
                .filter(model -> makerOf(model).equals(Optional.of(maker)))
                .findFirst();
    }

    /** "阿里开源千问": true if the words of a heading begin with a maker of other models than those spoken of. */
    boolean headsForOthers(int start, int end, List<String> spokenOf) {
        return vendors.within(start, end).stream()
                .filter(found -> found.start() <= start + HEADS)
                .anyMatch(found -> modelOf(found.meaning(), spokenOf).isEmpty());
    }
}
