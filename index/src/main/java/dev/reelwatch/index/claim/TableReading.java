package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.TextTable;
import dev.reelwatch.crawler.article.TextTable.Cell;
import dev.reelwatch.index.claim.Confidence.Sign;
import dev.reelwatch.index.claim.Respects.Kind;
import dev.reelwatch.index.claim.Respects.Respect;
import dev.reelwatch.index.claim.Tables.Told;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Attribute.Group;
import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.TableWords;
import dev.reelwatch.index.vocabulary.TableWords.Answer;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder.Found;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a claim of each cell of a table on models ({@link Tables}) that says something: a figure, in the unit of its
 * heading where it has none, a yes or no, a grade, a date, or words. The quote is the row up to the cell; in a turned
 * table, and below a merged name, it proves what is said and not of whom, which only the first row or the one above tells.
 */
final class TableReading {
    /** A cell is read by itself: no words around a figure in it tell of a limit. */
    private static final Sentence.Clause OF_A_CELL = new Sentence.Clause(0, 0);

    /** A row as long as this is no proof that anybody reads; the cell alone is one. */
    private static final int LONGEST_PROOF = 400;

    private static final int MOST_POINTS = 20;

    private static final Pattern STARS = Pattern.compile("[★⭐🌟☆\\s\\ufe0f]+");
    /** What one may have for nothing, or not. */
    private static final Pattern GIVEN = Pattern.compile("免费|试用|赠|额度|折|free|trial|quota|discount");

    private static final Pattern POINTED_DATE =
            Pattern.compile("(20\\d{2})[./](1[0-2]|0?[1-9])(?:[./](3[01]|[12]\\d|0?[1-9]))?(?!\\d)");
    private static final Pattern LINES = Pattern.compile("\\d{3,4}p|[248]k");

    /** One of several points in a cell. */
    private static final Pattern POINT = Pattern.compile("[^,、;。/·\\s](?:[^,、;。/·]*[^,、;。/·\\s])?");

    private static final Pattern BOARD =
            Pattern.compile("elo|arena|榜|vbench|胜率|排名|名次|rank|leaderboard|benchmark|win rate");
    private static final Set<Attribute> MONEY = EnumSet.of(Attribute.PRICE, Attribute.ADOPTION);

    private static final Set<Cue> OF_HEADING =
            EnumSet.of(Cue.PLANNED, Cue.RUMOURED, Cue.THIRD_PARTY, Cue.VENDOR, Cue.AUTHOR, Cue.ADVANTAGE);

    /** Reads a part of the text as prose. */
    interface Prose {
        /** The claims that a part of a line makes on some models. */
        List<Draft> on(List<String> models, int start, int end);
    }

    private final Article article;
    private final String text;
    private final String folded;
    private final String masked;
    private final TableWords words;
    private final Tables tables;
    private final CellFigures figures;
    private final Subjects subjects;
    private final Places<Cue> cues;
    private final Optional<LocalDate> published;
    private final boolean chinese;
    private final Prose prose;

    TableReading(
            Vocabulary vocabulary,
            Vocabulary.Folded read,
            Subjects subjects,
            String masked,
            Places<Cue> cues,
            Optional<LocalDate> published,
            Prose prose) {
        article = read.article();
        text = article.text();
        folded = read.text();
        this.masked = masked;
        words = vocabulary.tables();
        tables = new Tables(vocabulary, subjects, folded);
        figures = new CellFigures(text, folded, masked);
        this.subjects = subjects;
        this.cues = cues;
        this.published = published;
        chinese = article.lang().startsWith("zh");
        this.prose = prose;
    }

    /** The claims of a table in the order of its cells; empty if it is none on models. */
    Optional<List<Draft>> read(TextTable table) {
        Optional<List<Told>> told = tables.read(table);
        if (told.isEmpty()) return Optional.empty();
        figures.beginTable(table);
        List<Draft> drafts = new ArrayList<>();
        for (Told cell : told.get()) read(cell, drafts);
        return Optional.of(drafts);
    }

    private void read(Told told, List<Draft> drafts) {
        Cell cell = told.cell();
        String said = folded.substring(cell.start(), cell.end());
        Optional<Answer> answer = words.answer(said);
        if (answer.equals(Optional.of(Answer.NOTHING))) return;
        Optional<Quote> quote = proof(told, cell.start(), cell.end());
        if (quote.isEmpty()) return;
        switch (told.role()) {
            case REMARKS, PRAISE, FAULTS -> remark(told, said, quote.get(), drafts);
            default -> {
                if (cell.end() - cell.start() > LONGEST_PROOF) return; // no figure and no sign, but a text
                attribute(told).ifPresent(known -> cell(told, known, said, answer, quote.get(), drafts));
            }
        }
    }

