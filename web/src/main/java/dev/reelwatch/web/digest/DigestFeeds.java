package dev.reelwatch.web.digest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.Moment;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Digests as feeds: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, an entry a day. The same digests give the same bytes: a
 * digest is dated to the end of its day, not to when the feed is asked for.
 */
public final class DigestFeeds {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DigestHtml html;
    private final String site;
    private final Wording wording;

    /** @param site where the pages stand, without a slash at its end, such as {@code https://example.org} */
    public DigestFeeds(DigestHtml html, String site, Language language) {
        this.html = html;
        this.site = site;
        this.wording = Wording.in(language);
    }

    /**
     * As Atom.
     *
     * @param digests newest first
     */
    public String atom(List<Digest> digests) {
        return xml(out -> {
            out.setDefaultNamespace(ATOM);
            out.writeStartElement(ATOM, "feed");
            out.writeDefaultNamespace(ATOM);
            out.writeAttribute("xml:lang", wording.language().tag());
            element(out, "title", wording.of("digest.title"));
            element(out, "id", site + "/digest");
            link(out, "alternate", site + "/digest");
            link(out, "self", address("atom"));
            element(out, "updated", updated(digests).map(DigestFeeds::iso).orElse("1970-01-01T00:00:00Z"));
            out.writeStartElement("author");
            element(out, "name", "Reelwatch");
            out.writeEndElement();
            for (Digest digest : digests) {
                out.writeStartElement("entry");
                element(out, "title", title(digest));
                element(out, "id", page(digest));
                link(out, "alternate", page(digest));
                element(out, "updated", iso(ended(digest.date())));
                out.writeStartElement("content");
                out.writeAttribute("type", "html");
                out.writeCharacters(clean(content(digest)));
                out.writeEndElement();
                out.writeEndElement();
            }
            out.writeEndElement();
        });
    }

    /**
     * As RSS 2.0.
     *
     * @param digests newest first
     */
    public String rss(List<Digest> digests) {
        return xml(out -> {
            out.writeStartElement("rss");
            out.writeAttribute("version", "2.0");
            out.writeStartElement("channel");
            element(out, "title", wording.of("digest.title"));
            element(out, "link", site + "/digest");
            element(out, "description", wording.of("digest.intro"));
            element(out, "language", wording.language().tag());
            for (Digest digest : digests) {
                out.writeStartElement("item");
                element(out, "title", title(digest));
                element(out, "link", page(digest));
                element(out, "guid", page(digest));
                element(
                        out,
                        "pubDate",
                        DateTimeFormatter.RFC_1123_DATE_TIME
                                .withLocale(Locale.ROOT)
                                .format(ended(digest.date())));
                element(out, "description", content(digest));
                out.writeEndElement();
            }
            out.writeEndElement();
            out.writeEndElement();
        });
    }

    /**
     * As JSON Feed.
     *
     * @param digests newest first
     */
    public ObjectNode json(List<Digest> digests) {
        ObjectNode feed = JSON.createObjectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", wording.of("digest.title"));
        feed.put("home_page_url", site + "/digest");
        feed.put("feed_url", address("jsonfeed"));
        feed.put("language", wording.language().tag());
        ArrayNode items = feed.putArray("items");
        for (Digest digest : digests) {
            ObjectNode item = items.addObject();
            item.put("id", page(digest));
            item.put("url", page(digest));
            item.put("title", title(digest));
            item.put("content_html", content(digest));
            item.put("date_published", iso(ended(digest.date())));
        }
        return feed;
    }

    private String address(String format) {
        return site + "/digest?format=" + format + "&lang=" + wording.language().code();
    }

    private String page(Digest digest) {
        return site + "/digest/" + digest.date() + "?lang=" + wording.language().code();
    }

    private String title(Digest digest) {
        return wording.of("digest.of", "date", wording.date(digest.date()));
    }

    /** Feeds are read elsewhere, so the links in them name the site. */
    private String content(Digest digest) {
        return html.fragment(digest)
                .replace("href=\"/", "href=\"" + site + "/")
                .replace("href=\"#", "href=\"" + page(digest) + "#")
                .strip();
    }

    private static Optional<OffsetDateTime> updated(List<Digest> digests) {
        return digests.stream().map(Digest::date).max(LocalDate::compareTo).map(DigestFeeds::ended);
    }

    private static OffsetDateTime ended(LocalDate day) {
        return day.atTime(23, 59, 59).atOffset(Moment.BEIJING);
    }

    private static String iso(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static void link(XMLStreamWriter out, String rel, String address) throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", rel);
        out.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(clean(text));
        out.writeEndElement();
    }

    /** Without the control characters that XML 1.0 forbids. */
    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
    }

    private interface Body {
        void write(XMLStreamWriter out) throws XMLStreamException;
    }

    private static String xml(Body body) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            body.write(out);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed can always be written", e);
        }
        return text + "\n";
    }
}
