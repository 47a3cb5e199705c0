package dev.reelwatch.crawler.article;

import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.crawler.url.WeChatId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** A page of mp.weixin.qq.com: articles of all years, picture and text posts, shares, and the pages shown instead. */
final class WeChatPage {
    private static final Pattern IS_WECHAT = Pattern.compile(
            "id=[\"']?(?:js_content|js_article|activity-name)|mp\\.weixin\\.qq\\.com|mmbizwap:|weui-msg|mesg-block|wappoc_appmsgcaptcha");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", Pattern.DOTALL);
    /** What is said instead of an article, and what it means. Chinese and English are served to the same page. */
    private static final List<Map.Entry<Pattern, Ending>> NOTICES = List.of(
            Map.entry(
                    Pattern.compile(
                            "(?i)发布者删除|作者删除|deleted by (?:the|its) (?:author|publisher|owner)|(?:content|article) has been deleted"),
                    Ending.DELETED),
            Map.entry(Pattern.compile("(?i)公众号已迁移|帐号已迁移|账号已迁移|has (?:been )?(?:migrated|moved)"), Ending.MOVED),
            Map.entry(Pattern.compile("(?i)发送失败|fail(?:ed)? to send|could not be sent"), Ending.GONE),
            Map.entry(
                    Pattern.compile(
                            "(?i)违规|违反|投诉|涉嫌|侵权|屏蔽|封禁|封号|violat|complain|infring|reported by|account (?:has been|is|was) (?:blocked|banned|suspended)"),
                    Ending.VIOLATION),
            Map.entry(
                    Pattern.compile(
                            "(?i)环境异常|完成验证|去验证|安全验证|验证码|verif|频繁|too (?:often|frequent)|frequently|unusual|environment"),
                    Ending.BLOCKED),
            Map.entry(Pattern.compile("(?i)迁移流程|迁移中|being migrated|migrat(?:ing|ion)"), Ending.UNAVAILABLE),
            Map.entry(
                    Pattern.compile(
                            "(?i)已过期|已失效|expired|注销|deactivat|cancell?ed|deregister|closed (?:by|its)|不存在|not exist|not found|参数错误|invalid|已停用"),
                    Ending.GONE),
            Map.entry(
                    Pattern.compile(
                            "(?i)暂时无法|系统出错|系统错误|系统繁忙|网络.{0,4}(?:错误|异常|繁忙)|稍后|temporarily|unavailable|system (?:error|busy)|try again|无法查看|unable to view|cannot be viewed|can't be viewed"),
                    Ending.UNAVAILABLE),
            Map.entry(Pattern.compile("(?i)登录|关注后|log ?in|sign in"), Ending.LOGIN_REQUIRED));

    /** Videos, music and audio: what they have of words is a title and at best a line on it. */
    private static final Set<String> WORDLESS = Set.of("5", "6", "7");

    private static final Pattern HAS_DATA = Pattern.compile("cgiDataNew\\s*=\\s*\\{");
    private static final Pattern OWN_SCRIPT = Pattern.compile(
            "var msg_title|window\\.msg_title|mmbizwap:|weui-msg__title|mesg-block|wappoc_appmsgcaptcha");
    private static final Pattern BIZ = Pattern.compile("[A-Za-z0-9+/]{8,24}={0,2}");
    private static final Pattern SN = Pattern.compile("[0-9a-fA-F]{4,64}");
    private static final Pattern EPOCH = Pattern.compile("1\\d{9}");
    private static final String CHECK = "WeChat asks for a check against robots before it shows the article.";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final Pattern VIDEO_FILE =
            Pattern.compile("https?:(?:\\\\?/){2}mpvideo\\.qpic\\.cn/[^'\"\\s<>]{5,600}");

    private final Document page;
    private final String html;

    private WeChatPage(Document page, String html) {
        this.page = page;
        this.html = html;
    }

    static boolean isOne(String html, Optional<CanonicalUrl> cameFrom) {
        if (cameFrom.isPresent() && cameFrom.get().isOf("weixin.qq.com")) return true;
        Matcher mark = IS_WECHAT.matcher(html);
        if (!mark.find()) return false;
        // other pages link to articles or quote them; only WeChat's own has its scripts
        if (cameFrom.isPresent()) {
            return HAS_DATA.matcher(html).find() || OWN_SCRIPT.matcher(html).find();
        }
        return html.contains("js_content")
                || html.contains("cgiDataNew")
                || html.contains("weui-msg")
                || html.contains("mmbizwap:")
                || html.contains("js_name")
                || html.contains("mesg-block");
    }

