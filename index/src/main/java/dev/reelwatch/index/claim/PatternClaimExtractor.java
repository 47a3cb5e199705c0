package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds claims by words and patterns, with no language model: clause by clause, the model it speaks of ({@link
 * Subjects}), the features its words speak of ({@link Respects}), the figure it states ({@link Figures}), whom it
 * compares with ({@link Comparisons}) and how it is meant ({@link Judgement}); tables on models cell by cell ({@link
 * TableReading}). What says the same twice is told once ({@link Repeats}), and each claim is as sure as its signs are
 * ({@link Confidence}). All words are data of the {@link Vocabulary}.
 */
public final class PatternClaimExtractor {
    private static final int VERSION = 10;

    private final Vocabulary vocabulary;
    private final Respects respects;
    private final double leastConfidence;
    private final String name;

    /** As sure as pays: below the default, more is lost by wrong claims than won by right ones. */
    public PatternClaimExtractor(Vocabulary vocabulary) {
        this(vocabulary, LEAST_CONFIDENCE);
    }

    /** The confidence from which on claims are kept, unless told otherwise. */
    public static final double LEAST_CONFIDENCE = 0.42;

    /** @param leastConfidence more claims below the usual one, of which fewer are right; fewer and surer ones above it */
    public PatternClaimExtractor(Vocabulary vocabulary, double leastConfidence) {
        this.vocabulary = vocabulary;
        this.leastConfidence = leastConfidence;
        respects = new Respects(vocabulary);
        name = "patterns-" + VERSION + "-" + vocabulary.fingerprint();
    }

    /** Name and version; another one may find other claims in the same article. */
    public String name() {
        return name;
    }

    /**
     * The claims of an article in the order of their places; none if it is not about AI video, and none if its words
     * do not stand in the document as it was saved.
     */
    public List<Claim> claimsIn(Article article) {
        List<Claim> claims = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Claim.Source source = Claim.Source.of(article);
        for (Draft draft : possibleClaimsIn(article)) {
            if (draft.confidence() < leastConfidence) continue;
            String id = Claim.idOf(
                    source.articleId(),
                    draft.model(),
                    draft.attribute(),
                    draft.status(),
                    draft.quote().text());
            if (ids.add(id)) claims.add(claim(id, source, draft));
        }
        return claims;
    }

    /** All that might be claims of an article, sure or not. */
    List<Draft> possibleClaimsIn(Article article) {
        if (article.isRepaired()) return List.of();
        Vocabulary.Folded folded = vocabulary.read(article);
        if (!vocabulary.aboutAiVideo(folded)) return List.of();
        return Repeats.without(new ClaimReading(vocabulary, respects, folded).drafts());
    }

    private Claim claim(String id, Claim.Source source, Draft draft) {
        return new Claim(
                id,
                source,
                draft.model(),
                draft.attribute(),
                draft.polarity(),
                draft.status(),
                draft.basis(),
                draft.value(),
                draft.comparedTo(),
                draft.quote(),
                draft.trueAt(),
                draft.confidence(),
                name,
                draft.unlisted());
    }
}