    /** Money is a price below whatever heading ("一条10秒1080P") but that of a turnover; lines tell what they are. */
    private Optional<Attribute> attribute(Told told) {
        boolean money = told.attribute().filter(MONEY::contains).isEmpty()
                && Figures.in(Attribute.PRICE, clauseOf(told.cell()), text, masked)
                        .flatMap(Value::unit)
                        .filter(unit -> !unit.equals("%"))
                        .isPresent();
        if (money) return Optional.of(Attribute.PRICE);
        boolean bare = told.heading().isEmpty()
                && LINES.matcher(folded)
                        .region(told.cell().start(), told.cell().end())
                        .matches();
        return bare ? Optional.of(Attribute.RESOLUTION) : told.attribute();
    }

    private static Sentence.Clause clauseOf(Cell cell) {
        return new Sentence.Clause(cell.start(), cell.end());
    }

    private void remark(Told told, String said, Quote quote, List<Draft> drafts) {
        Cell cell = told.cell();
        if (told.role() != TableWords.Role.REMARKS) {
            Matcher point = POINT.matcher(folded).region(cell.start(), cell.end());
            for (int i = 0; i < MOST_POINTS && point.find(); i++) {
                point(told, new Sentence.Clause(point.start(), point.end()), drafts);
            }
            return;
        }
        List<Draft> found = prose.on(told.models(), cell.start(), cell.end());
        for (Draft draft : found) {
            proof(told, draft.quote().start(), draft.quote().end())
                    .map(words -> draft.proved(words, draft.polarity(), draft.basis()))
                    .ifPresent(drafts::add);
        }
        if (!found.isEmpty()) return;
        Judgement judgement = judgement(told);
        if (words.tellsAccess(said)) {
            Value whole = Value.ofText(text(cell));
            add(told, Attribute.AVAILABILITY, Polarity.NEUTRAL, Optional.of(whole), judgement, quote, drafts);
        } else if (words.tellsNews(said)) {
            Optional<Value> month = published
                    .filter(day -> said.contains("本月") || said.contains("this month"))
                    .map(day -> Value.ofDate(text(cell), new Moment(YearMonth.from(day))));
            add(told, Attribute.RELEASE, Polarity.NEUTRAL, month, judgement, quote, drafts);
        }
    }

    /** One of the good or bad points of a model: good or bad in whatever words, and so found by the writer. */
    private void point(Told told, Sentence.Clause point, List<Draft> drafts) {
        Polarity polarity = told.role() == TableWords.Role.PRAISE ? Polarity.POSITIVE : Polarity.NEGATIVE;
        Optional<Quote> proof = proof(told, point.start(), point.end());
        if (proof.isEmpty()) return;
        List<Draft> found = prose.on(told.models(), point.start(), point.end());
        for (Draft draft : found) drafts.add(draft.proved(proof.get(), polarity, Basis.AUTHOR));
        if (!found.isEmpty()) return;
        words.heading(folded.substring(point.start(), point.end()))
                .flatMap(TableWords.Heading::attribute)
                .ifPresent(attribute -> drafts.addAll(drafted(
                        told, attribute, polarity, Basis.AUTHOR, Optional.empty(), judgement(told), proof.get())));
    }

    /** The row up to some words of the cell, or these alone where that is too long. */
    private Optional<Quote> proof(Told told, int start, int end) {
        int last = Math.max(end, nameEnd(told));
        return Quote.of(article, last - told.start() > LONGEST_PROOF ? start : told.start(), last);
    }

    /** Where the name stands behind the cell, the proof goes on to it. */
    private static int nameEnd(Told told) {
        return told.end() > told.cell().end() ? told.end() : 0;
    }

    private String text(Cell cell) {
        return text.substring(cell.start(), cell.end());
    }

    private void cell(
            Told told, Attribute attribute, String said, Optional<Answer> whole, Quote quote, List<Draft> drafts) {
        Cell cell = told.cell();
        Optional<Answer> answer = whole.isPresent() ? whole : words.beginning(said);
        Judgement judgement = judgement(told);
        if (attribute == Attribute.RELEASE) {
            release(told, judgement, quote, drafts);
            return;
        }
        if (STARS.matcher(said).matches() && !said.isBlank()) {
            stars(told, attribute, said, judgement, quote, drafts);
            return;
        }
        Optional<Value> value = figures.of(attribute, told);
        if (value.isPresent()) {
            Polarity polarity = ofFigure(attribute, answer, value.get(), judgement);
            List<Figures.Beside> beside = Figures.beside(attribute, value.get(), clauseOf(cell), text, masked);
            int first = beside.isEmpty()
                    ? cell.end()
                    : beside.get(0).first() + value.get().text().length();
            proof(told, cell.start(), first)
                    .ifPresent(words -> add(told, attribute, polarity, value, judgement, words, drafts));
            for (Figures.Beside other : beside) {
                proof(told, cell.start(), other.end())
                        .ifPresent(words ->
                                add(told, attribute, polarity, Optional.of(other.value()), judgement, words, drafts));
            }
            return;
        }
        if (answer.isPresent()) {
            answered(told, attribute, answer.get(), judgement, quote, drafts);
            return;
        }
        words(told, attribute, judgement, quote, drafts);
    }

