package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what each name of a clause is named for: as what it speaks of, what that is measured by or built on, or another thing. */
final class Roles {
    /** "优于其他模型，包括 A 和 B": who the others are that a clause before measures by. */
    private static final Opening AS_THESE = Opening.compile("包括|including |such as ");

    /** So far into a clause stands what it opens with. */
    private static final int OPENS = 3;

    private static final int KIND_WITHIN = 10;
    /** The kind of thing that a clause announces, right before a dash. */
    private static final Opening ANNOUNCED =
            Opening.compile("(?:模型|大模型|工具|产品|平台|系统|方法|框架|版本|智能体|model|tool|generator|system)$");

    private final String folded;
    private final Mentions mentions;
    private final Comparisons comparisons;
    private final Bystanders bystanders;

    Roles(String folded, Mentions mentions, Comparisons comparisons) {
        this.folded = folded;
        this.mentions = mentions;
        this.comparisons = comparisons;
        bystanders = new Bystanders(folded);
    }

    /** The names of one clause by their roles. */
    static final class Cast {
        private final List<Mention> own = new ArrayList<>();
        private final List<String> compared = new ArrayList<>();
        private final Set<String> linesOfOthers = new HashSet<>();
        private Optional<String> base = Optional.empty();
        private boolean opensWithOther;
        private boolean amongOthers;

        /** The names of what the clause speaks of. */
        List<Mention> own() {
            return own;
        }

        /** The models that it measures by. */
        List<String> compared() {
            return compared;
        }

        /** The model that what it speaks of is built on. */
        Optional<String> base() {
            return base;
        }

        /** True if it speaks of a thing that makes no video. */
        boolean holdsOther() {
            return !linesOfOthers.isEmpty();
        }

        /** True if it begins with such a thing. */
        boolean opensWithOther() {
            return opensWithOther;
        }

        /** True if only "and" stands between a model and such a thing. */
        boolean amongOthers() {
            return amongOthers;
        }
    }

    /**
     * The names of a clause by their roles.
     *
     * @param cues those of the sentence
     * @param spokenOf the models spoken of last
     * @param pronoun true if the clause begins with a pronoun that means them
     */
    Cast in(Sentence sentence, Sentence.Clause clause, List<Found<Cue>> cues, List<String> spokenOf, boolean pronoun) {
        Cast cast = new Cast();
        List<Mention> named = mentions.beginningIn(clause.start(), clause.end());
        boolean listed = !named.isEmpty() && isListOfMeasures(sentence, clause, cues);
        Mention lastCompared = null;
        for (int i = 0; i < named.size(); i++) {
            Mention mention = named.get(i);
            if (mention.end() > clause.end()) continue;
            Mention before = named.get(Math.max(0, i - 1));
            cast.amongOthers |= before.video() != mention.video() && comparisons.isJoint(before, mention);
            if (listed || isCompared(mention, clause, cues, cast, lastCompared) || isMended(mention, cast, cues)) {
                cast.compared.add(mention.model());
                lastCompared = mention;
                continue;
            }
            lastCompared = null;
            if (bystanders.isBase(mention)) cast.base = Optional.of(mention.model());
            else if (!bystanders.isBystander(mention, clause, cast.own, spokenOf)) addOwn(mention, clause, cast);
        }
        if (cast.own.isEmpty() && cast.compared.isEmpty())
            namedBehindDash(clause).ifPresent(cast.own::add);
        // "Krea 的图像模型 Krea1": the maker's name beside what makes no videos is not the model
        cast.own.removeIf(mention -> cast.linesOfOthers.contains(mention.line()));
        if (pronoun && isOnPronoun(cast.own, clause, cues)) {
            // "它压过 Wan 3.0": the other is what the one spoken of is measured by
            cast.own.stream().filter(Mention::exact).map(Mention::model).forEach(cast.compared::add);
            cast.own.clear();
        }
        return cast;
    }

    private boolean isCompared(
            Mention mention, Sentence.Clause clause, List<Found<Cue>> cues, Cast cast, @Nullable Mention lastCompared) {
        boolean joined = lastCompared != null && comparisons.isJoint(lastCompared, mention);
        return comparisons.isCompared(mention, clause, cues, cast.own.isEmpty(), joined);
    }

    /** "修复了可灵 3.0 手指变形的问题": what a version mends is the fault of the one before it. */
    private boolean isMended(Mention mention, Cast cast, List<Found<Cue>> cues) {
        return !cast.own.isEmpty()
                && mentions.isBefore(mention.model(), cast.own.getFirst().model())
                && cues.stream()
                        .anyMatch(cue -> cue.meaning() == Cue.SPARED
                                && cue.start() >= cast.own.getFirst().end()
                                && cue.end() <= mention.start());
    }

    private void addOwn(Mention mention, Sentence.Clause clause, Cast cast) {
        if (mention.video()) {
            cast.own.add(mention);
        } else if (!bystanders.isHost(mention, clause)) {
            cast.linesOfOthers.add(mention.line());
            cast.opensWithOther |= mention.start() <= clause.start() + OPENS;
        }
    }

    /** "优于其他模型，包括 A 和 B": true if a clause tells who the others are that one before measures by. */
    private boolean isListOfMeasures(Sentence sentence, Sentence.Clause clause, List<Found<Cue>> cues) {
        return AS_THESE.begins(folded, clause.start(), clause.end())
                && isMeasuredBetween(sentence.start(), clause.start(), cues);
    }

    private static boolean isMeasuredBetween(int start, int end, List<Found<Cue>> cues) {
        return cues.stream()
                .anyMatch(cue -> (cue.meaning() == Cue.COMPARISON || cue.meaning() == Cue.COMPARED_BEFORE)
                        && cue.start() >= start
                        && cue.end() <= end);
    }

    /** "开源图生视频模型——Step-Video-TI2V": the name of what a clause announces, behind its dash. */
    private Optional<Mention> namedBehindDash(Sentence.Clause clause) {
        int from = clause.end();
        while (from < folded.length() && folded.charAt(from) == '—') from++;
        if (from == clause.end()
                || !ANNOUNCED
                        .first(folded, Math.max(clause.start(), clause.end() - KIND_WITHIN), clause.end())
                        .isPresent()) return Optional.empty();
        int at = from;
        return mentions.from(at).filter(mention -> mention.video() && mention.start() <= at + 1);
    }

    /** "It is available to subscribers of Dream Machine": what the pronoun means is spoken of, not what is named behind it. */
    private boolean isOnPronoun(List<Mention> own, Sentence.Clause clause, List<Found<Cue>> cues) {
        return !own.isEmpty()
                && (own.stream().noneMatch(Mention::exact)
                        || isMeasuredBetween(clause.start(), own.get(0).start(), cues))
                && own.get(0).start() > clause.start()
                && !folded.startsWith("其中", clause.start());
    }
}
