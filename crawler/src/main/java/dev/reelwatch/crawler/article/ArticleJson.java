package dev.reelwatch.crawler.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Article JSON: {@code doc} is null where there is no file, all else that is absent is absent. */
public final class ArticleJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ArticleJson() {}

    public static ObjectNode write(Article article) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("doc", article.doc().orElse(null));
        article.url().ifPresent(url -> json.put("url", url.toString()));
        json.put("title", article.title());
        json.put("source", article.source().json());
        article.site().ifPresent(site -> json.put("site", site));
        article.author().ifPresent(author -> json.put("author", author));
        article.published().ifPresent(published -> {
            json.put("published", published.at().toString());
            json.put("published_from", published.from());
        });
        json.put("lang", article.lang());
        json.put("text", article.text());
        json.put("sha256", article.sha256());
        write(json.putArray("images"), article.images());
        write(json.putArray("videos"), article.videos());
        write(json.putArray("tags"), article.tags());
        article.savedAt().ifPresent(at -> json.put("saved_at", at.toString()));
        article.repostOf().ifPresent(original -> json.set("repost_of", write(original)));
        write(json.putArray("warnings"), article.warnings());
        return json;
    }

    public static ObjectNode write(Reading.NoArticle none) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("doc", none.doc());
        none.url().ifPresent(url -> json.put("url", url.toString()));
        json.put("ending", none.ending().json());
        json.put("why", none.why());
        none.movedTo().ifPresent(to -> json.put("moved_to", to.toString()));
        return json;
    }

    private static void write(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    /**
     * Reads back what {@link #write(Article)} writes.
     *
     * @throws IllegalArgumentException if it is no Article JSON, or its text does not have the sha256 it names
     */
    public static Article read(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not Article JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Article read(JsonNode node) {
        Article article = new Article(
                text(node, "doc"),
                text(node, "url").flatMap(CanonicalUrl::parse),
                required(node, "title"),
                SourceKind.fromJson(required(node, "source")),
                text(node, "site"),
                text(node, "author"),
                text(node, "published").map(at -> new Published(Moment.parse(at), required(node, "published_from"))),
                required(node, "lang"),
                required(node, "text"),
                list(node, "images"),
                list(node, "videos"),
                list(node, "tags"),
                text(node, "saved_at").map(Moment::parse),
                Optional.ofNullable(node.get("repost_of")).map(ArticleJson::read),
                list(node, "warnings"));
        if (!article.sha256().equals(required(node, "sha256"))) {
            throw new IllegalArgumentException("the text is not the one of its sha256: " + article.key());
        }
        return article;
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText);
    }

    private static String required(JsonNode node, String field) {
        return text(node, field)
                .orElseThrow(() -> new IllegalArgumentException("Article JSON lacks \"" + field + "\""));
    }

    private static List<String> list(JsonNode node, String field) {
        List<String> values = new ArrayList<>();
        node.path(field).forEach(value -> values.add(value.asText()));
        return values;
    }
}
