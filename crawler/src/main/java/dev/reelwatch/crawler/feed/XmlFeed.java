package dev.reelwatch.crawler.feed;

import static dev.reelwatch.crawler.feed.Namespaces.child;
import static dev.reelwatch.crawler.feed.Namespaces.children;
import static dev.reelwatch.crawler.feed.Namespaces.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** RSS of all versions and Atom; the names of their elements are told from others' by namespace and prefix. */
final class XmlFeed {
    /** Deeper than any feed with XHTML in it. */
    private static final int DEEPEST = 400;

    private static final int MOST_ENTRIES = 50_000;
    private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf");
    /** What an entry may stand in; elsewhere an element of its name belongs to somebody's text. */
    private static final Set<String> FRAMES = Set.of("rss", "feed", "rdf", "channel", "item", "entry", "items");

    private static final Set<String> TEXT_TYPES = Set.of("", "text", "html", "xhtml", "escaped");
    /** RSS wants an address with the name behind it: {@code someone@example.org (Someone)}. */
    private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S+@\\S+\\s+\\((.+)\\)");

    private static final Pattern NAME_AND_MAIL = Pattern.compile("(.+?)\\s*[<(]\\s*\\S+@\\S+\\s*[>)]");
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");
    private static final Pattern XHTML_PREFIX = Pattern.compile("(</?)(?:x?html|xh):");

    private final Optional<HttpUrl> address;

    XmlFeed(Optional<URI> cameFrom) {
        this.address = Addresses.base(cameFrom);
    }

    static boolean isOne(String text) {
        return XmlProlog.of(text)
                .filter(prolog -> ROOTS.contains(prolog.localRoot()))
                .isPresent();
    }

    Feed read(String text) {
        String xml = CONTROLS.matcher(
                        text.substring(XmlProlog.of(text).orElseThrow().end()))
                .replaceAll("");
        Document document = Jsoup.parse(xml, "", Parser.xmlParser().setMaxDepth(DEEPEST));
        document.outputSettings().prettyPrint(false);
        Element root = document.firstElementChild();
        if (root == null) {
            return new Feed(
                    "RSS",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    true,
                    List.of("The feed breaks off before it begins."));
        }
        boolean atom = local(root).equals("feed");
        Element head = atom ? root : child(root, "channel").orElse(root);
        List<String> warnings = new ArrayList<>();
        XmlFaults faults = XmlFaults.of(xml);
        faults.sentence().ifPresent(warnings::add);

        Optional<HttpUrl> base = baseOf(head);
        Optional<URI> site = address(linkOf(head));
        List<FeedEntry> entries = new ArrayList<>();
        List<Element> found = entriesIn(root);
        for (int i = 0; i < Math.min(found.size(), MOST_ENTRIES); i++) {
            boolean brokenOff = faults.brokenOff() && i == found.size() - 1;
            entries.add(entry(found.get(i), brokenOff));
        }
        if (found.size() > MOST_ENTRIES) {
            warnings.add("It has %d entries; the first %d were read.".formatted(found.size(), MOST_ENTRIES));
        }
        Optional<URI> next = Stream.concat(children(head, "link"), children(head, "atom:link"))
                .filter(link -> link.attr("rel").equalsIgnoreCase("next"))
                .flatMap(link -> Addresses.of(link.attr("href"), base).stream())
                .findFirst();
        Optional<String> title = child(head, "title").map(this::title).filter(words -> !words.isEmpty());
        Optional<FeedEntry.Stamp> updated =
                stamp(head, "updated", "modified", "lastBuildDate", "pubDate", "atom:updated", "dc:date");
        return new Feed(
                format(root, head),
                title,
                site,
                next,
                updated,
                Doubles.withoutShared(entries, warnings),
                faults.brokenOff(),
                warnings);
    }

