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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
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
    private final EntryReader entries;
    private final Function<String, List<NameHit>> names;
    private final AttributeWords attributes;
    private final EntryAnalyzer analyzer = EntryAnalyzer.forQuestions();

    /**
     * @param names the models named in a text; the same as the index was written with
     * @param attributeWords what people call the attributes; their names in Claim JSON are known without
     */
    public Search(
            EntryReader entries, Function<String, List<NameHit>> names, Map<Attribute, List<String>> attributeWords) {
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
        FieldedWords fielded = FieldedWords.of(asked.words(), names, attributes);
        Question question = Question.of(fielded.words(), names, attributes, analyzer);
        Set<Note> notes = EnumSet.noneOf(Note.class);
        if (question.cut() || asked.words().length() > Question.LONGEST) notes.add(Note.CUT);
        List<Query> turns = fielded.words().isBlank()
                ? List.of(QuestionQuery.everything(ofClaims))
                : new QuestionQuery(question, searcher.getIndexReader(), ofClaims).inTurn();
        BooleanQuery fields = new QuestionQuery(question, searcher.getIndexReader(), ofClaims)
                .fielded(fielded, words -> Question.of(words, names, attributes, analyzer));
        for (Query turn : turns) {
            Answer answer = ask(turn, fields, fielded.mistakes(), question, asked, searcher, ofClaims, notes);
            if (answer.total > 0) return answer;
            notes.add(Note.NOT_ALL_WORDS);
        }
        notes.remove(Note.NOT_ALL_WORDS);
        return new Answer(question, List.of(), 0, FacetCounts.none(), notes, fielded.mistakes());
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
