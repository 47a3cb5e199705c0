package dev.reelwatch.crawler.article;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.crawler.url.WeiboId;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Posts of Weibo in the answers of its four doors, alone or in lists, and what it answers instead of posts. */
final class WeiboPosts {
    /** What is said in the place of a post, and what it means; an article may quote it, so look only there. */
    private static final List<Map.Entry<Pattern, Ending>> NOTICES = List.of(
            Map.entry(Pattern.compile("(?i)频繁|歇歇|过快|too (?:often|fast)|rate limit|请求超过|验证码"), Ending.BLOCKED),
            Map.entry(Pattern.compile("违反|违规|投诉|法律法规|审核|violat", Pattern.CASE_INSENSITIVE), Ending.VIOLATION),
            Map.entry(Pattern.compile("微博.{0,12}删除|已被?(?:作者)?删除"), Ending.DELETED),
            Map.entry(
                    Pattern.compile("(?i)作者设置|作者已设置|(?:用户|隐私)设置|没有.{0,8}权限|暂无查看权限|仅.{0,6}可见|半年内|不可见|不存在|状态异常|不适宜|无法查看"
                            + "|not exist|permission|no longer"),
                    Ending.GONE),
            Map.entry(
                    Pattern.compile("(?i)登录|登陆|login|log in|expired_token|invalid_access_token|授权"),
                    Ending.LOGIN_REQUIRED),
            Map.entry(
                    Pattern.compile("(?i)系统(?:错误|繁忙|异常)|服务.{0,4}(?:不可用|异常)|稍后|system error|unavailable"),
                    Ending.UNAVAILABLE));
    /** Numbers of errors in the answers of all doors: https://open.weibo.com/wiki/Error_code */
    private static final Map<Integer, Ending> CODES = Map.ofEntries(
            Map.entry(20101, Ending.GONE),
            Map.entry(20102, Ending.GONE),
            Map.entry(20112, Ending.GONE),
            Map.entry(20003, Ending.GONE),
            Map.entry(20130, Ending.GONE),
            Map.entry(100005, Ending.BLOCKED),
            Map.entry(10004, Ending.BLOCKED),
            Map.entry(10022, Ending.BLOCKED),
            Map.entry(10023, Ending.BLOCKED),
            Map.entry(10024, Ending.BLOCKED),
            Map.entry(10001, Ending.UNAVAILABLE),
            Map.entry(10002, Ending.UNAVAILABLE),
            Map.entry(10009, Ending.UNAVAILABLE),
            Map.entry(10010, Ending.UNAVAILABLE));

    private static final Pattern OLD_COMMENT = Pattern.compile("/comment/([0-9A-Za-z]{9,10})");
    private static final Pattern OLD_BUTTON = Pattern.compile("/(?:attitude|repost|fav|mblog)/|/comment/.*#cmtfrm");
    private static final Pattern STUB = Pattern.compile("抱歉|对不起|此微博|该微博|该条微博|该账号|由于");
    private static final Pattern RENDER_DATA = Pattern.compile("\\$render_data\\s*=\\s*\\[");
    private static final Pattern CUT =
            Pattern.compile("(?s).*(?:全文|查看全文)[：:]?\\s*(?:https?://\\S+\\s*)?|.*<span class=\"expand\">展开</span>\\s*");
    /** A list shows 140 characters of a long post; what is longer is whole, whatever else the answer says. */
    private static final int SHOWN_OF_LONG = 160;

