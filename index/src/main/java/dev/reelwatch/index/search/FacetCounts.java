package dev.reelwatch.index.search;

import dev.reelwatch.index.entry.EntryDocument;
import dev.reelwatch.index.entry.Facets;
import dev.reelwatch.index.search.SearchQuery.Facet;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
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
final class FacetCounts implements CollectorManager<FacetCounts.Counter, FacetCounts.Counts> {
    /** More values of one facet nobody reads, and some articles bring thousands of authors. */
    private static final int MOST = 1000;

    private static final Set<Facet> PACKED = EnumSet.of(Facet.ATTRIBUTE, Facet.POLARITY, Facet.STATUS, Facet.BASIS);

    /** How many hits there are by value and by month. */
    record Counts(Map<Facet, Map<String, Long>> values, SortedMap<YearMonth, Long> months) {}

    private final boolean ofClaims;
    private final Set<Facet> facets;
    private final boolean months;
    private final Predicate<String> models;

    /**
     * @param months whether months are counted, too
     * @param models tells models from mere beginnings of their names
     */
    FacetCounts(boolean ofClaims, Set<Facet> facets, boolean months, Predicate<String> models) {
        this.ofClaims = ofClaims;
        this.facets = facets;
        this.months = months;
        this.models = models;
    }

    @Override
    public Counter newCollector() {
        return new Counter(ofClaims, facets, months);
    }

    @Override
    public Counts reduce(Collection<Counter> counters) {
        Map<Facet, Map<String, Long>> values = new EnumMap<>(Facet.class);
        SortedMap<YearMonth, Long> byMonth = new TreeMap<>();
        for (Counter counter : counters) {
            counter.months.forEach((month, count) -> byMonth.merge(yearMonth(month), count, Long::sum));
        }
        for (Facet facet : facets) {
            Map<String, Long> sum = new HashMap<>();
            for (Counter counter : counters) {
                counter.counts.getOrDefault(facet, Map.of()).forEach((value, n) -> sum.merge(value, n, Long::sum));
            }
            if (facet == Facet.YEAR) {
                byMonth.forEach((month, n) -> sum.merge(String.valueOf(month.getYear()), n, Long::sum));
            }
            // who chooses a model gets its variants, too, so families were counted
            if (facet == Facet.MODEL) sum.keySet().removeIf(models.negate());
            values.put(facet, mostFirst(sum));
        }
        return new Counts(values, months ? byMonth : new TreeMap<>());
    }

    private static YearMonth yearMonth(long month) {
        return YearMonth.of((int) Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1);
    }

    private static Map<String, Long> mostFirst(Map<String, Long> counts) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** A field whose values are counted in one segment. */
    private interface Column {
        void count(int doc) throws IOException;

        /** Adds what was counted to the whole. */
        void end() throws IOException;
    }

    /** Counts in one thread. */
    static final class Counter implements Collector {
        private final boolean ofClaims;
        private final Set<Facet> facets;
        private final boolean byMonth;
        private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
        private final Map<Long, Long> months = new HashMap<>();

        private Counter(boolean ofClaims, Set<Facet> facets, boolean byMonth) {
            this.ofClaims = ofClaims;
            this.facets = facets;
            this.byMonth = byMonth;
        }

        private void add(Facet facet, String value, long count) {
            if (count > 0 && facets.contains(facet)) {
                counts.computeIfAbsent(facet, ignored -> new HashMap<>()).merge(value, count, Long::sum);
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            LeafReader reader = context.reader();
            List<Column> all = new ArrayList<>();
            boolean packed = false;
            for (Facet facet : facets) {
                if (facet == Facet.YEAR) continue;
                if (!ofClaims) all.add(several(facet, EntryDocument.OF_CLAIMS, reader));
                else if (facet == Facet.MODEL) all.add(several(facet, EntryDocument.COUNTED, reader));
                else if (!PACKED.contains(facet)) all.add(one(facet, reader));
                else packed = true;
            }
            if (packed) all.add(packed(reader));
            if (byMonth || facets.contains(Facet.YEAR)) all.add(months(reader));
            Column[] columns = all.toArray(Column[]::new);
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int doc) throws IOException {
                    for (Column column : columns) column.count(doc);
                }

                @Override
                public void finish() throws IOException {
                    for (Column column : columns) column.end();
                }
            };
        }

        private Column one(Facet facet, LeafReader reader) throws IOException {
            SortedDocValues values = DocValues.getSorted(reader, EntryDocument.COUNTED + facet.word());
            long[] counted = new long[values.getValueCount()];
            return new Column() {
                @Override
                public void count(int doc) throws IOException {
                    if (values.advanceExact(doc)) counted[values.ordValue()]++;
                }

                @Override
                public void end() throws IOException {
                    for (int i = 0; i < counted.length; i++) {
                        if (counted[i] > 0) add(facet, values.lookupOrd(i).utf8ToString(), counted[i]);
                    }
                }
            };
        }

        private Column packed(LeafReader reader) throws IOException {
            NumericDocValues values = DocValues.getNumeric(reader, EntryDocument.FACETS);
            long[] counted = new long[Facets.SIZE];
            return new Column() {
                @Override
                public void count(int doc) throws IOException {
                    if (values.advanceExact(doc)) counted[(int) values.longValue()]++;
                }

                @Override
                public void end() {
                    for (int i = 0; i < counted.length; i++) {
                        if (counted[i] == 0) continue;
                        add(Facet.ATTRIBUTE, Facets.attribute(i).json(), counted[i]);
                        add(Facet.POLARITY, Facets.polarity(i).json(), counted[i]);
                        add(Facet.STATUS, Facets.status(i).json(), counted[i]);
                        add(Facet.BASIS, Facets.basis(i).json(), counted[i]);
                    }
                }
            };
        }

        private Column several(Facet facet, String prefix, LeafReader reader) throws IOException {
            String field = facet == Facet.MODEL ? EntryDocument.FAMILY : facet.word();
            SortedSetDocValues values = DocValues.getSortedSet(reader, prefix + field);
            long[] counted = new long[(int) values.getValueCount()];
            return new Column() {
                @Override
                public void count(int doc) throws IOException {
                    if (!values.advanceExact(doc)) return;
                    for (int i = values.docValueCount(); i > 0; i--) counted[(int) values.nextOrd()]++;
                }

                @Override
                public void end() throws IOException {
                    for (int i = 0; i < counted.length; i++) {
                        if (counted[i] > 0) add(facet, values.lookupOrd(i).utf8ToString(), counted[i]);
                    }
                }
            };
        }

        /** Neighbours are of one article mostly, and so of one month. */
        private Column months(LeafReader reader) throws IOException {
            NumericDocValues values = DocValues.getNumeric(reader, EntryDocument.MONTH);
            return new Column() {
                private long month;
                private long counted;

                @Override
                public void count(int doc) throws IOException {
                    if (!values.advanceExact(doc)) return;
                    if (values.longValue() != month) {
                        end();
                        month = values.longValue();
                    }
                    counted++;
                }

                @Override
                public void end() {
                    if (counted > 0) months.merge(month, counted, Long::sum);
                    counted = 0;
                }
            };
        }
    }
}
