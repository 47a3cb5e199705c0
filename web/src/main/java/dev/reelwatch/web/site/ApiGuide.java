package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API can do, as OpenAPI has it, and as a page made of the same document. */
public final class ApiGuide {
    private final Site site;
    private @Nullable JsonNode document;

    /**
     * One thing that can be asked of the API.
     *
     * @param order what is sent with it, as an example; blank where nothing is
     * @param example of an answer; blank where there is none
     */
    public record Operation(
            String method,
            String path,
            String summary,
            String description,
            List<Parameter> parameters,
            String order,
            String example) {}

    /** What can be said with it. */
    public record Parameter(String name, String in, boolean required, String type, String description) {}

    ApiGuide(Site site) {
        this.site = site;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/openapi.json", ctx -> Api.send(ctx, document()));
        routes.get("/api", ctx -> {
            Parameters.of(ctx);
            site.render(
                    ctx,
                    "api.jte",
                    Map.of(
                            "operations",
                            operations(document()),
                            "about",
                            words(document().at("/info/description"))));
        });
    }

    /** Read when it is first asked for: it is long, and few do. */
    private synchronized JsonNode document() {
        JsonNode read = document;
        if (read == null) document = read = read();
        return read;
    }

    static JsonNode read() {
        try (InputStream in = ApiGuide.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) throw new IllegalStateException("no openapi.yaml beside " + ApiGuide.class.getName());
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read openapi.yaml", e);
        }
    }

    private static List<Operation> operations(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    List<Parameter> parameters = new ArrayList<>();
                    operation
                            .path("parameters")
                            .forEach(each -> parameters.add(parameter(document, resolved(document, each))));
                    String body = "/content/application~1json/example";
                    JsonNode order = operation.path("requestBody").at(body);
                    JsonNode example = resolved(
                                    document,
                                    operation.path("responses").elements().next())
                            .at(body);
                    operations.add(new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            operation.path("summary").asText(),
                            words(operation.path("description")),
                            parameters,
                            order.isMissingNode() ? "" : order.toPrettyString(),
                            example.isMissingNode() ? "" : example.toPrettyString()));
                }));
        return operations;
    }

    private static Parameter parameter(JsonNode document, JsonNode parameter) {
        JsonNode schema = resolved(document, parameter.path("schema"));
        List<String> words = new ArrayList<>();
        schema.path("enum").forEach(word -> words.add(word.asText()));
        return new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("required").asBoolean(),
                words.isEmpty() ? schema.path("type").asText() : String.join(" | ", words),
                words(parameter.path("description")));
    }

    /** Without the marks that Markdown has around code. */
    private static String words(JsonNode description) {
        return description.asText().replace("`", "");
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
