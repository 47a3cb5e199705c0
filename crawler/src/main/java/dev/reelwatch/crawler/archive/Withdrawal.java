package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Ending;
import java.time.Instant;

/**
 * An article that its own address does not show any more.
 *
 * @param at when that was seen
 * @param why one sentence
 */
public record Withdrawal(Instant at, Ending ending, String why) {}
