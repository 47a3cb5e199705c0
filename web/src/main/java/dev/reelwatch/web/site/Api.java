package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.Frontier.SourceHealth;
import dev.reelwatch.crawler.archive.Revision;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleJson;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.KnowledgeJson;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.search.ArticleHit;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.Completion;
import dev.reelwatch.index.search.SearchJson;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.search.SearchResults;
import dev.reelwatch.index.story.Story;
import dev.reelwatch.index.timeline.ModelSheet;
import dev.reelwatch.index.timeline.ModelSheetJson;
import dev.reelwatch.index.timeline.StorySheetJson;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.index.timeline.TimelineJson;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.digest.DigestJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The HTTP API for reading: Claim JSON and Knowledge JSON, a page at a time, each answer with its ETag. */
final class Api {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DEEP = 10_000;
    private static final int USUAL_COMPLETIONS = 8;
    private static final int MOST_COMPLETIONS = 50;

    private final Site site;
    private final Shelf shelf;
    private final Writes writes;
    /** Far down in a list every hit before takes room; of such questions a few are answered at a time. */
    private final Semaphore deep = new Semaphore(4, true);
    /** Another start may be another program, with other answers to the same knowledge. */
    private final String begun = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    Api(Site site, Shelf shelf, Writes writes) {
        this.site = site;
        this.shelf = shelf;
        this.writes = writes;
    }

    /** Answers a question from the knowledge. */
    @FunctionalInterface
    interface Answer {
        ObjectNode to(Context ctx, Parameters asked);
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/v1/claims", known(this::claims));
        routes.get("/api/v1/claims/{id}", known((ctx, asked) -> write(claim(ctx.pathParam("id")))));
        routes.get("/api/v1/findings", known(this::findings));
        routes.get("/api/v1/articles", known(this::articles));
        routes.get("/api/v1/articles/{id}", known((ctx, asked) -> article(ctx.pathParam("id"))));
        routes.get("/api/v1/articles/{id}/revisions/{number}", known(this::revision));
        routes.get("/api/v1/complete", known(this::complete));
        routes.get("/api/v1/models", known(this::models));
        routes.get("/api/v1/models/{id}", known((ctx, asked) -> {
            String id = ctx.pathParam("id");
            return ModelSheetJson.writeWhole(asOf(asked).model(id).orElseThrow(() -> WrongRequest.noSuch("model", id)));
        }));
        routes.get("/api/v1/timeline", known(this::timeline));
        routes.get("/api/v1/compare", known(this::compare));
        routes.get("/api/v1/disputes", known(this::disputes));
        routes.get("/api/v1/promises", known(this::promises));
        routes.get("/api/v1/changes", known(this::changes));
        routes.get("/api/v1/stories", known(this::stories));
        routes.get("/api/v1/stories/{id}", known((ctx, asked) -> {
            String id = ctx.pathParam("id");
            return StorySheetJson.writeWhole(asOf(asked).story(id).orElseThrow(() -> WrongRequest.noSuch("story", id)));
        }));
        routes.get("/api/v1/digests", current(this::digests));
        routes.get("/api/v1/digests/{date}", current(this::digest));
        routes.get("/api/v1/sources", current(this::sources));
        routes.get("/api/v1/status", current((ctx, asked) -> StatusJson.of(shelf.knowledge())));
    }

    // --- the answers

    private ObjectNode claims(Context ctx, Parameters asked) {
        Paging paging = Paging.of(ctx, asked);
        SearchResults<ClaimHit> first = searchClaims(asked, 0, 1);
        ObjectNode json = list(
                ctx,
                "claims",
                first.total(),
                paging.of(
                        (from, most) -> searchClaims(asked, from, most).hits(),
                        hit -> hit.claim().id(),
                        first.length()),
                SearchJson::write);
        tell(json, first);
        return json;
    }

    private ObjectNode findings(Context ctx, Parameters asked) {
        SearchQuery query = SearchForm.query(asked, 0, 1);
        FoundFindings found = FoundFindings.of(query, shelf);
        ObjectNode json = list(
                ctx,
                "findings",
                found.all().size(),
                Paging.of(ctx, asked).of(found.all(), each -> each.finding().id()),
                each -> KnowledgeJson.write(each.finding()));
        if (found.more()) json.put("more", true);
        tell(json, shelf.knowledge().searchClaims(query));
        return json;
    }

