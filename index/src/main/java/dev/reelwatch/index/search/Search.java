package dev.reelwatch.index.search;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.embedding.QuestionVectors;
import dev.reelwatch.index.embedding.SentenceVector;
import dev.reelwatch.index.entry.EntryAnalyzer;
import dev.reelwatch.index.entry.EntryDocument;
import dev.reelwatch.index.entry.EntryReader;
import dev.reelwatch.index.entry.NameHit;
import dev.reelwatch.index.vocabulary.Attribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/**
 * Answers questions. Whatever a user types is answered; what of it was not understood is told beside the answer. Hits come in one order
 * only, whatever the index went through: by weight, then newest said, then id.
 */
public final class Search {
    private final EntryReader entries;
    private final Lexicon lexicon;
    private final Optional<QuestionVectors> questions;

    /** One that goes by words alone. */
    public Search(
            EntryReader entries,
            Function<String, List<NameHit>> names,
            Map<Attribute, List<String>> attributeWords,
            Function<String, Set<String>> vendors,
            Weighed weighed,
            Spelled spelled) {
        this(entries, names, attributeWords, vendors, weighed, spelled, Optional.empty());
    }

    /**
     * @param names the models named in a text; the same as the index was written with
     * @param attributeWords what people call the attributes; their names in Claim JSON are known without
     * @param vendors the makers named in a text
     * @param spelled how names are written
     * @param questions makes vectors of questions, where there are any to compare them with
     */
    public Search(
            EntryReader entries,
            Function<String, List<NameHit>> names,
            Map<Attribute, List<String>> attributeWords,
            Function<String, Set<String>> vendors,
            Weighed weighed,
            Spelled spelled,
            Optional<QuestionVectors> questions) {
        this.entries = entries;
        this.questions = questions;
        AttributeWords attributes = new AttributeWords(attributeWords);
        EntryAnalyzer analyzer = EntryAnalyzer.forQuestions();
        Mending mending = new Mending(spelled, names, attributes, vendors, analyzer);
        this.lexicon = new Lexicon(names, attributes, vendors, weighed, spelled, mending, analyzer, new ModelNames());
    }

    /** The claims that have the words of a question. */
    public SearchResults<ClaimHit> claims(SearchQuery asked) throws IOException {
        return entries.use(searcher -> claims(new Asking(asked, searcher, true, lexicon, false), asked, searcher));
    }

    /**
     * The claims that have the words of a question, and among them those that mean something similar. It is {@link #claims}
     * where vectors are off or there are none yet, for questions that no other words can stand for, in any
     * order but the best first, and, with a note, where the question cannot be made a vector now.
     */
    public SearchResults<ClaimHit> claimsByMeaning(SearchQuery asked) throws IOException {
        Optional<String> words = questions.isEmpty() ? Optional.empty() : Meaning.of(asked, lexicon);
        if (words.isEmpty()) return claims(asked);
        QuestionVectors vectors = questions.orElseThrow();
        boolean comparable = entries.vectors()
                .filter(read -> read.model().equals(vectors.model()))
                .isPresent();
        if (!comparable) return claims(asked);
        // outside of the time that a question to the index has
        Optional<SentenceVector> meaning = vectors.of(words.get());
        if (meaning.isEmpty()) return claims(asked).with(SearchResults.Note.WORDS_ONLY);
        return entries.use(searcher -> claims(new Asking(asked, searcher, lexicon, meaning.get()), asked, searcher));
    }

    private SearchResults<ClaimHit> claims(Asking asking, SearchQuery asked, IndexSearcher searcher)
            throws IOException {
        Asking.Answer answer = asking.answer(asked.offset(), asked.limit());
        Marks marks = new Marks(answer.question(), lexicon);
        StoredFields stored = searcher.storedFields();
        List<ClaimHit> hits = new ArrayList<>();
        for (ScoreDoc hit : answer.hits()) {
            Claim claim = EntryDocument.claim(stored.document(hit.doc, Set.of(EntryDocument.JSON)));
            boolean similar = answer.similar().contains(hit.doc);
            hits.add(new ClaimHit(claim, hit.score, marks.in(claim.quote().text()), similar));
        }
        return answer.with(hits);
    }

