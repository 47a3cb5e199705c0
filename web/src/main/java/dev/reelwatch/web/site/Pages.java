package dev.reelwatch.web.site;

import static java.util.Comparator.comparing;

import dev.reelwatch.crawler.archive.Revision;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.timeline.Calendar;
import dev.reelwatch.index.timeline.ModelSheet;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.index.timeline.TimelineJson;
import dev.reelwatch.web.digest.Digest;
import dev.reelwatch.web.digest.DigestFeeds;
import dev.reelwatch.web.digest.DigestHtml;
import dev.reelwatch.web.digest.DigestJson;
import dev.reelwatch.web.digest.DigestMarkdown;
import dev.reelwatch.web.digest.Language;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pages, and the lists on them as files. */
final class Pages {
    private static final int NEWEST = 6;
    private static final int EARLIER = 8;
    private static final int CONTEXT = 180;
    private static final int DIGESTS_IN_A_FEED = 20;

    private final Site site;
    private final Shelf shelf;
    private final DigestHtml digestHtml = new DigestHtml();

    private final Summaries summaries;

    Pages(Site site, Shelf shelf, Summaries summaries) {
        this.site = site;
        this.shelf = shelf;
        this.summaries = summaries;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", this::home);
        routes.get("/timeline", this::timeline);
        routes.get("/articles/{id}", this::article);
        routes.get("/articles/{id}/changes", this::changes);
        routes.get("/claims/{id}", this::claim);
        routes.get("/digest", this::digests);
        routes.get("/digest/{date}", this::digest);
    }

    private void home(Context ctx) {
        Parameters.of(ctx);
        View view = site.view(ctx);
        Shelf.Contents contents = shelf.contents();
        Optional<Digest> latest = contents.digests().latest(view.language());
        Map<String, Object> model = new HashMap<>();
        Knowledge knowledge = shelf.known();
        Map<List<Object>, Dispute> disputes = new LinkedHashMap<>();
        knowledge.disputes().forEach(each -> disputes.putIfAbsent(List.of(each.model(), each.attribute()), each));
        model.put("disputes", List.copyOf(disputes.values()));
        model.put("disputed", knowledge.disputes().size());
        model.put(
                "promises",
                knowledge.promises().stream()
                        .filter(promise -> promise.state() == Promise.State.OPEN
                                && promise.due().isPresent())
                        .sorted(comparing((Promise promise) ->
                                        promise.due().map(Moment::lastDay).orElse(LocalDate.MAX))
                                .reversed())
                        .toList());
        model.put("today", knowledge.day());
        model.put("digest", latest);
        model.put(
                "newest",
                shelf.knowledge().searchClaims(SearchQuery.newest(NEWEST)).hits());
        model.put("claims", contents.claims());
        model.put(
                "articles",
                shelf.knowledge().searchArticles(SearchQuery.of("", 1)).total());
        model.put("days", contents.digests().days().size());
        model.put("models", contents.models());
        model.put(
                "earlier",
                contents.digests().days().descendingSet().stream()
                        .filter(day ->
                                latest.isEmpty() || day.isBefore(latest.get().date()))
                        .limit(EARLIER)
                        .toList());
        site.render(ctx, "home.jte", model);
    }

    private void timeline(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String format = parameters.word("format", "html", "json", "csv", "ics");
        Optional<String> chosen = parameters.text("model");
        Optional<String> vendor = parameters.text("vendor");
        Optional<TimelineEntry.Kind> kind =
                parameters.one("kind", List.of(TimelineEntry.Kind.values()), TimelineEntry.Kind::json);
        Optional<LocalDate> from = moment(parameters, "from").map(Moment::firstDay);
        Optional<LocalDate> to = moment(parameters, "to").map(Moment::lastDay);
        Knowledge knowledge = KnowledgePages.asOf(shelf, parameters);
        List<TimelineEntry> entries = knowledge.timeline(new Knowledge.Part(chosen, vendor, Optional.empty())).stream()
                .filter(entry -> kind.isEmpty() || kind.get() == entry.kind())
                .filter(entry -> from.isEmpty() || !entry.date().lastDay().isBefore(from.get()))
                .filter(entry -> to.isEmpty() || !entry.date().firstDay().isAfter(to.get()))
                .toList();
        switch (format) {
            case "json" -> Api.send(ctx, Api.list("timeline", entries, TimelineJson::write));
            case "csv" -> csv(ctx, "timeline", Csv.timeline(entries));
            case "ics" ->
                file(ctx, "text/calendar", "timeline.ics", Calendar.write(Calendar.title(chosen, vendor), entries));
            default -> {
                Map<Integer, List<TimelineEntry>> years = new TreeMap<>();
                for (TimelineEntry entry : entries) {
                    years.computeIfAbsent(entry.date().firstDay().getYear(), year -> new ArrayList<>())
                            .add(entry);
                }
                Map<String, String> vendors = new TreeMap<>();
                for (ModelSheet sheet : knowledge.models()) {
                    sheet.vendor().ifPresent(its -> vendors.put(sheet.model(), its));
                }
                Map<String, Object> model = new HashMap<>();
                model.put("chosen", chosen.orElse(""));
                model.put("years", years);
                model.put("models", shelf.contents().models());
                model.put(
                        "vendors", vendors.values().stream().distinct().sorted().toList());
                model.put("vendorOf", vendors);
                model.put("lanes", Lanes.of(entries, name -> Optional.ofNullable(vendors.get(name))));
                site.render(ctx, "timeline.jte", model);
            }
        }
    }

