package dev.reelwatch.index.claim;

import dev.reelwatch.index.claim.Confidence.Sign;
import dev.reelwatch.index.claim.Respects.Kind;
import dev.reelwatch.index.claim.Respects.Respect;
import dev.reelwatch.index.claim.Subjects.Subject;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The signs by which it is told how sure each claim in the prose of one article is ({@link Confidence}). */
final class Signs {
    private static final int SHORT = 7;
    /** A clause that speaks of so many respects lists them. */
    private static final int CROWD = 4;

    private static final int BROAD = 2; // words of two characters are said of much else, too
    /** "像可灵、Vidu 这样的模型": named as examples. */
    private static final Opening LIKE_LIST = Opening.compile("如|像|例如|比如|诸如|包括|such as|like|including");

    private final String folded;
    private final Subjects subjects;
    private final Authority authority;
    private final Unclaimed unclaimed;
    private final boolean chinese;
    private final Map<String, Integer> said = new HashMap<>();
    private final Set<String> saidInSentence = new HashSet<>();

    Signs(Vocabulary.Folded read, Subjects subjects, Authority authority, Unclaimed unclaimed) {
        folded = read.text();
        this.subjects = subjects;
        this.authority = authority;
        this.unclaimed = unclaimed;
        chinese = read.article().lang().startsWith("zh");
    }

    /**
     * The signs of a claim, the one that it repeats an earlier one among them.
     *
     * @param ofClause all respects that its clause speaks of
     */
    EnumSet<Sign> of(
            Passage passage,
            Respect respect,
            String model,
            Polarity polarity,
            Set<Attribute> ofClause,
            boolean valued,
            boolean compared) {
        EnumSet<Sign> signs = Confidence.none();
        ofSubject(passage.subject(), model, signs);
        ofRespect(passage, respect, ofClause, signs);
        ofAssertion(passage, respect, valued, signs);
        ofPlace(passage, signs);
        if (compared) signs.add(Sign.COMPARED);
        String claim = model + respect.attribute() + polarity;
        if (said.merge(claim, 1, Integer::sum) > 1) signs.add(Sign.SAID_BEFORE);
        if (!saidInSentence.add(claim + passage.sentence().start())) signs.add(Sign.SAID_IN_SENTENCE);
        return signs;
    }

    private void ofSubject(Subject subject, String model, Set<Sign> signs) {
        switch (subject.reach()) {
            case CLAUSE -> {}
            case SENTENCE -> signs.add(Sign.REACH_SENTENCE);
            case MAKER -> signs.add(Sign.REACH_MAKER);
            case PARAGRAPH -> signs.add(Sign.REACH_PARAGRAPH);
            case SECTION -> signs.add(Sign.REACH_SECTION);
            case TOPIC -> signs.add(Sign.REACH_TOPIC);
        }
        if (!subjects.isOfTopic(model)) signs.add(Sign.ASIDE);
        if (subjects.isUnlisted(model)) signs.add(Sign.UNLISTED);
        if (subject.models().size() > 1) signs.add(Sign.SEVERAL_MODELS);
    }

    private void ofRespect(Passage passage, Respect respect, Set<Attribute> ofClause, Set<Sign> signs) {
        Attribute attribute = respect.attribute();
        switch (respect.kind()) {
            case WORD -> {}
            case SHAPE -> signs.add(Sign.BY_SHAPE);
            case TOPIC -> signs.add(passage.isFar() ? Sign.BY_TOPIC_FAR : Sign.BY_TOPIC);
            case CARRIED -> signs.add(Sign.BY_CARRY);
        }
        switch (attribute.group()) {
            case MARKET -> {}
            case SPEC -> signs.add(Sign.SPEC);
            case CAPABILITY -> signs.add(Sign.CAPABILITY);
            case QUALITY -> signs.add(Sign.QUALITY);
        }
        if (attribute == Attribute.OVERALL) signs.add(Sign.OVERALL);
        if (attribute == Attribute.FEATURE_OTHER) signs.add(Sign.OTHER_FEATURE);
        if (attribute == Attribute.AVAILABILITY) signs.add(Sign.AVAILABILITY);
        if (respect.kind() != Kind.CARRIED) {
            if (unclaimed.isPoint(respect, passage.clause())) signs.add(Sign.LABELLED);
            if (respect.end() - respect.start() <= BROAD) signs.add(Sign.BROAD_WORD);
        }
        if (ofClause.size() >= CROWD) signs.add(Sign.CROWDED);
        boolean ofModel = attribute.isAble();
        if (ofModel && holdsSpec(ofClause)) signs.add(Sign.BESIDE_SPEC);
    }

    private static boolean holdsSpec(Set<Attribute> attributes) {
        for (Attribute attribute : attributes) if (attribute.group() == Group.SPEC) return true;
        return false;
    }

    private static void ofAssertion(Passage passage, Respect respect, boolean valued, Set<Sign> signs) {
        Attribute attribute = respect.attribute();
        Group group = attribute.group();
        Judgement judgement = passage.judgement();
        boolean judges = judgement.judges() || respect.judges();
        boolean able = judgement.tells(Cue.ABILITY) || judgement.tells(Cue.PLANNED);
        if (group == Group.CAPABILITY && able) signs.add(Sign.ABLE);
        if (passage.isFar() && group == Group.QUALITY && !judges) signs.add(Sign.UNJUDGED);
        if (judges) signs.add(Sign.VERDICT);
        if (judgement.tells(Cue.HOWTO) && !judges) signs.add(Sign.INSTRUCTION);
        if (judgement.tells(Cue.OTHERS)) signs.add(Sign.OF_OTHERS);
        if (passage.whole().tells(Cue.HYPOTHETICAL)) signs.add(Sign.SUPPOSED);
        if (valued) {
            signs.add(Sign.FIGURE);
            boolean counted = group == Group.SPEC || attribute == Attribute.PRICE;
            if (counted && passage.isNear()) signs.add(Sign.NAMED_FIGURE);
        } else if (!judgement.asserts() && !respect.judges()) {
            boolean event = attribute == Attribute.RELEASE || attribute == Attribute.OPEN_SOURCE;
            if (group == Group.MARKET) {
                if (!event) signs.add(Sign.BARE_MARKET);
            } else {
                signs.add(Sign.NO_ASSERTION);
                if (passage.isFar()) signs.add(Sign.NO_ASSERTION_FAR);
            }
        }
    }

    private void ofPlace(Passage passage, Set<Sign> signs) {
        Sentence sentence = passage.sentence();
        Sentence.Clause clause = passage.clause();
        if (clause.length() <= SHORT) signs.add(Sign.SHORT);
        if (authority.isWritersOwn()) signs.add(Sign.OWN_VOICE);
        if (authority.isOfWriter(clause)) signs.add(Sign.FIRST_PERSON);
        if (passage.subject().models().size() > 1
                && LIKE_LIST.first(folded, clause.start(), clause.end()).isPresent()) signs.add(Sign.EXAMPLE);
        if (!chinese) signs.add(Sign.ENGLISH);
        if (sentence.heading() && !passage.judgement().asserts()) signs.add(Sign.HEADING);
        if (sentence.paragraph() > 0) return;
        signs.add(Sign.TITLE_LINE);
        if (sentence.heading() || folded.charAt(sentence.start()) == '#') signs.add(Sign.HEADLINE);
    }
}
