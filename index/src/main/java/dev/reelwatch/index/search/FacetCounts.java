package dev.reelwatch.index.search;

import dev.reelwatch.index.entry.EntryDocument;
import dev.reelwatch.index.entry.Facets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts the values of all hits while they are collected. */
final class FacetCounts implements CollectorManager<FacetCounts.Counter, Map<String, Map<String, Long>>> {
    private static final List<String> FACETS = List.of(
            EntryDocument.MODEL,
            EntryDocument.ATTRIBUTE,
            EntryDocument.SITE,
            EntryDocument.BASIS,
            EntryDocument.POLARITY,
            EntryDocument.STATUS);

    private final boolean ofClaims;

    FacetCounts(boolean ofClaims) {
        this.ofClaims = ofClaims;
    }

    /** No hit, nothing to count. */
    static Map<String, Map<String, Long>> none() {
        Map<String, Map<String, Long>> none = new LinkedHashMap<>();
        FACETS.forEach(facet -> none.put(facet, Map.of()));
        return none;
    }

    @Override
    public Counter newCollector() {
        return new Counter(ofClaims);
    }

    @Override
    public Map<String, Map<String, Long>> reduce(Collection<Counter> counters) {
        Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
        for (String facet : FACETS) {
            Map<String, Long> sum = new HashMap<>();
            for (Counter counter : counters) {
                counter.counts(facet).forEach((value, count) -> sum.merge(value, count, Long::sum));
            }
            Map<String, Long> mostFirst = new LinkedHashMap<>();
            sum.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(entry -> mostFirst.put(entry.getKey(), entry.getValue()));
            facets.put(facet, mostFirst);
        }
        return facets;
    }

    /** Counts in one thread. */
    static final class Counter implements Collector {
        private final boolean ofClaims;
        private final Map<String, Map<String, Long>> counts = new HashMap<>();

        private Counter(boolean ofClaims) {
            this.ofClaims = ofClaims;
        }

        private Map<String, Long> counts(String facet) {
            return counts.computeIfAbsent(facet, ignored -> new HashMap<>());
        }

        private void add(String facet, String value, long count) {
            counts(facet).merge(value, count, Long::sum);
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            return ofClaims ? ofClaims(context.reader()) : ofArticles(context.reader());
        }

        private LeafCollector ofClaims(LeafReader reader) throws IOException {
            SortedDocValues models = DocValues.getSorted(reader, EntryDocument.COUNTED + EntryDocument.MODEL);
            SortedDocValues sites = DocValues.getSorted(reader, EntryDocument.COUNTED + EntryDocument.SITE);
            NumericDocValues packed = DocValues.getNumeric(reader, EntryDocument.FACETS);
            long[] ofModel = new long[models.getValueCount()];
            long[] ofSite = new long[sites.getValueCount()];
            long[] ofRest = new long[Facets.SIZE];
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int doc) throws IOException {
                    if (models.advanceExact(doc)) ofModel[models.ordValue()]++;
                    if (sites.advanceExact(doc)) ofSite[sites.ordValue()]++;
                    if (packed.advanceExact(doc)) ofRest[(int) packed.longValue()]++;
                }

                @Override
                public void finish() throws IOException {
                    for (int i = 0; i < ofModel.length; i++) {
                        if (ofModel[i] > 0) {
                            add(EntryDocument.MODEL, models.lookupOrd(i).utf8ToString(), ofModel[i]);
                        }
                    }
                    for (int i = 0; i < ofSite.length; i++) {
                        if (ofSite[i] > 0)
                            add(EntryDocument.SITE, sites.lookupOrd(i).utf8ToString(), ofSite[i]);
                    }
                    for (int i = 0; i < ofRest.length; i++) {
                        if (ofRest[i] == 0) continue;
                        add(EntryDocument.ATTRIBUTE, Facets.attribute(i).json(), ofRest[i]);
                        add(EntryDocument.POLARITY, Facets.polarity(i).json(), ofRest[i]);
                        add(EntryDocument.STATUS, Facets.status(i).json(), ofRest[i]);
                        add(EntryDocument.BASIS, Facets.basis(i).json(), ofRest[i]);
                    }
                }
            };
        }

        private LeafCollector ofArticles(LeafReader reader) throws IOException {
            List<SortedSetDocValues> values = new ArrayList<>();
            List<long[]> ofValue = new ArrayList<>();
            for (String facet : FACETS) {
                SortedSetDocValues ofFacet = DocValues.getSortedSet(reader, EntryDocument.OF_CLAIMS + facet);
                values.add(ofFacet);
                ofValue.add(new long[(int) ofFacet.getValueCount()]);
            }
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int doc) throws IOException {
                    for (int facet = 0; facet < values.size(); facet++) {
                        SortedSetDocValues each = values.get(facet);
                        if (!each.advanceExact(doc)) continue;
                        for (int i = each.docValueCount(); i > 0; i--) ofValue.get(facet)[(int) each.nextOrd()]++;
                    }
                }

                @Override
                public void finish() throws IOException {
                    for (int facet = 0; facet < values.size(); facet++) {
                        long[] counted = ofValue.get(facet);
                        for (int i = 0; i < counted.length; i++) {
                            if (counted[i] > 0) {
                                String value = values.get(facet).lookupOrd(i).utf8ToString();
                                add(FACETS.get(facet), value, counted[i]);
                            }
                        }
                    }
                }
            };
        }
    }
}
