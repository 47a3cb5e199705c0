package dev.reelwatch.index.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Claim JSON: what is absent is absent, not null. */
public final class ClaimJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Set<String> SHARED = Set.of("model", "extractor");

    private ClaimJson() {}

    public static ObjectNode write(Claim claim) {
        ObjectNode json = MAPPER.createObjectNode();
        Claim.Source article = claim.article();
        json.put("id", claim.id());
        article.doc().ifPresent(doc -> json.put("doc", doc));
        json.put("model", claim.model());
        json.put("attribute", claim.attribute().json());
        json.put("polarity", claim.polarity().json());
        json.put("status", claim.status().json());
        json.put("basis", claim.basis().json());
        claim.value().ifPresent(value -> json.set("value", write(value)));
        claim.comparedTo().ifPresent(other -> json.put("compared_to", other));
        json.put("quote", claim.quote().text());
        json.put("start", claim.quote().start());
        json.put("end", claim.quote().end());
        json.put("article", article.articleId());
        article.url().ifPresent(url -> json.put("url", url.toString()));
        json.put("title", article.title());
        article.site().ifPresent(site -> json.put("site", site));
        article.author().ifPresent(author -> json.put("author", author));
        article.saidAt().ifPresent(at -> json.put("said_at", at.toString()));
        claim.trueAt().ifPresent(at -> json.put("true_at", at.toString()));
        json.put("confidence", claim.confidence());
        json.put("extractor", claim.extractor());
        if (claim.unlisted()) json.put("unlisted", true);
        return json;
    }

    private static ObjectNode write(Value value) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("text", value.text());
        value.number().ifPresent(number -> {
            if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                json.put("number", (long) number);
            } else {
                json.put("number", number);
            }
        });
        value.unit().ifPresent(unit -> json.put("unit", unit));
        value.per().ifPresent(per -> json.put("per", per));
        value.date().ifPresent(date -> json.put("date", date.toString()));
        return json;
    }

    /**
     * Reads back what {@link #write(Claim)} writes.
     *
     * @throws IllegalArgumentException if it is no Claim JSON
     */
    public static Claim read(String json) {
        return read(json, UnaryOperator.identity());
    }

    /**
     * As {@link #read(String)}.
     *
     * @param shared may give an equal source that is held already: most of the room that a claim takes is its source
     */
    public static Claim read(String json, UnaryOperator<Claim.Source> shared) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return new Claim(
                    required(node, "id"),
                    shared.apply(new Claim.Source(
                            required(node, "article"),
                            text(node, "doc"),
                            text(node, "url").flatMap(CanonicalUrl::parse),
                            required(node, "title"),
                            text(node, "site"),
                            text(node, "author"),
                            text(node, "said_at").map(Moment::parse))),
                    required(node, "model"),
                    Attribute.fromJson(required(node, "attribute"))
                            .orElseThrow(() -> new IllegalArgumentException("no attribute: " + json)),
                    Polarity.fromJson(required(node, "polarity")),
                    Status.fromJson(required(node, "status")),
                    Basis.fromJson(required(node, "basis")),
                    Optional.ofNullable(node.get("value")).map(ClaimJson::value),
                    text(node, "compared_to"),
                    new Quote(node.path("start").asInt(), node.path("end").asInt(), required(node, "quote")),
                    text(node, "true_at").map(Moment::parse),
                    node.path("confidence").asDouble(),
                    required(node, "extractor"),
                    node.path("unlisted").asBoolean(false));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not Claim JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Value value(JsonNode node) {
        return new Value(
                required(node, "text"),
                node.has("number") ? OptionalDouble.of(node.get("number").asDouble()) : OptionalDouble.empty(),
                text(node, "unit"),
                text(node, "per"),
                text(node, "date").map(Moment::parse));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
    }

    private static String required(JsonNode node, String field) {
        return text(node, field)
                // few models and extractors have very many claims
                .map(words -> SHARED.contains(field) ? words.intern() : words)
                .orElseThrow(() -> new IllegalArgumentException("Claim JSON lacks \"" + field + "\""));
    }
}
