package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Respects.Kind;
import dev.reelwatch.index.claim.Respects.Respect;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Opening;

/**
 * Tells which clauses claim nothing of a model, though they speak of a respect: labels, headings, steps ({@link
 * Instructions}), what only leads to the next clause ({@link Preambles}) and what is left open.
 */
final class Unclaimed {
    /** A verdict on more models than these is one on none of them. */
    private static final int MOST_JUDGED = 3;

    /** "如果能达到片子里的水平，那就是第一": what follows from what is only supposed. */
    private static final Opening THEN =
            Opening.compile("[^\\p{L}]{0,3}(?:那就|那么|那它|那会|就会是|then |it would |that would )");

    /** "物理模拟精度测试": what is tested next. */
    private static final Opening OF_TEST =
            Opening.compile("(?:测试|评测|测评|对比|实测|维度|指标|评分|打分|能力|test|tests|comparison)[^\\p{L}]*$|(?:评测|测评|实测)\\s?:");

    /** "模型昨天已经上线了": of the one that the article is on. */
    private static final Opening THE_MODEL = Opening.compile(
            "(?:现在|目前|而|不过|好消息是)?,?(?:这个|这款|该|此|新)?(?:模型|产品)(?:目前|现在|刚刚?|昨[天晚]|今[天早晚]|前天|本周|上周|已经?|也|将|即将|正式|\\d)|(?:now |today )?(?:the|this) (?:new )?model (?:is out|is live|was released|was launched|has launched|has been released|launched)");

    /** "..., down from $0.75": what was before. */
    private static final Opening FORMERLY = Opening.compile(
            "(?:which is |that's |and )?(?:up|down|reduced|raised) from |(?:此前|之前|原来|原先|原本)(?:为|是)\\s?[$¥￥]?\\d");

    /** "题二 口型。": in what a test looks at. */
    private static final Opening LABEL_OF_TEST = Opening.compile(
            "[^\\p{L}\\p{N}]{0,3}(?:题|测试|场景|回合|round|test|scene) ?[一二三四五六七八九十\\d]{1,2}[ :、.]{1,2}[^,。;:]{2,16}[^\\p{L}\\p{N}]{0,3}");

    /** The name of a function in a list of them, before its colon. */
    private static final int LONGEST_FUNCTION = 14;

    private final String folded;
    private final Preambles preambles;
    private final Instructions instructions;

    Unclaimed(String folded, Subjects subjects) {
        this.folded = folded;
        preambles = new Preambles(folded, subjects);
        instructions = new Instructions(folded);
    }

    /** True if a clause claims nothing, whatever it speaks of. */
    boolean is(Passage passage) {
        return passage.judgement().tells(Cue.CAPTION)
                || FORMERLY.begins(
                        folded, passage.clause().start(), passage.clause().end())
                || preambles.measures(passage.clause())
                || preambles.isAboutText(passage);
    }

    /** True if it claims nothing in one respect. */
    boolean is(Passage passage, Respect respect) {
        Attribute attribute = respect.attribute();
        Judgement judgement = passage.judgement();
        Sentence.Clause clause = passage.clause();
        if (judgement.tells(Cue.UNTOLD) && attribute != Attribute.OPEN_SOURCE) return true;
        boolean judges = judgement.judges() || respect.judges();
        // "A、B、C、D轮番炸场" judges none of them
        boolean rollCall = passage.subject().models().size() > MOST_JUDGED;
        if (attribute == Attribute.OVERALL && (!judges || rollCall)) return true;
        if (!judges && (isInstruction(passage, attribute) || isLabelOfTest(passage.sentence()))) return true;
        boolean able = attribute.isAble();
        boolean namesAndJudges = passage.isNamed() && judges;
        if (able && passage.whole().tells(Cue.CRITERIA) && !namesAndJudges) return true;
        boolean verdict = attribute.group() == Group.QUALITY || attribute == Attribute.RANKING;
        if (verdict && passage.whole().tells(Cue.HYPOTHETICAL) && THEN.begins(folded, clause.start(), clause.end()))
            return true;
        if (able && passage.sentence().heading() && !namesAndJudges && ofTest(clause)) return true;
        return !passage.isNamed() && isWithoutModel(passage, respect, judges);
    }

