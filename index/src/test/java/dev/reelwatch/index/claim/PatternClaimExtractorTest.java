package dev.reelwatch.index.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternClaimExtractorTest {
    private final PatternClaimExtractor extractor = new PatternClaimExtractor(SeedVocabulary.INSTANCE);

    private List<Claim> claims(String text) {
        return extractor.claimsIn(Articles.of("AI视频生成模型新闻", "2025-04-10", text));
    }

    private Claim only(String text, Attribute attribute) {
        List<Claim> found = claims(text).stream()
                .filter(claim -> claim.attribute() == attribute)
                .toList();
        assertThat(found).as("claims on %s in: %s", attribute, text).hasSize(1);
        return found.get(0);
    }

    @Test
    void every_quote_stands_at_its_place_in_the_article() {
        Article article = Articles.of(
                "可灵 2.1 上线", "2025-05-30", "可灵 2.1 视频生成模型今天上线。\n\n画面更细腻，动作更自然，支持 1080p，5秒视频只要 35 个积分。\n\n它的物理规律还有问题。");
        List<Claim> claims = extractor.claimsIn(article);
        assertThat(claims).hasSizeGreaterThan(4);
        assertThat(claims)
                .allSatisfy(claim -> assertThat(article.text()
                                .substring(claim.quote().start(), claim.quote().end()))
                        .isEqualTo(claim.quote().text()));
    }

    @Test
    void a_sentence_on_two_models_is_a_claim_on_each() {
        List<Claim> claims = claims("Runway 的视频生成家族里，Gen-4和Gen-3 Alpha只对付费用户开放。");
        assertThat(claims)
                .filteredOn(claim -> claim.attribute() == Attribute.AVAILABILITY)
                .extracting(Claim::model)
                .containsExactlyInAnyOrder("Runway Gen-4", "Runway Gen-3 Alpha");
    }

    @Test
    void work_for_a_clip_is_a_speed_on_the_length_of_the_clip() {
        Value value = only("Gen-4 Turbo 生成视频很快，只用30秒就能生成10秒的画面。", Attribute.GENERATION_SPEED)
                .value()
                .orElseThrow();
        assertThat(value.number()).isEqualTo(OptionalDouble.of(30));
        assertThat(value.unit()).contains("s");
        assertThat(value.per()).contains("10 s clip");
    }

    @Test
    void the_length_of_the_clip_may_stand_before_the_work() {
        Value value = only("Gen-3 Alpha 做视频，5秒的片段耗时45秒。", Attribute.GENERATION_SPEED)
                .value()
                .orElseThrow();
        assertThat(value.number()).isEqualTo(OptionalDouble.of(45));
        assertThat(value.per()).contains("5 s clip");
    }

    @Test
    void a_price_is_told_on_what_it_is_counted() {
        Value value =
                only("谷歌下调 Veo 3 视频生成价格，每秒 0.4 美元。", Attribute.PRICE).value().orElseThrow();
        assertThat(value.number()).isEqualTo(OptionalDouble.of(0.4));
        assertThat(value.unit()).contains("USD");
        assertThat(value.per()).contains("second of video");
    }

    @Test
    void a_month_stays_a_month() {
        Claim claim = only("2023年2月发布Gen-1，视频生成从此开始。", Attribute.RELEASE);
        assertThat(claim.trueAt()).contains(Moment.parse("2023-02"));
        assertThat(claim.status()).isEqualTo(Status.PAST);
    }

    @Test
    void last_night_is_the_day_before_the_article() {
        Claim claim = only("Runway 昨晚发布了视频模型 Gen-4。", Attribute.RELEASE);
        assertThat(claim.trueAt()).contains(Moment.parse("2025-04-09"));
    }

    @Test
    void what_comes_soon_is_planned() {
        assertThat(only("可灵的多图参考功能即将推出，视频生成会更可控。", Attribute.REFERENCE).status())
                .isEqualTo(Status.PLANNED);
    }

    @Test
    void a_missing_feature_counts_against_the_model() {
        assertThat(only("目前 Gen-4 还不支持文生视频。", Attribute.TEXT_TO_VIDEO).polarity())
                .isEqualTo(Polarity.NEGATIVE);
    }

    @Test
    void not_only_is_no_negation() {
        assertThat(only("海螺02的视频不仅物理规律真实，还很快。", Attribute.PHYSICS).polarity()).isEqualTo(Polarity.POSITIVE);
    }

    @Test
    void the_model_behind_the_word_than_is_what_the_subject_is_compared_to() {
        Claim claim = only("可灵1.6的视频动作比Gen-4自然得多。", Attribute.MOTION);
        assertThat(claim.model()).isEqualTo("Kling 1.6");
        assertThat(claim.comparedTo()).contains("Runway Gen-4");
    }

    @Test
    void a_pronoun_takes_the_subject_of_the_sentence_before() {
        Claim claim = only("Vidu Q2 是一个AI视频模型。它的口型同步很准确。", Attribute.LIP_SYNC);
        assertThat(claim.model()).isEqualTo("Vidu Q2");
    }

    @Test
    void a_prompt_is_no_claim() {
        assertThat(claims("Prompt：可灵风格的镜头，光影细腻，画面稳定，视频里一只猫跳过屋顶。")).isEmpty();
    }

    @Test
    void a_sentence_on_something_else_is_no_claim_on_the_model_before_it() {
        assertThat(claims("可灵是AI视频生成工具。ChatGPT的价格是每月20美元。")).noneMatch(claim -> claim.attribute() == Attribute.PRICE);
    }

    @Test
    void an_article_that_only_shares_a_name_makes_no_claims() {
        Article solar = Articles.of(
                "Sora 500 solar panel review",
                "2025-04-10",
                "The Sora 500 is a folding solar panel. Its price is $499 and the quality is great.");
        assertThat(extractor.claimsIn(solar)).isEmpty();
    }

    @Test
    void a_claim_keeps_its_id_however_often_it_is_extracted() {
        String text = "可灵 2.1 视频生成模型支持 1080p。";
        assertThat(claims(text)).isNotEmpty().isEqualTo(claims(text));
    }

    @Test
    void claim_json_is_read_back_as_it_was_written() {
        for (Claim claim : claims("谷歌下调 Veo 3 视频生成价格，每秒 0.4 美元。2023年2月发布Gen-1。可灵比Gen-4自然。")) {
            assertThat(ClaimJson.read(ClaimJson.write(claim).toString())).isEqualTo(claim);
        }
    }

    @Test
    void no_figure_makes_it_fail() {
        String[] parts = {
            "Sora 2",
            "第",
            "1",
            "一",
            "十",
            "百",
            "9".repeat(400),
            ".",
            ",",
            "秒",
            "分钟",
            "视频",
            "生成",
            "只需",
            "美元",
            "$",
            "万",
            "亿",
            "%",
            "倍",
            "名",
            "2025年",
            "13月",
            "32日",
            "前",
            "p",
            "k",
            "gb",
            "参数",
            "从",
            "到",
            "每",
            "，",
            "。",
            " "
        };
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder("可灵 2.1 的AI视频");
            for (int i = 0; i < 12; i++) text.append(parts[random.nextInt(parts.length)]);
            String words = text.toString();
            assertThat(claims(words))
                    .as(words)
                    .allMatch(claim ->
                            words.startsWith(claim.quote().text(), claim.quote().start()));
        }
    }

    @Test
    void a_clause_without_end_proves_nothing_and_takes_no_time() {
        for (String endless : List.of("5", "十", "好", "5秒", "第一", "www.")) {
            assertThat(claims("Sora 2 AI视频支持" + endless.repeat(50_000 / endless.length())))
                    .isEmpty();
        }
    }

    @Test
    void names_sizes_and_labels_in_endless_rows_are_read_to_their_end() {
        for (String row : List.of("5B、18B、", "Sora 2 第三，", "题一 口型。", "没有哪个模型像", "只有 3 条")) {
            assertThat(claims("Sora 2 AI视频模型发布。" + row.repeat(4_000))).hasSizeLessThan(100);
        }
    }

    @Test
    void the_figure_behind_a_change_is_the_new_one_and_each_model_has_its_own() {
        List<Claim> claims = claims("谷歌的AI视频 Veo 3 从每秒 0.75 美元降到 0.40 美元，Veo 3 Fast 从每秒 0.40 美元降到 0.15 美元。");
        assertThat(claims)
                .filteredOn(claim -> claim.attribute() == Attribute.PRICE)
                .extracting(
                        Claim::model,
                        claim -> claim.value().orElseThrow().number().orElseThrow())
                .containsExactly(tuple("Veo 3", 0.4), tuple("Veo 3 Fast", 0.15));
    }

    @Test
    void a_version_behind_another_name_is_no_version_of_this_line() {
        assertThat(claims("可灵 2.1 是AI视频模型。Gemini 2.5 Pro 的价格是每月20美元。"))
                .extracting(Claim::model)
                .doesNotContain("Kling 2.5 Pro");
    }

    @Test
    void a_promise_of_former_days_that_is_retold_is_no_new_promise() {
        assertThat(claims("可灵当时说多图参考很快会推出，那是AI视频的旧事。")).noneMatch(claim -> claim.attribute() == Attribute.REFERENCE);
    }

    @Test
    void numbered_headings_of_a_round_name_models_that_no_list_knows() {
        Article article = Articles.of("盘点两个刷屏的AI视频项目", "2025-04-10", """
                这周有两个AI视频生成项目刷屏，一个是白鹭实验室的 PoseWeaver，一个是 LumenTalk。

                一. 白鹭PoseWeaver

                一张照片就能生成跳舞的视频，人物一致性很强。

                二. 潮汐LumenTalk

                口型同步非常自然。

                至于 PoseWeaver 和 LumenTalk 谁更好，看各位的需要。""");
        assertThat(extractor.claimsIn(article))
                .extracting(Claim::model, Claim::attribute)
                .contains(tuple("PoseWeaver", Attribute.CONSISTENCY), tuple("LumenTalk", Attribute.LIP_SYNC));
        assertThat(extractor.claimsIn(article)).allMatch(Claim::unlisted);
    }

    @Test
    void what_methods_without_a_name_lack_is_not_said_of_the_model() {
        assertThat(claims("Vidu 2.0 视频模型今天发布。现有方法往往只能生成5秒的片段，画面也很模糊。"))
                .noneMatch(claim ->
                        claim.attribute() == Attribute.DURATION || claim.attribute() == Attribute.VISUAL_QUALITY);
        assertThat(claims("Vidu 2.0 视频模型今天发布。现有方法往往画面模糊，但它的画面非常清晰。"))
                .anyMatch(claim ->
                        claim.attribute() == Attribute.VISUAL_QUALITY && claim.polarity() == Polarity.POSITIVE);
    }

    @Test
    void what_a_version_has_gained_it_has_gained_on_the_one_before_it() {
        List<Claim> claims = claims("可灵 1.6 视频模型大家用了很久。可灵 2.0 今天发布。一致性提升明显。");
        assertThat(claims)
                .filteredOn(claim -> claim.attribute() == Attribute.CONSISTENCY)
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.model()).isEqualTo("Kling 2.0");
                    assertThat(claim.comparedTo()).contains("Kling 1.6");
                });
    }

    @Test
    void a_time_told_by_itself_belongs_to_what_follows() {
        assertThat(only("Runway Gen-3 Alpha 视频模型今天发布。未来几天内，就会开放给所有人。", Attribute.AVAILABILITY))
                .satisfies(claim -> {
                    assertThat(claim.status()).isEqualTo(Status.PLANNED);
                    assertThat(claim.quote().text()).startsWith("未来几天内");
                });
    }

    @Test
    void a_ball_that_misses_denies_no_release() {
        assertThat(claims("OpenAI 发布 Sora 2 视频模型。发布片里那个没投进的篮球，我印象很深。"))
                .filteredOn(claim -> claim.attribute() == Attribute.RELEASE)
                .noneMatch(claim -> claim.polarity() == Polarity.NEGATIVE);
    }

    @Test
    void cards_and_lengths_are_read_without_a_number_too() {
        assertThat(only("Wan 2.1 视频模型很省，消费级显卡也能运行。", Attribute.HARDWARE)
                        .value()
                        .orElseThrow()
                        .text())
                .isEqualTo("消费级显卡");
        assertThat(only("SkyReels-V2 视频模型支持无限时长的视频生成。", Attribute.DURATION)
                        .value()
                        .orElseThrow()
                        .text())
                .isEqualTo("无限时长");
    }

    @Test
    void a_headline_is_not_told_twice() {
        List<Claim> claims = extractor.claimsIn(
                Articles.of("新模型", "2025-04-10", "#Vidu 2.0 一致性逆天#\n\nVidu 2.0 视频模型在多个镜头里人物一致性很强，衣服也没有变。"));
        assertThat(claims)
                .filteredOn(claim -> claim.attribute() == Attribute.CONSISTENCY)
                .noneMatch(claim -> claim.quote().text().startsWith("#"));
    }

    @Test
    void in_a_talk_with_the_makers_they_speak_for_themselves() {
        String text = "我们觉得 Vidu 1.5 视频模型的一致性已经很强。";
        assertThat(extractor.claimsIn(Articles.of("专访 Vidu 团队：视频模型的下一步", "2025-04-10", text)))
                .isNotEmpty()
                .allMatch(claim -> claim.basis() == Basis.VENDOR);
        assertThat(extractor.claimsIn(Articles.of("Vidu 1.5 视频模型实测", "2025-04-10", text)))
                .isNotEmpty()
                .allMatch(claim -> claim.basis() == Basis.AUTHOR);
    }

    @Test
    void a_store_is_no_voice_and_a_chart_is_one() {
        assertThat(only("Vidu 2.0 视频模型的应用在 App Store 可以下载。", Attribute.AVAILABILITY)
                        .basis())
                .isEqualTo(Basis.VENDOR);
        assertThat(only("Vidu 2.0 视频模型这周霸榜，排名第一。", Attribute.RANKING).basis()).isEqualTo(Basis.THIRD_PARTY);
    }

    @Test
    void history_is_told_by_the_writer_whoever_speaks_elsewhere_in_the_sentence() {
        assertThat(only("官方今天没有说话，而 Vidu 1.0 视频模型是去年发布的。", Attribute.RELEASE).basis())
                .isEqualTo(Basis.AUTHOR);
    }

    @Test
    void in_a_long_article_whose_writer_speaks_now_and_then_verdicts_are_his_and_functions_the_makers() {
        String news = "会场里来了许多做短片的人，台上放了几段样片，台下有人记笔记。".repeat(40);
        String text = "Vidu 2.0 视频模型的画质很细腻。Vidu 2.0 支持首尾帧。\n\n" + news;
        assertThat(only(text, Attribute.VISUAL_QUALITY).basis()).isEqualTo(Basis.VENDOR);
        String told = text + "\n\n我在后排坐了两个小时。我问了两个人。";
        assertThat(only(told, Attribute.VISUAL_QUALITY).basis()).isEqualTo(Basis.AUTHOR);
        assertThat(only(told, Attribute.FIRST_LAST_FRAME).basis()).isEqualTo(Basis.VENDOR);
    }

    @Test
    void an_adjective_judges_what_is_named_beside_it() {
        assertThat(claims("Vidu 2.0 视频模型的动作和表情都很逼真。"))
                .extracting(Claim::attribute)
                .containsExactly(Attribute.MOTION);
        assertThat(claims("Vidu 2.0 视频模型在语音生成上可以说遥遥领先。"))
                .extracting(Claim::attribute)
                .doesNotContain(Attribute.OVERALL)
                .contains(Attribute.AUDIO);
    }

    @Test
    void what_a_thing_is_like_is_not_what_is_spoken_of() {
        assertThat(claims("Vidu 2.0 视频模型昨天发布，类似 HeyGen、PixVerse。整体效果非常惊艳。"))
                .filteredOn(claim -> claim.attribute() == Attribute.OVERALL)
                .isNotEmpty()
                .allMatch(claim -> claim.model().equals("Vidu 2.0"));
    }

    @Test
    void a_short_post_on_a_film_made_with_ai_is_on_ai_video_though_it_names_the_tool_once() {
        assertThat(aboutAiVideo("一张老照片，变成20秒水墨动画！", "作者分享了做法，只用到了 ChatGPT 和 Runway 的 Gen-4 两个工具。"))
                .isTrue();
        assertThat(aboutAiVideo("这种纸雕小剧场动画，怎么用AI做？", "先画一张纸雕的图，再用可灵AI让它动起来，提示词放在评论区。"))
                .isTrue();
        assertThat(aboutAiVideo("这部动画的结局，你看懂了吗", "片尾 Sora 走向门外，灯一盏盏灭了。")).isFalse();
        assertThat(aboutAiVideo("新视频：周末在海边", "拍完才发现 Vidu 这个词被写错了。")).isFalse();
    }

    private static boolean aboutAiVideo(String title, String text) {
        return SeedVocabulary.INSTANCE.aboutAiVideo(Articles.of(title, "2025-04-10", text));
    }

    @Test
    void words_that_speak_of_a_feature_and_judge_it_at_once_need_no_verdict() {
        assertThat(only("用可灵 2.1 做视频，人走着走着脚不沾地。", Attribute.PHYSICS).polarity()).isEqualTo(Polarity.NEGATIVE);
        assertThat(only("可灵 2.1 的视频里衣服一层层叠着也没穿模。", Attribute.PHYSICS).polarity())
                .isEqualTo(Polarity.POSITIVE);
        assertThat(only("可灵 2.1 的视频里招牌都不会乱码。", Attribute.TEXT_RENDERING).polarity())
                .isEqualTo(Polarity.POSITIVE);
        assertThat(only("Kling 2.1 makes video in which faces wander and drift.", Attribute.CONSISTENCY)
                        .polarity())
                .isEqualTo(Polarity.NEGATIVE);
    }

    @Test
    void a_value_in_words_keeps_all_of_them() {
        Value length = only("可灵 2.1 的视频单条最长二十五秒。", Attribute.DURATION).value().orElseThrow();
        assertThat(length.number()).isEqualTo(OptionalDouble.of(25));
        assertThat(length.text()).contains("二十五秒");
        Value coins = only("可灵 2.1 生成视频每秒三毛五。", Attribute.PRICE).value().orElseThrow();
        assertThat(coins.number()).isEqualTo(OptionalDouble.of(0.35));
    }

    @Test
    void a_fault_stays_one_whatever_is_denied_behind_it() {
        assertThat(only("可灵 2.1 的视频容易糊，比如一致性也没那么好。", Attribute.VISUAL_QUALITY).polarity())
                .isEqualTo(Polarity.NEGATIVE);
        assertThat(only("可灵 2.1 做视频时，提示词理解非常困难。", Attribute.PROMPT_ADHERENCE).polarity())
                .isEqualTo(Polarity.NEGATIVE);
    }

    @Test
    void what_follows_from_a_supposition_is_not_so() {
        assertThat(claims("可灵 9.0 的视频演示不错，如果成片也能这样，那就是全球第一。"))
                .extracting(Claim::attribute)
                .doesNotContain(Attribute.RANKING);
    }

    @Test
    void who_is_named_in_the_title_and_speaks_in_turns_speaks_for_the_makers() {
        List<Claim> talk = extractor.claimsIn(Articles.of("对话林渡舟：可灵 8.0 为什么想慢一点", "2026-04-10", """
                林渡舟做的视频生成模型可灵 8.0 上个月上线。

                问：最满意什么？

                林渡舟：我觉得是动作，我们的动作非常自然。

                林渡舟：我个人觉得光影也很细腻。

                林渡舟：说实话，物理规律还有问题。
                """));
        assertThat(talk).isNotEmpty().allMatch(claim -> claim.basis() == Basis.VENDOR);
    }

    @Test
    void release_notes_are_the_words_of_the_makers() {
        List<Claim> notes = extractor.claimsIn(Articles.of("可灵 8.1 更新日志", "2026-04-10", """
                可灵 8.1 视频生成模型更新：我们觉得画面更细腻，我们很喜欢新的光影。

                我们还把单条视频的时长提到了 20 秒，我们测试下来动作也更自然。
                """));
        assertThat(notes).isNotEmpty().allMatch(claim -> claim.basis() == Basis.VENDOR);
    }

    @ParameterizedTest
    @CsvSource({
        "样片观察室, https://runwayml.com/research/gen-6, VENDOR",
        "Runway, https://news.example/1, VENDOR",
        "Runway 官方微博, https://weibo.com/1234567890/AbCdEfGhI, VENDOR",
        "样片观察室, https://news.example/1, AUTHOR",
        "可灵AI, https://news.example/1, AUTHOR",
    })
    void what_a_maker_writes_of_its_model_is_the_makers_word(String site, String url, Basis basis) {
        String text = """
                我们这次把 Runway Gen-6 视频生成模型的画面做得更细腻了，我很喜欢。

                我们测试下来，Runway Gen-6 的动作非常自然，我觉得光影也很好。
                """;
        assertThat(extractor.claimsIn(Articles.from(site, url, "Runway Gen-6", "2026-04-10", text)))
                .isNotEmpty()
                .allMatch(claim -> claim.basis() == basis);
    }

    @ParameterizedTest
    @CsvSource({"单条价格相当于人民币两块钱, AUTHOR", "一年下来价格要 7200 美元, AUTHOR", "价格为每秒 0.4 美元, VENDOR"})
    void a_price_that_is_worked_out_is_the_writers(String price, Basis basis) {
        assertThat(only("Veo 4 视频模型的" + price + "。", Attribute.PRICE).basis()).isEqualTo(basis);
    }

    @Test
    void an_assistant_that_takes_part_in_a_test_of_models_is_spoken_of_too() {
        String test = """
                可灵 3.0、Vidu Q4 和海螺 3 的视频生成横评。

                可灵 3.0 的画面很清晰。

                Vidu Q4 的动作很自然。

                元宝

                元宝生成的这段视频画面模糊。
                """;
        assertThat(claims(test))
                .filteredOn(claim -> claim.model().equals("元宝"))
                .singleElement()
                .matches(Claim::unlisted);
        String aside = test.replace("元宝\n", "").replace("元宝生成的这段视频", "元宝的图标");
        assertThat(claims(aside)).extracting(Claim::model).doesNotContain("元宝");
    }

    @Test
    void what_something_is_done_for_is_not_told_to_be_there() {
        assertThat(claims("可灵 3.0 视频模型上线。为了使人物一致性更好，团队重写了训练代码。"))
                .extracting(Claim::attribute)
                .doesNotContain(Attribute.CONSISTENCY);
    }

    @Test
    void who_others_do_better_than_comes_out_worse() {
        String test = "Sora 视频生成模型开放了。";
        assertThat(only(test + "在这五个场景里，国产模型整体表现明显优于 Sora。", Attribute.OVERALL).polarity())
                .isEqualTo(Polarity.NEGATIVE);
        assertThat(only(test + "在这五个场景里，Sora 整体表现明显优于 Wan 2.1。", Attribute.OVERALL)
                        .polarity())
                .isEqualTo(Polarity.POSITIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    海螺 4 视频模型首批只给美国和加拿大用户 | 美国和加拿大
                    Veo 4 视频模型已登陆 Gemini App | Gemini App
                    Sora 3, the video model, is only available in the US and Canada | US and Canada
                    """)
    void where_a_model_may_be_used_is_told_as_written(String sentence, String where) {
        assertThat(only(sentence + (sentence.endsWith("a") ? "." : "。"), Attribute.AVAILABILITY)
                        .value())
                .map(Value::text)
                .hasValue(where);
    }

    @Test
    void what_has_a_day_to_come_and_what_a_release_to_come_brings_is_to_come() {
        List<Claim> claims = claims("下月初 Sora 3 视频模型登陆安卓。谷歌计划在 7 月推出 Veo 5，支持一次生成 1 分钟的 4K 视频。");
        assertThat(claims).hasSize(4).allMatch(claim -> claim.status() == Status.PLANNED);
    }

    @Test
    void what_is_only_named_to_set_off_another_thing_is_not_judged() {
        assertThat(claims("Sora 3 视频模型上线了。最让人惊喜的不是 Sora 3 的画质，是它的口型特别准。"))
                .extracting(Claim::attribute)
                .contains(Attribute.LIP_SYNC)
                .doesNotContain(Attribute.VISUAL_QUALITY);
    }

    @Test
    void what_a_frame_of_former_days_opens_is_past() {
        assertThat(only("去年这个时候，可灵视频还只能生成 5 秒。", Attribute.DURATION).status()).isEqualTo(Status.PAST);
    }

    @Test
    void so_many_cards_may_be_written_in_one_word() {
        assertThat(only("Sora 视频模型推理大约需要 8xA100。", Attribute.HARDWARE).value())
                .map(Value::text)
                .hasValue("A100");
    }

    @Test
    void a_fault_that_hardly_happens_is_praise() {
        assertThat(only("可灵 2.1 的视频崩坏率低。", Attribute.CONSISTENCY).polarity()).isEqualTo(Polarity.POSITIVE);
        assertThat(only("可灵 2.1 的视频崩坏不少。", Attribute.CONSISTENCY).polarity()).isEqualTo(Polarity.NEGATIVE);
    }

    @Test
    void what_another_thing_costs_is_not_what_the_model_costs() {
        assertThat(claims("""
                        Veo 3.1 视频生成模型上线。

                        RTX 5090 价格 16499 元。

                        Nano Banana Pro 也更新了，0.24 美元一张。
                        """)).extracting(Claim::attribute).doesNotContain(Attribute.PRICE);
    }

    @Test
    void who_says_that_he_tested_judges_himself_however_short_his_post() {
        assertThat(only("我连测了三天。可灵 2.1 的视频物理规律很差。", Attribute.PHYSICS).basis()).isEqualTo(Basis.AUTHOR);
    }

    @Test
    void a_text_without_full_stops_is_read_by_its_commas() {
        StringBuilder caption = new StringBuilder("可灵 2.1 做的视频");
        for (int i = 0; i < 400; i++) caption.append("，可灵 2.1 的视频第").append(i).append("个镜头动作很自然");
        assertThat(claims(caption.append("，最长 10 秒").toString()))
                .extracting(Claim::attribute)
                .contains(Attribute.MOTION, Attribute.DURATION);
    }

    @Test
    void the_translation_of_a_prompt_and_lines_of_code_claim_nothing() {
        assertThat(claims("""
                        可灵 3.0 视频生成模型上线了。第一个案例来自一位老师，他写了很长的一段话，然后等了一会儿，喝完一杯茶回来，片子已经躺在文件夹里面了。

                        A slow dolly shot follows an old fisherman along a pier while soft golden light falls on wet planks and gulls circle above him in the wind.

                        一个缓慢的推轨镜头跟随老渔夫走过码头，柔和的金色光影落在潮湿的木板上，海鸥在他头顶盘旋。

                        generate(prompt='slow motion, cinematic lighting', resolution='4k')

                        video.create("可灵 3.0 支持首尾帧，镜头控制更稳")

                        kling_v3_fp8_text_encoder.safetensors""")).extracting(Claim::attribute).containsOnly(Attribute.RELEASE);
    }

    @Test
    void a_fault_is_the_writers_finding_and_what_shrinks_counts_against() {
        List<Claim> claims = claims("可灵 2.1 视频生成模型的价格比上一代更贵。可灵 2.1 的用户留存在三个月里下降了一半。");
        assertThat(claims)
                .filteredOn(claim -> claim.attribute() == Attribute.PRICE || claim.attribute() == Attribute.ADOPTION)
                .extracting(Claim::attribute, Claim::polarity, Claim::basis)
                .containsExactlyInAnyOrder(
                        tuple(Attribute.PRICE, Polarity.NEGATIVE, Basis.AUTHOR),
                        tuple(Attribute.ADOPTION, Polarity.NEGATIVE, Basis.AUTHOR));
    }

    @Test
    void the_lists_that_a_rank_is_on_are_no_functions() {
        assertThat(claims("可灵 2.1 在文生视频和图生视频两个榜单上都拿下全球第一。"))
                .extracting(Claim::attribute)
                .containsOnly(Attribute.RANKING);
    }

    @Test
    void what_only_stresses_is_no_claim_of_its_own() {
        List<Claim> claims = claims("海螺02的视频动作是我用过最自然的，没有之一。");
        assertThat(claims).extracting(Claim::polarity).containsOnly(Polarity.POSITIVE);
        assertThat(claims).extracting(claim -> claim.quote().text()).allMatch(quote -> quote.contains("最自然"));
    }

    @Test
    void a_prompt_that_the_line_above_announces_claims_nothing() {
        assertThat(claims("""
                        可灵 3.0 视频生成模型上线了。我给它写了一段提示词：

                        古城黄昏，光影柔和，人物动作自然，电影质感。

                        镜头切至城门外，色彩浓烈，运镜平稳。""")).extracting(Claim::attribute).containsOnly(Attribute.RELEASE);
    }

    @Test
    void the_points_of_a_part_on_another_thing_are_not_said_of_the_model() {
        assertThat(claims("""
                        可灵 2.6 视频生成教程

                        第一部分：Suno 编曲

                        1. 基础操作
                        - 免费用户每天可以生成 8 首
                        - 支持延长到 4 分钟

                        第二部分：可灵 2.6 生成视频

                        1. 基础操作
                        - 支持生成 10 秒视频"""))
                .extracting(claim -> claim.quote().text())
                .noneMatch(quote -> quote.contains("8 首") || quote.contains("4 分钟"));
    }

    @Test
    void the_maker_of_the_model_that_is_the_measure_is_not_spoken_of() {
        assertThat(claims("""
                        Pika 2.2 视频生成模型上线了，代码没放出来。

                        效果不如阿里的万相2.2。"""))
                .filteredOn(claim -> claim.attribute() == Attribute.OVERALL)
                .extracting(Claim::model)
                .doesNotContain("Wan 2.2");
    }

    @Test
    void whom_a_model_has_overtaken_is_what_it_is_compared_to() {
        assertThat(only("海螺02的视频动作流畅度领先了 Sora 2 一大截。", Attribute.MOTION))
                .returns("Hailuo 02", Claim::model)
                .returns(Optional.of("Sora 2"), Claim::comparedTo);
    }

    @Test
    void what_is_denied_of_a_feature_is_proved_with_the_words_that_name_it() {
        assertThat(only("Gen-4 生成视频的运动笔刷功能，目前还没有上线。", Attribute.MOTION_CONTROL)
                        .quote()
                        .text())
                .contains("运动笔刷")
                .contains("没有上线");
    }

    @Test
    void a_heading_that_only_names_a_feature_claims_nothing() {
        assertThat(claims("""
                        实测可灵 3.0 视频生成

                        一. 多镜头叙事

                        二. 口型同步

                        先说结论，可灵 3.0 的口型很准。"""))
                .filteredOn(claim -> claim.attribute() == Attribute.MULTI_SHOT)
                .isEmpty();
    }

    @Test
    void what_follows_a_version_and_its_line_in_one_sentence_is_said_of_the_version() {
        assertThat(claims("""
                        可灵 2.1 视频生成实测

                        可灵 2.1 的动作不错。另外，说到可灵 2.1 大师版，可灵的签约导演放出了一支片子。面部细节更加真实。"""))
                .filteredOn(claim -> claim.quote().text().contains("面部细节"))
                .extracting(Claim::model)
                .containsExactly("Kling 2.1 Master");
    }

    @Test
    void the_model_of_an_article_is_out_though_it_is_not_named_again() {
        assertThat(claims("""
                        实测海螺02视频生成

                        海螺02的动作很自然，表情也很细腻。

                        聊几句别的，最近天气不错。

                        模型昨天已经上线了。"""))
                .filteredOn(claim -> claim.quote().text().contains("上线"))
                .extracting(Claim::model, Claim::attribute)
                .contains(tuple("Hailuo 02", Attribute.RELEASE));
    }

    @Test
    void the_kind_of_method_that_is_outdone_is_not_what_the_model_is_praised_for() {
        assertThat(claims("""
                        LatentSync 唇同步视频生成研究

                        LatentSync 是一个唇同步框架。该方法在 VoxSet2 数据集上的多个指标上超越了现有的唇同步方法。"""))
                .filteredOn(claim -> claim.quote().text().contains("超越"))
                .extracting(Claim::attribute)
                .containsExactly(Attribute.RANKING);
    }

    @Test
    void where_a_model_is_used_is_not_spoken_of() {
        assertThat(claims("Seedance 2.0 视频生成模型已经开放，在豆包，即梦或者方舟上就能用。"))
                .extracting(Claim::model)
                .containsOnly("Seedance 2.0");
    }

    @Test
    void a_heading_that_tells_what_is_tested_and_the_yardstick_of_a_test_claim_nothing() {
        assertThat(claims("""
                        可灵 3.0 视频生成评测

                        2. 物理模拟精度测试

                        物理模拟是评估视频质量的核心指标，测试维度包括：流体动力学、刚体碰撞。

                        随着视频生成从画质走向运镜，可灵 3.0 的物理效果很自然。"""))
                .extracting(Claim::attribute, claim -> claim.quote().text())
                .containsExactly(tuple(Attribute.PHYSICS, "可灵 3.0 的物理效果很自然。"));
    }

    @Test
    void a_brand_that_no_list_knows_does_not_lend_its_figures_to_the_model_before_it() {
        assertThat(claims("""
                        可灵与云雀AI视频生成对比

                        云雀AI的画面不错。可灵AI的单次时长有优势，能到 120 秒。云雀AI虽然单次30秒，但能拼接。大家都爱用云雀AI。"""))
                .filteredOn(claim ->
                        claim.attribute() == Attribute.DURATION && claim.model().equals("Kling"))
                .extracting(claim -> claim.value().orElseThrow().number().orElseThrow())
                .containsExactly(120.0);
    }

    @Test
    void sound_that_runs_apart_from_the_picture_counts_against_the_model() {
        assertThat(only("Wan 2.6 生成视频，结尾处声音与画面不同步。", Attribute.AUDIO).polarity())
                .isEqualTo(Polarity.NEGATIVE);
        assertThat(only("可灵 3.0 生成的视频画质清晰，适合发在社交媒体上。", Attribute.VISUAL_QUALITY).basis())
                .isNotEqualTo(Basis.THIRD_PARTY);
        assertThat(claims("海螺02视频生成实测。这段配乐不是由海螺02生成的。"))
                .extracting(Claim::attribute)
                .doesNotContain(Attribute.ADOPTION);
    }

    @Test
    void one_figure_is_the_length_of_a_clip_or_the_time_it_takes() {
        assertThat(claims("海螺02视频生成模型单次 16 秒直出。"))
                .filteredOn(claim -> claim.value().isPresent())
                .extracting(Claim::attribute)
                .containsExactly(Attribute.DURATION);
        assertThat(claims("海螺02视频生成模型提速了，最快5秒生成高清画面。"))
                .filteredOn(claim -> claim.value().isPresent())
                .extracting(Claim::attribute)
                .containsExactly(Attribute.GENERATION_SPEED);
        assertThat(only("海螺02生成一段4秒视频的速度稳定在30秒左右。", Attribute.GENERATION_SPEED)
                        .value()
                        .orElseThrow())
                .returns(OptionalDouble.of(30), Value::number)
                .returns(Optional.of("4 s clip"), Value::per);
    }

    @Test
    void a_model_that_lends_its_name_to_another_one_is_not_spoken_of() {
        assertThat(claims("海螺02视频生成模型发布，被网友称为“国产最强Sora”。"))
                .extracting(Claim::model)
                .containsOnly("Hailuo 02");
    }

    @Test
    void the_last_of_a_list_is_no_claim_of_its_own() {
        assertThat(claims("Veo 3.1 video model: native audio with sound effects, ambient noise, and dialogue."))
                .extracting(claim -> claim.quote().text())
                .noneMatch(quote -> quote.startsWith("and "));
    }

    @Test
    void what_is_denied_to_set_off_the_rest_is_no_claim() {
        assertThat(claims("海螺02视频生成模型更新。它不再只是一个随机运镜的玩具，而是支持多镜头叙事的导演。"))
                .noneMatch(claim -> claim.polarity() == Polarity.NEGATIVE)
                .extracting(Claim::attribute)
                .contains(Attribute.MULTI_SHOT)
                .doesNotContain(Attribute.CAMERA_CONTROL);
        assertThat(claims("海螺02视频生成模型并非一次小更新，而是整体的跃升。"))
                .extracting(Claim::attribute)
                .doesNotContain(Attribute.RELEASE);
    }

    @Test
    void a_platform_that_a_model_comes_to_is_not_spoken_of() {
        assertThat(claims("Seedance 2.0 视频生成模型发布，并同步接入豆包、即梦AI等平台。"))
                .extracting(Claim::model, Claim::attribute)
                .contains(tuple("Seedance 2.0", Attribute.AVAILABILITY))
                .allSatisfy(found -> assertThat(found.toList().getFirst()).isEqualTo("Seedance 2.0"));
        assertThat(claims("即梦接入 Seedance 2.0 视频模型，会员可以直接用。"))
                .extracting(Claim::model)
                .contains("Seedance 2.0");
    }

    @Test
    void a_common_word_is_a_name_only_with_a_capital() {
        assertThat(claims("Google's Veo 3.1 video model: the image-to-video flow lets you use three reference images."))
                .extracting(Claim::model)
                .containsOnly("Veo 3.1");
        assertThat(claims("Google's video tool Flow supports Veo 3.1. Flow lets you use three reference images."))
                .extracting(Claim::model)
                .contains("Flow");
    }

    @Test
    void brackets_are_quoted_whole_and_a_name_in_them_is_named_aside() {
        assertThat(claims("Seedance 2.0 视频模型的动作很自然（行走、奔跑、转身），这会逼着对手更新。"))
                .filteredOn(claim -> claim.attribute() == Attribute.MOTION)
                .extracting(claim -> claim.quote().text())
                .containsExactly("Seedance 2.0 视频模型的动作很自然（行走、奔跑、转身）");
        assertThat(claims("Seedance 2.0 video model has natural motion and may force others to refresh (Veo, Sora)."))
                .extracting(Claim::model)
                .containsOnly("Seedance 2.0");
    }

    @Test
    void a_range_of_time_for_a_clip_stays_a_range() {
        Value taken = only("海螺02视频生成实测，10秒1080p视频生成时间约2-5分钟。", Attribute.GENERATION_SPEED)
                .value()
                .orElseThrow();
        assertThat(taken).returns(OptionalDouble.empty(), Value::number).returns(Optional.of("10 s clip"), Value::per);
        assertThat(taken.text()).endsWith("2-5分钟");
        assertThat(claims("海螺02视频生成模型做一个几十秒的视频也不难。"))
                .noneMatch(claim -> claim.value().flatMap(Value::unit).equals(Optional.of("s")));
    }

    @Test
    void how_much_something_gained_is_no_motion_and_no_fault_is_planned() {
        assertThat(claims("海螺02视频生成模型这次的提升幅度巨大。")).extracting(Claim::attribute).doesNotContain(Attribute.MOTION);
        Claim steady = only("海螺02视频生成模型上线。角色不会在不同镜头中随机变脸。", Attribute.CONSISTENCY);
        assertThat(steady.status()).isEqualTo(Status.CURRENT);
        assertThat(steady.polarity()).isEqualTo(Polarity.POSITIVE);
        assertThat(only("海螺02视频生成模型无法识别招牌上的字。", Attribute.TEXT_RENDERING).polarity())
                .isEqualTo(Polarity.NEGATIVE);
    }

    @Test
    void a_name_that_is_a_common_word_counts_bare_where_a_version_of_it_is_named() {
        String article =
                "Wan 2.6 is a video model. Unlike Sora (closed), Veo (closed) and Runway (closed), Wan's weights are"
                        + " open-source. %s generates video in 20-40 seconds, compared to Sora's 1-3 minutes or Veo's five.";
        assertThat(claims(article.formatted("Wan")))
                .filteredOn(claim -> claim.attribute() == Attribute.GENERATION_SPEED)
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.model()).startsWith("Wan");
                    assertThat(claim.value().orElseThrow().text()).isEqualTo("20-40 seconds");
                });
        assertThat(claims(article.formatted("Wan")))
                .noneMatch(claim -> claim.model().matches("Runway|Veo|Sora"));
        assertThat(claims("Wan 2.6 video model is out. Wan Li says that motion is smooth."))
                .extracting(Claim::model)
                .doesNotContain("Wan");
    }

    @Test
    void a_fault_that_is_less_or_denied_counts_for_the_model() {
        assertThat(only("Kling 3.0 video model: less flickering between frames.", Attribute.CONSISTENCY)
                        .polarity())
                .isEqualTo(Polarity.POSITIVE);
        assertThat(only(
                                "Kling 3.0 video model review. It does not morph or distort faces in motion.",
                                Attribute.CONSISTENCY)
                        .polarity())
                .isEqualTo(Polarity.POSITIVE);
    }

    @Test
    void what_a_model_is_built_on_is_not_spoken_of() {
        assertThat(claims("Wan 2.6 video model builds on the open-source Wan 2.2 architecture."))
                .extracting(Claim::model)
                .containsOnly("Wan 2.6");
    }

    @Test
    void a_clause_that_only_sets_a_case_claims_nothing() {
        assertThat(claims(
                        "Kling 2.6 video model supports up to 60 seconds. If you need longer videos, it is a choice. For longer videos,"
                                + " we recommend testing at 5 seconds."))
                .filteredOn(claim -> claim.attribute() == Attribute.DURATION)
                .extracting(claim -> claim.value().orElseThrow().number().orElseThrow())
                .containsExactly(60.0);
    }

    @Test
    void what_is_said_of_the_field_is_not_said_of_the_model_before_it() {
        for (String field : List.of(
                "当前主流视频生成大模型大多只能做 5 秒。",
                "AI 视频输出的一致性对各家都是难题。",
                "当前 AI 视频生成领域，画面模糊，动作僵硬。",
                "它们的画面都很模糊。",
                "这些闭源模型的价格居高不下。",
                "全球AI视频市场规模有望突破300亿美元。"))
            assertThat(claims("海螺02视频生成模型上线。" + field))
                    .as(field)
                    .extracting(Claim::attribute)
                    .containsOnly(Attribute.RELEASE);
        for (String field : List.of(
                "In January 2025, AI-generated video was a curiosity with blurry faces.",
                "The leading platforms produce 4K video with smooth motion.",
                "While many companies have focused on controllable models, prices are high."))
            assertThat(claims("Kling 3.0, an AI video model, was released today. " + field))
                    .as(field)
                    .extracting(Claim::attribute)
                    .containsOnly(Attribute.RELEASE);
    }

    @Test
    void a_thing_that_hosts_a_model_is_not_what_is_spoken_of() {
        assertThat(claims("Veo 3 视频模型已在 Gemini 应用、Flow 中被使用了数百万次。可在 Gemini、Canva 等多个平台中调用。"))
                .extracting(Claim::model)
                .contains("Veo 3")
                .containsOnly("Veo 3");
        assertThat(claims("Sora 2 video model: cinematic quality. Accessible via ChatGPT Plus ($20/month)."))
                .extracting(Claim::attribute)
                .contains(Attribute.VISUAL_QUALITY, Attribute.AVAILABILITY);
        assertThat(claims("可灵 3.0 视频模型的镜头语言精准得像是在操作虚幻引擎。"))
                .extracting(Claim::model)
                .containsOnly("Kling 3.0");
    }

    @Test
    void a_model_that_another_is_measured_by_or_built_on_is_not_spoken_of() {
        assertThat(claims("可灵视频生成模型是首个Sora级的产品，动作自然。")).extracting(Claim::model).containsOnly("Kling");
        assertThat(claims("海螺02视频生成模型的性能优于之前的模型，包括 Runway Gen-3 和 Sora。动作自然。"))
                .extracting(Claim::model)
                .containsOnly("Hailuo 02");
        assertThat(claims("HunyuanCustom 视频模型开源了，它是在 HunyuanVideo 基础上搭模块，口型准确。"))
                .extracting(Claim::model)
                .containsOnly("HunyuanCustom");
    }

    @Test
    void the_latter_of_two_is_spoken_of_to_the_end_of_the_sentence() {
        assertThat(claims("可灵推出两款视频模型：可灵 2.1 和可灵 2.1 大师版。前者价格便宜，后者功能更多，生成的画质也更好。"))
                .filteredOn(claim -> claim.attribute() == Attribute.VISUAL_QUALITY)
                .extracting(Claim::model)
                .containsExactly("Kling 2.1 Master");
    }

    @Test
    void what_a_reader_needs_and_what_is_kept_as_it_is_are_no_claims() {
        assertThat(claims("海螺02视频生成模型上线了，更适合需要长镜头和稳定风格的团队。"))
                .extracting(Claim::attribute)
                .doesNotContain(Attribute.DURATION, Attribute.STYLE_CONTROL);
        assertThat(claims("海螺02视频生成模型能跨镜头保持角色外观、光影与美术风格一致。"))
                .extracting(Claim::attribute)
                .contains(Attribute.CONSISTENCY)
                .doesNotContain(Attribute.LIGHTING, Attribute.STYLE_CONTROL);
    }

    @Test
    void a_service_that_is_shut_down_counts_against_it_whatever_is_praised_beside() {
        Claim shut = only(
                "OpenAI has shut down its AI video generation app Sora after it drew attention for creating realistic clips.",
                Attribute.AVAILABILITY);
        assertThat(shut.polarity()).isEqualTo(Polarity.NEGATIVE);
        assertThat(claims("A planned $1 billion deal with Disney over the video model Sora 2 has ended."))
                .extracting(Claim::attribute)
                .doesNotContain(Attribute.PRICE, Attribute.PARAMETERS);
    }

    @Test
    void a_name_with_ai_behind_it_or_a_colon_behind_its_version_is_read() {
        assertThat(claims("- Sora 2:免费，视频模型的画质逼真。\n- 爱诗科技的PixVerseAI画面细腻。"))
                .extracting(Claim::model)
                .contains("Sora 2", "PixVerse")
                .doesNotContain("Sora");
        assertThat(claims("Runway's Gen-4 is a clear jump in video realism. Kling 3.0 video model has smooth motion."))
                .extracting(Claim::model)
                .doesNotContain("InVideo AI");
    }

    @Test
    void a_brand_that_turns_to_video_is_a_model_from_there_on() {
        assertThat(claims("Midjourney 继推出图片服务之后，发表了首个视频模型。Midjourney 一次生成 5 秒的视频。"))
                .extracting(Claim::model)
                .contains("Midjourney Video");
        assertThat(claims("Midjourney, the well-known image startup, unveiled its first AI video generation model."
                        + " Midjourney generates clips of up to 21 seconds."))
                .extracting(Claim::model)
                .contains("Midjourney Video");
    }

    @Test
    void a_list_in_english_is_quoted_whole() {
        assertThat(
                        claims(
                                "Kling 3.0 video model wins praise for image quality, motion smoothness, and lip sync. It is fast, it looks good."))
                .filteredOn(claim -> claim.attribute() == Attribute.MOTION)
                .extracting(claim -> claim.quote().text())
                .containsExactly(
                        "Kling 3.0 video model wins praise for image quality, motion smoothness, and lip sync.");
    }

    @Test
    void a_sample_of_a_variant_is_an_aside() {
        assertThat(extractor.claimsIn(Articles.of("可灵 2.1 视频模型上线，性价比拉满", "2025-05-30", """
                        可灵 2.1 和可灵 2.1 大师版是这次的两款模型，可灵 2.1 便宜。

                        1. 使用可灵 2.1 大师版，提示词为：一位老人走过石桥。

                        在标准模式下，生成5秒视频仅需2元。""")))
                .filteredOn(claim -> claim.value().isPresent())
                .extracting(Claim::model)
                .containsExactly("Kling 2.1");
    }

    @Test
    void a_word_of_the_field_with_a_version_may_be_a_name() {
        assertThat(claims("Sync Labs 发布 Lipmotion-2，全球首个零样本的嘴型同步模型。Lipmotion-2 的口型准确。"))
                .extracting(Claim::model)
                .contains("Lipmotion 2");
        assertThat(claims("传统的视频编辑方法总是变形。某大学提出了一种无需训练的视频编辑新方法：ShiftWeaver。ShiftWeaver 可以替换物体。"))
                .extracting(Claim::model)
                .containsOnly("ShiftWeaver");
    }

    @Test
    void models_of_a_list_with_and_so_on_are_all_released() {
        assertThat(claims("可灵 2.0、即梦 3.0、Vidu 2.0 等模型先后登场。"))
                .filteredOn(claim -> claim.attribute() == Attribute.RELEASE)
                .extracting(Claim::model)
                .containsExactlyInAnyOrder("Kling 2.0", "Jimeng 3.0", "Vidu 2.0");
    }

    @Test
    void a_figure_of_the_others_is_not_the_subjects() {
        assertThat(claims("Vidu Q3 视频模型单次支持 16 秒直出（相比许多模型的 5–10 秒有明显提升）。"))
                .filteredOn(claim -> claim.attribute() == Attribute.DURATION)
                .extracting(claim -> claim.value().orElseThrow().number())
                .containsExactly(OptionalDouble.of(16));
        assertThat(claims("可灵视频模型的使用份额已超过 30%，超越了 Runway（23.6%）和 Veo 2（16.6%）。"))
                .extracting(Claim::model)
                .containsOnly("Kling");
    }

    @Test
    void not_just_denies_nothing() {
        assertThat(
                        claims(
                                "Luma Ray3 didn’t just add another video model, it introduced the world’s first video generator of its kind."))
                .filteredOn(claim -> claim.attribute() == Attribute.RANKING)
                .extracting(Claim::polarity)
                .containsExactly(Polarity.POSITIVE);
    }

    @Test
    void first_of_all_opens_no_instruction() {
        assertThat(claims("Seedance 2.0 视频模型来了。首先，它支持 2K 高清分辨率的视频输出。"))
                .extracting(Claim::attribute)
                .contains(Attribute.RESOLUTION);
    }

    @Test
    void words_on_the_text_or_on_a_leaderboard_are_no_claims() {
        assertThat(claims("海螺 2.3 视频模型怎么选。这份对比是写给通过 API 网关接入海螺 2.3 的工程师的。"))
                .extracting(Claim::attribute)
                .doesNotContain(Attribute.AVAILABILITY);
        assertThat(claims("Runway 视频模型上榜。Video Arena 由独立机构维护，通过盲测方式比较不同模型，进而产生排行榜。"))
                .extracting(claim -> claim.quote().text())
                .noneMatch(quote -> quote.contains("维护") || quote.contains("盲测") || quote.contains("产生"));
    }

    @Test
    void a_long_wait_counts_against_it() {
        assertThat(claims("可灵视频模型的排队时间超过了 30 分钟。"))
                .filteredOn(claim -> claim.attribute() == Attribute.GENERATION_SPEED)
                .extracting(Claim::polarity)
                .containsExactly(Polarity.NEGATIVE);
    }

    @Test
    void points_and_shares_are_figures() {
        assertThat(claims("Vidu Q3 视频模型在竞技场里 Elo 评分为 1242。"))
                .filteredOn(claim -> claim.attribute() == Attribute.RANKING)
                .extracting(claim -> claim.value().orElseThrow().number())
                .containsExactly(OptionalDouble.of(1242));
        assertThat(claims("可灵 2.0 视频模型占据 21% 的市场份额。"))
                .filteredOn(claim -> claim.attribute() == Attribute.ADOPTION)
                .extracting(claim -> claim.value().orElseThrow().number())
                .containsExactly(OptionalDouble.of(21));
    }

    @Test
    void next_best_after_another_is_worse_than_it() {
        assertThat(claims("Vidu Q3 视频模型表现不错，仅次于 Veo 3.1。"))
                .filteredOn(claim -> claim.attribute() == Attribute.RANKING)
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.model()).isEqualTo("Vidu Q3");
                    assertThat(claim.comparedTo()).contains("Veo 3.1");
                    assertThat(claim.polarity()).isEqualTo(Polarity.NEGATIVE);
                });
    }

    @Test
    void a_rival_named_later_measures_no_figure_before_it() {
        assertThat(claims("Wan 2.2 视频模型保持 14B 参数规模，多项指标超越 Runway Gen-3 等商业模型。"))
                .extracting(Claim::attribute, Claim::comparedTo)
                .containsExactlyInAnyOrder(
                        tuple(Attribute.PARAMETERS, Optional.empty()),
                        tuple(Attribute.RANKING, Optional.of("Runway Gen-3")));
    }

    @Test
    void the_plan_of_a_text_claims_nothing() {
        assertThat(
                        claims(
                                "Vidu Q3 is a video model. This guide compares Vidu Q3 and Kling 3.0, covering lip sync, camera control, and pricing."))
                .extracting(claim -> claim.quote().text())
                .noneMatch(quote -> quote.contains("camera control"));
        assertThat(
                        claims(
                                "Vidu Q3 is a video model with native audio. A second test used a reference image of two fighters."))
                .extracting(Claim::attribute)
                .doesNotContain(Attribute.REFERENCE);
    }

    @Test
    void what_a_dash_names_is_announced_and_what_it_is_trained_on_is_not() {
        assertThat(extractor.claimsIn(Articles.of("阶跃星辰开源 Step-Video-TI2V 视频模型", "2025-03-20", """
                        二月里阶跃星辰开源了 Step-Video-T2V 视频生成模型。

                        近日，阶跃星辰宣布开源图生视频模型——Step-Video-TI2V，一款基于 30B 参数 Step-Video-T2V 训练的图生视频模型，支持生成 102 帧、5 秒的视频。""")))
                .filteredOn(claim -> claim.quote().start() > 30)
                .isNotEmpty()
                .allMatch(claim -> claim.model().equals("Step-Video TI2V"))
                .extracting(Claim::attribute)
                .contains(Attribute.RELEASE, Attribute.PARAMETERS, Attribute.DURATION)
                .doesNotContain(Attribute.FRAME_RATE);
    }

    @Test
    void names_as_speech_recognition_spells_them_are_read_with_a_version() {
        assertThat(claims("Four video models compared: VO3.1 has native audio. Cedance 2.0 leads in physics realism."))
                .extracting(Claim::model)
                .contains("Veo 3.1", "Seedance 2.0");
        assertThat(claims("This AI video model is new. He did vo for it, and a cling film of native audio."))
                .isEmpty();
    }

    @Test
    void bullets_within_a_line_end_a_sentence() {
        assertThat(claims("Sora 2 video API facts • Standard 720p output • no watermark on videos"))
                .extracting(claim -> claim.quote().text())
                .contains("Standard 720p output")
                .noneMatch(quote -> quote.contains("•"));
    }

    @Test
    void clauses_with_verbs_of_their_own_are_no_list() {
        assertThat(claims("Video models now: Kling 3.0 is fast, Veo 3 is slow, and Hailuo 2.3 is slower."))
                .filteredOn(claim -> claim.model().equals("Veo 3"))
                .extracting(Claim::polarity)
                .containsExactly(Polarity.NEGATIVE);
    }

    @Test
    void what_stands_without_a_fault_is_good() {
        assertThat(claims("Kling 3.0 renders video without any artifacts."))
                .extracting(Claim::polarity)
                .isNotEmpty()
                .containsOnly(Polarity.POSITIVE);
    }

    /** How each sentence comes out in a respect. */
    private void assertPolarity(Polarity polarity, Attribute attribute, String... sentences) {
        for (String sentence : sentences) {
            assertThat(only("AI视频生成模型。" + sentence, attribute).polarity())
                    .as(sentence)
                    .isEqualTo(polarity);
        }
    }

    @Test
    void what_is_denied_or_less_is_no_praise() {
        assertPolarity(
                Polarity.NEGATIVE,
                Attribute.MOTION,
                "Vidu Q3的动作并不流畅。",
                "The motion of Vidu Q3 is less smooth.",
                "可灵3.0的动作哪里是流畅。");
        assertPolarity(
                Polarity.NEGATIVE,
                Attribute.VISUAL_QUALITY,
                "可灵3.0的画质并不清晰。",
                "Kling 3.0 is far from realistic.",
                "I wouldn't call Kling 3.0 cinematic.",
                "Kling 3.0 looks less realistic than Veo 3.1.");
        assertPolarity(Polarity.NEGATIVE, Attribute.LIP_SYNC, "Kling 3.0 could have been better at lip sync.");
    }

    @Test
    void a_fault_that_is_gone_is_praise_wherever_it_stands() {
        String text = "Kling 3.0 video model: it eliminates flicker and avoids artifacts.";
        assertPolarity(Polarity.POSITIVE, Attribute.CONSISTENCY, text);
        assertPolarity(Polarity.POSITIVE, Attribute.VISUAL_QUALITY, text);
        assertPolarity(Polarity.POSITIVE, Attribute.OVERALL, "可灵3.0没什么好说的，就是强。");
    }

    @Test
    void no_more_than_so_much_is_a_fault() {
        assertPolarity(
                Polarity.NEGATIVE, Attribute.RESOLUTION, "可灵3.0只支持720p。", "Kling 3.0 is limited to 720p resolution.");
        assertPolarity(Polarity.NEGATIVE, Attribute.DURATION, "Vidu Q3实测时长只能到8秒。");
        assertPolarity(Polarity.NEUTRAL, Attribute.DURATION, "Vidu Q3不仅支持16秒时长。");
    }

    @Test
    void what_costs_nothing_no_more_is_not_free() {
        Claim price = only("AI视频生成模型。通义万相2.6取消了免费额度。", Attribute.PRICE);
        assertThat(price.polarity()).isEqualTo(Polarity.NEGATIVE);
        assertThat(price.value()).isEmpty();
        assertPolarity(
                Polarity.POSITIVE, Attribute.AVAILABILITY, "Wan 2.2 doesn't need a subscription.", "万相2.2不需要订阅。");
    }

    @Test
    void a_statement_in_brackets_is_made_of_the_model_named_in_it() {
        List<Claim> claims = claims("可灵3.0的画质一般（Veo 3.1动作更流畅）。");
        assertThat(claims)
                .extracting(Claim::model, Claim::attribute, Claim::polarity)
                .containsExactlyInAnyOrder(
                        tuple("Kling 3.0", Attribute.VISUAL_QUALITY, Polarity.NEGATIVE),
                        tuple("Veo 3.1", Attribute.MOTION, Polarity.POSITIVE));
        assertThat(claims).extracting(claim -> claim.quote().text()).contains("Veo 3.1动作更流畅");
    }

    @Test
    void the_one_that_is_not_so_good_is_measured_by_the_other() {
        for (String sentence : List.of("Veo 3.1的动作没有可灵3.0自然。", "Veo 3.1的动作没有可灵3.0那么流畅。")) {
            Claim motion = only("AI视频生成模型。" + sentence, Attribute.MOTION);
            assertThat(motion.model()).isEqualTo("Veo 3.1");
            assertThat(motion.polarity()).isEqualTo(Polarity.NEGATIVE);
            assertThat(motion.comparedTo()).contains("Kling 3.0");
        }
        Claim audio = only("AI视频生成模型。Vidu Q3不像Veo 3.1那样有原生音频。", Attribute.AUDIO);
        assertThat(audio.model()).isEqualTo("Vidu Q3");
        assertThat(audio.comparedTo()).contains("Veo 3.1");
    }

    @Test
    void a_figure_behind_a_rival_is_the_rivals() {
        assertThat(only("AI视频生成模型。Vidu Q3在盲测中超越了Runway（23.6%）。", Attribute.RANKING)
                        .value())
                .isEmpty();
    }

    @Test
    void figures_told_in_order_belong_to_one_model_each() {
        assertThat(claims("AI视频生成模型。可灵3.0和Vidu Q3的分辨率分别为1080p和720p。"))
                .extracting(
                        Claim::model, claim -> claim.value().map(Value::text).orElse(""))
                .containsExactlyInAnyOrder(tuple("Kling 3.0", "1080p"), tuple("Vidu Q3", "720p"));
    }

    @Test
    void models_alone_between_commas_are_a_list() {
        assertThat(claims("AI视频生成模型。海螺 2.3，可灵 3.0，Vidu Q3 都支持首尾帧。"))
                .extracting(Claim::model)
                .containsExactlyInAnyOrder("Hailuo 2.3", "Kling 3.0", "Vidu Q3");
    }

    @Test
    void a_platform_before_its_model_and_the_base_of_another_are_not_spoken_of() {
        assertThat(claims("AI视频生成模型。即梦平台上线Seedance 2.0，画质惊艳。"))
                .isNotEmpty()
                .extracting(Claim::model)
                .containsOnly("Seedance 2.0");
        assertThat(claims("AI视频生成模型。基于Wan 2.2打造的新模型，画面更清晰，支持1080p。")).isEmpty();
    }

    @Test
    void what_is_only_supposed_or_typed_or_done_step_by_step_claims_nothing() {
        assertThat(claims("AI视频生成模型。如果可灵3.0能支持口型同步，我就换。")).isEmpty();
        assertThat(claims("If the Seedance 2.0 video model had lip sync, I would switch."))
                .isEmpty();
        assertThat(claims("AI视频生成模型可灵3.0，提示词为：一个女孩在街上跳舞，动作流畅，画面清晰，支持慢动作。")).isEmpty();
        assertThat(claims("AI视频生成模型。第一步：打开即梦，点击视频生成，上传首帧图片。")).isEmpty();
        assertThat(claims("AI视频生成模型。AI视频总是闪烁，可灵3.0则很稳定。"))
                .extracting(Claim::polarity)
                .containsExactly(Polarity.POSITIVE);
        assertThat(claims("AI视频生成模型。除了Veo 3.1，没有模型能生成原生音频。")).isEmpty();
    }

    @Test
    void a_date_put_off_is_the_later_one() {
        Claim release = only("AI视频生成模型。Vidu Q3原定5月发布，现在推迟到7月。", Attribute.RELEASE);
        assertThat(release.status()).isEqualTo(Status.PLANNED);
        assertThat(release.value().map(Value::text)).contains("7月");
    }

    @Test
    void a_clause_that_opens_with_a_respect_tells_in_which_the_next_one_judges() {
        assertPolarity(Polarity.POSITIVE, Attribute.VISUAL_QUALITY, "论画质，可灵3.0略胜一筹。");
        assertPolarity(Polarity.POSITIVE, Attribute.MOTION, "When it comes to motion, Kling 3.0 wins hands down.");
        assertPolarity(Polarity.POSITIVE, Attribute.PROMPT_ADHERENCE, "语义理解上，可灵3.0表现也很好。");
    }

    @Test
    void what_is_left_open_is_no_verdict() {
        assertThat(claims("AI视频生成模型。关键看可灵3.0出片稳不稳、画面清不清晰。")).isEmpty();
    }

    @Test
    void a_code_alone_is_the_one_model_that_ends_with_it() {
        assertThat(claims("阿里开源视频生成模型 Wan2.2 TI2V-5B。Wan 2.2 很受欢迎。TI2V-5B 支持 720P 分辨率。"))
                .filteredOn(claim -> claim.attribute() == Attribute.RESOLUTION)
                .extracting(Claim::model)
                .containsExactly("Wan 2.2 TI2V 5B");
    }

    @Test
    void whom_a_design_is_taken_from_is_not_spoken_of() {
        assertThat(claims("清影视频生成模型参考了 Sora 的设计。它是一个 DiT 架构。"))
                .isNotEmpty()
                .extracting(Claim::model)
                .containsOnly("Qingying");
    }

    @Test
    void what_is_hard_to_do_and_what_is_overcome_are_told_apart() {
        assertPolarity(Polarity.NEGATIVE, Attribute.CONTROLLABILITY, "可灵3.0极难控制。");
        assertPolarity(Polarity.POSITIVE, Attribute.VISUAL_QUALITY, "可灵3.0的画面已经跨过恐怖谷。");
    }

    @Test
    void what_a_plan_includes_is_its_value() {
        for (var each : List.of(
                tuple("可灵会员每月可以获得 500 个视频额度。", "500 个视频额度"),
                tuple("可灵不限次数，完全免费。", "不限次数"),
                tuple("可灵一条视频的价格是 6 到 15 美元。", "6 到 15 美元"))) {
            assertThat(only("AI视频生成模型。" + each.toList().getFirst(), Attribute.PRICE)
                            .value()
                            .map(Value::text)
                            .orElse(""))
                    .startsWith((String) each.toList().getLast());
        }
    }

    @Test
    void what_is_not_expensive_or_slow_counts_for_it() {
        assertPolarity(
                Polarity.POSITIVE,
                Attribute.PRICE,
                "可灵 4.0 并不贵。",
                "可灵 4.0 没有 Veo 4 那么贵。",
                "Kling 4.0 isn't expensive.",
                "Kling 4.0 is not as expensive as Veo 4.");
        assertPolarity(Polarity.POSITIVE, Attribute.GENERATION_SPEED, "可灵 4.0 一点也不慢。", "Kling 4.0 is not slow.");
        assertPolarity(Polarity.NEGATIVE, Attribute.PRICE, "可灵 4.0 太贵了。", "Kling 4.0 is expensive.");
    }

    @Test
    void a_fault_that_is_gone_is_gone_in_its_own_clause_only() {
        for (String text : List.of("可灵3.0修复了闪烁，画质依然模糊。", "可灵3.0解决了闪烁，但画质还是模糊。")) {
            assertPolarity(Polarity.POSITIVE, Attribute.CONSISTENCY, text);
            assertPolarity(Polarity.NEGATIVE, Attribute.VISUAL_QUALITY, text);
        }
        assertPolarity(Polarity.POSITIVE, Attribute.CONSISTENCY, "可灵3.0不会像以前一样，人物变来变去。", "海螺3.0大幅减少了闪烁。");
        assertPolarity(
                Polarity.NEGATIVE,
                Attribute.CONSISTENCY,
                "Pika 3.0还没有解决闪烁问题。",
                "Pika 3.0 fails to fix the flicker problem.");
    }

    @Test
    void who_is_beaten_by_another_comes_out_worse() {
        Claim look = only("AI视频生成模型。Sora 2画质被Veo 4吊打。", Attribute.VISUAL_QUALITY);
        assertThat(look.model()).isEqualTo("Sora 2");
        assertThat(look.polarity()).isEqualTo(Polarity.NEGATIVE);
        assertThat(look.comparedTo()).contains("Veo 4");
    }

    @Test
    void a_limit_that_is_lifted_is_none() {
        for (String text : List.of("可灵 4.0 取消了 8 秒的时长限制。", "Kling 4.0 is no longer limited to 8 seconds long clips.")) {
            Claim length = only("AI视频生成模型。" + text, Attribute.DURATION);
            assertThat(length.polarity()).as(text).isEqualTo(Polarity.POSITIVE);
            assertThat(length.value()).as(text).isEmpty();
        }
        assertPolarity(
                Polarity.NEUTRAL, Attribute.RESOLUTION, "可灵3.0不只支持1080p。", "可灵3.0仅5秒即可生成1080p视频。", "可灵3.0支持1080p分辨率。");
    }

    @Test
    void free_beside_another_lack_is_free_and_free_no_more_is_not() {
        assertPolarity(Polarity.POSITIVE, Attribute.PRICE, "可灵3.0没有水印且免费。", "未登录也免费使用可灵3.0。");
        assertPolarity(
                Polarity.NEGATIVE, Attribute.PRICE, "Sora 2's free tier ended in January.", "Sora 2 从免费变成了按秒收费。");
    }

    @Test
    void what_is_wished_for_denied_mistaken_or_not_tried_claims_nothing() {
        for (String text : List.of(
                "希望 Seedance 4.0 能把时长做到一分钟。",
                "If Kling 4.0 supported 60-second clips, I would switch.",
                "很多人误以为 Sora 2 免费。",
                "Vidu Q4 不支持 4K 的说法是错的。",
                "字节否认 Seedance 3.0 使用好莱坞影片训练。",
                "I haven't tested Kling 4.0's audio yet.",
                "可灵 4.0 是否支持多镜头，官方没有说。",
                "我给 Veo 4 的提示词是“一个女孩站在窗边，光影柔和，动作流畅”。",
                "Prompt for Kling 4.0: slow dolly-in, smooth motion, realistic lighting, 4K.")) {
            assertThat(claims("AI video model.\n\n" + text)).as(text).isEmpty();
        }
    }

    @Test
    void a_stranger_with_a_version_keeps_its_facts() {
        for (String text : List.of(
                "可灵 4.0 每秒 0.8 元，星火视频 2.0 每秒 0.1 元。",
                "可灵 4.0 支持 15 秒，造梦引擎 X1 只支持 5 秒。",
                "Kling 4.0 supports 4K, while Zephyr 2 is limited to 720p.")) {
            assertThat(claims("AI视频生成模型。\n\n" + text))
                    .as(text)
                    .hasSize(1)
                    .allMatch(claim -> claim.model().equals("Kling 4.0"));
        }
        assertThat(claims("可灵 4.0 视频模型画质很好，隔壁某家的口型却总是对不上。"))
                .extracting(Claim::attribute)
                .doesNotContain(Attribute.LIP_SYNC);
    }

    @Test
    void a_bracket_takes_nothing_from_its_clause() {
        assertThat(claims("可灵3.0视频模型的画质不错（Veo 3.1支持首尾帧），目前还不支持。"))
                .filteredOn(claim -> claim.model().equals("Kling 3.0"))
                .extracting(Claim::attribute)
                .doesNotContain(Attribute.FIRST_LAST_FRAME);
        assertThat(only("可灵3.0视频模型的生成速度很快（Veo 3.1 的 2 倍）。", Attribute.GENERATION_SPEED)
                        .model())
                .isEqualTo("Kling 3.0");
        assertThat(only("可灵3.0视频模型的时长超过Veo 3.1（谷歌出品）达到15秒。", Attribute.DURATION)
                        .value()
                        .map(Value::text))
                .contains("15秒");
        assertThat(only("可灵3.0视频模型，Veo 3.1比它画质更清晰。", Attribute.VISUAL_QUALITY).model())
                .isEqualTo("Veo 3.1");
    }

    @Test
    void how_long_a_clip_takes_is_the_second_figure() {
        Value speed = only("AI视频模型。PixVerse V7 5 秒视频 3 秒就能出来。", Attribute.GENERATION_SPEED)
                .value()
                .orElseThrow();
        assertThat(speed.number()).isEqualTo(OptionalDouble.of(3));
        assertThat(speed.per()).contains("5 s clip");
    }

    @Test
    void the_one_fault_that_there_is_is_a_fault() {
        assertPolarity(Polarity.NEGATIVE, Attribute.PRICE, "除了贵，Veo 3.1没什么缺点。");
        assertPolarity(Polarity.NEGATIVE, Attribute.GENERATION_SPEED, "除了慢，可灵3.0几乎没有缺点。");
    }

    @Test
    void figures_in_order_may_share_their_unit() {
        assertThat(claims("AI视频生成模型。可灵3.0和可灵2.6每秒分别消耗12和5灵感值。"))
                .extracting(
                        Claim::model,
                        claim -> claim.value().orElseThrow().number().orElse(0),
                        claim -> claim.value().orElseThrow().per().orElse(""))
                .containsExactlyInAnyOrder(
                        tuple("Kling 3.0", 12.0, "second of video"), tuple("Kling 2.6", 5.0, "second of video"));
        assertThat(claims("AI视频生成模型。可灵3.0和Vidu Q3分别支持16秒和8秒时长。"))
                .extracting(Claim::model)
                .containsExactlyInAnyOrder("Kling 3.0", "Vidu Q3");
    }

    @Test
    void a_size_is_not_told_of_a_variant_of_another_size() {
        assertThat(claims("开源视频生成模型Wan2.2-T2V-A14B和Wan2.2-TI2V-5B发布。两款14B模型采用MoE架构。"))
                .filteredOn(claim -> claim.attribute() == Attribute.PARAMETERS)
                .filteredOn(claim -> claim.quote().text().startsWith("两款"))
                .isNotEmpty()
                .extracting(Claim::model)
                .doesNotContain("Wan 2.2 TI2V 5B");
    }

    @Test
    void a_version_named_in_full_of_one_line_is_none_of_another() {
        assertThat(claims("PixVerse V5.5 和 Vidu Q3 视频生成实测。Vidu Q3 很快，Vidu Q3 不错。V5.5 生成一条 5 秒视频要 30 积分。"))
                .filteredOn(claim -> claim.attribute() == Attribute.PRICE)
                .extracting(Claim::model)
                .containsExactly("PixVerse V5.5");
    }

    @Test
    void a_wish_mends_no_fault() {
        assertPolarity(Polarity.NEGATIVE, Attribute.CONSISTENCY, "希望官方能解决，目前Vidu Q3的人物还是会崩坏。");
        assertPolarity(Polarity.POSITIVE, Attribute.VISUAL_QUALITY, "可灵3.0提速一倍，画质却没有下降。");
        assertThat(claims("建议OpenAI把视频模型Sora 2的价格降下来。")).isEmpty();
    }

    @Test
    void words_of_wishing_doubting_and_denying_claim_where_they_praise() {
        assertThat(only("AI视频生成模型。期待已久的可灵3.0终于上线了。", Attribute.RELEASE).polarity())
                .isEqualTo(Polarity.NEUTRAL);
        assertPolarity(Polarity.POSITIVE, Attribute.VISUAL_QUALITY, "可灵3.0的画面让人误以为是实拍。", "不可否认可灵3.0的画质很强。");
        assertPolarity(Polarity.POSITIVE, Attribute.PRICE, "可灵3.0从免费版到专业版都能免费试用。");
        assertThat(claims("AI视频生成模型。可灵3.0如果能支持音频就好了。")).isEmpty();
    }
}
