package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.vocabulary.Opening;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;

/**
 * Reads the dates of a clause, relative ones against the day the article was published. A date is as precise as the
 * words are: {@code 去年11月} is a month.
 */
final class Dates {
    /** A date at its place in the clause. */
    record Found(int start, int end, Moment at) {
        Found movedBy(int offset) {
            return new Found(start + offset, end + offset, at);
        }
    }

    /**
     * A way to write a date.
     *
     * @param words one of these stands in each such date
     * @param read gives empty where the words are no date after all
     */
    private record Form(List<String> words, Opening pattern, BiFunction<MatchResult, Context, Optional<Moment>> read) {}

    /**
     * What relative dates count from.
     *
     * @param published day of the article, where known
     * @param before the last full date told earlier in the article
     * @param isAhead true where the words before tell that the day is to come
     */
    record Context(Optional<LocalDate> published, Optional<Moment> before, boolean isAhead) {
        Context(Optional<LocalDate> published, Optional<Moment> before) {
            this(published, before, false);
        }

        Context ahead() {
            return new Context(published, before, true);
        }
    }

    private static final int AHEAD_WITHIN = 48;
    /** "将于 9 月 30 日", "排到年底", "will arrive in March". */
    private static final Opening AHEAD = Opening.compile(
            "(?:将会?|预计|计划|定|拟|要到|等到|得到|排到|推迟到|延期到|跳票到|推到)了?(?:在|于|到)?\\s?$|\\b(?:(?:will|could|may|might) [a-z ]{0,24}|(?:comes?|coming|arrives?|opens?|gets? it|starts?|begins?|launches|slipped|slips) [a-z ]{0,30}|until |scheduled for |slated for |planned for |due |expected |coming )(?:on |in )?$");

    private static final String MONTHS =
            "\\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    private static final List<String> MONTH_NAMES =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("天", "日", "晚", "夜", "早", "晨", "day");
    private static final List<String> WEEKS = List.of("周", "星期");
    private static final List<String> AGO = List.of("前");
    private static final List<String> NEAR_MONTH = List.of("月", "month");
    private static final List<String> NEAR_YEAR = List.of("年", "year");

    private static final List<Form> FORMS = List.of( // most precise first
            form(
                    List.of("20"),
                    "(20[12]\\d)[-/.](\\d{1,2})[-/.](\\d{1,2})",
                    (m, c) -> day(m.group(1), m.group(2), m.group(3))),
            form(
                    List.of("年"),
                    "(?<!\\d)(20[12]\\d|[12]\\d)\\s?年\\s?(\\d{1,2})\\s?月\\s?(?:(\\d{1,2})\\s?[日号])?",
                    Dates::yearMonthDay),
            form(List.of("年"), "(去年|今年|前年|同年|明年)的?\\s?(\\d{1,2})\\s?月份?(?:\\s?(\\d{1,2})\\s?[日号])?", Dates::namedYear),
            form(
                    List.of("月"),
                    "(?<!\\d)(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]",
                    (m, c) -> yearless(m.group(1), m.group(2), c)),
            form(
                    MONTH_NAMES,
                    MONTHS + "\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (20[12]\\d)",
                    (m, c) -> day(m.group(3), month(m.group(1)), m.group(2))),
            form(
                    MONTH_NAMES,
                    MONTHS + "\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?!,? 20)",
                    (m, c) -> yearless(month(m.group(1)), m.group(2), c)),
            form(
                    MONTH_NAMES,
                    MONTHS + "\\.?,? (?:of )?(20[12]\\d)",
                    (m, c) -> yearMonth(m.group(2), month(m.group(1)))),
            form(DAYS, "(前天|昨晚|昨天|昨日|昨夜|今天|今日|今早|今晨|今晚|凌晨|yesterday|today)", Dates::nearDay),
            form(WEEKS, "(上上?|本|这)?(?:个)?(?:周|星期)([一二三四五六日天])(?![一-龥]*(?:更|播|休|见))", Dates::weekday),
            form(
                    List.of("day"),
                    "\\b(?:on |this |last )(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b",
                    Dates::englishWeekday),
            form(AGO, "(?<![\\d零一二三四五六七八九十])([1-9]\\d?|[一二两三四五六七八九十])(天|日|周|星期|个星期|个月|年)之?前", Dates::ago),
            form(List.of("日", "号"), "(?<![\\s\\S])(\\d{1,2})\\s?[日号](?=[,，上下晚早凌])", Dates::dayOnly),
            form(
                    MONTH_NAMES,
                    "\\b(?:in|to|into|by|since|until|early|late|mid) " + MONTHS + "\\b(?!\\.? \\d)",
                    (m, c) -> month(Integer.parseInt(month(m.group(1))), c)),
            form(NEAR_MONTH, "((?<!上)上个?月|本月|这个月|下个?月|last month|this month)", Dates::nearMonth),
            form(List.of("月"), "(?<!\\d)(\\d{1,2})\\s?月(?:份|初|底|末|中旬)?(?![\\d费活付卡均度租榜])", Dates::monthOnly),
            form(List.of("月"), "(?<![一二三四五六七八九十个])([一二三四五六七八九]|十[一二]?)月(?:份|初|底|末|中旬)", Dates::chineseMonth),
            form(
                    List.of("20"),
                    "(20[12]\\d)\\s?年",
                    (m, c) -> Optional.of(new Moment(Year.of(Integer.parseInt(m.group(1)))))),
            form(
                    List.of(" 20"),
                    "\\b(?:in|of|since|late|early|mid|end of) (20[12]\\d)\\b",
                    (m, c) -> Optional.of(new Moment(Year.of(Integer.parseInt(m.group(1)))))),
            form(NEAR_YEAR, "(去年|今年|前年|明年|last year|this year|next year)", Dates::nearYear));

