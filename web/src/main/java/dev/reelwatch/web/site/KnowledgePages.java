package dev.reelwatch.web.site;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.Frontier.SourceHealth;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.Comparison;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.KnowledgeJson;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.story.Story;
import dev.reelwatch.index.timeline.ModelSheet;
import dev.reelwatch.index.timeline.ModelSheetJson;
import dev.reelwatch.index.timeline.StorySheet;
import dev.reelwatch.index.timeline.StorySheetJson;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.web.digest.DigestFeeds;
import dev.reelwatch.web.digest.DigestHtml;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The pages on what all claims say together. */
final class KnowledgePages {
    private static final int MOST_MODELS = 6;
    private static final int ENTRIES_IN_A_FEED = 30;

    private final DigestHtml digestHtml = new DigestHtml();

    private final Site site;
    private final Shelf shelf;
    private final Writes writes;

    private final Summaries summaries;

    KnowledgePages(Site site, Shelf shelf, Writes writes, Summaries summaries) {
        this.summaries = summaries;
        this.site = site;
        this.shelf = shelf;
        this.writes = writes;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/disputes", this::disputes);
        routes.get("/promises", this::promises);
        routes.get("/changes", this::changes);
        routes.get("/compare", this::compare);
        routes.get("/models", this::models);
        routes.get("/models/{id}", this::model);
        routes.get("/stories", this::stories);
        routes.get("/stories/{id}", this::story);
        routes.get("/sources", this::sources);
    }

    /** The knowledge of the day that is asked for, else of now. */
    static Knowledge asOf(Shelf shelf, Parameters parameters) {
        Optional<String> day = parameters.text("as_of");
        if (day.isEmpty()) return shelf.known();
        try {
            return shelf.asOf(Moment.parse(day.get()).lastDay());
        } catch (DateTimeException e) {
            throw WrongRequest.parameter("as_of", day.get(), "2025-04-08");
        }
    }

    private void disputes(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String format = parameters.word("format", "html", "json", "csv");
        List<Dispute> disputes = asOf(shelf, parameters).disputes();
        switch (format) {
            case "json" -> Api.send(ctx, Api.list("disputes", disputes, KnowledgeJson::write));
            case "csv" -> {
                List<List<String>> rows = disputes.stream()
                        .map(dispute -> List.of(
                                dispute.id(),
                                dispute.model(),
                                dispute.attribute().json(),
                                dispute.type().json(),
                                dispute.scope().map(Dispute.Scope::json).orElse(""),
                                dispute.a().best().quote().text(),
                                String.valueOf(dispute.a().origins()),
                                dispute.b().best().quote().text(),
                                String.valueOf(dispute.b().origins())))
                        .toList();
                Pages.csv(
                        ctx,
                        "disputes",
                        Csv.table(
                                List.of(
                                        "id",
                                        "model",
                                        "attribute",
                                        "type",
                                        "scope",
                                        "a",
                                        "origins_a",
                                        "b",
                                        "origins_b"),
                                rows));
            }
            default -> site.render(ctx, "disputes.jte", Map.of("disputes", disputes));
        }
    }

    private void promises(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String format = parameters.word("format", "html", "json", "csv");
        Knowledge knowledge = asOf(shelf, parameters);
        List<Promise> promises = knowledge.promises().stream()
                .sorted(comparing(Promise::state)
                        .thenComparing(promise -> promise.due()
                                .map(due -> due.firstDay().toString())
                                .orElse("9999"))
                        .thenComparing(Promise::id))
                .toList();
        switch (format) {
            case "json" -> Api.send(ctx, Api.list("promises", promises, KnowledgeJson::write));
            case "csv" -> {
                List<List<String>> rows = promises.stream()
                        .map(promise -> List.of(
                                promise.id(),
                                promise.model(),
                                promise.attribute().json(),
                                promise.state().json(),
                                promise.due().map(Moment::toString).orElse(""),
                                promise.promised().quote().text(),
                                promise.outcome()
                                        .map(claim -> claim.quote().text())
                                        .orElse(""),
                                promise.daysLate().isPresent()
                                        ? String.valueOf(promise.daysLate().getAsLong())
                                        : ""))
                        .toList();
                List<String> head =
                        List.of("id", "model", "attribute", "state", "due", "promised", "outcome", "days_late");
                Pages.csv(ctx, "promises", Csv.table(head, rows));
            }
            default -> site.render(ctx, "promises.jte", Map.of("promises", promises, "today", knowledge.day()));
        }
    }

