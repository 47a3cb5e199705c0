package dev.reelwatch.index.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.vocabulary.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final String TEXT = "Vidu 2.0 发布了。它在榜上排第一，又在另一张榜上排第一。";

    /** A claim that it came out, and two on its ranks. */
    private static List<Claim> ranked(String site, String said, String released) {
        Article article = MadeClaim.article("实测", site, Optional.of(Moment.parse(said)), TEXT);
        return List.of(
                MadeClaim.of("Vidu 2.0", Attribute.RELEASE, "Vidu 2.0 发布了。")
                        .trueAt(released)
                        .in(article),
                MadeClaim.of("Vidu 2.0", Attribute.RANKING, "它在榜上排第一").in(article),
                MadeClaim.of("Vidu 2.0", Attribute.RANKING, "又在另一张榜上排第一").in(article));
    }

    private static List<Story> stories(List<Claim> one, List<Claim> other) {
        return Stories.of(
                Stream.concat(one.stream(), other.stream()).toList(),
                id -> new Origin(id, true, Optional.empty(), Optional.empty(), List.of(id)),
                List.of());
    }

    private static List<Claim> launch() {
        return List.of(MadeClaim.of("Vidu 2.0", Attribute.RELEASE, "今天 Vidu 2.0 上线")
                .said("2025-01-20")
                .trueAt("2025-01-20")
                .by("甲")
                .make());
    }

    @Test
    void who_ranks_what_has_just_come_out_tells_of_its_coming_out() {
        assertThat(stories(launch(), ranked("乙", "2025-01-21", "2025-01-20")))
                .filteredOn(story -> story.articles().size() == 2)
                .singleElement()
                .satisfies(story -> {
                    assertThat(story.what()).isEqualTo("release");
                    assertThat(story.origins()).isEqualTo(2);
                });
    }

    @Test
    void who_ranks_what_came_out_long_ago_tells_of_the_ranks() {
        assertThat(stories(launch(), ranked("乙", "2025-01-21", "2024-06-04")))
                .allSatisfy(story -> assertThat(story.articles()).hasSize(1));
    }

    @Test
    void who_speaks_of_a_line_by_its_short_name_tells_of_the_version_that_has_just_come_out() {
        Article article = MadeClaim.article(
                "实测", "乙", Optional.of(Moment.parse("2025-01-21")), "Vidu 2.0 昨天上线了。Vidu 对所有人开放，Vidu 也能用 API 调用。");
        List<Claim> tried = List.of(
                MadeClaim.of("Vidu 2.0", Attribute.RELEASE, "Vidu 2.0 昨天上线了")
                        .trueAt("2025-01-20")
                        .in(article),
                MadeClaim.of("Vidu", Attribute.AVAILABILITY, "Vidu 对所有人开放").in(article),
                MadeClaim.of("Vidu", Attribute.AVAILABILITY, "Vidu 也能用 API 调用").in(article));
        assertThat(stories(launch(), tried))
                .singleElement()
                .satisfies(story -> assertThat(story.model()).isEqualTo("Vidu 2.0"));
    }

    @Test
    void an_article_tells_of_the_model_that_most_of_it_speaks_of() {
        Article article = MadeClaim.article(
                "实测",
                "乙",
                Optional.of(Moment.parse("2025-01-21")),
                "Vidu 2.0 上线了。动作自然，画面清晰，人物稳定。Pika 用户过百万，Pika 登上了榜首。");
        List<Claim> tried = List.of(
                MadeClaim.of("Vidu 2.0", Attribute.RELEASE, "Vidu 2.0 上线了").in(article),
                MadeClaim.of("Vidu 2.0", Attribute.MOTION, "动作自然").plus().in(article),
                MadeClaim.of("Vidu 2.0", Attribute.VISUAL_QUALITY, "画面清晰")
                        .plus()
                        .in(article),
                MadeClaim.of("Pika", Attribute.ADOPTION, "Pika 用户过百万").in(article),
                MadeClaim.of("Pika", Attribute.RANKING, "Pika 登上了榜首").in(article));
        assertThat(stories(launch(), tried))
                .singleElement()
                .satisfies(story -> assertThat(story.model()).isEqualTo("Vidu 2.0"));
    }
}
