package dev.reelwatch.web.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns for a terminal, where a Chinese character is as wide as two letters. */
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table row(List<String> cells) {
        rows.add(cells.stream().map(Plain::safe).toList());
        return this;
    }

    Table row(String... cells) {
        return row(List.of(cells));
    }

    /** A line a row; the last column is as long as it is. */
    String print() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (widths.size() == i) widths.add(0);
                boolean last = i == row.size() - 1;
                if (!last) widths.set(i, Math.max(widths.get(i), width(row.get(i))));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(i == row.size() - 1 ? row.get(i) : padded(row.get(i), widths.get(i)) + GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** A line a row, the first column to the left and the others, which are numbers, to the right. */
    static List<String> ofNumbers(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        List<List<String>> cells =
                rows.stream().map(row -> row.stream().map(Plain::safe).toList()).toList();
        for (List<String> row : cells) {
            for (int i = 0; i < row.size(); i++) {
                if (widths.size() == i) widths.add(0);
                widths.set(i, Math.max(widths.get(i), width(row.get(i))));
            }
        }
        return cells.stream()
                .map(row -> {
                    StringBuilder line = new StringBuilder(padded(row.getFirst(), widths.getFirst()));
                    for (int i = 1; i < row.size(); i++) {
                        line.append(GAP)
                                .append(" ".repeat(widths.get(i) - width(row.get(i))))
                                .append(row.get(i));
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }

    /** Columns of a fixed width: cells of many lines, each line broken where it is too long. */
    static String columns(List<List<String>> cells, List<Integer> widths) {
        StringBuilder text = new StringBuilder();
        List<List<String>> broken = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            int width = widths.get(i);
            broken.add(cells.get(i).stream()
                    .flatMap(line -> broken(Plain.safe(line), width).stream())
                    .toList());
        }
        int height = broken.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            StringBuilder written = new StringBuilder();
            for (int i = 0; i < broken.size(); i++) {
                String cell = line < broken.get(i).size() ? broken.get(i).get(line) : "";
                written.append(padded(cell, widths.get(i))).append(GAP);
            }
            text.append(written.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** A line in pieces that are no wider than told; between Latin letters it is broken at a space where there is one. */
    static List<String> broken(String line, int width) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int wide = 0;
        int space = -1;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            int own = width(character);
            if (wide + own > width && !piece.isEmpty()) {
                boolean atSpace = space > 0 && Character.isLetterOrDigit(character) && character < 0x2e80;
                String rest = atSpace ? piece.substring(space + 1) : "";
                pieces.add((atSpace ? piece.substring(0, space) : piece.toString()).stripTrailing());
                piece = new StringBuilder(rest);
                wide = width(rest);
                space = -1;
            }
            if (character == ' ') space = piece.length();
            if (character >= 0x2e80) space = -1;
            if (!(piece.isEmpty() && character == ' ' && !pieces.isEmpty())) {
                piece.appendCodePoint(character);
                wide += own;
            }
            i += Character.charCount(character);
        }
        if (!piece.isEmpty() || pieces.isEmpty()) pieces.add(piece.toString());
        return pieces;
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - width(cell)));
    }

    /** Columns that a text takes. */
    static int width(String text) {
        return text.codePoints().map(Table::width).sum();
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT)
            return 0;
        boolean wide = (character >= 0x1100 && character <= 0x115f)
                || (character >= 0x2e80 && character <= 0xa4cf && character != 0x303f)
                || (character >= 0xac00 && character <= 0xd7a3)
                || (character >= 0xf900 && character <= 0xfaff)
                || (character >= 0xfe30 && character <= 0xfe6f)
                || (character >= 0xff00 && character <= 0xff60)
                || (character >= 0xffe0 && character <= 0xffe6)
                || (character >= 0x1f300 && character <= 0x1faff)
                || (character >= 0x20000 && character <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