    /** What became another, the latest first. */
    private void changes(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String format = parameters.word("format", "html", "json", "csv");
        List<Change> changes = asOf(shelf, parameters).changes().reversed();
        switch (format) {
            case "json" -> Api.send(ctx, Api.list("changes", changes, KnowledgeJson::write));
            case "csv" ->
                Pages.csv(
                        ctx,
                        "changes",
                        Csv.table(
                                List.of("id", "model", "attribute", "kind", "date", "from", "to", "before", "after"),
                                changes.stream()
                                        .map(change -> List.of(
                                                change.id(),
                                                change.model(),
                                                change.attribute().json(),
                                                change.kind().json(),
                                                change.at()
                                                        .map(Moment::toString)
                                                        .orElse(""),
                                                change.from()
                                                        .map(Measure::toString)
                                                        .orElse(""),
                                                change.to()
                                                        .map(Measure::toString)
                                                        .orElse(""),
                                                change.before().quote().text(),
                                                change.after().quote().text()))
                                        .toList()));
            default -> site.render(ctx, "whatChanged.jte", Map.of("changes", changes));
        }
    }

    /** Models are given one by one as m1, m2, ..., or all in one with commas between. */
    private void compare(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String format = parameters.word("format", "html", "json", "csv");
        Knowledge knowledge = asOf(shelf, parameters);
        Comparison comparison = knowledge.compare(chosen(parameters));
        switch (format) {
            case "json" -> Api.send(ctx, json(comparison));
            case "csv" -> Pages.csv(ctx, "compare", csv(comparison));
            default -> {
                Map<String, Object> model = new HashMap<>();
                model.put("comparison", comparison);
                model.put("drawn", drawn(comparison));
                model.put("models", knowledge.claimsByModel());
                site.render(ctx, "compare.jte", model);
            }
        }
    }

    /** The rows in which all models have a figure of one kind, so that their lengths can be seen side by side. */
    private static List<Integer> drawn(Comparison comparison) {
        if (comparison.models().size() < 2) return List.of();
        return IntStream.range(0, comparison.rows().size())
                .filter(i -> isDrawn(comparison.rows().get(i)))
                .boxed()
                .toList();
    }

    private static boolean isDrawn(Comparison.Row row) {
        List<Measure> figures = row.cells().stream()
                .flatMap(cell -> cell.flatMap(known -> known.finding().measure()).stream())
                .toList();
        return figures.size() == row.cells().size()
                && !row.unit().isEmpty()
                && figures.stream()
                        .allMatch(figure -> figure.base().equals(row.unit())
                                && figure.number() >= 0
                                && !figure.unit().equals("rank")
                                && figure.mode().equals(figures.getFirst().mode()));
    }

