package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import java.util.List;

/**
 * What a page is on, in the words of schema.org, for the machines that read it. A claim is told as a {@code Claim} and not
 * as a {@code ClaimReview}, which would need a verdict: none is passed here.
 */
final class StructuredData {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StructuredData() {}

    static String of(Claim claim, View view) {
        ObjectNode json = node("Claim");
        json.put("url", view.canonical());
        json.put("name", claim.model() + " · " + view.words().attribute(claim.attribute()));
        json.put("text", claim.quote().text());
        claim.saidAt().ifPresent(at -> json.put("datePublished", iso(at)));
        json.putObject("about").put("@type", "SoftwareApplication").put("name", claim.model());
        claim.article()
                .author()
                .or(() -> claim.article().site())
                .ifPresent(who ->
                        json.putObject("author").put("@type", "Organization").put("name", who));
        ObjectNode appearance = json.putObject("appearance");
        appearance.put("@type", "NewsArticle");
        appearance.put("headline", claim.article().title());
        View.external(claim.article().url()).ifPresent(url -> appearance.put("url", url));
        claim.saidAt().ifPresent(at -> appearance.put("datePublished", iso(at)));
        return embedded(json);
    }

    static String of(Article article, List<Claim> claims, View view) {
        ObjectNode json = node("NewsArticle");
        json.put("url", view.canonical());
        json.put("headline", article.title());
        json.put("inLanguage", article.lang());
        article.published().ifPresent(published -> json.put("datePublished", iso(published.at())));
        article.author()
                .ifPresent(author ->
                        json.putObject("author").put("@type", "Person").put("name", author));
        article.site()
                .ifPresent(site ->
                        json.putObject("publisher").put("@type", "Organization").put("name", site));
        View.external(article.url()).ifPresent(url -> json.put("isBasedOn", url));
        claims.stream()
                .map(Claim::model)
                .distinct()
                .forEach(model -> json.withArray("about")
                        .addObject()
                        .put("@type", "SoftwareApplication")
                        .put("name", model));
        return embedded(json);
    }

    private static ObjectNode node(String type) {
        return JSON.createObjectNode().put("@context", "https://schema.org").put("@type", type);
    }

    private static String iso(Moment moment) {
        return moment.toString();
    }

    /** Such that no words in it can end the element it stands in, https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements. */
    private static String embedded(ObjectNode json) {
        return json.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
