package dev.reelwatch.crawler;

import dev.reelwatch.crawler.archive.Target;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.source.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When to come again: to busy sources more often, to pages that stay as they are ever less. */
final class Pace {
    private static final Duration SHORTEST_OF_ARTICLE = Duration.ofHours(1);
    private static final Duration FIRST_OF_ARTICLE = Duration.ofDays(1);
    private static final Duration LONGEST_OF_ARTICLE = Duration.ofDays(90);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(2);
    private static final Duration LONGEST_RETRY = Duration.ofDays(1);

    private Pace() {}

    /** After a listing that came; between a quarter of the pace that its source was given and four times that. */
    static Duration ofListing(Source source, Target target, boolean broughtNews) {
        Duration pace = source.pace();
        Duration last = target.interval().orElse(pace);
        Duration next = broughtNews ? last.dividedBy(2) : last.multipliedBy(3).dividedBy(2);
        Duration shortest = longer(pace.dividedBy(4), Sources.SHORTEST_PACE);
        return between(shortest, next, pace.multipliedBy(4));
    }

    /**
     * After the page of an article that came.
     *
     * @param changed since the visit before; empty where there was none
     * @param published when the article was published, where that is known: what is old changes seldom
     */
    static Duration ofArticle(Target target, Optional<Boolean> changed, Optional<Instant> published, Instant now) {
        if (changed.isEmpty()) {
            Duration age =
                    published.map(at -> Duration.between(at, now).dividedBy(4)).orElse(FIRST_OF_ARTICLE);
            return between(FIRST_OF_ARTICLE.dividedBy(4), age, LONGEST_OF_ARTICLE);
        }
        Duration last = target.interval().orElse(FIRST_OF_ARTICLE);
        Duration next = changed.get() ? last.dividedBy(2) : last.multipliedBy(2);
        return between(SHORTEST_OF_ARTICLE, next, LONGEST_OF_ARTICLE);
    }

    /** After a visit in vain that may go better next time. */
    static Duration ofRetry(int attempts) {
        return between(FIRST_RETRY, FIRST_RETRY.multipliedBy(1L << Math.min(attempts, 12)), LONGEST_RETRY);
    }

    /** After a visit in vain that will hardly go better soon. */
    static Duration ofWall(Source source, Target target) {
        boolean listing = target.kind() == Target.Kind.SOURCE;
        return listing
                ? between(
                        source.pace(),
                        source.pace().multipliedBy(1L << Math.min(target.attempts(), 6)),
                        longer(LONGEST_RETRY, source.pace()))
                : between(
                        FIRST_OF_ARTICLE,
                        FIRST_OF_ARTICLE.multipliedBy(1L << Math.min(target.attempts(), 6)),
                        LONGEST_OF_ARTICLE);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration between(Duration least, Duration wanted, Duration most) {
        return wanted.compareTo(least) < 0 ? least : wanted.compareTo(most) > 0 ? most : wanted;
    }
}
