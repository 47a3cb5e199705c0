package dev.reelwatch.web.digest;

import static java.util.Comparator.comparingInt;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.web.digest.Summary.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The news of a day in sentences, each standing on claims.
 *
 * @param before the nearest earlier day that tells something
 * @param after the nearest later day that tells something
 */
public record Digest(LocalDate date, Summary summary, Optional<LocalDate> before, Optional<LocalDate> after) {
    private static final int MOST_NAMED = 4;
    private static final int MOST_CLAUSES = 4;
    private static final int CLAUSES_ON_A_MODEL = 3;

    /** What the lead tells beside the weightiest sentence on a model. */
    private static final Set<Kind> BESIDES =
            EnumSet.of(Kind.RELEASE, Kind.CHANGE, Kind.OUTCOME, Kind.DISPUTE, Kind.RECORD, Kind.REVIEW);

    public Language language() {
        return summary.language();
    }

    public List<Summary.Section> sections() {
        return summary.sections();
    }

    /** The same with the news in other words. */
    public Digest with(Summary other) {
        return new Digest(date, other, before, after);
    }

    /** The articles of the cited claims, in the order they are cited first. */
    public List<Claim.Source> sources() {
        return summary.sources();
    }

    /** The address of a source, if it is one that a browser may be sent to. */
    public static Optional<String> address(Claim.Source source) {
        return source.url()
                .map(url -> url.toString())
                .filter(url ->
                        url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7));
    }

    public boolean isEmpty() {
        return summary.isEmpty();
    }

    /** A clause of the lead, and the sentences below that it sums up, whose sources are its own. */
    public record Lead(String text, List<Summary.Sentence> of) {
        public Lead {
            of = List.copyOf(of);
        }
    }

    /** What the day comes to, the weightiest first: what several models have in common in one clause. */
    public List<Lead> lead(Wording wording) {
        Map<String, List<Told>> byBrief = new LinkedHashMap<>();
        Map<String, Integer> ofModel = new HashMap<>();
        Set<String> kinds = new HashSet<>();
        told().filter(each -> kinds.add(each.model() + " " + each.sentence().kind()))
                .filter(each -> ofModel.merge(each.model(), 1, Integer::sum) <= CLAUSES_ON_A_MODEL)
                .forEach(
                        each -> byBrief.computeIfAbsent(each.sentence().brief().orElseThrow(), key -> new ArrayList<>())
                                .add(each));
        return byBrief.entrySet().stream()
                .limit(MOST_CLAUSES)
                .map(entry -> lead(entry.getKey(), entry.getValue(), wording))
                .toList();
    }

    private record Told(String model, Summary.Sentence sentence) {}

    /** Of each model what weighs most, and besides what is an event or a verdict on the whole. */
    private Stream<Told> told() {
        return sections().stream()
                .flatMap(section -> section.sentences().stream()
                        .filter(sentence -> sentence.brief().isPresent())
                        .filter(sentence -> BESIDES.contains(sentence.kind()) || sentence.equals(section.weightiest()))
                        .map(sentence -> new Told(section.model(), sentence)))
                .sorted(comparingInt(each -> each.sentence().kind().weight()));
    }

    private static Lead lead(String brief, List<Told> told, Wording wording) {
        List<Told> named = told.subList(0, Math.min(MOST_NAMED, told.size()));
        String models =
                wording.joined(named.stream().map(Told::model).distinct().toList());
        return new Lead(
                brief.replace(Summary.Sentence.MODEL, models),
                named.stream().map(Told::sentence).toList());
    }

    /** False where a lead would only repeat the sentences of the one model that there is news of. */
    public boolean needsLead() {
        return sections().size() > 1;
    }

    /** The lead in one line. */
    public String leadLine(Wording wording) {
        List<Lead> lead = lead(wording);
        return wording.sentence(lead.stream().map(Lead::text).collect(Collectors.joining(wording.of("brief.join"))));
    }

    /** What else there is news of; empty where there is nothing else. */
    public Optional<String> also(Wording wording) {
        Set<Summary.Sentence> led =
                lead(wording).stream().flatMap(each -> each.of().stream()).collect(Collectors.toSet());
        List<String> models = sections().stream()
                .filter(section -> section.sentences().stream().noneMatch(led::contains))
                .map(Summary.Section::model)
                .toList();
        if (models.isEmpty()) return Optional.empty();
        List<String> shown = models.subList(0, Math.min(MOST_NAMED, models.size()));
        boolean more = models.size() > MOST_NAMED;
        return Optional.of(wording.of(
                "digest.lead.also",
                Map.of(
                        "models",
                        more ? String.join(wording.of("value.and"), shown) : wording.joined(shown),
                        "etc",
                        more ? wording.of("value.etc") : "")));
    }

    /** What stands above the sentences: what they are, and which of them a language model worded. */
    public String intro(Wording wording) {
        List<String> words = new ArrayList<>(List.of(wording.of("digest.intro")));
        long reworded = summary.reworded();
        long all = sections().stream()
                .mapToLong(section -> section.sentences().size())
                .sum();
        if (reworded > 0) {
            words.add(wording.of(
                    "digest.reworded", Map.of("n", String.valueOf(reworded), "plain", String.valueOf(all - reworded))));
        }
        int dropped = summary.dropped().size();
        if (dropped > 0) words.add(wording.count("digest.dropped", dropped));
        return String.join(language() == Language.EN ? " " : "", words);
    }

    /** What an empty day says: that it is one, and where news is. */
    public String note(Wording wording) {
        StringBuilder note = new StringBuilder(wording.of("digest.empty", "date", wording.date(date)));
        String gap = language() == Language.EN ? " " : "";
        before.ifPresent(day -> note.append(gap).append(wording.of("digest.empty.before", "date", wording.date(day))));
        after.ifPresent(day -> note.append(gap).append(wording.of("digest.empty.after", "date", wording.date(day))));
        if (before.isEmpty() && after.isEmpty()) note.append(gap).append(wording.of("digest.empty.none"));
        return note.toString();
    }
}
