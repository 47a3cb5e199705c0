package dev.reelwatch.index.timeline;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** What an entry tells, in plain lines, for files that other programs read. */
final class TimelineText {
    private TimelineText() {}

    /** Quotes with their sources, conflicting dates, how precise the date is and whose. */
    static String body(TimelineEntry entry) {
        StringJoiner lines = new StringJoiner("\n");
        for (Claim claim : entry.claims()) lines.add("「" + oneLine(claim.quote().text()) + "」 " + source(claim));
        if (!entry.conflicts().isEmpty()) {
            lines.add("other dates told: "
                    + entry.conflicts().stream().map(Moment::toString).collect(Collectors.joining(", ")));
        }
        if (entry.ofArticle()) lines.add("date of the article, which tells it as news");
        switch (entry.date().precision()) {
            case YEAR -> lines.add("known to the year: " + entry.date());
            case MONTH -> lines.add("known to the month: " + entry.date());
            case DAY, SECOND -> {}
        }
        return lines.toString();
    }

    private static String source(Claim claim) {
        Claim.Source article = claim.article();
        StringJoiner source = new StringJoiner(", ", "(", ")");
        source.add(article.site().or(article::author).orElse(article.title()));
        article.saidAt().ifPresent(at -> source.add(at.firstDay().toString()));
        article.url().ifPresent(url -> source.add(url.toString()));
        return source.toString();
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
