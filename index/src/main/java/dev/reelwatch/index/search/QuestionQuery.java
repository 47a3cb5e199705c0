package dev.reelwatch.index.search;

import dev.reelwatch.index.entry.EntryAnalyzer;
import dev.reelwatch.index.entry.EntryDocument;
import dev.reelwatch.index.vocabulary.Attribute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * A question as Lucene queries, the strict one first. Weights are gentle: a model or an attribute that was meant counts
 * about as much as one rare word, so that they order what matches and hide nothing.
 */
final class QuestionQuery {
    private static final float EXACT_MODEL = 5;
    private static final float VARIANT = 3;
    private static final float MENTIONED = 1;
    private static final float ONLY_WORDS = 0.5f;
    private static final float ATTRIBUTE = 3;
    private static final float WORD_IN_QUOTE = 1.5f;
    private static final float WEIGHT = 1;
    /** Who asks for the speed wants the figure rather than the word. */
    private static final float WEIGHT_OF_FIGURES = 2.5f;
    /** How many longer terms one character can stand for inside a phrase. */
    private static final int EXPANSIONS = 256;

    private final Question question;
    private final IndexReader reader;
    private final boolean ofClaims;

    QuestionQuery(Question question, IndexReader reader, boolean ofClaims) {
        this.question = question;
        this.reader = reader;
        this.ofClaims = ofClaims;
    }

    /** Queries to be asked in turn until one finds something; all but the first find what holds most of the words. */
    List<Query> inTurn() throws IOException {
        List<Query> names = new ArrayList<>();
        List<Query> others = new ArrayList<>();
        List<Query> better = new ArrayList<>();
        for (Question.Part part : question.parts()) {
            switch (part) {
                case Question.Names named -> names.add(named(named));
                case Question.Respects respects -> others.add(respecting(respects));
                case Question.Plain plain -> {
                    for (Question.Word word : plain.words()) {
                        others.add(said(word));
                        if (ofClaims) {
                            better.add(new BoostQuery(query(EntryDocument.QUOTE, word), WORD_IN_QUOTE));
                        }
                    }
                }
            }
        }
        boolean ofRespects = question.parts().stream().anyMatch(Question.Respects.class::isInstance);
        float weight = ofRespects ? WEIGHT_OF_FIGURES : WEIGHT;
        if (ofClaims) better.add(FeatureField.newLinearQuery(EntryDocument.FEATURES, EntryDocument.WEIGHT, weight));
        List<Query> all = new ArrayList<>(names);
        all.addAll(others);
        if (all.isEmpty()) return List.of();
        List<Query> turns = new ArrayList<>();
        turns.add(query(all, List.of(), 0, better));
        int n = others.size();
        if (!names.isEmpty()) {
            if (n > 2) turns.add(query(names, others, (2 * n + 2) / 3, better));
            if (n > 1) turns.add(query(names, others, 1, better));
            if (n > 0) turns.add(query(names, others, 0, better));
        }
        if (all.size() > 2) turns.add(query(List.of(), all, (2 * all.size() + 2) / 3, better));
        if (all.size() > 1) turns.add(query(List.of(), all, Math.max(1, all.size() / 3), better));
        return turns;
    }

