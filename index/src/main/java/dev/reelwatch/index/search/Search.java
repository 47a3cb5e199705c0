package dev.reelwatch.index.search;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.entry.EntryAnalyzer;
import dev.reelwatch.index.entry.EntryDocument;
import dev.reelwatch.index.entry.EntryReader;
import dev.reelwatch.index.entry.NameHit;
import dev.reelwatch.index.search.SearchResults.Note;
import dev.reelwatch.index.vocabulary.Attribute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/**
 * Answers questions. Whatever a user types is answered; what of it was not understood is told beside the answer. Hits come in one order
 * only, whatever the index went through: by weight, then newest said, then id.
 */
public final class Search {
    /** What is known of claims only by weighing them against each other. */
    public enum Weighed {
        DISPUTED,
        PROMISE
    }

    private final EntryReader entries;
    private final Function<String, List<NameHit>> names;
    private final AttributeWords attributes;
    private final Function<String, Set<String>> vendors;
    private final Function<Weighed, Set<String>> weighed;
    private final EntryAnalyzer analyzer = EntryAnalyzer.forQuestions();

    /**
     * @param names the models named in a text; the same as the index was written with
     * @param attributeWords what people call the attributes; their names in Claim JSON are known without
     * @param vendors the makers named in a text
     * @param weighed the ids of all claims that are so
     */
    public Search(
            EntryReader entries,
            Function<String, List<NameHit>> names,
            Map<Attribute, List<String>> attributeWords,
            Function<String, Set<String>> vendors,
            Function<Weighed, Set<String>> weighed) {
        this.vendors = vendors;
        this.weighed = weighed;
        this.entries = entries;
        this.names = names;
        this.attributes = new AttributeWords(attributeWords);
    }

    /** The claims that answer a question. */
    public SearchResults<ClaimHit> claims(SearchQuery asked) throws IOException {
        return entries.use(searcher -> {
            Answer answer = answer(asked, searcher, true);
            Marks marks = new Marks(answer.question, names, analyzer);
            StoredFields stored = searcher.storedFields();
            List<ClaimHit> hits = new ArrayList<>();
            for (ScoreDoc hit : answer.page) {
                Claim claim = EntryDocument.claim(stored.document(hit.doc, Set.of(EntryDocument.JSON)));
                hits.add(new ClaimHit(claim, hit.score, marks.in(claim.quote().text())));
            }
            return new SearchResults<>(hits, answer.total, answer.facets, answer.notes, answer.mistakes);
        });
    }

    /** The articles that answer a question; a filter on claims lets an article through that has such a claim. */
    public SearchResults<ArticleHit> articles(SearchQuery asked) throws IOException {
        return entries.use(searcher -> {
            Answer answer = answer(asked, searcher, false);
            Marks marks = new Marks(answer.question, names, analyzer);
            StoredFields stored = searcher.storedFields();
            List<ArticleHit> hits = new ArrayList<>();
            for (ScoreDoc hit : answer.page) {
                Document document = stored.document(hit.doc);
                Snippet snippet = Snippet.of(document.get(EntryDocument.TEXT), hit.doc, searcher, marks);
                hits.add(new ArticleHit(EntryDocument.article(document), snippet.text(), snippet.marks(), hit.score));
            }
            return new SearchResults<>(hits, answer.total, answer.facets, answer.notes, answer.mistakes);
        });
    }

    private record Answer(
            Question question,
            List<ScoreDoc> page,
            long total,
            Map<String, Map<String, Long>> facets,
            Set<Note> notes,
            List<Mistake> mistakes) {}

    private Answer answer(SearchQuery asked, IndexSearcher searcher, boolean ofClaims) throws IOException {
        Grouped grouped = Grouped.of(asked.words());
        Reading reading = new Reading(searcher, ofClaims);
        reading.mistakes.addAll(grouped.mistakes());
        boolean plain = grouped.either().size() == 1;
        Grouped.All first = grouped.either().getFirst();
        FieldedWords fielded = reading.fielded(plain ? first.words() : "");
        Question own = question(fielded);
        BooleanQuery.Builder strict = new BooleanQuery.Builder();
        reading.addFields(fielded, strict);
        if (plain) reading.addGroups(first, strict);
        else strict.add(reading.strict(grouped), Occur.MUST);
        BooleanQuery fields = strict.build();
        reading.parts.addAll(own.parts());
        Question question = new Question(List.copyOf(reading.parts), own.cut());
        Set<Note> notes = EnumSet.noneOf(Note.class);
        if (reading.cut || own.cut() || asked.words().length() > Question.LONGEST) notes.add(Note.CUT);
        List<Mistake> mistakes = reading.mistakes.stream()
                .sorted(Comparator.comparingInt(Mistake::start))
                .toList();
        List<Query> turns = fielded.words().isBlank()
                ? List.of(QuestionQuery.everything(ofClaims))
                : new QuestionQuery(own, searcher.getIndexReader(), ofClaims).inTurn();
        for (Query turn : turns) {
            Answer answer = ask(turn, fields, mistakes, question, asked, searcher, ofClaims, notes);
            if (answer.total > 0) return answer;
            notes.add(Note.NOT_ALL_WORDS);
        }
        notes.remove(Note.NOT_ALL_WORDS);
        return new Answer(question, List.of(), 0, FacetCounts.none(), notes, mistakes);
    }

