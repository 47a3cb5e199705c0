package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.TextTable;
import dev.reelwatch.crawler.article.TextTable.Cell;
import dev.reelwatch.crawler.article.TextTable.Row;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.TableWords.Heading;
import dev.reelwatch.index.vocabulary.TableWords.Role;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what the cells of a table are said of: of which models and in which respect. The models stand in one column,
 * or, in a table that is turned, in the first row.
 */
final class Tables {
    /** Which columns are searched for the models. */
    private static final int COLUMNS = 5;
    /** So many rows tell where the models stand. */
    private static final int LOOKED_AT = 60;
    /** Letters beside the names in a cell that is no more than a name; Chinese ones count twice. */
    private static final int BESIDE = 7;

    private static final Set<Role> SILENT = EnumSet.of(Role.MODELS, Role.VERSIONS, Role.PLANS, Role.SKIPPED);

    private static final char FIRST_IDEOGRAPH = '\u4e00';

    private static final int MOST_NAMED = 3;
    /** Longer words head nothing. */
    private static final int LONGEST_HEAD = 60;
    /** So many claims of one kind on one model: who lists more of them has no comparison in mind. */
    private static final int MOST_ALIKE = 20;

    private static final Pattern CREDITS = Pattern.compile("积分|灵感值|点数|credits?");

    /**
     * A cell that says something of models.
     *
     * @param models none twice
     * @param heading the words that head it, folded; empty where there are none
     * @param cell what it says
     * @param start where its proof begins: the row up to the cell
     * @param end where its proof ends: behind the cell, or behind the name where that follows
     * @param mode where a model has several rows: the resolution that this one is on, as written
     */
    record Told(
            List<String> models,
            Role role,
            Optional<Attribute> attribute,
            String heading,
            Cell headingCell,
            Cell cell,
            int start,
            int end,
            Optional<String> mode) {}

    /** What heads a column or, in a turned table, a row. */
    private record Head(Cell cell, String words, Optional<Heading> heading) {
        boolean isOfCredits() {
            return CREDITS.matcher(words).find();
        }

        boolean is(Role role) {
            return heading.filter(known -> known.role() == role).isPresent();
        }
    }

    private final Vocabulary vocabulary;
    private final Subjects subjects;
    private final String folded;
    private final Map<String, Optional<String>> composed = new HashMap<>();
    private final Map<String, Integer> alike = new HashMap<>();

    Tables(Vocabulary vocabulary, Subjects subjects, String folded) {
        this.vocabulary = vocabulary;
        this.subjects = subjects;
        this.folded = folded;
    }

    /** The cells of a table in the order of the text; empty if it is none on models. */
    Optional<List<Told>> read(TextTable table) {
        List<Row> rows = table.rows();
        Row first = rows.get(0);
        int across = 0;
        for (Cell cell : first.cells()) if (!modelsIn(cell).isEmpty()) across++;
        int column = columnOfModels(rows);
        int down = column < 0 ? 0 : namesIn(rows, column);
        boolean namedFirst = column >= 0 && !modelsIn(first.cells().get(column)).isEmpty();
        // each row and each column a model: who won against whom
        int inFirst = namedFirst ? 1 : 0;
        if (across - inFirst > 1 && down - inFirst > 1) return Optional.of(List.of());
        if (down > inFirst && down >= across) return Optional.of(byRows(rows, column, !namedFirst));
        if (across > 0) return turned(rows);
        return Optional.empty();
    }

    private int columnOfModels(List<Row> rows) {
        int best = -1;
        int most = 0;
        Row first = rows.get(0);
        for (int column = 0; column < Math.min(COLUMNS, first.cells().size()); column++) {
            Head head = head(first.cells().get(column));
            if (head.is(Role.REMARKS) || head.is(Role.PRAISE) || head.is(Role.FAULTS)) continue;
            int weight = namesIn(rows, column) * (head.is(Role.MODELS) ? 2 : 1);
            if (weight > most) {
                most = weight;
                best = column;
            }
        }
        return best;
    }

    /** How many cells of a column name a model and say no more. */
    private int namesIn(List<Row> rows, int column) {
        int named = 0;
        for (Row row : rows.subList(0, Math.min(LOOKED_AT, rows.size()))) {
            if (column < row.cells().size()
                    && !modelsIn(row.cells().get(column)).isEmpty()) named++;
        }
        return named;
    }

    /** The models that a cell names and says no more of than a bracket. */
    private List<String> modelsIn(Cell cell) {
        List<Mention> named = subjects.namedIn(cell.start(), cell.end());
        if (named.isEmpty()) return List.of();
        int letters = 0;
        int bracket = 0;
        int next = 0;
        for (int at = cell.start(); at < cell.end(); at++) {
            while (next < named.size() && named.get(next).end() <= at) next++;
            char c = folded.charAt(at);
            if (c == '(' || c == '[') bracket++;
            if (c == ')' || c == ']') bracket--;
            boolean inName = next < named.size() && named.get(next).start() <= at;
            if (!inName && bracket <= 0 && Character.isLetterOrDigit(c)) letters += c < FIRST_IDEOGRAPH ? 1 : 2;
        }
        if (letters > BESIDE) return List.of();
        List<String> models = named.stream()
                .filter(mention -> mention.exact()
                        || named.stream()
                                .noneMatch(other -> other.exact()
                                        && vocabulary
                                                .vendorOf(other.line())
                                                .equals(vocabulary.vendorOf(mention.line()))))
                .map(Mention::model)
                .distinct()
                .toList();
        return models.size() > MOST_NAMED ? List.of() : models;
    }

