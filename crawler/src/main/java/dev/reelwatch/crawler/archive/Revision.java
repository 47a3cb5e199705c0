package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import java.time.Instant;

/**
 * One state of an article.
 *
 * @param current true for the state that counts, and that claims speak of
 */
public record Revision(Article article, Instant storedAt, boolean current) {}
