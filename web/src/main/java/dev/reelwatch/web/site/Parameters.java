package dev.reelwatch.web.site;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The query parameters of a request; of a repeated one the first counts, and a blank one is none. */
final class Parameters {
    static final int LONGEST = 300;
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> blank = new HashSet<>();

    private Parameters() {}

    /** @throws WrongRequest if the query string is not one, or a value is too long */
    static Parameters of(Context ctx) {
        Parameters parameters = new Parameters();
        String raw = ctx.queryString();
        if (raw != null && BROKEN_ESCAPE.matcher(raw).find()) throw WrongRequest.malformed();
        Map<String, List<String>> query;
        try {
            query = ctx.queryParamMap();
        } catch (IllegalArgumentException e) {
            throw WrongRequest.malformed();
        }
        query.forEach((name, all) -> {
            String value = all.isEmpty() ? "" : all.getFirst();
            if (value.length() > LONGEST) throw WrongRequest.tooLong(name.length() > 30 ? "?" : name, LONGEST);
            if (value.indexOf('\u0000') >= 0 || value.indexOf('\uFFFD') >= 0) throw WrongRequest.malformed();
            if (value.isBlank()) parameters.blank.add(name);
            else parameters.values.put(name, value);
        });
        return parameters;
    }

    Map<String, String> all() {
        return values;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip);
    }

    /** A name that is not there at all or not blank: a form sends its empty fields, a program means something by it. */
    Optional<String> named(String name) {
        if (blank.contains(name)) throw WrongRequest.parameter(name, "", "…");
        return text(name);
    }

    /** One of a few words. */
    String word(String name, String... allowed) {
        return text(name)
                .map(value -> {
                    if (Arrays.asList(allowed).contains(value)) return value;
                    throw WrongRequest.parameter(name, value, String.join(", ", allowed));
                })
                .orElse(allowed[0]);
    }

    <T> Optional<T> one(String name, List<T> choices, Function<T, String> word) {
        Optional<String> asked = text(name);
        if (asked.isEmpty()) return Optional.empty();
        List<String> allowed = new ArrayList<>();
        for (T choice : choices) {
            if (word.apply(choice).equals(asked.get())) return Optional.of(choice);
            allowed.add(word.apply(choice));
        }
        throw WrongRequest.parameter(name, asked.get(), String.join(", ", allowed));
    }

    int number(String name, int min, int max, int otherwise) {
        Optional<String> asked = text(name);
        if (asked.isEmpty()) return otherwise;
        if (asked.get().matches("\\d{1,7}")) {
            int number = Integer.parseInt(asked.get());
            if (number >= min && number <= max) return number;
        }
        throw WrongRequest.parameter(name, asked.get(), min + "–" + max);
    }
}
