package dev.reelwatch.index.timeline;

import dev.reelwatch.crawler.source.Speaker;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.story.Origin;
import dev.reelwatch.index.story.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A story with all that belongs to it.
 *
 * @param tellings its articles, earliest said first
 * @param findings what its articles say, of the model it happened to first, and what most of them say before the rest
 */
public record StorySheet(Story story, List<Telling> tellings, List<Finding> findings) {
    /**
     * One of its articles.
     *
     * @param speaker who speaks in it, where the sources tell it
     * @param origin whose words it has
     * @param claims of it, in the order of their places
     */
    public record Telling(Claim.Source article, Optional<Speaker> speaker, Origin origin, List<Claim> claims) {
        public Telling {
            claims = List.copyOf(claims);
        }
    }

    public StorySheet {
        tellings = List.copyOf(tellings);
        findings = List.copyOf(findings);
    }

    /**
     * Puts a story together with what belongs to it.
     *
     * @param claimsOf of an article
     * @param findingOf a claim
     */
    public static StorySheet of(
            Story story,
            Function<String, List<Claim>> claimsOf,
            Function<Claim, Finding> findingOf,
            Function<String, Origin> originOf,
            Function<String, Optional<Speaker>> speakerOf) {
        List<Telling> tellings = new ArrayList<>();
        Set<Finding> findings = new HashSet<>();
        for (String id : story.articles()) {
            List<Claim> claims = claimsOf.apply(id).stream()
                    .sorted(Comparator.comparingInt(
                                    (Claim claim) -> claim.quote().start())
                            .thenComparing(Claim::id))
                    .toList();
            claims.forEach(claim -> findings.add(findingOf.apply(claim)));
            tellings.add(new Telling(claims.get(0).article(), speakerOf.apply(id), originOf.apply(id), claims));
        }
        Set<String> ids = Set.copyOf(story.articles());
        List<Finding> its = findings.stream()
                .sorted(Comparator.comparing(
                                (Finding finding) -> !finding.model().equals(story.model()))
                        .thenComparingLong(finding -> -tellers(finding, ids))
                        .thenComparingInt(finding -> -finding.origins())
                        .thenComparing(Finding::attribute)
                        .thenComparing(Finding::id))
                .toList();
        return new StorySheet(story, tellings, its);
    }

    /** Which of the story's own words say a finding best: it may be told better elsewhere. */
    public Claim wordsFor(Finding finding) {
        Set<String> its = Set.copyOf(story.articles());
        return finding.claims().stream()
                .filter(claim -> its.contains(claim.article().articleId()))
                .max(Comparator.comparingDouble(Claim::confidence))
                .orElseThrow();
    }

    /** How many of the story's articles say so. */
    private static long tellers(Finding finding, Set<String> articles) {
        return finding.claims().stream()
                .map(claim -> claim.article().articleId())
                .filter(articles::contains)
                .distinct()
                .count();
    }
}
