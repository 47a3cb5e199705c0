/** Makes an {@link dev.reelwatch.crawler.article.Article} out of bytes: saved Markdown, WeChat pages, Weibo posts, any page. */
@NullMarked
package dev.reelwatch.crawler.article;

import org.jspecify.annotations.NullMarked;
