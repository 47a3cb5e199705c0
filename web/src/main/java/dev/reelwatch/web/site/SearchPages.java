package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.search.ArticleHit;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.search.SearchResults;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The search page, and its hits as files. */
final class SearchPages {
    private static final List<String> ARTICLE_HEAD =
            List.of("article", "title", "site", "author", "said_at", "url", "snippet");

    /** Who takes longer for a table keeps others from theirs. */
    private static final Duration LONGEST_TABLE = Duration.ofMinutes(2);

    private final Site site;
    private final Shelf shelf;
    private final SavedSearches saved;
    private final PagesMade pages = new PagesMade();
    /** Of a table with all hits the places of all are held while it is sent. */
    private final Semaphore whole = new Semaphore(4);

    SearchPages(Site site, Shelf shelf, SavedSearches saved) {
        this.site = site;
        this.shelf = shelf;
        this.saved = saved;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/search", this::search);
        routes.get("/help/search", ctx -> {
            Parameters.of(ctx);
            site.render(ctx, "help.jte", Map.of());
        });
    }

    private void search(Context ctx) throws IOException {
        SearchForm form = SearchForm.of(Parameters.of(ctx));
        shelf.askable(form.query());
        switch (form.format()) {
            case "atom" -> atom(ctx, form);
            case "csv" -> csv(ctx, form);
            case "json" -> Api.send(ctx, json(form, claims(form), articles(form)));
            default -> page(ctx, form);
        }
    }

    private SearchResults<ClaimHit> claims(SearchForm form) {
        return form.articles() ? SearchResults.none() : shelf.knowledge().searchClaims(form.query());
    }

    private SearchResults<ArticleHit> articles(SearchForm form) {
        return form.articles() ? shelf.knowledge().searchArticles(form.query()) : SearchResults.none();
    }

    /** A page without what is new on it is the same for all who see it in one language and look, until anything changes. */
    private void page(Context ctx, SearchForm form) {
        Optional<Shelf.Contents> weighed = shelf.atHand();
        KnowledgeBase now = shelf.knowledge();
        String version = now.version();
        PagesMade.State state = new PagesMade.State(now, version, weighed.map(Shelf.Contents::known));
        Optional<SavedSearches.Kept> kept = saved.of(form);
        View view = site.view(ctx);
        Optional<PackedPage> made = kept.isPresent() ? Optional.empty() : pages.find(state, view);
        if (made.isPresent()) {
            made.get().send(site.asPage(ctx));
            return;
        }
        byte[] html = html(ctx, form, now, version, weighed, kept);
        if (kept.isEmpty()) pages.keep(state, view, PackedPage.of(html));
        site.asPage(ctx).result(html);
    }

    private byte[] html(
            Context ctx,
            SearchForm form,
            KnowledgeBase now,
            String version,
            Optional<Shelf.Contents> weighed,
            Optional<SavedSearches.Kept> kept) {
        SearchResults<ClaimHit> claims = claims(form);
        SearchResults<ArticleHit> articles = articles(form);
        SearchResults<?> results = form.articles() ? articles : claims;
        View view = site.view(ctx);
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("claims", claims);
        model.put("articles", articles);
        List<Narrowing> facets = Narrowing.of(results, form, view);
        model.put("facets", facets);
        model.put("chosen", Narrowing.chosen(facets, results, form, view));
        model.put("names", shelf.modelNames(now, version));
        model.put("weighed", weighed.isPresent());
        model.put(
                "standings",
                weighed.map(contents -> claims.hits().stream()
                                .map(ClaimHit::claim)
                                .collect(Collectors.toMap(Claim::id, contents::standing)))
                        .orElse(Map.of()));
        model.put("kept", kept);
        model.put("fresh", kept.map(SavedSearches.Kept::fresh).orElse(Set.of()));
        model.put("question", SavedSearches.question(view));
        model.put("writable", saved.writable());
        model.put("histogram", Histogram.of(results.months(), form.query().said(), view));
        return site.html(ctx, "search.jte", model);
    }

