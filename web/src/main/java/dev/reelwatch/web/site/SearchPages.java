package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.KnowledgeJson;
import dev.reelwatch.index.search.ArticleHit;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.SearchJson;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.search.SearchResults;
import dev.reelwatch.web.digest.Wording;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The search page, and its hits as files. */
final class SearchPages {
    private static final List<String> ARTICLE_HEAD =
            List.of("article", "title", "site", "author", "said_at", "url", "snippet");
    private static final List<String> FINDING_HEAD = List.of(
            "id",
            "model",
            "attribute",
            "polarity",
            "number",
            "unit",
            "origins",
            "origins_vendor",
            "origins_tester",
            "first_said",
            "last_said",
            "claim",
            "quote",
            "url");

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
            case "json" -> Api.send(ctx, json(form));
            default -> page(ctx, form);
        }
    }

    private SearchResults<ClaimHit> claims(SearchForm form) {
        return switch (form.tab()) {
            case CLAIMS -> shelf.knowledge().searchClaimsByMeaning(form.query());
            case FINDINGS -> shelf.knowledge().searchClaims(form.query().first());
            case ARTICLES -> SearchResults.none();
        };
    }

    private SearchResults<ArticleHit> articles(SearchForm form) {
        return form.articles() ? shelf.knowledge().searchArticles(form.query()) : SearchResults.none();
    }

    private FoundFindings findings(SearchForm form) {
        return form.findings() ? FoundFindings.of(form.query(), shelf) : FoundFindings.NONE;
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
        SearchResults<ClaimHit> claims = claims(form);
        byte[] html = html(ctx, form, claims, now, version, weighed, kept);
        // what lacks something for the moment is made anew for the next reader
        boolean whole = !claims.notes().contains(SearchResults.Note.WORDS_ONLY);
        if (kept.isEmpty() && whole) pages.keep(state, view, PackedPage.of(html));
        site.asPage(ctx).result(html);
    }

    private byte[] html(
            Context ctx,
            SearchForm form,
            SearchResults<ClaimHit> claims,
            KnowledgeBase now,
            String version,
            Optional<Shelf.Contents> weighed,
            Optional<SavedSearches.Kept> kept) {
        SearchResults<ArticleHit> articles = articles(form);
        SearchResults<?> results = form.articles() ? articles : claims;
        View view = site.view(ctx);
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("claims", claims);
        model.put("articles", articles);
        FoundFindings findings = findings(form);
        model.put("findings", findings);
        List<Narrowing> facets = Narrowing.of(results, form, view);
        model.put("facets", facets);
        model.put("chosen", Narrowing.chosen(facets, results, form, view));
        model.put("names", shelf.modelNames(now, version));
        model.put("weighed", weighed.isPresent());
        model.put(
                "standings",
                weighed.map(contents -> Stream.concat(
                                        claims.hits().stream().map(ClaimHit::claim),
                                        findings.of(form.query()).stream().map(FoundFindings.Found::claim))
                                .collect(Collectors.toMap(Claim::id, contents::standing, (one, same) -> one)))
                        .orElse(Map.of()));
        model.put("kept", kept);
        model.put("fresh", kept.map(SavedSearches.Kept::fresh).orElse(Set.of()));
        model.put("question", SavedSearches.question(view));
        model.put("writable", saved.writable());
        model.put("histogram", Histogram.of(results.months(), form.query().said(), view));
        return site.html(ctx, "search.jte", model);
    }

    private ObjectNode json(SearchForm form) {
        ObjectNode json = Api.object();
        json.put("q", form.query().words());
        SearchResults<?> results = form.articles() ? articles(form) : claims(form);
        FoundFindings findings = findings(form);
        json.put("total", form.findings() ? findings.all().size() : results.total());
        ArrayNode hits = json.putArray(form.tab().word());
        if (form.findings()) {
            findings.of(form.query()).forEach(found -> hits.add(KnowledgeJson.write(found.finding())));
        } else {
            for (Object hit : results.hits()) {
                if (hit instanceof ArticleHit article) hits.add(Api.write(article));
                if (hit instanceof ClaimHit claim) hits.add(SearchJson.write(claim));
            }
        }
        Api.tell(json, results);
        return json;
    }

    private void atom(Context ctx, SearchForm form) {
        View view = site.view(ctx);
        String words = form.query().words();
        SearchFeed feed = new SearchFeed(
                view, words.isEmpty() ? view.say("search.feed.all") : view.say("search.feed", "q", words));
        SearchQuery newest = form.query().by(SearchQuery.Sort.SAID);
        switch (form.tab()) {
            case ARTICLES ->
                feed.sendArticles(ctx, shelf.knowledge().searchArticles(newest).hits());
            case FINDINGS ->
                feed.sendClaims(
                        ctx,
                        FoundFindings.of(newest, shelf).of(newest).stream()
                                .map(FoundFindings.Found::claim)
                                .toList());
            case CLAIMS ->
                feed.sendClaims(
                        ctx,
                        shelf.knowledge().searchClaims(newest).hits().stream()
                                .map(ClaimHit::claim)
                                .toList());
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
        Rows rows = new Rows(ctx, form.tab());
        switch (form.tab()) {
            case CLAIMS -> claims(form, rows);
            case FINDINGS -> {
                FoundFindings findings = findings(form);
                (form.all() ? findings.all() : findings.of(form.query())).forEach(found -> rows.add(row(found)));
            }
            case ARTICLES -> articles(form, rows);
        }
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

    private static List<String> row(FoundFindings.Found found) {
        Finding finding = found.finding();
        Optional<Measure> measure = finding.measure();
        return List.of(
                finding.id(),
                finding.model(),
                finding.attribute().json(),
                View.parameter(finding.polarity()),
                measure.map(figure -> Wording.number(figure.number())).orElse(""),
                measure.map(Measure::base).orElse(""),
                String.valueOf(finding.origins()),
                String.valueOf(finding.support().vendor()),
                String.valueOf(finding.support().testers()),
                finding.firstSaid().map(Moment::toString).orElse(""),
                finding.lastSaid().map(Moment::toString).orElse(""),
                found.claim().id(),
                found.claim().quote().text(),
                found.claim().article().url().map(url -> url.toString()).orElse(""));
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
        private final SearchForm.Tab tab;
        private final long end = System.nanoTime() + LONGEST_TABLE.toNanos();
        private @Nullable Writer begun;

        Rows(Context ctx, SearchForm.Tab tab) {
            this.ctx = ctx;
            this.tab = tab;
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
            ctx.contentType("text/csv; charset=utf-8")
                    .header("Content-Disposition", "attachment; filename=\"reelwatch-" + tab.word() + ".csv\"");
            begun = out = new BufferedWriter(new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8));
            out.write(Csv.line(
                    switch (tab) {
                        case CLAIMS -> Csv.CLAIM_HEAD;
                        case FINDINGS -> FINDING_HEAD;
                        case ARTICLES -> ARTICLE_HEAD;
                    }));
            return out;
        }

        void end() throws IOException {
            out().flush();
        }
    }
}
