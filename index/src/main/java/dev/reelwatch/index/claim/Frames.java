package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Respects.Respect;
import dev.reelwatch.index.claim.Subjects.Reach;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Carries to a bare verdict the respects that are named before it: by a clause that frames it ("论画质，可灵略胜一筹"), by the
 * clause that it turns from ("口型中文很准，但英文对不上"), or by the label that it stands below ("题六 复杂物理。").
 */
final class Frames {
    /** How such a clause ends. */
    private static final List<String> FRAMES = List.of("上", "方面", "来看", "来说", "层面", "而言", "环节", "这块", "这一点", "这一项");
    /** "论画质,": likewise, by how it begins. */
    private static final Opening FRAME_OPENS = Opening.compile(
            "(?:但|而|不过)?(?:(?:若|要|单|光)(?:论|比|看)|第[一二三四五六七八九十\\d]{1,3}(?:题|关|轮|项|场)[^,。;]{0,4}?(?:是|考|测|比|看)|论(?![文坛证])|说起|说到|要说(?!明))|when it comes to |in terms of |as for ");

    /** "题六 复杂物理。", "人物一致性": what stands above or before the verdicts of a test. */
    private static final Opening LABEL = Opening.compile(
            "[^\\p{L}\\p{N}]{0,4}(?:(?:题|测试|场景|项目|维度|回合|第)\\s?[\\d一二三四五六七八九十]{1,2}\\s?(?:题|轮|项|关|回合|场)?|(?:round|test|scene|challenge) \\d{1,2})?[\\s:.、。|-]{0,3}[^,。;:!?]{2,16}[^\\p{L}\\p{N}]{0,4}");

    private static final Opening OF_TEST = Opening.compile(
            "[^\\p{L}\\p{N}]{0,4}(?:(?:题|测试|场景|项目|维度|回合|第)\\s?[\\d一二三四五六七八九十]{1,2}|(?:round|test|scene|challenge) \\d)");

    private static final int LONGEST_LABEL = 24;

    /** What a bare verdict speaks of. */
    private static final Set<Attribute> VERDICT_ONLY = EnumSet.of(Attribute.OVERALL);

    /** "口型中文很准，但英文对不上": goes on with what the clause before judges. */
    private static final Opening TURNS = Opening.compile("(?:但是?|不过|可是?|却|而)(?!是)|(?:but|yet|while) ");

    /** A longer quote, from the clause that names the respect, is no proof that anybody reads. */
    private static final int LONGEST_CARRIED = 90;

    private final String folded;
    private final Respects.OfText respects;
    private final Set<Attribute> framedAs = EnumSet.noneOf(Attribute.class);
    private int framedFrom;
    private int framedIn = -1;
    private final Set<Attribute> judged = EnumSet.noneOf(Attribute.class);
    private int judgedFrom;
    private int judgedTo;
    private final Set<Attribute> labelled = EnumSet.noneOf(Attribute.class);
    private int paragraph = -1;
    private int labelParagraph = -1;
    private boolean labelHeads;

    Frames(String folded, Respects.OfText respects) {
        this.folded = folded;
        this.respects = respects;
    }

    /**
     * Makes a bare verdict behind a frame one in the respects of the frame, and takes back what was claimed from there on.
     *
     * @return where the frame begins, which proves the verdict with the clause; empty where there is none
     */
    OptionalInt carryInto(Map<Attribute, Respect> spoken, Passage passage, List<Draft> ofSentence) {
        if (spoken.isEmpty() && turnsOnJudged(passage)) {
            Respects.carry(judged, spoken, passage.clause());
            return OptionalInt.of(judgedFrom);
        }
        if (isBelowLabel(passage)
                && VERDICT_ONLY.equals(spoken.keySet())
                && passage.judgement().judges()) {
            Respects.carry(labelled, spoken, passage.clause());
            return OptionalInt.empty();
        }
        if (framedAs.isEmpty()
                || !VERDICT_ONLY.containsAll(spoken.keySet())
                || framedIn != passage.sentence().start()
                || !passage.judgement().judges()) return OptionalInt.empty();
        Respects.carry(framedAs, spoken, passage.clause());
        ofSentence.removeIf(draft -> draft.quote().start() >= framedFrom);
        return OptionalInt.of(framedFrom);
    }

