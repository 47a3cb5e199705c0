package dev.reelwatch.web.site;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Matter;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the figures that are told of a model in one respect went over time.
 *
 * @param unit of all of them
 * @param points what was said first comes first
 */
public record Course(Attribute attribute, String unit, List<Point> points) {
    /** Of fewer figures, of equal ones or of those of one month there is no course. */
    private static final int FEWEST = 3;

    public Course {
        points = List.copyOf(points);
    }

    /** One figure, as one claim tells it. */
    public record Point(Claim claim, Moment saidAt, Measure measure) {}

    private record Kind(Attribute attribute, String base, String mode) {}

    /** What holds of a model by what is known of it; plans, rumours and the past are left out. */
    static List<Course> of(List<Matter> matters) {
        Map<Kind, List<Point>> kinds = new LinkedHashMap<>();
        for (Matter matter : matters) {
            for (Finding finding : matter.findings()) {
                finding.measure()
                        .filter(Course::isCounted)
                        .ifPresent(measure -> finding.claims().stream()
                                .filter(claim -> claim.status() == Status.CURRENT)
                                .forEach(claim -> claim.saidAt()
                                        .ifPresent(at -> kinds.computeIfAbsent(
                                                        new Kind(matter.attribute(), measure.base(), measure.mode()),
                                                        kind -> new ArrayList<>())
                                                .add(new Point(claim, at, measure)))));
            }
        }
        List<Course> courses = new ArrayList<>();
        kinds.forEach((kind, points) -> {
            points.sort(Comparator.comparing(Point::saidAt)
                    .thenComparing(point -> point.claim().id()));
            if (isCourse(points)) courses.add(new Course(kind.attribute(), kind.base(), points));
        });
        return courses;
    }

    private static boolean isCounted(Measure measure) {
        return !measure.unit().isEmpty() && !measure.unit().equals("rank") && measure.number() >= 0;
    }

    private static boolean isCourse(List<Point> points) {
        return points.size() >= FEWEST
                && points.stream()
                                .map(point -> point.measure().number())
                                .distinct()
                                .count()
                        > 1
                && points.stream()
                                .map(point -> YearMonth.from(point.saidAt().firstDay()))
                                .distinct()
                                .count()
                        > 1;
    }
}
