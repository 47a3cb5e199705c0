package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrontMatterTest {
    @Test
    void yaml_is_read_as_yaml_and_values_stay_as_they_are_written() {
        FrontMatter matter = FrontMatter.of("""
                ---
                title: "a: b"
                version: 1.10
                tags: [x, "y z"]
                more:
                  - p
                  - q
                text: >-
                  one
                  two
                link:
                发布日期: 2024-06-18
                ---
                Body
                """);
        assertThat(matter.fields())
                .containsEntry("title", List.of("a: b"))
                .containsEntry("version", List.of("1.10"))
                .containsEntry("tags", List.of("x", "y z"))
                .containsEntry("more", List.of("p", "q"))
                .containsEntry("text", List.of("one two"))
                .containsEntry("link", List.of())
                .containsEntry("发布日期", List.of("2024-06-18"));
        assertThat(matter.body()).isEqualTo("Body\n");
        assertThat(matter.warnings()).isEmpty();
    }

    @Test
    void what_is_not_quite_yaml_is_read_line_by_line_and_the_line_is_named() {
        FrontMatter matter = FrontMatter.of("""
                ---
                author: Li
                title: Model on the rise: What to know
                tags: [a, 'b']
                description: >-
                  first
                  second
                ---
                Body
                """);
        assertThat(matter.fields())
                .containsEntry("author", List.of("Li"))
                .containsEntry("title", List.of("Model on the rise: What to know"))
                .containsEntry("tags", List.of("a", "b"))
                .containsEntry("description", List.of("first second"));
        assertThat(matter.warnings())
                .singleElement()
                .asString()
                .contains("line 3")
                .contains("Model on the rise");
    }

    @Test
    void emphasis_is_no_alias() {
        FrontMatter matter = FrontMatter.of("---\ntitle: **核心功能**\ndate: 2025-04-12\n---\nBody");
        assertThat(matter.fields())
                .containsEntry("title", List.of("**核心功能**"))
                .containsEntry("date", List.of("2025-04-12"));
        assertThat(matter.warnings()).singleElement().asString().contains("line 2");
    }

    @Test
    void front_matter_that_nobody_closed_loses_no_article() {
        FrontMatter matter = FrontMatter.of("---\ntitle: T\ndate: 2025-01-01\n\nThe text begins here.\n");
        assertThat(matter.fields()).containsEntry("title", List.of("T"));
        assertThat(matter.body()).contains("The text begins here.");
        assertThat(matter.warnings()).hasSize(1);
    }

    @Test
    void a_ruler_at_the_top_is_no_front_matter() {
        String text = "---\n今天发布了新模型，速度很快。\n\n---\n第二段。";
        assertThat(FrontMatter.of(text).body()).isEqualTo(text);
        assertThat(FrontMatter.of("# Title\ntext").fields()).isEmpty();
    }

    @Test
    void aliases_that_multiply_are_not_followed() {
        StringBuilder bomb = new StringBuilder("---\na: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            bomb.append(c).append(": &").append(c).append(" [");
            for (int i = 0; i < 9; i++) bomb.append(i == 0 ? "*" : ",*").append((char) (c - 1));
            bomb.append("]\n");
        }
        FrontMatter matter = FrontMatter.of(bomb + "---\nBody");
        assertThat(matter.body()).isEqualTo("Body");
        assertThat(matter.fields().values().stream().mapToInt(List::size).sum()).isLessThan(200);
    }
}
