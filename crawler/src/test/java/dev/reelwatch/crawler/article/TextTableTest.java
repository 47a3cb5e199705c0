package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private static List<List<String>> words(String text) {
        List<TextTable> tables = TextTable.in(text);
        assertThat(tables).as("tables in: %s", text).hasSize(1);
        return tables.get(0).rows().stream()
                .map(row -> row.cells().stream().map(cell -> cell.of(text)).toList())
                .toList();
    }

    private static String textOf(String table) {
        return HtmlContent.of(Jsoup.parseBodyFragment(table).body()).text();
    }

    @Test
    void lines_with_bars_are_rows_and_empty_cells_stay() {
        assertThat(words("前言。\n\n模型 | 价格 | 备注\n灵鹿 2 | | 便宜\n| 3 元 |\n\n后记。"))
                .containsExactly(List.of("模型", "价格", "备注"), List.of("灵鹿 2", "", "便宜"), List.of("", "3 元", ""));
    }

    @Test
    void a_typed_table_is_read_without_its_frame_and_dashes() {
        assertThat(words("|a|b|\n|---|:-:|\n|1||")).containsExactly(List.of("a", "b"), List.of("1", ""));
    }

    @Test
    void an_empty_corner_is_a_cell() {
        assertThat(words("| A | B\n价格 | 1 | 2")).containsExactly(List.of("", "A", "B"), List.of("价格", "1", "2"));
    }

    @Test
    void a_bar_inside_a_word_parts_nothing_where_cells_stand_apart() {
        assertThat(words("x | y\nA|B | 2")).containsExactly(List.of("x", "y"), List.of("A|B", "2"));
    }

    @Test
    void a_line_of_one_cell_between_rows_belongs_to_the_table_and_one_behind_does_not() {
        String text = "x | y\n国产\n1 | 2\n完";
        assertThat(words(text)).containsExactly(List.of("x", "y"), List.of("国产"), List.of("1", "2"));
        assertThat(TextTable.in(text).get(0).end()).isEqualTo(text.indexOf("\n完"));
    }

    @Test
    void one_line_with_a_bar_is_no_table() {
        assertThat(TextTable.in("文 | 小林\n\n编辑 | 阿周\n\n正文")).isEmpty();
    }

    @Test
    void many_rows_are_read_in_one_pass() {
        assertThat(words("a | b\n".repeat(100_000))).hasSize(100_000);
        assertThat(TextTable.in("-".repeat(500_000) + "x |\n" + "- | ".repeat(100_000)))
                .hasSize(1);
    }

    @Test
    void cells_below_a_merged_one_stay_in_their_column() {
        assertThat(textOf("<table><tr><th>模型</th><th>档位</th><th>价格</th></tr>"
                        + "<tr><td rowspan=2>灵鹿 2</td><td>标准</td><td>1 元</td></tr>"
                        + "<tr><td>专业</td><td>3 元</td></tr><tr><td>白鹭</td><td>标准</td><td>2 元</td></tr></table>"))
                .isEqualTo("模型 | 档位 | 价格\n灵鹿 2 | 标准 | 1 元\n| 专业 | 3 元\n白鹭 | 标准 | 2 元");
    }

    @Test
    void a_cell_over_several_columns_counts_as_so_many() {
        assertThat(textOf("<table><tr><td colspan=2>画面</td><td>价格</td></tr>"
                        + "<tr><td>1080p</td><td>24 帧</td><td>1 元</td></tr><tr><td colspan=3>完</td></tr></table>"))
                .isEqualTo("画面 | | 价格\n1080p | 24 帧 | 1 元\n完");
    }

    @Test
    void a_merged_picture_leaves_no_empty_cells_and_nonsense_spans_are_one() {
        assertThat(textOf("<table><tr><td rowspan=3><img src='a.png'></td><td>一</td></tr>"
                        + "<tr><td rowspan='many'>二</td></tr><tr><td colspan='-4'>三</td></tr></table>"))
                .isEqualTo("| 一\n二\n三");
    }

    @Test
    void a_table_in_a_cell_counts_its_own_columns() {
        assertThat(textOf("<table><tr><td rowspan=2>外</td><td><table><tr><td>甲</td><td>乙</td></tr>"
                        + "<tr><td>丙</td><td>丁</td></tr></table></td></tr><tr><td>末</td></tr></table>"))
                .contains("甲 | 乙\n丙 | 丁")
                .contains("末");
    }
}
