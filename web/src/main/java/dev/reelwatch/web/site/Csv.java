package dev.reelwatch.web.site;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.web.digest.Wording;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as RFC 4180 has them. A cell that a spreadsheet would run as a formula is defused by an apostrophe. */
public final class Csv {
    static final List<String> CLAIM_HEAD = List.of(
            "id",
            "model",
            "attribute",
            "polarity",
            "status",
            "basis",
            "value",
            "number",
            "unit",
            "per",
            "date",
            "compared_to",
            "quote",
            "site",
            "author",
            "said_at",
            "true_at",
            "title",
            "url",
            "article",
            "start",
            "end");

    private Csv() {}

    /** Claims as a table with a head. */
    public static String claims(List<Claim> claims) {
        return table(CLAIM_HEAD, claims.stream().map(Csv::row).toList());
    }

    /** A timeline as a table with a head. */
    public static String timeline(List<TimelineEntry> entries) {
        List<List<String>> rows = entries.stream()
                .map(entry -> List.of(
                        entry.id(),
                        entry.date().toString(),
                        entry.date().precision().name().toLowerCase(Locale.ROOT),
                        entry.model(),
                        entry.kind().json(),
                        joined(entry.conflicts().stream().map(Moment::toString)),
                        joined(entry.claims().stream().map(Claim::id)),
                        entry.claims().getFirst().quote().text(),
                        entry.claims()
                                .getFirst()
                                .article()
                                .url()
                                .map(Object::toString)
                                .orElse(""),
                        entry.ofArticle() ? "article" : ""))
                .toList();
        return table(
                List.of("id", "date", "precision", "model", "kind", "conflicts", "claims", "quote", "url", "date_from"),
                rows);
    }

    private static String joined(Stream<String> words) {
        return words.collect(Collectors.joining(" "));
    }

    static String table(List<String> head, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(line(head));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    static List<String> row(Claim claim) {
        Claim.Source article = claim.article();
        return List.of(
                claim.id(),
                claim.model(),
                claim.attribute().json(),
                View.parameter(claim.polarity()),
                claim.status().json(),
                claim.basis().json(),
                claim.value().map(Value::text).orElse(""),
                claim.value()
                        .filter(value -> value.number().isPresent())
                        .map(value -> Wording.number(value.number().getAsDouble()))
                        .orElse(""),
                claim.value().flatMap(Value::unit).orElse(""),
                claim.value().flatMap(Value::per).orElse(""),
                claim.value().flatMap(Value::date).map(Moment::toString).orElse(""),
                claim.comparedTo().orElse(""),
                claim.quote().text(),
                article.site().orElse(""),
                article.author().orElse(""),
                claim.saidAt().map(Moment::toString).orElse(""),
                claim.trueAt().map(Moment::toString).orElse(""),
                article.title(),
                article.url().map(url -> url.toString()).orElse(""),
                article.articleId(),
                String.valueOf(claim.quote().start()),
                String.valueOf(claim.quote().end()));
    }

    static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String text) {
        String safe = runs(text) ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    // https://owasp.org/www-community/attacks/CSV_Injection; full-width signs are read as plain ones in East Asian
    // settings
    private static boolean runs(String text) {
        String stripped = text.stripLeading();
        if (stripped.isEmpty() || stripped.matches("-?\\d+(\\.\\d+)?")) return false;
        return "=+-@＝＋－＠".indexOf(stripped.charAt(0)) >= 0 || text.charAt(0) == '\t' || text.charAt(0) == '\r';
    }
}
