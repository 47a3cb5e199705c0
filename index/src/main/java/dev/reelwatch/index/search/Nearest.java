package dev.reelwatch.index.search;

import dev.reelwatch.index.embedding.SentenceVector;
import dev.reelwatch.index.entry.EntryDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.VectorScorer;

/**
 * Of all that a query lets through, the claims whose vectors are nearest to one, each compared with: the same ones whatever
 * the index went through. Those that are as near, as copies of one sentence are, come in the order of their ids.
 */
final class Nearest implements CollectorManager<Nearest.Heap, List<ScoreDoc>> {
    private static final Comparator<Near> NEAREST_FIRST =
            Comparator.comparingDouble((Near near) -> -near.score()).thenComparing(Near::id);

    private record Near(int doc, float score, String id) {}

    private final SentenceVector vector;
    private final int most;

    Nearest(SentenceVector vector, int most) {
        this.vector = vector;
        this.most = most;
    }

    @Override
    public Heap newCollector() {
        return new Heap(vector.numbers(), most);
    }

    @Override
    public List<ScoreDoc> reduce(Collection<Heap> heaps) {
        List<Near> all = new ArrayList<>();
        for (Heap heap : heaps) all.addAll(heap.nearest);
        return all.stream()
                .sorted(NEAREST_FIRST)
                .limit(most)
                .map(near -> new ScoreDoc(near.doc(), near.score()))
                .toList();
    }

    /** Those that one thread found. */
    static final class Heap implements Collector {
        private final float[] vector;
        private final int most;
        private final PriorityQueue<Near> nearest = new PriorityQueue<>(NEAREST_FIRST.reversed());

        private Heap(float[] vector, int most) {
            this.vector = vector;
            this.most = most;
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            FloatVectorValues values = context.reader().getFloatVectorValues(EntryDocument.VECTOR);
            VectorScorer scorer = values == null || values.dimension() != vector.length ? null : values.scorer(vector);
            if (scorer == null) throw new CollectionTerminatedException();
            DocIdSetIterator have = scorer.iterator();
            SortedDocValues ids = DocValues.getSorted(context.reader(), EntryDocument.ID);
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable ignored) {}

                @Override
                public void collect(int doc) throws IOException {
                    if (have.docID() < doc) have.advance(doc);
                    if (have.docID() != doc) return;
                    float score = scorer.score();
                    Near farthest = nearest.size() < most ? null : nearest.peek();
                    if (farthest != null && score < farthest.score()) return;
                    if (!ids.advanceExact(doc)) return;
                    nearest.add(new Near(
                            context.docBase + doc,
                            score,
                            ids.lookupOrd(ids.ordValue()).utf8ToString()));
                    if (nearest.size() > most) nearest.poll();
                }
            };
        }
    }
}
