package dev.reelwatch.index.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Moment;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    private static final Dates.Context APRIL =
            new Dates.Context(Optional.of(LocalDate.of(2025, 4, 10)), Optional.of(Moment.parse("2024-02-16")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023年2月发布 | 2023-02",
                "2024年2月16号的消息 | 2024-02-16",
                "23年8月的技术 | 2023-08",
                "去年的11月份更新 | 2024-11",
                "同年6月6号 | 2024-06-06",
                "3月30日截止 | 2025-03-30",
                "12月24日上线 | 2024-12-24",
                "昨晚突然发布 | 2025-04-09",
                "今天上线 | 2025-04-10",
                "上周五公布 | 2025-04-04",
                "三个月前 | 2025-01",
                "2年前 | 2023",
                "到9月底支持 | 2024-09",
                "on march 31, 2025 | 2025-03-31",
                "in september 2025 | 2025-09",
                "on tuesday | 2025-04-08",
                "2025-03-31 发布 | 2025-03-31",
                "去年推出 | 2024",
                "8 日，新模型上线 | 2025-04-08",
                "26日上午发布 | 2025-03-26",
            })
    void a_date_is_as_precise_as_its_words(String clause, String expected) {
        assertThat(Dates.in(clause, APRIL)).map(Dates.Found::at).contains(Moment.parse(expected));
    }

    @ParameterizedTest
    @CsvSource({"31月13日", "10个月的等待", "每月20美元", "生成10秒的视频", "一天比一天好"})
    void what_is_no_date_is_none(String clause) {
        assertThat(Dates.in(clause, APRIL)).isEmpty();
    }

    @Test
    void relative_words_say_nothing_where_the_article_has_no_date() {
        assertThat(Dates.in("昨晚发布", new Dates.Context(Optional.empty(), Optional.empty())))
                .isEmpty();
    }
}
