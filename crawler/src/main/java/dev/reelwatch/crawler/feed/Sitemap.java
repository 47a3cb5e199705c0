package dev.reelwatch.crawler.feed;

import static dev.reelwatch.crawler.feed.Namespaces.child;
import static dev.reelwatch.crawler.feed.Namespaces.local;

import dev.reelwatch.crawler.fetch.DecodedText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Sitemaps and indexes of sitemaps, as XML, with news, as plain text, packed or not. */
public final class Sitemap {
    /** The bound of the protocol, for links and for bytes. */
    private static final int MOST_LINKS = 50_000;

    private static final int MOST_BYTES = 50 << 20;
    private static final Set<String> ROOTS = Set.of("urlset", "sitemapindex");

    private Sitemap() {}

    /**
     * Reads a sitemap as it came, packed or not.
     *
     * @param charset that the server named
     * @param cameFrom links that lead to another site are left out, and counted in the warnings
     */
    public static ListReading read(byte[] body, Optional<String> charset, URI cameFrom) {
        try {
            boolean packed = body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
            return read(DecodedText.of(packed ? inflated(body) : body, charset).text(), cameFrom);
        } catch (DecodedText.NoText e) {
            return new ListReading.NoList(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new ListReading.NoList("It is packed, and cannot be unpacked: " + e.getMessage() + ".");
        }
    }

    /**
     * Reads a sitemap.
     *
     * @param text decoded
     * @param cameFrom links that lead to another site are left out, and counted in the warnings
     */
    public static ListReading read(String text, URI cameFrom) {
        if (isOne(text)) return new ListReading.Read(xml(text, cameFrom));
        if (Feed.isOne(text) && Feed.read(text, Optional.of(cameFrom)) instanceof FeedReading.Read read) {
            return new ListReading.Read(feed(read.feed(), cameFrom));
        }
        if (text.stripLeading().startsWith("<")) {
            return new ListReading.NoList(
                    ListPage.isHtml(text) ? "An HTML page came instead of a sitemap." : "It is XML, but no sitemap.");
        }
        List<Listing.Link> lines = text.lines()
                .limit(2L * MOST_LINKS)
                .flatMap(line -> Addresses.of(line.replace("\uFEFF", ""), Optional.empty()).stream())
                .map(address -> new Listing.Link(address, Optional.empty(), Optional.empty()))
                .toList();
        if (lines.isEmpty()) return new ListReading.NoList("It is text, but no line of it is an address.");
        return new ListReading.Read(listing(lines, Set.of(), cameFrom, new ArrayList<>()));
    }

    static boolean isOne(String text) {
        return XmlProlog.of(text)
                .filter(prolog -> ROOTS.contains(prolog.localRoot()))
                .isPresent();
    }

    private static Listing xml(String text, URI cameFrom) {
        String xml = text.substring(XmlProlog.of(text).orElseThrow().end());
        Document document = Jsoup.parse(xml, "", Parser.xmlParser().setMaxDepth(50));
        List<Listing.Link> links = new ArrayList<>();
        Set<URI> further = new LinkedHashSet<>();
        for (Element each : document.getAllElements()) {
            if (!local(each).equals("url") && !local(each).equals("sitemap")) continue;
            Optional<URI> address = child(each, "loc").flatMap(loc -> Addresses.of(loc.text(), Optional.empty()));
            if (address.isEmpty()) continue;
            if (local(each).equals("sitemap")) {
                further.add(address.get());
                continue;
            }
            Optional<Element> news = child(each, "news:news");
            links.add(new Listing.Link(
                    address.get(),
                    news.flatMap(entry -> child(entry, "news:title")).flatMap(Sitemap::words),
                    Stream.of(news.flatMap(entry -> child(entry, "news:publication_date")), child(each, "lastmod"))
                            .flatMap(Optional::stream)
                            .flatMap(date -> words(date).stream())
                            .findFirst()));
        }
        List<String> warnings = new ArrayList<>();
        XmlFaults.of(xml)
                .sentence()
                .map(sentence -> sentence.replace("The feed", "The sitemap"))
                .ifPresent(warnings::add);
        return listing(links, further, cameFrom, warnings);
    }

    private static Listing feed(Feed feed, URI cameFrom) {
        return listing(
                feed.entries().stream()
                        .filter(entry -> entry.link().isPresent())
                        .map(entry -> new Listing.Link(
                                entry.link().get(),
                                Optional.of(entry.title()).filter(title -> !title.isEmpty()),
                                entry.published().or(entry::updated).map(FeedEntry.Stamp::text)))
                        .toList(),
                feed.next().map(Set::of).orElse(Set.of()),
                cameFrom,
                new ArrayList<>(feed.warnings()));
    }

    private static Listing listing(List<Listing.Link> links, Set<URI> further, URI cameFrom, List<String> warnings) {
        Map<String, Listing.Link> distinct = new LinkedHashMap<>();
        int foreign = 0;
        int beyond = 0;
        for (Listing.Link link : links) {
            if (!SameSite.holds(link.address(), cameFrom)) foreign++;
            else if (distinct.size() >= MOST_LINKS) beyond++;
            else distinct.putIfAbsent(Doubles.page(link.address()), link);
        }
        List<URI> parts = further.stream()
                .filter(part -> SameSite.holds(part, cameFrom) && !part.equals(cameFrom))
                .limit(MOST_LINKS)
                .toList();
        foreign += (int)
                further.stream().filter(part -> !SameSite.holds(part, cameFrom)).count();
        if (foreign > 0) warnings.add("%d links lead to other sites and were left out.".formatted(foreign));
        if (beyond > 0) warnings.add("It has more than %d links; %d were left out.".formatted(MOST_LINKS, beyond));
        return new Listing(List.copyOf(distinct.values()), parts, List.of(), warnings);
    }

    private static Optional<String> words(Element element) {
        return Optional.of(Words.oneLine(element.text())).filter(words -> !words.isEmpty());
    }

    private static byte[] inflated(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) throw new IOException("it has more than 50 MB");
            return bytes;
        }
    }
}
