package dev.reelwatch.crawler;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.Stored;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.article.SavedFile;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
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
    private static final long BATCH_BYTES = 16L << 20;

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
     * @param articleId in the archive; empty for one that was skipped
     * @param title of the article
     * @param why the reason it was skipped; empty otherwise
     */
    public record Line(Outcome outcome, String path, Optional<String> articleId, Optional<String> title, String why) {}

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
            List<SavedFile> batch = new ArrayList<>();
            long bytes = 0;
            for (Iterator<SavedFile> each = found.iterator(); each.hasNext(); ) {
                SavedFile file = each.next();
                batch.add(file);
                if (file instanceof SavedFile.Read read) bytes += read.bytes().length;
                if (batch.size() < BATCH && bytes < BATCH_BYTES && each.hasNext()) continue;
                take(batch, listener);
                if (!waiting.isEmpty()) store(listener, afterBatch);
                batch.clear();
                bytes = 0;
            }
        }
        return report;
    }

    /**
     * Stores the articles of one document that is at hand.
     *
     * @param doc what it is called
     * @param cameFrom its address, where that is known
     * @return a line for each article, or one with the reason why there is none
     * @throws dev.reelwatch.crawler.archive.ArchiveException if it cannot be stored
     */
    public List<Line> run(String doc, byte[] bytes, Optional<CanonicalUrl> cameFrom) {
        List<Line> lines = new ArrayList<>();
        for (Reading reading : reader.read(doc, bytes, cameFrom)) take(doc, reading, lines::add);
        if (!waiting.isEmpty()) store(lines::add, () -> {});
        return lines;
    }

    /** Reads a batch with all processors, and takes it in the order of its files. */
    private void take(List<SavedFile> batch, Consumer<Line> listener) {
        List<List<Reading>> readings = batch.parallelStream()
                .map(file -> switch (file) {
                    case SavedFile.Unread unread ->
                        List.<Reading>of(
                                new Reading.NoArticle(unread.doc(), Optional.empty(), unread.ending(), unread.why()));
                    case SavedFile.Read read -> reader.read(read.doc(), read.bytes(), Optional.empty());
                })
                .toList();
        for (int i = 0; i < batch.size(); i++) {
            for (Reading reading : readings.get(i)) take(batch.get(i).path(), reading, listener);
        }
    }

    private void take(String path, Reading reading, Consumer<Line> listener) {
        switch (reading) {
            case Reading.Found found -> waiting.add(new Waiting(path, found.article()));
            case Reading.NoArticle none ->
                tell(new Line(Outcome.SKIPPED, path, Optional.empty(), Optional.empty(), none.why()), listener);
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
            tell(
                    new Line(
                            outcome,
                            each.path(),
                            Optional.of(stored.get(i).articleId()),
                            Optional.of(each.article().title()),
                            ""),
                    listener);
        }
        waiting.clear();
        afterBatch.run();
    }

    private void tell(Line line, Consumer<Line> listener) {
        report = report.plus(line.outcome());
        listener.accept(line);
    }
}
