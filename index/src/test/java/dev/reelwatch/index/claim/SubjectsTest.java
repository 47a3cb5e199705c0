package dev.reelwatch.index.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of which model an article speaks, also where no list knows it and where its name is left out. */
class SubjectsTest {
    private final PatternClaimExtractor extractor = new PatternClaimExtractor(SeedVocabulary.INSTANCE);

    private List<Claim> claims(String title, String text) {
        return extractor.claimsIn(Articles.of(title, "2026-09-01", text));
    }

    @Test
    void a_chinese_name_with_a_version_that_comes_up_again_is_a_model() {
        Article article = Articles.of("周末试玩｜两款没人聊的AI视频App", "2026-06-27", """
                可灵聊太多了，今天说点冷门的。

                小影 2.0

                小影是一家广州公司做的，主打宠物视频。

                小影最高只有720P。""");
        assertThat(extractor.claimsIn(article))
                .filteredOn(claim -> claim.attribute() == Attribute.RESOLUTION)
                .extracting(Claim::model, Claim::unlisted)
                .containsExactly(tuple("小影", true));
    }

    @Test
    void what_follows_in_a_row_of_names_is_no_variant_of_the_last() {
        String text = """
                Veo 4 和可灵 3.0 的AI视频横评，顺便请来新工具 Moonlark。

                Moonlark 只有 480p。

                标签 Veo 4 可灵 3.0 Moonlark""";
        assertThat(claims("AI视频横评", text)).extracting(Claim::model).doesNotContain("Kling 3.0 Moonlark");
        assertThat(claims("AI视频横评", text.replace("标签 Veo 4 可灵 3.0", "标签：可灵 3.0")))
                .extracting(Claim::model)
                .contains("Kling 3.0 Moonlark");
    }

    @Test
    void what_heads_a_section_as_known_models_do_is_a_model() {
        assertThat(claims("Sora 3 vs Veo 4: one prompt, five tries", """
                        Video models keep coming, so I gave each of them the same goose.

                        Sora 3

                        Its picture tops out at 1080p.

                        Veo 4

                        Its picture tops out at 4K.

                        Corviteer 2

                        Nobody I know had heard of it. Its picture tops out at 720p.

                        Verdict

                        Everything tops out somewhere."""))
                .filteredOn(claim -> claim.attribute() == Attribute.RESOLUTION)
                .extracting(Claim::model, Claim::unlisted)
                .containsExactly(tuple("Sora 3", false), tuple("Veo 4", false), tuple("Corviteer 2", true));
    }

    @Test
    void what_an_article_announces_is_a_model_though_no_noun_says_so() {
        assertThat(claims("九月AI视频周报", """
                        杭州团队半亩塘上线砚池 2，主打国风动画，最高支持1080P。

                        Lumenfold launched **Stagehand 1.5**, which renders video clips at 720p."""))
                .filteredOn(claim -> claim.attribute() == Attribute.RESOLUTION)
                .extracting(Claim::model, Claim::unlisted)
                .containsExactly(tuple("砚池 2", true), tuple("Stagehand 1.5", true));
    }

    @Test
    void what_is_announced_beside_video_models_and_makes_none_is_no_model() {
        assertThat(claims("九月AI视频周报", """
                        可灵 4.0 上线，视频最长30秒。

                        声浪公司推出回声 3.0，支持生成8分钟歌曲，音乐质量大涨。

                        页岩实验室发布语言模型石板 2.5，推理价格每百万字0.2元。""")).extracting(Claim::model).containsOnly("Kling 4.0");
    }

    @Test
    void a_point_of_a_list_among_known_models_is_a_model() {
        assertThat(claims("AI视频生成模型九月榜单", """
                        1. **Seedance 2.5 Pro** —— Elo 1312
                        2. **Veo 4** —— Elo 1287
                        3. **野鹿 V2** —— Elo 1241""")).extracting(Claim::model).contains("野鹿 V2");
    }

    @Test
    void the_title_of_a_paper_begins_with_its_model() {
        assertThat(claims("LoomShot 技术报告解读：小模型也能拍长镜头", """
                        浙大和叠光实验室最近放出了 LoomShot，一个只有1.8B的视频扩散模型。

                        LoomShot 对多人交互的场景几乎无能为力，分辨率只有 480p。"""))
                .extracting(Claim::model, Claim::attribute)
                .contains(tuple("LoomShot", Attribute.PARAMETERS), tuple("LoomShot", Attribute.RESOLUTION));
    }

    @Test
    void a_size_behind_a_hyphen_is_no_part_of_the_version() {
        assertThat(claims("万相3.0-14B开源", "阿里的视频生成模型 Wan 3.0-14B 开源了，显存最低12G就能跑。"))
                .extracting(Claim::model)
                .containsOnly("Wan 3.0 14B");
    }

