package dev.reelwatch.index.timeline;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.entry.ModelFamily;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Evidence;
import dev.reelwatch.index.finding.Findings;
import dev.reelwatch.index.finding.Grounds;
import dev.reelwatch.index.finding.Matter;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.finding.ReleaseEvent;
import dev.reelwatch.index.story.Witness;
import dev.reelwatch.index.timeline.TimelineEntry.Kind;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Puts what happened to models in order of the time it happened. A date is what an article tells; only a launch that is
 * told as news may borrow the day of the article, and gives way to a date that is told. What has neither is left out.
 */
public final class Timeline {
    /** For how long after a launch articles tell it as news. */
    private static final int NEWS_DAYS = 60;

    private static final Pattern TAKEN_AWAY = Pattern.compile(
            "下线|关停|停服|停止|下架|取消|关闭|不再|removed|no longer|discontinu|shut(?:s|ting)? down|goodbye|withdrawn|pulled");
    private static final Pattern OPENED = Pattern.compile(
            "开源|开放(?:了)?(?:权重|代码|源代码|模型)|公开(?:了)?(?:权重|代码)|权重|代码|open[- ]?(?:sourc|weight|model)|\\bweights\\b|\\bcode\\b|github|hugging ?face|apache|\\bmit licen");

    private static final Map<Attribute, Kind> KINDS = Map.of(
            Attribute.RELEASE, Kind.RELEASE,
            Attribute.PRICE, Kind.PRICE,
            Attribute.AVAILABILITY, Kind.AVAILABILITY,
            Attribute.OPEN_SOURCE, Kind.OPEN_SOURCE,
            Attribute.RANKING, Kind.RECORD,
            Attribute.ADOPTION, Kind.ADOPTION);

    /** Claims that agree on a date. */
    private static final class Dated {
        private Moment date;
        private final boolean ofArticle;
        private final List<Claim> claims = new ArrayList<>();

        private Dated(Moment date, boolean ofArticle) {
            this.date = date;
            this.ofArticle = ofArticle;
        }

        private long voices() {
            return claims.stream()
                    .map(claim -> claim.article().voice())
                    .distinct()
                    .count();
        }
    }

    private Timeline() {}

    /** Earliest first. */
    public static final Comparator<TimelineEntry> EARLIEST = Comparator.comparing(TimelineEntry::date)
            .thenComparing(TimelineEntry::kind)
            .thenComparing(TimelineEntry::model)
            .thenComparing(TimelineEntry::id);

    /**
     * The timeline of a model with its variants, of a line, or of all.
     *
     * @param of canonical name of a model or a line; empty for all
     * @param lineOf the line of a model
     */
    public static List<TimelineEntry> of(List<Claim> claims, Optional<String> of, UnaryOperator<String> lineOf) {
        Evidence evidence = new Evidence(Witness::of);
        Map<String, List<Claim>> byArticle = new TreeMap<>();
        claims.forEach(claim -> byArticle
                .computeIfAbsent(claim.article().articleId(), ignored -> new ArrayList<>())
                .add(claim));
        byArticle.forEach((article, its) -> evidence.put(article, its, Grounds::of));
        return withoutRepeats(evidence.matters().stream()
                .filter(matter -> of.isEmpty()
                        || ModelFamily.covers(of.get(), matter.model())
                        || lineOf.apply(matter.model()).equals(of.get()))
                .flatMap(matter -> of(matter).stream())
                .sorted(EARLIEST)
                .toList());
    }

    /**
     * The same without entries that only tell another one once more, in the same words: that it was released, and that
     * it can be had; that two things are promised.
     */
    public static List<TimelineEntry> withoutRepeats(List<TimelineEntry> all) {
        Set<List<Object>> told = new HashSet<>();
        List<TimelineEntry> entries = all.stream()
                .filter(entry -> told.add(List.of(
                        entry.model(),
                        entry.kind(),
                        entry.date(),
                        entry.claims().stream()
                                .map(claim -> claim.article().articleId() + claim.quote())
                                .toList())))
                .toList();
        Map<String, List<TimelineEntry>> releases = new HashMap<>();
        for (TimelineEntry entry : entries) {
            boolean event = entry.kind() == Kind.RELEASE
                    || entry.claims().stream().anyMatch(claim -> claim.attribute() == Attribute.RELEASE);
            if (event) {
                releases.computeIfAbsent(entry.model() + "\n" + entry.date(), ignored -> new ArrayList<>())
                        .add(entry);
            }
        }
        return entries.stream()
                .filter(entry -> entry.kind() != Kind.AVAILABILITY
                        || releases.getOrDefault(entry.model() + "\n" + entry.date(), List.of()).stream()
                                .noneMatch(release -> !release.equals(entry) && tellsAll(release, entry)))
                .toList();
    }

