package dev.reelwatch.index.search;

import dev.reelwatch.index.search.Completion.Kind;
import dev.reelwatch.index.search.SearchQuery.Facet;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Completes the last word of a question: names of models and makers, fields, and what can follow a field. */
final class Completing {
    /** A minus or none, a field or none, a quotation mark or none, and what was typed of the value. */
    private static final Pattern LAST = Pattern.compile(
            "(?:^|(?<=[\\s(（]))([-!－！]?)(?:(\\p{L}{2,12})([:：]))?(?:([\"“「])([^\"”」]*)|([^\\s\"“”「」()（）]*))$");

    /** Names have up to so many words. */
    private static final int WORDS = 3;

    private final Spelled spelled;
    private final AttributeWords attributes;
    private final Function<Facet, Map<String, Long>> counted;

    /** @param counted the values of a facet with the number of claims there are of each */
    Completing(Spelled spelled, AttributeWords attributes, Function<Facet, Map<String, Long>> counted) {
        this.spelled = spelled;
        this.attributes = attributes;
        this.counted = counted;
    }

    /** Something that a word may be completed to. */
    private record Way(Kind kind, String word, Optional<String> meaning, long count, boolean begins) {}

    List<Completion> of(String typed, int most) {
        String text = typed.length() > Question.LONGEST ? "" : typed;
        Matcher last = LAST.matcher(text);
        if (!last.find()) return List.of();
        String value = last.group(4) == null ? last.group(6) : last.group(5);
        if (last.group(2) != null) {
            FieldedWords.Field field = FieldedWords.field(Fold.fold(last.group(2)));
            if (field == null) return List.of();
            String before = text.substring(0, last.end(3));
            return best(ofField(field, value), most).stream()
                    .map(way -> completion(before + quoted(way.word()), way))
                    .toList();
        }
        if (last.group(4) != null || value.isEmpty()) return List.of();
        String before = text.substring(0, last.end(1));
        List<Completion> all = new ArrayList<>();
        best(fields(value), most).forEach(way -> all.add(completion(before + way.word(), way)));
        boolean left = !last.group(1).isEmpty();
        for (int words = WORDS; words > 0 && all.size() < most; words--) {
            int from = left ? last.end(1) : lastWords(text, words);
            if (from < 0 || (words < WORDS && from == lastWords(text, words + 1))) continue;
            String beginning = text.substring(0, from);
            for (Way way : best(names(text.substring(from)), most)) {
                boolean known = all.stream().anyMatch(each -> each.word().equals(way.word()));
                if (!known) all.add(completion(beginning + (left ? quoted(way.word()) : way.word()), way));
            }
            if (left) break;
        }
        return all.size() > most ? List.copyOf(all.subList(0, most)) : all;
    }

    private static Completion completion(String text, Way way) {
        return new Completion(text, way.kind(), way.word(), way.meaning(), way.count());
    }

    /** Where the last words begin; -1 where there are fewer, or brackets and quotation marks among them. */
    private static int lastWords(String text, int words) {
        int at = text.length();
        for (int i = 0; i < words; i++) {
            while (at > 0 && text.charAt(at - 1) == ' ') at--;
            if (at == 0) return -1;
            while (at > 0 && text.charAt(at - 1) != ' ') {
                if ("\"“”「」()（）:：".indexOf(text.charAt(at - 1)) >= 0) return i == 0 ? at : -1;
                at--;
            }
        }
        return at;
    }

    private static List<Way> best(List<Way> ways, int most) {
        return ways.stream()
                .sorted(Comparator.comparing(Way::begins, Comparator.reverseOrder())
                        .thenComparing(Comparator.comparingLong(Way::count).reversed())
                        .thenComparing(Way::word))
                .limit(most)
                .toList();
    }

    private List<Way> fields(String typed) {
        String folded = Fold.fold(typed);
        return FieldedWords.names().stream()
                .filter(name -> name.startsWith(folded))
                .map(name -> new Way(Kind.FIELD, name + ":", Optional.empty(), 0, true))
                .toList();
    }

