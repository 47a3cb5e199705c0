package dev.reelwatch.web.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.AddressIngest;
import dev.reelwatch.crawler.Ingest;
import dev.reelwatch.crawler.Intake;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.fetch.Fetcher;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.crawler.source.SourcesException;
import dev.reelwatch.crawler.url.CanonicalUrl;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The HTTP API for writing: articles and sources, one at a time, for whoever has the token. */
final class Writes implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_ORDER = 64 << 10;
    private static final long PATIENCE_SECONDS = 30;
    /** A file of the server, or a secret of it, is none of those that post. */
    private static final List<String> SERVERS_OWN = List.of("cookie_file", "cookie_env");

    private final Optional<Writing> writing;
    private final Shelf shelf;
    private final Semaphore turn = new Semaphore(1, true);
    private @Nullable Fetcher fetcher;

    Writes(Optional<Writing> writing, Shelf shelf) {
        this.writing = writing;
        this.shelf = shelf;
    }

    /** Writes something. */
    @FunctionalInterface
    interface Write {
        void by(Writing writing, Context ctx) throws IOException, InterruptedException;
    }

    /** True where whoever has the token may write. */
    boolean possible() {
        return writing.isPresent();
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/v1/articles", allowed(this::articles));
        routes.post("/api/v1/sources", allowed(this::source));
    }

    /** What is crawled, as it stands in the file; empty where this only reads. */
    Optional<Sources> sources() {
        return writing.map(Writing::sources).filter(Files::exists).map(Sources::read);
    }

    /** For programs, which send the token in a header. */
    Handler allowed(Write write) {
        return allowed(write, Writes::bearer);
    }

    /** For forms of our pages, which send it as a field: a page of another site has none to send. */
    Handler allowedForm(Write write) {
        return allowed(write, ctx -> {
            // a form with files would be stored before its token is seen
            if (!ctx.isFormUrlencoded()) throw WrongRequest.contentType("application/x-www-form-urlencoded");
            return Optional.ofNullable(ctx.formParam("token"));
        });
    }

    private Handler allowed(Write write, Function<Context, Optional<String>> token) {
        return ctx -> {
            Writing with = writing.orElseThrow(WrongRequest::readOnly);
            if (token.apply(ctx).filter(told -> isTheToken(told, with)).isEmpty()) throw WrongRequest.noToken();
            if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw WrongRequest.busy();
            try {
                write.by(with, ctx);
            } finally {
                turn.release();
            }
        };
    }

    private static Optional<String> bearer(Context ctx) {
        String header = ctx.header("Authorization");
        boolean told = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
        return told ? Optional.of(header.substring(7)) : Optional.empty();
    }

    /** Compares in a time that tells nothing, not even the length. */
    private static boolean isTheToken(String told, Writing with) {
        return MessageDigest.isEqual(digest(told.strip()), digest(with.token().reveal()));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A document where {@code doc} names one, else an order to fetch an address. */
    private void articles(Writing with, Context ctx) throws IOException, InterruptedException {
        Parameters asked = Parameters.of(ctx);
        Optional<String> doc = asked.text("doc");
        if (doc.isEmpty()) {
            if (!isJson(ctx)) throw WrongRequest.nameless();
            fetch(with, ctx);
            return;
        }
        if (!doc.get().matches("[^/\\\\\\p{Cntrl}]{1,200}")) {
            throw WrongRequest.parameter("doc", doc.get(), "article.md");
        }
        Optional<CanonicalUrl> url = asked.text("url")
                .map(text ->
                        CanonicalUrl.parse(text).orElseThrow(() -> WrongRequest.parameter("url", text, "https://…")));
        byte[] body = body(ctx, with.files().maxFileBytes());
        ArrayNode articles = JSON.createArrayNode();
        boolean fresh = false;
        for (Ingest.Line line : shelf.knowledge().ingest(new SavedFiles(with.files()), doc.get(), body, url)) {
            fresh |= line.outcome() == Ingest.Outcome.NEW;
            ObjectNode json = articles.addObject();
            json.put("outcome", line.outcome().name().toLowerCase(Locale.ROOT));
            line.articleId().ifPresent(id -> json.put("article", id));
            line.title().ifPresent(title -> json.put("title", title));
            if (!line.why().isEmpty()) json.put("why", line.why());
        }
        answer(ctx, articles, fresh);
    }

    private void fetch(Writing with, Context ctx) throws IOException, InterruptedException {
        JsonNode url = order(ctx).path("url");
        ArrayNode articles = JSON.createArrayNode();
        boolean fresh = false;
        for (AddressIngest.Line line : shelf.knowledge().ingest(fetcher(with), List.of(address(url)), each -> {})) {
            ObjectNode json = articles.addObject();
            json.put(
                    "outcome",
                    line.taken()
                            .map(taken -> taken.outcome().name())
                            .orElse("skipped")
                            .toLowerCase(Locale.ROOT));
            line.taken().flatMap(Intake.Line::articleId).ifPresent(id -> json.put("article", id));
            line.taken().flatMap(Intake.Line::title).ifPresent(title -> json.put("title", title));
            if (!line.why().isEmpty()) json.put("why", line.why());
            if (line.ending().isPresent()) throw WrongRequest.notFetched(line.why());
            fresh |= line.taken()
                    .filter(taken -> taken.outcome() == Intake.Outcome.NEW)
                    .isPresent();
        }
        answer(ctx, articles, fresh);
    }

    private static URI address(JsonNode url) {
        try {
            URI address = new URI(url.asText());
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (url.isTextual() && web && address.getHost() != null && address.getRawUserInfo() == null) return address;
        } catch (URISyntaxException e) {
            // told below
        }
        throw WrongRequest.body("`url`: https://…");
    }

    private static void answer(Context ctx, ArrayNode articles, boolean fresh) {
        ObjectNode json = Api.object();
        json.set("articles", articles);
        ctx.status(fresh ? 201 : 200);
        Api.send(ctx, json);
    }

    private void source(Writing with, Context ctx) throws IOException {
        JsonNode order = order(ctx);
        for (String key : SERVERS_OWN) {
            if (order.has(key)) throw WrongRequest.body("`" + key + "`: sources.yaml");
        }
        ObjectNode list = JSON.createObjectNode();
        list.putArray("sources").add(order);
        try {
            List<Source> more = Sources.parse("body", list.toString()).all();
            Sources.append(with.sources(), more);
            ctx.status(201);
            Api.send(ctx, SourceJson.of(more.getFirst(), Optional.empty()));
        } catch (SourcesException e) {
            Path file = with.sources().toAbsolutePath();
            throw WrongRequest.body(String.valueOf(e.getMessage()).replace(file.toString(), "sources.yaml"));
        }
    }

    static JsonNode order(Context ctx) throws IOException {
        if (!isJson(ctx)) throw WrongRequest.contentType("application/json");
        try {
            JsonNode order = JSON.readTree(body(ctx, LARGEST_ORDER));
            if (order.isObject()) return order;
        } catch (JsonProcessingException e) {
            throw WrongRequest.notJson(e.getLocation());
        }
        throw WrongRequest.body("{…}");
    }

    private static boolean isJson(Context ctx) {
        String type = String.valueOf(ctx.header("Content-Type")).toLowerCase(Locale.ROOT);
        return type.split(";", 2)[0].strip().equals("application/json");
    }

    /**
     * The body of a request. One that is too large is refused; the rest of it is read up to as much again, since who is
     * still sending when the connection closes may not see the answer.
     */
    static byte[] body(Context ctx, long most) throws IOException {
        if (ctx.req().getContentLengthLong() > 2 * most) throw WrongRequest.tooLarge(most);
        try (InputStream in = ctx.bodyInputStream()) {
            byte[] body = in.readNBytes((int) most + 1);
            if (body.length <= most) return body;
            in.readNBytes((int) most);
            throw WrongRequest.tooLarge(most);
        }
    }

    private synchronized Fetcher fetcher(Writing with) {
        Fetcher made = fetcher;
        if (made == null) fetcher = made = new Fetcher(with.fetch());
        return made;
    }

    @Override
    public synchronized void close() {
        Fetcher made = fetcher;
        fetcher = null;
        if (made != null) made.close();
    }
}
