package dev.reelwatch.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.index.answer.ModelServer;
import dev.reelwatch.index.embedding.EmbeddingReplies;
import dev.reelwatch.index.embedding.EmbeddingSettings;
import dev.reelwatch.index.embedding.MadeMeanings;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.search.SearchResults;
import dev.reelwatch.index.search.SearchResults.Note;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors of claims in the knowledge base: made beside, kept for good, and no more than a help. */
class KnowledgeBaseVectorsTest {
    private static final SearchQuery PRICE = SearchQuery.of("多少钱", 100);

    @TempDir
    private Path folder;

    private final ModelServer server = new ModelServer();
    private final List<String> notices = new ArrayList<>();
    private Instant now = Instant.parse("2025-10-20T04:00:00Z");
    private Path saved;

    @BeforeEach
    void save() throws IOException {
        server.always(EmbeddingReplies::careful);
        saved = Files.createDirectory(folder.resolve("saved"));
        save("one", "Sora 2 上手", "https://news.example/one", "OpenAI 昨天发布了 Sora 2。它的动作像真人一样有分量。\n\n它支持生成 10 秒的视频。");
        save("two", "可灵 2.1 调价", "https://news.example/two", "可灵 2.1 的会员每月 66 元。\n\n可灵 2.1 支持首尾帧。");
    }

    private void save(String name, String title, String url, String text) throws IOException {
        Files.writeString(
                saved.resolve(name + ".md"),
                "---\ntitle: " + title + "\nurl: " + url + "\npublished: 2025-10-16\nsite: 样片观察室\n---\n\n" + text
                        + "\n");
    }

