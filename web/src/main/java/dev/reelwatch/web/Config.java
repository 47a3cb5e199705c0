package dev.reelwatch.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.CrawlSettings;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.crawler.fetch.FetchSettings;
import dev.reelwatch.crawler.yaml.Yaml;
import dev.reelwatch.index.EmbeddingModels;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.index.answer.Secret;
import dev.reelwatch.index.embedding.EmbeddingSettings;
import dev.reelwatch.web.cli.Settings;
import dev.reelwatch.web.cli.WrongSetting;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.schedule.Cron;
import dev.reelwatch.web.schedule.ScheduleSettings;
import dev.reelwatch.web.site.SiteSettings;
import dev.reelwatch.web.site.Writing;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
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
            "public_url",
            "rate_limit",
            "token_file",
            "max_file_mb",
            "sources",
            "delivery",
            "schedule_zone",
            "schedule_crawl",
            "schedule_digest",
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
            "crawl_local_sources",
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
            "llm_answer_tokens",
            "embedding_provider",
            "embedding_model",
            "embedding_url",
            "embedding_key_file",
            "embedding_timeout",
            "embedding_tokens_a_day",
            "embedding_minutes_a_run");

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    /** The key itself is no setting of the file: files are copied, shown and kept in version control. */
    private static final String KEY = "REELWATCH_LLM_KEY";

    private static final String EMBEDDING_KEY = "REELWATCH_EMBEDDING_KEY";

    private static final URI OLLAMA = URI.create("http://127.0.0.1:11434");
    private static final String LOCAL_MODEL = "bge-small-zh-v15-q";

    /** Nor is the token. */
    private static final String TOKEN = "REELWATCH_TOKEN";

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
            if (key.equals("embedding_key")) {
                throw new WrongSetting(file + ": embedding_key must not stand in the file; set " + EMBEDDING_KEY
                        + ", or let embedding_key_file name a file that holds nothing else");
            }
            if (key.equals("token")) {
                throw new WrongSetting(file + ": token must not stand in the file; set " + TOKEN
                        + ", or let token_file name a file that holds nothing else");
            }
            if (!KEYS.contains(key)) {
                throw new WrongSetting(file + ": " + key + " is not a setting; known are " + String.join(", ", KEYS));
            }
        }
        Source settings = new Source(file, yaml, environment);
        Path home = Path.of(environment.getOrDefault("REELWATCH_HOME", folder.toString()));
        String language = settings.text("language").orElse("zh");
        FetchSettings fetch = fetch(settings);
        SavedFilesSettings files = new SavedFilesSettings(
                (long) settings.number("max_file_mb", 20, 1, 2000) << 20,
                SavedFilesSettings.DEFAULTS.maxArchiveEntries(),
                SavedFilesSettings.DEFAULTS.maxArchiveBytes(),
                SavedFilesSettings.DEFAULTS.maxInflation());
        return new Settings(
                folder.resolve(settings.text("data").orElse("data")),
                settings.text("vocabulary").map(folder::resolve).orElse(home.resolve("seeds/vocabulary")),
                home,
                Language.of(language).orElseThrow(() -> settings.wrong("language", language, "zh or en")),
                new SiteSettings(
                        settings.text("host").orElse(SiteSettings.DEFAULT.host()),
                        settings.number("port", SiteSettings.DEFAULT.port(), 0, 65535),
                        publicUrl(settings),
                        settings.number("rate_limit", SiteSettings.DEFAULT.rateLimit(), 0, 1_000_000)),
                writing(settings, folder, environment, fetch, files),
                files,
                sources(settings, folder, home),
                fetch,
                crawl(settings),
                environment,
                "1".equals(environment.get("REELWATCH_TERMINAL")),
                llm(settings, folder, environment),
                folder.resolve(settings.text("delivery").orElse("delivery.yaml")),
                schedule(settings),
                embedding(settings, folder, environment));
    }

    private static ScheduleSettings schedule(Source settings) {
        String zone = settings.text("schedule_zone")
                .orElse(ScheduleSettings.NONE.zone().getId());
        try {
            return new ScheduleSettings(
                    ZoneId.of(zone), cron(settings, "schedule_crawl"), cron(settings, "schedule_digest"));
        } catch (DateTimeException e) {
            throw settings.wrong("schedule_zone", zone, "a time zone such as Asia/Shanghai");
        }
    }

    private static Optional<Cron> cron(Source settings, String key) {
        return settings.text(key).map(expression -> {
            try {
                return Cron.of(expression);
            } catch (IllegalArgumentException e) {
                throw settings.wrong(
                        key, expression, "minute, hour, day, month and day of the week, such as \"0 8 * * *\"");
            }
        });
    }

    /** Where no other is named, the user's own, else the examples, in which all is switched off. */
    private static Path sources(Source settings, Path folder, Path home) {
        Path own = folder.resolve("sources.yaml");
        return settings.text("sources")
                .map(folder::resolve)
                .orElse(Files.exists(own) ? own : home.resolve("seeds/sources.yaml"));
    }

    /** Empty where no token is set: then nobody can write over HTTP. */
    private static Optional<Writing> writing(
            Source settings,
            Path folder,
            Map<String, String> environment,
            FetchSettings fetch,
            SavedFilesSettings files) {
        Path own = settings.text("sources").map(folder::resolve).orElse(folder.resolve("sources.yaml"));
        return secret(settings, folder, environment, TOKEN, "token_file").map(token -> {
            if (token.reveal().length() < Writing.SHORTEST_TOKEN) {
                throw new WrongSetting("the token (" + TOKEN + " or token_file) must have at least "
                        + Writing.SHORTEST_TOKEN + " characters, such as those that `openssl rand -hex 32` gives");
            }
            return new Writing(token, fetch, files, own);
        });
    }

    private static Optional<URI> publicUrl(Source settings) {
        Optional<String> address = settings.text("public_url");
        if (address.isEmpty()) return Optional.empty();
        try {
            URI url = new URI(address.get().strip().replaceAll("/+$", ""));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean bare = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            if (web && bare && url.getHost() != null && url.getRawPath().isEmpty()) return Optional.of(url);
        } catch (URISyntaxException e) {
            // told below
        }
        throw settings.wrong(
                "public_url", address.get(), "the address of the first page, such as https://news.example");
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
        if (address.isEmpty() && provider == LlmSettings.Provider.OLLAMA) return OLLAMA;
        if (address.isEmpty()) {
            throw new WrongSetting(
                    "setting llm_model is there, llm_url is missing: give the base address of a server that"
                            + " speaks the OpenAI protocol, such as http://127.0.0.1:8080/v1, or set llm_provider: ollama");
        }
        return baseAddress(address.get(), "/chat/completions", "/api/chat")
                .orElseThrow(() -> new WrongSetting(
                        "setting llm_url must be the base address of the server, with http:// or https://, without"
                                + " a key, a query or /chat/completions, such as https://api.deepseek.com/v1"));
    }

    /** An address that requests are made below; empty where it is none, or one of those below. */
    private static Optional<URI> baseAddress(String address, String... below) {
        try {
            URI url = new URI(address.strip().replaceAll("/+$", ""));
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean bare = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            String path = String.valueOf(url.getPath());
            boolean base = Stream.of(below).noneMatch(path::endsWith);
            return web && url.getHost() != null && bare && base ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Empty where no provider is named: then searches go by words alone. */
    private static Optional<EmbeddingSettings> embedding(
            Source settings, Path folder, Map<String, String> environment) {
        String named = settings.text("embedding_provider").orElse("");
        if (named.equals("none")) return Optional.empty();
        if (named.isEmpty()) {
            for (String key : KEYS) {
                if (key.startsWith("embedding_") && settings.text(key).isPresent()) {
                    throw new WrongSetting("setting " + key + " is there, embedding_provider is missing: say openai,"
                            + " ollama or local, or none to search by words alone");
                }
            }
            return Optional.empty();
        }
        EmbeddingSettings.Provider provider = switch (named) {
            case "openai" -> EmbeddingSettings.Provider.OPENAI;
            case "ollama" -> EmbeddingSettings.Provider.OLLAMA;
            case "local" -> EmbeddingSettings.Provider.LOCAL;
            default -> throw settings.wrong("embedding_provider", named, "openai, ollama, local or none");
        };
        String model = embeddingModel(settings, provider);
        EmbeddingSettings usual = EmbeddingSettings.of(
                provider,
                embeddingAddress(settings, provider),
                model,
                secret(settings, folder, environment, EMBEDDING_KEY, "embedding_key_file"));
        return Optional.of(new EmbeddingSettings(
                provider,
                usual.url(),
                usual.model(),
                usual.key(),
                Duration.ofSeconds(settings.number(
                        "embedding_timeout", (int) usual.timeout().toSeconds(), 1, 3600)),
                usual.attempts(),
                usual.pause(),
                settings.number("embedding_tokens_a_day", (int) usual.tokensADay(), 0, Integer.MAX_VALUE),
                Duration.ofMinutes(settings.number(
                        "embedding_minutes_a_run", (int) usual.timeARun().toMinutes(), 1, 100_000)),
                usual.answerBytes()));
    }

    private static String embeddingModel(Source settings, EmbeddingSettings.Provider provider) {
        Optional<String> model = settings.text("embedding_model");
        if (provider == EmbeddingSettings.Provider.LOCAL) {
            if (!EmbeddingModels.hasLocal()) {
                throw new WrongSetting(
                        "setting embedding_provider is local, but this program was built without a model:"
                                + " build it with the Maven profile embeddings (README.md tells how)");
            }
            if (!model.orElse(LOCAL_MODEL).equals(LOCAL_MODEL)) {
                throw settings.wrong("embedding_model", model.get(), LOCAL_MODEL + ", which the program brings");
            }
            return LOCAL_MODEL;
        }
        return model.orElseThrow(() -> new WrongSetting(
                "setting embedding_provider is there, embedding_model is missing: name the model to ask"));
    }

    /** Its words never hold the address: it may have a key in it. */
    private static Optional<URI> embeddingAddress(Source settings, EmbeddingSettings.Provider provider) {
        Optional<String> address = settings.text("embedding_url");
        if (provider == EmbeddingSettings.Provider.LOCAL) {
            if (address.isEmpty()) return Optional.empty();
            throw new WrongSetting(
                    "setting embedding_url is for a model behind an address, embedding_provider is local");
        }
        if (address.isEmpty() && provider == EmbeddingSettings.Provider.OLLAMA) return Optional.of(OLLAMA);
        if (address.isEmpty()) {
            throw new WrongSetting(
                    "setting embedding_provider is openai, embedding_url is missing: give the base address"
                            + " of a server that speaks the OpenAI protocol, such as http://127.0.0.1:8080/v1");
        }
        Optional<URI> base = baseAddress(address.get(), "/embeddings", "/api/embed", "/api/embeddings");
        if (base.isPresent()) return base;
        throw new WrongSetting("setting embedding_url must be the base address of the server, with http:// or https://,"
                + " without a key, a query or /embeddings, such as http://127.0.0.1:8080/v1");
    }

    private static Optional<Secret> key(Source settings, Path folder, Map<String, String> environment) {
        return secret(settings, folder, environment, KEY, "llm_key_file");
    }

    /** A secret from the variable, else from the file that a setting names. */
    private static Optional<Secret> secret(
            Source settings, Path folder, Map<String, String> environment, String variable, String setting) {
        String value = environment.get(variable);
        if (value != null && !value.isBlank()) return Optional.of(secret(value, variable));
        Optional<String> name = settings.text(setting);
        if (name.isEmpty()) return Optional.empty();
        Path file = folder.resolve(name.get());
        try {
            String key = Files.readString(file);
            if (key.isBlank()) throw new WrongSetting(file + " (" + setting + ") is empty");
            return Optional.of(secret(key, file + " (" + setting + ")"));
        } catch (IOException e) {
            throw new WrongSetting(file + " (" + setting + ") cannot be read as text");
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
            JsonNode yaml = Yaml.read(Files.readString(file));
            if (yaml.isMissingNode() || yaml.isNull()) return new ObjectMapper().createObjectNode();
            if (!yaml.isObject()) throw new WrongSetting(file + ": must hold lines such as `port: 7070`");
            return yaml;
        } catch (Yaml.Fault e) {
            throw new WrongSetting(file + ":" + e.getMessage());
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
