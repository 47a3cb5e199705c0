package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.entry.ModelFamily;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Models side by side: one respect and one base unit a row, in each cell the finding that is supported best.
 *
 * @param models canonical names, one a column
 */
public record Comparison(List<String> models, List<Row> rows) {
    /** Of these the utmost is asked for. */
    private static final Set<Attribute> UTMOST = Set.of(Attribute.DURATION, Attribute.RESOLUTION, Attribute.FRAME_RATE);

    private static final double SURE = 0.5;
    private static final double SURE_OF_UTMOST = 0.6;

    /**
     * One respect.
     *
     * @param unit base unit of its figures; empty where it has none
     * @param cells one for each model; empty where nothing is known
     */
    public record Row(Attribute attribute, String unit, List<Optional<Cell>> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What is known of one model in one respect.
     *
     * @param of the model it was said of: where nothing was said of the variant itself, its generation
     * @param others how many findings there are beside it
     */
    public record Cell(Finding finding, String of, boolean disputed, int others) {}

    public Comparison {
        models = List.copyOf(models);
        rows = List.copyOf(rows);
    }

    private record Place(Attribute attribute, String unit) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = attribute.compareTo(other.attribute);
            return order != 0 ? order : unit.compareTo(other.unit);
        }
    }

    /** Compares models by canonical name. */
    public static Comparison of(List<String> models, Collection<Matter> matters) {
        Map<String, List<Matter>> byModel = new HashMap<>();
        matters.forEach(matter -> byModel.computeIfAbsent(matter.model(), ignored -> new ArrayList<>())
                .add(matter));
        List<Map<Place, Cell>> columns = new ArrayList<>();
        for (String model : models) {
            Map<Place, Cell> column = new TreeMap<>();
            List<String> families = new ArrayList<>(ModelFamily.of(model));
            Collections.reverse(families);
            for (String family : families) {
                if (!family.equals(model)
                        && !isOtherNameOf(
                                byModel.getOrDefault(family, List.of()), byModel.getOrDefault(model, List.of())))
                    continue;
                Map<Place, Cell> cells = new TreeMap<>();
                byModel.getOrDefault(family, List.of()).forEach(matter -> cells.putAll(cells(matter)));
                cells.forEach(column::putIfAbsent);
            }
            columns.add(column);
        }
        Set<Place> places = new TreeSet<>();
        columns.forEach(column -> places.addAll(column.keySet()));
        List<Row> rows = places.stream()
                .map(place -> new Row(
                        place.attribute(),
                        place.unit(),
                        columns.stream()
                                .map(column -> Optional.ofNullable(column.get(place)))
                                .toList()))
                .toList();
        return new Comparison(models, rows);
    }

    /**
     * True if a generation goes by the same launch as one of its variants, as Gen-3 and Gen-3 Alpha do, and nobody tells
     * their figures apart: then the shorter name is used for the longer one.
     */
    private static boolean isOtherNameOf(List<Matter> generation, List<Matter> variant) {
        Set<Moment> launches = launches(generation);
        boolean together =
                launches(variant).stream().anyMatch(date -> launches.stream().anyMatch(date::agreesWith));
        if (!together) return false;
        Set<String> told = new HashSet<>();
        figures(variant).forEach(claim -> told.add(claim.article().articleId() + claim.attribute()));
        return figures(generation)
                .noneMatch(claim -> told.contains(claim.article().articleId() + claim.attribute()));
    }

    private static Stream<Claim> figures(List<Matter> matters) {
        return matters.stream()
                .filter(matter -> matter.attribute().group() == Attribute.Group.SPEC
                        || matter.attribute() == Attribute.PRICE
                        || matter.attribute() == Attribute.AVAILABILITY)
                .flatMap(matter -> matter.claims().stream())
                .filter(Comparison::holds);
    }

    private static Set<Moment> launches(List<Matter> matters) {
        Set<Moment> dates = new HashSet<>();
        for (Matter matter : matters) {
            if (matter.attribute() != Attribute.RELEASE) continue;
            for (Claim claim : matter.claims()) {
                if (claim.polarity() == Polarity.NEGATIVE || ReleaseEvent.of(claim) != ReleaseEvent.LAUNCH) continue;
                claim.value()
                        .flatMap(Value::date)
                        .or(claim::trueAt)
                        .filter(date -> date.precision().compareTo(Moment.Precision.DAY) >= 0)
                        .ifPresent(dates::add);
            }
        }
        return dates;
    }

    private static Map<Place, Cell> cells(Matter matter) {
        Map<Place, List<Finding>> candidates = new TreeMap<>();
        for (Finding finding : matter.findings()) {
            if (finding.claims().stream().noneMatch(Comparison::holds)) continue;
            String unit = finding.measure().map(Measure::base).orElse("");
            candidates
                    .computeIfAbsent(new Place(matter.attribute(), unit), ignored -> new ArrayList<>())
                    .add(finding);
        }
        // beside a figure, words on the same thing say little
        boolean figures =
                candidates.keySet().stream().anyMatch(place -> !place.unit().isEmpty());
        if (figures && matter.attribute().group() == Attribute.Group.SPEC) {
            candidates.keySet().removeIf(place -> place.unit().isEmpty());
        }
        Set<String> disputed = new HashSet<>();
        matter.disputes().forEach(dispute -> {
            dispute.a().claims().forEach(claim -> disputed.add(claim.id()));
            dispute.b().claims().forEach(claim -> disputed.add(claim.id()));
        });
        Map<Place, Cell> cells = new TreeMap<>();
        candidates.forEach((place, findings) -> {
            Finding best = best(place, findings);
            boolean isDisputed = best.claims().stream().anyMatch(claim -> disputed.contains(claim.id()));
            cells.put(place, new Cell(best, matter.model(), isDisputed, findings.size() - 1));
        });
        return cells;
    }

    /** What is planned, rumoured or over is not so. */
    private static boolean holds(Claim claim) {
        boolean event = claim.attribute() == Attribute.RELEASE && claim.status() == Status.PAST;
        return (claim.status() == Status.CURRENT || event) && claim.confidence() >= SURE;
    }

    private static Finding best(Place place, List<Finding> findings) {
        Comparator<Finding> supported = Comparator.comparingInt(Finding::origins)
                .thenComparing(finding -> finding.best().comparedTo().isEmpty())
                // of a release the date is what is asked for
                .thenComparing(finding -> place.attribute() == Attribute.RELEASE
                        && finding.value().flatMap(value -> value.date()).isPresent())
                .thenComparingDouble(finding -> finding.best().confidence())
                .thenComparingInt(finding -> finding.claims().size())
                .thenComparing(Finding::id);
        if (UTMOST.contains(place.attribute()) && !place.unit().isEmpty()) {
            Optional<Finding> utmost = findings.stream()
                    .filter(finding -> finding.best().confidence() >= SURE_OF_UTMOST)
                    .max(Comparator.comparingDouble((Finding finding) ->
                                    finding.measure().orElseThrow().number())
                            .thenComparing(supported));
            if (utmost.isPresent()) return utmost.get();
        }
        return findings.stream().max(supported).orElseThrow();
    }
}
