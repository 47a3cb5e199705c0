package dev.reelwatch.index.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DueTest {
    /** A Tuesday. */
    private static final LocalDate SAID = LocalDate.parse("2024-06-18");

    private static String due(String words) {
        return Due.in(words, SAID).map(due -> due.at().toString()).orElse("none");
    }

    @Test
    void words_count_from_the_day_they_were_said() {
        assertThat(due("明天上线")).isEqualTo("2024-06-19");
        assertThat(due("三天内开放")).isEqualTo("2024-06-21");
        assertThat(due("下周推出")).isEqualTo("2024-06-30");
        assertThat(due("本周内开放")).isEqualTo("2024-06-23");
        assertThat(due("下个月支持")).isEqualTo("2024-07");
        assertThat(due("两个月内开源")).isEqualTo("2024-08");
        assertThat(due("年内开源")).isEqualTo("2024");
        assertThat(due("年底前")).isEqualTo("2024-12");
        assertThat(due("Q3 发布")).isEqualTo("2024-09");
        assertThat(due("第一季度发布")).isEqualTo("2025-03");
        assertThat(due("this summer")).isEqualTo("2024-08");
        assertThat(due("later this year")).isEqualTo("2024-12");
        assertThat(due("within 2 weeks")).isEqualTo("2024-07-02");
        assertThat(due("next month")).isEqualTo("2024-07");
    }

    @Test
    void in_the_coming_days_is_late_only_after_twice_as_many() {
        Due due = Due.in("未来几天内，就会开放给所有人", SAID).orElseThrow();
        assertThat(due.at()).hasToString("2024-06-25");
        assertThat(due.lateAfter()).isEqualTo("2024-07-02");
        assertThat(due("in the coming days")).isEqualTo("2024-06-25");
    }

    @Test
    void a_span_is_over_with_its_end() {
        assertThat(due("预计三个月到半年内会逐步放开")).isEqualTo("2024-12");
        assertThat(due("两三周内上线")).isEqualTo("2024-07-09");
        assertThat(due("3-6个月内开放")).isEqualTo("2024-12");
        assertThat(due("within two to three weeks")).isEqualTo("2024-07-09");
        assertThat(due("半年内开源")).isEqualTo("2024-12");
        assertThat(due("一年内开源")).isEqualTo("2025-06");
        assertThat(due("2024年内开源")).isEqualTo("2024");
    }

    @Test
    void soon_is_no_time() {
        assertThat(due("很快会推出")).isEqualTo("none");
        assertThat(due("coming soon")).isEqualTo("none");
        assertThat(due("将陆续开放")).isEqualTo("none");
        assertThat(due("近期上线")).isEqualTo("none");
    }
}
