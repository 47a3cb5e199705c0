package dev.reelwatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesWatchTest {
    @TempDir
    private Path folder;

    @Test
    void a_changed_file_is_read_once_and_a_wrong_one_is_told_once_and_not_used() throws IOException {
        Path file = folder.resolve("sources.yaml");
        Files.writeString(file, "sources:\n" + MadeWeb.entry("one", "feed", "https://one.example/feed"));
        List<String> notices = new ArrayList<>();
        SourcesWatch watch = new SourcesWatch(file, notices::add);
        assertThat(watch.changed()).isEmpty();

        String two = Files.readString(file) + MadeWeb.entry("two", "feed", "https://two.example/feed");
        Files.writeString(file, two);
        assertThat(watch.changed().orElseThrow().all()).extracting(Source::name).containsExactly("one", "two");
        assertThat(watch.changed()).isEmpty();

        Files.writeString(file, two + "  - name: three\n    kind: nonsense\n");
        assertThat(watch.changed()).isEmpty();
        assertThat(watch.changed()).isEmpty();
        assertThat(notices).singleElement().asString().contains("sources.yaml", "stay as they were");

        Files.delete(file);
        assertThat(watch.changed()).isEmpty();
        assertThat(notices).hasSize(2);
        Files.writeString(file, two);
        assertThat(watch.changed().orElseThrow().all()).hasSize(2);
    }
}
