package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The floors are pinned over pages made by hand; lowering one is a commit of its own. */
class ArticleBodyFloorTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @Test
    void bodies_are_found_as_well_as_ever() throws IOException {
        LabelledPages pages = LabelledPages.read(ArticleBenchmark.OWN);
        assertThat(pages.pages()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(pages.byWords().precision()).as(pages.table()).isGreaterThan(0.98);
        assertThat(pages.byWords().recall()).as(pages.table()).isGreaterThan(0.98);
        assertThat(pages.byWords().f1()).as(pages.table()).isGreaterThan(0.98);
        assertThat(pages.byCharacters().f1()).as(pages.table()).isGreaterThan(0.985);
    }

    @Test
    void no_page_loses_half_of_its_article() throws IOException {
        for (Map.Entry<String, LabelledPages.Page> page :
                LabelledPages.read(ArticleBenchmark.OWN).pages().entrySet()) {
            ShingleScore score = ShingleScore.byCharacters(
                    page.getValue().truth(), page.getValue().found());
            assertThat(score.recall()).as(page.getKey()).isGreaterThan(0.9);
        }
    }

    @Test
    void runs_of_four_words_are_counted_as_the_benchmark_counts_them() {
        // a b c d e: abcd bcde; found: abcd bcdx
        ShingleScore half = ShingleScore.byWords("a b c d e", "a, b, c, d x");
        assertThat(half.right()).isEqualTo(1.0 / 3, EXACT);
        assertThat(half.precision()).isEqualTo(0.5, EXACT);
        assertThat(half.recall()).isEqualTo(0.5, EXACT);
        // fewer than four words are one run
        assertThat(ShingleScore.byWords("a b", "a b").precision()).isEqualTo(1, EXACT);
        assertThat(ShingleScore.byWords("a b", "a").recall()).isEqualTo(0, EXACT);
        // each as often as it stands there
        assertThat(ShingleScore.byWords("a a a a", "a a a a a").wrong()).isEqualTo(0.5, EXACT);
    }

    @Test
    void a_page_without_a_text_has_no_say_in_what_it_cannot_have() {
        ShingleScore nothingFound = ShingleScore.byWords("a b c d", "");
        ShingleScore nothingThere = ShingleScore.byWords("", "");
        ShingleScore.Mean mean =
                ShingleScore.mean(java.util.List.of(nothingFound, nothingThere, ShingleScore.byWords("a", "a")));
        assertThat(mean.precision()).isEqualTo(1, EXACT);
        assertThat(mean.recall()).isEqualTo(0.5, EXACT);
    }
}
