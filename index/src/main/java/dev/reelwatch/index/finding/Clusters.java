package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings statements of one model in one respect together that say the same. Which of them come together follows from
 * the whole set, never from the order in which they came.
 */
final class Clusters {
    /** Share of the telling words of the shorter statement. */
    private static final double SAME_THING = 0.5;

    /** What can be compared at all: only statements of one frame can be the same. */
    private record Frame(
            Statement.Tense tense,
            boolean rumoured,
            Optional<ReleaseEvent> event,
            boolean measured,
            boolean dated,
            boolean against,
            String of) {
        static Frame of(Statement statement) {
            boolean measured = statement.measure().isPresent();
            boolean dated = !measured && (statement.date().isPresent() || statement.tense() == Statement.Tense.EVENT);
            String of;
            if (measured) {
                Measure measure = statement.measure().get();
                of = measure.unit() + "\n" + measure.per() + "\n" + measure.mode();
            } else if (dated) {
                of = "";
            } else {
                String time = statement.tense() == Statement.Tense.FORMER
                        ? statement.claim().trueAt().map(Moment::toString).orElse("")
                        : "";
                // who it is open to is a fact, whether one is pleased with it or not
                boolean fact = !statement.kind().isEmpty() && statement.claim().attribute() == Attribute.AVAILABILITY;
                of = String.join(
                        "\n",
                        fact ? "" : statement.claim().polarity().json(),
                        statement.claim().comparedTo().orElse(""),
                        statement.kind(),
                        time);
            }
            return new Frame(
                    statement.tense(),
                    statement.rumoured(),
                    statement.event(),
                    measured,
                    dated,
                    statement.against(),
                    of);
        }
    }

    private Clusters() {}

    /** The clusters, in each the most telling statement first. */
    static List<List<Statement>> of(Collection<Statement> statements) {
        Map<Frame, List<Statement>> frames = new LinkedHashMap<>();
        statements.stream()
                .sorted(Comparator.comparing(Statement::claim, Findings.EARLIEST_SAID))
                .forEach(statement -> frames.computeIfAbsent(Frame.of(statement), ignored -> new ArrayList<>())
                        .add(statement));
        List<List<Statement>> clusters = new ArrayList<>();
        frames.forEach((frame, same) -> {
            if (frame.measured()) {
                clusters.addAll(byNumber(same));
            } else if (frame.dated()) {
                clusters.addAll(byDate(same));
            } else if (same.get(0).kind().isEmpty()
                    && Statement.OPEN.contains(same.get(0).claim().attribute())) {
                clusters.addAll(byWords(same));
            } else {
                clusters.add(same);
            }
        });
        return clusters;
    }

    /** Figures hang together while the next one is within the tolerance. */
    private static List<List<Statement>> byNumber(List<Statement> same) {
        List<List<Statement>> clusters = new ArrayList<>();
        List<Statement> sorted = same.stream()
                .sorted(Comparator.comparingDouble(
                        statement -> statement.measure().orElseThrow().number()))
                .toList();
        double last = Double.NaN;
        for (Statement statement : sorted) {
            double number = statement.measure().orElseThrow().number();
            if (clusters.isEmpty() || !Measure.isNear(last, number)) clusters.add(new ArrayList<>());
            clusters.get(clusters.size() - 1).add(statement);
            last = number;
        }
        clusters.forEach(cluster -> cluster.sort(Comparator.comparing(Statement::claim, Findings.EARLIEST_SAID)));
        return clusters;
    }

    /** A date, or a day on which it was news, with all that tell it. */
    private record Told(Optional<Moment> date, Moment at, List<Statement> by) {
        boolean agreesWith(Told other) {
            if (date.isPresent() && other.date.isPresent()) return date.get().agreesWith(other.date.get());
            if (date.isPresent()) return other.by.get(0).isNewsOf(date.get());
            if (other.date.isPresent()) return by.get(0).isNewsOf(other.date.get());
            return true;
        }
    }

    /**
     * Groups in which each agrees with each: agreement goes not from one to the next, as a month agrees with two days
     * that differ. The most precise come first, so that a month joins a day and not the other way round.
     */
    private static List<List<Statement>> byDate(List<Statement> same) {
        Map<String, Told> times = new LinkedHashMap<>();
        for (Statement statement : same) {
            Optional<Moment> date = statement.date();
            Moment at = date.or(statement.claim()::saidAt).orElse(NEVER);
            boolean news = statement.claim().status() == Status.CURRENT;
            String key = date.isPresent() ? date.get().toString() : "said " + at.firstDay() + " " + news;
            times.computeIfAbsent(key, ignored -> new Told(date, at, new ArrayList<>()))
                    .by()
                    .add(statement);
        }
        List<Told> precise = times.values().stream()
                .sorted(Comparator.comparing(
                                (Told told) ->
                                        told.date().map(Moment::precision).orElse(Moment.Precision.YEAR),
                                Comparator.reverseOrder())
                        .thenComparing(told -> told.date().isEmpty())
                        .thenComparing(Told::at))
                .toList();
        List<List<Told>> groups = new ArrayList<>();
        for (Told told : precise) {
            Optional<List<Told>> home = groups.stream()
                    .filter(group -> group.stream().allMatch(told::agreesWith))
                    .max(Comparator.comparingInt(group ->
                            group.stream().mapToInt(one -> one.by().size()).sum()));
            home.ifPresentOrElse(group -> group.add(told), () -> groups.add(new ArrayList<>(List.of(told))));
        }
        return groups.stream()
                .map(group -> group.stream().flatMap(told -> told.by().stream()).toList())
                .toList();
    }

    private static final Moment NEVER = Moment.parse("9999");

    /** Around the earliest that say it; wordings that have enough in common are of one thing. */
    private static List<List<Statement>> byWords(List<Statement> same) {
        List<List<Statement>> clusters = new ArrayList<>();
        Map<Integer, List<Integer>> byWord = new HashMap<>();
        for (Statement statement : same) {
            Map<Integer, Integer> shared = new TreeMap<>();
            for (int word : statement.telling()) {
                for (int cluster : byWord.getOrDefault(word, List.of())) shared.merge(cluster, 1, Integer::sum);
            }
            int best = -1;
            double most = 0;
            for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
                Statement leader = clusters.get(entry.getKey()).get(0);
                int smaller = Math.min(leader.telling().length, statement.telling().length);
                double share = (double) entry.getValue() / smaller;
                if (share >= SAME_THING && share > most) {
                    best = entry.getKey();
                    most = share;
                }
            }
            if (best >= 0) {
                clusters.get(best).add(statement);
                continue;
            }
            clusters.add(new ArrayList<>(List.of(statement)));
            for (int word : statement.telling()) {
                byWord.computeIfAbsent(word, ignored -> new ArrayList<>(2)).add(clusters.size() - 1);
            }
        }
        return clusters;
    }

    /** True if two wordings have enough in common to be of one thing. */
    static boolean sameThing(Statement a, Statement b) {
        return Words.shared(a.telling(), b.telling()) >= SAME_THING;
    }

    /** The value that a cluster goes by: of dates the most precise one. */
    static Optional<Value> value(List<Statement> cluster) {
        return cluster.stream()
                .flatMap(statement -> Figures.told(statement.claim()).stream())
                .findFirst();
    }
}