    static Reading read(
            String doc, String html, Document page, Optional<CanonicalUrl> cameFrom, java.time.Clock clock) {
        return new WeChatPage(page, html).reading(doc, cameFrom, clock);
    }

    private Reading reading(String doc, Optional<CanonicalUrl> cameFrom, java.time.Clock clock) {
        Optional<CanonicalUrl> url = url().or(() -> cameFrom);
        if (cameFrom.filter(asked -> asked.value().contains("wappoc_appmsgcaptcha"))
                .isPresent()) {
            return new Reading.NoArticle(doc, url, Ending.BLOCKED, CHECK);
        }
        Element body = page.selectFirst("#js_content");
        boolean data = HAS_DATA.matcher(html).find() || html.contains("picture_page_info_list");
        if (body == null && !data && page.selectFirst("#js_article") == null) return notice(doc, url);

        String type = first(script("item_show_type"))
                .filter(told -> NUMBER.matcher(told).matches())
                .orElse("0");
        Draft draft = switch (type) {
            case "8", "10", "17" -> posted(type);
            default -> article(body, type);
        };
        draft.url = url;
        draft.source = SourceKind.WECHAT;
        titles(type).forEach(draft.titles::add);
        draft.site = account();
        draft.author = author();
        draft.published = published();
        albums().forEach(draft.tags::add);
        media().forEach(draft.videos::add);
        edited(draft);
        if (first(script("is_pay_subscribe")).filter("1"::equals).isPresent()) {
            draft.warnings.add("The article is sold; what was saved may be its preview.");
        }
        Element original = page.selectFirst("#js_share_source[data-url]");
        if (draft.content.blocks().isEmpty() && !draft.titles.isEmpty()) {
            if (original != null)
                return titleOnly(
                                draft,
                                "The page only shares another article; its text is at " + addressOf(original) + ".")
                        .finish(doc, clock);
            if (!draft.images.isEmpty() || !draft.videos.isEmpty() || (data && WORDLESS.contains(type))) {
                return titleOnly(draft, "The post has no words but its title.").finish(doc, clock);
            }
        } else if (first(script("copyright_stat")).filter("2"::equals).isPresent() || original != null) {
            String account = page.select(".original_primary_nickname").text().strip();
            draft.warnings.add("The article is shared from "
                    + (account.isEmpty() ? "another account" : "the account " + account)
                    + (original == null ? "." : "; the original is at " + addressOf(original) + "."));
        }
        Reading reading = draft.finish(doc, clock);
        if (reading instanceof Reading.Found) return reading;
        boolean saysWhy = page.selectFirst(".weui-msg__title, .mesg-block p") != null;
        return saysWhy || draft.titles.isEmpty() ? notice(doc, url) : reading;
    }

    private static String addressOf(Element original) {
        return CanonicalUrl.parse(original.attr("data-url"))
                .map(CanonicalUrl::toString)
                .orElse("an address that is not told");
    }

    /** A later state of the page tells when it was made. */
    private void edited(Draft draft) {
        Optional<Moment> at = script("modify_time")
                .filter(told -> EPOCH.matcher(told).matches())
                .flatMap(told -> DateText.parse(told).stream())
                .findFirst();
        if (at.isEmpty() || draft.published.isEmpty()) return;
        if (!at.get().start().isAfter(draft.published.get().at().start().plusSeconds(60))) return;
        draft.savedAt = at;
        draft.warnings.add("The article was edited after it was published, last at " + at.get() + ".");
    }

    private Stream<String> albums() {
        return Stream.concat(
                        page.select(".article-tag__item, .article-tag-card__title, .album_read_title").stream()
                                .map(Element::text),
                        script("album_title"))
                .map(WeChatPage::decoded)
                .map(name -> name.replace("#", "").strip())
                .filter(name -> !name.isEmpty() && name.length() <= 40)
                .distinct()
                .limit(10);
    }

    /** The files of its own videos, which stand in scripts; one of each. */
    private Stream<String> media() {
        Set<String> seen = new LinkedHashSet<>();
        List<String> found = new ArrayList<>();
        Matcher file = VIDEO_FILE.matcher(html);
        while (file.find() && found.size() < 20) {
            String address = decoded(file.group());
            int query = address.indexOf('?');
            // one video in several sizes: NAME.f10002.mp4, NAME.f10004.mp4
            String name = (query < 0 ? address : address.substring(0, query)).replaceFirst("\\.f\\d+\\.mp4$", "");
            if (seen.add(name.replaceFirst("^https?:", ""))) found.add(address);
        }
        return found.stream();
    }

