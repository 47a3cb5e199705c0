package dev.reelwatch.index.entry;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.embedding.SentenceVector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/** Writes entries. Nothing counts before {@link #commit}; closing without it leaves the index as it was. */
public final class EntryWriter implements AutoCloseable {
    private final IndexWriter writer;
    private final ConcurrentMergeScheduler merges;
    private final Documents documents;
    private final BiFunction<Long, Optional<VectorsRead>, Map<String, String>> commitData;

    /** Makes the documents of an article with its claims and their vectors. */
    @FunctionalInterface
    interface Documents {
        List<Document> of(Article article, List<Claim> claims, Map<String, SentenceVector> vectors);
    }

    EntryWriter(
            IndexWriter writer,
            ConcurrentMergeScheduler merges,
            Documents documents,
            BiFunction<Long, Optional<VectorsRead>, Map<String, String>> commitData) {
        this.writer = writer;
        this.merges = merges;
        this.documents = documents;
        this.commitData = commitData;
    }

    /** Puts an article with its claims in the place of all that the index had of that article, at one stroke. */
    public void put(Article article, List<Claim> claims) throws IOException {
        put(article, claims, Map.of());
    }

    /**
     * The same with vectors.
     *
     * @param vectors by the ids of the claims, all of one length; a claim may have none
     */
    public void put(Article article, List<Claim> claims, Map<String, SentenceVector> vectors) throws IOException {
        writer.updateDocuments(new Term(EntryDocument.ARTICLE, article.id()), documents.of(article, claims, vectors));
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
        commit(change, Optional.empty());
    }

    /**
     * The same.
     *
     * @param vectors which vectors were read with it
     */
    public void commit(long change, Optional<VectorsRead> vectors) throws IOException {
        // replaced entries would still count in the weights of words, and a rebuilt index would answer otherwise;
        // a merge that runs already is left out of the forced ones and may bring replaced entries along
        while (writer.hasDeletions()) {
            merges.sync();
            writer.forceMergeDeletes();
        }
        writer.setLiveCommitData(commitData.apply(change, vectors).entrySet());
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
