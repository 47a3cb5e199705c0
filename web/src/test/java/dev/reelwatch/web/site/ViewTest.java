package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.search.Mistake;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewTest {
    private static View in(Language language) {
        Wording words = Wording.in(language).with(View.class, "pages");
        return new View(words, "/", Map.of(), false, Optional.empty(), "http://localhost", Map.of());
    }

    @Test
    void figures_are_told_in_the_words_of_the_page() {
        Measure price = new Measure(0.15, "USD", Measure.VIDEO_SECOND, "");
        assertThat(in(Language.ZH).measure(price)).isEqualTo("0.15 美元/秒视频");
        assertThat(in(Language.EN).measure(price)).isEqualTo("0.15 USD per second of video");
        Measure lines = new Measure(1080, "p", "", "");
        assertThat(in(Language.ZH).measure(lines)).isEqualTo("1080p");
        assertThat(in(Language.ZH).measure(new Measure(3, "", "", ""))).isEqualTo("3");
        assertThat(in(Language.ZH).measure(new Measure(2, "rank", "", ""))).isEqualTo("第 2 名");
        assertThat(in(Language.ZH).unit("Otter credits per clip")).isEqualTo("Otter 积分/条");
        assertThat(in(Language.ZH).unit("otters per rank")).isEqualTo("otters/rank");
    }

    @Test
    void the_place_of_a_mistake_is_shown_between_the_words_around_it() {
        String words = "a long question about otters heed:less and how they swim";
        int start = words.indexOf("heed");
        Mistake mistake = new Mistake(start, start + 9, Mistake.Kind.FIELD, "heed", List.of());
        assertThat(View.around(mistake, words))
                .containsExactly(
                        new View.Stretch("…bout otters ", false),
                        new View.Stretch("heed:less", true),
                        new View.Stretch(" and how the…", false));
        Mistake whole = new Mistake(0, 4, Mistake.Kind.FIELD, "heed", List.of());
        assertThat(View.around(whole, "heed").getFirst().text()).isEmpty();
    }
}
