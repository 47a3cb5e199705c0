package dev.reelwatch.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.reelwatch.crawler.CrawlSettings;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.crawler.fetch.FetchSettings;
import dev.reelwatch.web.cli.Settings;
import dev.reelwatch.web.cli.WrongSetting;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.site.SiteSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the settings of all rooms from {@code reelwatch.yaml} in the working folder; an environment variable named
 * {@code REELWATCH_} and the key in capitals wins. A key that is not known is an error.
 */
public final class Config {
    private static final List<String> KEYS = List.of(
            "data",
            "vocabulary",
            "language",
            "host",
            "port",
            "max_file_mb",
            "sources",
            "user_agent",
            "crawl_contact",
            "crawl_pause",
            "crawl_timeout",
            "crawl_max_mb",
            "crawl_retries",
            "crawl_proxy",
            "crawl_workers",
            "crawl_pages",
            "crawl_patience",
            "crawl_local_sources");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

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
                fetch(settings),
                crawl(settings),
                environment,
                "1".equals(environment.get("REELWATCH_TERMINAL")));
    }

    /** Where no other is named, the user's own, else the examples, in which all is switched off. */
    private static Path sources(Source settings, Path folder, Path home) {
        Path own = folder.resolve("sources.yaml");
        return settings.text("sources")
                .map(folder::resolve)
                .orElse(Files.exists(own) ? own : home.resolve("seeds/sources.yaml"));
    }

    private static FetchSettings fetch(Source settings) {
        FetchSettings usual = FetchSettings.DEFAULTS;
        Duration timeout = settings.time("crawl_timeout", usual.timeouts().call(), Duration.ofMillis(100));
        int most = settings.number("crawl_max_mb", usual.limits().maxInflatedBytes() >> 20, 1, 1000) << 20;
        FetchSettings.Timeouts timeouts = new FetchSettings.Timeouts(
                shorter(usual.timeouts().connect(), timeout),
                shorter(usual.timeouts().read(), timeout),
                timeout);
        FetchSettings fetch;
        try {
            fetch = usual.withUserAgent(
                            settings.text("user_agent").orElse(FetchSettings.userAgent(settings.text("crawl_contact"))))
                    .withManners(usual.manners()
                            .withPause(
                                    settings.time("crawl_pause", usual.manners().pause(), Duration.ZERO)))
                    .withLimits(new FetchSettings.Limits(
                            Math.min(most, usual.limits().maxBytes()),
                            most,
                            usual.limits().maxRedirects()))
                    .withRetries(new FetchSettings.Retries(
                            settings.number("crawl_retries", usual.retries().most(), 0, 10),
                            usual.retries().budget(),
                            usual.retries().backoff(),
                            usual.retries().circuitFailures(),
                            usual.retries().circuitRest()))
                    .withTimeouts(timeouts);
        } catch (IllegalArgumentException e) {
            throw settings.wrong(
                    settings.text("user_agent").isPresent() ? "user_agent" : "crawl_contact",
                    settings.text("user_agent")
                            .or(() -> settings.text("crawl_contact"))
                            .orElse(""),
                    "plain ASCII letters");
        }
        Optional<String> proxy = settings.text("crawl_proxy");
        if (proxy.isEmpty()) return fetch;
        try {
            return fetch.withProxy(new URI(proxy.get()));
        } catch (IllegalArgumentException | URISyntaxException e) {
            throw settings.wrong("crawl_proxy", proxy.get(), "http://host:port or socks5://host:port");
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static CrawlSettings crawl(Source settings) {
        CrawlSettings usual = CrawlSettings.DEFAULTS;
        return new CrawlSettings(
                settings.number("crawl_workers", usual.workers(), 1, 1000),
                settings.number("crawl_pages", usual.pages(), 1, 1000),
                settings.time("crawl_patience", usual.patience(), Duration.ZERO),
                settings.list("crawl_local_sources"));
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

        /** A list in the file; in the environment, words with a comma between them. */
        Set<String> list(String key) {
            Optional<JsonNode> node = Optional.ofNullable(yaml.get(key)).filter(JsonNode::isArray);
            String variable = environment.get("REELWATCH_" + key.toUpperCase(Locale.ROOT));
            Set<String> words = new LinkedHashSet<>();
            if (node.isPresent() && (variable == null || variable.isBlank())) {
                for (JsonNode each : node.get()) {
                    if (!each.isValueNode()) throw wrong(key, node.get().toString(), "a list of names");
                    words.add(each.asText().strip());
                }
            } else {
                text(key)
                        .ifPresent(text ->
                                Stream.of(text.split(",")).map(String::strip).forEach(words::add));
            }
            words.remove("");
            return words;
        }

        Duration time(String key, Duration otherwise, Duration least) {
            Optional<String> text = text(key).map(String::strip);
            if (text.isEmpty()) return otherwise;
            Matcher time = TIME.matcher(text.get().equals("0") ? "0s" : text.get());
            if (time.matches()) {
                long number = Long.parseLong(time.group(1));
                Duration found = switch (time.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                };
                if (found.compareTo(least) >= 0) return found;
            }
            throw wrong(key, text.get(), "a time such as 500ms, 2s or 1m");
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