    /** The words of a cell, and of its heading what tells when or on whose word it is so. */
    private Judgement judgement(Told told) {
        List<Found<Cue>> all = new ArrayList<>();
        Cell head = told.headingCell();
        if (!told.heading().isEmpty()) {
            for (Found<Cue> cue : cues.within(head.start(), head.end())) {
                if (OF_HEADING.contains(cue.meaning())) all.add(cue);
            }
        }
        all.addAll(cues.within(told.cell().start(), told.cell().end()));
        return new Judgement(all, folded);
    }

    private void release(Told told, Judgement judgement, Quote quote, List<Draft> drafts) {
        Cell cell = told.cell();
        String said = folded.substring(cell.start(), cell.end());
        Matcher pointed = POINTED_DATE.matcher(said);
        Optional<Value> date;
        if (pointed.find()) {
            YearMonth month = YearMonth.of(Integer.parseInt(pointed.group(1)), Integer.parseInt(pointed.group(2)));
            int day = pointed.group(3) == null ? 0 : Integer.parseInt(pointed.group(3));
            boolean ofDay = day > 0 && month.isValidDay(day);
            Moment at = new Moment(ofDay ? month.atDay(day) : month);
            date = Optional.of(Value.ofDate(pointed.group(), at));
        } else {
            date = Dates.in(said, new Dates.Context(published, Optional.empty()))
                    .map(found -> Value.ofDate(
                            text(cell).substring(found.start(), found.end()).strip(), found.at()));
        }
        if (date.isPresent()) add(told, Attribute.RELEASE, Polarity.NEUTRAL, date, judgement, quote, drafts);
    }

    private void stars(
            Told told, Attribute attribute, String said, Judgement judgement, Quote quote, List<Draft> drafts) {
        long full = said.codePoints()
                .filter(c -> c == '★' || c == '⭐' || c == 0x1f31f)
                .count();
        if (full == 0 && said.indexOf('☆') < 0) return;
        Polarity polarity = full >= 4 ? Polarity.POSITIVE : full <= 2 ? Polarity.NEGATIVE : Polarity.NEUTRAL;
        Value value = Value.ofNumber(text(told.cell()), (double) full, "stars");
        drafts.addAll(drafted(told, attribute, polarity, Basis.AUTHOR, Optional.of(value), judgement, quote));
    }

    private static Polarity ofFigure(Attribute attribute, Optional<Answer> answer, Value value, Judgement judgement) {
        if (answer.isPresent()) return of(answer.get());
        if (attribute == Attribute.RANKING) {
            boolean first =
                    value.unit().equals(Optional.of("rank")) && value.number().equals(OptionalDouble.of(1));
            return first ? Polarity.POSITIVE : Polarity.NEUTRAL;
        }
        if (attribute.group() == Group.QUALITY && !judgement.judges()) return Polarity.NEUTRAL;
        return judgement.polarity(
                new Respect(attribute, Kind.WORD, 0, 0),
                OF_A_CELL,
                false,
                value.number().isPresent());
    }

    private static Polarity of(Answer answer) {
        return switch (answer) {
            case YES, GOOD -> Polarity.POSITIVE;
            case NO, BAD -> Polarity.NEGATIVE;
            case FAIR, NOTHING -> Polarity.NEUTRAL;
        };
    }

    private void answered(
            Told told, Attribute attribute, Answer answer, Judgement judgement, Quote quote, List<Draft> drafts) {
        boolean grade = answer == Answer.GOOD || answer == Answer.FAIR || answer == Answer.BAD;
        boolean graded = attribute.isAble() || attribute == Attribute.GENERATION_SPEED;
        if (grade && !graded) return; // "高" may be a high price or a large size
        boolean asked = attribute.group() == Group.CAPABILITY
                || attribute.group() == Group.QUALITY
                || attribute == Attribute.OPEN_SOURCE
                || attribute == Attribute.AVAILABILITY
                || attribute == Attribute.PRICE
                || attribute == Attribute.RESOLUTION
                || attribute == Attribute.DURATION;
        if (!grade && !asked) return;
        if (attribute == Attribute.PRICE && !GIVEN.matcher(told.heading()).find()) return; // "是否收费"
        Basis basis = grade ? Basis.AUTHOR : basis(attribute, told, judgement);
        drafts.addAll(drafted(told, attribute, of(answer), basis, Optional.empty(), judgement, quote));
    }

