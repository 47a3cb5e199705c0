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
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Models side by side: one respect and one base unit a row, in each cell the finding that is supported best.
 *
 * @param models canonical names, one a column
 */
public record Comparison(List<String> models, List<Row> rows) {
    /** Of these the utmost is asked for. */
    private static final Set<Attribute> UTMOST = Set.of(Attribute.DURATION, Attribute.RESOLUTION, Attribute.FRAME_RATE);

    /** That these were spoken of says nothing by itself. */
    private static final Set<Attribute> FIGURES_ONLY = Set.of(
            Attribute.DURATION,
            Attribute.RESOLUTION,
            Attribute.FRAME_RATE,
            Attribute.PARAMETERS,
            Attribute.HARDWARE,
            Attribute.PRICE);

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
     * @param newsOf of a launch whose day nobody tells, that of the first article which tells it as news
     * @param credit by which a price that was told in credits is brought to money
     */
    public record Cell(
            Finding finding,
            String of,
            boolean disputed,
            int others,
            Optional<Moment> newsOf,
            Optional<CreditPrice> credit) {}

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

    /** What is known of one model by canonical name, a row each. */
    public static Comparison of(String model, Collection<Matter> matters) {
        return of(List.of(model), matters, any -> "");
    }

    /**
     * Compares models by canonical name.
     *
     * @param issuer whose credits a model is paid with: those of two are two units
     */
    public static Comparison of(List<String> models, Collection<Matter> matters, UnaryOperator<String> issuer) {
        Map<String, List<Matter>> byModel = new HashMap<>();
        matters.forEach(matter -> byModel.computeIfAbsent(matter.model(), ignored -> new ArrayList<>())
                .add(matter));
        List<Told> credits = creditsToldIn(matters);
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
                List<Matter> ofFamily = byModel.getOrDefault(family, List.of());
                Set<String> waits = waits(ofFamily);
                Map<Place, Cell> cells = new TreeMap<>();
                for (Matter matter : ofFamily) {
                    cells.putAll(cells(matter, waits, issuer.apply(model)));
                    if (matter.attribute() != Attribute.PRICE) continue;
                    for (Cell cell : List.copyOf(cells.values())) {
                        inMoney(cell, matter.model(), credits, issuer)
                                .ifPresent(paid -> cells.putIfAbsent(
                                        new Place(
                                                Attribute.PRICE,
                                                paid.finding()
                                                        .measure()
                                                        .orElseThrow()
                                                        .base()),
                                        paid));
                    }
                }
                cells.forEach(column::putIfAbsent);
            }
            columns.add(column);
        }
        Set<Place> places = new TreeSet<>();
        columns.forEach(column -> places.addAll(column.keySet()));
        // the other functions of two models are not one function
        if (models.size() > 1) places.removeIf(place -> place.attribute() == Attribute.FEATURE_OTHER);
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

    private static Map<Place, Cell> cells(Matter matter, Set<String> waits, String issuer) {
        Map<Place, List<Finding>> candidates = new TreeMap<>();
        boolean counted = isCounted(matter.attribute());
        for (Finding finding : matter.findings()) {
            if (finding.claims().stream().noneMatch(claim -> holds(claim) && isOfIts(claim, matter))) continue;
            if (!isComparable(finding, waits)) continue;
            String unit = counted
                    ? finding.measure().map(measure -> unit(measure, issuer)).orElse("")
                    : "";
            candidates
                    .computeIfAbsent(new Place(matter.attribute(), unit), ignored -> new ArrayList<>())
                    .add(finding);
        }
        // beside a figure, words on the same thing say little
        boolean figures =
                candidates.keySet().stream().anyMatch(place -> !place.unit().isEmpty());
        boolean figureAsked =
                matter.attribute().group() == Attribute.Group.SPEC || matter.attribute() == Attribute.PRICE;
        if (figures && figureAsked) {
            candidates.forEach((place, findings) -> {
                if (place.unit().isEmpty()) findings.removeIf(finding -> !isFree(finding));
            });
            candidates.values().removeIf(List::isEmpty);
        }
        Set<String> disputed = new HashSet<>();
        matter.disputes().forEach(dispute -> {
            dispute.a().claims().forEach(claim -> disputed.add(claim.id()));
            dispute.b().claims().forEach(claim -> disputed.add(claim.id()));
        });
        Map<Place, Cell> cells = new TreeMap<>();
        candidates.forEach((place, findings) -> {
            Finding best = best(place, findings, matter);
            boolean isDisputed = best.claims().stream().anyMatch(claim -> disputed.contains(claim.id()));
            cells.put(
                    place,
                    new Cell(
                            best,
                            matter.model(),
                            isDisputed,
                            findings.size() - 1,
                            newsOf(best, matter),
                            Optional.empty()));
        });
        return cells;
    }

    private static Optional<Moment> newsOf(Finding finding, Matter matter) {
        if (finding.attribute() != Attribute.RELEASE
                || ReleaseEvent.of(finding.best()) != ReleaseEvent.LAUNCH
                || finding.value().flatMap(Value::date).isPresent()) return Optional.empty();
        return finding.claims().stream()
                .filter(claim -> claim.status() == Status.CURRENT
                        && isOfIts(claim, matter)
                        && matter.groundsOf(claim).news())
                .flatMap(claim -> claim.saidAt().stream())
                .min(Comparator.naturalOrder())
                .map(at -> new Moment(at.firstDay()));
    }

    /** Functions and qualities are had or not; a figure told of one is of something beside it. */
    private static boolean isCounted(Attribute attribute) {
        return attribute.group() != Attribute.Group.CAPABILITY && attribute.group() != Attribute.Group.QUALITY;
    }

    private static boolean isFree(Finding finding) {
        return finding.attribute() == Attribute.PRICE && finding.value().isPresent();
    }

    private static String unit(Measure measure, String issuer) {
        boolean owned = measure.unit().equals(Measure.CREDITS) && !issuer.isEmpty();
        return owned ? measure.base().replaceFirst(Measure.CREDITS, issuer + " " + Measure.CREDITS) : measure.base();
    }

    /** What its sentence says of another model or time, and what came out that is no model, stands in no cell. */
    private static boolean isOfIts(Claim claim, Matter matter) {
        Grounds grounds = matter.groundsOf(claim);
        if (!grounds.names()) return false;
        if (claim.attribute() != Attribute.RELEASE) return true;
        ReleaseEvent event = ReleaseEvent.of(claim);
        return grounds.dates()
                && claim.polarity() != Polarity.NEGATIVE
                && event != ReleaseEvent.SOMETHING_ELSE
                && event != ReleaseEvent.END;
    }

    /**
     * What can be set beside another: an amount without what it is paid for is anything, and what is made of a clip
     * afterwards is not the clip.
     */
    private static boolean isComparable(Finding finding, Set<String> waits) {
        if (finding.measure().isEmpty()) {
            return finding.value().isPresent()
                    || finding.polarity() != Polarity.NEUTRAL
                    || !FIGURES_ONLY.contains(finding.attribute());
        }
        if (finding.attribute() == Attribute.PRICE) {
            Measure price = finding.measure().get();
            return !price.per().isEmpty() || !price.mode().isEmpty();
        }
        return !UTMOST.contains(finding.attribute())
                || finding.claims().stream()
                        .anyMatch(claim -> !Circumstances.isMadeAfterwards(claim) && !waits.contains(words(claim)));
    }

    /** Words with a figure of how long one waits for a clip: it is not how long that clip is as well. */
    private static Set<String> waits(List<Matter> matters) {
        return matters.stream()
                .filter(matter -> matter.attribute() == Attribute.GENERATION_SPEED)
                .flatMap(matter -> matter.claims().stream())
                .map(Comparison::words)
                .collect(Collectors.toSet());
    }

    private static String words(Claim claim) {
        return String.join(
                "\n",
                claim.article().articleId(),
                String.valueOf(claim.quote().start()),
                claim.value().map(Value::text).orElse(""));
    }

    /** What one credit costs, by the claim in whose sentence or article that is told. */
    private record Told(Claim by, CreditPrice credit) {}

    private static List<Told> creditsToldIn(Collection<Matter> matters) {
        return matters.stream()
                .filter(matter -> matter.attribute() == Attribute.PRICE)
                .flatMap(matter -> matter.claims().stream()
                        .flatMap(claim ->
                                matter.groundsOf(claim).credit().stream().map(credit -> new Told(claim, credit))))
                .toList();
    }

    /** A price in credits, by what the same article says that one costs, else another one on the same maker's. */
    private static Optional<Cell> inMoney(Cell cell, String model, List<Told> told, UnaryOperator<String> issuerOf) {
        Finding finding = cell.finding();
        Optional<Measure> credits =
                finding.measure().filter(measure -> measure.unit().equals(Measure.CREDITS));
        if (credits.isEmpty() || credits.get().per().equals("month")) return Optional.empty();
        Set<String> articles = new HashSet<>();
        finding.claims().forEach(claim -> articles.add(claim.article().articleId()));
        String issuer = issuerOf.apply(model);
        Predicate<Told> here = one -> articles.contains(one.by().article().articleId());
        Predicate<Told> same = one -> one.by().model().equals(model)
                || (!issuer.isEmpty() && issuerOf.apply(one.by().model()).equals(issuer));
        return told.stream()
                .filter(here.or(same))
                .max(Comparator.comparing(here::test).thenComparing(Told::by, Findings.EARLIEST_SAID))
                .map(best -> new Cell(
                        paid(finding, credits.get(), best.credit()),
                        cell.of(),
                        cell.disputed(),
                        cell.others(),
                        Optional.empty(),
                        Optional.of(best.credit())));
    }

    private static Finding paid(Finding finding, Measure credits, CreditPrice credit) {
        Value told = finding.value().orElseThrow();
        double money = credits.number() * credit.money();
        String per = credits.per().equals(Measure.VIDEO_SECOND) ? "1 s clip" : credits.per();
        String counted = (per + " " + credits.mode()).strip();
        Value value = new Value(
                told.text(),
                OptionalDouble.of(money),
                Optional.of(credit.currency()),
                Optional.of(counted).filter(words -> !words.isEmpty()),
                Optional.empty());
        return new Finding(
                finding.id(),
                finding.model(),
                finding.attribute(),
                finding.polarity(),
                Optional.of(value),
                finding.claims(),
                finding.support(),
                finding.best());
    }

    /** What is planned, rumoured or over is not so. */
    private static boolean holds(Claim claim) {
        boolean event = claim.attribute() == Attribute.RELEASE && claim.status() == Status.PAST;
        return (claim.status() == Status.CURRENT || event) && claim.confidence() >= SURE;
    }

    private static Finding best(Place place, List<Finding> findings, Matter matter) {
        boolean release = place.attribute() == Attribute.RELEASE;
        // of a release the date on which it came out first is what is asked for, however many tell of it without one
        Comparator<Finding> supported = Comparator.comparing(
                        (Finding finding) -> release && ReleaseEvent.of(finding.best()) == ReleaseEvent.LAUNCH)
                .thenComparing(finding ->
                        release && finding.value().flatMap(Value::date).isPresent())
                .thenComparingInt(Finding::origins)
                .thenComparing(finding -> finding.best().comparedTo().isEmpty())
                // what says how much or to whom, then what needs nothing beside it
                .thenComparing(finding -> finding.value().isPresent())
                .thenComparing(finding -> matter.groundsOf(finding.best()).naming() == Grounds.Naming.QUOTE)
                .thenComparing(finding -> matter.groundsOf(finding.best()).feature())
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