    private boolean isLabelOfTest(Sentence sentence) {
        return LABEL_OF_TEST.fills(folded, sentence.start(), sentence.end());
    }

    private boolean isInstruction(Passage passage, Attribute attribute) {
        Group group = attribute.group();
        boolean able = attribute.isAble();
        if (able && instructions.beginsWithStep(passage)) return true;
        if ((able || group == Group.SPEC) && instructions.isStep(passage)) return true;
        boolean deed = able || attribute == Attribute.ADOPTION || attribute == Attribute.AVAILABILITY;
        return deed && !passage.judgement().tells(Cue.NEGATION) && instructions.isOwnDeed(passage.clause());
    }

    /** A word that stands alone, or a step of an instruction, asserts nothing of a model it does not name. */
    private boolean isWithoutModel(Passage passage, Respect respect, boolean judges) {
        Attribute attribute = respect.attribute();
        Group group = attribute.group();
        Judgement judgement = passage.judgement();
        Sentence.Clause clause = passage.clause();
        boolean figure = group == Group.SPEC && Sentence.holdsDigit(folded, clause.start(), clause.end());
        if (group != Group.MARKET && !figure && preambles.setsOut(clause)) return true;
        boolean asserts = judgement.asserts() || respect.judges();
        boolean alone = passage.sentence().clauses().size() == 1;
        boolean label = !asserts && respect.kind() != Kind.CARRIED && (alone || attribute != Attribute.AVAILABILITY);
        if (label && isNothingElse(respect, clause)) return true;
        if (group == Group.QUALITY && (!asserts || judgement.tells(Cue.HYPOTHETICAL))) return true;
        if (attribute == Attribute.RELEASE && passage.isFar() && !saysTheModel(clause)) return true;
        return judgement.tells(Cue.HOWTO) && !judges && group != Group.MARKET && !isPoint(respect, clause);
    }

    /** True if a clause claims something in a respect only by a figure that it states: how long, what it costs, whether. */
    boolean isWithoutFigure(Passage passage, Respect respect) {
        Judgement judgement = passage.judgement();
        if (judgement.tells(Cue.WONDERS)) return true;
        Attribute attribute = respect.attribute();
        boolean asked = (attribute.group() == Group.SPEC && attribute != Attribute.ARCHITECTURE)
                || attribute == Attribute.PRICE;
        boolean supposed = judgement.tells(Cue.HYPOTHETICAL) && !passage.isNamed();
        return asked && (supposed || !(judgement.takesSides() || respect.judges()));
    }

    /** "- 首尾帧过渡：只需输入两张图": a point of a list of functions tells how each is used. */
    boolean isPoint(Respect respect, Sentence.Clause clause) {
        int start = clause.words(folded);
        if (start == clause.start()) return false;
        int colon = folded.indexOf(':', start, Math.min(clause.end(), start + LONGEST_FUNCTION + 1));
        return colon >= respect.end() && respect.start() >= start;
    }

    private boolean ofTest(Sentence.Clause clause) {
        return OF_TEST.first(folded, clause.start(), clause.end()).isPresent();
    }

    private boolean saysTheModel(Sentence.Clause clause) {
        return THE_MODEL.begins(folded, clause.words(folded), clause.end());
    }

    /** True if a clause holds hardly more than the word that speaks of the respect: "一. 多镜头叙事". */
    private boolean isNothingElse(Respect respect, Sentence.Clause clause) {
        int start = Math.min(clause.words(folded), respect.start());
        return clause.end() - start - (respect.end() - respect.start()) <= 2
                && !Sentence.holdsDigit(folded, start, clause.end());
    }
}
