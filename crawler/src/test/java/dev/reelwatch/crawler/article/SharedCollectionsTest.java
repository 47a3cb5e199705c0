package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real saved articles, where they lie beside the project. They are read in place and never copied. */
class SharedCollectionsTest {
    private static final Path SHARED = Stream.of("../shared", "../../shared")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("../shared"));
    private static final Pattern FURNITURE = Pattern.compile(
            "(?m)视频无法显示|^网页链接$|^(?:展开|收起)$|^\\W*轻点两下取消|^预览时标签不可点$|\\[\\[|]\\(https?:|^!\\[|<br|^## |^\\S+@\\S+\\.com$");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF\\uFFFC\\u00A0\\u00AD\\r\\t]");

    private static List<Article> articlesOf(String... folders) {
        List<Path> paths = Stream.of(folders).map(SHARED::resolve).toList();
        assumeTrue(paths.stream().allMatch(Files::isDirectory), "the shared collections are not here");
        ArticleReader reader = new ArticleReader(Clock.systemUTC());
        List<Article> articles = new ArrayList<>();
        try (Stream<SavedFile> files = new SavedFiles(SavedFilesSettings.DEFAULTS).under(paths)) {
            files.forEach(file -> {
                SavedFile.Read read = (SavedFile.Read) file;
                List<Reading> readings = reader.read(read.doc(), read.bytes(), Optional.empty());
                assertThat(readings).as(read.path()).isNotEmpty();
                for (Reading reading : readings) {
                    switch (reading) {
                        case Reading.Found found -> articles.add(found.article());
                        case Reading.NoArticle none ->
                            assertThat(none.why()).as(read.path()).isNotBlank();
                    }
                }
            });
        }
        return articles;
    }

    private static Article seed(String start) {
        return articlesOf("seeds").stream()
                .filter(article -> article.doc().orElse("").startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_text_is_clean() {
        for (Article article : articlesOf("seeds", "corpus")) {
            if (article.doc().orElse("").matches("(?:README|NOTES)\\.md")) continue;
            String text = article.text();
            String doc = article.doc().orElse("");
            assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC))
                    .as(doc)
                    .isTrue();
            assertThat(INVISIBLE.matcher(text).find())
                    .as("invisible characters in " + doc)
                    .isFalse();
            assertThat(FURNITURE.matcher(text).results().map(r -> r.group()).toList())
                    .as("furniture in " + doc)
                    .isEmpty();
            assertThat(text).as(doc).doesNotContain("\n\n\n").isEqualTo(text.strip());
            assertThat(article.title())
                    .as(doc)
                    .doesNotContain("...", "##", "**", "&quot;")
                    .hasSizeLessThanOrEqualTo(200);
            assertThat(ArticleJson.read(ArticleJson.write(article).toString())).isEqualTo(article);
        }
    }

    @Test
    void every_post_of_weibo_has_its_second() {
        List<Article> posts = articlesOf("corpus").stream()
                .filter(article -> article.source() == SourceKind.WEIBO)
                .toList();
        assertThat(posts).hasSizeGreaterThan(20).allSatisfy(post -> {
            assertThat(post.published()).map(Published::from).contains("weibo-id");
            assertThat(post.warnings())
                    .anySatisfy(warning -> assertThat(warning).contains("ArXiv"));
            assertThat(post.url()).isPresent();
        });
    }

    @Test
    void nearly_all_documents_are_articles() {
        assertThat(articlesOf("corpus")).hasSizeGreaterThanOrEqualTo(85);
    }

    @Test
    void the_captures_of_weibo_and_wechat_are_read() {
        assertThat(articlesOf("fixtures/weibo", "fixtures/wechat")).hasSizeGreaterThan(120);
    }

    @Test
    void the_first_seed_is_a_post_with_its_time() {
        Article article = seed("000");
        assertThat(article.url()).hasToString("Optional[https://weibo.com/6105753431/Pmi44mDcs]");
        assertThat(article.source()).isEqualTo(SourceKind.WEIBO);
        assertThat(article.published().orElseThrow().at().toString())
                .startsWith("2025-04-08T11:56:")
                .endsWith("+08:00");
        assertThat(article.title()).startsWith("Runway").contains("Gen-4 Turbo").doesNotContain("#");
        assertThat(article.tags()).contains("Runway发布Gen4Turbo");
        assertThat(article.site()).contains("weibo.com/6105753431");
        assertThat(article.author()).isEmpty();
    }

    @Test
    void the_second_seed_gets_a_title_that_names_the_model() {
        Article article = seed("001");
        assertThat(article.title()).contains("Runway Gen-4");
        assertThat(article.author()).contains("LuoYuan");
        assertThat(article.published()).contains(new Published(Moment.parse("2025-04-12"), "front-matter:date"));
        assertThat(article.source()).isEqualTo(SourceKind.FILE);
    }

    @Test
    void the_third_seed_is_a_post_of_the_same_account() {
        Article article = seed("002");
        assertThat(article.published().orElseThrow().at().firstDay()).hasToString("2025-04-01");
        assertThat(article.site()).contains("weibo.com/6105753431");
    }

    @Test
    void the_last_seeds_are_whole_words_by_one_author() {
        for (String start : List.of("003", "004")) {
            Article article = seed(start);
            assertThat(article.site()).contains("数字生命卡兹克");
            assertThat(article.author()).contains("数字生命卡兹克");
            assertThat(article.source()).isEqualTo(SourceKind.WECHAT);
            assertThat(article.text())
                    .contains("Runway")
                    .doesNotContain("R\nunway", "G\nen3", "一句话总结", "关联主题", "virxact");
        }
        assertThat(seed("003").published()).contains(new Published(Moment.parse("2024-06-18"), "front-matter:发布日期"));
        assertThat(seed("004").published()).contains(new Published(Moment.parse("2025-04-01"), "front-matter:发布日期"));
    }
}
