package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Respects.Respect;
import dev.reelwatch.index.claim.Subjects.Reach;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes the claims of one clause after the other, with what the clauses before it leave to it to say. */
final class ClauseDrafts {
    /** Said of a model where nothing more precise is. */
    private static final Set<Attribute> LOOSE = EnumSet.of(Attribute.OVERALL, Attribute.FEATURE_OTHER);

    /** What happens on a day: to come, if the day is. */
    private static final Set<Attribute> EVENTS =
            EnumSet.of(Attribute.RELEASE, Attribute.AVAILABILITY, Attribute.OPEN_SOURCE);

    /** "去年有 3000 万用户，现在已经超过 5000 万": of the day of the article, whatever day its sentence tells before. */
    private static final Opening NOW =
            Opening.compile("(?:而|但|到|可)?(?:现在|目前|如今|眼下|今天|截至目前)|(?:and |but )?(?:now|today|currently)\\b");

    private final Article article;
    private final String text;
    private final String folded;
    private final String masked;
    private final Subjects subjects;
    private final Respects.OfText respects;
    private final TextDates dates;
    private final Rivals rivals;
    private final Frames frames;
    private final Parallels parallels;
    private final NamedFeatures features;
    private final Unclaimed unclaimed;
    private final StatedValues values;
    private final Authority authority;
    private final Signs signs;

    /** @param masked the folded text with every name of a model blotted out */
    ClauseDrafts(
            Vocabulary vocabulary,
            Vocabulary.Folded read,
            String masked,
            Subjects subjects,
            Places<Cue> cues,
            Respects.OfText respects,
            TextDates dates,
            Rivals rivals) {
        article = read.article();
        text = article.text();
        folded = read.text();
        this.masked = masked;
        this.subjects = subjects;
        this.respects = respects;
        this.dates = dates;
        this.rivals = rivals;
        authority = new Authority(vocabulary, read, subjects, cues);
        frames = new Frames(folded, respects);
        parallels = new Parallels(masked);
        features = new NamedFeatures(folded, masked, authority);
        unclaimed = new Unclaimed(folded, subjects);
        values = new StatedValues(text, folded, masked, subjects, dates);
        signs = new Signs(read, subjects, authority, unclaimed);
    }

    /** A clause that claims something, with what all its claims have in common. */
    private record Statement(
            Passage passage,
            Set<Attribute> attributes,
            Quote quote,
            Optional<String> rival,
            Optional<Dates.Found> date,
            boolean ownDate) {}

    /**
     * Adds what a clause claims.
     *
     * @param ofSentence what the clauses before it claim, of which it may say more and so take their place
     */
    void add(Passage passage, Optional<Dates.Found> dateOfSentence, List<Draft> ofSentence) {
        Sentence.Clause clause = passage.clause();
        Optional<Dates.Found> own = dates.read(passage.sentence(), clause, dateOfSentence);
        Optional<String> rival = rivals.of(passage);
        Map<Attribute, Respect> spoken = respects.in(clause, passage.judgement(), false);
        OptionalInt framed = frames.carryInto(spoken, passage, ofSentence);
        respects.dropCircumstances(clause, spoken);
        rival.ifPresent(name -> rivals.dropFrom(spoken, name, clause));
        OptionalInt named = features.carryInto(spoken, passage, ofSentence);
        parallels.carryInto(spoken, clause);
        boolean onlyFrames = frames.remember(passage, spoken);
        if (onlyFrames
                || spoken.isEmpty()
                || unclaimed.is(passage)
                || Unreal.is(clause, passage.judgement(), folded, masked)) return;
        Optional<Quote> quote = quote(named.orElse(framed.orElse(clause.start())), clause.end());
        if (quote.isEmpty()) return;
        boolean ownOnly = own.isPresent()
                || NOW.begins(folded, clause.words(folded), clause.end())
                || dates.putsOff(clause.start(), clause.end());
        Optional<Dates.Found> date = ownOnly ? own : dateOfSentence.filter(found -> found.start() < clause.start());
        Statement statement = new Statement(passage, spoken.keySet(), quote.get(), rival, date, own.isPresent());
        int before = ofSentence.size();
        for (Respect respect : spoken.values()) {
            if (!LOOSE.contains(respect.attribute())) add(statement, respect, ofSentence);
        }
        parallels.remember(clause, ofSentence.subList(before, ofSentence.size()));
        if (ofSentence.size() > before) return; // what is told more precisely is meant
        for (Attribute attribute : LOOSE) {
            Respect respect = spoken.get(attribute);
            if (respect != null) add(statement, respect, ofSentence);
        }
    }

    /** Goes on to a sentence, which may tell in which respect those below it judge. */
    void enter(Sentence sentence) {
        frames.label(
                sentence, !subjects.namedIn(sentence.start(), sentence.end()).isEmpty());
    }

