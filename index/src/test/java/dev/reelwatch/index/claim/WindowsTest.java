package dev.reelwatch.index.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.index.answer.Tokens;
import dev.reelwatch.index.claim.Windows.Window;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static List<Sentence> sentences(String text) {
        return Sentence.in(Fold.fold(text));
    }

    private static String paragraphs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "第" + i + "段讲的是可灵的第一件事。第二句说它的画面更清楚。Third, it is faster than before.")
                .collect(Collectors.joining("\n\n"));
    }

    @Test
    void a_short_text_is_one_window() {
        String text = paragraphs(3);
        assertThat(Windows.of(text, sentences(text), 3000)).containsExactly(new Window(0, text.length()));
    }

    @Test
    void every_sentence_stands_whole_in_some_window_and_none_is_too_large() {
        String text = paragraphs(300);
        List<Window> windows = Windows.of(text, sentences(text), 500);
        assertThat(windows).hasSizeGreaterThan(10);
        for (Sentence sentence : sentences(text)) {
            assertThat(windows)
                    .anyMatch(window -> window.start() <= sentence.start() && window.end() >= sentence.end());
        }
        for (Window window : windows) {
            assertThat(Tokens.estimate(text.substring(window.start(), window.end())))
                    .isLessThanOrEqualTo(510);
        }
    }

    @Test
    void windows_overlap_and_go_on() {
        String text = paragraphs(100);
        List<Window> windows = Windows.of(text, sentences(text), 500);
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).start()).isGreaterThan(windows.get(i - 1).start());
            assertThat(windows.get(i).start()).isLessThan(windows.get(i - 1).end());
            assertThat(windows.get(i).end()).isGreaterThan(windows.get(i - 1).end());
        }
    }

    @Test
    void a_sentence_without_end_is_cut_and_no_character_is_split() {
        String text = "可灵𠮷𠮷".repeat(5000);
        List<Window> windows = Windows.of(text, sentences(text), 500);
        assertThat(windows).hasSizeGreaterThan(40);
        for (Window window : windows) {
            assertThat(Character.isLowSurrogate(text.charAt(window.start()))).isFalse();
        }
        assertThat(windows.getLast().end()).isEqualTo(text.length());
    }

    @Test
    void halves_are_cut_between_sentences() {
        String text = paragraphs(4);
        List<Window> halves = Windows.halves(text, sentences(text), new Window(0, text.length()));
        assertThat(halves).hasSize(2);
        assertThat(halves.get(0).end()).isEqualTo(halves.get(1).start());
        assertThat(sentences(text))
                .anyMatch(sentence -> sentence.start() == halves.get(1).start());
    }
}
