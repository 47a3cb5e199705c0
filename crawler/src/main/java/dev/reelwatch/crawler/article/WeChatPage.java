package dev.reelwatch.crawler.article;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.util.ArrayList;
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

/** A page of mp.weixin.qq.com: articles of all years, picture and text posts, shares, and the pages shown instead. */
final class WeChatPage {
    private static final Pattern IS_WECHAT = Pattern.compile(
            "id=[\"']?(?:js_content|js_article|activity-name)|mp\\.weixin\\.qq\\.com|mmbizwap:|weui-msg|mesg-block|wappoc_appmsgcaptcha");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", Pattern.DOTALL);
    /** What is said instead of an article, and what it means. Chinese and English are served to the same page. */
    private static final List<Map.Entry<Pattern, Ending>> NOTICES = List.of(
            Map.entry(
                    Pattern.compile("(?i)发布者删除|作者删除|deleted by (?:the|its) (?:author|publisher)|has been deleted"),
                    Ending.DELETED),
            Map.entry(Pattern.compile("(?i)违规|投诉|涉嫌|侵权|屏蔽|violat|发送失败|complain"), Ending.VIOLATION),
            Map.entry(Pattern.compile("(?i)环境异常|验证|verif|频繁|frequent"), Ending.BLOCKED),
            Map.entry(Pattern.compile("(?i)已过期|expired|注销|迁移|migrat|不存在|参数错误"), Ending.GONE),
            Map.entry(Pattern.compile("(?i)暂时无法查看|系统出错|系统错误|temporarily|unavailable|system error"), Ending.UNAVAILABLE),
            Map.entry(Pattern.compile("(?i)登录|log ?in"), Ending.LOGIN_REQUIRED));

    private final Document page;
    private final String html;

    private WeChatPage(Document page, String html) {
        this.page = page;
        this.html = html;
    }

    static boolean isOne(String html, Optional<CanonicalUrl> cameFrom) {
        if (cameFrom.isPresent()) return cameFrom.get().isOf("weixin.qq.com");
        Matcher mark = IS_WECHAT.matcher(html);
        if (!mark.find()) return false;
        // other pages link to articles; only WeChat's own has its scripts or its body
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
        Element body = page.selectFirst("#js_content");
        boolean data = html.contains("cgiDataNew") || html.contains("picture_page_info_list");
        if (body == null && !data && page.selectFirst("#js_article") == null) return notice(doc, url);

        String type = first(script("item_show_type")).orElse("0");
        Draft draft = switch (type) {
            case "8", "10", "17" -> posted(type);
            default -> article(body);
        };
        draft.url = url;
        draft.source = SourceKind.WECHAT;
        titles(type).forEach(draft.titles::add);
        draft.site = account();
        draft.author = author();
        draft.published = published();
        if (first(script("is_pay_subscribe")).filter("1"::equals).isPresent()) {
            draft.warnings.add("The article is sold; what was saved may be its preview.");
        }
        if (draft.content.blocks().isEmpty()) {
            Element original = page.selectFirst("#js_share_source[data-url]");
            if (original != null && !draft.titles.isEmpty()) return share(doc, draft, original, clock);
        }
        return draft.finish(doc, clock);
    }

    private Draft article(@org.jspecify.annotations.Nullable Element body) {
        Element element = body != null ? body : page.selectFirst("#js_article");
        if (element == null) return posted("10");
        Content content = HtmlContent.of(element);
        List<String> titles = titles("0").map(Headline::plain).toList();
        return new Draft(content.withBlocks(Furniture.without(content.blocks(), titles, false)));
    }

    /** Picture and text posts have their words in a script. */
    private Draft posted(String type) {
        String words = Stream.of(script("content_noencode"), script("content"))
                .flatMap(found -> found)
                .filter(text -> PlainCharacters.width(text) > 3)
                .findFirst()
                .or(() -> type.equals("10") ? titles(type).findFirst() : Optional.empty())
                .or(() -> WebPage.meta(page, "og:description").map(WeChatPage::unescaped))
                .orElse("");
        Document text = Jsoup.parseBodyFragment(decoded(words).replace("\n", "<br>"));
        Content content = HtmlContent.of(text.body());
        Draft draft = new Draft(content.withBlocks(Furniture.without(content.blocks(), List.of(), false)));
        pictures().forEach(draft.images::add);
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

    private Reading share(String doc, Draft draft, Element original, java.time.Clock clock) {
        String title = Headline.plain(draft.titles.get(0));
        Block line = new Block(Block.Kind.PARAGRAPH, title, 0, 0, 0);
        Draft share = new Draft(draft.content.withBlocks(List.of(line)));
        share.url = draft.url;
        share.source = draft.source;
        share.titles.add(title);
        share.site = draft.site;
        share.author = draft.author;
        share.published = draft.published;
        share.warnings.addAll(draft.warnings);
        share.warnings.add("The page only shares another article; its text is at "
                + CanonicalUrl.parse(original.attr("data-url"))
                        .map(CanonicalUrl::toString)
                        .orElse("an address that is not told")
                + ".");
        return share.finish(doc, clock);
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
                        page.select("#js_author_name").stream().map(Element::text))
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
                        page.select("#publish_time").stream()
                                .map(e -> new PublishedDate.Told("wechat:publish_time", e.text())))
                .flatMap(found -> found)
                .flatMap(told -> DateText.parse(told.words()).stream().map(at -> new Published(at, told.from())))
                .findFirst();
    }

    private Optional<CanonicalUrl> url() {
        Optional<CanonicalUrl> told =
                WebPage.meta(page, "og:url").map(WeChatPage::unescaped).flatMap(CanonicalUrl::parse);
        if (told.isPresent()) return told;
        Optional<String> biz = first(script("biz"));
        Optional<String> mid = first(script("mid"));
        if (biz.isEmpty() || mid.isEmpty()) return Optional.empty();
        return CanonicalUrl.parse("https://mp.weixin.qq.com/s?__biz=" + biz.get() + "&mid=" + mid.get() + "&idx="
                + first(script("idx")).orElse("1")
                + first(script("sn")).map(sn -> "&sn=" + sn).orElse(""));
    }

    private Reading notice(String doc, Optional<CanonicalUrl> url) {
        String said = page.select(
                        ".weui-msg__title, .weui-msg__desc, .mesg-block p, .page_msg h4, .text_area .tips, #js_verify")
                .text();
        if (said.isBlank()) said = page.title();
        if (html.contains("secitptpage/verify")
                || html.contains("wappoc_appmsgcaptcha")
                || html.contains("poc_token")) {
            return new Reading.NoArticle(
                    doc, url, Ending.BLOCKED, "WeChat asks for a check against robots before it shows the article.");
        }
        for (Map.Entry<Pattern, Ending> notice : NOTICES) {
            if (notice.getKey().matcher(said).find()) {
                return new Reading.NoArticle(doc, url, notice.getValue(), "WeChat says: " + shortened(said));
            }
        }
        boolean wordless = PlainCharacters.width(page.text()) < 4;
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
