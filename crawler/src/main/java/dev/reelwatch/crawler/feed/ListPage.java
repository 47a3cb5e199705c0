package dev.reelwatch.crawler.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page whose links lead to articles. Which links do is guessed from many small signs that hold for any site: the words
 * of the link, the shape of its address, where it stands, and whether others stand there like it.
 */
public final class ListPage {
    private static final int MOST_LINKS = 500;
    private static final int MOST_ANCHORS = 20_000;
    private static final int ENOUGH = 4;

    private static final Pattern HTML = Pattern.compile("(?i)<(?:!doctype\\s+html|html|head|body)[\\s>]");
    private static final Pattern FRAME = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:nav|navbar|navigation|menu|footer|foot|breadcrumbs?|crumbs?"
                    + "|pagination|pager|paging|pages|tags?|tagcloud|tag-list|share|sharing|social|login|signin|cookie|banner|copyright|friend-?links?|lang(?:uage)?s?)(?:$|[\\s_-])");
    /** Words in a path that name a part of a site which is no article. */
    private static final Set<String> PARTS = Set.of(
            "tag",
            "tags",
            "topic",
            "topics",
            "category",
            "categories",
            "cat",
            "author",
            "authors",
            "user",
            "users",
            "profile",
            "member",
            "login",
            "signin",
            "sign-in",
            "signup",
            "sign-up",
            "register",
            "logout",
            "account",
            "search",
            "about",
            "about-us",
            "contact",
            "contact-us",
            "privacy",
            "privacy-policy",
            "terms",
            "legal",
            "subscribe",
            "newsletter",
            "newsletters",
            "page",
            "feed",
            "rss",
            "atom",
            "cart",
            "shop",
            "careers",
            "jobs",
            "pricing",
            "advertise",
            "help",
            "support",
            "faq",
            "download",
            "downloads",
            "share",
            "archive",
            "archives",
            "sitemap",
            "wp-login.php",
            "wp-admin",
            "cdn-cgi",
            "comments");

    private static final Pattern FILE = Pattern.compile(
            "(?i).+\\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|xml|rss|atom|pdf|zip|gz|mp4|webm|mp3|exe|apk|dmg|docx?|xlsx?|pptx?)");
    private static final Pattern DATE_IN_PATH = Pattern.compile(
            "/(?:19|20)\\d{2}[/_-]?(?:0?[1-9]|1[0-2])(?:[/_-]?(?:0[1-9]|[12]\\d|3[01]|[1-9](?!\\d)))?(?=[/_.-]|$|[a-z])|(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");
    private static final Pattern ID_IN_PATH = Pattern.compile(
            "(?:^|[/_-])[a-z]{0,3}\\d{4,}(?:\\.\\w{2,5})?/?$|/\\d+\\.s?html?$|/(?=[\\w-]*\\d)(?=[\\w-]*[A-Za-z])[\\w-]{10,}/?$");
    private static final Pattern ID_IN_QUERY = Pattern.compile(
            "(?i)(?:^|&)(?:id|p|aid|nid|newsid|articleid|article_id|docid|mid|sn|itemid|contentid)=[\\w-]{2,}");
    private static final Pattern PAGE_IN_QUERY =
            Pattern.compile("(?i)(?:^|&)(?:page|paged|pn|pageno|pageindex|offset|start)=\\d+");
    private static final Pattern ELSEWHERE_IN_QUERY =
            Pattern.compile("(?i)(?:^|&)(?:url|u|redirect|redirect_to|return|returnurl|next)=https?");
    private static final Pattern BARE_WORDS = Pattern.compile(
            "(?i)(?:(?:read|learn|see|view|show|load)?\\s*(?:more|all|full (?:story|article|post)|details?)|continue reading"
                    + "|(?:阅读|查看|了解|閱讀|更多|展开)?(?:全文|更多|详情|詳情|原文|全部)?|\\d+\\s*(?:comments?|条评论|评论|阅读|赞)?|comments?|评论)[\\s\\p{P}\\p{S}]*");
    private static final Pattern NEXT_WORDS = Pattern.compile(
            "(?i)(?:next(?: page)?|older(?: posts| entries| articles)?|下一页|下一頁|下页|更早的文章|后一页)\\s*[»›→>]*");
    private static final Pattern DATE_IN_WORDS = Pattern.compile(
            "(?:19|20)\\d{2}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}日?(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?(?:Z|[+-]\\d{2}:?\\d{2})?)?"
                    + "|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.? \\d{1,2},? (?:19|20)\\d{2}"
                    + "|\\d{1,2} (?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,? (?:19|20)\\d{2}");

    private final Document page;
    private final URI cameFrom;
    private final Optional<HttpUrl> base;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();

    /** A page that is linked, and the signs that it is an article. */
    private static final class Candidate {
        final URI address;
        String title = "";
        Optional<String> modified = Optional.empty();
        int signs;
        /** Where the links to it stand, as names of the elements around them. */
        String place = "";

        Candidate(URI address) {
            this.address = address;
        }
    }

    private ListPage(Document page, URI cameFrom) {
        this.page = page;
        this.cameFrom = cameFrom;
        Element declared = page.selectFirst("base[href]");
        this.base =
                Addresses.base(declared == null ? "" : declared.attr("href"), Addresses.base(Optional.of(cameFrom)));
    }

    /**
     * Finds the links to articles of the same site, in the order of the page.
     *
     * @param html decoded
     */
    public static ListReading read(String html, URI cameFrom) {
        if (Feed.isOne(html)) return new ListReading.NoList("It is a feed, no page; `kind: feed` reads it.");
        if (Sitemap.isOne(html)) return new ListReading.NoList("It is a sitemap, no page; `kind: sitemap` reads it.");
        if (!isHtml(html))
            return new ListReading.NoList(html.isBlank() ? "The answer is empty." : "It is no HTML page.");
        Document page = Jsoup.parse(html, cameFrom.toString());
        return new ListReading.Read(new ListPage(page, cameFrom).listing());
    }

    static boolean isHtml(String text) {
        return HTML.matcher(text.substring(0, Math.min(text.length(), 8000))).find();
    }

    /** The feeds that a page names in its head. */
    static List<URI> feedsOf(Document page) {
        Optional<HttpUrl> base = Optional.ofNullable(HttpUrl.parse(page.baseUri()));
        return page.select("link[rel~=(?i)\\balternate\\b][href]").stream()
                .filter(link -> link.attr("type")
                        .toLowerCase(Locale.ROOT)
                        .matches("\\s*application/(?:rss|atom|rdf|feed)\\+(?:xml|json).*"))
                .flatMap(link -> Addresses.of(link.attr("href"), base).stream())
                .distinct()
                .limit(20)
                .toList();
    }

    private Listing listing() {
        List<Element> anchors = page.select("a[href]");
        for (Element anchor : anchors.subList(0, Math.min(anchors.size(), MOST_ANCHORS))) consider(anchor);
        rewardLikeness();
        List<Listing.Link> links = candidates.values().stream()
                .filter(candidate -> candidate.signs >= ENOUGH)
                .limit(MOST_LINKS)
                .map(candidate -> new Listing.Link(
                        candidate.address,
                        Optional.of(candidate.title).filter(title -> !title.isEmpty()),
                        candidate.modified))
                .toList();
        List<String> warnings =
                links.isEmpty() ? List.of("No link of the page looks like one to an article.") : List.of();
        return new Listing(links, nextPages(), feedsOf(page), warnings);
    }

    private void consider(Element anchor) {
        Optional<URI> address = Addresses.of(anchor.attr("href"), base)
                .filter(found -> SameSite.holds(found, cameFrom))
                .filter(ListPage::mayBeArticle);
        if (address.isEmpty() || Doubles.page(address.get()).equals(Doubles.page(cameFrom)) || isInFrame(anchor))
            return;
        Candidate candidate =
                candidates.computeIfAbsent(Doubles.page(address.get()), page -> new Candidate(address.get()));
        Element card = card(anchor, address.get());
        String title = title(anchor, card);
        int signs = ofAddress(address.get()) + ofWords(title) + ofPlace(anchor);
        Optional<String> date = date(card);
        if (date.isPresent()) signs += 2;
        if (signs > candidate.signs || candidate.place.isEmpty()) {
            candidate.signs = Math.max(signs, candidate.signs);
            candidate.place = place(anchor);
        }
        if (width(title) > width(candidate.title)) candidate.title = title;
        if (candidate.modified.isEmpty()) candidate.modified = date;
    }

    /** Links that stand like others, each with words enough for a headline, are a list. */
    private void rewardLikeness() {
        Map<String, List<Candidate>> byPlace = new HashMap<>();
        for (Candidate each : candidates.values()) {
            byPlace.computeIfAbsent(each.place, place -> new ArrayList<>()).add(each);
        }
        for (List<Candidate> alike : byPlace.values()) {
            double words = alike.stream()
                    .mapToInt(each -> Math.min(60, width(each.title)))
                    .average()
                    .orElse(0);
            if (alike.size() >= 3 && words >= 16) alike.forEach(each -> each.signs += 2);
        }
    }

    private static boolean mayBeArticle(URI address) {
        String path = address.getPath() == null ? "" : address.getPath().toLowerCase(Locale.ROOT);
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        if (FILE.matcher(path).matches()) return false;
        if (PAGE_IN_QUERY.matcher(query).find()
                || ELSEWHERE_IN_QUERY.matcher(query).find()) return false;
        List<String> segments = segments(path);
        if (segments.isEmpty()) return ID_IN_QUERY.matcher(query).find();
        for (int i = 0; i < segments.size(); i++) {
            boolean part = PARTS.contains(segments.get(i).replaceFirst("\\.s?html?$|\\.php$", ""));
            // /topic/123456 and /archives/123 are articles on many sites, /topic/video is a list
            boolean articleBelow = i == segments.size() - 2
                    && ID_IN_PATH.matcher(path).find()
                    && Set.of("topic", "topics", "archives", "archive").contains(segments.get(i));
            boolean dateBelow = DATE_IN_PATH.matcher(path).find()
                    && segments.get(i).startsWith("archive")
                    && i < segments.size() - 2;
            if (part && !articleBelow && !dateBelow && (i == 0 || i >= segments.size() - 2)) return false;
        }
        return true;
    }

    private int ofAddress(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        List<String> segments = segments(path);
        String last = segments.isEmpty() ? "" : segments.getLast();
        int signs = 0;
        if (DATE_IN_PATH.matcher(path).find()) signs += 3;
        else if (ID_IN_PATH.matcher(path).find() || ID_IN_QUERY.matcher(query).find()) signs += 2;
        // a title turned into an address, in Latin letters or others
        if (last.split("[-_]", -1).length >= 4 || width(last) > last.length() + 8) signs += 2;
        String folder = cameFrom.getPath() == null ? "/" : cameFrom.getPath().replaceFirst("[^/]*$", "");
        String list = cameFrom.getPath() == null ? "/" : cameFrom.getPath().replaceFirst("/?$", "/");
        if (list.length() > 1 && path.startsWith(list)) signs += 2;
        else if (folder.length() > 1 && path.startsWith(folder)) signs += 1;
        if (segments.size() == 1 && signs == 0) signs -= 1;
        return signs;
    }

    private static int ofWords(String title) {
        int width = width(title);
        if (width >= 30) return 3;
        if (width >= 14) return 2;
        return width >= 7 ? 0 : -2;
    }

    private static int ofPlace(Element anchor) {
        int signs = 0;
        if (anchor.closest("h1,h2,h3,h4,h5") != null || anchor.selectFirst("h1,h2,h3,h4,h5") != null) signs += 2;
        if (anchor.closest("article") != null) signs += 2;
        else if (anchor.closest("main,[role=main]") != null) signs += 1;
        Element aside = anchor.closest("aside,header");
        if (aside != null && aside.closest("article") == null) signs -= 2;
        return signs;
    }

    private boolean isInFrame(Element anchor) {
        for (Element each = anchor; each != null && !each.equals(page.body()); each = each.parent()) {
            String tag = each.normalName();
            if (tag.equals("nav") || (tag.equals("footer") && each.closest("article") == null)) return true;
            if (each.attr("role").matches("navigation|contentinfo|search|menu|menubar")) return true;
            if (!each.equals(anchor) && tag.equals("article")) return isSmallPart(anchor, each);
            if (FRAME.matcher(each.className() + " " + each.id()).find() && !holdsMost(each)) return true;
        }
        return false;
    }

    /** True for tags, authors and buttons inside the card of an article. */
    private static boolean isSmallPart(Element anchor, Element card) {
        for (Element each = anchor; each != null && !each.equals(card); each = each.parent()) {
            if (FRAME.matcher(each.className() + " " + each.id()).find()) return true;
        }
        return anchor.attr("rel").matches("(?i).*\\b(?:tag|author|category)\\b.*");
    }

    /** The name of an element that holds the whole page says nothing of what is in it. */
    private boolean holdsMost(Element element) {
        return element.select("a[href]").size() * 2 > page.select("a[href]").size();
    }

    /** The widest element around the link that leads to no other page: picture, headline, teaser and date of one article. */
    private Element card(Element anchor, URI address) {
        String target = Doubles.page(address);
        Element card = anchor;
        for (int i = 0; i < 5; i++) {
            Element wider = card.parent();
            if (wider == null || wider.equals(page.body())) break;
            boolean alone = wider.select("a[href]").stream()
                    .limit(12)
                    .flatMap(other -> Addresses.of(other.attr("href"), base).stream())
                    .allMatch(other -> Doubles.page(other).equals(target) || !mayBeArticle(other));
            if (!alone) break;
            card = wider;
        }
        return card;
    }

    private static String title(Element anchor, Element card) {
        Element heading = anchor.selectFirst("h1,h2,h3,h4,h5,h6");
        String words = Words.oneLine((heading == null ? anchor : heading).text());
        if (words.isEmpty() || BARE_WORDS.matcher(words).matches()) {
            Element headline = card.selectFirst("h1,h2,h3,h4,h5,h6");
            if (headline != null) return Words.oneLine(headline.text());
            String told = Words.oneLine(anchor.attr("title"));
            if (!told.isEmpty()) return told;
            Element picture = anchor.selectFirst("img[alt]");
            return picture == null ? "" : Words.oneLine(picture.attr("alt"));
        }
        String told = Words.oneLine(anchor.attr("title"));
        String cut = words.replaceFirst("(?:…|\\.{3})$", "");
        // lists cut long headlines and keep them whole in the title
        if (!cut.equals(words) && told.startsWith(cut)) return told;
        return words.length() > 300 ? words.substring(0, 300) : words;
    }

    private static Optional<String> date(Element card) {
        Element time = card.selectFirst("time[datetime]");
        if (time != null && !time.attr("datetime").isBlank())
            return Optional.of(time.attr("datetime").strip());
        String words = card.text();
        Matcher date = DATE_IN_WORDS.matcher(words.substring(0, Math.min(words.length(), 2000)));
        return date.find() ? Optional.of(date.group()) : Optional.empty();
    }

    private List<URI> nextPages() {
        Set<URI> next = new LinkedHashSet<>();
        for (Element link : page.select("link[rel~=(?i)\\bnext\\b][href], a[rel~=(?i)\\bnext\\b][href]")) {
            Addresses.of(link.attr("href"), base).ifPresent(next::add);
        }
        if (next.isEmpty()) {
            page.select("a[href]").stream()
                    .limit(MOST_ANCHORS)
                    .filter(anchor -> anchor.text().length() < 20
                            && NEXT_WORDS.matcher(anchor.text().strip()).matches())
                    .flatMap(anchor -> Addresses.of(anchor.attr("href"), base).stream())
                    .findFirst()
                    .ifPresent(next::add);
        }
        return next.stream()
                .filter(found ->
                        SameSite.holds(found, cameFrom) && !Doubles.page(found).equals(Doubles.page(cameFrom)))
                .limit(3)
                .toList();
    }

    private static String place(Element anchor) {
        StringBuilder place = new StringBuilder();
        Element each = anchor;
        for (int i = 0; i < 4 && each != null; i++, each = each.parent()) {
            place.append(each.normalName());
            each.classNames().stream()
                    .sorted()
                    .limit(2)
                    .filter(name -> !name.matches(".*\\d.*"))
                    .forEach(name -> place.append('.').append(name));
            place.append('<');
        }
        return place.toString();
    }

    private static List<String> segments(String path) {
        return java.util.Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isBlank())
                .toList();
    }

    private static int width(String text) {
        return Wholeness.width(text);
    }
}
