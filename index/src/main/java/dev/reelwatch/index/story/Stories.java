package dev.reelwatch.index.story;

import dev.reelwatch.crawler.archive.HandJudgement;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.entry.ModelFamily;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Brings articles together that tell of one event: the same thing of the same model, within days. */
public final class Stories {
    /** From one article to the next. */
    private static final int DAYS = 3;

    private static final Map<Attribute, String> EVENTS = Map.of(
            Attribute.RELEASE, "release",
            Attribute.AVAILABILITY, "release",
            Attribute.OPEN_SOURCE, "release",
            Attribute.PRICE, "price",
            Attribute.RANKING, "record",
            Attribute.ADOPTION, "record");

    private static final List<String> WEIGHT = List.of("release", "price", "record");

    private record Event(String article, String model, String what, LocalDate day) {}

    private Stories() {}

    /**
     * The stories of articles, earliest first. An article is in the one story that most of it is about.
     *
     * @param originOf the origin of an article: copies are in the story of their original
     * @param judgements what was decided by hand; of two on the same articles the later one holds
     */
    public static List<Story> of(
            List<Claim> claims, Function<String, Origin> originOf, List<HandJudgement> judgements) {
        Map<String, List<Claim>> byArticle = new TreeMap<>();
        claims.forEach(claim -> byArticle
                .computeIfAbsent(claim.article().articleId(), ignored -> new ArrayList<>())
                .add(claim));
        Map<String, Event> eventOf = new TreeMap<>();
        byArticle.forEach((id, its) -> event(id, its).ifPresent(event -> eventOf.put(id, event)));
        Map<String, String> up = new HashMap<>();
        Map<String, List<Event>> byEvent = new TreeMap<>();
        eventOf.values()
                .forEach(event -> byEvent.computeIfAbsent(
                                event.model() + "\n" + event.what(), ignored -> new ArrayList<>())
                        .add(event));
        Set<String> alone = new HashSet<>();
        List<HandJudgement> merges = new ArrayList<>();
        for (HandJudgement judgement : judgements) {
            if (judgement.matter() != HandJudgement.Matter.STORY) continue;
            String article = judgement.article();
            List<String> both =
                    judgement.other().map(other -> sorted(article, other)).orElse(List.of(article));
            merges.removeIf(former -> both.size() == 1
                    ? former.article().equals(article)
                            || former.other().filter(article::equals).isPresent()
                    : sorted(former.article(), former.other().orElseThrow()).equals(both));
            if (judgement.verdict() == HandJudgement.Verdict.MERGE) {
                merges.add(judgement);
            } else {
                // who was taken out of a story is not led back into it by a third article
                alone.add(article);
            }
        }
        for (List<Event> same : byEvent.values()) {
            same.sort(Comparator.comparing(Event::day).thenComparing(Event::article));
            Optional<Event> before = Optional.empty();
            for (Event event : same) {
                if (alone.contains(event.article())) continue;
                boolean near = before.isPresent()
                        && ChronoUnit.DAYS.between(before.get().day(), event.day()) <= DAYS;
                if (near) join(up, before.get().article(), event.article());
                before = Optional.of(event);
            }
        }
        for (String id : eventOf.keySet()) {
            if (alone.contains(id)) continue;
            originOf.apply(id).together().stream()
                    .filter(other -> eventOf.containsKey(other) && !alone.contains(other))
                    .forEach(other -> join(up, id, other));
        }
        for (HandJudgement merge : merges) {
            if (eventOf.containsKey(merge.article())
                    && eventOf.containsKey(merge.other().orElseThrow())) {
                join(up, merge.article(), merge.other().orElseThrow());
            }
        }
        Map<String, List<Event>> groups = new TreeMap<>();
        eventOf.values()
                .forEach(event -> groups.computeIfAbsent(root(up, event.article()), ignored -> new ArrayList<>())
                        .add(event));
        return groups.values().stream()
                .map(events -> story(events, originOf))
                .sorted(Comparator.comparing(Story::from).thenComparing(Story::id))
                .toList();
    }

