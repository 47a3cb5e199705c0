package dev.reelwatch.crawler.article;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.crawler.url.WeiboId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Posts of Weibo in the answers of its four doors, alone or in lists, and what it answers instead of posts. */
final class WeiboPosts {
    private static final Pattern LOST =
            Pattern.compile("抱歉，.{0,8}微博.{0,6}(?:已被|被).{0,6}删除|抱歉，由于作者设置|仅展示半年内|该微博不存在|此微博已被.{0,4}删除");
    private static final Pattern RENDER_DATA = Pattern.compile("\\$render_data\\s*=\\s*\\[");
    private static final Pattern CUT = Pattern.compile("(?s).*全文\\s*|.*<span class=\"expand\">展开</span>\\s*");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");
    private static final List<String> REPEATS = List.of("转发微博", "repost", "转发", "轉發微博");
    private static final List<String> LISTS = List.of("cards", "card_group", "list", "statuses", "mblogs", "data");

    private final String doc;
    private final Optional<CanonicalUrl> cameFrom;
    private final Clock clock;

    WeiboPosts(String doc, Optional<CanonicalUrl> cameFrom, Clock clock) {
        this.doc = doc;
        this.cameFrom = cameFrom;
        this.clock = clock;
    }

    /** The posts or endings of an answer in JSON; empty where it is not Weibo's. */
    Optional<List<Reading>> read(JsonNode answer) {
        Optional<Reading> refusal = refusal(answer);
        if (refusal.isPresent()) return Optional.of(List.of(refusal.get()));
        Map<String, JsonNode> posts = new LinkedHashMap<>();
        collect(answer, posts, 0);
        if (!posts.isEmpty()) {
            return Optional.of(posts.values().stream().map(this::reading).toList());
        }
        JsonNode longText = answer.path("data").path("longTextContent");
        if (longText.isTextual()) return Optional.of(List.of(rest(longText.asText())));
        boolean weibos = answer.has("ok")
                || answer.path("data").has("cards")
                || answer.has("cardlistInfo")
                || answer.path("data").has("userInfo");
        return weibos
                ? Optional.of(List.of(
                        none(Ending.EMPTY, "An answer of Weibo without a post in it, such as comments or an account.")))
                : Optional.empty();
    }

    /** The post of a page of m.weibo.cn, which holds it as JSON; empty where the page holds none. */
    static Optional<String> renderData(String html) {
        Matcher start = RENDER_DATA.matcher(html);
        return start.find() ? Optional.of(html.substring(start.end())) : Optional.empty();
    }

    /** Pages of weibo.cn, the old site for small telephones. */
    List<Reading> readOldPage(Document page) {
        List<Reading> readings = new ArrayList<>();
        String owner = owner(page);
        for (Element post : page.select("div.c[id^=M_]")) {
            Element words = post.selectFirst("span.ctt");
            if (words == null) continue;
            String bid = post.id().substring(2);
            if (bid.isEmpty()) bid = commentBid(page);
            Element repeated = post.selectFirst("span.cmt:contains(转发理由)");
            Element account = post.selectFirst("> div > a[href^=/]");
            Content content =
                    HtmlContent.of(repeated == null || repeated.parent() == null ? words : reason(repeated.parent()));
            Draft draft = new Draft(content.withBlocks(Furniture.withoutButtons(content.blocks())));
            Matcher uid =
                    Pattern.compile("/(?:u/)?(\\d{5,12})").matcher(account == null ? owner : account.attr("href"));
            Element time = post.select("span.ct").last();
            String user = uid.find() ? uid.group(1) : owner;
            draft.url = address(user, bid);
            draft.source = SourceKind.WEIBO;
            draft.site = Optional.of(account == null ? page.title().replaceFirst("的微博$", "") : account.text())
                    .filter(name -> !name.isBlank() && !name.equals("评论列表"));
            if (time != null) {
                String told = time.text().replaceFirst("\\s*来自.*", "");
                draft.published = published(draft.url, told, Optional.empty());
            }
            post.select("img.ib").stream().map(image -> image.attr("src")).forEach(draft.images::add);
            readings.add(draft.finish(doc, clock));
        }
        return readings;
    }

    private static Element reason(Element line) {
        Element copy = line.clone();
        copy.select("span.cmt, span.ct, a.cc").remove();
        return copy;
    }

    private static String owner(Document page) {
        for (Element link : page.select("a[href]")) {
            Matcher uid = Pattern.compile("(?:uid=|weibo\\.cn/u/|^/u/|^/)(\\d{6,12})(?:$|[/?&])")
                    .matcher(link.attr("href"));
            if (link.attr("href").contains("/info") && uid.find()) return uid.group(1);
        }
        Matcher account = Pattern.compile("%2C(\\d{6,12})%2C").matcher(page.html());
        return account.find() ? account.group(1) : "";
    }

