package dev.reelwatch.crawler.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
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
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads {@code sources.yaml}, token by token, so that each complaint can name its line. */
final class SourcesFile {
    private static final List<String> KEYS =
            List.of("name", "kind", "address", "speaker", "site", "vendor", "pace", "enabled", "cookie_file", "note");
    private static final Pattern PACE = Pattern.compile("([0-9]{1,5})([mhd])");

    private final Path file;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Integer> linesOfNames = new HashMap<>();

    /** A value and the line it stands on. */
    private record Field(String text, int line) {}

    private SourcesFile(Path file) {
        this.file = file;
    }

    static List<Source> read(Path file) {
        SourcesFile reading = new SourcesFile(file);
        try (YAMLParser yaml = new YAMLFactory().createParser(Files.readString(file))) {
            reading.readAll(yaml);
        } catch (JsonProcessingException e) {
            throw notYaml(file, e);
        } catch (CharacterCodingException e) {
            throw new SourcesException(file + " is not written in UTF-8", e);
        } catch (NoSuchFileException e) {
            throw new SourcesException("there is no file " + file + " that says what to crawl", e);
        } catch (IOException e) {
            throw new SourcesException(file + " cannot be read (" + e + ")", e);
        }
        return List.copyOf(reading.sources);
    }

    private static SourcesException notYaml(Path file, JsonProcessingException e) {
        // Jackson gives the place where the parser began to look; the place where it stumbled says more.
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            int line = marked.getProblemMark().getLine() + 1;
            return new SourcesException(file + ":" + line + ": not YAML: " + marked.getProblem(), e);
        }
        JsonLocation where = e.getLocation();
        String line = where == null ? "" : ":" + where.getLineNr();
        return new SourcesException(file + line + ": not YAML: " + e.getOriginalMessage(), e);
    }

    private void readAll(YAMLParser yaml) throws IOException {
        if (yaml.nextToken() != JsonToken.START_OBJECT)
            throw wrong(line(yaml), "expected `sources:` with a list below it");
        boolean found = false;
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            if (!yaml.currentName().equals("sources")) {
                throw wrong(line(yaml), "unknown key `" + yaml.currentName() + "`; allowed is: sources");
            }
            if (found) throw wrong(line(yaml), "`sources` stands here a second time");
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
            if (!yaml.nextToken().isScalarValue()) throw wrong(line, key + ": expected one value, not a list or a map");
            String text = isNothing(yaml) ? "" : yaml.getText().strip();
            if (fields.put(key, new Field(text, line)) != null) {
                throw wrong(line, key + " stands here a second time in one source");
            }
        }
        sources.add(source(fields, begin));
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
                optional(fields, "enabled").map(this::yesOrNo).orElse(true),
                optional(fields, "cookie_file").map(this::path),
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
        Matcher matcher = PACE.matcher(field.text());
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            Duration pace = switch (matcher.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
            if (pace.compareTo(Sources.SHORTEST_PACE) >= 0) return pace;
        }
        throw wrong(
                field.line(),
                "pace: expected minutes, hours or days such as 30m, 6h, 1d, at least "
                        + Sources.SHORTEST_PACE.toMinutes() + "m; this is `" + field.text() + "`");
    }

    private boolean yesOrNo(Field field) {
        return switch (field.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(field.line(), "enabled: `" + field.text() + "` is none of true, false");
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
