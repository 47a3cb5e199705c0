package dev.reelwatch.web.digest;

import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Matter;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.finding.Support;
import dev.reelwatch.index.timeline.ModelSheet;
import dev.reelwatch.index.timeline.StorySheet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What digests are compiled from.
 *
 * @param findings every claim is in one of them
 * @param passages the sentences that the claims stand in
 * @param inPassing ids of claims whose sentences mention something as known and do not tell it as of these days
 */
public record News(
        List<Finding> findings,
        List<Dispute> disputes,
        List<Promise> promises,
        List<Change> changes,
        Passages passages,
        Set<String> inPassing) {
    /** News that is told as such in each of its claims. */
    public News(
            List<Finding> findings,
            List<Dispute> disputes,
            List<Promise> promises,
            List<Change> changes,
            Passages passages) {
        this(findings, disputes, promises, changes, passages, Set.of());
    }

    public News {
        findings = List.copyOf(findings);
        disputes = List.copyOf(disputes);
        promises = List.copyOf(promises);
        changes = List.copyOf(changes);
        inPassing = Set.copyOf(inPassing);
    }

    /** What is known now. */
    public static News of(KnowledgeBase knowledge) {
        return of(knowledge.known(), Passages.of(knowledge));
    }

    public static News of(Knowledge known, Passages passages) {
        return new News(
                known.findings(),
                known.disputes(),
                known.promises(),
                known.changes(),
                passages,
                inPassing(known.matters()));
    }

    /** What is known of one model. */
    public static News of(ModelSheet sheet, Passages passages) {
        List<Matter> matters = sheet.matters();
        return new News(
                matters.stream().flatMap(matter -> matter.findings().stream()).toList(),
                matters.stream().flatMap(matter -> matter.disputes().stream()).toList(),
                matters.stream().flatMap(matter -> matter.promises().stream()).toList(),
                matters.stream().flatMap(matter -> matter.changes().stream()).toList(),
                passages,
                inPassing(matters));
    }

    private static Set<String> inPassing(List<Matter> matters) {
        return matters.stream()
                .flatMap(matter -> matter.claims().stream()
                        .filter(claim -> !matter.groundsOf(claim).news()))
                .map(Claim::id)
                .collect(Collectors.toSet());
    }

    /** What the articles of a story say, each in its own words, and nothing that others say. */
    public static News of(StorySheet story, Passages passages) {
        Set<String> articles = Set.copyOf(story.story().articles());
        return new News(
                story.findings().stream()
                        .flatMap(finding ->
                                only(
                                        finding,
                                        claim -> articles.contains(
                                                claim.article().articleId()))
                                        .stream())
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                passages);
    }

    /**
     * What one article says, in its own words alone.
     *
     * @param claims those that were drawn from it
     */
    public static News of(List<Claim> claims, Passages passages) {
        return new News(
                claims.stream()
                        .map(claim -> new Finding(
                                "claim-" + claim.id(),
                                claim.model(),
                                claim.attribute(),
                                claim.polarity(),
                                claim.value(),
                                List.of(claim),
                                new Support(1, 0, 0)))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                passages);
    }

    /** What was known at the end of a day: claims that were said later, or at no known time, are left out. */
    News asOf(LocalDate day) {
        Map<String, Finding> then = new HashMap<>();
        findings.forEach(finding -> asOf(finding, day).ifPresent(known -> then.put(finding.id(), known)));
        List<Dispute> open = new ArrayList<>();
        for (Dispute dispute : disputes) {
            Optional<Finding> a = asOf(dispute.a(), day);
            Optional<Finding> b = asOf(dispute.b(), day);
            if (a.isEmpty() || b.isEmpty()) continue;
            open.add(new Dispute(
                    dispute.id(),
                    dispute.type(),
                    dispute.model(),
                    dispute.attribute(),
                    a.get(),
                    b.get(),
                    dispute.scope()));
        }
        List<Promise> made = promises.stream()
                .filter(promise -> saidBy(promise.promised(), day))
                .map(promise -> asOf(promise, day))
                .toList();
        return new News(
                findings.stream()
                        .flatMap(finding -> Stream.ofNullable(then.get(finding.id())))
                        .toList(),
                open,
                made,
                changes.stream().filter(change -> saidBy(change.after(), day)).toList(),
                passages,
                inPassing);
    }

    private static boolean saidBy(Claim claim, LocalDate day) {
        return claim.saidAt().filter(at -> !at.firstDay().isAfter(day)).isPresent();
    }

    private static Promise asOf(Promise promise, LocalDate day) {
        if (promise.outcome().isEmpty() || saidBy(promise.outcome().get(), day)) return promise;
        return new Promise(
                promise.id(),
                promise.model(),
                promise.attribute(),
                Promise.State.OPEN,
                promise.due(),
                promise.promised(),
                Optional.empty());
    }

    private static Optional<Finding> asOf(Finding finding, LocalDate day) {
        return only(finding, claim -> saidBy(claim, day));
    }

    /** What is left of a finding, with what it then stands on; empty where that is nothing. */
    static Optional<Finding> only(Finding finding, Predicate<Claim> kept) {
        List<Claim> known = finding.claims().stream().filter(kept).toList();
        if (known.size() == finding.claims().size()) return Optional.of(finding);
        if (known.isEmpty()) return Optional.empty();
        long voices =
                known.stream().map(claim -> claim.article().voice()).distinct().count();
        Optional<Value> value = known.stream().map(Claim::value).anyMatch(finding.value()::equals)
                ? finding.value()
                : known.stream().flatMap(claim -> claim.value().stream()).findFirst();
        Support then = finding.support();
        int origins = (int) Math.min(voices, then.origins());
        return Optional.of(new Finding(
                finding.id(),
                finding.model(),
                finding.attribute(),
                finding.polarity(),
                value,
                known,
                new Support(origins, Math.min(origins, then.vendor()), Math.min(origins, then.testers()))));
    }
}
