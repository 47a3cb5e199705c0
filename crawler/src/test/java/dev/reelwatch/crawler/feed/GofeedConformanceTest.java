package dev.reelwatch.crawler.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.fetch.DecodedText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/**
 * Feeds of another library's tests, beside what that library reads in them. Its titles and texts are compared as a
 * reader sees them, since ours are plain.
 */
class GofeedConformanceTest {
    private static final Path PAIRS = Path.of("../../shared/fixtures/feeds/conformance-gofeed");

    private final Map<String, int[]> agreeing = new TreeMap<>();
    private final List<String> differing = new ArrayList<>();

    @Test
    void feeds_agree_with_another_library_in_title_entries_links_and_dates() throws Exception {
        assumeTrue(Files.isDirectory(PAIRS), "the pairs are not there");
        int feeds = 0;
        try (Stream<Path> files = Files.walk(PAIRS)) {
            for (Path xml : files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                Path json = Path.of(xml.toString().replaceFirst("xml$", "json"));
                compare(xml, new ObjectMapper().readTree(json.toFile()));
                feeds++;
            }
        }
        System.out.println(feeds + " feeds; agreeing / bearing the field");
        agreeing.forEach((field, counts) -> System.out.printf("  %-14s %4d / %d%n", field, counts[0], counts[1]));
        differing.forEach(each -> System.out.println("  differs: " + each));
        // of several addresses the first is taken here, the last one there; XML of another kind is no text here
        assertThat(differing).hasSizeLessThanOrEqualTo(5);
        assertThat(agreeing.get("entries")).containsExactly(feeds, feeds);
    }

    private void compare(Path xml, JsonNode expected) throws IOException, DecodedText.NoText {
        String name = xml.getFileName().toString();
        String text = DecodedText.of(Files.readAllBytes(xml)).text();
        if (!(Feed.read(text, Optional.empty()) instanceof FeedReading.Read read)) {
            count("entries", name, "a feed", "no feed");
            return;
        }
        Feed feed = read.feed();
        count("title", name, visible(expected.path("title")), feed.title());
        count("version", name, Optional.of(expected.path("version").asText()), Optional.of(version(feed)));
        count("site", name, link(expected), feed.site().map(URI::toString));
        count("feed date", name, date(expected, "updated", "lastBuildDate", "pubDate"), at(feed.updated()));
        JsonNode entries = expected.has("entries") ? expected.path("entries") : expected.path("items");
        count("entries", name, entries.size(), feed.entries().size());
        for (int i = 0; i < Math.min(entries.size(), feed.entries().size()); i++) {
            JsonNode want = entries.get(i);
            FeedEntry entry = feed.entries().get(i);
            count(
                    "entry title",
                    name,
                    visible(want.path("title")),
                    Optional.of(entry.title()).filter(t -> !t.isEmpty()));
            count(
                    "entry link",
                    name,
                    link(want),
                    link(want).isEmpty() ? Optional.empty() : entry.link().map(URI::toString));
            count("entry date", name, date(want, "published", "pubDate"), at(entry.published()));
            count("entry update", name, date(want, "updated"), at(entry.updated()));
            count(
                    "entry author",
                    name,
                    author(want),
                    entry.authors().stream()
                            .findFirst()
                            .filter(a -> author(want).isPresent()));
            Optional<String> body = visible(
                            want.path("content").isObject()
                                    ? want.path("content").path("value")
                                    : want.path("content"))
                    .or(() -> visible(want.path("summary")))
                    .or(() -> visible(want.path("description")));
            if (body.isPresent()) count("entry text", name, body, visible(entry.html()));
            count(
                    "enclosures",
                    name,
                    want.path("enclosures").size(),
                    entry.enclosures().size());
        }
    }

    private void count(String field, String name, Object expected, Object found) {
        boolean told = (!expected.equals(Optional.empty()) && !expected.equals(0)) || field.equals("entries");
        int[] counts = agreeing.computeIfAbsent(field, key -> new int[2]);
        if (told) counts[1]++;
        if (expected.equals(found)) {
            if (told) counts[0]++;
        } else {
            differing.add("%s, %s: %s expected, %s found".formatted(name, field, expected, found));
        }
    }

    private static String version(Feed feed) {
        String version = feed.format().substring(feed.format().lastIndexOf(' ') + 1);
        return version.equals("0.90") ? "0.9" : version;
    }

    private static Optional<String> visible(JsonNode text) {
        return visible(text.asText(""));
    }

    private static Optional<String> visible(String html) {
        return Optional.of(Jsoup.parseBodyFragment(html).text().strip()).filter(words -> !words.isEmpty());
    }

    private static Optional<String> link(JsonNode node) {
        Stream<String> links = node.has("link")
                ? Stream.of(node.path("link").asText())
                : StreamSupport.stream(node.path("links").spliterator(), false)
                        .filter(link -> link.path("rel").asText().equals("alternate"))
                        .map(link -> link.path("href").asText(""));
        return links.filter(link -> !link.isEmpty())
                .flatMap(link -> Optional.ofNullable(HttpUrl.parse(link)).stream())
                .map(HttpUrl::toString)
                .findFirst();
    }

    private static Optional<String> author(JsonNode node) {
        JsonNode first = node.path("authors").path(0);
        return Stream.of(first.path("name"), first.path("email"), node.path("author"))
                .flatMap(each -> visible(each).stream())
                .findFirst();
    }

    private static Optional<Instant> date(JsonNode node, String... names) {
        return Stream.of(names)
                .map(name -> node.path(name + "Parsed").asText(""))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse)
                .findFirst();
    }

    private static Optional<Instant> at(Optional<FeedEntry.Stamp> stamp) {
        return stamp.flatMap(FeedEntry.Stamp::at);
    }
}
