package dev.reelwatch.crawler.article;

/**
 * When an article was published, and how that was found.
 *
 * @param at as precise as it is known
 * @param from the place it was found in, such as {@code weibo-id}, {@code front-matter:发布日期}, {@code file-name}
 */
public record Published(Moment at, String from) {}
