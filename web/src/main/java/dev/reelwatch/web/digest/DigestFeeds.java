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
 * Digests, or what else comes day by day, as feeds: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1. The same entries give the
 * same bytes: a digest is dated to the end of its day, not to when the feed is asked for.
 */
public final class DigestFeeds {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One entry.
     *
     * @param page the address of its page, without the site
     * @param part tells entries of one page apart; may be empty
     * @param content HTML, its links without the site
     */
    public record Entry(String page, String part, String title, OffsetDateTime updated, String content) {}

    /**
     * What a feed is of.
     *
     * @param page the address of its page, without the site
     * @param entries newest first
     */
    public record Feed(String title, String page, List<Entry> entries) {
        public Feed {
            entries = List.copyOf(entries);
        }
    }

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
        return atom(of(digests));
    }

    /** A feed as Atom. */
    public String atom(Feed feed) {
        return xml(out -> {
            out.setDefaultNamespace(ATOM);
            out.writeStartElement(ATOM, "feed");
            out.writeDefaultNamespace(ATOM);
            out.writeAttribute("xml:lang", wording.language().tag());
            element(out, "title", feed.title());
            element(out, "id", site + feed.page());
            link(out, "alternate", site + feed.page());
            link(out, "self", address(feed, "atom"));
            element(out, "updated", updated(feed).map(DigestFeeds::iso).orElse("1970-01-01T00:00:00Z"));
            out.writeStartElement("author");
            element(out, "name", "Reelwatch");
            out.writeEndElement();
            for (Entry entry : feed.entries()) {
                out.writeStartElement("entry");
                element(out, "title", entry.title());
                element(out, "id", address(entry));
                link(out, "alternate", address(entry));
                element(out, "updated", iso(entry.updated()));
                out.writeStartElement("content");
                out.writeAttribute("type", "html");
                out.writeCharacters(clean(content(entry)));
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
        return rss(of(digests));
    }

    /** A feed as RSS 2.0. */
    public String rss(Feed feed) {
        return xml(out -> {
            out.writeStartElement("rss");
            out.writeAttribute("version", "2.0");
            out.writeStartElement("channel");
            element(out, "title", feed.title());
            element(out, "link", site + feed.page());
            element(out, "description", wording.of("digest.intro"));
            element(out, "language", wording.language().tag());
            for (Entry entry : feed.entries()) {
                out.writeStartElement("item");
                element(out, "title", entry.title());
                element(out, "link", address(entry));
                element(out, "guid", address(entry));
                element(
                        out,
                        "pubDate",
                        DateTimeFormatter.RFC_1123_DATE_TIME
                                .withLocale(Locale.ROOT)
                                .format(entry.updated()));
                element(out, "description", content(entry));
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
        return json(of(digests));
    }

    /** A feed as JSON Feed. */
    public ObjectNode json(Feed feed) {
        ObjectNode json = JSON.createObjectNode();
        json.put("version", "https://jsonfeed.org/version/1.1");
        json.put("title", feed.title());
        json.put("home_page_url", site + feed.page());
        json.put("feed_url", address(feed, "jsonfeed"));
        json.put("language", wording.language().tag());
        ArrayNode items = json.putArray("items");
        for (Entry entry : feed.entries()) {
            ObjectNode item = items.addObject();
            item.put("id", address(entry));
            item.put("url", address(entry));
            item.put("title", entry.title());
            item.put("content_html", content(entry));
            item.put("date_published", iso(entry.updated()));
        }
        return json;
    }

    private Feed of(List<Digest> digests) {
        return new Feed(
                wording.of("digest.title"),
                "/digest",
                digests.stream()
                        .map(digest -> new Entry(
                                "/digest/" + digest.date(),
                                "",
                                title(digest),
                                ended(digest.date()),
                                html.fragment(digest)))
                        .toList());
    }

    private String address(Feed feed, String format) {
        return site + feed.page() + "?format=" + format + "&lang="
                + wording.language().code();
    }

    private String address(Entry entry) {
        return site + entry.page() + "?lang=" + wording.language().code()
                + (entry.part().isEmpty() ? "" : "#" + entry.part());
    }

    private String title(Digest digest) {
        return wording.of("digest.of", "date", wording.date(digest.date()));
    }

    /** Feeds are read elsewhere, so the links in them name the site. */
    private String content(Entry entry) {
        return entry.content()
                .replace("href=\"/", "href=\"" + site + "/")
                .replace(
                        "href=\"#",
                        "href=\"" + site + entry.page() + "?lang="
                                + wording.language().code() + "#")
                .strip();
    }

    private static Optional<OffsetDateTime> updated(Feed feed) {
        return feed.entries().stream().map(Entry::updated).max(OffsetDateTime::compareTo);
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
