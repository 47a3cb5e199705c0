package dev.reelwatch.crawler.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Entities;

/** JSON Feed, 1.0 and 1.1. */
final class JsonFeed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "jsonfeed.org/version/";

    private JsonFeed() {}

    static boolean isOne(String text) {
        String head = text.substring(0, Math.min(text.length(), 4000)).stripLeading();
        if (head.startsWith("\uFEFF")) head = head.substring(1).stripLeading();
        return head.startsWith("{") && head.contains("jsonfeed.org");
    }

    static FeedReading read(String text, Optional<URI> cameFrom) {
        try {
            return new FeedReading.Read(feed(JSON.readTree(text.substring(text.indexOf('{'))), cameFrom));
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            return new FeedReading.NoFeed("It is a broken JSON Feed" + line + ".", List.of());
        }
    }

    private static Feed feed(JsonNode root, Optional<URI> cameFrom) {
        Optional<HttpUrl> base = Addresses.base(cameFrom)
                .or(() -> Addresses.base(text(root, "feed_url"), Optional.empty()))
                .or(() -> Addresses.base(text(root, "home_page_url"), Optional.empty()));
        List<String> warnings = new ArrayList<>();
        Optional<URI> site = address(root, "home_page_url", base);
        List<String> authors = authors(root);
        List<FeedEntry> entries = StreamSupport.stream(root.path("items").spliterator(), false)
                .filter(JsonNode::isObject)
                .map(item -> entry(item, base, authors))
                .toList();
        String version = text(root, "version");
        return new Feed(
                "JSON Feed " + (version.contains(VERSION) ? version.substring(version.lastIndexOf('/') + 1) : "1.1"),
                Optional.of(Words.oneLine(text(root, "title"))).filter(title -> !title.isEmpty()),
                site,
                address(root, "next_url", base),
                Optional.empty(),
                Doubles.withoutShared(entries, warnings),
                false,
                warnings);
    }

    private static FeedEntry entry(JsonNode item, Optional<HttpUrl> base, List<String> authorsOfFeed) {
        Optional<String> id = Optional.of(text(item, "id")).filter(words -> !words.isEmpty());
        Optional<URI> link = address(item, "url", base)
                .or(() -> id.filter(words -> words.matches("(?i)https?://.+"))
                        .flatMap(words -> Addresses.of(words, base)))
                .or(() -> address(item, "external_url", base));
        String content = text(item, "content_html");
        if (content.isBlank())
            content = Entities.escape(text(item, "content_text").strip()).replace("\n", "<br>");
        String title = Words.oneLine(text(item, "title"));
        Wholeness.Answer text = Wholeness.of(
                link, title, Words.withAbsoluteLinks(content, base), Entities.escape(text(item, "summary")));
        List<String> authors = authors(item);
        return new FeedEntry(
                link,
                id,
                title,
                authors.isEmpty() ? authorsOfFeed : authors,
                FeedEntry.Stamp.of(text(item, "date_published")),
                FeedEntry.Stamp.of(text(item, "date_modified")),
                text.html(),
                enclosures(item, base),
                text.whole());
    }

    private static List<String> authors(JsonNode node) {
        return Stream.concat(
                        StreamSupport.stream(node.path("authors").spliterator(), false), Stream.of(node.path("author")))
                .map(author -> author.isTextual() ? author.asText() : text(author, "name"))
                .map(Words::oneLine)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static List<FeedEntry.Enclosure> enclosures(JsonNode item, Optional<HttpUrl> base) {
        Stream<FeedEntry.Enclosure> attached = StreamSupport.stream(
                        item.path("attachments").spliterator(), false)
                .flatMap(each -> address(each, "url", base)
                        .map(at -> new FeedEntry.Enclosure(
                                at, Optional.of(text(each, "mime_type")).filter(type -> !type.isEmpty())))
                        .stream());
        Stream<FeedEntry.Enclosure> image =
                address(item, "image", base).map(at -> new FeedEntry.Enclosure(at, Optional.of("image/*"))).stream();
        return Stream.concat(attached, image).distinct().limit(100).toList();
    }

    private static Optional<URI> address(JsonNode node, String name, Optional<HttpUrl> base) {
        return Optional.of(text(node, name))
                .filter(words -> !words.isBlank())
                .flatMap(words -> Addresses.of(words, base));
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() || value.isNumber() ? value.asText() : "";
    }
}
