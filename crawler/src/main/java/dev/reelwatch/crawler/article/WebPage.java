package dev.reelwatch.crawler.article;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Any page in HTML: what it tells machines about itself, and the part of it that holds the sentences. */
final class WebPage {
    /** By the names that are asked for here: reading a selector takes longer than following it. */
    private static final int MOST_META = 500;

    private static final Map<String, Evaluator> META = new ConcurrentHashMap<>();

    /** Names of dates in meta elements, the day of publication before those of changes. */
    private static final List<String> DATES = List.of(
            "article:published_time",
            "article:published",
            "og:published_time",
            "og:article:published_time",
            "og:release_date",
            "datepublished",
            "date_published",
            "publication_date",
            "publicationdate",
            "published-date",
            "published_date",
            "published_time",
            "publish-date",
            "publish_date",
            "publishdate",
            "publish_time",
            "pubdate",
            "pub_date",
            "article_date_original",
            "article.published",
            "article:create_at",
            "originalpublicationdate",
            "parsely-pub-date",
            "cxenseparse:recs:publishtime",
            "sailthru.date",
            "dc.date.issued",
            "dc.date.created",
            "dc.date",
            "dcterms.issued",
            "dcterms.created",
            "dcterms.date",
            "citation_publication_date",
            "citation_date",
            "bt:pubdate",
            "rnews:datepublished",
            "displaydate",
            "weibo: article:create_at",
            "weibo:article:create_at",
            "apub:time",
            "date");

    private static final List<String> AUTHORS = List.of(
            "author",
            "article:author",
            "og:article:author",
            "byl",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dc.creator.author",
            "dcterms.creator",
            "citation_author",
            "rbauthors",
            "twitter:creator");
    private static final Pattern BY =
            Pattern.compile("(?i)^(?:(?:written |posted |story |words |text )?by|作者|文|撰文|记者|author)\\s?[:：/／丨|]?\\s*");
    private static final Pattern DATE_NAME = Pattern.compile("(?i).*(?:publish|posted|date|time|pub|created|发布).*");

    private WebPage() {}

    static Draft read(Document page, Optional<CanonicalUrl> cameFrom, Clock clock) {
        gather(page);
        LinkedData linked = LinkedData.of(page);
        Optional<CanonicalUrl> url = address(page, linked, cameFrom);
        List<String> titles = titles(page, linked);
        List<PublishedDate.Told> dates = new ArrayList<>(dates(page, linked).toList());
        shownDates(page, clock).forEach(dates::add);
        Optional<String> site = site(page, linked);
        Optional<String> author = author(page, linked, site);
        List<String> leading = leadingImages(page, linked);
        List<String> keywords = Stream.concat(
                        linked.keywords(),
                        told(page, "keywords").stream().flatMap(w -> Stream.of(w.split("[,，;；]", -1))))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && word.length() < 30)
                .distinct()
                .limit(20)
                .toList();
        Optional<String> state = LinkedData.stateText(page);

