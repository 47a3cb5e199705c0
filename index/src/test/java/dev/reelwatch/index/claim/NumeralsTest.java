package dev.reelwatch.index.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "45|耗时45秒",
                "45|耗时４５秒",
                "1.6|可灵1.6版本",
                "150000000|1.5 亿用户",
                "1.5|1.5 亿用户",
                "13|参数量130亿",
                "60000000|六千万次播放",
                "120|最长两分钟",
                "2|最长两分钟",
                "25|二十五帧",
                "2025|二零二五年",
                "1.5|一点五倍",
                "0.5|半价",
                "80|打八折",
                "20|打八折",
                "30|便宜三成",
                "3|in three seconds",
                "1000|over 1k stars",
                "2500000|2.5 million views",
                "1|登顶榜首",
                "1200|1,200 credits",
                "0.4|每秒 $0.40"
            })
    void a_number_is_proved_by_the_words_for_it(double number, String words) {
        assertThat(Numerals.proving(number, words)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5|耗时45秒", "450|耗时45秒", "1|可灵1.6版本", "6|可灵1.6版本", "15|1.5 亿", "7|没有数字", "3|三十秒", "510|5 10"})
    void another_number_is_not(double number, String words) {
        assertThat(Numerals.proving(number, words)).isEmpty();
    }
}
