package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.article.SourceKind;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Articles and claims made by hand, for tests. Each claim stands in an article of its own until it is put into one. */
public final class MadeClaim {
    private final String model;
    private final Attribute attribute;
    private final String quote;
    private Polarity polarity = Polarity.NEUTRAL;
    private Status status = Status.CURRENT;
    private Basis basis = Basis.VENDOR;
    private Optional<Value> value = Optional.empty();
    private Optional<String> comparedTo = Optional.empty();
    private Optional<Moment> trueAt = Optional.empty();
    private Optional<Moment> saidAt = Optional.empty();
    private String site = "媒体甲";
    private double confidence = 0.8;

    private MadeClaim(String model, Attribute attribute, String quote) {
        this.model = model;
        this.attribute = attribute;
        this.quote = quote;
    }

    public static MadeClaim of(String model, Attribute attribute, String quote) {
        return new MadeClaim(model, attribute, quote);
    }

    public MadeClaim plus() {
        polarity = Polarity.POSITIVE;
        return this;
    }

    public MadeClaim minus() {
        polarity = Polarity.NEGATIVE;
        return this;
    }

    public MadeClaim status(Status status) {
        this.status = status;
        return this;
    }

    public MadeClaim basis(Basis basis) {
        this.basis = basis;
        return this;
    }

    public MadeClaim number(double number, String unit) {
        value = Optional.of(Value.ofNumber(number + unit, number, unit));
        return this;
    }

    public MadeClaim per(String per) {
        value = value.map(former -> former.per(per));
        return this;
    }

    /** The value in the words of its quote. */
    public MadeClaim written(String text) {
        value = value.map(former -> new Value(text, former.number(), former.unit(), former.per(), former.date()));
        return this;
    }

    public MadeClaim date(String iso) {
        value = Optional.of(Value.ofDate(iso, Moment.parse(iso)));
        return this;
    }

    public MadeClaim comparedTo(String other) {
        comparedTo = Optional.of(other);
        return this;
    }

    public MadeClaim trueAt(String iso) {
        trueAt = Optional.of(Moment.parse(iso));
        return this;
    }

    public MadeClaim said(String iso) {
        saidAt = Optional.of(Moment.parse(iso));
        return this;
    }

    public MadeClaim by(String site) {
        this.site = site;
        return this;
    }

    public MadeClaim confidence(double confidence) {
        this.confidence = confidence;
        return this;
    }

    /** The claim in an article that holds nothing else. */
    public Claim make() {
        return in(article(quote, site, saidAt, quote));
    }

    /** The claim in an article that holds its words. */
    public Claim in(Article article) {
        int start = Math.max(0, article.text().indexOf(quote));
        return new Claim(
                Claim.idOf(article.id(), model, attribute, status, quote),
                Claim.Source.of(article),
                model,
                attribute,
                polarity,
                status,
                basis,
                value,
                comparedTo,
                new Quote(start, start + quote.length(), quote),
                trueAt,
                confidence,
                "made-1");
    }

    /** An article. */
    public static Article article(String title, String site, Optional<Moment> said, String text) {
        return new Article(
                Optional.of(Article.sha256(title + site + said + text).substring(0, 8) + ".txt"),
                Optional.empty(),
                title,
                SourceKind.WEB,
                Optional.of(site),
                Optional.empty(),
                said.map(at -> new Published(at, "test")),
                "zh-Hans",
                text,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new ArrayList<>());
    }
}
