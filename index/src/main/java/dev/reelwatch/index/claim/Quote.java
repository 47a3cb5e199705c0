package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import java.util.Optional;

/**
 * Words of an article.
 *
 * @param start offset of the first UTF-16 code unit in the article's text
 * @param end offset after the last
 * @param text equal to {@code article.text().substring(start, end)}
 */
public record Quote(int start, int end, String text) {
    public Quote {
        if (start < 0 || end - start != text.length() || text.isBlank()) {
            throw new IllegalArgumentException("no quote: [" + start + ", " + end + ") " + text);
        }
    }

    /** The words of {@code article} between two offsets, without white space at either end; empty if none are left. */
    public static Optional<Quote> of(Article article, int start, int end) {
        String text = article.text();
        while (start < end && Character.isWhitespace(text.charAt(start))) start++;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) end--;
        return start < end ? Optional.of(new Quote(start, end, text.substring(start, end))) : Optional.empty();
    }

    /** True if these words stand at this place of {@code text}. */
    public boolean standsIn(String text) {
        return end <= text.length() && text.startsWith(this.text, start);
    }
}
