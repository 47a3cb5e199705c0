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
}