    private Question question(FieldedWords fielded) {
        return Question.of(fielded.words(), names, attributes, analyzer);
    }

    /** Makes queries of what was typed, and gathers on the way what hits are marked by and what is to be told. */
    private final class Reading {
        private final IndexSearcher searcher;
        private final boolean ofClaims;
        private final List<Question.Part> parts = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();
        private boolean cut;

        Reading(IndexSearcher searcher, boolean ofClaims) {
            this.searcher = searcher;
            this.ofClaims = ofClaims;
        }

        FieldedWords fielded(String words) {
            FieldedWords fielded = FieldedWords.of(words, names, attributes, vendors);
            mistakes.addAll(fielded.mistakes());
            return fielded;
        }

        /** Adds what the fields let through, without a score. */
        void addFields(FieldedWords fielded, BooleanQuery.Builder query) throws IOException {
            FieldQuery fields = new FieldQuery(searcher, ofClaims, weighed);
            for (FieldedWords.Filter filter : fielded.filters()) {
                query.add(fields.of(filter), filter.not() ? Occur.MUST_NOT : Occur.FILTER);
            }
            for (String words : fielded.without()) {
                Optional<Question.Part> left = Question.left(words, names, analyzer);
                if (left.isPresent())
                    query.add(query(new Question(List.of(), false)).leftOut(left.get()), Occur.MUST_NOT);
            }
        }

        void addGroups(Grouped.All all, BooleanQuery.Builder query) throws IOException {
            for (Grouped.Group group : all.groups()) {
                int before = parts.size();
                query.add(strict(group.inner()), group.not() ? Occur.MUST_NOT : Occur.MUST);
                // what is left out is not marked
                if (group.not()) parts.subList(before, parts.size()).clear();
            }
        }

        /** One of the alternatives with all that it asks for. */
        Query strict(Grouped grouped) throws IOException {
            BooleanQuery.Builder either = new BooleanQuery.Builder();
            for (Grouped.All all : grouped.either()) {
                FieldedWords fielded = fielded(all.words());
                Question question = question(fielded);
                cut |= question.cut();
                parts.addAll(question.parts());
                List<Query> turns = query(question).inTurn();
                BooleanQuery.Builder query = new BooleanQuery.Builder();
                query.add(turns.isEmpty() ? QuestionQuery.everything(ofClaims) : turns.getFirst(), Occur.MUST);
                addFields(fielded, query);
                addGroups(all, query);
                either.add(query.build(), Occur.SHOULD);
            }
            return either.build();
        }

        private QuestionQuery query(Question question) {
            return new QuestionQuery(question, searcher.getIndexReader(), ofClaims);
        }
    }

    private static Answer ask(
            Query turn,
            BooleanQuery fields,
            List<Mistake> mistakes,
            Question question,
            SearchQuery asked,
            IndexSearcher searcher,
            boolean ofClaims,
            Set<Note> notes)
            throws IOException {
        Query query = searcher.rewrite(QuestionQuery.filtered(turn, fields, asked, ofClaims));
        int all = Math.max(1, searcher.getIndexReader().maxDoc());
        int wanted = (int) Math.min(all, (long) asked.offset() + asked.limit());
        boolean byRelevance = asked.sort() == SearchQuery.Sort.RELEVANCE;
        Object[] found = searcher.search(
                query,
                new MultiCollectorManager(
                        new TopFieldCollectorManager(order(byRelevance), wanted, Integer.MAX_VALUE),
                        new FacetCounts(ofClaims)));
        TopFieldDocs top = (TopFieldDocs) found[0];
        @SuppressWarnings("unchecked") // the second result is what FacetCounts.reduce gives
        Map<String, Map<String, Long>> facets = (Map<String, Map<String, Long>>) found[1];
        ScoreDoc[] docs = top.scoreDocs;
        List<ScoreDoc> page = List.of(docs).subList(Math.min(asked.offset(), docs.length), docs.length);
        if (byRelevance) {
            for (ScoreDoc doc : page) doc.score = (Float) ((FieldDoc) doc).fields[0];
        } else {
            TopFieldCollector.populateScores(page.toArray(ScoreDoc[]::new), searcher, query);
        }
        return new Answer(question, page, top.totalHits.value(), facets, notes, mistakes);
    }

    private static Sort order(boolean byRelevance) {
        SortField newest = new SortField(EntryDocument.SAID, SortField.Type.LONG, true, Long.MIN_VALUE);
        SortField id = new SortField(EntryDocument.ID, SortField.Type.STRING);
        return byRelevance ? new Sort(SortField.FIELD_SCORE, newest, id) : new Sort(newest, id);
    }
}
