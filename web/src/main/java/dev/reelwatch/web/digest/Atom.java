package dev.reelwatch.web.digest;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Feeds as Atom (RFC 4287). The same feed gives the same bytes. */
public final class Atom {
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    /** An entry must have a time, even one that nobody knows. */
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private Atom() {}

    /**
     * A whole feed.
     *
     * @param id may be an address, and stays the same whatever the feed holds
     * @param page what a reader of the feed can open
     * @param entries newest first
     */
    public record Feed(
            String id, String self, String page, String title, Language language, String author, List<Entry> entries) {
        public Feed {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One entry.
     *
     * @param author empty where it is that of the feed
     */
    public record Entry(
            String id,
            String page,
            String title,
            Optional<OffsetDateTime> updated,
            Optional<String> author,
            Body body) {}

    /** What an entry tells. */
    public sealed interface Body {
        /** All of it, as HTML. */
        record Html(String markup) implements Body {}

        /** Words of a source in their own language. */
        record Words(String text, String language) implements Body {}
    }

    /** The document. */
    public static String write(Feed feed) {
        return Xml.text(out -> {
            out.setDefaultNamespace(NAMESPACE);
            out.writeStartElement(NAMESPACE, "feed");
            out.writeDefaultNamespace(NAMESPACE);
            out.writeAttribute("xml:lang", feed.language().tag());
            Xml.element(out, "title", feed.title());
            Xml.element(out, "id", feed.id());
            link(out, "alternate", feed.page());
            link(out, "self", feed.self());
            Xml.element(
                    out,
                    "updated",
                    time(feed.entries().stream()
                            .flatMap(entry -> entry.updated().stream())
                            .max(OffsetDateTime::compareTo)));
            author(out, feed.author());
            for (Entry entry : feed.entries()) write(out, entry);
            out.writeEndElement();
        });
    }

    private static void write(XMLStreamWriter out, Entry entry) throws XMLStreamException {
        out.writeStartElement("entry");
        Xml.element(out, "title", entry.title());
        Xml.element(out, "id", entry.id());
        link(out, "alternate", entry.page());
        Xml.element(out, "updated", time(entry.updated()));
        if (entry.author().isPresent()) author(out, entry.author().get());
        switch (entry.body()) {
            case Body.Html html -> {
                out.writeStartElement("content");
                out.writeAttribute("type", "html");
                out.writeCharacters(Xml.clean(html.markup()));
            }
            case Body.Words words -> {
                out.writeStartElement("summary");
                out.writeAttribute("xml:lang", words.language());
                out.writeCharacters(Xml.clean(words.text()));
            }
        }
        out.writeEndElement();
        out.writeEndElement();
    }

    private static void author(XMLStreamWriter out, String name) throws XMLStreamException {
        out.writeStartElement("author");
        Xml.element(out, "name", name);
        out.writeEndElement();
    }

    private static void link(XMLStreamWriter out, String rel, String address) throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", rel);
        out.writeAttribute("href", address);
    }

    private static String time(Optional<OffsetDateTime> at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.orElse(LONG_AGO));
    }
}
