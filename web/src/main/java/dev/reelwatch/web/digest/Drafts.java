package dev.reelwatch.web.digest;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words what is worth telling: without background, what was told before, and what is too weak to stand alone. */
final class Drafts {
    /**
     * A claim of one voice that is less sure than this is no news: of those with 0.7, eight in ten are right. A figure
     * or an event can be checked at a glance, a verdict cannot.
     */
    static final double LEAST_SURE = 0.7;

    private static final double LEAST_SURE_OF_FIGURES = 0.6;

    /** That this model, called by its name, came out or is open source, is seldom misread. */
    private static final double LEAST_SURE_OF_NAMED = 0.55;

    /** That something is not out at all is seldom news and easily misread. */
    private static final double LEAST_SURE_OF_ABSENCE = 0.85;

    /** What is missing in so many words needs no more. */
    private static final double LEAST_SURE_OF_LACK = 0.5;

    private static final double LEAST_SURE_OF_OPPOSITE = 0.5;

    private static final Pattern GAIN = Pattern.compile(
            "支持|新增|增加|上线|推出|发布|现在|终于|可以|能够|能用|加入|补上|补齐|更新|升级|开放|\\b(?:now|adds?|added|supports?|can|gains?|gets?|introduc\\w+|launch\\w*|brings?)\\b",
            Pattern.CASE_INSENSITIVE);

    /** An article that tests a model passes more than one verdict on it. */
    private static final int LEAST_OF_REVIEW = 3;

    private final Optional<LocalDate> date;
    private final Passages passages;
    private final Sentences sentences;
    private final Proof proof;
    private final Witness witness;
    private final Novelty novelty;
    private final Map<String, Map<Attribute.Group, Integer>> leftOut = new HashMap<>();

    /** @param date of the news; empty for all that is known */
    Drafts(News news, Optional<LocalDate> date, Wording wording) {
        this.date = date;
        this.passages = news.passages();
        this.sentences = new Sentences(wording, passages);
        this.proof = new Proof(passages);
        this.witness = new Witness(wording.language(), passages);
        this.novelty = new Novelty(news, date);
    }

    /** How many pieces of news on a model were too weak or said too little, by what they are on. */
    Map<Attribute.Group, Integer> leftOut(String model) {
        return leftOut.getOrDefault(model, Map.of());
    }

    /** True if nothing was told of a model before the day. */
    boolean isFirstToldOf(String model) {
        return novelty.isFirstToldOf(model);
    }

    private void leaveOut(String model, Attribute attribute) {
        leftOut.computeIfAbsent(model, key -> new EnumMap<>(Attribute.Group.class))
                .merge(attribute.group(), 1, Integer::sum);
    }

    /** What is worth telling: without background, what was told before, and what is too weak to stand alone. */
    List<Draft> of(List<NewsItem> items) {
        Map<Respect, List<Dispute>> disputes = new LinkedHashMap<>();
        List<Draft> drafts = new ArrayList<>();
        Set<Finding> left = new LinkedHashSet<>();
        for (NewsItem item : items) {
            switch (item) {
                case NewsItem.Said said -> left.add(said.finding());
                case NewsItem.Changed changed ->
                    changed(changed.change())
                            .ifPresentOrElse(drafts::add, () -> changed.after().ifPresent(left::add));
                case NewsItem.Disputed disputed ->
                    disputes.computeIfAbsent(
                                    new Respect(
                                            disputed.dispute().model(),
                                            disputed.dispute().attribute()),
                                    key -> new ArrayList<>())
                            .add(disputed.dispute());
                case NewsItem.Promised promised -> {
                    Promise promise = promised.promise();
                    Optional<Finding> proved =
                            proved(promised.finding()).filter(sure -> proof.holds(promise.promised()));
                    proved.ifPresentOrElse(
                            finding -> drafts.add(new Draft(
                                    sentences.promised(promise, finding),
                                    joined(List.of(promise.promised()), finding.claims()),
                                    1)),
                            () -> leaveOut(promise.model(), promise.attribute()));
                }
                case NewsItem.Settled settled ->
                    settled(settled.promise(), settled.outcome())
                            .ifPresentOrElse(drafts::add, () -> settled.what().ifPresent(left::add));
            }
        }
        disputes.values().forEach(ofOne -> drafts.addAll(disputed(ofOne, left)));
        drafts.addAll(told(left));
        drafts.addAll(reviews(items));
        return drafts;
    }

