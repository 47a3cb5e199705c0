package dev.reelwatch.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwatch.crawler.article.Article;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final Article ARTICLE = Posts.post("https://example.com/a", "Gen-9 is out.");

    @TempDir
    private Path data;

    private static Migrations with(String... later) {
        List<String> steps = new ArrayList<>(Migrations.ALL.steps());
        steps.addAll(List.of(later));
        return new Migrations(steps);
    }

    @Test
    void a_script_is_cut_into_its_statements() {
        assertThat(new Migrations(
                                List.of(
                                        "-- why; not\ncreate table a (\n  x text -- no; end\n);\n\ninsert into a values (';x');\n"))
                        .statementsFrom(0))
                .containsExactly("create table a (\n  x text -- no; end\n)", "insert into a values (';x')");
    }

    @Test
    void an_older_database_is_brought_up_to_date_by_a_writer_and_refused_by_a_reader() {
        try (Archive archive = Archive.open(data)) {
            archive.store(List.of(ARTICLE), Instant.EPOCH);
        }
        Migrations next = with("create table digest (day text);\ninsert into digest values ('2026-03-01');");
        assertThatThrownBy(() -> Archive.openForReading(data, next))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("was written by an older reelwatch (schema %d, this one reads %d)"
                        .formatted(Migrations.ALL.latest(), next.latest()));
        try (Archive archive = Archive.tryOpen(data, next).orElseThrow()) {
            assertThat(archive.article(ARTICLE.id())).contains(ARTICLE);
        }
        try (Archive archive = Archive.openForReading(data, next)) {
            assertThat(archive.article(ARTICLE.id())).contains(ARTICLE);
        }
        assertThatThrownBy(() -> Archive.open(data)).hasMessageContaining("newer reelwatch (schema " + next.latest());
    }

    @Test
    void a_step_that_fails_leaves_the_database_as_it_was() {
        try (Archive archive = Archive.open(data)) {
            archive.store(List.of(ARTICLE), Instant.EPOCH);
        }
        Migrations broken =
                with("create table digest (day text);\ndelete from claim;\ninsert into nothing values (1);");
        assertThatThrownBy(() -> Archive.tryOpen(data, broken)).isInstanceOf(ArchiveException.class);
        try (Archive archive = Archive.open(data)) {
            assertThat(archive.article(ARTICLE.id())).contains(ARTICLE);
            assertThat(archive.faults()).isEmpty();
        }
        Migrations mended = with("create table digest (day text);");
        Archive.tryOpen(data, mended).orElseThrow().close();
    }
}
