package dev.reelwatch.index;

import dev.reelwatch.crawler.archive.HandJudgement;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.source.Speaker;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.entry.ModelFamily;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Comparison;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Findings;
import dev.reelwatch.index.finding.Matter;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.story.Origin;
import dev.reelwatch.index.story.Stories;
import dev.reelwatch.index.story.Story;
import dev.reelwatch.index.timeline.ModelSheet;
import dev.reelwatch.index.timeline.ModelSheets;
import dev.reelwatch.index.timeline.StorySheet;
import dev.reelwatch.index.timeline.Timeline;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.NearNames;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from all claims that were said by the end of a day: what came later changes nothing in it. May be asked by
 * many threads.
 */
public final class Knowledge {
    /**
     * Which part of a timeline is asked for; each is empty for all.
     *
     * @param model a model or a line, in any spelling
     * @param vendor a vendor
     */
    public record Part(Optional<String> model, Optional<String> vendor, Optional<Attribute> attribute) {
        public static final Part ALL = new Part(Optional.empty(), Optional.empty(), Optional.empty());

        public static Part of(Optional<String> model) {
            return new Part(model, Optional.empty(), Optional.empty());
        }
    }

    private final LocalDate day;
    private final List<Matter> matters;
    private final Vocabulary vocabulary;
    private final Function<String, Origin> originOf;
    private final Function<String, Optional<Speaker>> speakerOf;
    private final List<HandJudgement> judgements;
    private final Function<Matter, List<TimelineEntry>> timelineOf;
    private final Map<String, String> formerTexts;
    private final Map<String, String> lines = new HashMap<>();
    private @Nullable List<Claim> claims;
    private @Nullable Map<String, Integer> origins;
    private @Nullable List<ModelSheet> sheets;
    private @Nullable List<Story> stories;
    private @Nullable Said said;

    Knowledge(
            LocalDate day,
            List<Matter> matters,
            Vocabulary vocabulary,
            Function<String, Origin> originOf,
            Function<String, Optional<Speaker>> speakerOf,
            List<HandJudgement> judgements,
            Function<Matter, List<TimelineEntry>> timelineOf,
            Map<String, String> formerTexts) {
        this.day = day;
        this.matters = List.copyOf(matters);
        this.vocabulary = vocabulary;
        this.originOf = originOf;
        this.speakerOf = speakerOf;
        this.judgements = List.copyOf(judgements);
        this.timelineOf = timelineOf;
        this.formerTexts = Map.copyOf(formerTexts);
    }

    /** The day at whose end it is known. */
    public LocalDate day() {
        return day;
    }

    /** The text of an article as it read on that day; empty where it still reads so. */
    public Optional<String> formerText(String articleId) {
        return Optional.ofNullable(formerTexts.get(articleId));
    }

    /** What is known, by model and attribute. */
    public List<Matter> matters() {
        return matters;
    }

    /** All claims, by the time they were said; those without one last. */
    public synchronized List<Claim> claims() {
        List<Claim> held = claims;
        if (held == null) {
            held = matters.stream()
                    .flatMap(matter -> matter.claims().stream())
                    .sorted(Findings.EARLIEST_SAID)
                    .toList();
            claims = held;
        }
        return held;
    }

    /** The findings, by model, attribute and support; each claim is in one of them. */
    public List<Finding> findings() {
        return matters.stream().flatMap(matter -> matter.findings().stream()).toList();
    }

    public List<Dispute> disputes() {
        return matters.stream().flatMap(matter -> matter.disputes().stream()).toList();
    }

    /** The ids of the claims that another one contradicts. */
    Set<String> disputed() {
        return disputes().stream()
                .flatMap(dispute -> Stream.of(dispute.a(), dispute.b()))
                .flatMap(finding -> finding.claims().stream())
                .map(Claim::id)
                .collect(Collectors.toSet());
    }

    /** The ids of the claims that promise something. */
    Set<String> promised() {
        return promises().stream().map(promise -> promise.promised().id()).collect(Collectors.toSet());
    }

    /**
     * How many independent voices say what a claim says, by its id; by the id of an article, the most of any of its
     * claims. Those with one are left out.
     */
    synchronized Map<String, Integer> origins() {
        Map<String, Integer> held = origins;
        if (held != null) return held;
        Map<String, Integer> counted = new HashMap<>();
        for (Finding finding : findings()) {
            if (finding.origins() < 2) continue;
            for (Claim claim : finding.claims()) {
                counted.merge(claim.id(), finding.origins(), Math::max);
                counted.merge(claim.article().articleId(), finding.origins(), Math::max);
            }
        }
        origins = held = Collections.unmodifiableMap(counted);
        return held;
    }

    /** The promises, earliest first. */
    public List<Promise> promises() {
        return matters.stream()
                .flatMap(matter -> matter.promises().stream())
                .sorted(Comparator.comparing(Promise::promised, Findings.EARLIEST_SAID))
                .toList();
    }

    /** Prices and limits that changed, functions that came or went; earliest first. */
    public List<Change> changes() {
        return matters.stream()
                .flatMap(matter -> matter.changes().stream())
                .sorted(Comparator.comparing((Change change) ->
                                change.at().map(Moment::firstDay).orElse(LocalDate.MAX))
                        .thenComparing(change -> change.after().id()))
                .toList();
    }

