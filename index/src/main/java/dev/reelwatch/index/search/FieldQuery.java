package dev.reelwatch.index.search;

import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.entry.EntryDocument;
import dev.reelwatch.index.vocabulary.Attribute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Fields as Lucene queries. An article has what one of its claims has. */
record FieldQuery(IndexSearcher searcher, boolean ofClaims, Weighed weighed) {
    private static final int MOST_AUTHORS = 20_000;

    Query of(FieldedWords.Filter filter) throws IOException {
        return switch (filter.field()) {
            case MODEL -> any(EntryDocument.FAMILY, filter.values());
            case VENDOR -> any(EntryDocument.VENDOR, filter.values());
            case FEATURE -> any(EntryDocument.ATTRIBUTE, filter.values());
            case POLARITY -> any(EntryDocument.POLARITY, filter.values());
            case STATUS -> any(EntryDocument.STATUS, filter.values());
            case BASIS -> any(EntryDocument.BASIS, filter.values());
            case SITE -> site(filter.values().iterator().next());
            case AUTHOR -> author(filter.values().iterator().next());
            case SAID -> LongPoint.newRangeQuery(EntryDocument.SAID, filter.from(), filter.to());
            case TRUE -> ofOneClaim(LongPoint.newRangeQuery(EntryDocument.TRUE, filter.from(), filter.to()));
            case VALUE -> ofOneClaim(figure(filter.figure().orElseThrow()));
            case PRICE ->
                ofOneClaim(new BooleanQuery.Builder()
                        .add(new TermQuery(new Term(EntryDocument.ATTRIBUTE, Attribute.PRICE.json())), Occur.FILTER)
                        .add(figure(filter.figure().orElseThrow()), Occur.FILTER)
                        .build());
            case HAS ->
                ofOneClaim(new TermQuery(
                        new Term(EntryDocument.HAS, filter.values().iterator().next())));
            case IS -> is(filter.values().iterator().next());
        };
    }

    /** What is let through by what was chosen of a facet. */
    Query of(SearchQuery.Facet facet, Collection<String> values) {
        if (facet != SearchQuery.Facet.YEAR) {
            return any(facet == SearchQuery.Facet.MODEL ? EntryDocument.FAMILY : facet.word(), values);
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String year : values) SearchQuery.Period.of(year).ifPresent(period -> any.add(said(period), Occur.SHOULD));
        return any.build();
    }

    static Query said(SearchQuery.Period period) {
        return LongPoint.newRangeQuery(EntryDocument.SAID, period.from(), period.to());
    }

    private Query any(String field, Collection<String> values) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        values.forEach(value -> any.add(new TermQuery(new Term(named(field), value)), Occur.SHOULD));
        return any.build();
    }

    private String named(String field) {
        return QuestionQuery.field(field, ofClaims);
    }

    /** A site by its name, by its host, or by the label of a host that it is called by: mp.weixin.qq.com is weixin. */
    private Query site(String asked) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(new TermQuery(new Term(named(EntryDocument.SITE_NAME), asked)), Occur.SHOULD);
        String[] labels = asked.split("\\.", -1);
        for (int i = 0; i < labels.length - 1 && i < 5; i++) {
            any.add(new TermQuery(new Term(named(EntryDocument.SITE), labels[i])), Occur.SHOULD);
        }
        return any.build();
    }

    /** Authors whose names hold the words. */
    private Query author(String asked) throws IOException {
        String field = named(EntryDocument.AUTHOR_NAME);
        List<BytesRef> found = new ArrayList<>();
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            int seen = 0;
            for (BytesRef name = each.next(); name != null && seen < MOST_AUTHORS; name = each.next()) {
                if (name.utf8ToString().contains(asked)) found.add(BytesRef.deepCopyOf(name));
                seen++;
            }
        }
        return new TermInSetQuery(field, found);
    }

    private static Query figure(FieldedWords.Figure asked) {
        Query range = DoublePoint.newRangeQuery(
                asked.rate() ? EntryDocument.RATE : EntryDocument.FIGURE, asked.low(), asked.high());
        if (asked.unit().isEmpty()) return range;
        Term unit = new Term(asked.rate() ? EntryDocument.RATE_BASE : EntryDocument.UNIT, asked.unit());
        return new BooleanQuery.Builder()
                .add(new TermQuery(unit), Occur.FILTER)
                .add(range, Occur.FILTER)
                .build();
    }

    private Query is(String state) throws IOException {
        return switch (state) {
            case "disputed" -> ofOneClaim(ids(weighed.disputed().get()));
            case "promise" -> ofOneClaim(ids(weighed.promises().get()));
            case "official" -> any(EntryDocument.BASIS, List.of(Basis.VENDOR.json()));
            case "tested" -> any(EntryDocument.BASIS, List.of(Basis.AUTHOR.json(), Basis.THIRD_PARTY.json()));
            default -> any(EntryDocument.STATUS, List.of(Status.fromJson(state).json()));
        };
    }

    private static Query ids(Set<String> ids) {
        return new TermInSetQuery(
                EntryDocument.ID, ids.stream().map(BytesRef::new).toList());
    }

    /** What claims are asked for: themselves, or their articles. */
    private Query ofOneClaim(Query claims) throws IOException {
        if (ofClaims) return claims;
        Query only = new BooleanQuery.Builder()
                .add(QuestionQuery.everything(true), Occur.FILTER)
                .add(claims, Occur.FILTER)
                .build();
        return new TermInSetQuery(EntryDocument.ARTICLE, searcher.search(only, new Articles()));
    }

    /** The articles of all hits. */
    private static final class Articles implements CollectorManager<Articles.Of, Set<BytesRef>> {
        @Override
        public Of newCollector() {
            return new Of();
        }

        @Override
        public Set<BytesRef> reduce(Collection<Of> collectors) {
            Set<BytesRef> all = new HashSet<>();
            collectors.forEach(each -> all.addAll(each.articles));
            return all;
        }

        private static final class Of extends SimpleCollector {
            private final Set<BytesRef> articles = new HashSet<>();
            private SortedDocValues values = DocValues.emptySorted();

            @Override
            protected void doSetNextReader(LeafReaderContext context) throws IOException {
                values = DocValues.getSorted(context.reader(), EntryDocument.COUNTED + EntryDocument.ARTICLE);
            }

            @Override
            public void collect(int doc) throws IOException {
                if (values.advanceExact(doc)) articles.add(BytesRef.deepCopyOf(values.lookupOrd(values.ordValue())));
            }

            @Override
            public ScoreMode scoreMode() {
                return ScoreMode.COMPLETE_NO_SCORES;
            }
        }
    }
}
