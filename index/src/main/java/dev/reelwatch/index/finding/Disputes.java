package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.entry.ModelFamily;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds what contradicts. A dispute that is none costs more trust than one that is missed, so whatever may be explained
 * by another time, another plan or another mode is left alone.
 */
public final class Disputes {
    /** Prices, limits and functions change; what is told weeks apart is a change rather than a contradiction. */
    private static final Duration SAME_TIME = Duration.ofDays(30);
    /** A model's qualities stay what they are, but for updates. */
    private static final Duration SAME_TIME_FOR_QUALITY = Duration.ofDays(365);
    /** One moment has two dates around the world. */
    private static final int TIME_ZONES = 1;

    /** Least confidence of a claim that is set against another. */
    private static final double SURE = 0.5;

    /** Of these a model has one at a time. */
    private static final Set<Attribute> ONE_FIGURE = Set.of(Attribute.PARAMETERS, Attribute.GENERATION_SPEED);
    /** Of these it has one for each plan or mode. */
    private static final Set<Attribute> ONE_FOR_EACH_MODE =
            Set.of(Attribute.DURATION, Attribute.RESOLUTION, Attribute.FRAME_RATE, Attribute.PRICE, Attribute.HARDWARE);

    private static final Pattern MODE = Pattern.compile(
            "模式|会员|付费|免费|订阅|高品质|标准|专业|普通|旗舰|档|api|网页|移动端|app|mode|plan|tier|pro\\b|basic|free|paid|preview|turbo|fast|图生|文生",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UTMOST = Pattern.compile(
            "最高|最长|最大|最多|上限|长达|高达|up to|maximum|\\bmax\\b|at most|as long as", Pattern.CASE_INSENSITIVE);

    private Disputes() {}

    /** The disputes among {@code claims}; a site, else an author, is one origin. */
    public static List<Dispute> of(List<Claim> claims) {
        return of(claims, Claim.Source::voice);
    }

    /**
     * The disputes among {@code claims}, by model and attribute.
     *
     * @param originOf equal for articles that are not independent
     */
    public static List<Dispute> of(List<Claim> claims, Function<Claim.Source, String> originOf) {
        Origins origins = new Origins(claims, originOf);
        Set<String> lines = linesAmong(claims);
        List<Claim> sure =
                claims.stream().filter(claim -> claim.confidence() >= SURE).toList();
        Map<String, List<Finding>> byWhat = new LinkedHashMap<>();
        for (Finding finding : Findings.of(sure, originOf)) {
            byWhat.computeIfAbsent(finding.model() + "\n" + finding.attribute().json(), ignored -> new ArrayList<>())
                    .add(finding);
        }
        List<Dispute> disputes = new ArrayList<>();
        for (List<Finding> findings : byWhat.values()) {
            for (int i = 0; i < findings.size(); i++) {
                for (int j = i + 1; j < findings.size(); j++) {
                    Finding a = findings.get(i);
                    Finding b = findings.get(j);
                    // who says both means two things by it
                    if (!Collections.disjoint(voices(a, origins), voices(b, origins))) continue;
                    between(a, b, lines.contains(a.model())).ifPresent(disputes::add);
                }
            }
        }
        return disputes;
    }

    /** Who says it, and whose word it is: who retells the vendor's word does not give his own. */
    private static Set<String> voices(Finding finding, Origins origins) {
        Set<String> voices = new HashSet<>();
        for (Claim claim : finding.claims()) {
            boolean vendor = claim.basis() == Basis.VENDOR;
            origins.of(List.of(claim)).forEach(origin -> voices.add((vendor ? "vendor\n" : "own\n") + origin));
        }
        return voices;
    }

    /** Models of which there are variants: what is said of a line need not be of one and the same model. */
    static Set<String> linesAmong(List<Claim> claims) {
        Set<String> lines = new HashSet<>();
        for (Claim claim : claims) {
            List<String> families = ModelFamily.of(claim.model());
            lines.addAll(families.subList(0, families.size() - 1));
        }
        return lines;
    }

    private static Optional<Dispute> between(Finding a, Finding b, boolean line) {
        Statement first = Statement.of(a.claims().get(0));
        Statement second = Statement.of(b.claims().get(0));
        if (a.attribute() == Attribute.RELEASE) {
            return datesDiffer(a, b) && !line ? Optional.of(dispute(Dispute.Type.DATE, a, b)) : Optional.empty();
        }
        if (first.tense() != Statement.Tense.NOW || second.tense() != Statement.Tense.NOW) return Optional.empty();
        if (first.measure().isPresent() && second.measure().isPresent()) {
            return line ? Optional.empty() : figuresDiffer(a, b, first, second);
        }
        return polaritiesDiffer(a, b, first, second);
    }

    private static boolean datesDiffer(Finding a, Finding b) {
        Statement first = Statement.of(mostPreciselyDated(a));
        Statement second = Statement.of(mostPreciselyDated(b));
        if (first.tense() != Statement.Tense.EVENT || second.tense() != Statement.Tense.EVENT) return false;
        if (!first.event().equals(second.event())) return false;
        if (first.date().isEmpty() || second.date().isEmpty()) return false;
        Moment one = first.date().get();
        Moment other = second.date().get();
        if (one.agreesWith(other)) return false;
        boolean days = one.precision().compareTo(Moment.Precision.DAY) >= 0
                && other.precision().compareTo(Moment.Precision.DAY) >= 0;
        return !days || Math.abs(ChronoUnit.DAYS.between(one.firstDay(), other.firstDay())) > TIME_ZONES;
    }

    private static Claim mostPreciselyDated(Finding finding) {
        return finding.claims().stream()
                .filter(claim -> claim.value().equals(finding.value()))
                .findFirst()
                .orElse(finding.claims().get(0));
    }

    private static Optional<Dispute> figuresDiffer(Finding a, Finding b, Statement first, Statement second) {
        Measure one = first.measure().orElseThrow();
        Measure other = second.measure().orElseThrow();
        if (!one.comparesWith(other) || one.sameAs(other) || !atOneTime(a, b, SAME_TIME)) return Optional.empty();
        boolean ofAMode = anyMatch(a, MODE) || anyMatch(b, MODE);
        if (ONE_FIGURE.contains(a.attribute())) {
            // a speed without the clip it is of, or a count of times, is of anything
            if (a.attribute() == Attribute.GENERATION_SPEED
                    && (one.per().isEmpty() || !one.unit().equals("s"))) return Optional.empty();
            if (ofAMode) return Optional.of(dispute(Dispute.Type.SCOPE, a, b));
            return Optional.of(vendorAgainstTester(a, b).orElseGet(() -> dispute(Dispute.Type.VALUE, a, b)));
        }
        if (!ONE_FOR_EACH_MODE.contains(a.attribute())) return Optional.empty();
        if (ofAMode) return Optional.of(dispute(Dispute.Type.SCOPE, a, b));
        boolean sameSense =
                a.attribute() == Attribute.PRICE ? !one.per().isEmpty() : anyMatch(a, UTMOST) && anyMatch(b, UTMOST);
        return sameSense ? Optional.of(dispute(Dispute.Type.VALUE, a, b)) : Optional.empty();
    }

    private static Optional<Dispute> polaritiesDiffer(Finding a, Finding b, Statement first, Statement second) {
        Set<Polarity> both = Set.copyOf(List.of(a.polarity(), b.polarity()));
        if (!both.equals(Set.of(Polarity.POSITIVE, Polarity.NEGATIVE))) return Optional.empty();
        if (!first.claim().comparedTo().equals(second.claim().comparedTo())) return Optional.empty();
        boolean quality = a.attribute().group() == Attribute.Group.QUALITY;
        if (!atOneTime(a, b, quality ? SAME_TIME_FOR_QUALITY : SAME_TIME)) return Optional.empty();
        if (!quality && Statement.OPEN.contains(a.attribute()) && !first.sameThing(second)) return Optional.empty();
        Finding plus = a.polarity() == Polarity.POSITIVE ? a : b;
        Finding minus = a.polarity() == Polarity.POSITIVE ? b : a;
        if (anyMatch(plus, MODE) != anyMatch(minus, MODE) && !quality) {
            return Optional.of(dispute(Dispute.Type.SCOPE, plus, minus));
        }
        return Optional.of(
                vendorAgainstTester(plus, minus).orElseGet(() -> dispute(Dispute.Type.POLARITY, plus, minus)));
    }

    /** A vendor alone on one side, those who tried it on the other. */
    private static Optional<Dispute> vendorAgainstTester(Finding a, Finding b) {
        if (onlyVendor(a) && onlyTesters(b)) return Optional.of(dispute(Dispute.Type.VENDOR_TESTER, a, b));
        if (onlyVendor(b) && onlyTesters(a)) return Optional.of(dispute(Dispute.Type.VENDOR_TESTER, b, a));
        return Optional.empty();
    }

    private static boolean onlyVendor(Finding finding) {
        return finding.claims().stream().allMatch(claim -> claim.basis() == Basis.VENDOR);
    }

    private static boolean onlyTesters(Finding finding) {
        return finding.claims().stream().allMatch(claim -> claim.basis() == Basis.AUTHOR);
    }

    private static boolean anyMatch(Finding finding, Pattern words) {
        return finding.claims().stream()
                .anyMatch(claim -> words.matcher(claim.quote().text()).find()
                        || claim.value()
                                .flatMap(Value::per)
                                .filter(per -> words.matcher(per).find())
                                .isPresent());
    }

    /** True if a claim of one was said near a claim of the other; what has no date is near nothing. */
    private static boolean atOneTime(Finding a, Finding b, Duration near) {
        return a.claims().stream()
                .filter(claim -> claim.status() == Status.CURRENT)
                .anyMatch(one -> b.claims().stream().anyMatch(other -> within(one, other, near)));
    }

    private static boolean within(Claim one, Claim other, Duration near) {
        if (one.saidAt().isEmpty() || other.saidAt().isEmpty()) return false;
        Duration apart = Duration.between(
                one.saidAt().get().start(), other.saidAt().get().start());
        return apart.abs().compareTo(near) <= 0;
    }

    private static Dispute dispute(Dispute.Type type, Finding a, Finding b) {
        return new Dispute(
                Findings.id(a.model(), a.attribute(), type.json(), a.id(), b.id()),
                type,
                a.model(),
                a.attribute(),
                a,
                b);
    }
}
