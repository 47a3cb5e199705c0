package dev.reelwatch.index.finding;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.entry.ModelFamily;
import dev.reelwatch.index.finding.Dispute.Scope;
import dev.reelwatch.index.story.Role;
import dev.reelwatch.index.story.Witness;
import dev.reelwatch.index.vocabulary.Attribute;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what contradicts. A dispute that is none costs more trust than one that is missed: both sides must be sure,
 * speak of the same thing at the same time, and be no less particular than the other.
 */
public final class Disputes {
    /** Prices, limits and functions change; what is told weeks apart is a change rather than a contradiction. */
    private static final int SAME_TIME = 30;
    /** A function that is missing at first and there some days later came in between. */
    private static final int SOON_ADDED = 3;
    /** Then the earlier word is not of the same time, and shown as such as long as both are read side by side. */
    private static final int READ_TOGETHER = 60;
    /** A model's qualities stay what they are, but for updates. */
    private static final int SAME_TIME_FOR_QUALITY = 180;
    /** One moment has two dates around the world. */
    private static final int TIME_ZONES = 1;

    /** Least confidence of a claim that is set against another. */
    static final double SURE = 0.5;
    /**
     * Least confidence of a verdict: a verdict that was meant for something else is the commonest mistake. Where both
     * sides name the thing by one and the same name, that mistake is out of the question, and what is sure enough for
     * everything else is so for them.
     */
    private static final double SURE_OF_VERDICT = 0.6;

    /** Least confidence of one whose quote names what it is about. */
    private static final double SURE_OF_NAMED = 0.4;

    /** Of these a model has one at a time. */
    private static final Set<Attribute> ONE_FIGURE = Set.of(Attribute.PARAMETERS, Attribute.GENERATION_SPEED);
    /** Of these it has one for each plan or mode. */
    private static final Set<Attribute> ONE_FOR_EACH_MODE =
            Set.of(Attribute.DURATION, Attribute.RESOLUTION, Attribute.FRAME_RATE, Attribute.PRICE, Attribute.HARDWARE);
    /** A verdict on these is of as many things as there are writers. */
    private static final Set<Attribute> TOO_WIDE =
            Set.of(Attribute.OVERALL, Attribute.RANKING, Attribute.ADOPTION, Attribute.ARCHITECTURE);

    static final Pattern UTMOST =
            Pattern.compile("最高|最长|最大|最多|上限|长达|高达|up to|maximum|\\bmax\\b|at most|as long as|limited to");
    private static final Pattern AT_LEAST =
            Pattern.compile("最低|最少|至少|起码|低至|minimum|at least|as (?:low|little) as|\\bneeds?\\b|requires?");
    /** The lowest of many prices. */
    private static final Pattern FROM =
            Pattern.compile("[元钱块刀金分\\d]\\s*起(?!来|码|初)|起步|低至|最低|\\bfrom\\b|starting at|starts at|as low as");
    /** Words that narrow a verdict to some cases. */
    private static final Pattern SOME_CASES = Pattern.compile(
            "复杂|极端|高速|剧烈|大幅|多人|长镜头|偶尔|偶有|有时|时而|部分|某些|个别|少数|特定|手部|手指|远景|complex|extreme|fast-moving|sometimes|occasional|in some|certain|at times|edge case");
    /** Even in those cases: then it is said of all. */
    private static final Pattern EVEN_THEN = Pattern.compile("也|都|同样|依然|仍|照样|even|as well|\\btoo\\b");
    /** Questions, wishes, conditions, what is feared or compared only in thought, and what holds of a kind in general. */
    private static final Pattern NOT_ASSERTED = Pattern.compile(
            "[?？]|如果|假如|若是|倘若|要是|是否|能否|能不能|会不会|有没有|希望|期待|但愿|可能|也许|或许|据说|看看|\\bif\\b|whether|\\bhope|\\bmight\\b|maybe|perhaps|would be"
                    + "|通常|往往|一般来说|一般而言|\\b(?:usually|typically|generally|tends? to)\\b");

    /** A clause that goes on with the subject of the one before, which the quote does not hold. */
    private static final Pattern GOES_ON = Pattern.compile("^(?:并(?![不非没未无])|且|而且|同时|以及|and\\b|as well as\\b)");
    /** Light under which something else is done. */
    private static final Pattern UNDER_LIGHT = Pattern.compile("光[照线影]?(?:条件|环境)|\\blight(?:ing)? conditions?\\b");

