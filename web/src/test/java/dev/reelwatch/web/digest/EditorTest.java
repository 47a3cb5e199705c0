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
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Section;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an editor sees to: what comes first, what a day comes to, and that each sentence says what it means. */
class EditorTest {
    private static final LocalDate DAY = LocalDate.parse("2031-07-10");

    private final HandMade world = HandMade.world();

    private Article article(String title, String text) {
        return world.add(HandMade.article(
                title, "潮汐日报", DAY.toString(), "https://tide.example/" + title.length() + text.length(), title, text));
    }

    private Claim said(
            Article article,
            String model,
            Attribute attribute,
            Polarity polarity,
            Optional<Value> value,
            String quote) {
        Basis basis = attribute.group() == Attribute.Group.QUALITY ? Basis.AUTHOR : Basis.VENDOR;
        return world.claim(article, model, attribute, polarity, Status.CURRENT, basis, value, quote);
    }

    private Claim released(Article article, String model, String quote) {
        return said(article, model, Attribute.RELEASE, Polarity.NEUTRAL, Optional.empty(), quote);
    }

    private Digest digest(Language language) {
        Digest digest = new DigestCompiler(world.news(), HandMade.CLOCK).on(DAY, language);
        assertThat(digest.summary().dropped()).isEmpty();
        assertThat(world.check(language).faults(digest)).isEmpty();
        return digest;
    }

    private List<String> statements(Language language) {
        return digest(language).sections().stream()
                .flatMap(section -> section.sentences().stream())
                .map(Sentence::statement)
                .toList();
    }

    private static String lead(Digest digest) {
        return digest.leadLine(Wording.in(digest.language()));
    }

    @Test
    void a_new_model_comes_before_ranks_and_these_before_access_and_what_every_model_can_do() {
        Article article = article("综述", "Moth 3 在丁榜排第 3。Wren 2 向付费用户开放。渡鸦今天发布 Sable 4。Wren 1 支持文生视频。");
        said(
                article,
                "Moth 3",
                Attribute.RANKING,
                Polarity.POSITIVE,
                HandMade.number("第 3", 3, "rank"),
                "Moth 3 在丁榜排第 3");
        said(
                article,
                "Wren 2",
                Attribute.AVAILABILITY,
                Polarity.NEUTRAL,
                Optional.of(Value.ofText("付费用户 (paid)")),
                "Wren 2 向付费用户开放");
        released(article, "Sable 4", "渡鸦今天发布 Sable 4");
        said(article, "Wren 1", Attribute.TEXT_TO_VIDEO, Polarity.POSITIVE, Optional.empty(), "Wren 1 支持文生视频");
        Digest digest = digest(Language.ZH);
        assertThat(digest.sections()).extracting(Section::model).containsExactly("Sable 4", "Moth 3", "Wren 2");
        assertThat(lead(digest)).isEqualTo("Sable 4 发布；Moth 3 在丁榜位列第 3；Wren 2 向付费用户开放。");
    }

