package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.SearchArchive;
import dev.reelwatch.crawler.archive.SearchArchive.SavedSearch;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.search.SearchQuery.Facet;
import dev.reelwatch.index.search.SearchQuery.Period;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Searches that somebody keeps under a name: what of their hits is new since somebody looked last. */
public final class SavedSearches {
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 80;
    /** What makes a question, in the order in which it is written. */
    private static final List<String> PARTS = parts();

    private static List<String> parts() {
        List<String> parts = new ArrayList<>(List.of("q", "tab"));
        parts.addAll(SearchForm.narrowing());
        parts.addAll(List.of("exact", "sort"));
        return List.copyOf(parts);
    }

    private final Site site;
    private final Shelf shelf;
    private final Writes writes;
    private volatile @Nullable Known known;
    private volatile @Nullable Counted counted;

    SavedSearches(Site site, Shelf shelf, Writes writes) {
        this.site = site;
        this.shelf = shelf;
        this.writes = writes;
    }

    /**
     * A search that is kept.
     *
     * @param address of its page, with all its hits
     * @param fresh its hits that are new since somebody looked last
     */
    public record Kept(SavedSearch search, String address, Set<String> fresh) {
        public Kept {
            fresh = Collections.unmodifiableSet(new LinkedHashSet<>(fresh));
        }
    }

    void addTo(RoutesConfig routes) {
        routes.get("/searches", this::page);
        routes.post("/searches", writes.allowedForm((with, ctx) -> {
            String looked = field(ctx, "look");
            String forgotten = field(ctx, "forget");
            if (!looked.isEmpty()) look(looked);
            else if (!forgotten.isEmpty()) forget(forgotten);
            else save(field(ctx, "name"), field(ctx, "question"));
            ctx.redirect("/searches", HttpStatus.SEE_OTHER);
        }));
        routes.get("/api/v1/searches", Api.current((ctx, asked) -> Api.list("searches", all(), this::json)));
        routes.post("/api/v1/searches", writes.allowed((with, ctx) -> {
            JsonNode order = Writes.order(ctx);
            ctx.status(HttpStatus.CREATED);
            Api.send(
                    ctx,
                    json(save(
                            order.path("name").asText(), order.path("question").asText())));
        }));
        routes.post("/api/v1/searches/{id}/look", writes.allowed((with, ctx) -> {
            look(ctx.pathParam("id"));
            Api.send(ctx, json(kept(found(ctx.pathParam("id")))));
        }));
        routes.delete("/api/v1/searches/{id}", writes.allowed((with, ctx) -> {
            forget(ctx.pathParam("id"));
            ctx.status(HttpStatus.NO_CONTENT);
        }));
    }

    boolean writable() {
        return writes.possible();
    }

    /** The question of a search page, as it is kept. */
    static String question(View view) {
        return question(view.query());
    }

    private static String question(Map<String, List<String>> parameters) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String part : PARTS) {
            List<String> values = parameters.getOrDefault(part, List.of());
            if (!values.isEmpty()) kept.put(part, values);
        }
        return View.queryString(kept);
    }

    /** The saved search that asks what a page asks, whatever its order. */
    Optional<Kept> of(SearchForm form) {
        return Optional.ofNullable(asked().get(new Asked(form))).map(this::kept);
    }

    /** What a search asks for, without the order and the place in it. */
    private record Asked(
            SearchForm.Tab tab, String words, Map<Facet, Set<String>> chosen, boolean asTyped, Optional<Period> said) {
        Asked(SearchForm form) {
            this(
                    form.tab(),
                    form.query().words(),
                    form.query().chosen(),
                    form.query().asTyped(),
                    form.query().said());
        }
    }

    private record Known(List<SavedSearch> saved, Map<Asked, SavedSearch> byQuestion) {}

    /** Every page looks here, and they seldom change. */
    private Map<Asked, SavedSearch> asked() {
        List<SavedSearch> saved = archive().all();
        Known held = known;
        if (held != null && held.saved().equals(saved)) return held.byQuestion();
        Map<Asked, SavedSearch> byQuestion = new HashMap<>();
        saved.forEach(each -> byQuestion.putIfAbsent(new Asked(form(each)), each));
        known = new Known(saved, byQuestion);
        return byQuestion;
    }

    private SearchArchive archive() {
        return shelf.knowledge().searches();
    }

    private List<Kept> all() {
        return archive().all().stream().map(this::kept).toList();
    }

    private static SearchForm form(SavedSearch saved) {
        return SearchForm.of(Parameters.of(saved.question()));
    }

    private List<String> hits(SearchForm form) {
        return shelf.knowledge().hits(form.query().by(SearchQuery.Sort.SAID), !form.articles(), Integer.MAX_VALUE);
    }

    /** What was found of searches while the knowledge was the same; let go when anything of them is written here. */
    private record Counted(String version, Map<SavedSearch, Kept> kept) {}

    private Kept kept(SavedSearch saved) {
        String version = shelf.knowledge().version();
        Counted held = counted;
        if (held == null || !held.version().equals(version)) {
            held = new Counted(version, new ConcurrentHashMap<>());
            counted = held;
        }
        return held.kept().computeIfAbsent(saved, this::counted);
    }

    private Kept counted(SavedSearch saved) {
        Set<String> fresh = new LinkedHashSet<>(hits(form(saved)));
        fresh.removeAll(archive().seen(saved.id()));
        return new Kept(saved, "/search?" + saved.question(), fresh);
    }

    private void page(Context ctx) {
        Parameters.of(ctx);
        Map<String, Object> model = new HashMap<>();
        model.put("searches", all());
        model.put("writable", writable());
        site.render(ctx, "searches.jte", model);
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }

    private Kept save(String typed, String asked) {
        String name = typed.strip();
        boolean fits =
                !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
        if (!fits) throw WrongRequest.body("`name`: 1–" + LONGEST_NAME);
        String question = question(Parameters.of(asked.startsWith("?") ? asked.substring(1) : asked)
                .all());
        if (question.isEmpty()) throw WrongRequest.body("`question`: q=…");
        SearchForm form = SearchForm.of(Parameters.of(question));
        String id = Article.sha256(question).substring(0, 12);
        Optional<SavedSearch> stored = archive().save(id, name, question, hits(form), MOST, now());
        counted = null;
        return stored.map(this::kept).orElseThrow(() -> WrongRequest.body("`searches`: " + MOST));
    }

    private SavedSearch found(String id) {
        return archive().find(id).orElseThrow(() -> WrongRequest.noSuch("search", id));
    }

    private void look(String id) {
        SavedSearch saved = found(id);
        archive().look(id, hits(form(saved)), now());
        counted = null;
    }

    private void forget(String id) {
        if (!archive().forget(found(id).id())) throw WrongRequest.noSuch("search", id);
        counted = null;
    }

    private Instant now() {
        return shelf.clock().instant();
    }

    private ObjectNode json(Kept kept) {
        ObjectNode json = Api.object();
        json.put("id", kept.search().id());
        json.put("name", kept.search().name());
        json.put("question", kept.search().question());
        json.put("saved_at", kept.search().savedAt().toString());
        json.put("looked_at", kept.search().lookedAt().toString());
        json.put("new", kept.fresh().size());
        ArrayNode hits = json.putArray("new_hits");
        kept.fresh().forEach(hits::add);
        json.put("feed", site.publicAddress() + kept.address() + "&format=atom");
        return json;
    }
}