    private static final String NUMERALS = "零一二三四五六七八九十";

    private Dates() {}

    private static Form form(
            List<String> words, String expression, BiFunction<MatchResult, Context, Optional<Moment>> read) {
        return new Form(words, Opening.compile(expression), read);
    }

    /** The most precise date of a folded clause. */
    static Optional<Found> in(String clause, Context context) {
        if (!mayHoldDate(clause)) return Optional.empty();
        for (Form form : FORMS) {
            if (!holdsOneOf(clause, form.words())) continue;
            Optional<MatchResult> match = form.pattern().first(clause, 0, clause.length());
            while (match.isPresent()) {
                MatchResult date = match.get();
                Optional<Moment> at;
                boolean ahead = AHEAD.first(clause, Math.max(0, date.start() - AHEAD_WITHIN), date.start())
                        .isPresent();
                try {
                    at = form.read().apply(date, ahead ? context.ahead() : context);
                } catch (DateTimeException e) {
                    at = Optional.empty(); // 13月 or 31 February is no date
                }
                if (at.isPresent()) return Optional.of(new Found(date.start(), date.end(), at.get()));
                match = form.pattern().first(clause, date.end(), clause.length());
            }
        }
        return Optional.empty();
    }

    private static boolean holdsOneOf(String clause, List<String> words) {
        for (String word : words) if (clause.contains(word)) return true;
        return false;
    }

    /** False for most clauses, at the cost of one look at each character. */
    private static boolean mayHoldDate(String clause) {
        for (int i = 0; i < clause.length(); i++) {
            char c = clause.charAt(i);
            if (c == '年' || c == '月' || c == '天' || c == '日' || c == '昨' || c == '周' || c == '期' || c == '今'
                    || c == '晨') {
                return true;
            }
            if (c == '2' && clause.startsWith("20", i)) return true;
            if (c == 'd' && clause.startsWith("day", i)) return true;
            if (c == 'y' && clause.startsWith("year", i)) return true;
            if (c == 'm' && clause.startsWith("month", i)) return true;
            if (c == 'i' && (clause.startsWith("in ", i) || clause.startsWith("into ", i))) return true;
            if (c == 't' && clause.startsWith("to ", i)) return true;
            if (c == 'b' && clause.startsWith("by ", i)) return true;
            if (c == 's' && clause.startsWith("since ", i)) return true;
            if (c == 'u' && clause.startsWith("until ", i)) return true;
            if (c == ' ' && i > 2 && i + 1 < clause.length() && Character.isDigit(clause.charAt(i + 1))) return true;
        }
        return false;
    }