    private void saveThirtyMore() throws IOException {
        for (int i = 0; i < 30; i++) {
            String text = "可灵 2.1 的会员每月 " + (100 + i) + " 元。\n\n可灵 2.1 支持首尾帧。";
            save("more" + i, "可灵 2.1 调价", "https://news.example/more" + i, text);
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private KnowledgeBase open(Optional<EmbeddingSettings> settings) {
        KnowledgeBase knowledge =
                KnowledgeBase.openForWriting(folder.resolve("data"), SeedVocabulary.INSTANCE, clock(), notices::add);
        settings.ifPresent(knowledge::useVectors);
        return knowledge;
    }

    private KnowledgeBase open() {
        return open(Optional.of(EmbeddingReplies.openAi(server)));
    }

    private KnowledgeBase ingested() {
        KnowledgeBase knowledge = open();
        ingest(knowledge);
        return knowledge;
    }

    private void ingest(KnowledgeBase knowledge) {
        knowledge.ingest(new SavedFiles(SavedFilesSettings.DEFAULTS), List.of(saved), line -> {});
    }

    private static EmbeddingRun.Report made(KnowledgeBase knowledge) {
        return knowledge.makeVectors().orElseThrow();
    }

    private static List<String> quotes(SearchResults<ClaimHit> results) {
        return results.hits().stream().map(hit -> hit.claim().quote().text()).toList();
    }

    private List<String> texts() {
        return server.asked().stream()
                .flatMap(asked -> EmbeddingReplies.texts(asked).stream())
                .toList();
    }

    @Test
    void claims_are_found_by_meaning_once_their_vectors_are_made() {
        try (KnowledgeBase knowledge = ingested()) {
            assertThat(server.asked()).as("ingest does not wait for it").isEmpty();
            assertThat(knowledge.searchClaimsByMeaning(PRICE).hits())
                    .isEqualTo(knowledge.searchClaims(PRICE).hits());
            assertThat(knowledge.vectorStatus().orElseThrow().waiting()).isEqualTo(2);
            EmbeddingRun.Report report = made(knowledge);
            long claims = knowledge.counts().claims();
            assertThat(report.articles()).isEqualTo(2);
            assertThat((long) report.vectors()).isEqualTo(claims).isGreaterThan(3);
            assertThat(report.ended()).isEmpty();
            VectorStatus status = knowledge.vectorStatus().orElseThrow();
            assertThat(status.waiting()).isZero();
            assertThat(status.kept()).isEqualTo(claims);
            assertThat(status.searched()).isTrue();
            assertThat(status.trouble()).isEmpty();
            assertThat(quotes(knowledge.searchClaimsByMeaning(PRICE)).getFirst())
                    .contains("66 元");
            assertThat(knowledge.faults()).isEmpty();
            assertThat(notices).isEmpty();
        }
    }

    @Test
    void a_vector_is_asked_for_once() throws IOException {
        try (KnowledgeBase knowledge = ingested()) {
            made(knowledge);
            int asked = texts().size();
            assertThat(made(knowledge).isEmpty()).isTrue();
            knowledge.reindex();
            assertThat(made(knowledge).isEmpty()).isTrue();
            assertThat(texts()).hasSize(asked).doesNotHaveDuplicates();
            save("one", "Sora 2 上手", "https://news.example/one", "OpenAI 昨天发布了 Sora 2。它的动作像真人一样有分量。\n\n它支持生成 15 秒的视频。");
            ingest(knowledge);
            EmbeddingRun.Report report = made(knowledge);
            assertThat(report.articles()).isEqualTo(1);
            assertThat(texts()).doesNotHaveDuplicates();
            assertThat(texts().subList(asked, texts().size())).anyMatch(text -> text.contains("15 秒"));
        }
        int asked = texts().size();
        try (Stream<Path> files = Files.walk(folder.resolve("data/lucene"))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> assertThat(file.toFile().delete()).isTrue());
        }
        try (KnowledgeBase knowledge = open()) {
            assertThat(made(knowledge).isEmpty()).isTrue();
            assertThat(knowledge.vectorStatus().orElseThrow().searched()).isTrue();
            assertThat(texts()).hasSize(asked);
        }
    }

    @Test
    void a_rebuilt_index_answers_the_same_with_the_same_vectors() {
        try (KnowledgeBase knowledge = ingested()) {
            made(knowledge);
            List<SearchResults<ClaimHit>> before = answers(knowledge);
            assertThat(before).anyMatch(results -> results.similar() > 0);
            knowledge.reindex();
            assertThat(answers(knowledge)).isEqualTo(before);
        }
        try (KnowledgeBase knowledge =
                KnowledgeBase.open(folder.resolve("data"), SeedVocabulary.INSTANCE, clock(), notices::add)) {
            List<SearchResults<ClaimHit>> off = answers(knowledge);
            assertThat(off).allMatch(results -> results.similar() == 0);
            assertThat(off).noneMatch(results -> results.notes().contains(Note.WORDS_ONLY));
        }
    }

    private static List<SearchResults<ClaimHit>> answers(KnowledgeBase knowledge) {
        return List.of("多少钱", "可灵 便宜吗", "等多久", "会员", "Sora 2 速度", "声音").stream()
                .map(words -> knowledge.searchClaimsByMeaning(SearchQuery.of(words, 100)))
                .toList();
    }

    @Test
    void with_vectors_off_nothing_is_asked_and_nothing_is_other_than_by_words() {
        try (KnowledgeBase knowledge = open(Optional.empty())) {
            ingest(knowledge);
            assertThat(knowledge.makeVectors()).isEmpty();
            assertThat(knowledge.vectorStatus()).isEmpty();
            for (String words : List.of("多少钱", "会员", "Sora 2 动作", "")) {
                SearchQuery query = SearchQuery.of(words, 100);
                assertThat(knowledge.searchClaimsByMeaning(query)).isEqualTo(knowledge.searchClaims(query));
            }
            assertThat(knowledge.version()).matches("\\d+\\.\\d+\\.\\d+\\.2025-10-20");
        }
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_model_that_is_down_keeps_nobody_from_ingest_and_search_and_is_left_alone_for_a_while() {
        server.always(ModelServer.status(503));
        try (KnowledgeBase knowledge = ingested()) {
            EmbeddingRun.Report report = made(knowledge);
            assertThat(report.vectors()).isZero();
            assertThat(report.sentence()).contains("the server failed (5xx)", "2 articles left for another run");
            assertThat(knowledge.vectorStatus().orElseThrow().trouble()).contains("the server failed (5xx)");
            assertThat(knowledge.searchClaimsByMeaning(SearchQuery.of("会员", 10)).total())
                    .isPositive();
            assertThat(knowledge.troubles()).as("it answers").isEmpty();
            assertThat(knowledge.makeVectors()).isEmpty();
            int asked = server.asked().size();
            server.always(EmbeddingReplies::careful);
            now = now.plusSeconds(61);
            assertThat(made(knowledge).articles()).isEqualTo(2);
            assertThat(server.asked().size()).isGreaterThan(asked);
            assertThat(knowledge.vectorStatus().orElseThrow().trouble()).isEmpty();
        }
    }

    @Test
    void what_was_answered_without_the_model_is_not_taken_for_the_answer_when_it_is_back() {
        try (KnowledgeBase knowledge = ingested()) {
            made(knowledge);
            String up = knowledge.version();
            server.always(ModelServer.status(503));
            SearchResults<ClaimHit> down = knowledge.searchClaimsByMeaning(PRICE);
            assertThat(down.notes()).contains(Note.WORDS_ONLY);
            String without = knowledge.version();
            assertThat(without).isNotEqualTo(up);
            server.always(EmbeddingReplies::careful);
            now = now.plusSeconds(31);
            assertThat(knowledge.searchClaimsByMeaning(PRICE).notes()).isEmpty();
            assertThat(knowledge.version()).isNotEqualTo(up).isNotEqualTo(without);
        }
    }

    @Test
    void a_run_that_stops_in_the_middle_goes_on_where_it_was() throws IOException {
        saveThirtyMore();
        try (KnowledgeBase knowledge = ingested()) {
            server.then(EmbeddingReplies.openAi(List.of())); // the first attempt is no answer, all others are
            int[] batches = {0};
            server.always(asked -> ++batches[0] > 1 ? ModelServer.status(503) : EmbeddingReplies.careful(asked));
            EmbeddingRun.Report first = made(knowledge);
            assertThat(first.vectors()).isEqualTo(32);
            assertThat(first.ended()).isPresent();
            List<String> kept = texts().subList(0, 32);
            int before = texts().size();
            server.always(EmbeddingReplies::careful);
            EmbeddingRun.Report second = made(knowledge);
            assertThat(second.ended()).isEmpty();
            assertThat(second.waiting()).isZero();
            assertThat(texts().subList(before, texts().size())).doesNotContainAnyElementsOf(kept);
            assertThat(knowledge.vectorStatus().orElseThrow().waiting()).isZero();
        }
    }

    @Test
    void a_server_that_takes_fewer_texts_at_once_is_asked_for_fewer() {
        server.always(asked -> EmbeddingReplies.texts(asked).size() > 2
                ? ModelServer.status(400, "{\"error\":{\"message\":\"batch size is invalid\"}}")
                : EmbeddingReplies.careful(asked));
        try (KnowledgeBase knowledge = ingested()) {
            EmbeddingRun.Report report = made(knowledge);
            assertThat(report.ended()).isEmpty();
            assertThat((long) report.vectors()).isEqualTo(knowledge.counts().claims());
            assertThat(report.refused()).isZero();
        }
    }

    @Test
    void a_text_that_is_not_taken_is_left_out_and_not_asked_for_again() {
        server.always(asked -> EmbeddingReplies.texts(asked).stream().anyMatch(text -> text.contains("首尾帧"))
                ? ModelServer.status(400, "{\"error\":{\"message\":\"input is not allowed\"}}")
                : EmbeddingReplies.careful(asked));
        try (KnowledgeBase knowledge = ingested()) {
            EmbeddingRun.Report report = made(knowledge);
            assertThat(report.refused()).isEqualTo(1);
            assertThat((long) report.vectors()).isEqualTo(knowledge.counts().claims() - 1);
            assertThat(report.ended()).isEmpty();
            assertThat(made(knowledge).isEmpty()).isTrue();
        }
    }

    @Test
    void a_server_that_takes_no_text_ends_the_run() throws IOException {
        saveThirtyMore();
        server.always(ModelServer.status(400, "{\"error\":{\"message\":\"no such field: input\"}}"));
        try (KnowledgeBase knowledge = ingested()) {
            EmbeddingRun.Report report = made(knowledge);
            assertThat(report.ended()).isPresent();
            assertThat(server.asked()).hasSizeLessThan(15);
        }
    }

    @Test
    void no_more_tokens_are_used_than_there_are_for_the_day() {
        EmbeddingSettings poor = EmbeddingReplies.with(EmbeddingReplies.openAi(server), "test-model", 20);
        try (KnowledgeBase knowledge = open(Optional.of(poor))) {
            ingest(knowledge);
            EmbeddingRun.Report report = made(knowledge);
            assertThat(report.ended().orElseThrow()).contains("embedding_tokens_a_day");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void vectors_of_another_model_take_the_place_of_the_former_ones_which_stay_in_the_archive() {
        try (KnowledgeBase knowledge = ingested()) {
            made(knowledge);
        }
        EmbeddingSettings other = EmbeddingReplies.with(EmbeddingReplies.openAi(server), "another-model", 1_000_000);
        // longer vectors would not fit beside the former ones
        server.always(asked -> EmbeddingReplies.openAi(EmbeddingReplies.texts(asked).stream()
                .map(text -> Arrays.copyOf(MadeMeanings.vector(text), 9))
                .toList()));
        try (KnowledgeBase knowledge = open(Optional.of(other))) {
            assertThat(knowledge.vectorStatus().orElseThrow().searched())
                    .as("a question of the one cannot be compared with claims of the other")
                    .isFalse();
            assertThat(knowledge.searchClaimsByMeaning(PRICE).similar()).isZero();
            made(knowledge);
            assertThat(notices).anyMatch(notice -> notice.contains("Another model makes the vectors now"));
            assertThat(knowledge.vectorStatus().orElseThrow().searched()).isTrue();
            assertThat(quotes(knowledge.searchClaimsByMeaning(PRICE)).getFirst())
                    .contains("66 元");
        }
        server.always(EmbeddingReplies::careful);
        int asked = texts().size();
        try (KnowledgeBase knowledge = open()) {
            assertThat(knowledge.vectorStatus().orElseThrow().kept()).isPositive();
            assertThat(made(knowledge).isEmpty()).as("all is there").isTrue();
            assertThat(texts()).hasSize(asked);
        }
    }

    @Test
    void a_server_that_now_gives_vectors_of_another_length_ends_the_run_and_spoils_nothing() throws IOException {
        try (KnowledgeBase knowledge = ingested()) {
            made(knowledge);
            List<String> before = quotes(knowledge.searchClaimsByMeaning(PRICE));
            save("three", "Veo 3.1 更新", "https://news.example/three", "Veo 3.1 支持首尾帧。");
            ingest(knowledge);
            server.always(asked -> EmbeddingReplies.openAi(List.of(new float[] {1, 2})));
            EmbeddingRun.Report report = made(knowledge);
            assertThat(report.ended().orElseThrow()).contains("of another length");
            assertThat(quotes(knowledge.searchClaimsByMeaning(PRICE))).isEqualTo(before);
            assertThat(knowledge.faults()).isEmpty();
        }
    }

    @Test
    void another_process_that_knows_of_no_vectors_keeps_those_that_are_there() throws IOException {
        try (KnowledgeBase knowledge = ingested()) {
            made(knowledge);
        }
        save("three", "Veo 3.1 更新", "https://news.example/three", "Veo 3.1 支持首尾帧。");
        try (KnowledgeBase plain = open(Optional.empty())) {
            ingest(plain);
            plain.reindex();
        }
        int asked = texts().size();
        try (KnowledgeBase knowledge = open()) {
            assertThat(quotes(knowledge.searchClaimsByMeaning(PRICE)).getFirst())
                    .contains("66 元");
            assertThat(texts()).as("the question only").hasSize(asked + 1);
            assertThat(made(knowledge).articles()).isEqualTo(1);
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void one_who_only_reads_asks_too() {
        try (KnowledgeBase knowledge = ingested()) {
            made(knowledge);
        }
        try (KnowledgeBase reading =
                KnowledgeBase.open(folder.resolve("data"), SeedVocabulary.INSTANCE, clock(), notices::add)) {
            reading.useVectors(EmbeddingReplies.ollama(server));
            assertThat(quotes(reading.searchClaimsByMeaning(PRICE)).getFirst()).contains("66 元");
        }
    }
}