    /** Tells beside the hits what can be chosen among them, and how the words were understood. */
    static void tell(ObjectNode json, SearchResults<?> results) {
        SearchJson.tell(json, results);
        ObjectNode facets = json.putObject("facets");
        results.facets().forEach((facet, values) -> {
            ObjectNode node = facets.putObject(facet.word());
            values.forEach(node::put);
        });
        ObjectNode months = json.putObject("months");
        results.months().forEach((month, count) -> months.put(month.toString(), count));
    }

    private SearchResults<ClaimHit> searchClaims(Parameters asked, int from, int most) {
        return search(
                from,
                () -> shelf.knowledge().searchClaimsByMeaning(shelf.askable(SearchForm.query(asked, from, most))));
    }

    private ObjectNode articles(Context ctx, Parameters asked) {
        Paging paging = Paging.of(ctx, asked);
        SearchResults<ArticleHit> first = searchArticles(asked, 0, 1);
        ObjectNode json = list(
                ctx,
                "articles",
                first.total(),
                paging.of(
                        (from, most) -> searchArticles(asked, from, most).hits(),
                        hit -> hit.article().articleId(),
                        first.total()),
                Api::write);
        tell(json, first);
        return json;
    }

    private SearchResults<ArticleHit> searchArticles(Parameters asked, int from, int most) {
        return search(from, () -> shelf.knowledge().searchArticles(shelf.askable(SearchForm.query(asked, from, most))));
    }

    private <T> T search(int from, Supplier<T> search) {
        if (from < DEEP) return search.get();
        deep.acquireUninterruptibly();
        try {
            return search.get();
        } finally {
            deep.release();
        }
    }

    private ObjectNode complete(Context ctx, Parameters asked) {
        int most = asked.number("limit", 1, MOST_COMPLETIONS, USUAL_COMPLETIONS);
        ObjectNode json = object();
        ArrayNode list = json.putArray("completions");
        // the end of what is typed tells what is begun, so a space there counts
        String typed = asked.all().getOrDefault("q", List.of("")).getFirst();
        for (Completion completion : shelf.knowledge().completions(typed, most)) {
            ObjectNode node = list.addObject();
            node.put("text", completion.text());
            node.put("kind", completion.kind().name().toLowerCase(Locale.ROOT));
            node.put("word", completion.word());
            completion.meaning().ifPresent(meaning -> node.put("meaning", meaning));
            if (completion.count() > 0) node.put("count", completion.count());
        }
        return json;
    }

    private Claim claim(String id) {
        return shelf.knowledge().claim(id).orElseThrow(() -> WrongRequest.noSuch("claim", id));
    }

    private ObjectNode article(String id) {
        Article article = shelf.knowledge().article(id).orElseThrow(() -> WrongRequest.noSuch("article", id));
        ObjectNode json = ArticleJson.write(article);
        json.put("id", id);
        shelf.knowledge().withdrawal(id).ifPresent(withdrawal -> {
            json.put("withdrawn_at", Moment.of(withdrawal.at()).toString());
            json.put("withdrawn_ending", withdrawal.ending().json());
            json.put("withdrawn_why", withdrawal.why());
        });
        ArrayNode claims = json.putArray("claims");
        shelf.knowledge().claimsIn(id).forEach(claim -> claims.add(write(claim)));
        ArrayNode revisions = json.putArray("revisions");
        shelf.knowledge().revisions(id).forEach(revision -> revisions.add(write(revision)));
        return json;
    }

    private static ObjectNode write(Revision revision) {
        ObjectNode json = object();
        json.put("number", revision.number());
        json.put("stored_at", revision.storedAt().toString());
        json.put("current", revision.current());
        json.put("reparsed", revision.reparsed());
        revision.replaces().ifPresent(number -> json.put("replaces", number));
        json.put("title", revision.article().title());
        json.put("sha256", revision.article().sha256());
        return json;
    }