    /** What is told neither by a figure nor by a sign. */
    private void words(Told told, Attribute attribute, Judgement judgement, Quote quote, List<Draft> drafts) {
        Cell cell = told.cell();
        Respect respect = new Respect(attribute, Kind.WORD, cell.start(), cell.end());
        Group group = attribute.group();
        boolean says = switch (group) {
            case CAPABILITY -> true;
            case QUALITY -> judgement.judges();
            case SPEC -> attribute == Attribute.ARCHITECTURE || judgement.takesSides();
            case MARKET ->
                attribute == Attribute.OPEN_SOURCE || attribute == Attribute.AVAILABILITY || judgement.takesSides();
        };
        if (!says || text(cell).codePoints().noneMatch(Character::isLetterOrDigit)) return;
        boolean kind = attribute == Attribute.AVAILABILITY
                || attribute == Attribute.OPEN_SOURCE
                || attribute == Attribute.ARCHITECTURE;
        Optional<Value> value = kind ? Optional.of(Value.ofText(text(cell))) : Optional.empty();
        Polarity polarity = attribute == Attribute.AVAILABILITY && !judgement.tells(Cue.NEGATION)
                ? Polarity.NEUTRAL
                : judgement.polarity(respect, OF_A_CELL, false, false);
        add(told, attribute, polarity, value, judgement, quote, drafts);
    }

    private void add(
            Told told,
            Attribute attribute,
            Polarity polarity,
            Optional<Value> value,
            Judgement judgement,
            Quote quote,
            List<Draft> drafts) {
        Basis basis = basis(attribute, told, judgement);
        drafts.addAll(drafted(told, attribute, polarity, basis, value, judgement, quote));
    }

    private List<Draft> drafted(
            Told told,
            Attribute attribute,
            Polarity polarity,
            Basis basis,
            Optional<Value> value,
            Judgement judgement,
            Quote quote) {
        Optional<Moment> date = value.flatMap(Value::date);
        boolean former = TextDates.isFormer(date, published);
        boolean ahead = date.flatMap(at -> published.map(day -> at.firstDay().isAfter(day)))
                .orElse(false);
        Status status = ahead ? Status.PLANNED : judgement.status(former, false, judgement);
        return told.models().stream()
                .map(model -> new Draft(
                        told.start(),
                        model,
                        attribute,
                        polarity,
                        status,
                        basis,
                        value,
                        Optional.empty(),
                        quote,
                        date,
                        told.heading(),
                        judgement.judges(),
                        subjects.isUnlisted(model),
                        signs(attribute, model, value.isPresent(), told.models().size())))
                .toList();
    }

    /** What a table lists is the makers' word, its grades are the writer's, and scores of a leaderboard those of others. */
    private static Basis basis(Attribute attribute, Told told, Judgement judgement) {
        if (judgement.tells(Cue.THIRD_PARTY)) return Basis.THIRD_PARTY;
        if (judgement.tells(Cue.AUTHOR)) return Basis.AUTHOR;
        if (attribute == Attribute.RANKING) {
            return BOARD.matcher(told.heading()).find() ? Basis.THIRD_PARTY : Basis.AUTHOR;
        }
        return attribute.group() == Group.QUALITY ? Basis.AUTHOR : Basis.VENDOR;
    }

    private EnumSet<Sign> signs(Attribute attribute, String model, boolean valued, int models) {
        EnumSet<Sign> signs = Confidence.none();
        switch (attribute.group()) {
            case MARKET -> {}
            case SPEC -> signs.add(Sign.SPEC);
            case CAPABILITY -> {
                signs.add(Sign.CAPABILITY);
                signs.add(Sign.ABLE);
            }
            case QUALITY -> signs.add(Sign.QUALITY);
        }
        if (valued) {
            signs.add(Sign.FIGURE);
            signs.add(Sign.NAMED_FIGURE);
        }
        if (models > 1) signs.add(Sign.SEVERAL_MODELS);
        if (!chinese) signs.add(Sign.ENGLISH);
        if (!subjects.isOfTopic(model)) signs.add(Sign.ASIDE);
        if (subjects.isUnlisted(model)) signs.add(Sign.UNLISTED);
        return signs;
    }
}
