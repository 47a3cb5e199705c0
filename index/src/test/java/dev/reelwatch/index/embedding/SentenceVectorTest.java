package dev.reelwatch.index.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SentenceVectorTest {
    @Test
    void what_a_model_answered_is_brought_to_length_one() {
        SentenceVector vector = SentenceVector.of(new float[] {3, 0, -4}).orElseThrow();
        assertThat(vector.numbers()).containsExactly(new float[] {0.6f, 0, -0.8f}, within(1e-6f));
        assertThat(vector.dimension()).isEqualTo(3);
    }

    @Test
    void its_bytes_are_read_as_the_same() {
        SentenceVector vector =
                SentenceVector.of(new float[] {0.1f, -0.7f, 1e-30f}).orElseThrow();
        assertThat(SentenceVector.read(vector.bytes())).isEqualTo(vector);
        assertThat(SentenceVector.of(new float[] {1, 0}).orElseThrow().bytes())
                .as("the least byte first, on every machine")
                .containsExactly(0, 0, 0x80, 0x3f, 0, 0, 0, 0);
    }

    @Test
    void what_points_nowhere_is_none() {
        assertThat(SentenceVector.of(new float[0])).isEmpty();
        assertThat(SentenceVector.of(new float[] {0, 0})).isEmpty();
        assertThat(SentenceVector.of(new float[] {1, Float.NaN})).isEmpty();
        assertThat(SentenceVector.of(new float[] {1, Float.POSITIVE_INFINITY})).isEmpty();
        assertThat(SentenceVector.of(new float[SentenceVector.MOST_NUMBERS + 1]))
                .isEmpty();
        assertThat(SentenceVector.of(new float[] {Float.MAX_VALUE, Float.MAX_VALUE}))
                .as("large numbers are numbers")
                .isPresent();
    }
}
