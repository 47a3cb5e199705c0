package dev.reelwatch.crawler;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ArchiveException;
import dev.reelwatch.crawler.archive.ArchivedPage;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads all stored pages once more with the present reader, in the order in which they were fetched and without the
 * network; each as of the time when it was fetched. Doing it again with the same reader changes nothing.
 */
public final class Reparse {
    private static final int BATCH = 50;

    /** What became of a page. */
    public sealed interface Line {
        ArchivedPage page();

        /** One article of it, or the reason why there is none. */
        record Read(Intake.Line line) implements Line {
            @Override
            public ArchivedPage page() {
                return line.page();
            }
        }

        /** It could not be read from WARC. */
        record Lost(ArchivedPage page, String why) implements Line {}
    }

    /**
     * How many there were.
     *
     * @param fresh articles that no reader had seen before
     * @param changed articles of which a text or a fact is another now; each is counted once
     * @param withdrawn articles that are marked so now
     * @param lost pages that are not in WARC or are damaged there
     */
    public record Report(long pages, int fresh, int changed, int withdrawn, long lost) {}

    private final Archive archive;
    private final Intake intake;

    /** @param archive open for writing; not closed here */
    public Reparse(Archive archive, Intake intake) {
        this.archive = archive;
        this.intake = intake;
    }

    /**
     * Reads the pages.
     *
     * @param source only those fetched for the source of this name
     * @param since only those fetched then or later
     * @param afterBatch is run after some pages were stored
     */
    public Report run(Optional<String> source, Optional<Instant> since, Consumer<Line> listener, Runnable afterBatch) {
        Set<String> fresh = new HashSet<>();
        Set<String> changed = new HashSet<>();
        Set<String> withdrawn = new HashSet<>();
        long pages = 0;
        long lost = 0;
        Optional<ArchivedPage> last = Optional.empty();
        while (true) {
            List<ArchivedPage> batch = archive.pages(source, since, last, BATCH);
            if (batch.isEmpty()) break;
            for (ArchivedPage page : batch) {
                pages++;
                List<Intake.Line> lines;
                try {
                    lines = intake.takeAgain(page);
                } catch (ArchiveException e) {
                    if (!e.isOfOnePage()) throw e;
                    lost++;
                    listener.accept(new Line.Lost(page, String.valueOf(e.getMessage())));
                    continue;
                }
                for (Intake.Line line : lines) {
                    line.articleId().ifPresent(id -> {
                        switch (line.outcome()) {
                            case NEW -> fresh.add(id);
                            case CHANGED -> changed.add(id);
                            case WITHDRAWN -> withdrawn.add(id);
                            case SAME, CUT, SKIPPED -> {}
                        }
                    });
                    listener.accept(new Line.Read(line));
                }
            }
            last = Optional.of(batch.getLast());
            afterBatch.run();
        }
        changed.removeAll(fresh);
        return new Report(pages, fresh.size(), changed.size(), withdrawn.size(), lost);
    }
}
