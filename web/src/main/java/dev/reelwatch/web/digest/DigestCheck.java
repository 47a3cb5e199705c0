package dev.reelwatch.web.digest;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.ReleaseEvent;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Section;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The gate that every sentence passes before it is shown, whoever worded it. It cites claims that exist; what it quotes
 * are their words; model, voice and ground are theirs; each number, date and respect is in them; and whether a thing is
 * planned, lacking, compared, brought out, raised or withdrawn follows from them.
 */
public final class DigestCheck {
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+(?:[.,:]\\p{Nd}+)*");
    private static final int LONGEST_REWORDED = 200;
    private static final Pattern MARKUP = Pattern.compile("[\\n\\r<>\\[\\]`*_「」“”\"]|https?:|www\\.");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** A number with the sign before it and its unit, as far as one letter of it. */
    private static final Pattern FIGURE =
            Pattern.compile("[$¥￥€]?\\s?\\p{Nd}+(?:[.,:]\\p{Nd}+)*\\s?(?:%|\\p{IsHan}|[a-zA-Z])?");
    /** Numbers in words, where they count something. */
    private static final Pattern SPELLED = Pattern.compile(
            "[零一二两三四五六七八九十百千万亿半]{1,9}(?:秒|分钟|小时|天|周|个?月|年|元|块|美元|倍|帧|折|成|家|款|项|次|亿|万)"
                    + "|\\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|sixty|hundred|thousand|million|billion|half|twice|double|triple)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern GAP = Pattern.compile("…+");
    /** These bring several respects together. */
    private static final Set<Kind> OF_SEVERAL = EnumSet.of(
            Kind.RELEASE,
            Kind.ACCESS,
            Kind.LIMIT,
            Kind.PRICE,
            Kind.FACT,
            Kind.CAPABILITY,
            Kind.VERDICT,
            Kind.RECORD,
            Kind.OUTCOME);

    /** These tell a respect by a word that is no wider than their quote. */
    private static final Set<Kind> NARROWED = EnumSet.of(Kind.LIMIT, Kind.CAPABILITY, Kind.VERDICT);

    /** These tell figures in our own words. */
    private static final Set<Kind> OF_FIGURES = EnumSet.of(Kind.RELEASE, Kind.ACCESS, Kind.PRICE, Kind.FACT);

    /** These have words of their own. */
    private static final Set<Attribute> WITHOUT_LABEL = EnumSet.of(
            Attribute.RELEASE,
            Attribute.OPEN_SOURCE,
            Attribute.AVAILABILITY,
            Attribute.RANKING,
            Attribute.ADOPTION,
            Attribute.OVERALL);

    private final Wording wording;
    private final Function<String, Optional<Claim>> claims;
    private final Passages passages;
    private final Proof proof;
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final Map<String, Attribute> labels = new HashMap<>();
    private final Pattern anyLabel;

    /**
     * The gate.
     *
     * @param claims finds a claim by its id
     * @param passages the sentences that the claims stand in
     */
    public DigestCheck(Language language, Function<String, Optional<Claim>> claims, Passages passages) {
        this(Wording.in(language), claims, passages);
    }

    DigestCheck(Wording wording, Function<String, Optional<Claim>> claims, Passages passages) {
        this.wording = wording;
        this.claims = claims;
        this.passages = passages;
        this.proof = new Proof(passages);
        for (Attribute attribute : Attribute.values()) {
            wording.namesOf(attribute).forEach(name -> labels.put(name, attribute));
        }
        this.anyLabel = anyOf(labels.keySet()).orElseThrow();
    }

    /** Finds names as they stand. */
    public static Function<String, Collection<String>> namesAmong(Collection<String> models) {
        Optional<Pattern> any = anyOf(models);
        return text -> any.stream()
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    /** What is wrong with a summary, in sentences; empty if nothing is. */
    public List<String> faults(Summary summary) {
        List<String> faults = new ArrayList<>();
        for (Section section : summary.sections()) {
            if (section.sentences().isEmpty()) faults.add(section.model() + ": a section without a sentence");
            for (Sentence sentence : section.sentences()) {
                for (String fault : faults(section.model(), sentence)) faults.add(fault + " | " + sentence.text());
            }
        }
        return faults;
    }

    /** What is wrong with one sentence that stands under a model. */
    public List<String> faults(String model, Sentence sentence) {
        if (sentence.claims().isEmpty()) return List.of("cites no claim");
        List<String> faults = new ArrayList<>();
        List<Claim> cited = new ArrayList<>();
        for (String id : sentence.claims()) {
            claims.apply(id).ifPresentOrElse(cited::add, () -> faults.add("cites a claim that does not exist: " + id));
        }
        if (!faults.isEmpty()) return faults;
        for (Claim claim : cited) {
            if (!related(claim.model(), model)) {
                faults.add("stands under " + model + " and cites a claim on " + claim.model() + ": " + claim.id());
            }
        }
        if (!OF_SEVERAL.contains(sentence.kind())
                && cited.stream().map(Claim::attribute).distinct().count() > 1) {
            faults.add("cites claims on different matters");
        }
        String own = withoutQuotations(sentence, cited, faults);
        own = withoutVoices(sentence, cited, own, faults);
        if (!own.contains(model)) faults.add("does not name " + model);
        if (sentence.kind() == Kind.REVIEW) own = withoutTitle(sentence, cited.getFirst(), own, faults);
        faults.addAll(faultsOfSetting(sentence, cited));
        faults.addAll(faultsOfWords(sentence, cited, own));
        sentence.head().ifPresent(head -> faults.addAll(faultsOfSense(sentence.kind(), head, cited)));
        if (sentence.reworded()) sentence.head().ifPresent(head -> faults.addAll(faultsOfForm(head, cited)));
        if (sentence.kind() == Kind.PROMISE) faults.addAll(faultsOfDue(own, cited));
        if (sentence.kind() == Kind.CHANGE) faults.addAll(faultsOfChange(own, cited));
        if (sentence.kind() == Kind.OUTCOME) faults.addAll(faultsOfOutcome(own, cited));
        return faults;
    }

    private String withoutQuotations(Sentence sentence, List<Claim> cited, List<String> faults) {
        StringBuilder own = new StringBuilder();
        List<String> quotations = split(sentence.text(), own);
        List<String> conditions = conditionsOf(sentence, cited);
        if (quotations.isEmpty()) faults.add("quotes nothing");
        for (String quotation : quotations) {
            boolean title = sentence.kind() == Kind.REVIEW
                    && cited.stream()
                            .anyMatch(claim ->
                                    Wording.bare(claim.article().title()).equals(quotation));
            boolean condition = conditions.contains(quotation);
            if (!title && !condition && cited.stream().noneMatch(claim -> standsIn(quotation, claim))) {
                faults.add("quotes what no cited claim says: " + quotation);
            }
        }
        return own.toString();
    }

    /** Takes out what a review is called; who reviews, under which title and with which verdict must be told. */
    private String withoutTitle(Sentence sentence, Claim claim, String own, List<String> faults) {
        Stream<String> shown =
                Stream.concat(proof.verdict(claim).stream(), proof.isFlaw(claim) ? Stream.of("flaw") : Stream.empty());
        if (shown.map(verdict -> wording.reviewed(claim, verdict, passages)
                        + wording.of("colon").strip())
                .noneMatch(sentence.text()::startsWith)) {
            faults.add("does not tell the review and its verdict as its words show it");
        }
        return own.replace(Wording.bare(claim.article().title()), " ");
    }

    /** Under which conditions a figure holds, and on what a verdict was passed, must be told. */
    private List<String> faultsOfSetting(Sentence sentence, List<Claim> cited) {
        String words = sentence.head().orElse("");
        List<String> faults = new ArrayList<>();
        if (sentence.kind() == Kind.VERDICT) {
            for (String shown : List.of("demo", "clip", "clips")) {
                String part = wording.of("part." + shown).strip();
                boolean told = words.contains(part) || (sentence.reworded() && says("gate." + shown, words));
                boolean so = Setting.shownIn(cited.getFirst(), passages).equals(Optional.of(shown));
                if (so && !told) faults.add("does not tell that it was shown so: " + part);
                if (!so && told) faults.add("tells that it was shown so: " + part);
            }
        }
        if (sentence.kind() == Kind.VERDICT && !sentence.reworded()) {
            faults.addAll(faultsOfGloss(words, cited.getFirst()));
            faults.addAll(faultsOfMode(words, cited.getFirst()));
        }
        if (sentence.kind() == Kind.RECORD && !sentence.reworded()) {
            Set<String> records =
                    cited.stream().flatMap(claim -> recordOf(claim).stream()).collect(Collectors.toSet());
            if (!records.isEmpty() && !records.contains(words)) {
                faults.add("does not tell of what it is a rank or number: " + String.join(", ", records));
            }
        }
        if (OF_FIGURES.contains(sentence.kind())) {
            Setting.Conditions conditions = Setting.conditions(cited, passages);
            if (!sentence.reworded()) faults.addAll(faultsOfCases(words, cited, conditions));
            boolean free = sentence.reworded() && says("gate.conditions", words);
            boolean told = Stream.of(false, true)
                    .anyMatch(several -> words.contains(
                            wording.conditions(conditions.shared(), several).strip()));
            if (!told && !free) {
                faults.add("does not tell the conditions: "
                        + wording.conditions(conditions.shared(), false).strip());
            }
            for (Claim claim : cited) {
                String own = wording.conditions(conditions.own().getOrDefault(claim.id(), List.of()), false)
                        .strip();
                String value = claim.value().map(wording::value).orElse("");
                boolean behind = Pattern.compile(Pattern.quote(value) + "[^；;、]{0,32}" + Pattern.quote(own))
                        .matcher(words)
                        .find();
                if (!own.isEmpty() && !behind && !free)
                    faults.add("does not tell the conditions of " + value + ": " + own);
            }
            for (Claim claim : cited) faults.addAll(faultsOfMeasure(claim, cited, words, sentence.reworded()));
            cited.stream()
                    .flatMap(claim -> baseOf(claim).stream())
                    .map(String::strip)
                    .filter(base -> !sentence.reworded() && !words.contains(base))
                    .forEach(base -> faults.add("does not tell what it is counted on: " + base));
        }
        return faults;
    }

    /** In which way to make a video a comparison holds must be told where its words say so, and nowhere else. */
    private List<String> faultsOfMode(String head, Claim claim) {
        Optional<Attribute> meant = Setting.mode(claim, passages);
        List<String> faults = new ArrayList<>();
        for (Attribute mode : List.of(Attribute.TEXT_TO_VIDEO, Attribute.IMAGE_TO_VIDEO)) {
            String part = wording.mode(mode).strip();
            if (meant.equals(Optional.of(mode)) && !head.contains(part)) {
                faults.add("does not tell in what it compares: " + part);
            }
            if (!meant.equals(Optional.of(mode)) && head.contains(part)) {
                faults.add("compares in what its words do not name: " + part);
            }
        }
        return faults;
    }

    /** Each word of praise or blame must stand for one in the words of the claim that is quoted. */
    private List<String> faultsOfGloss(String head, Claim claim) {
        Set<String> meant = Set.copyOf(wording.glosses(claim));
        String rest = without(meant, without(Set.of(wording.attribute(claim.attribute())), head));
        return wording.allGlosses().stream()
                .filter(word -> !meant.contains(word)
                        && Pattern.compile(whole(word)).matcher(rest).find())
                .map(word -> "judges in a word that its quote does not hold: " + word)
                .toList();
    }

    /** When a promise is vaguely due must be in its words. */
    private List<String> faultsOfDue(String own, List<Claim> cited) {
        Set<String> meant = cited.stream().flatMap(wording::dueWords).collect(Collectors.toSet());
        String rest = without(meant, own);
        return wording.allDueWords().stream()
                .filter(words -> !meant.contains(words)
                        && Pattern.compile(whole(words)).matcher(rest).find())
                .map(words -> "tells a time that no cited claim tells: " + words)
                .toList();
    }

    /** Figures that hold in different cases must be told so. */
    private List<String> faultsOfCases(String words, List<Claim> cited, Setting.Conditions conditions) {
        Map<Attribute, List<Claim>> told = new EnumMap<>(Attribute.class);
        cited.stream()
                .filter(claim -> claim.value()
                        .filter(value -> value.number().isPresent())
                        .map(wording::value)
                        .filter(words::contains)
                        .isPresent())
                .forEach(claim -> told.computeIfAbsent(claim.attribute(), key -> new ArrayList<>())
                        .add(claim));
        return told.values().stream()
                .filter(figures -> Setting.varies(figures, conditions, passages))
                .filter(figures -> !words.contains(
                        wording.of(Wording.varies(figures.getFirst().attribute()))
                                .strip()))
                .map(figures -> "tells figures of different cases as one: "
                        + wording.attribute(figures.getFirst().attribute()))
                .toList();
    }

    /** What is wrong with the lead of a digest: it may say nothing that its sentences do not. */
    public List<String> faults(Digest digest) {
        List<String> faults = new ArrayList<>(faults(digest.summary()));
        for (Digest.Lead lead : digest.lead(wording)) {
            faultsOfLead(lead, digest.summary()).forEach(fault -> faults.add(fault + " | " + lead.text()));
        }
        return faults;
    }

    /** What is wrong with a clause of the lead. */
    List<String> faultsOfLead(Digest.Lead lead, Summary summary) {
        List<String> faults = new ArrayList<>();
        List<Claim> all = new ArrayList<>();
        for (Sentence sentence : lead.of()) {
            List<Claim> cited = sentence.claims().stream()
                    .flatMap(id -> claims.apply(id).stream())
                    .toList();
            if (cited.isEmpty()) {
                faults.add("cites no claim");
                continue;
            }
            String model = summary.sections().stream()
                    .filter(section -> section.sentences().contains(sentence))
                    .map(Section::model)
                    .findFirst()
                    .orElse(cited.getFirst().model());
            if (!lead.text().contains(model)) faults.add("does not name " + model);
            // a clause on several models says the same of each
            String own = lead.text();
            for (Sentence other : lead.of()) {
                if (other.equals(sentence)) continue;
                own = without(names(claimsOf(other)), own);
            }
            if (sentence.kind() != Kind.REVIEW
                    && sentence.kind() != Kind.DISPUTE
                    && sentence.kind() != Kind.OUTCOME
                    && sentence.kind() != Kind.CHANGE) {
                faults.addAll(faultsOfSense(sentence.kind(), own, cited));
            }
            if (sentence.brief().filter(brief -> !saysAs(brief, lead.text())).isPresent()
                    || sentence.brief().isEmpty()) {
                faults.add("is not what its sentence comes to");
            }
            all.addAll(cited);
        }
        if (all.isEmpty()) return faults;
        Set<String> names = names(all);
        List<String> given = new ArrayList<>(names);
        all.forEach(claim -> given.add(wording.who(claim, passages)));
        all.forEach(claim -> recordOf(claim)
                .map(record -> record.replace(claim.model(), "").strip())
                .ifPresent(given::add));
        all.stream()
                .flatMap(claim -> claim.value().stream())
                .map(wording::value)
                .forEach(given::add);
        String rest = without(given, lead.text());
        Matcher numbers = NUMBER.matcher(rest);
        while (numbers.find()) faults.add("has a number of no cited claim: " + numbers.group());
        for (String other : passages.namesIn(anyLabel.matcher(rest).replaceAll(" "))) {
            if (names.stream().noneMatch(name -> related(name, other)))
                faults.add("names a model that no cited claim is about: " + other);
        }
        return faults;
    }

    private List<Claim> claimsOf(Sentence sentence) {
        return sentence.claims().stream()
                .flatMap(id -> claims.apply(id).stream())
                .toList();
    }

    /** True if words are a pattern of the lead with any names in the place of its model. */
    private static boolean saysAs(String brief, String words) {
        String pattern = Stream.of(brief.split(Pattern.quote(Sentence.MODEL), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".+?"));
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(words).matches();
    }

    /** That a figure is a bound, or about right, must be told where each cited claim on it says so, and nowhere else. */
    private List<String> faultsOfMeasure(Claim claim, List<Claim> cited, String words, boolean reworded) {
        Optional<Measure> measure = claim.value().flatMap(Measure::of);
        String value = claim.value().map(wording::value).orElse("");
        if (measure.isEmpty() || !words.contains(value)) return List.of();
        List<Claim> same = cited.stream()
                .filter(other -> other.attribute() == claim.attribute())
                .filter(other -> other.value()
                        .flatMap(Measure::of)
                        .filter(measure.get()::sameAs)
                        .isPresent())
                .toList();
        Set<String> meant = same.stream()
                .map(other ->
                        Setting.measure(passages.around(other), written(other)).orElse(""))
                .collect(Collectors.toSet());
        List<String> faults = new ArrayList<>();
        if (reworded) {
            meant.stream()
                    .filter(only -> meant.size() == 1 && !only.isEmpty() && !says("gate.measure." + only, words))
                    .forEach(only -> faults.add("does not tell how its figure is meant: " + value));
            return faults;
        }
        boolean told = same.stream()
                .anyMatch(other ->
                        words.contains(wording.figure(other, other.value().orElseThrow(), passages)));
        if (!told) faults.add("does not tell how its figure is meant: " + value);
        for (String other : List.of("up-to", "about", "at-best")) {
            if (!meant.contains(other) && words.contains(wording.measured(other, claim.attribute(), value))) {
                faults.add("tells a figure as no cited claim means it: " + value);
            }
        }
        return faults;
    }

    private static String written(Claim claim) {
        return claim.value().map(Value::text).orElse("");
    }

    /** The conditions of figures in the words of their sentence, which may hold numbers. */
    private List<String> conditionsOf(Sentence sentence, List<Claim> cited) {
        return conditionsOf(sentence.kind(), cited);
    }

    private List<String> conditionsOf(Kind kind, List<Claim> cited) {
        if (!OF_FIGURES.contains(kind)) return List.of();
        Setting.Conditions conditions = Setting.conditions(cited, passages);
        return Stream.concat(
                        conditions.shared().stream(),
                        conditions.own().values().stream().flatMap(List::stream))
                .toList();
    }

    /** The words for what a sentence counts a figure on, where extraction knows no such base. */
    private Optional<String> baseOf(Claim claim) {
        return claim.value()
                .filter(value -> value.per().isEmpty())
                .flatMap(value -> Setting.base(passages.around(claim), value.text()))
                .map(base -> wording.base(Optional.of(base)));
    }

    /** Takes out who says so, which must be told as the cited claims have it. */
    private String withoutVoices(Sentence sentence, List<Claim> cited, String own, List<String> faults) {
        for (int origins : sentence.origins()) {
            if (origins < 1 || origins > cited.size()) {
                faults.add("tells of " + origins + " origins and cites " + cited.size() + " claims");
            }
        }
        // its reviewer is told before its words
        if (sentence.kind() == Kind.REVIEW) return own;
        if (!sentence.origins().isEmpty()) {
            String by = wording.by(cited, sentence.origins(), passages);
            if (!own.contains(by)) faults.add("does not tell who says so: " + by.strip());
            return own.replace(by, " ");
        }
        List<Claim> quoted = sentence.parts().stream()
                .flatMap(part -> part.quoted().stream())
                .flatMap(id -> cited.stream().filter(claim -> claim.id().equals(id)))
                .toList();
        Map<String, Integer> voices = new HashMap<>();
        quoted.forEach(claim -> voices.merge(wording.who(claim, passages), 1, Integer::sum));
        String words = own;
        voices.forEach((who, times) -> {
            if (words.split(Pattern.quote(who), -1).length <= times) faults.add("does not name " + who);
        });
        if (sentence.kind() == Kind.DISPUTE) return withoutSides(cited, own, faults);
        if (!quoted.isEmpty()) {
            // the news itself was said on the day of the digest
            earliest(quoted)
                    .saidAt()
                    .map(wording::date)
                    .filter(Predicate.not(own::contains))
                    .ifPresent(date -> faults.add("does not tell when it was said: " + date));
        }
        return own;
    }

    /** Takes out who is on which side of a dispute. */
    private String withoutSides(List<Claim> cited, String own, List<String> faults) {
        Set<String> types = Stream.of(Dispute.Type.values())
                .map(type -> wording.of("by.side", "by", wording.dispute(type)))
                .collect(Collectors.toSet());
        Matcher parentheses = Pattern.compile(
                        Pattern.quote(wording.of("by.side")).replace("{by}", "\\E(.+?)\\Q"))
                .matcher(own);
        String rest = own;
        while (parentheses.find()) {
            String by = parentheses.group();
            if (!types.contains(by) && !isVoiceOf(cited, by)) faults.add("tells of other voices: " + by.strip());
            rest = rest.replace(by, " ");
        }
        return rest;
    }

    private static Claim earliest(List<Claim> cited) {
        return cited.stream()
                .min(Comparator.comparing(
                        claim -> claim.saidAt().map(Moment::start).orElse(Instant.MAX)))
                .orElseThrow();
    }

    /** True if some of the claims, with some number of origins, are told of so. */
    private boolean isVoiceOf(List<Claim> cited, String by) {
        for (int from = 0; from < cited.size(); from++) {
            for (int to = from + 1; to <= cited.size(); to++) {
                List<Claim> side = cited.subList(from, to);
                for (int origins = 1; origins <= side.size(); origins++) {
                    if (wording.side(side, List.of(origins), passages).equals(by)) return true;
                }
            }
        }
        return false;
    }

    /** Names, numbers, dates and respects in our own words must be those of the claims. */
    private List<String> faultsOfWords(Sentence sentence, List<Claim> cited, String all) {
        String own = sentence.reworded() ? all : without(phrases(sentence, cited), all);
        List<String> faults = new ArrayList<>();
        Set<String> names = names(cited);
        StringBuilder words = new StringBuilder();
        for (String clause : OF_FIGURES.contains(sentence.kind()) ? byRespect(own) : List.of(own)) {
            // a figure beside the name of a respect is a figure of that respect
            List<Claim> meant = cited.stream()
                    .filter(claim -> !WITHOUT_LABEL.contains(claim.attribute()))
                    .filter(claim -> names(claim.attribute(), clause))
                    .toList();
            List<Claim> of = meant.isEmpty() ? cited : meant;
            String rest = without(names, clause);
            if (sentence.reworded()) {
                for (String figure : figures(rest)) {
                    if (of.stream().noneMatch(claim -> sourcesOf(claim).anyMatch(source -> holds(source, figure)))) {
                        faults.add("has a figure of no cited claim: " + figure.strip());
                    }
                }
            } else {
                List<String> told = new ArrayList<>();
                cited.forEach(claim -> told.add(wording.who(claim, passages)));
                cited.stream()
                        .flatMap(claim -> sentence.head().isPresent() ? eventOf(claim) : moments(claim))
                        .map(wording::date)
                        .forEach(told::add);
                of.stream()
                        .flatMap(claim -> claim.value().stream())
                        .map(wording::value)
                        .forEach(told::add);
                of.forEach(claim -> baseOf(claim).ifPresent(told::add));
                of.forEach(claim -> claim.value()
                        .flatMap(value -> Setting.row(passages.around(claim), value.text())
                                .map(row -> wording.row(row, value)))
                        .ifPresent(told::add));
                rest = without(told, rest);
                Matcher numbers = NUMBER.matcher(rest);
                while (numbers.find()) faults.add("has a number of no cited claim: " + numbers.group());
            }
            words.append(rest).append(' ');
        }
        String rest = words.toString();
        // "in video" of "video to video" is no InVideo
        for (String other : passages.namesIn(anyLabel.matcher(rest).replaceAll(" "))) {
            if (names.stream().noneMatch(name -> related(name, other))) {
                faults.add("names a model that no cited claim is about: " + other);
            }
        }
        for (Attribute attribute : respectsIn(rest)) {
            String label = wording.attribute(attribute);
            boolean known = cited.stream()
                    .anyMatch(claim -> claim.attribute() == attribute
                            || Setting.mode(claim, passages).equals(Optional.of(attribute))
                            || squashed(claim.quote().text()).contains(squashed(label)));
            if (!known) faults.add("tells of a respect that no cited claim is about: " + label);
        }
        if (!sentence.reworded() && OF_FIGURES.contains(sentence.kind())) {
            cited.stream()
                    .filter(claim -> !isTold(claim, cited, all))
                    .forEach(claim -> faults.add("cites a figure that it does not tell: "
                            + claim.value().map(Value::text).orElse("")));
        }
        if (!sentence.reworded() && NARROWED.contains(sentence.kind())) {
            for (Attribute attribute : Attribute.values()) {
                String label = wording.attribute(attribute);
                Set<String> held = cited.stream()
                        .filter(claim -> claim.attribute() == attribute)
                        .map(claim -> wording.attribute(claim, passages))
                        .collect(Collectors.toSet());
                boolean known = held.isEmpty() || held.contains(label);
                if (!known && own.contains(label)) faults.add("tells more than its words hold: " + label);
                if (!held.isEmpty()
                        && !WITHOUT_LABEL.contains(attribute)
                        && held.stream().noneMatch(own::contains)
                        && !rest.contains(wording.of("value.etc"))) {
                    faults.add("does not tell of what its words hold: " + String.join(", ", held));
                }
            }
        }
        boolean plain = !sentence.reworded() && sentence.kind() != Kind.REVIEW;
        if (plain && !rest.contains(wording.of("value.etc"))) {
            cited.stream()
                    .filter(claim -> wording.clause(claim).filter(own::contains).isEmpty())
                    .map(Claim::attribute)
                    .filter(attribute -> !WITHOUT_LABEL.contains(attribute))
                    .distinct()
                    .filter(attribute -> !names(attribute, own))
                    .map(wording::attribute)
                    .forEach(label -> faults.add("does not tell of " + label + ", which a cited claim is about"));
        }
        return faults;
    }

    /** What is told in a fixed phrase: under which conditions, on which board, by which name. */
    private List<String> phrases(Sentence sentence, List<Claim> cited) {
        List<String> phrases = new ArrayList<>();
        conditionsOf(sentence, cited).forEach(condition -> phrases.add(wording.condition(condition)));
        if (sentence.kind() == Kind.RECORD)
            cited.forEach(claim -> recordOf(claim).ifPresent(phrases::add));
        if (sentence.kind() == Kind.RELEASE)
            cited.forEach(claim -> functionOf(claim).ifPresent(phrases::add));
        return phrases;
    }

    /** Words in parts, of which each begins with the respect that its figures are on. */
    private List<String> byRespect(String words) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at : anyLabel.matcher(words).results().map(MatchResult::start).toList()) {
            parts.add(words.substring(from, at));
            from = at;
        }
        parts.add(words.substring(from));
        return parts;
    }

