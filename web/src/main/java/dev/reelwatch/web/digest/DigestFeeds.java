package dev.reelwatch.web.digest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.Moment;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Digests, or what else comes day by day, as feeds: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1. The same entries give the
 * same bytes: a digest is dated to the end of its day, not to when the feed is asked for.
 */
public final class DigestFeeds {
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

    /** A feed as Atom. */
    public String atom(Feed feed) {
        return Atom.write(new Atom.Feed(
                site + feed.page(),
                address(feed, "atom"),
                site + feed.page(),
                feed.title(),
                wording.language(),
                "Reelwatch",
                feed.entries().stream()
                        .map(entry -> new Atom.Entry(
                                address(entry),
                                address(entry),
                                entry.title(),
                                Optional.of(entry.updated()),
                                Optional.empty(),
                                new Atom.Body.Html(content(entry))))
                        .toList()));
    }

    /** A feed as RSS 2.0. */
    public String rss(Feed feed) {
        return Xml.text(out -> {
            out.writeStartElement("rss");
            out.writeAttribute("version", "2.0");
            out.writeStartElement("channel");
            Xml.element(out, "title", feed.title());
            Xml.element(out, "link", site + feed.page());
            Xml.element(out, "description", wording.of("digest.intro"));
            Xml.element(out, "language", wording.language().tag());
            for (Entry entry : feed.entries()) {
                out.writeStartElement("item");
                Xml.element(out, "title", entry.title());
                Xml.element(out, "link", address(entry));
                Xml.element(out, "guid", address(entry));
                Xml.element(
                        out,
                        "pubDate",
                        DateTimeFormatter.RFC_1123_DATE_TIME
                                .withLocale(Locale.ROOT)
                                .format(entry.updated()));
                Xml.element(out, "description", content(entry));
                out.writeEndElement();
            }
            out.writeEndElement();
            out.writeEndElement();
        });
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

    /**
     * A feed of digests, an entry a day.
     *
     * @param digests newest first
     */
    public Feed of(List<Digest> digests) {
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

    private static OffsetDateTime ended(LocalDate day) {
        return day.atTime(23, 59, 59).atOffset(Moment.BEIJING);
    }

    private static String iso(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
