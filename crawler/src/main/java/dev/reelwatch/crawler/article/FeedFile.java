package dev.reelwatch.crawler.article;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** A saved feed: RSS, Atom or JSON Feed; each entry that brings its text is an article. */
final class FeedFile {
    private static final Pattern IS_FEED = Pattern.compile(
            "(?s)\\A\\s*(?:<\\?xml[^>]{0,200}>\\s*)?(?:<!--.{0,2000}?-->\\s*)*(?:<\\?xml-stylesheet[^>]{0,300}>\\s*)*<(?:rss|feed|rdf:RDF)\\b.*");
    private static final Pattern OWNER = Pattern.compile("\\s*\\|\\s*wechat-feeds$|的微博$|公众号$");
    private static final List<String> NAMELESS = List.of("最新微博", "微博");

    private final String doc;
    private final Clock clock;

    FeedFile(String doc, Clock clock) {
        this.doc = doc;
        this.clock = clock;
    }

    static boolean isOne(String text) {
        return IS_FEED.matcher(text.substring(0, Math.min(text.length(), 4000))).matches();
    }

    List<Reading> read(String xml) {
        Document feed = Jsoup.parse(xml, "", Parser.xmlParser());
        String title = firstText(feed, "channel > title, feed > title");
        List<Reading> readings = new ArrayList<>();
        for (Element entry : feed.select("channel > item, rss > item, feed > entry, rdf|RDF > item")) {
            String link = entry.select("> link").stream()
                    .filter(e -> e.attr("rel").isEmpty() || e.attr("rel").equals("alternate"))
                    .map(e -> e.hasAttr("href") ? e.attr("href") : e.text())
                    .findFirst()
                    .orElse("");
            if (link.isBlank()) link = firstText(entry, "> guid, > id");
            String author = Stream.of("> dc|creator", "> author > name", "> author")
                    .map(query -> firstText(entry, query))
                    .filter(name -> !name.isBlank())
                    .findFirst()
                    .orElse("");
            String date = Stream.of("> pubDate", "> published", "> dc|date", "> updated")
                    .map(query -> firstText(entry, query))
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse("");
            String html = Stream.of("> content|encoded", "> content", "> description", "> summary")
                    .map(query -> firstHtml(entry, query))
                    .filter(text ->
                            PlainCharacters.width(Jsoup.parseBodyFragment(text).text()) > 0)
                    .findFirst()
                    .orElse("");
            readings.add(entry(link, firstText(entry, "> title"), author, date, html, title));
        }
        return readings.isEmpty()
                ? List.of(new Reading.NoArticle(doc, Optional.empty(), Ending.EMPTY, "A feed without an entry."))
                : readings;
    }

    List<Reading> read(JsonNode feed) {
        List<Reading> readings = new ArrayList<>();
        for (JsonNode item : feed.path("items")) {
            String author = item.path("authors")
                    .path(0)
                    .path("name")
                    .asText(item.path("author").path("name").asText(""));
            String html = item.path("content_html").asText("");
            if (html.isBlank())
                html = Parser.unescapeEntities(item.path("content_text").asText(""), false)
                        .replace("\n", "<br>");
            if (html.isBlank()) html = item.path("summary").asText("");
            readings.add(entry(
                    item.path("url").asText(item.path("id").asText("")),
                    item.path("title").asText(""),
                    author,
                    item.path("date_published").asText(""),
                    html,
                    feed.path("title").asText("")));
        }
        return readings.isEmpty()
                ? List.of(new Reading.NoArticle(doc, Optional.empty(), Ending.EMPTY, "A feed without an entry."))
                : readings;
    }

    private Reading entry(String link, String title, String author, String date, String html, String feedTitle) {
        Content content = HtmlContent.of(Jsoup.parseBodyFragment(html).body());
        Optional<CanonicalUrl> url = link.contains("javascript:") ? Optional.empty() : CanonicalUrl.parse(link);
        boolean post = Draft.kindOf(url) == SourceKind.WEIBO;
        content = content.withBlocks(
                post
                        ? Furniture.withoutButtons(content.blocks())
                        : Furniture.without(content.blocks(), List.of(), false));
        boolean loading = link.contains("javascript:") && title.isBlank();
        List<Block> blocks = new ArrayList<>(content.blocks());
        if (loading) {
            return new Reading.NoArticle(
                    doc, url, Ending.EMPTY, "An entry without title and text: a page that was still loading.");
        }
        boolean wordless = content.text().isBlank() || (!post && PlainCharacters.width(content.text()) < 4);
        if (wordless && !title.isBlank()) blocks.add(new Block(Block.Kind.PARAGRAPH, Headline.plain(title), 0, 0, 0));
        Draft draft = new Draft(content.withBlocks(blocks));
        draft.url = url;
        draft.source = Draft.kindOf(url) == SourceKind.WEB ? SourceKind.FEED : Draft.kindOf(url);
        String owner = OWNER.matcher(Headline.plain(feedTitle)).replaceFirst("").strip();
        // a daily names its issues by their day
        draft.titles.add(DateText.parse(title).isPresent() ? title.strip() + " " + owner : title);
        draft.author = Optional.of(author.strip()).filter(name -> !name.isEmpty());
        draft.site = draft.source == SourceKind.WEIBO && draft.author.isPresent()
                ? draft.author
                : Optional.of(owner).filter(name -> !name.isEmpty() && !NAMELESS.contains(name));
        draft.dates.add(new PublishedDate.Told("feed", date));
        if (draft.source == SourceKind.WEIBO) {
            draft.published = DateText.parse(date).map(at -> new Published(at, "feed"));
        }
        if (wordless) draft.warnings.add("The feed brings only the title; the text is at its address.");
        return draft.finish(doc, clock);
    }

    private static String firstText(Element parent, String query) {
        Element found = parent.selectFirst(query);
        return found == null ? "" : found.text().strip();
    }

    private static String firstHtml(Element parent, String query) {
        Element found = parent.selectFirst(query);
        if (found == null) return "";
        return found.attr("type").equals("xhtml") ? found.html() : found.wholeText();
    }
}
