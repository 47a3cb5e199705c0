package dev.reelwatch.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.embedding.ClaimText;
import dev.reelwatch.index.embedding.EmbeddingReplies;
import dev.reelwatch.index.embedding.EmbeddingSettings;
import dev.reelwatch.index.embedding.MadeMeanings;
import dev.reelwatch.index.embedding.QuestionVectors;
import dev.reelwatch.index.embedding.SentenceModel;
import dev.reelwatch.index.embedding.SentenceVector;
import dev.reelwatch.index.entry.EntryDocument;
import dev.reelwatch.index.entry.EntryIndex;
import dev.reelwatch.index.entry.EntryReader;
import dev.reelwatch.index.entry.EntryWriter;
import dev.reelwatch.index.entry.MadeNames;
import dev.reelwatch.index.entry.VectorsRead;
import dev.reelwatch.index.search.SearchQuery.Facet;
import dev.reelwatch.index.search.SearchQuery.Sort;
import dev.reelwatch.index.search.SearchResults.Note;
import dev.reelwatch.index.vocabulary.Attribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by its meaning beside what is found by its words, with a model that knows a few meanings. */
class SearchByMeaningTest {
    private static final MadeNames NAMES = new MadeNames();
    private static final Spelled SPELLED = new Spelled(Map.of("Kling", "Kling", "可灵", "Kling"), Map.of());
    private static final Weighed UNWEIGHED = new Weighed(Set::of, Set::of, Map::of, Map::of);

    private final Article prices = MadeClaim.article(
            "可灵1.6 调价", "镜头社", Optional.of(Moment.parse("2025-01-20")), "可灵1.6 每条 35 灵感值。可灵1.6 的费用降了一半。可灵1.6 画面更稳。");
    private final Article others = MadeClaim.article(
            "三款比较",
            "影像日报",
            Optional.of(Moment.parse("2025-04-08")),
            "Gen-4 的会员每月 12 美元。Gen-4 Turbo 出片只要 30 秒。Veo3.1 能出声音，不另收价格。");

    private final Claim credits =
            MadeClaim.of("Kling 1.6", Attribute.PRICE, "可灵1.6 每条 35 灵感值").in(prices);
    private final Claim halved =
            MadeClaim.of("Kling 1.6", Attribute.PRICE, "可灵1.6 的费用降了一半").in(prices);
    private final Claim steady = MadeClaim.of("Kling 1.6", Attribute.CONSISTENCY, "可灵1.6 画面更稳")
            .plus()
            .in(prices);
    private final Claim monthly =
            MadeClaim.of("Runway Gen-4", Attribute.PRICE, "Gen-4 的会员每月 12 美元").in(others);
    private final Claim quick = MadeClaim.of("Runway Gen-4 Turbo", Attribute.GENERATION_SPEED, "Gen-4 Turbo 出片只要 30 秒")
            .in(others);
    private final Claim sound =
            MadeClaim.of("Veo 3.1", Attribute.AUDIO, "Veo3.1 能出声音，不另收价格").in(others);

    @TempDir
    private Path data;

    private Archive archive;
    private final EntryIndex index = index();
    private EntryReader reader;
    private Search search;
    private final MadeMeanings meanings = new MadeMeanings();
    private boolean down;

