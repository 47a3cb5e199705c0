package dev.reelwatch.index.claim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.index.answer.LlmSettings.Wording;
import dev.reelwatch.index.answer.Question;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a part of an article to a language model. The rules are one message, the article is data in another: a JSON
 * string, in which nothing can end what surrounds it, and no sign that a model's template could take for its own.
 */
final class ClaimPrompt {
    /** Goes into the names of the resource files; a change of the rules that should be asked anew raises it. */
    private static final int VERSION = 1;

    private static final int MOST_NAMES = 40;
    private static final int LONGEST_FACT = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String SCHEMA_IN_WORDS = """
            The form of the answer (JSON, every field always there):
            {"claims": [{"quote": string, "model": string, "attribute": string, "polarity": "+" | "-" | "0",
            "status": "current" | "planned" | "past" | "rumoured", "basis": "vendor" | "author" | "third-party",
            "value": null | {"text": string | null, "number": number | null, "unit": string | null,
            "per": string | null, "date": string | null}, "compared_to": string | null}]}
            """;

    private static final JsonSchema SCHEMA =
            JsonSchema.builder().name("claims").rootElement(schema()).build();

    private final Vocabulary vocabulary;
    private final String rules;
    private final List<Question.Example> examples;

    ClaimPrompt(Vocabulary vocabulary, Wording wording) {
        this.vocabulary = vocabulary;
        rules = rules(wording);
        examples = examples();
    }

    /** Changes whenever rules, examples or the form of the answer do, in either wording. */
    static String version() {
        String all = rules(Wording.ZH) + rules(Wording.EN) + resource("examples-" + VERSION + ".json") + SCHEMA;
        return VERSION + "-" + Article.sha256(all).substring(0, 8);
    }

    private static String rules(Wording wording) {
        return resource("claims-" + VERSION + "-" + wording.tag() + ".md");
    }

    /** Questions with their right answers, as they are shown to the model. */
    static List<Question.Example> examples() {
        try {
            List<Question.Example> examples = new java.util.ArrayList<>();
            for (JsonNode each : MAPPER.readTree(resource("examples-" + VERSION + ".json"))) {
                examples.add(new Question.Example(
                        data(each.get("data")), each.get("answer").toString()));
            }
            return List.copyOf(examples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ClaimPrompt.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("the program lacks its file " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchemaElement schema() {
        JsonObjectSchema value = JsonObjectSchema.builder()
                .addProperty("text", orNull(new JsonStringSchema()))
                .addProperty("number", orNull(new JsonNumberSchema()))
                .addProperty("unit", orNull(new JsonStringSchema()))
                .addProperty("per", orNull(new JsonStringSchema()))
                .addProperty("date", orNull(new JsonStringSchema()))
                .required("text", "number", "unit", "per", "date")
                .additionalProperties(false)
                .build();
        JsonObjectSchema claim = JsonObjectSchema.builder()
                .addStringProperty("quote")
                .addStringProperty("model")
                .addProperty(
                        "attribute",
                        oneOf(Arrays.stream(Attribute.values())
                                .map(Attribute::json)
                                .toList()))
                .addProperty(
                        "polarity",
                        oneOf(Arrays.stream(Polarity.values())
                                .map(Polarity::json)
                                .toList()))
                .addProperty(
                        "status",
                        oneOf(Arrays.stream(Status.values()).map(Status::json).toList()))
                .addProperty(
                        "basis",
                        oneOf(Arrays.stream(Basis.values()).map(Basis::json).toList()))
                .addProperty("value", orNull(value))
                .addProperty("compared_to", orNull(new JsonStringSchema()))
                .required("quote", "model", "attribute", "polarity", "status", "basis", "value", "compared_to")
                .additionalProperties(false)
                .build();
        return JsonObjectSchema.builder()
                .addProperty("claims", JsonArraySchema.builder().items(claim).build())
                .required("claims")
                .additionalProperties(false)
                .build();
    }

    private static JsonSchemaElement orNull(JsonSchemaElement element) {
        return JsonAnyOfSchema.builder().anyOf(element, new JsonNullSchema()).build();
    }

    private static JsonSchemaElement oneOf(List<String> words) {
        return JsonEnumSchema.builder().enumValues(words).build();
    }

    /** True for an answer that holds a list of claims; what stands in it is another matter. */
    static boolean isWellFormed(JsonNode answer) {
        return answer.path("claims").isArray();
    }

    /**
     * The question on a part of an article.
     *
     * @param mentions all names in the article's text
     */
    Question question(Article article, Windows.Window window, List<Mention> mentions) {
        ObjectNode data = MAPPER.createObjectNode();
        data.put("title", bounded(article.title()));
        article.site().ifPresent(site -> data.put("site", bounded(site)));
        article.published()
                .map(Published::at)
                .ifPresent(at -> data.put("date", at.firstDay().toString()));
        Set<String> names = new LinkedHashSet<>();
        Optional<String> before = Optional.empty();
        for (Mention mention : mentions) {
            if (!mention.video()) continue;
            if (mention.end() <= window.start()) before = Optional.of(mention.model());
            boolean inside = mention.start() >= window.start() && mention.end() <= window.end();
            if (inside && names.size() < MOST_NAMES) names.add(mention.model());
        }
        vocabulary.namesIn(article.title()).stream()
                .filter(Mention::video)
                .forEach(mention -> names.add(mention.model()));
        before.ifPresent(model -> data.put("spoken_of_before", model));
        names.forEach(data.putArray("names")::add);
        data.put("text", article.text().substring(window.start(), window.end()));
        return new Question(rules, examples, data(data), SCHEMA, SCHEMA_IN_WORDS);
    }

    private static String bounded(String fact) {
        if (fact.length() <= LONGEST_FACT) return fact;
        boolean inside = Character.isLowSurrogate(fact.charAt(LONGEST_FACT));
        return fact.substring(0, inside ? LONGEST_FACT - 1 : LONGEST_FACT);
    }

    /**
     * As JSON in which signs such as {@code <|im_start|>} or {@code [INST]} are written with escapes: some servers read
     * them as the frame of a message wherever they stand. The strings stay what they are.
     */
    private static String data(JsonNode data) {
        return data.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("[INST]", "\\u005bINST]")
                .replace("[/INST]", "\\u005b/INST]");
    }
}