    /** True if the figure of a claim, or one that is as good as the same, is told. */
    private boolean isTold(Claim claim, List<Claim> cited, String own) {
        Optional<Measure> measure = claim.value().flatMap(Measure::of);
        boolean inRow = claim.value()
                .flatMap(value ->
                        Setting.row(passages.around(claim), value.text()).map(row -> wording.row(row, value)))
                .filter(own::contains)
                .isPresent();
        return measure.isEmpty()
                || inRow
                || cited.stream()
                        .filter(other -> other.attribute() == claim.attribute())
                        .filter(other -> other.value()
                                .map(wording::value)
                                .filter(own::contains)
                                .isPresent())
                        .flatMap(other -> other.value().flatMap(Measure::of).stream())
                        .anyMatch(measure.get()::sameAs);
    }

    private Set<Attribute> respectsIn(String words) {
        Set<Attribute> found = EnumSet.noneOf(Attribute.class);
        anyLabel.matcher(words).results().forEach(label -> {
            Attribute attribute = labels.get(label.group());
            if (attribute != null) found.add(attribute);
        });
        return found;
    }

    private boolean names(Attribute attribute, String words) {
        return wording.namesOf(attribute).stream().anyMatch(words::contains);
    }

    private static Set<String> names(List<Claim> cited) {
        Set<String> names = new HashSet<>();
        for (Claim claim : cited) {
            names.add(claim.model());
            claim.comparedTo().ifPresent(names::add);
        }
        return names;
    }