    private List<Way> ofField(FieldedWords.Field field, String typed) {
        return switch (field) {
            case MODEL -> models(typed);
            case VENDOR -> vendors(typed);
            case SITE -> counted(Kind.SITE, Facet.SITE, typed);
            case AUTHOR -> counted(Kind.AUTHOR, Facet.AUTHOR, typed);
            case FEATURE -> features(typed);
            case POLARITY, STATUS, BASIS, IS, HAS, SAID, TRUE, VALUE, PRICE ->
                FieldedWords.known(field).stream()
                        .map(word -> word.replaceFirst("^\\p{L}+:", ""))
                        .filter(word -> word.startsWith(Fold.fold(typed)))
                        .map(word -> new Way(Kind.VALUE, word, Optional.empty(), 0, true))
                        .toList();
        };
    }

    private List<Way> names(String typed) {
        List<Way> names = new ArrayList<>(models(typed));
        names.addAll(vendors(typed));
        return names;
    }

    /** Models that claims are about, and the other spellings of their lines where one of those begins so. */
    private List<Way> models(String typed) {
        Map<String, Long> counts = counted.apply(Facet.MODEL);
        Map<String, Way> ways = new LinkedHashMap<>();
        counts.forEach((model, count) -> fit(model, typed)
                .ifPresent(begins -> ways.put(model, new Way(Kind.MODEL, model, Optional.empty(), count, begins))));
        spelled.models().forEach((spelling, line) -> {
            long count = counts.getOrDefault(line, 0L);
            if (spelling.equals(line) || ways.containsKey(line)) return;
            if (count == 0 && (typed.isBlank() || !hasVersions(line, counts))) return;
            fit(spelling, typed)
                    .ifPresent(begins ->
                            ways.putIfAbsent(line, new Way(Kind.MODEL, spelling, Optional.of(line), count, begins)));
        });
        return List.copyOf(ways.values());
    }

    /** True if claims are about versions of a line, though none about the line as a whole. */
    private static boolean hasVersions(String line, Map<String, Long> counts) {
        return counts.keySet().stream().anyMatch(model -> model.startsWith(line + " "));
    }

    private List<Way> vendors(String typed) {
        Map<String, Long> counts = counted.apply(Facet.VENDOR);
        Map<String, Way> ways = new HashMap<>();
        spelled.vendors().forEach((spelling, vendor) -> {
            long count = counts.getOrDefault(vendor, 0L);
            if (count == 0) return;
            boolean same = Fold.fold(spelling).equals(Fold.fold(vendor));
            fit(spelling, typed)
                    .ifPresent(begins -> ways.putIfAbsent(
                            vendor,
                            new Way(
                                    Kind.VENDOR,
                                    same ? vendor : spelling,
                                    same ? Optional.empty() : Optional.of(vendor),
                                    count,
                                    begins)));
        });
        return List.copyOf(ways.values());
    }

    private List<Way> features(String typed) {
        Map<String, Long> counts = counted.apply(Facet.ATTRIBUTE);
        Map<String, Way> ways = new LinkedHashMap<>();
        for (String word : attributes.words()) {
            if (!word.startsWith(Fold.fold(typed))) continue;
            for (AttributeWords.Named named : attributes.in(word)) {
                for (Attribute attribute : named.attributes()) {
                    String json = attribute.json();
                    ways.putIfAbsent(
                            json,
                            new Way(
                                    Kind.VALUE,
                                    word,
                                    word.equals(json) ? Optional.empty() : Optional.of(json),
                                    counts.getOrDefault(json, 0L),
                                    true));
                }
            }
        }
        return List.copyOf(ways.values());
    }

    private List<Way> counted(Kind kind, Facet facet, String typed) {
        List<Way> ways = new ArrayList<>();
        counted.apply(facet)
                .forEach((value, count) -> fit(value, typed)
                        .ifPresent(begins -> ways.add(new Way(kind, value, Optional.empty(), count, begins))));
        return ways;
    }

    /** Whether a name begins as typed, or one of its words does; empty where neither. */
    private static Optional<Boolean> fit(String name, String typed) {
        String wanted = Fold.letters(typed);
        if (wanted.isEmpty() && !typed.isBlank()) return Optional.empty();
        if (Fold.letters(name).startsWith(wanted)) return Optional.of(true);
        for (int i = 1; i < name.length(); i++) {
            boolean edge = !Character.isLetterOrDigit(name.charAt(i - 1)) && Character.isLetterOrDigit(name.charAt(i));
            if (edge && Fold.letters(name.substring(i)).startsWith(wanted)) return Optional.of(false);
        }
        return Optional.empty();
    }

    private static String quoted(String word) {
        boolean whole = word.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '(' || c == ')');
        return whole ? word : '"' + word.replace("\"", "") + '"';
    }
}
