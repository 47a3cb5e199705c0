package dev.reelwatch.web.site;

import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.crawler.fetch.FetchSettings;
import dev.reelwatch.index.answer.Secret;
import java.nio.file.Path;

/**
 * What is needed to add to the knowledge over HTTP. Without it the site only reads, wherever it listens: there is no way
 * to write without a token.
 *
 * @param token who has it may write
 * @param fetch how pages are asked for that somebody names
 * @param sources file that says what to crawl; made where it is missing
 */
public record Writing(Secret token, FetchSettings fetch, SavedFilesSettings files, Path sources) {
    /** Shorter ones can be guessed. */
    public static final int SHORTEST_TOKEN = 16;

    public Writing {
        if (token.reveal().length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("the token is shorter than " + SHORTEST_TOKEN + " characters");
        }
    }
}