    @Test
    void a_brand_that_an_article_tests_is_a_model_though_nothing_calls_it_one() {
        Article article = Articles.of("I cut a trailer with Quillreel for two weeks", "2026-05-04", """
                Quillreel comes from a small team in Porto. It launched last month and makes video from a prompt, one clip at a time.

                Quillreel generates up to 14 seconds in one pass at 1080p. Next to Veo 3 it is slow.

                I gave Quillreel forty prompts. Quillreel handled rain well, and Quillreel can't do crowds.
                """);
        assertThat(extractor.claimsIn(article))
                .filteredOn(
                        claim -> claim.attribute() == Attribute.DURATION || claim.attribute() == Attribute.RESOLUTION)
                .isNotEmpty()
                .allMatch(claim -> claim.model().equals("Quillreel") && claim.unlisted());
    }

    @Test
    void a_chinese_brand_is_known_by_its_version_in_running_words() {
        Article article = Articles.of("上手柚影3：终于不糊了", "2026-08-12", """
                今天凌晨，一家小公司把新一代视频模型柚影3放了出来。

                柚影3单条最长18秒，原生1080P。

                我用柚影跑了二十条，柚影的画面更干净了。
                """);
        assertThat(claims("上手柚影3：终于不糊了", article.text()))
                .filteredOn(claim -> claim.attribute() == Attribute.DURATION)
                .extracting(Claim::model)
                .containsExactly("柚影 3");
    }

    @Test
    void a_function_that_has_a_name_is_no_model() {
        assertThat(claims("可灵 5.0 上手", """
                        可灵 5.0 新增了一个面板，官方叫「牵丝」。

                        「牵丝」支持单人，「牵丝」可以画轨迹，牵丝的效果不错，牵丝还免费。
                        """)).extracting(Claim::model).doesNotContain("牵丝");
    }

    @Test
    void a_text_on_prompts_in_general_is_not_on_video() {
        assertThat(claims("A framework for better prompts", """
                        Role, Action, Context and Expectation make a prompt complete. Role tells the model who it is.

                        Action says what it generates. Context gives the model facts. Expectation can name a format, a video script or a list.

                        Role needs one line. Action needs a verb. Context keeps the model honest. Expectation lets you check.
                        """)).isEmpty();
    }

    @Test
    void a_variant_that_no_list_knows_is_one_where_it_also_stands_alone() {
        assertThat(claims("Zephyrcam 2 is here", """
                        We released Zephyrcam 2, our new video model, together with Zephyrcam 2 Breeze.

                        Zephyrcam 2 generates clips at 1440p. Breeze is limited to 720p.
                        """))
                .filteredOn(claim -> claim.attribute() == Attribute.RESOLUTION)
                .extracting(Claim::model)
                .containsExactly("Zephyrcam 2", "Zephyrcam 2 Breeze");
    }

    @Test
    void what_a_pronoun_is_measured_by_is_its_rival() {
        assertThat(claims("Seedance 4.0 实测", "Seedance 4.0 视频生成模型上周发布。它在动作流畅度上压过了可灵 4.0。"))
                .filteredOn(claim -> claim.attribute() == Attribute.MOTION)
                .extracting(Claim::model, claim -> claim.comparedTo().orElse(""))
                .containsExactly(tuple("Seedance 4.0", "Kling 4.0"));
    }

    @Test
    void what_the_version_before_did_is_not_said_of_the_new_one() {
        assertThat(claims("Vidu Q6 上手", "Vidu Q6 今天上线，动作很流畅。\n\n上一代人物一动手就变形，脚不沾地。"))
                .filteredOn(claim -> claim.polarity() == Polarity.NEGATIVE)
                .extracting(Claim::model)
                .doesNotContain("Vidu Q6");
    }

    @Test
    void in_a_test_of_several_versions_the_short_name_is_the_version_tested() {
        assertThat(claims("Vidu Q6 和 PixVerse V8 到底选谁", """
                        Vidu Q6 和 PixVerse V8 都是新出的视频模型，我跑了同样的十二个脚本。

                        Vidu 的人物脚不沾地，PixVerse 的画面更细腻。
                        """))
                .filteredOn(claim -> claim.attribute() == Attribute.PHYSICS)
                .extracting(Claim::model, Claim::polarity)
                .containsExactly(tuple("Vidu Q6", Polarity.NEGATIVE));
    }

    @Test
    void a_quoted_name_has_the_version_behind_its_quotation_marks() {
        assertThat(claims("新模型", "「可灵」2.5 Turbo 视频生成模型今天发布。《海螺》2.3 也支持 1080p。"))
                .extracting(Claim::model)
                .containsExactlyInAnyOrder("Kling 2.5 Turbo", "Hailuo 2.3");
    }

    @Test
    void the_former_of_two_is_told_behind_a_frame_too() {
        assertThat(claims("对比", "Pika 2.2 和 Vidu Q2 都是视频生成模型。价格上，前者 0.4 元每秒，后者 0.3 元每秒。"))
                .extracting(Claim::model)
                .containsExactly("Pika 2.2", "Vidu Q2");
    }

