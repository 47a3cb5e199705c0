package dev.reelwatch.index.search;

import dev.reelwatch.index.embedding.SentenceVector;
import dev.reelwatch.index.entry.EntryDocument;
import dev.reelwatch.index.search.SearchQuery.Facet;
import dev.reelwatch.index.search.SearchResults.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;

/** One question to one state of the index: its words made into queries, which are asked until one finds something. */
final class Asking {
    /**
     * Hits that are not read yet.
     *
     * @param question what they are marked by
     * @param similar the hits that do not have the words
     */
    record Answer(
            Question question,
            List<ScoreDoc> hits,
            long total,
            Set<Integer> similar,
            FacetCounts.Counts counts,
            Optional<String> mended,
            Set<Note> notes,
            List<Mistake> mistakes) {
        <T> SearchResults<T> with(List<T> read) {
            return new SearchResults<>(
                    read, total, similar.size(), counts.values(), counts.months(), mended, notes, mistakes);
        }
    }

    /**
     * Words made ready to be asked.
     *
     * @param turns the first finds what holds all words, the others what holds most of them
     * @param fields what fields and brackets let through
     */
    private record Ready(
            Question question, List<Query> turns, BooleanQuery fields, boolean cut, List<Mistake> mistakes) {}

    /** So many of the best hits are ordered by who says so, too; behind them nobody would tell the difference. */
    private static final int BEST = 100;
    /** What twice as many independent voices say counts so much more: less than what is a year newer. */
    private static final float VOICES = 0.2f;

    private final SearchQuery asked;
    private final IndexSearcher searcher;
    private final boolean ofClaims;
    private final Lexicon lexicon;
    private final boolean hitsOnly;
    private final Optional<SentenceVector> meaning;
    private final OptionalLong newest;

    /** @param hitsOnly neither counts nor scores are wanted */
    Asking(SearchQuery asked, IndexSearcher searcher, boolean ofClaims, Lexicon lexicon, boolean hitsOnly)
            throws IOException {
        this(asked, searcher, ofClaims, lexicon, hitsOnly, Optional.empty());
    }

    /** @param meaning of a question for claims, best first, of which hits may also be near to this */
    Asking(SearchQuery asked, IndexSearcher searcher, Lexicon lexicon, SentenceVector meaning) throws IOException {
        this(asked, searcher, true, lexicon, false, Optional.of(meaning));
    }

    private Asking(
            SearchQuery asked,
            IndexSearcher searcher,
            boolean ofClaims,
            Lexicon lexicon,
            boolean hitsOnly,
            Optional<SentenceVector> meaning)
            throws IOException {
        this.meaning = meaning;
        this.hitsOnly = hitsOnly;
        this.asked = asked;
        this.searcher = searcher;
        this.ofClaims = ofClaims;
        this.lexicon = lexicon;
        byte[] most = PointValues.getMaxPackedValue(searcher.getIndexReader(), EntryDocument.SAID);
        this.newest = most == null ? OptionalLong.empty() : OptionalLong.of(LongPoint.decodeDimension(most, 0));
    }

    /**
     * The best answer there is: to the words as they were typed, else to them mended, else to most of them.
     *
     * @param offset how many hits to leave out
     * @param limit how many to give
     */
    Answer answer(int offset, int limit) throws IOException {
        Ready typed = new Reading().of(asked.words());
        List<ScoreDoc> near = near(typed);
        Optional<Answer> exact = first(typed, 0, 1, near, offset, limit);
        boolean misspelt = exact.isEmpty() || typed.mistakes().stream().anyMatch(Mistake::isOfSpelling);
        if (misspelt && !asked.asTyped()) {
            Optional<String> mended = lexicon.mending().mended(asked.words(), searcher.getIndexReader(), ofClaims);
            if (mended.isPresent()) {
                Ready better = new Reading().of(mended.get());
                Optional<Answer> answer = first(better, 0, better.turns().size(), List.of(), offset, limit);
                // the meaning is that of the words as they were typed, which nothing knows
                if (answer.isPresent()) return mended(answer.get(), mended.get());
            }
        }
        if (exact.isPresent()) return exact.get();
        Optional<Answer> most = first(typed, 1, typed.turns().size(), near, offset, limit);
        if (most.isPresent()) return most.get();
        FacetCounts.Counts counts =
                counts(typed, typed.turns().getFirst(), new FacetCounts.Counts(Map.of(), new TreeMap<>()));
        List<ScoreDoc> page =
                near.subList(Math.min(offset, near.size()), (int) Math.min(near.size(), (long) offset + limit));
        return new Answer(
                typed.question(), page, 0, docs(near), counts, Optional.empty(), notes(typed, false), typed.mistakes());
    }

