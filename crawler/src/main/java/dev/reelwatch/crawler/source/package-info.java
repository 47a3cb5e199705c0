/** What to crawl and who speaks there, as {@code sources.yaml} tells it. */
@NullMarked
package dev.reelwatch.crawler.source;

import org.jspecify.annotations.NullMarked;
