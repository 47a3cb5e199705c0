package dev.reelwatch.index.entry;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Quote;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.embedding.SentenceVector;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/**
 * How claims and articles lie in Lucene. An article and its claims are documents of one block, told apart by
 * {@link #KIND}; their texts lie in different fields, so that the statistics of one do not weigh on the other. No field
 * is named anywhere else.
 */
public final class EntryDocument {
    /** {@link #CLAIM} or {@link #ARTICLE_KIND}. */
    public static final String KIND = "kind";

    public static final String CLAIM = "claim";
    public static final String ARTICLE_KIND = "article";

    /** Id of the claim or the article. */
    public static final String ID = "id";
    /** Id of the article, in its own document and in those of its claims. */
    public static final String ARTICLE = "article";

    /** Canonical name of the model that a claim is about. */
    public static final String MODEL = "model";
    /** The same with all families of it. */
    public static final String FAMILY = "family";
    /** Families of the models that are named in the quote or compared with; of an article, in its title and text. */
    public static final String MENTION = "mention";
    /**
     * Families of the models that are named beside the quote, in its sentence or the title: {@link #WORDS} has them in the
     * spelling of the article only.
     */
    public static final String NEARBY = "nearby";
    /** Families of the models that are named in the title of an article. */
    public static final String HEADLINE_MENTION = "headline_mention";

    public static final String ATTRIBUTE = "attribute";
    public static final String POLARITY = "polarity";
    public static final String STATUS = "status";
    public static final String BASIS = "basis";
    public static final String SITE = "site";
    /** Who makes the model. */
    public static final String VENDOR = "vendor";

    public static final String AUTHOR = "author";
    /** How people may call a site: its name, and the host of the article's address; folded. */
    public static final String SITE_NAME = "site_name";
    /** Name of an author, folded. */
    public static final String AUTHOR_NAME = "author_name";

    /** Second in which the article spoke; absent where that is not known. */
    public static final String SAID = "said";
    /** The month of it in Beijing, counted from the year 0. */
    public static final String MONTH = "month";
    /** Second with which the time begins that a claim speaks of; absent where it names none. */
    public static final String TRUE = "true";

    /** Unit of a claim's figure, whatever it is counted on; the number in that unit is {@link #FIGURE}. */
    public static final String UNIT = "unit";

    public static final String FIGURE = "figure";
    /** What a claim's figure counts and what it is counted on, as {@link Measure#base()}; the number is {@link #RATE}. */
    public static final String RATE_BASE = "rate_base";

    public static final String RATE = "rate";
    /** What a claim brings along: one of {@link Has}. */
    public static final String HAS = "has";
    /** Attribute, polarity, status and basis of a claim in one number; see {@link Facets}. */
    public static final String FACETS = "facets";
    /** Prefix of the fields that count the families, makers, sites and authors of claims. */
    public static final String COUNTED = "counted_";
    /**
     * Prefix of the fields of an article that hold what its claims hold under the name alone. As the two lie apart, a
     * question for claims need not ask each hit whether it is one.
     */
    public static final String OF_CLAIMS = "of_claims_";

    /** Words of the quote. */
    public static final String QUOTE = "quote";
    /** Words of the sentence around the quote, and of the article's title. */
    public static final String WORDS = "words";
    /** Words of an article's title. */
    public static final String HEADLINE = "headline";
    /** Words of an article's text, with their offsets. */
    public static final String TEXT = "text";

    /** Holds {@link #WEIGHT}. */
    public static final String FEATURES = "features";
    /** How much a claim tells, whatever the question is. */
    public static final String WEIGHT = "weight";

    /** What a claim means, as numbers of length 1 together; absent where nobody made them. */
    public static final String VECTOR = "vector";

    /** Claim JSON. */
    public static final String JSON = "json";

    /** What can be asked for whether a claim has it. */
    public enum Has {
        /** Any value: a figure, a date, a kind. */
        VALUE,
        FIGURE,
        DATE,
        /** Another model to compare with. */
        COMPARISON,
        /** A time it speaks of. */
        TRUE;

        public String term() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String DOC = "stored_doc";
    private static final String URL = "stored_url";
    private static final String TITLE = "stored_title";
    private static final String AUTHOR_STORED = "stored_author";
    private static final String SAID_AT = "stored_said_at";
    private static final String SITE_STORED = "stored_site";

    private static final int LAYOUT = 5;
    private static final int CONTEXT = 160;
    private static final String SENTENCE_ENDS = "\n。！？!?";

