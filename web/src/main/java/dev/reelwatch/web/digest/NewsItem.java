package dev.reelwatch.web.digest;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import java.util.Optional;

/** One piece of news, not yet worded. */
sealed interface NewsItem {
    /** Claims say it for the first time. */
    record Said(Finding finding) implements NewsItem {}

    /**
     * One state replaces another one.
     *
     * @param after what is told where the change cannot be
     */
    record Changed(Change change, Optional<Finding> after) implements NewsItem {}

    /** Two findings have begun to contradict each other. */
    record Disputed(Dispute dispute) implements NewsItem {}

    /** Something is announced. */
    record Promised(Promise promise, Finding finding) implements NewsItem {}

    /**
     * A promise has come to an end, or its time has run out.
     *
     * @param what is told where that cannot be
     */
    record Settled(Promise promise, Optional<Claim> outcome, Optional<Finding> what) implements NewsItem {}
}
