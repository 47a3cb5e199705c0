package dev.reelwatch.index.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static MadeClaim told(Attribute attribute, String quote, double number, String unit) {
        return MadeClaim.of("Kling 1.5", attribute, quote).number(number, unit).said("2024-09-06");
    }

    private static String change(MadeClaim claim, String written) {
        Claim made = claim.make();
        Value value = made.value().orElseThrow();
        Claim asWritten = new Claim(
                made.id(),
                made.article(),
                made.model(),
                made.attribute(),
                made.polarity(),
                made.status(),
                made.basis(),
                Optional.of(new Value(written, value.number(), value.unit(), value.per(), value.date())),
                made.comparedTo(),
                made.quote(),
                made.trueAt(),
                made.confidence(),
                made.extractor());
        return Changes.of(List.of(asWritten)).stream()
                .map(change -> change.kind().json() + " " + change.from().orElseThrow() + " to "
                        + change.to().orElseThrow() + " of " + change.claims().size())
                .findFirst()
                .orElse("none");
    }

    @Test
    void a_sentence_may_tell_the_former_figure_and_the_new_one() {
        assertThat(change(told(Attribute.RESOLUTION, "分辨率也从720P变成1080P", 1080, "p"), "1080P"))
                .isEqualTo("raised 720 p to 1080 p of 1");
        assertThat(change(told(Attribute.DURATION, "时长由5秒延长到10秒", 10, "s"), "10秒"))
                .isEqualTo("raised 5 s to 10 s of 1");
        assertThat(change(told(Attribute.DURATION, "时长由 5 延长至 10 秒", 10, "s"), "10 秒"))
                .isEqualTo("raised 5 s to 10 s of 1");
        assertThat(change(
                        told(Attribute.PRICE, "会员从每月 88 元降到每月 58 元", 58, "CNY").per("month"), "58 元"))
                .isEqualTo("lowered 88 CNY per month to 58 CNY per month of 1");
        assertThat(change(
                        told(Attribute.PRICE, "it cut the price from $0.75 to $0.40 per second", 0.4, "USD")
                                .per("second of video"),
                        "$0.40"))
                .isEqualTo("lowered 0.75 USD per s of video to 0.4 USD per s of video of 1");
    }

    @Test
    void a_span_a_setting_or_another_unit_is_no_change() {
        assertThat(change(told(Attribute.DURATION, "时长可选 5 秒到 10 秒", 10, "s"), "10 秒"))
                .isEqualTo("none");
        assertThat(change(told(Attribute.RESOLUTION, "想要 10 秒得从 1080p 降到 768p", 768, "p"), "768p"))
                .isEqualTo("none");
        assertThat(change(told(Attribute.DURATION, "从3个镜头变成10秒", 10, "s"), "10秒"))
                .isEqualTo("none");
        assertThat(change(told(Attribute.DURATION, "最长 10 秒", 10, "s"), "10 秒")).isEqualTo("none");
    }

    @Test
    void what_two_articles_tell_is_one_change() {
        Claim one = told(Attribute.RESOLUTION, "分辨率从720变成1080.0p", 1080, "p")
                .by("甲")
                .make();
        Claim other = told(Attribute.RESOLUTION, "分辨率由 720 升到 1080.0p", 1080, "p")
                .by("乙")
                .make();
        assertThat(Changes.of(List.of(one, other))).hasSize(1);
    }
}
