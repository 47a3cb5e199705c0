package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Follows planned things to what became of them. Time alone keeps no promise and breaks none. */
public final class Promises {
    /** More is better than was promised. */
    private static final Set<Attribute> MORE_WILL_DO =
            Set.of(Attribute.DURATION, Attribute.RESOLUTION, Attribute.FRAME_RATE);
    /** News of these is told when it happens, so that the day of the article is the day of the thing. */
    private static final Set<Attribute> TOLD_AS_NEWS =
            Set.of(Attribute.RELEASE, Attribute.OPEN_SOURCE, Attribute.AVAILABILITY);

    private static final Pattern OPENED =
            Pattern.compile("开放|開放|上线|上線|推出|可用|available|opened|open to|launched", Pattern.CASE_INSENSITIVE);

    private static final Pattern FOR_GOOD = Pattern.compile(
            "取消|放弃|搁置|终止|不再|不会再|叫停|cancel|abandon|scrap|shelved|dropped|no longer|won't|will not",
            Pattern.CASE_INSENSITIVE);

    private Promises() {}

    /**
     * The promises among {@code claims}, earliest first, as they stood at the end of {@code asOf}: what was said later
     * is not known yet. A promise told by many is one.
     */
    public static List<Promise> of(List<Claim> claims, LocalDate asOf) {
        List<Claim> known = claims.stream()
                .filter(claim -> claim.saidAt()
                        .filter(at -> !at.firstDay().isAfter(asOf))
                        .isPresent())
                .sorted(Findings.EARLIEST_SAID)
                .toList();
        List<Promise> promises = new ArrayList<>();
        Findings.byModelAndAttribute(known).values().forEach(ofOne -> promises.addAll(promises(ofOne)));
        promises.sort(Comparator.comparing(Promise::promised, Findings.EARLIEST_SAID));
        return promises;
    }

    private static List<Promise> promises(List<Claim> claims) {
        List<Claim> promised = new ArrayList<>();
        for (Claim claim : claims) {
            if (claim.status() != Status.PLANNED || claim.polarity() == Polarity.NEGATIVE) continue;
            if (promised.stream().noneMatch(former -> isRepeated(former, claim))) promised.add(claim);
        }
        return promised.stream().map(claim -> promise(claim, claims)).toList();
    }

    /** Whether {@code later} only tells once more what {@code former} told. */
    private static boolean isRepeated(Claim former, Claim later) {
        Optional<Moment> one = due(former);
        Optional<Moment> other = due(later);
        if (one.isPresent() && other.isPresent() && !one.get().agreesWith(other.get())) return false;
        Optional<Measure> measure = former.value().flatMap(Measure::of);
        Optional<Measure> again = later.value().flatMap(Measure::of);
        if (measure.isPresent() && again.isPresent()) return measure.get().sameAs(again.get());
        return former.attribute() == Attribute.RELEASE || shareWords(former, later);
    }

    private static Promise promise(Claim promised, List<Claim> claims) {
        Optional<Moment> due = due(promised);
        List<Claim> later =
                claims.stream().filter(claim -> isLater(claim, promised)).toList();
        boolean hadIt = claims.stream()
                .anyMatch(claim -> !isLater(claim, promised)
                        && claim.status() == Status.CURRENT
                        && claim.polarity() != Polarity.NEGATIVE);
        for (Claim claim : later) {
            if (isWithdrawal(claim, promised)) return told(promised, due, Promise.State.WITHDRAWN, claim);
            if (keeps(claim, promised, hadIt)) {
                boolean late = due.isPresent()
                        && happenedAt(claim)
                                .filter(at -> at.firstDay().isAfter(due.get().lastDay()))
                                .isPresent();
                return told(promised, due, late ? Promise.State.LATE : Promise.State.KEPT, claim);
            }
        }
        return new Promise(
                id(promised),
                promised.model(),
                promised.attribute(),
                Promise.State.OPEN,
                due,
                promised,
                Optional.empty());
    }