    /** Without a word of lack or failure nobody says that a function is missing. */
    private static final Pattern LACKING = Pattern.compile(
            "不|没|无(?!论|数|限)|未|缺|尚|闭源|关闭|下线|乱|糊|崩|错|失|差|坏|\\bno\\b|\\bnot\\b|n't|without|lack|missing|unavailable|cannot|closed|bad|poor|broken|garbled|wrong|fail");

    /** First shown ... */
    private static final Pattern SHOWN = Pattern.compile(
            "亮相|公布|宣布|官宣|预告|预览|展示|演示|曝光|揭晓|announc|unveil|preview|teas(?:e|ing)|show(?:n|ed|cas)|reveal|demo");
    /** ... or out. */
    private static final Pattern OUT = Pattern.compile(
            "上线|开放|推出|开售|可用|能用|available|launch|releas|rolled out|rolling out|opened|went live|shipped|open to");

    /** Of these there may be many. */
    private static final Set<ReleaseEvent> NOT_ONCE = Set.of(ReleaseEvent.UPDATE, ReleaseEvent.SOMETHING_ELSE);

    private static final Pattern VERSION = Pattern.compile("(?<![\\d.])v?(\\d(?:\\.\\d)?)(?![\\d.%秒分年月日元万亿kKsSpP])");

    private Disputes() {}

    /** The disputes among {@code claims}; a site, else an author, is one origin. */
    public static List<Dispute> of(List<Claim> claims) {
        return of(claims, Witness::of);
    }

    /** The disputes among {@code claims}, by model and attribute. */
    public static List<Dispute> of(List<Claim> claims, Function<Claim, Witness> witnesses) {
        Map<String, LocalDate> lines = linesAmong(claims);
        List<Dispute> disputes = new ArrayList<>();
        Findings.byModelAndAttribute(claims).values().forEach(ofOne -> {
            List<Statement> statements = ofOne.stream().map(Statement::new).toList();
            String model = ofOne.get(0).model();
            List<Claim> related = claims.stream()
                    .filter(claim -> claim.model().equals(model) && Promises.COMING_OUT.contains(claim.attribute()))
                    .toList();
            disputes.addAll(new OfOne(witnesses, Optional.ofNullable(lines.get(model)), previews(related), Grounds::of)
                    .among(statements));
        });
        return disputes;
    }

    /** The articles by which a model is still to come out. */
    static Set<String> previews(Collection<Claim> comingOut) {
        return comingOut.stream()
                .filter(claim -> claim.status() == Status.PLANNED && claim.polarity() != Polarity.NEGATIVE)
                .map(claim -> claim.article().articleId())
                .collect(Collectors.toSet());
    }

