package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileInputTest {
    private static final int MANY = 100_000;
    private final ArticleReader reader =
            new ArticleReader(Clock.fixed(Instant.parse("2026-01-15T00:00:00Z"), ZoneOffset.UTC));

    private List<Reading> read(byte[] bytes) {
        return reader.read("doc.md", bytes, Optional.empty());
    }

    private List<Reading> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Map.Entry<String, String>> shapes() {
        return Stream.of(
                Map.entry("brackets", "[".repeat(MANY)),
                Map.entry("image brackets", "![".repeat(MANY)),
                Map.entry("closed brackets", "[".repeat(MANY) + "x" + "]".repeat(MANY)),
                Map.entry("links", "[a](".repeat(MANY)),
                Map.entry("quotes", "> ".repeat(MANY) + "x"),
                Map.entry("list marks", "- ".repeat(MANY) + "x"),
                Map.entry("stars", "*".repeat(MANY) + "x" + "*".repeat(MANY)),
                Map.entry("stars and words", "*a **a ".repeat(MANY)),
                Map.entry("backticks", "` `` ``` ".repeat(MANY / 3)),
                Map.entry("angle brackets", "<".repeat(MANY)),
                Map.entry("divs", "<div>".repeat(MANY)),
                Map.entry("a page of divs", "<html><body>" + "<div>".repeat(MANY)),
                Map.entry("a page of open bold", "<html><body>" + "<b class=x>".repeat(MANY) + "<p>x"),
                Map.entry("a page of tables", "<html><body>" + "<table><tr><td>".repeat(MANY / 10)),
                Map.entry("a page of asides", "<html><body><p>x" + "<nav>x</nav>".repeat(MANY)),
                Map.entry("a page of labels", "<html><body><p>x" + "<div class=byline>x</div>".repeat(MANY)),
                Map.entry("a page of articles", "<html><body>" + "<article>x, y</article>".repeat(MANY)),
                Map.entry("a page of nested articles", "<html><body>" + "<article><p>x, y".repeat(MANY / 10)),
                Map.entry("a page of remarks", "<html><body><p>x" + "<h2>Comments</h2><p>y</p>".repeat(MANY / 4)),
                Map.entry("a page of links", "<html><body>" + "<p><a href=x>y</a></p>".repeat(MANY)),
                Map.entry("a page of pictures", "<html><body>" + "<noscript><img src=x></noscript>".repeat(MANY)),
                Map.entry("a page of meta", "<html><head>" + "<meta name=a content=b>".repeat(MANY)),
                Map.entry("a long class", "<html><body><div class=\"" + "share-x ".repeat(MANY) + "\">x"),
                Map.entry("a long style", "<html><body><div style=\"" + "display : x;".repeat(MANY) + "\">x"),
                Map.entry(
                        "linked data",
                        "<html><script type=application/ld+json>" + "{\"@graph\":[".repeat(MANY) + "</script>"),
                Map.entry(
                        "quotes of linked data",
                        "<html><script type=application/ld+json>{" + "\"headline\":\"x".repeat(MANY) + "</script>"),
                Map.entry("a title of bars", "<html><title>" + "a - b | c _ ".repeat(MANY) + "</title><p>x"),
                Map.entry("videos", "<html><div id=js_content>" + "http://mpvideo.qpic.cn/a".repeat(MANY)),
                Map.entry(
                        "posts",
                        "{\"ok\":1,\"data\":{\"cards\":" + "[{\"card_group\":".repeat(900) + "[]" + "}]".repeat(900)
                                + "}}"),
                Map.entry("json arrays", "[".repeat(MANY) + "]".repeat(MANY)),
                Map.entry("json objects", "{\"a\":".repeat(MANY)),
                Map.entry("yaml lists", "---\na: " + "[".repeat(MANY) + "\n---\nx"),
                Map.entry("yaml quotes", "---\na: \"" + "x".repeat(MANY) + "\n---\nx"),
                Map.entry("hashes", "#".repeat(MANY)),
                Map.entry("hashtags", "#a".repeat(MANY)),
                Map.entry("entities", "&amp;".repeat(MANY)),
                Map.entry("lines of one letter", "a\n".repeat(MANY)),
                Map.entry("lines of one character", "字\n".repeat(MANY)),
                Map.entry("pipes", "|".repeat(MANY) + "\n" + "|-".repeat(MANY)),
                Map.entry("a table", "|a|b|\n|-|-|\n" + "|1|2|\n".repeat(MANY / 4)),
                Map.entry("labels", "来源: x\n".repeat(MANY)),
                Map.entry("front matter without end", "---\n" + "a: b\n".repeat(MANY)),
                Map.entry("comments", "<!--".repeat(MANY)),
                Map.entry("feeds", "<rss>" + "<item><title>t</title><description>x".repeat(MANY / 20)),
                Map.entry("scripts", "<html><div id=js_content>" + "var ct = '".repeat(MANY)),
                Map.entry("broken letters", "Ð".repeat(MANY) + "\n" + "т«Б".repeat(MANY / 3)),
                Map.entry("one long line", "这是一个很长的句子，没有换行。".repeat(MANY / 10)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void a_hundred_thousand_of_anything_ends_soon(Map.Entry<String, String> shape) {
        List<Reading> readings = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(shape.getValue()));
        assertThat(readings).isNotEmpty();
    }

    @Test
    void a_document_twice_as_long_takes_about_twice_the_time() {
        String paragraph = "今天的更新里，Runway 的新模型把一段十秒的视频做到了三十秒以内，[官方](https://example.com)也给出了价格。\n\n- 第一点\n- 第二点\n\n";
        read(paragraph.repeat(2000));
        long once = time(paragraph.repeat(2000));
        long fourTimes = time(paragraph.repeat(8000));
        assertThat(fourTimes).isLessThan(once * 12 + 500_000_000L);
    }

    private long time(String text) {
        long start = System.nanoTime();
        assertThat(read(text)).hasSize(1);
        return System.nanoTime() - start;
    }

    @Test
    void random_bytes_and_random_cuts_of_a_page_never_throw() {
        Random random = new Random(3);
        String page =
                "---\ntitle: T: x\ntags: [a\n---\n# 标题 [x](y\n\n**正文**：<a href=\"z\">链接</a>![]( \n```\ncode\n| a | b |\n|--|";
        byte[] whole = page.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(read(bytes)).isNotEmpty();
            byte[] cut = java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
            if (cut.length > 0) cut[random.nextInt(cut.length)] = (byte) random.nextInt();
            assertThat(read(cut)).isNotEmpty();
        }
    }

    private static Ending endingOf(List<Reading> readings) {
        assertThat(readings).hasSize(1);
        return switch (readings.get(0)) {
            case Reading.NoArticle none -> none.ending();
            case Reading.Found found ->
                throw new AssertionError("an article: " + found.article().title());
        };
    }

    @Test
    void what_is_no_text_ends_with_its_reason() {
        assertThat(endingOf(read(new byte[0]))).isEqualTo(Ending.EMPTY);
        assertThat(endingOf(read(" \n\t\n"))).isEqualTo(Ending.EMPTY);
        assertThat(endingOf(read("\u0089PNG\r\n\u001a".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(Ending.BINARY);
        assertThat(endingOf(read("%PDF-1.7 ...."))).isEqualTo(Ending.BINARY);
        assertThat(endingOf(read("a\0b\0c\0d\0\0\0"))).isEqualTo(Ending.BINARY);
        assertThat(endingOf(read("{\"ok\": 1, \"data\": "))).isEqualTo(Ending.BROKEN);
    }

    @Test
    void other_character_sets_are_told_by_their_bytes() {
        String text = "# 新模型发布\n\n这个模型的速度是上一代的两倍，价格没有变，大家都可以用了。";
        for (String charset : List.of("GB18030", "UTF-16")) {
            assertThat(read(text.getBytes(Charset.forName(charset))))
                    .singleElement()
                    .isInstanceOfSatisfying(Reading.Found.class, found -> {
                        assertThat(found.article().title()).isEqualTo("新模型发布");
                        assertThat(found.article().text()).startsWith("这个模型的速度");
                    });
        }
        String traditional = "# 新模型發布\n\n這個模型的速度是上一代的兩倍，價格沒有變，大家都可以用了。";
        assertThat(read(traditional.getBytes(Charset.forName("Big5"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Reading.Found.class,
                        found -> assertThat(found.article().lang()).isEqualTo("zh-Hant"));
    }
}
