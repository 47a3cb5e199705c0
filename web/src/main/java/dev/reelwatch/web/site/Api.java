package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.ArticleJson;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.KnowledgeJson;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.search.ArticleHit;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.SearchResults;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.index.timeline.TimelineJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The HTTP API: Claim JSON and Knowledge JSON, errors as RFC 9457 has them. */
final class Api {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LAST_CURSOR = 100_000;

    private final Site site;
    private final Shelf shelf;

    Api(Site site, Shelf shelf) {
        this.site = site;
        this.shelf = shelf;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/v1/claims", this::claims);
        routes.get("/api/v1/claims/{id}", ctx -> {
            String id = ctx.pathParam("id");
            send(ctx, write(shelf.knowledge().claim(id).orElseThrow(() -> WrongRequest.noSuch("claim", id))));
        });
        routes.get("/api/v1/articles/{id}", ctx -> {
            String id = ctx.pathParam("id");
            ObjectNode json = ArticleJson.write(
                    shelf.knowledge().article(id).orElseThrow(() -> WrongRequest.noSuch("article", id)));
            json.put("id", id);
            shelf.knowledge().withdrawal(id).ifPresent(withdrawal -> {
                json.put("withdrawn_at", Moment.of(withdrawal.at()).toString());
                json.put("withdrawn_ending", withdrawal.ending().json());
                json.put("withdrawn_why", withdrawal.why());
            });
            ArrayNode claims = json.putArray("claims");
            shelf.knowledge().claimsIn(id).forEach(claim -> claims.add(write(claim)));
            send(ctx, json);
        });
        routes.get(
                "/api/v1/timeline",
                ctx -> send(
                        ctx,
                        timeline(KnowledgePages.asOf(shelf, Parameters.of(ctx))
                                .timeline(Knowledge.Part.of(Parameters.of(ctx).text("model"))))));
    }

    private void claims(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        int from = parameters.number("cursor", 0, LAST_CURSOR, 0);
        int limit = parameters.number("limit", 1, 1000, 100);
        SearchResults<ClaimHit> results = shelf.knowledge().searchClaims(SearchForm.query(parameters, from, limit));
        ObjectNode json = object();
        json.put("total", results.total());
        ArrayNode claims = json.putArray("claims");
        results.hits().forEach(hit -> claims.add(write(hit.claim())));
        int next = from + results.hits().size();
        boolean more = !results.hits().isEmpty() && next < results.total() && next <= LAST_CURSOR;
        if (more) json.put("next", site.view(ctx).with("cursor", String.valueOf(next)));
        send(ctx, json);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode write(Claim claim) {
        return ClaimJson.write(claim);
    }

    static ObjectNode write(ArticleHit hit) {
        ObjectNode json = object();
        Claim.Source article = hit.article();
        json.put("article", article.articleId());
        json.put("title", article.title());
        article.site().ifPresent(name -> json.put("site", name));
        article.author().ifPresent(name -> json.put("author", name));
        article.saidAt().ifPresent(at -> json.put("said_at", at.toString()));
        article.url().ifPresent(url -> json.put("url", url.toString()));
        json.put("snippet", hit.snippet());
        return json;
    }

    static ObjectNode timeline(List<TimelineEntry> entries) {
        ObjectNode json = object();
        ArrayNode list = json.putArray("timeline");
        entries.forEach(entry -> list.add(TimelineJson.write(entry)));
        return json;
    }

    static ObjectNode disputes(List<Dispute> disputes) {
        ObjectNode json = object();
        ArrayNode list = json.putArray("disputes");
        disputes.forEach(dispute -> list.add(KnowledgeJson.write(dispute)));
        return json;
    }

    static ObjectNode promises(List<Promise> promises) {
        ObjectNode json = object();
        ArrayNode list = json.putArray("promises");
        promises.forEach(promise -> list.add(KnowledgeJson.write(promise)));
        return json;
    }

    static void send(Context ctx, JsonNode json) {
        ctx.contentType("application/json; charset=utf-8")
                .result((json.toString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The status of the answer as a problem. */
    static void problem(Context ctx, String detail) {
        ObjectNode json = object();
        json.put("type", "about:blank");
        json.put("title", HttpStatus.forStatus(ctx.statusCode()).getMessage());
        json.put("status", ctx.statusCode());
        json.put("detail", detail);
        json.put("instance", ctx.path());
        ctx.contentType("application/problem+json").result(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
