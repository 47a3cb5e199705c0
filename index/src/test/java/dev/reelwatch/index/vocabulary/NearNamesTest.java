package dev.reelwatch.index.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
    private static final List<String> NAMES = List.of("Kling", "Kling 1.6", "Runway Gen-4", "Vidu", "Veo 3", "Sora");

    @Test
    void the_nearest_come_first() {
        assertThat(NearNames.to("Klingg", NAMES)).startsWith("Kling").doesNotContain("Vidu");
        assertThat(NearNames.to("kling 16", NAMES)).startsWith("Kling 1.6");
        assertThat(NearNames.to("Runway Gen-44", NAMES)).containsExactly("Runway Gen-4");
    }

    @Test
    void what_is_like_none_has_none() {
        assertThat(NearNames.to("nothing of the kind", NAMES)).isEmpty();
        assertThat(NearNames.to("", NAMES)).isEmpty();
        assertThat(NearNames.to("x".repeat(10_000), NAMES)).isEmpty();
    }
}
