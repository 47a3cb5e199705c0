package dev.reelwatch.crawler.source;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * Feeds as other readers hand them over.
 *
 * @param sources those that are not known yet
 * @param skipped a sentence on each outline that was left out, and why
 */
public record Opml(List<Source> sources, List<String> skipped) {
    private static final int MOST = 10_000;
    /** What OPML has no attribute for is kept in some of our own, as OPML 2.0 allows. */
    private static final String OWN = "reelwatch:";

    public Opml {
        sources = List.copyOf(sources);
        skipped = List.copyOf(skipped);
    }

    /** The text is no OPML; the message is a sentence for people. */
    public static final class NoOpml extends Exception {
        private static final long serialVersionUID = 1;

        NoOpml(String why) {
            super(why);
        }
    }

    /**
     * Reads the feeds of an OPML document, of folders too; the names of the folders become the note. Who speaks is not
     * told by OPML of other programs: there it is {@link Speaker#MEDIA}, to be corrected by hand.
     *
     * @param text decoded; entities that it defines are not resolved, and nothing that it names is opened
     * @param known feeds of these addresses are skipped, and told
     */
    public static Opml read(String text, Sources known) throws NoOpml {
        Document document = Jsoup.parse(text, "", Parser.xmlParser().setMaxDepth(200));
        Element body = document.selectFirst("opml > body");
        if (body == null) throw new NoOpml("It is no OPML: it has no <opml> with a <body> in it.");
        Set<String> addresses = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Source source : known.all()) {
            addresses.add(key(source.address()));
            names.add(source.name());
        }
        List<Source> sources = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Element outline : body.select("outline")) {
            String written = attribute(outline, "xmlUrl").strip();
            if (written.isEmpty()) {
                if (outline.childrenSize() == 0) skipped.add(title(outline) + ": it names no feed");
                continue;
            }
            Optional<URI> address = address(written);
            if (address.isEmpty()) {
                skipped.add(title(outline) + ": " + written + " is no http or https address");
            } else if (!addresses.add(key(address.get()))) {
                skipped.add(title(outline) + ": " + address.get() + " is a source already");
            } else if (sources.size() >= MOST) {
                skipped.add(title(outline) + ": more than " + MOST + " feeds are not taken at once");
            } else {
                sources.add(source(outline, address.get(), names));
            }
        }
        return new Opml(sources, skipped);
    }

    /** The feeds among the sources as OPML 2.0, each with what {@link #read} needs to make the same source again. */
    public static String write(Sources sources) {
        StringBuilder opml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0" xmlns:reelwatch="urn:reelwatch:sources">
                  <head><title>Reelwatch</title></head>
                  <body>
                """);
        for (Source source : sources.all()) {
            if (source.kind() != Source.Kind.FEED && source.kind() != Source.Kind.WECHAT_ACCOUNT) continue;
            String title = source.site().orElse(source.name());
            opml.append("    <outline type=\"rss\"");
            write(opml, "text", title);
            write(opml, "title", title);
            write(opml, "xmlUrl", source.address().toString());
            write(opml, OWN + "name", source.name());
            write(opml, OWN + "kind", source.kind().word());
            write(opml, OWN + "speaker", source.speaker().word());
            source.site().ifPresent(site -> write(opml, OWN + "site", site));
            source.vendor().ifPresent(vendor -> write(opml, OWN + "vendor", vendor));
            write(opml, OWN + "pace", SourcesText.pace(source.pace()));
            write(opml, OWN + "enabled", String.valueOf(source.enabled()));
            source.note().ifPresent(note -> write(opml, OWN + "note", note));
            opml.append("/>\n");
        }
        return opml.append("  </body>\n</opml>\n").toString();
    }

    private static Source source(Element outline, URI address, Set<String> names) {
        boolean ours = outline.hasAttr(OWN + "speaker");
        String title = title(outline);
        Speaker speaker = word(outline, "speaker", Speaker.values(), Speaker::word, Speaker.MEDIA);
        return new Source(
                unusedName(own(outline, "name").orElseGet(() -> slug(title, address)), names),
                word(outline, "kind", Source.Kind.values(), Source.Kind::word, Source.Kind.FEED),
                address,
                speaker,
                ours ? own(outline, "site") : Optional.of(title),
                speaker == Speaker.VENDOR ? own(outline, "vendor") : Optional.empty(),
                own(outline, "pace").flatMap(SourcesFile::duration).orElse(Sources.DEFAULT_PACE),
                own(outline, "enabled").map("true"::equals).orElse(true),
                Optional.empty(),
                Optional.empty(),
                Choice.ALL,
                own(outline, "note").or(() -> folders(outline)));
    }

    private static <T> T word(Element outline, String name, T[] all, Function<T, String> word, T otherwise) {
        String written = own(outline, name).orElse("");
        return Arrays.stream(all)
                .filter(one -> word.apply(one).equals(written))
                .findFirst()
                .orElse(otherwise);
    }

    private static Optional<String> own(Element outline, String name) {
        return Optional.of(outline.attr(OWN + name).strip()).filter(text -> !text.isEmpty());
    }

    private static String title(Element outline) {
        return Stream.of("title", "text", "xmlUrl", "url", "htmlUrl")
                .map(name -> attribute(outline, name)
                        .replaceAll("[\\s\\p{Cc}]+", " ")
                        .strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() > 120
                        ? text.substring(
                                0, text.offsetByCodePoints(0, Math.min(120, text.codePointCount(0, text.length()))))
                        : text)
                .findFirst()
                .orElse("an outline without a title");
    }

    /** Programs write xmlUrl, xmlurl and XMLURL. */
    private static String attribute(Element outline, String name) {
        return outline.attributes().getIgnoreCase(name);
    }

    private static Optional<String> folders(Element outline) {
        List<String> names = new ArrayList<>();
        for (Element each = outline.parent(); each != null && each.nameIs("outline"); each = each.parent()) {
            names.addFirst(title(each));
        }
        if (names.isEmpty()) {
            return Optional.of(attribute(outline, "category").strip()).filter(category -> !category.isEmpty());
        }
        return Optional.of(String.join(" / ", names));
    }

    private static Optional<URI> address(String written) {
        try {
            // some programs put their own scheme before the address of a feed
            URI address = new URI(written.replaceFirst("(?i)^feed:(?://)?(?=https?:)", "")
                    .replaceFirst("(?i)^feed://", "https://")
                    .replace(" ", "%20"));
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String key(URI address) {
        return CanonicalUrl.parse(address.toString())
                .map(url -> url.value().replaceFirst("^https?://", ""))
                .orElse(address.toString());
    }

    private static String slug(String title, URI address) {
        String words = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        if (words.isEmpty()) words = String.valueOf(address.getHost());
        return words.length() > 40
                ? words.substring(0, words.offsetByCodePoints(0, Math.min(40, words.codePointCount(0, words.length()))))
                : words;
    }

    private static String unusedName(String name, Set<String> names) {
        String unused = name;
        for (int i = 2; !names.add(unused); i++) unused = name + "-" + i;
        return unused;
    }

    private static void write(StringBuilder opml, String name, String value) {
        String plain = value.replaceAll("[\\s\\p{Cc}]+", " ");
        opml.append(' ')
                .append(name)
                .append("=\"")
                .append(Entities.escape(
                                plain,
                                new Document.OutputSettings()
                                        .escapeMode(Entities.EscapeMode.xhtml)
                                        .charset("UTF-8")
                                        .syntax(Document.OutputSettings.Syntax.xml))
                        .replace("\"", "&quot;"))
                .append('"');
    }
}
