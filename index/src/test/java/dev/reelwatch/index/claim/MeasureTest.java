package dev.reelwatch.index.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasureTest {
    private static String base(double number, String unit, String per) {
        Value value = Value.ofNumber(number + unit, number, unit);
        return Measure.of(per.isEmpty() ? value : value.per(per)).orElseThrow().toString();
    }

    @Test
    void work_is_counted_for_a_second_of_video() {
        assertThat(base(30, "s", "10 s clip")).isEqualTo("3 s per s of video");
        assertThat(base(45, "s", "5 s clip")).isEqualTo("9 s per s of video");
        assertThat(base(1.5, "分钟", "10 秒视频")).isEqualTo("9 s per s of video");
        assertThat(base(4, "min", "5 s 480p clip")).isEqualTo("48 s per s of video (480p)");
        assertThat(base(20, "s", "")).isEqualTo("20 s");
        assertThat(base(5, "倍", "")).isEqualTo("5 x");
    }

    @Test
    void money_is_counted_for_a_second_of_video_and_currencies_stay_apart() {
        assertThat(base(6, "USD", "8 s clip")).isEqualTo("0.75 USD per s of video");
        assertThat(base(0.75, "美元", "second of video")).isEqualTo("0.75 USD per s of video");
        assertThat(base(30, "USD", "minute of video")).isEqualTo("0.5 USD per s of video");
        assertThat(base(5, "元", "5秒1080P视频")).isEqualTo("1 CNY per s of video (1080p)");
        assertThat(base(66, "元", "月")).isEqualTo("66 CNY per month");
        assertThat(base(5, "毛钱", "clip")).isEqualTo("0.5 CNY per clip");
        assertThat(base(80, "HK$", "month")).isEqualTo("80 HKD per month");
        assertThat(base(2, "万日元", "year")).isEqualTo("20000 JPY per year");
        assertThat(base(2, "USD", "hour")).isEqualTo("2 USD per hour");
        assertThat(base(35, "灵感值", "5 s clip")).isEqualTo("7 credits per s of video");
    }

    @Test
    void counts_lines_and_times_have_one_unit_each() {
        assertThat(base(140, "亿", "")).isEqualTo("14B");
        assertThat(base(14, "B", "")).isEqualTo("14B");
        assertThat(base(2200, "万用户", "")).isEqualTo("22000000 用户");
        assertThat(base(1.5, "M times", "")).isEqualTo("1.5M");
        assertThat(base(3, "times", "")).isEqualTo("3 x");
        assertThat(base(4, "K", "")).isEqualTo("2160 p");
        assertThat(base(1080, "P", "")).isEqualTo("1080 p");
        assertThat(base(2, "分钟", "")).isEqualTo("120 s");
        assertThat(base(1.2, "亿美元", "")).isEqualTo("120000000 USD");
    }

    @Test
    void figures_within_the_tolerance_are_one_and_modes_stay_apart() {
        Measure dear = new Measure(1, "USD", "month", "");
        assertThat(dear.sameAs(new Measure(1.015, "USD", "month", ""))).isTrue();
        assertThat(dear.sameAs(new Measure(1.05, "USD", "month", ""))).isFalse();
        assertThat(dear.sameAs(new Measure(1, "CNY", "month", ""))).isFalse();
        assertThat(dear.sameAs(new Measure(1, "USD", "month", "1080p"))).isFalse();
    }
}
