package dev.reelwatch.crawler.archive;

import static dev.reelwatch.crawler.archive.Posts.claim;
import static dev.reelwatch.crawler.archive.Posts.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reelwatch.crawler.article.Article;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTroubleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Article ARTICLE = post("https://example.com/a", "Gen-9 is out.");

    @TempDir
    private Path folder;

    private Path database() {
        return folder.resolve(Database.FILE);
    }

    private void storeOne() {
        try (Archive archive = Archive.open(folder)) {
            archive.store(List.of(ARTICLE), NOW);
            archive.storeClaims("patterns 1", Map.of(ARTICLE.id(), List.of(claim(ARTICLE, "is out"))));
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    @Test
    void missing_folders_are_made() {
        Path deep = folder.resolve("a").resolve("b");
        Archive.open(deep).close();
        assertThat(deep.resolve("reelwatch.db")).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"数据 folder", "a?b=c", "100%25", "a#b", "'quoted'"})
    void any_name_will_do_for_a_folder(String name) {
        Path odd = folder.resolve(name);
        try (Archive archive = Archive.open(odd)) {
            archive.store(List.of(ARTICLE), NOW);
        }
        assertThat(odd.resolve("reelwatch.db")).isRegularFile();
        try (Archive archive = Archive.openForReading(odd)) {
            assertThat(archive.article(ARTICLE.id())).contains(ARTICLE);
        }
    }

    @Test
    void a_reader_without_an_archive_is_told_to_ingest() throws IOException {
        assertThatThrownBy(() -> Archive.openForReading(folder.resolve("none")))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("there is no archive in " + folder.resolve("none"))
                .hasMessageContaining("run `./reelwatch ingest` first");
        Files.createFile(database());
        assertThatThrownBy(() -> Archive.openForReading(folder)).hasMessageContaining("run `./reelwatch ingest` first");
        assertThat(Files.size(database())).isZero();
    }

    @Test
    void a_data_folder_that_is_a_file_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "x");
        assertThatThrownBy(() -> Archive.open(file))
                .isInstanceOf(ArchiveException.class)
                .hasMessage(file + " is a file, not a folder: name a folder with --data");
        assertThatThrownBy(() -> Archive.open(file.resolve("below")))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("data")
                .hasMessageContaining("--data");
        assertThatThrownBy(() -> Archive.openForReading(file))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("is a file, not a folder");
    }

    @Test
    void a_database_that_is_none_is_left_alone() throws IOException {
        byte[] junk = "This is no database. ".repeat(500).getBytes(StandardCharsets.UTF_8);
        Files.write(database(), junk);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Archive.open(folder))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining(database() + " is damaged")
                    .hasMessageContaining("move it away")
                    .hasMessageContaining("restore a copy or ingest again");
        }
        assertThatThrownBy(() -> Archive.openForReading(folder)).hasMessageContaining("is damaged");
        assertThat(Files.readAllBytes(database())).isEqualTo(junk);
    }

    @Test
    void the_database_of_another_program_is_left_alone() throws SQLException, IOException {
        run("create table theirs (x)");
        byte[] before = Files.readAllBytes(database());
        assertThatThrownBy(() -> Archive.open(folder)).hasMessageContaining("is the database of another program");
        assertThatThrownBy(() -> Archive.openForReading(folder))
                .hasMessageContaining("is the database of another program");
        assertThat(Files.readAllBytes(database())).isEqualTo(before);
        run("drop table theirs", "pragma application_id = 77");
        assertThatThrownBy(() -> Archive.open(folder)).hasMessageContaining("is the database of another program");
    }

    @Test
    void a_database_of_a_newer_program_is_left_alone() throws SQLException {
        storeOne();
        run("pragma user_version = 99");
        for (ThrowingOpen open : List.<ThrowingOpen>of(Archive::open, Archive::openForReading)) {
            assertThatThrownBy(() -> open.of(folder))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining(database() + " was written by a newer reelwatch (schema 99")
                    .hasMessageContaining("update reelwatch");
        }
        run("pragma user_version = " + Migrations.ALL.latest());
        try (Archive archive = Archive.open(folder)) {
            assertThat(archive.article(ARTICLE.id())).contains(ARTICLE);
        }
    }

    private interface ThrowingOpen {
        Archive of(Path data);
    }

    @Test
    void a_damaged_database_is_named_and_kept() throws IOException {
        try (Archive archive = Archive.open(folder)) {
            archive.store(articles(0, 300), NOW);
        }
        long size = Files.size(database());
        try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
            for (long page = 4096 * 4; page < size; page += 4096 * 2) {
                file.seek(page);
                file.write(new byte[2000]);
            }
        }
        try (Archive archive = Archive.openForReading(folder)) {
            assertThat(archive.faults()).isNotEmpty();
            assertThatThrownBy(() -> archive.forEachArticle(article -> {}))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining(database() + " is damaged")
                    .hasMessageContaining("restore a copy or ingest again");
        }
        assertThat(Files.size(database())).isEqualTo(size);
    }

    @Test
    void a_text_that_was_tampered_with_is_found() throws SQLException {
        storeOne();
        run("update revision set json = replace(json, 'is out', 'is old')");
        try (Archive archive = Archive.openForReading(folder)) {
            assertThat(archive.faults()).singleElement().asString().contains(ARTICLE.id(), "sha256");
            assertThatThrownBy(() -> archive.article(ARTICLE.id())).hasMessageContaining("is damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update claim set quote = 'is old'",
                "update claim set start_at = start_at + 1, end_at = end_at + 1",
                "update claim set revision = 7",
                "update claim set article_id = 'nobody'",
                "delete from revision",
                "delete from article",
                "update article set current_revision = 2",
                "update article set article_key = 'https://example.com/z'",
                "update article set change_number = 1000",
                "update revision set letters = 'x'",
                "update revision set sha256 = 'x'",
                "update revision set json = '{}'"
            })
    void whatever_is_wrong_is_a_fault(String damage) throws SQLException {
        storeOne();
        try (Archive archive = Archive.openForReading(folder)) {
            assertThat(archive.faults()).isEmpty();
        }
        run("pragma foreign_keys = off", damage);
        try (Archive archive = Archive.openForReading(folder)) {
            assertThat(archive.faults()).isNotEmpty();
        }
    }

    @Test
    void a_second_writer_in_this_process_is_told_so() {
        try (Archive archive = Archive.open(folder)) {
            assertThatThrownBy(() -> Archive.open(folder))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessage("this process is writing to " + folder + "; wait until it ends or stop it");
            assertThat(Archive.tryOpen(folder.resolve("..").resolve(folder.getFileName())))
                    .isEmpty();
            assertThat(archive.store(List.of(ARTICLE), NOW)).hasSize(1);
        }
        Optional<Archive> next = Archive.tryOpen(folder);
        assertThat(next).isPresent();
        next.get().close();
    }

    @Test
    void a_second_close_takes_nothing_from_the_next_writer() {
        Archive first = Archive.open(folder);
        first.close();
        try (Archive second = Archive.open(folder)) {
            first.close();
            assertThat(Archive.tryOpen(folder)).isEmpty();
            assertThat(second.writable()).isTrue();
        }
    }

    @Test
    void a_second_process_is_told_who_writes_and_may_read_meanwhile() throws IOException, InterruptedException {
        Process writer = ArchiveWriter.process(folder, ArchiveWriter.BATCH).start();
        try (BufferedReader said = writer.inputReader()) {
            for (int line = 0; line < 1 + 2 * ArchiveWriter.BATCH; line++) said.readLine();
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(() -> Archive.open(folder))
                        .isInstanceOf(ArchiveException.class)
                        .hasMessage("another reelwatch (process " + writer.pid() + ") is writing to " + folder
                                + "; wait until it ends or stop it");
                assertThat(Archive.tryOpen(folder)).isEmpty();
            }
            try (Archive reader = Archive.openForReading(folder)) {
                assertThat(reader.article(ArchiveWriter.article(0).id())).isPresent();
            }
        } finally {
            writer.getOutputStream().close();
            if (!writer.waitFor(30, TimeUnit.SECONDS)) writer.destroyForcibly();
        }
        assertThat(writer.exitValue()).isZero();
        Archive.open(folder).close();
    }

    @Test
    void a_full_disk_is_named_and_what_was_stored_before_is_whole() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mounted("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()), "no right to mount");
        try {
            Path data = disk.resolve("data");
            List<String> acknowledged = new ArrayList<>();
            try (Archive archive = Archive.open(data)) {
                assertThatThrownBy(() -> {
                            for (int from = 0; from < 10_000; from += 10) {
                                archive.store(articles(from, from + 10), NOW)
                                        .forEach(stored -> acknowledged.add(stored.articleId()));
                            }
                        })
                        .isInstanceOf(ArchiveException.class)
                        .hasMessageContaining("no room left for " + data)
                        .hasMessageContaining("MB free")
                        .hasMessageContaining("what was stored before is intact");
                assertThat(acknowledged).isNotEmpty();
                assertThat(archive.counts().articles()).isEqualTo(acknowledged.size());
            }
            try (Archive archive = Archive.openForReading(data)) {
                assertThat(archive.faults()).isEmpty();
                assertThat(archive.counts().articles()).isEqualTo(acknowledged.size());
                for (String id : acknowledged) assertThat(archive.article(id)).isPresent();
            }
            assertThat(mounted("mount", "-o", "remount,size=16m", disk.toString()))
                    .isTrue();
            try (Archive archive = Archive.open(data)) {
                assertThat(archive.store(articles(0, acknowledged.size() + 10), NOW))
                        .filteredOn(stored -> stored instanceof Stored.New)
                        .hasSize(10);
                assertThat(archive.faults()).isEmpty();
            }
        } finally {
            mounted("umount", disk.toString());
        }
    }

    @Test
    void a_disk_that_is_full_from_the_start_is_named() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mounted("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "no right to mount");
        try {
            Path ballast = disk.resolve("ballast");
            assertThatThrownBy(() -> {
                        while (true) {
                            Files.write(
                                    ballast,
                                    new byte[4096],
                                    java.nio.file.StandardOpenOption.CREATE,
                                    java.nio.file.StandardOpenOption.APPEND);
                        }
                    })
                    .isInstanceOf(IOException.class);
            Path data = disk.resolve("data");
            assertThatThrownBy(() -> Archive.open(data))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("no room left for " + data)
                    .hasMessageContaining("0.0 MB free");
            Files.delete(ballast);
            Archive.open(data).close();
        } finally {
            mounted("umount", disk.toString());
        }
    }

    @Test
    void what_nobody_may_write_to_is_named_and_still_read() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mounted("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()), "no right to mount");
        try {
            try (Archive archive = Archive.open(disk)) {
                archive.store(List.of(ARTICLE), NOW);
            }
            // The last to close being a reader leaves an empty log behind.
            Archive.openForReading(disk).close();
            assertThat(mounted("mount", "-o", "remount,ro", disk.toString())).isTrue();
            assertThatThrownBy(() -> Archive.open(disk))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageStartingWith(disk + " cannot be written to")
                    .hasMessageContaining("--data");
            assertThatThrownBy(() -> Archive.open(disk.resolve("new")))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("cannot be written to");
            try (Archive archive = Archive.openForReading(disk)) {
                assertThat(archive.article(ARTICLE.id())).contains(ARTICLE);
                assertThat(archive.faults()).isEmpty();
            }
        } finally {
            mounted("umount", disk.toString());
        }
    }

    /** Runs a command that needs rights which not every tester has. */
    private static boolean mounted(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Article> articles(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> post(
                        "https://example.com/" + number, ("Clip " + number + " costs " + number + ". ").repeat(100)))
                .toList();
    }
}
