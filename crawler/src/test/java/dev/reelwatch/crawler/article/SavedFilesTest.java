package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFilesTest {
    private static final SavedFilesSettings SMALL = new SavedFilesSettings(3 << 20, 10, 8 << 20, 50);

    @TempDir
    Path folder;

    private List<SavedFile> under(Path... paths) {
        try (Stream<SavedFile> files = new SavedFiles(SMALL).under(List.of(paths))) {
            return files.toList();
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path zip(String name, Map<String, byte[]> entries, Charset names) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file), names)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return file;
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(SavedFile file) {
        return switch (file) {
            case SavedFile.Read read -> new String(read.bytes(), StandardCharsets.UTF_8);
            case SavedFile.Unread unread -> unread.ending() + ": " + unread.why();
        };
    }

    @Test
    void a_folder_gives_its_articles_in_the_order_of_their_names_and_nothing_else() throws IOException {
        write("b/2.md", "two");
        write("b/10.txt", "ten");
        write("a.html", "a");
        write("README.md", "read me");
        write("manifest.jsonl", "{}");
        write("tool.py", "print()");
        write("picture.png", "x");
        write(".hidden/x.md", "hidden");
        write(".x.md", "hidden");
        assertThat(under(folder)).extracting(SavedFile::doc).containsExactly("README.md", "a.html", "10.txt", "2.md");
    }

    @Test
    void a_file_that_is_named_is_read_whatever_its_ending() throws IOException {
        assertThat(under(write("notes.rst", "text")))
                .singleElement()
                .extracting(SavedFilesTest::text)
                .isEqualTo("text");
    }

    @Test
    void a_packed_file_is_unpacked() throws IOException {
        Path file = Files.write(folder.resolve("page.html.gz"), gzipped(utf8("<p>页面</p>")));
        assertThat(under(file)).singleElement().satisfies(read -> {
            assertThat(read.doc()).isEqualTo("page.html.gz");
            assertThat(text(read)).isEqualTo("<p>页面</p>");
        });
    }

    @Test
    void a_damaged_packed_file_is_told() throws IOException {
        Path file = Files.write(folder.resolve("page.md.gz"), utf8("no gzip at all"));
        assertThat(under(file))
                .singleElement()
                .extracting(SavedFilesTest::text)
                .asString()
                .startsWith("BROKEN: ")
                .contains("page.md.gz");
    }

    @Test
    void a_missing_path_and_a_folder_without_articles_are_named() throws IOException {
        assertThatThrownBy(() -> under(folder.resolve("nowhere")))
                .isInstanceOf(SavedFiles.NothingToRead.class)
                .hasMessageContaining("nowhere");
        write("empty/tool.py", "");
        assertThatThrownBy(() -> under(folder.resolve("empty")))
                .isInstanceOf(SavedFiles.NothingToRead.class)
                .hasMessageContaining("empty")
                .hasMessageContaining(".md");
    }

    @Test
    void a_file_over_the_limit_is_told_with_both_sizes() throws IOException {
        Path file = Files.write(folder.resolve("large.md"), new byte[4 << 20]);
        assertThat(under(file))
                .singleElement()
                .extracting(SavedFilesTest::text)
                .asString()
                .startsWith("TOO_LARGE: ")
                .contains("large.md", "4.0 MB", "3.0 MB");
    }

    @Test
    void an_archive_gives_its_files_in_the_order_of_their_names() throws IOException {
        Path archive = zip(
                "saved.zip",
                new TreeMap<>(Map.of(
                        "b/二.md",
                        utf8("two"),
                        "a.md",
                        utf8("one"),
                        "code.py",
                        utf8(""),
                        "__MACOSX/a.md",
                        utf8("x"),
                        "c.md.gz",
                        gzipped(utf8("three")))),
                StandardCharsets.UTF_8);
        List<SavedFile> files = under(folder);
        assertThat(files).extracting(SavedFile::doc).containsExactly("a.md", "二.md", "c.md.gz");
        assertThat(files).extracting(SavedFilesTest::text).containsExactly("one", "two", "three");
        assertThat(files.get(1).path()).isEqualTo(archive + "!/b/二.md");
    }

    @Test
    void names_in_the_code_page_of_chinese_windows_are_read() throws IOException {
        Path archive = zip("gbk.zip", Map.of("文章.md", utf8("text")), Charset.forName("GB18030"));
        assertThat(under(archive)).extracting(SavedFile::doc).containsExactly("文章.md");
    }

    @Test
    void entries_that_lead_out_of_an_archive_and_archives_in_archives_are_not_read() throws IOException {
        Path archive = zip(
                "odd.zip",
                new TreeMap<>(Map.of("../evil.md", utf8("x"), "inner.zip", utf8("x"), "ok.md", utf8("fine"))),
                StandardCharsets.UTF_8);
        assertThat(under(archive))
                .extracting(SavedFilesTest::text)
                .satisfiesExactly(
                        evil -> assertThat(evil).startsWith("BROKEN").contains("../evil.md"),
                        inner -> assertThat(inner).startsWith("UNREADABLE").contains("inner.zip"),
                        ok -> assertThat(ok).isEqualTo("fine"));
    }

    @Test
    void a_bomb_is_stopped_and_the_rest_is_read() throws IOException {
        Path archive = zip(
                "bomb.zip",
                new TreeMap<>(Map.of("a.md", new byte[2 << 20], "b.md", utf8("fine"))),
                StandardCharsets.UTF_8);
        assertThat(under(archive))
                .extracting(SavedFilesTest::text)
                .satisfiesExactly(
                        bomb -> assertThat(bomb).startsWith("TOO_LARGE").contains("a.md"),
                        ok -> assertThat(ok).isEqualTo("fine"));
        Path packed = Files.write(folder.resolve("bomb.md.gz"), gzipped(new byte[50 << 20]));
        assertThat(under(packed))
                .singleElement()
                .extracting(SavedFilesTest::text)
                .asString()
                .startsWith("TOO_LARGE");
    }

    @Test
    void an_archive_of_too_many_files_is_read_up_to_the_limit() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        for (int i = 0; i < 30; i++) entries.put(i + ".md", utf8("x"));
        assertThat(under(zip("many.zip", entries, StandardCharsets.UTF_8)))
                .hasSize(11)
                .first()
                .extracting(SavedFilesTest::text)
                .asString()
                .contains("more than 10 files");
    }

    @Test
    void what_is_no_archive_is_told() throws IOException {
        assertThat(under(write("not.zip", "just text")))
                .singleElement()
                .extracting(SavedFilesTest::text)
                .asString()
                .startsWith("BROKEN")
                .contains("not.zip");
    }

    @Test
    void links_in_a_circle_are_walked_once() throws IOException {
        write("a/x.md", "x");
        Files.createSymbolicLink(folder.resolve("a/back"), folder);
        assertThat(under(folder)).extracting(SavedFile::doc).containsExactly("x.md");
    }
}
