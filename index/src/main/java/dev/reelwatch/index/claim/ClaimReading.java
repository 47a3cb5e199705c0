package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.article.TextTable;
import dev.reelwatch.index.claim.Subjects.Reach;
import dev.reelwatch.index.claim.Subjects.Subject;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one article, once, from its first clause to its last: leaves out what is no statement ({@link Prompts}), cuts each
 * sentence into its clauses ({@link Clauses}), tells of whom they speak ({@link Subjects}) and collects what they claim
 * ({@link ClauseDrafts}, {@link SentenceDrafts}); tables on models go to {@link TableReading}.
 */
final class ClaimReading {
    private static final int LONGEST_SENTENCE = 3000;
    private static final int LONGEST_CLAUSE = 400; // longer ones prove nothing, and patterns would take long on them

    private final Vocabulary vocabulary;
    private final Vocabulary.Folded read;
    private final String text;
    private final String folded;
    private final String masked;
    private final Subjects subjects;
    private final Places<Cue> cues;
    private final Optional<LocalDate> published;
    private final boolean chinese;
    private final Prompts prompts;
    private final Clauses clauses;
    private final TextDates dates;
    private final Rivals rivals;
    private final ClauseDrafts claims;
    private final List<Draft> drafts = new ArrayList<>();
    private int sceneParagraph = -1;
    private @Nullable TableReading tableReading;
    private int tableEnd = -1;
    private boolean tableIsRead;
    private int tableParagraph = -1;

    ClaimReading(Vocabulary vocabulary, Respects respects, Vocabulary.Folded read) {
        this.vocabulary = vocabulary;
        this.read = read;
        Article article = read.article();
        text = article.text();
        folded = read.text();
        subjects = new Subjects(vocabulary, read);
        masked = ArabicNumerals.in(subjects.masked());
        cues = new Places<>(vocabulary.cues().words().in(masked));
        published = article.published().map(Published::at).map(Moment::firstDay);
        chinese = article.lang().startsWith("zh");
        prompts = new Prompts(vocabulary.cues(), folded, subjects, chinese);
        clauses = new Clauses(folded, masked, subjects, cues);
        dates = new TextDates(text, folded, published);
        rivals = new Rivals(read, masked, subjects);
        claims = new ClauseDrafts(vocabulary, read, masked, subjects, cues, respects.new OfText(masked), dates, rivals);
    }

    /** All that might be claims, in the order of the text. */
    List<Draft> drafts() {
        int promptParagraph = -1;
        List<TextTable> tables = TextTable.in(text);
        int nextTable = 0;
        for (Sentence sentence : Sentence.in(folded, subjects.brokenNames())) {
            while (nextTable < tables.size() && tables.get(nextTable).start() <= sentence.start()) {
                table(tables.get(nextTable++), sentence.paragraph());
            }
            if (sentence.start() < tableEnd) {
                if (!tableIsRead) rowOfOthers(sentence);
                continue;
            }
            if (tableEnd >= 0 && !tableIsRead) subjects.breakOff();
            tableEnd = -1;
            if (isTooLong(sentence) || sentence.paragraph() == promptParagraph) continue;
            boolean announced = prompts.announcesPrompt(sentence);
            if (announced) promptParagraph = sentence.paragraph() + 1;
            if (prompts.isPrompt(sentence)) {
                if (!announced) promptParagraph = sentence.paragraph();
                continue;
            }
            if (prompts.isTranslatedPrompt(sentence) || prompts.isCode(sentence)) continue;
            if (prompts.isScene(sentence)) sceneParagraph = sentence.paragraph();
            sentence(sentence);
        }
        return drafts;
    }

    private static boolean isTooLong(Sentence sentence) {
        return sentence.end() - sentence.start() > LONGEST_SENTENCE;
    }

    private void table(TextTable table, int paragraph) {
        if (tableReading == null) {
            tableReading = new TableReading(vocabulary, read, subjects, masked, cues, published, this::proseOn);
        }
        tableParagraph = paragraph;
        tableEnd = table.end();
        Optional<List<Draft>> told = tableReading.read(table);
        tableIsRead = told.isPresent();
        told.ifPresent(drafts::addAll);
    }

