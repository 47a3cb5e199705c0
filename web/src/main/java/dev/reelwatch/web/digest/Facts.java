package dev.reelwatch.web.digest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.ReleaseEvent;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.Summary.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be told of a model as a plain fact: that it came out, and its figures. */
final class Facts {
    /** What can be told of a model as a plain fact, in the order in which it is told. */
    static final List<Attribute> ORDER = List.of(
            Attribute.RELEASE,
            Attribute.OPEN_SOURCE,
            Attribute.AVAILABILITY,
            Attribute.PRICE,
            Attribute.DURATION,
            Attribute.RESOLUTION,
            Attribute.FRAME_RATE,
            Attribute.GENERATION_SPEED,
            Attribute.PARAMETERS,
            Attribute.HARDWARE);

    /** Of these it is a fact that they are so, without any figure. */
    static final Set<Attribute> EVENTS = Set.of(Attribute.RELEASE, Attribute.OPEN_SOURCE, Attribute.AVAILABILITY);

    /** What is told of one figure: more of them are settings. */
    static final int FIGURES_A_MATTER = 3;

    private static final Comparator<Finding> MOST_SUPPORTED = comparingInt(Finding::origins)
            .reversed()
            .thenComparingDouble(finding -> -finding.best().confidence())
            .thenComparing(Finding::attribute)
            .thenComparing(finding -> finding.claims().getFirst().id());

    private Facts() {}

    /** The figure or kind of a finding; when a thing came is none. */
    static Optional<Value> figure(Finding finding) {
        return finding.value().filter(value -> value.date().isEmpty());
    }

    static Kind kindOf(Finding fact) {
        return switch (fact.attribute()) {
            case RELEASE -> Kind.RELEASE;
            case OPEN_SOURCE, AVAILABILITY -> Kind.ACCESS;
            case PRICE -> Kind.PRICE;
            default -> Kind.FACT;
        };
    }

    /** In the order of telling; of several figures of one matter those that tell most. */
    static List<Finding> select(List<Finding> findings) {
        List<Finding> told = new ArrayList<>();
        for (Attribute attribute : ORDER) {
            List<Finding> ofOne = findings.stream()
                    .filter(finding -> finding.attribute() == attribute)
                    .sorted(MOST_SUPPORTED)
                    .toList();
            boolean counted = ofOne.stream().anyMatch(Facts::isCounted);
            boolean narrowed = attribute != Attribute.RELEASE
                    && ofOne.stream().anyMatch(finding -> figure(finding).isPresent());
            List<Finding> kept = new ArrayList<>();
            for (Finding finding : ofOne) {
                // "3.67 元" beside "3.67 元 a clip" is the same or a sum of money of somebody
                boolean says = (!counted || isCounted(finding))
                        && (!narrowed || figure(finding).isPresent());
                if (says && kept.stream().noneMatch(other -> sameFigure(other, finding))) kept.add(finding);
            }
            kept.stream()
                    .limit(FIGURES_A_MATTER)
                    .sorted(comparing(finding -> figure(finding)
                            .filter(value -> value.number().isPresent())
                            .map(value -> value.number().getAsDouble())
                            .orElse(0.0)))
                    .forEach(told::add);
        }
        return told;
    }

    static List<Finding> mostSupported(List<Finding> findings) {
        return findings.stream().sorted(MOST_SUPPORTED).toList();
    }

    private static boolean isCounted(Finding finding) {
        return finding.attribute() == Attribute.PRICE
                && figure(finding).flatMap(Value::per).isPresent();
    }

    private static boolean sameFigure(Finding a, Finding b) {
        Optional<Value> one = figure(a);
        Optional<Value> other = figure(b);
        if (one.isEmpty() || other.isEmpty()) {
            return one.equals(other)
                    && (a.attribute() != Attribute.RELEASE || ReleaseEvent.of(a.best()) == ReleaseEvent.of(b.best()));
        }
        boolean words = one.get().number().isEmpty() && other.get().number().isEmpty();
        return one.get().text().equals(other.get().text())
                || (words
                        && (one.get().text().contains(other.get().text())
                                || other.get().text().contains(one.get().text())))
                || (one.get().number().isPresent()
                        && one.get().number().equals(other.get().number())
                        && one.get().unit().equals(other.get().unit()));
    }
}
