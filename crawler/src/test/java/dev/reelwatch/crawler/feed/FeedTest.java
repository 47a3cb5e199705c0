package dev.reelwatch.crawler.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.reelwatch.crawler.fetch.DecodedText;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {
    private static final URI HERE = URI.create("https://studio.example.com/blog/feed.xml");
    private static final String LONG = "<p>" + "新版模型把一段十秒的视频做到了三十秒以内，价格没有变。".repeat(12) + "</p>";

    private static Feed feed(String text) {
        return switch (Feed.read(text, Optional.of(HERE))) {
            case FeedReading.Read read -> read.feed();
            case FeedReading.NoFeed none -> throw new AssertionError(none.why());
        };
    }

    private static FeedEntry only(String text) {
        assertThat(feed(text).entries()).hasSize(1);
        return feed(text).entries().getFirst();
    }

    private static String rss(String items) {
        return "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                + "<channel><title>工作室</title><link>https://studio.example.com/</link>" + items + "</channel></rss>";
    }

    private static String item(String inner) {
        return rss("<item><title>标题</title><link>https://studio.example.com/post/1</link>" + inner + "</item>");
    }

    @Test
    void rss_2_brings_link_id_title_author_date_text_and_files() {
        Feed feed = feed("""
                <?xml version="1.0" encoding="utf-8"?>
                <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel>
                  <title>视频工作室 &amp; 朋友</title><link>https://studio.example.com</link>
                  <atom:link rel="self" href="https://studio.example.com/feed.xml"/>
                  <atom:link rel="next" href="?page=2"/>
                  <image><title>不是标题</title><link>https://elsewhere.example.com/</link></image>
                  <item>
                    <title><![CDATA[Kling &amp; Runway <b>同场</b>]]></title>
                    <link> https://studio.example.com/post/对比?a=1&amp;b=2 </link>
                    <guid isPermaLink="false">post-17</guid>
                    <author>li@example.com (李雷)</author>
                    <pubDate>Fri, 04 Jul 2025 15:51:28 +0800</pubDate>
                    <description>&lt;p&gt;一段话。&lt;/p&gt;</description>
                    <enclosure url="/files/a.mp4" type="video/mp4" length="7"/>
                  </item>
                </channel></rss>
                """);
        assertThat(feed.format()).isEqualTo("RSS 2.0");
        assertThat(feed.title()).contains("视频工作室 & 朋友");
        assertThat(feed.site()).contains(URI.create("https://studio.example.com/"));
        assertThat(feed.next()).contains(URI.create("https://studio.example.com/blog/feed.xml?page=2"));
        assertThat(feed.warnings()).isEmpty();
        FeedEntry entry = feed.entries().getFirst();
        assertThat(entry.title()).isEqualTo("Kling & Runway 同场");
        assertThat(entry.link().orElseThrow().toString())
                .startsWith("https://studio.example.com/post/%E5")
                .endsWith("?a=1&b=2");
        assertThat(entry.id()).contains("post-17");
        assertThat(entry.authors()).containsExactly("李雷");
        assertThat(entry.published().orElseThrow().at()).contains(Instant.parse("2025-07-04T07:51:28Z"));
        assertThat(entry.html()).isEqualTo("<p>一段话。</p>");
        assertThat(entry.enclosures())
                .containsExactly(new FeedEntry.Enclosure(
                        URI.create("https://studio.example.com/files/a.mp4"), Optional.of("video/mp4")));
    }

    @Test
    void rss_1_keeps_its_items_beside_the_channel() {
        Feed feed = feed("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                         xmlns:dc="http://purl.org/dc/elements/1.1/">
                  <channel rdf:about="https://a.example.com/"><title>A</title><link>https://a.example.com/</link>
                    <items><rdf:Seq><rdf:li rdf:resource="https://a.example.com/1"/></rdf:Seq></items></channel>
                  <item rdf:about="https://a.example.com/1"><title>One</title><link>https://a.example.com/1</link>
                    <dc:creator>Ann</dc:creator><dc:creator>Ben</dc:creator><dc:date>2025-07-04</dc:date></item>
                </rdf:RDF>
                """);
        assertThat(feed.format()).isEqualTo("RSS 1.0");
        FeedEntry entry = feed.entries().getFirst();
        assertThat(entry.title()).isEqualTo("One");
        assertThat(entry.authors()).containsExactly("Ann", "Ben");
        assertThat(entry.published().orElseThrow().text()).isEqualTo("2025-07-04");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<rss version='0.91'><channel><item><title>x</title></item></channel></rss>|RSS 0.91",
                "<rss version='0.92'><channel><item><title>x</title></item></channel></rss>|RSS 0.92",
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://channel.netscape.com/rdf/simple/0.9/'><item><title>x</title></item></rdf:RDF>|RSS 0.90",
                "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>x</title></entry></feed>|Atom 0.3",
                "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>x</a:title></a:entry></a:feed>|Atom 1.0",
                "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:m='http://search.yahoo.com/mrss/'><entry><m:title>no</m:title><title>x</title></entry></feed>|Atom 1.0",
            })
    void every_version_is_told_and_read(String text, String format) {
        assertThat(feed(text).format()).isEqualTo(format);
        assertThat(feed(text).entries()).extracting(FeedEntry::title).containsExactly("x");
    }

    @Test
    void atom_brings_text_in_markup_escaped_or_plain_with_links_made_absolute() {
        Feed feed = feed("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://lab.example.com/news/">
                  <title type="html">Lab &lt;em&gt;News&lt;/em&gt;</title>
                  <link rel="alternate" href="./"/><link rel="self" href="atom.xml"/><link rel="next" href="atom2.xml"/>
                  <updated>2025-07-05T00:00:00Z</updated>
                  <entry><title type="text">Is a &lt; b &amp; c?</title><id>tag:lab,2025:1</id>
                    <link rel="self" href="self/1"/><link href="2025/one"/>
                    <author><name>Ann</name><email>a@example.com</email></author>
                    <published>2025-07-04T10:00:00+08:00</published><updated>2025-07-05T10:00:00.5Z</updated>
                    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A <a href="two">link</a> &lt; b</p></div></content>
                  </entry>
                  <entry><title>Two</title><id>https://lab.example.com/two</id>
                    <content type="text">line one
                line &lt;two&gt;</content></entry>
                </feed>
                """);
        assertThat(feed.title()).contains("Lab News");
        assertThat(feed.site()).contains(URI.create("https://lab.example.com/news/"));
        assertThat(feed.next()).contains(URI.create("https://lab.example.com/news/atom2.xml"));
        FeedEntry one = feed.entries().getFirst();
        assertThat(one.title()).isEqualTo("Is a < b & c?");
        assertThat(one.link()).contains(URI.create("https://lab.example.com/news/2025/one"));
        assertThat(one.html()).isEqualTo("<p>A <a href=\"https://lab.example.com/news/two\">link</a> &lt; b</p>");
        assertThat(one.updated().orElseThrow().at()).contains(Instant.parse("2025-07-05T10:00:00.5Z"));
        FeedEntry two = feed.entries().get(1);
        assertThat(two.link()).contains(URI.create("https://lab.example.com/two"));
        assertThat(two.html()).contains("line one<br>").contains("&lt;two&gt;");
    }

    @Test
    void json_feeds_of_both_versions_are_read() {
        Feed feed = feed("""
                {"version": "https://jsonfeed.org/version/1", "title": "J", "home_page_url": "https://j.example.com/",
                 "next_url": "https://j.example.com/2.json", "author": {"name": "Owner"},
                 "items": [{"id": 7, "url": "/a", "title": "A & B", "content_text": "one < two\\nthree",
                            "date_published": "2025-07-04T10:00:00Z", "attachments": [{"url": "/a.mp4", "mime_type": "video/mp4"}]},
                           {"id": "https://j.example.com/b", "title": "B", "content_html": "<p>b</p>", "authors": [{"name": "Ann"}]}]}
                """);
        assertThat(feed.format()).isEqualTo("JSON Feed 1");
        assertThat(feed.next()).contains(URI.create("https://j.example.com/2.json"));
        assertThat(feed.entries().getFirst().link()).contains(URI.create("https://studio.example.com/a"));
        assertThat(feed.entries().getFirst().html()).isEqualTo("one &lt; two<br>three");
        assertThat(feed.entries().getFirst().authors()).containsExactly("Owner");
        assertThat(feed.entries().get(1).link()).contains(URI.create("https://j.example.com/b"));
        assertThat(feed.entries().get(1).authors()).containsExactly("Ann");
    }

    @Test
    void a_whole_text_is_told_from_a_teaser() {
        String whole = "<content:encoded><![CDATA[" + LONG + "]]></content:encoded>";
        String teaser = "<description>新版模型把一段十秒的视频做到了三十秒以内</description>";
        assertThat(only(item(whole)).whole()).isTrue();
        assertThat(only(item(whole + teaser)).whole()).isTrue();
        assertThat(only(item(teaser)).whole()).as("a description only").isFalse();
        assertThat(only(item("<content:encoded>标题</content:encoded>")).whole())
                .as("the title again")
                .isFalse();
        assertThat(only(item("")).whole()).as("a title only").isFalse();
        assertThat(only(item("<content:encoded>一句话。</content:encoded><description>两句话，所以更长一些。两句话。</description>"))
                        .whole())
                .as("less than the description")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "阅读全文",
                "<a href='/1'>Read more »</a>",
                "[&#8230;]",
                "[...]",
                "查看全文 >",
                "Continue reading →",
                "[…]</p><p>The post 标题 appeared first on Studio."
            })
    void a_text_that_ends_with_a_way_to_the_rest_is_cut(String end) {
        String cut = "<content:encoded><![CDATA[" + LONG + "<p>" + end + "</p>]]></content:encoded>";
        assertThat(only(item(cut)).whole()).isFalse();
        assertThat(only(item(cut)).html()).contains("三十秒以内");
    }

    @Test
    void a_weibo_bridge_brings_whole_posts_in_their_descriptions() {
        String post = rss(
                "<item><title>今天测了一下新模型…</title><link>https://weibo.com/1234567890/PsSJo4Agm</link>"
                        + "<description><![CDATA[今天测了一下新模型，手指还是会多一根…<br><img src=\"https://wx1.example.com/1.jpg\">]]></description></item>");
        assertThat(only(post).whole()).isTrue();
        assertThat(only(post.replace("…<br>", "...全文<br>").replace("<img src=\"https://wx1.example.com/1.jpg\">", ""))
                        .whole())
                .isFalse();
        assertThat(only(post.replace("今天测了一下新模型，手指还是会多一根…<br>", "")).whole())
                .as("a picture only")
                .isTrue();
    }

    @Test
    void a_wechat_bridge_brings_long_addresses_and_beginnings() {
        String link =
                "http://mp.weixin.qq.com/s?__biz=MzAxMjM0NTY3OA==&amp;mid=2&amp;idx=1&amp;sn=ab&amp;chksm=fc&amp;scene=0&amp;xtrack=1#rd";
        String items = "<item><title><![CDATA[新模型实测]]></title><link>" + link + "</link>"
                + "<description><![CDATA[<img src=\"https://mmbiz.example.com/0\"/><p>我们拿到了内测资格，先说结论：速度是上一代的两倍，"
                + "但是在多人场景里</p>]]></description></item>";
        FeedEntry beginning = only(rss(items));
        assertThat(beginning.link().orElseThrow().toString()).contains("__biz=MzAxMjM0NTY3OA==&mid=2&idx=1&sn=ab");
        assertThat(beginning.whole()).isFalse();
        assertThat(only(rss(items.replace("但是在多人场景里</p>", "结论就是这样。</p>" + LONG + LONG)))
                        .whole())
                .isTrue();
    }

    @Test
    void a_short_message_without_a_title_is_whole() {
        assertThat(only(rss(
                                "<item><link>https://micro.example.com/@a/1</link><description>&lt;p&gt;Veo 3 is out.&lt;/p&gt;</description></item>"))
                        .whole())
                .isTrue();
    }

    @Test
    void an_entry_without_a_link_keeps_its_id_and_a_permalink_is_its_link() {
        assertThat(only(rss("<item><title>x</title><guid>https://studio.example.com/p/1</guid></item>"))
                        .link())
                .contains(URI.create("https://studio.example.com/p/1"));
        FeedEntry none = only(
                rss("<item><title>x</title><guid isPermaLink=\"false\">https://studio.example.com/p/1</guid></item>"));
        assertThat(none.link()).isEmpty();
        assertThat(none.id()).contains("https://studio.example.com/p/1");
        assertThat(only(rss("<item><title>x</title><link>javascript:;</link></item>"))
                        .link())
                .isEmpty();
    }

    @Test
    void an_entry_that_stands_twice_is_one_article_and_one_id_for_two_posts_is_two() {
        String first =
                "<item><title>a</title><link>https://x.example.com/1?utm_source=rss</link><guid isPermaLink=\"false\">9</guid></item>";
        Feed twice = feed(rss(first + first.replace("?utm_source=rss", "")));
        assertThat(twice.entries()).hasSize(2);
        assertThat(twice.distinctEntries()).hasSize(1);
        assertThat(feed(rss(first + first.replace("/1?", "/2?"))).distinctEntries())
                .hasSize(2);
    }

    @Test
    void an_address_that_all_entries_share_is_no_article() {
        String items = IntStream.range(0, 4)
                .mapToObj(i -> "<item><title>更新 " + i
                        + "</title><link>https://studio.example.com/</link><guid isPermaLink=\"false\">" + i
                        + "</guid></item>")
                .collect(Collectors.joining());
        assertThat(feed(rss(items)).entries())
                .hasSize(4)
                .allMatch(entry -> entry.link().isEmpty());
        assertThat(feed(rss(items)).warnings()).hasSize(1);
    }

    @Test
    void entities_of_a_doctype_are_neither_expanded_nor_fetched() {
        String laughs =
                "<?xml version=\"1.0\"?>\n<!-- c --><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n"
                        + rss("<item><title>x &c; &f; &nbsp;&amp;</title><description>&f;</description></item>");
        FeedEntry entry = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> only(laughs));
        assertThat(entry.title()).startsWith("x &c; &f;").doesNotContain("root:", "haha");
        assertThat(entry.html()).isEqualTo("&f;");
    }

    @Test
    void a_harmless_doctype_comments_marks_and_blank_lines_may_stand_before_the_feed() {
        String before = "\uFEFF\n\n <!-- made by hand <rss> -->\n<?xml-stylesheet href=\"a.xsl\"?>"
                + "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://my.example.com/rss-0.91.dtd\">\n";
        assertThat(only(before + rss("<item><title>x</title></item>")).title()).isEqualTo("x");
        assertThat(Feed.isOne(before + "<html><body>")).isFalse();
        assertThat(Feed.isOne("<!DOCTYPE html><html><body><rss>")).isFalse();
        assertThat(Feed.isOne("<!DOCTYPE rss [ <!ENTITY")).isFalse();
    }

    @Test
    void a_feed_that_breaks_off_gives_what_stands_before_the_break() {
        String whole = rss(IntStream.range(0, 5)
                .mapToObj(i -> "<item><title>t" + i + "</title><link>https://x.example.com/" + i
                        + "</link><content:encoded><![CDATA[" + LONG + "]]></content:encoded></item>")
                .collect(Collectors.joining()));
        Feed cut = feed(whole.substring(0, whole.lastIndexOf("三十秒")));
        assertThat(cut.entries()).hasSize(5);
        assertThat(cut.brokenOff()).isTrue();
        assertThat(cut.warnings()).singleElement().asString().contains("breaks off");
        assertThat(cut.entries()).extracting(FeedEntry::whole).containsExactly(true, true, true, true, false);
        assertThat(cut.entries().getFirst().html()).isEqualTo(LONG);
    }

    @Test
    void broken_marks_in_the_middle_cost_no_entry_behind_them() {
        Feed feed = feed(rss("<item><title>one</title><description>a <b> b & c < d</description></item>"
                + "<item><title>two</title><link>https://x.example.com/2</link>"
                + "<item><title>three</title><link>https://x.example.com/3?a=1&b=2</link></item>"));
        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("one", "two", "three");
        assertThat(feed.entries().get(1).link()).contains(URI.create("https://x.example.com/2"));
        assertThat(feed.warnings()).singleElement().asString().contains("no well-formed XML");
        assertThat(feed.brokenOff()).isFalse();
    }

    @Test
    void cdata_in_pieces_and_control_characters_are_plain_text() {
        FeedEntry entry = only(
                rss(
                        "<item><title>\n <![CDATA[ a\u0003b ]]> </title><description>x <![CDATA[<b>y</b> ]]]]><![CDATA[> z]]></description></item>"));
        assertThat(entry.title()).isEqualTo("ab");
        assertThat(entry.html()).isEqualTo("x <b>y</b> ]]> z");
    }

    @Test
    void ten_thousand_entries_are_read_soon() {
        String big = rss(IntStream.range(0, 10_000)
                .mapToObj(i -> "<item><title>第 " + i + " 条</title><link>https://x.example.com/" + i
                        + "</link><guid>https://x.example.com/" + i
                        + "</guid><pubDate>Fri, 04 Jul 2025 07:51:28 GMT</pubDate><description><![CDATA[" + LONG
                        + "]]></description></item>")
                .collect(Collectors.joining()));
        Feed feed = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> feed(big));
        assertThat(feed.entries()).hasSize(10_000);
        assertThat(feed.distinctEntries()).hasSize(10_000);
    }

    @Test
    void the_bytes_tell_the_character_set_where_the_declaration_lies() throws Exception {
        String text = "<?xml version=\"1.0\" encoding=\"%s\"?>\n"
                + rss("<item><title>这个模型的价格和上一代是一样的，大家都可以用了</title></item>");
        for (String[] each : new String[][] {
            {"gb2312", "UTF-8"},
            {"utf-8", "GB18030"},
            {"gb2312", "GBK"},
            {"utf-16", "UTF-16LE"},
            {"utf-16", "UTF-16"},
            {"big5", "UTF-8"}
        }) {
            byte[] bytes = text.formatted(each[0]).getBytes(Charset.forName(each[1]));
            assertThat(only(DecodedText.of(bytes).text()).title())
                    .as(String.join(" as ", each))
                    .startsWith("这个模型的价格");
        }
        byte[] japanese = text.formatted("").replaceFirst("这.*了", "動画生成モデル").getBytes(Charset.forName("Shift_JIS"));
        assertThat(only(DecodedText.of(japanese, Optional.of("Shift_JIS")).text())
                        .title())
                .startsWith("動画生成");
    }

    @Test
    void a_page_that_came_instead_is_told_with_the_feed_it_names() {
        FeedReading page = Feed.read("""
                <!DOCTYPE html><html><head><title>请登录</title>
                <link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body>登录后查看</body></html>
                """, Optional.of(HERE));
        assertThat(page).isInstanceOfSatisfying(FeedReading.NoFeed.class, none -> {
            assertThat(none.why()).contains("HTML page").contains("请登录");
            assertThat(none.feeds()).containsExactly(URI.create("https://studio.example.com/rss.xml"));
        });
        for (String text : List.of(
                "",
                " ",
                "{}",
                "{\"ok\": -100}",
                "hello",
                "<urlset/>",
                "<opml><body/></opml>",
                "<html>",
                "<",
                "<!",
                "<!--")) {
            assertThat(Feed.read(text, Optional.empty())).as(text).isInstanceOf(FeedReading.NoFeed.class);
        }
        assertThat(feed("<rss version=\"2.0\"><channel><title>t</title></channel></rss>")
                        .entries())
                .isEmpty();
        assertThat(feed("<rss").entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 04 Jul 2025 07:51:28 GMT|2025-07-04T07:51:28Z",
                "04 Jul 25 07:51 EST|2025-07-04T12:51:00Z",
                "Fri, 4 July 2025 07:51:28 +0800|2025-07-03T23:51:28Z",
                "Fri,04 Jul 2025 7:51:28 PM PDT|2025-07-05T02:51:28Z",
                "2025-07-04T07:51:28.123+08:00|2025-07-03T23:51:28.123Z",
                "2025-07-04 07:51:28|2025-07-04T07:51:28Z",
                "2025-07-04|2025-07-04T00:00:00Z",
                "2025-07|2025-07-01T00:00:00Z",
                "20250704T075128Z|",
                "Tue Feb 23 12:28:47 +0800 2021|2021-02-23T04:28:47Z",
                "Jul 4, 2025 09:02|2025-07-04T09:02:00Z",
                "Sun, 30 Feb 2025 07:51:28 GMT|",
                "soon|",
            })
    void dates_of_feeds_are_understood(String text, Instant at) {
        assertThat(FeedDate.parse(text)).isEqualTo(Optional.ofNullable(at));
    }

    @Test
    void any_cut_of_a_feed_is_read_without_an_error() {
        byte[] bytes = item("<content:encoded><![CDATA[" + LONG
                        + "]]></content:encoded><!-- c --><dc:creator>a</dc:creator>")
                .getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end < bytes.length; end += 3) {
            assertThat(Feed.read(new String(bytes, 0, end, StandardCharsets.UTF_8), Optional.of(HERE)))
                    .isNotNull();
        }
    }
}
