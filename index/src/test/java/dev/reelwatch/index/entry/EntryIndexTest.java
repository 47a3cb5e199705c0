package dev.reelwatch.index.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.vocabulary.Attribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryIndexTest {
    private static final MadeNames NAMES = new MadeNames();

    @TempDir
    Path folder;

    @Test
    void a_new_folder_is_missing_an_index_and_a_built_one_tells_how_far_it_read() throws IOException {
        try (EntryIndex index = index()) {
            assertThat(reason(index)).isEqualTo(IndexState.Reason.MISSING);
            build(index, 7);
            assertThat(index.state()).isEqualTo(new IndexState.Usable(7));
            assertThat(index.stateOfEveryByte()).isEqualTo(new IndexState.Usable(7));
            try (EntryReader reader = index.read()) {
                assertThat(reader.change()).isEqualTo(7);
            }
        }
    }

    @Test
    void a_question_that_takes_too_long_is_given_up_and_the_next_one_has_its_own_time() throws IOException {
        try (EntryIndex index = index()) {
            build(index, 7);
            try (EntryReader hasty = index.read(Duration.ZERO)) {
                for (int i = 0; i < 2; i++) {
                    assertThatThrownBy(() -> hasty.use(searcher -> searcher.search(MatchAllDocsQuery.INSTANCE, 1)))
                            .isInstanceOf(EntryReader.TooSlow.class);
                }
                assertThat(hasty.change()).isEqualTo(7);
            }
            try (EntryReader reader = index.read()) {
                assertThat(count(reader)).isEqualTo(2);
            }
        }
    }

    @Test
    void another_vocabulary_is_another_schema_and_its_entries_serve_until_the_new_ones_are_there() throws IOException {
        try (EntryIndex old = index()) {
            build(old, 7);
        }
        try (EntryIndex index =
                EntryIndex.at(folder, "other words", NAMES, model -> Optional.empty(), model -> model)) {
            assertThat(reason(index)).isEqualTo(IndexState.Reason.OTHER_SCHEMA);
            try (EntryReader reader = index.read();
                    EntryWriter writer = index.rebuild().orElseThrow()) {
                reader.refresh();
                assertThat(count(reader)).isEqualTo(2);
                writer.commit(1);
                reader.refresh();
                assertThat(count(reader)).isZero();
            }
            assertThat(index.state()).isEqualTo(new IndexState.Usable(1));
        }
    }

    @Test
    void each_file_that_is_cut_short_or_missing_is_noticed_and_the_index_can_be_rebuilt() throws IOException {
        build();
        List<String> files = files();
        assertThat(files).hasSizeGreaterThan(2);
        for (String file : files) {
            Path path = folder.resolve(file);
            for (int cut : new int[] {0, 10, (int) (Files.size(path) / 2), (int) Files.size(path) - 1}) {
                byte[] whole = Files.readAllBytes(path);
                Files.write(path, Arrays.copyOf(whole, Math.min(cut, whole.length)));
                try (EntryIndex index = index()) {
                    assertThat(reason(index)).as("%s cut to %d", file, cut).isEqualTo(IndexState.Reason.DAMAGED);
                }
                Files.write(path, whole);
            }
            byte[] whole = Files.readAllBytes(path);
            Files.delete(path);
            try (EntryIndex index = index()) {
                assertThat(reason(index)).as("%s gone", file).isEqualTo(IndexState.Reason.DAMAGED);
            }
            Files.write(path, whole);
        }
        for (String file : files) {
            Files.write(folder.resolve(file), new byte[] {1, 2, 3});
            try (EntryIndex index = index()) {
                build(index, 9);
                assertThat(index.stateOfEveryByte()).isEqualTo(new IndexState.Usable(9));
            }
        }
    }

    @Test
    void a_changed_byte_anywhere_is_noticed_when_every_byte_is_read() throws IOException {
        build();
        for (String file : files()) {
            Path path = folder.resolve(file);
            byte[] whole = Files.readAllBytes(path);
            for (int at = 0; at < whole.length; at += 1 + whole.length / 40) {
                byte[] changed = whole.clone();
                changed[at] ^= 0x41;
                Files.write(path, changed);
                try (EntryIndex index = index()) {
                    assertThat(index.stateOfEveryByte())
                            .as("%s byte %d", file, at)
                            .isInstanceOf(IndexState.Unusable.class);
                }
            }
            Files.write(path, whole);
        }
        try (EntryIndex index = index()) {
            assertThat(index.stateOfEveryByte()).isEqualTo(new IndexState.Usable(7));
        }
    }

    @Test
    void a_folder_of_something_else_is_foreign_and_its_files_stay() throws IOException {
        Files.writeString(folder.resolve("diary.txt"), "mine");
        try (EntryIndex index = index()) {
            assertThat(reason(index)).isEqualTo(IndexState.Reason.FOREIGN);
            build(index, 3);
            assertThat(index.state()).isEqualTo(new IndexState.Usable(3));
        }
        assertThat(folder.resolve("diary.txt")).hasContent("mine");
    }

    @Test
    void an_index_of_another_program_is_foreign() throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.commit();
        }
        try (EntryIndex index = index()) {
            assertThat(reason(index)).isEqualTo(IndexState.Reason.FOREIGN);
            build(index, 4);
            assertThat(index.state()).isEqualTo(new IndexState.Usable(4));
        }
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("lucene"), "");
        assertThatThrownBy(() -> EntryIndex.at(file, "words", NAMES, model -> Optional.empty(), model -> model))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lucene");
    }

    @Test
    void there_is_one_writer_at_a_time_and_a_lock_file_alone_is_no_writer() throws IOException {
        Files.createFile(folder.resolve(IndexWriter.WRITE_LOCK_NAME));
        try (EntryIndex index = index();
                EntryWriter writer = index.rebuild().orElseThrow()) {
            writer.commit(1);
            try (EntryIndex second = index()) {
                assertThat(second.write()).isEmpty();
                assertThat(second.rebuild()).isEmpty();
            }
        }
        try (EntryIndex index = index();
                EntryWriter writer = index.write().orElseThrow()) {
            writer.commit(2);
        }
    }

    @Test
    void what_was_not_committed_is_not_there() throws IOException {
        build();
        try (EntryIndex index = index()) {
            try (EntryWriter writer = index.write().orElseThrow()) {
                writer.put(article("另一篇", "可灵价格下调。"), List.of());
            }
            assertThat(index.state()).isEqualTo(new IndexState.Usable(7));
            try (EntryReader reader = index.read()) {
                assertThat(count(reader)).isEqualTo(2);
            }
        }
    }

    @Test
    void an_article_takes_the_place_of_its_former_entries_and_a_reader_elsewhere_sees_it_after_a_refresh()
            throws IOException {
        Article article = article("第四代", "Gen-4 画面稳定。Gen-4 速度更快。");
        Claim first = MadeClaim.of("Runway Gen-4", Attribute.CONSISTENCY, "Gen-4 画面稳定")
                .in(article);
        Claim second = MadeClaim.of("Runway Gen-4", Attribute.GENERATION_SPEED, "Gen-4 速度更快")
                .in(article);
        try (EntryIndex index = index();
                EntryIndex elsewhere = index();
                EntryWriter writer = index.rebuild().orElseThrow()) {
            writer.put(article, List.of(first, second));
            writer.commit(1);
            try (EntryReader reader = elsewhere.read()) {
                assertThat(count(reader)).isEqualTo(3);
                writer.put(article, List.of(second));
                writer.commit(2);
                assertThat(count(reader)).isEqualTo(3);
                reader.refresh();
                assertThat(count(reader)).isEqualTo(2);
                assertThat(reader.change()).isEqualTo(2);
                int deleted = reader.use(searcher -> searcher.getIndexReader().numDeletedDocs());
                assertThat(deleted).isZero();
                writer.remove(article.id());
                writer.commit(3);
                reader.refresh();
                assertThat(count(reader)).isZero();
            }
        }
    }

    @Test
    void a_claim_of_another_article_is_refused() throws IOException {
        Claim claim = MadeClaim.of("Kling", Attribute.PRICE, "可灵价格下调").by("别处").make();
        try (EntryIndex index = index();
                EntryWriter writer = index.rebuild().orElseThrow()) {
            assertThatThrownBy(() -> writer.put(article("第四代", "可灵价格下调"), List.of(claim)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(claim.id());
        }
    }

    private EntryIndex index() throws IOException {
        return EntryIndex.at(folder, "words", NAMES, model -> Optional.empty(), model -> model);
    }

    private void build() throws IOException {
        try (EntryIndex index = index()) {
            build(index, 7);
        }
    }

    private static void build(EntryIndex index, long change) throws IOException {
        Article article = article("新模型", "可灵今天下调价格。");
        Claim claim = MadeClaim.of("Kling", Attribute.PRICE, "可灵今天下调价格").plus().in(article);
        try (EntryWriter writer = index.rebuild().orElseThrow()) {
            writer.put(article, List.of(claim));
            writer.commit(change);
        }
    }

    private static Article article(String title, String text) {
        return MadeClaim.article(title, "媒体甲", Optional.of(Moment.parse("2025-04-08")), text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(IndexWriter.WRITE_LOCK_NAME))
                    .sorted()
                    .toList();
        }
    }

    private static int count(EntryReader reader) throws IOException {
        return reader.use(searcher -> searcher.getIndexReader().numDocs());
    }

    private static IndexState.Reason reason(EntryIndex index) throws IOException {
        IndexState state = index.state();
        assertThat(state).isInstanceOf(IndexState.Unusable.class);
        return ((IndexState.Unusable) state).reason();
    }
}