    private static final FieldType WITH_OFFSETS = new FieldType(TextField.TYPE_STORED);

    static {
        WITH_OFFSETS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        WITH_OFFSETS.freeze();
    }

    private EntryDocument() {}

    /** Stands for the layout of the documents: an index of another one answers differently and has to be rebuilt. */
    static String layout() {
        String lists = Arrays.toString(Attribute.values())
                + Arrays.toString(Polarity.values())
                + Arrays.toString(Status.values())
                + Arrays.toString(Basis.values());
        return LAYOUT + "-" + Article.sha256(lists).substring(0, 8);
    }

    /**
     * The documents of an article and its claims.
     *
     * @param vectors by the ids of the claims; a claim may have none
     */
    static List<Document> of(
            Article article,
            List<Claim> claims,
            Map<String, SentenceVector> vectors,
            Function<String, List<NameHit>> names,
            Function<String, Optional<String>> vendors,
            Function<String, String> lines) {
        List<Document> documents = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        Set<String> headline = families(names.apply(article.title()), lines);
        List<NameHit> inText = names.apply(article.text());
        for (Claim claim : claims) {
            if (!claim.article().articleId().equals(article.id())) {
                throw new IllegalArgumentException("claim " + claim.id() + " is not of article " + article.id());
            }
            if (ids.add(claim.id())) {
                Document document = claimDocument(claim, article, headline, inText, names, vendors, lines);
                Optional.ofNullable(vectors.get(claim.id())).ifPresent(vector -> document.add(vector(vector)));
                documents.add(document);
            }
        }
        documents.add(articleDocument(article, claims, headline, inText, vendors, lines));
        return documents;
    }

