package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.Frontier.SourceHealth;
import dev.reelwatch.crawler.source.Source;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A source as JSON, without what only its owner may know: cookies, and keys in its address. */
public final class SourceJson {
    private static final Pattern USER = Pattern.compile("^(https?://)[^/?#]*@", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile(
            "([?&][^=&#]*(?:key|token|secret|passw|auth|sig|session|ticket)[^=&#]*=)[^&#]*", Pattern.CASE_INSENSITIVE);

    private SourceJson() {}

    public static ObjectNode of(Source source, Optional<SourceHealth> health) {
        ObjectNode json = Api.object();
        json.put("name", source.name());
        json.put("kind", source.kind().word());
        json.put("enabled", source.enabled());
        json.put("speaker", source.speaker().word());
        source.site().ifPresent(site -> json.put("site", site));
        source.vendor().ifPresent(vendor -> json.put("vendor", vendor));
        json.put("pace", pace(source.pace()));
        json.put("address", shown(source.address()));
        if (!source.choice().include().isEmpty()) source.choice().include().forEach(json.withArray("include")::add);
        if (!source.choice().exclude().isEmpty()) source.choice().exclude().forEach(json.withArray("exclude")::add);
        if (!source.choice().follow()) json.put("follow", false);
        source.choice().maxItems().ifPresent(most -> json.put("max_items", most));
        source.note().ifPresent(note -> json.put("note", note));
        health.ifPresent(each -> json.set("health", of(each)));
        return json;
    }

    /** How it did. */
    public static ObjectNode of(SourceHealth health) {
        ObjectNode json = Api.object();
        json.put("name", health.source());
        health.ending().ifPresent(ending -> json.put("ending", ending.word()));
        if (!health.why().isEmpty()) json.put("why", health.why());
        health.visitedAt().ifPresent(at -> json.put("visited", at.toString()));
        health.nextAt().ifPresent(at -> json.put("next", at.toString()));
        json.put("failures", health.failures());
        json.put("articles", health.articles());
        json.put("waiting", health.waiting());
        return json;
    }

    /** A time as {@code sources.yaml} has it. */
    public static String pace(Duration pace) {
        long minutes = pace.toMinutes();
        if (minutes % (24 * 60) == 0) return minutes / (24 * 60) + "d";
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }

    static String shown(URI address) {
        return KEY.matcher(USER.matcher(address.toString()).replaceFirst("$1")).replaceAll("$1…");
    }
}
