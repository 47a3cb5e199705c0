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
import dev.reelwatch.index.timeline.TimelineEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known, and the ways to ask for it. */
public final class KnowledgeBase implements AutoCloseable {
    private final List<Article> articles;
    private final List<Claim> claims;

    public KnowledgeBase(List<Article> articles, List<Claim> claims) {
        this.articles = List.copyOf(articles);
        this.claims = List.copyOf(claims);
    }

    public SearchResults<ClaimHit> searchClaims(SearchQuery query) {
        List<ClaimHit> hits = claims.stream()
                .filter(claim -> claim.quote().text().contains(query.words()))
                .map(claim -> new ClaimHit(claim, 1, List.of()))
                .toList();
        return new SearchResults<>(hits, hits.size(), Map.of());
    }

    public SearchResults<ArticleHit> searchArticles(SearchQuery query) {
        List<ArticleHit> hits = articles.stream()
                .filter(article -> article.text().contains(query.words()))
                .map(article -> new ArticleHit(Claim.Source.of(article), article.title(), List.of(), 1))
                .toList();
        return new SearchResults<>(hits, hits.size(), Map.of());
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
        return claims.stream()
                .collect(java.util.stream.Collectors.groupingBy(Claim::model, java.util.stream.Collectors.counting()));
    }

    /**
     * What happened to the models, oldest first.
     *
     * @param model canonical name of a model or a line; empty for all
     */
    public List<TimelineEntry> timeline(Optional<String> model) {
        return List.of();
    }

    public List<Finding> findings() {
        return List.of();
    }

    public List<Dispute> disputes() {
        return List.of();
    }

    public List<Promise> promises() {
        return List.of();
    }

    @Override
    public void close() {}
}
