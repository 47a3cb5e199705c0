package dev.reelwatch.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpmlTest {
    private static final Sources NONE = new Sources(List.of());
    private static final String HANDED_OVER = """
            <?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <opml version="1.0"><head><title>Subscriptions</title></head><body>
              <outline text="AI"><outline text="视频">
                <outline type="rss" text="机器 &amp; &quot;视频&quot; 周报" xmlUrl="https://weekly.example.com/feed?a=1&amp;b=2"/>
              </outline><outline title="Lab &x;" xmlurl="feed://lab.example.org/rss"/></outline>
              <outline text="the same" xmlUrl="http://weekly.example.com/feed?a=1&amp;b=2"/>
              <outline text="nothing"/>
              <outline text="a script" xmlUrl="javascript:alert(1)"/>
            </body></opml>
            """;

    @TempDir
    private Path folder;

    @Test
    void feeds_of_all_folders_become_sources_and_what_is_left_out_is_told() throws Exception {
        Opml opml = Opml.read(HANDED_OVER, NONE);
        assertThat(opml.sources())
                .extracting(Source::address)
                .containsExactly(
                        URI.create("https://weekly.example.com/feed?a=1&b=2"),
                        URI.create("https://lab.example.org/rss"));
        Source weekly = opml.sources().getFirst();
        assertThat(weekly.name()).isEqualTo("机器-视频-周报");
        assertThat(weekly.site()).contains("机器 & \"视频\" 周报");
        assertThat(weekly.note()).contains("AI / 视频");
        assertThat(weekly.speaker()).isEqualTo(Speaker.MEDIA);
        assertThat(opml.sources().get(1).site().orElseThrow()).doesNotContain("root");
        assertThat(opml.skipped())
                .containsExactly(
                        "the same: http://weekly.example.com/feed?a=1&b=2 is a source already",
                        "nothing: it names no feed",
                        "a script: javascript:alert(1) is no http or https address");
        assertThat(Opml.read(HANDED_OVER, new Sources(opml.sources())).sources())
                .isEmpty();
    }

    @Test
    void what_is_written_is_read_as_the_same_sources() throws Exception {
        Path file = folder.resolve("sources.yaml");
        Files.writeString(file, """
                sources:
                  - {name: one, kind: feed, address: 'https://a.example.com/f?x=1&y=2', speaker: vendor, site: 'A & "B" <C>', vendor: A, pace: 30m, enabled: false, note: 一条备注}
                  - {name: two, kind: wechat-account, address: 'https://bridge.example.com/2.xml', speaker: tester}
                  - {name: three, kind: article, address: 'https://a.example.com/1', speaker: media}
                """);
        Sources sources = Sources.read(file);
        String opml = Opml.write(sources);
        assertThat(Opml.read(opml, NONE).sources()).isEqualTo(sources.all().subList(0, 2));
        assertThat(Opml.write(new Sources(Opml.read(opml, NONE).sources()))).isEqualTo(opml);
    }

    @Test
    void imported_sources_stand_behind_what_was_there_and_comments_stay() throws Exception {
        Path file = folder.resolve("sources.yaml");
        String before =
                "# mine\nsources:   # all of them\n- name: lab\n  kind: feed\n  address: https://a.example.com/f\n  speaker: media # for now\n# the end";
        Files.writeString(file, before);
        Opml opml = Opml.read(HANDED_OVER, Sources.read(file));
        Sources.append(file, opml.sources());
        assertThat(Files.readString(file)).startsWith(before);
        assertThat(Sources.read(file).all()).hasSize(3).endsWith(opml.sources().toArray(Source[]::new));
        assertThat(folder.toFile().list()).containsExactly("sources.yaml");
    }

    @Test
    void a_missing_or_empty_file_is_begun_and_a_list_in_one_line_is_left_alone() throws Exception {
        List<Source> more = Opml.read(HANDED_OVER, NONE).sources();
        for (String text : new String[] {"sources:\n", "sources: []\n", "# c\nsources:"}) {
            Path file = Files.writeString(folder.resolve("a.yaml"), text);
            Sources.append(file, more);
            assertThat(Sources.read(file).all()).as(text).isEqualTo(more);
        }
        Sources.append(folder.resolve("new.yaml"), more);
        assertThat(Sources.read(folder.resolve("new.yaml")).all()).isEqualTo(more);
        String inOneLine = "sources: [{name: x, kind: feed, address: 'https://a.example.com/f', speaker: media}]\n";
        Path file = Files.writeString(folder.resolve("b.yaml"), inOneLine);
        assertThatThrownBy(() -> Sources.append(file, more))
                .isInstanceOf(SourcesException.class)
                .hasMessageContaining("nothing was written");
        assertThat(Files.readString(file)).isEqualTo(inOneLine);
    }

    @Test
    void what_is_no_opml_is_told() throws IOException {
        for (String text : new String[] {"", "hello", "<html><body/></html>", "<opml/>", "{\"a\": 1}"}) {
            assertThatThrownBy(() -> Opml.read(text, NONE)).as(text).isInstanceOf(Opml.NoOpml.class);
        }
    }

    @Test
    void words_choose_articles_whatever_their_case_and_width() {
        Choice choice = new Choice(List.of("Kling", "可灵"), List.of("抽奖"), true, java.util.Optional.empty());
        assertThat(choice.wants("ＫＬＩＮＧ 2.1 发布", "")).isTrue();
        assertThat(choice.wants("新闻", "可灵的新模型")).isTrue();
        assertThat(choice.wants("Kling 周边", "转发抽奖")).isFalse();
        assertThat(choice.wants("别的", "无关")).isFalse();
        assertThat(Choice.ALL.wants("", "")).isTrue();
    }
}
