package dev.reelwatch.crawler.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublishedDateTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T00:00:00Z"), ZoneOffset.UTC);

    private static PublishedDate.Clues clues(
            String url, String told, String title, String line, String image, String doc) {
        return new PublishedDate.Clues(
                CanonicalUrl.parse(url),
                told.isEmpty() ? List.of() : List.of(new PublishedDate.Told("front-matter:date", told)),
                title,
                line.isEmpty() ? List.of() : List.of(new Block(Block.Kind.PARAGRAPH, line, 0, 0, 0)),
                image.isEmpty() ? List.of() : List.of(image),
                doc);
    }

    private static Optional<String> only(Stream<Published> found) {
        return found.findFirst().map(published -> published.at() + " " + published.from());
    }

    @Test
    void a_weibo_address_tells_the_second() {
        assertThat(only(PublishedDate.fromWeiboId(clues("https://weibo.com/u/1645372340", "", "", "", "", ""))))
                .isEmpty();
        assertThat(only(PublishedDate.fromWeiboId(clues("https://weibo.com/1645372340/K3fnuEfZK", "", "", "", "", ""))))
                .hasValueSatisfying(found ->
                        assertThat(found).startsWith("2021-02-23T12:28:4").endsWith(" weibo-id"));
    }

    @Test
    void a_field_tells_its_name() {
        assertThat(only(PublishedDate.fromTold(clues("", "2025-04-12", "", "", "", ""))))
                .contains("2025-04-12 front-matter:date");
    }

    @Test
    void a_title_tells_a_whole_date() {
        assertThat(only(PublishedDate.fromTitle(clues("", "", "AI 早报 2025-03-05", "", "", ""))))
                .contains("2025-03-05 title");
        assertThat(only(PublishedDate.fromTitle(clues("", "", "06-19-日刊", "", "", ""))))
                .isEmpty();
    }

    @Test
    void a_file_name_tells_a_date_in_either_way() {
        assertThat(only(PublishedDate.fromFileName(clues("", "", "", "", "", "2025-04-12-gen4.md"))))
                .contains("2025-04-12 file-name");
        assertThat(only(PublishedDate.fromFileName(clues("", "", "", "", "", "note_20250412.md"))))
                .contains("2025-04-12 file-name");
        assertThat(only(PublishedDate.fromFileName(clues("", "", "", "", "", "000_20259912.md"))))
                .isEmpty();
    }

    @Test
    void an_address_tells_the_day_in_its_path() {
        assertThat(only(PublishedDate.fromAddress(clues("https://example.com/2025/10/09/x/", "", "", "", "", ""))))
                .contains("2025-10-09 address");
    }

    @Test
    void the_number_of_a_paper_tells_its_month() {
        assertThat(only(PublishedDate.fromArxivId(clues("http://arxiv.org/abs/2503.21755v1", "", "", "", "", ""))))
                .contains("2025-03 arxiv-id");
    }

    @Test
    void a_line_near_the_top_tells_the_date_when_it_says_so() {
        assertThat(only(PublishedDate.fromText(clues("", "", "", "小王 发表于 2024年12月03日 22时53分", "", ""))))
                .contains("2024-12-03T22:53:00+08:00 text");
        assertThat(only(PublishedDate.fromText(clues("", "", "", "模型在2024年12月03日之前训练", "", ""))))
                .isEmpty();
    }

    @Test
    void pictures_tell_the_day_when_they_agree() {
        assertThat(only(PublishedDate.fromImages(
                        clues("", "", "", "", "https://img.example.com/2024/02/16/a.jpg", ""))))
                .contains("2024-02-16 image-address");
    }

    @Test
    void the_most_trusted_place_wins() {
        PublishedDate.Answer answer = PublishedDate.of(
                clues("https://example.com/2025/10/09/x/", "2025-10-08", "", "", "", "2025-10-10.md"), CLOCK);
        assertThat(answer.published()).map(Published::from).contains("front-matter:date");
        assertThat(answer.warnings()).isEmpty();
    }

    @Test
    void a_date_from_the_future_or_from_long_ago_is_doubted_and_the_next_place_is_asked() {
        PublishedDate.Answer answer =
                PublishedDate.of(clues("https://example.com/2025/10/09/x/", "2031-01-01", "", "", "", ""), CLOCK);
        assertThat(answer.published()).map(Published::from).contains("address");
        assertThat(answer.warnings())
                .singleElement()
                .asString()
                .contains("2031-01-01")
                .contains("future");
        assertThat(PublishedDate.of(clues("", "1970-01-01", "", "", "", ""), CLOCK)
                        .published())
                .isEmpty();
    }
}
