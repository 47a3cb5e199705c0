package dev.reelwatch.web.digest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.finding.ReleaseEvent;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Section;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compiles the news of a day out of findings, disputes and promises, without a language model. News is what was first
 * said on that day: a finding that was said before stays out. The same knowledge gives the same digest, to the byte.
 */
public final class DigestCompiler {
    /** How many sentences on one model a reader can be asked to read in a day. */
    static final int SENTENCES_A_MODEL = 6;

    /** How many of them on one matter: the rest tends to say the same in other words. */
    static final int SENTENCES_A_MATTER = 2;

    /** Models told of in full a day; of the others only the first sentence is told. */
    static final int MODELS_IN_FULL = 6;

    /**
     * A claim of one voice that is less sure than this is no news: of those with 0.7, eight in ten are right. A figure
     * or an event can be checked at a glance, a verdict cannot.
     */
    static final double LEAST_SURE = 0.7;

    private static final double LEAST_SURE_OF_FIGURES = 0.6;

    /** A release that is told of so many days later is background. */
    private static final int RECENT_DAYS = 30;

    private final News news;
    private final Clock clock;

    /** The days of the knowledge, with what was new on each. */
    private final TreeMap<LocalDate, List<Item>> days = new TreeMap<>();

    /** What was said on no known day: news of none. */
    private final List<Item> undated = new ArrayList<>();

    /** One piece of news, not yet worded. */
    private sealed interface Item {
        /** Claims say it for the first time; several findings are figures of one respect. */
        record Said(List<Finding> findings) implements Item {
            Finding first() {
                return findings.getFirst();
            }
        }

        /** One state replaces another one. */
        record Changed(Change change) implements Item {}

        /** Two findings have begun to contradict each other. */
        record Disputed(Dispute dispute) implements Item {}

        /** Something is announced. */
        record Promised(Promise promise, Finding finding) implements Item {}

        /** A promise has come to an end, or its time has run out. */
        record Settled(Promise promise, Optional<Claim> outcome) implements Item {}
    }

    /** @param clock up to whose day promises can be overdue */
    public DigestCompiler(News news, Clock clock) {
        this.news = news;
        this.clock = clock;
        LocalDate today = LocalDate.ofInstant(clock.instant(), Moment.BEIJING);
        Map<String, Promise> promises = new HashMap<>();
        news.promises().forEach(promise -> promises.put(promise.promised().id(), promise));
        Map<String, Finding> findingOf = new HashMap<>();
        Map<LocalDate, Set<String>> told = new HashMap<>();
        news.findings().forEach(finding -> finding.claims().forEach(claim -> findingOf.put(claim.id(), finding)));

        for (Change change : news.changes()) {
            Optional<LocalDate> day = dayOf(change.after());
            if (day.isEmpty()) continue;
            Optional<Finding> after =
                    Optional.ofNullable(findingOf.get(change.after().id()));
            add(day.get(), new Item.Changed(change));
            after.ifPresent(finding ->
                    told.computeIfAbsent(day.get(), key -> new HashSet<>()).add(finding.id()));
        }
        for (Dispute dispute : news.disputes()) {
            Optional<LocalDate> a = firstSaid(dispute.a());
            Optional<LocalDate> b = firstSaid(dispute.b());
            if (a.isEmpty() || b.isEmpty()) continue;
            LocalDate day = a.get().isAfter(b.get()) ? a.get() : b.get();
            add(day, new Item.Disputed(dispute));
            if (dispute.attribute() == Attribute.RELEASE) continue;
            told.computeIfAbsent(day, key -> new HashSet<>())
                    .addAll(List.of(dispute.a().id(), dispute.b().id()));
        }
        for (Promise promise : news.promises()) {
            Optional<LocalDate> outcome = promise.outcome().flatMap(DigestCompiler::dayOf);
            outcome.ifPresent(day -> {
                add(day, new Item.Settled(promise, promise.outcome()));
                promise.outcome()
                        .map(Claim::id)
                        .map(findingOf::get)
                        .ifPresent(finding -> told.computeIfAbsent(day, key -> new HashSet<>())
                                .add(finding.id()));
            });
            promise.due()
                    .map(due -> due.lastDay().plusDays(1))
                    .filter(day -> promise.state() == Promise.State.OPEN || promise.state() == Promise.State.LATE)
                    .filter(day -> !day.isAfter(today) && outcome.stream().allMatch(day::isBefore))
                    .filter(day -> dayOf(promise.promised()).stream().allMatch(day::isAfter))
                    .ifPresent(day -> add(day, new Item.Settled(promise, Optional.empty())));
        }
        for (Finding finding : news.findings()) {
            Optional<LocalDate> day = firstSaid(finding);
            if (day.isEmpty()) {
                undated.add(new Item.Said(List.of(finding)));
                continue;
            }
            if (told.getOrDefault(day.get(), Set.of()).contains(finding.id())) continue;
            Optional<Promise> promise = finding.claims().stream()
                    .flatMap(claim -> Stream.ofNullable(promises.get(claim.id())))
                    .filter(made -> dayOf(made.promised()).equals(day))
                    .min(comparing(Promise::id));
            add(
                    day.get(),
                    promise.<Item>map(made -> new Item.Promised(made, finding))
                            .orElse(new Item.Said(List.of(finding))));
        }
    }

