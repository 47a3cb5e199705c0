package dev.reelwatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "120 | PT2M",
                "' 7 ' | PT7S",
                "99999999999999999999 | PT720H",
                "Sun, 01 Mar 2026 08:01:00 GMT | PT1M",
                "Sunday, 01-Mar-26 08:01:00 GMT | PT1M",
                "Sun Mar  1 08:01:00 2026 | PT1M",
                "Sun, 01 Mar 2026 07:00:00 GMT | PT0S",
                "Sat, 01 Mar 2036 07:00:00 GMT | PT720H",
            })
    void seconds_and_all_three_forms_of_a_date_are_understood(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "2026-03-01T08:01:00Z", "Sun, 41 Mar 2026 08:01:00 GMT", "٣"})
    void what_is_neither_says_nothing(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
