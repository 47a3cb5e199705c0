package dev.reelwatch.crawler;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.Stored;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.article.SavedFile;
import dev.reelwatch.crawler.article.SavedFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads saved files into the archive. Doing it again with the same files changes nothing; a line is told only after
 * what it tells of is safe on the disk.
 */
public final class Ingest {
    private static final int BATCH = 50;

    /** What became of an article or of a file that held none. */
    public enum Outcome {
        NEW,
        /** A later state of an article that is known. */
        CHANGED,
        SAME,
        SKIPPED
    }

    /**
     * One article, or one file without any.
     *
     * @param path of the file, as shown to people
     * @param title of the article
     * @param why the reason it was skipped; empty otherwise
     */
    public record Line(Outcome outcome, String path, Optional<String> title, String why) {}

    /** How many lines there were of each outcome. */
    public record Report(int fresh, int changed, int same, int skipped) {
        Report plus(Outcome outcome) {
            return switch (outcome) {
                case NEW -> new Report(fresh + 1, changed, same, skipped);
                case CHANGED -> new Report(fresh, changed + 1, same, skipped);
                case SAME -> new Report(fresh, changed, same + 1, skipped);
                case SKIPPED -> new Report(fresh, changed, same, skipped + 1);
            };
        }

        public int articles() {
            return fresh + changed + same;
        }
    }

    private record Waiting(String path, Article article) {}

    private final SavedFiles files;
    private final ArticleReader reader;
    private final Archive archive;
    private final Clock clock;
    private final List<Waiting> waiting = new ArrayList<>();
    private Report report = new Report(0, 0, 0, 0);

    /** @param archive open for writing; not closed here */
    public Ingest(SavedFiles files, ArticleReader reader, Archive archive, Clock clock) {
        this.files = files;
        this.reader = reader;
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * Stores the articles under {@code paths}, some at a time.
     *
     * @param afterBatch is run after each batch was stored
     * @throws SavedFiles.NothingToRead if a path is missing or holds nothing to read
     * @throws dev.reelwatch.crawler.archive.ArchiveException if it cannot be stored; what was told before is stored
     */
    public Report run(List<Path> paths, Consumer<Line> listener, Runnable afterBatch) {
        try (Stream<SavedFile> found = files.under(paths)) {
            found.forEachOrdered(file -> {
                switch (file) {
                    case SavedFile.Unread unread ->
                        tell(new Line(Outcome.SKIPPED, unread.path(), Optional.empty(), unread.why()), listener);
                    case SavedFile.Read read -> {
                        for (Reading reading : reader.read(read.doc(), read.bytes(), Optional.empty())) {
                            take(read.path(), reading, listener);
                        }
                    }
                }
                if (waiting.size() >= BATCH) store(listener, afterBatch);
            });
        }
        if (!waiting.isEmpty()) store(listener, afterBatch);
        return report;
    }

    private void take(String path, Reading reading, Consumer<Line> listener) {
        switch (reading) {
            case Reading.Found found -> waiting.add(new Waiting(path, found.article()));
            case Reading.NoArticle none ->
                tell(new Line(Outcome.SKIPPED, path, Optional.empty(), none.why()), listener);
        }
    }

    private void store(Consumer<Line> listener, Runnable afterBatch) {
        List<Stored> stored =
                archive.store(waiting.stream().map(Waiting::article).toList(), clock.instant());
        for (int i = 0; i < stored.size(); i++) {
            Outcome outcome = switch (stored.get(i)) {
                case Stored.New ignored -> Outcome.NEW;
                case Stored.Changed ignored -> Outcome.CHANGED;
                case Stored.Same ignored -> Outcome.SAME;
            };
            Waiting each = waiting.get(i);
            tell(new Line(outcome, each.path(), Optional.of(each.article().title()), ""), listener);
        }
        waiting.clear();
        afterBatch.run();
    }

    private void tell(Line line, Consumer<Line> listener) {
        report = report.plus(line.outcome());
        listener.accept(line);
    }
}
