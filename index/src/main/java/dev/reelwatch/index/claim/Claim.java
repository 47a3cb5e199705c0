package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Optional;

/**
 * One checkable or arguable statement of an article about one AI-video model in one respect, backed by a quote.
 *
 * @param id stands for article, model, attribute, status and the words of the quote; the same claim gets the same id
 *     whenever it is extracted
 * @param article where it stands
 * @param model canonical name of the subject, such as {@code Runway Gen-4 Turbo}
 * @param comparedTo the other model, where the claim compares; {@code polarity} tells how the subject comes out
 * @param trueAt the time it speaks of, where the article tells one
 * @param confidence between 0 and 1
 * @param extractor name and version of what found it
 * @param unlisted true if no list knows the model: the article's words alone make it one
 */
public record Claim(
        String id,
        Source article,
        String model,
        Attribute attribute,
        Polarity polarity,
        Status status,
        Basis basis,
        Optional<Value> value,
        Optional<String> comparedTo,
        Quote quote,
        Optional<Moment> trueAt,
        double confidence,
        String extractor,
        boolean unlisted) {

    /** A claim on a model that is listed. */
    public Claim(
            String id,
            Source article,
            String model,
            Attribute attribute,
            Polarity polarity,
            Status status,
            Basis basis,
            Optional<Value> value,
            Optional<String> comparedTo,
            Quote quote,
            Optional<Moment> trueAt,
            double confidence,
            String extractor) {
        this(
                id,
                article,
                model,
                attribute,
                polarity,
                status,
                basis,
                value,
                comparedTo,
                quote,
                trueAt,
                confidence,
                extractor,
                false);
    }

    /** The article of a claim, as far as a reader of the claim needs it. */
    public record Source(
            String articleId,
            Optional<String> doc,
            Optional<CanonicalUrl> url,
            String title,
            Optional<String> site,
            Optional<String> author,
            Optional<Moment> saidAt) {
        public static Source of(Article article) {
            return new Source(
                    article.id(),
                    article.doc(),
                    article.url(),
                    article.title(),
                    article.site(),
                    article.author(),
                    article.published().map(Published::at));
        }

        /** The voice that speaks: the account or site, else the author, else the article itself. */
        public String voice() {
            return site.or(() -> author).orElse(articleId);
        }
    }

    public Claim {
        if (model.isBlank()) throw new IllegalArgumentException("claim without a model: " + quote);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is not between 0 and 1: " + confidence);
        }
    }

    /** The id of a claim: 16 hexadecimal digits. */
    public static String idOf(String articleId, String model, Attribute attribute, Status status, String quote) {
        return Article.sha256(String.join("\n", articleId, model, attribute.json(), status.json(), quote))
                .substring(0, 16);
    }

    /** When the article spoke; empty where its date is not known. */
    public Optional<Moment> saidAt() {
        return article.saidAt();
    }
}