    private Head head(Cell cell) {
        if (cell.end() - cell.start() > LONGEST_HEAD) return noHead(cell);
        String words = folded.substring(cell.start(), cell.end());
        return new Head(
                cell,
                words,
                words.isEmpty() ? Optional.empty() : vocabulary.tables().heading(words));
    }

    private List<Told> byRows(List<Row> rows, int column, boolean headed) {
        Row first = rows.get(0);
        List<Head> heads = new ArrayList<>();
        for (Cell cell : first.cells()) heads.add(headed ? head(cell) : noHead(cell));
        int versions = -1;
        for (int i = 0; i < heads.size(); i++) if (i != column && heads.get(i).is(Role.VERSIONS)) versions = i;
        boolean plans = heads.stream().anyMatch(head -> head.is(Role.PLANS));
        List<List<String>> subjectsOfRows = new ArrayList<>();
        List<String> named = List.of();
        List<String> above = List.of();
        Set<String> once = new HashSet<>();
        Set<String> severalTimes = new HashSet<>();
        for (Row row : rows.subList(headed ? 1 : 0, rows.size())) {
            boolean whole = row.cells().size() > 1 && column < row.cells().size();
            Cell name = whole ? row.cells().get(column) : null;
            if (name != null && !name.isEmpty()) {
                named = modelsIn(name);
                above = named;
            }
            List<String> models = name == null ? List.of() : ofVersion(row, versions, named, above);
            if (name != null) above = models;
            for (String model : models) if (!once.add(model)) severalTimes.add(model);
            subjectsOfRows.add(models);
        }
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < subjectsOfRows.size(); i++) {
            List<String> models = subjectsOfRows.get(i);
            if (models.isEmpty()) continue;
            Row row = rows.get(headed ? i + 1 : i);
            Cell name = row.cells().get(column);
            Optional<String> mode =
                    models.stream().anyMatch(severalTimes::contains) ? mode(row, heads) : Optional.empty();
            for (int k = 0; k < Math.min(row.cells().size(), heads.size()); k++) {
                if (k == column || k == versions || (plans && heads.get(k).isOfCredits())) continue;
                Cell cell = row.cells().get(k);
                add(models, heads.get(k), cell, begin(row), Math.max(cell.end(), name.end()), mode, told);
            }
        }
        return told;
    }

    /** Where the first words of a row begin. */
    private static int begin(Row row) {
        return row.cells().stream()
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .map(Cell::start)
                .orElse(row.start());
    }

    private static Head noHead(Cell cell) {
        return new Head(cell, "", Optional.empty());
    }

    /** "可灵 | 2.1": a version in a column of its own. */
    private List<String> ofVersion(Row row, int versions, List<String> named, List<String> above) {
        if (versions < 0 || named.size() != 1 || versions >= row.cells().size()) return above;
        Cell version = row.cells().get(versions);
        if (version.isEmpty()) return above;
        List<String> inFull = modelsIn(version);
        if (!inFull.isEmpty()) return inFull;
        String whole = named.get(0) + " " + folded.substring(version.start(), version.end());
        return composed.computeIfAbsent(whole, this::compose).map(List::of).orElse(named);
    }

    private Optional<String> compose(String name) {
        return vocabulary.namesIn(name).stream()
                .filter(mention -> mention.video() && mention.start() == 0 && mention.exact())
                .map(Mention::model)
                .findFirst();
    }

    private Optional<String> mode(Row row, List<Head> heads) {
        for (int i = 0; i < Math.min(row.cells().size(), heads.size()); i++) {
            boolean resolution = heads.get(i)
                    .heading()
                    .flatMap(Heading::attribute)
                    .filter(Attribute.RESOLUTION::equals)
                    .isPresent();
            Cell cell = row.cells().get(i);
            if (resolution && !cell.isEmpty()) return Optional.of(folded.substring(cell.start(), cell.end()));
        }
        return Optional.empty();
    }

    /** A table with the models in its first row; none if its rows are not headed by what models are compared in. */
    private Optional<List<Told>> turned(List<Row> rows) {
        List<List<String>> models =
                rows.get(0).cells().stream().map(this::modelsIn).toList();
        List<Told> told = new ArrayList<>();
        for (Row row : rows.subList(1, rows.size())) {
            if (row.cells().size() < 2) continue;
            Head head = head(row.cells().get(0));
            if (head.is(Role.MODELS) || head.is(Role.VERSIONS)) continue;
            for (int i = 1; i < Math.min(row.cells().size(), models.size()); i++) {
                Cell cell = row.cells().get(i);
                if (!models.get(i).isEmpty())
                    add(models.get(i), head, cell, begin(row), cell.end(), Optional.empty(), told);
            }
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(told);
    }

    private void add(
            List<String> models, Head head, Cell cell, int start, int end, Optional<String> mode, List<Told> told) {
        if (cell.isEmpty()
                || head.heading().map(Heading::role).filter(SILENT::contains).isPresent()) return;
        Optional<Attribute> attribute = head.heading().flatMap(Heading::attribute);
        String kind = attribute.map(Attribute::json).orElse(head.words());
        List<String> few = models.stream()
                .filter(model -> alike.merge(model + '\n' + kind, 1, Integer::sum) <= MOST_ALIKE)
                .toList();
        if (few.isEmpty()) return;
        Role role = head.heading().map(Heading::role).orElse(Role.ATTRIBUTE);
        told.add(new Told(few, role, attribute, head.words(), head.cell(), cell, start, end, mode));
    }
}
