package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-Hans | 这个模型发布后，视频的画面更清楚了，Runway 和 Sora 都没有这样的效果。",
                "zh-Hant | 這個模型發布後，視頻的畫面更清楚了，Runway 和 Sora 都沒有這樣的效果。",
                "en | The model makes a video of ten seconds in the time that it takes to read this.",
                "en | Gen-4 Turbo is here",
                "und | このモデルはとてもきれいなビデオをつくることができます。",
                "und | Ce modèle produit une vidéo de dix secondes en trente secondes selon ses auteurs français",
                "und | 1234 !!",
            })
    void tells_a_language_by_its_characters(String language, String text) {
        assertThat(Language.of(text)).isEqualTo(language);
    }
}