    /** Whether a thing is planned, lacking, compared or brought out must be as the claims have it. */
    private List<String> faultsOfSense(Kind kind, String head, List<Claim> cited) {
        List<String> faults = new ArrayList<>();
        List<String> given = new ArrayList<>(names(cited));
        // what a review is called, and what it says, is its own
        cited.stream()
                .filter(claim -> kind == Kind.REVIEW)
                .map(claim -> Wording.bare(claim.article().title()))
                .forEach(given::add);
        cited.stream()
                .flatMap(claim -> claim.value().stream())
                .flatMap(value -> Stream.of(wording.value(value), value.text()))
                .forEach(given::add);
        if (kind == Kind.RECORD) cited.forEach(claim -> recordOf(claim).ifPresent(given::add));
        conditionsOf(kind, cited).forEach(condition -> given.add(wording.condition(condition)));
        if (kind == Kind.VERDICT) given.addAll(wording.glosses(cited.getFirst()));
        String rest = without(given, head);
        Predicate<Claim> toCome = claim -> claim.status() == Status.PLANNED || claim.status() == Status.RUMOURED;
        boolean planned = cited.stream().allMatch(toCome);
        if (!planned && cited.stream().anyMatch(toCome)) faults.add("tells plans and facts together");
        boolean planning = says("gate.planned", rest);
        if (planned != planning) faults.add(planned ? "tells a plan as a fact" : "tells a fact as a plan");
        boolean rumour = cited.stream().allMatch(claim -> claim.status() == Status.RUMOURED);
        if (rumour != says("gate.rumoured", rest)) {
            faults.add(rumour ? "tells a rumour as sure" : "tells a rumour that no cited claim tells");
        }
        if (kind != Kind.BACKGROUND && kind != Kind.REVIEW) {
            Predicate<Claim> against = claim -> claim.polarity() == Polarity.NEGATIVE
                    || (kind == Kind.LIMIT && proof.isOnly(claim))
                    || (claim.attribute() == Attribute.RELEASE && ReleaseEvent.of(claim) == ReleaseEvent.END);
            boolean allAgainst = cited.stream().allMatch(against);
            boolean anyAgainst = cited.stream().anyMatch(against);
            boolean denies = says("gate.against", rest);
            if (denies && !anyAgainst) faults.add("tells a lack that no cited claim tells");
            if (!denies && allAgainst) faults.add("does not tell the lack that the cited claims tell");
        }
        if (kind == Kind.LIMIT) {
            for (Claim claim : cited) {
                boolean shown = claim.attribute().group() != Attribute.Group.CAPABILITY
                        || proof.isLack(claim)
                        || proof.isOnly(claim);
                if (!shown) faults.add("tells of a lack that is not said outright: " + claim.id());
            }
            boolean only = cited.stream().anyMatch(proof::isOnly);
            if (only != says("gate.only", rest)) faults.add("does not tell whether it is all there is");
        }
        boolean compares = cited.stream()
                .anyMatch(claim -> claim.comparedTo().isPresent() || claim.attribute() == Attribute.RANKING);
        // "first and last frame" is the name of a respect
        if (!compares && says("gate.compares", anyLabel.matcher(rest).replaceAll(" ")))
            faults.add("compares, which no cited claim does");
        boolean released = cited.stream().anyMatch(claim -> claim.attribute() == Attribute.RELEASE);
        if (!released && says("gate.released", rest)) faults.add("tells a release that no cited claim tells");
        for (String direction : List.of("gate.withdrawn", "gate.kept")) {
            if (says(direction, rest)) faults.add("tells an outcome that no cited claim tells");
        }
        return faults;
    }

