package dev.reelwatch.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.article.SourceKind;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.entry.EntryIndex;
import dev.reelwatch.index.entry.EntryReader;
import dev.reelwatch.index.entry.EntryWriter;
import dev.reelwatch.index.entry.MadeNames;
import dev.reelwatch.index.search.SearchQuery.Facet;
import dev.reelwatch.index.search.SearchQuery.Sort;
import dev.reelwatch.index.search.SearchResults.Note;
import dev.reelwatch.index.vocabulary.Attribute;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final MadeNames NAMES = new MadeNames();
    private static final Map<Attribute, List<String>> WORDS = Map.of(
            Attribute.GENERATION_SPEED, List.of("速度", "快", "speed"),
            Attribute.PRICE, List.of("价格", "多少钱", "price"),
            Attribute.DURATION, List.of("时长", "clip length"));

    private static final Spelled SPELLED = new Spelled(
            Map.of("Runway", "Runway", "Kling", "Kling", "可灵", "Kling", "Veo", "Veo", "即梦", "Jimeng"),
            Map.of("快手", "Kuaishou", "kuaishou", "Kuaishou"));

    private final Article launch = MadeClaim.article(
            "Runway 新品速览",
            "影像日报",
            Optional.of(Moment.parse("2025-04-08T10:00:00+08:00")),
            "新的 Gen-4 Turbo 三十秒就出片：十秒的片段只要 30 秒。\n\n相比之下，Gen-4 的画面更稳，速度却慢一些。");
    private final Article price = MadeClaim.article(
            "可灵1.6 会员调价", "镜头社", Optional.of(Moment.parse("2025-01-20")), "可灵1.6 高品质模式每条 35 灵感值。有人问它和第四代比如何，答案是各有所长。");
    private final Article history =
            MadeClaim.article("三年回顾", "镜头社", Optional.empty(), "那时 Ｇｅｎ－２ 只能生成四秒视频。如今Veo3.1能出声音，RunwayGen4 也学会了。");

    private final Claim speed = MadeClaim.of("Runway Gen-4 Turbo", Attribute.GENERATION_SPEED, "十秒的片段只要 30 秒")
            .plus()
            .number(30, "s")
            .per("10 s clip")
            .in(launch);
    private final Claim launched = MadeClaim.of("Runway Gen-4 Turbo", Attribute.RELEASE, "新的 Gen-4 Turbo")
            .in(launch);
    private final Claim slower = MadeClaim.of("Runway Gen-4", Attribute.GENERATION_SPEED, "速度却慢一些")
            .minus()
            .basis(Basis.AUTHOR)
            .in(launch);
    private final Claim steady = MadeClaim.of("Runway Gen-4", Attribute.CONSISTENCY, "Gen-4 的画面更稳")
            .plus()
            .comparedTo("Runway Gen-4 Turbo")
            .basis(Basis.AUTHOR)
            .in(launch);
    private final Claim cost = MadeClaim.of("Kling 1.6", Attribute.PRICE, "可灵1.6 高品质模式每条 35 灵感值")
            .number(35, "credits")
            .in(price);
    private final Claim short4 = MadeClaim.of("Runway Gen-2", Attribute.DURATION, "Ｇｅｎ－２ 只能生成四秒视频")
            .status(Status.PAST)
            .number(4, "s")
            .in(history);
    private final Claim sound =
            MadeClaim.of("Veo 3.1", Attribute.AUDIO, "Veo3.1能出声音").plus().in(history);
    private final Weighed weighed = new Weighed(() -> Set.of(slower.id()), () -> Set.of(slower.id()), Map::of, Map::of);
    private final Map<Article, List<Claim>> all = new LinkedHashMap<>();

    private final EntryIndex index =
            new EntryIndex(new ByteBuffersDirectory(), "words", NAMES, SearchTest::vendor, SearchTest::line);
    private EntryReader reader;
    private Search search;

    @BeforeEach
    void write() throws IOException {
        all.put(launch, List.of(speed, launched, slower, steady));
        all.put(price, List.of(cost));
        all.put(history, List.of(short4, sound));
        write(index, all);
        reader = index.read();
        search = new Search(reader, NAMES, WORDS, SearchTest::vendors, weighed, SPELLED);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        index.close();
    }

    private static void write(EntryIndex index, Map<Article, List<Claim>> entries) throws IOException {
        try (EntryWriter writer = index.rebuild().orElseThrow()) {
            for (Map.Entry<Article, List<Claim>> entry : entries.entrySet()) {
                writer.put(entry.getKey(), entry.getValue());
            }
            writer.commit(1);
        }
    }

    private static Optional<String> vendor(String model) {
        return model.startsWith("Kling") ? Optional.of("Kuaishou") : Optional.empty();
    }

    /** Versions of it are written with a hyphen. */
    private static String line(String model) {
        return model.startsWith("SkyReels-") ? "SkyReels" : model;
    }

    private static Set<String> vendors(String words) {
        return words.equals("快手") || words.equalsIgnoreCase("Kuaishou") ? Set.of("Kuaishou") : Set.of();
    }

    private List<Claim> found(String words) throws IOException {
        return search.claims(SearchQuery.of(words, 100)).hits().stream()
                .map(ClaimHit::claim)
                .toList();
    }

    @Test
    void a_model_and_an_attribute_find_that_claim_of_that_model_first() throws IOException {
        assertThat(found("Gen-4 Turbo 速度").get(0)).isEqualTo(speed);
        assertThat(found("Gen-4 Turbo speed").get(0)).isEqualTo(speed);
        assertThat(found("多快 gen4turbo").get(0)).isEqualTo(speed);
        assertThat(found("可灵 价格").get(0)).isEqualTo(cost);
        assertThat(found("Gen-4 速度")).startsWith(slower, speed);
    }

    @Test
    void fields_let_through_what_holds_them_and_a_minus_what_does_not() throws IOException {
        assertThat(found("model:\"Gen-4 Turbo\"")).containsExactlyInAnyOrder(speed, launched);
        assertThat(found("model:gen4 feature:速度")).containsExactlyInAnyOrder(slower, speed);
        assertThat(found("feature:generation-speed polarity:against")).containsExactly(slower);
        assertThat(found("model:runway by:tester")).contains(slower, steady).doesNotContain(speed);
        assertThat(found("模型：可灵")).containsExactly(cost);
        assertThat(found("速度 -model:\"Gen-4 Turbo\"")).contains(slower).doesNotContain(speed);
        assertThat(found("gen-4 -画面")).doesNotContain(steady).contains(speed);
        assertThat(found("said:2025-01")).containsExactly(cost);
        assertThat(found("said:2025-02..2025-04")).contains(speed).doesNotContain(cost);
        assertThat(found("said:..2025-03 site:镜头社")).containsExactly(cost);
    }

    @Test
    void either_of_two_is_found_and_what_stands_together_binds_closer() throws IOException {
        assertThat(found("可灵 OR veo3.1")).containsExactlyInAnyOrder(cost, sound);
        assertThat(found("可灵 OR Gen-4 速度")).contains(cost, slower, speed).doesNotContain(launched);
        assertThat(found("(可灵 | veo3.1) 灵感值")).containsExactly(cost);
        assertThat(found("site:镜头社 -(可灵 OR status:past)")).containsExactly(sound);
        assertThat(found("（model:可灵 OR (polarity:against by:tester)）")).containsExactlyInAnyOrder(cost, slower);
    }

    @Test
    void what_is_left_out_is_a_name_in_all_its_spellings_or_the_whole_of_the_words() throws IOException {
        assertThat(found("site:镜头社 -Kling1.6")).doesNotContain(cost).contains(sound);
        assertThat(found("site:镜头社 -灵感收获")).contains(cost);
        assertThat(found("site:镜头社 !灵感值")).doesNotContain(cost);
    }

    @Test
    void figures_are_compared_in_their_own_unit() throws IOException {
        assertThat(found("value:>10s")).containsExactly(speed);
        assertThat(found("value:1..10s")).containsExactly(short4);
        assertThat(found("value:<1分钟")).containsExactlyInAnyOrder(speed, short4);
        assertThat(found("value:>=35")).containsExactly(cost);
        assertThat(found("price:<36灵感值")).containsExactly(cost);
        assertThat(found("price:>35灵感值")).isEmpty();
        assertThat(found("value:<=3s/s")).containsExactly(speed);
        assertThat(found("has:comparison")).containsExactly(steady);
        assertThat(found("vendor:快手")).containsExactly(cost);
        assertThat(found("is:disputed")).containsExactly(slower);
        assertThat(search.articles(SearchQuery.of("is:disputed", 10)).hits())
                .extracting(hit -> hit.article().articleId())
                .containsExactly(launch.id());
        assertThat(search.articles(SearchQuery.of("value:35", 10)).total()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"(速度, 0, 1, BRACKET", "速度 OR, 3, 5, OR", "OR 速度, 0, 2, OR", "速度 value:long, 3, 13, VALUE"})
    void an_unfinished_question_is_answered_and_the_place_is_told(String typed, int start, int end, Mistake.Kind kind)
            throws IOException {
        SearchResults<ClaimHit> results = search.claims(SearchQuery.of(typed, 10));
        assertThat(results.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.kind()).isEqualTo(kind);
            assertThat(mistake.start()).isEqualTo(start);
            assertThat(mistake.end()).isEqualTo(end);
        });
        assertThat(results.hits()).extracting(ClaimHit::claim).contains(speed);
    }

    @ParameterizedTest
    @CsvSource({
        "modle:kling 速度, FIELD, modle",
        "polarity:maybe 速度, VALUE, maybe",
        "said:yesterday 速度, VALUE, yesterday",
        "said:2025-06..2025-01 速度, VALUE, 2025-06..2025-01",
        "model:nobody 速度, VALUE, nobody",
        "速度 basis:, EMPTY, basis"
    })
    void what_is_not_understood_is_told_with_its_place_and_the_rest_is_answered(
            String typed, Mistake.Kind kind, String word) throws IOException {
        SearchResults<ClaimHit> results = search.claims(SearchQuery.of(typed, 10));
        assertThat(results.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.kind()).isEqualTo(kind);
            assertThat(mistake.word()).isEqualTo(word);
            assertThat(typed.substring(mistake.start(), mistake.end())).contains(word);
        });
        assertThat(results.hits()).extracting(ClaimHit::claim).contains(speed);
    }

    @Test
    void what_only_looks_like_a_field_is_words() throws IOException {
        assertThat(search.claims(SearchQuery.of("16:9 https://a.example 原文：速度 gen-4", 10))
                        .mistakes())
                .isEmpty();
        assertThat(found("gen -4 速度")).contains(slower);
    }

    @Test
    void many_fields_and_long_questions_are_bounded() throws IOException {
        String many = "feature:速度 ".repeat(30);
        assertThat(search.claims(SearchQuery.of(many, 10)).mistakes())
                .allMatch(mistake -> mistake.kind() == Mistake.Kind.TOO_MANY);
        assertThat(search.claims(SearchQuery.of("-".repeat(100_000) + "model:".repeat(100_000), 10))
                        .notes())
                .contains(SearchResults.Note.CUT);
    }

    @Test
    void who_asks_for_the_speed_gets_the_figure_before_the_word() throws IOException {
        Article praise = MadeClaim.article(
                "Gen-4 Turbo 速度测评", "新媒体", Optional.of(Moment.parse("2025-05-01")), "Gen-4 Turbo 速度惊人，速度第一。");
        Claim word = MadeClaim.of("Runway Gen-4 Turbo", Attribute.GENERATION_SPEED, "Gen-4 Turbo 速度惊人，速度第一")
                .plus()
                .in(praise);
        all.put(praise, List.of(word));
        write(index, all);
        reader.refresh();
        assertThat(found("Gen-4 Turbo 速度")).startsWith(speed, word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gen4Turbo", "gen 4 turbo", "GEN-4 TURBO", "Ｇｅｎ４　Ｔｕｒｂｏ", "第四代", "gen4", "Gen-4", "runway"})
    void a_model_is_found_under_all_its_names(String name) throws IOException {
        assertThat(found(name)).contains(speed, launched);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kling", "可灵", "ｋｌｉｎｇ"})
    void whatever_the_spelling_a_name_in_the_sentence_or_the_title_is_found(String name) throws IOException {
        Article tour = MadeClaim.article("可灵与其他", "日报", Optional.empty(), "画面很稳。\n\n这一项也胜过Ｋling，动作自然。");
        Claim untitled = MadeClaim.of("Vidu", Attribute.MOTION, "动作自然").in(tour);
        Article other = MadeClaim.article("一周见闻", "日报", Optional.empty(), "这一项也胜过 Kling，动作自然。");
        Claim beside = MadeClaim.of("Vidu", Attribute.MOTION, "动作自然").in(other);
        all.put(tour, List.of(untitled));
        all.put(other, List.of(beside));
        write(index, all);
        reader.refresh();
        assertThat(found(name)).startsWith(cost).contains(untitled, beside);
    }

    @Test
    void a_model_comes_before_its_variants_and_these_before_what_only_names_it() throws IOException {
        List<Claim> found = found("Gen-4");
        assertThat(found).containsSubsequence(steady, speed).containsSubsequence(slower, launched);
        assertThat(found("Gen-4 Turbo")).startsWith(speed, launched).contains(steady);
        assertThat(found("Runway"))
                .contains(speed, slower, short4)
                .endsWith(sound)
                .doesNotContain(cost);
    }

    @Test
    void every_claim_is_found_by_its_model_and_by_each_pair_of_characters_of_its_quote() throws IOException {
        for (List<Claim> claims : all.values()) {
            for (Claim claim : claims) {
                assertThat(found(claim.model())).as(claim.model()).contains(claim);
                String quote = claim.quote().text();
                for (int i = 0; i + 2 <= quote.length(); i++) {
                    String pair = quote.substring(i, i + 2);
                    boolean han = pair.chars().allMatch(Character::isIdeographic);
                    if (han) assertThat(found(pair)).as(pair).contains(claim);
                }
                for (int i = 0; i < quote.length(); i++) {
                    String one = quote.substring(i, i + 1);
                    if (Character.isIdeographic(one.charAt(0)))
                        assertThat(found(one)).as(one).contains(claim);
                }
                for (String word : quote.split("[^\\p{L}\\p{N}.]+", -1)) {
                    assertThat(found(word)).as(word).contains(claim);
                }
            }
        }
    }

    @Test
    void all_words_must_be_there_unless_nothing_has_them_all() throws IOException {
        SearchResults<ClaimHit> all = search.claims(SearchQuery.of("画面 更稳", 10));
        assertThat(all.notes()).isEmpty();
        assertThat(all.hits()).extracting(ClaimHit::claim).contains(steady).doesNotContain(cost);
        SearchResults<ClaimHit> most = search.claims(SearchQuery.of("Gen-4 画面 犀牛", 10));
        assertThat(most.notes()).containsExactly(Note.NOT_ALL_WORDS);
        assertThat(most.hits().get(0).claim()).isEqualTo(steady);
        SearchResults<ClaimHit> none = search.claims(SearchQuery.of("犀牛", 10));
        assertThat(none.hits()).isEmpty();
        assertThat(none.notes()).isEmpty();
        assertThat(none.facets()).containsOnlyKeys(Facet.values());
    }

    @Test
    void quotation_marks_hold_words_together() throws IOException {
        // the sentence around a quote counts, too, but less
        assertThat(found("\"画面更稳\"")).containsExactly(steady, slower);
        assertThat(found("“更稳画面”")).isEmpty();
        assertThat(found("\"片段只要 30\"")).contains(speed);
        assertThat(found("30秒")).contains(speed).doesNotContain(short4);
    }

    @Test
    void filters_and_counts_go_over_all_hits_and_pages_over_the_same_order() throws IOException {
        SearchResults<ClaimHit> everything = search.claims(SearchQuery.of("", 2));
        assertThat(everything.total()).isEqualTo(7);
        assertThat(everything.hits()).hasSize(2);
        assertThat(everything.facets().get(Facet.MODEL))
                .containsExactly(
                        Map.entry("Runway Gen-4", 4L),
                        Map.entry("Runway Gen-4 Turbo", 2L),
                        Map.entry("Kling 1.6", 1L),
                        Map.entry("Runway Gen-2", 1L),
                        Map.entry("Veo 3.1", 1L));
        assertThat(everything.facets().get(Facet.SITE)).containsExactly(Map.entry("影像日报", 4L), Map.entry("镜头社", 3L));
        assertThat(everything.facets().get(Facet.POLARITY))
                .containsExactly(Map.entry("+", 3L), Map.entry("0", 3L), Map.entry("-", 1L));
        assertThat(everything.facets().get(Facet.STATUS)).containsEntry("past", 1L);
        assertThat(everything.facets().get(Facet.BASIS)).containsEntry("author", 2L);
        assertThat(everything.facets().get(Facet.ATTRIBUTE)).containsEntry("generation-speed", 2L);

        List<Claim> paged = new ArrayList<>();
        for (int offset = 0; offset < 9; offset += 2) {
            SearchQuery page = query("", Optional.empty(), Optional.empty(), Sort.SAID, offset, 2);
            search.claims(page).hits().forEach(hit -> paged.add(hit.claim()));
        }
        assertThat(paged).hasSize(7).doesNotHaveDuplicates();
        assertThat(paged.subList(5, 7)).containsExactlyInAnyOrder(short4, sound);
        assertThat(paged.get(4)).isEqualTo(cost);
        assertThat(search.claims(query("", Optional.empty(), Optional.empty(), Sort.SAID, Integer.MAX_VALUE, 10))
                        .hits())
                .isEmpty();

        SearchResults<ClaimHit> filtered = search.claims(
                query("画面", Optional.of("Runway Gen-4"), Optional.of(Attribute.CONSISTENCY), Sort.RELEVANCE, 0, 10));
        assertThat(filtered.hits()).extracting(ClaimHit::claim).containsExactly(steady);
        SearchQuery narrow = chosen(Map.of(
                Facet.POLARITY,
                Set.of(Polarity.NEGATIVE.json()),
                Facet.STATUS,
                Set.of(Status.CURRENT.json()),
                Facet.BASIS,
                Set.of(Basis.AUTHOR.json()),
                Facet.SITE,
                Set.of("影像日报")));
        assertThat(search.claims(narrow).hits()).extracting(ClaimHit::claim).containsExactly(slower);
    }

    @Test
    void several_values_of_a_facet_are_either_and_two_facets_are_both() throws IOException {
        Set<String> two = Set.of("Kling 1.6", "Veo 3.1");
        assertThat(search.claims(chosen(Map.of(Facet.MODEL, two))).hits())
                .extracting(ClaimHit::claim)
                .containsExactlyInAnyOrder(cost, sound);
        assertThat(search.claims(chosen(Map.of(Facet.MODEL, two, Facet.ATTRIBUTE, Set.of("price"))))
                        .hits())
                .extracting(ClaimHit::claim)
                .containsExactly(cost);
        assertThat(search.claims(chosen(Map.of(Facet.YEAR, Set.of("2025"), Facet.VENDOR, Set.of("Kuaishou"))))
                        .hits())
                .extracting(ClaimHit::claim)
                .containsExactly(cost);
    }

    @Test
    void what_is_counted_of_a_value_is_what_choosing_it_gives() throws IOException {
        List<Map<Facet, Set<String>>> ways = List.of(
                Map.of(),
                Map.of(Facet.MODEL, Set.of("Runway Gen-4")),
                Map.of(Facet.BASIS, Set.of("author")),
                Map.of(Facet.MODEL, Set.of("Runway Gen-4 Turbo"), Facet.POLARITY, Set.of("+")),
                Map.of(Facet.SITE, Set.of("镜头社"), Facet.STATUS, Set.of("current")),
                Map.of(Facet.YEAR, Set.of("2025"), Facet.ATTRIBUTE, Set.of("generation-speed", "price")));
        int seen = 0;
        for (Map<Facet, Set<String>> way : ways) {
            SearchResults<ClaimHit> results = search.claims(chosen(way));
            for (Facet facet : Facet.values()) {
                for (Map.Entry<String, Long> value :
                        results.facets().getOrDefault(facet, Map.of()).entrySet()) {
                    Map<Facet, Set<String>> alone = new HashMap<>(way);
                    alone.put(facet, Set.of(value.getKey()));
                    assertThat(search.claims(chosen(alone)).total())
                            .as("%s and %s of %s", way, value, facet)
                            .isEqualTo(value.getValue());
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(60);
        // what is chosen does not hide what else could be
        assertThat(counts(Map.of(Facet.BASIS, Set.of("author")), Facet.BASIS)).containsKeys("author", "vendor");
        assertThat(counts(Map.of(Facet.BASIS, Set.of("author")), Facet.MODEL)).doesNotContainKey("Kling 1.6");
    }

    @Test
    void articles_are_counted_once_however_many_of_their_claims_have_a_value() throws IOException {
        SearchResults<ArticleHit> results = search.articles(chosen(Map.of()));
        for (Facet facet : Facet.values()) {
            for (Map.Entry<String, Long> value :
                    results.facets().getOrDefault(facet, Map.of()).entrySet()) {
                SearchResults<ArticleHit> narrow = search.articles(chosen(Map.of(facet, Set.of(value.getKey()))));
                assertThat(narrow.total()).as("%s %s", facet, value).isEqualTo(value.getValue());
            }
        }
        assertThat(results.facets().get(Facet.MODEL)).containsEntry("Runway Gen-4", 1L);
    }

    @Test
    void months_are_counted_also_beside_the_time_that_is_chosen() throws IOException {
        assertThat(search.claims(chosen(Map.of())).months())
                .containsExactly(Map.entry(YearMonth.of(2025, 1), 1L), Map.entry(YearMonth.of(2025, 4), 4L));
        SearchQuery april =
                new SearchQuery("", Map.of(), SearchQuery.Period.of("2025-02..2025-04"), false, Sort.RELEVANCE, 0, 100);
        assertThat(search.claims(april).total()).isEqualTo(4);
        assertThat(search.claims(april).months()).containsKeys(YearMonth.of(2025, 1), YearMonth.of(2025, 4));
        assertThat(SearchQuery.Period.of("..")).isEmpty();
        assertThat(SearchQuery.Period.of("2025-05..2025-04")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            klign                | Kling
            Runwya 速度          | Runway 速度
            rnuway 速度          | Runway 速度
            modle:kling          | model:kling
            model:klnig 价格     | model:Kling 价格
            model:keling         | model:可灵
            vendor:Kuaihsou      | vendor:kuaishou
            feature:prcie        | feature:price
            status:plannd OR 灵感值 | status:planned OR 灵感值
            polarity:agianst     | polarity:against
            可零 灵感值           | 可灵 灵感值
            克灵                 | 可灵
            """)
    void a_slip_is_forgiven_where_nothing_is_found_as_typed(String typed, String meant) throws IOException {
        SearchResults<ClaimHit> results = search.claims(SearchQuery.of(typed, 10));
        assertThat(results.mended()).contains(meant);
        assertThat(results.hits())
                .extracting(ClaimHit::claim)
                .isEqualTo(search.claims(SearchQuery.of(meant, 10)).hits().stream()
                        .map(ClaimHit::claim)
                        .toList());
        assertThat(search.articles(SearchQuery.of(typed, 10)).mended()).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kling", "Gen-4 画面 犀牛", "犀牛", "veo", "xyzzyx", "Turbo", "value:>10q", "可灵", "可以 灵感", "AI"})
    void what_is_known_or_like_nothing_is_left_as_it_is(String typed) throws IOException {
        assertThat(search.claims(SearchQuery.of(typed, 10)).mended()).isEmpty();
    }

    @Test
    void who_insists_is_asked_as_typed() throws IOException {
        SearchQuery typed = new SearchQuery("klign", Map.of(), Optional.empty(), true, Sort.RELEVANCE, 0, 10);
        assertThat(search.claims(typed).mended()).isEmpty();
        assertThat(search.claims(typed).hits()).isEmpty();
    }

    @Test
    void a_word_that_no_list_has_is_mended_by_those_of_the_articles() throws IOException {
        Article english = MadeClaim.article(
                "Storyboards",
                "The Reel",
                Optional.of(Moment.parse("2025-06-01")),
                "Veo 3.1 draws a storyboard first.\nA storyboard is a plan with skteches.");
        all.put(
                english,
                List.of(
                        MadeClaim.of("Veo 3.1", Attribute.OVERALL, "Veo 3.1 draws a storyboard first")
                                .in(english),
                        MadeClaim.of("Veo 3.1", Attribute.OVERALL, "A storyboard is a plan with skteches")
                                .in(english)));
        write(index, all);
        reader.refresh();
        assertThat(search.claims(SearchQuery.of("stroyboard", 10)).mended()).contains("storyboard");
        assertThat(search.claims(SearchQuery.of("sketches", 10)).mended()).isEmpty();
    }

    @Test
    void of_two_that_say_the_same_the_newer_comes_first_and_no_age_outweighs_the_subject() throws IOException {
        List<Claim> same = new ArrayList<>();
        for (String day : List.of("2023-01-05", "2025-06-05", "2024-02-05")) {
            Article article = MadeClaim.article("发布", "日报", Optional.of(Moment.parse(day)), "可灵1.6 音效很真。");
            Claim claim =
                    MadeClaim.of("Kling 1.6", Attribute.AUDIO, "可灵1.6 音效很真").in(article);
            all.put(article, List.of(claim));
            same.add(claim);
        }
        write(index, all);
        reader.refresh();
        assertThat(found("可灵 音效")).containsSubsequence(same.get(1), same.get(2), same.get(0));
        assertThat(found("Gen-2 四秒").getFirst()).isEqualTo(short4);
    }

    @Test
    void hits_are_ordered_by_the_time_they_speak_of() throws IOException {
        Article plan =
                MadeClaim.article("计划", "日报", Optional.of(Moment.parse("2024-12-01")), "可灵 2.1 预计明年六月上线。可灵 2.1 三月内测。");
        Claim june = MadeClaim.of("Kling 2.1", Attribute.RELEASE, "可灵 2.1 预计明年六月上线")
                .trueAt("2025-06")
                .in(plan);
        Claim march = MadeClaim.of("Kling 2.1", Attribute.RELEASE, "可灵 2.1 三月内测")
                .trueAt("2025-03")
                .in(plan);
        all.put(plan, List.of(march, june));
        write(index, all);
        reader.refresh();
        SearchQuery byTrue = query("", Optional.empty(), Optional.empty(), Sort.TRUE, 0, 100);
        List<Claim> found =
                search.claims(byTrue).hits().stream().map(ClaimHit::claim).toList();
        assertThat(found).startsWith(june, march).hasSize(9);
        assertThat(found("true:2025-03")).containsExactly(march);
        assertThat(found("true:2025-03..2025-06")).containsExactlyInAnyOrder(june, march);
        assertThat(search.articles(SearchQuery.of("true:2025-06", 10)).hits())
                .extracting(hit -> hit.article().articleId())
                .containsExactly(plan.id());
    }

    @Test
    void an_author_is_found_by_a_part_of_the_name_and_a_site_by_its_name_or_host() throws IOException {
        Article post = new Article(
                Optional.of("post.html"),
                CanonicalUrl.parse("https://news.reel.example.org/2025/7"),
                "新片",
                SourceKind.WEB,
                Optional.of("胶片小站"),
                Optional.of("林小鹿Deer"),
                Optional.of(new Published(Moment.parse("2025-07-01"), "test")),
                "zh-Hans",
                "可灵1.6 音效很真。",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Claim real = MadeClaim.of("Kling 1.6", Attribute.AUDIO, "可灵1.6 音效很真").in(post);
        all.put(post, List.of(real));
        write(index, all);
        reader.refresh();
        for (String typed : List.of(
                "author:林小鹿",
                "author:ＤＥＥＲ",
                "作者：小鹿",
                "site:胶片小站",
                "site:news.reel.example.org",
                "site:reel.example.org",
                "site:reel",
                "site:https://www.news.reel.example.org/2025",
                "来源：\"胶片小站\"")) {
            assertThat(found(typed)).as(typed).containsExactly(real);
            assertThat(search.articles(SearchQuery.of(typed, 10)).hits())
                    .extracting(hit -> hit.article().articleId())
                    .as(typed)
                    .containsExactly(post.id());
        }
        assertThat(found("author:林大鹿")).isEmpty();
        assertThat(found("site:org")).isEmpty();
        assertThat(found("-site:reel")).hasSize(7);
    }

    @Test
    void a_quote_that_names_the_model_itself_comes_before_one_that_does_not() throws IOException {
        Article review = MadeClaim.article(
                "一周见闻", "新媒体", Optional.of(Moment.parse("2025-05-01")), "它的夜景令人惊叹。\n\nGen-4 的夜景令人惊叹。");
        Claim itself = MadeClaim.of("Runway Gen-4", Attribute.VISUAL_QUALITY, "Gen-4 的夜景令人惊叹")
                .in(review);
        Claim inItsPlace = MadeClaim.of("Runway Gen-4", Attribute.VISUAL_QUALITY, "它的夜景令人惊叹")
                .in(review);
        all.put(review, List.of(inItsPlace, itself));
        write(index, all);
        reader.refresh();
        assertThat(found("Gen-4 夜景")).startsWith(itself, inItsPlace);
    }

    @Test
    void what_most_independent_voices_say_comes_first_if_asked_for_and_the_rest_by_weight() throws IOException {
        Map<String, Integer> origins =
                Map.of(short4.id(), 3, steady.id(), 7, history.id(), 3, launch.id(), 7, "of no claim", 9);
        search = new Search(
                reader,
                NAMES,
                WORDS,
                SearchTest::vendors,
                new Weighed(Set::of, Set::of, () -> origins, Map::of),
                SPELLED);
        SearchQuery all = SearchQuery.of("", 10).by(SearchQuery.Sort.SUPPORT);
        assertThat(claims(search.claims(all))).startsWith(steady, short4).hasSize(7);
        assertThat(search.articles(all).hits())
                .extracting(hit -> hit.article().articleId())
                .containsExactly(launch.id(), history.id(), price.id());
        SearchQuery words = SearchQuery.of("Gen-4 Turbo", 10);
        assertThat(claims(search.claims(words.by(SearchQuery.Sort.SUPPORT))))
                .as("all but the one with several voices in the order of their weight")
                .startsWith(steady)
                .endsWith(claims(search.claims(words)).stream()
                        .filter(claim -> !claim.equals(steady))
                        .toArray(Claim[]::new));
    }

    @Test
    void of_two_that_are_as_good_what_more_voices_say_comes_first_and_no_number_of_voices_outweighs_the_subject()
            throws IOException {
        Optional<Moment> day = Optional.of(Moment.parse("2025-05-01"));
        List<Claim> alike = new ArrayList<>();
        for (String medium : List.of("日报", "周刊", "晚报")) {
            Article review = MadeClaim.article("一周见闻", medium, day, "Gen-4 的夜景令人惊叹。");
            Claim claim = MadeClaim.of("Runway Gen-4", Attribute.VISUAL_QUALITY, "Gen-4 的夜景令人惊叹")
                    .in(review);
            all.put(review, List.of(claim));
            alike.add(claim);
        }
        write(index, all);
        reader.refresh();
        List<Claim> before = found("Gen-4 画质");
        Claim third = before.get(2);
        Claim last = before.getLast();
        assertThat(alike).contains(third).doesNotContain(last);
        search = new Search(
                reader,
                NAMES,
                WORDS,
                SearchTest::vendors,
                new Weighed(Set::of, Set::of, Map::of, () -> Map.of(third.id(), 2, last.id(), 9)),
                SPELLED);
        List<Claim> after = found("Gen-4 画质");
        assertThat(after).startsWith(third, before.get(0), before.get(1)).hasSameSizeAs(before);
        SearchQuery page =
                new SearchQuery("Gen-4 画质", Map.of(), Optional.empty(), false, SearchQuery.Sort.RELEVANCE, 1, 2);
        assertThat(claims(search.claims(page))).isEqualTo(after.subList(1, 3));
    }

    private static List<Claim> claims(SearchResults<ClaimHit> results) {
        return results.hits().stream().map(ClaimHit::claim).toList();
    }

    @Test
    void what_was_promised_or_is_disputed_is_what_weighing_all_claims_says() throws IOException {
        search = new Search(
                reader,
                NAMES,
                WORDS,
                SearchTest::vendors,
                new Weighed(() -> Set.of(speed.id(), slower.id()), () -> Set.of(launched.id()), Map::of, Map::of),
                SPELLED);
        assertThat(found("is:promise")).containsExactly(launched);
        assertThat(found("is:disputed")).containsExactlyInAnyOrder(speed, slower);
        assertThat(found("model:runway -is:promise")).doesNotContain(launched).hasSize(4);
        assertThat(search.articles(SearchQuery.of("is:promise", 10)).total()).isEqualTo(1);
    }

    @Test
    void a_line_stands_for_its_models_however_their_names_are_written() throws IOException {
        Article news = MadeClaim.article("新模型", "日报", Optional.empty(), "SkyReels-V2 能生成无限长的视频。");
        Claim endless = MadeClaim.of("SkyReels-V2", Attribute.DURATION, "SkyReels-V2 能生成无限长的视频")
                .in(news);
        all.put(news, List.of(endless));
        write(index, all);
        reader.refresh();
        assertThat(search.claims(chosen(Map.of(Facet.MODEL, Set.of("SkyReels"))))
                        .hits())
                .extracting(ClaimHit::claim)
                .containsExactly(endless);
    }

    @Test
    void a_maker_stands_for_its_models_before_what_only_names_it() throws IOException {
        Article report = MadeClaim.article("财报", "日报", Optional.empty(), "快手称 Veo3.1 的画面更稳。");
        Claim named = MadeClaim.of("Veo 3.1", Attribute.CONSISTENCY, "快手称 Veo3.1 的画面更稳")
                .in(report);
        all.put(report, List.of(named));
        write(index, all);
        reader.refresh();
        assertThat(found("快手")).containsExactly(cost, named);
        assertThat(found("Kuaishou 价格")).startsWith(cost);
        assertThat(search.articles(SearchQuery.of("快手", 10)).total()).isEqualTo(2);
        assertThat(found("\"快手\"")).containsExactly(named);
    }

    @Test
    void english_words_are_found_in_all_their_forms() throws IOException {
        Article english = MadeClaim.article(
                "Shots", "The Reel", Optional.empty(), "Veo 3.1 stitches long shots and is shutting nobody out.");
        Claim shots = MadeClaim.of(
                        "Veo 3.1", Attribute.OVERALL, "Veo 3.1 stitches long shots and is shutting nobody out")
                .in(english);
        all.put(english, List.of(shots));
        write(index, all);
        reader.refresh();
        for (String typed : List.of("stitch", "stitched shot", "\"long shot\"", "shut", "shuts")) {
            assertThat(found(typed)).as(typed).contains(shots);
        }
        ClaimHit hit = search.claims(SearchQuery.of("stitching", 1)).hits().getFirst();
        assertThat(marked(hit.claim().quote().text(), hit.marks())).containsExactly("stitches");
    }

    @Test
    void all_hits_are_handed_over_in_their_order() throws IOException {
        List<Claim> claims = new ArrayList<>();
        assertThat(search.eachClaim(SearchQuery.of("", 1), claims::add)).isEqualTo(7);
        assertThat(claims).isEqualTo(found(""));
        List<String> titles = new ArrayList<>();
        search.eachArticle(
                SearchQuery.of("画面", 1), hit -> titles.add(hit.article().title()));
        assertThat(titles).containsExactly("Runway 新品速览");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gen4                | Runway Gen-4
            价格 run             | 价格 Runway Gen-4
            runway gen-4 t      | Runway Gen-4 Turbo
            model:kl            | model:"Kling 1.6"
            -model:"runway gen-2 | -model:"Runway Gen-2"
            (veo                | (Veo 3.1
            可                   | 可灵
            model:可             | model:可灵
            vendor:快            | vendor:快手
            快                   | 快手
            feature:sp          | feature:speed
            feature:价           | feature:价格
            fea                 | feature:
            模                   | 模型:
            status:pl           | status:planned
            by:t                | by:tester
            is:dis              | is:disputed
            site:镜              | site:镜头社
            said:2025-04..      | said:2025-04..2025-06
            """)
    void the_last_word_is_completed(String typed, String text) throws IOException {
        assertThat(search.completions(typed, 8)).extracting(Completion::text).contains(text);
    }

    @Test
    void completions_are_names_that_claims_have_and_tell_how_many() throws IOException {
        assertThat(search.completions("model:", 20))
                .extracting(Completion::word, Completion::count)
                .containsExactly(
                        tuple("Runway Gen-4", 4L),
                        tuple("Runway Gen-4 Turbo", 2L),
                        tuple("Kling 1.6", 1L),
                        tuple("Runway Gen-2", 1L),
                        tuple("Veo 3.1", 1L));
        assertThat(search.completions("model:", 2)).hasSize(2);
        assertThat(search.completions("vendor:快", 2))
                .containsExactly(new Completion("vendor:快手", Completion.Kind.VENDOR, "快手", Optional.of("Kuaishou"), 1));
        for (String nothing : List.of("", " ", "zzzz", "colour:r", "\"可灵", "model:zz", "-", "((", "x".repeat(5000))) {
            assertThat(search.completions(nothing, 8)).as(nothing).isEmpty();
        }
    }

    @Test
    void a_completed_question_can_be_asked() throws IOException {
        for (String typed :
                List.of("model:", "-model:", "vendor:", "feature:", "status:", "polarity:", "is:", "has:", "by:")) {
            for (Completion completion : search.completions(typed, 50)) {
                assertThat(search.claims(SearchQuery.of(completion.text(), 10)).mistakes())
                        .as(completion.text())
                        .isEmpty();
            }
        }
    }

    @Test
    void a_single_character_is_a_word_wherever_it_stands() throws IOException {
        assertThat(found("秒")).contains(speed, short4).doesNotContain(cost);
        assertThat(found("\"只要 30 秒\"")).containsExactly(speed, launched);
        assertThat(found("出 声")).contains(sound);
    }

    @Test
    void marks_show_words_and_other_names_of_the_model() throws IOException {
        ClaimHit hit = search.claims(SearchQuery.of("第四代 画面", 10)).hits().stream()
                .filter(one -> one.claim().equals(steady))
                .findFirst()
                .orElseThrow();
        assertThat(marked(hit.claim().quote().text(), hit.marks())).containsExactly("Gen-4", "画面");
        ClaimHit wide = search.claims(SearchQuery.of("gen2 四秒", 10)).hits().get(0);
        assertThat(marked(wide.claim().quote().text(), wide.marks())).containsExactly("Ｇｅｎ－２", "四秒");
    }

    @Test
    void an_article_is_found_with_the_passage_that_fits() throws IOException {
        SearchResults<ArticleHit> results = search.articles(SearchQuery.of("第四代 各有所长", 10));
        assertThat(results.hits().get(0).article()).isEqualTo(Claim.Source.of(price));
        assertThat(marked(results.hits().get(0).snippet(), results.hits().get(0).marks()))
                .containsExactly("第四代", "各有所长");
        assertThat(search.articles(SearchQuery.of("可灵 价格", 10))
                        .hits()
                        .get(0)
                        .article()
                        .articleId())
                .isEqualTo(price.id());
        SearchResults<ArticleHit> every = search.articles(SearchQuery.of("", 10));
        assertThat(every.total()).isEqualTo(3);
        assertThat(every.facets().get(Facet.SITE)).containsEntry("镜头社", 2L);
        assertThat(every.facets().get(Facet.MODEL)).containsEntry("Runway Gen-4", 1L);
        assertThat(every.hits()).allSatisfy(hit -> assertThat(hit.snippet()).isNotBlank());
    }

    @Test
    void a_passage_begins_and_ends_between_words() throws IOException {
        String words = "nothing whatever about anything ".repeat(20);
        all.put(MadeClaim.article("Otters", "镜头社", Optional.empty(), words + "see an otter rides " + words), List.of());
        write(index, all);
        reader.refresh();
        String snippet =
                search.articles(SearchQuery.of("otter", 10)).hits().get(0).snippet();
        assertThat(snippet).contains("see an otter rides").hasSizeLessThan(260);
        assertThat(List.of(snippet.strip().split(" ")))
                .isSubsetOf("nothing", "whatever", "about", "anything", "see", "an", "otter", "rides");
    }

    @Test
    void the_passage_is_found_deep_in_a_long_article() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) text.append("这里讲的是第").append(i).append("件无关的事。\n\n");
        text.append("唯独此处说到水獭骑车的镜头。\n\n");
        for (int i = 0; i < 3000; i++) text.append("后面仍旧无关").append(i).append("。\n\n");
        all.put(MadeClaim.article("长文", "镜头社", Optional.empty(), text.toString()), List.of());
        write(index, all);
        reader.refresh();
        ArticleHit hit = search.articles(SearchQuery.of("水獭 骑车", 10)).hits().get(0);
        assertThat(hit.snippet()).contains("水獭骑车").hasSizeLessThan(260);
        assertThat(marked(hit.snippet(), hit.marks())).containsExactly("水獭骑车");
    }

    @RepeatedTest(3) // merges run beside, so that each time is another
    void answers_after_changes_equal_those_of_an_index_built_from_nothing() throws IOException {
        Random random = new Random(5);
        Map<Article, List<Claim>> state = new LinkedHashMap<>(all);
        List<Article> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) many.add(randomArticle(random, i));
        try (EntryWriter writer = index.write().orElseThrow()) {
            for (int round = 0; round < 200; round++) {
                Article article = many.get(random.nextInt(many.size()));
                if (random.nextInt(5) == 0) {
                    state.remove(article);
                    writer.remove(article.id());
                } else {
                    List<Claim> claims = randomClaims(random, article);
                    state.remove(article);
                    state.put(article, claims);
                    writer.put(article, claims);
                }
                if (round % 17 == 0) writer.commit(round);
            }
            writer.commit(1000);
        }
        reader.refresh();
        try (EntryIndex fresh =
                new EntryIndex(new ByteBuffersDirectory(), "words", NAMES, SearchTest::vendor, SearchTest::line)) {
            List<Article> order = new ArrayList<>(state.keySet());
            Collections.shuffle(order, random);
            Map<Article, List<Claim>> shuffled = new LinkedHashMap<>();
            order.forEach(article -> shuffled.put(article, state.get(article)));
            write(fresh, shuffled);
            try (EntryReader freshReader = fresh.read()) {
                Search rebuilt = new Search(freshReader, NAMES, WORDS, SearchTest::vendors, weighed, SPELLED);
                for (String words : List.of("", "Gen-4 速度", "画面", "更稳 价格", "可灵", "生成", "秒", "runway 镜头 声音", "30秒")) {
                    for (Sort sort : Sort.values()) {
                        SearchQuery asked = query(words, Optional.empty(), Optional.empty(), sort, 0, 50);
                        assertThat(told(search.claims(asked))).isEqualTo(told(rebuilt.claims(asked)));
                        assertThat(search.articles(asked))
                                .hasToString(rebuilt.articles(asked).toString());
                    }
                }
            }
        }
    }

    private static String told(SearchResults<ClaimHit> results) {
        StringBuilder told = new StringBuilder();
        for (ClaimHit hit : results.hits()) {
            told.append(ClaimJson.write(hit.claim())).append(hit.score()).append(hit.marks());
        }
        return told.append(results.total())
                .append(results.facets())
                .append(results.notes())
                .toString();
    }

    private static final List<String> PHRASES =
            List.of("Gen-4 画面更稳", "生成速度很快", "价格下调", "可灵1.6 的镜头", "十秒只要 30 秒", "声音同步", "Veo3.1 的画面", "只能生成四秒");

    private static Article randomArticle(Random random, int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4; i++)
            text.append(PHRASES.get(random.nextInt(PHRASES.size()))).append("。");
        String day = "2025-0" + (1 + random.nextInt(9));
        return MadeClaim.article("第" + number + "篇", "站" + number % 4, Optional.of(Moment.parse(day)), text.toString());
    }

    private static List<Claim> randomClaims(Random random, Article article) {
        List<String> models = List.of("Runway Gen-4", "Runway Gen-4 Turbo", "Kling 1.6", "Veo 3.1");
        List<Attribute> attributes = List.of(Attribute.values());
        List<Claim> claims = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String words : article.text().split("。", 4)) {
            Claim claim = MadeClaim.of(
                            models.get(random.nextInt(models.size())),
                            attributes.get(random.nextInt(attributes.size())),
                            words.replace("。", ""))
                    .in(article);
            if (ids.add(claim.id())) claims.add(claim);
        }
        return claims;
    }

    @Test
    void nothing_that_is_typed_makes_it_fail() throws IOException {
        List<String> pieces = List.of(
                "\"",
                "“",
                "”",
                "「",
                "(",
                ")",
                "+",
                "-",
                "AND",
                "OR",
                "NOT",
                "*",
                "?",
                "~",
                "^",
                "[",
                "]",
                "{",
                "}",
                ":",
                "\\",
                "/",
                "model:",
                "速",
                "速度",
                "Gen-4",
                "第四代",
                "可灵",
                "é",
                "\uD83D\uDE00",
                "\uD83D",
                "\uDE00",
                "\u0000",
                "\uFFFF",
                "\u202E",
                "\uFEFF",
                "\uFB01",
                "㎏",
                "１",
                "秒",
                "的",
                " ",
                "\n",
                "\t",
                "''",
                "%",
                "<script>",
                "🎬🎬",
                "\uD840\uDC00");
        Random random = new Random(42);
        for (int round = 0; round < 1000; round++) {
            StringBuilder words = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                if (random.nextInt(4) == 0) words.append((char) random.nextInt(0x10000));
                else words.append(pieces.get(random.nextInt(pieces.size())));
            }
            SearchQuery asked = SearchQuery.of(words.toString(), 10);
            for (ClaimHit hit : search.claims(asked).hits()) {
                marked(hit.claim().quote().text(), hit.marks());
            }
            for (ArticleHit hit : search.articles(asked).hits()) marked(hit.snippet(), hit.marks());
            for (Completion completion : search.completions(words.toString(), 3)) {
                assertThat(completion.text()).contains(completion.word());
            }
        }
    }

    @Test
    void a_very_long_question_is_cut_and_says_so() throws IOException {
        for (String piece : List.of("速度", "Gen-4 ", "a ", "\"", "秒 ", "1a", "的", "\uD83D\uDE00")) {
            SearchResults<ClaimHit> results = search.claims(SearchQuery.of(piece.repeat(5000), 10));
            assertThat(results.notes()).contains(Note.CUT);
            assertThat(search.articles(SearchQuery.of(piece.repeat(5000), 10)).notes())
                    .contains(Note.CUT);
        }
    }

    private static SearchQuery query(
            String words, Optional<String> model, Optional<Attribute> attribute, Sort sort, int offset, int limit) {
        Map<Facet, Set<String>> chosen = new HashMap<>();
        model.ifPresent(name -> chosen.put(Facet.MODEL, Set.of(name)));
        attribute.ifPresent(each -> chosen.put(Facet.ATTRIBUTE, Set.of(each.json())));
        return new SearchQuery(words, chosen, Optional.empty(), false, sort, offset, limit);
    }

    private static SearchQuery chosen(Map<Facet, Set<String>> chosen) {
        return new SearchQuery("", chosen, Optional.empty(), false, Sort.RELEVANCE, 0, 100);
    }

    private Map<String, Long> counts(Map<Facet, Set<String>> chosen, Facet facet) throws IOException {
        return search.claims(chosen(chosen)).facets().getOrDefault(facet, Map.of());
    }

    /** The marked words; fails where a mark does not lie in the text or touches the one before. */
    private static List<String> marked(String text, List<Span> marks) {
        int last = -1;
        List<String> words = new ArrayList<>();
        for (Span mark : marks) {
            assertThat(mark.start()).isGreaterThan(last);
            words.add(text.substring(mark.start(), mark.end()));
            last = mark.end();
        }
        return words;
    }
}
