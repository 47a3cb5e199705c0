package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Respects.Kind;
import dev.reelwatch.index.claim.Respects.Respect;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Opening;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Carries to a bare verdict the respects that the clause before it names: "运动幅度上，A 不如 B", "论画质，可灵略胜一筹". */
final class Frames {
    /** How such a clause ends. */
    private static final List<String> FRAMES = List.of("上", "方面", "来看", "来说", "层面", "而言", "环节", "这块", "这一点", "这一项");
    /** "论画质,": likewise, by how it begins. */
    private static final Opening FRAME_OPENS = Opening.compile(
            "(?:但|而|不过)?(?:(?:若|要|单|光)(?:论|比|看)|论(?![文坛证])|说起|说到|要说(?!明))|when it comes to |in terms of |as for ");

    /** What a bare verdict speaks of. */
    private static final Set<Attribute> VERDICT_ONLY = EnumSet.of(Attribute.OVERALL);

    private final String folded;
    private final Respects.OfText respects;
    private final Set<Attribute> framedAs = EnumSet.noneOf(Attribute.class);
    private int framedFrom;
    private int framedIn = -1;

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
        if (framedAs.isEmpty()
                || !VERDICT_ONLY.containsAll(spoken.keySet())
                || framedIn != passage.sentence().start()
                || !passage.judgement().judges()) return OptionalInt.empty();
        Sentence.Clause clause = passage.clause();
        spoken.clear();
        for (Attribute attribute : framedAs) {
            spoken.put(attribute, new Respect(attribute, Kind.CARRIED, clause.start(), clause.end()));
        }
        ofSentence.removeIf(draft -> draft.quote().start() >= framedFrom);
        return OptionalInt.of(framedFrom);
    }

    /**
     * Remembers the respects in which the next clause judges, if a clause frames it.
     *
     * @return true if it does nothing else
     */
    boolean remember(Passage passage, Map<Attribute, Respect> spoken) {
        Sentence.Clause clause = passage.clause();
        Judgement judgement = passage.judgement();
        framedFrom = clause.start();
        framedIn = passage.sentence().start();
        framedAs.clear();
        boolean opens = opens(clause);
        if (!opens && !ends(clause)) return false;
        boolean judges = judgement.judges();
        for (Attribute attribute : (judges ? spoken : respects.in(clause, judgement, true)).keySet()) {
            boolean able = attribute.group() == Group.QUALITY || attribute.group() == Group.CAPABILITY;
            if (able && attribute != Attribute.OVERALL) framedAs.add(attribute);
        }
        return opens && !judges && !judgement.asserts() && !Sentence.holdsDigit(folded, clause.start(), clause.end());
    }

    /** The clause before frames nothing any more. */
    void forget() {
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
