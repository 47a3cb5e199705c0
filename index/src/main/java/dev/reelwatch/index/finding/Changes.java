package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds prices and limits that changed, and functions that came or went. */
public final class Changes {
    private static final Set<Attribute> FIGURES = Set.of(
            Attribute.PRICE,
            Attribute.DURATION,
            Attribute.RESOLUTION,
            Attribute.FRAME_RATE,
            Attribute.GENERATION_SPEED,
            Attribute.HARDWARE);
    /** The limits of a model rise; a smaller figure told later is one of its settings. */
    private static final Set<Attribute> ONLY_RISING =
            Set.of(Attribute.DURATION, Attribute.RESOLUTION, Attribute.FRAME_RATE);

    private static final double SURE = 0.5;
    private static final double SURE_OF_FUNCTION = 0.6;
    /** Less apart, the two are told side by side. */
    private static final int DAYS = 7;

    private static final Pattern RAISED = Pattern.compile(
            "变成|变为|延长|延至|提升|升级|提高|增加|增至|扩展|翻倍|翻番|突破|现在|现已|原生|\\bnow\\b|rais|extended|increas|upgrad|doubl|tripl|native");
    private static final Pattern MOVED = Pattern.compile("原生|提|升|延|增|扩|拉|变|改|降|下|上|涨|减|缩|调|翻|直接|一口气");
    /** The former figure, up to where the new one begins. */
    private static final Pattern FROM = Pattern.compile(
            "(?:从|由|\\bfrom\\b)[^,，。;；\\d$¥]{0,10}([$¥])?\\s*(\\d+(?:\\.\\d+)?)\\s*([a-z\\u4e00-\\u9fff]{0,4})"
                    + "[^,，。;；\\d]{0,14}?(?:到|至|成|为|\\bto\\b)[^,，。;；\\d$¥]{0,8}$");

    private static final Pattern WIDER = Pattern.compile("everyone|free");

    /** What was told, with the days between which it was. */
    private record Span(Object what, List<Claim> claims) {
        LocalDate first() {
            return day(claims.get(0)).orElseThrow();
        }

        LocalDate last() {
            return day(claims.get(claims.size() - 1)).orElseThrow();
        }
    }

    private Changes() {}

    /**
     * The changes among {@code claims}, earliest first. Figures that are told side by side, as the prices of two plans
     * are, are no change: the former one must not be told again once the new one was.
     */
    public static List<Change> of(List<Claim> claims) {
        List<Change> changes = new ArrayList<>();
        Findings.byModelAndAttribute(claims).values().forEach(ofOne -> changes.addAll(ofOne(ofOne)));
        changes.sort(EARLIEST);
        return changes;
    }

    static final Comparator<Change> EARLIEST = Comparator.comparing(
                    (Change change) -> day(change.after()).orElseThrow())
            .thenComparing(change -> change.after().id());

    /** The changes of one model in one respect. */
    static List<Change> ofOne(Collection<Claim> claims) {
        if (claims.isEmpty()) return List.of();
        Attribute attribute = claims.iterator().next().attribute();
        List<Claim> sorted = claims.stream()
                .filter(claim -> claim.confidence() >= SURE)
                .filter(claim -> claim.comparedTo().isEmpty())
                .filter(claim -> claim.status() == Status.CURRENT || claim.status() == Status.PAST)
                .filter(claim -> day(claim).isPresent())
                .sorted(Comparator.comparing((Claim claim) -> day(claim).orElseThrow())
                        .thenComparing(Claim::id))
                .toList();
        if (FIGURES.contains(attribute)) return figures(sorted, attribute);
        if (attribute == Attribute.AVAILABILITY) return openings(sorted);
        boolean function = attribute.group() == Attribute.Group.CAPABILITY && !Statement.OPEN.contains(attribute);
        return function ? functions(sorted) : List.of();
    }

