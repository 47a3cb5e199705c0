package dev.reelwatch.web.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.reelwatch.crawler.yaml.Yaml;
import dev.reelwatch.index.answer.Secret;
import dev.reelwatch.web.delivery.Channel.Format;
import dev.reelwatch.web.delivery.Channel.Login;
import dev.reelwatch.web.delivery.Channel.Robot;
import dev.reelwatch.web.delivery.Channel.Security;
import dev.reelwatch.web.delivery.Channel.Smtp;
import dev.reelwatch.web.delivery.Channel.Target;
import dev.reelwatch.web.digest.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Reads {@code delivery.yaml}. Passwords and addresses of robots, which hold their keys, stand in variables of the
 * environment ({@code ..._env}) or in files of their own ({@code ..._file}), never in it.
 */
public final class Channels {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,60}");
    private static final Pattern MAILBOX = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Set<String> COMMON = Set.of("name", "kind", "language", "send_empty", "enabled");

    private final Path file;
    private final Map<String, String> environment;
    private final Map<String, Integer> lines = new HashMap<>();

    private Channels(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * The channels that are switched on, in their order.
     *
     * @param file may be missing: then there are none
     * @throws DeliveryException if something in it cannot be used
     */
    public static List<Channel> read(Path file, Map<String, String> environment) {
        if (!Files.exists(file)) return List.of();
        return new Channels(file, environment).all();
    }

    private List<Channel> all() {
        JsonNode root;
        try {
            String text = Files.readString(file);
            root = Yaml.read(text);
            note(text);
        } catch (Yaml.Fault e) {
            throw new DeliveryException(file + ":" + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
        if (root.isMissingNode() || root.isNull()) return List.of();
        Entry whole = new Entry("the file", "", root);
        whole.only(Set.of("channels"));
        JsonNode list = root.path("channels");
        if (!list.isArray()) throw whole.wrong("channels", "must be a list");
        List<Channel> channels = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Entry nameless = new Entry("channels[" + i + "]", "/channels/" + i, list.get(i));
            String name = nameless.text("name");
            if (!NAME.matcher(name).matches()) throw nameless.wrong("name", "must be letters, digits, dots and dashes");
            if (!names.add(name)) throw nameless.wrong("name", "is taken: " + name);
            Entry entry = new Entry(name, nameless.pointer, nameless.node);
            if (!entry.flag("enabled", true)) continue; // its secrets need not be there
            Optional<Language> language = entry.optional("language")
                    .map(tag -> Language.of(tag).orElseThrow(() -> entry.wrong("language", "must be zh or en")));
            channels.add(new Channel(name, target(entry), language, entry.flag("send_empty", false)));
        }
        return channels;
    }

    /** Notes on which line what stands. */
    private void note(String text) throws IOException {
        try (JsonParser parser = Yaml.parser(text)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
    }

    private Target target(Entry entry) {
        String kind = entry.text("kind");
        return switch (kind) {
            case "file" -> folder(entry);
            case "email" -> mail(entry);
            case "webhook", "feishu", "wecom", "dingtalk", "slack" ->
                hook(entry, Robot.valueOf(kind.toUpperCase(Locale.ROOT)));
            default ->
                throw entry.wrong(
                        "kind", "is \"" + kind + "\"; known are file, email, webhook, feishu, wecom, dingtalk, slack");
        };
    }

    private Target folder(Entry entry) {
        entry.only(with(COMMON, "folder", "formats"));
        List<Format> formats = new ArrayList<>();
        for (String format : entry.texts("formats")) {
            formats.add(Arrays.stream(Format.values())
                    .filter(each -> each.ending().equals(format))
                    .findFirst()
                    .orElseThrow(() -> entry.wrong("formats", "may hold md, html and json")));
        }
        Path folder = file.toAbsolutePath().resolveSibling(entry.text("folder"));
        return new Target.Folder(folder, formats.isEmpty() ? List.of(Format.MD) : formats);
    }

    private Target mail(Entry entry) {
        entry.only(with(COMMON, "from", "to", "smtp"));
        JsonNode node = entry.node.path("smtp");
        if (!node.isObject()) throw entry.wrong("smtp", "is missing");
        Entry smtp = new Entry(entry.label + ".smtp", entry.pointer + "/smtp", node);
        smtp.only(Set.of("host", "port", "security", "user", "password_env", "password_file"));
        String secured = smtp.optional("security").orElse("starttls");
        Security security = Arrays.stream(Security.values())
                .filter(each -> each.name().equalsIgnoreCase(secured))
                .findFirst()
                .orElseThrow(() -> smtp.wrong("security", "must be starttls, tls or none"));
        int usual = security == Security.TLS ? 465 : security == Security.STARTTLS ? 587 : 25;
        JsonNode port = node.path("port");
        if (!port.isMissingNode() && (!port.isInt() || port.asInt() < 1 || port.asInt() > 65535)) {
            throw smtp.wrong("port", "must be between 1 and 65535");
        }
        Optional<Login> login = smtp.optional("user")
                .map(user -> new Login(
                        user,
                        smtp.secret("password")
                                .orElseThrow(() -> smtp.wrong("password_env", "is missing, and so is password_file"))));
        List<String> to = entry.texts("to");
        if (to.isEmpty()) throw entry.wrong("to", "names nobody");
        String from = entry.text("from");
        for (String box : to) if (!MAILBOX.matcher(box).matches()) throw entry.wrong("to", "is no mailbox: " + box);
        if (!MAILBOX.matcher(from).matches()) throw entry.wrong("from", "is no mailbox: " + from);
        return new Target.Mail(new Smtp(smtp.text("host"), port.asInt(usual), security, login), from, to);
    }

    private Target hook(Entry entry, Robot robot) {
        entry.only(with(COMMON, "url_env", "url_file", "secret_env", "secret_file", "local"));
        Secret url = entry.secret("url").orElseThrow(() -> entry.wrong("url_env", "is missing, and so is url_file"));
        // its text is a secret
        if (HttpUrl.parse(url.reveal()) == null || !url.reveal().matches("(?i)https?://[^/?#@]+([/?].*)?")) {
            throw entry.wrong("url", "is no http or https address");
        }
        return new Target.Hook(robot, url, entry.secret("secret"), entry.flag("local", false));
    }

    private static Set<String> with(Set<String> fields, String... more) {
        Set<String> all = new TreeSet<>(fields);
        all.addAll(List.of(more));
        return all;
    }

    /** A mapping of the file: what it is called in complaints, and where it stands. */
    private final class Entry {
        private final String label;
        private final String pointer;
        private final JsonNode node;

        Entry(String label, String pointer, JsonNode node) {
            this.label = label;
            this.pointer = pointer;
            this.node = node;
        }

        /** What {@code FIELD_env} or {@code FIELD_file} lead to. */
        Optional<Secret> secret(String field) {
            Optional<String> variable = optional(field + "_env");
            if (variable.isPresent()) {
                String value = environment.getOrDefault(variable.get(), "");
                if (value.isBlank()) {
                    throw wrong(field + "_env", "names the variable " + variable.get() + ", which is not set");
                }
                return Optional.of(new Secret(value));
            }
            return optional(field + "_file").map(path -> {
                Path own = file.toAbsolutePath().resolveSibling(path);
                try {
                    return new Secret(Files.readString(own));
                } catch (IOException | IllegalArgumentException e) {
                    throw wrong(field + "_file", "names " + own + ", which cannot be read or is empty");
                }
            });
        }

        String text(String field) {
            return optional(field).orElseThrow(() -> wrong(field, "is missing"));
        }

        Optional<String> optional(String field) {
            JsonNode value = node.path(field);
            if (value.isMissingNode() || value.isNull()) return Optional.empty();
            if (!value.isValueNode() || value.asText().isBlank()) throw wrong(field, "must be a text");
            return Optional.of(value.asText().strip());
        }

        /** A list, or a single one. */
        List<String> texts(String field) {
            if (!node.path(field).isArray())
                return optional(field).map(List::of).orElse(List.of());
            List<String> texts = new ArrayList<>();
            for (JsonNode each : node.path(field)) {
                if (!each.isValueNode() || each.asText().isBlank()) throw wrong(field, "must hold texts");
                texts.add(each.asText().strip());
            }
            return texts;
        }

        /** What is written otherwise, such as {@code no}, would be taken for the wrong one of the two. */
        boolean flag(String field, boolean otherwise) {
            JsonNode value = node.path(field);
            if (value.isMissingNode() || value.isNull()) return otherwise;
            if (!value.isBoolean()) throw wrong(field, "must be true or false");
            return value.asBoolean();
        }

        void only(Set<String> known) {
            node.fieldNames().forEachRemaining(field -> {
                if (!known.contains(field)) {
                    throw wrong(field, "is unknown; known are " + String.join(", ", new TreeSet<>(known)));
                }
            });
        }

        DeliveryException wrong(String field, String what) {
            Integer line = lines.getOrDefault(pointer + "/" + field, lines.getOrDefault(pointer, 1));
            return new DeliveryException(file + ":" + line + ": " + label + "." + field + " " + what);
        }
    }
}
