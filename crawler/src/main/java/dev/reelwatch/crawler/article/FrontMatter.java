package dev.reelwatch.crawler.article;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields before a saved article. Many writers of front matter have never read the YAML specification, so what is
 * not YAML is read line by line, and no article is lost for it.
 *
 * @param fields what each name holds, in the order of the file; names in lower case
 * @param body the text after it
 */
record FrontMatter(Map<String, List<String>> fields, String body, List<String> warnings) {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final int MAX_CHARS = 64_000;
    private static final Pattern FENCE = Pattern.compile("(?:---|\\+\\+\\+)\\s*");
    private static final Pattern END = Pattern.compile("(?:---|\\.\\.\\.|\\+\\+\\+)\\s*");
    private static final Pattern FIELD = Pattern.compile(
            "[\"']?([\\p{L}_][\\p{L}\\p{N}_ .-]{0,40}?)[\"']?\\s*(?:[:：](?=\\s|$|[\"'\\p{IsHan}])|\\s=)\\s*(.*)");

    /** An absent front matter is one without fields. */
    static FrontMatter of(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) start++;
        int firstEnd = lineEnd(text, start);
        if (!FENCE.matcher(text.substring(start, Math.min(firstEnd, start + 20)))
                .matches()) return none(text);
        int limit = Math.min(text.length(), firstEnd + MAX_CHARS);
        int begin = Math.min(firstEnd + 1, text.length());
        for (int line = begin; line < limit; line = lineEnd(text, line) + 1) {
            int end = lineEnd(text, line);
            if (end - line > 8 || !END.matcher(text.substring(line, end)).matches()) continue;
            String matter = text.substring(begin, line);
            // a ruler at the top of a text is no front matter
            return FIELD.matcher(firstLine(matter)).matches()
                    ? read(matter, text.substring(Math.min(end + 1, text.length())), false)
                    : none(text);
        }
        // nobody closed it: it ends where the fields end
        int end = begin;
        int fields = 0;
        while (end < limit) {
            String line = text.substring(end, lineEnd(text, end));
            if (line.isBlank() || !(FIELD.matcher(line).matches() || line.startsWith(" ") || line.startsWith("- ")))
                break;
            if (FIELD.matcher(line).matches()) fields++;
            end = Math.min(text.length(), lineEnd(text, end) + 1);
        }
        return fields < 2 ? none(text) : read(text.substring(begin, end), text.substring(end), true);
    }

    private static FrontMatter none(String text) {
        return new FrontMatter(Map.of(), text, List.of());
    }

    private static FrontMatter read(String matter, String body, boolean open) {
        List<String> warnings = new ArrayList<>();
        if (open) warnings.add("The front matter is not closed; it was taken to end with its last field.");
        try {
            return new FrontMatter(yaml(matter), body, warnings);
        } catch (IOException | IllegalArgumentException | IllegalStateException | StackOverflowError e) {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            String odd = lines(matter, fields);
            warnings.add("The front matter is not YAML and was read line by line" + odd + ".");
            return new FrontMatter(fields, body, warnings);
        }
    }

    /** The scalars and lists of scalars of a YAML mapping, as they are written: {@code 1.10} stays {@code 1.10}. */
    private static Map<String, List<String>> yaml(String matter) throws IOException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try (YAMLParser parser = YAML.createParser(matter)) {
            JsonToken token = parser.nextToken();
            if (token == null) return fields;
            if (token != JsonToken.START_OBJECT) throw new IOException("not a mapping");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                List<String> values = new ArrayList<>();
                token = parser.nextToken();
                if (parser.isCurrentAlias()) throw new IOException("an alias, more likely emphasis of Markdown");
                if (token == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        if (parser.currentToken() == null) throw new IOException("an open list");
                        if (parser.currentToken().isScalarValue()) values.add(parser.getText());
                        else parser.skipChildren();
                    }
                } else if (token == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                } else if (token != JsonToken.VALUE_NULL && token != null) {
                    values.add(parser.getText());
                }
                fields.putIfAbsent(name(name), filled(values));
            }
        }
        return fields;
    }

    /** Reads what it can and returns which line was the first that is not YAML. */
    private static String lines(String matter, Map<String, List<String>> fields) {
        String odd = "";
        List<String> values = new ArrayList<>();
        StringBuilder folded = new StringBuilder();
        int number = 1;
        String name = "";
        for (String line : matter.split("\n", -1)) {
            number++;
            Matcher field = FIELD.matcher(line);
            boolean own = !line.startsWith(" ") && !line.startsWith("\t") && field.matches();
            if (own) {
                keep(fields, name, values, folded);
                name = name(field.group(1));
                String value = field.group(2).strip();
                if (odd.isEmpty() && isOdd(value)) odd = " (line " + number + ": " + shortened(line) + ")";
                if (value.startsWith("[") && value.endsWith("]")) {
                    for (String item : value.substring(1, value.length() - 1).split(",", -1))
                        values.add(unquoted(item));
                } else if (!value.matches("[>|][+-]?")) {
                    folded.append(unquoted(value));
                }
            } else if (line.stripLeading().startsWith("- ")) {
                values.add(unquoted(line.stripLeading().substring(2)));
            } else if (!line.isBlank()) {
                if (odd.isEmpty() && !line.startsWith(" ")) odd = " (line " + number + ": " + shortened(line) + ")";
                if (!folded.isEmpty()) folded.append(' ');
                folded.append(line.strip());
            }
        }
        keep(fields, name, values, folded);
        return odd;
    }

    private static void keep(Map<String, List<String>> fields, String name, List<String> values, StringBuilder folded) {
        if (!folded.isEmpty()) values.add(0, folded.toString());
        if (!name.isEmpty()) fields.putIfAbsent(name, filled(values));
        values.clear();
        folded.setLength(0);
    }

    private static boolean isOdd(String value) {
        if (value.isEmpty() || value.startsWith("\"") || value.startsWith("'") || value.startsWith("[")) return false;
        return value.contains(": ") || value.endsWith(":") || "*&!%@`{}|>,#".indexOf(value.charAt(0)) >= 0;
    }

    private static List<String> filled(List<String> values) {
        return values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String name(String raw) {
        return raw.strip().toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String raw) {
        String value = raw.strip();
        if (value.length() < 2) return value;
        char quote = value.charAt(0);
        return (quote == '"' || quote == '\'') && value.charAt(value.length() - 1) == quote
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static String firstLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
    }

    private static String shortened(String line) {
        return line.length() <= 60 ? line.strip() : line.substring(0, 60).strip() + "…";
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
