package dev.reelwatch.index.search;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.entry.EntryDocument;
import dev.reelwatch.index.entry.NameHit;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a user typed, with the fields taken out: {@code model:kling feature:价格 -site:weibo said:2025-04..2025-06 -评测}. A
 * field is a known word with a colon, half or full width; a minus or an exclamation mark before a field or a word leaves out
 * what has it. What was not understood is told with its place, and the rest is answered.
 *
 * @param words the rest, at their places: what was taken out is blank
 * @param filters all of which must hold
 * @param without stretches of words none of which may be said
 */
record FieldedWords(String words, List<Filter> filters, List<String> without, List<Mistake> mistakes) {
    /** What a field must hold, or must not. */
    record Filter(Field field, Set<String> values, long from, long to, Optional<Figure> figure, boolean not) {
        private static Filter of(Field field, Set<String> values, boolean not) {
            return new Filter(field, values, 0, 0, Optional.empty(), not);
        }
    }

    /**
     * Figures between two, both included.
     *
     * @param unit of both; empty for any
     * @param rate whether the unit tells what it is counted on, too, as in {@code CNY per s of video}
     */
    record Figure(double low, double high, String unit, boolean rate) {}

    /** What can be asked for. */
    enum Field {
        MODEL,
        VENDOR,
        FEATURE,
        SITE,
        POLARITY,
        STATUS,
        BASIS,
        SAID,
        AUTHOR,
        TRUE,
        VALUE,
        PRICE,
        IS,
        HAS
    }

    private static final int MOST = 20;
    /** {@code name:value}, {@code -name:"some words"}. */
    private static final Pattern FIELD = Pattern.compile(
            "(?<![\\p{L}\\p{N}])([-!－！]?)(\\p{L}{2,12})[:：]\\s?(\"[^\"]{0,100}\"|“[^”]{0,100}”|「[^」]{0,100}」|[^\\s\"“「]{0,100})");

    private static final Pattern MINUS = Pattern.compile(
            "(?:^|(?<=\\s))[-!－！](\"[^\"]{1,100}\"|“[^”]{1,100}”|「[^」]{1,100}」|(?![\\p{Nd}\\s])[\\p{L}][^\\s]{0,60})");
    private static final Pattern SIGN = Pattern.compile("^([<>＜＞]=?|[≥≤=]|).*$");
    /** A sign of a currency or none, a number, its unit or none, what it is counted on or nothing. */
    private static final Pattern AMOUNT =
            Pattern.compile("([$¥€])?\\s*(\\d{1,15}(?:\\.\\d{1,6})?)\\s*([^\\d/\\s][^/]{0,15}|)(?:/(.{1,30}))?");
    /** What can be asked for with {@code is:}. */
    static final List<String> STATES =
            List.of("disputed", "promise", "official", "tested", "planned", "rumoured", "past");