    private static String commentBid(Document page) {
        Matcher bid = Pattern.compile("/comment/([0-9A-Za-z]{9})\\?rand").matcher(page.html());
        return bid.find() ? bid.group(1) : "";
    }

    private Optional<Reading> refusal(JsonNode answer) {
        String url = answer.path("url").asText("");
        String said = answer.path("msg").asText("");
        int ok = answer.path("ok").asInt(1);
        if (ok == -100 || (ok != 1 && !url.isEmpty())) {
            return Optional.of(
                    url.contains("captcha")
                            ? none(Ending.BLOCKED, "Weibo asks for a check against robots: it was asked too fast.")
                            : none(Ending.LOGIN_REQUIRED, "Weibo shows this only to a visitor with a cookie."));
        }
        boolean nothing = answer.path("data").path("cards").isEmpty()
                && answer.path("data").path("list").isEmpty();
        if (answer.has("ok") && ok == 0 && nothing) {
            if (LOST.matcher(said).find()) return Optional.of(none(Ending.DELETED, "Weibo says: " + said));
            if (said.contains("不存在")) return Optional.of(none(Ending.GONE, "Weibo says: " + said));
            return Optional.of(none(
                    Ending.EMPTY,
                    "Weibo answers that there is nothing (" + said + "); it says so too when it was asked too fast."));
        }
        return Optional.empty();
    }

    /** Cards lie in cards; advertisements among them hold no post. */
    private static void collect(JsonNode node, Map<String, JsonNode> posts, int depth) {
        if (depth > 8) return;
        if (node.isArray()) {
            node.forEach(child -> collect(child, posts, depth + 1));
        } else if (isPost(node)) {
            posts.putIfAbsent(id(node), node);
        } else if (isPost(node.path("mblog"))) {
            collect(node.path("mblog"), posts, depth + 1);
        } else if (isPost(node.path("status"))) {
            collect(node.path("status"), posts, depth + 1);
        } else {
            for (String list : LISTS) {
                if (node.has(list)) collect(node.path(list), posts, depth + 1);
            }
        }
    }

    private static boolean isPost(JsonNode node) {
        return node.isObject()
                && !id(node).isEmpty()
                && (node.has("text") || node.has("text_raw"))
                && (node.has("bid") || node.has("mblogid") || node.has("idstr") || node.has("mid"))
                && !node.has("rootid");
    }