    private static Optional<Moment> moment(Parameters parameters, String name) {
        return parameters.text(name).map(value -> {
            try {
                return Moment.parse(value);
            } catch (DateTimeException e) {
                throw WrongRequest.parameter(name, value, "2025, 2025-04, 2025-04-08");
            }
        });
    }

    private void article(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String id = ctx.pathParam("id");
        Article article = shelf.knowledge().article(id).orElseThrow(() -> WrongRequest.noSuch("article", id));
        List<Claim> claims = shelf.knowledge().claimsIn(id);
        MarkedText text = MarkedText.of(article, claims);
        Map<String, Object> model = new HashMap<>();
        model.put("article", article);
        model.put("text", text);
        model.put("withdrawal", shelf.knowledge().withdrawal(id));
        model.put("summary", summaries.ofArticle(ctx, site.view(ctx).language()));
        model.put("asks", summaries.canBeWorded());
        model.put(
                "story",
                shelf.soon()
                        .flatMap(any -> shelf.knowledge().known().storyOf(id))
                        .filter(story -> story.articles().size() > 1));
        model.put("chosen", text.number(parameters.text("claim").orElse("")));
        model.put("revisions", shelf.knowledge().revisions(id));
        model.put("data", StructuredData.of(article, claims, site.view(ctx)));
        site.render(ctx, "article.jte", model);
    }

    /** What a revision of an article changed in another, of the last two unless others are asked for. */
    private void changes(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String id = ctx.pathParam("id");
        Article article = shelf.knowledge().article(id).orElseThrow(() -> WrongRequest.noSuch("article", id));
        List<Revision> revisions = shelf.knowledge().revisions(id);
        int newest = revisions.size();
        Revision to = revisions.get(parameters.number("to", 1, newest, newest) - 1);
        Revision from = revisions.get(parameters.number("from", 1, newest, Math.max(1, to.number() - 1)) - 1);
        Map<String, Object> model = new HashMap<>();
        model.put("article", article);
        model.put("revisions", revisions);
        model.put("from", from);
        model.put("to", to);
        model.put(
                "changes",
                TextChanges.between(from.article().text(), to.article().text()));
        site.render(ctx, "changes.jte", model);
    }

    private void claim(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String format = parameters.word("format", "html", "json");
        String id = ctx.pathParam("id");
        Claim claim = shelf.knowledge().claim(id).orElseThrow(() -> WrongRequest.noSuch("claim", id));
        if (format.equals("json")) {
            Api.send(ctx, Api.write(claim));
            return;
        }
        String before = "";
        String after = "";
        Optional<Article> article = shelf.knowledge()
                .article(claim.article().articleId())
                .filter(found -> claim.quote().standsIn(found.text()));
        if (article.isPresent()) {
            String text = article.get().text();
            before = before(text.substring(0, claim.quote().start()));
            after = after(text.substring(claim.quote().end()));
        }
        Optional<Finding> finding = shelf.findingOf(claim);
        List<Claim> same = finding.stream()
                .flatMap(found -> found.claims().stream())
                .filter(other -> !other.id().equals(id))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("claim", claim);
        model.put("before", before);
        model.put("after", after);
        model.put("proved", article.isPresent());
        model.put("same", same);
        model.put("origins", finding.map(Finding::origins).orElse(1));
        model.put("disputes", shelf.contents().disputesOf().getOrDefault(id, List.of()));
        List<Revision> revisions = shelf.knowledge().revisions(claim.article().articleId());
        model.put("revisions", revisions.size());
        model.put(
                "holding",
                revisions.stream()
                        .filter(each ->
                                each.article().text().contains(claim.quote().text()))
                        .count());
        model.put("data", StructuredData.of(claim, site.view(ctx)));
        site.render(ctx, "claim.jte", model);
    }

