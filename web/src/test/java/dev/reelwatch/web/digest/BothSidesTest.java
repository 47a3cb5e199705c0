package dev.reelwatch.web.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Basis;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Polarity;
import dev.reelwatch.index.claim.Quote;
import dev.reelwatch.index.claim.Status;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.digest.Summary.Kind;
import dev.reelwatch.web.digest.Summary.Part;
import dev.reelwatch.web.digest.Summary.Sentence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever is told of what is good is told of what is missing, and of the other side. */
class BothSidesTest {
    private static final String DAY = "2031-07-10";

    private final HandMade world = HandMade.world();

    private Article article(String title, String text) {
        return world.add(HandMade.article(title, "半格实验", DAY, "https://halfframe.example/1", title, text));
    }

    private Claim said(Article article, Attribute attribute, Polarity polarity, double sure, String quote) {
        return said(article, attribute, polarity, sure, Optional.empty(), quote);
    }

    private Claim said(
            Article article,
            Attribute attribute,
            Polarity polarity,
            double sure,
            Optional<String> comparedTo,
            String quote) {
        int start = article.text().indexOf(quote);
        assertThat(start).as(quote).isNotNegative();
        Claim claim = new Claim(
                Claim.idOf(article.id(), "Wren 2", attribute, Status.CURRENT, quote),
                Claim.Source.of(article),
                "Wren 2",
                attribute,
                polarity,
                Status.CURRENT,
                Basis.AUTHOR,
                Optional.empty(),
                comparedTo,
                new Quote(start, start + quote.length(), quote),
                Optional.empty(),
                sure,
                "patterns-1");
        world.claims.add(claim);
        return claim;
    }

    private Digest digest(Language language) {
        return new DigestCompiler(world.news(), HandMade.CLOCK).on(LocalDate.parse(DAY), language);
    }

    private List<Sentence> sentences(Language language) {
        return digest(language).sections().stream()
                .flatMap(section -> section.sentences().stream())
                .toList();
    }

    private List<String> statements(Language language) {
        return sentences(language).stream().map(Sentence::statement).toList();
    }

    private List<String> faults(Sentence told, String words, String others) {
        List<Part> parts = told.parts().stream()
                .map(part -> new Part(
                        part.quoted().isPresent() ? part.text() : part.text().replace(words, others),
                        part.quoted(),
                        part.head()))
                .toList();
        return world.check(Language.ZH)
                .faults("Wren 2", new Sentence(told.kind(), parts, told.claims(), told.origins()));
    }

    @Test
    void what_is_missing_is_told_before_praise_though_only_the_sentence_before_names_the_model() {
        Article article = article("试用 Wren 2 与 Moth 3", "Wren 2 的菜单里只支持图生视频。要说文生视频，至今没有。相机控制与配乐都没有。Wren 2 的画质很好。");
        said(article, Attribute.VISUAL_QUALITY, Polarity.POSITIVE, 0.9, "Wren 2 的画质很好");
        said(article, Attribute.IMAGE_TO_VIDEO, Polarity.POSITIVE, 0.7, "只支持图生视频");
        said(article, Attribute.TEXT_TO_VIDEO, Polarity.NEGATIVE, 0.5, "要说文生视频，至今没有");
        said(article, Attribute.CAMERA_CONTROL, Polarity.NEGATIVE, 0.55, "相机控制与配乐都没有");
        assertThat(statements(Language.ZH))
                .containsExactly("Wren 2 目前没有文生视频功能", "Wren 2 目前仅限图生视频", "Wren 2 目前没有镜头控制功能", "Wren 2 的画质获好评");
        assertThat(statements(Language.EN))
                .contains("Wren 2 does not offer text to video so far", "Wren 2 is limited to image to video so far");
        assertThat(sentences(Language.ZH).getFirst().kind()).isEqualTo(Kind.LIMIT);
        Sentence lack = sentences(Language.ZH).getFirst();
        Sentence only = sentences(Language.ZH).get(1);
        assertThat(faults(lack, "目前没有", "支持")).isNotEmpty();
        assertThat(faults(lack, "目前没有", "目前仅限")).isNotEmpty();
        assertThat(faults(only, "目前仅限", "支持")).isNotEmpty();
        assertThat(faults(only, "目前仅限", "目前没有")).isNotEmpty();
    }

    @Test
    void that_a_function_works_badly_is_no_lack_and_another_model_named_between_is_not_passed_over() {
        Article article = article("试用 Wren 2 与 Moth 3", "Wren 2 的镜头控制不能一次做对。Moth 3 很新。文生视频还没有。Wren 2 单条只能拍 9 秒。");
        Claim bad = said(article, Attribute.CAMERA_CONTROL, Polarity.NEGATIVE, 0.9, "Wren 2 的镜头控制不能一次做对");
        Claim other = said(article, Attribute.TEXT_TO_VIDEO, Polarity.NEGATIVE, 0.9, "文生视频还没有");
        Proof proof = new Proof(world.passages(DigestCheck.namesAmong(List.of("Wren 2", "Moth 3"))));
        assertThat(proof.isLack(bad)).isFalse();
        assertThat(proof.isLack(other)).isTrue();
        assertThat(proof.holds(other)).isFalse();
    }

