package dev.reelwatch.index.entry;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;

/** Reads entries; many threads may do so at once. */
public final class EntryReader implements AutoCloseable {
    private final SearcherManager searchers;

    EntryReader(Directory directory) throws IOException {
        this.searchers = new SearcherManager(directory, null);
    }

    /** What is done with a searcher, which is not to be kept. */
    @FunctionalInterface
    public interface Use<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    /** Does something with one unchanging state of the index. */
    public <T> T use(Use<T> use) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return use.with(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** Looks for what was committed since, also by another process. Cheap if that is nothing. */
    public void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Number of the last change of the archive that it shows. */
    public long change() throws IOException {
        return use(searcher -> {
            DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
            return Long.parseLong(reader.getIndexCommit().getUserData().get(EntryIndex.CHANGE));
        });
    }

    @Override
    public void close() throws IOException {
        searchers.close();
    }
}
