package dev.reelwatch.index.vocabulary;

import dev.reelwatch.crawler.article.TextTable;
import dev.reelwatch.crawler.article.TextTable.Cell;
import dev.reelwatch.crawler.article.TextTable.Row;
import dev.reelwatch.index.vocabulary.TableWords.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds what stands in the column (or the row) of models of a table beside models that are known: it is one, too. */
final class TableNames {
    private static final int COLUMNS = 4;
    private static final int ROWS = 300;
    private static final int MOST = 30;
    /** So many known ones prove a column; one does where its heading says that models stand in it. */
    private static final int KNOWN = 2;

    private static final int LONGEST = 40;

    private static final Pattern NAME = Pattern.compile(
            "(?:[A-Z][\\p{L}]*[A-Za-z0-9](?:[ -]?(?:[A-Z][A-Za-z0-9]*|[A-Zv]?\\d{1,2}(?:\\.\\d{1,2})?)(?![a-z])){0,3}"
                    + "|\\p{IsHan}{2,6}\\s?[A-Zv]?\\d{1,2}(?:\\.\\d{1,2})?)(?:\\s?(?:[A-Z][a-z]+|\\p{IsHan}{1,3}版))?");
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(（\\[【].*$");
    private static final Pattern BEFORE = Pattern.compile("^[^\\p{L}]+");
    /** What a row of a model that makes something else says of it. */
    private static final Pattern OF_OTHERS =
            Pattern.compile("图像|图片模型|生图|绘画|语言模型|大语言|音乐|语音合成|编程|\\b(?:image model|text-to-image|language"
                    + " model|llm|music|tts|coding)\\b");

    private final TableWords words;

    TableNames(TableWords words) {
        this.words = words;
    }

    List<String> strangersIn(String text, Predicate<String> known, Predicate<String> isVideoModel) {
        Set<String> strangers = new LinkedHashSet<>();
        for (TextTable table : TextTable.in(text)) {
            List<Row> rows = table.rows().subList(0, Math.min(ROWS, table.rows().size()));
            Row head = rows.get(0);
            List<List<Cell>> lines = new ArrayList<>();
            for (int column = 0; column < Math.min(COLUMNS, head.cells().size()); column++) {
                lines.add(column(rows, column));
            }
            lines.add(head.cells());
            for (List<Cell> cells : lines) add(cells, text, known, isVideoModel, strangers);
            if (strangers.size() >= MOST) break;
        }
        return strangers.stream().limit(MOST).toList();
    }

    private static List<Cell> column(List<Row> rows, int column) {
        return rows.stream()
                .filter(row -> column < row.cells().size())
                .map(row -> row.cells().get(column))
                .toList();
    }

    private void add(
            List<Cell> cells,
            String text,
            Predicate<String> known,
            Predicate<String> isVideoModel,
            Set<String> strangers) {
        if (cells.isEmpty()) return;
        String heading = Fold.fold(cells.get(0).of(text));
        boolean headed = words.heading(heading)
                .filter(found -> found.role() == Role.MODELS)
                .isPresent();
        boolean ofModels = headed && (heading.contains("模型") || heading.contains("model"));
        Set<String> listed = new LinkedHashSet<>();
        int elsewise = 0;
        Set<String> others = new LinkedHashSet<>();
        for (Cell cell : headed ? cells.subList(1, cells.size()) : cells) {
            if (cell.isEmpty() || cell.end() - cell.start() > LONGEST) continue;
            String name = BRACKETS.matcher(BEFORE.matcher(cell.of(text)).replaceFirst(""))
                    .replaceFirst("")
                    .strip();
            if (name.isEmpty()) continue;
            if (isVideoModel.test(name)) listed.add(name);
            else if (known.test(name)) elsewise++;
            else if (isNew(name, headed) && !tellsOfOthers(text, cell)) others.add(name);
        }
        if (listed.size() >= (ofModels ? 1 : KNOWN) && listed.size() > elsewise) strangers.addAll(others);
    }

    /** Without a version it may be "Average" or "Human", unless the heading says what stands in the column. */
    private boolean isNew(String name, boolean headed) {
        boolean versioned = name.chars().anyMatch(Character::isDigit);
        return (versioned || headed)
                && NAME.matcher(name).matches()
                && words.heading(Fold.fold(name)).isEmpty();
    }

    private static boolean tellsOfOthers(String text, Cell cell) {
        int end = text.indexOf('\n', cell.end());
        String row = text.substring(cell.end(), end < 0 ? text.length() : end);
        return OF_OTHERS.matcher(Fold.fold(row)).find();
    }
}