    private static Document claimDocument(
            Claim claim,
            Article article,
            Set<String> headline,
            List<NameHit> inText,
            Function<String, List<NameHit>> names,
            Function<String, Optional<String>> vendors,
            Function<String, String> lines) {
        Document document = new Document();
        document.add(new StringField(KIND, CLAIM, Field.Store.NO));
        document.add(new StringField(ID, claim.id(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(claim.id())));
        document.add(new StringField(ARTICLE, article.id(), Field.Store.NO));
        document.add(new SortedDocValuesField(COUNTED + ARTICLE, new BytesRef(article.id())));
        document.add(new StringField(MODEL, claim.model(), Field.Store.NO));
        addOne(document, VENDOR, vendors.apply(claim.model()));
        for (String family : families(claim.model(), lines)) {
            document.add(new StringField(FAMILY, family, Field.Store.NO));
            document.add(new SortedSetDocValuesField(COUNTED + FAMILY, new BytesRef(family)));
        }
        // a doubtful name counts where the article tells what it means, which a quote seldom does
        Quote quote = claim.quote();
        Quote sentence = around(quote, article.text());
        boolean stands = quote.standsIn(article.text());
        Set<String> mentioned = families(stands ? within(quote, inText) : names.apply(quote.text()), lines);
        claim.comparedTo().ifPresent(other -> mentioned.addAll(families(other, lines)));
        add(document, MENTION, mentioned);
        Set<String> nearby = families(stands ? within(sentence, inText) : List.of(), lines);
        nearby.addAll(headline);
        nearby.removeAll(mentioned);
        add(document, NEARBY, nearby);
        add(document, ATTRIBUTE, List.of(claim.attribute().json()));
        add(document, POLARITY, List.of(claim.polarity().json()));
        add(document, STATUS, List.of(claim.status().json()));
        add(document, BASIS, List.of(claim.basis().json()));
        addOne(document, SITE, claim.article().site());
        addOne(document, AUTHOR, claim.article().author());
        addNames(document, "", claim.article());
        addSaid(document, claim.saidAt());
        claim.trueAt().ifPresent(at -> addSecond(document, TRUE, at));
        addValue(document, claim);
        document.add(new NumericDocValuesField(FACETS, Facets.of(claim)));
        document.add(new TextField(QUOTE, claim.quote().text(), Field.Store.NO));
        document.add(new TextField(WORDS, sentence.text(), Field.Store.NO));
        document.add(new TextField(WORDS, claim.article().title(), Field.Store.NO));
        document.add(new FeatureField(FEATURES, WEIGHT, weight(claim)));
        document.add(new StoredField(JSON, ClaimJson.write(claim).toString()));
        return document;
    }

    private static Field vector(SentenceVector vector) {
        return new KnnFloatVectorField(VECTOR, vector.numbers(), VectorSimilarityFunction.DOT_PRODUCT);
    }

    private static Document articleDocument(
            Article article,
            List<Claim> claims,
            Set<String> headline,
            List<NameHit> inText,
            Function<String, Optional<String>> vendors,
            Function<String, String> lines) {
        Claim.Source source = Claim.Source.of(article);
        Document document = new Document();
        document.add(new StringField(KIND, ARTICLE_KIND, Field.Store.NO));
        document.add(new StringField(ID, article.id(), Field.Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(article.id())));
        document.add(new StringField(ARTICLE, article.id(), Field.Store.NO));
        Set<String> models = new LinkedHashSet<>();
        Set<String> families = new LinkedHashSet<>();
        for (Claim claim : claims) {
            models.add(claim.model());
            families.addAll(families(claim.model(), lines));
        }
        add(document, OF_CLAIMS + MODEL, models);
        addCounted(document, FAMILY, families);
        Set<String> mentioned = families(inText, lines);
        mentioned.addAll(headline);
        add(document, OF_CLAIMS + MENTION, mentioned);
        add(document, HEADLINE_MENTION, headline);
        addCounted(
                document, ATTRIBUTE, values(claims, claim -> claim.attribute().json()));
        addCounted(document, POLARITY, values(claims, claim -> claim.polarity().json()));
        addCounted(document, STATUS, values(claims, claim -> claim.status().json()));
        addCounted(document, BASIS, values(claims, claim -> claim.basis().json()));
        addCounted(document, SITE, source.site().stream().toList());
        addCounted(document, AUTHOR, source.author().stream().toList());
        addCounted(
                document,
                VENDOR,
                models.stream()
                        .flatMap(model -> vendors.apply(model).stream())
                        .distinct()
                        .toList());
        addNames(document, OF_CLAIMS, source);
        addSaid(document, source.saidAt());
        document.add(new TextField(HEADLINE, article.title(), Field.Store.NO));
        document.add(new Field(TEXT, article.text(), WITH_OFFSETS));
        document.add(new StoredField(TITLE, source.title()));
        store(document, DOC, source.doc());
        store(document, URL, source.url().map(CanonicalUrl::toString));
        store(document, SITE_STORED, source.site());
        store(document, AUTHOR_STORED, source.author());
        store(document, SAID_AT, source.saidAt().map(Moment::toString));
        return document;
    }

    /** The claim of a stored document. */
    public static Claim claim(Document stored) {
        return ClaimJson.read(stored.get(JSON));
    }

    /** The article of a stored document. */
    public static Claim.Source article(Document stored) {
        return new Claim.Source(
                stored.get(ID),
                Optional.ofNullable(stored.get(DOC)),
                Optional.ofNullable(stored.get(URL)).flatMap(CanonicalUrl::parse),
                stored.get(TITLE),
                Optional.ofNullable(stored.get(SITE_STORED)),
                Optional.ofNullable(stored.get(AUTHOR_STORED)),
                Optional.ofNullable(stored.get(SAID_AT)).map(Moment::parse));
    }

    /** A model with what it is a variant of; its line, too, where the name of that is written otherwise. */
    private static Set<String> families(String model, Function<String, String> lines) {
        Set<String> families = new LinkedHashSet<>(ModelFamily.of(model));
        families.add(lines.apply(model));
        return families;
    }

    private static Set<String> families(List<NameHit> hits, Function<String, String> lines) {
        Set<String> families = new LinkedHashSet<>();
        for (NameHit hit : hits) families.addAll(families(hit.model(), lines));
        return families;
    }

    private static Set<String> values(List<Claim> claims, Function<Claim, String> value) {
        Set<String> values = new LinkedHashSet<>();
        for (Claim claim : claims) values.add(value.apply(claim));
        return values;
    }

    private static void add(Document document, String field, Iterable<String> values) {
        for (String value : values) document.add(new StringField(field, value, Field.Store.NO));
    }

    private static void addCounted(Document document, String field, Iterable<String> values) {
        add(document, OF_CLAIMS + field, values);
        for (String value : values) {
            document.add(new SortedSetDocValuesField(OF_CLAIMS + field, new BytesRef(value)));
        }
    }

    private static void addOne(Document document, String field, Optional<String> value) {
        value.ifPresent(word -> {
            document.add(new StringField(field, word, Field.Store.NO));
            document.add(new SortedDocValuesField(COUNTED + field, new BytesRef(word)));
        });
    }

    private static void addNames(Document document, String prefix, Claim.Source source) {
        Set<String> sites = new LinkedHashSet<>();
        source.site().ifPresent(site -> sites.addAll(siteNames(site)));
        source.url().flatMap(EntryDocument::host).ifPresent(host -> sites.addAll(siteNames(host)));
        add(document, prefix + SITE_NAME, sites);
        source.author().ifPresent(author -> add(document, prefix + AUTHOR_NAME, List.of(Fold.fold(author))));
    }

    /** How people may call a site: a host is also called by its domains, and by each label but the last. */
    private static Set<String> siteNames(String site) {
        Set<String> names = new LinkedHashSet<>();
        String rest = Fold.fold(site.strip());
        names.add(rest);
        for (int dot = rest.indexOf('.'); dot > 0 && names.size() < 20; dot = rest.indexOf('.')) {
            names.add(rest.substring(0, dot));
            rest = rest.substring(dot + 1);
            if (rest.indexOf('.') > 0) names.add(rest);
        }
        return names;
    }

    private static Optional<String> host(CanonicalUrl url) {
        String rest = url.toString().replaceFirst("^[a-z][a-z0-9+.-]*://", "");
        String host = rest.split("[/?#]", 2)[0].toLowerCase(Locale.ROOT);
        return host.isEmpty() ? Optional.empty() : Optional.of(host);
    }

    private static void addSaid(Document document, Optional<Moment> saidAt) {
        saidAt.ifPresent(at -> {
            addSecond(document, SAID, at);
            document.add(new NumericDocValuesField(MONTH, month(at)));
        });
    }

    private static long month(Moment at) {
        LocalDate day = at.firstDay();
        return day.getYear() * 12L + day.getMonthValue() - 1;
    }

    private static void addSecond(Document document, String field, Moment at) {
        long second = at.start().getEpochSecond();
        document.add(new LongPoint(field, second));
        document.add(new NumericDocValuesField(field, second));
    }

    private static void addValue(Document document, Claim claim) {
        Set<Has> has = EnumSet.noneOf(Has.class);
        claim.value().ifPresent(value -> {
            has.add(Has.VALUE);
            if (value.date().isPresent()) has.add(Has.DATE);
            Measure.of(value).ifPresent(measure -> {
                has.add(Has.FIGURE);
                if (value.per().isPresent()) addFigure(document, RATE_BASE, measure.base(), RATE, measure.number());
            });
            Measure.of(value.alone())
                    .ifPresent(measure -> addFigure(document, UNIT, measure.unit(), FIGURE, measure.number()));
        });
        if (claim.comparedTo().isPresent()) has.add(Has.COMPARISON);
        if (claim.trueAt().isPresent()) has.add(Has.TRUE);
        for (Has each : has) document.add(new StringField(HAS, each.term(), Field.Store.NO));
    }

    private static void addFigure(Document document, String ofUnit, String unit, String field, double number) {
        document.add(new StringField(ofUnit, unit, Field.Store.NO));
        document.add(new DoublePoint(field, number));
    }

    private static void store(Document document, String field, Optional<String> value) {
        value.ifPresent(text -> document.add(new StoredField(field, text)));
    }

    /** A figure tells more than a word, a word more than none; a doubtful claim less than a sure one. */
    private static float weight(Claim claim) {
        double figure = claim.value()
                .map(value -> value.number().isPresent() || value.date().isPresent() ? 1.0 : 0.4)
                .orElse(0.0);
        return (float) (0.1 + figure + 0.5 * claim.confidence());
    }

    /** The sentence or sentences that the quote stands in, or the quote alone where the text is another one. */
    private static Quote around(Quote quote, String text) {
        if (!quote.standsIn(text)) return quote;
        int start = quote.start();
        while (start > 0 && quote.start() - start < CONTEXT && SENTENCE_ENDS.indexOf(text.charAt(start - 1)) < 0)
            start--;
        int end = quote.end();
        while (end < text.length() && end - quote.end() < CONTEXT && SENTENCE_ENDS.indexOf(text.charAt(end)) < 0) end++;
        return new Quote(start, end, text.substring(start, end));
    }

    private static List<NameHit> within(Quote quote, List<NameHit> inText) {
        return inText.stream()
                .filter(hit -> hit.start() >= quote.start() && hit.end() <= quote.end())
                .toList();
    }
}