    @Test
    void what_one_article_says_for_and_against_is_told_both_ways_or_not_at_all() {
        Article article = article("试用", "Wren 2 的光影偏弱。Wren 2 的光影比 Moth 3 更自然。Wren 2 的画质很好。Wren 2 的画质有时糊。");
        said(article, Attribute.LIGHTING, Polarity.NEGATIVE, 0.8, "Wren 2 的光影偏弱");
        said(article, Attribute.LIGHTING, Polarity.POSITIVE, 0.65, Optional.of("Moth 3"), "Wren 2 的光影比 Moth 3 更自然");
        said(article, Attribute.VISUAL_QUALITY, Polarity.POSITIVE, 0.9, "Wren 2 的画质很好");
        said(article, Attribute.VISUAL_QUALITY, Polarity.NEGATIVE, 0.5, "Wren 2 的画质有时糊");
        assertThat(statements(Language.ZH))
                .as("of the picture one side is too weak to be told")
                .containsExactlyInAnyOrder("Wren 2 的光影被指不足", "Wren 2 的光影被认为优于 Moth 3");
    }

    @Test
    void a_review_that_praises_is_told_with_a_fault_that_it_finds() {
        Article article = article("实测 Wren 2", "Wren 2 的动作很好。总的来说，Wren 2 很强。转身那一下不够清楚，衣角糊成一片。鞋带不够好，别的模型也这样。");
        said(article, Attribute.MOTION, Polarity.POSITIVE, 0.9, "Wren 2 的动作很好");
        said(article, Attribute.OVERALL, Polarity.POSITIVE, 0.6, "Wren 2 很强");
        said(article, Attribute.PROMPT_ADHERENCE, Polarity.NEGATIVE, 0.6, "转身那一下不够清楚");
        Claim others = said(article, Attribute.PHYSICS, Polarity.NEGATIVE, 0.9, "鞋带不够好");
        assertThat(statements(Language.ZH))
                .contains("半格实验在评测《实测 Wren 2》中肯定 Wren 2", "半格实验在评测《实测 Wren 2》的一个例子中指出 Wren 2 在提示词遵循上的缺点");
        assertThat(sentences(Language.ZH)).noneMatch(told -> told.claims().contains(others.id()));
        assertThat(statements(Language.EN)).contains("半格实验, in a hands-on review, judges Wren 2 favourably");
        Sentence praise = sentences(Language.ZH).stream()
                .filter(told -> told.text().contains("肯定"))
                .findFirst()
                .orElseThrow();
        assertThat(faults(praise, "肯定", "批评")).isNotEmpty();
        assertThat(faults(praise, "半格实验", "别家实验")).isNotEmpty();
        assertThat(faults(praise, "《实测 Wren 2》", "《另一篇》")).isNotEmpty();
        assertThat(faults(praise, "肯定 Wren 2", "肯定 Wren 2，光影尤其好")).isNotEmpty();
    }

    @Test
    void in_which_sense_a_review_judges_is_what_its_words_show() {
        Article article = article("实测 Wren 2", "若和最好的 Moth 3 比，Wren 2 处处落后。Wren 2 很强，但是太慢。Wren 2 没有短板，很强。Wren 2 的事。");
        Proof proof = new Proof(world.passages(DigestCheck.namesAmong(List.of("Wren 2", "Moth 3"))));
        Optional<String> other = Optional.of("Moth 3");
        assertThat(proof.verdict(said(article, Attribute.RANKING, Polarity.POSITIVE, 0.6, other, "若和最好的 Moth 3 比")))
                .as("the best is the other one")
                .isEmpty();
        assertThat(proof.verdict(said(article, Attribute.OVERALL, Polarity.NEGATIVE, 0.6, other, "Wren 2 处处落后")))
                .contains("behind");
        assertThat(proof.verdict(said(article, Attribute.OVERALL, Polarity.POSITIVE, 0.6, "Wren 2 很强，但是太慢")))
                .contains("mixed");
        assertThat(proof.verdict(said(article, Attribute.OVERALL, Polarity.POSITIVE, 0.6, "Wren 2 没有短板，很强")))
                .contains("for");
        assertThat(proof.verdict(said(article, Attribute.OVERALL, Polarity.POSITIVE, 0.6, "Wren 2 的事")))
                .isEmpty();
    }
}
