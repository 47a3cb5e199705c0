package dev.reelwatch.index.timeline;

import dev.reelwatch.crawler.article.Moment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A timeline as iCalendar (RFC 5545). Each entry is an all-day event; what is known to the month or year only spans it,
 * and says so. The same entry has the same UID in every export, so that a calendar that takes it in again updates it.
 */
public final class Calendar {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Octets of a line, RFC 5545 section 3.1. */
    private static final int LINE = 75;

    private Calendar() {}

    /** The name of a calendar of what happened to one model or to the models of one vendor, or to all. */
    public static String title(Optional<String> model, Optional<String> vendor) {
        return "Reelwatch" + model.map(" · "::concat).orElse("")
                + vendor.map(" · "::concat).orElse("");
    }

    /**
     * All entries as one calendar.
     *
     * @param name of the calendar
     */
    public static String write(String name, List<TimelineEntry> entries) {
        StringBuilder ics = new StringBuilder();
        line(ics, "BEGIN:VCALENDAR");
        line(ics, "VERSION:2.0");
        line(ics, "PRODID:-//Reelwatch//Timeline//EN");
        line(ics, "CALSCALE:GREGORIAN");
        line(ics, "METHOD:PUBLISH");
        line(ics, "NAME:" + escaped(name));
        line(ics, "X-WR-CALNAME:" + escaped(name));
        for (TimelineEntry entry : entries) {
            LocalDate first = entry.date().firstDay();
            LocalDate last = entry.date().lastDay();
            line(ics, "BEGIN:VEVENT");
            line(ics, "UID:" + entry.id() + "@reelwatch");
            line(ics, "DTSTAMP:" + STAMP.format(stamp(entry)));
            line(ics, "DTSTART;VALUE=DATE:" + DAY.format(first));
            line(ics, "DTEND;VALUE=DATE:" + DAY.format(last.plusDays(1)));
            line(ics, "SUMMARY:" + escaped(entry.model() + " · " + entry.kind().json()));
            line(ics, "DESCRIPTION:" + escaped(TimelineText.body(entry)));
            line(ics, "CATEGORIES:" + escaped(entry.kind().json()));
            entry.claims().stream()
                    .flatMap(claim -> claim.article().url().stream())
                    .findFirst()
                    .ifPresent(url -> line(ics, "URL:" + url));
            line(ics, "TRANSP:TRANSPARENT");
            line(ics, "END:VEVENT");
        }
        line(ics, "END:VCALENDAR");
        return ics.toString();
    }

    /** When it was last spoken of, so that the same knowledge gives the same file. */
    private static Instant stamp(TimelineEntry entry) {
        return entry.claims().stream()
                .flatMap(claim -> claim.saidAt().stream())
                .map(Moment::start)
                .max(Instant::compareTo)
                .orElseGet(() -> entry.date().start());
    }

    /** TEXT of RFC 5545 section 3.3.11; control characters are not allowed in it. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n]]", " ")
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Writes a line, folded so that no character is torn apart. */
    private static void line(StringBuilder ics, String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int character = content.codePointAt(i);
            String written = Character.toString(character);
            int length = written.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LINE) {
                ics.append("\r\n ");
                octets = 1;
            }
            ics.append(written);
            octets += length;
            i += Character.charCount(character);
        }
        ics.append("\r\n");
    }
}
