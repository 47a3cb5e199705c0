package dev.reelwatch.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.index.answer.Secret;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
            "llm_provider",
            "llm_url",
            "llm_model",
            "llm_key_file",
            "llm_language",
            "llm_timeout",
            "llm_attempts",
            "llm_tokens_a_day",
            "llm_articles_a_run",
            "llm_minutes_a_run",
            "llm_window_tokens",
            "llm_answer_tokens");

    /** The key itself is no setting of the file: files are copied, shown and kept in version control. */
    private static final String KEY = "REELWATCH_LLM_KEY";

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
            if (key.equals("llm_key")) {
                throw new WrongSetting(file + ": llm_key must not stand in the file; set " + KEY
                        + ", or let llm_key_file name a file that holds nothing else");
            }
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
                llm(settings, folder, environment));
    }

    /** Empty where no model is named. */
    private static Optional<LlmSettings> llm(Source settings, Path folder, Map<String, String> environment) {
        Optional<String> model = settings.text("llm_model");
        if (model.isEmpty()) {
            for (String key : KEYS) {
                if (key.startsWith("llm_") && settings.text(key).isPresent()) {
                    throw new WrongSetting("setting " + key + " is there, llm_model is missing: name the model to ask,"
                            + " or take " + key + " out to work without one");
                }
            }
            return Optional.empty();
        }
        LlmSettings.Provider provider = switch (settings.text("llm_provider").orElse("openai")) {
            case "openai" -> LlmSettings.Provider.OPENAI;
            case "ollama" -> LlmSettings.Provider.OLLAMA;
            default ->
                throw settings.wrong(
                        "llm_provider", settings.text("llm_provider").orElse(""), "openai or ollama");
        };
        LlmSettings.Wording wording = switch (settings.text("llm_language").orElse("zh")) {
            case "zh" -> LlmSettings.Wording.ZH;
            case "en" -> LlmSettings.Wording.EN;
            default ->
                throw settings.wrong(
                        "llm_language", settings.text("llm_language").orElse(""), "zh or en");
        };
        LlmSettings usual = LlmSettings.of(
                provider, llmAddress(settings, provider), model.get(), key(settings, folder, environment));
        return Optional.of(new LlmSettings(
                provider,
                usual.url(),
                usual.model(),
                usual.key(),
                wording,
                Duration.ofSeconds(
                        settings.number("llm_timeout", (int) usual.timeout().toSeconds(), 1, 3600)),
                settings.number("llm_attempts", usual.attempts(), 1, 10),
                usual.patience(),
                usual.pause(),
                settings.number("llm_tokens_a_day", (int) usual.tokensADay(), 0, Integer.MAX_VALUE),
                settings.number("llm_articles_a_run", usual.articlesARun(), 0, 1_000_000),
                Duration.ofMinutes(settings.number(
                        "llm_minutes_a_run", (int) usual.timeARun().toMinutes(), 1, 100_000)),
                settings.number("llm_window_tokens", usual.windowTokens(), 300, 200_000),
                settings.number("llm_answer_tokens", usual.answerTokens(), 300, 200_000),
                usual.answerBytes()));
    }

    /** Its words never hold the address: it may have a key in it. */
    private static URI llmAddress(Source settings, LlmSettings.Provider provider) {
        Optional<String> address = settings.text("llm_url");
        if (address.isEmpty() && provider == LlmSettings.Provider.OLLAMA) return URI.create("http://127.0.0.1:11434");
        if (address.isEmpty()) {
            throw new WrongSetting(
                    "setting llm_model is there, llm_url is missing: give the base address of a server that"
                            + " speaks the OpenAI protocol, such as http://127.0.0.1:8080/v1, or set llm_provider: ollama");
        }
        try {
            URI url = new URI(address.get().strip().replaceAll("/+$", ""));
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean bare = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            String path = String.valueOf(url.getPath());
            boolean base = !path.endsWith("/chat/completions") && !path.endsWith("/api/chat");
            if (web && url.getHost() != null && bare && base) return url;
        } catch (URISyntaxException e) {
            // told below
        }
        throw new WrongSetting(
                "setting llm_url must be the base address of the server, with http:// or https://, without"
                        + " a key, a query or /chat/completions, such as https://api.deepseek.com/v1");
    }

    private static Optional<Secret> key(Source settings, Path folder, Map<String, String> environment) {
        String variable = environment.get(KEY);
        if (variable != null && !variable.isBlank()) return Optional.of(secret(variable, KEY));
        Optional<String> name = settings.text("llm_key_file");
        if (name.isEmpty()) return Optional.empty();
        Path file = folder.resolve(name.get());
        try {
            String key = Files.readString(file);
            if (key.isBlank()) throw new WrongSetting(file + " (llm_key_file) is empty");
            return Optional.of(secret(key, file + " (llm_key_file)"));
        } catch (IOException e) {
            throw new WrongSetting(file + " (llm_key_file) cannot be read as text");
        }
    }

    /** A key goes into a header: one line of plain characters. */
    private static Secret secret(String key, String from) {
        if (!key.strip().matches("[\\x21-\\x7e]+")) {
            throw new WrongSetting(from + " must hold one line with the key, and nothing else");
        }
        return new Secret(key);
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
