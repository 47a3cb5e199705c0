package dev.reelwatch.index;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.search.ArticleHit;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.search.SearchResults;
import dev.reelwatch.index.search.Span;
import dev.reelwatch.index.timeline.TimelineEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known, and the ways to ask for it. */
public final class KnowledgeBase implements AutoCloseable {
    private final List<Article> articles;
    private final List<Claim> claims;
    private final List<TimelineEntry> timeline;
    private final List<Finding> findings;
    private final List<Dispute> disputes;
    private final List<Promise> promises;

    public KnowledgeBase(List<Article> articles, List<Claim> claims) {
        this(articles, claims, List.of(), List.of(), List.of(), List.of());
    }

    public KnowledgeBase(
            List<Article> articles,
            List<Claim> claims,
            List<TimelineEntry> timeline,
            List<Finding> findings,
            List<Dispute> disputes,
            List<Promise> promises) {
        this.articles = List.copyOf(articles);
        this.claims = List.copyOf(claims);
        this.timeline = List.copyOf(timeline);
        this.findings = List.copyOf(findings);
        this.disputes = List.copyOf(disputes);
        this.promises = List.copyOf(promises);
    }

    public SearchResults<ClaimHit> searchClaims(SearchQuery query) {
        List<Claim> found = claims.stream()
                .filter(claim -> claim.quote().text().contains(query.words())
                        || claim.model().contains(query.words()))
                .filter(claim -> query.model().stream().allMatch(claim.model()::startsWith))
                .filter(claim -> query.attribute().stream().allMatch(claim.attribute()::equals))
                .filter(claim -> query.polarity().stream().allMatch(claim.polarity()::equals))
                .filter(claim -> query.status().stream().allMatch(claim.status()::equals))
                .filter(claim -> query.basis().stream().allMatch(claim.basis()::equals))
                .filter(claim -> query.site().stream()
                        .allMatch(site -> claim.article().site().stream().anyMatch(site::equals)))
                .toList();
        List<Claim> ordered = query.sort() == SearchQuery.Sort.SAID ? found.reversed() : found;
        Map<String, Map<String, Long>> facets = Map.of(
                "model", count(found, Claim::model),
                "attribute", count(found, claim -> claim.attribute().json()),
                "basis", count(found, claim -> claim.basis().json()),
                "polarity", count(found, claim -> claim.polarity().json()),
                "status", count(found, claim -> claim.status().json()),
                "site", count(found, claim -> claim.article().site().orElse("")));
        List<ClaimHit> hits = ordered.stream()
                .skip(query.offset())
                .limit(query.limit())
                .map(claim -> new ClaimHit(claim, 1, marks(claim.quote().text(), query.words())))
                .toList();
        return new SearchResults<>(hits, found.size(), facets);
    }

    private static Map<String, Long> count(List<Claim> claims, Function<Claim, String> of) {
        return claims.stream().collect(Collectors.groupingBy(of, Collectors.counting()));
    }

    private static List<Span> marks(String text, String words) {
        int at = words.isEmpty() ? -1 : text.indexOf(words);
        return at < 0 ? List.of() : List.of(new Span(at, at + words.length()));
    }

    public SearchResults<ArticleHit> searchArticles(SearchQuery query) {
        List<Article> found = articles.stream()
                .filter(article -> article.text().contains(query.words()))
                .toList();
        List<ArticleHit> hits = found.stream()
                .skip(query.offset())
                .limit(query.limit())
                .map(article -> {
                    String snippet = article.text()
                            .substring(0, Math.min(90, article.text().length()));
                    return new ArticleHit(Claim.Source.of(article), snippet, marks(snippet, query.words()), 1);
                })
                .toList();
        return new SearchResults<>(hits, found.size(), Map.of());
    }

    public Optional<Article> article(String id) {
        return articles.stream().filter(article -> article.id().equals(id)).findFirst();
    }

    public Optional<Claim> claim(String id) {
        return claims.stream().filter(claim -> claim.id().equals(id)).findFirst();
    }

    /** The claims of an article in the order of their places. */
    public List<Claim> claimsIn(String articleId) {
        return claims.stream()
                .filter(claim -> claim.article().articleId().equals(articleId))
                .toList();
    }

    /** All claims, by the time they were said; those without one last. */
    public List<Claim> claims() {
        return claims;
    }

    /** The days on which claims were said, newest first. */
    public List<LocalDate> days() {
        Stream<LocalDate> days =
                claims.stream().flatMap(claim -> claim.saidAt().stream()).map(at -> at.firstDay());
        return days.distinct().sorted((a, b) -> b.compareTo(a)).toList();
    }

    /** The models that claims are about, with the number of claims, most first. */
    public Map<String, Long> models() {
        return claims.stream().collect(Collectors.groupingBy(Claim::model, Collectors.counting()));
    }

    /**
     * What happened to the models, oldest first.
     *
     * @param model canonical name of a model or a line; empty for all
     */
    public List<TimelineEntry> timeline(Optional<String> model) {
        return timeline.stream()
                .filter(entry -> model.stream().allMatch(entry.model()::startsWith))
                .toList();
    }

    public List<Finding> findings() {
        return findings;
    }

    public List<Dispute> disputes() {
        return disputes;
    }

    public List<Promise> promises() {
        return promises;
    }

    @Override
    public void close() {}
}
