package dev.reelwatch.crawler.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two families of dates in feeds, RFC 822 and ISO 8601, and what programs make of them. */
final class FeedDate {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})(?:-?(\\d{2})(?:-?(\\d{2})"
                    + "(?:[T ,]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?)?)?)?\\s*([A-Za-z]{1,5}|[+-]\\d{1,2}:?\\d{2})?");
    private static final Pattern RFC822 =
            Pattern.compile("(?:\\p{L}{2,10}\\.?,?\\s*)?(\\d{1,2})[\\s-]*(\\p{Alpha}{3,9})\\.?,?[\\s-]*(\\d{4}|\\d{2})"
                    + "(?:,?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?:\\s*([AaPp])[Mm])?)?"
                    + "\\s*(?:(?:GMT|UTC?)?([+-]\\d{1,2}:?\\d{2})|([A-Za-z]{1,5}))?(?:\\s*\\(.*\\))?");
    /** Tue Feb 23 12:28:47 +0800 2021; Wed Jul 4 09:02:03 GMT 2025; Jul 4, 2025 09:02 */
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?:\\p{Alpha}{3,9},?\\s+)?(\\p{Alpha}{3,9})\\.?\\s+(\\d{1,2})(?:,?\\s+(\\d{4}))?(?:,?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?"
                    + "(?:\\s*([AaPp])[Mm])?\\s*(?:(?:GMT|UTC?)?([+-]\\d{1,2}:?\\d{2})|([A-Za-z]{1,5}))?)?(?:\\s+(\\d{4}))?");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("BST", 1),
            Map.entry("CET", 1),
            Map.entry("CEST", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("JST", 9),
            Map.entry("KST", 9));

    private FeedDate() {}

    /** Empty where it is no date, or one that no calendar has. */
    static Optional<Instant> parse(String text) {
        String date = text.strip();
        if (date.length() < 4 || date.length() > 80) return Optional.empty();
        try {
            return iso(date).or(() -> rfc822(date)).or(() -> monthFirst(date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> iso(String date) {
        Matcher m = ISO.matcher(date);
        if (!m.matches()) return Optional.empty();
        String fraction = m.group(7) == null ? "0" : (m.group(7) + "00000000").substring(0, 9);
        return zone(m.group(8), m.group(8))
                .map(offset -> LocalDateTime.of(
                                number(m, 1, 0),
                                number(m, 2, 1),
                                number(m, 3, 1),
                                hour(m, 4, null),
                                number(m, 5, 0),
                                second(m, 6),
                                Integer.parseInt(fraction))
                        .toInstant(offset));
    }

    private static Optional<Instant> rfc822(String date) {
        Matcher m = RFC822.matcher(date);
        if (!m.matches()) return Optional.empty();
        int year = number(m, 3, 0);
        if (m.group(3).length() == 2) year += year < 70 ? 2000 : 1900;
        return at(year, m.group(2), number(m, 1, 1), m, 4);
    }

    private static Optional<Instant> monthFirst(String date) {
        Matcher m = MONTH_FIRST.matcher(date);
        if (!m.matches() || (m.group(3) == null) == (m.group(10) == null)) return Optional.empty();
        return at(number(m, 3, number(m, 10, 0)), m.group(1), number(m, 2, 1), m, 4);
    }

    private static Optional<Instant> at(int year, String monthName, int day, Matcher m, int clock) {
        int month = MONTHS.indexOf(monthName.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        if (month == 0) return Optional.empty();
        return zone(m.group(clock + 4), m.group(clock + 5))
                .map(offset -> LocalDateTime.of(
                                year,
                                month,
                                day,
                                hour(m, clock, m.group(clock + 3)),
                                number(m, clock + 1, 0),
                                second(m, clock + 2))
                        .toInstant(offset));
    }

    private static int hour(Matcher m, int group, @Nullable String half) {
        int hour = number(m, group, 0);
        if (half == null) return hour;
        return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }

    /** A leap second is the last one of its minute. */
    private static int second(Matcher m, int group) {
        return Math.min(number(m, group, 0), 59);
    }

    private static int number(Matcher m, int group, int otherwise) {
        return m.group(group) == null ? otherwise : Integer.parseInt(m.group(group));
    }

    /** UTC where none is told; empty for a name that is no zone. CST is China's or Chicago's: feeds here are China's. */
    private static Optional<ZoneOffset> zone(@Nullable String offset, @Nullable String name) {
        if (offset != null && (offset.startsWith("+") || offset.startsWith("-"))) {
            String digits = offset.substring(1).replace(":", "");
            int hours = Integer.parseInt(digits.substring(0, digits.length() - 2));
            int minutes = Integer.parseInt(digits.substring(digits.length() - 2));
            int sign = offset.startsWith("-") ? -1 : 1;
            return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
        }
        if (name == null) return Optional.of(ZoneOffset.UTC);
        String zone = name.toUpperCase(Locale.ROOT);
        if (List.of("Z", "UT", "UTC", "GMT").contains(zone)) return Optional.of(ZoneOffset.UTC);
        if (zone.equals("CST")) return Optional.of(ZoneOffset.ofHours(8));
        return Optional.ofNullable(ZONES.get(zone)).map(ZoneOffset::ofHours);
    }
}
