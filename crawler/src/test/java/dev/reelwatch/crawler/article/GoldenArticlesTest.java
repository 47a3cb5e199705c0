package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder is a case: a page made by hand in a real one's shape, and the articles that are in it. */
class GoldenArticlesTest {
    private static final Path CASES = Path.of("src/test/resources/article");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-15T00:00:00Z"), ZoneOffset.UTC);

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_page_is_read_as_written_down(Path folder) throws IOException {
        Path page;
        try (Stream<Path> files = Files.list(folder)) {
            page = files.filter(file -> !file.endsWith("expected.json"))
                    .findFirst()
                    .orElseThrow();
        }
        ArrayNode found = JSON.createArrayNode();
        for (Reading reading : new ArticleReader(CLOCK)
                .read(page.getFileName().toString(), Files.readAllBytes(page), Optional.empty())) {
            found.add(
                    switch (reading) {
                        case Reading.Found article -> ArticleJson.write(article.article());
                        case Reading.NoArticle none -> ArticleJson.write(none);
                    });
        }
        Path expected = folder.resolve("expected.json");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(expected, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(found) + "\n");
        }
        assertThat(expected)
                .as("the answer of %s; -Dgolden=write writes it", folder)
                .exists();
        assertThat(found.toPrettyString())
                .isEqualTo(JSON.readTree(Files.readString(expected)).toPrettyString());
    }
}