    private static String id(JsonNode post) {
        return Stream.of("mid", "idstr", "id")
                .map(name -> post.path(name).asText(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Reading reading(JsonNode post) {
        Optional<CanonicalUrl> url = address(post);
        if (isLost(post)) {
            return new Reading.NoArticle(
                    doc,
                    url,
                    Ending.DELETED,
                    "Weibo shows in its place: " + plain(post).strip());
        }
        Draft draft = draft(post);
        JsonNode original = post.path("retweeted_status");
        if (original.isObject()) {
            if (isLost(original)) {
                draft.warnings.add("The post that it repeats is no longer there.");
            } else if (draft(original).finish(doc, clock) instanceof Reading.Found found) {
                draft.repostOf = Optional.of(found.article());
                String letters = PlainCharacters.letters(draft.content.text());
                if (REPEATS.contains(letters)) draft.titles.add(found.article().title());
            }
        }
        return draft.finish(doc, clock);
    }

    private Draft draft(JsonNode post) {
        Content content = content(post);
        Draft draft = new Draft(content.withBlocks(Furniture.withoutButtons(content.blocks())));
        draft.url = address(post);
        draft.source = SourceKind.WEIBO;
        draft.site =
                Optional.of(post.path("user").path("screen_name").asText("")).filter(name -> !name.isEmpty());
        draft.published = published(
                draft.url,
                post.path("created_at").asText(""),
                WeiboId.parse(id(post)).flatMap(WeiboId::postedAt).map(Moment::of));
        draft.images.clear();
        pictures(post).forEach(draft.images::add);
        videos(post).forEach(draft.videos::add);
        boolean whole = post.has("longText") || post.path("longTextContent").isTextual();
        if ((post.path("isLongText").asBoolean()
                && !whole
                && CUT.matcher(tail(post)).matches())) {
            draft.warnings.add("Only the beginning of a long post was saved.");
        }
        if (post.path("edit_count").asInt() > 0
                || post.path("edit_config").path("edited").asBoolean()) {
            draft.warnings.add("The post was edited after it was made.");
        }
        return draft;
    }

    private static String tail(JsonNode post) {
        String text = post.path("text").asText("").replace("\u200B", "").strip();
        String end = text.substring(Math.max(0, text.length() - 300));
        return end.endsWith("</span>") ? end : Jsoup.parseBodyFragment(end).text();
    }

    private static Content content(JsonNode post) {
        String longText = Stream.of(
                        post.path("longText").path("longTextContent"),
                        post.path("longText").path("content"),
                        post.path("longTextContent"))
                .map(node -> node.asText(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        String words = longText.isEmpty() ? post.path("text").asText("") : longText;
        boolean html = words.indexOf('<') >= 0 || !post.has("text_raw");
        if (longText.isEmpty() && !html) words = post.path("text_raw").asText("");
        return HtmlContent.of(
                Jsoup.parseBodyFragment(words.replace("\n", "<br>")).body());
    }

    private static String plain(JsonNode post) {
        return Parser.unescapeEntities(
                BLANK_LINE
                        .matcher(Jsoup.parseBodyFragment(post.path("text").asText(""))
                                .text())
                        .replaceAll("\n"),
                false);
    }

    private static boolean isLost(JsonNode post) {
        return post.path("deleted").asText("").equals("1")
                || (post.path("user").isNull()
                        && LOST.matcher(post.path("text").asText("")).find());
    }

    private static Stream<String> pictures(JsonNode post) {
        JsonNode pics = post.path("pics");
        List<String> found = new ArrayList<>();
        // an array, or an object with the names "0", "1"
        pics.forEach(pic -> found.add(Stream.of(pic.path("large").path("url"), pic.path("url"))
                .map(node -> node.asText(""))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse("")));
        if (found.isEmpty()) {
            post.path("pic_infos")
                    .forEach(pic -> found.add(Stream.of("mw2000", "largest", "large", "original", "bmiddle")
                            .map(size -> pic.path(size).path("url").asText(""))
                            .filter(address -> !address.isEmpty())
                            .findFirst()
                            .orElse("")));
        }
        if (found.isEmpty()) {
            post.path("pic_ids").forEach(id -> {
                if (id.asText("").matches("[0-9a-zA-Z]{10,60}"))
                    found.add("https://wx1.sinaimg.cn/large/" + id.asText() + ".jpg");
            });
        }
        return found.stream().filter(address -> !address.isEmpty());
    }

    private static Stream<String> videos(JsonNode post) {
        JsonNode page = post.path("page_info");
        return Stream.of(
                        page.path("urls").path("mp4_720p_mp4"),
                        page.path("urls").path("mp4_hd_mp4"),
                        page.path("media_info").path("mp4_720p_mp4"),
                        page.path("media_info").path("stream_url_hd"),
                        page.path("media_info").path("stream_url"))
                .map(node -> node.asText(""))
                .filter(address -> address.startsWith("http"))
                .limit(1);
    }

    private static Optional<CanonicalUrl> address(JsonNode post) {
        String user = Stream.of(
                        post.path("user").path("idstr"), post.path("user").path("id"))
                .map(node -> node.asText(""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
        String bid = Stream.of("bid", "mblogid")
                .map(name -> post.path(name).asText(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(id(post));
        return address(user, bid);
    }

    private static Optional<CanonicalUrl> address(String user, String bid) {
        if (bid.isEmpty()) return Optional.empty();
        return CanonicalUrl.parse(
                user.isEmpty() ? "https://m.weibo.cn/status/" + bid : "https://weibo.com/" + user + "/" + bid);
    }

    /** Its own words when they name a year and a second, else the time in its id, else its words as of now. */
    private Optional<Published> published(Optional<CanonicalUrl> url, String told, Optional<Moment> ofId) {
        Optional<Published> exact = DateText.parse(told)
                .filter(at -> at.precision() == Moment.Precision.SECOND && told.length() > 16)
                .map(at -> new Published(at, "weibo:created_at"));
        return exact.or(() -> ofId.or(() -> url.flatMap(WeiboId::in)
                                .flatMap(WeiboId::postedAt)
                                .map(Moment::of))
                        .map(at -> new Published(at, "weibo-id")))
                .or(() -> DateText.parse(told, clock.instant()).map(at -> new Published(at, "weibo:created_at")));
    }

    private Reading rest(String longText) {
        Content content = HtmlContent.of(Jsoup.parseBodyFragment(longText).body());
        if (cameFrom.flatMap(WeiboId::in).isEmpty()) {
            return none(Ending.EMPTY, "The long text of a post without a word on which post; name its address.");
        }
        Draft draft = new Draft(content.withBlocks(Furniture.withoutButtons(content.blocks())));
        draft.url = cameFrom;
        draft.source = SourceKind.WEIBO;
        return draft.finish(doc, clock);
    }

    private Reading none(Ending ending, String why) {
        return new Reading.NoArticle(doc, cameFrom, ending, why);
    }
}
