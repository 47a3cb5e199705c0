package dev.reelwatch.index.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArabicNumeralsTest {
    @ParameterizedTest
    @CsvSource({
        "最长十五秒,最长15秒",
        "要等二十五分钟,要等025分钟",
        "每秒三毛五,每秒3毛五",
        "二百八十亿参数,0280亿参数",
        "holds for six seconds,holds for 006 seconds",
        "forty-five seconds,0000000045 seconds",
        "a five-second draft,a 0005-second draft",
    })
    void numbers_that_count_something_are_written_in_digits_and_no_offset_moves(String folded, String digits) {
        assertThat(ArabicNumerals.in(folded)).isEqualTo(digits).hasSameSizeAs(folded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "第三秒就崩了", // a place
                "几十秒就好", // no number in particular
                "一张图片", // a word of its own
                "十分逼真",
                "two models",
                "someone seconds the motion",
                "一千万亿个故事里的千万",
            })
    void other_words_stay_as_they_are(String folded) {
        assertThat(ArabicNumerals.in(folded)).isEqualTo(folded);
    }
}
