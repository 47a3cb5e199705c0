package dev.reelwatch.index.entry;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Claim;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/** Writes entries. Nothing counts before {@link #commit}; closing without it leaves the index as it was. */
public final class EntryWriter implements AutoCloseable {
    private final IndexWriter writer;
    private final ConcurrentMergeScheduler merges;
    private final BiFunction<Article, List<Claim>, List<Document>> documents;
    private final LongFunction<Map<String, String>> commitData;

    EntryWriter(
            IndexWriter writer,
            ConcurrentMergeScheduler merges,
            BiFunction<Article, List<Claim>, List<Document>> documents,
            LongFunction<Map<String, String>> commitData) {
        this.writer = writer;
        this.merges = merges;
        this.documents = documents;
        this.commitData = commitData;
    }

    /** Puts an article with its claims in the place of all that the index had of that article, at one stroke. */
    public void put(Article article, List<Claim> claims) throws IOException {
        writer.updateDocuments(new Term(EntryDocument.ARTICLE, article.id()), documents.apply(article, claims));
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
