/** Talks to sites, politely: robots.txt, pauses, conditional requests, limits, and no way into local networks. */
@NullMarked
package dev.reelwatch.crawler.fetch;

import org.jspecify.annotations.NullMarked;
