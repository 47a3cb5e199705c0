package dev.reelwatch.web.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.reelwatch.index.answer.Answer;
import dev.reelwatch.index.answer.LanguageModel;
import dev.reelwatch.index.answer.Question;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.web.digest.Summary.Section;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has a language model word the heads of a digest's sentences better. Who says so, on which ground and in which words stays
 * as it was compiled; a head that does not follow from the claims of its sentence is not taken. The model gets findings as
 * data, has no tools, and can neither add a sentence nor drop one.
 */
public final class Rewording {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IN_WORDS =
            "Answer with one JSON object and nothing else: {\"sentences\":[{\"n\":0,\"text\":\"...\"}]}";
    private static final JsonSchema SCHEMA = JsonSchema.builder()
            .name("sentences")
            .rootElement(JsonObjectSchema.builder()
                    .addProperty(
                            "sentences",
                            JsonArraySchema.builder()
                                    .items(JsonObjectSchema.builder()
                                            .addIntegerProperty("n")
                                            .addStringProperty("text")
                                            .required("n", "text")
                                            .additionalProperties(false)
                                            .build())
                                    .build())
                    .required("sentences")
                    .additionalProperties(false)
                    .build())
            .build();

    private static final Pattern WRITTEN = Pattern.compile(
            "\"n\"\\s*:\\s*(\\d{1,3})\\s*,\\s*\"text\"\\s*:\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\\\\?)");
    private static final int MOST_WRITTEN = 40;
    private static final int LONGEST_WRITTEN = 400;

    private final LanguageModel model;

    public Rewording(LanguageModel model) {
        this.model = model;
    }

    /**
     * What came of it.
     *
     * @param summary complete in any case, and as it may be shown
     * @param reworded sentences with words of the model
     * @param refused heads that did not follow from their claims, with what was wrong
     * @param trouble why the model was not asked, or asked in vain, for some of it
     * @param cause the same as a word of {@code Trouble} or {@code Answer.Reason} in lower case
     */
    public record Outcome(
            Summary summary, int reworded, List<String> refused, Optional<String> trouble, Optional<String> cause) {
        public Outcome {
            refused = List.copyOf(refused);
        }
    }

    /** Rewords a summary that has passed its gate. */
    public Outcome of(Summary plain, DigestCheck gate) {
        return of(plain, gate, section -> {});
    }

    /**
     * Rewords a summary that has passed its gate.
     *
     * @param begun is given the place of each section before the model is asked for it
     */
    public Outcome of(Summary plain, DigestCheck gate, IntConsumer begun) {
        List<Section> sections = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Optional<String> trouble = Optional.empty();
        Optional<String> cause = Optional.empty();
        int reworded = 0;
        for (Section section : plain.sections()) {
            begun.accept(sections.size());
            Map<Integer, String> heads = new HashMap<>();
            switch (model.ask(
                    question(plain, section), answer -> answer.path("sentences").isArray())) {
                case Answer.Given given -> heads.putAll(heads(given.json()));
                case Answer.Failed failed -> {
                    trouble = Optional.of(failed.trouble().words());
                    cause = Optional.of(word(failed.trouble()));
                }
                case Answer.Unasked unasked -> {
                    trouble = trouble.or(() -> Optional.of(unasked.reason().words()));
                    cause = cause.or(() -> Optional.of(word(unasked.reason())));
                }
            }
            List<Sentence> sentences = new ArrayList<>();
            for (int n = 0; n < section.sentences().size(); n++) {
                Sentence sentence = section.sentences().get(n);
                String head = heads.get(n);
                if (head == null
                        || sentence.head().filter(own -> !own.equals(head)).isEmpty()) {
                    sentences.add(sentence);
                    continue;
                }
                Sentence other = sentence.reworded(head);
                List<String> faults = gate.faults(section.model(), other);
                if (faults.isEmpty()) {
                    sentences.add(other);
                    reworded++;
                } else {
                    sentences.add(sentence);
                    refused.add(String.join("; ", faults) + " | " + head);
                }
            }
            sections.add(new Section(section.model(), sentences, section.left()));
        }
        return new Outcome(plain.with(sections), reworded, refused, trouble, cause);
    }

    private static String word(Enum<?> cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }

    /** What an answer that is still being written holds of each sentence, by its number. Nobody has checked any of it. */
    public static Map<Integer, String> soFar(String written) {
        Map<Integer, String> heads = new TreeMap<>();
        Matcher texts = WRITTEN.matcher(written);
        while (texts.find() && heads.size() < MOST_WRITTEN) {
            String text = unescaped(texts.group(2));
            heads.putIfAbsent(
                    Integer.parseInt(texts.group(1)),
                    text.length() > LONGEST_WRITTEN ? text.substring(0, LONGEST_WRITTEN) : text);
        }
        return heads;
    }

    // the last escape may be cut
    private static String unescaped(String text) {
        String whole = text.replaceFirst("\\\\(?:u\\p{XDigit}{0,3})?$", "");
        try {
            return JSON.readValue('"' + whole + '"', String.class);
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static Map<Integer, String> heads(JsonNode answer) {
        Map<Integer, String> heads = new HashMap<>();
        for (JsonNode each : answer.path("sentences")) {
            String text = each.path("text").asText("").strip();
            while (text.endsWith("。") || text.endsWith(".")) text = text.substring(0, text.length() - 1);
            if (each.path("n").isInt() && !text.isEmpty())
                heads.putIfAbsent(each.path("n").asInt(), text);
        }
        return heads;
    }

    private static Question question(Summary summary, Section section) {
        ObjectNode data = JSON.createObjectNode();
        data.put("language", summary.language().tag());
        data.put("model", section.model());
        ArrayNode sentences = data.putArray("sentences");
        for (int n = 0; n < section.sentences().size(); n++) {
            Sentence sentence = section.sentences().get(n);
            if (sentence.head().isEmpty()) continue;
            ObjectNode node = sentences.addObject();
            node.put("n", n);
            node.put("kind", sentence.kind().json());
            node.put("plain", sentence.head().get());
            ArrayNode claims = node.putArray("claims");
            for (Claim claim : summary.claimsOf(sentence)) {
                ObjectNode each = claims.addObject();
                each.put("model", claim.model());
                each.put("attribute", claim.attribute().json());
                each.put("polarity", claim.polarity().json());
                each.put("status", claim.status().json());
                claim.value().ifPresent(value -> each.put("value", value.text()));
                claim.comparedTo().ifPresent(other -> each.put("compared_to", other));
                each.put("quote", claim.quote().text());
            }
        }
        return new Question(rules(), List.of(), data.toString(), SCHEMA, IN_WORDS);
    }

    private static String rules() {
        try (InputStream in = Rewording.class.getResourceAsStream("rewording-1.md")) {
            if (in == null) throw new IllegalStateException("the program lacks its file rewording-1.md");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