    private FeedEntry entry(Element entry, boolean brokenOff) {
        Optional<String> id = first(entry, "guid", "id")
                .map(found -> found.wholeText().strip())
                .or(() -> Optional.of(entry.attr("rdf:about")))
                .filter(words -> !words.isEmpty());
        Optional<URI> link = address(linkOf(entry))
                .or(() -> id.filter(words -> isPermaLink(entry) && words.matches("(?i)https?://.+"))
                        .flatMap(words -> Addresses.of(words, Optional.empty())));
        String title = child(entry, "title").map(this::title).orElse("");
        String content =
                html(first(entry, "content:encoded", "encoded", "content", "atom:content", "xhtml:body", "body"));
        String summary =
                html(first(entry, "description", "summary", "atom:summary", "dc:description", "media:description"));
        Wholeness.Answer text = Wholeness.of(link, title, content, summary);
        return new FeedEntry(
                link,
                id,
                title,
                authors(entry),
                stamp(
                        entry,
                        "published",
                        "pubDate",
                        "issued",
                        "dcterms:issued",
                        "dcterms:created",
                        "dc:date",
                        "created"),
                stamp(entry, "updated", "modified", "atom:updated", "dcterms:modified"),
                text.html(),
                enclosures(entry),
                text.whole() && !brokenOff);
    }

    private static boolean isPermaLink(Element entry) {
        return child(entry, "guid")
                .map(guid -> !guid.attr("isPermaLink").equalsIgnoreCase("false"))
                .orElse(true);
    }

    private List<String> authors(Element entry) {
        List<String> names = Stream.of("author", "dc:creator", "dc:author", "itunes:author", "atom:author")
                .map(name -> children(entry, name)
                        .map(XmlFeed::name)
                        .filter(words -> !words.isEmpty())
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        return names.stream().distinct().limit(20).toList();
    }

    private static String name(Element author) {
        String name = child(author, "name")
                .or(() -> child(author, "email"))
                .map(Element::wholeText)
                .orElseGet(() -> author.childrenSize() > 0 ? author.text() : author.wholeText())
                .strip();
        Matcher mailFirst = MAIL_AND_NAME.matcher(name);
        if (mailFirst.matches()) return Words.plain(mailFirst.group(1));
        Matcher nameFirst = NAME_AND_MAIL.matcher(name);
        return Words.plain(nameFirst.matches() ? nameFirst.group(1) : name);
    }

    private static Optional<FeedEntry.Stamp> stamp(Element entry, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> children(entry, name))
                .flatMap(date -> FeedEntry.Stamp.of(date.text()).stream())
                .findFirst();
    }

    private List<FeedEntry.Enclosure> enclosures(Element entry) {
        Optional<HttpUrl> base = baseOf(entry);
        Stream<Element> links =
                children(entry, "link").filter(link -> link.attr("rel").equalsIgnoreCase("enclosure"));
        Stream<Element> media = Stream.concat(
                children(entry, "media:content"),
                children(entry, "media:group").flatMap(group -> children(group, "media:content")));
        return Stream.of(children(entry, "enclosure"), links, media)
                .flatMap(all -> all)
                .flatMap(each -> Addresses.of(each.hasAttr("href") ? each.attr("href") : each.attr("url"), base)
                        .map(at -> new FeedEntry.Enclosure(
                                at, Optional.of(each.attr("type")).filter(type -> !type.isBlank())))
                        .stream())
                .distinct()
                .limit(100)
                .toList();
    }

    /** The element whose text or href is the address of the page; the address behind a counter of clicks goes first. */
    private static Optional<Element> linkOf(Element parent) {
        List<Element> links = Stream.of("feedburner:origLink", "link", "atom:link")
                .flatMap(name -> children(parent, name))
                .filter(link -> !href(link).isBlank())
                .filter(link -> link.attr("rel").isEmpty() || link.attr("rel").equalsIgnoreCase("alternate"))
                .toList();
        return links.stream()
                .filter(link -> link.attr("type").isEmpty() || link.attr("type").contains("html"))
                .findFirst()
                .or(() -> links.stream().findFirst());
    }

    private static String href(Element link) {
        return link.hasAttr("href") ? link.attr("href") : link.wholeText();
    }

