package dev.reelwatch.index.entry;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Claim;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/** Writes entries. Nothing counts before {@link #commit}; closing without it leaves the index as it was. */
public final class EntryWriter implements AutoCloseable {
    private final IndexWriter writer;
    private final ConcurrentMergeScheduler merges;
    private final Function<String, List<NameHit>> names;
    private final LongFunction<Map<String, String>> commitData;

    EntryWriter(
            IndexWriter writer,
            ConcurrentMergeScheduler merges,
            Function<String, List<NameHit>> names,
            LongFunction<Map<String, String>> commitData) {
        this.writer = writer;
        this.merges = merges;
        this.names = names;
        this.commitData = commitData;
    }

    /** Puts an article with its claims in the place of all that the index had of that article, at one stroke. */
    public void put(Article article, List<Claim> claims) throws IOException {
        writer.updateDocuments(new Term(EntryDocument.ARTICLE, article.id()), EntryDocument.of(article, claims, names));
    }

    /** Takes an article with its claims out. */
    public void remove(String articleId) throws IOException {
        writer.deleteDocuments(new Term(EntryDocument.ARTICLE, articleId));
    }

    /**
     * Makes all of it last and shows it to readers.
     *
     * @param change number of the last change of the archive that was read
     */
    public void commit(long change) throws IOException {
        // replaced entries would still count in the weights of words, and a rebuilt index would answer otherwise;
        // a merge that runs already is left out of the forced ones and may bring replaced entries along
        while (writer.hasDeletions()) {
            merges.sync();
            writer.forceMergeDeletes();
        }
        writer.setLiveCommitData(commitData.apply(change).entrySet());
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
