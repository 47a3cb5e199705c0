package dev.reelwatch.index.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReadingTest {
    private static final String INTRO = "下面是几个 AI 视频生成模型的对比。\n\n";

    private final PatternClaimExtractor extractor = new PatternClaimExtractor(SeedVocabulary.INSTANCE);

    private List<Claim> claims(String table) {
        return claimsIn(Articles.of("AI视频生成模型横评", "2025-11-20", INTRO + table));
    }

    private List<Claim> claimsIn(Article article) {
        List<Claim> claims = extractor.claimsIn(article);
        assertThat(claims).allMatch(claim -> claim.quote().standsIn(article.text()));
        return claims;
    }

    /** {@code model attribute polarity number unit per [text or date]}, as far as there. */
    private static String told(Claim claim) {
        StringBuilder told = new StringBuilder(claim.model())
                .append(", ")
                .append(claim.attribute().json())
                .append(' ')
                .append(claim.polarity().json());
        claim.value().ifPresent(value -> {
            if (value.number().isPresent())
                told.append(", ").append(value.number().getAsDouble());
            else told.append(", ").append(value.date().map(Object::toString).orElse(value.text()));
            value.unit().ifPresent(unit -> told.append(' ').append(unit));
            value.per().ifPresent(per -> told.append(" per ").append(per));
        });
        return told.toString();
    }

    private static List<String> told(List<Claim> claims) {
        return claims.stream().map(TableReadingTest::told).toList();
    }

    @Test
    void each_cell_that_says_something_is_a_claim_on_the_model_of_its_row() {
        List<Claim> claims = claims("""
            模型 | 厂商 | 分辨率 | 单次时长 | 价格 | 带声音 | 备注
            Veo 3.1 | 谷歌 | 1080p | 8s | $0.40/秒 | ✅ | 仅 Vertex
            可灵 2.1 | 快手 | 720p | 10秒 | 0.2元/秒 | ❌ |
            """);
        assertThat(told(claims))
                .containsExactly(
                        "Veo 3.1, resolution 0, 1080.0 p",
                        "Veo 3.1, duration 0, 8.0 s",
                        "Veo 3.1, price 0, 0.4 USD per second of video",
                        "Veo 3.1, audio +",
                        "Veo 3.1, availability 0, 仅 Vertex",
                        "Kling 2.1, resolution 0, 720.0 p",
                        "Kling 2.1, duration 0, 10.0 s",
                        "Kling 2.1, price 0, 0.2 CNY per second of video",
                        "Kling 2.1, audio -");
        assertThat(claims)
                .extracting(claim -> claim.quote().text())
                .contains("Veo 3.1 | 谷歌 | 1080p", "可灵 2.1 | 快手 | 720p | 10秒 | 0.2元/秒 | ❌");
        assertThat(claims).allMatch(claim -> claim.basis() == Basis.VENDOR && claim.status() == Status.CURRENT);
    }

    @Test
    void where_the_models_stand_in_the_first_row_the_rows_are_the_attributes() {
        List<Claim> claims = claims("""
            | 可灵 2.5 Turbo | Veo 3.1 | Sora 2
            单次时长（秒） | 10 | 8 | 12
            首尾帧 | 支持 | 支持 | 不支持
            每秒价格（美元） | 0.07 | 无数据 | 0.1
            画质 | ★★★★☆ | 优秀 | 一般
            上线时间 | 2025年9月 | 2025-10-15 | -
            生成5秒耗时 | 90秒 | 约2分钟 |
            """);
        assertThat(told(claims))
                .containsExactly(
                        "Kling 2.5 Turbo, duration 0, 10.0 s",
                        "Veo 3.1, duration 0, 8.0 s",
                        "Sora 2, duration 0, 12.0 s",
                        "Kling 2.5 Turbo, first-last-frame +",
                        "Veo 3.1, first-last-frame +",
                        "Sora 2, first-last-frame -",
                        "Kling 2.5 Turbo, price 0, 0.07 USD per second of video",
                        "Sora 2, price 0, 0.1 USD per second of video",
                        "Kling 2.5 Turbo, visual-quality +, 4.0 stars",
                        "Veo 3.1, visual-quality +",
                        "Sora 2, visual-quality 0",
                        "Kling 2.5 Turbo, release 0, 2025-09",
                        "Veo 3.1, release 0, 2025-10-15",
                        "Kling 2.5 Turbo, generation-speed 0, 90.0 s per 5 s clip",
                        "Veo 3.1, generation-speed 0, 120.0 s per 5 s clip");
        assertThat(claims.get(1).quote().text()).isEqualTo("单次时长（秒） | 10 | 8");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ; ", textBlock = """
        价格（元/秒） ; 0.28 ; price 0, 0.28 CNY per second of video
        Price ($/s) ; 0.28 ; price 0, 0.28 USD per second of video
        Price (USD per second) ; 0.28 ; price 0, 0.28 USD per second of video
        会员月费 ; 79元 ; price 0, 79.0 CNY per month
        一条10秒1080P ; 4.2元 ; price 0, 4.2 CNY per 10 s clip 1080p
        免费额度 ; 每月20条 ; price +, 20.0 条 per month
        免费额度 ; 无 ; price -
        最长时长/秒 ; 15 ; duration 0, 15.0 s
        Max length (s) ; 15 ; duration 0, 15.0 s
        Max length ; 2 minutes ; duration 0, 120.0 s
        单条成本 ; 3.5元 ; price 0, 3.5 CNY per clip
        上线 ; 2025.12 ; release 0, 2025-12
        上线 ; 2025/9/5 ; release 0, 2025-09-05
        上线 ; 2025.02.30 ; release 0, 2025-02
        分辨率 ; 1080 ; resolution 0, 1080.0 p
        帧率 ; 24 ; frame-rate 0, 24.0 fps
        参数量 ; 14B ; parameters 0, 14.0 B
        显存（GB） ; 24 ; hardware 0, 24.0 GB
        Arena Elo ; 1,247 ; ranking 0, 1247.0 Elo
        综合得分 ; 83.5 ; ranking 0, 83.5 points
        排名 ; 1 ; ranking +, 1.0 rank
        画质评分 ; 8.5 ; visual-quality 0, 8.5 points
        动作 ; 很好 ; motion +
        一致性 ; 差 ; consistency -
        开源 ; Apache 2.0 ; open-source +, Apache 2.0
        是否开源 ; 闭源 ; open-source -
        Open source ; No ; open-source -
        最长时长 ; 10秒（可延长至3分钟） ; duration 0, 10.0 s
        Generation time ; 3-5 min ; generation-speed 0, 3-5 min
        参考图数量 ; 7 ; reference +, 7.0 images
        Reference images ; up to 4 ; reference +, 4.0 images
        首尾帧 ; √ ; first-last-frame +
        首尾帧 ; × ; first-last-frame -
        Native audio ; ✗ ; audio -
        原生音频 ; ✅（英文） ; audio +
        多图参考 ; 暂不支持 ; reference -
        口型 ; 无法对上 ; lip-sync -
        发布时间 ; 2026年3月 ; release 0, 2026-03
        API 价格 ; 0.5元/秒 ; price 0, 0.5 CNY per second of video\
        """)
    void a_heading_tells_what_its_cells_say(String heading, String cell, String told) {
        assertThat(told(claims("模型 | " + heading + "\nVeo 3.1 | " + cell + "\n可灵 2.1 | -")))
                .containsExactly("Veo 3.1, " + told);
    }

    @ParameterizedTest
    @CsvSource({"''", "-", "—", "/", "N/A", "无数据", "未公布", "TBD", "部分支持", "？"})
    void a_cell_without_a_word_on_it_says_nothing(String cell) {
        assertThat(claims("模型 | 声音 | 价格 | 时长\nVeo 3.1 | " + cell + " | " + cell + " | " + cell + "\n可灵 2.1 | | |"))
                .isEmpty();
    }

    @Test
    void what_comes_later_is_planned_and_what_was_long_ago_is_past() {
        List<Claim> claims = claims("模型 | 上线时间 | 声音\nSora 2 | 2025年9月30日 | ✓\nVeo 4 | 2026年5月 | 即将支持");
        assertThat(claims)
                .extracting(Claim::status)
                .containsExactly(Status.PAST, Status.CURRENT, Status.PLANNED, Status.PLANNED);
    }

    @Test
    void rows_below_a_merged_name_go_on_with_it_and_tell_prices_apart_by_their_picture() {
        List<Claim> claims = claims("""
            产品 | 版本 | 分辨率 | 单价
            可灵 | 2.1 | 720p | 0.2元/秒
            | | 1080p | 0.35元/秒
            | 2.1 大师版 | 1080p | 1元/秒
            Runway | Gen-4 | 720p | 25 积分
            """);
        assertThat(told(claims))
                .filteredOn(told -> told.contains("price"))
                .containsExactly(
                        "Kling 2.1, price 0, 0.2 CNY per second of video 720p",
                        "Kling 2.1, price 0, 0.35 CNY per second of video 1080p",
                        "Kling 2.1 Master, price 0, 1.0 CNY per second of video",
                        "Runway Gen-4, price 0, 25.0 credits");
        assertThat(claims)
                .extracting(claim -> claim.quote().text())
                .contains("1080p | 0.35元/秒")
                .noneMatch(quote -> quote.startsWith("|"));
    }

    @Test
    void what_a_plan_gives_is_no_price_and_what_it_is_called_says_nothing() {
        assertThat(told(claims(
                        "模型 | 套餐 | 价格 | 积分 | 是否收费\nVeo 3.1 | 免费版 | - | 125 | 是\n可灵 2.1 | 标准版 | 66元/月 | 660 | 是")))
                .containsExactly("Kling 2.1, price 0, 66.0 CNY per month");
    }

    @Test
    void two_columns_may_tell_one_model() {
        assertThat(told(claims("模型 | 可灵 2.1\n价格 | 0.2元/秒\n时长 | 10秒\n开源 | 否")))
                .containsExactly(
                        "Kling 2.1, price 0, 0.2 CNY per second of video",
                        "Kling 2.1, duration 0, 10.0 s",
                        "Kling 2.1, open-source -");
    }

    @Test
    void several_figures_in_a_cell_are_a_claim_each() {
        assertThat(told(claims("模型 | 分辨率\nVeo 3.1 | 720p, 1080p / 4K\n可灵 2.1 | 1080p")))
                .containsExactly(
                        "Veo 3.1, resolution 0, 720.0 p",
                        "Veo 3.1, resolution 0, 1080.0 p",
                        "Veo 3.1, resolution 0, 4.0 K",
                        "Kling 2.1, resolution 0, 1080.0 p");
    }

    @Test
    void a_remark_on_a_date_that_was_put_off_tells_the_later_one() {
        assertThat(told(claims("模型 | 备注\nVidu Q3 | 从2026年1月推迟到2026年3月发布\n可灵 2.1 | 不支持声音")))
                .containsExactly("Vidu Q3, release 0, 2026-03", "Kling 2.1, audio -");
    }

    @Test
    void remarks_are_read_as_prose_on_the_model_of_the_row() {
        List<Claim> claims = claims("模型 | 备注\nVeo 3.1 | 画面质感很细腻，但是价格太贵\n可灵 2.1 | 不支持声音");
        assertThat(told(claims))
                .containsExactlyInAnyOrder("Veo 3.1, visual-quality +", "Veo 3.1, price -", "Kling 2.1, audio -");
        assertThat(claims)
                .extracting(claim -> claim.quote().text())
                .containsExactlyInAnyOrder("Veo 3.1 | 画面质感很细腻", "Veo 3.1 | 画面质感很细腻，但是价格太贵", "可灵 2.1 | 不支持声音");
    }

    @Test
    void good_points_are_good_and_bad_ones_bad_whatever_their_words() {
        List<Claim> claims = claims("模型 | 优点 | 缺点\nVeo 3.1 | 音画同步、物理规律 | 价格\n可灵 2.1 | 运镜 | 文字渲染");
        assertThat(told(claims))
                .containsExactlyInAnyOrder(
                        "Veo 3.1, audio +",
                        "Veo 3.1, physics +",
                        "Veo 3.1, price -",
                        "Kling 2.1, camera-control +",
                        "Kling 2.1, text-rendering -");
        assertThat(claims).allMatch(claim -> claim.basis() == Basis.AUTHOR);
    }

    @Test
    void the_name_may_stand_behind_what_is_said() {
        List<Claim> claims = claims("价格 | 模型\n0.4美元/秒 | Veo 3.1\n0.2元/秒 | 可灵 2.1");
        assertThat(claims)
                .extracting(claim -> claim.quote().text())
                .containsExactly("0.4美元/秒 | Veo 3.1", "0.2元/秒 | 可灵 2.1");
    }

    @Test
    void what_stands_beside_the_table_tells_what_all_its_prices_are_for() {
        assertThat(told(claimsIn(Articles.of(
                        "AI视频生成模型价格表", "2025-11-20", "视频生成模型，价格单位均为美元/秒。\n\n模型 | 价格\nVeo 3.1 | 0.4\nSora 2 | $0.1"))))
                .containsExactly(
                        "Veo 3.1, price 0, 0.4 USD per second of video",
                        "Sora 2, price 0, 0.1 USD per second of video");
    }

    @Test
    void a_name_among_known_ones_is_a_model_and_a_tool_among_tools_is_none() {
        assertThat(told(claims("模型 | 时长\nVeo 3.1 | 8秒\n可灵 2.1 | 10秒\n灵鹿 V2 | 20秒\nTessel T1 | 12秒\n平均 | 11秒")))
                .containsExactly(
                        "Veo 3.1, duration 0, 8.0 s",
                        "Kling 2.1, duration 0, 10.0 s",
                        "灵鹿 V2, duration 0, 20.0 s",
                        "Tessel T1, duration 0, 12.0 s");
        assertThat(told(claims("| Veo 3.1 | Sora 2 | 灵鹿 V2\n时长 | 8秒 | 12秒 | 20秒")))
                .contains("灵鹿 V2, duration 0, 20.0 s");
        assertThat(claims("工具 | 价格\n可灵 | 66元\nClipsmith | 30元\nPhotoroot | 12元"))
                .extracting(Claim::model)
                .containsOnly("Kling");
        assertThat(claims("模型 | 类型 | 价格\nVeo 3.1 | 视频 | 1元\n可灵 2.1 | 视频 | 2元\nPixelroot 3 | 图像生成 | 3元"))
                .extracting(Claim::model)
                .containsOnly("Veo 3.1", "Kling 2.1");
    }

    @Test
    void tables_that_are_not_on_models_say_nothing() {
        assertThat(claims("城市 | 人口 | 分辨率\n上海 | 2400万 | 1080p\n北京 | 2100万 | 4K")).isEmpty();
        assertThat(claims("对战 | Veo 3.1 | 可灵 2.1\nVeo 3.1 | - | 62%\n可灵 2.1 | 38% | -"))
                .isEmpty();
    }

    @Test
    void rows_of_events_speak_of_the_models_they_name_and_no_longer_behind_the_table() {
        List<Claim> claims = claims("""
            日期 | 事件
            2025年8月 | Veo 3.1 正式发布
            2025年9月 | Sora 2 正式发布
            2025年10月 | 最高支持 1080p 视频
            2025年11月 | 可灵 2.1 降价

            人物的脸不会变，一致性非常好，画面也很清晰。
            """);
        assertThat(told(claims))
                .containsExactly("Veo 3.1, release 0, 2025-08", "Sora 2, release 0, 2025-09", "Kling 2.1, price +");
    }

    @Test
    void prose_behind_a_table_does_not_go_on_with_its_last_row() {
        List<Claim> claims = claims("模型 | 时长\nVeo 3.1 | 8秒\nSora 2 | 12秒\n可灵 2.1 | 10秒\n\n它的画面细腻，运动幅度很大。");
        assertThat(claims).extracting(Claim::attribute).containsOnly(Attribute.DURATION);
    }

    @Test
    void tables_of_pages_and_of_saved_markdown_are_read_alike() {
        String page = """
            <html lang="en"><head><title>AI video models compared: Veo 3.1 and Kling 2.1</title></head><body><article>
            <h1>AI video models compared: Veo 3.1 and Kling 2.1</h1>
            <p>We spent a week with two AI video models. Here is what they offer and what each of them costs, in one table.</p>
            <table><thead><tr><th>Model</th><th>Max length</th><th>Resolution</th><th>Price (USD per second)</th>
            <th>Native audio</th></tr></thead><tbody>
            <tr><td rowspan="2">Veo 3.1</td><td>8 seconds</td><td>720p</td><td>0.20</td><td>Yes</td></tr>
            <tr><td>8 seconds</td><td>4K</td><td>0.60</td><td>Yes</td></tr>
            <tr><td>Kling 2.1</td><td>10 s</td><td>1080p</td><td>0.14</td><td>No</td></tr></tbody></table>
            <p>We keep the table up to date, so come back in a month if you make a living with AI video models.</p>
            </article></body></html>
            """;
        String markdown = """
            ---
            title: "AI video models compared: Veo 3.1 and Kling 2.1"
            ---
            We spent a week with two AI video models. Here is what they offer and what each of them costs, in one table.

            | Model | Max length | Resolution | Price (USD per second) | Native audio |
            | :--- | --- | --- | ---: | :-: |
            | **Veo 3.1** | 8 seconds | 720p | 0.20 | Yes |
            | | 8 seconds | 4K | 0.60 | Yes |
            | Kling 2.1 | 10 s | 1080p | 0.14 | No |
            """;
        List<String> expected = List.of(
                "Veo 3.1, duration 0, 8.0 s",
                "Veo 3.1, resolution 0, 720.0 p",
                "Veo 3.1, price 0, 0.2 USD per second of video 720p",
                "Veo 3.1, audio +",
                "Veo 3.1, resolution 0, 4.0 K",
                "Veo 3.1, price 0, 0.6 USD per second of video 4k",
                "Kling 2.1, duration 0, 10.0 s",
                "Kling 2.1, resolution 0, 1080.0 p",
                "Kling 2.1, price 0, 0.14 USD per second of video",
                "Kling 2.1, audio -");
        assertThat(told(claimsIn(read("page.html", page)))).containsExactlyElementsOf(expected);
        assertThat(told(claimsIn(read("table.md", markdown)))).containsExactlyElementsOf(expected);
    }

    private static Article read(String name, String source) {
        Reading reading = new ArticleReader(Clock.systemUTC())
                .read(name, source.getBytes(StandardCharsets.UTF_8), Optional.empty())
                .get(0);
        assertThat(reading).isInstanceOf(Reading.Found.class);
        return ((Reading.Found) reading).article();
    }

    @Test
    void a_table_of_ten_thousand_rows_takes_little_time_and_few_claims() {
        String rows = IntStream.range(0, 10_000)
                .mapToObj(i -> "可灵 2.1 | " + (i % 9 + 1) + "." + i + "元/秒 | " + i + "秒 | ✅ | 画面细腻 " + i)
                .collect(Collectors.joining("\n"));
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(claims("模型 | 价格 | 时长 | 声音 | 备注\nVeo 3.1 | 1元/秒 | 8秒 | ✅ | 太贵\n" + rows))
                        .hasSizeBetween(20, 100));
    }
}
