package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.vocabulary.Fold;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a promised thing should be there, told in words that count from the day of the article. "Soon" names no time.
 *
 * @param at the time, as precise as the words are
 * @param lateAfter the last day on which it is not late; some days behind {@code at} where the words are vague
 */
record Due(Moment at, LocalDate lateAfter) {
    /** Words for a time, and the time they mean said on a day; most telling first. */
    private record Words(Pattern pattern, BiFunction<MatchResult, LocalDate, Due> meaning) {
        static Words of(String pattern, BiFunction<MatchResult, LocalDate, Due> meaning) {
            return new Words(Pattern.compile(pattern), meaning);
        }
    }

    private static final Map<String, Integer> NUMERALS = Map.ofEntries(
            Map.entry("一", 1),
            Map.entry("两", 2),
            Map.entry("二", 2),
            Map.entry("三", 3),
            Map.entry("四", 4),
            Map.entry("五", 5),
            Map.entry("六", 6),
            Map.entry("七", 7),
            Map.entry("八", 8),
            Map.entry("九", 9),
            Map.entry("十", 10),
            Map.entry("one", 1),
            Map.entry("a", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("six", 6));
    private static final String NUMBER = "(\\d{1,3}|[一两二三四五六七八九十]|one|two|three|four|six)";

    /** The beginning of a span, such as {@code 三个月到} 半年内 or {@code 两}三周内: what counts is its end. */
    private static final Pattern BEGINNING = Pattern.compile("(?:" + NUMBER
            + "|半)\\s*(?:个|個)?(?:天|日|周|星期|月|年|days?|weeks?|months?)?\\s*(?:到|至|[-~—–]+|或者?|to\\b|or\\b)\\s*(?=(?:"
            + NUMBER
            + "|半|half)\\s*(?:a )?(?:个|個)?(?:天|日|周|星期|月|年|days?|weeks?|months?|year))"
            + "|[一两二三四五六七八](?=[二三四五六七八九](?:个|個)?(?:天|日|周|星期|月|年))");

    private static final List<Words> TABLE = List.of(
            Words.of("明天|明日|明早|明晚|tomorrow", (m, day) -> on(day.plusDays(1))),
            Words.of("后天|後天", (m, day) -> on(day.plusDays(2))),
            Words.of(
                    NUMBER + "\\s*(?:天|日|days?)\\s*(?:之?内|以内|后|内)|(?:within|in) (?:the next )?" + NUMBER + " days?",
                    (m, day) -> on(day.plusDays(number(m)))),
            Words.of(
                    NUMBER + "\\s*(?:个|個)?(?:星期|周|weeks?)\\s*(?:之?内|以内|后|内)|(?:within|in) (?:the next )?" + NUMBER
                            + " weeks?",
                    (m, day) -> on(day.plusWeeks(number(m)))),
            Words.of(
                    NUMBER + "\\s*(?:个|個)月(?:之?内|以内|后|内)|(?:within|in) (?:the next )?" + NUMBER + " months?",
                    (m, day) -> month(YearMonth.from(day.plusMonths(number(m))))),
            Words.of(
                    "半年(?:之?内|以内|后|内)|(?:within|in) (?:the next )?half a year",
                    (m, day) -> month(YearMonth.from(day.plusMonths(6)))),
            Words.of(
                    "(?<!\\d)(\\d|[一两二三四五])\\s*年(?:之?内|以内|内)|(?:within|in) (?:the next )?" + NUMBER + " years?",
                    (m, day) -> month(YearMonth.from(day.plusYears(number(m))))),
            Words.of(
                    "(?:未来|接下来|今后|最近|这)?(?:的)?(?:几|数|若干)(?:天|日)(?:之?内|里|后|以内)?|(?:未来|接下来)数日|(?:in|over|within) the (?:coming|next)(?: few| couple of)? days|in (?:a few|the next few|several) days|within days",
                    (m, day) -> vague(day, 7)),
            Words.of(
                    "(?:未来|接下来|今后)?(?:的)?(?:几|数)(?:个)?(?:星期|周)(?:之?内|里|后|以内)?|(?:in|over|within) the (?:coming|next)(?: few| couple of)? weeks|in (?:a few|several) weeks|within weeks",
                    (m, day) -> vague(day, 28)),
            Words.of(
                    "(?:未来|接下来|今后)?(?:的)?(?:几|数)(?:个)月(?:之?内|里|后|以内)?|(?:in|over|within) the (?:coming|next)(?: few| couple of)? months|in (?:a few|several) months",
                    (m, day) -> vague(day, 92)),
            Words.of(
                    "下下(?:个)?(?:周|星期)",
                    (m, day) -> on(day.plusWeeks(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)))),
            Words.of(
                    "下(?:个|個)?(?:周|星期|礼拜)|next week",
                    (m, day) -> on(day.plusWeeks(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)))),
            Words.of(
                    "(?:本|这|這)(?:个|個)?(?:周|星期)(?:内|末)?|周末|later this week|this week(?:end)?",
                    (m, day) -> on(day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)))),
            Words.of(
                    "下(?:个|個)?月|next month",
                    (m, day) -> month(YearMonth.from(day).plusMonths(1))),
            Words.of("(?:本|这个|這個|这)月|月内|月底|this month|end of the month", (m, day) -> month(YearMonth.from(day))),
            Words.of(
                    "(?:本|这个?)季度?末?|this quarter",
                    (m, day) -> month(YearMonth.of(day.getYear(), (day.getMonthValue() + 2) / 3 * 3))),
            Words.of(
                    "下(?:个)?季度|next quarter",
                    (m, day) -> month(YearMonth.of(day.getYear(), (day.getMonthValue() + 2) / 3 * 3)
                            .plusMonths(3))),
            Words.of("第?([一二三四1-4])季度|\\bq([1-4])\\b", (m, day) -> coming(day, 3 * number(m))),
            Words.of("上半年|first half", (m, day) -> coming(day, 6)),
            Words.of("下半年|second half|later this year", (m, day) -> coming(day, 12)),
            Words.of("春季|春天|this spring|in the spring", (m, day) -> coming(day, 5)),
            Words.of("夏季|夏天|今夏|this summer|in the summer", (m, day) -> coming(day, 8)),
            Words.of("秋季|秋天|今秋|this (?:fall|autumn)", (m, day) -> coming(day, 11)),
            Words.of("年底|年末|岁末|end of (?:the|this) year|year-?end", (m, day) -> month(YearMonth.of(day.getYear(), 12))),
            Words.of("年初|early next year", (m, day) -> month(YearMonth.of(day.getYear() + 1, 3))),
            Words.of("年内|今年|本年度?|this year|within the year", (m, day) -> year(day.getYear())),
            Words.of("明年|next year", (m, day) -> year(day.getYear() + 1)));

    /** The time that the words of a promise name, said on a day; empty where they name none. */
    static Optional<Due> in(String words, LocalDate said) {
        String folded = BEGINNING.matcher(Fold.fold(words)).replaceAll("");
        for (Words each : TABLE) {
            Matcher matcher = each.pattern().matcher(folded);
            if (matcher.find()) return Optional.of(each.meaning().apply(matcher.toMatchResult(), said));
        }
        return Optional.empty();
    }

    static Due of(Moment at) {
        return new Due(at, at.lastDay());
    }

    private static Due on(LocalDate day) {
        return of(new Moment(day));
    }

    private static Due month(YearMonth month) {
        return of(new Moment(month));
    }

    private static Due year(int year) {
        return of(new Moment(Year.of(year)));
    }

    /** The end of a month of this year; of the next, where it is over. */
    private static Due coming(LocalDate day, int month) {
        YearMonth due = YearMonth.of(day.getYear(), month);
        return month(due.atEndOfMonth().isBefore(day) ? due.plusYears(1) : due);
    }

    /** Nobody who says "in the coming days" means seven: it is late when twice as much is over. */
    private static Due vague(LocalDate day, int days) {
        return new Due(new Moment(day.plusDays(days)), day.plusDays(2L * days));
    }

    private static int number(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            String written = match.group(group);
            if (written == null) continue;
            Integer numeral = NUMERALS.get(written);
            return numeral != null ? numeral : Integer.parseInt(written);
        }
        return 1;
    }
}
