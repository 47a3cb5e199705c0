package dev.reelwatch.index.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds the JSON object in what a model said: models without a schema wrap it in thoughts, fences and politeness. */
final class JsonWords {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final List<UnaryOperator<String>> PLACES = List.of( // most trusted first
            String::strip, text -> betweenBraces(afterThoughts(text)), JsonWords::betweenBraces);

    private JsonWords() {}

    static Optional<JsonNode> objectIn(String text) {
        return PLACES.stream()
                .flatMap(place -> object(place.apply(text)).stream())
                .findFirst();
    }

    private static Optional<JsonNode> object(String text) {
        try {
            return Optional.ofNullable(STRICT.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String afterThoughts(String text) {
        int end = text.lastIndexOf("</think>");
        return end < 0 ? text : text.substring(end + "</think>".length());
    }

    private static String betweenBraces(String text) {
        int start = text.indexOf('{');
        int end = text.lastIndexOf('}');
        return start >= 0 && end > start ? text.substring(start, end + 1) : "";
    }
}