    private static Optional<Moment> day(String year, String month, String day) {
        return Optional.of(
                new Moment(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))));
    }

    private static Optional<Moment> yearMonth(String year, String month) {
        return Optional.of(new Moment(YearMonth.of(Integer.parseInt(year), Integer.parseInt(month))));
    }

    private static Optional<Moment> yearMonthDay(MatchResult match, Context context) {
        String year = match.group(1).length() == 2 ? "20" + match.group(1) : match.group(1);
        return match.group(3) == null ? yearMonth(year, match.group(2)) : day(year, match.group(2), match.group(3));
    }

    private static Optional<Moment> namedYear(MatchResult match, Context context) {
        Optional<Integer> year = switch (match.group(1)) {
            case "去年" -> context.published().map(day -> day.getYear() - 1);
            case "前年" -> context.published().map(day -> day.getYear() - 2);
            case "明年" -> context.published().map(day -> day.getYear() + 1);
            case "同年" -> context.before().map(at -> at.firstDay().getYear());
            default -> context.published().map(LocalDate::getYear);
        };
        return year.flatMap(y -> match.group(3) == null
                ? yearMonth(y.toString(), match.group(2))
                : day(y.toString(), match.group(2), match.group(3)));
    }

    /** The next such day where it is told to come, else the latest that is not far in the future. */
    private static Optional<Moment> yearless(String month, String day, Context context) {
        return context.published().map(published -> {
            LocalDate date = LocalDate.of(published.getYear(), Integer.parseInt(month), Integer.parseInt(day));
            if (context.isAhead()) return new Moment(date.isBefore(published) ? date.plusYears(1) : date);
            return new Moment(date.isAfter(published.plusMonths(4)) ? date.minusYears(1) : date);
        });
    }

    private static Optional<Moment> chineseMonth(MatchResult match, Context context) {
        String name = match.group(1);
        int month = name.charAt(0) == '十'
                ? 10 + (name.length() > 1 ? NUMERALS.indexOf(name.charAt(1)) : 0)
                : NUMERALS.indexOf(name.charAt(0));
        return month(month, context);
    }

    private static Optional<Moment> monthOnly(MatchResult match, Context context) {
        return month(Integer.parseInt(match.group(1)), context);
    }

    /** The next such month where it is told to come, else the latest that is not far in the future. */
    private static Optional<Moment> month(int number, Context context) {
        return context.published().map(published -> {
            YearMonth month = YearMonth.of(published.getYear(), number);
            YearMonth now = YearMonth.from(published);
            if (context.isAhead()) return new Moment(month.isBefore(now) ? month.plusYears(1) : month);
            return new Moment(month.isAfter(now.plusMonths(4)) ? month.minusYears(1) : month);
        });
    }

    /** "26 日, ...": the last such day. */
    private static Optional<Moment> dayOnly(MatchResult match, Context context) {
        int number = Integer.parseInt(match.group(1));
        return context.published().map(published -> {
            YearMonth month = YearMonth.from(published);
            return new Moment(
                    number > published.getDayOfMonth() ? month.minusMonths(1).atDay(number) : month.atDay(number));
        });
    }

    private static Optional<Moment> nearDay(MatchResult match, Context context) {
        int back = switch (match.group(1)) {
            case "前天" -> 2;
            case "昨晚", "昨天", "昨日", "昨夜", "yesterday" -> 1;
            default -> 0;
        };
        return context.published().map(day -> new Moment(day.minusDays(back)));
    }

    private static Optional<Moment> weekday(MatchResult match, Context context) {
        int index = "一二三四五六日".indexOf(match.group(2).replace('天', '日'));
        DayOfWeek weekday = DayOfWeek.of(index + 1);
        String before = match.group(1);
        int weeks = before != null && before.startsWith("上") ? before.length() : 0;
        if (before == null && context.isAhead()) {
            return context.published().map(day -> new Moment(day.with(TemporalAdjusters.nextOrSame(weekday))));
        }
        if (before == null) {
            // "周二": the last one that has come
            return context.published().map(day -> new Moment(day.with(TemporalAdjusters.previousOrSame(weekday))));
        }
        return context.published()
                .map(day -> new Moment(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .minusWeeks(weeks)
                        .with(TemporalAdjusters.nextOrSame(weekday))));
    }

    private static Optional<Moment> englishWeekday(MatchResult match, Context context) {
        DayOfWeek weekday = DayOfWeek.valueOf(match.group(1).toUpperCase(Locale.ROOT));
        return context.published().map(day -> new Moment(day.with(TemporalAdjusters.previousOrSame(weekday))));
    }

    private static Optional<Moment> ago(MatchResult match, Context context) {
        int chinese = NUMERALS.indexOf(match.group(1).replace('两', '二'));
        int count = chinese >= 0 ? chinese : Integer.parseInt(match.group(1));
        return context.published().flatMap(day -> switch (match.group(2)) {
            case "天", "日" -> Optional.of(new Moment(day.minusDays(count)));
            case "周", "星期", "个星期" -> Optional.of(new Moment(YearMonth.from(day.minusWeeks(count))));
            case "个月" -> Optional.of(new Moment(YearMonth.from(day.minusMonths(count))));
            default -> Optional.of(new Moment(Year.from(day.minusYears(count))));
        });
    }

    private static Optional<Moment> nearMonth(MatchResult match, Context context) {
        String words = match.group(1);
        int shift = words.startsWith("上") || words.startsWith("last") ? -1 : words.startsWith("下") ? 1 : 0;
        return context.published().map(day -> new Moment(YearMonth.from(day).plusMonths(shift)));
    }

    private static Optional<Moment> nearYear(MatchResult match, Context context) {
        int back = switch (match.group(1)) {
            case "去年", "last year" -> 1;
            case "前年" -> 2;
            case "明年", "next year" -> -1;
            default -> 0;
        };
        return context.published().map(day -> new Moment(Year.of(day.getYear() - back)));
    }

    private static String month(String name) {
        String start = name.substring(0, 3).toUpperCase(Locale.ROOT);
        for (Month month : Month.values()) {
            if (month.name().startsWith(start)) return String.valueOf(month.getValue());
        }
        throw new DateTimeException("no month: " + name);
    }
}