    private void add(LocalDate day, Item item) {
        days.computeIfAbsent(day, key -> new ArrayList<>()).add(item);
    }

    /** True if {@code day} is the first on which a finding was said. */
    public static boolean isNew(Finding finding, LocalDate day) {
        return firstSaid(finding).equals(Optional.of(day));
    }

    /** The days that have news, oldest first. */
    public NavigableSet<LocalDate> days() {
        return new TreeSet<>(days.keySet());
    }

    /** The newest day that has news; empty where no claim is dated to a day. */
    public Optional<LocalDate> latest() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.lastKey());
    }

    /** The news of a day as it was known that day; a day without any is a digest without sections. */
    public Digest on(LocalDate date, Language language) {
        DigestCompiler then = new DigestCompiler(news.asOf(date), clock);
        Optional<LocalDate> next = Optional.ofNullable(days.higherKey(date));
        return then.new Compilation(Optional.of(date), Wording.in(language)).digest(date, next);
    }

    /**
     * What is known of something in a few sentences, whenever it was said: of a model, of an article.
     *
     * @param known all that is known of it and nothing else
     * @param sentences on one model at most
     * @param clock up to whose day promises can be overdue
     */
    public static Summary summary(News known, int sentences, Language language, Clock clock) {
        DigestCompiler compiler = new DigestCompiler(known, clock);
        List<Item> all = new ArrayList<>();
        compiler.days.values().forEach(all::addAll);
        all.addAll(compiler.undated);
        return compiler.new Compilation(Optional.empty(), Wording.in(language)).summary(all, sentences);
    }

    // empty where the first of the dated claims is dated to no single day: it may have been said on any
    private static Optional<LocalDate> firstSaid(Finding finding) {
        return finding.claims().stream()
                .filter(claim -> claim.saidAt().isPresent())
                .min(comparing(claim -> claim.saidAt().orElseThrow()))
                .flatMap(DigestCompiler::dayOf);
    }

    private static Optional<LocalDate> dayOf(Claim claim) {
        return claim.saidAt()
                .filter(at -> at.precision().compareTo(Moment.Precision.DAY) >= 0)
                .map(Moment::firstDay);
    }

    /** One digest in the making. */
    private final class Compilation {
        private final Optional<LocalDate> date;
        private final Wording wording;
        private final Sentences sentences;
        private final Map<String, Claim> cited = new LinkedHashMap<>();
        private final Map<String, Integer> weak = new HashMap<>();

        /** @param date of the news; empty for all that is known */
        Compilation(Optional<LocalDate> date, Wording wording) {
            this.date = date;
            this.wording = wording;
            this.sentences = new Sentences(wording);
        }

        /** A sentence with what its place depends on. */
        private record Draft(String model, Sentence sentence, List<Claim> claims, Attribute attribute) {
            int origins() {
                return sentence.origins().stream().mapToInt(n -> n).sum();
            }

            /** True if it tells of former times, which an article does to introduce its news. */
            boolean background() {
                return claims.stream().allMatch(claim -> claim.status() == Status.PAST);
            }

            boolean bare() {
                return claims.getFirst().value().isEmpty();
            }
        }

        private static final Comparator<Draft> BY_WEIGHT = comparing(Draft::background)
                .thenComparing(draft -> draft.sentence().kind());
        private static final Comparator<Draft> WEIGHTIEST_FIRST = BY_WEIGHT
                .thenComparing(comparingInt(Draft::origins).reversed())
                .thenComparing(Draft::attribute)
                .thenComparing(Draft::bare)
                .thenComparing(draft -> draft.claims().getFirst().id());

        Digest digest(LocalDate day, Optional<LocalDate> next) {
            Summary news = summary(days.getOrDefault(day, List.of()), SENTENCES_A_MODEL);
            return new Digest(day, news, Optional.ofNullable(days.lowerKey(day)), next);
        }

        Summary summary(List<Item> items, int most) {
            Map<String, List<Draft>> byModel = new TreeMap<>();
            for (Item item : worthTelling(items)) {
                Draft draft = draft(item);
                byModel.computeIfAbsent(draft.model(), key -> new ArrayList<>()).add(draft);
            }
            List<List<Draft>> groups = new ArrayList<>(byModel.values());
            groups.forEach(group -> group.sort(WEIGHTIEST_FIRST));
            groups.sort(comparing((List<Draft> group) -> group.getFirst(), BY_WEIGHT)
                    .thenComparing(comparingInt((List<Draft> group) ->
                                    group.stream().mapToInt(Draft::origins).sum())
                            .reversed())
                    .thenComparing(group -> group.getFirst().model()));
            List<Section> sections = new ArrayList<>();
            for (List<Draft> group : groups) {
                List<Draft> shown = shown(group, sections.size() < MODELS_IN_FULL ? most : 1);
                shown.forEach(draft -> draft.claims().forEach(claim -> cited.putIfAbsent(claim.id(), claim)));
                sections.add(new Section(
                        group.getFirst().model(),
                        shown.stream().map(Draft::sentence).toList(),
                        group.size()
                                - shown.size()
                                + weak.getOrDefault(group.getFirst().model(), 0)));
            }
            return new Summary(wording.language(), sections, List.copyOf(cited.values()));
        }

        private static List<Draft> shown(List<Draft> group, int most) {
            Map<Attribute, Integer> told = new HashMap<>();
            return group.stream()
                    .filter(draft -> told.merge(draft.attribute(), 1, Integer::sum) <= SENTENCES_A_MATTER)
                    .limit(most)
                    .toList();
        }

        /** Without background, retold releases and what is too weak to stand alone; figures of one respect joined. */
        private List<Item> worthTelling(List<Item> items) {
            Map<Figures, List<Finding>> figures = new LinkedHashMap<>();
            List<Item> kept = new ArrayList<>();
            for (Item item : items) {
                if (!(item instanceof Item.Said said)) {
                    kept.add(item);
                    continue;
                }
                Finding finding = said.first();
                if (isBackground(finding) || isRetold(finding)) continue;
                if (isWeak(finding)) {
                    weak.merge(finding.model(), 1, Integer::sum);
                } else if (finding.value().isPresent()) {
                    figures.computeIfAbsent(Figures.of(finding), key -> new ArrayList<>())
                            .add(finding);
                } else {
                    kept.add(item);
                }
            }
            // "the price gets a plus" says nothing beside the price
            kept.removeIf(item -> item instanceof Item.Said said
                    && figures.keySet().stream().anyMatch(figure -> figure.tells(said.first())));
            figures.values().forEach(findings -> kept.add(new Item.Said(List.copyOf(findings))));
            return kept;
        }

        /** What figures of one sentence have in common. */
        private record Figures(String model, Attribute attribute, Status status, Optional<String> comparedTo) {
            static Figures of(Finding finding) {
                Claim claim = finding.claims().getFirst();
                return new Figures(finding.model(), finding.attribute(), claim.status(), claim.comparedTo());
            }

            boolean tells(Finding bare) {
                boolean counted =
                        attribute.group() != Attribute.Group.QUALITY && attribute.group() != Attribute.Group.CAPABILITY;
                return counted
                        && bare.model().equals(model)
                        && bare.attribute() == attribute
                        && bare.polarity() != Polarity.NEGATIVE;
            }
        }

        private boolean isWeak(Finding finding) {
            boolean checkable = finding.value().isPresent() || finding.attribute() == Attribute.RELEASE;
            double least = checkable ? LEAST_SURE_OF_FIGURES : LEAST_SURE;
            return finding.origins() < 2 && finding.claims().stream().noneMatch(claim -> claim.confidence() >= least);
        }

        /** Told of a former time, to introduce the news. */
        private boolean isBackground(Finding finding) {
            Claim claim = finding.claims().getFirst();
            if (date.isEmpty()) return false;
            if (claim.status() == Status.PAST) return true;
            return finding.attribute() == Attribute.RELEASE
                    && claim.status() == Status.CURRENT
                    && claim.value()
                            .flatMap(Value::date)
                            .or(claim::trueAt)
                            .filter(at -> at.lastDay().isBefore(date.get().minusDays(RECENT_DAYS)))
                            .isPresent();
        }

        /** True if the same release was told on an earlier day, in whatever words. */
        private boolean isRetold(Finding finding) {
            Claim claim = finding.claims().getFirst();
            if (date.isEmpty() || finding.attribute() != Attribute.RELEASE || claim.status() != Status.CURRENT) {
                return false;
            }
            return news.findings().stream()
                    .filter(other -> other.attribute() == Attribute.RELEASE
                            && other.model().equals(finding.model())
                            && other.polarity() == finding.polarity())
                    .flatMap(other -> other.claims().stream())
                    .filter(other -> other.status() != Status.PLANNED && other.status() != Status.RUMOURED)
                    .filter(other -> ReleaseEvent.of(other) == ReleaseEvent.of(claim))
                    .flatMap(other -> other.saidAt().stream())
                    .anyMatch(at -> at.lastDay().isBefore(date.get()));
        }

        private Draft draft(Item item) {
            return switch (item) {
                case Item.Said said -> draft(said.findings());
                case Item.Changed changed ->
                    draft(
                            changed.change().model(),
                            changed.change().attribute(),
                            sentences.changed(changed.change()),
                            List.of(changed.change().after(), changed.change().before()));
                case Item.Disputed disputed -> draft(disputed.dispute());
                case Item.Promised promised ->
                    draft(
                            promised.promise().model(),
                            promised.promise().attribute(),
                            sentences.promised(promised.promise(), promised.finding()),
                            joined(
                                    List.of(promised.promise().promised()),
                                    promised.finding().claims()));
                case Item.Settled settled ->
                    draft(
                            settled.promise().model(),
                            settled.promise().attribute(),
                            sentences.settled(settled.promise(), settled.outcome()),
                            joined(
                                    List.of(settled.promise().promised()),
                                    settled.outcome().stream().toList()));
            };
        }

        private Draft draft(List<Finding> findings) {
            Finding first = findings.getFirst();
            Sentence sentence = sentences.said(kind(first.attribute()), findings);
            List<Claim> claims = findings.stream()
                    .flatMap(finding -> finding.claims().stream())
                    .toList();
            return draft(first.model(), first.attribute(), sentence, claims);
        }

        private Draft draft(Dispute dispute) {
            return draft(
                    dispute.model(),
                    dispute.attribute(),
                    sentences.disputed(dispute),
                    joined(dispute.a().claims(), dispute.b().claims()));
        }

        private Draft draft(String model, Attribute attribute, Sentence sentence, List<Claim> claims) {
            return new Draft(model, sentence, claims, attribute);
        }
    }

    private static List<Claim> joined(List<Claim> some, List<Claim> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private static Kind kind(Attribute attribute) {
        return switch (attribute) {
            case RELEASE -> Kind.RELEASE;
            case PRICE, AVAILABILITY, OPEN_SOURCE, DURATION, RESOLUTION, FRAME_RATE -> Kind.CHANGE;
            case RANKING, ADOPTION -> Kind.RECORD;
            default -> attribute.group() == Attribute.Group.QUALITY ? Kind.VERDICT : Kind.CAPABILITY;
        };
    }
}
