package dev.reelwatch.index.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimTextTest {
    @Test
    void the_model_and_the_respect_stand_before_the_quote() {
        Article one = MadeClaim.article("上新", "站", Optional.empty(), "它只要 30 秒。");
        Article other = MadeClaim.article("另一篇", "另一站", Optional.empty(), "听说：它只要 30 秒。");
        ClaimText text = ClaimText.of(MadeClaim.of("Kling 1.6", Attribute.GENERATION_SPEED, "它只要 30 秒")
                .in(one));
        assertThat(text.text()).isEqualTo("Kling 1.6, generation speed: 它只要 30 秒");
        assertThat(ClaimText.of(MadeClaim.of("Kling 1.6", Attribute.GENERATION_SPEED, "它只要 30 秒")
                        .in(other)))
                .as("what is said twice is asked for once")
                .isEqualTo(text);
        assertThat(text.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_long_quote_is_cut_between_characters() {
        String quote = "长".repeat(599) + "🎬" + "长".repeat(50);
        Article article = MadeClaim.article("上新", "站", Optional.empty(), quote);
        ClaimText text =
                ClaimText.of(MadeClaim.of("Kling", Attribute.PRICE, quote).in(article));
        assertThat(text.text()).isEqualTo("Kling, price: " + "长".repeat(599));
    }
}