    /** Adds what a bracket claims: the rest of the sentence speaks neither of its date nor of its features. */
    void addAside(Passage aside, Optional<Dates.Found> dateOfSentence, List<Draft> ofSentence) {
        Optional<Moment> last = dates.last();
        NamedFeatures.Named named = features.named();
        add(aside, dateOfSentence, ofSentence);
        dates.goOnFrom(last);
        features.goOnFrom(named);
        frames.forget();
    }

    /** The words of a clause without the sign of the list before them and the comma or colon behind. */
    private Optional<Quote> quote(int start, int end) {
        int first = new Sentence.Clause(start, end).words(folded);
        int last = end;
        while (last > first && ",:;、".indexOf(folded.charAt(last - 1)) >= 0) last--;
        return Quote.of(article, first, last);
    }

    /** A claim on each model that a clause speaks of in a respect, or none. */
    private void add(Statement statement, Respect respect, List<Draft> ofSentence) {
        Passage passage = statement.passage();
        Attribute attribute = respect.attribute();
        Reach reach = passage.subject().reach();
        if (unclaimed.is(passage, respect) || Unreal.is(attribute, passage.clause(), reach, folded)) return;
        for (String named : passage.subject().models()) {
            String model = subjects.meant(named, attribute, reach);
            if (attribute == Attribute.PARAMETERS) model = subjects.ofThatSize(model, text, passage.clause());
            add(statement, respect, model, ofSentence);
        }
    }

    private void add(Statement statement, Respect respect, String model, List<Draft> ofSentence) {
        Passage passage = statement.passage();
        Attribute attribute = respect.attribute();
        Judgement judgement = passage.judgement();
        Optional<Moment> at = statement.date().map(Dates.Found::at);
        Optional<Value> value = values.of(passage, attribute, model, statement.date(), statement.ownDate());
        if (value.isEmpty() && unclaimed.isWithoutFigure(passage, respect)) return;
        boolean former = attribute.group() == Group.MARKET && dates.isFormer(at);
        Sentence.Clause clause = passage.clause();
        if (judgement.retellsPromise(former) && !dates.putsOff(clause.start(), clause.end())) return;
        // "up to 40 seconds and four times faster than X": it is the speed that is held against X
        boolean beside = Judgement.isSize(attribute) && statement.attributes().contains(Attribute.GENERATION_SPEED);
        Optional<String> rival = statement.rival().filter(other -> !beside && !other.equals(model));
        boolean inTurns = rival.isEmpty() && attribute.group() == Group.QUALITY;
        boolean hasNumber = value.isPresent() && value.get().number().isPresent();
        Status status = judgement.status(former, rival.isPresent(), passage.whole());
        boolean dated = EVENTS.contains(attribute) && statement.ownDate() && dates.isToCome(at);
        if (status == Status.CURRENT && dated) status = Status.PLANNED;
        Optional<Polarity> outcome = outcome(passage, respect, model, rival, hasNumber);
        if (outcome.isEmpty()) return;
        Polarity polarity = outcome.get();
        Draft draft = new Draft(
                passage.sentence().start(),
                model,
                attribute,
                polarity,
                status,
                authority.of(model, attribute, passage, status, polarity, hasNumber),
                value,
                inTurns ? rivals.inTurns(passage, model) : rival,
                statement.quote(),
                at,
                folded.substring(respect.start(), respect.end()),
                judgement.judges() || respect.judges(),
                subjects.isUnlisted(model),
                signs.of(
                        passage,
                        respect,
                        model,
                        polarity,
                        statement.attributes(),
                        value.isPresent(),
                        rival.isPresent()));
        ofSentence.add(draft);
        if (value.isPresent()) addBeside(draft, value.get(), passage, ofSentence);
    }

    private Optional<Polarity> outcome(
            Passage passage, Respect respect, String model, Optional<String> rival, boolean hasNumber) {
        if (rivals.beat(passage, rival) || isShut(respect.attribute(), passage.clause())) {
            return Optional.of(Polarity.NEGATIVE);
        }
        Polarity judged = passage.judgement().polarity(respect, passage.clause(), rival.isPresent(), hasNumber);
        return rivals.outcome(model, passage, judged);
    }

    /** "免费额度没了", "免费版不能商用": the free door is shut, or not open for all. */
    private boolean isShut(Attribute attribute, Sentence.Clause clause) {
        return (attribute == Attribute.PRICE && values.isFreeNoMore(clause))
                || ((attribute == Attribute.PRICE || attribute == Attribute.AVAILABILITY) && values.boundsFree(clause));
    }

    /** "5秒和10秒": the same of the other figures, each proved up to its own place. */
    private void addBeside(Draft draft, Value value, Passage passage, List<Draft> ofSentence) {
        for (Figures.Beside beside : values.beside(value, passage, draft.attribute())) {
            boolean last = beside.end() >= draft.quote().end();
            Quote.of(article, last ? beside.first() : draft.quote().start(), beside.end())
                    .ifPresent(narrow -> ofSentence.add(draft.withValue(beside.value(), narrow)));
        }
    }
}
