package dev.reelwatch.web.site;

import java.util.Map;

/** A request that cannot be answered as it was asked, with the words to say so. */
final class WrongRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

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
