package dev.reelwatch.crawler.article;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** Counts the columns of one HTML table, so that cells below a merged one stay in their column. */
final class Columns {
    private static final int MOST = 100;

    private final List<Integer> rowsBelow = new ArrayList<>();
    private int column;
    private int owed;
    private int cellStart;

    void beginRow() {
        for (int i = column + owed; i < rowsBelow.size(); i++) rowsBelow.set(i, Math.max(0, rowsBelow.get(i) - 1));
        column = 0;
        owed = 0;
    }

    /** How many empty cells stand before the next one: columns that a cell above or before goes over. */
    int emptyBefore() {
        int empty = owed;
        column += owed;
        owed = 0;
        while (column < rowsBelow.size() && rowsBelow.get(column) > 0) {
            rowsBelow.set(column, rowsBelow.get(column) - 1);
            column++;
            empty++;
        }
        return empty;
    }

    /** @param at length of the row so far */
    void beginCell(int at) {
        cellStart = at;
    }

    /** A cell without words, such as a picture at the side, merges nothing that a reader misses. */
    void endCell(Element cell, CharSequence row) {
        boolean says = cellStart < row.length()
                && !row.subSequence(cellStart, row.length()).toString().isBlank();
        int below = says ? span(cell, "rowspan") - 1 : 0;
        int wide = says ? span(cell, "colspan") : 1;
        while (rowsBelow.size() < column + wide) rowsBelow.add(0);
        for (int i = 0; i < wide; i++) rowsBelow.set(column + i, below);
        column++;
        owed = wide - 1;
    }

    private static int span(Element cell, String attribute) {
        String written = cell.attr(attribute).strip();
        if (written.isEmpty() || written.length() > 3 || !written.chars().allMatch(c -> c >= '0' && c <= '9')) return 1;
        return Math.clamp(Integer.parseInt(written), 1, MOST);
    }
}
