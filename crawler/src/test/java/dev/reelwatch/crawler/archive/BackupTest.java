package dev.reelwatch.crawler.archive;

import static dev.reelwatch.crawler.archive.Posts.claim;
import static dev.reelwatch.crawler.archive.Posts.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Reading;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Article ARTICLE = post("https://example.com/a", "Gen-9 is out.");

    @TempDir
    private Path folder;

    private Path data;
    private Path file;
    private Path fresh;

    @BeforeEach
    void archive_with_an_article_a_claim_and_a_page() {
        data = folder.resolve("data");
        file = folder.resolve("backup.zip");
        fresh = folder.resolve("fresh");
        try (Archive archive = Archive.open(data);
                Warc warc = Warc.open(data, WarcSettings.DEFAULTS, Clock.systemUTC())) {
            URI address = URI.create("https://example.com/a");
            WarcRef ref = warc.append(Exchanges.page(address.toString(), "<p>Gen-9 is out.</p>", NOW));
            ArchivedPage page = new ArchivedPage(
                    ref,
                    address,
                    address,
                    NOW,
                    200,
                    Optional.of("text/html"),
                    Optional.empty(),
                    true,
                    Optional.empty());
            archive.storePage(page, List.of(new Reading.Found(ARTICLE)), NOW);
            archive.storeClaims("patterns 1", Map.of(ARTICLE.id(), List.of(claim(ARTICLE, "is out"))));
        }
    }

    private List<String> left(Path in) throws IOException {
        try (Stream<Path> parts = Files.list(in)) {
            return parts.map(part -> part.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void what_is_restored_is_what_was_there() throws IOException {
        Counts made = Backup.make(data, file);
        assertThat(made.articles()).isEqualTo(1);
        assertThat(made.claims()).isEqualTo(1);
        assertThat(made.pages()).isEqualTo(1);
        assertThat(left(folder)).containsExactly("backup.zip", "data");
        Backup.restore(file, fresh);
        assertThat(left(fresh)).containsExactly("reelwatch.db", "reelwatch.lock", "warc");
        try (Archive before = Archive.openForReading(data);
                Archive after = Archive.openForReading(fresh)) {
            assertThat(after.article(ARTICLE.id())).isPresent().isEqualTo(before.article(ARTICLE.id()));
            assertThat(after.claimsOf(ARTICLE.id())).isEqualTo(before.claimsOf(ARTICLE.id()));
            assertThat(after.pagesOf(ARTICLE.id())).isEqualTo(before.pagesOf(ARTICLE.id()));
            assertThat(after.lastChange()).isEqualTo(before.lastChange());
            assertThat(after.faults()).isEmpty();
        }
    }

    @Test
    void others_write_while_it_is_made_and_it_holds_one_state() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        try (Archive archive = Archive.open(data)) {
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int i = 0; !enough.get(); i++) {
                    Article next = post("https://example.com/n" + i, "Gen-9 is out, says number " + i + ".");
                    archive.store(List.of(next), NOW);
                    archive.storeClaims("patterns 1", Map.of(next.id(), List.of(claim(next, "is out"))));
                }
            });
            try {
                Backup.make(data, file);
            } finally {
                enough.set(true);
                writer.join();
            }
        }
        Backup.restore(file, fresh);
        try (Archive restored = Archive.openForReading(fresh)) {
            assertThat(restored.faults()).isEmpty();
            assertThat(restored.article(ARTICLE.id())).isPresent();
        }
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        Backup.make(data, file);
        byte[] bytes = Files.readAllBytes(file);
        assertThatThrownBy(() -> Backup.make(data, file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThatThrownBy(() -> Backup.restore(file, data))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(data + " is not empty");
        Files.createDirectories(fresh);
        Files.writeString(fresh.resolve("letter.txt"), "mine");
        assertThatThrownBy(() -> Backup.restore(file, fresh)).hasMessageContaining("is not empty");
        assertThat(left(fresh)).contains("letter.txt").doesNotContain("reelwatch.db");
    }

    @Test
    void without_an_archive_there_is_nothing_to_back_up() {
        assertThatThrownBy(() -> Backup.make(folder.resolve("none"), file))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("there is no archive in");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_damaged_backup_is_told_and_leaves_nothing() throws IOException {
        Backup.make(data, file);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }
        assertThatThrownBy(() -> Backup.restore(file, fresh))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("backup.zip is no backup of reelwatch, or a damaged one")
                .hasMessageContaining("nothing was restored");
        assertThat(left(fresh)).containsExactly("reelwatch.lock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update claim set quote = 'is late'",
                "update revision set json = replace(json, 'is out', 'is off')",
                "update revision set sha256 = replace(sha256, substr(sha256, 1, 8), '00000000')"
            })
    void of_a_damaged_archive_there_is_no_backup_but_word_of_what_is_damaged(String damage) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("reelwatch.db"));
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate(damage)).isEqualTo(1);
        }
        assertThatThrownBy(() -> Backup.make(data, file))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(data + " is damaged (")
                .hasMessageContaining(ARTICLE.id())
                .hasMessageContaining("no backup was made; `./reelwatch verify`");
        assertThat(left(folder)).containsExactly("data");
    }

    @Test
    void of_an_archive_whose_page_is_missing_there_is_no_backup() throws IOException {
        for (Path page : Warc.files(data.resolve("warc"))) Files.delete(page);
        assertThatThrownBy(() -> Backup.make(data, file))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(".warc.gz")
                .hasMessageContaining("no backup was made");
        assertThat(left(folder)).containsExactly("data");
    }

    @Test
    void a_backup_whose_page_is_missing_is_not_restored() throws IOException {
        Path database = folder.resolve("copy.db");
        Database.copy(data, Migrations.ALL, database);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("reelwatch.db"));
            Files.copy(database, zip);
        }
        assertThatThrownBy(() -> Backup.restore(file, fresh))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("backup.zip is damaged")
                .hasMessageContaining(".warc.gz");
        assertThat(left(fresh)).containsExactly("reelwatch.lock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../outside.txt", "warc/../../outside.txt", "/outside.txt", "notes.txt", "warc/a/b.warc.gz"})
    void no_name_in_it_leads_anywhere_else(String name) throws IOException {
        Path database = folder.resolve("copy.db");
        Database.copy(data, Migrations.ALL, database);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("reelwatch.db"));
            Files.copy(database, zip);
            zip.putNextEntry(new ZipEntry(name));
            zip.write(1);
        }
        assertThatThrownBy(() -> Backup.restore(file, fresh))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(name + " is in it");
        assertThat(folder.resolve("outside.txt")).doesNotExist();
        assertThat(left(fresh)).containsExactly("reelwatch.lock");
    }

    @Test
    void a_restoring_that_was_killed_is_begun_anew() throws IOException {
        Backup.make(data, file);
        Files.createDirectories(fresh.resolve("restoring"));
        Files.writeString(fresh.resolve("restoring").resolve("reelwatch.db"), "half of");
        Files.createDirectories(fresh.resolve("warc"));
        Files.writeString(fresh.resolve("warc").resolve("moved-already.warc.gz"), "");
        Backup.restore(file, fresh);
        assertThat(left(fresh)).containsExactly("reelwatch.db", "reelwatch.lock", "warc");
        try (Archive restored = Archive.openForReading(fresh)) {
            assertThat(restored.faults()).isEmpty();
        }
        assertThat(left(fresh.resolve("warc"))).isEqualTo(left(data.resolve("warc")));
    }

    @Test
    void the_archive_of_an_older_reelwatch_can_be_backed_up_and_comes_back_up_to_date() throws IOException {
        Path old = folder.resolve("old");
        Archive.tryOpen(old, new Migrations(Migrations.ALL.steps().subList(0, 3)))
                .orElseThrow()
                .close();
        Backup.make(old, file);
        Backup.restore(file, fresh);
        try (Archive restored = Archive.openForReading(fresh)) {
            assertThat(restored.counts().articles()).isZero();
        }
    }
}
