package dev.reelwatch.index.timeline;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import java.util.List;
import java.util.Locale;

/**
 * Something that happened, or is to happen, to a model.
 *
 * @param date the time it was true, as precise as it is known; the best-supported one where sources differ
 * @param ofArticle true if nobody tells the date: it is that of the article which tells it as news
 * @param claims who says so, earliest said first, never empty
 * @param conflicts other dates that sources give for the same thing
 */
public record TimelineEntry(
        String id,
        String model,
        Kind kind,
        Moment date,
        boolean ofArticle,
        List<Claim> claims,
        List<Moment> conflicts) {
    /** An entry whose date is told. */
    public TimelineEntry(String id, String model, Kind kind, Moment date, List<Claim> claims, List<Moment> conflicts) {
        this(id, model, kind, date, false, claims, conflicts);
    }

    /** What happened. */
    public enum Kind {
        RELEASE,
        PRICE,
        AVAILABILITY,
        OPEN_SOURCE,
        RECORD,
        ADOPTION,
        /** A limit was raised or lowered. */
        LIMIT,
        /** A function came or went. */
        FEATURE,
        PROMISE,
        PROMISE_KEPT,
        PROMISE_LATE,
        PROMISE_WITHDRAWN;

        public String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public TimelineEntry {
        claims = List.copyOf(claims);
        conflicts = List.copyOf(conflicts);
    }
}