    static List<String> chosen(Parameters parameters) {
        List<String> chosen = new ArrayList<>();
        parameters
                .text("models")
                .ifPresent(all -> Arrays.stream(all.split("[,，]"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .forEach(chosen::add));
        for (int i = 1; i <= MOST_MODELS; i++) parameters.text("m" + i).ifPresent(chosen::add);
        if (chosen.size() > MOST_MODELS) {
            throw WrongRequest.parameter("models", String.join(",", chosen), "1–" + MOST_MODELS);
        }
        return List.copyOf(chosen);
    }

    static ObjectNode json(Comparison comparison) {
        ObjectNode json = Api.object();
        ArrayNode models = json.putArray("models");
        comparison.models().forEach(models::add);
        ArrayNode rows = json.putArray("rows");
        comparison.rows().forEach(row -> rows.add(KnowledgeJson.write(comparison, row)));
        return json;
    }

    private static String csv(Comparison comparison) {
        List<String> head = new ArrayList<>(List.of("attribute", "unit"));
        for (String model : comparison.models()) head.addAll(List.of(model, "origins", "disputed", "quote"));
        List<List<String>> rows = new ArrayList<>();
        for (Comparison.Row row : comparison.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.attribute().json(), row.unit()));
            for (Optional<Comparison.Cell> cell : row.cells()) {
                cells.add(cell.map(known -> known.finding()
                                .measure()
                                .map(measure -> measure.figure())
                                .orElse(known.finding()
                                        .value()
                                        .map(value -> value.text())
                                        .orElse(View.parameter(known.finding().polarity()))))
                        .orElse(""));
                cells.add(cell.map(known -> String.valueOf(known.finding().origins()))
                        .orElse(""));
                cells.add(cell.map(known -> String.valueOf(known.disputed())).orElse(""));
                cells.add(
                        cell.map(known -> known.finding().best().quote().text()).orElse(""));
            }
            rows.add(cells);
        }
        return Csv.table(head, rows);
    }

    private void models(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String format = parameters.word("format", "html", "json", "csv");
        List<ModelSheet> sheets = asOf(shelf, parameters).models();
        switch (format) {
            case "json" -> Api.send(ctx, Api.list("models", sheets, ModelSheetJson::write));
            case "csv" ->
                Pages.csv(
                        ctx,
                        "models",
                        Csv.table(
                                List.of("id", "model", "vendor", "released", "predecessor", "claims", "articles"),
                                sheets.stream()
                                        .map(sheet -> List.of(
                                                sheet.id(),
                                                sheet.model(),
                                                sheet.vendor().orElse(""),
                                                sheet.released()
                                                        .map(Moment::toString)
                                                        .orElse(""),
                                                sheet.predecessor().orElse(""),
                                                String.valueOf(sheet.claims()),
                                                String.valueOf(sheet.articles())))
                                        .toList()));
            default -> site.render(ctx, "models.jte", Map.of("sheets", sheets));
        }
    }

    private void model(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String format = parameters.word("format", "html", "json", "atom", "rss", "jsonfeed");
        String id = ctx.pathParam("id");
        ModelSheet sheet = asOf(shelf, parameters).model(id).orElseThrow(() -> WrongRequest.noSuch("model", id));
        if (format.equals("json")) {
            Api.send(ctx, ModelSheetJson.writeWhole(sheet));
            return;
        }
        Knowledge knowledge = asOf(shelf, parameters);
        List<TimelineEntry> timeline = knowledge.timeline(Knowledge.Part.of(Optional.of(sheet.model()))).stream()
                .filter(entry -> entry.model().equals(sheet.model()))
                .toList();
        if (!format.equals("html")) {
            feed(ctx, sheet, timeline, format);
            return;
        }
        Comparator<Claim> newestFirst = comparing(
                (Claim claim) -> claim.saidAt().map(Moment::lastDay).orElse(LocalDate.MIN), Comparator.reverseOrder());
        List<Claim> tested = sheet.said().stream()
                .filter(claim -> claim.basis() == Basis.AUTHOR
                        && claim.status() == Status.CURRENT
                        && claim.polarity() != Polarity.NEUTRAL)
                .sorted(newestFirst)
                .toList();
        Map<String, Claim> articles = new LinkedHashMap<>();
        sheet.said().stream()
                .sorted(newestFirst)
                .forEach(claim -> articles.putIfAbsent(claim.article().articleId(), claim));
        Map<String, Object> model = new HashMap<>();
        model.put("sheet", sheet);
        model.put("today", knowledge.day());
        model.put("summary", summaries.ofModel(ctx, site.view(ctx).language()));
        model.put("asks", summaries.canBeWorded());
        model.put("timeline", timeline);
        model.put("courses", Course.of(sheet.matters()));
        model.put("tested", tested);
        model.put("articles", List.copyOf(articles.values()));
        site.render(ctx, "model.jte", model);
    }