    /** Remembers in which respect the verdicts below a sentence judge, if it is the label of a test or a heading. */
    void label(Sentence sentence, boolean namesModel) {
        boolean newParagraph = sentence.paragraph() != paragraph;
        paragraph = sentence.paragraph();
        if (labelHeads ? sentence.heading() : sentence.paragraph() != labelParagraph) labelled.clear();
        boolean opens = newParagraph && sentence.end() - sentence.start() <= LONGEST_LABEL;
        if (!opens || namesModel || !LABEL.fills(folded, sentence.start(), sentence.end())) return;
        labelled.clear();
        labelHeads = sentence.heading();
        labelParagraph = sentence.paragraph();
        Sentence.Clause whole = new Sentence.Clause(sentence.start(), sentence.end());
        int words = 0;
        for (Respect respect : respects.in(whole, Judgement.NONE, true).values()) {
            Attribute attribute = respect.attribute();
            if (!isNamed(attribute)) continue;
            labelled.add(attribute);
            words += respect.end() - respect.start();
        }
        boolean ofTest = OF_TEST.begins(folded, sentence.start(), sentence.end());
        if (!ofTest && words * 2 < lettersIn(whole)) labelled.clear();
    }

    private static boolean isNamed(Attribute attribute) {
        return attribute.isAble() && attribute != Attribute.OVERALL && attribute != Attribute.FEATURE_OTHER;
    }

    private int lettersIn(Sentence.Clause clause) {
        return (int) folded.substring(clause.start(), clause.end())
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .count();
    }

    private boolean isBelowLabel(Passage passage) {
        return !labelled.isEmpty()
                && passage.subject().reach().compareTo(Reach.PARAGRAPH) <= 0
                && (labelHeads || passage.sentence().paragraph() == labelParagraph);
    }

    /**
     * Remembers the respects in which the next clause judges, if a clause frames it.
     *
     * @return true if it does nothing else
     */
    boolean remember(Passage passage, Map<Attribute, Respect> spoken) {
        Sentence.Clause clause = passage.clause();
        Judgement judgement = passage.judgement();
        rememberJudged(passage, spoken);
        framedFrom = clause.start();
        framedIn = passage.sentence().start();
        framedAs.clear();
        boolean opens = opens(clause);
        if (!opens && !ends(clause)) return false;
        boolean judges = judgement.judges();
        for (Attribute attribute : (judges ? spoken : respects.in(clause, judgement, true)).keySet()) {
            if (attribute.isAble() && attribute != Attribute.OVERALL) framedAs.add(attribute);
        }
        return opens && !judges && !judgement.asserts() && !Sentence.holdsDigit(folded, clause.start(), clause.end());
    }

    private void rememberJudged(Passage passage, Map<Attribute, Respect> spoken) {
        judged.clear();
        judgedFrom = passage.clause().start();
        judgedTo = passage.clause().end();
        if (!passage.judgement().judges() && !passage.judgement().tells(Cue.DEGREE)) return;
        for (Attribute attribute : spoken.keySet()) {
            if (isNamed(attribute)) judged.add(attribute);
        }
    }

    private boolean turnsOnJudged(Passage passage) {
        Sentence.Clause clause = passage.clause();
        return !judged.isEmpty()
                && judgedFrom >= passage.sentence().start()
                && clause.start() - judgedTo <= 2
                && clause.end() - judgedFrom <= LONGEST_CARRIED
                && passage.subject().reach() == Reach.SENTENCE
                && passage.judgement().judges()
                && TURNS.begins(folded, clause.start(), clause.end());
    }

    /** The clause before frames nothing any more. */
    void forget() {
        judged.clear();
        framedIn = -1;
    }

    private boolean opens(Sentence.Clause clause) {
        return FRAME_OPENS.begins(folded, clause.words(folded), clause.end());
    }

    private boolean ends(Sentence.Clause clause) {
        for (String frame : FRAMES) if (folded.startsWith(frame, clause.end() - frame.length())) return true;
        return false;
    }
}
