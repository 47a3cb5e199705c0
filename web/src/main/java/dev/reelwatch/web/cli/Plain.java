package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Support;
import dev.reelwatch.index.timeline.TimelineEntry;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knowledge as text for a terminal; characters that would steer the terminal are left out. */
final class Plain {
    private static final int MOST_QUOTES = 3;

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
        String conflicts = entry.conflicts().isEmpty()
                ? ""
                : "  (others say " + entry.conflicts().stream().map(Plain::day).collect(Collectors.joining(", ")) + ")";
        StringBuilder text = new StringBuilder();
        text.append(new Table()
                .row(
                        "%-10s".formatted(day(entry.date())),
                        entry.model(),
                        entry.kind().json() + (entry.ofArticle() ? "  (date of the article)" : "") + conflicts)
                .print());
        int shown = Math.min(MOST_QUOTES, entry.claims().size());
        Table quotes = new Table();
        for (Claim claim : entry.claims().subList(0, shown)) {
            quotes.row("          ", by(claim), "「" + claim.quote().text() + "」");
        }
        text.append(quotes.print());
        if (shown < entry.claims().size()) {
            text.append("            and ")
                    .append(entry.claims().size() - shown)
                    .append(" more\n");
        }
        return text.toString().stripTrailing();
    }

    /** What a finding says in a few words. */
    static String statement(Finding finding) {
        Optional<Measure> measure = finding.measure();
        if (measure.isPresent()) return measure.get().toString();
        Optional<Moment> date = finding.value().flatMap(Value::date);
        if (date.isPresent()) return day(date.get());
        String sign = switch (finding.polarity()) {
            case POSITIVE -> "+";
            case NEGATIVE -> "-";
            case NEUTRAL -> "";
        };
        String text = finding.value()
                .map(value -> finding.best().value().orElse(value).text())
                .orElse("");
        String versus = finding.best().comparedTo().map(other -> "vs " + other).orElse("");
        String said =
                Stream.of(sign, text, versus).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        String plan = finding.claims().stream().allMatch(claim -> claim.status() == Status.PLANNED) ? "planned" : "";
        String whole = Stream.of(plan, said).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        return whole.isEmpty() ? "told" : whole;
    }

    /** How many say so, and of them vendors and testers. */
    static String origins(Support support) {
        String count = support.origins() + (support.origins() == 1 ? " origin" : " origins");
        String vendor = support.vendor() > 0 ? "vendor " + support.vendor() : "";
        String testers = support.testers() > 0 ? "tester " + support.testers() : "";
        String apart =
                Stream.of(vendor, testers).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return apart.isEmpty() ? count : count + ": " + apart;
    }

    /** Who said it, and when. */
    static String by(Claim claim) {
        Claim.Source article = claim.article();
        return Stream.of(
                        article.site().or(article::author).orElse(article.title()),
                        claim.saidAt().map(Plain::day).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** A time, to the day at most. */
    static String day(Moment at) {
        return at.precision() == Moment.Precision.SECOND ? at.firstDay().toString() : at.toString();
    }

    private static String value(Value value) {
        return value.text() + value.per().map(per -> " / " + per).orElse("");
    }

    /** One line without characters that steer a terminal or turn the direction of what follows. */
    static String safe(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "");
    }
}
