package dev.reelwatch.web.digest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Basis;
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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** Models told of in full a day; of the others only the first sentence is told. */
    static final int MODELS_IN_FULL = 6;

    /** Models told of, beside those of which an event is told. */
    static final int MODELS_A_DAY = 12;

    /** What is told of one figure: more of them are settings. */
    private static final int FIGURES_A_MATTER = 3;

    /**
     * A claim of one voice that is less sure than this is no news: of those with 0.7, eight in ten are right. A figure
     * or an event can be checked at a glance, a verdict cannot.
     */
    static final double LEAST_SURE = 0.7;

    private static final double LEAST_SURE_OF_FIGURES = 0.6;

    /** That something is not out at all is seldom news and easily misread. */
    private static final double LEAST_SURE_OF_ABSENCE = 0.85;

    /** An article that tests a model passes more than one verdict on it. */
    private static final int LEAST_OF_REVIEW = 3;

    private static final int DIGESTS_HELD = 64;

    /** A release that is told of so many days later is background. */
    private static final int RECENT_DAYS = 30;

    /** What happened so many days before it is told is still told as news. */
    private static final int DAYS_OF_NEWS = 2;

    /** What can be told of a model as a plain fact, in the order in which it is told. */
    private static final List<Attribute> FACTS = List.of(
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

    /** What one voice says of these in passing, nobody could check. */
    private static final Set<Kind> REMARKS = EnumSet.of(Kind.VERDICT, Kind.CAPABILITY, Kind.RUMOUR, Kind.BACKGROUND);

    /** Opinions must not crowd out prices. */
    private static final Map<Kind, Integer> MOST_OF_KIND = Map.of(Kind.VERDICT, 3, Kind.CAPABILITY, 2);

    private static final Pattern JUST =
            Pattern.compile("^(?:刚刚|刚|今天|今日|昨天|昨晚|今早|just|today|yesterday)$", Pattern.CASE_INSENSITIVE);

    /** Behind the name of a model: how far it has come. */
    private static final Pattern STAGE = Pattern.compile(" (?:Alpha|Beta|Preview)$", Pattern.CASE_INSENSITIVE);

    /** Of these it is a fact that they are so, without any figure. */
    static final Set<Attribute> EVENTS = Set.of(Attribute.RELEASE, Attribute.OPEN_SOURCE, Attribute.AVAILABILITY);

    private final News news;
    private final Clock clock;

    /** The days of the knowledge, with what was new on each. */
    private final TreeMap<LocalDate, List<Item>> days = new TreeMap<>();

    private record Asked(LocalDate day, Language language) {}

    /** The digests that were asked for last: a feed and the home page ask for the same ones again and again. */
    private final Map<Asked, Digest> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Digest> eldest) {
            return size() > DIGESTS_HELD;
        }
    };

    /** What was said on no known day: news of none. */
    private final List<Item> undated = new ArrayList<>();

    /** One piece of news, not yet worded. */
    private sealed interface Item {
        /** Claims say it for the first time. */
        record Said(Finding finding) implements Item {}

        /**
         * One state replaces another one.
         *
         * @param after what is told where the change cannot be
         */
        record Changed(Change change, Optional<Finding> after) implements Item {}

        /** Two findings have begun to contradict each other. */
        record Disputed(Dispute dispute) implements Item {}

        /** Something is announced. */
        record Promised(Promise promise, Finding finding) implements Item {}

        /**
         * A promise has come to an end, or its time has run out.
         *
         * @param what is told where that cannot be
         */
        record Settled(Promise promise, Optional<Claim> outcome, Optional<Finding> what) implements Item {}
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
            add(day.get(), new Item.Changed(change, after));
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
                Optional<Finding> what = promise.outcome().map(Claim::id).map(findingOf::get);
                add(day, new Item.Settled(promise, promise.outcome(), what));
                what.ifPresent(finding ->
                        told.computeIfAbsent(day, key -> new HashSet<>()).add(finding.id()));
            });
            promise.due()
                    .map(due -> due.lastDay().plusDays(1))
                    .filter(day -> promise.state() == Promise.State.OPEN || promise.state() == Promise.State.LATE)
                    .filter(day -> !day.isAfter(today) && outcome.stream().allMatch(day::isBefore))
                    .filter(day -> dayOf(promise.promised()).stream().allMatch(day::isAfter))
                    .ifPresent(day -> add(day, new Item.Settled(promise, Optional.empty(), Optional.empty())));
        }
        for (Finding finding : news.findings()) {
            Optional<LocalDate> day = firstSaid(finding);
            if (day.isEmpty()) {
                undated.add(new Item.Said(finding));
                continue;
            }
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

    /** The gate for what is compiled here: it knows the claims and the sentences that stood then. */
    public DigestCheck gate(Language language) {
        Map<String, Claim> known = new HashMap<>();
        news.findings().forEach(finding -> finding.claims().forEach(claim -> known.put(claim.id(), claim)));
        return new DigestCheck(language, id -> Optional.ofNullable(known.get(id)), news.passages());
    }

    /** The news of a day as it was known that day; a day without any is a digest without sections. */
    public Digest on(LocalDate date, Language language) {
        Asked asked = new Asked(date, language);
        synchronized (compiled) {
            Digest held = compiled.get(asked);
            if (held != null) return held;
        }
        DigestCompiler then = new DigestCompiler(news.asOf(date), clock);
        Optional<LocalDate> next = Optional.ofNullable(days.higherKey(date));
        Digest digest = then.new Compilation(Optional.of(date), Wording.in(language)).digest(date, next);
        synchronized (compiled) {
            compiled.put(asked, digest);
        }
        return digest;
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
        private final Proof proof;
        private final Witness witness;
        private final Map<String, Claim> claims = new HashMap<>();
        private final DigestCheck gate;
        private final Map<String, Integer> leftOut = new HashMap<>();
        private final Map<Matter, List<Finding>> byMatter = new HashMap<>();

        /** @param date of the news; empty for all that is known */
        Compilation(Optional<LocalDate> date, Wording wording) {
            this.date = date;
            this.wording = wording;
            this.sentences = new Sentences(wording, news.passages());
            this.proof = new Proof(news.passages());
            this.witness = new Witness(wording.language(), news.passages());
            this.gate = new DigestCheck(wording, id -> Optional.ofNullable(claims.get(id)), news.passages());
        }

        /**
         * A sentence with what its place depends on.
         *
         * @param size how many pieces of news it holds
         */
        private record Draft(Sentence sentence, List<Claim> claims, int size) {
            String model() {
                return claims.getFirst().model();
            }

            Attribute attribute() {
                return claims.getFirst().attribute();
            }

            boolean isRelease() {
                return sentence.kind() == Kind.RELEASE;
            }

            /** The words that it quotes. */
            List<String> quotes() {
                return sentence.parts().stream()
                        .filter(part -> part.quoted().isPresent())
                        .map(Summary.Part::text)
                        .toList();
            }

            int origins() {
                return sentence.origins().stream().mapToInt(n -> n).max().orElse(1);
            }
        }

        private static final Comparator<Draft> BY_WEIGHT = comparing(
                        (Draft draft) -> draft.sentence().kind())
                .thenComparing(draft ->
                        draft.isRelease() && ReleaseEvent.of(draft.claims().getFirst()) != ReleaseEvent.LAUNCH);
        private static final Comparator<Draft> WEIGHTIEST_FIRST = BY_WEIGHT
                .thenComparing(comparingInt(Draft::origins).reversed())
                .thenComparing(Draft::attribute)
                .thenComparing(draft -> draft.claims().getFirst().id());

        Digest digest(LocalDate day, Optional<LocalDate> next) {
            Summary news = summary(days.getOrDefault(day, List.of()), SENTENCES_A_MODEL);
            return new Digest(day, news, Optional.ofNullable(days.lowerKey(day)), next);
        }

        Summary summary(List<Item> items, int most) {
            Map<String, List<Draft>> byModel = new TreeMap<>();
            for (Draft draft : drafts(items)) {
                byModel.computeIfAbsent(draft.model(), key -> new ArrayList<>()).add(draft);
            }
            Set<String> released = byModel.values().stream()
                    .flatMap(List::stream)
                    .filter(Draft::isRelease)
                    .map(Draft::model)
                    .collect(Collectors.toSet());
            byModel.values().forEach(group -> group.removeIf(draft -> isToldBetter(draft, released)));
            List<List<Draft>> groups =
                    byModel.values().stream().filter(group -> !group.isEmpty()).collect(Collectors.toList());
            groups.forEach(group -> group.sort(WEIGHTIEST_FIRST));
            groups.sort(comparing((List<Draft> group) -> group.getFirst(), BY_WEIGHT)
                    .thenComparing(comparingInt((List<Draft> group) ->
                                    group.stream().mapToInt(Draft::origins).sum())
                            .reversed())
                    .thenComparing(group -> group.getFirst().model()));
            List<Section> sections = new ArrayList<>();
            List<String> dropped = new ArrayList<>();
            Map<String, Claim> cited = new LinkedHashMap<>();
            int others = 0;
            Map<String, String> tellers = new HashMap<>();
            for (List<Draft> group : groups) {
                boolean event = group.getFirst().sentence().kind().compareTo(Kind.PROMISE) < 0;
                if (!event && (sections.size() >= MODELS_A_DAY || (date.isPresent() && isRemark(group)))) {
                    others++;
                    continue;
                }
                String model = group.getFirst().model();
                List<Draft> shown = new ArrayList<>();
                for (Draft draft : shown(group, sections.size() < MODELS_IN_FULL ? most : 1)) {
                    // a line and its version are one
                    String told = draft.sentence().kind() + " " + draft.quotes();
                    String teller = tellers.getOrDefault(told, "");
                    if (Proof.isOf(teller, model) && !isOfBoth(draft, teller, model)) continue;
                    tellers.put(told, model);
                    List<String> faults = faults(draft);
                    if (faults.isEmpty()) shown.add(draft);
                    else
                        dropped.add(String.join("; ", faults) + " | "
                                + draft.sentence().text());
                }
                if (shown.isEmpty()) continue;
                shown.forEach(draft -> draft.claims().forEach(claim -> cited.putIfAbsent(claim.id(), claim)));
                int cut = group.stream()
                        .filter(draft -> !shown.contains(draft))
                        .mapToInt(Draft::size)
                        .sum();
                sections.add(new Section(
                        model, shown.stream().map(Draft::sentence).toList(), cut + leftOut.getOrDefault(model, 0)));
            }
            return new Summary(wording.language(), sections, others, List.copyOf(cited.values()), dropped);
        }

        /** What is out is not planned, whatever the preamble says; and a version comes out, not the line and the version. */
        private boolean isToldBetter(Draft draft, Set<String> released) {
            String model = draft.model();
            if (draft.attribute() != Attribute.RELEASE) return false;
            if (draft.sentence().kind() == Kind.PROMISE) {
                return released.contains(model)
                        || released.contains(STAGE.matcher(model).replaceFirst(""));
            }
            return draft.isRelease()
                    && released.stream()
                            .filter(version -> version.startsWith(model + " "))
                            .anyMatch(version -> draft.quotes().stream()
                                    .anyMatch(quote ->
                                            news.passages().namesIn(quote).contains(version)
                                                    && !namesBesides(quote, version, model)));
        }

        private boolean isOfBoth(Draft draft, String one, String other) {
            return draft.quotes().stream()
                    .allMatch(quote -> namesBesides(quote, one, other) || namesBesides(quote, other, one));
        }

        /** "X and X Fast are out" tells of both, "X Fast is out" of one; a new version is what is new of its line. */
        private boolean namesBesides(String quote, String version, String model) {
            String rest = quote.replace(version, " ");
            boolean line = model.chars().noneMatch(Character::isDigit);
            return !line && !rest.equals(quote) && news.passages().namesIn(rest).contains(model);
        }

        /** Our own words pass the gate, too. */
        private List<String> faults(Draft draft) {
            draft.claims().forEach(claim -> claims.put(claim.id(), claim));
            return gate.faults(draft.model(), draft.sentence());
        }

        /** One voice says one thing in passing that nobody could check. */
        private static boolean isRemark(List<Draft> group) {
            Draft only = group.getFirst();
            boolean coming = only.sentence().kind() == Kind.RUMOUR && only.attribute() == Attribute.RELEASE;
            return !coming
                    && group.size() == 1
                    && only.size() == 1
                    && only.origins() == 1
                    && REMARKS.contains(only.sentence().kind());
        }

        private static List<Draft> shown(List<Draft> group, int most) {
            Map<String, Integer> told = new HashMap<>();
            Map<Kind, Integer> ofKind = new EnumMap<>(Kind.class);
            Set<String> quoted = new HashSet<>();
            Set<String> said = new HashSet<>();
            return group.stream()
                    .filter(draft -> draft.quotes().isEmpty() || quoted.addAll(draft.quotes()))
                    .filter(draft -> draft.sentence().kind() == Kind.RECORD
                            || said.add(draft.sentence().statement()))
                    .filter(draft -> told.merge(draft.sentence().kind() + " " + draft.attribute(), 1, Integer::sum)
                            <= sentencesOn(draft.sentence().kind()))
                    .filter(draft -> ofKind.merge(draft.sentence().kind(), 1, Integer::sum)
                            <= MOST_OF_KIND.getOrDefault(draft.sentence().kind(), most))
                    .limit(most)
                    .toList();
        }

        private static int sentencesOn(Kind kind) {
            return switch (kind) {
                case CAPABILITY -> 1;
                case PRICE, FACT -> FIGURES_A_MATTER;
                default -> SENTENCES_A_MATTER;
            };
        }

        /** What is worth telling: without background, what was told before, and what is too weak to stand alone. */
        private List<Draft> drafts(List<Item> items) {
            Map<Together, List<Finding>> together = new LinkedHashMap<>();
            Map<Matter, List<Dispute>> disputes = new LinkedHashMap<>();
            List<Draft> drafts = new ArrayList<>();
            Set<Finding> left = new LinkedHashSet<>();
            for (Item item : items) {
                switch (item) {
                    case Item.Said said -> left.add(said.finding());
                    case Item.Changed changed ->
                        changed(changed.change())
                                .ifPresentOrElse(
                                        drafts::add, () -> changed.after().ifPresent(left::add));
                    case Item.Disputed disputed ->
                        disputes.computeIfAbsent(
                                        Matter.of(
                                                disputed.dispute().model(),
                                                disputed.dispute().attribute()),
                                        key -> new ArrayList<>())
                                .add(disputed.dispute());
                    case Item.Promised promised -> {
                        Promise promise = promised.promise();
                        Optional<Finding> proved =
                                proved(promised.finding()).filter(sure -> proof.holds(promise.promised()));
                        proved.ifPresentOrElse(
                                finding -> drafts.add(new Draft(
                                        sentences.promised(promise, finding),
                                        joined(List.of(promise.promised()), finding.claims()),
                                        1)),
                                () -> leftOut.merge(promise.model(), 1, Integer::sum));
                    }
                    case Item.Settled settled ->
                        settled(settled.promise(), settled.outcome())
                                .ifPresentOrElse(
                                        drafts::add, () -> settled.what().ifPresent(left::add));
                }
            }
            // where each figure contradicts each other one, the best supported stand for all
            disputes.values().forEach(ofOne -> {
                List<Draft> told = ofOne.stream()
                        .sorted(comparingInt((Dispute dispute) ->
                                        dispute.a().origins() + dispute.b().origins())
                                .reversed()
                                .thenComparing(Dispute::id))
                        .flatMap(dispute -> disputed(dispute).stream())
                        .limit(SENTENCES_A_MATTER)
                        .toList();
                drafts.addAll(told);
                // what contradicts nothing that could be told stands for itself
                if (told.isEmpty()) {
                    ofOne.stream()
                            .flatMap(dispute -> Stream.of(dispute.a(), dispute.b()))
                            .filter(side -> date.isEmpty() || firstSaid(side).equals(date))
                            .forEach(left::add);
                }
            });
            for (Finding finding : left) {
                if (isBackground(finding) || isRetold(finding)) continue;
                Optional<Finding> proved = proved(finding).flatMap(sure -> News.only(sure, proof::isOnTheWhole));
                Optional<Together> place = proved.flatMap(sure ->
                        Together.of(sure, date.isPresent(), news.passages().around(witness.of(sure))));
                if (place.isEmpty()) leftOut.merge(finding.model(), 1, Integer::sum);
                else
                    together.computeIfAbsent(place.get(), key -> new ArrayList<>())
                            .add(proved.orElseThrow());
            }
            together.forEach((place, findings) -> {
                // "the price gets a plus" says nothing beside the price
                List<Finding> facts = place.kind() == Kind.VERDICT && !place.against()
                        ? together.getOrDefault(Together.facts(place.model()), List.of())
                        : List.of();
                List<Finding> worth = findings.stream()
                        .filter(finding -> facts.stream().noneMatch(fact -> fact.attribute() == finding.attribute()))
                        .toList();
                if (worth.isEmpty()) return;
                if (place.kind() == Kind.FACT) drafts.addAll(facts(worth));
                else drafts.add(draft(sentences.said(place.kind(), mostSupported(worth)), worth));
            });
            drafts.addAll(reviews(items));
            return drafts;
        }

        /**
         * What reviews are called and come to: of each the sentence nearest to a verdict on the model that its title names.
         * It stands in its own words alone, so that nothing is made of it that it does not say.
         */
        private List<Draft> reviews(List<Item> items) {
            Map<String, List<Claim>> byArticle = new LinkedHashMap<>();
            for (Item item : items) {
                if (!(item instanceof Item.Said said)) continue;
                for (Claim claim : said.finding().claims()) {
                    boolean ofTheDay = date.isEmpty() || dayOf(claim).equals(date);
                    if (ofTheDay && proof.isOfReview(claim)) {
                        byArticle
                                .computeIfAbsent(claim.article().articleId(), key -> new ArrayList<>())
                                .add(claim);
                    }
                }
            }
            return byArticle.values().stream()
                    .filter(claims -> claims.size() >= LEAST_OF_REVIEW)
                    .flatMap(claims -> claims.stream()
                            .filter(proof::isConclusion)
                            .max(comparingInt(proof::weightOfConclusion)
                                    .thenComparingDouble(Claim::confidence)
                                    .thenComparing(Claim::id))
                            .stream())
                    .map(claim -> new Draft(sentences.reviewed(claim), List.of(claim), 1))
                    .toList();
        }

        /** Facts that one sentence of a source tells are told in one sentence. */
        private List<Draft> facts(List<Finding> findings) {
            Map<String, List<Finding>> bySentence = new LinkedHashMap<>();
            for (Finding finding : select(findings)) {
                bySentence
                        .computeIfAbsent(news.passages().around(witness.of(finding)), key -> new ArrayList<>())
                        .add(finding);
            }
            List<Draft> drafts = new ArrayList<>();
            bySentence
                    .values()
                    .forEach(told -> drafts.add(draft(sentences.facts(kindOf(told.getFirst()), told), told)));
            return drafts;
        }

        private static Kind kindOf(Finding fact) {
            return switch (fact.attribute()) {
                case RELEASE -> Kind.RELEASE;
                case OPEN_SOURCE, AVAILABILITY -> Kind.ACCESS;
                case PRICE -> Kind.PRICE;
                default -> Kind.FACT;
            };
        }

        private static Draft draft(Sentence sentence, List<Finding> told) {
            return new Draft(
                    sentence,
                    told.stream().flatMap(finding -> finding.claims().stream()).toList(),
                    told.size());
        }

        /** What is left of a finding that is sure enough: those of its claims that their own sentences prove. */
        private Optional<Finding> proved(Finding finding) {
            return isWeak(finding) ? Optional.empty() : News.only(finding, proof::holds);
        }

        /** In the order of telling; of several figures of one matter those that tell most. */
        private static List<Finding> select(List<Finding> findings) {
            List<Finding> told = new ArrayList<>();
            for (Attribute attribute : FACTS) {
                List<Finding> ofOne = findings.stream()
                        .filter(finding -> finding.attribute() == attribute)
                        .sorted(MOST_SUPPORTED)
                        .toList();
                boolean counted = ofOne.stream().anyMatch(DigestCompiler::isCounted);
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

        private static List<Finding> mostSupported(List<Finding> findings) {
            return findings.stream().sorted(MOST_SUPPORTED).toList();
        }

        private Optional<Draft> changed(Change change) {
            // the one claim that tells it is told by itself
            if (change.before().equals(change.after())
                    || change.before().confidence() < LEAST_SURE_OF_FIGURES
                    || change.after().confidence() < LEAST_SURE_OF_FIGURES
                    || !proof.holds(change.before())
                    || !proof.holds(change.after())) return Optional.empty();
            return Optional.of(new Draft(sentences.changed(change), List.of(change.after(), change.before()), 1));
        }

        /** A dispute that both sides are sure of, between two voices; what only seems to contradict is none. */
        private Optional<Draft> disputed(Dispute dispute) {
            Optional<Finding> a = proved(dispute.a());
            Optional<Finding> b = proved(dispute.b());
            if (a.isEmpty() || b.isEmpty()) return Optional.empty();
            boolean same = dispute.attribute() != Attribute.RELEASE
                    || Proof.sameEvent(witness.of(a.get()), witness.of(b.get()));
            long voices = Stream.of(a.get(), b.get())
                    .flatMap(side -> side.claims().stream())
                    .map(claim -> claim.article().voice())
                    .distinct()
                    .count();
            boolean old = isBackground(dispute.a()) || isBackground(dispute.b());
            if (!same || old || voices < 2 || dispute.type() == Dispute.Type.SCOPE) return Optional.empty();
            return Optional.of(new Draft(
                    sentences.disputed(new Dispute(
                            dispute.id(),
                            dispute.type(),
                            dispute.model(),
                            dispute.attribute(),
                            a.get(),
                            b.get(),
                            dispute.scope())),
                    joined(a.get().claims(), b.get().claims()),
                    1));
        }

        private Optional<Draft> settled(Promise promise, Optional<Claim> outcome) {
            boolean sure = Stream.concat(Stream.of(promise.promised()), outcome.stream())
                    .allMatch(claim -> claim.confidence() >= LEAST_SURE_OF_FIGURES && proof.holds(claim));
            if (!sure || outcome.filter(this::isOld).isPresent()) return Optional.empty();
            return Optional.of(new Draft(
                    sentences.settled(promise, outcome),
                    joined(List.of(promise.promised()), outcome.stream().toList()),
                    1));
        }

        private boolean isWeak(Finding finding) {
            if (finding.origins() > 1) return false;
            boolean event = finding.attribute() == Attribute.RELEASE;
            boolean absent = EVENTS.contains(finding.attribute()) && finding.polarity() == Polarity.NEGATIVE;
            double least = absent
                    ? LEAST_SURE_OF_ABSENCE
                    : finding.value().isPresent() || event ? LEAST_SURE_OF_FIGURES : LEAST_SURE;
            return finding.claims().stream().noneMatch(claim -> claim.confidence() >= least);
        }

        /** Told of a former time, to introduce the news. */
        private boolean isBackground(Finding finding) {
            Claim claim = finding.claims().getFirst();
            if (date.isEmpty()) return false;
            if (claim.status() == Status.PAST) return true;
            if (finding.attribute() != Attribute.RELEASE || claim.status() != Status.CURRENT) return false;
            return isOld(claim) || finding.claims().stream().allMatch(this::isInPassing);
        }

        /** Mentioned as known, and nothing tells that it was of these days. */
        private boolean isInPassing(Claim claim) {
            boolean dated = timeOf(claim)
                    .filter(at -> at.precision() != Moment.Precision.YEAR)
                    .isPresent();
            return !dated && news.inPassing().contains(claim.id());
        }

        private boolean isOld(Claim claim) {
            return date.isPresent()
                    && timeOf(claim).filter(at -> isOld(at, date.get())).isPresent();
        }

        private static boolean isOld(Moment at, LocalDate day) {
            return at.precision() == Moment.Precision.YEAR
                    ? at.lastDay().getYear() < day.getYear()
                    : at.lastDay().isBefore(day.minusDays(RECENT_DAYS));
        }

        private static Optional<Moment> timeOf(Claim claim) {
            return claim.value().flatMap(Value::date).or(claim::trueAt);
        }

        /** True if it is said to have happened right then, by a voice that never said so before. */
        private boolean isOfTheDay(Claim claim, List<Claim> earlier) {
            LocalDate day = date.orElseThrow();
            boolean dated = timeOf(claim)
                    .filter(at -> at.precision().compareTo(Moment.Precision.DAY) >= 0)
                    .filter(at -> !at.firstDay().isBefore(day.minusDays(DAYS_OF_NEWS))
                            && !at.firstDay().isAfter(day))
                    .isPresent();
            boolean just = claim.value()
                    .filter(value -> JUST.matcher(value.text()).find())
                    .isPresent();
            return (dated || just)
                    && earlier.stream()
                            .noneMatch(other -> other.article()
                                    .voice()
                                    .equals(claim.article().voice()))
                    && earlier.stream()
                            .flatMap(other -> other.saidAt().stream())
                            .noneMatch(at -> at.lastDay().isAfter(day.minusDays(RECENT_DAYS)));
        }

        /** True if the same was told on an earlier day in whatever words: the same event, or praise for the same. */
        private boolean isRetold(Finding finding) {
            Claim claim = finding.claims().getFirst();
            boolean event = finding.attribute() == Attribute.RELEASE;
            boolean bare = !event && finding.value().isEmpty() && finding.attribute() != Attribute.FEATURE_OTHER;
            if (date.isEmpty() || claim.status() != Status.CURRENT || !(event || bare)) return false;
            List<Claim> told =
                    earlier().getOrDefault(Matter.of(finding.model(), finding.attribute()), List.of()).stream()
                            .filter(other -> other.polarity() == finding.polarity() || event)
                            .filter(other -> event || other.value().isEmpty())
                            .flatMap(other -> other.claims().stream())
                            .filter(other -> other.status() != Status.PLANNED && other.status() != Status.RUMOURED)
                            .filter(other -> other.comparedTo().equals(claim.comparedTo()))
                            .filter(other -> !event || sameEvent(other, claim))
                            .filter(other -> other.saidAt()
                                    .filter(at -> at.lastDay().isBefore(date.get()))
                                    .isPresent())
                            .toList();
            // announced long ago and open to all only now
            return !told.isEmpty() && !(event && finding.claims().stream().anyMatch(each -> isOfTheDay(each, told)));
        }

        private static boolean sameEvent(Claim a, Claim b) {
            return ReleaseEvent.of(a) == ReleaseEvent.of(b)
                    && (a.polarity() == Polarity.NEGATIVE) == (b.polarity() == Polarity.NEGATIVE);
        }

        private record Matter(String model, Attribute attribute) {
            static Matter of(String model, Attribute attribute) {
                return new Matter(model, attribute);
            }
        }

        private Map<Matter, List<Finding>> earlier() {
            if (byMatter.isEmpty()) {
                for (Finding finding : news.findings()) {
                    byMatter.computeIfAbsent(Matter.of(finding.model(), finding.attribute()), key -> new ArrayList<>())
                            .add(finding);
                }
            }
            return byMatter;
        }
    }

    private static final Comparator<Finding> MOST_SUPPORTED = comparingInt(Finding::origins)
            .reversed()
            .thenComparingDouble(finding -> -finding.best().confidence())
            .thenComparing(Finding::attribute)
            .thenComparing(finding -> finding.claims().getFirst().id());

    /** The shape of a picture, which tells nothing of how many lines it has. */
    private static final Pattern ASPECT = Pattern.compile("\\d{1,2}[:：]\\d{1,2}");

    /** Findings that are told in one sentence have all of this in common. */
    private record Together(
            String model, Kind kind, Status status, boolean against, Optional<String> comparedTo, String of) {
        /**
         * Empty where a finding is not worth a sentence.
         *
         * @param daily true for the news of a day
         * @param passage the sentence that shows it
         */
        static Optional<Together> of(Finding finding, boolean daily, String passage) {
            Claim claim = finding.claims().getFirst();
            Attribute attribute = finding.attribute();
            boolean against = finding.polarity() == Polarity.NEGATIVE;
            boolean valued = figure(finding).isPresent();
            if (claim.comparedTo().isPresent()) {
                // that two were set side by side tells nothing
                if (finding.polarity() == Polarity.NEUTRAL) return Optional.empty();
                Kind kind = attribute == Attribute.RANKING ? Kind.RECORD : Kind.VERDICT;
                return Optional.of(
                        new Together(finding.model(), kind, claim.status(), against, claim.comparedTo(), passage));
            }
            if (claim.status() != Status.CURRENT) {
                Kind kind = switch (claim.status()) {
                    case PLANNED -> Kind.PROMISE;
                    case RUMOURED -> Kind.RUMOUR;
                    default -> Kind.BACKGROUND;
                };
                return Optional.of(alone(finding, kind));
            }
            boolean ratio = attribute == Attribute.RESOLUTION
                    && figure(finding)
                            .filter(value -> ASPECT.matcher(value.text()).matches())
                            .isPresent();
            boolean fact = FACTS.contains(attribute) && !against && !ratio && (valued || EVENTS.contains(attribute));
            if (fact) return Optional.of(facts(finding.model()));
            if (EVENTS.contains(attribute)) return Optional.of(alone(finding, Kind.VERDICT));
            if (attribute == Attribute.ADOPTION && !valued && finding.origins() < 2) return Optional.empty();
            // who is not said to be behind anything is seldom meant to be
            boolean trailing = attribute == Attribute.RANKING && against && !valued && finding.origins() < 2;
            if (trailing || ratio) return Optional.empty();
            if (attribute == Attribute.RANKING || attribute == Attribute.ADOPTION) {
                return Optional.of(alone(finding, Kind.RECORD));
            }
            boolean capability = attribute.group() == Attribute.Group.CAPABILITY;
            // that a vendor praises its own work is no verdict
            boolean advertised = finding.claims().stream().allMatch(each -> each.basis() == Basis.VENDOR);
            if (daily && !capability && !valued && !against && advertised) return Optional.empty();
            return Optional.of(new Together(
                    finding.model(),
                    capability ? Kind.CAPABILITY : Kind.VERDICT,
                    Status.CURRENT,
                    against,
                    Optional.empty(),
                    attribute == Attribute.FEATURE_OTHER ? "other" + passage : passage));
        }

        static Together facts(String model) {
            return new Together(model, Kind.FACT, Status.CURRENT, false, Optional.empty(), "");
        }

        private static Together alone(Finding finding, Kind kind) {
            return new Together(
                    finding.model(),
                    kind,
                    finding.claims().getFirst().status(),
                    finding.polarity() == Polarity.NEGATIVE,
                    Optional.empty(),
                    finding.id());
        }
    }

    /** The figure or kind of a finding; when a thing came is none. */
    static Optional<Value> figure(Finding finding) {
        return finding.value().filter(value -> value.date().isEmpty());
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
        return one.get().text().equals(other.get().text())
                || (one.get().number().isPresent()
                        && one.get().number().equals(other.get().number())
                        && one.get().unit().equals(other.get().unit()));
    }

    private static List<Claim> joined(List<Claim> some, List<Claim> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