    private static final Map<String, Field> FIELDS = fields();
    /** What has a colon behind it and is no field. */
    private static final Set<String> NO_FIELDS = Set.of("http", "https", "ftp", "prompt");

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String name : new String[] {"model", "模型"}) fields.put(name, Field.MODEL);
        for (String name : new String[] {"feature", "attribute", "方面", "属性"}) fields.put(name, Field.FEATURE);
        for (String name : new String[] {"site", "来源"}) fields.put(name, Field.SITE);
        for (String name : new String[] {"polarity", "态度"}) fields.put(name, Field.POLARITY);
        for (String name : new String[] {"status", "状态"}) fields.put(name, Field.STATUS);
        for (String name : new String[] {"basis", "by", "依据"}) fields.put(name, Field.BASIS);
        for (String name : new String[] {"said", "时间"}) fields.put(name, Field.SAID);
        for (String name : new String[] {"vendor", "厂商"}) fields.put(name, Field.VENDOR);
        for (String name : new String[] {"author", "作者"}) fields.put(name, Field.AUTHOR);
        for (String name : new String[] {"true", "所指"}) fields.put(name, Field.TRUE);
        for (String name : new String[] {"value", "数值"}) fields.put(name, Field.VALUE);
        for (String name : new String[] {"price", "价格"}) fields.put(name, Field.PRICE);
        fields.put("is", Field.IS);
        fields.put("has", Field.HAS);
        return fields;
    }

    /** The names of all fields. */
    static Set<String> names() {
        return FIELDS.keySet();
    }

    /** The field that a folded name stands for; null where it is none. */
    static @Nullable Field field(String name) {
        return FIELDS.get(name);
    }

    static FieldedWords of(
            String typed,
            Function<String, List<NameHit>> names,
            AttributeWords attributes,
            Function<String, Set<String>> vendors) {
        String looked = typed.length() > Question.LONGEST ? typed.substring(0, Question.LONGEST) : typed;
        return new Reading(looked, names, attributes, vendors).read();
    }

    private static final class Reading {
        private final String typed;
        private final Function<String, List<NameHit>> names;
        private final AttributeWords attributes;
        private final Function<String, Set<String>> vendors;
        private final StringBuilder rest;
        private final List<Filter> filters = new ArrayList<>();
        private final List<String> without = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();

        Reading(
                String typed,
                Function<String, List<NameHit>> names,
                AttributeWords attributes,
                Function<String, Set<String>> vendors) {
            this.vendors = vendors;
            this.typed = typed;
            this.names = names;
            this.attributes = attributes;
            this.rest = new StringBuilder(typed);
        }

        FieldedWords read() {
            Matcher field = FIELD.matcher(typed);
            while (field.find()) field(field);
            Matcher minus = MINUS.matcher(rest.toString());
            while (minus.find()) {
                if (without.size() < MOST) without.add(bare(minus.group(1)));
                blank(minus.start(), minus.end());
            }
            return new FieldedWords(rest.toString(), List.copyOf(filters), List.copyOf(without), List.copyOf(mistakes));
        }

        private void field(Matcher match) {
            String name = Fold.fold(match.group(2));
            Field field = FIELDS.get(name);
            boolean latin = name.chars().allMatch(c -> c < 128);
            if (field == null) {
                // "原文：" is a word with a colon; "modle:" was meant to be a field
                if (!latin || NO_FIELDS.contains(name) || match.group(3).isEmpty()) return;
                mistake(match, Mistake.Kind.FIELD, match.group(2), List.copyOf(FIELDS.keySet()));
                return;
            }
            String value = bare(match.group(3));
            if (value.isBlank()) {
                mistake(match, Mistake.Kind.EMPTY, match.group(2), known(field));
                return;
            }
            if (filters.size() == MOST) {
                mistake(match, Mistake.Kind.TOO_MANY, match.group(2), List.of());
                return;
            }
            boolean not = !match.group(1).isEmpty();
            Optional<Filter> filter = switch (field) {
                case SAID, TRUE ->
                    SearchQuery.Period.of(value)
                            .map(period ->
                                    new Filter(field, Set.of(), period.from(), period.to(), Optional.empty(), not));
                case VALUE, PRICE -> figures(field, value, not);
                default -> values(field, value, not);
            };
            filter.ifPresentOrElse(filters::add, () -> mistake(match, Mistake.Kind.VALUE, value, known(field)));
            blank(match.start(), match.end());
        }

        private void mistake(Matcher match, Mistake.Kind kind, String word, List<String> known) {
            mistakes.add(new Mistake(match.start(), match.end(), kind, word, known));
            blank(match.start(), match.end());
        }

        private void blank(int start, int end) {
            for (int i = start; i < end; i++) rest.setCharAt(i, ' ');
        }

        private static String bare(String value) {
            return value.replaceAll("^[\"“「]|[\"”」]$", "").strip();
        }

        private Optional<Filter> values(Field field, String value, boolean not) {
            Set<String> values = new LinkedHashSet<>();
            String folded = Fold.fold(value);
            switch (field) {
                case MODEL -> {
                    List<NameHit> hits = names.apply(value);
                    int longest = hits.stream()
                            .mapToInt(hit -> hit.end() - hit.start())
                            .max()
                            .orElse(0);
                    hits.stream()
                            .filter(hit -> hit.end() - hit.start() == longest)
                            .forEach(hit -> values.add(hit.model()));
                }
                case FEATURE ->
                    attributes
                            .in(value)
                            .forEach(named -> named.attributes().forEach(attribute -> values.add(attribute.json())));
                case SITE ->
                    values.add(folded.replaceFirst("^https?://", "")
                            .replaceFirst("^www\\.", "")
                            .replaceFirst("/.*", ""));
                case VENDOR -> values.addAll(vendors.apply(value));
                case AUTHOR -> values.add(folded);
                case IS -> {
                    if (STATES.contains(folded)) values.add(folded);
                }
                case HAS ->
                    Arrays.stream(EntryDocument.Has.values())
                            .filter(has -> has.term().equals(folded))
                            .forEach(has -> values.add(has.term()));
                case POLARITY -> polarity(folded).ifPresent(polarity -> values.add(polarity.json()));
                case STATUS ->
                    Arrays.stream(Status.values())
                            .filter(status -> status.json().equals(folded))
                            .forEach(status -> values.add(status.json()));
                case BASIS -> {
                    if (folded.equals("tester")) {
                        values.addAll(List.of(Basis.AUTHOR.json(), Basis.THIRD_PARTY.json()));
                    }
                    Arrays.stream(Basis.values())
                            .filter(basis -> basis.json().equals(folded))
                            .forEach(basis -> values.add(basis.json()));
                }
                case SAID, TRUE, VALUE, PRICE -> throw new IllegalStateException(field + " has no list of values");
            }
            return values.isEmpty() ? Optional.empty() : Optional.of(Filter.of(field, values, not));
        }

        private static Optional<Polarity> polarity(String word) {
            return switch (word) {
                case "+", "for", "positive", "肯定" -> Optional.of(Polarity.POSITIVE);
                case "-", "against", "negative", "否定" -> Optional.of(Polarity.NEGATIVE);
                case "0", "neutral", "中性" -> Optional.of(Polarity.NEUTRAL);
                default -> Optional.empty();
            };
        }

        /** {@code >10s}, {@code <=1元/s}, {@code 5s..10s}, {@code 4k}. */
        private static Optional<Filter> figures(Field field, String value, boolean not) {
            int dots = value.indexOf("..");
            String sign =
                    dots >= 0 ? ".." : SIGN.matcher(value).replaceFirst("$1").strip();
            Optional<Measure> first = measure(dots >= 0 ? value.substring(0, dots) : value.substring(sign.length()));
            Optional<Measure> last = dots >= 0 ? measure(value.substring(dots + 2)) : first;
            boolean open = dots >= 0 && (dots == 0 || dots + 2 == value.length());
            Optional<Measure> known = first.or(() -> last);
            if (known.isEmpty() || (!open && (first.isEmpty() || last.isEmpty()))) return Optional.empty();
            // the unit may stand at one end only: 5..10s
            Measure unit = last.filter(end -> !end.unit().isEmpty()).orElse(known.get());
            if (first.isPresent()
                    && last.isPresent()
                    && dots >= 0
                    && !first.get().unit().isEmpty()) {
                if (!first.get().comparesWith(unit)) return Optional.empty();
            }
            double low = first.map(Measure::number).orElse(Double.NEGATIVE_INFINITY);
            double high = last.map(Measure::number).orElse(Double.POSITIVE_INFINITY);
            switch (sign) {
                case ">", "＞" -> {
                    low = Math.nextUp(low);
                    high = Double.POSITIVE_INFINITY;
                }
                case ">=", "≥" -> high = Double.POSITIVE_INFINITY;
                case "<", "＜" -> {
                    high = Math.nextDown(high);
                    low = Double.NEGATIVE_INFINITY;
                }
                case "<=", "≤" -> low = Double.NEGATIVE_INFINITY;
                default -> {}
            }
            if (low > high) return Optional.empty();
            boolean rate = !unit.per().isEmpty();
            Figure figure = new Figure(low, high, rate ? unit.base() : unit.unit(), rate);
            return Optional.of(new Filter(field, Set.of(), 0, 0, Optional.of(figure), not));
        }

        private static Optional<Measure> measure(String written) {
            Matcher parts = AMOUNT.matcher(Fold.fold(written.strip()));
            if (!parts.matches()) return Optional.empty();
            String unit = parts.group(1) == null ? parts.group(3) : parts.group(1);
            String per = parts.group(4);
            Value value = Value.ofNumber(written, Double.parseDouble(parts.group(2)), unit.strip());
            return Measure.of(per == null || per.isBlank() ? value : value.per(per.strip()));
        }
    }

    /** What a field can be followed by: all of it where the list is closed, else examples. */
    static List<String> known(Field field) {
        return switch (field) {
            case MODEL -> List.of("model:kling", "model:\"Runway Gen-4\"");
            case FEATURE ->
                Arrays.stream(Attribute.values()).map(Attribute::json).toList();
            case SITE -> List.of("site:techcrunch.com");
            case POLARITY -> List.of("for", "against", "neutral");
            case STATUS -> Arrays.stream(Status.values()).map(Status::json).toList();
            case BASIS -> List.of("vendor", "tester", "author", "third-party");
            case SAID, TRUE -> List.of("2025", "2025-04", "2025-04..2025-06", "2025-04-08..");
            case VENDOR -> List.of("vendor:快手", "vendor:OpenAI");
            case AUTHOR -> List.of("author:\"…\"");
            case VALUE -> List.of("value:>10s", "value:4k", "value:5s..10s");
            case PRICE -> List.of("price:<1元/s", "price:$10..$30");
            case IS -> STATES;
            case HAS ->
                Arrays.stream(EntryDocument.Has.values())
                        .map(EntryDocument.Has::term)
                        .toList();
        };
    }
}
