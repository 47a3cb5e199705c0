package dev.reelwatch.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
    @ParameterizedTest
    @CsvSource({
        "Gen-4 Turbo!, Gen4Turbo",
        "可灵 1.6，  发布了。, 可灵1.6发布了",
        "5-10 秒, 5-10秒",
        "1 6, 16",
        "$35 / ¥ 3%, $35¥3%",
        "🎬 \uFFFC视频, 视频",
        "'...', ''"
    })
    void what_says_nothing_is_left_out(String text, String letters) {
        assertThat(Letters.of(text)).isEqualTo(letters);
    }
}
