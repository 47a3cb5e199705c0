package dev.reelwatch.index.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reelwatch.crawler.yaml.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A YAML file of the vocabulary; what is wrong in it is told with its name and place. */
final class YamlFile {
    private final Path path;
    private final JsonNode root;
    private final String source;

    private YamlFile(Path path, String source, JsonNode root) {
        this.path = path;
        this.source = source;
        this.root = root;
    }

    static YamlFile read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new VocabularyException(path + ": no such file; the vocabulary lies in seeds/vocabulary");
        }
        try {
            String source = Files.readString(path);
            JsonNode root = Yaml.read(source);
            if (!root.isObject()) throw new VocabularyException(path + ": is no YAML mapping");
            return new YamlFile(path, source, root);
        } catch (Yaml.Fault e) {
            throw new VocabularyException(path + ":" + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be read", e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** The text of the file: with the others, it tells one vocabulary from another. */
    String source() {
        return source;
    }

    JsonNode required(String field) {
        JsonNode node = root.get(field);
        if (node == null) throw wrong(field, "is missing");
        return node;
    }

    void onlyFields(JsonNode node, String place, Set<String> allowed) {
        node.fieldNames().forEachRemaining(field -> {
            if (!allowed.contains(field)) throw wrong(place + "." + field, "is unknown; known are " + allowed);
        });
    }

    List<String> words(JsonNode node, String place) {
        if (node.isMissingNode()) return List.of();
        if (!node.isArray()) throw wrong(place, "must be a list");
        List<String> words = new ArrayList<>();
        for (JsonNode word : node) {
            if (!word.isValueNode() || word.asText().isEmpty()) throw wrong(place, "holds an entry that is no word");
            words.add(word.asText());
        }
        return words;
    }

    List<Pattern> patterns(JsonNode node, String place) {
        return words(node, place).stream().map(word -> pattern(word, place)).toList();
    }

    Pattern pattern(String expression, String place) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new VocabularyException(message(place, "is no regular expression: " + e.getDescription()), e);
        }
    }

    /** A mapping from canonical spelling to spellings, turned round and folded. */
    Map<String, String> spellings(JsonNode node, String place) {
        Map<String, String> spellings = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            for (String spelling : words(entry.getValue(), place + "." + entry.getKey())) {
                spellings.put(Squashed.of(Fold.fold(spelling)).text(), entry.getKey());
            }
        });
        return spellings;
    }

    VocabularyException wrong(String place, String what) {
        return new VocabularyException(message(place, what));
    }

    private String message(String place, String what) {
        return path + ": " + place + " " + what;
    }
}
