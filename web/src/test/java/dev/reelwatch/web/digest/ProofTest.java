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
import org.junit.jupiter.api.Test;
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
                    渡鸦发布 Wren 2 | 今天公司发布了最强的视频模型，欢迎试用。 | | RELEASE | NEUTRAL | CURRENT |
                    杂谈 | Wren 2 充满想象力，画质很好。 | | VISUAL_QUALITY | POSITIVE | CURRENT |
                    Talk | Wren 2 is licensed under Apache 2.0. | | OPEN_SOURCE | POSITIVE | CURRENT |
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
                    杂谈 | 不少模型的画质已经超越 Wren 2，它红是因为声音对得完美。 | | VISUAL_QUALITY | POSITIVE | CURRENT |
                    Talk | Others surpass Wren 2 in visual quality, and it is still loved. | | VISUAL_QUALITY | POSITIVE | CURRENT |
                    杂谈 | 成片还得用 Wren 2 来放大到 4K 分辨率。 | | RESOLUTION | NEUTRAL | CURRENT | 4K
                    杂谈 | Wren 2 一键生成堪比剧组实拍的 4K 高清视频。 | | RESOLUTION | NEUTRAL | CURRENT | 4K
                    杂谈 | Wren 2 能生成 40 秒的高质量短视频。 | | VISUAL_QUALITY | POSITIVE | CURRENT |
                    杂谈 | Wren 2 网站上月的总访问量为 900 万次。 | | ADOPTION | NEUTRAL | CURRENT | 900 万
                    杂谈 | Wren 2 把训练与推理的效率提升 2.5 倍，速度更快。 | | GENERATION_SPEED | POSITIVE | CURRENT | 2.5 倍
                    杂谈 | 自从 Wren 2 上线图生视频以来，我就一直在用。 | | IMAGE_TO_VIDEO | POSITIVE | CURRENT |
                    Talk | The studio will license its cast for use in Wren 2. | | OPEN_SOURCE | POSITIVE | CURRENT |
                    Talk | A course of five weeks gave ten painters access to Wren 2. | | AVAILABILITY | POSITIVE | CURRENT |
                    杂谈 | Wren 2 先生成 30 秒的视频，再一段段续下去。 | | DURATION | NEUTRAL | CURRENT | 30 秒
                    杂谈 | 官方说 Wren 2 生成 5 秒的 720p 视频不到 9 分钟。 | | DURATION | NEUTRAL | CURRENT | 5 秒
                    Talk | Wren 2 makes 5 s clips in 90 seconds. | | DURATION | NEUTRAL | CURRENT | 5 s
                    杂谈 | 渡鸦发布了最强的视频模型。 | | RELEASE | NEUTRAL | CURRENT |
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

    private static final List<String> NAMES = List.of("Wren", "Wren 2", "Wren 2 Fast", "Moth 3");

    private Proof proof() {
        return new Proof(world.passages(DigestCheck.namesAmong(NAMES)));
    }

    private Claim told(String title, String text, Attribute attribute, Optional<Value> value, String quote) {
        Article article = world.add(HandMade.article(title + text.length(), "某站", "2031-05-06", "", title, text));
        Polarity polarity = value.isPresent() ? Polarity.NEUTRAL : Polarity.POSITIVE;
        return world.claim(article, "Wren 2", attribute, polarity, Status.CURRENT, Basis.VENDOR, value, quote);
    }

    @Test
    void a_short_post_on_one_model_speaks_of_that_one_also_where_it_does_not_name_it() {
        Optional<Value> size = HandMade.number("14B", 14, "B");
        String text = "渡鸦开源了全能视频模型，它叫 Wren 2。\n\n参数量 14B，一张显卡就能跑，代码已经放出。";
        assertThat(proof().holds(told("好消息", text, Attribute.PARAMETERS, size, "参数量 14B")))
                .isTrue();
        assertThat(proof().holds(told("好消息", text, Attribute.RELEASE, Optional.empty(), "渡鸦开源了全能视频模型")))
                .isTrue();

        String two = text + "比 Moth 3 小。";
        assertThat(proof().holds(told("好消息", two, Attribute.PARAMETERS, size, "参数量 14B")))
                .isFalse();
        assertThat(proof().holds(told("乐器 + 画板 + Wren 2 教程", text, Attribute.PARAMETERS, size, "参数量 14B")))
                .as("things that are used together")
                .isFalse();
        String late = "甲公司开播了一部动画片，参数量 14B 的模型画出了背景，连播四天，口碑不错。\n\n评论区有人提到 Wren 2。";
        assertThat(proof().holds(told("开播", late, Attribute.PARAMETERS, size, "参数量 14B")))
                .isFalse();
        String longer = text + "\n\n今天还有别的事情可说。".repeat(120);
        assertThat(proof().holds(told("好消息", longer, Attribute.PARAMETERS, size, "参数量 14B")))
                .isFalse();
        assertThat(proof().holds(told("好消息", text + "画质很好。", Attribute.VISUAL_QUALITY, Optional.empty(), "画质很好")))
                .as("a verdict must name what it is passed on")
                .isFalse();
    }

    @Test
    void a_sentence_goes_on_with_the_model_that_alone_is_named_right_before_it() {
        Optional<Value> size = HandMade.number("14B", 14, "B");
        String rest = "\n\nMoth 3 也更新了。" + "\n\n另外还有许多消息。".repeat(200);
        String on = "渡鸦介绍了 Wren 2。官方数据显示，该模型参数量 14B。" + rest;
        assertThat(proof().holds(told("早报", on, Attribute.PARAMETERS, size, "该模型参数量 14B")))
                .isTrue();
        String apart = "渡鸦介绍了 Wren 2。\n\n该模型参数量 14B。" + rest;
        assertThat(proof().holds(told("早报", apart, Attribute.PARAMETERS, size, "该模型参数量 14B")))
                .isFalse();
        String both = "渡鸦介绍了 Wren 2 和 Moth 3。该模型参数量 14B。" + rest;
        assertThat(proof().holds(told("早报", both, Attribute.PARAMETERS, size, "该模型参数量 14B")))
                .isFalse();
    }

    @Test
    void the_users_of_a_line_get_its_new_version() {
        String text = "目前所有 Wren 用户都能用了。";
        assertThat(proof().holds(told("杂谈", text, Attribute.AVAILABILITY, Optional.empty(), "目前所有 Wren 用户都能用了")))
                .isTrue();
        String own = "目前所有 Wren 2 用户都能用了。";
        assertThat(proof().holds(told("杂谈", own, Attribute.AVAILABILITY, Optional.empty(), "目前所有 Wren 2 用户都能用了")))
                .isFalse();
    }

    @Test
    void a_figure_is_one_of_the_model_itself_though_its_sentence_begins_with_another() {
        String text = "与 Moth 3 的细腻相比，Wren 2 的长处是只需 30 秒即可生成 10 秒的视频。";
        Claim figure = compared(told(
                "杂谈",
                text,
                Attribute.GENERATION_SPEED,
                Optional.of(Value.ofNumber("30 秒即可生成 10 秒", 30, "s").per("10 s clip")),
                "只需 30 秒即可生成 10 秒的视频"));
        assertThat(proof().holds(figure)).isTrue();
        assertThat(Proof.isPlainFigure(figure)).isTrue();
        Claim faster = compared(told(
                "杂谈",
                "Wren 2 比 Moth 3 快 3 倍。",
                Attribute.GENERATION_SPEED,
                HandMade.number("快 3 倍", 3, "x"),
                "Wren 2 比 Moth 3 快 3 倍"));
        assertThat(Proof.isPlainFigure(faster)).isFalse();
        Claim others = compared(told(
                "杂谈",
                "Wren 2 只有 8 帧，对比 Moth 3 这种 24 帧的，差太多。",
                Attribute.FRAME_RATE,
                HandMade.number("24 帧", 24, "fps"),
                "对比 Moth 3 这种 24 帧的"));
        assertThat(Proof.isPlainFigure(others)).isFalse();
    }

    @Test
    void of_a_long_sentence_the_clauses_before_a_quote_tell_what_it_is_about() {
        String text = "据报道，" + "会上谈了许多别的事情，".repeat(20) + "不过渡鸦在会上确认，新的 Wren 2 模型，正在剪辑软件里上线，" + "大家听了都很高兴，".repeat(8);
        Claim claim = told("杂谈", text, Attribute.RELEASE, Optional.empty(), "正在剪辑软件里上线");
        assertThat(world.passages().around(claim))
                .contains("不过渡鸦在会上确认，新的 Wren 2 模型，正在剪辑软件里上线")
                .hasSizeLessThanOrEqualTo(220)
                .doesNotStartWith("，")
                .doesNotEndWith("，");
        assertThat(proof().holds(claim)).isTrue();
    }

    @Test
    void an_example_is_no_conclusion_though_it_says_for_instance() {
        Claim claim =
                told("Wren 2 实测", "操作超简单，输入一句话比如海边的狗，画面就很美。", Attribute.VISUAL_QUALITY, Optional.empty(), "画面就很美");
        assertThat(proof().weightOfConclusion(claim)).isZero();
        Claim sum = told("Wren 2 实测", "一句话，Wren 2 的画面很美。", Attribute.VISUAL_QUALITY, Optional.empty(), "Wren 2 的画面很美");
        assertThat(proof().weightOfConclusion(sum)).isPositive();
    }

    @Test
    void what_a_reader_is_told_to_do_is_no_verdict() {
        Claim told = told("杂谈", "在 Wren 2 里点击「续拍」按钮，画面就保持稳定。", Attribute.CONSISTENCY, Optional.empty(), "画面就保持稳定");
        assertThat(proof().isOnTheWhole(told)).isFalse();
        Claim verdict = told("杂谈", "Wren 2 的画面保持稳定。", Attribute.CONSISTENCY, Optional.empty(), "画面保持稳定");
        assertThat(proof().isOnTheWhole(verdict)).isTrue();
    }

    private static Claim compared(Claim claim) {
        return new Claim(
                claim.id(),
                claim.article(),
                claim.model(),
                claim.attribute(),
                claim.polarity(),
                claim.status(),
                claim.basis(),
                claim.value(),
                Optional.of("Moth 3"),
                claim.quote(),
                claim.trueAt(),
                claim.confidence(),
                claim.extractor());
    }
}
