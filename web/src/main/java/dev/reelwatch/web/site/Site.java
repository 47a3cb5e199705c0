package dev.reelwatch.web.site;

import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.Wording;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.jspecify.annotations.Nullable;

/** The site: pages for readers, JSON for programs, tools for assistants. It only reads, unless told otherwise. */
public final class Site implements AutoCloseable {
    private static final String LANGUAGE_COOKIE = "lang";
    private static final String THEME_COOKIE = "theme";
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** Threads cost nothing, but answers take room. */
    private static final int MOST_AT_ONCE = 64;

    private static final int MOST_WAITING = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SiteSettings settings;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Assets assets = new Assets();
    private final Map<Language, Wording> words = new HashMap<>();
    private final Writes writes;
    private volatile @Nullable Metrics metrics;
    private final Javalin javalin;

    public Site(KnowledgeBase knowledge, SiteSettings settings) {
        this(() -> knowledge, settings, Clock.systemUTC());
    }

    /** A site that only reads. */
    public Site(Supplier<KnowledgeBase> knowledge, SiteSettings settings, Clock clock) {
        this(knowledge, settings, Optional.empty(), clock);
    }

    /**
     * A site that is not yet served.
     *
     * @param knowledge is asked anew for every request; it must be open for writing if there is {@code writing}
     * @param writing empty for a site that only reads
     */
    public Site(Supplier<KnowledgeBase> knowledge, SiteSettings settings, Optional<Writing> writing, Clock clock) {
        this(knowledge, settings, writing, Optional.empty(), clock);
    }