    private final EmbeddingModel model = new EmbeddingModel() {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            if (down) throw new TimeoutException("it took too long");
            return meanings.embedAll(segments);
        }
    };

    @BeforeEach
    void write() throws IOException {
        archive = Archive.open(data);
        write(index, Map.of(prices, List.of(credits, halved, steady), others, List.of(monthly, quick, sound)));
        open();
    }

    private void open() throws IOException {
        reader = index.read();
        search = search(reader);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        index.close();
        archive.close();
    }

    private static EntryIndex index() {
        return new EntryIndex(new ByteBuffersDirectory(), "words", NAMES, model -> Optional.empty(), model -> model);
    }

    private Search search(EntryReader entries) {
        EmbeddingSettings settings = EmbeddingReplies.quick(
                        EmbeddingSettings.Provider.OPENAI,
                        URI.create("http://127.0.0.1:1/v1"),
                        Optional.empty(),
                        Duration.ofSeconds(1))
                .forReaders();
        QuestionVectors questions = new QuestionVectors(
                new SentenceModel(() -> model, settings), archive.vectors(), true, Clock.systemUTC());
        return new Search(
                entries,
                NAMES,
                Map.of(Attribute.GENERATION_SPEED, List.of("速度"), Attribute.PRICE, List.of("价格")),
                words -> Set.of(),
                UNWEIGHED,
                SPELLED,
                Optional.of(questions));
    }

    private static void write(EntryIndex index, Map<Article, List<Claim>> entries) throws IOException {
        try (EntryWriter writer = index.rebuild().orElseThrow()) {
            for (Map.Entry<Article, List<Claim>> entry : entries.entrySet()) {
                writer.put(entry.getKey(), entry.getValue(), vectors(entry.getValue()));
            }
            writer.commit(1, Optional.of(new VectorsRead("test-model", 1)));
        }
    }

    private static Map<String, SentenceVector> vectors(List<Claim> claims) {
        Map<String, SentenceVector> vectors = new HashMap<>();
        for (Claim claim : claims) {
            vectors.put(
                    claim.id(),
                    SentenceVector.of(MadeMeanings.vector(ClaimText.of(claim).text()))
                            .orElseThrow());
        }
        return vectors;
    }

    private SearchResults<ClaimHit> asked(String words) throws IOException {
        return search.claimsByMeaning(SearchQuery.of(words, 100));
    }

    private static List<Claim> claims(SearchResults<ClaimHit> results) {
        return results.hits().stream().map(ClaimHit::claim).toList();
    }

    private static List<Claim> similar(SearchResults<ClaimHit> results) {
        return results.hits().stream()
                .filter(ClaimHit::similar)
                .map(ClaimHit::claim)
                .toList();
    }

    @Test
    void what_says_it_in_other_words_is_found_and_marked() throws IOException {
        SearchResults<ClaimHit> results = asked("多少钱");
        assertThat(search.claims(SearchQuery.of("多少钱", 100)).hits()).isEmpty();
        assertThat(claims(results).subList(0, 3)).containsExactlyInAnyOrder(credits, halved, monthly);
        assertThat(results.hits()).allMatch(ClaimHit::similar);
        assertThat(results.total()).as("none has the words").isZero();
        assertThat(results.similar()).isEqualTo(results.hits().size()).isEqualTo(results.length());
        assertThat(results.notes()).isEmpty();
    }

    @Test
    void words_and_meaning_make_one_order_in_which_both_count() throws IOException {
        SearchResults<ClaimHit> results = asked("费用");
        assertThat(claims(results).getFirst()).as("first in both").isEqualTo(halved);
        assertThat(results.hits().getFirst().similar()).isFalse();
        assertThat(similar(results)).contains(credits, monthly).doesNotContain(halved);
        assertThat(results.total()).isEqualTo(1);
        assertThat(results.length()).isEqualTo(results.hits().size());
    }

    @Test
    void counts_and_facets_are_those_of_the_words() throws IOException {
        SearchResults<ClaimHit> words = search.claims(SearchQuery.of("费用", 100));
        SearchResults<ClaimHit> both = asked("费用");
        assertThat(both.facets()).isEqualTo(words.facets());
        assertThat(both.months()).isEqualTo(words.months());
        assertThat(both.total()).isEqualTo(words.total());
        assertThat(both.count(Facet.MODEL, "Runway Gen-4")).isZero();
    }

    @Test
    void a_name_in_the_question_holds_for_what_is_similar_too() throws IOException {
        assertThat(claims(asked("可灵 多少钱"))).contains(credits, halved).doesNotContain(monthly, quick, sound);
        assertThat(claims(asked("Gen-4 多少钱"))).contains(monthly).doesNotContain(credits, halved);
    }

    @Test
    void fields_and_what_is_left_out_hold_for_what_is_similar_too() throws IOException {
        assertThat(claims(asked("多少钱 said:2025-04"))).contains(monthly).doesNotContain(credits, halved);
        assertThat(claims(asked("多少钱 -会员"))).contains(credits).doesNotContain(monthly);
        assertThat(claims(asked("多少钱 -model:可灵"))).contains(monthly).doesNotContain(credits, halved, steady);
        assertThat(claims(asked("多少钱 feature:audio"))).containsExactly(sound);
    }

    @Test
    void what_is_chosen_holds_for_what_is_similar_too() throws IOException {
        SearchQuery chosen = new SearchQuery(
                "多少钱",
                Map.of(Facet.SITE, Set.of("影像日报")),
                SearchQuery.Period.of("2025"),
                false,
                Sort.RELEVANCE,
                0,
                100);
        assertThat(claims(search.claimsByMeaning(chosen))).contains(monthly).doesNotContain(credits, halved);
        SearchQuery before =
                new SearchQuery("多少钱", Map.of(), SearchQuery.Period.of("..2025-02"), false, Sort.RELEVANCE, 0, 100);
        assertThat(claims(search.claimsByMeaning(before))).contains(credits).doesNotContain(monthly);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"费用\"",
                "「费用」 多少钱",
                "可灵",
                "可灵 feature:price",
                "model:可灵",
                "费用 OR 会员",
                "可灵 (费用 OR 会员)",
                "费用 -(会员 OR 声音)",
                "",
                "？！"
            })
    void a_question_that_no_other_words_can_stand_for_is_answered_by_its_own(String words) throws IOException {
        assertThat(asked(words)).isEqualTo(search.claims(SearchQuery.of(words, 100)));
        assertThat(meanings.asked).isEmpty();
    }

    @Test
    void words_as_typed_and_other_orders_are_answered_by_words() throws IOException {
        for (Sort sort : Sort.values()) {
            SearchQuery query = new SearchQuery("费用", Map.of(), Optional.empty(), sort == Sort.RELEVANCE, sort, 0, 100);
            assertThat(search.claimsByMeaning(query)).isEqualTo(search.claims(query));
        }
        assertThat(meanings.asked).isEmpty();
    }

    @Test
    void only_the_words_are_asked_about_and_each_question_once() throws IOException {
        asked("可灵 多少钱 said:2025 -会员");
        asked("可灵 多少钱 said:2024");
        assertThat(meanings.asked).containsExactly("可灵 多少钱");
    }

    @Test
    void a_model_that_is_down_leaves_the_words_and_a_note() throws IOException {
        down = true;
        SearchResults<ClaimHit> results = asked("费用");
        assertThat(claims(results)).containsExactly(halved);
        assertThat(results.notes()).containsExactly(Note.WORDS_ONLY);
        assertThat(asked("多少钱").length()).isZero();
        assertThat(asked("可灵").notes()).as("it was not needed").isEmpty();
    }

    @Test
    void a_slip_is_mended_and_not_taken_for_a_meaning() throws IOException {
        SearchResults<ClaimHit> results = asked("可零 费用");
        assertThat(results.mended()).contains("可灵 费用");
        assertThat(similar(results)).isEmpty();
    }

    @Test
    void what_has_most_of_the_words_stands_beside_what_is_similar() throws IOException {
        SearchResults<ClaimHit> results = asked("费用 翻倍 声音");
        assertThat(results.notes()).containsExactly(Note.NOT_ALL_WORDS);
        assertThat(results.total()).isPositive();
        assertThat(similar(results)).contains(credits).doesNotContain(halved, sound);
    }

    @Test
    void an_index_without_vectors_or_with_those_of_another_model_is_asked_by_words() throws IOException {
        for (Optional<VectorsRead> read :
                List.of(Optional.<VectorsRead>empty(), Optional.of(new VectorsRead("m", 3)))) {
            try (EntryWriter writer = index.write().orElseThrow()) {
                writer.put(others, List.of(monthly, quick, sound));
                writer.commit(2, read);
            }
            reader.close();
            open();
            assertThat(asked("多少钱").length()).isZero();
        }
        assertThat(meanings.asked).isEmpty();
    }

    @Test
    void vectors_longer_than_lucene_takes_by_itself_are_compared_too() throws IOException {
        float[] east = new float[SentenceVector.MOST_NUMBERS];
        float[] north = new float[SentenceVector.MOST_NUMBERS];
        east[0] = 1;
        north[SentenceVector.MOST_NUMBERS - 1] = 1;
        try (EntryIndex wide = index()) {
            try (EntryWriter writer = wide.rebuild().orElseThrow()) {
                writer.put(
                        prices,
                        List.of(credits, halved),
                        Map.of(
                                credits.id(),
                                SentenceVector.of(east).orElseThrow(),
                                halved.id(),
                                SentenceVector.of(north).orElseThrow()));
                writer.commit(1, Optional.of(new VectorsRead("test-model", 1)));
            }
            try (EntryReader entries = wide.read()) {
                List<String> nearest =
                        entries.use(searcher -> searcher
                                .search(
                                        QuestionQuery.everything(true),
                                        new Nearest(SentenceVector.of(north).orElseThrow(), 1))
                                .stream()
                                .map(hit -> id(searcher, hit.doc))
                                .toList());
                assertThat(nearest).containsExactly(halved.id());
            }
        }
    }

    private static String id(IndexSearcher searcher, int doc) {
        try {
            return EntryDocument.claim(searcher.storedFields().document(doc)).id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Many articles of few sentences, most of which others say too. */
    private static Map<Article, List<Claim>> many(Random random) {
        List<String> words = List.of("价格", "多少钱", "便宜", "会员", "出片快", "等待", "更稳", "不变形", "有声音", "配音");
        List<String> models = List.of("Kling 1.6", "Runway Gen-4", "Veo 3.1");
        Map<Article, List<Claim>> all = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            List<String> sentences = new ArrayList<>();
            for (int s = 0; s < 6; s++) {
                sentences.add(words.get(random.nextInt(words.size())) + "也" + words.get(random.nextInt(words.size()))
                        + "，第" + s + "条");
            }
            Article article = MadeClaim.article(
                    "第" + i + "篇", "站", Optional.of(Moment.parse("2025-01-1" + i % 10)), String.join("。", sentences));
            List<Claim> claims = new ArrayList<>();
            for (String sentence : sentences) {
                claims.add(MadeClaim.of(models.get(random.nextInt(3)), Attribute.OVERALL, sentence)
                        .in(article));
            }
            all.put(article, claims);
        }
        return all;
    }

    @Test
    void pages_together_are_the_whole_answer_whatever_their_length() throws IOException {
        write(index, many(new Random(1)));
        reader.refresh();
        for (String words : List.of("价格", "Veo3.1 价格", "第 条", "等多久")) {
            SearchResults<ClaimHit> all = search.claimsByMeaning(SearchQuery.of(words, 1000));
            assertThat(all.hits()).hasSize((int) all.length()).hasSizeGreaterThan(20);
            assertThat(new HashSet<>(claims(all)))
                    .as("each once")
                    .hasSize(all.hits().size());
            assertThat(similar(all)).hasSize((int) all.similar());
            assertThat(all.hits().stream().filter(hit -> !hit.similar()).count())
                    .isEqualTo(all.total());
            for (int length : List.of(1, 7, 99, 100, 101, 250)) {
                List<Claim> paged = new ArrayList<>();
                for (int from = 0; from < all.length(); from += length) {
                    SearchResults<ClaimHit> page = search.claimsByMeaning(
                            new SearchQuery(words, Map.of(), Optional.empty(), false, Sort.RELEVANCE, from, length));
                    assertThat(page.length()).isEqualTo(all.length());
                    paged.addAll(claims(page));
                }
                assertThat(paged).as(words + " by " + length).isEqualTo(claims(all));
            }
        }
    }

    @Test
    void whatever_an_index_went_through_it_answers_the_same() throws IOException {
        Map<Article, List<Claim>> all = many(new Random(2));
        write(index, all);
        reader.refresh();
        List<Article> order = new ArrayList<>(all.keySet());
        Collections.shuffle(order, new Random(3));
        try (EntryIndex grown = index()) {
            boolean fresh = true;
            // by and by, first without vectors, in another order, some of them more than once
            for (Article article : order) {
                try (EntryWriter writer = (fresh ? grown.rebuild() : grown.write()).orElseThrow()) {
                    fresh = false;
                    writer.put(article, all.getOrDefault(article, List.of()));
                    writer.commit(1, Optional.of(new VectorsRead("test-model", 1)));
                }
            }
            Collections.shuffle(order, new Random(4));
            for (List<Article> part : List.of(order.subList(0, 25), order.subList(15, 60))) {
                try (EntryWriter writer = grown.write().orElseThrow()) {
                    for (Article article : part) {
                        writer.put(
                                article,
                                all.getOrDefault(article, List.of()),
                                vectors(all.getOrDefault(article, List.of())));
                    }
                    writer.commit(2, Optional.of(new VectorsRead("test-model", 2)));
                }
            }
            try (EntryReader entries = grown.read()) {
                Search other = search(entries);
                for (String words : List.of("价格", "Veo3.1 便宜", "声音", "等多久", "Gen-4 稳不稳")) {
                    SearchQuery query = SearchQuery.of(words, 1000);
                    assertThat(other.claimsByMeaning(query)).as(words).isEqualTo(search.claimsByMeaning(query));
                }
            }
        }
    }
}
