package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeTest {
    private static final String CHINESE = "某公司宣布推出新的视频生成模型，画面更清楚，速度也更快。";

    private static String misread(String text, String charset) {
        return new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName(charset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM855", "KOI8-R", "IBM866", "ISO-8859-1", "IBM437"})
    void text_taken_for_another_code_page_is_restored_line_by_line(String charset) {
        String text =
                "title: " + CHINESE + "\n\n" + misread(CHINESE, charset) + "\nVeo 2\n" + misread("第二行也是这样。", charset);
        Mojibake.Repaired repaired = Mojibake.repair(text);
        assertThat(repaired.text()).isEqualTo("title: " + CHINESE + "\n\n" + CHINESE + "\nVeo 2\n第二行也是这样。");
        assertThat(repaired.warnings()).singleElement().asString().startsWith("2 lines were decoded as");
        assertThat(repaired.readable()).isTrue();
    }

    @Test
    void text_taken_for_gb18030_is_restored() {
        String broken = misread(CHINESE + CHINESE, "GB18030");
        if (broken.contains("\uFFFD")) return; // not every text survives; this one does
        assertThat(Mojibake.repair(broken).text()).contains("视频生成模型");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Компания представила новую модель для создания видео.",
                "Ceci est une phrase française avec des accents : é, è, ê, à, ç.",
                "普通的中文，没有任何问题。café 与 naïve 也在这里。",
                "Ελληνικό κείμενο για βίντεο."
            })
    void sound_text_in_any_language_is_left_alone(String text) {
        assertThat(Mojibake.repair(text).text()).isEqualTo(text);
        assertThat(Mojibake.repair(text).warnings()).isEmpty();
    }

    @Test
    void a_line_that_cannot_be_restored_is_left_out_with_a_warning() {
        String sound = misread(CHINESE, "IBM855");
        Mojibake.Repaired repaired = Mojibake.repair(sound + "\n" + sound + "\n" + sound.substring(0, 7) + "\n");
        assertThat(repaired.text()).isEqualTo(CHINESE + "\n" + CHINESE + "\n\n");
        assertThat(repaired.warnings()).hasSize(2);
    }
}
