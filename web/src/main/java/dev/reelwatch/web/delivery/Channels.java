package dev.reelwatch.web.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
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
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code delivery.yaml}. Passwords and addresses of robots, which hold their keys, stand in variables of the
 * environment ({@code ..._env}) or in files of their own ({@code ..._file}), never in it.
 */
public final class Channels {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,60}");
    private static final Pattern MAILBOX = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Set<String> COMMON = Set.of("name", "kind", "language", "send_empty", "enabled");

    private final Path file;
    private final Map<String, String> environment;

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
            root = YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new DeliveryException(file + line + ": is no YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
        if (root.isMissingNode() || root.isNull()) return List.of();
        only(root, "the file", Set.of("channels"));
        JsonNode list = root.path("channels");
        if (!list.isArray()) throw wrong("channels", "must be a list");
        List<Channel> channels = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode node = list.get(i);
            String name = text(node, "channels[" + i + "]", "name");
            if (!NAME.matcher(name).matches()) {
                throw wrong("channels[" + i + "].name", "must be letters, digits, dots and dashes");
            }
            if (!names.add(name)) throw wrong("channels[" + i + "].name", "is taken: " + name);
            if (!node.path("enabled").asBoolean(true)) continue;
            Optional<Language> language = optional(node, name, "language")
                    .map(tag -> Language.of(tag).orElseThrow(() -> wrong(name + ".language", "must be zh or en")));
            channels.add(new Channel(
                    name, target(name, node), language, node.path("send_empty").asBoolean(false)));
        }
        return channels;
    }

    private Target target(String name, JsonNode node) {
        String kind = text(node, name, "kind");
        return switch (kind) {
            case "file" -> folder(name, node);
            case "email" -> mail(name, node);
            case "webhook", "feishu", "wecom", "dingtalk", "slack" ->
                hook(name, node, Robot.valueOf(kind.toUpperCase(Locale.ROOT)));
            default ->
                throw wrong(
                        name + ".kind",
                        "is \"" + kind + "\"; known are file, email, webhook, feishu, wecom, dingtalk, slack");
        };
    }

    private Target folder(String name, JsonNode node) {
        only(node, name, Set.of("folder", "formats"));
        List<Format> formats = new ArrayList<>();
        for (JsonNode format : node.path("formats")) {
            formats.add(Arrays.stream(Format.values())
                    .filter(each -> each.ending().equals(format.asText()))
                    .findFirst()
                    .orElseThrow(() -> wrong(name + ".formats", "may hold md, html and json")));
        }
        Path folder = file.toAbsolutePath().resolveSibling(text(node, name, "folder"));
        return new Target.Folder(folder, formats.isEmpty() ? List.of(Format.MD) : formats);
    }

    private Target mail(String name, JsonNode node) {
        only(node, name, Set.of("from", "to", "smtp"));
        JsonNode smtp = node.path("smtp");
        if (!smtp.isObject()) throw wrong(name + ".smtp", "is missing");
        String place = name + ".smtp";
        only(smtp, place, Set.of("host", "port", "security", "user", "password_env", "password_file"), Set.of());
        String secured = optional(smtp, place, "security").orElse("starttls");
        Security security = Arrays.stream(Security.values())
                .filter(each -> each.name().equalsIgnoreCase(secured))
                .findFirst()
                .orElseThrow(() -> wrong(place + ".security", "must be starttls, tls or none"));
        int usual = security == Security.TLS ? 465 : security == Security.STARTTLS ? 587 : 25;
        int port = smtp.path("port").asInt(usual);
        if (port < 1 || port > 65535) throw wrong(place + ".port", "must be between 1 and 65535");
        Optional<Login> login = optional(smtp, place, "user")
                .map(user -> new Login(
                        user,
                        secret(smtp, place, "password")
                                .orElseThrow(
                                        () -> wrong(place, "has a user and neither password_env nor password_file"))));
        List<String> to = new ArrayList<>();
        JsonNode receivers = node.path("to");
        if (receivers.isTextual()) to.add(receivers.asText());
        receivers.forEach(each -> to.add(each.asText()));
        if (to.isEmpty()) throw wrong(name + ".to", "names nobody");
        String from = text(node, name, "from");
        for (String box : to) if (!MAILBOX.matcher(box).matches()) throw wrong(name + ".to", "is no mailbox: " + box);
        if (!MAILBOX.matcher(from).matches()) throw wrong(name + ".from", "is no mailbox: " + from);
        return new Target.Mail(new Smtp(text(smtp, place, "host"), port, security, login), from, to);
    }

    private Target hook(String name, JsonNode node, Robot robot) {
        only(node, name, Set.of("url_env", "url_file", "secret_env", "secret_file"));
        Secret url = secret(node, name, "url").orElseThrow(() -> wrong(name, "has neither url_env nor url_file"));
        try {
            URI address = new URI(url.reveal());
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            if (!web || address.getHost() == null) throw wrong(name + ".url", "is no http or https address");
        } catch (URISyntaxException e) {
            throw wrong(name + ".url", "is no address"); // its text is a secret
        }
        return new Target.Hook(robot, url, secret(node, name, "secret"));
    }

    /** What {@code FIELD_env} or {@code FIELD_file} lead to. */
    private Optional<Secret> secret(JsonNode node, String place, String field) {
        Optional<String> variable = optional(node, place, field + "_env");
        if (variable.isPresent()) {
            String value = environment.getOrDefault(variable.get(), "");
            if (value.isBlank()) {
                throw wrong(
                        place + "." + field + "_env", "names the variable " + variable.get() + ", which is not set");
            }
            return Optional.of(new Secret(value));
        }
        return optional(node, place, field + "_file").map(path -> {
            Path own = file.toAbsolutePath().resolveSibling(path);
            try {
                return new Secret(Files.readString(own));
            } catch (IOException | IllegalArgumentException e) {
                throw wrong(place + "." + field + "_file", "names " + own + ", which cannot be read or is empty");
            }
        });
    }

    private String text(JsonNode node, String place, String field) {
        return optional(node, place, field).orElseThrow(() -> wrong(place + "." + field, "is missing"));
    }

    private Optional<String> optional(JsonNode node, String place, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        if (!value.isValueNode() || value.asText().isBlank()) throw wrong(place + "." + field, "must be a text");
        return Optional.of(value.asText().strip());
    }

    private void only(JsonNode node, String place, Set<String> fields) {
        only(node, place, fields, COMMON);
    }

    private void only(JsonNode node, String place, Set<String> fields, Set<String> more) {
        node.fieldNames().forEachRemaining(field -> {
            if (fields.contains(field) || more.contains(field)) return;
            Set<String> known = new java.util.TreeSet<>(fields);
            known.addAll(more);
            throw wrong(place + "." + field, "is unknown; known are " + String.join(", ", known));
        });
    }

    private DeliveryException wrong(String place, String what) {
        return new DeliveryException(file + ": " + place + " " + what);
    }
}
