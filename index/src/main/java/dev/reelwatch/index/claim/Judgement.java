package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells how a clause means what it says: for or against, now or later, on whose word. */
final class Judgement {
    private final List<Found<Cue>> cues;

    /** The cues of one clause, those that only look like a negation or a praise taken out. */
    Judgement(List<Found<Cue>> cuesOfClause) {
        List<Found<Cue>> harmless = cuesOfClause.stream()
                .filter(cue -> cue.meaning() == Cue.NOT_NEGATION)
                .toList();
        Set<Cue> doubtful = EnumSet.of(Cue.NEGATION, Cue.BLAME, Cue.PRAISE, Cue.WORSE);
        cues = cuesOfClause.stream()
                .filter(cue -> !doubtful.contains(cue.meaning())
                        || harmless.stream().noneMatch(h -> h.start() <= cue.start() && h.end() >= cue.end()))
                .toList();
    }

    boolean tells(Cue cue) {
        return cues.stream().anyMatch(found -> found.meaning() == cue);
    }

    /** True if the clause holds a verdict, an ability or a comparison, so that a topic named in it is spoken of. */
    boolean asserts() {
        return tells(Cue.PRAISE)
                || tells(Cue.BLAME)
                || tells(Cue.ABILITY)
                || tells(Cue.COMPARISON)
                || tells(Cue.NEGATION)
                || tells(Cue.PLANNED);
    }

    /** True if it holds more than a label: a verdict, a lack, an advantage or a plan. */
    boolean takesSides() {
        return judges() || tells(Cue.NEGATION) || tells(Cue.ADVANTAGE) || tells(Cue.PLANNED);
    }

    boolean judges() {
        return tells(Cue.PRAISE) || tells(Cue.BLAME) || tells(Cue.EQUAL) || tells(Cue.WORSE);
    }

    /**
     * How the subject comes out.
     *
     * @param comparesModels true where another model is named beside it
     * @param hasNumber true where the clause states a figure
     */
    Polarity polarity(Attribute attribute, boolean comparesModels, boolean hasNumber) {
        boolean negated = tells(Cue.NEGATION);
        boolean praised = tells(Cue.PRAISE);
        boolean blamed = tells(Cue.BLAME);
        if (comparesModels && tells(Cue.WORSE)) return Polarity.NEGATIVE;
        if (comparesModels && tells(Cue.EQUAL) && !tells(Cue.ADVANTAGE)) return Polarity.NEUTRAL;
        Group group = attribute.group();
        if (group == Group.CAPABILITY) return negated || (blamed && !praised) ? Polarity.NEGATIVE : Polarity.POSITIVE;
        if (group == Group.QUALITY || attribute == Attribute.RANKING) {
            if (negated) return blamed && !praised ? Polarity.POSITIVE : Polarity.NEGATIVE;
            return blamed && !praised ? Polarity.NEGATIVE : Polarity.POSITIVE;
        }
        if (negated) return Polarity.NEGATIVE;
        if (attribute == Attribute.RELEASE) return Polarity.NEUTRAL;
        if (attribute == Attribute.OPEN_SOURCE) return Polarity.POSITIVE;
        if (blamed && !praised) return Polarity.NEGATIVE;
        boolean bareFigure = hasNumber && attribute != Attribute.GENERATION_SPEED && attribute != Attribute.HARDWARE;
        boolean plainFact = attribute == Attribute.ARCHITECTURE || attribute == Attribute.PARAMETERS || bareFigure;
        if (plainFact) return praised ? Polarity.POSITIVE : Polarity.NEUTRAL;
        boolean sold = tells(Cue.ADVANTAGE) || praised;
        return sold ? Polarity.POSITIVE : Polarity.NEUTRAL;
    }

    /**
     * True if it tells of a promise of former days, which says neither what is nor what is to come.
     *
     * @param toldOfFormerTime true where a date in the sentence lies well before the article
     */
    boolean retellsPromise(boolean toldOfFormerTime) {
        return tells(Cue.PLANNED) && (toldOfFormerTime || tells(Cue.PAST));
    }

    /**
     * When it is so.
     *
     * @param toldOfFormerTime true where a date in the sentence lies well before the article
     */
    Status status(boolean toldOfFormerTime) {
        if (tells(Cue.RUMOURED)) return Status.RUMOURED;
        if (tells(Cue.PLANNED)) return Status.PLANNED;
        if (toldOfFormerTime || tells(Cue.PAST)) return Status.PAST;
        return Status.CURRENT;
    }

    /**
     * On whose word it is so.
     *
     * @param inOwnVoice true where the article is told in the writer's own voice
     */
    Basis basis(Attribute attribute, Status status, boolean inOwnVoice) {
        if (tells(Cue.VENDOR)) return Basis.VENDOR;
        if (tells(Cue.THIRD_PARTY)) return Basis.THIRD_PARTY;
        if (tells(Cue.AUTHOR) || inOwnVoice) return Basis.AUTHOR;
        if (status == Status.PAST || attribute == Attribute.OVERALL) return Basis.AUTHOR;
        if (attribute == Attribute.RANKING || attribute == Attribute.ADOPTION) return Basis.AUTHOR;
        return Basis.VENDOR;
    }
}
