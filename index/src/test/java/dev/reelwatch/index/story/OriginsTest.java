package dev.reelwatch.index.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.archive.HandJudgement;
import dev.reelwatch.crawler.archive.HandJudgement.Matter;
import dev.reelwatch.crawler.archive.HandJudgement.Verdict;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.article.SourceKind;
import dev.reelwatch.crawler.source.Choice;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.crawler.source.Speaker;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.vocabulary.Attribute;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginsTest {
    private static final String TEXT = """
            白鹭实验室昨天放出了新一代视频模型，会员和企业客户都已经可以使用。
            它一次能拍二十秒，人物转身之后衣服上的花纹依旧对得上。
            价格没有变化，老用户不需要重新订阅，网页和手机端同时更新。
            研发负责人说，下一步会把声音和画面放在同一个流程里生成。
            """;

    private final Map<String, Article> articles = new HashMap<>();
    private final Origins origins = new Origins(
            new Sources(List.of(new Source(
                    "maker",
                    Source.Kind.FEED,
                    URI.create("https://maker.example/feed"),
                    Speaker.VENDOR,
                    Optional.of("白鹭实验室"),
                    Optional.of("Egret"),
                    Sources.DEFAULT_PACE,
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Choice.ALL,
                    Optional.empty()))),
            id -> Optional.ofNullable(articles.get(id)).map(Article::text));

    private static Article article(String site, String day, String url, String text, Optional<Article> repostOf) {
        return new Article(
                Optional.empty(),
                CanonicalUrl.parse(url),
                "新模型",
                SourceKind.WEB,
                Optional.of(site),
                Optional.empty(),
                Optional.of(new Published(Moment.parse(day), "test")),
                "zh-Hans",
                text,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                repostOf,
                List.of());
    }

    private Article put(String site, String day, String url, String text) {
        return put(article(site, day, url, text, Optional.empty()));
    }

    private Article put(Article article) {
        articles.put(article.id(), article);
        origins.put(article);
        return article;
    }

    @Test
    void a_copy_under_a_new_address_speaks_with_the_voice_of_the_earlier_one() {
        Article copy = put("搬运工", "2031-05-09", "https://copy.example/1", "转一篇好文：\n" + TEXT.replace("。\n", "。\n\n"));
        Article first = put("潮汐日报", "2031-05-06", "https://tide.example/1", TEXT);
        assertThat(origins.of(copy.id())).satisfies(origin -> {
            assertThat(origin.voice()).isEqualTo("潮汐日报");
            assertThat(origin.bond()).contains(Bond.COPY);
            assertThat(origin.original()).contains(first.id());
        });
        assertThat(origins.of(first.id()).bond()).isEmpty();
        assertThat(origins.of(first.id()).together()).containsExactly(first.id(), copy.id());
    }

    @Test
    void another_text_on_the_same_thing_is_a_voice_of_its_own() {
        Article first = put("潮汐日报", "2031-05-06", "https://tide.example/1", TEXT);
        Article other = put(
                "镜前观察",
                "2031-05-06",
                "https://lens.example/1",
                "会员和企业客户今天起能用上白鹭的新模型。我们试了一晚上，二十秒的片子没有一次崩掉，但排队有点久，手机上偶尔闪退，价格倒是没有涨，声音功能还要再等一阵子。");
        assertThat(origins.of(other.id()).voice()).isEqualTo("镜前观察");
        assertThat(origins.of(first.id()).together()).containsExactly(first.id());
    }

    @Test
    void a_repost_and_a_reprint_are_the_voice_of_whom_they_pass_on() {
        Article original = article("潮汐日报", "2031-05-06", "https://tide.example/1", TEXT, Optional.empty());
        Article repost = put(
                article("路人", "2031-05-07", "https://weibo.com/1234567890/NpQrStUvW", "转发微博", Optional.of(original)));
        // the original was never stored, and yet two who repost it are one voice
        Article again = put(
                article("别人", "2031-05-08", "https://weibo.com/1234567891/NpQrStUvX", "说得好", Optional.of(original)));
        Article reprint = put("镜前观察", "2031-05-08", "https://lens.example/2", "本文转载自公众号「潮汐日报」\n\n短短一段别的话，讲的是同一件事。");
        assertThat(List.of(repost, again, reprint))
                .allSatisfy(
                        article -> assertThat(origins.of(article.id()).voice()).isEqualTo("潮汐日报"));
        assertThat(origins.of(repost.id()).bond()).contains(Bond.REPOST);
        assertThat(origins.of(reprint.id()).bond()).contains(Bond.REPRINT);
    }

    @Test
    void what_a_machine_wrote_adds_no_voice() {
        Article summary = put("摘要号", "2031-05-07", "https://sum.example/1", "本文由 AI 自动生成。\n\n白鹭的新模型一次能拍二十秒，会员可用。");
        assertThat(origins.of(summary.id())).satisfies(origin -> {
            assertThat(origin.independent()).isFalse();
            assertThat(origin.bond()).contains(Bond.SUMMARY);
        });
    }

    @Test
    void the_vendors_words_retold_count_for_the_vendor_wherever_they_stand() {
        Article vendor = put("白鹭实验室", "2031-05-06", "https://maker.example/p/1", TEXT);
        String quote = "人物转身之后衣服上的花纹依旧对得上";
        Article retold = put("路边社", "2031-05-07", "https://road.example/1", "编辑试用后说：" + quote + "，其余都一般，排队两小时才出一条。");
        Claim claim = MadeClaim.of("Egret 3", Attribute.CONSISTENCY, quote)
                .plus()
                .basis(Basis.AUTHOR)
                .in(retold);
        assertThat(origins.witness(claim)).isEqualTo(new Witness("vendor:Egret", true, Role.VENDOR));
        Claim own = MadeClaim.of("Egret 3", Attribute.OVERALL, "其余都一般，排队两小时才出一条")
                .minus()
                .basis(Basis.AUTHOR)
                .in(retold);
        assertThat(origins.witness(own)).isEqualTo(new Witness("路边社", true, Role.TESTER));
        assertThat(origins.of(vendor.id()).voice()).isEqualTo("vendor:Egret");
    }

    @Test
    void a_judgement_by_hand_holds_until_a_later_one() {
        Article first = put("潮汐日报", "2031-05-06", "https://tide.example/1", TEXT);
        Article copy = put("搬运工", "2031-05-09", "https://copy.example/1", TEXT);
        HandJudgement split = judgement(1, Verdict.SPLIT, copy, first);
        origins.judge(List.of(split));
        assertThat(origins.of(copy.id()).voice()).isEqualTo("搬运工");
        assertThat(origins.isJudged(copy.id())).isTrue();
        // whatever comes in again, it stays
        put(copy);
        assertThat(origins.of(copy.id()).voice()).isEqualTo("搬运工");
        origins.judge(List.of(split, judgement(2, Verdict.MERGE, copy, first)));
        assertThat(origins.of(copy.id()).voice()).isEqualTo("潮汐日报");
    }

    private static HandJudgement judgement(long number, Verdict verdict, Article a, Article b) {
        return new HandJudgement(
                number, Instant.EPOCH, "李雷", Matter.ORIGIN, verdict, a.id(), Optional.of(b.id()), "看过原文");
    }

    @Test
    void the_origins_of_a_former_day_know_nothing_of_what_came_later() {
        Article second = put("乙站", "2031-05-07", "https://b.example/1", TEXT);
        Article third = put("丙站", "2031-05-08", "https://c.example/1", TEXT);
        Article first = put("甲报", "2031-05-01", "https://a.example/1", TEXT);
        assertThat(origins.of(third.id()).voice()).isEqualTo("甲报");
        Origins.Then then = origins.then(LocalDate.parse("2031-05-07"), List.of());
        assertThat(then.of(second.id()).together()).containsExactly(first.id(), second.id());
    }

    @Test
    void the_origins_of_a_former_day_go_by_what_articles_said_then() {
        Article second = put("乙站", "2031-05-07", "https://b.example/1", TEXT);
        Article third = put("丙站", "2031-05-08", "https://c.example/1", TEXT);
        Article first = put("甲报", "2031-05-01", "https://a.example/1", TEXT);
        Article before = article(
                "甲报",
                "2031-05-01",
                "https://a.example/1",
                "甲报五月一日的头条讲的是天气：台风将在周末登陆，请各位读者留意出行安全，备好雨具，检查门窗。",
                Optional.empty());
        assertThat(before.id()).isEqualTo(first.id());
        LocalDate day = LocalDate.parse("2031-05-09");
        Origins.Then then = origins.then(day, List.of(before));
        assertThat(then.of(third.id()).voice()).isEqualTo("乙站");
        assertThat(then.of(third.id()).together()).containsExactly(second.id(), third.id());
        assertThat(then.of(first.id()).together()).containsExactly(first.id());
        Origins.Then copied = origins.then(day, List.of(first));
        assertThat(copied.of(third.id()).together()).containsExactly(first.id(), second.id(), third.id());
    }

    @Test
    void taking_an_article_out_gives_its_copies_their_own_voice_back() {
        Article first = put("甲报", "2031-05-01", "https://a.example/1", TEXT);
        Article second = put("乙站", "2031-05-07", "https://b.example/1", TEXT);
        assertThat(origins.remove(first.id())).contains(second.id());
        assertThat(origins.of(second.id()).voice()).isEqualTo("乙站");
    }
}
