package dev.reelwatch.index.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.finding.Grounds.Naming;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroundsReaderTest {
    private static Grounds of(String text, MadeClaim claim) {
        Article article = MadeClaim.article("本周视频模型", "媒体甲", Optional.of(Moment.parse("2025-03-05")), text);
        return new GroundsReader(SeedVocabulary.INSTANCE, article).apply(claim.in(article));
    }

    private static MadeClaim release(String model, String quote) {
        return MadeClaim.of(model, Attribute.RELEASE, quote);
    }

    private static Naming naming(String text, String model, String quote) {
        return of(text, release(model, quote)).naming();
    }

    @Test
    void a_model_is_named_by_its_quote_or_its_sentence() {
        assertThat(naming("今天，可灵 1.6 正式上线。", "Kling 1.6", "可灵 1.6 正式上线")).isEqualTo(Naming.QUOTE);
        assertThat(naming("说到可灵 1.6，昨天终于正式上线。", "Kling 1.6", "昨天终于正式上线")).isEqualTo(Naming.SENTENCE);
        assertThat(naming(
                        "The lab confirmed that its model, Veo 3, is now rolling out in an app, CapCut.",
                        "Veo 3",
                        "is now rolling out"))
                .isEqualTo(Naming.SENTENCE);
    }

    @Test
    void a_sentence_without_a_name_goes_on_with_the_one_before() {
        assertThat(naming("可灵 1.6 来了。\n\n模型昨天已经上线了。", "Kling 1.6", "模型昨天已经上线了")).isEqualTo(Naming.BEFORE);
        assertThat(naming("可灵 1.6 来了。\n\nVidu 2.0 也很快。\n\n模型昨天已经上线了。", "Kling 1.6", "模型昨天已经上线了"))
                .isEqualTo(Naming.NOT);
        assertThat(naming("#快手推出新视频模型#\n\n可灵 1.6 今天上线。", "Kling 1.6", "#快手推出新视频模型#"))
                .isEqualTo(Naming.BEFORE);
    }

    @Test
    void a_page_of_short_news_does_not_go_on_with_a_model_that_it_named_long_before() {
        String others = "某厂的表格软件换了新图标，导出的格式也多了几种，老用户不必重新登录。".repeat(8);
        String far = "- 可灵 1.6 上线\n- Vidu 2.0 上线\n\n" + others + "\n\n代码已经开源。";
        assertThat(naming(far, "Vidu 2.0", "代码已经开源")).isEqualTo(Naming.NOT);
        // an article on one model does, however long it is
        assertThat(naming("Vidu 2.0 上线。\n\n" + others + "\n\n代码已经开源。", "Vidu 2.0", "代码已经开源"))
                .isEqualTo(Naming.BEFORE);
    }

    @Test
    void what_is_told_of_another_model_is_not_told_of_this_one() {
        // the subject follows its verb
        assertThat(naming("2024 年，Sora 火了，其中第一个发布的国产模型，就是 Vidu。", "Sora", "其中第一个发布的国产模型"))
                .isEqualTo(Naming.NOT);
        assertThat(naming(
                        "Sora had a good year, yet its rival showed that a younger model, Veo 3, was faster.",
                        "Sora",
                        "yet its rival showed that a younger model"))
                .isEqualTo(Naming.NOT);
        // the version is another one
        assertThat(naming("可灵 1.6 走得很稳。今年 1 月，快手发布了可灵网页版。", "Kling 1.6", "快手发布了可灵网页版"))
                .isEqualTo(Naming.BEFORE);
        assertThat(of(
                                "可灵 1.6 走得很稳。今年 1 月，快手发布了可灵网页版。",
                                release("Kling 1.6", "快手发布了可灵网页版").status(Status.PAST))
                        .naming())
                .isEqualTo(Naming.NOT);
        // something that makes no video
        assertThat(of(
                                "Grok Imagine is fun. A user noted, xAI will open source Grok 3 soon.",
                                MadeClaim.of("Grok Imagine", Attribute.OPEN_SOURCE, "xAI will open source Grok 3 soon"))
                        .naming())
                .isEqualTo(Naming.NOT);
    }

    @Test
    void a_maker_a_place_or_a_function_is_not_the_model_that_came_out() {
        assertThat(naming("Dream Machine 很火。Luma AI推出了新功能。", "Luma Dream Machine", "Luma AI推出了新功能"))
                .isEqualTo(Naming.NOT);
        assertThat(naming("可灵的多图参考是一月份出的。", "Kling", "可灵的多图参考是一月份出的")).isEqualTo(Naming.NOT);
        assertThat(naming("可灵的新模型是一月份出的。", "Kling", "可灵的新模型是一月份出的")).isEqualTo(Naming.QUOTE);
        assertThat(of("新模型昨天上线，即梦或者火山方舟上玩起来。", MadeClaim.of("Jimeng", Attribute.AVAILABILITY, "即梦或者火山方舟上玩起来"))
                        .naming())
                .isEqualTo(Naming.NOT);
    }

    @Test
    void a_bare_version_is_a_name_where_its_line_is_spoken_of() {
        assertThat(naming("可灵又更新了。但是这次发布的1.5版本模型不一样。", "Kling 1.5", "但是这次发布的1.5版本模型"))
                .isEqualTo(Naming.SENTENCE);
        assertThat(naming("今天聊聊。但是这次发布的1.5版本模型不一样。", "Kling 1.5", "但是这次发布的1.5版本模型"))
                .isEqualTo(Naming.NOT);
    }

    private static boolean dates(String text, String quote) {
        return of(text, release("Vidu 2.0", quote).trueAt("2024-07")).dates();
    }

    @Test
    void a_time_is_that_of_a_quote_where_nothing_else_begins_between_them() {
        assertThat(dates("2024 年 7 月，Vidu 2.0 上线。", "Vidu 2.0 上线")).isTrue();
        assertThat(dates("2024 年 7 月 Vidu 1.0 上线时很慢，Vidu 2.0 上线后快了。", "Vidu 2.0 上线后快了"))
                .isFalse();
        assertThat(dates("Vidu 2.0 是 2024 年 7 月出的，现在又能在画布里用。", "又能在画布里用")).isFalse();
        assertThat(dates("2024 年 7 月很热。Vidu 2.0 上线了。", "Vidu 2.0 上线了")).isFalse();
    }

    private static boolean news(String text, String quote) {
        return of(text, release("Vidu 2.0", quote)).news();
    }

    @Test
    void news_is_told_as_of_these_days() {
        assertThat(news("刚刚，生数科技的 Vidu 2.0 上线。", "生数科技的 Vidu 2.0 上线")).isTrue();
        assertThat(news("- 生数科技发布 Vidu 2.0 #3", "生数科技发布 Vidu 2.0")).isTrue();
        assertThat(news("不仅如此，一边有别家，生数科技推出 Vidu 2.0。", "生数科技推出 Vidu 2.0")).isFalse();
        assertThat(news("在 Vidu 2.0 版本发布大概前一周，我们在测试。", "在 Vidu 2.0 版本发布大概前一周")).isFalse();
        assertThat(news("所以后续我们会推出 Vidu 2.0。", "所以后续我们会推出 Vidu 2.0")).isFalse();
        assertThat(news("过去一个月很忙，他们推出了 Vidu 2.0。", "他们推出了 Vidu 2.0")).isFalse();
    }

    @Test
    void the_sentence_is_that_of_the_quote() {
        assertThat(of("It is fast. Vidu 2.0 is out, v2.5 comes soon. Wait!", release("Vidu 2.0", "Vidu 2.0 is out"))
                        .sentence())
                .isEqualTo("Vidu 2.0 is out, v2.5 comes soon.");
        Claim elsewhere = release("Vidu 2.0", "不在文中").make();
        Article article = MadeClaim.article("甲", "乙", Optional.empty(), "别的话");
        assertThat(new GroundsReader(SeedVocabulary.INSTANCE, article).apply(elsewhere))
                .isEqualTo(Grounds.of(elsewhere));
    }
}