    private static Query query(List<Query> required, List<Query> some, int atLeast, List<Query> better) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        required.forEach(part -> query.add(part, Occur.MUST));
        if (!some.isEmpty()) {
            BooleanQuery.Builder most = new BooleanQuery.Builder();
            some.forEach(part -> most.add(part, Occur.SHOULD));
            most.setMinimumNumberShouldMatch(atLeast);
            query.add(most.build(), atLeast > 0 ? Occur.MUST : Occur.SHOULD);
        }
        better.forEach(part -> query.add(part, Occur.SHOULD));
        return query.build();
    }

    private Query named(Question.Names names) throws IOException {
        List<Query> ways = new ArrayList<>();
        for (String model : names.models()) {
            ways.add(constant(new TermQuery(new Term(field(EntryDocument.MODEL, ofClaims), model)), EXACT_MODEL));
            ways.add(constant(new TermQuery(new Term(field(EntryDocument.FAMILY, ofClaims), model)), VARIANT));
            if (!ofClaims) {
                ways.add(constant(new TermQuery(new Term(EntryDocument.HEADLINE_MENTION, model)), EXACT_MODEL));
            }
            ways.add(constant(new TermQuery(new Term(field(EntryDocument.MENTION, ofClaims), model)), MENTIONED));
        }
        for (Question.Word word : names.words()) ways.add(constant(said(word), ONLY_WORDS));
        return new DisjunctionMaxQuery(ways, 0);
    }

    private Query respecting(Question.Respects respects) throws IOException {
        BooleanQuery.Builder ways = new BooleanQuery.Builder();
        List<Query> fields = new ArrayList<>();
        for (Attribute attribute : respects.attributes()) {
            fields.add(constant(
                    new TermQuery(new Term(field(EntryDocument.ATTRIBUTE, ofClaims), attribute.json())), ATTRIBUTE));
        }
        ways.add(new DisjunctionMaxQuery(fields, 0), Occur.SHOULD);
        for (Question.Word word : respects.words()) {
            ways.add(constant(said(word), ONLY_WORDS), Occur.SHOULD);
            if (ofClaims) ways.add(constant(query(EntryDocument.QUOTE, word), 1), Occur.SHOULD);
        }
        return ways.build();
    }

    private static Query constant(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private Query said(Question.Word word) throws IOException {
        if (ofClaims) return query(EntryDocument.WORDS, word);
        return new BooleanQuery.Builder()
                .add(query(EntryDocument.TEXT, word), Occur.SHOULD)
                .add(new BoostQuery(query(EntryDocument.HEADLINE, word), WORD_IN_QUOTE), Occur.SHOULD)
                .build();
    }

    private Query query(String field, Question.Word word) throws IOException {
        List<EntryAnalyzer.Term> terms = word.terms();
        if (terms.size() == 1) {
            Term term = new Term(field, terms.get(0).text());
            return Question.Word.isOneHan(terms.get(0)) ? new PrefixQuery(term) : new TermQuery(term);
        }
        if (terms.stream().noneMatch(Question.Word::isOneHan)) {
            return new PhraseQuery(
                    field, terms.stream().map(EntryAnalyzer.Term::text).toArray(String[]::new));
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (EntryAnalyzer.Term term : terms) {
            Term[] forms = Question.Word.isOneHan(term)
                    ? beginningWith(field, term.text())
                    : new Term[] {new Term(field, term.text())};
            if (forms.length == 0) return new MatchNoDocsQuery("no term begins with " + term.text());
            phrase.add(forms);
        }
        return phrase.build();
    }

    private Term[] beginningWith(String field, String prefix) throws IOException {
        List<Term> found = new ArrayList<>();
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            BytesRef start = new BytesRef(prefix);
            if (each.seekCeil(start) != TermsEnum.SeekStatus.END) {
                for (BytesRef term = each.term(); term != null && startsWith(term, start); term = each.next()) {
                    if (found.size() == EXPANSIONS) break;
                    found.add(new Term(field, BytesRef.deepCopyOf(term)));
                }
            }
        }
        return found.toArray(Term[]::new);
    }

    private static boolean startsWith(BytesRef term, BytesRef start) {
        return StringHelper.startsWith(term, start);
    }

    private static String field(String name, boolean ofClaims) {
        return ofClaims ? name : EntryDocument.OF_CLAIMS + name;
    }

    /** What the filters of a question let through, without a score. */
    static Query filtered(Query query, BooleanQuery fields, SearchQuery asked, boolean ofClaims) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
        fields.clauses().forEach(all::add);
        asked.model().ifPresent(model -> filter(all, field(EntryDocument.FAMILY, ofClaims), model));
        asked.attribute()
                .ifPresent(attribute -> filter(all, field(EntryDocument.ATTRIBUTE, ofClaims), attribute.json()));
        asked.polarity().ifPresent(polarity -> filter(all, field(EntryDocument.POLARITY, ofClaims), polarity.json()));
        asked.status().ifPresent(status -> filter(all, field(EntryDocument.STATUS, ofClaims), status.json()));
        asked.basis().ifPresent(basis -> filter(all, field(EntryDocument.BASIS, ofClaims), basis.json()));
        asked.site().ifPresent(site -> filter(all, field(EntryDocument.SITE, ofClaims), site));
        return all.build();
    }

    /** Leaves out what says the words. */
    Query leftOut(Question.Part part) throws IOException {
        return part instanceof Question.Names names
                ? named(names)
                : said(part.words().getFirst());
    }

    static Query everything(boolean ofClaims) {
        String kind = ofClaims ? EntryDocument.CLAIM : EntryDocument.ARTICLE_KIND;
        return constant(new TermQuery(new Term(EntryDocument.KIND, kind)), 1);
    }

    private static void filter(BooleanQuery.Builder query, String field, String value) {
        query.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }
}