    /** What another worded must be one line of plain words in the language of the reader. */
    private List<String> faultsOfForm(String head, List<Claim> cited) {
        List<String> faults = new ArrayList<>();
        boastsOf(head)
                .filter(boast -> cited.stream()
                        .noneMatch(claim -> squashed(claim.quote().text()).contains(squashed(boast))))
                .forEach(boast -> faults.add("praises as no cited claim does: " + boast));
        if (head.isBlank() || head.length() > LONGEST_REWORDED) faults.add("is empty or too long");
        if (MARKUP.matcher(head).find()) faults.add("holds more than plain words");
        boolean han = HAN.matcher(head).find();
        if (wording.language() == Language.ZH ? !han : han) faults.add("is in another language");
        return faults;
    }

    private Stream<String> boastsOf(String head) {
        return pattern("gate.boasts").matcher(head).results().map(found -> found.group());
    }

    private List<String> faultsOfChange(String own, List<Claim> cited) {
        Optional<Double> after = number(cited.getFirst());
        Optional<Double> before = number(cited.getLast());
        boolean up = says("gate.raised", own);
        boolean down = says("gate.lowered", own);
        if (!up && !down) return List.of();
        boolean right = after.isPresent()
                && before.isPresent()
                && (up == (after.get() > before.get())
                        || up == down
                        || !cited.getFirst()
                                .value()
                                .flatMap(Value::unit)
                                .equals(cited.getLast().value().flatMap(Value::unit)));
        return right ? List.of() : List.of("tells a change that the cited figures do not make");
    }

