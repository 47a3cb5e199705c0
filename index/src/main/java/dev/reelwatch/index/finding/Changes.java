package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds prices and limits that changed. */
public final class Changes {
    private static final Set<Attribute> CHANGING = Set.of(
            Attribute.PRICE,
            Attribute.DURATION,
            Attribute.RESOLUTION,
            Attribute.FRAME_RATE,
            Attribute.GENERATION_SPEED,
            Attribute.AVAILABILITY);

    /** A figure with the days between which it was told. */
    private record Span(Measure measure, List<Claim> claims) {
        LocalDate first() {
            return day(claims.get(0)).orElseThrow();
        }

        LocalDate last() {
            return day(claims.get(claims.size() - 1)).orElseThrow();
        }
    }

    private Changes() {}

    /**
     * The changes among {@code claims}, earliest first. Figures that are told side by side, as the prices of two plans
     * are, are no change: the former one must not be told again once the new one was.
     */
    public static List<Change> of(List<Claim> claims) {
        List<Change> changes = new ArrayList<>();
        Findings.byModelAndAttribute(claims).values().forEach(ofOne -> {
            if (!CHANGING.contains(ofOne.get(0).attribute())) return;
            Map<String, List<Claim>> comparable = new LinkedHashMap<>();
            ofOne.stream()
                    .filter(claim -> claim.polarity() != Polarity.NEGATIVE || claim.attribute() == Attribute.PRICE)
                    .filter(claim -> claim.status() == Status.CURRENT || claim.status() == Status.PAST)
                    .filter(claim -> day(claim).isPresent())
                    .sorted(Comparator.comparing((Claim claim) -> day(claim).orElseThrow())
                            .thenComparing(Claim::id))
                    .forEach(claim -> claim.value()
                            .flatMap(Measure::of)
                            .ifPresent(measure -> comparable
                                    .computeIfAbsent(measure.unit() + "/" + measure.per(), ignored -> new ArrayList<>())
                                    .add(claim)));
            comparable.values().forEach(row -> changes.addAll(changes(row)));
        });
        changes.sort(Comparator.comparing((Change change) -> day(change.after()).orElseThrow())
                .thenComparing(change -> change.after().id()));
        return changes;
    }

    private static List<Change> changes(List<Claim> row) {
        List<Span> spans = new ArrayList<>();
        for (Claim claim : row) {
            Measure measure = claim.value().flatMap(Measure::of).orElseThrow();
            spans.stream()
                    .filter(span -> span.measure().sameAs(measure))
                    .findFirst()
                    .ifPresentOrElse(
                            span -> span.claims().add(claim),
                            () -> spans.add(new Span(measure, new ArrayList<>(List.of(claim)))));
        }
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i + 1 < spans.size(); i++) {
            Span before = spans.get(i);
            Span after = spans.get(i + 1);
            boolean told = after.first().isAfter(before.last());
            boolean aside = spans.stream()
                    .anyMatch(other -> !other.equals(before)
                            && !other.equals(after)
                            && !other.first().isAfter(after.last())
                            && !other.last().isBefore(before.first()));
            if (told && !aside) {
                Claim last = before.claims().get(before.claims().size() - 1);
                Claim first = after.claims().get(0);
                changes.add(new Change(first.model(), first.attribute(), last, first));
            }
        }
        return changes;
    }

    /** The day it was true; of what was told as history without a day, none. */
    private static Optional<LocalDate> day(Claim claim) {
        return claim.trueAt()
                .or(() -> claim.status() == Status.CURRENT ? claim.saidAt() : Optional.empty())
                .map(Moment::firstDay);
    }
}
