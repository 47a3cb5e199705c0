package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands at half past eight in the morning of 15 June 2026 in Beijing. */
class RelativeDateTextTest {
    private static final Instant NOW = Instant.parse("2026-06-15T00:30:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "刚刚|2026-06-15T08:30:00+08:00",
                "just now|2026-06-15T08:30:00+08:00",
                "30秒前|2026-06-15T08:29:30+08:00",
                "3分钟前|2026-06-15T08:27:00+08:00",
                "3 分鐘前|2026-06-15T08:27:00+08:00",
                "半小时前|2026-06-15T08:00:00+08:00",
                "3小时前|2026-06-15T05:30:00+08:00",
                "10个小时前|2026-06-14T22:30:00+08:00",
                "2 hours ago|2026-06-15T06:30:00+08:00",
                "an hour ago|2026-06-15T07:30:00+08:00",
                "5 mins ago|2026-06-15T08:25:00+08:00",
                "2h ago|2026-06-15T06:30:00+08:00",
                "今天 19:04|2026-06-15T19:04:00+08:00",
                "今天07:04|2026-06-15T07:04:00+08:00",
                "昨天 12:30|2026-06-14T12:30:00+08:00",
                "昨天|2026-06-14",
                "前天 23:59|2026-06-13T23:59:00+08:00",
                "yesterday|2026-06-14",
                "Yesterday at 9:15 pm|2026-06-14T21:15:00+08:00",
                "3天前|2026-06-12",
                "3 days ago|2026-06-12",
                "2周前|2026-06-01",
                "a week ago|2026-06-08",
                "2个月前|2026-04",
                "5 months ago|2026-01",
                "2年前|2024",
                "06-14|2026-06-14",
                "06-15|2026-06-15",
                "06-27|2025-06-27",
                "01-26 16:37|2026-01-26T16:37:00+08:00",
                "06-15 23:00|2025-06-15T23:00:00+08:00",
                "06月17日 18:12|2025-06-17T18:12:00+08:00",
                "6月1日|2026-06-01",
                "02-29|2024-02-29",
                "Jun 27|2025-06-27",
                "3 March|2026-03-03",
                "2017-12-31|2017-12-31",
                "2016-04-03 21:39|2016-04-03T21:39:00+08:00",
                "Tue Feb 23 12:28:47 +0800 2021|2021-02-23T12:28:47+08:00",
            })
    void a_date_is_told_from_the_moment_of_reading_and_lies_in_no_future(String words, String moment) {
        assertThat(DateText.parse(words, NOW)).hasToString("Optional[" + moment + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"很久以前", "13-40", "02-30", "昨天的事", "ago", "5 apples ago", "今天 25:00", ""})
    void words_that_are_no_date_are_none(String words) {
        assertThat(DateText.parse(words, NOW)).isEmpty();
    }

    @Test
    void the_turn_of_the_year_is_minded() {
        Instant newYear = Instant.parse("2025-12-31T16:05:00Z"); // five past midnight in Beijing
        assertThat(DateText.parse("12-31 23:59", newYear)).hasToString("Optional[2025-12-31T23:59:00+08:00]");
        assertThat(DateText.parse("昨天 23:00", newYear)).hasToString("Optional[2025-12-31T23:00:00+08:00]");
        assertThat(DateText.parse("01-01", newYear)).hasToString("Optional[2026-01-01]");
    }
}