    private static Optional<Double> number(Claim claim) {
        return claim.value()
                .filter(value -> value.number().isPresent())
                .map(value -> value.number().getAsDouble());
    }

    private List<String> faultsOfOutcome(String own, List<Claim> cited) {
        List<String> faults = new ArrayList<>();
        boolean kept = says("gate.kept", own);
        boolean withdrawn = says("gate.withdrawn", own);
        if (cited.getFirst().status() != Status.PLANNED) faults.add("cites no promise");
        if (cited.size() == 1 && (kept || withdrawn)) faults.add("tells an outcome and cites none");
        if (cited.size() > 1 && kept == withdrawn) faults.add("does not tell the outcome");
        if (cited.size() > 1 && withdrawn != (cited.getLast().polarity() == Polarity.NEGATIVE)) {
            faults.add("tells another outcome than the cited claim");
        }
        return faults;
    }

    private boolean says(String key, String words) {
        return pattern(key).matcher(words).find();
    }

    private Pattern pattern(String key) {
        return patterns.computeIfAbsent(key, each -> Pattern.compile(wording.of(each), Pattern.CASE_INSENSITIVE));
    }

    /** A rank on its board, or a number of what it counts, as it must be told. */
    private Optional<String> recordOf(Claim claim) {
        return wording.record(claim, passages);
    }

