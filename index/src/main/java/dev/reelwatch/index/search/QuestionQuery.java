package dev.reelwatch.index.search;

import dev.reelwatch.index.entry.EntryAnalyzer;
import dev.reelwatch.index.entry.EntryDocument;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A question as Lucene queries, the strict one first. Weights are gentle: a model or an attribute that was meant counts
 * about as much as one rare word, so that they order what matches and hide nothing.
 */
final class QuestionQuery {
    private static final float EXACT_MODEL = 5;
    private static final float VARIANT = 3;
    private static final float MENTIONED = 1;
    private static final float NAMED_ITSELF = 0.5f;
    private static final float ONLY_WORDS = 0.5f;
    /** An article that says something of a model comes before one whose headline has a word like its name. */
    private static final float OTHER_WAYS = 0.1f;

    private static final float MAKER = 2;
    private static final float ATTRIBUTE = 3;
    private static final float WORD_IN_QUOTE = 1.5f;
    private static final float WEIGHT = 1;
    /** Who asks for the speed wants the figure rather than the word. */
    private static final float WEIGHT_OF_FIGURES = 2.5f;

    /** What is new counts as much as one common word, what is a year old half of that. */
    private static final float RECENT = 0.5f;

    private static final long A_YEAR = 365L * 24 * 60 * 60;

    private final Question question;
    private final boolean ofClaims;
    private final OptionalLong newest;

    /** @param newest second in which what was said last was said; ages are counted from there, so that no answer depends on a clock */
    QuestionQuery(Question question, boolean ofClaims, OptionalLong newest) {
        this.question = question;
        this.ofClaims = ofClaims;
        this.newest = newest;
    }

    /** Queries to be asked in turn until one finds something; all but the first find what holds most of the words. */
    List<Query> inTurn() {
        List<Query> names = new ArrayList<>();
        List<Query> others = new ArrayList<>();
        List<Query> better = new ArrayList<>();
        for (Question.Part part : question.parts()) {
            switch (part) {
                case Question.Names named -> {
                    names.add(named(named));
                    if (ofClaims) named.models().forEach(model -> better.add(itself(model)));
                }
                case Question.Respects respects -> others.add(respecting(respects));
                case Question.Maker maker -> others.add(madeBy(maker));
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
        newest.ifPresent(
                second -> better.add(LongField.newDistanceFeatureQuery(EntryDocument.SAID, RECENT, second, A_YEAR)));
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

    private Query named(Question.Names names) {
        List<Query> ways = new ArrayList<>();
        for (String model : names.models()) {
            ways.add(constant(new TermQuery(new Term(field(EntryDocument.MODEL, ofClaims), model)), EXACT_MODEL));
            ways.add(constant(new TermQuery(new Term(field(EntryDocument.FAMILY, ofClaims), model)), VARIANT));
            if (!ofClaims) {
                ways.add(constant(new TermQuery(new Term(EntryDocument.HEADLINE_MENTION, model)), EXACT_MODEL));
            }
            ways.add(constant(new TermQuery(new Term(field(EntryDocument.MENTION, ofClaims), model)), MENTIONED));
        }
        if (ofClaims) {
            for (String model : names.models()) {
                ways.add(constant(new TermQuery(new Term(EntryDocument.NEARBY, model)), ONLY_WORDS));
            }
        }
        for (Question.Word word : names.words()) ways.add(constant(said(word), ONLY_WORDS));
        return new DisjunctionMaxQuery(ways, ofClaims ? 0 : OTHER_WAYS);
    }

    /** A quote that names the model proves more than one that must be read in its place. */
    private static Query itself(String model) {
        return constant(new TermQuery(new Term(EntryDocument.MENTION, model)), NAMED_ITSELF);
    }

    private Query respecting(Question.Respects respects) {
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

    /** What is of a maker's models counts like what names the maker, and more. */
    private Query madeBy(Question.Maker maker) {
        BooleanQuery.Builder ways = new BooleanQuery.Builder();
        Term vendor = new Term(field(EntryDocument.VENDOR, ofClaims), maker.vendor());
        ways.add(constant(new TermQuery(vendor), MAKER), Occur.SHOULD);
        for (Question.Word word : maker.words()) ways.add(constant(said(word), MENTIONED), Occur.SHOULD);
        return ways.build();
    }

    private static Query constant(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private Query said(Question.Word word) {
        if (ofClaims) return query(EntryDocument.WORDS, word);
        return new BooleanQuery.Builder()
                .add(query(EntryDocument.TEXT, word), Occur.SHOULD)
                .add(new BoostQuery(query(EntryDocument.HEADLINE, word), WORD_IN_QUOTE), Occur.SHOULD)
                .build();
    }

    private Query query(String field, Question.Word word) {
        List<EntryAnalyzer.Term> terms = word.terms();
        if (terms.size() == 1)
            return new TermQuery(new Term(field, terms.getFirst().text()));
        return new PhraseQuery(
                field, terms.stream().map(EntryAnalyzer.Term::text).toArray(String[]::new));
    }

    static String field(String name, boolean ofClaims) {
        return ofClaims ? name : EntryDocument.OF_CLAIMS + name;
    }

    /** What holds the names and makers among the parts, which no other words can stand for. */
    List<Query> names() {
        List<Query> names = new ArrayList<>();
        for (Question.Part part : question.parts()) {
            if (part instanceof Question.Names named) names.add(named(named));
            if (part instanceof Question.Maker maker) names.add(madeBy(maker));
        }
        return names;
    }

    /** Leaves out what says the words. */
    Query leftOut(Question.Part part) {
        return part instanceof Question.Names names
                ? named(names)
                : said(part.words().getFirst());
    }

    static Query everything(boolean ofClaims) {
        String kind = ofClaims ? EntryDocument.CLAIM : EntryDocument.ARTICLE_KIND;
        return constant(new TermQuery(new Term(EntryDocument.KIND, kind)), 1);
    }
}