    private static Promise told(Claim promised, Optional<Moment> due, Promise.State state, Claim outcome) {
        return new Promise(
                id(promised), promised.model(), promised.attribute(), state, due, promised, Optional.of(outcome));
    }

    private static String id(Claim promised) {
        return Findings.id(promised.model(), promised.attribute(), "promise", promised.id());
    }

    /** The time named for it, if that is not over when it is named. */
    private static Optional<Moment> due(Claim claim) {
        Optional<LocalDate> said = claim.saidAt().map(Moment::firstDay);
        return claim.value()
                .flatMap(Value::date)
                .or(claim::trueAt)
                .filter(at -> said.isEmpty() || !at.lastDay().isBefore(said.get()));
    }

    private static boolean isLater(Claim claim, Claim promised) {
        return claim.saidAt().isPresent()
                && promised.saidAt().isPresent()
                && claim.saidAt()
                        .get()
                        .firstDay()
                        .isAfter(promised.saidAt().get().firstDay());
    }

    private static boolean isWithdrawal(Claim claim, Claim promised) {
        return claim.polarity() == Polarity.NEGATIVE
                && claim.status() != Status.RUMOURED
                && FOR_GOOD.matcher(claim.quote().text()).find()
                && (promised.attribute() == Attribute.RELEASE || shareWords(claim, promised));
    }

    private static boolean keeps(Claim claim, Claim promised, boolean hadIt) {
        if (claim.polarity() == Polarity.NEGATIVE) return false;
        boolean event = claim.attribute() == Attribute.RELEASE;
        boolean dated = event || claim.trueAt().isPresent();
        if (claim.status() != Status.CURRENT && !(dated && claim.status() == Status.PAST)) return false;
        // what happened before it was promised does not keep it
        if (happenedAt(claim)
                .filter(at ->
                        at.lastDay().isBefore(promised.saidAt().orElseThrow().firstDay()))
                .isPresent()) return false;
        Optional<Measure> wanted = promised.value().flatMap(Measure::of);
        if (wanted.isPresent()) {
            Optional<Measure> given = claim.value().flatMap(Measure::of);
            return given.isPresent()
                    && (given.get().sameAs(wanted.get())
                            || (MORE_WILL_DO.contains(claim.attribute())
                                    && given.get().comparesWith(wanted.get())
                                    && given.get().number() > wanted.get().number()));
        }
        if (event) return ReleaseEvent.of(claim) == ReleaseEvent.of(promised) || !hadIt;
        if (claim.attribute() == Attribute.AVAILABILITY
                && !hadIt
                && OPENED.matcher(claim.quote().text()).find()) {
            Set<String> names = names(promised);
            return names.isEmpty() || names(claim).stream().anyMatch(names::contains);
        }
        boolean quality = claim.attribute().group() == Attribute.Group.QUALITY;
        boolean needsWords = hadIt || quality || Statement.OPEN.contains(claim.attribute());
        return !needsWords || shareWords(claim, promised);
    }

    private static Optional<Moment> happenedAt(Claim claim) {
        Optional<Moment> told = claim.value().flatMap(Value::date).or(claim::trueAt);
        if (told.isPresent()) return told;
        boolean news = claim.status() == Status.CURRENT && TOLD_AS_NEWS.contains(claim.attribute());
        return news ? claim.saidAt() : Optional.empty();
    }

    /** Words such as API or Android, which tell what exactly is to come. */
    private static Set<String> names(Claim claim) {
        return Words.telling(claim.quote().text(), claim.model()).stream()
                .filter(word -> word.charAt(0) < 128 && word.length() > 2 && !Character.isDigit(word.charAt(0)))
                .collect(Collectors.toSet());
    }

    private static boolean shareWords(Claim a, Claim b) {
        Set<String> one = Words.telling(a.quote().text(), a.model());
        Set<String> other = Words.telling(b.quote().text(), b.model());
        // a name tells more than a pair of characters
        boolean name = names(a).stream().anyMatch(names(b)::contains);
        return name || Words.shared(one, other) >= 0.3;
    }
}
