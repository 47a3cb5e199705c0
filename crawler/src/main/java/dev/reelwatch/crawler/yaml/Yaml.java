package dev.reelwatch.crawler.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads YAML in which no key may stand twice in one mapping. */
public final class Yaml {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);
    private static final Pattern TWICE = Pattern.compile("(?s)Duplicate field '(.*)'");

    private Yaml() {}

    /** Why a text cannot be read; the message begins with the line, such as {@code 7: not YAML: ...}. */
    public static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        private Fault(int line, String what, JsonProcessingException cause) {
            super(line + ": " + what, cause);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /**
     * All that a text holds; a missing node where it holds nothing.
     *
     * @throws Fault if it is no YAML, or has a key twice
     */
    public static JsonNode read(String text) throws Fault {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw fault(e);
        }
    }

    /** A parser for who wants to know the line of each value; what it throws is told by {@link #fault}. */
    public static YAMLParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** What a parser of this room has thrown, in words for who has written the text. */
    public static Fault fault(JsonProcessingException e) {
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
        Matcher twice = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
        if (twice.matches()) return new Fault(line, "`" + twice.group(1) + "` stands here a second time", e);
        // Jackson gives the place where the parser began to look; the place where it stumbled says more
        if (e.getCause() instanceof MarkedYAMLException marked) {
            Mark stumbled = marked.getProblemMark();
            if (stumbled != null) line = stumbled.getLine() + 1;
            return new Fault(line, "not YAML: " + marked.getProblem(), e);
        }
        return new Fault(line, "not YAML", e);
    }
}
