package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextChangesTest {
    private static List<String> told(TextChanges changes) {
        return changes.blocks().stream()
                .map(block -> block.skipped() > 0
                        ? "…" + block.skipped()
                        : block.stretches().stream()
                                .map(stretch -> switch (stretch.fate()) {
                                    case KEPT -> stretch.text();
                                    case REMOVED -> "[-" + stretch.text() + "]";
                                    case ADDED -> "[+" + stretch.text() + "]";
                                })
                                .collect(Collectors.joining()))
                .toList();
    }

    private static String numbered(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "第 " + n + " 段。").collect(Collectors.joining("\n\n"));
    }

    @Test
    void words_that_changed_are_told_within_their_paragraph() {
        assertThat(told(TextChanges.between("Sable 3 会员每月 88 元，可用全部功能。", "Sable 3 会员每月 58 元，可用全部功能。")))
                .containsExactly("Sable 3 会员每月 [-88][+58] 元，可用全部功能。");
    }

    @Test
    void a_paragraph_that_is_another_stands_below_the_one_it_replaced() {
        assertThat(told(TextChanges.between("价格没有公布。", "The lab was closed.")))
                .containsExactly("[-价格没有公布。]", "[+The lab was closed.]");
    }

    @Test
    void what_stayed_is_shown_beside_a_change_and_counted_elsewhere() {
        String before = numbered(1, 9);
        String after = before.replace("\n\n第 5 段。", "");
        assertThat(told(TextChanges.between(before, after)))
                .containsExactly("…3", "第 4 段。", "[-第 5 段。]", "第 6 段。", "…3");
    }

    @Test
    void space_between_words_is_no_change() {
        assertThat(TextChanges.between("一。\n\n二。", "一。\n二。  ").isEmpty()).isTrue();
        assertThat(TextChanges.between("一。", "一。\n\n二。").isEmpty()).isFalse();
    }

    @Test
    void nothing_is_lost_between_two_texts() {
        String before = numbered(1, 6);
        String after = numbered(3, 8).replace("第 4 段", "第 四 段");
        String kept = TextChanges.between(before, after).blocks().stream()
                .flatMap(block -> block.stretches().stream())
                .filter(stretch -> stretch.fate() != TextChanges.Fate.REMOVED)
                .map(TextChanges.Stretch::text)
                .collect(Collectors.joining());
        assertThat(kept).contains("第 四 段。", "第 8 段。");
    }

    @Test
    void texts_too_long_to_compare_are_told_whole() {
        String before = numbered(1, 4000);
        assertThat(TextChanges.between(before, before + "\n\n完。").blocks()).hasSizeGreaterThan(4000);
    }
}