    private Optional<String> functionOf(Claim claim) {
        return Setting.function(claim, passages).filter(name -> !name.isBlank());
    }

    /** What a number of a reworded sentence may come from: quote, figure and dates of a claim, as written and as worded here. */
    private Stream<String> sourcesOf(Claim claim) {
        return Stream.of(
                        Stream.of(claim.quote().text()),
                        claim.value().stream().flatMap(value -> Stream.of(value.text(), wording.value(value))),
                        eventOf(claim).map(wording::date))
                .flatMap(words -> words);
    }

    /** The numbers of a text with the word or sign right behind or before each: "5秒", "$0.40", "1080p", "三分钟". */
    private static List<String> figures(String words) {
        return Stream.of(FIGURE, SPELLED)
                .flatMap(pattern -> pattern.matcher(words).results())
                .map(found -> found.group())
                .toList();
    }

    private static boolean holds(String words, String figure) {
        String squashed = squashed(words);
        String wanted = squashed(figure);
        int at = squashed.indexOf(wanted);
        while (at >= 0) {
            char before = at == 0 ? ' ' : squashed.charAt(at - 1);
            int end = at + wanted.length();
            char after = end == squashed.length() ? ' ' : squashed.charAt(end);
            boolean whole = !Character.isDigit(before)
                    && before != '.'
                    && !(Character.isDigit(after) && Character.isDigit(wanted.charAt(wanted.length() - 1)));
            if (whole) return true;
            at = squashed.indexOf(wanted, at + 1);
        }
        return false;
    }

