package dev.reelwatch.web.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.index.VectorStatus;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** For those who run the program: is it alive, is it ready, how does it do. */
final class Operations {
    private final Shelf shelf;
    private final Supplier<Metrics> metrics;

    Operations(Shelf shelf, Supplier<Metrics> metrics) {
        this.shelf = shelf;
        this.metrics = metrics;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/healthz", ctx -> {
            ctx.header("Cache-Control", "no-store");
            ctx.contentType("text/plain; charset=utf-8").result("ok\n");
        });
        routes.get("/readyz", this::ready);
        routes.get("/metrics", ctx -> {
            ctx.header("Cache-Control", "no-store");
            ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                    .result(metrics.get().text(shelf.knowledge()));
        });
    }

    private void ready(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        List<String> troubles = shelf.knowledge().troubles();
        if (troubles.isEmpty()) {
            // it answers without vectors, too
            String without = shelf.knowledge()
                    .vectorStatus()
                    .flatMap(VectorStatus::trouble)
                    .map(why -> "searches go by words alone: " + why + "\n")
                    .orElse("");
            ctx.contentType("text/plain; charset=utf-8").result("ready\n" + without);
            return;
        }
        ctx.status(503);
        ObjectNode problem = Errors.problem(503, String.join(" ", troubles), ctx.path());
        ArrayNode broken = problem.putArray("broken");
        troubles.forEach(broken::add);
        ctx.contentType("application/problem+json").result(problem.toString().getBytes(StandardCharsets.UTF_8));
    }
}
