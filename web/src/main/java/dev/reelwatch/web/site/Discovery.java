package dev.reelwatch.web.site;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.timeline.ModelSheet;
import dev.reelwatch.web.digest.Xml;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What browsers and search engines ask a site for: how to search it, what is there, and what to leave alone. */
final class Discovery {
    /** A sitemap holds no more, https://www.sitemaps.org/protocol.html. */
    static final int MOST_ADDRESSES = 50_000;

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/";
    private static final List<String> SECTIONS = List.of(
            "/",
            "/digest",
            "/timeline",
            "/models",
            "/disputes",
            "/promises",
            "/changes",
            "/stories",
            "/sources",
            "/help/search",
            "/api");

    private final Site site;
    private final Shelf shelf;

    Discovery(Site site, Shelf shelf) {
        this.site = site;
        this.shelf = shelf;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/robots.txt", this::robots);
        routes.get("/opensearch.xml", this::openSearch);
        routes.get("/sitemap.xml", this::sitemap);
    }

    private void robots(Context ctx) {
        ctx.contentType("text/plain; charset=utf-8")
                .result("User-agent: *\nDisallow: /search\nDisallow: /api/\nSitemap: " + site.publicAddress()
                        + "/sitemap.xml\n");
    }

    private void openSearch(Context ctx) {
        View view = site.view(ctx);
        ctx.contentType("application/opensearchdescription+xml; charset=utf-8").result(Xml.text(out -> {
            out.setDefaultNamespace(OPENSEARCH);
            out.writeStartElement(OPENSEARCH, "OpenSearchDescription");
            out.writeDefaultNamespace(OPENSEARCH);
            Xml.element(out, "ShortName", view.say("site.name"));
            Xml.element(out, "Description", view.say("site.tagline"));
            Xml.element(out, "InputEncoding", "UTF-8");
            Xml.element(out, "Language", view.language().tag());
            out.writeStartElement("Image");
            out.writeAttribute("type", "image/svg+xml");
            out.writeCharacters(site.publicAddress() + "/static/favicon.svg");
            out.writeEndElement();
            out.writeEmptyElement("Url");
            out.writeAttribute("type", "text/html");
            out.writeAttribute("template", site.publicAddress() + "/search?q={searchTerms}");
            out.writeEndElement();
        }));
    }

    /** The newest come first, so that what does not fit is what was said longest ago. */
    private void sitemap(Context ctx) {
        Map<String, Optional<String>> addresses = new LinkedHashMap<>();
        SECTIONS.forEach(section -> addresses.put(section, Optional.empty()));
        for (ModelSheet sheet : shelf.known().models()) {
            addresses.put("/models/" + sheet.id(), Optional.empty());
        }
        shelf.contents()
                .digests()
                .days()
                .descendingSet()
                .forEach(day -> addresses.put("/digest/" + day, Optional.empty()));
        List<Claim> claims = new ArrayList<>(shelf.known().claims());
        for (Claim claim : claims.reversed()) {
            addresses.putIfAbsent(
                    "/articles/" + claim.article().articleId(),
                    claim.saidAt().map(Moment::lastDay).map(Object::toString));
        }
        for (Claim claim : claims.reversed()) {
            addresses.put(
                    "/claims/" + claim.id(), claim.saidAt().map(Moment::lastDay).map(Object::toString));
        }
        ctx.contentType("application/xml; charset=utf-8").result(Xml.text(out -> {
            out.setDefaultNamespace(SITEMAP);
            out.writeStartElement(SITEMAP, "urlset");
            out.writeDefaultNamespace(SITEMAP);
            int left = MOST_ADDRESSES;
            for (Map.Entry<String, Optional<String>> address : addresses.entrySet()) {
                if (left-- == 0) break;
                out.writeStartElement("url");
                Xml.element(out, "loc", site.publicAddress() + address.getKey());
                if (address.getValue().isPresent())
                    Xml.element(out, "lastmod", address.getValue().get());
                out.writeEndElement();
            }
            out.writeEndElement();
        }));
    }
}
