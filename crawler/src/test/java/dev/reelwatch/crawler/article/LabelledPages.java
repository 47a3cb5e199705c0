package dev.reelwatch.crawler.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A folder in the layout of the article-extraction-benchmark: {@code ground-truth.json} with the article's body of each
 * page by its id, and {@code html/ID.html} or {@code html/ID.html.gz}.
 */
record LabelledPages(Path folder, Map<String, Page> pages) {
    /** What stands in the page and what was found there. */
    record Page(String truth, String found) {}

    static LabelledPages read(Path folder) throws IOException {
        ArticleReader reader = new ArticleReader(Clock.systemUTC());
        JsonNode truth =
                new ObjectMapper().readTree(folder.resolve("ground-truth.json").toFile());
        Map<String, Page> pages = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : truth.properties()) {
            byte[] html = html(folder.resolve("html"), entry.getKey());
            Optional<CanonicalUrl> url =
                    CanonicalUrl.parse(entry.getValue().path("url").asText(""));
            String found = reader.read(entry.getKey() + ".html", html, url).stream()
                    .map(reading -> reading instanceof Reading.Found article
                            ? article.article().text()
                            : "")
                    .findFirst()
                    .orElse("");
            pages.put(
                    entry.getKey(),
                    new Page(entry.getValue().path("articleBody").asText(""), found));
        }
        return new LabelledPages(folder, pages);
    }

    private static byte[] html(Path folder, String id) throws IOException {
        Path plain = folder.resolve(id + ".html");
        if (Files.exists(plain)) return Files.readAllBytes(plain);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(id + ".html.gz")))) {
            return in.readAllBytes();
        }
    }

    ShingleScore.Mean byWords() {
        return ShingleScore.mean(scores(true));
    }

    ShingleScore.Mean byCharacters() {
        return ShingleScore.mean(scores(false));
    }

    private List<ShingleScore> scores(boolean words) {
        return pages.values().stream()
                .map(page -> words
                        ? ShingleScore.byWords(page.truth(), page.found())
                        : ShingleScore.byCharacters(page.truth(), page.found()))
                .toList();
    }

    /** A line for each page, the worst first, and the means. */
    String table() {
        StringBuilder out = new StringBuilder();
        pages.entrySet().stream()
                .sorted(java.util.Comparator.comparingDouble(page -> ShingleScore.byWords(
                                page.getValue().truth(), page.getValue().found())
                        .right()))
                .forEach(page -> {
                    ShingleScore words = ShingleScore.byWords(
                            page.getValue().truth(), page.getValue().found());
                    ShingleScore letters = ShingleScore.byCharacters(
                            page.getValue().truth(), page.getValue().found());
                    out.append("words %.3f %.3f  characters %.3f %.3f  %s%n"
                            .formatted(
                                    words.precision(),
                                    words.recall(),
                                    letters.precision(),
                                    letters.recall(),
                                    page.getKey()));
                });
        out.append("by words       ").append(byWords()).append('\n');
        out.append("by characters  ").append(byCharacters()).append('\n');
        return out.toString();
    }

    /** What was found, in the form that the benchmark's own {@code evaluate.py} reads. */
    void writeFound(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode found = json.createObjectNode();
        pages.forEach((id, page) -> found.putObject(id).put("articleBody", page.found()));
        json.writeValue(file.toFile(), found);
    }
}
