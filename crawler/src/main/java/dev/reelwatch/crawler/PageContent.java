package dev.reelwatch.crawler;

import dev.reelwatch.crawler.archive.Lead;
import dev.reelwatch.crawler.archive.Visit.Ending;
import dev.reelwatch.crawler.article.Reading;
import java.util.List;
import java.util.Optional;

/**
 * What a crawl sees in a page that came.
 *
 * @param readings articles, and what is none; to be stored
 * @param leads addresses to be visited unless they are known
 * @param further the same, only where this page brought anything new
 * @param entries how many articles or addresses it lists; empty for what is no listing
 * @param trouble why it is not what was expected
 */
record PageContent(
        List<Reading> readings,
        List<Lead> leads,
        List<Lead> further,
        Optional<Integer> entries,
        Optional<Trouble> trouble) {
    /**
     * Why a page is not what was expected.
     *
     * @param passing it may be another way next time
     */
    record Trouble(Ending ending, String why, boolean passing) {
        static Trouble of(Reading.NoArticle none) {
            return switch (none.ending()) {
                case DELETED, VIOLATION, GONE, MOVED -> new Trouble(Ending.GONE, none.why(), false);
                case BLOCKED, LOGIN_REQUIRED, EMPTY_OR_THROTTLED -> new Trouble(Ending.BLOCKED, none.why(), true);
                case UNAVAILABLE -> new Trouble(Ending.FAILED, none.why(), true);
                case EMPTY -> new Trouble(Ending.EMPTY, none.why(), false);
                case MOJIBAKE, BINARY, TOO_LARGE, BROKEN, UNREADABLE -> new Trouble(Ending.FAILED, none.why(), false);
            };
        }
    }

    PageContent {
        readings = List.copyOf(readings);
        leads = List.copyOf(leads);
        further = List.copyOf(further);
    }

    static PageContent none(Trouble trouble) {
        return new PageContent(List.of(), List.of(), List.of(), Optional.empty(), Optional.of(trouble));
    }
}
