package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Subjects.Reach;
import dev.reelwatch.index.claim.Subjects.Subject;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.List;

/**
 * A clause with all that is known of it.
 *
 * @param subject the models it speaks of
 * @param cues those that lie in it
 * @param judgement how it means what it says
 * @param whole how its whole sentence does
 */
record Passage(
        Sentence sentence,
        Sentence.Clause clause,
        Subject subject,
        List<Found<Cue>> cues,
        Judgement judgement,
        Judgement whole) {
    /** True if the clause itself names whom it speaks of. */
    boolean isNamed() {
        return subject.reach() == Reach.CLAUSE;
    }

    /** True if its sentence does. */
    boolean isNear() {
        return subject.reach().compareTo(Reach.MAKER) < 0;
    }

    /** True if its sentence does not even name the maker. */
    boolean isFar() {
        return subject.reach().compareTo(Reach.MAKER) > 0;
    }
}