        List<String> own = titles.stream().map(Headline::plain).toList();
        Content content = HtmlContent.of(ArticleBody.of(page));
        content = content.withBlocks(article(content.blocks(), own, author));
        Draft draft = new Draft(whole(content, linked, state, own, author));
        draft.url = url;
        draft.source = Draft.kindOf(url);
        draft.site = site.or(() -> url.map(CanonicalUrl::host).map(h -> h.startsWith("www.") ? h.substring(4) : h));
        draft.author = author;
        draft.wholePage = true;
        draft.titles.addAll(titles);
        draft.dates.addAll(dates);
        if (draft.images.isEmpty()) draft.images.addAll(leading);
        draft.tags.addAll(keywords);
        return draft;
    }

    private static List<Block> article(List<Block> blocks, List<String> titles, Optional<String> author) {
        List<Block> own = blocks.stream()
                .filter(block -> author.isEmpty() || !isByline(block.text(), author.get()))
                .toList();
        List<Block> kept = Furniture.without(own, titles, true);
        int first = 0;
        while (first < Math.min(3, kept.size() - 1) && isDateLine(kept.get(first))) first++;
        return kept.subList(first, kept.size());
    }

    /** The line between title and text that only says when. */
    private static boolean isDateLine(Block block) {
        return block.text().length() <= 60
                && DateText.parse(LABEL.matcher(block.text()).replaceFirst("").strip())
                        .isPresent();
    }

    /** The text that the page keeps for machines, where the page itself shows only a part of it. */
    private static Content whole(
            Content shown, LinkedData linked, Optional<String> state, List<String> titles, Optional<String> author) {
        int width = PlainCharacters.width(shown.text());
        Content best = shown;
        Optional<Content> told = linked.articleBody().map(WebPage::content);
        if (told.isPresent()) {
            int held = PlainCharacters.width(told.get().text());
            if (held > 80 && width * 2 < held) best = told.get();
        }
        if (state.isPresent() && PlainCharacters.width(best.text()) < 400) {
            Content kept = content(state.get());
            kept = kept.withBlocks(article(kept.blocks(), titles, author));
            int held = PlainCharacters.width(kept.text());
            if (held > 80 && PlainCharacters.width(best.text()) * 2 < held) best = kept;
        }
        return best;
    }

    private static Content content(String text) {
        String html = text.contains("</p>") || text.contains("<br") || text.contains("</div>")
                ? text
                : "<p>" + text.replaceAll("\\r?\\n\\s*\\n|\\r?\\n", "</p><p>") + "</p>";
        if (!html.contains("<") && html.contains("&lt;p")) html = Parser.unescapeEntities(html, false);
        return HtmlContent.of(Jsoup.parseBodyFragment(html).body());
    }

    private static Optional<CanonicalUrl> address(Document page, LinkedData linked, Optional<CanonicalUrl> cameFrom) {
        return Stream.of(
                        Optional.ofNullable(page.selectFirst("link[rel=canonical]"))
                                .map(link -> link.attr("href")),
                        told(page, "og:url"),
                        linked.text("url").findFirst(),
                        linked.text("mainEntityOfPage", "@id").findFirst())
                .flatMap(Optional::stream)
                .map(address -> absolute(page, address))
                .flatMap(address -> CanonicalUrl.parse(address).stream())
                // a front page as the canonical address of every page is a mistake of the site
                .filter(own ->
                        cameFrom.isEmpty() || own.host().equals(cameFrom.get().host()))
                .filter(own -> cameFrom.isEmpty() || !isFrontPage(own) || isFrontPage(cameFrom.get()))
                .findFirst()
                // the address that it was asked for is right, unless the page names a better one on the same site
                .or(() -> cameFrom);
    }

    private static boolean isFrontPage(CanonicalUrl url) {
        return url.value().substring(url.value().indexOf("://") + 3).matches("[^/]+/?");
    }

    private static String absolute(Document page, String address) {
        if (address.startsWith("//")) return "https:" + address;
        return address.startsWith("/") && !page.baseUri().isEmpty()
                ? org.jsoup.internal.StringUtil.resolve(page.baseUri(), address)
                : address;
    }

    private static Optional<String> site(Document page, LinkedData linked) {
        return Stream.of(
                        told(page, "og:site_name").stream(),
                        linked.text("publisher", "name"),
                        told(page, "application-name").stream(),
                        linked.text("isPartOf", "name"),
                        told(page, "dc.publisher").stream(),
                        told(page, "twitter:site").stream().map(name -> name.replaceFirst("^@", "")))
                .flatMap(found -> found)
                .map(Headline::plain)
                .filter(name -> !name.isBlank() && name.length() <= 80 && !name.startsWith("http"))
                .findFirst();
    }

    private static Optional<String> author(Document page, LinkedData linked, Optional<String> site) {
        List<String> linkedNames = linked.authors().stream()
                .map(WebPage::name)
                .filter(WebPage::isName)
                .distinct()
                .limit(6)
                .toList();
        if (!linkedNames.isEmpty()) return Optional.of(String.join(", ", linkedNames));
        Stream<String> shown = page
                .select(
                        "[itemprop=author] [itemprop=name], [itemprop=author], a[rel=author], .author-name, .byline-name,"
                                + " .author__name, .post-author-name, .p-author, .byline__name, .vcard .fn, .article-author, .byline, .author")
                .stream()
                .limit(4)
                .map(e -> e.hasAttr("content") ? e.attr("content") : e.text());
        return Stream.concat(AUTHORS.stream().flatMap(name -> told(page, name).stream()), shown)
                .map(WebPage::name)
                .filter(WebPage::isName)
                .filter(name -> site.isEmpty() || !name.equalsIgnoreCase("@" + site.get()))
                .findFirst();
    }

    private static String name(String told) {
        return BY.matcher(Headline.plain(told))
                .replaceFirst("")
                .replaceFirst("^@", "")
                .strip();
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= 60
                && !name.startsWith("http")
                && !name.contains("/")
                && DateText.parse(name).isEmpty()
                && !name.equalsIgnoreCase("admin");
    }

    private static List<String> leadingImages(Document page, LinkedData linked) {
        return Stream.of(told(page, "og:image").stream(), linked.images(), told(page, "twitter:image").stream())
                .flatMap(found -> found)
                .map(address -> absolute(page, address.strip()))
                .filter(address -> address.startsWith("http"))
                .limit(1)
                .toList();
    }

    private static boolean isByline(String line, String author) {
        return line.equalsIgnoreCase(author) || line.equalsIgnoreCase("by " + author);
    }

    private static List<String> titles(Document page, LinkedData linked) {
        String whole = PlainCharacters.letters(page.title());
        List<String> headings = page.select("h1").stream()
                .map(Element::text)
                .filter(text -> !text.isBlank() && text.length() <= 300)
                .limit(6)
                // of several, the one that the page is called by; others name the site
                .sorted(Comparator.comparing(text -> !whole.startsWith(PlainCharacters.letters(text))))
                .limit(2)
                .toList();
        return Stream.of(
                        linked.text("headline"),
                        told(page, "og:title").stream(),
                        told(page, "twitter:title").stream(),
                        headings.stream(),
                        told(page, "dc.title").stream(),
                        withoutSite(page.title(), site(page, linked)).stream(),
                        Stream.of(page.title()))
                .flatMap(found -> found)
                .filter(title -> !title.isBlank())
                .toList();
    }

    /** {@code TITLE - SITE} and {@code TITLE_SITE}: only the first part is the title. */
    private static Optional<String> withoutSite(String title, Optional<String> site) {
        Matcher parts = SUFFIX.matcher(title.strip());
        if (!parts.matches()) return Optional.empty();
        String rest = parts.group(1).strip();
        String name = parts.group(2).strip();
        boolean named = site.isPresent() && name.equalsIgnoreCase(site.get());
        return named
                        || (PlainCharacters.width(rest) >= 12
                                && PlainCharacters.width(name) * 2 <= PlainCharacters.width(rest))
                ? Optional.of(rest)
                : Optional.empty();
    }

    private static final Pattern SUFFIX =
            Pattern.compile("(.{4,300})(?:\\s+[-–—|·•»:]{1,2}\\s+|[_|｜]|\\s*——\\s*)([^-–—|_｜]{2,40})");

    private static Stream<PublishedDate.Told> dates(Document page, LinkedData linked) {
        return Stream.of(
                        linked.text("datePublished").map(date -> new PublishedDate.Told("json-ld", date)),
                        DATES.stream()
                                .flatMap(name ->
                                        told(page, name)
                                                .map(date -> new PublishedDate.Told("meta:" + name, date))
                                                .stream()),
                        page.select("[itemprop=datePublished], [itemprop=dateCreated]").stream()
                                .flatMap(e -> Stream.of(e.attr("content"), e.attr("datetime"), e.text()))
                                .map(date -> new PublishedDate.Told("itemprop", date)),
                        page
                                .select(
                                        "time[pubdate], time.published, time.entry-date, article header time[datetime], header time[datetime], time[datetime]")
                                .stream()
                                .limit(1)
                                .map(time -> new PublishedDate.Told(
                                        "time", time.attr("datetime").isBlank() ? time.text() : time.attr("datetime"))),
                        linked.text("dateCreated").map(date -> new PublishedDate.Told("json-ld", date)),
                        page.select("abbr.published, .published[title], .dt-published[datetime]").stream()
                                .limit(1)
                                .flatMap(e -> Stream.of(e.attr("title"), e.attr("datetime")))
                                .map(date -> new PublishedDate.Told("microformat", date)))
                .flatMap(found -> found)
                .filter(told -> !told.words().isBlank());
    }

    /** A date that stands near the top of the page, whole or as told from the moment of the fetch. */
    private static Stream<PublishedDate.Told> shownDates(Document page, Clock clock) {
        Stream<PublishedDate.Told> named = page.select("[class], [id], time").stream()
                .filter(e -> e.childrenSize() <= 3
                        && (e.normalName().equals("time")
                                || DATE_NAME
                                        .matcher(e.className() + " " + e.id())
                                        .matches()))
                .limit(200)
                .map(e -> e.text().strip())
                .filter(text -> !text.isEmpty() && text.length() <= 80)
                .flatMap(text -> shown(text, clock))
                .limit(1);
        List<Block> head = HtmlContent.of(page.body()).blocks();
        Stream<PublishedDate.Told> lines = head.stream()
                .limit(60)
                .filter(block -> block.text().length() < 80 && !block.isProse())
                .flatMap(block -> PublishedDate.fromText(
                        new PublishedDate.Clues(Optional.empty(), List.of(), "", List.of(block), List.of(), "")))
                .map(found -> new PublishedDate.Told("text", found.at().toString()))
                .limit(1);
        return Stream.concat(named, lines);
    }

    private static Stream<PublishedDate.Told> shown(String text, Clock clock) {
        String words = LABEL.matcher(text).replaceFirst("").strip();
        Optional<Moment> whole = DateText.parse(words).or(() -> PublishedDate.inLine(words));
        if (whole.isPresent())
            return Stream.of(new PublishedDate.Told("text", whole.get().toString()));
        return DateText.parse(words, clock.instant())
                .map(at -> new PublishedDate.Told("text:relative", at.toString()))
                .stream();
    }

    private static final Pattern LABEL = Pattern.compile(
            "(?i)^(?:(?:published|posted|updated|created|date|on|at|发布时间|发布日期|发布于|发表于|发表时间|时间|日期|来源)\\s?(?:on|at|:|：)?\\s*)+");

    /** The same, after {@link #gather}: most pages have few elements in their head and many below it. */
    private static Optional<String> told(Document page, String name) {
        return meta(page.head(), name);
    }

    /** Pages that are put together from parts have elements of their head anywhere. */
    private static void gather(Document page) {
        for (Element meta :
                page.select("body meta[content]").stream().limit(MOST_META).toList()) {
            page.head().appendChild(meta.clone());
        }
        // They are asked for many names, one after the other.
        page.head().select("meta").stream().skip(2L * MOST_META).forEach(meta -> meta.replaceWith(new TextNode("")));
    }

    static Optional<String> meta(Element page, String name) {
        return page.select(META.computeIfAbsent(name, WebPage::metaNamed)).stream()
                .map(meta -> meta.attr("content").strip())
                .filter(content -> !content.isEmpty())
                .findFirst();
    }

    private static Evaluator metaNamed(String name) {
        return QueryParser.parse(
                "meta[property=\"" + name + "\"], meta[name=\"" + name + "\"], meta[itemprop=\"" + name + "\"]");
    }
}
