package dev.reelwatch.web.site;

import dev.reelwatch.crawler.article.Article;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files that pages refer to. All come from us: pages load nothing from elsewhere. htmx and ECharts are laid beside our own while building. */
final class Assets {
    /**
     * One file.
     *
     * @param version changes with the content
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    record Asset(String type, byte[] content, String version) {}

    private static final Map<String, String> TYPES = Map.of(
            "style.css", "text/css; charset=utf-8",
            "search.js", "text/javascript; charset=utf-8",
            "summary.js", "text/javascript; charset=utf-8",
            "swap.js", "text/javascript; charset=utf-8",
            "charts.js", "text/javascript; charset=utf-8",
            "htmx.min.js", "text/javascript; charset=utf-8",
            "echarts.common.min.js", "text/javascript; charset=utf-8",
            "favicon.svg", "image/svg+xml",
            "share.png", "image/png");

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final Map<String, PackedPage> packed = new ConcurrentHashMap<>();

    Assets() {
        TYPES.forEach((name, type) -> assets.put(name, read(name, type)));
    }

    private static Asset read(String name, String type) {
        try (InputStream in = Assets.class.getResourceAsStream("static/" + name)) {
            if (in == null) throw new IllegalStateException("no static/" + name + " beside " + Assets.class.getName());
            byte[] content = in.readAllBytes();
            String version = Article.sha256(new String(content, StandardCharsets.ISO_8859_1))
                    .substring(0, 12);
            return new Asset(type, content, version);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read static/" + name, e);
        }
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** Answers with a file, packed once for all. */
    void send(Asset asset, Context ctx) {
        ctx.contentType(asset.type());
        if (asset.type().startsWith("image/png")) {
            ctx.result(asset.content());
        } else {
            ctx.header("Vary", "Accept-Encoding");
            packed.computeIfAbsent(asset.version(), version -> PackedPage.closely(asset.content()))
                    .send(ctx);
        }
    }

    Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        assets.forEach((name, asset) -> versions.put(name, asset.version()));
        return versions;
    }
}
