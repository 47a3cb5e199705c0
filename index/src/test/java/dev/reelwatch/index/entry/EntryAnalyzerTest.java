package dev.reelwatch.index.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryAnalyzerTest {
    private final EntryAnalyzer questions = EntryAnalyzer.forQuestions();
    private final EntryAnalyzer entries = EntryAnalyzer.forEntries();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RunwayGen4          | runwaygen 4
            Gen-4 Turbo         | gen 4 turbo
            gen4turbo           | gen 4 turbo
            可灵1.6             | 可灵 1.6
            Veo3.1              | veo 3.1
            Veo 3.1             | veo 3.1
            1080p               | 1080 p
            OpenAI              | openai
            海螺AI              | 海螺 ai
            ＧＥＮ－４          | gen 4
            30秒                | 30 秒
            Runway：Gen-4       | runway gen 4
            5，10秒             | 5 10 秒
            1,000,000           | 1000000
            Runway's            | runway s
            kling_v2            | kling v 2
            klingai.com         | klingai com
            生成速度            | 生成 成速 速度
            """)
    void cuts_where_writers_differ(String text, String terms) {
        assertThat(words(questions, text)).containsExactly(terms.split(" "));
    }

    @Test
    void entries_hold_each_han_character_by_itself_too() {
        assertThat(words(entries, "生成视频，很快")).containsExactly("生成", "生", "成视", "成", "视频", "视", "频", "很快", "很", "快");
        assertThat(words(entries, "10秒")).containsExactly("10", "秒");
    }

    @Test
    void every_term_stands_where_its_offsets_say() {
        Random random = new Random(11);
        String signs = "生成速度秒可灵Gen4Turbo1.6,，：:'_ \n①㎏ｇＥ４\uD83D\uDE00\uD840\uDC00é1,000";
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) text.append(signs.charAt(random.nextInt(signs.length())));
            int last = 0;
            for (EntryAnalyzer.Term term : entries.terms(text.toString())) {
                assertThat(term.start()).isGreaterThanOrEqualTo(last);
                assertThat(term.end()).isGreaterThan(term.start()).isLessThanOrEqualTo(text.length());
                last = term.start();
            }
        }
    }

    @Test
    void offsets_point_into_the_text_as_it_was_written() {
        String text = "用ＧＥＮ４做1,000条";
        assertThat(questions.terms(text))
                .extracting(term -> text.substring(term.start(), term.end()))
                .containsExactly("用", "ＧＥＮ", "４", "做", "1,000", "条");
    }

    private static List<String> words(EntryAnalyzer analyzer, String text) {
        return analyzer.terms(text).stream().map(EntryAnalyzer.Term::text).toList();
    }
}