    private static ObjectNode json(
            SearchForm form, SearchResults<ClaimHit> claims, SearchResults<ArticleHit> articles) {
        ObjectNode json = Api.object();
        json.put("q", form.query().words());
        if (form.articles()) {
            json.put("total", articles.total());
            ArrayNode hits = json.putArray("articles");
            articles.hits().forEach(hit -> hits.add(Api.write(hit)));
            Api.tell(json, articles);
        } else {
            json.put("total", claims.total());
            ArrayNode hits = json.putArray("claims");
            claims.hits().forEach(hit -> hits.add(Api.write(hit.claim())));
            Api.tell(json, claims);
        }
        return json;
    }

    private void atom(Context ctx, SearchForm form) {
        View view = site.view(ctx);
        String words = form.query().words();
        SearchFeed feed = new SearchFeed(
                view, words.isEmpty() ? view.say("search.feed.all") : view.say("search.feed", "q", words));
        if (form.articles()) {
            feed.sendArticles(
                    ctx,
                    shelf.knowledge()
                            .searchArticles(form.query().by(SearchQuery.Sort.SAID))
                            .hits());
        } else {
            feed.sendClaims(
                    ctx,
                    shelf.knowledge()
                            .searchClaims(form.query().by(SearchQuery.Sort.SAID))
                            .hits());
        }
    }

    private void csv(Context ctx, SearchForm form) throws IOException {
        if (!form.all()) {
            rows(ctx, form);
            return;
        }
        if (!whole.tryAcquire()) throw WrongRequest.busy();
        try {
            rows(ctx, form);
        } finally {
            whole.release();
        }
    }

    private void rows(Context ctx, SearchForm form) throws IOException {
        Rows rows = new Rows(ctx, form.articles());
        if (form.articles()) articles(form, rows);
        else claims(form, rows);
        rows.end();
    }

    private void claims(SearchForm form, Rows rows) {
        if (form.all()) {
            shelf.knowledge().eachClaim(form.query(), claim -> rows.add(Csv.row(claim)));
        } else {
            shelf.knowledge().searchClaims(form.query()).hits().forEach(hit -> rows.add(Csv.row(hit.claim())));
        }
    }

    private void articles(SearchForm form, Rows rows) {
        if (form.all()) {
            shelf.knowledge().eachArticle(form.query(), hit -> rows.add(row(hit)));
        } else {
            shelf.knowledge().searchArticles(form.query()).hits().forEach(hit -> rows.add(row(hit)));
        }
    }

    private static List<String> row(ArticleHit hit) {
        Claim.Source article = hit.article();
        return List.of(
                article.articleId(),
                article.title(),
                article.site().orElse(""),
                article.author().orElse(""),
                article.saidAt().map(Moment::toString).orElse(""),
                article.url().map(url -> url.toString()).orElse(""),
                hit.snippet());
    }

    /** Rows that are sent one after the other; until the first, another answer can be given. */
    private static final class Rows {
        private final Context ctx;
        private final boolean ofArticles;
        private final long end = System.nanoTime() + LONGEST_TABLE.toNanos();
        private @Nullable Writer begun;

        Rows(Context ctx, boolean ofArticles) {
            this.ctx = ctx;
            this.ofArticles = ofArticles;
        }

        void add(List<String> cells) {
            try {
                if (System.nanoTime() > end) throw new IOException("The table was taken too slowly.");
                out().write(Csv.line(cells));
            } catch (IOException e) {
                throw new UncheckedIOException(e); // who asked is gone
            }
        }

        private Writer out() throws IOException {
            Writer out = begun;
            if (out != null) return out;
            String name = ofArticles ? "articles" : "claims";
            ctx.contentType("text/csv; charset=utf-8")
                    .header("Content-Disposition", "attachment; filename=\"reelwatch-" + name + ".csv\"");
            begun = out = new BufferedWriter(new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8));
            out.write(Csv.line(ofArticles ? ARTICLE_HEAD : Csv.CLAIM_HEAD));
            return out;
        }

        void end() throws IOException {
            out().flush();
        }
    }
}