    private Optional<URI> address(Optional<Element> link) {
        return link.flatMap(found -> Addresses.of(href(found), baseOf(found)));
    }

    private Optional<HttpUrl> baseOf(Element element) {
        Optional<HttpUrl> base = address;
        List<Element> outer = new ArrayList<>(element.parents());
        for (Element each : outer.reversed()) base = Addresses.base(each.attr("xml:base"), base);
        return Addresses.base(element.attr("xml:base"), base);
    }

    private String title(Element title) {
        String text = textOf(title);
        return isPlain(title) && !Words.hasMarkup(text) ? Words.oneLine(text) : Words.plain(text);
    }

    /** True where the element says that its text holds no markup, whatever it looks like. */
    private static boolean isPlain(Element element) {
        String type = element.attr("type").toLowerCase(Locale.ROOT);
        return type.equals("text") || type.equals("text/plain");
    }

    private String html(Optional<Element> element) {
        if (element.isEmpty()) return "";
        String text = textOf(element.get());
        if (isPlain(element.get())) {
            return Entities.escape(text.strip()).replace("\n", "<br>");
        }
        return Words.withAbsoluteLinks(text.strip(), baseOf(element.get()));
    }

    /** The text of an element as HTML: escaped, in CDATA, as markup of its own, in base 64. */
    private static String textOf(Element element) {
        String type = element.attr("type").toLowerCase(Locale.ROOT);
        boolean elements = element.childrenSize() > 0;
        if (!elements && (element.attr("mode").equals("base64") || isBinary(element, type))) {
            return decoded(element.wholeText());
        }
        if (!elements) return element.wholeText();
        Element markup = element;
        boolean xhtml = type.contains("xhtml");
        if (element.childrenSize() == 1
                && local(element.child(0)).equals("div")
                && element.ownText().isBlank()) {
            markup = element.child(0);
            // type=html in a div: the div is XHTML, what it holds is escaped once more
            if (markup.childrenSize() == 0 && !xhtml) return markup.wholeText();
        }
        StringBuilder html = new StringBuilder();
        for (Node node : markup.childNodes()) {
            if (node instanceof TextNode words)
                html.append(xhtml ? Entities.escape(words.getWholeText()) : words.getWholeText());
            else html.append(node.outerHtml());
        }
        return XHTML_PREFIX.matcher(html).replaceAll("$1");
    }

    private static boolean isBinary(Element element, String type) {
        boolean atom = local(element).equals("content") || element.hasAttr("type");
        return atom
                && type.contains("/")
                && !TEXT_TYPES.contains(type)
                && !type.startsWith("text/")
                && !type.contains("html")
                && !type.contains("xml")
                && !type.contains("json");
    }

    private static String decoded(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64.strip());
            String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            return text.indexOf('\uFFFD') < 0 && text.chars().noneMatch(c -> c < 9) ? text : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Also those that stand inside of another which was never closed. */
    private static List<Element> entriesIn(Element root) {
        return root.stream()
                .filter(each -> !each.equals(root)
                        && (local(each).equals("item") || local(each).equals("entry")))
                .filter(each -> each.parents().stream()
                        .allMatch(parent -> FRAMES.contains(local(parent)) || parent instanceof Document))
                .toList();
    }

    private static String format(Element root, Element head) {
        String version = root.attr("version").strip();
        String namespace = Stream.of(root, head)
                .map(each -> each.tag().namespace() + " " + each.attr("xmlns"))
                .reduce("", String::concat);
        return switch (local(root)) {
            case "feed" ->
                "Atom " + (version.startsWith("0.") || namespace.contains("purl.org/atom/ns") ? "0.3" : "1.0");
            case "rdf" -> namespace.contains("purl.org/rss/1.0") ? "RSS 1.0" : "RSS 0.90";
            default -> "RSS " + (version.isEmpty() ? "2.0" : version);
        };
    }

    private static Optional<Element> first(Element parent, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> children(parent, name))
                .filter(found -> !found.wholeText().isBlank() || found.childrenSize() > 0)
                .findFirst();
    }
}
