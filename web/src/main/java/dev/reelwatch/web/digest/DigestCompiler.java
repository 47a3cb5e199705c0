package dev.reelwatch.web.digest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.Digest.Kind;
import dev.reelwatch.web.digest.Digest.Section;
import dev.reelwatch.web.digest.Digest.Sentence;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compiles the news of a day out of findings, disputes and promises, without a language model. News is what was first
 * said on that day: a finding that was said before stays out. The same knowledge gives the same digest, to the byte.
 */
public final class DigestCompiler {
    /** How many sentences on one model a reader can be asked to read in a day. */
    static final int SENTENCES_A_MODEL = 8;

    /** How many of them on one matter: the rest tends to say the same in other words. */
    static final int SENTENCES_A_MATTER = 2;

    private static final Pattern CHANGE = Pattern.compile(
            "降|涨|下调|上调|提升|升级|改为|调整|变成|增加到|延长到|\\b(?:cut|raised|increased|lowered|dropped|reduced|extended|now)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Set<Attribute> LIMITS =
            Set.of(Attribute.DURATION, Attribute.RESOLUTION, Attribute.FRAME_RATE, Attribute.GENERATION_SPEED);

    private final News news;
    private final Clock clock;

    /** The days of the knowledge, with what was new on each. */
    private final TreeMap<LocalDate, List<Item>> days = new TreeMap<>();

    /** One piece of news, not yet worded. */
    private sealed interface Item {
        /** Claims say it for the first time. */
        record Said(Finding finding) implements Item {}

        /** A figure replaces another one. */
        record Changed(Finding before, Finding after, boolean up) implements Item {}

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
        Map<String, String> findingOf = new HashMap<>();
        Map<LocalDate, Set<String>> told = new HashMap<>();
        news.findings().forEach(finding -> finding.claims().forEach(claim -> findingOf.put(claim.id(), finding.id())));

        for (Item.Changed change : changes(news.findings())) {
            LocalDate day = firstSaid(change.after()).orElseThrow();
            add(day, change);
            told.computeIfAbsent(day, key -> new HashSet<>()).add(change.after().id());
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
                                .add(finding));
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
            if (day.isEmpty()) continue;
            if (told.getOrDefault(day.get(), Set.of()).contains(finding.id())) continue;
            Optional<Promise> promise = finding.claims().stream()
                    .flatMap(claim -> Stream.ofNullable(promises.get(claim.id())))
                    .filter(made -> dayOf(made.promised()).equals(day))
                    .min(comparing(Promise::id));
            add(
                    day.get(),
                    promise.<Item>map(made -> new Item.Promised(made, finding)).orElse(new Item.Said(finding)));
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
        return then.new Compilation(date, Wording.in(language), next).digest();
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

    /**
     * Figures that replaced others. Plans and modes of a model have prices and limits of their own, so a change is
     * seen only where one figure stood before and one other stands on the new day.
     */
    private static List<Item.Changed> changes(List<Finding> findings) {
        Map<String, TreeMap<LocalDate, List<Finding>>> series = new TreeMap<>();
        for (Finding finding : findings) {
            Optional<Value> value =
                    finding.value().filter(figure -> figure.number().isPresent());
            Optional<LocalDate> day = firstSaid(finding);
            boolean limit = finding.attribute() == Attribute.PRICE || LIMITS.contains(finding.attribute());
            boolean current = finding.claims().getFirst().status() == Status.CURRENT;
            boolean compares = finding.claims().getFirst().comparedTo().isPresent();
            if (!limit || !current || compares || value.isEmpty() || day.isEmpty()) continue;
            String key = String.join(
                    "\n",
                    finding.model(),
                    finding.attribute().json(),
                    value.get().unit().orElse(""),
                    value.get().per().orElse(""));
            series.computeIfAbsent(key, k -> new TreeMap<>())
                    .computeIfAbsent(day.get(), k -> new ArrayList<>())
                    .add(finding);
        }
        List<Item.Changed> changes = new ArrayList<>();
        for (TreeMap<LocalDate, List<Finding>> days : series.values()) {
            Optional<Finding> before = Optional.empty();
            for (List<Finding> said : days.values()) {
                boolean one =
                        said.stream().map(DigestCompiler::figure).distinct().count() == 1;
                if (!one) break;
                Finding after = said.getFirst();
                if (before.isPresent() && figure(before.get()) != figure(after) && comparable(before.get(), after)) {
                    changes.add(new Item.Changed(before.get(), after, figure(after) > figure(before.get())));
                }
                before = Optional.of(after);
            }
        }
        return changes;
    }

    /** A tester who finds less than the vendor told has found no change; the vendor's own words or a word of change do. */
    private static boolean comparable(Finding before, Finding after) {
        return (official(before) && official(after))
                || after.claims().stream()
                        .anyMatch(claim -> CHANGE.matcher(claim.quote().text()).find());
    }

    private static boolean official(Finding finding) {
        return finding.claims().stream().anyMatch(claim -> claim.basis() == Basis.VENDOR);
    }

    private static double figure(Finding finding) {
        return finding.value().orElseThrow().number().orElseThrow();
    }

    /** One digest in the making. */
    private final class Compilation {
        private final LocalDate date;
        private final Optional<LocalDate> next;
        private final Wording wording;
        private final Sentences sentences;
        private final Map<String, Claim> cited = new LinkedHashMap<>();

        Compilation(LocalDate date, Wording wording, Optional<LocalDate> next) {
            this.date = date;
            this.next = next;
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

        Digest digest() {
            Map<String, List<Draft>> byModel = new TreeMap<>();
            for (Item item : days.getOrDefault(date, List.of())) {
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
                List<Draft> shown = shown(group);
                shown.forEach(draft -> draft.claims().forEach(claim -> cited.putIfAbsent(claim.id(), claim)));
                sections.add(new Section(
                        group.getFirst().model(),
                        shown.stream().map(Draft::sentence).toList(),
                        group.size() - shown.size()));
            }
            List<Claim.Source> sources =
                    cited.values().stream().map(Claim::article).distinct().toList();
            return new Digest(
                    date, wording.language(), sections, sources, Optional.ofNullable(days.lowerKey(date)), next);
        }

        private static List<Draft> shown(List<Draft> group) {
            Map<Attribute, Integer> told = new HashMap<>();
            return group.stream()
                    .filter(draft -> told.merge(draft.attribute(), 1, Integer::sum) <= SENTENCES_A_MATTER)
                    .limit(SENTENCES_A_MODEL)
                    .toList();
        }

        private Draft draft(Item item) {
            return switch (item) {
                case Item.Said said -> draft(said.finding());
                case Item.Changed change ->
                    draft(
                            change.after().model(),
                            change.after().attribute(),
                            sentences.changed(change.before(), change.after(), change.up()),
                            joined(change.before().claims(), change.after().claims()));
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

        private Draft draft(Finding finding) {
            Sentence sentence = sentences.said(kind(finding.attribute()), finding);
            return draft(finding.model(), finding.attribute(), sentence, finding.claims());
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
