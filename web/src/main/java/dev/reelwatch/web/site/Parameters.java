package dev.reelwatch.web.site;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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

/** The query parameters of a request; where one value is wanted, the first of a repeated one counts, and a blank one is none. */
final class Parameters {
    static final int LONGEST = 300;
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    /** More of one parameter nobody chooses. */
    private static final int MOST = 50;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Set<String> blank = new HashSet<>();

    private Parameters() {}

    /** @throws WrongRequest if the query string is not one, or a value is too long */
    static Parameters of(Context ctx) {
        String raw = ctx.queryString();
        if (raw != null && BROKEN_ESCAPE.matcher(raw).find()) throw WrongRequest.malformed();
        try {
            return of(ctx.queryParamMap());
        } catch (IllegalArgumentException e) {
            throw WrongRequest.malformed();
        }
    }

    /** The parameters of a query string that was kept, or sent in a body. */
    static Parameters of(String raw) {
        if (BROKEN_ESCAPE.matcher(raw).find()) throw WrongRequest.malformed();
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            if (pair.isEmpty()) continue;
            String[] sides = pair.split("=", 2);
            query.computeIfAbsent(decoded(sides[0]), name -> new ArrayList<>())
                    .add(sides.length < 2 ? "" : decoded(sides[1]));
        }
        return of(query);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private static Parameters of(Map<String, List<String>> query) {
        Parameters parameters = new Parameters();
        query.forEach((name, all) -> {
            for (String value : all) {
                if (value.length() > LONGEST) throw WrongRequest.tooLong(name.length() > 30 ? "?" : name, LONGEST);
                if (value.indexOf('\u0000') >= 0 || value.indexOf('\uFFFD') >= 0) throw WrongRequest.malformed();
            }
            List<String> told = all.stream()
                    .filter(value -> !value.isBlank())
                    .distinct()
                    .limit(MOST)
                    .toList();
            if (told.isEmpty()) parameters.blank.add(name);
            else parameters.values.put(name, told);
        });
        return parameters;
    }

    Map<String, List<String>> all() {
        return values;
    }

    Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    /** All values of a parameter that may be repeated. */
    List<String> texts(String name) {
        return values.getOrDefault(name, List.of()).stream().map(String::strip).toList();
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
        return text(name).map(asked -> one(name, asked, choices, word));
    }

    /** As many of a few as are asked for. */
    <T> List<T> some(String name, List<T> choices, Function<T, String> word) {
        return texts(name).stream()
                .map(asked -> one(name, asked, choices, word))
                .toList();
    }

    private static <T> T one(String name, String asked, List<T> choices, Function<T, String> word) {
        List<String> allowed = new ArrayList<>();
        for (T choice : choices) {
            if (word.apply(choice).equals(asked)) return choice;
            allowed.add(word.apply(choice));
        }
        throw WrongRequest.parameter(name, asked, String.join(", ", allowed));
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
