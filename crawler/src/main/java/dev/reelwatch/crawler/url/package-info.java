/** One page, one address: what an address says about the site, the post and its time. */
@NullMarked
package dev.reelwatch.crawler.url;

import org.jspecify.annotations.NullMarked;