    /** A row of a table that is none on models, such as one of events, speaks of no model but those it names. */
    private void rowOfOthers(Sentence sentence) {
        if (isTooLong(sentence)) return;
        // a short row looks like a heading, and heads nothing
        sentence(new Sentence(sentence.start(), sentence.end(), sentence.paragraph(), false, sentence.clauses()));
    }

    /** What a cell of a table says of the models of its row. */
    private List<Draft> proseOn(List<String> models, int start, int end) {
        List<Draft> found = new ArrayList<>();
        for (Sentence sentence : Sentence.in(folded, start, end, tableParagraph)) {
            Judgement whole = new Judgement(cues.within(sentence.start(), sentence.end()), folded);
            Optional<Dates.Found> date = dates.in(sentence.start(), sentence.end());
            if (asks(sentence)) continue;
            for (Sentence.Clause clause : sentence.clauses()) {
                if (clause.length() > LONGEST_CLAUSE) continue;
                List<String> compared = modelsNamedIn(clause).stream()
                        .filter(model -> !models.contains(model))
                        .distinct()
                        .toList();
                claims.add(alone(sentence, clause, models, compared, whole), date, found);
            }
        }
        return found;
    }

    private List<String> modelsNamedIn(Sentence.Clause clause) {
        return subjects.namedIn(clause.start(), clause.end()).stream()
                .map(Mention::model)
                .toList();
    }

    /** A clause on some models, whatever the clauses before it speak of. */
    private Passage alone(
            Sentence sentence, Sentence.Clause clause, List<String> models, List<String> compared, Judgement whole) {
        List<Found<Cue>> inClause = cues.within(clause.start(), clause.end());
        Subject subject = new Subject(models, compared, Reach.CLAUSE);
        return new Passage(sentence, clause, subject, inClause, new Judgement(inClause, folded), whole);
    }

    private boolean asks(Sentence sentence) {
        if (folded.charAt(sentence.end() - 1) == '?') return true;
        for (Opening question : vocabulary.cues().questions()) {
            if (question.begins(folded, sentence.start(), sentence.end())) return true;
        }
        return false;
    }

    private void sentence(Sentence sentence) {
        claims.enter(sentence);
        List<Found<Cue>> cuesOfSentence = cues.within(sentence.start(), sentence.end());
        boolean asks = asks(sentence);
        boolean foreign = chinese && prompts.isLatin(sentence.start(), sentence.end());
        boolean scene = sceneParagraph == sentence.paragraph();
        boolean inTable = sentence.start() < tableEnd;
        boolean onlyOfNamed = foreign || scene || inTable;
        Judgement whole = new Judgement(cuesOfSentence, folded);
        Optional<Dates.Found> date = dates.in(sentence.start(), sentence.end());
        List<Draft> found = new ArrayList<>();
        List<Sentence.Clause> parts = clauses.of(sentence);
        boolean spared = false;
        for (int i = 0; i < parts.size(); i++) {
            Sentence.Clause part = parts.get(i);
            Optional<Sentence.Clause> aside = clauses.statementInBrackets(part);
            Sentence.Clause clause = aside.isEmpty()
                    ? part
                    : new Sentence.Clause(part.start(), aside.get().start() - 1);
            List<Found<Cue>> inClause = cues.within(clause.start(), clause.end());
            Judgement judgement = new Judgement(inClause, folded, spared);
            spared = judgement.sparesNext();
            Subject subject = subjects.of(sentence, clause, cuesOfSentence);
            if (asks) continue;
            if (prompts.announcesPrompt(clause)) break;
            if (clauses.isFoil(clause, i + 1 < parts.size() ? parts.get(i + 1).start() : sentence.end())) continue;
            if (subject.models().isEmpty()) {
                rivals.rememberNameless(sentence, clause, inClause);
                continue;
            }
            if (onlyOfNamed && subject.reach() != Reach.CLAUSE) continue;
            if (clause.length() > LONGEST_CLAUSE || clauses.isAddress(clause)) continue;
            claims.add(new Passage(sentence, clause, subject, inClause, judgement, whole), date, found);
            aside.map(bracket -> alone(sentence, bracket, modelsNamedIn(bracket), List.of(), whole))
                    .ifPresent(passage -> claims.addAside(passage, date, found));
        }
        SentenceDrafts.settle(found);
        drafts.addAll(found);
    }
}
