package dev.reelwatch.web.cli;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.timeline.TimelineEntry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knowledge as text for a terminal; characters that would steer the terminal are left out. */
final class Plain {
    private Plain() {}

    static String claim(Claim claim) {
        String facts = Stream.of(
                        claim.model(),
                        claim.attribute().json(),
                        claim.polarity().json(),
                        claim.status().json(),
                        claim.basis().json(),
                        claim.value().map(Plain::value).orElse(""),
                        claim.comparedTo().map(other -> "vs " + other).orElse(""),
                        claim.trueAt().map(at -> "true at " + at).orElse(""))
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(" · "));
        return safe(facts) + "\n  「" + safe(claim.quote().text()) + "」\n  " + source(claim.article()) + "  #"
                + claim.id();
    }

    static String source(Claim.Source article) {
        return safe(Stream.of(
                        article.site().or(article::author).orElse(""),
                        article.saidAt().map(at -> at.firstDay().toString()).orElse(""),
                        article.url().map(Object::toString).or(article::doc).orElse(""))
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(" · ")));
    }

    static String entry(TimelineEntry entry) {
        Claim first = entry.claims().getFirst();
        String conflicts = entry.conflicts().isEmpty()
                ? ""
                : "  (others say "
                        + entry.conflicts().stream().map(Object::toString).collect(Collectors.joining(", ")) + ")";
        List<String> voices = entry.claims().stream()
                .map(claim -> claim.article().voice())
                .distinct()
                .toList();
        return "%-10s  %-24s  %-12s%s%n            「%s」 %s"
                .formatted(
                        day(entry.date().toString()),
                        safe(entry.model()),
                        entry.kind().json(),
                        conflicts,
                        safe(first.quote().text()),
                        safe(String.join(", ", voices)));
    }

    /** Rows as columns, all to the left. */
    static List<String> columns(List<List<String>> rows) {
        int count = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[count];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) widths[i] = Math.max(widths[i], width(safe(row.get(i))));
        }
        return rows.stream()
                .map(row -> {
                    StringBuilder line = new StringBuilder();
                    for (int i = 0; i < row.size(); i++) {
                        String cell = safe(row.get(i));
                        line.append(cell).append(" ".repeat(widths[i] - width(cell) + 2));
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }

    private static String day(String iso) {
        return iso.substring(0, Math.min(10, iso.length()));
    }

    private static String value(Value value) {
        return value.text() + value.per().map(per -> " / " + per).orElse("");
    }

    /** One line without characters that steer a terminal or turn the direction of what follows. */
    static String safe(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "");
    }

    /** Rows as columns, the first to the left and the others to the right; Chinese letters are two places wide. */
    static List<String> table(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) widths[i] = Math.max(widths[i], width(safe(row.get(i))));
        }
        return rows.stream()
                .map(row -> {
                    StringBuilder line = new StringBuilder();
                    for (int i = 0; i < row.size(); i++) {
                        String cell = safe(row.get(i));
                        String space = " ".repeat(widths[i] - width(cell));
                        line.append(i == 0 ? cell + space : "  " + space + cell);
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }

    private static int width(String text) {
        return text.codePoints().map(c -> wide(c) ? 2 : 1).sum();
    }

    private static boolean wide(int c) {
        return c >= 0x1100
                && (c <= 0x115f
                        || c >= 0x2e80 && c <= 0xd7a3
                        || c >= 0xf900 && c <= 0xfaff
                        || c >= 0xfe30 && c <= 0xfe6f
                        || c >= 0xff00 && c <= 0xff60
                        || c >= 0xffe0 && c <= 0xffe6
                        || c >= 0x1f300 && c <= 0x1faff
                        || c >= 0x20000);
    }
}
