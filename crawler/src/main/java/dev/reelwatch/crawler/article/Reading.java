package dev.reelwatch.crawler.article;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.net.URI;
import java.util.Optional;

/** What became of one document that was read. */
public sealed interface Reading {
    /**
     * It is an article.
     *
     * @param wholeAt where the whole text is to be had, when what was read is only the beginning of it: the long text of
     *     a post that was cut, the page behind a feed's summary; empty where the text is whole
     */
    record Found(Article article, Optional<URI> wholeAt) implements Reading {
        public Found(Article article) {
            this(article, Optional.empty());
        }
    }

    /**
     * It is none.
     *
     * @param doc name of the file
     * @param why one sentence that names the reason
     * @param movedTo where the page says that the article stands now; only with {@link Ending#MOVED}, to be followed
     */
    record NoArticle(String doc, Optional<CanonicalUrl> url, Ending ending, String why, Optional<CanonicalUrl> movedTo)
            implements Reading {
        public NoArticle(String doc, Optional<CanonicalUrl> url, Ending ending, String why) {
            this(doc, url, ending, why, Optional.empty());
        }
    }
}