    private static boolean tellsAll(TimelineEntry release, TimelineEntry entry) {
        return entry.claims().stream()
                .allMatch(claim -> release.claims().stream()
                        .anyMatch(other -> other.article().equals(claim.article())
                                && other.quote().equals(claim.quote())));
    }

    /** What happened to one model in one respect, earliest first. */
    public static List<TimelineEntry> of(Matter matter) {
        Map<String, List<Claim>> groups = new TreeMap<>();
        for (Claim claim : matter.claims()) {
            // what its own sentence says of another model, or of another time, happened to another one, or then
            Grounds grounds = matter.groundsOf(claim);
            if (!grounds.names() || !grounds.dates()) continue;
            kind(claim)
                    .ifPresent(kind -> groups.computeIfAbsent(
                                    kind + "\n" + (kind == Kind.RELEASE ? ReleaseEvent.of(claim) : ""),
                                    ignored -> new ArrayList<>())
                            .add(claim));
        }
        List<TimelineEntry> entries = new ArrayList<>();
        for (List<Claim> group : groups.values()) {
            Kind kind = kind(group.get(0)).orElseThrow();
            boolean bareLine = matter.line() && matter.model().chars().noneMatch(Character::isDigit);
            boolean oneEvent =
                    kind == Kind.RELEASE && !bareLine && ReleaseEvent.of(group.get(0)) == ReleaseEvent.LAUNCH;
            entries.addAll(entries(matter, kind, group, oneEvent));
        }
        for (Promise promise : matter.promises()) entries.addAll(entries(promise));
        for (Change change : matter.changes()) {
            if (change.claims().stream()
                    .allMatch(claim -> matter.groundsOf(claim).names()))
                entry(change, entries).ifPresent(entries::add);
        }
        entries.sort(EARLIEST);
        return entries;
    }

    /** A promise stands at the time it is due, else at the time it was made; its end at the time it came. */
    private static List<TimelineEntry> entries(Promise promise) {
        List<TimelineEntry> entries = new ArrayList<>();
        Optional<Moment> at =
                promise.due().or(() -> promise.promised().saidAt()).map(Timeline::day);
        at.ifPresent(date -> entries.add(new TimelineEntry(
                promise.id(), promise.model(), Kind.PROMISE, date, List.of(promise.promised()), List.of())));
        Optional<Claim> outcome = promise.outcome();
        if (outcome.isPresent() && promise.endedAt().isPresent()) {
            Kind kind = switch (promise.state()) {
                case KEPT -> Kind.PROMISE_KEPT;
                case LATE -> Kind.PROMISE_LATE;
                case WITHDRAWN -> Kind.PROMISE_WITHDRAWN;
                case OPEN -> Kind.PROMISE;
            };
            entries.add(new TimelineEntry(
                    Article.sha256(promise.id() + "\nend").substring(0, 16),
                    promise.model(),
                    kind,
                    day(promise.endedAt().get()),
                    List.of(promise.promised(), outcome.get()),
                    List.of()));
        }
        return entries;
    }

    /** A change that no entry tells yet. */
    private static Optional<TimelineEntry> entry(Change change, List<TimelineEntry> others) {
        Kind kind = switch (change.kind()) {
            case OPENED -> Kind.AVAILABILITY;
            case ADDED, REMOVED -> Kind.FEATURE;
            case RAISED, LOWERED -> change.attribute() == Attribute.PRICE ? Kind.PRICE : Kind.LIMIT;
        };
        boolean told = others.stream()
                .anyMatch(entry -> entry.kind() == kind && entry.claims().contains(change.after()));
        if (told) return Optional.empty();
        return change.at()
                .map(at -> new TimelineEntry(
                        change.id(),
                        change.model(),
                        kind,
                        day(at),
                        change.after().trueAt().isEmpty(),
                        change.claims(),
                        List.of()));
    }

