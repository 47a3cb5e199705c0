package dev.reelwatch.web.site;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that cannot be answered as it was asked, with the words to say so. */
final class WrongRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final String WEIGHING = "error.weighing";

    private final int status;
    private final String key;
    private final transient Map<String, String> fillings;

    private WrongRequest(int status, String key, Map<String, String> fillings) {
        super(key + " " + fillings);
        this.status = status;
        this.key = key;
        this.fillings = Map.copyOf(fillings);
    }

    /** A parameter that has a value it cannot have. */
    static WrongRequest parameter(String name, String value, String allowed) {
        return new WrongRequest(
                400, "error.parameter", Map.of("name", name, "value", shortened(value), "allowed", allowed));
    }

    static WrongRequest tooLong(String name, int limit) {
        return new WrongRequest(400, "error.long", Map.of("name", name, "limit", String.valueOf(limit)));
    }

    static WrongRequest malformed() {
        return new WrongRequest(400, "error.malformed", Map.of());
    }

    /** Asked for under a name that is none of ours. */
    static WrongRequest otherHost() {
        return new WrongRequest(421, "error.host", Map.of());
    }

    /** Sent by a page of another site. */
    static WrongRequest otherOrigin() {
        return new WrongRequest(403, "error.origin", Map.of());
    }

    static WrongRequest tooMany(long seconds) {
        return new WrongRequest(429, "error.many", Map.of("n", String.valueOf(seconds)));
    }

    static WrongRequest onlyJson() {
        return new WrongRequest(406, "error.only.json", Map.of());
    }

    static WrongRequest tooLarge(long limit) {
        return new WrongRequest(413, "error.large", Map.of("limit", String.valueOf(limit)));
    }

    static WrongRequest contentType(String allowed) {
        return new WrongRequest(415, "error.type", Map.of("allowed", allowed));
    }

    static WrongRequest readOnly() {
        return new WrongRequest(403, "error.read.only", Map.of());
    }

    static WrongRequest noToken() {
        return new WrongRequest(401, "error.token", Map.of());
    }

    /** The body is none that can be used; what is wrong is told as the one who found it told it. */
    static WrongRequest body(String why) {
        return new WrongRequest(422, "error.body", Map.of("why", why));
    }

    /** @param where it stops to be JSON, where that is known */
    static WrongRequest notJson(@Nullable JsonLocation where) {
        if (where == null) return new WrongRequest(422, "error.json", Map.of("line", "1", "column", "1"));
        return new WrongRequest(
                422,
                "error.json",
                Map.of("line", String.valueOf(where.getLineNr()), "column", String.valueOf(where.getColumnNr())));
    }

    /** A document without a name, from which it is told what it is. */
    static WrongRequest nameless() {
        return new WrongRequest(400, "error.nameless", Map.of("order", "{\"url\": \"https://…\"}"));
    }

    /** An address that could not be read, or may not be. */
    static WrongRequest notFetched(String why) {
        return new WrongRequest(422, "error.fetched", Map.of("why", why));
    }

    static WrongRequest busy() {
        return new WrongRequest(503, "error.busy", Map.of());
    }

    /** It takes a while until all claims are weighed for the first time; the one who asks need not wait for it. */
    static WrongRequest weighing() {
        return new WrongRequest(503, WEIGHING, Map.of());
    }

    /** True if the same request is answered before long. */
    boolean passes() {
        return key.equals(WEIGHING);
    }

    /** Something that is named by its id and is not there. */
    static WrongRequest noSuch(String what, String id) {
        return new WrongRequest(404, "error.no." + what, Map.of("id", shortened(id)));
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }

    int status() {
        return status;
    }

    String worded(View view) {
        return view.words().of(key, fillings);
    }
}