    /** The articles that answer a question; a filter on claims lets an article through that has such a claim. */
    public SearchResults<ArticleHit> articles(SearchQuery asked) throws IOException {
        return entries.use(searcher -> {
            Asking.Answer answer =
                    new Asking(asked, searcher, false, lexicon, false).answer(asked.offset(), asked.limit());
            Marks marks = new Marks(answer.question(), lexicon);
            StoredFields stored = searcher.storedFields();
            List<ArticleHit> hits = new ArrayList<>();
            for (ScoreDoc hit : answer.hits()) hits.add(article(hit, stored, searcher, marks));
            return answer.with(hits);
        });
    }

    /**
     * Ways to go on with a question, the likeliest first.
     *
     * @param typed as far as it is written
     */
    public List<Completion> completions(String typed, int most) throws IOException {
        return entries.use(searcher -> {
            Map<SearchQuery.Facet, Map<String, Long>> counted = new EnumMap<>(SearchQuery.Facet.class);
            return new Completing(
                            lexicon.spelled(),
                            lexicon.attributes(),
                            facet -> counted.computeIfAbsent(facet, each -> counted(each, searcher)))
                    .of(typed, most);
        });
    }

    private Map<String, Long> counted(SearchQuery.Facet facet, IndexSearcher searcher) {
        try {
            return new Asking(SearchQuery.of("", 1), searcher, true, lexicon, false).counted(facet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArticleHit article(ScoreDoc hit, StoredFields stored, IndexSearcher searcher, Marks marks)
            throws IOException {
        Document document = stored.document(hit.doc);
        Snippet snippet = Snippet.of(document.get(EntryDocument.TEXT), hit.doc, searcher, marks);
        return new ArticleHit(EntryDocument.article(document), snippet.text(), snippet.marks(), hit.score);
    }

    /**
     * The ids of what answers a question, in its order.
     *
     * @param asked whose limit and offset do not count
     * @param ofClaims false for articles
     */
    public List<String> hits(SearchQuery asked, boolean ofClaims, int most) throws IOException {
        return entries.use(searcher -> {
            Asking.Answer answer = new Asking(asked, searcher, ofClaims, lexicon, true).answer(0, most);
            return answer.hits().stream().map(Asking::id).toList();
        });
    }

    /**
     * Hands over all claims that answer a question, in their order and however many there are. It begins when all are found.
     *
     * @param asked whose limit and offset do not count
     * @return how many there are
     */
    public long eachClaim(SearchQuery asked, Consumer<Claim> to) throws IOException {
        return entries.use(searcher -> {
            Asking.Answer answer = all(asked, searcher, true);
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc hit : answer.hits()) {
                to.accept(EntryDocument.claim(stored.document(hit.doc, Set.of(EntryDocument.JSON))));
            }
            return answer.total();
        });
    }

    /** As {@link #eachClaim}, of articles. */
    public long eachArticle(SearchQuery asked, Consumer<ArticleHit> to) throws IOException {
        return entries.use(searcher -> {
            Asking.Answer answer = all(asked, searcher, false);
            Marks marks = new Marks(answer.question(), lexicon);
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc hit : answer.hits()) to.accept(article(hit, stored, searcher, marks));
            return answer.total();
        });
    }

    private Asking.Answer all(SearchQuery asked, IndexSearcher searcher, boolean ofClaims) throws IOException {
        Asking.Answer answer = new Asking(asked, searcher, ofClaims, lexicon, true).answer(0, Integer.MAX_VALUE);
        entries.mustBeInTime(searcher); // what was handed over cannot be taken back
        return answer;
    }
}
