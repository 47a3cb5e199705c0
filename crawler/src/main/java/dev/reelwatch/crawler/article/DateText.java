package dev.reelwatch.crawler.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people, feeds and programs write them. A time without a zone is Beijing's, a midnight in UTC is a day. */
final class DateText {
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"
            + "(?:[T ,]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?");
    private static final Pattern CHINESE = Pattern.compile("(\\d{4})\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]?"
            + "(?:\\s*(?:周.|星期.)?\\s*(\\d{1,2})\\s?[:时點点]\\s?(\\d{1,2})\\s?分?(?::(\\d{2}))?)?.{0,12}");
    private static final Pattern MONTH_ONLY = Pattern.compile("(\\d{4})(?:[-/.]|\\s?年\\s?)(\\d{1,2})\\s?月?");
    private static final Pattern YEAR_ONLY = Pattern.compile("((?:19|20)\\d{2})\\s?年?");
    private static final Pattern EPOCH = Pattern.compile("(1\\d{9})(\\d{3})?");
    private static final String MONTHS = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final String CLOCK = "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*(am|pm)?";
    private static final String ZONE =
            "\\s*((?:gmt|utc)?\\s*[+-]\\d{2}:?\\d{2}|gmt|utc|z|e[sd]t|p[sd]t|c[sd]t|m[sd]t|bst|cest|cet)?";
    /** Tue Feb 23 12:28:47 +0800 2021 */
    private static final Pattern UNIX = Pattern.compile(
            "(?i)[a-z]{3} " + MONTHS + "\\s+(\\d{1,2}) (\\d{1,2}):(\\d{2}):(\\d{2}) ([+-]\\d{4}|[A-Z]{3}) (\\d{4})");
    /** Mon Apr 07 2025 00:00:00 GMT+0000 (Coordinated Universal Time); Mar 24, 2026, 9:08 PM UTC */
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?i)(?:[a-z]{3,9},? )?" + MONTHS + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?:,?(?: at)?\\s+" + CLOCK
                    + ZONE + ")?(?:\\s*\\(.{0,60}\\))?");
    /** Fri, 04 Jul 2025 07:51:28 GMT */
    private static final Pattern DAY_FIRST = Pattern.compile("(?i)(?:[a-z]{3,9},? )?(\\d{1,2})(?:st|nd|rd|th)?[ -]"
            + MONTHS + "[ -](\\d{4})(?:,?(?: at)?\\s+" + CLOCK + ZONE + ")?");

    private static final Map<String, ZoneOffset> ZONES = Map.ofEntries(
            Map.entry("z", ZoneOffset.UTC),
            Map.entry("utc", ZoneOffset.UTC),
            Map.entry("gmt", ZoneOffset.UTC),
            Map.entry("est", ZoneOffset.ofHours(-5)),
            Map.entry("edt", ZoneOffset.ofHours(-4)),
            Map.entry("cdt", ZoneOffset.ofHours(-5)),
            Map.entry("mst", ZoneOffset.ofHours(-7)),
            Map.entry("mdt", ZoneOffset.ofHours(-6)),
            Map.entry("pst", ZoneOffset.ofHours(-8)),
            Map.entry("pdt", ZoneOffset.ofHours(-7)),
            Map.entry("bst", ZoneOffset.ofHours(1)),
            Map.entry("cet", ZoneOffset.ofHours(1)),
            Map.entry("cest", ZoneOffset.ofHours(2)));
    private static final List<String> MONTH_NAMES =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Pattern AGO = Pattern.compile("(?i)(\\d{1,3}|半|an?|one)\\s?(?:个|個)?"
            + "\\s?(秒钟?|秒鐘|分钟?|分鐘|小时|小時|钟头|天|日|周|週|星期|礼拜|月|年|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|[smhd])"
            + "\\s?(?:之?前|ago)");
    private static final Set<String> NOW = Set.of("刚刚", "刚才", "剛剛", "just now", "now", "moments ago", "a moment ago");
    private static final Pattern DAY_AND_CLOCK = Pattern.compile(
            "(?i)(今天|今日|昨天|昨日|前天|today|yesterday)(?:,| at)?\\s*(?:(\\d{1,2}):(\\d{2})(?::\\d{2})?\\s?(am|pm)?)?");
    private static final Pattern MONTH_AND_DAY =
            Pattern.compile("(\\d{1,2})(?:[-/]|\\s?月\\s?)(\\d{1,2})\\s?[日号]?(?:\\s*(\\d{1,2}):(\\d{2})(?::\\d{2})?)?");
    private static final Pattern NAMED_MONTH_AND_DAY =
            Pattern.compile("(?i)" + MONTHS + "\\s+(\\d{1,2})(?:st|nd|rd|th)?");
    private static final Pattern DAY_AND_NAMED_MONTH = Pattern.compile("(?i)(\\d{1,2})(?:st|nd|rd|th)?\\s+" + MONTHS);

    private static final List<Function<String, Optional<Moment>>> SHAPES = List.of(
            DateText::iso,
            DateText::chinese,
            DateText::unix,
            DateText::monthFirst,
            DateText::dayFirst,
            DateText::epoch,
            DateText::month,
            DateText::year);

    private DateText() {}

    /** Reads a text that is a date and nothing else; empty where it is none, or one that no calendar has. */
    static Optional<Moment> parse(String text) {
        String date = text.strip();
        if (date.length() < 4 || date.length() > 100) return Optional.empty();
        try {
            return SHAPES.stream().flatMap(shape -> shape.apply(date).stream()).findFirst();
        } catch (DateTimeException e) {
            return Optional.empty(); // the 31st of February
        }
    }

    /**
     * Reads also what is told from the moment of reading: 刚刚, 5分钟前, 昨天 12:30, 06-27, 2 hours ago, yesterday. Days,
     * months and years ago stay days, months and years.
     */
    static Optional<Moment> parse(String text, Instant now) {
        Optional<Moment> absolute = parse(text);
        if (absolute.isPresent()) return absolute;
        String date = text.strip();
        if (date.length() > 40) return Optional.empty();
        OffsetDateTime here = now.atOffset(Moment.BEIJING);
        try {
            if (NOW.contains(date.toLowerCase(Locale.ROOT))) return Optional.of(Moment.of(now));
            Matcher ago = AGO.matcher(date);
            if (ago.matches()) return Optional.of(ago(ago.group(1), ago.group(2).toLowerCase(Locale.ROOT), now));
            Matcher day = DAY_AND_CLOCK.matcher(date);
            if (day.matches()) {
                LocalDate on = here.toLocalDate()
                        .minusDays(
                                switch (day.group(1).toLowerCase(Locale.ROOT)) {
                                    case "今天", "今日", "today" -> 0;
                                    case "前天" -> 2;
                                    default -> 1;
                                });
                return Optional.of(moment(on, clock(day, 2, day.group(4))));
            }
            Matcher month = MONTH_AND_DAY.matcher(date);
            if (month.matches()) return yearless(number(month, 1), number(month, 2), clock(month, 3, null), here);
            Matcher named = NAMED_MONTH_AND_DAY.matcher(date);
            if (named.matches()) {
                return yearless(monthNamed(named.group(1)).getValue(), number(named, 2), Optional.empty(), here);
            }
            Matcher dayFirst = DAY_AND_NAMED_MONTH.matcher(date);
            if (dayFirst.matches()) {
                return yearless(monthNamed(dayFirst.group(2)).getValue(), number(dayFirst, 1), Optional.empty(), here);
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Moment ago(String number, String unit, Instant now) {
        LocalDate today = now.atOffset(Moment.BEIJING).toLocalDate();
        if (number.equals("半")) {
            return switch (unit.charAt(0)) {
                case '小', '钟' -> Moment.of(now.minus(30, ChronoUnit.MINUTES));
                case '年' -> new Moment(YearMonth.from(today.minusMonths(6)));
                default -> new Moment(today);
            };
        }
        long count = Character.isDigit(number.charAt(0)) ? Long.parseLong(number) : 1;
        if (unit.startsWith("mo")) return new Moment(YearMonth.from(today.minusMonths(count)));
        return switch (unit.charAt(0)) {
            case '秒', 's' -> Moment.of(now.minusSeconds(count));
            case '分', 'm' -> Moment.of(now.minus(count, ChronoUnit.MINUTES));
            case '小', '钟', 'h' -> Moment.of(now.minus(count, ChronoUnit.HOURS));
            case '周', '週', '星', '礼', 'w' -> new Moment(today.minusWeeks(count));
            case '月' -> new Moment(YearMonth.from(today.minusMonths(count)));
            case '年', 'y' -> new Moment(Year.from(today.minusYears(count)));
            default -> new Moment(today.minusDays(count));
        };
    }

    /** The last such day that lies in no future; of the 29th of February the last one that was. */
    private static Optional<Moment> yearless(int month, int day, Optional<LocalTime> time, OffsetDateTime here) {
        if (month < 1 || month > 12 || day < 1 || day > 31) return Optional.empty();
        for (int year = here.getYear(); year > here.getYear() - 9; year--) {
            if (day > YearMonth.of(year, month).lengthOfMonth()) continue;
            LocalDate on = LocalDate.of(year, month, day);
            // clocks differ by minutes
            boolean later = on.isAfter(here.toLocalDate())
                    || (time.isPresent()
                            && on.atTime(time.get()).atOffset(Moment.BEIJING).isAfter(here.plusMinutes(30)));
            if (!later) return Optional.of(moment(on, time));
        }
        return Optional.empty();
    }

    private static Optional<LocalTime> clock(Matcher m, int group, @org.jspecify.annotations.Nullable String half) {
        if (m.group(group) == null) return Optional.empty();
        int hour = number(m, group);
        if (half != null) hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
        return Optional.of(LocalTime.of(hour, number(m, group + 1)));
    }

    private static Moment moment(LocalDate day, Optional<LocalTime> time) {
        return time.map(at -> new Moment(day.atTime(at).atOffset(Moment.BEIJING)))
                .orElseGet(() -> new Moment(day));
    }

    static Optional<Moment> iso(String date) {
        Matcher m = ISO.matcher(date);
        if (!m.matches()) return Optional.empty();
        LocalDate day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        if (m.group(4) == null) return Optional.of(new Moment(day));
        LocalTime time = LocalTime.of(number(m, 4), number(m, 5), m.group(6) == null ? 0 : number(m, 6));
        return Optional.of(at(day, time, zone(m.group(7))));
    }

    static Optional<Moment> chinese(String date) {
        Matcher m = CHINESE.matcher(date);
        if (!m.matches()) return Optional.empty();
        return Optional.of(moment(LocalDate.of(number(m, 1), number(m, 2), number(m, 3)), m, 4, Moment.BEIJING));
    }

    static Optional<Moment> unix(String date) {
        Matcher m = UNIX.matcher(date);
        if (!m.matches()) return Optional.empty();
        LocalDate day = LocalDate.of(number(m, 7), monthNamed(m.group(1)), number(m, 2));
        LocalTime time = LocalTime.of(number(m, 3), number(m, 4), number(m, 5));
        return Optional.of(at(day, time, zone(m.group(6))));
    }

    static Optional<Moment> monthFirst(String date) {
        Matcher m = MONTH_FIRST.matcher(date);
        if (!m.matches()) return Optional.empty();
        return Optional.of(english(LocalDate.of(number(m, 3), monthNamed(m.group(1)), number(m, 2)), m, 4));
    }

    static Optional<Moment> dayFirst(String date) {
        Matcher m = DAY_FIRST.matcher(date);
        if (!m.matches()) return Optional.empty();
        return Optional.of(english(LocalDate.of(number(m, 3), monthNamed(m.group(2)), number(m, 1)), m, 4));
    }

    static Optional<Moment> epoch(String date) {
        Matcher m = EPOCH.matcher(date);
        return m.matches()
                ? Optional.of(Moment.of(Instant.ofEpochSecond(Long.parseLong(m.group(1)))))
                : Optional.empty();
    }

    static Optional<Moment> month(String date) {
        Matcher m = MONTH_ONLY.matcher(date);
        return m.matches() ? Optional.of(new Moment(YearMonth.of(number(m, 1), number(m, 2)))) : Optional.empty();
    }

    static Optional<Moment> year(String date) {
        Matcher m = YEAR_ONLY.matcher(date);
        return m.matches() ? Optional.of(new Moment(Year.of(number(m, 1)))) : Optional.empty();
    }

    private static Moment english(LocalDate day, Matcher m, int clock) {
        if (m.group(clock) == null) return new Moment(day);
        int hour = number(m, clock);
        String half = m.group(clock + 3);
        if (half != null) hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
        LocalTime time =
                LocalTime.of(hour, number(m, clock + 1), m.group(clock + 2) == null ? 0 : number(m, clock + 2));
        return at(day, time, zone(m.group(clock + 4)));
    }

    private static Moment moment(LocalDate day, Matcher m, int clock, ZoneOffset zone) {
        if (m.group(clock) == null) return new Moment(day);
        boolean seconds = m.groupCount() >= clock + 2 && m.group(clock + 2) != null;
        LocalTime time = LocalTime.of(number(m, clock), number(m, clock + 1), seconds ? number(m, clock + 2) : 0);
        return new Moment(LocalDateTime.of(day, time).atOffset(zone));
    }

    /** A program that knows only the day writes midnight. */
    private static Moment at(LocalDate day, LocalTime time, ZoneOffset zone) {
        return time.equals(LocalTime.MIDNIGHT)
                ? new Moment(day)
                : new Moment(LocalDateTime.of(day, time).atOffset(zone));
    }

    private static ZoneOffset zone(@org.jspecify.annotations.Nullable String name) {
        if (name == null || name.isBlank()) return Moment.BEIJING;
        String zone = name.strip().toLowerCase(Locale.ROOT);
        ZoneOffset known = ZONES.get(zone);
        if (known != null) return known;
        String offset = zone.replace("gmt", "").replace("utc", "").strip();
        try {
            return ZoneOffset.of(offset);
        } catch (DateTimeException e) {
            return Moment.BEIJING;
        }
    }

    private static Month monthNamed(String name) {
        return Month.of(MONTH_NAMES.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1);
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