    /** What happened to a model, what was said last first, for readers of feeds. */
    private void feed(Context ctx, ModelSheet sheet, List<TimelineEntry> timeline, String format) {
        View view = site.view(ctx);
        DigestFeeds feeds = new DigestFeeds(digestHtml, site.publicAddress(), view.language());
        List<DigestFeeds.Entry> entries = timeline.stream()
                .filter(entry -> entry.claims().getFirst().saidAt().isPresent())
                .sorted(comparing((TimelineEntry entry) ->
                                entry.claims().getFirst().saidAt().orElseThrow())
                        .reversed()
                        .thenComparing(TimelineEntry::id))
                .limit(ENTRIES_IN_A_FEED)
                .map(entry -> entry(view, entry))
                .toList();
        DigestFeeds.Feed feed = new DigestFeeds.Feed(
                sheet.model() + " · " + view.say("timeline.title"), "/models/" + sheet.id(), entries);
        Pages.sendFeed(ctx, feeds, feed, format);
    }

    private DigestFeeds.Entry entry(View view, TimelineEntry entry) {
        Claim first = entry.claims().getFirst();
        return new DigestFeeds.Entry(
                "/claims/" + first.id(),
                entry.id(),
                view.words().date(entry.date()) + " · " + view.words().event(entry.kind()),
                first.saidAt().orElseThrow().start().atOffset(Moment.BEIJING),
                site.part("tag/event.jte", Map.of("entry", entry, "wording", view.words())));
    }

    /** What several articles tell of, the latest first. */
    private void stories(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String format = parameters.word("format", "html", "json");
        Knowledge knowledge = asOf(shelf, parameters);
        List<StorySheet> sheets = knowledge.stories().stream()
                .filter(story -> story.articles().size() > 1)
                .sorted(comparing(Story::to).thenComparing(Story::id).reversed())
                .map(knowledge::sheet)
                .toList();
        if (format.equals("json")) {
            Api.send(ctx, Api.list("stories", sheets, StorySheetJson::write));
            return;
        }
        site.render(ctx, "stories.jte", Map.of("sheets", sheets));
    }

    private void story(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String format = parameters.word("format", "html", "json");
        String id = ctx.pathParam("id");
        StorySheet sheet = asOf(shelf, parameters).story(id).orElseThrow(() -> WrongRequest.noSuch("story", id));
        if (format.equals("json")) {
            Api.send(ctx, StorySheetJson.writeWhole(sheet));
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("sheet", sheet);
        model.put("summary", summaries.ofStory(ctx, site.view(ctx).language()));
        model.put("asks", summaries.canBeWorded());
        site.render(ctx, "story.jte", model);
    }

    /** What is crawled and how it did, and whose words are kept. */
    private void sources(Context ctx) {
        Parameters.of(ctx);
        Map<String, SourceHealth> health = new HashMap<>();
        shelf.knowledge().health().forEach(each -> health.put(each.source(), each));
        Map<String, Set<String>> articles = new HashMap<>();
        for (Claim claim : shelf.knowledge().claims()) {
            claim.article()
                    .site()
                    .ifPresent(name -> articles.computeIfAbsent(name, site -> new HashSet<>())
                            .add(claim.article().articleId()));
        }
        Map<String, Integer> sites = new LinkedHashMap<>();
        articles.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Set<String>> entry) ->
                                -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> sites.put(entry.getKey(), entry.getValue().size()));
        List<Source> sources =
                writes.sources().orElseGet(() -> shelf.knowledge().sources()).all();
        site.render(ctx, "sources.jte", Map.of("sources", sources, "health", health, "sites", sites));
    }
}
