package dev.reelwatch.web.site;

import dev.reelwatch.web.mcp.Assistants;
import dev.reelwatch.web.mcp.Known;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tools for assistants at one address; made when the first one asks, for few do. */
final class Mcp {
    private static final String JSON = "application/json";

    private final Shelf shelf;
    private @Nullable Assistants assistants;

    Mcp(Shelf shelf) {
        this.shelf = shelf;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/mcp", this::answer);
    }

    private void answer(Context ctx) throws IOException {
        ctx.header("Cache-Control", "no-store");
        String type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals(JSON)) throw WrongRequest.contentType(JSON);
        Optional<Assistants.Answer> answer = assistants().answer(Writes.body(ctx, Assistants.LONGEST_MESSAGE));
        if (answer.isEmpty()) {
            ctx.status(HttpStatus.ACCEPTED);
            return;
        }
        ctx.status(answer.get().refused() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                .contentType(JSON)
                .result(answer.get().json().getBytes(StandardCharsets.UTF_8));
    }

    private synchronized Assistants assistants() {
        Assistants made = assistants;
        if (made == null) {
            Known known = new Known(
                    shelf::knowledge, shelf::asOf, () -> shelf.contents().digests());
            assistants = made = new Assistants(known);
        }
        return made;
    }
}
