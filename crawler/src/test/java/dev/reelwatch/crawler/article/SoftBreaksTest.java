package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftBreaksTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "昨天R⏎unway又更新了 | 昨天Runway又更新了",
                "说说G⏎en3的画面 | 说说Gen3的画面",
                "新版Run⏎way很快 | 新版Runway很快",
                "可灵⏎O1来了 | 可灵O1来了",
                "对比Vidu⏎2.0和别的 | 对比Vidu 2.0和别的",
                "OpenAI⏎Sora发布 | OpenAI Sora发布",
                "这里写了一半⏎然后继续 | 这里写了一半然后继续",
                "producing⏎unrealistic videos that look | producing unrealistic videos that look",
                "I saw a⏎model that works | I saw a model that works",
                "next-⏎generation models | next-generation models",
                "价格是5⏎元 | 价格是5元",
            })
    void a_break_inside_a_paragraph_is_what_a_reader_takes_it_for(String broken, String whole) {
        SoftBreaks breaks = new SoftBreaks(List.of("Runway和Gen3都是模型"));
        assertThat(breaks.joined(broken.replace('⏎', SoftBreaks.MARK))).isEqualTo(whole);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "来源：某站⏎日期：2025-01-01",
                "第一点说完⏎- 第二点",
                "这句话完了。⏎下一句开始",
                "看这里：⏎https://example.com/a",
            })
    void lines_that_stand_for_themselves_stay_lines(String text) {
        assertThat(new SoftBreaks(List.of()).joined(text.replace('⏎', SoftBreaks.MARK)))
                .isEqualTo(text.replace('⏎', '\n'));
    }
}
