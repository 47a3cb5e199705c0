package dev.reelwatch.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.web.cli.Settings;
import dev.reelwatch.web.cli.WrongSetting;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.site.SiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the settings of all rooms from {@code reelwatch.yaml} in the working folder; an environment variable named
 * {@code REELWATCH_} and the key in capitals wins. A key that is not known is an error.
 */
public final class Config {
    private static final List<String> KEYS = List.of("data", "vocabulary", "language", "host", "port", "max_file_mb", "sources");

    private Config() {}

    /**
     * Reads the settings.
     *
     * @param folder the working folder; a relative path of a setting counts from here
     * @throws WrongSetting if one cannot be used
     */
    public static Settings load(Path folder, Map<String, String> environment) {
        Path file = folder.resolve("reelwatch.yaml");
        JsonNode yaml = Files.exists(file) ? read(file) : new ObjectMapper().createObjectNode();
        for (Iterator<String> keys = yaml.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!KEYS.contains(key)) {
                throw new WrongSetting(file + ": " + key + " is not a setting; known are " + String.join(", ", KEYS));
            }
        }
        Source settings = new Source(file, yaml, environment);
        Path home = Path.of(environment.getOrDefault("REELWATCH_HOME", folder.toString()));
        String language = settings.text("language").orElse("zh");
        return new Settings(
                folder.resolve(settings.text("data").orElse("data")),
                settings.text("vocabulary").map(folder::resolve).orElse(home.resolve("seeds/vocabulary")),
                home,
                Language.of(language).orElseThrow(() -> settings.wrong("language", language, "zh or en")),
                new SiteSettings(
                        settings.text("host").orElse(SiteSettings.DEFAULT.host()),
                        settings.number("port", SiteSettings.DEFAULT.port(), 0, 65535)),
                new SavedFilesSettings(
                        (long) settings.number("max_file_mb", 20, 1, 2000) << 20,
                        SavedFilesSettings.DEFAULTS.maxArchiveEntries(),
                        SavedFilesSettings.DEFAULTS.maxArchiveBytes(),
                        SavedFilesSettings.DEFAULTS.maxInflation()),
                sources(settings, folder, home),
                environment);
    }

    /** Where no other is named, the user's own, else the examples, in which all is switched off. */
    private static Path sources(Source settings, Path folder, Path home) {
        Path own = folder.resolve("sources.yaml");
        return settings.text("sources")
                .map(folder::resolve)
                .orElse(Files.exists(own) ? own : home.resolve("seeds/sources.yaml"));
    }

    private static JsonNode read(Path file) {
        try {
            JsonNode yaml = new ObjectMapper(new YAMLFactory()).readTree(Files.readString(file));
            if (yaml.isMissingNode() || yaml.isNull()) return new ObjectMapper().createObjectNode();
            if (!yaml.isObject()) throw new WrongSetting(file + ": must hold lines such as `port: 7070`");
            return yaml;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new WrongSetting(file + ":" + line + ": not YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new WrongSetting(file + " cannot be read as text: " + e);
        }
    }

    /** Settings by name, the environment first. */
    private record Source(Path file, JsonNode yaml, Map<String, String> environment) {
        Optional<String> text(String key) {
            String variable = environment.get("REELWATCH_" + key.toUpperCase(Locale.ROOT));
            if (variable != null && !variable.isBlank()) return Optional.of(variable);
            Optional<JsonNode> node = Optional.ofNullable(yaml.get(key));
            if (node.filter(JsonNode::isContainerNode).isPresent())
                throw wrong(key, node.get().toString(), "one value");
            return node.map(JsonNode::asText).filter(text -> !text.isBlank());
        }

        int number(String key, int otherwise, int least, int most) {
            Optional<String> text = text(key);
            if (text.isEmpty()) return otherwise;
            try {
                int number = Integer.parseInt(text.get().strip());
                if (number >= least && number <= most) return number;
            } catch (NumberFormatException e) {
                // told below
            }
            throw wrong(key, text.get(), "a whole number from " + least + " to " + most);
        }

        WrongSetting wrong(String key, String found, String allowed) {
            return new WrongSetting("setting " + key + " is \"" + found + "\" and must be " + allowed + " (in " + file
                    + " or REELWATCH_" + key.toUpperCase(Locale.ROOT) + ")");
        }
    }
}
