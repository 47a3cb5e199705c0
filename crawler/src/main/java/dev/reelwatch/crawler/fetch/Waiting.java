package dev.reelwatch.crawler.fetch;

import java.time.Duration;

/** How time is let pass: by sleeping, or in no time on a clock that is set forward. */
@FunctionalInterface
interface Waiting {
    void pass(Duration time) throws InterruptedException;
}
