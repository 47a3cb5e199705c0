package dev.reelwatch.index.embedding;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Claim;

/**
 * What a vector of a claim is made of: its quote, with the model and the respect before it, which a quote seldom tells.
 *
 * @param text the same for claims that say the same of the same model
 */
public record ClaimText(String text) {
    private static final int LONGEST = 600;

    public static ClaimText of(Claim claim) {
        String respect = claim.attribute().json().replace('-', ' ');
        String quote = claim.quote().text();
        int end = Math.min(LONGEST, quote.length());
        if (end < quote.length() && Character.isHighSurrogate(quote.charAt(end - 1))) end--;
        return new ClaimText(claim.model() + ", " + respect + ": " + quote.substring(0, end));
    }

    /** Names it in the archive. */
    public String sha256() {
        return Article.sha256(text);
    }
}
