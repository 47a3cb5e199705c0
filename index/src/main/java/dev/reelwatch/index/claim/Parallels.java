package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Respects.Kind;
import dev.reelwatch.index.claim.Respects.Respect;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Feature;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries the respect of a figure to a name with nothing but another figure: "海螺 4 平均 55 秒一条，可灵 4.0 一分二十秒". */
final class Parallels {
    private static final Set<Attribute> FIGURED = EnumSet.of(
            Attribute.DURATION,
            Attribute.RESOLUTION,
            Attribute.FRAME_RATE,
            Attribute.GENERATION_SPEED,
            Attribute.PRICE,
            Attribute.RANKING,
            Attribute.REFERENCE);

    /** A name and a figure, with an adverb at most between them. */
    private static final Opening NAME_AND_FIGURE = Opening.compile(
            "[^\\p{L}\\p{N}]{0,3}(?:而且?|但|其次|然后|and |while |but )?NAME+ ?(?:的?是|则|就|却|也|只|仅|约|大约|大概|平均|要|需要|得|为|能到|到|只要|只有|支持|takes?|just|only|is|was|at|needs?|came|in|about|around| ){0,4} ?(?:第 ?)?[$¥￥]?[\\d一二两三四五六七八九十][^,。;]{0,14}[^\\p{L}\\p{N}]{0,2}"
                    .replace("NAME", String.valueOf(Feature.NAME)));

    private final String masked;
    private Optional<Attribute> last = Optional.empty();
    private int lastEnd = -1;

    /** @param masked the folded text with every name of a model blotted out */
    Parallels(String masked) {
        this.masked = masked;
    }

    /** Adds the respect that the clause right before told by a figure, if a clause is a name with no more than one. */
    void carryInto(Map<Attribute, Respect> spoken, Sentence.Clause clause) {
        if (last.isEmpty() || !isVague(spoken) || !follows(clause)) return;
        if (!NAME_AND_FIGURE.fills(masked, clause.start(), clause.end())) return;
        Respects.carry(Set.of(last.get()), spoken, clause);
    }

    /** True if nothing but a time without a word for what takes or lasts so long is told. */
    private static boolean isVague(Map<Attribute, Respect> spoken) {
        Respect time = spoken.get(Attribute.DURATION);
        return spoken.isEmpty() || (spoken.size() == 1 && time != null && time.kind() == Kind.SHAPE);
    }

    private boolean follows(Sentence.Clause clause) {
        if (lastEnd < 1 || lastEnd > clause.start() || "。.!?…".indexOf(masked.charAt(lastEnd - 1)) >= 0) return false;
        for (int i = lastEnd; i < clause.start(); i++) {
            if (Character.isLetterOrDigit(masked.charAt(i)) || masked.charAt(i) == '\n') return false;
        }
        return true;
    }

    /** Remembers in which respect a clause told a figure, if in one only. */
    void remember(Sentence.Clause clause, List<Draft> ofClause) {
        Set<Attribute> figured = EnumSet.noneOf(Attribute.class);
        for (Draft draft : ofClause) {
            if (draft.value().isPresent() && FIGURED.contains(draft.attribute())) figured.add(draft.attribute());
        }
        last = figured.size() == 1 ? Optional.of(figured.iterator().next()) : Optional.empty();
        lastEnd = clause.end();
    }
}
