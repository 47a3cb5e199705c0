package dev.reelwatch.web.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.url.WeiboId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A web of twenty hosts with ten articles each: two WeChat accounts behind feeds, two Weibo accounts, four feeds that
 * carry the whole text, four that carry teasers, four lists, three sitemaps and an index of sitemaps.
 */
final class MadeWeb implements AutoCloseable {
    static final int ARTICLES = 10;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] MODELS = {"可灵 2.1", "Runway Gen-4", "Veo 3", "Vidu Q1", "海螺 02", "即梦 3.0", "Sora 2"};

    final List<SiteServer> hosts = new ArrayList<>();
    /** Entries of sources.yaml. */
    final List<String> sources = new ArrayList<>();
    /** The title of every article. */
    final Set<String> titles = new TreeSet<>();

    MadeWeb(int delayMillis) {
        for (int number = 1; number <= 20; number++) {
            SiteServer host = new SiteServer(number).delay(delayMillis);
            host.put("/robots.txt", SiteServer.Answer.of("text/plain", "User-agent: *\nDisallow: /private/\n"));
            hosts.add(host);
            if (number <= 2) wechat(host, number);
            else if (number <= 4) weibo(host, number);
            else if (number <= 8) wholeFeed(host, number);
            else if (number <= 12) teaserFeed(host, number);
            else if (number <= 16) list(host, number);
            else if (number <= 19) sitemap(host, number);
            else sitemapIndex(host, number);
        }
    }

    /** sources.yaml for all of it. */
    String yaml() {
        return "sources:\n" + String.join("", sources);
    }

    /** The names of its sources, as a setting. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int number = 1; number <= hosts.size(); number++) names.add("site-" + number);
        return names;
    }

    static String entry(String name, String kind, String address, String... more) {
        StringBuilder yaml = new StringBuilder("  - name: " + name + "\n    kind: " + kind + "\n    address: \""
                + address + "\"\n    speaker: media\n    pace: 30m\n");
        for (String line : more) yaml.append("    ").append(line).append('\n');
        return yaml.toString();
    }

    private String title(int site, int i) {
        String title = title(MODELS[(site + i) % MODELS.length], site, i);
        titles.add(title);
        return title;
    }

    private static String title(String model, int site, int i) {
        return "第 %d 站第 %d 篇：%s 实测手记".formatted(site, i, model);
    }

    /** Some paragraphs that no other article has. */
    static String body(int site, int i) {
        String model = MODELS[(site + i) % MODELS.length];
        return """
                <p>这是第 %1$d 站的第 %2$d 篇手记。周末花了整整两天，把 %3$s 的图生视频功能从头到尾测试了一遍，提示词一共写了 %4$d 条。</p>
                <p>%3$s 支持 1080p 输出，单条视频最长 10 秒，生成一条大约需要 %5$d 秒，比上个版本快了不少，画面里人物的手指也稳定多了。</p>
                <p>不足之处也有：快速运动的镜头仍然会糊，长镜头里的文字会变形。总的来说，编号 %1$d-%2$d 的这次测试，结论是值得一试。</p>
                """.formatted(site, i, model, 30 + site + i, 20 + i);
    }

    static LocalDate day(int site, int i) {
        return LocalDate.of(2025, 3, 1).plusDays(site * 7L + i);
    }

    /** A page of a news site with all that stands around an article. */
    static String news(String title, String body, LocalDate day) {
        return """
                <!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>%1$s - 手记新闻</title>
                <meta property="og:title" content="%1$s"><meta property="og:site_name" content="手记新闻">
                <meta property="article:published_time" content="%3$sT09:30:00+08:00"></head>
                <body><nav><a href="/">首页</a> <a href="/about">关于</a></nav>
                <article><h1>%1$s</h1><div class="content">%2$s</div></article>
                <footer>版权所有</footer></body></html>
                """.formatted(title, body, day);
    }

    /** A page of a WeChat account. */
    static String wechatPage(int site, int i, String title) {
        long at = day(site, i).atTime(1, 30).toEpochSecond(ZoneOffset.UTC);
        return """
                <!DOCTYPE html><html><head><meta charset="utf-8">
                <meta property="og:title" content="%1$s">
                <meta property="og:url" content="http://mp.weixin.qq.com/s?__biz=Mzk%2$d5OTk5OTkwMg==&amp;mid=22475%2$03d%3$02d&amp;idx=1&amp;sn=aa%2$02d%3$02d">
                <title></title></head><body id="activity-detail" class="zh_CN mm_appmsg">
                <script>var biz = "" || "Mzk%2$d5OTk5OTkwMg=="; var sn = "" || "aa%2$02d%3$02d";
                var mid = "" || "22475%2$03d%3$02d"; var idx = "" || "1"; var ct = "%4$d";
                var nickname = htmlDecode("片场手记%2$d");</script>
                <div id="js_article" class="rich_media"><h1 class="rich_media_title" id="activity-name">%1$s</h1>
                <a id="js_name">片场手记%2$d</a><em id="publish_time"></em>
                <div class="rich_media_content" id="js_content" style="visibility: hidden;">%5$s
                <img data-src="https://mmbiz.qpic.cn/%2$d/%3$d/640?wx_fmt=png"></div></div></body></html>
                """.formatted(title, site, i, at, body(site, i));
    }

    private void wechat(SiteServer host, int site) {
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= ARTICLES; i++) {
            String title = title(site, i);
            String path = "/s/wx%02d%02dAbCdEfGhIjKlMn".formatted(site, i);
            host.put(path, SiteServer.Answer.html(wechatPage(site, i, title)));
            items.append("<item><title>%s</title><link>%s</link><pubDate>%s</pubDate></item>"
                    .formatted(title, host.address(path), rfc(day(site, i))));
        }
        host.put("/feed/account.xml", SiteServer.Answer.xml(rss(items.toString())));
        sources.add(entry("site-" + site, "wechat-account", host.address("/feed/account.xml")));
    }

    static String rss(String items) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>手记</title>"
                + "<link>https://example.com/</link>" + items + "</channel></rss>";
    }

    private static String rfc(LocalDate day) {
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .withLocale(Locale.ENGLISH)
                .format(day.atTime(1, 30).atOffset(ZoneOffset.UTC));
    }

    static long mid(int site, int i) {
        long second = day(site, i).atTime(1, 30).toEpochSecond(ZoneOffset.UTC) - 515_483_463L;
        return (second << 22) + site * 100L + i;
    }

    /** One post as m.weibo.cn writes it. */
    static ObjectNode post(int site, int i, String text, boolean isLong) {
        ObjectNode post = JSON.createObjectNode();
        String mid = String.valueOf(mid(site, i));
        post.put("id", mid).put("mid", mid).put("idstr", mid).put("bid", new WeiboId(mid(site, i)).bid());
        post.put(
                "created_at",
                DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH)
                        .format(Instant.ofEpochSecond((mid(site, i) >> 22) + 515_483_463L)
                                .atOffset(ZoneOffset.ofHours(8))));
        post.put("text", isLong ? text + "<a href=\"/status/" + mid + "\">全文</a>" : text);
        post.put("isLongText", isLong);
        post.putObject("user").put("id", 6_000_000_000L + site).put("screen_name", "片场微博" + site);
        return post;
    }

    /** A page of a timeline. */
    static String timeline(List<ObjectNode> posts) {
        ObjectNode root = JSON.createObjectNode();
        root.put("ok", 1);
        ObjectNode data = root.putObject("data");
        data.putObject("cardlistInfo").put("total", 10);
        ArrayNode cards = data.putArray("cards");
        for (ObjectNode post : posts) cards.addObject().put("card_type", 9).set("mblog", post);
        return root.toString();
    }

    static String timelinePath(int site, int page) {
        long uid = 6_000_000_000L + site;
        return "/api/container/getIndex?type=uid&value=" + uid + "&containerid=107603" + uid
                + (page == 1 ? "" : "&page=" + page);
    }

    private void weibo(SiteServer host, int site) {
        List<ObjectNode> posts = new ArrayList<>();
        for (int i = 1; i <= ARTICLES; i++) {
            String title = title(site, i) + "。";
            String text = title + body(site, i).replaceAll("</?p>", "");
            boolean isLong = i == 4;
            posts.add(post(site, i, isLong ? title + "周末花了整整两天，……" : text, isLong));
            if (isLong) {
                ObjectNode whole = JSON.createObjectNode();
                whole.put("ok", 1).putObject("data").put("ok", 1).put("longTextContent", text);
                host.put("/statuses/extend?id=" + mid(site, i), SiteServer.Answer.json(whole.toString()));
            }
        }
        ObjectNode pinned = posts.remove(0);
        pinned.put("isTop", 1).putObject("title").put("text", "置顶");
        List<ObjectNode> first = new ArrayList<>(List.of(pinned));
        first.addAll(posts.subList(4, 9).reversed());
        host.put(timelinePath(site, 1), SiteServer.Answer.json(timeline(first)));
        host.put(
                timelinePath(site, 2),
                SiteServer.Answer.json(timeline(posts.subList(0, 4).reversed())));
        host.put(
                timelinePath(site, 3),
                SiteServer.Answer.json("{\"ok\":0,\"msg\":\"这里还没有内容\",\"data\":{\"cards\":[]}}"));
        sources.add(entry("site-" + site, "weibo-user", host.address(timelinePath(site, 1))));
    }

    private void wholeFeed(SiteServer host, int site) {
        StringBuilder entries = new StringBuilder();
        ObjectNode json = JSON.createObjectNode();
        json.put("version", "https://jsonfeed.org/version/1.1").put("title", "手记");
        ArrayNode items = json.putArray("items");
        for (int i = 1; i <= ARTICLES; i++) {
            String title = title(site, i);
            String link = host.address("/whole/" + i);
            host.put("/whole/" + i, SiteServer.Answer.html(news(title, body(site, i), day(site, i))));
            if (site == 8) {
                items.addObject()
                        .put("id", link)
                        .put("url", link)
                        .put("title", title)
                        .put("content_html", body(site, i))
                        .put("date_published", day(site, i) + "T09:30:00+08:00");
            } else if (site == 7) {
                entries.append(
                                "<entry><id>%2$s</id><title>%1$s</title><link href=\"%2$s\"/><published>%3$sT09:30:00+08:00</published>"
                                        .formatted(title, link, day(site, i)))
                        .append(
                                "<updated>%sT09:30:00+08:00</updated><content type=\"html\"><![CDATA[%s]]></content></entry>"
                                        .formatted(day(site, i), body(site, i)));
            } else {
                entries.append(
                        "<item><title>%s</title><link>%s</link><pubDate>%s</pubDate><content:encoded><![CDATA[%s]]></content:encoded></item>"
                                .formatted(title, link, rfc(day(site, i)), body(site, i)));
            }
        }
        SiteServer.Answer feed = site == 8
                ? SiteServer.Answer.json(json.toString())
                : SiteServer.Answer.xml(
                        site == 7
                                ? "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>手记</title>"
                                        + entries + "</feed>"
                                : rss(entries.toString()));
        host.put("/feed", feed);
        sources.add(entry("site-" + site, "feed", host.address("/feed")));
    }

    private void teaserFeed(SiteServer host, int site) {
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= ARTICLES; i++) {
            String title = title(site, i);
            host.put("/post/" + i + ".html", SiteServer.Answer.html(news(title, body(site, i), day(site, i))));
            items.append(
                    "<item><title>%s</title><link>%s?utm_source=rss</link><pubDate>%s</pubDate><description>周末花了整整两天…</description></item>"
                            .formatted(title, host.address("/post/" + i + ".html"), rfc(day(site, i))));
            host.put(
                    "/post/" + i + ".html?utm_source=rss",
                    SiteServer.Answer.html(news(title, body(site, i), day(site, i))));
        }
        host.put("/rss", SiteServer.Answer.xml(rss(items.toString())));
        sources.add(entry("site-" + site, "feed", host.address("/rss")));
    }

    private void list(SiteServer host, int site) {
        for (int page = 1; page <= 2; page++) {
            StringBuilder links = new StringBuilder();
            for (int i = page * 5 - 4; i <= page * 5; i++) {
                String title = title(site, i);
                String path = "/news/2025/%d/%d.html".formatted(site, 10_000 + i);
                host.put(path, SiteServer.Answer.html(news(title, body(site, i), day(site, i))));
                links.append("<li><a href=\"%s\">%s</a><span>%s</span></li>".formatted(path, title, day(site, i)));
            }
            String next = page == 1 ? "<a rel=\"next\" href=\"/news/page/2\">下一页</a>" : "";
            host.put(
                    page == 1 ? "/news/" : "/news/page/2",
                    SiteServer.Answer.html(
                            "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>新闻</title></head><body>"
                                    + "<nav><a href=\"/\">首页</a><a href=\"/about\">关于我们</a></nav><main><ul class=\"list\">"
                                    + links
                                    + "</ul>" + next + "</main></body></html>"));
        }
        sources.add(entry("site-" + site, "list-page", host.address("/news/")));
    }

    private void sitemap(SiteServer host, int site) {
        host.put("/sitemap.xml", SiteServer.Answer.xml(urlset(host, site, 1, ARTICLES)));
        sources.add(entry("site-" + site, "sitemap", host.address("/sitemap.xml")));
    }

    private void sitemapIndex(SiteServer host, int site) {
        host.put("/sitemap-1.xml", SiteServer.Answer.xml(urlset(host, site, 1, 5)));
        host.put("/sitemap-2.xml", SiteServer.Answer.xml(urlset(host, site, 6, ARTICLES)));
        host.put(
                "/sitemap.xml",
                SiteServer.Answer.xml("<?xml version=\"1.0\"?><sitemapindex"
                        + " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>"
                        + host.address("/sitemap-1.xml")
                        + "</loc></sitemap><sitemap><loc>" + host.address("/sitemap-2.xml")
                        + "</loc></sitemap></sitemapindex>"));
        sources.add(entry("site-" + site, "sitemap", host.address("/sitemap.xml")));
    }

    private String urlset(SiteServer host, int site, int first, int last) {
        StringBuilder urls = new StringBuilder(
                "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        for (int i = first; i <= last; i++) {
            String title = title(site, i);
            String path = "/a/%d.html".formatted(i);
            host.put(path, SiteServer.Answer.html(news(title, body(site, i), day(site, i))));
            urls.append("<url><loc>%s</loc><lastmod>%s</lastmod></url>".formatted(host.address(path), day(site, i)));
        }
        return urls.append("</urlset>").toString();
    }

    @Override
    public void close() {
        SiteServer.closeAll(hosts);
    }
}
