package dev.reelwatch.crawler.archive;

/**
 * A claim as the archive keeps it: its place, its words, and all else as JSON that the archive does not read.
 *
 * @param id of the claim, the only one with it in the archive
 * @param start UTF-16 offset of the quote in the text of the article's current revision
 * @param end where the quote ends, exclusive
 */
public record ClaimRow(String id, String articleId, int start, int end, String quote, String json) {
    /** True where the quote stands at its place in this text. */
    boolean isProvedBy(String text) {
        return 0 <= start
                && start < end
                && end <= text.length()
                && quote.length() == end - start
                && text.startsWith(quote, start);
    }
}
