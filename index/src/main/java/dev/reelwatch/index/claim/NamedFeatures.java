package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Respects.Kind;
import dev.reelwatch.index.claim.Respects.Respect;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Feature;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Carries a feature to the clauses that speak of it without its name. "参考图功能，很快推出": what is said of a feature
 * in the next clause is said of the feature. "首尾帧，可灵也有": what another model is said to have is the feature spoken of.
 */
final class NamedFeatures {
    /** "这个功能 Vidu 早就有了": says of a feature named before that another model has it, or has it not. */
    private static final Opening HAS_IT = Opening.compile(
            "(?:尚未|还未|还没有?|暂未|暂不|没有|并未|未)(?:开放|支持|上线|提供)(?:该|这一?|此)(?:项|个)?(?:功能|能力)|(?:都|也|早就?|已经?|均|同样|全部)(?:已经?|早就?|都|可以|能|能够|不)?(?:有|上了|上线了|实现|支持|做到|具备|跟进|能用|可以)"
                    + "|(?:也|都)(?:不行|没有|做不到|不支持)|(?:too|as well|also (?:has|have|supports?|offers?)|does not|doesn't|can't|so does|so do)[.!]?$");

    /** "支持首尾帧，Veo 5 不支持": likewise, with nothing else in the clause. */
    private static final Opening HAS_OR_LACKS = Opening.compile(
            "[^\\p{L}]{0,3}(?:但|而|可|不过|只有|就)?NAME+ ?(?:则|就|却|也|倒是?|反而|已经|目前|还|现在){0,2}(?:不支持|没有|没|有|支持|做不到|不行|可以|不能|做到了|不会)[^\\p{L}\\p{N}]{0,3}"
                    .replace("NAME", String.valueOf(Feature.NAME)));

    /** "目前还不支持": what is told to be missing without its name. */
    private static final Opening LACKS_IT = Opening.compile(
            "(?:没有(?![^,。]{0,6}(?:问题|办法|关系|想到|说|提|公布|透露|消息|回应|确认|讲))|不支持|还?没(?:上线?|开放?|做|加|支持|推出|实装)|[尚暂还仍]未|未(?:开放|上线|支持)|用不[了上]|不能用|不行|不让用|做不到|没法用?|无法(?:使用|用)|不提供|不具备|缺席|缺失|not (?:yet )?(?:supported|available|included|there)|isn't|aren't|doesn't|missing|lacks?\\b|can't)");

    /** A longer quote, from where the feature is named, is no proof that anybody reads. */
    private static final int LONGEST_CARRIED = 80;
    /** So many paragraphs on a feature is still spoken of. */
    private static final int SPOKEN_OF = 2;

    /**
     * The features that were named last.
     *
     * @param sentence offset of the sentence that names them
     * @param from offset of the clause that does
     * @param only true if it asserts nothing of them
     */
    record Named(Set<Attribute> features, int sentence, int from, boolean only, int paragraph) {
        private static final Named NONE = new Named(Set.of(), -1, -1, false, -1);
    }

    private final String folded;
    private final String masked;
    private final Authority authority;
    private Named named = Named.NONE;

    /** @param masked the folded text with every name of a model blotted out */
    NamedFeatures(String folded, String masked, Authority authority) {
        this.folded = folded;
        this.masked = masked;
        this.authority = authority;
    }

    /**
     * Makes what a clause says of a feature without its name be said of it, and takes back what its naming alone claimed;
     * or remembers the features that the clause names.
     *
     * @return where the same sentence names the feature, which proves with the clause what is said of it; else empty
     */
    OptionalInt carryInto(Map<Attribute, Respect> spoken, Passage passage, List<Draft> ofSentence) {
        Sentence.Clause clause = passage.clause();
        boolean near = named.sentence() == passage.sentence().start();
        if (!speaksOfThem(passage, spoken, near)) {
            remember(passage, spoken, near);
            return OptionalInt.empty();
        }
        Respects.carry(named.features(), spoken, clause);
        if (!near) return OptionalInt.empty();
        if (named.only()) {
            ofSentence.removeIf(draft ->
                    draft.quote().start() >= named.from() && named.features().contains(draft.attribute()));
        }
        return clause.end() - named.from() <= LONGEST_CARRIED ? OptionalInt.of(named.from()) : OptionalInt.empty();
    }

    private boolean speaksOfThem(Passage passage, Map<Attribute, Respect> spoken, boolean near) {
        if (named.features().isEmpty()) return false;
        for (Respect respect : spoken.values()) {
            if (!Unreal.EVENTS.contains(respect.attribute()) && !isVague(respect)) return false;
        }
        Sentence.Clause clause = passage.clause();
        return switch (passage.subject().reach()) {
            case SENTENCE ->
                near && (passage.judgement().tells(Cue.PLANNED) || lacksIt(clause)) && !authority.isOfWriter(clause);
            case PARAGRAPH -> near && passage.subject().models().size() > 1 && hasIt(clause);
            case CLAUSE -> passage.sentence().paragraph() - named.paragraph() <= SPOKEN_OF && hasIt(clause);
            default -> false;
        };
    }

    private void remember(Passage passage, Map<Attribute, Respect> spoken, boolean near) {
        Set<Attribute> features = EnumSet.noneOf(Attribute.class);
        for (Respect respect : spoken.values()) {
            if (respect.attribute().group() == Group.CAPABILITY && !isVague(respect)) features.add(respect.attribute());
        }
        int paragraph = passage.sentence().paragraph();
        if (!features.isEmpty() && !passage.judgement().tells(Cue.WONDERS)) {
            named = new Named(
                    features,
                    passage.sentence().start(),
                    passage.clause().start(),
                    !passage.judgement().asserts(),
                    paragraph);
        } else if (!near && paragraph - named.paragraph() > SPOKEN_OF) {
            named = Named.NONE;
        }
    }

    private boolean hasIt(Sentence.Clause clause) {
        return HAS_OR_LACKS.fills(masked, clause.start(), clause.end())
                || HAS_IT.first(masked, clause.start(), clause.end()).isPresent();
    }

    private boolean lacksIt(Sentence.Clause clause) {
        return LACKS_IT.first(folded, clause.start(), clause.end()).isPresent();
    }

    /** "这个功能": a feature is spoken of, which one was said before. */
    private static boolean isVague(Respect respect) {
        return respect.attribute() == Attribute.FEATURE_OTHER && respect.kind() == Kind.TOPIC;
    }

    /** The features that were named last. */
    Named named() {
        return named;
    }

    /** Goes on as if some features were named last. */
    void goOnFrom(Named features) {
        named = features;
    }
}