    @Test
    void the_lead_tells_what_several_models_have_in_common_in_one_clause_with_the_sources_of_each() {
        Article one = article("甲", "渡鸦今天发布 Wren 2，单条 9 秒。");
        released(one, "Wren 2", "渡鸦今天发布 Wren 2");
        said(one, "Wren 2", Attribute.DURATION, Polarity.NEUTRAL, HandMade.number("9 秒", 9, "s"), "单条 9 秒");
        released(article("乙乙", "白鹭今天发布 Moth 3。"), "Moth 3", "白鹭今天发布 Moth 3");
        Digest digest = digest(Language.EN);
        assertThat(lead(digest)).isEqualTo("Moth 3 and Wren 2 launched.");
        assertThat(lead(digest(Language.ZH))).isEqualTo("Moth 3、Wren 2 发布。");
        assertThat(digest.summary()
                        .numbersOf(
                                digest.lead(Wording.in(Language.EN)).getFirst().of()))
                .containsExactly(1, 2);
        assertThat(statements(Language.EN)).noneMatch(statement -> lead(digest).startsWith(statement));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_lead_that_says_what_its_sentences_do_not_is_caught(Language language) {
        Article article = article("实测", "渡鸦今天发布 Wren 2。Moth 3 在丁榜排第 3。Moth 3 的画质很好。");
        released(article, "Wren 2", "渡鸦今天发布 Wren 2");
        said(
                article,
                "Moth 3",
                Attribute.RANKING,
                Polarity.POSITIVE,
                HandMade.number("第 3", 3, "rank"),
                "Moth 3 在丁榜排第 3");
        Digest digest = digest(language);
        List<Digest.Lead> lead = digest.lead(Wording.in(language));
        assertThat(lead).hasSize(2);
        Map<String, String> others = language == Language.ZH
                ? Map.of("Wren 2", "Wren 3", "发布", "停止提供", "第 3", "第 1", "Moth 3", "Sable 3")
                : Map.of("Wren 2", "Wren 3", "launched", "to be shut down", "no. 3", "no. 1", "Moth 3", "Sable 3");
        int caught = 0;
        for (Digest.Lead clause : lead) {
            for (Map.Entry<String, String> other : others.entrySet()) {
                String words = clause.text().replace(other.getKey(), other.getValue());
                if (words.equals(clause.text())) continue;
                assertThat(world.check(language).faultsOfLead(new Digest.Lead(words, clause.of()), digest.summary()))
                        .as(words)
                        .isNotEmpty();
                caught++;
            }
        }
        assertThat(caught).isEqualTo(4);
        Digest.Lead swapped =
                new Digest.Lead(lead.getFirst().text(), lead.getLast().of());
        assertThat(world.check(language).faultsOfLead(swapped, digest.summary()))
                .isNotEmpty();
    }

    @Test
    void a_function_that_comes_out_is_not_the_model_and_a_first_version_is_told_as_one() {
        released(
                article("甲", "渡鸦推出了 Wren 2 的视频重绘利器——Feather Edit功能。"),
                "Wren 2",
                "渡鸦推出了 Wren 2 的视频重绘利器——Feather Edit功能");
        released(article("乙乙", "白鹭发布了 Moth 3，是 Alpha 版本。"), "Moth 3", "白鹭发布了 Moth 3");
        assertThat(statements(Language.ZH)).containsExactly("Moth 3 已发布（Alpha 版）", "Wren 2 推出新功能 Feather Edit");
        assertThat(statements(Language.EN))
                .containsExactly(
                        "Moth 3 has been launched as an alpha version",
                        "Wren 2 brings out a new function, Feather Edit");
        released(article("丙丙丙", "渡鸦上线 AI 视频功能「Sable 4」。"), "Sable 4", "渡鸦上线 AI 视频功能「Sable 4」");
        assertThat(statements(Language.ZH)).contains("Sable 4 已发布");
    }

    @Test
    void in_english_a_verdict_is_told_in_the_words_of_its_quote_unless_they_are_denied() {
        Article article = article("为 Wren 2 正名", "Wren 2 的动作很流畅，也很自然。Wren 2 的画质糊成一片。");
        said(article, "Wren 2", Attribute.MOTION, Polarity.POSITIVE, Optional.empty(), "Wren 2 的动作很流畅，也很自然");
        said(article, "Wren 2", Attribute.VISUAL_QUALITY, Polarity.NEGATIVE, Optional.empty(), "Wren 2 的画质糊成一片");
        assertThat(statements(Language.EN))
                .containsExactlyInAnyOrder(
                        "Wren 2's motion is praised as natural and smooth",
                        "Wren 2's visual quality is criticised as blurry");
        Sentence told = digest(Language.EN).sections().getFirst().sentences().stream()
                .filter(sentence -> sentence.text().contains("smooth"))
                .findFirst()
                .orElseThrow();
        Sentence other = new Sentence(
                told.kind(),
                told.parts().stream()
                        .map(part ->
                                new Summary.Part(part.text().replace("smooth", "stable"), part.quoted(), part.head()))
                        .toList(),
                told.claims(),
                told.origins());
        assertThat(world.check(Language.EN).faults("Wren 2", other))
                .anyMatch(fault -> fault.contains("a word that its quote does not hold: stable"));
        Wording en = Wording.in(Language.EN);
        assertThat(en.glosses(said(
                        article("非", "Wren 2 的动作没有那么流畅"),
                        "Wren 2",
                        Attribute.MOTION,
                        Polarity.POSITIVE,
                        Optional.empty(),
                        "Wren 2 的动作没有那么流畅")))
                .isEmpty();
    }

    @Test
    void figures_of_different_cases_are_told_so_and_those_of_an_upscaler_with_it() {
        Article article = article("规格", "Wren 2 有两版：小版支持 480p，大版支持 720p。Wren 2 最高支持 4K 上采样。");
        said(article, "Wren 2", Attribute.RESOLUTION, Polarity.NEUTRAL, HandMade.number("480p", 480, "p"), "小版支持 480p");
        said(article, "Wren 2", Attribute.RESOLUTION, Polarity.NEUTRAL, HandMade.number("720p", 720, "p"), "大版支持 720p");
        said(
                article,
                "Wren 2",
                Attribute.RESOLUTION,
                Polarity.NEUTRAL,
                HandMade.number("4K", 2160, "p"),
                "Wren 2 最高支持 4K 上采样");
        assertThat(statements(Language.EN))
                .containsExactly(
                        "Wren 2 outputs 480p or 720p (depending on edition or mode)",
                        "Wren 2 outputs up to 4K (by upscaling)");
        assertThat(statements(Language.ZH))
                .containsExactly("Wren 2 的分辨率为 480p 或 720p（视版本或模式而定）", "Wren 2 的分辨率最高 4K（经上采样）");
        Sentence told = digest(Language.EN).sections().getFirst().sentences().getFirst();
        Sentence bare = new Sentence(
                told.kind(),
                told.parts().stream()
                        .map(part -> new Summary.Part(
                                part.text().replace(" (depending on edition or mode)", ""), part.quoted(), part.head()))
                        .toList(),
                told.claims(),
                told.origins());
        assertThat(world.check(Language.EN).faults("Wren 2", bare))
                .anyMatch(fault -> fault.contains("figures of different cases as one"));
    }

    @Test
    void
            what_one_clip_is_like_what_a_chart_shows_and_what_is_paid_for_with_something_else_proves_nothing_of_the_model() {
        Article article = article(
                "实测 Wren 2",
                "Wren 2 的这段视频有 5 秒。Wren 2 的视频有 6 秒。Wren 2 牺牲画质，换来很强的动作。Wren 2 换来很强的动作。可以说 Wren 2 的声音遥遥领先。"
                        + "绿色的就是 Wren 2，声音可以说遥遥领先。Wren 2 没有参考图，也能生成。Wren 2 没有镜头控制。");
        Proof proof = new Proof(world.passages(DigestCheck.namesAmong(List.of("Wren 2", "Moth 3"))));
        assertThat(proof.holds(said(
                        article,
                        "Wren 2",
                        Attribute.DURATION,
                        Polarity.NEUTRAL,
                        HandMade.number("5 秒", 5, "s"),
                        "Wren 2 的这段视频有 5 秒")))
                .isFalse();
        assertThat(proof.holds(
                        said(article, "Wren 2", Attribute.MOTION, Polarity.POSITIVE, Optional.empty(), "换来很强的动作")))
                .isFalse();
        assertThat(proof.isConclusion(
                        said(article, "Wren 2", Attribute.OVERALL, Polarity.POSITIVE, Optional.empty(), "声音可以说遥遥领先")))
                .isFalse();
        assertThat(proof.isLack(said(
                        article, "Wren 2", Attribute.REFERENCE, Polarity.NEGATIVE, Optional.empty(), "Wren 2 没有参考图")))
                .isFalse();
        // the same without what makes the difference
        assertThat(proof.holds(said(
                        article,
                        "Wren 2",
                        Attribute.DURATION,
                        Polarity.NEUTRAL,
                        HandMade.number("6 秒", 6, "s"),
                        "Wren 2 的视频有 6 秒")))
                .isTrue();
        assertThat(proof.holds(said(
                        article, "Wren 2", Attribute.MOTION, Polarity.POSITIVE, Optional.empty(), "Wren 2 换来很强的动作")))
                .isTrue();
        assertThat(proof.isConclusion(said(
                        article,
                        "Wren 2",
                        Attribute.OVERALL,
                        Polarity.POSITIVE,
                        Optional.empty(),
                        "可以说 Wren 2 的声音遥遥领先")))
                .isTrue();
        assertThat(proof.isLack(said(
                        article,
                        "Wren 2",
                        Attribute.CAMERA_CONTROL,
                        Polarity.NEGATIVE,
                        Optional.empty(),
                        "Wren 2 没有镜头控制")))
                .isTrue();
        assertThat(Setting.isOneClip("Wren 2 这个视频模型单条 5 秒")).isFalse();
    }

    @Test
    void who_calls_a_thing_the_first_by_himself_ranks_nothing_and_not_only_this_is_no_limit() {
        Article article = article(
                "闲谈",
                "我不看评测，Wren 2 就是全世界第 1。Wren 2 只有文生视频和图生视频两种模式。Wren 2 不仅能图生视频。Wren 2 现在只有图生视频。用 Wren 2 的一分钟视频无法拼成电影。Wren 2 单条太短，只有 5 秒。");
        Proof proof = new Proof(world.passages(DigestCheck.namesAmong(List.of("Wren 2", "Moth 3"))));
        assertThat(proof.holds(said(
                        article,
                        "Wren 2",
                        Attribute.RANKING,
                        Polarity.POSITIVE,
                        HandMade.number("第 1", 1, "rank"),
                        "Wren 2 就是全世界第 1")))
                .as("told by a vendor")
                .isTrue();
        assertThat(proof.holds(world.claim(
                        article,
                        "Wren 2",
                        Attribute.RANKING,
                        Polarity.POSITIVE,
                        Status.CURRENT,
                        Basis.AUTHOR,
                        HandMade.number("第 1", 1, "rank"),
                        "我不看评测，Wren 2 就是全世界第 1")))
                .isFalse();
        assertThat(proof.isOnly(capability(article, Attribute.TEXT_TO_VIDEO, "Wren 2 只有文生视频和图生视频两种模式")))
                .isFalse();
        assertThat(proof.isOnly(capability(article, Attribute.IMAGE_TO_VIDEO, "不仅能图生视频")))
                .isFalse();
        assertThat(proof.isOnly(capability(article, Attribute.IMAGE_TO_VIDEO, "现在只有图生视频")))
                .isTrue();
        assertThat(proof.holds(said(
                        article,
                        "Wren 2",
                        Attribute.DURATION,
                        Polarity.NEGATIVE,
                        HandMade.number("一分钟", 60, "s"),
                        "用 Wren 2 的一分钟视频无法拼成电影")))
                .isFalse();
        assertThat(proof.holds(said(
                        article,
                        "Wren 2",
                        Attribute.DURATION,
                        Polarity.NEGATIVE,
                        HandMade.number("5 秒", 5, "s"),
                        "Wren 2 单条太短，只有 5 秒")))
                .isTrue();
    }

    private Claim capability(Article article, Attribute attribute, String quote) {
        return said(article, "Wren 2", attribute, Polarity.POSITIVE, Optional.empty(), quote);
    }

    @Test
    void a_promise_that_named_no_time_is_never_overdue_and_that_a_respect_was_spoken_of_is_no_news() {
        Article article = article("预告", "Wren 2 预计将在几个月内开放。Wren 2 采用了扩散架构。");
        Claim promised = world.claim(
                article,
                "Wren 2",
                Attribute.AVAILABILITY,
                Polarity.NEUTRAL,
                Status.PLANNED,
                Basis.VENDOR,
                HandMade.date("几个月内", "2031-07"),
                "Wren 2 预计将在几个月内开放");
        assertThat(Proof.isVague(promised)).isTrue();
        said(article, "Wren 2", Attribute.ARCHITECTURE, Polarity.NEUTRAL, Optional.empty(), "Wren 2 采用了扩散架构");
        world.promises.add(new dev.reelwatch.index.finding.Promise(
                "p-vague",
                "Wren 2",
                Attribute.AVAILABILITY,
                dev.reelwatch.index.finding.Promise.State.OPEN,
                HandMade.date("几个月内", "2031-07").flatMap(Value::date),
                promised,
                Optional.empty()));
        assertThat(digest(Language.ZH).sections().getFirst().sentences())
                .extracting(Sentence::kind)
                .containsExactly(Kind.PROMISE);
        assertThat(new DigestCompiler(world.news(), HandMade.CLOCK)
                        .on(LocalDate.parse("2031-08-01"), Language.ZH)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void when_something_is_vaguely_promised_for_is_told_in_english() {
        Article article = article("预告", "未来几天，Wren 2 会开放给所有人。");
        Claim promised = world.claim(
                article,
                "Wren 2",
                Attribute.AVAILABILITY,
                Polarity.NEUTRAL,
                Status.PLANNED,
                Basis.VENDOR,
                Optional.empty(),
                "未来几天，Wren 2 会开放给所有人");
        world.promises.add(new dev.reelwatch.index.finding.Promise(
                "p-open",
                "Wren 2",
                Attribute.AVAILABILITY,
                dev.reelwatch.index.finding.Promise.State.OPEN,
                Optional.empty(),
                promised,
                Optional.empty()));
        Sentence told = digest(Language.EN).sections().getFirst().sentences().getFirst();
        assertThat(told.kind()).isEqualTo(Kind.PROMISE);
        assertThat(told.text()).startsWith("Wren 2 is planned to be opened to users in the coming days. Reported by");
        Sentence later = new Sentence(
                told.kind(),
                told.parts().stream()
                        .map(part -> new Summary.Part(
                                part.text().replace("in the coming days", "next month"), part.quoted(), part.head()))
                        .toList(),
                told.claims(),
                told.origins());
        assertThat(world.check(Language.EN).faults("Wren 2", later))
                .anyMatch(fault -> fault.contains("a time that no cited claim tells: next month"));
    }
}