    /** Models of which there are variants, with the day on which the first of these was spoken of. */
    static Map<String, LocalDate> linesAmong(Collection<Claim> claims) {
        Map<String, LocalDate> lines = new HashMap<>();
        for (Claim claim : claims) {
            List<String> families = ModelFamily.of(claim.model());
            for (String line : families.subList(0, families.size() - 1)) {
                lines.merge(line, saidOn(claim), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return lines;
    }

    /** The day on which it was said; behind all days where that is not known. */
    static LocalDate saidOn(Claim claim) {
        return claim.saidAt().map(Moment::firstDay).orElse(LocalDate.MAX);
    }

    /**
     * Disputes of one model in one respect. What is said of a line once it has versions need not be of one and the same
     * model; what was said before that still is, and what it contradicted then it contradicts for good.
     */
    static final class OfOne {
        private final Function<Claim, Witness> witnesses;
        private final Optional<LocalDate> versionsFrom;
        private final Set<String> previews;
        private final Function<Claim, Grounds> groundsOf;
        private final Map<String, Reading> readings = new HashMap<>();
        private final IdentityHashMap<Finding, Set<String>> voices = new IdentityHashMap<>();
        private final IdentityHashMap<Finding, Set<String>> articles = new IdentityHashMap<>();

        /**
         * @param witnesses whose word a claim is
         * @param versionsFrom when the first variant of the model was spoken of; empty where it has none
         * @param previews articles by which the model is still to come out
         * @param groundsOf what the sentence of a claim tells by itself
         */
        OfOne(
                Function<Claim, Witness> witnesses,
                Optional<LocalDate> versionsFrom,
                Set<String> previews,
                Function<Claim, Grounds> groundsOf) {
            Map<String, Witness> asked = new HashMap<>();
            this.witnesses = claim -> asked.computeIfAbsent(claim.id(), ignored -> witnesses.apply(claim));
            this.versionsFrom = versionsFrom;
            this.previews = previews;
            this.groundsOf = groundsOf;
        }

        private Reading read(Claim claim) {
            return readings.computeIfAbsent(claim.id(), ignored -> new Reading(new Statement(claim)));
        }

        private Statement statement(Claim claim) {
            return read(claim).statement();
        }

        List<Dispute> among(Collection<Statement> statements) {
            List<Statement> sure = statements.stream()
                    .filter(statement -> isSure(statement.claim()))
                    .toList();
            if (sure.size() < 2) return List.of();
            sure.forEach(statement -> readings.put(statement.claim().id(), new Reading(statement)));
            List<Finding> findings = new ArrayList<>(Findings.ofOne(sure, witnesses, groundsOf));
            findings.sort((a, b) ->
                    Findings.EARLIEST_SAID.compare(a.claims().get(0), b.claims().get(0)));
            List<Dispute> disputes = new ArrayList<>();
            for (int i = 0; i < findings.size(); i++) {
                for (int j = i + 1; j < findings.size(); j++) {
                    disputed(findings.get(i), findings.get(j))
                            .filter(dispute -> disputes.stream().noneMatch(other -> isSameDenial(other, dispute)))
                            .ifPresent(disputes::add);
                }
            }
            return disputes;
        }

        /** One denial of a function contradicts all that say it is there: that is one dispute. */
        private static boolean isSameDenial(Dispute a, Dispute b) {
            return a.attribute().group() == Attribute.Group.CAPABILITY
                    && a.type() == b.type()
                    && a.scope().equals(b.scope())
                    && a.b().equals(b.b());
        }

        /** Where the quote names the thing by its own word and its sentence is on this model, less will do. */
        private boolean isSure(Claim claim) {
            return claim.confidence() >= SURE || (claim.confidence() >= SURE_OF_NAMED && isNamed(claim));
        }

        private boolean isNamed(Claim claim) {
            Grounds grounds = groundsOf.apply(claim);
            return grounds.feature() && grounds.names();
        }

        private Optional<Dispute> disputed(Finding a, Finding b) {
            if (versionsFrom.isEmpty()) return between(a, b, false);
            Optional<Finding> one = only(a, this::isBeforeVersions);
            Optional<Finding> other = only(b, this::isBeforeVersions);
            Optional<Dispute> back =
                    one.isPresent() && other.isPresent() ? between(one.get(), other.get(), false) : Optional.empty();
            return back.or(() -> between(a, b, true));
        }

        private boolean isBeforeVersions(Claim claim) {
            return saidOn(claim).isBefore(versionsFrom.orElse(LocalDate.MAX));
        }

        /** @param line whether it may be of several versions */
        private Optional<Dispute> between(Finding a, Finding b, boolean line) {
            Statement first = statement(a.claims().get(0));
            Statement second = statement(b.claims().get(0));
            if (a.attribute() == Attribute.RELEASE) return datesDiffer(a, b, line);
            if (first.tense() != Statement.Tense.NOW || second.tense() != Statement.Tense.NOW) return Optional.empty();
            if (!Collections.disjoint(voices(a), voices(b))) return Optional.empty();
            boolean figures = first.measure().isPresent() && second.measure().isPresent();
            if (!Collections.disjoint(articles(a), articles(b))
                    && !(figures && vendorAgainstTester(a, b).isPresent())) return betweenArticles(a, b, line);
            if (figures) {
                return figuresDiffer(
                        a, b, first.measure().get(), second.measure().get(), line);
            }
            // a word on a thing of which the other one tells a figure is too vague to deny it
            boolean oneFigure = first.measure().isPresent() || second.measure().isPresent();
            if (oneFigure && a.attribute().group() != Attribute.Group.CAPABILITY) return Optional.empty();
            return polaritiesDiffer(a, b, first, second, line);
        }

        /** Who says both means two things by it, unless one of the two is the vendor's word that he retells. */
        private Optional<Dispute> betweenArticles(Finding a, Finding b, boolean line) {
            Optional<Finding> one = withoutRetold(a, b);
            Optional<Finding> other = withoutRetold(b, a);
            return one.isPresent()
                            && other.isPresent()
                            && Collections.disjoint(articles(one.get()), articles(other.get()))
                    ? between(one.get(), other.get(), line)
                    : Optional.empty();
        }

        /** Without the vendor's word in articles that go on to contradict it: they stand on the other side alone. */
        private Optional<Finding> withoutRetold(Finding finding, Finding opposite) {
            Set<String> contradicting = articles(opposite);
            return only(
                    finding,
                    claim -> !contradicting.contains(claim.article().articleId())
                            || witnesses.apply(claim).role() != Role.VENDOR);
        }

        private Set<String> articles(Finding finding) {
            return articles.computeIfAbsent(
                    finding,
                    ignored -> finding.claims().stream()
                            .map(claim -> claim.article().articleId())
                            .collect(Collectors.toSet()));
        }

        /** Who says it, and whose word it is: who retells the vendor's word does not give his own. */
        private Set<String> voices(Finding finding) {
            return voices.computeIfAbsent(finding, this::voicesIn);
        }

        private Set<String> voicesIn(Finding finding) {
            Set<String> voices = new HashSet<>();
            for (Claim claim : finding.claims()) {
                Witness witness = witnesses.apply(claim);
                voices.add((witness.role() == Role.VENDOR ? "vendor\n" : "own\n") + witness.voice());
            }
            return voices;
        }

        private Optional<Dispute> datesDiffer(Finding one, Finding other, boolean line) {
            // a bare name has been released many times
            if (line && one.model().chars().noneMatch(Character::isDigit)) return Optional.empty();
            // what was shown in one month and out in another has two dates
            Optional<Finding> a = isOut(other) ? only(one, claim -> !isShown(claim)) : Optional.of(one);
            Optional<Finding> b = isOut(one) ? only(other, claim -> !isShown(claim)) : Optional.of(other);
            if (a.isEmpty() || b.isEmpty()) return Optional.empty();
            return datesOfOneEventDiffer(a.get(), b.get());
        }

        private Optional<Dispute> datesOfOneEventDiffer(Finding a, Finding b) {
            Statement first = statement(mostPreciselyDated(a));
            Statement second = statement(mostPreciselyDated(b));
            if (first.tense() != Statement.Tense.EVENT || second.tense() != Statement.Tense.EVENT)
                return Optional.empty();
            if (first.against() || second.against()) return Optional.empty();
            if (!first.event().equals(second.event())) return Optional.empty();
            // updates come again and again
            if (first.event().filter(NOT_ONCE::contains).isPresent()) return Optional.empty();
            if (first.date().isEmpty() || second.date().isEmpty()) return Optional.empty();
            if (!Collections.disjoint(articles(a), articles(b))) return Optional.empty();
            Moment one = first.date().get();
            Moment other = second.date().get();
            if (one.agreesWith(other)) return Optional.empty();
            boolean later = other.firstDay().isAfter(one.lastDay());
            Finding former = later ? a : b;
            Finding latter = later ? b : a;
            if (isPreview(former) && !isPreview(latter)) return Optional.empty();
            if (isOpening(latter) && !isOpening(former)) return Optional.empty();
            boolean days = one.precision().compareTo(Moment.Precision.DAY) >= 0
                    && other.precision().compareTo(Moment.Precision.DAY) >= 0;
            boolean apart = ChronoUnit.DAYS.between(one.lastDay(), other.firstDay()) > TIME_ZONES
                    || ChronoUnit.DAYS.between(other.lastDay(), one.firstDay()) > TIME_ZONES
                    || !days;
            return apart ? Optional.of(dispute(Dispute.Type.DATE, a, b, Optional.empty())) : Optional.empty();
        }

        private boolean isShown(Claim claim) {
            return matches(claim, SHOWN) && !matches(claim, OUT);
        }

        private boolean isOut(Finding finding) {
            return finding.claims().stream().allMatch(claim -> matches(claim, OUT) && !matches(claim, SHOWN));
        }

        /** Told by those only who add that it is still to come out; then a later day is that on which it did. */
        private boolean isPreview(Finding finding) {
            return previews.containsAll(articles(finding));
        }

        private static boolean isOpening(Finding finding) {
            return finding.claims().stream().anyMatch(ReleaseEvent::isOpening);
        }

        private static Claim mostPreciselyDated(Finding finding) {
            return finding.claims().stream()
                    .filter(claim -> claim.value().equals(finding.value()))
                    .findFirst()
                    .orElse(finding.claims().get(0));
        }

        private Optional<Dispute> figuresDiffer(Finding a, Finding b, Measure one, Measure other, boolean line) {
            if (!one.comparesWith(other)) return Optional.empty();
            boolean against = a.polarity() == Polarity.NEGATIVE || b.polarity() == Polarity.NEGATIVE;
            if (one.sameAs(other)) {
                return anyMatch(a, LACKING) != anyMatch(b, LACKING)
                        ? polaritiesDiffer(
                                a,
                                b,
                                statement(a.claims().get(0)),
                                statement(b.claims().get(0)),
                                line)
                        : Optional.empty();
            }
            // that ten seconds are not possible does not deny that five are
            if (against && anyMatch(a, LACKING) != anyMatch(b, LACKING)) return Optional.empty();
            if (!a.best().comparedTo().equals(b.best().comparedTo())) return Optional.empty();
            OptionalLong apart = daysApart(a, b);
            if (apart.isEmpty() || apart.getAsLong() > SAME_TIME) return Optional.empty();
            if (a.attribute() == Attribute.GENERATION_SPEED
                    && !(one.per().equals(Measure.VIDEO_SECOND) && one.unit().equals("s"))) {
                // a speed without the clip it is of, or a count of times, is of anything
                return Optional.empty();
            }
            // a price for nothing in particular is one of a list of prices
            if (a.attribute() == Attribute.PRICE && one.per().isEmpty()) return Optional.empty();
            if (line) return differentVersions(a, b) ? scope(Scope.VERSION, a, b) : Optional.empty();
            boolean ofAMode =
                    !one.mode().equals(other.mode()) || !circumstances(a).equals(circumstances(b));
            if (ONE_FIGURE.contains(a.attribute())) {
                if (ofAMode) return scope(Scope.MODE, a, b);
                return Optional.of(
                        vendorAgainstTester(a, b).orElseGet(() -> dispute(Dispute.Type.VALUE, a, b, Optional.empty())));
            }
            if (!ONE_FOR_EACH_MODE.contains(a.attribute())) return Optional.empty();
            if (ofAMode) return oneOfBoth(a, b) ? scope(Scope.MODE, a, b) : Optional.empty();
            boolean price = a.attribute() == Attribute.PRICE;
            if (price && (anyMatch(a, FROM) || anyMatch(b, FROM))) return Optional.empty();
            boolean utmost = anyMatch(a, UTMOST) && anyMatch(b, UTMOST);
            boolean least = a.attribute() == Attribute.HARDWARE && anyMatch(a, AT_LEAST) && anyMatch(b, AT_LEAST);
            if (!price && !utmost && !least) return Optional.empty();
            return Optional.of(
                    vendorAgainstTester(a, b).orElseGet(() -> dispute(Dispute.Type.VALUE, a, b, Optional.empty())));
        }

        /** Two plans told with their names are a list of prices; it takes one that tells a figure as if there were no other. */
        private boolean oneOfBoth(Finding a, Finding b) {
            return circumstances(a).isEmpty() != circumstances(b).isEmpty();
        }

        private Optional<Dispute> polaritiesDiffer(
                Finding a, Finding b, Statement first, Statement second, boolean line) {
            Set<Polarity> both = Set.copyOf(List.of(a.polarity(), b.polarity()));
            if (!both.equals(Set.of(Polarity.POSITIVE, Polarity.NEGATIVE))) return Optional.empty();
            if (TOO_WIDE.contains(a.attribute())) return Optional.empty();
            if (!first.claim().comparedTo().equals(second.claim().comparedTo())) return Optional.empty();
            Finding praise = a.polarity() == Polarity.POSITIVE ? a : b;
            Finding blame = a.polarity() == Polarity.POSITIVE ? b : a;
            Set<String> named = names(praise);
            named.retainAll(names(blame));
            Optional<Finding> asserted = only(praise, claim -> isAsserted(claim, named));
            Optional<Finding> denied = only(blame, claim -> isAsserted(claim, named));
            if (asserted.isEmpty() || denied.isEmpty()) return Optional.empty();
            Finding plus = asserted.get();
            Finding minus = denied.get();
            if (plus.claims().equals(minus.claims())) return Optional.empty();
            boolean quality = a.attribute().group() == Attribute.Group.QUALITY;
            if (!quality && !allMatch(minus, LACKING)) return Optional.empty();
            OptionalLong apart = daysApart(plus, minus);
            if (apart.isEmpty()) return Optional.empty();
            if (quality) {
                if (apart.getAsLong() > SAME_TIME_FOR_QUALITY) return Optional.empty();
                if (line && plus.model().chars().noneMatch(Character::isDigit)) return Optional.empty();
                // who praises the whole and who blames some cases may both be right
                boolean someBlamed = minus.claims().stream().allMatch(claim -> matches(claim, SOME_CASES));
                boolean somePraised = plus.claims().stream()
                        .allMatch(claim -> matches(claim, SOME_CASES) && !matches(claim, EVEN_THEN));
                if (someBlamed != somePraised || Kinds.disjoint(kinds(plus), kinds(minus))) {
                    return scope(Scope.CASE, plus, minus);
                }
                return Optional.of(vendorAgainstTester(plus, minus)
                        .orElseGet(() -> dispute(Dispute.Type.POLARITY, plus, minus, Optional.empty())));
            }
            if (!ofOneFeature(plus, minus)) return Optional.empty();
            if (ofOtherModes(plus, minus)) {
                return apart.getAsLong() <= SAME_TIME ? scope(Scope.MODE, plus, minus) : Optional.empty();
            }
            long added = daysFromTo(minus, plus);
            if (added > SOON_ADDED) {
                return apart.getAsLong() <= READ_TOGETHER ? scope(Scope.TIME, plus, minus) : Optional.empty();
            }
            if (apart.getAsLong() > SAME_TIME) return Optional.empty();
            if (line) return differentVersions(plus, minus) ? scope(Scope.VERSION, plus, minus) : Optional.empty();
            return Optional.of(vendorAgainstTester(plus, minus)
                    .orElseGet(() -> dispute(Dispute.Type.POLARITY, plus, minus, Optional.empty())));
        }

        /** What some of the claims of a finding say; empty where none is left. */
        private Optional<Finding> only(Finding finding, Predicate<Claim> wanted) {
            List<Statement> left = finding.claims().stream()
                    .filter(wanted)
                    .map(this::statement)
                    .toList();
            if (left.size() == finding.claims().size()) return Optional.of(finding);
            return Findings.ofOne(left, witnesses, groundsOf).stream().findFirst();
        }

        private Set<String> names(Finding finding) {
            Set<String> names = new HashSet<>();
            finding.claims().forEach(claim -> names.addAll(read(claim).names()));
            return names;
        }

        /** @param named by both sides */
        private boolean isAsserted(Claim claim, Set<String> named) {
            if (claim.status() != Status.CURRENT) return false;
            if (claim.confidence() < SURE_OF_VERDICT
                    && Collections.disjoint(read(claim).names(), named)
                    && !isNamed(claim)) return false;
            // "the code of the sandbox is open source": where the sentence does not name the model, another thing may
            // be meant
            if (claim.attribute() == Attribute.OPEN_SOURCE
                    && groundsOf.apply(claim).naming().compareTo(Grounds.Naming.SENTENCE) > 0) return false;
            Reading reading = read(claim);
            if (claim.attribute() == Attribute.LIGHTING && reading.says(UNDER_LIGHT)) return false;
            return !reading.says(NOT_ASSERTED) && !reading.says(GOES_ON);
        }

        /** Functions under one attribute may be many: those with names of their own must have one in common. */
        private boolean ofOneFeature(Finding plus, Finding minus) {
            boolean open = Statement.OPEN.contains(plus.attribute());
            return plus.claims().stream()
                    .anyMatch(one -> minus.claims().stream().anyMatch(other -> {
                        if (open && !Clusters.sameThing(statement(one), statement(other))) return false;
                        if (Kinds.disjoint(read(one).kinds(), read(other).kinds())) return false;
                        Set<String> names = read(one).names();
                        Set<String> others = read(other).names();
                        return names.isEmpty() || others.isEmpty() || !Collections.disjoint(names, others);
                    }));
        }

        /** A vendor alone on one side, those who tried it on the other. */
        private Optional<Dispute> vendorAgainstTester(Finding a, Finding b) {
            if (only(Role.VENDOR, a) && only(Role.TESTER, b))
                return Optional.of(dispute(Dispute.Type.VENDOR_TESTER, a, b, Optional.empty()));
            if (only(Role.VENDOR, b) && only(Role.TESTER, a))
                return Optional.of(dispute(Dispute.Type.VENDOR_TESTER, b, a, Optional.empty()));
            return Optional.empty();
        }

        private boolean only(Role role, Finding finding) {
            return finding.claims().stream()
                    .allMatch(claim -> witnesses.apply(claim).role() == role);
        }

        /** The plans, modes and machines that a finding names. */
        private Set<String> circumstances(Finding finding) {
            Set<String> named = new HashSet<>();
            finding.claims().forEach(claim -> named.addAll(read(claim).circumstances()));
            return named;
        }

        /** True if one speaks of a mode and the other of none, or of others. */
        private boolean ofOtherModes(Finding a, Finding b) {
            Set<String> one = circumstances(a);
            Set<String> other = circumstances(b);
            return one.isEmpty() != other.isEmpty() || (!one.isEmpty() && Collections.disjoint(one, other));
        }

        private boolean anyMatch(Finding finding, Pattern words) {
            return finding.claims().stream().anyMatch(claim -> matches(claim, words));
        }

        private boolean allMatch(Finding finding, Pattern words) {
            return finding.claims().stream().allMatch(claim -> matches(claim, words));
        }

        private boolean matches(Claim claim, Pattern words) {
            return read(claim).matches(words);
        }

        /** True if the quotes of both name versions, and none of the other's. */
        private boolean differentVersions(Finding a, Finding b) {
            Set<String> one = versions(a);
            Set<String> other = versions(b);
            return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
        }

        private Set<String> versions(Finding finding) {
            Set<String> versions = new HashSet<>();
            for (Claim claim : finding.claims()) {
                Matcher matcher = VERSION.matcher(read(claim).words());
                while (matcher.find()) versions.add(matcher.group(1));
            }
            return versions;
        }

        /** The parts that a finding names; empty where one of its claims speaks of the whole. */
        private Set<String> kinds(Finding finding) {
            Set<String> all = new HashSet<>();
            for (Claim claim : finding.claims()) {
                Set<String> kinds = read(claim).kinds();
                // who speaks of the whole speaks of each part
                if (kinds.isEmpty()) return Set.of();
                all.addAll(kinds);
            }
            return all;
        }
    }

    /** How near to each other the two were said; what has no date is near nothing. */
    private static OptionalLong daysApart(Finding a, Finding b) {
        return a.claims().stream()
                .filter(claim -> claim.status() == Status.CURRENT)
                .flatMap(claim -> claim.saidAt().stream())
                .map(Moment::firstDay)
                .flatMap(one -> b.claims().stream()
                        .flatMap(claim -> claim.saidAt().stream())
                        .map(other -> Math.abs(ChronoUnit.DAYS.between(one, other.firstDay()))))
                .mapToLong(Long::longValue)
                .min();
    }

    /** Days from the last time the one was said to the first time the other was; negative where they overlap. */
    private static long daysFromTo(Finding before, Finding after) {
        Optional<LocalDate> last = before.lastSaid().map(Moment::firstDay);
        Optional<LocalDate> first = after.firstSaid().map(Moment::firstDay);
        return last.isEmpty() || first.isEmpty() ? 0 : ChronoUnit.DAYS.between(last.get(), first.get());
    }

    private static Optional<Dispute> scope(Scope scope, Finding a, Finding b) {
        return Optional.of(dispute(Dispute.Type.SCOPE, a, b, Optional.of(scope)));
    }

    private static Dispute dispute(Dispute.Type type, Finding a, Finding b, Optional<Scope> scope) {
        return new Dispute(
                Findings.id(a.model(), a.attribute(), "dispute", a.id(), b.id()),
                type,
                a.model(),
                a.attribute(),
                a,
                b,
                scope);
    }
}
