package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.AddressIngest;
import dev.reelwatch.crawler.Intake;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Ending;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.article.SavedFile;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.fetch.FetchResult;
import dev.reelwatch.crawler.fetch.Fetcher;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads documents for the verbs that store nothing. */
record Documents(SavedFiles files, ArticleReader reader) {
    void read(List<Path> paths, Optional<CanonicalUrl> cameFrom, Consumer<Reading> listener) {
        try (Stream<SavedFile> found = files.under(paths)) {
            found.forEachOrdered(file -> {
                switch (file) {
                    case SavedFile.Unread unread ->
                        listener.accept(new Reading.NoArticle(unread.doc(), cameFrom, unread.ending(), unread.why()));
                    case SavedFile.Read read ->
                        reader.read(read.doc(), read.bytes(), cameFrom).forEach(listener);
                }
            });
        }
    }

    /** Pages, asked for with the manners and limits of a crawl; what no page came for is told as its ending. */
    static void fetch(Fetcher fetcher, List<URI> addresses, Consumer<Reading> listener) throws InterruptedException {
        for (URI address : addresses) {
            Optional<CanonicalUrl> url = CanonicalUrl.parse(address.toString());
            switch (AddressIngest.fetch(fetcher, address)) {
                case FetchResult.Page page -> Intake.readings(page.exchange()).forEach(listener);
                case FetchResult.Unchanged same ->
                    Intake.readings(same.exchange()).forEach(listener);
                case FetchResult.Gone gone -> Intake.readings(gone.exchange()).forEach(listener);
                case FetchResult.Refused refused ->
                    listener.accept(new Reading.NoArticle("", url, Ending.UNREADABLE, "Refused: " + refused.why()));
                case FetchResult.Blocked blocked ->
                    listener.accept(new Reading.NoArticle("", url, Ending.BLOCKED, blocked.why()));
                case FetchResult.Failed failed ->
                    listener.accept(new Reading.NoArticle("", url, Ending.UNAVAILABLE, failed.why()));
            }
        }
    }
}
