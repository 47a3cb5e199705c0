package dev.reelwatch.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankFusionTest {
    @Test
    void what_stands_first_in_both_comes_first() {
        assertThat(RankFusion.of(List.of("a", "b", "c"), List.of("c", "b", "d")))
                .as("1/63 + 1/61 is more than 2/62; 1/61 is more than 1/63")
                .containsExactly("c", "b", "a", "d");
    }

    @Test
    void what_is_as_good_in_one_as_another_in_the_other_comes_after_it() {
        assertThat(RankFusion.of(List.of("a", "b"), List.of("x", "y"))).containsExactly("a", "x", "b", "y");
    }

    @Test
    void of_one_order_alone_nothing_changes() {
        List<Integer> order = IntStream.range(0, 300).boxed().toList();
        assertThat(RankFusion.of(order, List.of())).isEqualTo(order);
        assertThat(RankFusion.of(List.of(), order)).isEqualTo(order);
    }

    @Test
    void two_middling_places_are_worth_more_than_one_good_one() {
        List<Integer> first = IntStream.range(0, 50).boxed().toList();
        List<Integer> second = IntStream.range(40, 90).boxed().toList();
        assertThat(RankFusion.of(first, second).getFirst())
                .as("1/101 + 1/61 for the one, 1/61 for the best of the first alone")
                .isEqualTo(40);
    }
}
