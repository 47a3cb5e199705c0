package dev.reelwatch.crawler.feed;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Whose element it is: by the namespace, or by the usual prefix where a feed forgot to declare it. */
final class Namespaces {
    private static final Map<String, String> BY_PREFIX = Map.of(
            "content", "purl.org/rss/1.0/modules/content",
            "dc", "purl.org/dc/elements/1.1",
            "dcterms", "purl.org/dc/terms",
            "atom", "www.w3.org/2005/atom",
            "itunes", "www.itunes.com/dtds/podcast-1.0.dtd",
            "media", "search.yahoo.com/mrss",
            "xhtml", "www.w3.org/1999/xhtml",
            "feedburner", "rssnamespace.org/feedburner/ext/1.0",
            "news", "www.google.com/schemas/sitemap-news/0.9");

    private Namespaces() {}

    /** The first child of that name. */
    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).findFirst();
    }

    /**
     * Children by name, in any case; a name without a prefix is one of the document's own, whatever prefix the document
     * gives to its own.
     */
    static Stream<Element> children(Element parent, String name) {
        int colon = name.indexOf(':');
        String wanted = name.substring(colon + 1);
        return parent.children().stream()
                .filter(each -> each.tag().localName().equalsIgnoreCase(wanted))
                .filter(each -> colon < 0
                        ? each.tag().prefix().isEmpty() || isOwn(each, parent)
                        : is(name.substring(0, colon), each));
    }

    /** The name without its prefix, in lower case. */
    static String local(Element element) {
        return element.tag().localName().toLowerCase(Locale.ROOT);
    }

    /** @param prefix the usual one */
    private static boolean is(String prefix, Element element) {
        String namespace = plain(element.tag().namespace());
        if (namespace.equals(BY_PREFIX.get(prefix))) return true;
        return element.tag().prefix().equalsIgnoreCase(prefix) && !isDeclared(element);
    }

    /** True for an element with a prefix that stands for the namespace of the document itself. */
    private static boolean isOwn(Element element, Element parent) {
        return !element.tag().prefix().isEmpty()
                && element.tag().prefix().equals(parent.tag().prefix())
                && element.tag().namespace().equals(parent.tag().namespace());
    }

    private static boolean isDeclared(Element element) {
        String declaration = "xmlns:" + element.tag().prefix();
        for (Element each = element; each != null; each = each.parent()) {
            if (each.hasAttr(declaration)) return true;
        }
        return false;
    }

    private static String plain(String namespace) {
        String plain = namespace.strip().toLowerCase(Locale.ROOT);
        plain = plain.substring(plain.indexOf("://") < 0 ? 0 : plain.indexOf("://") + 3);
        while (plain.endsWith("/") || plain.endsWith("#")) plain = plain.substring(0, plain.length() - 1);
        return plain;
    }
}