    // the words around a quote, of its own paragraph, from the beginning of a sentence where one is near
    private static String before(String text) {
        int paragraph = text.lastIndexOf("\n\n");
        String words = paragraph < 0 ? text : text.substring(paragraph + 2);
        if (words.length() <= CONTEXT) return words;
        int from = words.length() - CONTEXT;
        for (int i = from; i < words.length() - 1; i++) {
            if ("。！？.!?\n".indexOf(words.charAt(i)) >= 0) return words.substring(i + 1);
        }
        return Character.isLowSurrogate(words.charAt(from)) ? words.substring(from + 1) : words.substring(from);
    }

    private static String after(String text) {
        int paragraph = text.indexOf("\n\n");
        String words = paragraph < 0 ? text : text.substring(0, paragraph);
        if (words.length() <= CONTEXT) return words;
        int to = CONTEXT;
        for (int i = CONTEXT; i > 0; i--) {
            if ("。！？.!?\n".indexOf(words.charAt(i)) >= 0) return words.substring(0, i + 1);
        }
        return Character.isLowSurrogate(words.charAt(to)) ? words.substring(0, to - 1) : words.substring(0, to);
    }

    private void digests(Context ctx) {
        String format = Parameters.of(ctx).word("format", "html", "atom", "rss", "jsonfeed");
        if (!format.equals("html")) {
            digestFeed(ctx, format);
            return;
        }
        Map<YearMonth, List<LocalDate>> months = new TreeMap<>(java.util.Comparator.reverseOrder());
        for (LocalDate day : shelf.contents().digests().days().descendingSet()) {
            months.computeIfAbsent(YearMonth.from(day), month -> new ArrayList<>())
                    .add(day);
        }
        site.render(ctx, "digests.jte", Map.of("months", months));
    }

    /** The newest digests, for readers of feeds. */
    private void digestFeed(Context ctx, String format) {
        Language language = site.view(ctx).language();
        DigestFeeds feeds = new DigestFeeds(digestHtml, site.publicAddress(), language);
        List<Digest> newest = shelf.contents().digests().days().descendingSet().stream()
                .limit(DIGESTS_IN_A_FEED)
                .map(day -> shelf.contents().digests().on(day, language))
                .toList();
        sendFeed(ctx, feeds, feeds.of(newest), format);
    }

    /** @param format atom, rss or jsonfeed */
    static void sendFeed(Context ctx, DigestFeeds feeds, DigestFeeds.Feed feed, String format) {
        switch (format) {
            case "atom" ->
                ctx.contentType("application/atom+xml; charset=utf-8").result(feeds.atom(feed));
            case "rss" -> ctx.contentType("application/rss+xml; charset=utf-8").result(feeds.rss(feed));
            default ->
                ctx.contentType("application/feed+json; charset=utf-8")
                        .result(feeds.json(feed).toString());
        }
    }

    private void digest(Context ctx) {
        Parameters parameters = Parameters.of(ctx);
        String format = parameters.word("format", "html", "json", "md");
        LocalDate date = day(ctx);
        Digest digest = shelf.contents().digests().on(date, site.view(ctx).language());
        switch (format) {
            case "json" -> Api.send(ctx, DigestJson.write(digest));
            case "md" -> ctx.contentType("text/markdown; charset=utf-8").result(DigestMarkdown.text(digest));
            default -> site.render(ctx, "digest.jte", Map.of("digest", digest, "asks", summaries.canBeWorded()));
        }
    }

    /** The day that the path names. */
    static LocalDate day(Context ctx) {
        try {
            return LocalDate.parse(ctx.pathParam("date"));
        } catch (DateTimeException e) {
            throw WrongRequest.parameter("date", ctx.pathParam("date"), "2025-04-08");
        }
    }

    static void csv(Context ctx, String name, String table) {
        file(ctx, "text/csv", name + ".csv", table);
    }

    private static void file(Context ctx, String type, String name, String content) {
        ctx.contentType(type + "; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"reelwatch-" + name + "\"")
                .result(content);
    }
}
