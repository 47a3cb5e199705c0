package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Reading;
import java.util.Optional;

/** What became of one reading of a page. */
public sealed interface Brought {
    /** An article that was stored. */
    record Kept(Reading.Found reading, Stored stored) implements Brought {}

    /** The beginning of an article; it waits for the whole, or for {@link Archive#storeCut}. */
    record Cut(Reading.Found reading) implements Brought {}

    /**
     * No article.
     *
     * @param withdrew the article that was marked as withdrawn because of it
     */
    record Nothing(Reading.NoArticle reading, Optional<String> withdrew) implements Brought {}
}
