package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.index.entry.EntryReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered where a request cannot be: a page for readers, a problem (RFC 9457) for programs. */
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Site site;

    Errors(Site site) {
        this.site = site;
    }

    void addTo(RoutesConfig routes) {
        routes.exception(WrongRequest.class, (wrong, ctx) -> {
            ctx.status(wrong.status());
            if (wrong.status() == 401) ctx.header("WWW-Authenticate", "Bearer");
            if (wrong.status() == 503) ctx.header("Retry-After", "5");
            if (wrong.passes() && !isForPrograms(ctx)) ctx.header("Refresh", "5");
            tell(ctx, wrong.worded(site.view(ctx)));
        });
        routes.exception(EntryReader.TooSlow.class, (slow, ctx) -> {
            ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
            tell(ctx, site.view(ctx).say("error.slow"));
        });
        routes.exception(HttpResponseException.class, (refusal, ctx) -> {
            ctx.status(refusal.getStatus());
            if (refusal.getStatus() == 405) {
                String allowed = String.join(", ", refusal.getDetails().values());
                ctx.header("Allow", allowed.contains("GET") ? allowed + ", HEAD" : allowed);
            }
            tell(
                    ctx,
                    site.view(ctx)
                            .say(
                                    switch (refusal.getStatus()) {
                                        case 404 -> "error.no.page";
                                        case 405 -> "error.method";
                                        default -> refusal.getStatus() < 500 ? "error.request" : "error.ours";
                                    }));
        });
        routes.exception(Exception.class, (failure, ctx) -> {
            LOG.error("{} {} failed", ctx.method(), ctx.path(), failure);
            ctx.status(HttpStatus.INTERNAL_SERVER_ERROR);
            tell(ctx, site.view(ctx).say("error.ours"));
        });
    }

    private void tell(Context ctx, String detail) {
        ctx.header("Cache-Control", "no-store");
        if (isForPrograms(ctx)) {
            ctx.contentType("application/problem+json")
                    .result(problem(ctx.statusCode(), detail, ctx.path())
                            .toString()
                            .getBytes(StandardCharsets.UTF_8));
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("status", ctx.statusCode());
        model.put("detail", detail);
        site.render(ctx, "message.jte", model);
    }

    private static boolean isForPrograms(Context ctx) {
        String path = ctx.path();
        return path.startsWith("/api/")
                || path.equals("/mcp")
                || path.equals("/readyz")
                || path.equals("/metrics")
                || "format=json".equals(formatOf(ctx.queryString()));
    }

    private static String formatOf(@Nullable String query) {
        if (query == null) return "";
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith("format="))
                .findFirst()
                .orElse("");
    }

    static ObjectNode problem(int status, String detail, String instance) {
        ObjectNode json = Api.object();
        json.put("type", "about:blank");
        json.put("title", HttpStatus.forStatus(status).getMessage());
        json.put("status", status);
        json.put("detail", detail);
        json.put("instance", instance);
        return json;
    }

    /** For requests that never reach a page, since they are not HTTP as it should be, or too long. */
    static final class OfServer extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            int status = response.getStatus();
            String detail = HttpStatus.forStatus(status).getMessage().toLowerCase(Locale.ROOT);
            ObjectNode json = problem(status, "The request cannot be answered: " + detail + ".", "");
            json.remove("instance");
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            response.getHeaders().put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            response.write(true, ByteBuffer.wrap(json.toString().getBytes(StandardCharsets.UTF_8)), callback);
            return true;
        }
    }
}