    /** What happened, oldest first. */
    public List<TimelineEntry> timeline(Part part) {
        Predicate<String> wanted = part.model().map(this::isOf).orElse(any -> true);
        return Timeline.withoutRepeats(matters.stream()
                .filter(matter -> part.attribute().isEmpty() || part.attribute().get() == matter.attribute())
                .filter(matter -> wanted.test(matter.model()))
                .filter(matter -> part.vendor().isEmpty() || isBy(part.vendor().get(), matter.model()))
                .flatMap(matter -> timelineOf.apply(matter).stream())
                .sorted(Timeline.EARLIEST)
                .toList());
    }

    private boolean isBy(String vendor, String model) {
        return vocabulary
                .vendorOf(lineOf(model))
                .filter(vendor::equalsIgnoreCase)
                .isPresent();
    }

    /** True if it is the name of a vendor of a model that is spoken of. */
    public boolean isVendor(String words) {
        return matters.stream().map(Matter::model).distinct().anyMatch(model -> isBy(words, model));
    }

    /** Models side by side; one that is named twice stands there once. */
    public Comparison compare(List<String> models) {
        return Comparison.of(
                models.stream().map(this::canonical).distinct().toList(),
                matters,
                model -> vocabulary.vendorOf(lineOf(model)).orElseGet(() -> lineOf(model)));
    }

    /** True if a name, in any spelling, is that of a model that is spoken of, or of a line of such models. */
    public boolean knows(String words) {
        return claimsByModel().keySet().stream().anyMatch(isOf(words));
    }

    /** Whether a model is the one that is named, one of its variants, or of the line that is named. */
    public Predicate<String> isOf(String words) {
        String name = canonical(words);
        return model -> ModelFamily.covers(name, model) || lineOf(model).equals(name);
    }

    /** Names of models that are spoken of and look like another one, at most three. */
    public List<String> near(String words) {
        return NearNames.to(canonical(words), claimsByModel().keySet());
    }

    /** All models at a glance, those that are most spoken of first. */
    public synchronized List<ModelSheet> models() {
        List<ModelSheet> held = sheets;
        if (held == null) sheets = held = ModelSheets.of(matters, this::lineOf, vocabulary::vendorOf);
        return held;
    }

    /** One model at a glance, by its id or a name in any spelling; empty where nothing is said of it. */
    public Optional<ModelSheet> model(String idOrName) {
        String name = canonical(idOrName);
        return models().stream()
                .filter(sheet -> sheet.id().equals(idOrName))
                .findFirst()
                .or(() -> models().stream()
                        .filter(sheet -> sheet.model().equals(name))
                        .findFirst());
    }

    /** The models that claims are about, with the number of claims, most first. */
    public Map<String, Long> claimsByModel() {
        Map<String, Long> counted = matters.stream()
                .collect(Collectors.groupingBy(
                        Matter::model,
                        Collectors.summingLong(matter -> matter.claims().size())));
        Map<String, Long> models = new LinkedHashMap<>();
        counted.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> models.put(entry.getKey(), entry.getValue()));
        return models;
    }

    /** Articles on one event, earliest first. */
    public synchronized List<Story> stories() {
        List<Story> held = stories;
        if (held == null) stories = held = Stories.of(claims(), originOf, judgements);
        return held;
    }

    /**
     * A story with its articles and findings, by its id. An id that it had before an earlier article came to it finds it,
     * too.
     */
    public Optional<StorySheet> story(String id) {
        return stories().stream()
                .filter(story -> story.id().equals(id))
                .findFirst()
                .or(() ->
                        stories().stream().filter(story -> story.isKnownAs(id)).findFirst())
                .map(this::sheet);
    }

    /** The story that an article tells, where it tells of an event. */
    public Optional<Story> storyOf(String articleId) {
        return stories().stream()
                .filter(story -> story.articles().contains(articleId))
                .findFirst();
    }

    /** A story of these with its articles and findings. */
    public StorySheet sheet(Story story) {
        Said all = said();
        return StorySheet.of(
                story,
                article -> all.byArticle().getOrDefault(article, List.of()),
                claim -> Objects.requireNonNull(all.findings().get(claim.id())),
                originOf,
                speakerOf);
    }

    /** Claims by their article, findings by the claims in them. */
    private record Said(Map<String, List<Claim>> byArticle, Map<String, Finding> findings) {}

    private synchronized Said said() {
        Said held = said;
        if (held == null) {
            Map<String, List<Claim>> byArticle = new HashMap<>();
            Map<String, Finding> findings = new HashMap<>();
            for (Finding finding : findings()) {
                for (Claim claim : finding.claims()) {
                    byArticle
                            .computeIfAbsent(claim.article().articleId(), ignored -> new ArrayList<>())
                            .add(claim);
                    findings.put(claim.id(), finding);
                }
            }
            said = held = new Said(byArticle, findings);
        }
        return held;
    }

    /** Where the words of an article come from. */
    public Origin originOf(String articleId) {
        return originOf.apply(articleId);
    }

    /** What was decided by hand, earliest first. */
    public List<HandJudgement> judgements() {
        return judgements;
    }

    /** The canonical name of a model; the words themselves where they name none. */
    public String canonical(String words) {
        return vocabulary.namesInQuestion(words).stream()
                .filter(Mention::video)
                .findFirst()
                .map(Mention::model)
                .orElse(words);
    }

    private synchronized String lineOf(String model) {
        return lines.computeIfAbsent(model, vocabulary::lineOf);
    }
}
