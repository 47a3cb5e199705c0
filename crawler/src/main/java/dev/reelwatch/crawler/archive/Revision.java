package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import java.time.Instant;
import java.util.Optional;

/**
 * One state of an article.
 *
 * @param number counted from 1 in the order of storing
 * @param current true for the state that counts, and that claims speak of
 * @param reparsed true where a later reader made it of a page that was fetched before
 * @param replaces the revision that an earlier reader had made of the same page
 */
public record Revision(
        Article article, int number, Instant storedAt, boolean current, boolean reparsed, Optional<Integer> replaces) {}
