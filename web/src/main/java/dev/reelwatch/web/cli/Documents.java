package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.article.SavedFile;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.url.CanonicalUrl;
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
}
