package dev.reelwatch.crawler.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Any page in HTML: what it tells machines about itself, and the part of it that holds the sentences. */
final class WebPage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ARTICLE_TYPE = Pattern.compile("(?i).*(?:article|posting|report|webpage).*");
    private static final Pattern ASIDE =
            Pattern.compile("(?i).*(?:comment|sidebar|side-bar|footer|breadcrumb|related|recommend"
                    + "|newsletter|subscribe|popup|cookie|share-|sharing|social|advert|promo|paywall|pagination|author-bio|-nav|nav-"
                    + "|navbar|menu|toolbar|copyright|hot-list|ranking).*");
    private static final Pattern BODY =
            Pattern.compile("(?i).*(?:article|content|entry|post|main|story|正文|txt|body).*");

    private WebPage() {}

    static Draft read(Document page, Optional<CanonicalUrl> cameFrom) {
        List<JsonNode> linked = linkedData(page);
        Optional<CanonicalUrl> url = Stream.of(
                        meta(page, "og:url"),
                        Optional.ofNullable(page.selectFirst("link[rel=canonical]"))
                                .map(link -> link.attr("href")))
                .flatMap(Optional::stream)
                .flatMap(address -> CanonicalUrl.parse(address).stream())
                .findFirst()
                // the address that it was asked for is right, unless the page names a better one on the same site
                .filter(own ->
                        cameFrom.isEmpty() || own.host().equals(cameFrom.get().host()))
                .or(() -> cameFrom);
        List<String> titles = new ArrayList<>();
        titles(page, linked).forEach(titles::add);
        List<PublishedDate.Told> dates = dates(page, linked).toList();
        Content head = HtmlContent.of(page.body());
        Optional<String> site = Stream.concat(meta(page, "og:site_name").stream(), text(linked, "publisher", "name"))
                .map(Headline::plain)
                .filter(name -> !name.isBlank())
                .findFirst();
        Optional<String> author = Stream.concat(
                        text(linked, "author", "name"),
                        Stream.of("author", "article:author", "byl", "dc.creator", "twitter:creator")
                                .flatMap(name -> meta(page, name).stream()))
                .map(Headline::plain)
                .filter(name -> !name.isBlank() && !name.startsWith("http"))
                .findFirst();

        Element body = body(page);
        Content content = HtmlContent.of(body);
        List<String> own = titles.stream().map(Headline::plain).toList();
        List<Block> blocks = content.blocks().stream()
                .filter(block -> author.isEmpty() || !isByline(block.text(), author.get()))
                .toList();
        content = content.withBlocks(Furniture.without(blocks, own, true));
        Draft draft = new Draft(content);
        draft.url = url;
        draft.source = Draft.kindOf(url);
        draft.site = site.or(() -> url.map(CanonicalUrl::host).map(h -> h.startsWith("www.") ? h.substring(4) : h));
        draft.author = author;
        draft.wholePage = true;
        draft.titles.addAll(titles);
        draft.dates.addAll(dates);
        head.blocks().stream()
                .limit(40)
                .filter(block -> block.text().length() < 80)
                .flatMap(block -> PublishedDate.fromText(
                        new PublishedDate.Clues(Optional.empty(), List.of(), "", List.of(block), List.of(), "")))
                .map(found -> new PublishedDate.Told("text", found.at().toString()))
                .limit(1)
                .forEach(draft.dates::add);
        meta(page, "keywords")
                .ifPresent(words -> Stream.of(words.split("[,，;；]", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty() && word.length() < 30)
                        .limit(20)
                        .forEach(draft.tags::add));
        return draft;
    }

    private static boolean isByline(String line, String author) {
        return line.equalsIgnoreCase(author) || line.equalsIgnoreCase("by " + author);
    }

    private static Stream<String> titles(Document page, List<JsonNode> linked) {
        return Stream.of(
                        text(linked, "headline"),
                        meta(page, "og:title").stream(),
                        meta(page, "twitter:title").stream(),
                        page.select("h1").stream()
                                .filter(h -> h.select("img").isEmpty() || h.hasText())
                                .limit(2)
                                .map(Element::text),
                        Stream.of(page.title()))
                .flatMap(found -> found)
                .filter(title -> !title.isBlank());
    }

    private static Stream<PublishedDate.Told> dates(Document page, List<JsonNode> linked) {
        return Stream.of(
                        text(linked, "datePublished").map(date -> new PublishedDate.Told("json-ld", date)),
                        Stream.of(
                                        "article:published_time",
                                        "og:published_time",
                                        "datepublished",
                                        "pubdate",
                                        "publishdate",
                                        "publish_date",
                                        "parsely-pub-date",
                                        "dc.date",
                                        "dc.date.issued",
                                        "date",
                                        "sailthru.date",
                                        "weibo: article:create_at",
                                        "apub:time")
                                .flatMap(name ->
                                        meta(page, name)
                                                .map(date -> new PublishedDate.Told("meta:" + name, date))
                                                .stream()),
                        page.select("[itemprop=datePublished]").stream()
                                .flatMap(e -> Stream.of(e.attr("content"), e.attr("datetime"), e.text()))
                                .map(date -> new PublishedDate.Told("itemprop", date)),
                        page.select("time[datetime]").stream()
                                .limit(1)
                                .map(time -> new PublishedDate.Told("time", time.attr("datetime"))))
                .flatMap(found -> found);
    }

    static Optional<String> meta(Document page, String name) {
        return page.select("meta[property=\"" + name + "\"], meta[name=\"" + name + "\"]").stream()
                .map(meta -> meta.attr("content").strip())
                .filter(content -> !content.isEmpty())
                .findFirst();
    }

    private static List<JsonNode> linkedData(Document page) {
        List<JsonNode> found = new ArrayList<>();
        for (Element script : page.select("script[type=application/ld+json]")) {
            if (script.data().length() > 500_000) continue;
            try {
                Deque<JsonNode> waiting = new ArrayDeque<>(List.of(JSON.readTree(script.data())));
                while (!waiting.isEmpty() && found.size() < 50) {
                    JsonNode node = waiting.pop();
                    if (node.isArray()) node.forEach(waiting::add);
                    if (node.path("@graph").isArray()) node.path("@graph").forEach(waiting::add);
                    String type = node.path("@type").isArray()
                            ? node.path("@type").path(0).asText()
                            : node.path("@type").asText();
                    if (ARTICLE_TYPE.matcher(type).matches()) found.add(node);
                }
            } catch (JsonProcessingException e) {
                // many pages break their own JSON; the other places still tell
            }
        }
        return found;
    }

    private static Stream<String> text(List<JsonNode> nodes, String... path) {
        return nodes.stream().flatMap(node -> {
            JsonNode value = node;
            for (String step : path) {
                if (value.isArray()) value = value.path(0);
                if (value.isTextual()) break; // an author can be a name instead of an object
                value = value.path(step);
            }
            return value.isTextual() && !value.asText().isBlank() ? Stream.of(value.asText()) : Stream.empty();
        });
    }

    /** The element that holds most of the sentences and little else. */
    static Element body(Document page) {
        Element whole = page.body();
        for (String exact :
                List.of("[itemprop=articleBody]", "article [class*=article-body]", "#js_content", "#artibody")) {
            Element marked = page.selectFirst(exact);
            if (marked != null && PlainCharacters.width(marked.text()) > 200) return marked;
        }
        withoutAsides(whole);
        Map<Element, Double> scores = new LinkedHashMap<>();
        for (Element paragraph : whole.select("p, pre, td, blockquote, li, section, div, h2, h3")) {
            String text = paragraph.normalName().equals("p") ? paragraph.text() : paragraph.ownText();
            int width = PlainCharacters.width(text);
            if (width < 30) continue;
            int linked = paragraph.select("> a").stream()
                    .mapToInt(a -> PlainCharacters.width(a.text()))
                    .sum();
            double points =
                    Math.max(0, width - linked) * (paragraph.normalName().equals("li") ? 0.3 : 1);
            double share = 1;
            Element holder = paragraph.normalName().equals("div")
                            || paragraph.normalName().equals("section")
                    ? paragraph
                    : paragraph.parent();
            for (int step = 0;
                    holder != null && step < 4 && !holder.normalName().equals("html");
                    step++) {
                scores.merge(holder, points * share, Double::sum);
                share *= 0.75;
                holder = holder.parent();
            }
        }
        Element best = whole;
        double most = 0;
        for (Map.Entry<Element, Double> entry : scores.entrySet()) {
            Element element = entry.getKey();
            String names = element.className() + " " + element.id() + " " + element.normalName();
            double score = entry.getValue() * (BODY.matcher(names).matches() ? 1.2 : 1);
            if (score > most) {
                most = score;
                best = element;
            }
        }
        return best;
    }

    private static void withoutAsides(Element whole) {
        int all = whole.text().length();
        whole.select(
                        "nav, aside, form, footer, script, style, noscript, [role=navigation], [role=banner], [aria-hidden=true]")
                .remove();
        List<Element> asides = whole.select("div, section, ul, ol").stream()
                .filter(e -> ASIDE.matcher(e.className() + " " + e.id()).matches())
                .toList();
        for (Element aside : asides) {
            // themes name everything after something; half a page is no aside
            if (aside.parent() != null && aside.text().length() * 3 < all) aside.remove();
        }
    }
}
