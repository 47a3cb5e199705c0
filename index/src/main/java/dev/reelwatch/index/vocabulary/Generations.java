package dev.reelwatch.index.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which model of a line came before which, by the versions in their names. */
public final class Generations {
    private static final Pattern VERSION = Pattern.compile("^(.*?)(\\d+(?:\\.\\d+)*)(.*)$");

    /**
     * A name taken apart.
     *
     * @param scheme what stands before the version: {@code Q1} and {@code 2.0} do not count together
     * @param variant what stands behind it
     */
    private record Version(String model, String scheme, List<Integer> number, String variant) {
        static Optional<Version> of(String model, String line) {
            String rest = model.startsWith(line) ? model.substring(line.length()) : model;
            Matcher matcher = VERSION.matcher(rest);
            if (!matcher.matches()) return Optional.empty();
            List<Integer> number = new ArrayList<>();
            for (String part : matcher.group(2).split("\\.", -1)) {
                if (part.length() > 6) return Optional.empty();
                number.add(Integer.parseInt(part));
            }
            while (number.size() > 1 && number.getLast() == 0) number.removeLast();
            return Optional.of(new Version(
                    model, matcher.group(1).strip(), number, matcher.group(3).strip()));
        }
    }

    private static final Comparator<List<Integer>> BY_NUMBER = (a, b) -> {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) return order;
        }
        return Integer.compare(a.size(), b.size());
    };

    private final String line;
    private final List<Version> versions;

    public Generations(String line, Collection<String> models) {
        this.line = line;
        this.versions = models.stream()
                .flatMap(model -> Version.of(model, line).stream())
                .sorted(Comparator.comparing(Version::number, BY_NUMBER).thenComparing(Version::model))
                .toList();
    }

    /** The version next before a model: of its own variant where there is one. */
    public Optional<String> before(String model) {
        Optional<Version> own = Version.of(model, line);
        if (own.isEmpty()) return Optional.empty();
        List<Version> former = versions.stream()
                .filter(version -> version.scheme().equals(own.get().scheme()))
                .filter(version -> BY_NUMBER.compare(version.number(), own.get().number()) < 0)
                .toList();
        if (former.isEmpty()) return Optional.empty();
        List<Integer> nearest = former.get(former.size() - 1).number();
        return pick(
                former.stream()
                        .filter(version -> version.number().equals(nearest))
                        .toList(),
                own.get());
    }

    /** True if a model is of an earlier version than another one. */
    public boolean isBefore(String model, String other) {
        Optional<Version> earlier = Version.of(model, line);
        Optional<Version> later = Version.of(other, line);
        return earlier.isPresent()
                && later.isPresent()
                && earlier.get().scheme().equals(later.get().scheme())
                && BY_NUMBER.compare(earlier.get().number(), later.get().number()) < 0;
    }

    /** The versions after a model, nearest first, of each the variant that is most like it. */
    public List<String> after(String model) {
        Optional<Version> own = Version.of(model, line);
        if (own.isEmpty()) return List.of();
        List<Version> later = versions.stream()
                .filter(version -> version.scheme().equals(own.get().scheme()))
                .filter(version -> BY_NUMBER.compare(version.number(), own.get().number()) > 0)
                .toList();
        return later.stream()
                .map(Version::number)
                .distinct()
                .flatMap(number ->
                        pick(
                                later.stream()
                                        .filter(version -> version.number().equals(number))
                                        .toList(),
                                own.get())
                                .stream())
                .toList();
    }

    private static Optional<String> pick(List<Version> same, Version like) {
        return same.stream()
                .filter(version -> version.variant().equals(like.variant()))
                .findFirst()
                .or(() -> same.stream()
                        .min(Comparator.comparingInt(version -> version.model().length())))
                .map(Version::model);
    }
}
