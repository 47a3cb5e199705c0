package dev.reelwatch.index;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ArchivedArticle;
import dev.reelwatch.crawler.archive.ClaimRow;
import dev.reelwatch.crawler.archive.DrawnClaims;
import dev.reelwatch.crawler.archive.ModelArchive;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.claim.ClaimMerge;
import dev.reelwatch.index.claim.ClaimProof;
import dev.reelwatch.index.claim.PatternClaimExtractor;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Draws the claims of archived articles: with the patterns, and from what a language model answered before, which is
 * proved anew and not asked for again.
 */
final class Drawing {
    private static final int BATCH = 100;

    private final PatternClaimExtractor extractor;
    private final ClaimProof proof;
    private final Consumer<String> notices;

    /** The claims of an article, with the reader whose answers went into them. */
    private record Drawn(Optional<String> reader, List<Claim> claims, Map<String, Integer> dropped) {}

    Drawing(Vocabulary vocabulary, Consumer<String> notices) {
        this.extractor = new PatternClaimExtractor(vocabulary);
        this.proof = new ClaimProof(vocabulary);
        this.notices = notices;
    }

    /** Name and version of what draws the claims. */
    String name() {
        return extractor.name();
    }

    /** True if claims of some article are still to be drawn. */
    boolean isBehind(Archive archive) {
        return !archive.withoutClaimsBy(name(), 1).isEmpty();
    }

    /** Draws and stores the claims that are missing. */
    void draw(Archive archive) {
        while (true) {
            List<ArchivedArticle> batch = archive.withoutClaimsBy(name(), BATCH);
            if (batch.isEmpty()) return;
            // the extractor keeps nothing between articles, so all processors may work at once
            List<Drawn> drawn = batch.parallelStream()
                    .map(each -> drawn(
                            each.article(),
                            archive.models().answersFor(each.article().id())))
                    .toList();
            Map<String, List<DrawnClaims>> byName = new LinkedHashMap<>();
            Map<String, Map<String, Integer>> dropped = new LinkedHashMap<>();
            for (int i = 0; i < batch.size(); i++) {
                ArchivedArticle of = batch.get(i);
                Drawn each = drawn.get(i);
                byName.computeIfAbsent(Archive.claimsBy(name(), each.reader()), ignored -> new ArrayList<>())
                        .add(new DrawnClaims(of.article().id(), of.change(), rows(each.claims())));
                if (each.reader().isPresent()) dropped.put(of.article().id(), each.dropped());
            }
            byName.forEach(archive::storeClaims);
            if (!dropped.isEmpty()) archive.models().noteDropped(dropped);
        }
    }

    /** The claims of a state of an article, as they would be read from the archive; stores nothing. */
    List<Claim> claimsIn(Article article, Optional<ModelArchive.Answers> answers) {
        return drawn(article, answers).claims().stream()
                .map(claim -> ClaimJson.read(ClaimJson.write(claim).toString()))
                .toList();
    }

    private Drawn drawn(Article article, Optional<ModelArchive.Answers> answers) {
        List<Claim> byPatterns = byPatterns(article);
        if (answers.isEmpty()) return new Drawn(Optional.empty(), byPatterns, Map.of());
        Optional<String> reader = Optional.of(answers.get().reader());
        try {
            ClaimProof.Proved proved =
                    proof.claims(article, reader.get(), answers.get().parts());
            Map<String, Integer> dropped = new LinkedHashMap<>();
            proved.drops().counts().forEach((reason, number) -> dropped.put(reason.json(), number));
            return new Drawn(reader, ClaimMerge.of(byPatterns, proved.claims()), dropped);
        } catch (RuntimeException e) {
            notices.accept("What a language model answered on article " + article.id()
                    + " was left out, the proof failed on it: "
                    + e.getClass().getSimpleName());
            return new Drawn(reader, byPatterns, Map.of());
        }
    }

    /** An article that the extractor fails on has no claims, and does not stop the others. */
    private List<Claim> byPatterns(Article article) {
        try {
            return extractor.claimsIn(article);
        } catch (RuntimeException | StackOverflowError e) {
            notices.accept("No claims were drawn from article " + article.id() + " (" + article.title()
                    + "), the extractor failed on it: " + e);
            return List.of();
        }
    }

    private static List<ClaimRow> rows(List<Claim> claims) {
        return claims.stream()
                .map(claim -> new ClaimRow(
                        claim.id(),
                        claim.article().articleId(),
                        claim.quote().start(),
                        claim.quote().end(),
                        claim.quote().text(),
                        ClaimJson.write(claim).toString()))
                .toList();
    }
}