    private static Set<Integer> docs(List<ScoreDoc> hits) {
        Set<Integer> docs = new LinkedHashSet<>();
        for (ScoreDoc hit : hits) docs.add(hit.doc);
        return docs;
    }

    /** What is nearest to the meaning of the question, of all that its names, its fields and what is chosen let through. */
    private List<ScoreDoc> near(Ready ready) throws IOException {
        if (meaning.isEmpty()) return List.of();
        BooleanQuery.Builder within = new BooleanQuery.Builder();
        within.add(QuestionQuery.everything(ofClaims), Occur.FILTER);
        new QuestionQuery(ready.question(), ofClaims, newest).names().forEach(name -> within.add(name, Occur.FILTER));
        Query query = searcher.rewrite(narrowed(ready, within.build(), Optional.empty(), true));
        return searcher.search(query, new Nearest(meaning.get(), BEST));
    }

    private static Answer mended(Answer answer, String words) {
        return new Answer(
                answer.question(),
                answer.hits(),
                answer.total(),
                answer.similar(),
                answer.counts(),
                Optional.of(words),
                answer.notes(),
                answer.mistakes());
    }

    private Set<Note> notes(Ready ready, boolean notAllWords) {
        Set<Note> notes = EnumSet.noneOf(Note.class);
        if (ready.cut() || asked.words().length() > Question.LONGEST) notes.add(Note.CUT);
        if (notAllWords) notes.add(Note.NOT_ALL_WORDS);
        return notes;
    }

    /** The answer of the first of some turns that has one. */
    private Optional<Answer> first(Ready ready, int from, int to, List<ScoreDoc> near, int offset, int limit)
            throws IOException {
        for (int turn = from; turn < to; turn++) {
            Query query = ready.turns().get(turn);
            Optional<Answer> answer = ask(ready, query, notes(ready, turn > 0), near, offset, limit);
            if (answer.isPresent()) return answer;
        }
        return Optional.empty();
    }

    private Optional<Answer> ask(Ready ready, Query turn, Set<Note> notes, List<ScoreDoc> near, int offset, int limit)
            throws IOException {
        Query query = searcher.rewrite(narrowed(ready, turn, Optional.empty(), true));
        int all = Math.max(1, searcher.getIndexReader().maxDoc());
        int wanted = (int) Math.min(all, (long) offset + limit);
        boolean byRelevance = asked.sort() == SearchQuery.Sort.RELEVANCE;
        int looked = byRelevance ? Math.min(all, Math.max(wanted, BEST)) : wanted;
        Set<Facet> free = hitsOnly ? EnumSet.noneOf(Facet.class) : EnumSet.allOf(Facet.class);
        free.removeAll(asked.chosen().keySet());
        Object[] found = searcher.search(
                query,
                new MultiCollectorManager(
                        new TopFieldCollectorManager(order(), looked, Integer.MAX_VALUE),
                        counting(free, !hitsOnly && asked.said().isEmpty())));
        TopFieldDocs top = (TopFieldDocs) found[0];
        if (top.totalHits.value() == 0) return Optional.empty();
        ScoreDoc[] docs = top.scoreDocs;
        if (byRelevance) weighByOrigins(docs);
        Set<Integer> similar = docs(near);
        if (!near.isEmpty()) similar.removeAll(matching(query, similar));
        List<ScoreDoc> hits = near.isEmpty() ? List.of(docs) : fused(List.of(docs), near);
        List<ScoreDoc> page =
                hits.subList(Math.min(offset, hits.size()), (int) Math.min(hits.size(), (long) offset + limit));
        if (!byRelevance && !hitsOnly) {
            TopFieldCollector.populateScores(page.toArray(ScoreDoc[]::new), searcher, query);
        }
        FacetCounts.Counts counts = counts(ready, turn, (FacetCounts.Counts) found[1]);
        return Optional.of(new Answer(
                ready.question(),
                page,
                top.totalHits.value(),
                similar,
                counts,
                Optional.empty(),
                notes,
                ready.mistakes()));
    }

