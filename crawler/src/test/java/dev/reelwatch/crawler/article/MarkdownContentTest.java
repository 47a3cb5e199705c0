package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownContentTest {
    @Test
    void aTableRightBelowAParagraphIsATable() {
        String text = MarkdownContent.of("""
                        Two ways to run it:
                        | Model | Length |
                        |:---|---:|
                        | Kling 3.0 | 15 s |

                        That is all.""").text();
        assertThat(text.lines())
                .containsSubsequence("Two ways to run it:", "Model | Length", "Kling 3.0 | 15 s", "That is all.");
    }

    @Test
    void aLineOfDashesBelowOneWithABarIsNoTableWithoutTheBarsOfARow() {
        String text = MarkdownContent.of("Either this\nor | that\nand --- so on | here")
                .text();
        assertThat(text).isEqualTo("Either this or | that and --- so on | here");
    }
}