    @Test
    void a_camera_is_no_model_however_smooth_its_video() {
        assertThat(claims("Orvane A7 视频性能实测", """
                        Orvane A7 支持 4K 视频录制，运镜很丝滑，画面很干净。机身防抖很强，Orvane A7 续航 120 分钟。

                        我用 Orvane A7 拍了一周，Orvane A7 的镜头可以换，视频生成的文件也不大。
                        """)).isEmpty();
    }

    @Test
    void a_round_up_says_of_a_model_only_what_stands_beside_its_name() {
        assertThat(claims("AI 日报 2026-08-30", """
                        磐石科技开源语言模型 Boulder-7

                        Boulder-7 在一张显卡上就能跑，代码已经开源，推理速度提升三倍。

                        可灵上线 3.0 Turbo

                        可灵的视频生成模型 3.0 Turbo 今天上线。可灵 3.0 Turbo 最长 12 秒，生成速度也更快，文生视频和图生视频都支持。

                        某聊天应用更新群组

                        用户可以把十个人拉进一个群，价格每月 20 元，支持 7 种语言。

                        一家机器人公司融资

                        该公司完成 2 亿元融资，量产成本下降一半，续航提升到 8 小时。"""))
                .extracting(Claim::model, Claim::attribute)
                .contains(
                        tuple("Kling 3.0 Turbo", Attribute.DURATION),
                        tuple("Kling 3.0 Turbo", Attribute.GENERATION_SPEED))
                .doesNotContain(
                        tuple("Kling 3.0 Turbo", Attribute.PRICE),
                        tuple("Kling 3.0 Turbo", Attribute.ADOPTION),
                        tuple("Kling 3.0 Turbo", Attribute.OPEN_SOURCE));
    }

    @Test
    void a_section_on_one_of_several_models_speaks_of_it_to_its_end() {
        assertThat(claims("五款视频模型怎么选：可灵、Vidu、海螺横评", """
                        1. 可灵 3.0

                        可灵 3.0 的画质没得挑，不过出片有点慢。

                        优点

                        运镜很稳，提示词理解也准确。

                        2. Vidu Q3

                        Vidu Q3 最长 16 秒。

                        优点

                        角色一致性很好，换了三个镜头脸都没变。

                        总结

                        价格差不多，都不便宜。"""))
                .extracting(Claim::model, Claim::attribute)
                .contains(
                        tuple("Kling 3.0", Attribute.CAMERA_CONTROL),
                        tuple("Vidu Q3", Attribute.DURATION),
                        tuple("Vidu Q3", Attribute.CONSISTENCY))
                .doesNotContain(tuple("Vidu Q3", Attribute.PRICE), tuple("Kling 3.0", Attribute.CONSISTENCY));
    }

    @Test
    void what_a_maker_calls_by_a_letter_and_a_number_is_a_model() {
        assertThat(claims("MiniMax K7 来了，视频能带声音了", """
                        MiniMax K7 今天发布，文生视频和图生视频都支持，生成的视频自带声音。

                        K7 最长 15 秒，分辨率到 2K。用 K7 做的短片画面很干净。"""))
                .filteredOn(claim -> claim.attribute() == Attribute.DURATION)
                .extracting(Claim::model, Claim::unlisted)
                .containsExactly(tuple("MiniMax K7", true));
    }

    @Test
    void a_brand_that_makes_a_video_model_known_is_one_from_there_on() {
        assertThat(claims("Midjourney 正式推出首款 AI 视频生成模型", """
                        Midjourney 正式推出了首款视频生成模型，一次生成 5 秒。

                        Midjourney 暂不支持生成声音。"""))
                .extracting(Claim::model, Claim::attribute)
                .contains(tuple("Midjourney Video", Attribute.DURATION), tuple("Midjourney Video", Attribute.AUDIO));
        assertThat(claims("可灵 3.0 上手", "我先用 Midjourney 出图，再交给可灵 3.0。Midjourney 的画质很好。"))
                .extracting(Claim::model)
                .doesNotContain("Midjourney Video");
    }

    @Test
    void a_verb_before_a_number_and_a_notion_in_quotes_are_no_models() {
        assertThat(claims("可灵 3.0 发布：支持 5 至 20 秒的视频生成", """
                        可灵 3.0 支持 5 秒和 10 秒，支持 1080P，支持首尾帧。

                        快手称它是第一个跨过「量产拐点」的视频生成模型，输入 2 张图就能生成视频。"""))
                .extracting(Claim::model)
                .containsOnly("Kling 3.0");
    }

    @Test
    void rivals_named_in_brackets_are_what_the_subject_is_measured_by() {
        assertThat(claims("灯塔视频 2.0 评测", """
                        灯塔视频 2.0 是一个视频生成模型。灯塔视频 2.0 今天上线。

                        灯塔视频 2.0 的画质与顶级竞争对手（如 Veo 3 或 Hailuo 02）相当。"""))
                .filteredOn(claim -> claim.attribute() == Attribute.VISUAL_QUALITY)
                .extracting(Claim::model, claim -> claim.comparedTo().orElse(""))
                .containsExactly(tuple("灯塔视频 2.0", "Veo 3"));
    }
}
