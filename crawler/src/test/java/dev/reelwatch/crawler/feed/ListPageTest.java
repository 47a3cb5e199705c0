package dev.reelwatch.crawler.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListPageTest {
    private static Listing listing(String html, String address) {
        return switch (ListPage.read(html, URI.create(address))) {
            case ListReading.Read read -> read.listing();
            case ListReading.NoList none -> throw new AssertionError(none.why());
        };
    }

    private static List<String> paths(Listing listing) {
        return listing.links().stream()
                .map(link -> link.address().getRawPath()
                        + (link.address().getRawQuery() == null
                                ? ""
                                : "?" + link.address().getRawQuery()))
                .toList();
    }

    private static final String ENGLISH = """
            <!DOCTYPE html><html><head><title>Research</title>
            <link rel="alternate" type="application/rss+xml" href="/feed.xml"><link rel="alternate" hreflang="de" href="/de/research">
            <link rel="next" href="/research?page=2"></head><body>
            <header class="site-header"><a href="/">Lab</a><nav><a href="/research">Research</a><a href="/products/overview">Products overview</a>
              <a href="/about-the-company-and-its-people">About the company and its people</a></nav></header>
            <main><h1>Research</h1>
              <div class="grid">
                <div class="card"><a href="/research/introducing-frame-4"><img src="/1.jpg" alt=""></a>
                  <h3><a href="/research/introducing-frame-4">Introducing Frame-4</a></h3><time datetime="2025-03-31">March 31, 2025</time>
                  <a href="/research/introducing-frame-4#comments">12 comments</a> <a class="tag" href="/tag/video-models">video models of the year</a></div>
                <div class="card"><h3><a href="/research/frame-3-alpha?utm_source=list">Frame-3 Alpha: a new frontier for video generation</a></h3>
                  <p>By <a href="/author/ann-example">Ann Example, head of research</a></p><span>17 Jun 2024</span></div>
                <div class="card"><h3><a href="https://www.lab.example.com/research/act-one">Act-One, expressive characters</a></h3>
                  <a href="/research/act-one">Read more</a></div>
              </div>
              <div class="pagination"><a href="/research?page=2">2</a><a href="/research?page=3">3</a></div>
            </main>
            <aside><h4>Follow us</h4><a href="https://social.example.org/lab">Lab on the social network for everybody</a></aside>
            <footer><a href="/legal/privacy-policy-and-cookies">Privacy policy and cookies of this site</a><a href="/careers/senior-video-engineer-12345">Senior video engineer wanted</a></footer>
            </body></html>
            """;

    @Test
    void cards_of_an_english_list_are_links_and_the_frame_of_the_page_is_not() {
        Listing listing = listing(ENGLISH, "https://lab.example.com/research");
        assertThat(paths(listing))
                .containsExactly(
                        "/research/introducing-frame-4",
                        "/research/frame-3-alpha?utm_source=list",
                        "/research/act-one");
        assertThat(listing.links())
                .extracting(link -> link.title().orElse(""))
                .containsExactly(
                        "Introducing Frame-4",
                        "Frame-3 Alpha: a new frontier for video generation",
                        "Act-One, expressive characters");
        assertThat(listing.links())
                .extracting(link -> link.modified().orElse(""))
                .containsExactly("2025-03-31", "17 Jun 2024", "");
        assertThat(listing.further()).containsExactly(URI.create("https://lab.example.com/research?page=2"));
        assertThat(listing.feeds()).containsExactly(URI.create("https://lab.example.com/feed.xml"));
    }

    @Test
    void items_of_a_chinese_list_are_links_with_their_dates() {
        Listing listing = listing("""
                <html><head><meta charset="utf-8"><title>AI 视频_频道</title></head><body>
                <div class="top-nav"><a href="/">首页</a><a href="/ai/">人工智能</a><a href="/video/">视频生成频道首页</a><a href="/login?from=/ai/">登录 / 注册</a></div>
                <div class="content"><ul class="news-list">
                  <li><a href="/ai/2025/0704/88123.shtml" target="_blank">可灵 2.1 上线：同样的价格，速度是上一代的两倍</a><span>2025-07-04 10:30</span></li>
                  <li><a href="./88120.shtml" title="即梦的新模型测了三天，我们发现它最擅长的其实是镜头运动">即梦的新模型测了三天，我们发现它…</a><em>2025年7月3日</em></li>
                  <li><a href="http://m.news.example.cn/article/88119.html">海螺开放首尾帧</a><span>07-02</span></li>
                  <li><a href="https://ad.example.net/click?id=9912345">双十一大促，全场显卡五折起，点击查看详情</a></li>
                </ul>
                <div class="page"><a class="cur">1</a><a href="/ai/index_2.shtml">2</a><a href="/ai/index_2.shtml">下一页 ›</a></div></div>
                <div class="hot-tags"><a href="/tag/12345">文生视频大模型横评合集</a></div>
                <div class="footer"><a href="/about/12345.html">关于我们的广告服务与版权声明</a><a href="https://beian.example.gov.cn/">京ICP备12345678号</a></div>
                </body></html>
                """, "https://www.news.example.cn/ai/");
        assertThat(paths(listing))
                .containsExactly("/ai/2025/0704/88123.shtml", "/ai/88120.shtml", "/article/88119.html");
        assertThat(listing.links().get(1).title()).contains("即梦的新模型测了三天，我们发现它最擅长的其实是镜头运动");
        assertThat(listing.links().getFirst().modified()).contains("2025-07-04 10:30");
        assertThat(listing.further()).containsExactly(URI.create("https://www.news.example.cn/ai/index_2.shtml"));
    }

    @Test
    void wrapped_cards_take_their_title_from_their_heading() {
        Listing listing = listing("""
                <html><body><main>
                <article><a href="/p/1001"><img src="a.png"><h2>Ten prompts that broke the model</h2><p>We tried ten of them in the studio last week.</p></a></article>
                <article><a href="/p/1002"><h2>What a second of video costs</h2><p>Prices of seven services side by side.</p></a></article>
                </main></body></html>
                """, "https://blog.example.com/");
        assertThat(listing.links())
                .extracting(link -> link.title().orElse(""))
                .containsExactly("Ten prompts that broke the model", "What a second of video costs");
    }

    @Test
    void a_page_without_articles_says_so_and_other_documents_are_refused() {
        Listing empty = listing(
                "<html><body><a href='/login'>登录</a><a href='/'>首页</a></body></html>", "https://a.example.com/news");
        assertThat(empty.links()).isEmpty();
        assertThat(empty.warnings()).isNotEmpty();
        URI here = URI.create("https://a.example.com/");
        assertThat(ListPage.read("<rss><channel/></rss>", here))
                .isEqualTo(new ListReading.NoList("It is a feed, no page; `kind: feed` reads it."));
        assertThat(ListPage.read("<urlset></urlset>", here)).isInstanceOf(ListReading.NoList.class);
        assertThat(ListPage.read("{}", here)).isInstanceOf(ListReading.NoList.class);
        assertThat(ListPage.read("", here)).isEqualTo(new ListReading.NoList("The answer is empty."));
    }

    @Test
    void addresses_that_no_browser_would_follow_are_passed_over() {
        Listing listing = listing("""
                <html><body><base href="https://a.example.com/news/"><ul>
                <li><a href="javascript:open('/2025/07/04/x')">一个很长的标题，但是地址是脚本，打不开的</a></li>
                <li><a href="mailto:a@example.com">给我们写信，告诉我们你想看什么内容</a></li>
                <li><a href="http://[::1">坏掉的地址也有一个很长很长的标题</a></li>
                <li><a href="2025/07/04/ok">好的地址有一个很长很长很长的标题</a></li>
                <li><a href="/files/2025/07/04/report.pdf">一份可以下载的很长很长的报告文件</a></li>
                </ul></body></html>
                """, "https://a.example.com/news/index.html");
        assertThat(paths(listing)).containsExactly("/news/2025/07/04/ok");
    }

    @Test
    void ten_thousand_links_and_deep_pages_end_soon() {
        StringBuilder html = new StringBuilder("<html><body>");
        for (int i = 0; i < 10_000; i++) {
            html.append("<a href='/2025/07/04/%d'>一个很长很长很长很长的标题</a>".formatted(i));
        }
        assertThat(listing(html.toString(), "https://a.example.com/").links()).hasSize(500);
        assertThat(ListPage.read(
                        "<html><body>" + "<div>".repeat(50_000) + "<a href=/2025/07/04/1>一个很长很长很长很长的标题</a>",
                        URI.create("https://a.example.com/")))
                .isNotNull();
        assertThat(Feed.read(html.toString(), Optional.empty())).isInstanceOf(FeedReading.NoFeed.class);
    }
}
