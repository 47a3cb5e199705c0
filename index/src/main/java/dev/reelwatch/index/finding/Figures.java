package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of a claim, with what the words of its quote tell about it besides. */
final class Figures {
    /** A clip of so many seconds, right before its price or called a video. */
    private static final Pattern CLIP = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s?-?\\s?(?:秒钟?|s|secs?|seconds?)(?![a-z])"
            + "(?=\\s*(?:的|of|long)?\\s*(?:\\d{3,4}p|[248]k)?\\s*(?:的|ai)?\\s*(?:视频|短片|片段|videos?|clips?)"
            + "|\\s*(?:[:：=,，]|要|需要?|只需要?|消耗|花费?|costs?|for)?\\s*[$¥€]?\\d+(?:\\.\\d+)?\\s*(?:个|点)?"
            + "(?:灵感值|积分|点数|credits?|元|块|美元|美金|usd|cny|\\b))");

    private static final String OF_TOKENS = "\\s*(?:/|每|per|a)\\s*((?:百万|千|million|thousand|1[mk])?\\s*tokens?)";

    private static final Pattern SIDES = Pattern.compile("(\\d{3,4})\\s*[x×*]\\s*(\\d{3,4})");
    /** The shape of a picture, which tells nothing of how many lines it has. */
    private static final Pattern ASPECT = Pattern.compile("\\d{1,2}\\s*[:：]\\s*\\d{1,2}");

    private static final Pattern LINES_ALONE = Pattern.compile("\\d{3,4}\\s*p|[248]\\s*k");
    private static final Pattern RANGE = Pattern.compile("\\d+(?:\\.\\d+)?\\s*(?:[-~–—～]|到|至|to)\\s*(\\d+(?:\\.\\d+)?)"
            + "\\s*(秒钟?|分钟|s|secs?|seconds?|mins?|minutes?)(?![a-z])");

    private Figures() {}

    /**
     * A price is that of the clip whose length stands with it; of a range of lengths the longest is the limit; of a
     * picture told by its sides the shorter one is the number of lines.
     */
    static Optional<Value> valueOf(Claim claim) {
        return told(claim).map(value -> of(value, claim));
    }

    /** The value of a claim as told, if it is of the kind that its respect has. */
    static Optional<Value> told(Claim claim) {
        return claim.value().filter(value -> isOfKind(value, claim.attribute()));
    }

    /** When a function came is no figure of it, "one style" counts nothing, and a quality is no length. */
    private static boolean isOfKind(Value value, Attribute attribute) {
        if (value.date().isPresent()) return attribute.group() == Attribute.Group.MARKET;
        if (attribute == Attribute.RESOLUTION && ASPECT.matcher(value.text()).find()) return false;
        Optional<Measure> measure = Measure.of(value);
        if (measure.isEmpty()) return true;
        String unit = measure.get().unit();
        return switch (attribute.group()) {
            case MARKET, SPEC -> true;
            case CAPABILITY -> measure.get().number() != 1 || unit.equals(Measure.IMAGES);
            case QUALITY -> unit.equals("%") || unit.equals("x");
        };
    }

    /** The same of a value that is that of a claim. */
    static Value of(Value value, Claim claim) {
        return switch (claim.attribute()) {
            case PRICE -> ofClip(value, claim);
            case DURATION -> longest(value);
            case RESOLUTION -> lines(value);
            default -> value;
        };
    }

    private static Value lines(Value value) {
        Matcher sides = SIDES.matcher(Fold.fold(value.text()));
        if (value.number().isPresent() || !sides.find()) return value;
        int lines = Math.min(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
        return Value.ofNumber(value.text(), lines, "p");
    }

    private static Value ofClip(Value value, Claim claim) {
        String per = Fold.fold(value.per().orElse("")).strip();
        boolean priced = value.number().isPresent() && value.number().getAsDouble() > 0;
        if (!priced || !(per.isEmpty() || LINES_ALONE.matcher(per).matches())) return value;
        Matcher tokens = Pattern.compile(Pattern.quote(Fold.fold(value.text())) + OF_TOKENS)
                .matcher(Fold.fold(claim.quote().text()));
        if (tokens.find()) return value.per(tokens.group(1));
        Set<String> lengths = new HashSet<>();
        Matcher clip = CLIP.matcher(Fold.fold(claim.quote().text()));
        while (clip.find()) lengths.add(clip.group(1));
        if (lengths.size() != 1) return value;
        double seconds = Double.parseDouble(lengths.iterator().next());
        return seconds > 0 ? value.per((lengths.iterator().next() + " s clip " + per).strip()) : value;
    }

    private static Value longest(Value value) {
        if (value.number().isPresent() || value.date().isPresent()) return value;
        Matcher range = RANGE.matcher(Fold.fold(value.text()));
        if (!range.find()) return value;
        return new Value(
                value.text(),
                OptionalDouble.of(Double.parseDouble(range.group(1))),
                Optional.of(range.group(2)),
                value.per(),
                value.date());
    }

    static Optional<Measure> measureOf(Claim claim) {
        return valueOf(claim).flatMap(Measure::of);
    }
}
