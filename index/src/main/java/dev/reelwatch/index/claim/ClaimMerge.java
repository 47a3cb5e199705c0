package dev.reelwatch.index.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one set of what the patterns and a language model found in one article. Two claims are the same where model and
 * attribute are, their quotes overlap by half of the shorter one, and neither their figures nor the models they are
 * compared with differ.
 *
 * <p>Of a claim that both found, the quote is the patterns', so that its id stays when a model is added; polarity,
 * status, basis and comparison are the model's, which has read the sentence; the figure is the model's where it has a
 * number or a date, else the patterns'. Its confidence is that of two who agree: {@code 1 - (1 - a)(1 - b)}.
 */
public final class ClaimMerge {
    private ClaimMerge() {}

    /** The claims of both, by their places; ids are unique. */
    public static List<Claim> of(List<Claim> byPatterns, List<Claim> byModel) {
        List<Claim> left = new ArrayList<>(byModel);
        List<Claim> all = new ArrayList<>();
        for (Claim pattern : byPatterns) {
            Optional<Claim> same = left.stream()
                    .filter(model -> isSame(pattern, model))
                    .max(Comparator.comparingInt(model -> overlap(pattern.quote(), model.quote())));
            if (same.isPresent()) left.remove(same.get());
            all.add(same.map(model -> both(pattern, model)).orElse(pattern));
        }
        // one clause of the patterns may lie in several quotes of the model, and the other way round
        left.removeIf(model -> all.stream().anyMatch(claim -> isSame(claim, model)));
        all.addAll(left);
        Set<String> ids = new HashSet<>();
        List<Claim> merged = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparingDouble(Claim::confidence).reversed().thenComparing(Claim::id))
                .filter(claim -> ids.add(claim.id()))
                .forEach(merged::add);
        merged.sort(
                Comparator.comparingInt((Claim claim) -> claim.quote().start()).thenComparing(Claim::id));
        return List.copyOf(merged);
    }

    private static Claim both(Claim pattern, Claim model) {
        boolean measured = model.value()
                .filter(value -> value.number().isPresent() || value.date().isPresent())
                .isPresent();
        double confidence = 1 - (1 - pattern.confidence()) * (1 - model.confidence());
        return new Claim(
                Claim.idOf(
                        pattern.article().articleId(),
                        pattern.model(),
                        pattern.attribute(),
                        model.status(),
                        pattern.quote().text()),
                pattern.article(),
                pattern.model(),
                pattern.attribute(),
                model.polarity(),
                model.status(),
                model.basis(),
                measured
                        ? model.value()
                                .filter(value -> standsIn(value, pattern))
                                .or(pattern::value)
                        : pattern.value().or(() -> model.value().filter(value -> standsIn(value, pattern))),
                model.comparedTo(),
                pattern.quote(),
                pattern.trueAt().or(model::trueAt),
                Math.round(confidence * 100) / 100.0,
                pattern.extractor() + "+" + model.extractor());
    }

    /** A figure of the longer quote proves nothing where the shorter one is kept. */
    private static boolean standsIn(Value value, Claim claim) {
        return claim.quote().text().contains(value.text());
    }

    /** True if both say the same at the same place. */
    static boolean isSame(Claim a, Claim b) {
        return speakOfOne(a, b)
                && overlap(a.quote(), b.quote()) * 2 >= Math.min(length(a.quote()), length(b.quote()))
                && !differ(a.comparedTo(), b.comparedTo())
                && !valuesDiffer(a, b);
    }

    /** True if the same figure is told again at another place. */
    static boolean repeats(Claim a, Claim b) {
        return speakOfOne(a, b)
                && a.status() == b.status()
                && a.polarity() == b.polarity()
                && a.comparedTo().equals(b.comparedTo())
                && a.value().isPresent()
                && b.value().isPresent()
                && !valuesDiffer(a, b)
                && a.value().get().number().isPresent()
                        == b.value().get().number().isPresent()
                && (a.value().get().number().isPresent()
                        || (a.value().get().date().isPresent()
                                && b.value().get().date().isPresent()));
    }

    private static boolean speakOfOne(Claim a, Claim b) {
        return a.model().equals(b.model()) && a.attribute() == b.attribute();
    }

    private static boolean valuesDiffer(Claim a, Claim b) {
        if (a.value().isEmpty() || b.value().isEmpty()) return false;
        Value one = a.value().get();
        Value other = b.value().get();
        if (one.number().isPresent() && other.number().isPresent()) {
            double first = one.number().getAsDouble();
            double second = other.number().getAsDouble();
            // one may count in 亿 or minutes what the other counts in ones or seconds
            return !Numerals.same(first, second)
                    && !one.text().equals(other.text())
                    && Numerals.proving(second, one.text()).isEmpty()
                    && Numerals.proving(first, other.text()).isEmpty();
        }
        if (one.date().isPresent() && other.date().isPresent()) {
            return !one.date().get().agreesWith(other.date().get());
        }
        return false;
    }

    private static boolean differ(Optional<String> a, Optional<String> b) {
        return a.isPresent() && b.isPresent() && !a.equals(b);
    }

    private static int overlap(Quote a, Quote b) {
        return Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.start(), b.start()));
    }

    private static int length(Quote quote) {
        return quote.end() - quote.start();
    }
}
