package dev.reelwatch.crawler.article;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in the text of an article, by offsets into it. There its rows are lines with a bar between two cells; an
 * empty cell stays, so that a row that begins with a bar begins with an empty cell. Tables that somebody typed, with
 * bars at both ends and a row of dashes, are read, too.
 *
 * @param start of its first row
 * @param end of its last row
 * @param rows at least two, the row of dashes left out
 */
public record TextTable(int start, int end, List<Row> rows) {
    /** A row; of a single cell where that goes over all columns. */
    public record Row(int start, int end, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** The words of a cell without the white space around; none where both offsets are equal. */
    public record Cell(int start, int end) {
        public boolean isEmpty() {
            return start == end;
        }

        /** The words of it. */
        public String of(String text) {
            return text.substring(start, end);
        }
    }

    public TextTable {
        rows = List.copyOf(rows);
    }

    /** The tables of a text, in order. */
    public static List<TextTable> in(String text) {
        List<TextTable> tables = new ArrayList<>();
        if (text.indexOf('|') < 0) return tables;
        List<int[]> lines = new ArrayList<>();
        int rows = 0; // lines up to the last one with a bar
        for (int from = 0; from <= text.length(); ) {
            int to = text.indexOf('\n', from);
            if (to < 0) to = text.length();
            boolean barred = text.substring(from, to).indexOf('|') >= 0;
            boolean blank = !barred && text.substring(from, to).isBlank();
            if (barred || (!lines.isEmpty() && !blank && lines.size() == rows)) {
                lines.add(new int[] {from, to});
                if (barred) rows = lines.size();
            } else {
                add(text, lines.subList(0, rows), tables);
                lines.clear();
                rows = 0;
            }
            from = to + 1;
        }
        add(text, lines.subList(0, rows), tables);
        return tables;
    }

    private static void add(String text, List<int[]> lines, List<TextTable> tables) {
        if (lines.size() < 2) return;
        boolean typed = lines.stream().allMatch(line -> text.startsWith("|", firstInk(text, line)));
        List<Row> rows = new ArrayList<>(lines.size());
        for (int[] line : lines) {
            if (!isOfDashes(text, line)) rows.add(row(text, line, typed));
        }
        if (rows.size() < 2 || rows.get(0).cells().size() < 2) return;
        tables.add(new TextTable(rows.get(0).start(), rows.get(rows.size() - 1).end(), rows));
    }

    /** "|---|:-:|": parts the headings from what is below. */
    private static boolean isOfDashes(String text, int[] line) {
        boolean dashed = false;
        for (int at = line[0]; at < line[1]; at++) {
            char c = text.charAt(at);
            dashed |= c == '-' && at + 1 < line[1] && text.charAt(at + 1) == '-';
            if (" \t|:-".indexOf(c) < 0) return false;
        }
        return dashed;
    }

    private static int firstInk(String text, int[] line) {
        int at = line[0];
        while (at < line[1] && Character.isWhitespace(text.charAt(at))) at++;
        return at;
    }

    private static Row row(String text, int[] line, boolean typed) {
        int start = firstInk(text, line);
        int end = line[1];
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) end--;
        boolean spaced = text.substring(start, end).contains(" | ");
        List<Cell> cells = new ArrayList<>();
        int from = typed ? start + 1 : start;
        for (int at = from; at <= end; at++) {
            if (at < end && !isBar(text, at, start, end, spaced)) continue;
            if (at == end && typed && from == end) break; // the bar at the end
            cells.add(cell(text, from, at));
            from = at + 1;
        }
        return new Row(start, end, cells);
    }

    /** Where bars stand between spaces, one inside a word parts nothing. */
    private static boolean isBar(String text, int at, int start, int end, boolean spaced) {
        if (text.charAt(at) != '|') return false;
        if (!spaced) return true;
        boolean before = at == start || text.charAt(at - 1) == ' ';
        return before && (at + 1 == end || text.charAt(at + 1) == ' ');
    }

    private static Cell cell(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) start++;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) end--;
        return new Cell(start, end);
    }
}
