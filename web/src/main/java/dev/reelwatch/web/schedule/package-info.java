/** What {@code serve} does by the clock: crawl, compile the digest of the day before and send it. */
@NullMarked
package dev.reelwatch.web.schedule;

import org.jspecify.annotations.NullMarked;
