package dev.reelwatch.index.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationsTest {
    @Test
    void versions_follow_one_another_and_a_variant_follows_its_own_kind() {
        Generations runway = new Generations(
                "Runway",
                List.of(
                        "Runway",
                        "Runway Gen-1",
                        "Runway Gen-2",
                        "Runway Gen-3 Alpha",
                        "Runway Gen-3 Alpha Turbo",
                        "Runway Gen-4",
                        "Runway Gen-4 Turbo"));
        assertThat(runway.before("Runway Gen-4")).contains("Runway Gen-3 Alpha");
        assertThat(runway.after("Runway Gen-2")).containsExactly("Runway Gen-3 Alpha", "Runway Gen-4");
        assertThat(runway.before("Runway Gen-1")).isEmpty();
        assertThat(runway.before("Runway")).isEmpty();
        assertThat(runway.after("Runway Gen-4 Turbo")).isEmpty();
    }

    @Test
    void numbers_count_as_numbers_and_schemes_stay_apart() {
        Generations kling =
                new Generations("Kling", List.of("Kling 1.6", "Kling 2", "Kling 2.1", "Kling 2.1 Master", "Kling 10"));
        assertThat(kling.after("Kling 1.6")).containsExactly("Kling 2", "Kling 2.1", "Kling 10");
        Generations vidu = new Generations("Vidu", List.of("Vidu 1.5", "Vidu 2", "Vidu Q1", "Vidu Q2"));
        assertThat(vidu.before("Vidu Q2")).contains("Vidu Q1");
        assertThat(vidu.after("Vidu 2")).isEmpty();
    }

    @Test
    void an_earlier_version_is_one_of_the_same_scheme_with_a_lower_number() {
        Generations kling = new Generations("Kling", List.of("Kling 1.6", "Kling 3.0", "Kling O1"));
        assertThat(kling.isBefore("Kling 1.6", "Kling 3.0")).isTrue();
        assertThat(kling.isBefore("Kling 3.0", "Kling 1.6")).isFalse();
        assertThat(kling.isBefore("Kling 3.0", "Kling 3.0")).isFalse();
        assertThat(kling.isBefore("Kling O1", "Kling 3.0")).isFalse();
    }
}