    private ObjectNode revision(Context ctx, Parameters asked) {
        String id = ctx.pathParam("id");
        String number = ctx.pathParam("number");
        Revision revision = shelf.knowledge().revisions(id).stream()
                .filter(each -> String.valueOf(each.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> WrongRequest.noSuch("revision", id + " " + number));
        ObjectNode json = ArticleJson.write(revision.article());
        json.put("id", id);
        json.set("revision", write(revision));
        return json;
    }

    private ObjectNode models(Context ctx, Parameters asked) {
        List<ModelSheet> all = asOf(asked).models();
        return list(ctx, asked, "models", all, ModelSheet::id, ModelSheetJson::write);
    }

    private ObjectNode timeline(Context ctx, Parameters asked) {
        Knowledge knowledge = asOf(asked);
        List<TimelineEntry> all =
                knowledge.timeline(new Knowledge.Part(model(knowledge, asked), asked.text("vendor"), attribute(asked)));
        return list(ctx, asked, "timeline", all, TimelineEntry::id, TimelineJson::write);
    }

    private ObjectNode compare(Context ctx, Parameters asked) {
        Knowledge knowledge = asOf(asked);
        List<String> models = KnowledgePages.chosen(asked);
        models.stream()
                .filter(name -> knowledge.model(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw WrongRequest.noSuch("model", name);
                });
        return KnowledgePages.json(knowledge.compare(models));
    }

    private ObjectNode disputes(Context ctx, Parameters asked) {
        Knowledge knowledge = asOf(asked);
        List<Dispute> all =
                ofModel(knowledge, asked, knowledge.disputes(), Dispute::model).toList();
        return list(ctx, asked, "disputes", all, Dispute::id, KnowledgeJson::write);
    }

    private ObjectNode promises(Context ctx, Parameters asked) {
        Knowledge knowledge = asOf(asked);
        Optional<Promise.State> state = asked.one("state", List.of(Promise.State.values()), Promise.State::json);
        List<Promise> all = ofModel(knowledge, asked, knowledge.promises(), Promise::model)
                .filter(promise -> state.isEmpty() || promise.state() == state.get())
                .toList();
        return list(ctx, asked, "promises", all, Promise::id, KnowledgeJson::write);
    }

    private ObjectNode changes(Context ctx, Parameters asked) {
        Knowledge knowledge = asOf(asked);
        List<Change> all =
                ofModel(knowledge, asked, knowledge.changes(), Change::model).toList();
        return list(ctx, asked, "changes", all, Change::id, KnowledgeJson::write);
    }

    private ObjectNode stories(Context ctx, Parameters asked) {
        Knowledge knowledge = asOf(asked);
        boolean single = asked.word("single", "false", "true").equals("true");
        List<Story> all = ofModel(knowledge, asked, knowledge.stories(), Story::model)
                .filter(story -> single || story.articles().size() > 1)
                .toList();
        return list(ctx, asked, "stories", all, Story::id, story -> StorySheetJson.write(knowledge.sheet(story)));
    }

    private ObjectNode digests(Context ctx, Parameters asked) {
        List<LocalDate> all = List.copyOf(shelf.contents().digests().days().descendingSet());
        return list(ctx, asked, "digests", all, LocalDate::toString, day -> {
            ObjectNode json = object();
            json.put("date", day.toString());
            return json;
        });
    }

    private ObjectNode digest(Context ctx, Parameters asked) {
        LocalDate day = Pages.day(ctx);
        return DigestJson.write(
                shelf.contents().digests().on(day, site.view(ctx).language()));
    }

    private ObjectNode sources(Context ctx, Parameters asked) {
        Map<String, SourceHealth> health = shelf.knowledge().health().stream()
                .collect(Collectors.toMap(SourceHealth::source, Function.identity()));
        List<Source> all =
                writes.sources().orElseGet(() -> shelf.knowledge().sources()).all();
        return list(
                ctx,
                asked,
                "sources",
                all,
                Source::name,
                source -> SourceJson.of(source, Optional.ofNullable(health.get(source.name()))));
    }

    // --- what they share

    private Knowledge asOf(Parameters asked) {
        return KnowledgePages.asOf(shelf, asked);
    }

    /** Of all that is known, what is of the model that is asked for, if one is. */
    private static <T> Stream<T> ofModel(
            Knowledge knowledge, Parameters asked, List<T> all, Function<T, String> model) {
        Predicate<String> wanted = model(knowledge, asked).map(knowledge::isOf).orElse(any -> true);
        return all.stream().filter(each -> wanted.test(model.apply(each)));
    }

    /** The model that is asked for; one of which nothing is known is not there. */
    private static Optional<String> model(Knowledge knowledge, Parameters asked) {
        Optional<String> model = asked.named("model");
        if (model.filter(name -> !knowledge.knows(name)).isPresent()) throw WrongRequest.noSuch("model", model.get());
        return model;
    }

    private static Optional<Attribute> attribute(Parameters asked) {
        return asked.one("attribute", List.of(Attribute.values()), Attribute::json);
    }

    private <T> ObjectNode list(
            Context ctx,
            Parameters asked,
            String name,
            List<T> all,
            Function<T, String> id,
            Function<T, ObjectNode> write) {
        return list(ctx, name, all.size(), Paging.of(ctx, asked).of(all, id), write);
    }

    private <T> ObjectNode list(
            Context ctx, String name, long total, Paging.Page<T> page, Function<T, ObjectNode> write) {
        ObjectNode json = object();
        json.put("total", total);
        ArrayNode items = json.putArray(name);
        page.items().forEach(item -> items.add(write.apply(item)));
        page.next().ifPresent(cursor -> json.put("next", site.view(ctx).with("cursor", cursor)));
        return json;
    }

    /** Answers that are the same as long as the knowledge is. */
    private Handler known(Answer answer) {
        return ctx -> {
            mustTakeJson(ctx);
            Parameters asked = Parameters.of(ctx);
            // once all claims are weighed, hits come in another order
            String weighed = shelf.atHand()
                    .map(contents -> String.valueOf(System.identityHashCode(contents.known())))
                    .orElse("");
            String tag = tag(begun + shelf.knowledge().version() + weighed + ctx.path() + "?" + ctx.queryString()
                    + site.view(ctx).language());
            if (isHeld(ctx, tag)) return;
            send(ctx, answer.to(ctx, asked));
        };
    }

    /** Answers that change without the knowledge, or some time after it. */
    static Handler current(Answer answer) {
        return ctx -> {
            mustTakeJson(ctx);
            sendNew(ctx, answer.to(ctx, Parameters.of(ctx)));
        };
    }

    /** Sends an answer with its tag, unless the client holds it. */
    static void sendNew(Context ctx, JsonNode json) {
        if (!isHeld(ctx, tag(json.toString()))) send(ctx, json);
    }

    // weak, since the bytes depend on how they are compressed
    private static String tag(String of) {
        return "W/\"" + Article.sha256(of).substring(0, 16) + "\"";
    }

    /** Gives an answer its tag. True where the client holds that answer already, which then is told. */
    private static boolean isHeld(Context ctx, String tag) {
        ctx.header("ETag", tag);
        ctx.header("Vary", "Accept-Language, Cookie");
        String held = ctx.header("If-None-Match");
        boolean same = held != null
                && Arrays.stream(held.split(",", -1))
                        .map(String::strip)
                        .anyMatch(each -> each.equals("*") || each.equals(tag) || ("W/" + each).equals(tag));
        if (same) ctx.status(304).contentType("application/json; charset=utf-8");
        return same;
    }

    static void mustTakeJson(Context ctx) {
        String accepted = ctx.header("Accept");
        if (accepted == null || accepted.isBlank()) return;
        boolean takes = Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
                .filter(range -> !range.matches(".*;\\s*q=0(\\.0*)?\\s*"))
                .map(range -> range.split(";", 2)[0].strip())
                .anyMatch(
                        type -> type.equals("*/*") || type.equals("application/*") || type.equals("application/json"));
        if (!takes) throw WrongRequest.onlyJson();
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

    /** A whole list under its name. */
    static <T> ObjectNode list(String name, Collection<T> all, Function<T, ObjectNode> write) {
        ObjectNode json = object();
        ArrayNode list = json.putArray(name);
        all.forEach(each -> list.add(write.apply(each)));
        return json;
    }

    static void send(Context ctx, JsonNode json) {
        ctx.contentType("application/json; charset=utf-8")
                .result((json.toString() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
