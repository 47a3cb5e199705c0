package dev.reelwatch.index.entry;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;

/** Reads entries; many threads may do so at once. */
public final class EntryReader implements AutoCloseable {
    /** A question took longer than any should. */
    public static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooSlow(Duration longest) {
            super("a question to the index took longer than " + longest.toMillis() + " ms and was given up");
        }
    }

    /** What takes so long is none that somebody waits for. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private final SearcherManager searchers;
    private final ReentrantLock refreshing = new ReentrantLock();
    private long lookedAt;
    /** False where the last look failed. */
    private boolean refreshed;

    private final Duration longest;

    EntryReader(Directory directory, Duration longest) throws IOException {
        this.searchers = new SearcherManager(directory, null);
        this.longest = longest;
    }

    /** What is done with a searcher, which is not to be kept. */
    @FunctionalInterface
    public interface Use<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    /**
     * Does something with one unchanging state of the index.
     *
     * @throws TooSlow if that took too long; a part of an answer is none
     */
    public <T> T use(Use<T> use) throws IOException {
        IndexSearcher shared = searchers.acquire();
        try {
            // of its own, since whether the time is over is a question's own matter
            IndexSearcher own = new IndexSearcher(shared.getIndexReader());
            own.setTimeout(new QueryTimeoutImpl(longest.toMillis()));
            T answer = use.with(own);
            mustBeInTime(own);
            return answer;
        } finally {
            searchers.release(shared);
        }
    }

    /**
     * Makes sure that what a searcher found is all there is.
     *
     * @throws TooSlow if a question that it was asked took too long
     */
    public void mustBeInTime(IndexSearcher searcher) {
        if (searcher.timedOut()) throw new TooSlow(longest);
    }

    /**
     * Looks for what was committed before it was called, also by another process. Cheap if that is nothing; of many who
     * wait, one looks for all.
     */
    public void refresh() throws IOException {
        long called = System.nanoTime();
        refreshing.lock();
        try {
            if (refreshed && lookedAt - called >= 0) return;
            lookedAt = System.nanoTime();
            refreshed = false;
            searchers.maybeRefreshBlocking();
            refreshed = true;
        } finally {
            refreshing.unlock();
        }
    }

    /** Number of the last change of the archive that it shows. */
    public long change() throws IOException {
        return use(searcher -> {
            DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
            return Long.parseLong(reader.getIndexCommit().getUserData().get(EntryIndex.CHANGE));
        });
    }

    /** Which vectors it shows. */
    public Optional<VectorsRead> vectors() throws IOException {
        return use(searcher -> {
            DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
            return VectorsRead.of(reader.getIndexCommit().getUserData().get(EntryIndex.VECTORS));
        });
    }

    @Override
    public void close() throws IOException {
        searchers.close();
    }
}
