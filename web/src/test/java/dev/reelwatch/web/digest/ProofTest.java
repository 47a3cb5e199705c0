package dev.reelwatch.web.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.HandMade;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sentence that is shown alone must say by itself what is said of it. */
class ProofTest {
    private final HandMade world = new HandMade();

    private boolean proves(
            String title,
            String sentence,
            String quote,
            String attribute,
            String polarity,
            String status,
            String value) {
        Article article = world.add(HandMade.article("a.md", "某站", "2031-05-06", "", title, "前一句话。" + sentence));
        Claim claim = world.claim(
                article,
                "Wren 2",
                Attribute.valueOf(attribute),
                Polarity.valueOf(polarity),
                Status.valueOf(status),
                Basis.AUTHOR,
                Optional.ofNullable(value).map(Value::ofText),
                quote == null ? sentence : quote);
        return new Proof(world.passages(DigestCheck.namesAmong(List.of("Wren 2", "Moth 3")))).holds(claim);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Wren 2 来了 | 今天正式上线的 Wren 2 已经能用。 | | RELEASE | NEUTRAL | CURRENT |
                    Wren 2 来了 | 每条 5 秒视频 3 元。 | | PRICE | NEUTRAL | CURRENT | 3 元
                    杂谈 | Wren 2 完全免费。 | | PRICE | POSITIVE | CURRENT | 免费
                    杂谈 | Wren 2 单次最长生成 12 秒的视频。 | | DURATION | NEUTRAL | CURRENT | 12 秒
                    杂谈 | Wren 2 的动作很自然。 | | MOTION | POSITIVE | CURRENT |
                    杂谈 | Wren 2 的动作太差。 | | MOTION | NEGATIVE | CURRENT |
                    杂谈 | Wren 2 登上某榜第一。 | | RANKING | POSITIVE | CURRENT | 第一
                    杂谈 | Wren 2 预计下月支持 4K 分辨率。 | | RESOLUTION | POSITIVE | PLANNED | 4K
                    Wren 2 来了 | 模型昨天已经上线了，可以直接在 Moth 3 里玩起来。 | | AVAILABILITY | POSITIVE | CURRENT |
                    杂谈 | 画质上 Wren 2 比 Wren 2 刚出时更差。 | | VISUAL_QUALITY | NEGATIVE | CURRENT |
                    杂谈 | Wren 2 支持图生视频功能。 | | IMAGE_TO_VIDEO | POSITIVE | CURRENT |
                    杂谈 | 今天 Wren 2 的动作远没有说的那么好，太差： | Wren 2 的动作远没有说的那么好，太差 | MOTION | NEGATIVE | CURRENT |
                    Talk | Wren 2 supports lip sync. | | LIP_SYNC | POSITIVE | CURRENT |
                    Talk | The lab released Wren 2 on Monday. | | RELEASE | NEUTRAL | CURRENT |
                    """)
    void what_a_sentence_says_by_itself_is_proved(
            String title,
            String sentence,
            String quote,
            String attribute,
            String polarity,
            String status,
            String value) {
        assertThat(proves(title, sentence, quote, attribute, polarity, status, value))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    杂谈 | 每条 5 秒视频 3 元。 | | PRICE | NEUTRAL | CURRENT | 3 元
                    Wren 2 与 Moth 3 之争 | 每条 5 秒视频 3 元。 | | PRICE | NEUTRAL | CURRENT | 3 元
                    Wren 2 来了 | Moth 3 每条 3 元。 | | PRICE | NEUTRAL | CURRENT | 3 元
                    Wren 2 来了 | 团队推出了新网站。 | | RELEASE | NEUTRAL | CURRENT |
                    杂谈 | Wren 2 团队发布了一款修图神器。 | | RELEASE | NEUTRAL | CURRENT |
                    杂谈 | Wren 2 后续会推出。 | | RELEASE | NEUTRAL | CURRENT |
                    杂谈 | 在 Wren 2 发布前一周大家都很忙。 | | RELEASE | NEUTRAL | CURRENT |
                    杂谈 | Wren 2 用户在这一块的评价很高。 | | PRICE | NEUTRAL | CURRENT | 一块
                    杂谈 | 像 Wren 2 这样的付费工具不如免费工具。 | | PRICE | POSITIVE | CURRENT | 免费
                    杂谈 | 用户每月有 50 次免费使用 Wren 2 的额度。 | | PRICE | POSITIVE | CURRENT | 免费
                    杂谈 | 有人向 Wren 2 投资 10 亿元。 | | PRICE | NEUTRAL | CURRENT | 10 亿元
                    杂谈 | Wren 2 视频里第四秒出现的手很怪。 | | GENERATION_SPEED | NEUTRAL | CURRENT | 四秒
                    杂谈 | Wren 2 最快5秒生成视频。 | | DURATION | NEUTRAL | CURRENT | 5秒
                    杂谈 | 如果 Wren 2 的视频长度不够长就续写。 | | DURATION | NEGATIVE | CURRENT |
                    杂谈 | Wren 2 的物理值得一说。 | | PHYSICS | POSITIVE | CURRENT |
                    杂谈 | Wren 2 很好。 | | PHYSICS | POSITIVE | CURRENT |
                    杂谈 | Wren 2 有效解决了画面漂移问题。 | | CONSISTENCY | NEGATIVE | CURRENT |
                    杂谈 | Wren 2 是最强的王者。 | | RANKING | POSITIVE | CURRENT |
                    杂谈 | Wren 2 的付费用户增速很快。 | | AVAILABILITY | NEUTRAL | CURRENT | 付费用户
                    杂谈 | 我用 Wren 2 写了一篇纯文字。 | | TEXT_TO_VIDEO | POSITIVE | CURRENT |
                    杂谈 | Wren 2 有声音吗？ | | AUDIO | POSITIVE | CURRENT |
                    杂谈 | 但是跟公认最好的 Wren 2 比，画质还差了一截。 | | VISUAL_QUALITY | NEGATIVE | CURRENT |
                    杂谈 | 与 Wren 2 相比，Moth 3 的画质很糊。 | | VISUAL_QUALITY | NEGATIVE | CURRENT |
                    杂谈 | Moth 3 的画质不如 Wren 2，很糊。 | | VISUAL_QUALITY | NEGATIVE | CURRENT |
                    Talk | The visual quality of Moth 3 is worse than Wren 2. | | VISUAL_QUALITY | NEGATIVE | CURRENT |
                    Wren 2 来了 | 过去，一张图只能换一个 4 秒的视频片段。 | 一个 4 秒的视频片段 | DURATION | NEUTRAL | CURRENT | 4 秒
                    Wren 2 is out | It forced all users to film with Wren 2, using both cameras. | | AVAILABILITY | NEUTRAL | CURRENT | all users
                    杂谈 | Wren 2 靠编辑特效翻了十倍，说大家不羡慕也不可能。 | | EDITING | NEGATIVE | CURRENT |
                    Talk | What you made with Wren 2 mattered, and we know this news is disappointing. | | OVERALL | NEGATIVE | CURRENT |
                    杂谈 | 再看 Wren 2 的几条样片，动作很自然： | 动作很自然 | MOTION | POSITIVE | CURRENT |
                    Talk | Sign up at wren.com today. | | AVAILABILITY | POSITIVE | CURRENT |
                    Talk | Self-Wren 2 is released. | | RELEASE | NEUTRAL | CURRENT |
                    杂谈 | Wren 2 的页面上只剩图生视频功能了。 | | IMAGE_TO_VIDEO | POSITIVE | CURRENT |
                    Talk | Wren 2 can only turn images into video for now. | | IMAGE_TO_VIDEO | POSITIVE | CURRENT |
                    杂谈 | 两边的动作都有问题，不过 Wren 2 好歹站住了，Moth 3 直接摔倒。 | | MOTION | NEGATIVE | CURRENT |
                    Talk | Commenters use Wren 2 as a benchmark. | | RANKING | POSITIVE | PLANNED |
                    """)
    void what_only_seems_to_say_so_is_not(
            String title,
            String sentence,
            String quote,
            String attribute,
            String polarity,
            String status,
            String value) {
        assertThat(proves(title, sentence, quote, attribute, polarity, status, value))
                .isFalse();
    }
}
