package dev.reelwatch.crawler.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.reelwatch.crawler.yaml.Yaml;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code sources.yaml}, token by token, so that each complaint can name its line. */
final class SourcesFile {
    private static final List<String> KEYS = List.of(
            "name",
            "kind",
            "address",
            "speaker",
            "site",
            "vendor",
            "pace",
            "enabled",
            "cookie_file",
            "cookie_env",
            "include",
            "exclude",
            "follow",
            "max_items",
            "note");
    /** Those that take several words. */
    private static final List<String> LISTS = List.of("include", "exclude");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PACE = Pattern.compile("([0-9]{1,5})([mhd])");

    private final Path file;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Integer> linesOfNames = new HashMap<>();

    /** A value and the line it stands on; of a list, each of its words. */
    private record Field(List<String> words, int line) {
        String text() {
            return words.isEmpty() ? "" : words.getFirst();
        }
    }

    private SourcesFile(Path file) {
        this.file = file;
    }

    static List<Source> read(Path file) {
        try {
            return read(file, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new SourcesException(file + " is not written in UTF-8", e);
        } catch (NoSuchFileException e) {
            throw new SourcesException("there is no file " + file + " that says what to crawl", e);
        } catch (IOException e) {
            throw new SourcesException(file + " cannot be read (" + e + ")", e);
        }
    }

    /** @param file what complaints name as the place of the text, and where relative paths in it count from */
    static List<Source> read(Path file, String text) throws IOException {
        SourcesFile reading = new SourcesFile(file);
        try (YAMLParser yaml = Yaml.parser(text)) {
            reading.readAll(yaml);
        } catch (JsonProcessingException e) {
            throw new SourcesException(file + ":" + Yaml.fault(e).getMessage(), e);
        }
        return List.copyOf(reading.sources);
    }

    private void readAll(YAMLParser yaml) throws IOException {
        if (yaml.nextToken() != JsonToken.START_OBJECT)
            throw wrong(line(yaml), "expected `sources:` with a list below it");
        boolean found = false;
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            if (!yaml.currentName().equals("sources")) {
                throw wrong(line(yaml), "unknown key `" + yaml.currentName() + "`; allowed is: sources");
            }
            found = true;
            JsonToken list = yaml.nextToken();
            // `sources:` with nothing below it is a list that nobody has filled yet.
            if (isNothing(yaml)) continue;
            if (list != JsonToken.START_ARRAY)
                throw wrong(line(yaml), "sources: expected a list, each entry with a `- `");
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                if (yaml.currentToken() != JsonToken.START_OBJECT) {
                    throw wrong(line(yaml), "expected a source with the keys name, kind, address, speaker");
                }
                readSource(yaml);
            }
        }
        if (!found) throw wrong(1, "expected `sources:` with a list below it");
    }

    private static boolean isNothing(JsonParser yaml) throws IOException {
        return yaml.currentToken() == JsonToken.VALUE_NULL
                || (yaml.currentToken() == JsonToken.VALUE_STRING
                        && yaml.getText().isBlank());
    }

    private void readSource(YAMLParser yaml) throws IOException {
        int begin = line(yaml);
        Map<String, Field> fields = new LinkedHashMap<>();
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            String key = yaml.currentName();
            int line = line(yaml);
            if (!KEYS.contains(key)) {
                throw wrong(line, "unknown key `" + key + "`; allowed are: " + String.join(", ", KEYS));
            }
            fields.put(key, new Field(words(yaml, key, line), line));
        }
        sources.add(source(fields, begin));
    }

    private List<String> words(YAMLParser yaml, String key, int line) throws IOException {
        JsonToken token = yaml.nextToken();
        if (token == JsonToken.START_ARRAY && LISTS.contains(key)) {
            List<String> words = new ArrayList<>();
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                if (!yaml.currentToken().isScalarValue())
                    throw wrong(line(yaml), key + ": expected words, each one value");
                if (isNothing(yaml)) throw wrong(line(yaml), key + ": an empty word stands in every article");
                words.add(yaml.getText().strip());
            }
            return words;
        }
        if (!token.isScalarValue()) {
            String expected = LISTS.contains(key) ? "words such as [可灵, Kling]" : "one value, not a list or a map";
            throw wrong(line, key + ": expected " + expected);
        }
        return isNothing(yaml) ? List.of() : List.of(yaml.getText().strip());
    }

    private Source source(Map<String, Field> fields, int begin) {
        Field name = required(fields, "name", begin);
        Integer before = linesOfNames.putIfAbsent(name.text(), name.line());
        if (before != null) {
            throw wrong(name.line(), "name: `" + name.text() + "` is taken by the source of line " + before);
        }
        Source.Kind kind = word(required(fields, "kind", begin), "kind", Source.Kind.values(), Source.Kind::word);
        Field address = required(fields, "address", begin);
        URI uri = address(address);
        if (kind == Source.Kind.WEIBO_USER && Sources.weiboUser(uri).isEmpty() && !Sources.isWeiboInterface(uri)) {
            throw wrong(
                    address.line(),
                    "address: a weibo-user needs the address of an account with its number, as in"
                            + " https://weibo.com/u/1234567890; this is `" + address.text() + "`");
        }
        Speaker speaker = word(required(fields, "speaker", begin), "speaker", Speaker.values(), Speaker::word);
        Optional<Field> vendor = optional(fields, "vendor");
        if (vendor.isPresent() && speaker != Speaker.VENDOR) {
            throw wrong(
                    vendor.get().line(), "vendor: allowed only with `speaker: vendor`; this one is " + speaker.word());
        }
        return new Source(
                name.text(),
                kind,
                uri,
                speaker,
                optional(fields, "site").map(Field::text),
                vendor.map(Field::text),
                optional(fields, "pace").map(this::pace).orElse(Sources.DEFAULT_PACE),
                optional(fields, "enabled")
                        .map(field -> yesOrNo(field, "enabled"))
                        .orElse(true),
                optional(fields, "cookie_file").map(this::path),
                optional(fields, "cookie_env").map(this::variable),
                new Choice(
                        words(fields, "include"),
                        words(fields, "exclude"),
                        optional(fields, "follow")
                                .map(field -> yesOrNo(field, "follow"))
                                .orElse(true),
                        optional(fields, "max_items").map(this::count)),
                optional(fields, "note").map(Field::text));
    }

    private Field required(Map<String, Field> fields, String key, int begin) {
        return optional(fields, key).orElseThrow(() -> {
            Field blank = fields.get(key);
            return blank == null
                    ? wrong(begin, "the source that begins here lacks `" + key + "`")
                    : wrong(blank.line(), key + ": a value is missing");
        });
    }

    /** Empty also where a key has no value. */
    private static Optional<Field> optional(Map<String, Field> fields, String key) {
        return Optional.ofNullable(fields.get(key))
                .filter(field -> !field.text().isEmpty());
    }

    private static List<String> words(Map<String, Field> fields, String key) {
        return optional(fields, key).map(Field::words).orElse(List.of());
    }

    private String variable(Field field) {
        if (VARIABLE.matcher(field.text()).matches()) return field.text();
        throw wrong(
                field.line(),
                "cookie_env: expected the name of an environment variable such as WEIBO_COOKIE, never the cookie itself");
    }

    private int count(Field field) {
        if (field.text().matches("[1-9][0-9]{0,4}")) return Integer.parseInt(field.text());
        throw wrong(field.line(), "max_items: expected a whole number from 1 to 99999; this is `" + field.text() + "`");
    }

    private <T> T word(Field field, String key, T[] allowed, Function<T, String> word) {
        return Arrays.stream(allowed)
                .filter(one -> word.apply(one).equals(field.text()))
                .findFirst()
                .orElseThrow(() -> wrong(
                        field.line(),
                        key + ": `" + field.text() + "` is none of "
                                + Arrays.stream(allowed).map(word).collect(Collectors.joining(", "))));
    }

    private URI address(Field field) {
        try {
            URI uri = new URI(field.text());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) return uri;
        } catch (URISyntaxException e) {
            // Told below, as any other address that cannot be fetched.
        }
        throw wrong(
                field.line(),
                "address: expected an http or https address such as https://example.com/feed; this is `" + field.text()
                        + "`");
    }

    private Duration pace(Field field) {
        return duration(field.text())
                .orElseThrow(() -> wrong(
                        field.line(),
                        "pace: expected minutes, hours or days such as 30m, 6h, 1d, at least "
                                + Sources.SHORTEST_PACE.toMinutes() + "m; this is `" + field.text() + "`"));
    }

    static Optional<Duration> duration(String pace) {
        Matcher matcher = PACE.matcher(pace);
        if (!matcher.matches()) return Optional.empty();
        long number = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return Optional.of(duration).filter(found -> found.compareTo(Sources.SHORTEST_PACE) >= 0);
    }

    private boolean yesOrNo(Field field, String key) {
        return switch (field.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(field.line(), key + ": `" + field.text() + "` is none of true, false");
        };
    }

    /** Names in the file are seen from the folder it stands in. */
    private Path path(Field field) {
        return file.toAbsolutePath().resolveSibling(field.text()).normalize();
    }

    private SourcesException wrong(int line, String what) {
        return new SourcesException(file + ":" + line + ": " + what);
    }

    private static int line(JsonParser yaml) {
        return yaml.currentTokenLocation().getLineNr();
    }
}
