package dev.reelwatch.web.site;

import dev.reelwatch.web.mcp.Assistants;
import dev.reelwatch.web.mcp.Known;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tools for assistants at one address; made when the first one asks, for few do. */
final class Mcp {
    private static final String PATH = "/mcp";

    private final Shelf shelf;
    private @Nullable HttpServlet tools;

    Mcp(Shelf shelf) {
        this.shelf = shelf;
    }

    void addTo(RoutesConfig routes) {
        routes.post(PATH, this::answer);
    }

    private void answer(Context ctx) throws ServletException, IOException {
        ctx.header("Cache-Control", "no-store");
        tools().service(ctx.req(), ctx.res());
    }

    private synchronized HttpServlet tools() {
        HttpServlet made = tools;
        if (made == null) {
            Known known = new Known(
                    shelf::knowledge, shelf::asOf, () -> shelf.contents().digests());
            tools = made = Assistants.overHttp(known, PATH);
        }
        return made;
    }
}