    private Draft article(@org.jspecify.annotations.Nullable Element body, String type) {
        Element element = body != null ? body : page.selectFirst("#js_article");
        if (element == null) return posted(type);
        Content content = HtmlContent.of(element);
        List<String> titles = titles("0").map(Headline::plain).toList();
        Content article = content.withBlocks(Furniture.without(content.blocks(), titles, false));
        boolean wordless = PlainCharacters.width(article.text()) < 4;
        // pages of videos, of music and of audio keep what is said about them in the script
        if (wordless && HAS_DATA.matcher(html).find()) {
            Draft posted = posted(type);
            posted.images.addAll(content.images());
            posted.videos.addAll(content.videos());
            return posted;
        }
        return new Draft(article);
    }

    /** Picture and text posts have their words in a script. */
    private Draft posted(String type) {
        String words = Stream.of(script("content_noencode"), script("content"))
                .flatMap(found -> found)
                .filter(text -> PlainCharacters.width(text) > 3)
                .findFirst()
                .or(() -> WORDLESS.contains(type) ? inData("desc").findFirst() : Optional.empty())
                .or(() -> type.equals("10") ? titles(type).findFirst() : Optional.empty())
                .or(() -> WebPage.meta(page, "og:description").map(WeChatPage::unescaped))
                .orElse("");
        Document text = Jsoup.parseBodyFragment(decoded(words).replace("\n", "<br>"));
        Content content = HtmlContent.of(text.body());
        Draft draft = new Draft(content.withBlocks(Furniture.without(content.blocks(), List.of(), false)));
        if (!type.equals("0")) pictures().forEach(draft.images::add);
        return draft;
    }