    /**
     * The best that have the words and the nearest in one order, and behind them what else has the words. Where a hit
     * stands does not depend on how many are asked for: only the best of both are fused, however many there are.
     */
    private static List<ScoreDoc> fused(List<ScoreDoc> words, List<ScoreDoc> near) {
        Map<Integer, ScoreDoc> byDoc = new HashMap<>();
        for (ScoreDoc hit : near) byDoc.put(hit.doc, hit);
        for (ScoreDoc hit : words) byDoc.put(hit.doc, hit);
        int best = Math.min(BEST, words.size());
        Set<Integer> order =
                new LinkedHashSet<>(RankFusion.of(List.copyOf(docs(words.subList(0, best))), List.copyOf(docs(near))));
        order.addAll(docs(words));
        return order.stream().map(byDoc::get).toList();
    }

    /** Those of some documents that a query lets through. */
    private Set<Integer> matching(Query query, Set<Integer> docs) throws IOException {
        Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        Map<Integer, Scorer> scorers = new HashMap<>();
        Set<Integer> matching = new HashSet<>();
        for (int doc : new TreeSet<>(docs)) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
            if (!scorers.containsKey(leaf.ord)) scorers.put(leaf.ord, weight.scorer(leaf));
            Scorer scorer = scorers.get(leaf.ord);
            if (scorer == null) continue;
            int local = doc - leaf.docBase;
            int at = scorer.iterator().docID();
            if (at < local) at = scorer.iterator().advance(local);
            if (at == local) matching.add(doc);
        }
        return matching;
    }

    private void weighByOrigins(ScoreDoc[] docs) {
        for (ScoreDoc doc : docs) doc.score = (Float) ((FieldDoc) doc).fields[0];
        Map<String, Integer> origins = lexicon.weighed().originsAtHand().get();
        if (origins.isEmpty()) return;
        int best = Math.min(BEST, docs.length);
        for (int i = 0; i < best; i++) {
            docs[i].score += VOICES * (float) (Math.log(origins.getOrDefault(id(docs[i]), 1)) / Math.log(2));
        }
        Arrays.sort(docs, 0, best, Comparator.comparingDouble(doc -> -doc.score));
    }

    private FacetCounts counting(Set<Facet> facets, boolean months) throws IOException {
        Set<String> models = lexicon.models().in(searcher.getIndexReader());
        return new FacetCounts(ofClaims, facets, months, models::contains);
    }

    /** The values of a facet in all claims, or articles. */
    Map<String, Long> counted(Facet facet) throws IOException {
        return searcher.search(QuestionQuery.everything(ofClaims), counting(EnumSet.of(facet), false))
                .values()
                .getOrDefault(facet, Map.of());
    }

    /** Adds what there would be to choose of each facet that narrows already, if it did not. */
    private FacetCounts.Counts counts(Ready ready, Query turn, FacetCounts.Counts free) throws IOException {
        if (hitsOnly) return free;
        Map<Facet, Map<String, Long>> values = new EnumMap<>(Facet.class);
        values.putAll(free.values());
        for (Facet facet : asked.chosen().keySet()) {
            Query query = searcher.rewrite(narrowed(ready, turn, Optional.of(facet), true));
            values.putAll(
                    searcher.search(query, counting(EnumSet.of(facet), false)).values());
        }
        SortedMap<java.time.YearMonth, Long> months = free.months();
        if (asked.said().isPresent()) {
            Query query = searcher.rewrite(narrowed(ready, turn, Optional.empty(), false));
            months = searcher.search(query, counting(EnumSet.noneOf(Facet.class), true))
                    .months();
        }
        return new FacetCounts.Counts(values, months);
    }

    /** A query within what was chosen, of one facet or of the time it was said excepted. */
    private Query narrowed(Ready ready, Query turn, Optional<Facet> but, boolean bySaid) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(turn, Occur.MUST);
        ready.fields().clauses().forEach(all::add);
        FieldQuery fields = new FieldQuery(searcher, ofClaims, lexicon.weighed());
        asked.chosen().forEach((facet, values) -> {
            if (!but.equals(Optional.of(facet))) all.add(fields.of(facet, values), Occur.FILTER);
        });
        if (bySaid) asked.said().ifPresent(period -> all.add(FieldQuery.said(period), Occur.FILTER));
        return all.build();
    }

    private Sort order() {
        SortField newestSaid = new SortField(EntryDocument.SAID, SortField.Type.LONG, true, Long.MIN_VALUE);
        SortField newestTrue = new SortField(EntryDocument.TRUE, SortField.Type.LONG, true, Long.MIN_VALUE);
        SortField id = new SortField(EntryDocument.ID, SortField.Type.STRING);
        return switch (asked.sort()) {
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, newestSaid, id);
            case SAID -> new Sort(newestSaid, id);
            case TRUE -> new Sort(newestTrue, newestSaid, id);
            case SUPPORT -> {
                OriginCounts origins =
                        new OriginCounts(lexicon.weighed().origins().get());
                yield new Sort(origins.getSortField(true), SortField.FIELD_SCORE, newestSaid, id);
            }
        };
    }

    /** The id of a hit, which every order ends with. */
    static String id(ScoreDoc hit) {
        Object[] order = ((FieldDoc) hit).fields;
        return ((BytesRef) order[order.length - 1]).utf8ToString();
    }

    /** Makes queries of what was typed, and gathers on the way what hits are marked by and what is to be told. */
    private final class Reading {
        private final List<Question.Part> parts = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();
        private boolean cut;

        Ready of(String typed) throws IOException {
            Grouped grouped = Grouped.of(typed);
            mistakes.addAll(grouped.mistakes());
            BooleanQuery.Builder fields = new BooleanQuery.Builder();
            List<Query> turns;
            if (grouped.either().size() == 1) {
                Grouped.All all = grouped.either().getFirst();
                turns = turns(all, fields);
                if (turns.isEmpty()) turns = List.of(new MatchNoDocsQuery("no words but signs"));
            } else {
                turns = List.of(QuestionQuery.everything(ofClaims));
                fields.add(strict(grouped), Occur.MUST);
            }
            List<Mistake> inOrder = mistakes.stream()
                    .sorted(Comparator.comparingInt(Mistake::start))
                    .toList();
            return new Ready(new Question(List.copyOf(parts), cut), turns, fields.build(), cut, inOrder);
        }

        /** What holds all words, and what holds most of them; none where there are only signs. What else is asked for goes to {@code fields}. */
        private List<Query> turns(Grouped.All all, BooleanQuery.Builder fields) throws IOException {
            FieldedWords fielded =
                    FieldedWords.of(all.words(), lexicon.names(), lexicon.attributes(), lexicon.vendors());
            mistakes.addAll(fielded.mistakes());
            Question question = Question.of(fielded.words(), lexicon);
            cut |= question.cut();
            parts.addAll(question.parts());
            addFields(fielded, fields);
            addGroups(all, fields);
            if (fielded.words().isBlank()) return List.of(QuestionQuery.everything(ofClaims));
            return query(question).inTurn();
        }

        private QuestionQuery query(Question question) {
            return new QuestionQuery(question, ofClaims, newest);
        }

        /** Adds what the fields let through, without a score. */
        private void addFields(FieldedWords fielded, BooleanQuery.Builder query) throws IOException {
            FieldQuery fields = new FieldQuery(searcher, ofClaims, lexicon.weighed());
            for (FieldedWords.Filter filter : fielded.filters()) {
                query.add(fields.of(filter), filter.not() ? Occur.MUST_NOT : Occur.FILTER);
            }
            for (String words : fielded.without()) {
                Optional<Question.Part> left = Question.left(words, lexicon.names(), lexicon.analyzer());
                if (left.isPresent())
                    query.add(query(new Question(List.of(), false)).leftOut(left.get()), Occur.MUST_NOT);
            }
        }

        private void addGroups(Grouped.All all, BooleanQuery.Builder query) throws IOException {
            for (Grouped.Group group : all.groups()) {
                int before = parts.size();
                query.add(strict(group.inner()), group.not() ? Occur.MUST_NOT : Occur.MUST);
                // what is left out is not marked
                if (group.not()) parts.subList(before, parts.size()).clear();
            }
        }

        /** One of the alternatives with all that it asks for. */
        private Query strict(Grouped grouped) throws IOException {
            BooleanQuery.Builder either = new BooleanQuery.Builder();
            for (Grouped.All all : grouped.either()) {
                BooleanQuery.Builder query = new BooleanQuery.Builder();
                List<Query> turns = turns(all, query);
                query.add(turns.isEmpty() ? QuestionQuery.everything(ofClaims) : turns.getFirst(), Occur.MUST);
                either.add(query.build(), Occur.SHOULD);
            }
            return either.build();
        }
    }
}
