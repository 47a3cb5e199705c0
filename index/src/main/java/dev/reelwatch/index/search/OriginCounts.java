package dev.reelwatch.index.search;

import dev.reelwatch.index.entry.EntryDocument;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LongValues;
import org.apache.lucene.search.LongValuesSource;

/** How many independent voices stand behind each hit, to sort by. It does not lie in the index, since one more article changes it for others. */
final class OriginCounts extends LongValuesSource {
    private final Map<String, Integer> origins;

    /** @param origins as {@link Weighed#origins} */
    OriginCounts(Map<String, Integer> origins) {
        this.origins = origins;
    }

    @Override
    public LongValues getValues(LeafReaderContext context, DoubleValues scores) throws IOException {
        SortedDocValues ids = DocValues.getSorted(context.reader(), EntryDocument.ID);
        return new LongValues() {
            @Override
            public long longValue() throws IOException {
                return origins.getOrDefault(ids.lookupOrd(ids.ordValue()).utf8ToString(), 1);
            }

            @Override
            public boolean advanceExact(int doc) throws IOException {
                return ids.advanceExact(doc);
            }
        };
    }

    @Override
    public boolean needsScores() {
        return false;
    }

    @Override
    public LongValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public boolean isCacheable(LeafReaderContext context) {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OriginCounts counts && counts.origins.equals(origins);
    }

    @Override
    public int hashCode() {
        return origins.hashCode();
    }

    @Override
    public String toString() {
        return "origins";
    }
}