    /** Rumours are no news, and that something is not there is none either, unless it was there before. */
    private static Optional<Kind> kind(Claim claim) {
        return switch (claim.status()) {
            case RUMOURED, PLANNED -> Optional.empty();
            case CURRENT, PAST ->
                claim.attribute() == Attribute.RELEASE
                        ? release(claim)
                        : Optional.ofNullable(KINDS.get(claim.attribute())).filter(kind -> happened(kind, claim));
        };
    }

    /** What is taken away is not released but no longer to be had. */
    private static Optional<Kind> release(Claim claim) {
        return switch (ReleaseEvent.of(claim)) {
            case SOMETHING_ELSE -> Optional.empty();
            case END -> Optional.of(Kind.AVAILABILITY);
            case LAUNCH, TRIAL, API, ROLLOUT, UPDATE ->
                claim.polarity() == Polarity.NEGATIVE ? Optional.empty() : Optional.of(Kind.RELEASE);
        };
    }

    /** A verdict with a date beside it is no event; a figure that was reached, charged or ranked is. */
    private static boolean happened(Kind kind, Claim claim) {
        String words = Fold.fold(claim.quote().text());
        boolean absent = claim.polarity() == Polarity.NEGATIVE;
        if (kind == Kind.AVAILABILITY && absent)
            return TAKEN_AWAY.matcher(words).find();
        if (kind == Kind.OPEN_SOURCE && (absent || !OPENED.matcher(words).find())) return false;
        boolean needsFigure = kind == Kind.RECORD || kind == Kind.ADOPTION || kind == Kind.PRICE;
        return !needsFigure
                || claim.value().filter(value -> value.number().isPresent()).isPresent();
    }

    private static Optional<Moment> told(Claim claim) {
        Optional<Moment> at;
        if (claim.attribute() == Attribute.RELEASE) at = ReleaseEvent.dateOf(claim);
        else if (claim.status() == Status.PLANNED)
            at = claim.value().flatMap(Value::date).or(claim::trueAt);
        else at = claim.trueAt().or(() -> claim.value().flatMap(Value::date));
        // a promise that names a time already over does not name the time it was made for
        return at.map(Timeline::day)
                .filter(date -> claim.status() != Status.PLANNED
                        || claim.saidAt()
                                .filter(said -> date.lastDay().isBefore(said.firstDay()))
                                .isEmpty());
    }

    private static Moment day(Moment at) {
        return at.precision() == Moment.Precision.SECOND ? new Moment(at.firstDay()) : at;
    }

    private static List<TimelineEntry> entries(Matter matter, Kind kind, List<Claim> claims, boolean oneEvent) {
        String model = matter.model();
        List<Claim> sorted = claims.stream().sorted(Findings.EARLIEST_SAID).toList();
        List<Dated> dated = agreeing(sorted);
        List<Claim> news = new ArrayList<>();
        if (kind == Kind.RELEASE) {
            sorted.stream()
                    .filter(claim -> told(claim).isEmpty()
                            && claim.status() == Status.CURRENT
                            && claim.saidAt().isPresent())
                    .forEach(news::add);
        }
        List<TimelineEntry> entries = new ArrayList<>();
        for (Dated opened : openings(dated, news, matter)) {
            dated.remove(opened);
            news.stream().filter(claim -> isNewsOf(opened, claim)).forEach(opened.claims::add);
            news.removeAll(opened.claims);
            entries.add(entry(model, Kind.AVAILABILITY, opened, List.of(), List.of()));
        }
        if (!oneEvent || dated.isEmpty()) {
            addNews(news, dated, matter);
            // the first news of a launch is of the launch; news months later are of something else
            dated.stream()
                    .limit(oneEvent ? 1 : dated.size())
                    .forEach(one -> entries.add(entry(model, kind, one, List.of(), List.of())));
            return entries;
        }
        Dated best = dated.stream()
                .max(Comparator.comparingLong(Dated::voices).thenComparing(one -> one.date, Comparator.reverseOrder()))
                .orElseThrow();
        List<Dated> others =
                new ArrayList<>(dated.stream().filter(one -> one != best).toList());
        List<Claim> withoutDate = new ArrayList<>();
        for (Claim claim : news) {
            LocalDate said = claim.saidAt().orElseThrow().firstDay();
            // one moment has two dates around the world
            boolean before = dated.stream().allMatch(one -> said.plusDays(1).isBefore(one.date.firstDay()));
            if (!before || !matter.groundsOf(claim).news()) {
                withoutDate.add(claim);
            } else if (others.stream().noneMatch(one -> one.date.firstDay().equals(said))) {
                // told as done before the day it is said to have been done: that is a contradiction, too
                Dated earlier = new Dated(new Moment(said), true);
                earlier.claims.add(claim);
                others.add(earlier);
            } else {
                withoutDate.add(claim);
            }
        }
        entries.add(entry(model, kind, best, others, withoutDate));
        return entries;
    }

