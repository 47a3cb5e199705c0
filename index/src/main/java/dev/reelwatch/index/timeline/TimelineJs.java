package dev.reelwatch.index.timeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** A timeline as TimelineJS reads it: a date has no more parts than are known. See https://timeline.knightlab.com/docs/json-format.html */
public final class TimelineJs {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TimelineJs() {}

    public static ObjectNode write(String title, List<TimelineEntry> entries) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putObject("title").putObject("text").put("headline", escaped(title));
        ArrayNode events = json.putArray("events");
        for (TimelineEntry entry : entries) {
            ObjectNode event = events.addObject();
            event.put("unique_id", entry.id());
            event.set("start_date", date(entry.date()));
            event.put("group", entry.model());
            ObjectNode text = event.putObject("text");
            text.put("headline", escaped(entry.model() + " · " + entry.kind().json()));
            text.put("text", escaped(TimelineText.body(entry)));
            entry.claims().stream()
                    .flatMap(claim -> claim.article().url().stream())
                    .findFirst()
                    .ifPresent(url -> {
                        ObjectNode media = event.putObject("media");
                        media.put("url", url.toString());
                        media.put("caption", escaped(source(entry.claims().get(0))));
                    });
        }
        return json;
    }

    private static String source(Claim claim) {
        return claim.article()
                .site()
                .or(claim.article()::author)
                .orElse(claim.article().title());
    }

    private static ObjectNode date(Moment moment) {
        LocalDate day = moment.firstDay();
        ObjectNode date = MAPPER.createObjectNode();
        date.put("year", day.getYear());
        if (moment.precision() != Moment.Precision.YEAR) date.put("month", day.getMonthValue());
        if (moment.precision().compareTo(Moment.Precision.DAY) >= 0) date.put("day", day.getDayOfMonth());
        return date;
    }

    /** TimelineJS takes texts for HTML; ours are plain. */
    private static String escaped(String text) {
        return text.lines()
                .map(line -> line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .collect(Collectors.joining("\n"));
    }
}
