package dev.reelwatch.index.claim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.vocabulary.Fold;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What of an answered value its quote proves. */
final class ProvedValue {
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("秒", "s"),
            Map.entry("秒钟", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("sec", "s"),
            Map.entry("分钟", "min"),
            Map.entry("minute", "min"),
            Map.entry("minutes", "min"),
            Map.entry("积分", "credits"),
            Map.entry("灵感值", "credits"),
            Map.entry("credit", "credits"),
            Map.entry("points", "credits"),
            Map.entry("帧", "fps"),
            Map.entry("帧/秒", "fps"),
            Map.entry("percent", "%"),
            Map.entry("倍", "x"),
            Map.entry("times", "x"),
            Map.entry("gb", "GB"),
            Map.entry("g", "GB"),
            Map.entry("b", "B"));

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern SCALE_ONLY = Pattern.compile("[十百千万亿]+");

    private final String quote;
    private final String sentence;
    private final Optional<LocalDate> published;
    private final Drops drops;

    /** @param sentence the sentence that the quote is of, which may tell more of a value's base */
    ProvedValue(String quote, String sentence, Optional<LocalDate> published, Drops drops) {
        this.quote = quote;
        this.sentence = sentence;
        this.published = published;
        this.drops = drops;
    }

    Optional<Value> of(JsonNode answered) {
        if (answered == null || answered.isNull() || answered.isMissingNode()) return Optional.empty();
        Optional<String> text = words(answered, "text");
        OptionalDouble number = number(answered.path("number"));
        Optional<String> date = words(answered, "date");
        if (text.isEmpty() && number.isEmpty() && date.isEmpty()) return Optional.empty();
        if (date.isPresent()) {
            Optional<Moment> told = date(date.get());
            if (told.isPresent()) {
                return Optional.of(Value.ofDate(text.flatMap(this::standing).orElse(quote), told.get()));
            }
            drops.count(Dropped.DATE_NOT_IN_QUOTE);
            if (number.isEmpty()) return Optional.empty();
        }
        if (number.isPresent()) return figure(number.getAsDouble(), text, answered);
        Optional<String> standing = text.flatMap(this::standing);
        if (standing.isEmpty()) drops.count(Dropped.VALUE_NOT_IN_QUOTE);
        return standing.map(Value::ofText);
    }

    private Optional<Value> figure(double number, Optional<String> text, JsonNode answered) {
        Optional<Numerals.Numeral> numeral = Numerals.proving(number, quote);
        if (numeral.isEmpty()) {
            drops.count(Dropped.VALUE_NOT_IN_QUOTE);
            return Optional.empty();
        }
        String words = text.flatMap(this::standing)
                .filter(standing -> Numerals.proving(number, standing).isPresent())
                .orElseGet(() ->
                        quote.substring(numeral.get().start(), numeral.get().end()));
        Optional<String> unit = words(answered, "unit").map(ProvedValue::unit);
        // 1.5 and 亿 are together what the article writes
        double counted = unit.filter(u -> SCALE_ONLY.matcher(u).matches()).isPresent()
                ? unscaled(number, numeral.get())
                : number;
        Optional<String> per = words(answered, "per");
        boolean baseless = per.isPresent()
                && Numerals.in(per.get()).stream()
                        .anyMatch(base -> base.meanings().stream()
                                .noneMatch(
                                        each -> Numerals.proving(each, sentence).isPresent()));
        if (baseless) {
            drops.count(Dropped.BASE_NOT_IN_SENTENCE);
            per = Optional.empty();
        }
        return Optional.of(new Value(words, OptionalDouble.of(counted), unit, per, Optional.empty()));
    }

    private static double unscaled(double number, Numerals.Numeral numeral) {
        double written = numeral.meanings().iterator().next();
        return Math.abs(number) < 1e4 ? number : written;
    }

    /** The words as they stand in the quote. */
    private Optional<String> standing(String words) {
        return new QuoteFinder(quote)
                .find(words, 0, quote.length(), 0)
                .map(place -> quote.substring(place.start(), place.end()).strip())
                .filter(standing -> !standing.isEmpty());
    }

    /** The date that the quote tells, if the answered one can mean the same. */
    private Optional<Moment> date(String iso) {
        Moment answered;
        try {
            answered = Moment.parse(iso);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        Dates.Context context = new Dates.Context(published, Optional.empty());
        Optional<Moment> told = Dates.in(Fold.fold(quote), context).map(Dates.Found::at);
        if (told.isPresent()) return told.filter(at -> at.agreesWith(answered));
        return standsInNumbers(answered) ? Optional.of(answered) : Optional.empty();
    }

    /** True if year, month and day stand in the quote each by itself; the year may be that of the article. */
    private boolean standsInNumbers(Moment date) {
        LocalDate day = date.firstDay();
        boolean year = Numerals.proving(day.getYear(), quote).isPresent()
                || published.filter(at -> at.getYear() == day.getYear()).isPresent();
        if (date.precision() == Moment.Precision.YEAR)
            return Numerals.proving(day.getYear(), quote).isPresent();
        boolean month = Numerals.proving(day.getMonthValue(), quote).isPresent()
                || Fold.fold(quote).contains(MONTHS.get(day.getMonthValue() - 1));
        if (date.precision() == Moment.Precision.MONTH) return year && month;
        return year && month && Numerals.proving(day.getDayOfMonth(), quote).isPresent();
    }

    /** The date that the quote tells of itself. */
    Optional<Moment> trueAt() {
        return Dates.in(Fold.fold(quote), new Dates.Context(published, Optional.empty()))
                .map(Dates.Found::at);
    }

    static Optional<String> words(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull()
                ? Optional.of(value.asText().strip()).filter(text -> !text.isEmpty() && text.length() <= 4000)
                : Optional.empty();
    }

    private static OptionalDouble number(JsonNode node) {
        if (node.isNumber() && Double.isFinite(node.asDouble())) return OptionalDouble.of(node.asDouble());
        String text = node.asText("").strip();
        if (!node.isTextual() || text.isEmpty() || !Character.isDigit(text.charAt(0))) return OptionalDouble.empty();
        return Figures.number(text).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static String unit(String unit) {
        String known = UNITS.get(unit.toLowerCase(Locale.ROOT));
        if (known != null) return known;
        return Money.of(unit)
                .filter(money -> money.toOne() == 1)
                .map(Money::currency)
                .orElse(unit);
    }
}
