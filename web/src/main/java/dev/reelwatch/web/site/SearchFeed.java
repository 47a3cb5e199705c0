package dev.reelwatch.web.site;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.search.ArticleHit;
import dev.reelwatch.web.digest.Xml;
import io.javalin.http.Context;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The hits of a search that were said last, as Atom (RFC 4287). The same hits give the same bytes. */
final class SearchFeed {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String LONG_AGO = "1970-01-01T00:00:00Z";

    /** @param path of its page on the site */
    private record Entry(
            String path, String title, String text, Optional<String> who, Optional<Moment> saidAt, String language) {}

    private final View view;
    private final String title;

    /** @param title of the whole feed */
    SearchFeed(View view, String title) {
        this.view = view;
        this.title = title;
    }

    void sendClaims(Context ctx, List<Claim> claims) {
        List<Entry> entries = new ArrayList<>();
        for (Claim claim : claims) {
            String subject = claim.model() + " · " + view.words().attribute(claim.attribute());
            entries.add(new Entry(
                    "/claims/" + claim.id(),
                    claim.value()
                            .map(value -> subject + " · " + view.words().value(value))
                            .orElse(subject),
                    claim.quote().text(),
                    Optional.of(view.words().who(claim)),
                    claim.saidAt(),
                    View.langOf(claim.quote().text())));
        }
        send(ctx, entries);
    }

    void sendArticles(Context ctx, List<ArticleHit> hits) {
        List<Entry> entries = new ArrayList<>();
        for (ArticleHit hit : hits) {
            Claim.Source article = hit.article();
            entries.add(new Entry(
                    "/articles/" + article.articleId(),
                    article.title(),
                    hit.snippet(),
                    article.site().or(article::author),
                    article.saidAt(),
                    View.langOf(hit.snippet())));
        }
        send(ctx, entries);
    }

    private void send(Context ctx, List<Entry> entries) {
        ctx.contentType("application/atom+xml; charset=utf-8").result(Xml.text(out -> {
            out.setDefaultNamespace(ATOM);
            out.writeStartElement(ATOM, "feed");
            out.writeDefaultNamespace(ATOM);
            out.writeAttribute("xml:lang", view.language().tag());
            Xml.element(out, "title", title);
            Xml.element(out, "id", view.site() + view.with("format", "atom"));
            Xml.link(out, "self", view.site() + view.with("format", "atom"));
            Xml.link(out, "alternate", view.site() + view.with("format", ""));
            Xml.element(
                    out,
                    "updated",
                    entries.stream().findFirst().map(SearchFeed::time).orElse(LONG_AGO));
            out.writeStartElement("author");
            Xml.element(out, "name", view.say("site.name"));
            out.writeEndElement();
            for (Entry entry : entries) write(out, entry);
            out.writeEndElement();
        }));
    }

    private void write(XMLStreamWriter out, Entry entry) throws XMLStreamException {
        out.writeStartElement("entry");
        Xml.element(out, "title", entry.title());
        Xml.element(out, "id", view.site() + entry.path());
        Xml.link(out, "alternate", view.site() + view.link(entry.path()));
        Xml.element(out, "updated", time(entry));
        if (entry.who().isPresent()) {
            out.writeStartElement("author");
            Xml.element(out, "name", entry.who().get());
            out.writeEndElement();
        }
        out.writeStartElement("summary");
        out.writeAttribute("xml:lang", entry.language());
        out.writeCharacters(Xml.clean(entry.text()));
        out.writeEndElement();
        out.writeEndElement();
    }

    private static String time(Entry entry) {
        return entry.saidAt()
                .map(at ->
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.start().atOffset(java.time.ZoneOffset.UTC)))
                .orElse(LONG_AGO);
    }
}