    /** The pictures of a picture post, without their watermarked second copies. */
    private Stream<String> pictures() {
        int start = html.indexOf("picture_page_info_list");
        while (start >= 0
                && !html.substring(start, Math.min(html.length(), start + 40))
                        .matches("(?s)\\w+['\"]?\\s*[:=]\\s*\\[.*")) {
            start = html.indexOf("picture_page_info_list", start + 10);
        }
        if (start < 0) return Stream.empty();
        List<String> found = new ArrayList<>();
        int depth = 0;
        boolean own = false;
        for (int i = html.indexOf('[', start); i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '[' || c == '{') {
                depth++;
                if (depth == 2) own = true;
            } else if (c == ']' || c == '}') {
                if (--depth == 0) break;
            } else if (c == '\'' || c == '"') {
                int end = stringEnd(i, html.length());
                if (end < 0) break;
                i = end;
            } else if (own && depth == 2 && html.startsWith("cdn_url", i)) {
                Optional<String> address = assigned(i + "cdn_url".length());
                address.map(WeChatPage::decoded).ifPresent(found::add);
                own = false;
            }
        }
        return found.stream();
    }

    /** All that is told of a page without words, with its title for a text. */
    private static Draft titleOnly(Draft draft, String why) {
        String title = Headline.plain(draft.titles.get(0));
        Block line = new Block(Block.Kind.PARAGRAPH, title, 0, 0, 0);
        Draft share = new Draft(draft.content.withBlocks(List.of(line)));
        share.images.clear();
        share.images.addAll(draft.images);
        share.videos.addAll(draft.videos);
        share.tags.addAll(draft.tags);
        share.url = draft.url;
        share.source = draft.source;
        share.titles.add(title);
        share.site = draft.site;
        share.author = draft.author;
        share.published = draft.published;
        share.savedAt = draft.savedAt;
        share.warnings.addAll(draft.warnings);
        share.warnings.add(why);
        return share;
    }

    private Stream<String> titles(String type) {
        Stream<String> scripted =
                Stream.concat(script("msg_title"), script("title").limit(1)).map(WeChatPage::decoded);
        Stream<String> shown = Stream.concat(
                WebPage.meta(page, "og:title").map(WeChatPage::unescaped).stream(),
                page.select("#activity-name .js_title_inner, h1#activity-name, h2#activity-name").stream()
                        .map(Element::text));
        // the title of a text post is its whole text, which the page shows cut
        return Stream.of(
                        type.equals("10") ? script("msg_title").map(WeChatPage::decoded) : Stream.<String>empty(),
                        shown,
                        scripted)
                .flatMap(found -> found)
                .filter(title -> !title.isBlank());
    }

    private Optional<String> account() {
        Element name = page.selectFirst("#js_name");
        return Stream.of(
                        name == null ? Stream.<String>empty() : Stream.of(name.text()),
                        script("nick_name"),
                        script("nickname"),
                        page.select(".wx_follow_nickname, .account_nickname_inner, .profile_nickname").stream()
                                .map(Element::text))
                .flatMap(found -> found)
                .map(WeChatPage::decoded)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private Optional<String> author() {
        return Stream.of(
                        WebPage.meta(page, "og:article:author").stream(),
                        WebPage.meta(page, "author").stream(),
                        page.select("#js_author_name").stream().map(Element::text),
                        inData("author").map(WeChatPage::decoded))
                .flatMap(found -> found)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private Optional<Published> published() {
        return Stream.of(
                        script("ct").map(at -> new PublishedDate.Told("wechat:ct", at)),
                        script("ori_create_time").map(at -> new PublishedDate.Told("wechat:ori_create_time", at)),
                        script("createTime").map(at -> new PublishedDate.Told("wechat:createTime", at)),
                        script("create_time").map(at -> new PublishedDate.Told("wechat:create_time", at)),
                        script("create_timestamp").map(at -> new PublishedDate.Told("wechat:create_timestamp", at)),
                        script("publish_time").map(at -> new PublishedDate.Told("wechat:publish_time", at)),
                        page.select("#publish_time").stream()
                                .map(e -> new PublishedDate.Told("wechat:publish_time", e.text())))
                .flatMap(found -> found)
                .flatMap(told -> DateText.parse(told.words()).stream().map(at -> new Published(at, told.from())))
                .findFirst();
    }

    /**
     * The long address wherever the page tells its parts, so that a page asked for by its short address is the same
     * article; the short one otherwise.
     */
    private Optional<CanonicalUrl> url() {
        Optional<CanonicalUrl> told =
                WebPage.meta(page, "og:url").map(WeChatPage::decoded).flatMap(CanonicalUrl::parse);
        if (told.flatMap(WeChatId::in).isPresent()) return told;
        Optional<String> biz = first(Stream.concat(script("biz"), script("__biz")), BIZ);
        Optional<String> mid = first(Stream.concat(script("mid"), script("appmsgid")), NUMBER);
        if (biz.isEmpty() || mid.isEmpty()) {
            return Stream.concat(script("msg_link"), script("link"))
                    .map(WeChatPage::decoded)
                    .flatMap(address -> CanonicalUrl.parse(address).stream())
                    .filter(address -> WeChatId.in(address).isPresent())
                    .findFirst()
                    .or(() -> told);
        }
        return CanonicalUrl.parse("https://mp.weixin.qq.com/s?__biz=" + biz.get() + "&mid=" + mid.get() + "&idx="
                + first(Stream.concat(script("idx"), script("itemidx")), NUMBER).orElse("1")
                + first(Stream.concat(script("sn"), script("sign")), SN)
                        .map(sn -> "&sn=" + sn)
                        .orElse(""));
    }

    private Reading notice(String doc, Optional<CanonicalUrl> url) {
        String said = page.select(".weui-msg__title, .weui-msg__desc, .mesg-block p, .page_msg h4, .text_area .tips,"
                        + " .global_error_msg, .tips_global, #js_verify")
                .text();
        if (html.contains("secitptpage/verify")
                || html.contains("wappoc_appmsgcaptcha")
                || html.contains("poc_token")
                || page.selectFirst("#js_verify") != null) {
            return new Reading.NoArticle(doc, url, Ending.BLOCKED, CHECK);
        }
        String shown = page.body().text();
        if (said.isBlank() && !page.title().isBlank() && !page.title().startsWith("Weixin Official")) {
            said = page.title();
        }
        if (said.isBlank() && shown.length() <= 200) said = shown;
        Optional<CanonicalUrl> movedTo = first(script("transferTargetLink"))
                .flatMap(CanonicalUrl::parse)
                .filter(to -> url.isEmpty() || !to.equals(url.get()));
        for (Map.Entry<Pattern, Ending> notice : NOTICES) {
            if (!notice.getKey().matcher(said).find()) continue;
            return new Reading.NoArticle(
                    doc,
                    url,
                    notice.getValue(),
                    "WeChat says: " + shortened(said),
                    notice.getValue() == Ending.MOVED ? movedTo : Optional.empty());
        }
        boolean wordless = PlainCharacters.width(shown) < 4;
        return wordless
                ? new Reading.NoArticle(
                        doc, url, Ending.BLOCKED, "The page has no visible word; WeChat does so before a check.")
                : new Reading.NoArticle(
                        doc, url, Ending.EMPTY, "A page of WeChat without an article: " + shortened(said));
    }

    private static String shortened(String said) {
        String words = said.strip();
        return words.isEmpty() ? "nothing." : words.substring(0, Math.min(120, words.length()));
    }

    /** The strings that scripts give to a name, empty ones left out: {@code var x = "" || "value"}, {@code x: 'value'}. */
    private Stream<String> script(String name) {
        List<String> found = new ArrayList<>();
        for (int at = html.indexOf(name); at >= 0 && found.size() < 4; at = html.indexOf(name, at + name.length())) {
            boolean whole = at > 0
                    && !Character.isJavaIdentifierPart(html.charAt(at - 1))
                    && html.charAt(at - 1) != '-'
                    && at + name.length() < html.length()
                    && !Character.isJavaIdentifierPart(html.charAt(at + name.length()));
            if (!whole) continue;
            assigned(at + name.length()).ifPresent(found::add);
        }
        return found.stream();
    }

    /** The same, where the article's own data give them: other scripts have names as common as these. */
    private Stream<String> inData(String name) {
        Matcher data = HAS_DATA.matcher(html);
        if (!data.find()) return Stream.empty();
        List<String> found = new ArrayList<>();
        int depth = 1;
        for (int i = data.end(); i < html.length() && depth > 0; i++) {
            char c = html.charAt(i);
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (c == '\'' || c == '"') {
                int end = stringEnd(i, html.length());
                if (end < 0) break;
                i = end;
            } else if (depth == 1
                    && html.startsWith(name, i)
                    && !Character.isJavaIdentifierPart(html.charAt(i - 1))
                    && html.startsWith(":", i + name.length())) {
                assigned(i + name.length()).ifPresent(found::add);
                i += name.length();
            }
        }
        return found.stream();
    }

    private Optional<String> assigned(int from) {
        int i = from;
        boolean given = false;
        int limit = Math.min(html.length(), from + 400_000);
        while (i < limit) {
            char c = html.charAt(i);
            if (c == '\'' || c == '"') {
                if (!given && i == from) { // a quoted name: the value comes after it
                    i++;
                    continue;
                }
                int end = stringEnd(i, limit);
                if (end < 0 || !given) return Optional.empty();
                if (end > i + 1) return Optional.of(html.substring(i + 1, end));
                i = end + 1;
            } else if (c == ':' || c == '=') {
                given = true;
                i++;
                if (i < limit && html.charAt(i) == '=') return Optional.empty(); // a comparison
            } else if (c == ' ' || c == '|' || c == '(' || c == ')') {
                i++;
            } else if (given && html.startsWith("JsDecode", i)) {
                i += "JsDecode".length();
            } else {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Where the string that begins at {@code start} is closed, or -1. */
    private int stringEnd(int start, int limit) {
        char quote = html.charAt(start);
        for (int i = start + 1; i < limit; i++) {
            char c = html.charAt(i);
            if (c == quote) return i;
            if (c == '\n') return -1;
            if (c == '\\') i++;
        }
        return -1;
    }

    private static Optional<String> first(Stream<String> found, Pattern shape) {
        return found.map(WeChatPage::decoded)
                .map(String::strip)
                .filter(text -> shape.matcher(text).matches())
                .findFirst();
    }

    private static Optional<String> first(Stream<String> found) {
        return found.map(WeChatPage::decoded)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** Escapes of scripts undone. */
    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) return text;
        return ESCAPE.matcher(text).replaceAll(escape -> {
            String hex = escape.group(1) != null ? escape.group(1) : escape.group(2);
            String plain = hex != null
                    ? String.valueOf((char) Integer.parseInt(hex, 16))
                    : switch (escape.group(3)) {
                        case "n" -> "\n";
                        case "r" -> "";
                        case "t" -> "\t";
                        default -> escape.group(3);
                    };
            return Matcher.quoteReplacement(plain);
        });
    }

    /** Escapes of scripts and entities undone; WeChat escapes twice. */
    private static String decoded(String text) {
        String plain = unescaped(text);
        return plain.indexOf('&') < 0 ? plain : Parser.unescapeEntities(Parser.unescapeEntities(plain, false), false);
    }
}