    /** Days on which a model was opened to all that had come out before: that contradicts no date of its launch. */
    private static List<Dated> openings(List<Dated> dated, List<Claim> news, Matter matter) {
        List<Dated> openings = new ArrayList<>();
        for (Dated one : dated) {
            if (one.claims.stream().noneMatch(ReleaseEvent::isOpening)) continue;
            LocalDate day = one.date.firstDay();
            boolean wasOut = dated.stream()
                            .anyMatch(other -> other.date.lastDay().isBefore(day)
                                    && other.claims.stream().noneMatch(ReleaseEvent::isOpening))
                    || news.stream()
                            .anyMatch(claim ->
                                    claim.saidAt().orElseThrow().lastDay().isBefore(day.minusDays(1))
                                            && matter.groundsOf(claim).news());
            if (wasOut) openings.add(one);
        }
        return openings;
    }

    private static boolean isNewsOf(Dated event, Claim claim) {
        LocalDate said = claim.saidAt().orElseThrow().firstDay();
        return !said.isBefore(event.date.firstDay())
                && ChronoUnit.DAYS.between(event.date.lastDay(), said) <= NEWS_DAYS;
    }

    /** Groups of told dates that agree, the most precise ones first, so that a month joins the day that more tell. */
    private static List<Dated> agreeing(List<Claim> claims) {
        List<Claim> precise = claims.stream()
                .filter(claim -> told(claim).isPresent())
                .sorted(Comparator.comparing(claim -> told(claim).orElseThrow().precision(), Comparator.reverseOrder()))
                .toList();
        List<Dated> dated = new ArrayList<>();
        for (Claim claim : precise) {
            Moment date = told(claim).orElseThrow();
            Dated home = dated.stream()
                    .filter(one -> one.date.agreesWith(date))
                    .max(Comparator.comparingLong(Dated::voices))
                    .orElseGet(() -> {
                        Dated other = new Dated(date, false);
                        dated.add(other);
                        return other;
                    });
            if (date.precision().compareTo(home.date.precision()) > 0) home.date = date;
            home.claims.add(claim);
        }
        return dated;
    }

    /** Each piece of news joins the launch it follows; without one it is the first news of it, if it tells it as news. */
    private static void addNews(List<Claim> news, List<Dated> dated, Matter matter) {
        for (Claim claim : news) {
            Optional<Dated> home =
                    dated.stream().filter(one -> isNewsOf(one, claim)).max(Comparator.comparing(one -> one.date));
            if (home.isEmpty() && !matter.groundsOf(claim).news()) continue;
            Dated entry = home.orElseGet(() -> {
                Dated first = new Dated(new Moment(claim.saidAt().orElseThrow().firstDay()), true);
                dated.add(first);
                return first;
            });
            entry.claims.add(claim);
        }
    }

    private static TimelineEntry entry(
            String model, Kind kind, Dated best, Collection<Dated> others, List<Claim> withoutDate) {
        List<Claim> claims = new ArrayList<>(best.claims);
        others.forEach(one -> claims.addAll(one.claims));
        claims.addAll(withoutDate);
        claims.sort(Findings.EARLIEST_SAID);
        // a date that becomes known more precisely is still the date of the same thing
        String id = Article.sha256(
                        model + "\n" + kind.json() + "\n" + claims.get(0).id())
                .substring(0, 16);
        List<Moment> conflicts =
                others.stream().map(one -> one.date).distinct().sorted().toList();
        return new TimelineEntry(id, model, kind, best.date, best.ofArticle, claims, conflicts);
    }
}
