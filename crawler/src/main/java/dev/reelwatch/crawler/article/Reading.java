package dev.reelwatch.crawler.article;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.util.Optional;

/** What became of one document that was read. */
public sealed interface Reading {
    /** It is an article. */
    record Found(Article article) implements Reading {}

    /**
     * It is none.
     *
     * @param doc name of the file
     * @param why one sentence that names the reason
     */
    record NoArticle(String doc, Optional<CanonicalUrl> url, Ending ending, String why) implements Reading {}
}