    private static List<String> sorted(String a, String b) {
        return a.compareTo(b) < 0 ? List.of(a, b) : List.of(b, a);
    }

    /** What an article is most about. */
    private static Optional<Event> event(String id, List<Claim> claims) {
        Map<String, List<Claim>> byEvent = new TreeMap<>();
        for (Claim claim : claims) {
            String what = EVENTS.get(claim.attribute());
            boolean news = claim.status() == Status.CURRENT || claim.status() == Status.PLANNED;
            if (what == null || !news || claim.saidAt().isEmpty()) continue;
            byEvent.computeIfAbsent(claim.model() + "\n" + what, ignored -> new ArrayList<>())
                    .add(claim);
        }
        Optional<List<Claim>> most = byEvent.values().stream()
                .min(Comparator.comparingLong((List<Claim> same) -> -ofOneLine(claims, same.get(0)))
                        .thenComparingInt(same -> -same.size())
                        // who ranks or counts a model on the day it comes out tells of its coming out
                        .thenComparingInt(same ->
                                WEIGHT.indexOf(EVENTS.getOrDefault(same.get(0).attribute(), "")))
                        .thenComparingInt(same -> same.stream()
                                .mapToInt(claim -> claim.quote().start())
                                .min()
                                .orElse(0)));
        // the price or the rank of what has just come out is told because it came out, and its line by its short name
        return most.flatMap(same -> byEvent.values().stream()
                        .filter(releases -> releases.stream().anyMatch(Stories::isNew))
                        .filter(releases -> ModelFamily.covers(
                                same.get(0).model(), releases.get(0).model()))
                        // a version comes out, not its line
                        .min(Comparator.comparing((List<Claim> releases) ->
                                        releases.get(0).model().chars().noneMatch(Character::isDigit))
                                .thenComparing(releases -> releases.get(0).model())))
                .or(() -> most)
                .map(same -> same.get(0))
                .map(claim -> new Event(
                        id,
                        claim.model(),
                        EVENTS.getOrDefault(claim.attribute(), ""),
                        claim.saidAt().orElseThrow().firstDay()));
    }

    /** How many of the claims of an article speak of a model, be it as a variant or as a line. */
    private static long ofOneLine(List<Claim> claims, Claim of) {
        return claims.stream()
                .filter(claim ->
                        ModelFamily.covers(claim.model(), of.model()) || ModelFamily.covers(of.model(), claim.model()))
                .count();
    }

    /** A release of the days of its article, or without a date. */
    private static boolean isNew(Claim claim) {
        if (claim.attribute() != Attribute.RELEASE || claim.status() != Status.CURRENT) return false;
        LocalDate said = claim.saidAt().orElseThrow().firstDay();
        return claim.trueAt().isEmpty() || !claim.trueAt().get().lastDay().isBefore(said.minusDays(DAYS));
    }

    private static Story story(List<Event> events, Function<String, Origin> originOf) {
        events.sort(Comparator.comparing(Event::day).thenComparing(Event::article));
        Event first = events.get(0);
        Set<String> voices = new HashSet<>();
        events.stream()
                .map(event -> originOf.apply(event.article()))
                .filter(Origin::independent)
                .forEach(origin -> voices.add(origin.voice()));
        return new Story(
                Story.idOf(first.article()),
                first.model(),
                first.what(),
                first.day(),
                events.get(events.size() - 1).day(),
                events.stream().map(Event::article).toList(),
                Math.max(1, voices.size()));
    }

    private static void join(Map<String, String> up, String a, String b) {
        String one = root(up, a);
        String other = root(up, b);
        if (one.equals(other)) return;
        if (one.compareTo(other) < 0) up.put(other, one);
        else up.put(one, other);
    }

    private static String root(Map<String, String> up, String id) {
        String at = id;
        for (String next = up.get(at); next != null; next = up.get(at)) at = next;
        return at;
    }
}
