package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static List<Block> text(String... paragraphs) {
        return List.of(paragraphs).stream()
                .map(text -> new Block(Block.Kind.PARAGRAPH, text, 0, 0, 0))
                .toList();
    }

    @Test
    void markup_and_entities_are_no_part_of_a_title() {
        assertThat(Headline.plain("**给视频注入&amp;quot;想象&amp;quot;** <b>[新品](https://example.com)</b>"))
                .isEqualTo("给视频注入\"想象\" 新品");
    }

    @Test
    void the_names_of_a_site_behind_a_title_are_cut_off_but_a_subtitle_stays() {
        assertThat(Headline.plain("Everything on Gen | by Ann Smith | Dec, 2024 | Medium"))
                .isEqualTo("Everything on Gen");
        assertThat(Headline.plain("SIGGRAPH 2025 | 新框架发布")).isEqualTo("SIGGRAPH 2025 | 新框架发布");
    }

    @Test
    void a_title_that_says_nothing_gives_way_to_the_next_one_or_to_the_text() {
        assertThat(Headline.of(List.of("2025-03-05", "AI 早报"), text("今天有三条消息。")))
                .contains("AI 早报");
        assertThat(Headline.of(List.of("无标题"), text("🔔 **短**", "新模型今天开放，速度是上一代的两倍。还有别的。")))
                .contains("新模型今天开放，速度是上一代的两倍");
    }

    @Test
    void a_title_that_is_the_cut_beginning_of_the_text_gives_way_to_its_first_sentence() {
        assertThat(Headline.of(List.of("新模型今天开放，速度是上一代的两倍，而且价..."), text("新模型今天开放，速度是上一代的两倍，而且价格不变。真好。")))
                .contains("新模型今天开放，速度是上一代的两倍，而且价格不变");
    }

    @Test
    void a_post_is_called_by_its_first_sentence_or_by_its_hashtag_where_that_is_a_shout() {
        assertThat(Headline.ofPost(text("#某模型发布新版本##AI视频#", "某公司推出了新一代视频模型，主打一个快字。")))
                .contains("某公司推出了新一代视频模型，主打一个快字");
        assertThat(Headline.ofPost(text("#某模型发布全新版本# 又有大动作！", "最近……"))).contains("某模型发布全新版本");
    }

    @Test
    void a_long_first_sentence_ends_at_a_comma() {
        String sentence = "这是一个很长的句子，" + "它一直说下去没有尽头".repeat(12) + "。";
        assertThat(Headline.firstSentence(text("开头的说明文字写得稍微长一点点也没有关系，" + sentence)))
                .contains("开头的说明文字写得稍微长一点点也没有关系，这是一个很长的句子");
    }

    @Test
    void a_heading_in_the_middle_of_the_text_is_not_its_title() {
        List<Block> blocks = List.of(
                new Block(Block.Kind.PARAGRAPH, "某公司发布了新模型，效果比上一代好了很多，价格也更低。", 0, 0, 0),
                new Block(Block.Kind.HEADING, "核心功能", 0, 0, 0),
                new Block(Block.Kind.HEADING, "价格", 0, 0, 0));
        assertThat(Headline.isHeadingOfTheMiddle("核心功能", blocks)).isTrue();
        assertThat(Headline.isHeadingOfTheMiddle("新模型来了", blocks)).isFalse();
    }
}
