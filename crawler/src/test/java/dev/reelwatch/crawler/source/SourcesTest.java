package dev.reelwatch.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
    @TempDir
    private Path folder;

    private Sources read(String yaml) throws IOException {
        return Sources.read(Files.writeString(folder.resolve("sources.yaml"), yaml));
    }

    private static final String ALL = """
            # A comment in 中文.
            sources:
              - name: one-weibo
                kind: weibo-user
                address: https://weibo.com/u/1234567890
                speaker: media
                site: 某账号
                pace: 30m
                enabled: false
                cookie_file: cookies/weibo.txt
                cookie_env: WEIBO_COOKIE
                include: [可灵, Kling]
                exclude: 抽奖
                follow: false
                max_items: 20
                note: >-
                  Two lines
                  of a note.
              - name: one-post
                kind: article
                address: https://weibo.com/2222222222/AbCdEfGhI
                speaker: repost
              - name: one-wechat
                kind: article
                address: "https://mp.weixin.qq.com/s?__biz=MzAxMjM0NTY3OA==&mid=1&idx=1&sn=ab"
                speaker: tester
                site: 试用者
              - name: one-lab
                kind: list-page
                address: https://www.lab.example/research
                speaker: vendor
                site: Lab
                vendor: Lab
                pace: 1d
              - name: one-blog
                kind: feed
                address: https://medium.com/feed/@somebody
                speaker: tester
            """;

    @Test
    void every_field_is_read() throws IOException {
        Sources sources = read(ALL);
        assertThat(sources.all()).hasSize(5);
        assertThat(sources.all().getFirst())
                .isEqualTo(new Source(
                        "one-weibo",
                        Source.Kind.WEIBO_USER,
                        URI.create("https://weibo.com/u/1234567890"),
                        Speaker.MEDIA,
                        Optional.of("某账号"),
                        Optional.empty(),
                        Duration.ofMinutes(30),
                        false,
                        Optional.of(folder.resolve("cookies/weibo.txt")),
                        Optional.of("WEIBO_COOKIE"),
                        new Choice(List.of("可灵", "Kling"), List.of("抽奖"), false, Optional.of(20)),
                        Optional.of("Two lines of a note.")));
        Source lab = sources.named("one-lab").orElseThrow();
        assertThat(lab.vendor()).contains("Lab");
        assertThat(lab.pace()).isEqualTo(Duration.ofDays(1));
        Source post = sources.named("one-post").orElseThrow();
        assertThat(post.pace()).isEqualTo(Sources.DEFAULT_PACE);
        assertThat(post.enabled()).isTrue();
        assertThat(sources.named("two")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://weibo.com/2222222222/AbCdEfGhI, , repost",
        "https://weibo.com/1234567890/ZzZzZzZzZ, , media",
        "https://m.weibo.cn/u/1234567890, , media",
        "https://mp.weixin.qq.com/s?__biz=MzAxMjM0NTY3OA==&mid=9&idx=2&sn=cd, , tester",
        "https://mp.weixin.qq.com/s?__biz=MzAxMjM0NTY3OQ==&mid=9&idx=2&sn=cd, , ",
        "https://mp.weixin.qq.com/s/abcdef, 试用者, tester",
        "https://weibo.com/9999999999/AbCdEfGhI, ' 某账号', media",
        "https://weibo.com/9999999999/AbCdEfGhI, , ",
        "https://lab.example/news/1, , vendor",
        "https://notlab.example/news/1, , ",
        "https://medium.com/@else/post, , ",
        "https://other.example/1, lab, vendor",
        ", LAB, vendor",
        ", , "
    })
    void address_account_site_and_host_tell_who_speaks(String address, String site, String speaker) throws IOException {
        Optional<CanonicalUrl> url = Optional.ofNullable(address).flatMap(CanonicalUrl::parse);
        assertThat(read(ALL).speakerOf(url, Optional.ofNullable(site)).map(Speaker::word))
                .isEqualTo(Optional.ofNullable(speaker));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            kind: weibo-user|kind: weibo|:4: kind: `weibo` is none of weibo-user, wechat-account, feed, list-page, sitemap, article
            speaker: media|speaker: Media|:6: speaker: `Media` is none of vendor, tester, media, repost
            speaker: media|vendor: X|:3: the source that begins here lacks `speaker`
            speaker: media|speaker:|:6: speaker: a value is missing
            site: 某账号|sight: 某账号|:7: unknown key `sight`; allowed are: name, kind, address, speaker, site
            site: 某账号|vendor: X|:7: vendor: allowed only with `speaker: vendor`; this one is media
            site: 某账号|kind: feed|:7: `kind` stands here a second time
            pace: 30m|pace: 30|:8: pace: expected minutes, hours or days such as 30m, 6h, 1d
            pace: 30m|pace: 0m|:8: pace: expected minutes
            pace: 30m|pace: [30m]|:8: pace: expected one value
            enabled: false|enabled: nein|:9: enabled: `nein` is none of true, false
            cookie_env: WEIBO_COOKIE|cookie_env: SUB=abc; x=y|:11: cookie_env: expected the name of an environment variable
            include: [可灵, Kling]|include: {a: b}|:12: include: expected words such as
            include: [可灵, Kling]|include: [可灵, '']|:12: include: an empty word stands in every article
            follow: false|follow: no|:14: follow: `no` is none of true, false
            max_items: 20|max_items: -1|:15: max_items: expected a whole number
            name: one-post|name: one-weibo|:19: name: `one-weibo` is taken by the source of line 3
            https://weibo.com/u/1234567890|https://weibo.com/somebody|:5: address: a weibo-user needs
            https://weibo.com/u/1234567890|weibo.com/u/1234567890|:5: address: expected an http or https address
            https://weibo.com/u/1234567890|file:///etc/hosts|:5: address: expected an http or https address
            https://weibo.com/u/1234567890|https://weibo.com/u/1 2|:5: address: expected an http or https address
            sources:|source:|:2: unknown key `source`; allowed is: sources
            site: 某账号|site: a: b|:7: not YAML
            kind: weibo-user|kind: 'weibo|not YAML
            """)
    void a_mistake_is_told_with_file_line_field_and_what_is_allowed(String right, String wrong, String message) {
        assertThat(ALL).contains(right);
        assertThatThrownBy(() -> read(ALL.replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
                .isInstanceOf(SourcesException.class)
                .hasMessageStartingWith(folder.resolve("sources.yaml") + ":")
                .hasMessageContaining(message);
    }

    @Test
    void a_file_without_sources_is_wrong_and_one_with_an_empty_list_is_not() throws IOException {
        assertThat(read("sources:\n").all()).isEmpty();
        assertThat(read("sources: []\n").all()).isEmpty();
        for (String yaml : new String[] {"", "# nothing\n", "- name: x\n", "{}", "sources: x\n", "sources:\n - x\n"}) {
            assertThatThrownBy(() -> read(yaml))
                    .isInstanceOf(SourcesException.class)
                    .hasMessageContaining("sources.yaml:");
        }
        assertThatThrownBy(() -> Sources.read(folder.resolve("none.yaml")))
                .isInstanceOf(SourcesException.class)
                .hasMessageContaining("none.yaml");
    }

    @Test
    void the_sources_that_come_with_the_program_are_right() {
        Path seeds = Path.of("..", "seeds", "sources.yaml");
        assumeTrue(Files.exists(seeds));
        assertThat(Sources.read(seeds).all()).extracting(Source::kind).contains(Source.Kind.values());
    }
}