    /**
     * A site that is not yet served.
     *
     * @param knowledge is asked anew for every request; it must be open for writing if there is {@code writing} or {@code llm}
     * @param writing empty for a site that only reads
     * @param llm words summaries better, where a reader asks for it; empty for our own words only
     */
    public Site(
            Supplier<KnowledgeBase> knowledge,
            SiteSettings settings,
            Optional<Writing> writing,
            Optional<LlmSettings> llm,
            Clock clock) {
        this.settings = settings;
        for (Language language : Language.values()) {
            words.put(language, Wording.in(language).with(Site.class, "pages"));
        }
        Shelf shelf = new Shelf(knowledge, clock);
        this.writes = new Writes(writing, shelf);
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = 10_000;
            config.jetty.modifyServer(Site::prepare);
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setIdleTimeout(IDLE.toMillis());
            });
            config.requestLogger.http((ctx, millis) -> metrics().note(ctx, millis));
            Guard guard = new Guard(settings);
            config.routes.before(guard);
            Summaries summaries = new Summaries(this, shelf, guard, llm);
            summaries.addTo(config.routes);
            new Pages(this, shelf, summaries).addTo(config.routes);
            SavedSearches saved = new SavedSearches(this, shelf, writes);
            saved.addTo(config.routes);
            new SearchPages(this, shelf, saved).addTo(config.routes);
            new KnowledgePages(this, shelf, writes, summaries).addTo(config.routes);
            new Api(this, shelf, writes).addTo(config.routes);
            writes.addTo(config.routes);
            new ApiGuide(this).addTo(config.routes);
            new Mcp(shelf).addTo(config.routes);
            new Discovery(this, shelf).addTo(config.routes);
            new Operations(shelf, this::metrics).addTo(config.routes);
            config.routes.get("/static/{name}", this::asset);
            config.routes.get("/favicon.ico", ctx -> ctx.redirect("/static/favicon.svg", HttpStatus.MOVED_PERMANENTLY));
            new Errors(this).addTo(config.routes);
        });
    }

    /** HEAD as GET, no more requests at once than there is room for, an end for each before it stops, and errors below all pages. */
    private static void prepare(Server server) {
        GracefulHandler graceful = new GracefulHandler();
        QoSHandler few = new QoSHandler(new HeadAsGet());
        few.setMaxRequestCount(MOST_AT_ONCE);
        few.setMaxSuspendedRequestCount(MOST_WAITING);
        few.setMaxSuspend(PATIENCE);
        graceful.setHandler(few);
        server.setHandler(graceful);
        server.setStopTimeout(GRACE.toMillis());
        server.setErrorHandler(new Errors.OfServer());
    }

    /**
     * Starts to listen.
     *
     * @throws PortTaken if it cannot listen there
     */
    public Site start() {
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            javalin.stop();
            throw new PortTaken(settings, e);
        }
        return this;
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** All it answers, as method and path. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint.method.name() + " " + handler.endpoint.path)
                .toList();
    }

    /** The address of the first page. */
    public String address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + port() + "/";
    }

    /** Where others reach the site, without a slash at its end. */
    String publicAddress() {
        String address = settings.publicUrl().map(url -> url.toString()).orElseGet(this::address);
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    @Override
    public void close() {
        javalin.stop();
        writes.close();
        Metrics made = metrics;
        if (made != null) made.close();
    }

    /** Made when the first request has been answered: it takes its time, and nobody should wait for it. */
    private Metrics metrics() {
        Metrics made = metrics;
        if (made != null) return made;
        synchronized (this) {
            made = metrics;
            if (made == null) metrics = made = new Metrics();
            return made;
        }
    }

    private void asset(Context ctx) {
        Assets.Asset asset =
                assets.find(ctx.pathParam("name")).orElseThrow(() -> WrongRequest.noSuch("page", ctx.path()));
        boolean pinned = asset.version().equals(ctx.queryParam("v"));
        ctx.header("Cache-Control", pinned ? "public, max-age=31536000, immutable" : "no-cache");
        assets.send(asset, ctx);
    }

    /** Answers with a page. */
    void render(Context ctx, String template, Map<String, Object> model) {
        asPage(ctx).result(html(ctx, template, model));
    }

    /** The bytes of a page. */
    byte[] html(Context ctx, String template, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("view", view(ctx));
        Utf8ByteOutput html = new Utf8ByteOutput();
        templates.render(template, all, html);
        return html.toByteArray();
    }

    /** An answer that a page is to be the body of. */
    Context asPage(Context ctx) {
        return ctx.header("Content-Language", view(ctx).language().tag())
                .header("Vary", "Accept-Encoding, Accept-Language, Cookie")
                .contentType("text/html; charset=utf-8");
    }

    /** A part of a page. */
    String part(String template, Map<String, Object> model) {
        StringOutput html = new StringOutput();
        templates.render(template, model, html);
        return html.toString();
    }

    /** The request as its page sees it. A language asked for by {@code lang}, a look by {@code theme}, is remembered in a cookie. */
    View view(Context ctx) {
        View known = ctx.attribute("view");
        if (known != null) return known;
        Map<String, List<String>> query;
        try {
            query = new java.util.LinkedHashMap<>(Parameters.of(ctx).all());
        } catch (WrongRequest e) {
            query = new java.util.LinkedHashMap<>(); // it is told elsewhere; the page that tells it needs a view
        }
        Optional<Language> asked = first(query.remove("lang")).flatMap(Language::of);
        Optional<Language> remembered =
                Optional.ofNullable(ctx.cookie(LANGUAGE_COOKIE)).flatMap(Language::of);
        asked.ifPresent(language -> remember(ctx, LANGUAGE_COOKIE, language.code()));
        Language language = asked.or(() -> remembered)
                .or(() -> accepted(ctx.header("Accept-Language")))
                .orElse(Language.ZH);
        boolean carried = asked.isPresent() && !asked.equals(remembered);
        Optional<Theme> wanted = first(query.remove("theme")).flatMap(Theme::of);
        wanted.ifPresent(theme -> remember(ctx, THEME_COOKIE, theme.word()));
        Optional<Theme> theme =
                wanted.or(() -> Optional.ofNullable(ctx.cookie(THEME_COOKIE)).flatMap(Theme::of));
        // two slashes at the front of a link would lead to another host
        String path = ctx.path().replaceFirst("^/{2,}", "/");
        View view = new View(words(language), path, query, carried, theme, publicAddress(), assets.versions());
        ctx.attribute("view", view);
        return view;
    }

    private static Optional<String> first(@Nullable List<String> values) {
        return values == null ? Optional.empty() : values.stream().findFirst();
    }

    private Wording words(Language language) {
        return java.util.Objects.requireNonNull(words.get(language));
    }

    private static void remember(Context ctx, String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR);
        // the script changes the theme without asking for the page anew
        cookie.setHttpOnly(!name.equals(THEME_COOKIE));
        cookie.setSameSite(SameSite.LAX);
        ctx.cookie(cookie);
    }

    /** The language of ours that a browser likes best. */
    static Optional<Language> accepted(@org.jspecify.annotations.Nullable String header) {
        if (header == null || header.length() > 500) return Optional.empty();
        record Wish(String tag, double weight) {}
        List<Wish> wishes = Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                .map(item -> item.split(";\\s*q=", 2))
                .map(pair -> new Wish(pair[0], pair.length < 2 ? 1 : weight(pair[1])))
                .filter(wish -> wish.weight() > 0)
                .sorted(Comparator.comparingDouble(Wish::weight).reversed())
                .toList();
        return wishes.stream().flatMap(wish -> Language.of(wish.tag()).stream()).findFirst();
    }

    private static double weight(String q) {
        return q.strip().matches("[01](\\.\\d{0,3})?") ? Double.parseDouble(q.strip()) : 0;
    }
}