    private static List<Change> figures(List<Claim> sorted, Attribute attribute) {
        Map<String, List<Claim>> comparable = new LinkedHashMap<>();
        for (Claim claim : sorted) {
            if (claim.polarity() == Polarity.NEGATIVE && attribute != Attribute.PRICE) continue;
            claim.value()
                    .flatMap(Measure::of)
                    .ifPresent(measure -> comparable
                            .computeIfAbsent(measure.base() + "/" + measure.mode(), ignored -> new ArrayList<>())
                            .add(claim));
        }
        List<Change> changes = new ArrayList<>();
        comparable.values().forEach(row -> {
            List<Span> spans = new ArrayList<>();
            for (Claim claim : row) {
                Measure measure = claim.value().flatMap(Measure::of).orElseThrow();
                spans.stream()
                        .filter(span -> ((Measure) span.what()).sameAs(measure))
                        .findFirst()
                        .ifPresentOrElse(
                                span -> span.claims().add(claim),
                                () -> spans.add(new Span(measure, new ArrayList<>(List.of(claim)))));
            }
            // a bare price is one of a list of prices
            boolean bare = attribute == Attribute.PRICE
                    && ((Measure) spans.get(0).what()).per().isEmpty();
            if (!bare) changes.addAll(changes(spans));
        });
        boolean onlyRising = ONLY_RISING.contains(attribute);
        if (onlyRising) changes.removeIf(change -> change.kind() != Change.Kind.RAISED || !isLimit(change.after()));
        for (Claim claim : sorted) {
            toldAtOnce(claim)
                    .filter(change -> !onlyRising || change.kind() == Change.Kind.RAISED)
                    .filter(change -> changes.stream().noneMatch(other -> isSame(other, change)))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    /** "from 720p to 1080p": what was and what is, told in one breath. */
    private static Optional<Change> toldAtOnce(Claim claim) {
        Optional<Measure> is = claim.value().flatMap(Measure::of);
        if (is.isEmpty()) return Optional.empty();
        Value value = claim.value().get();
        String words = Fold.fold(claim.quote().text());
        String written = Fold.fold(value.text());
        int at = words.indexOf(written);
        if (at < 0) return Optional.empty();
        Matcher from = FROM.matcher(words.substring(0, at));
        if (!from.find()) return Optional.empty();
        String unit = written.replaceFirst("^[^\\d]*[\\d.,]+\\s*", "");
        String sign = written.replaceFirst("[\\s\\d.,].*$", "");
        boolean sameUnit = from.group(3).isEmpty()
                || (!unit.isEmpty() && from.group(3).startsWith(unit))
                || (!sign.isEmpty() && sign.equals(from.group(1)))
                || MOVED.matcher(from.group(3)).lookingAt();
        if (!sameUnit) return Optional.empty();
        double former = Double.parseDouble(from.group(2));
        Value before = new Value(value.text(), OptionalDouble.of(former), value.unit(), value.per(), value.date());
        Optional<Measure> was = Measure.of(before);
        if (was.isEmpty() || was.get().sameAs(is.get())) return Optional.empty();
        return Optional.of(new Change(claim.model(), claim.attribute(), claim, claim, was));
    }

    private static boolean isSame(Change a, Change b) {
        return a.after().equals(b.after())
                || (a.to().isPresent()
                        && b.to().isPresent()
                        && a.to().get().sameAs(b.to().get())
                        && a.from().isPresent()
                        && b.from().isPresent()
                        && a.from().get().sameAs(b.from().get()));
    }

    /** A longer setting is no new limit: it takes a word that it is the utmost, or that it was raised to it. */
    private static boolean isLimit(Claim claim) {
        String words = Fold.fold(claim.quote().text());
        return Disputes.UTMOST.matcher(words).find() || RAISED.matcher(words).find();
    }

    private static List<Change> changes(List<Span> spans) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i + 1 < spans.size(); i++) {
            Span before = spans.get(i);
            Span after = spans.get(i + 1);
            boolean told = ChronoUnit.DAYS.between(before.last(), after.first()) > DAYS;
            boolean aside = spans.stream()
                    .anyMatch(other -> !other.equals(before)
                            && !other.equals(after)
                            && !other.first().isAfter(after.last())
                            && !other.last().isBefore(before.first()));
            if (told && !aside) {
                Claim last = before.claims().get(before.claims().size() - 1);
                Claim first = after.claims().get(0);
                // prices of two plans, speeds on two machines
                if (!Circumstances.of(last).equals(Circumstances.of(first))) continue;
                changes.add(new Change(first.model(), first.attribute(), last, first));
            }
        }
        return changes;
    }

    /** First for some, later for all. */
    private static List<Change> openings(List<Claim> sorted) {
        Optional<Claim> some = Optional.empty();
        for (Claim claim : sorted) {
            if (claim.polarity() == Polarity.NEGATIVE) continue;
            String audience = Audience.of(claim);
            if (audience.isEmpty()) continue;
            if (!WIDER.matcher(audience).find()) {
                some = Optional.of(claim);
            } else if (some.isPresent() && apart(some.get(), claim) > DAYS) {
                return List.of(new Change(claim.model(), claim.attribute(), some.get(), claim));
            } else {
                return List.of();
            }
        }
        return List.of();
    }

    /** Missing, as long as anybody told of it, and there ever after; or the other way round. */
    private static List<Change> functions(List<Claim> sorted) {
        List<Claim> sure = sorted.stream()
                .filter(claim -> claim.confidence() >= SURE_OF_FUNCTION)
                .filter(claim -> claim.polarity() != Polarity.NEUTRAL)
                .toList();
        if (sure.size() < 2) return List.of();
        int turn = 1;
        while (turn < sure.size() && sure.get(turn).polarity() == sure.get(0).polarity()) turn++;
        if (turn == sure.size()) return List.of();
        Claim before = sure.get(turn - 1);
        Claim after = sure.get(turn);
        boolean forGood =
                sure.subList(turn, sure.size()).stream().allMatch(claim -> claim.polarity() == after.polarity());
        boolean gone = after.polarity() == Polarity.NEGATIVE;
        boolean isTold = !gone || GONE.matcher(Fold.fold(after.quote().text())).find();
        return forGood && isTold && apart(before, after) > DAYS && ofOneThing(before, after)
                ? List.of(new Change(after.model(), after.attribute(), before, after))
                : List.of();
    }

    private static final Pattern GONE =
            Pattern.compile("下线|取消|移除|不再|关闭|停用|removed|no longer|discontinued|shut down|dropped");

    private static boolean ofOneThing(Claim a, Claim b) {
        if (Kinds.differ(a, b)) return false;
        Set<String> names = Words.names(a);
        Set<String> others = Words.names(b);
        return names.isEmpty() || others.isEmpty() || names.stream().anyMatch(others::contains);
    }

    private static long apart(Claim a, Claim b) {
        return ChronoUnit.DAYS.between(day(a).orElseThrow(), day(b).orElseThrow());
    }

    /** The time it was true; of what was told as history without a day, none. */
    static Optional<Moment> at(Claim claim) {
        return claim.trueAt().or(() -> claim.status() == Status.CURRENT ? claim.saidAt() : Optional.empty());
    }

    private static Optional<LocalDate> day(Claim claim) {
        return at(claim).map(Moment::firstDay);
    }
}
