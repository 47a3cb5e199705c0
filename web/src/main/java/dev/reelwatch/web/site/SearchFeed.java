package dev.reelwatch.web.site;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.search.ArticleHit;
import dev.reelwatch.web.digest.Atom;
import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hits of a search that were said last, as a feed. The same hits give the same bytes. */
final class SearchFeed {
    private final View view;
    private final String title;

    /** @param title of the whole feed */
    SearchFeed(View view, String title) {
        this.view = view;
        this.title = title;
    }

    void sendClaims(Context ctx, List<Claim> claims) {
        List<Atom.Entry> entries = new ArrayList<>();
        for (Claim claim : claims) {
            String subject = claim.model() + " · " + view.words().attribute(claim.attribute());
            entries.add(entry(
                    "/claims/" + claim.id(),
                    claim.value()
                            .map(value -> subject + " · " + view.words().value(value))
                            .orElse(subject),
                    claim.quote().text(),
                    Optional.of(view.words().who(claim)),
                    claim.saidAt(),
                    View.langOf(claim.quote().text())));
        }
        send(ctx, entries);
    }

    void sendArticles(Context ctx, List<ArticleHit> hits) {
        List<Atom.Entry> entries = new ArrayList<>();
        for (ArticleHit hit : hits) {
            Claim.Source article = hit.article();
            entries.add(entry(
                    "/articles/" + article.articleId(),
                    article.title(),
                    hit.snippet(),
                    article.site().or(article::author),
                    article.saidAt(),
                    View.langOf(hit.snippet())));
        }
        send(ctx, entries);
    }

    /** @param path of its page on the site */
    private Atom.Entry entry(
            String path, String title, String text, Optional<String> who, Optional<Moment> saidAt, String language) {
        return new Atom.Entry(
                view.site() + path,
                view.site() + view.link(path),
                title,
                saidAt.map(at -> at.start().atOffset(ZoneOffset.UTC)),
                who,
                new Atom.Body.Words(text, language));
    }

    private void send(Context ctx, List<Atom.Entry> entries) {
        String self = view.site() + view.with("format", "atom");
        ctx.contentType("application/atom+xml; charset=utf-8")
                .result(Atom.write(new Atom.Feed(
                        self,
                        self,
                        view.site() + view.with("format", ""),
                        title,
                        view.language(),
                        view.say("site.name"),
                        entries)));
    }
}
