package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-10-15 | 2025-10-15",
                "Mon Apr 07 2025 00:00:00 GMT+0000 (Coordinated Universal Time) | 2025-04-07",
                "Mon Apr 07 2025 08:30:00 GMT+0800 (China Standard Time) | 2025-04-07T08:30:00+08:00",
                "2024-12-09T22:43:02Z | 2024-12-09T22:43:02Z",
                "2026-03-24T21:08:10.000Z | 2026-03-24T21:08:10Z",
                "2026-02-10T05:44:39.731046+0800 | 2026-02-10T05:44:39+08:00",
                "2024-08-04 08:35:36 | 2024-08-04T08:35:36+08:00",
                "2024/8/4 | 2024-08-04",
                "2024年12月03日 22时53分 星期二 | 2024-12-03T22:53:00+08:00",
                "2024年12月3日 | 2024-12-03",
                "2024年12月 | 2024-12",
                "2024 | 2024",
                "Tue Feb 23 12:28:47 +0800 2021 | 2021-02-23T12:28:47+08:00",
                "Fri, 04 Jul 2025 07:51:28 GMT | 2025-07-04T07:51:28Z",
                "Mar 24, 2026, 9:08 PM UTC | 2026-03-24T21:08:00Z",
                "March 1, 2024 | 2024-03-01",
                "Mar 20, 2026, 9:00 AM EDT | 2026-03-20T09:00:00-04:00",
                "1522968980 | 2018-04-06T06:56:20+08:00",
                "1522968980123 | 2018-04-06T06:56:20+08:00",
            })
    void reads_the_shapes_in_which_dates_are_written(String words, String moment) {
        assertThat(DateText.parse(words)).map(Moment::toString).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "昨天", "2025-02-31", "2025-13-01", "Veo 3.1 2025", "12:30", "99999999999999999999"})
    void what_is_no_date_is_none(String words) {
        assertThat(DateText.parse(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "刚刚 | 2025-01-02T09:00:00+08:00",
                "5分钟前 | 2025-01-02T08:55:00+08:00",
                "16小时前 | 2025-01-01T17:00:00+08:00",
                "今天 07:04 | 2025-01-02T07:04:00+08:00",
                "昨天 12:30 | 2025-01-01T12:30:00+08:00",
                "06-27 | 2024-06-27",
                "01-01 16:37 | 2025-01-01T16:37:00+08:00",
                "06月17日 18:12 | 2024-06-17T18:12:00+08:00",
                "2017-12-31 | 2017-12-31",
            })
    void reads_what_is_told_from_the_moment_of_reading(String words, String moment) {
        assertThat(DateText.parse(words, Instant.parse("2025-01-02T01:00:00Z")))
                .map(Moment::toString)
                .contains(moment);
    }
}