    static final String IS_CUT = "Only the beginning of a long post was saved.";
    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");
    private static final List<String> REPEATS = List.of("转发微博", "repost", "转发", "轉發微博");
    private static final List<String> LISTS =
            List.of("cards", "card_group", "items", "list", "statuses", "mblogs", "data", "mblog", "status");

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
        Optional<String> longText = longTextOf(answer);
        if (longText.isPresent()) return Optional.of(List.of(rest(longText.get())));
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
            if (words != null) readings.add(oldPost(post, words, page, owner));
        }
        return readings;
    }

    private Reading oldPost(Element post, Element words, Document page, String owner) {
        String bid = post.id().substring(2);
        if (bid.isEmpty()) bid = commentBid(page);
        Element account = post.selectFirst("> div > a.nk, > div > a[href~=^/(?:u/)?\\d+$]");
        String user = account == null ? owner : number(account).orElse(owner);
        Optional<CanonicalUrl> url = address(user, bid);
        Optional<String> site = Optional.of(account == null ? page.title().replaceFirst("的微博$", "") : account.text())
                .filter(name -> !name.isBlank() && !name.equals("评论列表"));
        Element time = post.select("span.ct").last();
        String told =
                time == null ? "" : time.text().replaceFirst("\\s*来自.*", "").strip();
        boolean cut = words.selectFirst("a[href*=/comment/]:containsOwn(全文)") != null;
        Optional<URI> wholeAt = Optional.ofNullable(post.selectFirst("a[href*=/comment/]:matchesOwn(^全文$)"))
                .map(link -> wholeAtOld(link.attr("href")));
        Element from = post.selectFirst("span.cmt:contains(转发了)");
        Element reason = post.selectFirst("span.cmt:contains(转发理由)");
        Content said = HtmlContent.of(lineFrom(from == null || reason == null ? words : reason));
        if (from != null && said.text().isBlank()) said = content("转发微博");
        Draft draft = new Draft(said.withBlocks(Furniture.withoutButtons(said.blocks())));
        draft.source = SourceKind.WEIBO;
        draft.url = url;
        draft.site = site;
        draft.published = published(url, told, Optional.empty());
        if (from == null) {
            if (cut || wholeAt.isPresent()) draft.warnings.add(IS_CUT);
            pictures(post).forEach(draft.images::add);
        } else {
            original(post, words, from, wholeAt.isPresent(), draft);
        }
        return withWholeAt(draft.finish(doc, clock), wholeAt);
    }

    /** The other voice of a repost on the old site. */
    private void original(Element post, Element words, Element from, boolean cut, Draft repost) {
        String text = words.text().strip();
        if (STUB.matcher(text).lookingAt() && notice(text).isPresent() && text.length() <= 120) {
            repost.warnings.add("The post that it repeats is no longer there; Weibo says: " + text);
            return;
        }
        Content content = HtmlContent.of(lineFrom(words));
        Draft draft = new Draft(content.withBlocks(Furniture.withoutButtons(content.blocks())));
        draft.source = SourceKind.WEIBO;
        Element name = from.selectFirst("a");
        draft.site = Optional.ofNullable(name).map(link -> link.text().replaceFirst("^@", ""));
        Element comments = post.selectFirst("a[href*=/comment/]:contains(原文评论)");
        Matcher bid = OLD_COMMENT.matcher(comments == null ? "" : comments.attr("href"));
        if (bid.find()) {
            String user = Optional.ofNullable(name).flatMap(WeiboPosts::number).orElse("");
            draft.url = address(user, bid.group(1));
        }
        draft.published = published(draft.url, "", Optional.empty());
        if (cut) draft.warnings.add(IS_CUT);
        pictures(post).forEach(draft.images::add);
        if (draft.finish(doc, clock) instanceof Reading.Found found) {
            repost.repostOf = Optional.of(found.article());
            if (REPEATS.contains(PlainCharacters.letters(repost.content.text()))) {
                repost.titles.add(found.article().title());
            }
        }
    }

    private static Optional<String> number(Element link) {
        Matcher uid = Pattern.compile("/(?:u/)?(\\d{5,12})(?:$|\\?)").matcher(link.attr("href"));
        return uid.find() ? Optional.of(uid.group(1)) : Optional.empty();
    }

    /** The words of a line from an element on to the buttons behind them; the site closes spans that it never opened. */
    private static Element lineFrom(Element start) {
        Element line = new Element("div");
        for (Node node = start; node != null; node = node.nextSibling()) {
            if (node instanceof Element element) {
                boolean button = element.is("span.ct, a.cc, br")
                        || (!element.equals(start) && element.is("span.cmt"))
                        || OLD_BUTTON.matcher(element.attr("href")).find();
                if (button) break;
                if (element.is("span.cmt")) continue;
            }
            if (node instanceof TextNode text && text.text().strip().endsWith("[")) {
                // the bracket of "[组图共9张]", whose link comes next
                line.appendText(text.text().replaceFirst("[\\s\\u00A0]*\\[[\\s\\u00A0]*$", ""));
                break;
            }
            line.appendChild(node.clone());
        }
        return line;
    }

    private static Stream<String> pictures(Element post) {
        return post.select("img.ib").stream().map(image -> image.attr("src"));
    }

    private URI wholeAtOld(String link) {
        URI own = URI.create(origin("https://weibo.cn") + "/");
        try {
            URI at = own.resolve(link);
            return URI.create(own.resolve(at.getRawPath()) + (at.getRawQuery() == null ? "" : "?" + at.getRawQuery()));
        } catch (IllegalArgumentException e) {
            return own;
        }
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
        String said = Stream.of("msg", "message", "error", "errmsg", "error_msg")
                .map(name -> answer.path(name).asText("").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        int ok = answer.path("ok").asInt(1);
        if (ok == -100 || (ok != 1 && !url.isEmpty())) {
            return Optional.of(
                    url.contains("captcha") || url.contains("scene=limit")
                            ? none(Ending.BLOCKED, "Weibo asks for a check against robots: it was asked too fast.")
                            : none(Ending.LOGIN_REQUIRED, "Weibo shows this only to a visitor with a cookie."));
        }
        int code = Stream.of("error_code", "errno", "code")
                .mapToInt(name -> answer.path(name).asInt(0))
                .filter(number -> number > 1000)
                .findFirst()
                .orElse(0);
        boolean nothing = answer.path("data").path("cards").isEmpty()
                && answer.path("data").path("list").isEmpty()
                && answer.path("cards").isEmpty()
                && answer.path("statuses").isEmpty();
        boolean refused = (answer.has("ok") && ok != 1) || code != 0;
        if (!refused || !nothing || isPost(answer)) return Optional.empty();
        String words = "Weibo says: " + (said.isEmpty() ? "nothing" : said) + (code == 0 ? "" : " (" + code + ")");
        if (said.contains("没有内容")) {
            return Optional.of(none(
                    Ending.EMPTY_OR_THROTTLED,
                    "Weibo answers that there is nothing (" + said
                            + "): the account does not exist or has no post, or the visitor asks too often."));
        }
        Optional<Ending> noticed = notice(said);
        if (noticed.isPresent()) return Optional.of(none(noticed.get(), words));
        Ending known = CODES.get(code);
        if (known == null && code / 100 == 213) known = Ending.LOGIN_REQUIRED;
        if (known != null) return Optional.of(none(known, words));
        return Optional.of(
                said.isEmpty() && code == 0
                        ? none(
                                Ending.EMPTY_OR_THROTTLED,
                                "Weibo refuses without a word: there is nothing, or the visitor asks too often.")
                        : none(Ending.UNAVAILABLE, words));
    }

    /** What a sentence of Weibo in the place of a post means. */
    private static Optional<Ending> notice(String said) {
        return NOTICES.stream()
                .filter(notice -> notice.getKey().matcher(said).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The ending of a page that one of Weibo's hosts shows instead of a post; empty where it says nothing known. */
    static Optional<Reading> notice(String doc, Document page, Optional<CanonicalUrl> cameFrom) {
        boolean own = cameFrom.filter(url -> url.isOf("weibo.com") || url.isOf("weibo.cn"))
                .isPresent();
        String said = page.select(".h5-4con, .page_error, .W_error_bg, .note, .me, .W_login_form")
                .text();
        if (said.isEmpty() && !own) return Optional.empty();
        boolean errorPage = page.selectFirst(".h5-4con, .h5-4box, .page_error, .W_error_bg") != null;
        if (!own && !errorPage) return Optional.empty();
        String words = (said.isEmpty() ? page.title() + " " + page.body().text() : said).strip();
        if (words.length() > 300) return Optional.empty(); // more than a notice says
        return notice(words)
                .or(() -> Pattern.compile("\\b4(?:03|14|18|29|32)\\b")
                                .matcher(words)
                                .find()
                        ? Optional.of(Ending.BLOCKED)
                        : Optional.empty())
                .map(ending -> new Reading.NoArticle(doc, cameFrom, ending, "Weibo says: " + words));
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
            String said = plain(post).strip();
            return new Reading.NoArticle(
                    doc, url, notice(said).orElse(Ending.DELETED), "Weibo shows in its place: " + said);
        }
        Draft draft = draft(post);
        Optional<URI> wholeAt = isCut(post) ? Optional.of(wholeAt(post)) : Optional.empty();
        JsonNode original = post.path("retweeted_status");
        if (original.isObject()) {
            if (isLost(original)) {
                String said = plain(original).strip();
                draft.warnings.add("The post that it repeats is no longer there"
                        + (said.isEmpty() ? "." : "; Weibo says: " + said.replaceFirst("查看帮助.*", "")));
            } else if (draft(original).finish(doc, clock) instanceof Reading.Found found) {
                draft.repostOf = Optional.of(found.article());
                String letters = PlainCharacters.letters(draft.content.text());
                if (REPEATS.contains(letters)) draft.titles.add(found.article().title());
                if (wholeAt.isEmpty() && isCut(original)) wholeAt = Optional.of(wholeAt(original));
            }
        }
        return withWholeAt(draft.finish(doc, clock), wholeAt);
    }

    private static Reading withWholeAt(Reading reading, Optional<URI> wholeAt) {
        return reading instanceof Reading.Found found ? new Reading.Found(found.article(), wholeAt) : reading;
    }

    /** Where the door that gave this post gives its long text: the same host, so that the same cookie opens it. */
    private URI wholeAt(JsonNode post) {
        boolean desktop = post.has("mblogid");
        String origin = origin(desktop ? "https://weibo.com" : "https://m.weibo.cn");
        return URI.create(
                desktop
                        ? origin + "/ajax/statuses/show?id="
                                + post.path("mblogid").asText() + "&isGetLongText=true"
                        : origin + "/statuses/extend?id=" + id(post));
    }

    /** Weibo's own hosts have an address a door; any other server plays all of them. */
    private String origin(String own) {
        return cameFrom.filter(url -> !url.isOf("weibo.com") && !url.isOf("weibo.cn"))
                .map(url -> {
                    URI at = URI.create(url.value());
                    return at.getScheme() + "://" + at.getRawAuthority();
                })
                .orElse(own);
    }

    private static boolean isCut(JsonNode post) {
        if (!post.path("isLongText").asBoolean() && !post.path("is_long_text").asBoolean()) return false;
        if (longTextIn(post).isPresent()) return false;
        if (CUT.matcher(tail(post)).matches()) return true;
        int width = PlainCharacters.width(plain(post));
        return width <= 2 * SHOWN_OF_LONG
                || width * 10L < post.path("textLength").asInt() * 6L;
    }

    private static Optional<String> longTextIn(JsonNode post) {
        return Stream.of(
                        post.path("longText").path("longTextContent"),
                        post.path("longText").path("content"),
                        post.path("longTextContent"))
                .map(node -> node.asText(""))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** The long text of an answer that holds nothing else of the post. */
    private static Optional<String> longTextOf(JsonNode answer) {
        return Stream.of(answer.path("data"), answer)
                .filter(node -> !isPost(node))
                .flatMap(node -> longTextIn(node).stream())
                .findFirst();
    }

    /** The post with the long text of an answer in JSON, or why that answer has none. */
    Reading joined(Reading.Found cut, JsonNode answer) {
        Optional<Reading> refusal = refusal(answer);
        if (refusal.isPresent()) return refusal.get();
        WeiboId asked = cut.wholeAt().flatMap(WeiboPosts::idIn).orElse(null);
        Optional<Content> longText = longTextOf(answer).map(WeiboPosts::content);
        Map<String, JsonNode> posts = new LinkedHashMap<>();
        collect(answer, posts, 0);
        for (JsonNode post : posts.values()) {
            Optional<WeiboId> id = WeiboId.parse(id(post));
            if (id.isPresent() && id.get().equals(asked)) {
                if (isLost(post)) return reading(post);
                if (!isCut(post)) longText = Optional.of(content(post));
            }
        }
        return longText.filter(content -> !content.text().isBlank())
                .map(content -> joined(cut, content))
                .orElseGet(() -> none(Ending.EMPTY, "The answer holds no long text of this post."));
    }

    /** The same of a page of the old site. */
    Optional<Reading> joined(Reading.Found cut, Document page) {
        Element words = page.select("div.c[id^=M_] span.ctt").first();
        return words == null ? Optional.empty() : Optional.of(joined(cut, HtmlContent.of(words)));
    }

    private Reading joined(Reading.Found cut, Content content) {
        Article post = cut.article();
        Optional<WeiboId> asked = cut.wholeAt().flatMap(WeiboPosts::idIn);
        Optional<Article> original = post.repostOf()
                .filter(repeated ->
                        asked.isPresent() && repeated.url().flatMap(WeiboId::in).equals(asked));
        if (original.isPresent()) return new Reading.Found(post.withRepostOf(whole(original.get(), content)));
        Optional<URI> next = post.repostOf()
                .filter(repeated -> repeated.warnings().contains(IS_CUT))
                .flatMap(repeated -> repeated.url().flatMap(WeiboId::in))
                .flatMap(id -> cut.wholeAt()
                        .map(at -> URI.create(at.toString()
                                .replaceFirst(
                                        "([?&]id=)\\w+",
                                        "$1"
                                                + (at.getPath().startsWith("/ajax/")
                                                        ? id.bid()
                                                        : String.valueOf(id.mid()))))));
        return new Reading.Found(whole(post, content), next);
    }

    private Article whole(Article cut, Content content) {
        Draft draft = new Draft(content.withBlocks(Furniture.withoutButtons(content.blocks())));
        draft.url = cut.url();
        draft.source = SourceKind.WEIBO;
        draft.site = cut.site();
        draft.author = cut.author();
        draft.published = cut.published();
        draft.images.clear();
        draft.images.addAll(cut.images());
        draft.videos.addAll(cut.videos());
        draft.tags.addAll(cut.tags());
        draft.savedAt = cut.savedAt();
        draft.repostOf = cut.repostOf();
        cut.warnings().stream().filter(warning -> !warning.equals(IS_CUT)).forEach(draft.warnings::add);
        return draft.finish(cut.doc().orElse(""), clock) instanceof Reading.Found found ? found.article() : cut;
    }

    private static Optional<WeiboId> idIn(URI address) {
        Matcher id = Pattern.compile("(?:[?&]id=|/comment/)(\\w+)").matcher(address.toString());
        return id.find() ? WeiboId.parse(id.group(1)) : Optional.empty();
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
        post.path("topic_struct").forEach(topic -> {
            String name = topic.path("topic_title").asText("").strip();
            if (!name.isEmpty()) draft.tags.add(name);
        });
        if (isCut(post)) draft.warnings.add(IS_CUT);
        int edits = post.path("edit_count").asInt();
        if (edits > 0 || post.path("edit_config").path("edited").asBoolean()) {
            String last = post.path("edit_at").asText("");
            draft.warnings.add("The post was edited after it was made"
                    + (edits > 1 ? ", " + edits + " times" : "")
                    + DateText.parse(last).map(at -> ", last at " + at).orElse("") + ".");
        }
        return draft;
    }

    private static String tail(JsonNode post) {
        String text = post.path("text").asText("").replace("\u200B", "").strip();
        String end = text.substring(Math.max(0, text.length() - 300));
        return end.endsWith("</span>") ? end : Jsoup.parseBodyFragment(end).text();
    }

    private static Content content(JsonNode post) {
        Optional<String> longText = longTextIn(post);
        String words = longText.orElseGet(() -> post.path("text").asText(""));
        boolean html = words.indexOf('<') >= 0 || !post.has("text_raw");
        if (longText.isEmpty() && !html) words = post.path("text_raw").asText("");
        return content(words);
    }

    private static Content content(String words) {
        Element body = Jsoup.parseBodyFragment(words.replace("\n", "<br>")).body();
        body.select("span.expand").remove(); // the button behind a text that is cut
        return HtmlContent.of(body);
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
        if (post.path("deleted").asText("").equals("1")) return true;
        JsonNode user = post.path("user");
        boolean nobody = user.isNull() || user.isMissingNode();
        if (!nobody) return false;
        String said = plain(post).strip();
        return post.path("state").asInt() == 7
                || (said.length() <= 120
                        && STUB.matcher(said).lookingAt()
                        && notice(said).isPresent());
    }

    private static Stream<String> pictures(JsonNode post) {
        List<String> found = new ArrayList<>();
        // an array, or an object with the names "0", "1"
        post.path("pics").forEach(pic -> picture(pic, List.of("large")).ifPresent(found::add));
        if (found.isEmpty()) {
            List<String> sizes = List.of("mw2000", "largest", "large", "original", "bmiddle", "thumbnail");
            post.path("pic_infos").forEach(pic -> picture(pic, sizes).ifPresent(found::add));
            post.path("mix_media_info").path("items").forEach(item -> {
                if (item.path("type").asText("").equals("pic")) {
                    picture(item.path("data"), sizes)
                            .filter(address -> !found.contains(address))
                            .ifPresent(found::add);
                }
            });
        }
        int listed = found.size();
        JsonNode ids = post.path("pic_ids");
        if (ids.size() > listed) { // the small site lists nine at most
            List<String> all = new ArrayList<>();
            for (JsonNode id : ids) {
                String pid = id.asText("");
                if (!pid.matches("[0-9a-zA-Z_-]{10,60}")) continue;
                all.add(found.stream()
                        .filter(address -> address.contains(pid))
                        .findFirst()
                        .orElse("https://wx1.sinaimg.cn/large/" + pid + ".jpg"));
            }
            if (all.size() > listed) return all.stream();
        }
        return found.stream();
    }

    private static Optional<String> picture(JsonNode pic, List<String> sizes) {
        return Stream.concat(
                        sizes.stream().flatMap(size -> Stream.of(pic.path(size).path("url"), pic.path(size))),
                        Stream.of(pic.path("url"), pic))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(address -> address.startsWith("http") || address.startsWith("//"))
                .findFirst();
    }

    private static Stream<String> videos(JsonNode post) {
        JsonNode page = post.path("page_info");
        JsonNode media = page.path("media_info");
        String kind = page.path("object_type").asText(page.path("type").asText(""));
        Stream<String> own = Stream.of(
                        page.path("urls").path("mp4_1080p_mp4"),
                        page.path("urls").path("mp4_720p_mp4"),
                        page.path("urls").path("mp4_hd_mp4"),
                        page.path("urls").path("mp4_ld_mp4"),
                        media.path("mp4_720p_mp4"),
                        media.path("stream_url_hd"),
                        media.path("mp4_hd_url"),
                        media.path("stream_url"),
                        media.path("mp4_sd_url"),
                        media.path("h5_url"),
                        kind.contains("video") ? page.path("page_url") : page.path("none"))
                .map(node -> node.asText(""))
                .filter(address -> address.startsWith("http"))
                .limit(1);
        Stream<String> mixed = StreamSupport.stream(
                        post.path("mix_media_info").path("items").spliterator(), false)
                .filter(item -> item.path("type").asText("").equals("video"))
                .map(item -> item.path("data").path("media_info"))
                .flatMap(info -> Stream.of("mp4_720p_mp4", "stream_url_hd", "stream_url")
                        .map(name -> info.path(name).asText(""))
                        .filter(address -> address.startsWith("http"))
                        .limit(1));
        return Stream.concat(own, mixed);
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
                .or(() -> DateText.parse(told).map(at -> new Published(at, "weibo:created_at")))
                .or(() -> DateText.parse(told, clock.instant())
                        .map(at -> new Published(at, "weibo:created_at:relative")));
    }

    private Reading rest(String longText) {
        Content content = content(longText);
        Optional<WeiboId> id =
                cameFrom.flatMap(WeiboId::in).or(() -> cameFrom.flatMap(url -> idIn(URI.create(url.value()))));
        if (id.isEmpty()) {
            return none(Ending.EMPTY, "The long text of a post without a word on which post; name its address.");
        }
        Draft draft = new Draft(content.withBlocks(Furniture.withoutButtons(content.blocks())));
        draft.url = cameFrom.filter(url -> WeiboId.in(url).isPresent())
                .or(() -> address("", id.get().bid()));
        draft.source = SourceKind.WEIBO;
        return draft.finish(doc, clock);
    }

    private Reading none(Ending ending, String why) {
        return new Reading.NoArticle(doc, cameFrom, ending, why);
    }
}
