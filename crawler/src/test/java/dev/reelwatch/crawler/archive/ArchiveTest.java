package dev.reelwatch.crawler.archive;

import static dev.reelwatch.crawler.archive.Posts.claim;
import static dev.reelwatch.crawler.archive.Posts.file;
import static dev.reelwatch.crawler.archive.Posts.post;
import static dev.reelwatch.crawler.archive.Posts.savedPost;
import static dev.reelwatch.crawler.archive.Posts.withFacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.article.SourceKind;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String A = "https://example.com/a";
    private static final String B = "https://example.com/b";

    @TempDir
    private Path data;

    private Archive archive;

    @BeforeEach
    void open() {
        archive = Archive.open(data);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private Stored store(Article article) {
        return archive.store(List.of(article), NOW).getFirst();
    }

    private String text(String id) {
        return archive.article(id).orElseThrow().text();
    }

    @Test
    void every_field_of_an_article_comes_back() {
        Article original = withFacts(
                post("https://example.com/original", "The original, with \u0000 in it."),
                Optional.of("Lab"),
                Optional.empty(),
                Optional.of(new Published(Moment.parse("2025-03"), "front-matter:date")),
                Optional.empty());
        Article article = new Article(
                Optional.of("003 帖子.md"),
                CanonicalUrl.parse("https://weibo.com/1234567890/AbCdEfGhI"),
                "一个标题 \"with quotes\"",
                SourceKind.WEIBO,
                Optional.of("某账号"),
                Optional.of("某人"),
                Optional.of(new Published(Moment.parse("2025-04-08T11:56:02+08:00"), "weibo-id")),
                "zh-Hans",
                "第一段 \uD83C\uDFAC\n\n- 第二段\twith a tab\u2028and \\ ' ; --",
                List.of("https://example.com/1.jpg", "https://example.com/2.jpg"),
                List.of("https://example.com/1.mp4"),
                List.of("标签", "tag"),
                Optional.of(Moment.parse("2025-04-09")),
                Optional.of(original),
                List.of("a doubt", "another"));

        assertThat(store(article)).isEqualTo(new Stored.New(article.id()));

        assertThat(archive.article(article.id())).contains(article);
        assertThat(archive.revisions(article.id()))
                .containsExactly(new Revision(article, 1, NOW, true, false, Optional.empty()));
        assertThat(archive.changedAfter(0, 10))
                .containsExactly(new ArchivedArticle(article, 1, Optional.empty(), Optional.empty()));
        archive.close();
        try (Archive reopened = Archive.openForReading(data)) {
            assertThat(reopened.article(article.id())).contains(article);
            assertThat(reopened.writable()).isFalse();
        }
    }

    @Test
    void what_is_not_there_is_empty() {
        assertThat(archive.article("000000000000")).isEmpty();
        assertThat(archive.revisions("000000000000")).isEmpty();
        assertThat(archive.claim("0")).isEmpty();
        assertThat(archive.claimsOf("000000000000")).isEmpty();
        assertThat(archive.changedAfter(0, 10)).isEmpty();
        assertThat(archive.lastChange()).isZero();
        assertThat(archive.faults()).isEmpty();
        assertThat(archive.store(List.of(), NOW)).isEmpty();
    }

    @Test
    void the_same_text_again_is_the_same() {
        Article article = post(A, "Gen-9 makes a clip in 30 seconds.");
        assertThat(archive.store(List.of(article, article), NOW))
                .containsExactly(new Stored.New(article.id()), new Stored.Same(article.id()));
        assertThat(store(article)).isEqualTo(new Stored.Same(article.id()));
        assertThat(archive.counts().articles()).isEqualTo(1);
        assertThat(archive.counts().revisions()).isEqualTo(1);
        assertThat(archive.lastChange()).isEqualTo(1);
    }

    @Test
    void a_text_with_the_same_letters_and_digits_is_the_same() {
        Article article = post(A, "Gen-9 makes a clip in 30 seconds.");
        store(article);
        assertThat(store(post(A, "Gen 9 makes\n\na clip… in 30 seconds！"))).isInstanceOf(Stored.Same.class);
        assertThat(text(article.id())).isEqualTo(article.text());
    }

    @Test
    void a_text_with_another_number_is_a_revision() {
        store(post(A, "It costs 1.6 a second"));
        assertThat(store(post(A, "It costs 16 a second"))).isInstanceOf(Stored.Changed.class);
        assertThat(store(post(A, "It costs 1.6% a second"))).isInstanceOf(Stored.Changed.class);
    }

    @Test
    void another_text_is_a_revision_and_becomes_the_current_one() {
        Article before = post(A, "Due in May.");
        Article after = post(A, "Due in June.");
        store(before);
        assertThat(store(after)).isEqualTo(new Stored.Changed(after.id(), 2));

        assertThat(archive.article(after.id())).contains(after);
        assertThat(archive.revisions(after.id()))
                .containsExactly(
                        new Revision(before, 1, NOW, false, false, Optional.empty()),
                        new Revision(after, 2, NOW, true, false, Optional.empty()));
        assertThat(archive.changedAfter(1, 10))
                .extracting(ArchivedArticle::change)
                .containsExactly(2L);
        assertThat(store(before)).isEqualTo(new Stored.Same(before.id()));
        assertThat(text(after.id())).isEqualTo(after.text());
    }

    @Test
    void of_two_states_the_one_saved_later_is_current_whichever_comes_first() {
        Article may = savedPost(A, "Due in May.", "2025-04-08T10:00:00+08:00");
        Article june = savedPost(A, "Due in June.", "2025-04-09T10:00:00+08:00");
        archive.store(List.of(june, may), NOW);
        assertThat(text(may.id())).isEqualTo(june.text());
        assertThat(archive.revisions(may.id())).extracting(Revision::current).containsExactly(true, false);
        // The reader of changes need not hear of an old state.
        assertThat(archive.lastChange()).isEqualTo(1);
    }

    @Test
    void a_page_that_went_back_to_its_old_text_has_it_as_the_current_one() {
        store(savedPost(A, "Due in May.", "2025-04-01"));
        store(savedPost(A, "Due in June.", "2025-04-02"));
        Article again = savedPost(A, "Due in May.", "2025-04-03");
        assertThat(store(again)).isEqualTo(new Stored.Changed(again.id(), 1));
        assertThat(text(again.id())).isEqualTo("Due in May.");
        assertThat(store(again)).isEqualTo(new Stored.Same(again.id()));
    }

    @Test
    void facts_that_were_missing_are_added_and_those_that_are_there_stay() {
        Article bare = post(A, "Out now.");
        Optional<Published> day = Optional.of(new Published(Moment.parse("2025-04-08"), "file-name"));
        Optional<Article> original = Optional.of(post(B, "The original."));
        Article full = withFacts(bare, Optional.of("Lab"), Optional.of("Ann"), day, original);
        store(bare);
        assertThat(store(full)).isEqualTo(new Stored.Changed(bare.id(), 1));
        assertThat(archive.article(bare.id())).contains(full);
        assertThat(archive.lastChange()).isEqualTo(2);

        Article other = withFacts(bare, Optional.of("Mirror"), Optional.of("Bob"), Optional.empty(), Optional.empty());
        assertThat(store(other)).isEqualTo(new Stored.Same(bare.id()));
        assertThat(archive.article(bare.id())).contains(full);
        assertThat(archive.counts().revisions()).isEqualTo(1);
    }

    @Test
    void an_article_without_an_address_is_the_same_as_any_with_its_text() {
        Article known = post(A, "Out now.");
        store(known);
        assertThat(store(file("copy.md", "Out now."))).isEqualTo(new Stored.Same(known.id()));
        assertThat(store(file("other.md", "Out soon."))).isInstanceOf(Stored.New.class);
        assertThat(archive.counts().articles()).isEqualTo(2);
    }

    @Test
    void two_reposts_with_the_same_few_words_are_two_articles() {
        Article repost = withFacts(
                file("1.json", "转发微博"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(post(A, "One.")));
        Article other = withFacts(
                file("2.json", "转发微博"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(post(B, "Two.")));
        assertThat(archive.store(List.of(repost, other), NOW))
                .containsExactly(new Stored.New(repost.id()), new Stored.New(other.id()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_was_stored_is_the_same_the_second_time_in_any_order(int seed) {
        Random random = new Random(seed);
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String text = "Text " + random.nextInt(4) + (random.nextBoolean() ? "" : " !");
            String address = "https://example.com/" + random.nextInt(5);
            Article article = switch (random.nextInt(3)) {
                case 0 -> file(random.nextInt(4) + ".md", text);
                case 1 -> post(address, text);
                default -> savedPost(address, text, "2025-04-0" + (1 + random.nextInt(8)));
            };
            articles.add(
                    article.url().isEmpty() || random.nextBoolean()
                            ? article
                            : withFacts(
                                    article,
                                    random.nextBoolean() ? Optional.of("Site " + random.nextInt(2)) : Optional.empty(),
                                    random.nextBoolean() ? Optional.of("Author") : Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()));
        }
        archive.store(articles, NOW);
        long change = archive.lastChange();
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(articles, random);
            assertThat(archive.store(articles, NOW)).allMatch(stored -> stored instanceof Stored.Same);
        }
        assertThat(archive.lastChange()).isEqualTo(change);
        assertThat(archive.faults()).isEmpty();
    }

    @Test
    void change_numbers_grow_and_never_come_again_even_after_closing() {
        store(post(A, "1"));
        store(post(B, "1"));
        store(post(B, "2"));
        assertThat(archive.lastChange()).isEqualTo(3);
        assertThat(archive.changedAfter(0, 10))
                .extracting(ArchivedArticle::change)
                .containsExactly(1L, 3L);
        archive.close();
        archive = Archive.open(data);
        assertThat(archive.lastChange()).isEqualTo(3);
        store(post(A, "2"));
        assertThat(archive.changedAfter(3, 10))
                .extracting(ArchivedArticle::change)
                .containsExactly(4L);
        assertThat(archive.changedAfter(0, 1))
                .extracting(ArchivedArticle::change)
                .containsExactly(3L);
    }

    @Test
    void claims_come_back_by_their_place() {
        Article article = post(A, "Gen-9 is out. It is fast.");
        store(article);
        ClaimRow fast = claim(article, "It is fast");
        ClaimRow out = claim(article, "Gen-9 is out");
        archive.storeClaims("patterns 1", Map.of(article.id(), List.of(fast, out)));

        assertThat(archive.claimsOf(article.id())).containsExactly(out, fast);
        assertThat(archive.claim(fast.id())).contains(fast);
        List<ClaimRow> all = new ArrayList<>();
        archive.forEachClaim(all::add);
        assertThat(all).containsExactly(out, fast);
        assertThat(archive.changedAfter(1, 10))
                .containsExactly(new ArchivedArticle(article, 2, Optional.of("patterns 1"), Optional.empty()));
        assertThat(archive.faults()).isEmpty();

        archive.storeClaims("patterns 2", Map.of(article.id(), List.of(fast)));
        assertThat(archive.claimsOf(article.id())).containsExactly(fast);
    }

    @Test
    void a_claim_whose_quote_is_not_at_its_place_is_refused_with_all_that_came_with_it() {
        Article article = post(A, "Gen-9 is out. It is fast.");
        store(article);
        ClaimRow right = claim(article, "It is fast");
        archive.storeClaims("patterns 1", Map.of(article.id(), List.of(right)));
        for (ClaimRow wrong : List.of(
                new ClaimRow("w", article.id(), 1, 6, "Gen-9", "{}"),
                new ClaimRow("w", article.id(), 0, 5, "Gen-8", "{}"),
                new ClaimRow("w", article.id(), 0, 6, "Gen-9", "{}"),
                new ClaimRow("w", article.id(), -1, 4, "Gen-9", "{}"),
                new ClaimRow("w", article.id(), 20, 99, "fast.", "{}"),
                new ClaimRow("w", article.id(), 0, 0, "", "{}"))) {
            assertThatThrownBy(() -> archive.storeClaims(
                            "patterns 2", Map.of(article.id(), List.of(claim(article, "Gen-9"), wrong))))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("claim w is not proved")
                    .hasMessageContaining(article.id());
        }
        assertThat(archive.claimsOf(article.id())).containsExactly(right);
        assertThat(archive.lastChange()).isEqualTo(2);
        assertThatThrownBy(() -> archive.storeClaims("patterns 2", Map.of("nobody", List.of())))
                .hasMessageContaining("unknown article: nobody");
        assertThatThrownBy(() -> archive.storeClaims("patterns 2", Map.of(article.id(), List.of(right, right))))
                .hasMessageContaining("two claims of the id");
    }

    @Test
    void claims_of_an_old_text_are_gone_as_soon_as_it_is_old() {
        Article article = post(A, "Due in May.");
        store(article);
        archive.storeClaims("patterns 1", Map.of(article.id(), List.of(claim(article, "in May"))));
        assertThat(archive.withoutClaimsBy("patterns 1", 10)).isEmpty();
        store(post(A, "Due in June."));
        assertThat(archive.claimsOf(article.id())).isEmpty();
        assertThat(archive.withoutClaimsBy("patterns 1", 10)).hasSize(1);
        assertThat(archive.counts().withoutClaims()).isEqualTo(1);
        assertThat(archive.faults()).isEmpty();
    }

    @Test
    void articles_without_claims_of_an_extractor_come_until_all_are_read() {
        archive.store(
                IntStream.range(0, 7)
                        .mapToObj(i -> post("https://example.com/" + i, "Text " + i))
                        .toList(),
                NOW);
        for (String extractor : List.of("patterns 1", "patterns 2")) {
            Set<String> seen = new HashSet<>();
            for (List<ArchivedArticle> some = archive.withoutClaimsBy(extractor, 3);
                    !some.isEmpty();
                    some = archive.withoutClaimsBy(extractor, 3)) {
                for (ArchivedArticle one : some) {
                    assertThat(seen.add(one.article().id())).isTrue();
                    archive.storeClaims(extractor, Map.of(one.article().id(), List.of()));
                }
            }
            assertThat(seen).hasSize(7);
        }
        assertThat(archive.counts().withoutClaims()).isZero();
    }

    @Test
    void a_reader_sees_one_state_while_the_archive_is_written_to() {
        archive.store(List.of(post(A, "1"), post(B, "1")), NOW);
        try (Archive reader = Archive.openForReading(data)) {
            List<String> seen = new ArrayList<>();
            reader.forEachArticle(article -> {
                seen.add(article.text());
                archive.store(List.of(post(A, "2"), post(B, "2"), post("https://example.com/c", "2")), NOW);
            });
            assertThat(seen).containsExactly("1", "1");
            assertThat(reader.counts().articles()).isEqualTo(3);
            assertThatThrownBy(() -> reader.store(List.of(), NOW))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("opened for reading");
        }
    }

    @Test
    void many_threads_may_store_and_read_at_once() throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int thread = t;
                work.add(() -> {
                    int seen = 0;
                    for (int i = 0; i < 30; i++) {
                        Article article = post("https://example.com/" + thread + "/" + i, "Text " + i);
                        store(article);
                        archive.storeClaims("patterns 1", Map.of(article.id(), List.of(claim(article, "Text"))));
                        seen += archive.claimsOf(article.id()).size();
                    }
                    return seen;
                });
            }
            for (Future<Integer> seen : threads.invokeAll(work))
                assertThat(seen.get()).isEqualTo(30);
        }
        assertThat(archive.counts().articles()).isEqualTo(120);
        assertThat(archive.lastChange()).isEqualTo(240);
        assertThat(archive.faults()).isEmpty();
    }

    @Test
    void a_very_long_text_is_kept_whole() {
        Article article = post(A, "可灵生成视频。".repeat(30_000));
        store(article);
        assertThat(archive.article(article.id())).contains(article);
        assertThat(archive.counts().bytes()).isGreaterThan(600_000);
    }

    @Test
    void an_article_that_cannot_be_stored_takes_its_whole_batch_back() {
        List<Article> batch = new ArrayList<>(List.of(post(A, "1"), post(B, "1")));
        batch.add(null);
        assertThatThrownBy(() -> archive.store(batch, NOW)).isInstanceOf(NullPointerException.class);
        assertThat(archive.counts().articles()).isZero();
        assertThat(store(post(A, "1"))).isInstanceOf(Stored.New.class);
    }
}
