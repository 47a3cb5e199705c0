package dev.reelwatch.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwatch.crawler.archive.VectorArchive.Done;
import dev.reelwatch.crawler.archive.VectorArchive.Model;
import dev.reelwatch.crawler.archive.VectorArchive.Progress;
import dev.reelwatch.crawler.archive.VectorArchive.Use;
import dev.reelwatch.crawler.article.Article;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorArchiveTest {
    private static final Instant NOW = Instant.parse("2031-05-05T08:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2031-05-05");
    private static final Article ONE = Posts.post("https://example.com/a", "Gen-9 is out. It is quick.");
    private static final Article TWO = Posts.post("https://example.com/b", "Gen-9 costs less.");
    private static final byte[] EAST = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0};
    private static final byte[] NORTH = {0, 0, 0, 0, 0, 0, (byte) 0x80, 0x3f};

    @TempDir
    private Path data;

    private static void store(Archive archive, Article article, String quote) {
        archive.store(List.of(article), NOW);
        int start = article.text().indexOf(quote);
        ClaimRow claim = new ClaimRow(
                "claim-" + quote.length(), article.id(), start, start + quote.length(), quote, "{\"of\":\"a test\"}");
        archive.storeClaims("patterns", Map.of(article.id(), List.of(claim)));
    }

    private static long change(Archive archive, Article article) {
        return archive.archived(article.id()).orElseThrow().change();
    }

    private static void keep(VectorArchive vectors, String model, Map<String, byte[]> made, Done... done) {
        vectors.keep(model, 2, made, List.of(done), new Use(1, 10), DAY, NOW);
    }

    @Test
    void vectors_are_kept_by_model_and_text_and_outlive_the_process() {
        try (Archive archive = Archive.open(data)) {
            assertThat(archive.vectors().inUse()).isEmpty();
            keep(archive.vectors(), "m", Map.of("t1", EAST, "t2", NORTH));
            keep(archive.vectors(), "m", Map.of("t1", NORTH));
        }
        try (Archive archive = Archive.openForReading(data)) {
            Map<String, byte[]> found = archive.vectors().vectors("m", List.of("t1", "t2", "t3"));
            assertThat(found).containsOnlyKeys("t1", "t2");
            assertThat(found.get("t1")).as("what is there stays").isEqualTo(EAST);
            assertThat(archive.vectors().vectors("other", List.of("t1"))).isEmpty();
            assertThat(archive.vectors().inUse()).contains(new Model("m", 2, 0));
            assertThat(archive.vectors().use(DAY)).isEqualTo(new Use(2, 20));
            assertThat(archive.vectors().use(DAY.plusDays(1))).isEqualTo(Use.NONE);
            assertThat(archive.vectors().use()).isEqualTo(new Use(2, 20));
        }
    }

    @Test
    void an_article_waits_until_it_is_noted_as_done_and_again_when_it_changes() {
        try (Archive archive = Archive.open(data)) {
            VectorArchive vectors = archive.vectors();
            store(archive, ONE, "It is quick");
            store(archive, TWO, "costs less");
            archive.store(List.of(Posts.post("https://example.com/c", "Nothing of note.")), NOW);
            assertThat(vectors.waiting("m", 10))
                    .extracting(each -> each.article().id())
                    .as("those that changed last first; without claims there is nothing to make")
                    .containsExactly(TWO.id(), ONE.id());
            assertThat(vectors.progress("m")).isEqualTo(new Progress(0, 2));
            keep(vectors, "m", Map.of("t1", EAST), new Done(ONE.id(), change(archive, ONE)));
            assertThat(vectors.progress("m")).isEqualTo(new Progress(1, 1));
            assertThat(vectors.madeAfter("m", 0, 10))
                    .singleElement()
                    .satisfies(made -> assertThat(made.article().article().id()).isEqualTo(ONE.id()));
            long before = vectors.inUse().orElseThrow().made();
            keep(vectors, "m", Map.of(), new Done(TWO.id(), change(archive, TWO)));
            assertThat(vectors.madeAfter("m", before, 10))
                    .extracting(made -> made.article().article().id())
                    .containsExactly(TWO.id());
            assertThat(vectors.waiting("m", 10)).isEmpty();
            store(archive, ONE, "It is quick");
            assertThat(vectors.waiting("m", 10))
                    .extracting(each -> each.article().id())
                    .containsExactly(ONE.id());
            assertThat(vectors.progress("other")).as("each model for itself").isEqualTo(new Progress(0, 2));
        }
    }

    @Test
    void searches_look_at_the_vectors_of_the_model_that_made_some_last() {
        try (Archive archive = Archive.open(data)) {
            VectorArchive vectors = archive.vectors();
            keep(vectors, "m", Map.of("t1", EAST));
            keep(vectors, "n", Map.of("t1", NORTH));
            assertThat(vectors.inUse()).contains(new Model("n", 2, 0));
            assertThat(vectors.vectors("m", List.of("t1")).get("t1")).isEqualTo(EAST);
            keep(vectors, "m", Map.of());
            assertThat(vectors.inUse()).contains(new Model("m", 2, 0));
        }
    }

    @Test
    void a_model_whose_vectors_have_another_length_all_at_once_is_refused() {
        try (Archive archive = Archive.open(data)) {
            keep(archive.vectors(), "m", Map.of("t1", EAST));
            assertThatThrownBy(() -> archive.vectors()
                            .keep("m", 3, Map.of("t2", new byte[12]), List.of(), new Use(1, 10), DAY, NOW))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("the vectors of m had 2 numbers, now it makes some of 3");
            assertThat(archive.vectors().vectors("m", List.of("t2"))).isEmpty();
            assertThat(archive.vectors().use(DAY)).isEqualTo(new Use(1, 10));
        }
    }

    @Test
    void a_vector_that_was_cut_is_a_fault() throws SQLException {
        try (Archive archive = Archive.open(data)) {
            keep(archive.vectors(), "m", Map.of("t1", EAST, "t2", NORTH));
            assertThat(archive.faults()).isEmpty();
        }
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("reelwatch.db"))) {
            database.createStatement().executeUpdate("update vector set numbers = x'0000' where text_sha256 = 't2'");
        }
        try (Archive archive = Archive.open(data)) {
            assertThat(archive.faults()).containsExactly("a vector of m is cut: t2");
        }
    }

    @Test
    void vectors_are_in_a_backup() throws java.io.IOException {
        Path file = data.resolve("backup.zip");
        try (Archive archive = Archive.open(data.resolve("from"))) {
            keep(archive.vectors(), "m", Map.of("t1", EAST));
        }
        Backup.make(data.resolve("from"), file);
        Backup.restore(file, data.resolve("to"));
        try (Archive archive = Archive.openForReading(data.resolve("to"))) {
            assertThat(archive.vectors().vectors("m", List.of("t1")).get("t1")).isEqualTo(EAST);
        }
    }
}