    /**
     * Where each figure contradicts each other one, the best supported stand for all.
     *
     * @param left is given what contradicts nothing that could be told, and stands for itself
     */
    private List<Draft> disputed(List<Dispute> ofOne, Set<Finding> left) {
        List<Draft> told = ofOne.stream()
                .sorted(comparingInt((Dispute dispute) ->
                                dispute.a().origins() + dispute.b().origins())
                        .reversed()
                        .thenComparing(Dispute::id))
                .flatMap(dispute -> disputed(dispute).stream())
                .limit(Compilation.SENTENCES_A_MATTER)
                .toList();
        if (told.isEmpty()) {
            ofOne.stream()
                    .flatMap(dispute -> Stream.of(dispute.a(), dispute.b()))
                    .filter(side -> date.isEmpty() || NewsDays.firstSaid(side).equals(date))
                    .forEach(left::add);
        }
        return told;
    }

    /** Of findings those that are news, proved and worth a sentence, several of one sense in one. */
    private List<Draft> told(Set<Finding> left) {
        Map<Together, List<Finding>> together = new LinkedHashMap<>();
        for (Finding finding : left) {
            if (novelty.isBackground(finding) || novelty.isRetold(finding)) continue;
            List<Finding> against = opposed(finding, left);
            // what one and the same article says for and against is told both ways, or not at all
            if (against.stream().anyMatch(other -> proved(other, true).isEmpty())) {
                leaveOut(finding.model(), finding.attribute());
                continue;
            }
            Optional<Finding> proved =
                    proved(finding, !against.isEmpty()).flatMap(sure -> News.only(sure, proof::isOnTheWhole));
            Optional<Together> place =
                    proved.flatMap(sure -> Together.of(sure, date.isPresent(), passages.around(witness.of(sure)), proof)
                            .filter(told -> sentences.tells(told.kind(), sure)));
            if (place.isEmpty()) leaveOut(finding.model(), finding.attribute());
            else together.computeIfAbsent(place.get(), key -> new ArrayList<>()).add(proved.orElseThrow());
        }
        List<Draft> drafts = new ArrayList<>();
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
            else drafts.add(draft(sentences.said(place.kind(), Facts.mostSupported(worth)), worth));
        });
        return drafts;
    }

    /**
     * What reviews are called and come to: of each the sentence nearest to a verdict on the model that its title names.
     * Of one whose sense its own words do not show, none is told.
     */
    private List<Draft> reviews(List<NewsItem> items) {
        Map<String, List<Claim>> byArticle = new LinkedHashMap<>();
        for (NewsItem item : items) {
            if (!(item instanceof NewsItem.Said said)) continue;
            for (Claim claim : said.finding().claims()) {
                boolean ofTheDay = date.isEmpty() || NewsDays.dayOf(claim).equals(date);
                if (ofTheDay && proof.isOfReview(claim)) {
                    byArticle
                            .computeIfAbsent(claim.article().articleId(), key -> new ArrayList<>())
                            .add(claim);
                }
            }
        }
        List<Draft> drafts = new ArrayList<>();
        for (List<Claim> claims : byArticle.values()) {
            if (claims.size() < LEAST_OF_REVIEW) continue;
            Optional<Claim> conclusion = claims.stream()
                    .filter(proof::isConclusion)
                    .filter(claim -> proof.verdict(claim).isPresent())
                    .max(comparingInt(proof::weightOfConclusion)
                            .thenComparingDouble(Claim::confidence)
                            .thenComparing(Claim::id));
            if (conclusion.isEmpty()) continue;
            String verdict = proof.verdict(conclusion.get()).orElseThrow();
            drafts.add(review(conclusion.get(), verdict));
            // whoever is told of the praise is told of the fault, too
            if (!verdict.equals("for") && !verdict.equals("ahead")) continue;
            claims.stream()
                    .filter(claim -> claim.confidence() >= LEAST_SURE_OF_FIGURES && proof.isFlaw(claim))
                    .filter(claim -> !passages.around(claim).equals(passages.around(conclusion.get())))
                    .max(comparingDouble(Claim::confidence).thenComparing(Claim::id))
                    .ifPresent(claim -> drafts.add(review(claim, "flaw")));
        }
        return drafts;
    }

    private Draft review(Claim claim, String verdict) {
        return new Draft(sentences.reviewed(claim, verdict), List.of(claim), 1);
    }

    /** Facts that one sentence of a source tells are told in one sentence; what this language has no words for is not. */
    private List<Draft> facts(List<Finding> findings) {
        Map<String, List<Finding>> bySentence = new LinkedHashMap<>();
        for (Finding finding : Facts.select(findings)) {
            if (!sentences.canTell(finding)) continue;
            bySentence
                    .computeIfAbsent(passages.around(witness.of(finding)), key -> new ArrayList<>())
                    .add(finding);
        }
        List<Draft> drafts = new ArrayList<>();
        bySentence
                .values()
                .forEach(told -> drafts.add(draft(sentences.facts(Facts.kindOf(told.getFirst()), told), told)));
        return drafts;
    }

    private static Draft draft(Sentence sentence, List<Finding> told) {
        return new Draft(
                sentence,
                told.stream().flatMap(finding -> finding.claims().stream()).toList(),
                told.size());
    }

    /** What is left of a finding that is sure enough: those of its claims that their own sentences prove. */
    private Optional<Finding> proved(Finding finding) {
        return proved(finding, false);
    }

    /** @param opposed true if its article says the opposite, too, which makes neither of them less sure */
    private Optional<Finding> proved(Finding finding, boolean opposed) {
        boolean sure = !isWeak(finding) || (opposed && finding.best().confidence() >= LEAST_SURE_OF_FIGURES);
        return sure ? News.only(finding, proof::holds) : Optional.empty();
    }

    /** Verdicts of the same articles on the same respect of the model in the opposite sense. */
    private static List<Finding> opposed(Finding finding, Set<Finding> all) {
        boolean verdict = finding.attribute().group() == Attribute.Group.QUALITY;
        if (!verdict || finding.polarity() == Polarity.NEUTRAL) return List.of();
        Polarity opposite = finding.polarity() == Polarity.POSITIVE ? Polarity.NEGATIVE : Polarity.POSITIVE;
        Set<String> articles = finding.claims().stream()
                .map(claim -> claim.article().articleId())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(other -> other.model().equals(finding.model())
                        && other.attribute() == finding.attribute()
                        && other.polarity() == opposite)
                .filter(other -> other.claims().stream()
                        .anyMatch(claim -> claim.status() == Status.CURRENT
                                && claim.confidence() >= LEAST_SURE_OF_OPPOSITE
                                && articles.contains(claim.article().articleId())))
                .toList();
    }

    private Optional<Draft> changed(Change change) {
        // the one claim that tells it is told by itself
        if (change.before().equals(change.after())
                || change.before().confidence() < LEAST_SURE_OF_FIGURES
                || change.after().confidence() < LEAST_SURE_OF_FIGURES
                || !proof.holds(change.before())
                || !proof.holds(change.after())
                || (change.kind() == Change.Kind.ADDED && !tellsOfGain(change.after()))) return Optional.empty();
        return Optional.of(new Draft(sentences.changed(change), List.of(change.after(), change.before()), 1));
    }

    /** That a function is spoken of does not tell that it was added. */
    private static boolean tellsOfGain(Claim claim) {
        return GAIN.matcher(claim.quote().text()).find();
    }

    /** A dispute that both sides are sure of, between two voices; what only seems to contradict is none. */
    private Optional<Draft> disputed(Dispute dispute) {
        Optional<Finding> a = proved(dispute.a());
        Optional<Finding> b = proved(dispute.b());
        if (a.isEmpty() || b.isEmpty()) return Optional.empty();
        boolean same =
                dispute.attribute() != Attribute.RELEASE || Proof.sameEvent(witness.of(a.get()), witness.of(b.get()));
        long voices = Stream.of(a.get(), b.get())
                .flatMap(side -> side.claims().stream())
                .map(claim -> claim.article().voice())
                .distinct()
                .count();
        boolean old = novelty.isBackground(dispute.a()) || novelty.isBackground(dispute.b());
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
        if (!sure || outcome.filter(novelty::isOld).isPresent()) return Optional.empty();
        if (outcome.isEmpty() && Proof.isVague(promise.promised())) return Optional.empty();
        return Optional.of(new Draft(
                sentences.settled(promise, outcome),
                joined(List.of(promise.promised()), outcome.stream().toList()),
                1));
    }

    private boolean isWeak(Finding finding) {
        if (finding.origins() > 1) return false;
        boolean event = finding.attribute() == Attribute.RELEASE || finding.attribute() == Attribute.OPEN_SOURCE;
        if (finding.claims().stream().anyMatch(proof::isLack)) {
            return finding.claims().stream().noneMatch(claim -> claim.confidence() >= LEAST_SURE_OF_LACK);
        }
        boolean absent = Facts.EVENTS.contains(finding.attribute()) && finding.polarity() == Polarity.NEGATIVE;
        double least = absent
                ? LEAST_SURE_OF_ABSENCE
                : finding.value().isPresent() || event ? LEAST_SURE_OF_FIGURES : LEAST_SURE;
        return finding.claims().stream()
                .noneMatch(claim ->
                        claim.confidence() >= (event && !absent && isNamed(claim) ? LEAST_SURE_OF_NAMED : least));
    }

    /** The words of a claim name its model themselves. */
    private boolean isNamed(Claim claim) {
        return passages.namesIn(claim.quote().text()).contains(claim.model());
    }

    private static List<Claim> joined(List<Claim> some, List<Claim> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