    private static String squashed(String words) {
        return Fold.fold(words).replaceAll("\\s+", "");
    }

    // a promise on a line, such as Kling, can be kept by one of its versions
    private static boolean related(String a, String b) {
        return a.equals(b) || a.startsWith(b + " ") || b.startsWith(a + " ");
    }

    private static Stream<Moment> moments(Claim claim) {
        return Stream.concat(claim.saidAt().stream(), eventOf(claim));
    }

    /** When what it tells was so; when it was said is another time. */
    private static Stream<Moment> eventOf(Claim claim) {
        return Stream.of(claim.trueAt(), claim.value().flatMap(Value::date)).flatMap(Optional::stream);
    }

    /** The quotations of a sentence, without their marks; {@code own} gets all else. */
    private static List<String> split(String text, StringBuilder own) {
        List<String> quotations = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            int end = endOfQuotation(text, i);
            if (end < 0) {
                own.append(text.charAt(i));
                continue;
            }
            quotations.add(text.substring(i + 1, end));
            own.append(' ');
            i = end;
        }
        return quotations;
    }

    private static int endOfQuotation(String text, int start) {
        char opening = text.charAt(start);
        Optional<Character> closing = Excerpt.closing(opening);
        if (closing.isEmpty()) return -1;
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == opening) depth++;
            if (text.charAt(i) == closing.get() && --depth == 0) return i;
        }
        return -1;
    }

    private boolean standsIn(String quotation, Claim claim) {
        String words = flat(passages.around(claim));
        if (flat(quotation).equals(words)) return true;
        int from = 0;
        boolean any = false;
        for (String piece : GAP.split(flat(quotation), -1)) {
            if (piece.isBlank()) continue;
            int at = words.indexOf(piece.strip(), from);
            if (at < 0) return false;
            from = at + piece.strip().length();
            any = true;
        }
        return any;
    }

    private static String flat(String words) {
        return words.replaceAll("\\s+", " ").replace('『', '「').replace('』', '」').strip();
    }

    private static String without(Collection<String> phrases, String words) {
        return anyOf(phrases)
                .map(pattern -> pattern.matcher(words).replaceAll(" "))
                .orElse(words);
    }

    /** Any of some phrases, the longest first: a "1" within "Kling 1" belongs to the name. Empty where there are none. */
    private static Optional<Pattern> anyOf(Collection<String> phrases) {
        String any = phrases.stream()
                .filter(phrase -> !phrase.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(DigestCheck::whole)
                .collect(Collectors.joining("|"));
        return any.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(any));
    }

    // "Vela 3" does not stand in "Vela 31", nor "5" in "1.5", nor "Wan" in "Wander"
    private static String whole(String phrase) {
        String word = "[\\p{Nd}\\p{IsLatin}]";
        boolean begins = phrase.substring(0, 1).matches(word);
        boolean ends = phrase.substring(phrase.length() - 1).matches(word);
        return (begins ? "(?<!" + word + ")(?<!\\p{Nd}[.,:])" : "")
                + Pattern.quote(phrase)
                + (ends ? "(?!" + word + ")(?![.,:]\\p{Nd})" : "");
    }
}
