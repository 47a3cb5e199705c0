package dev.reelwatch.index.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private final Vocabulary vocabulary = SeedVocabulary.INSTANCE;

    @ParameterizedTest
    @CsvSource({
        "RunwayGen4 上线了,Runway Gen-4",
        "gen 4 turbo 很快,Runway Gen-4 Turbo",
        "Gen4Turbo,Runway Gen-4 Turbo",
        "Gen-3 Alpha Turbo,Runway Gen-3 Alpha Turbo",
        "ＲｕｎｗａｙＧｅｎ４,Runway Gen-4",
        "可灵2.1大师版,Kling 2.1 Master",
        "可灵 AI 2.5 Turbo,Kling 2.5 Turbo",
        "可灵O1,Kling O1",
        "Kling v1.5,Kling 1.5",
        "Veo3.1,Veo 3.1",
        "Seedance 1.0 pro,Seedance 1.0 Pro",
        "SeeDance2.0,Seedance 2.0",
        "Wan2.1-VACE-14B,Wan 2.1 VACE 14B",
        "通义万相2.2,Wan 2.2",
        "PixVerse V4.5,PixVerse V4.5",
        "pixverse 3.5,PixVerse V3.5",
        "SkyReels-V2,SkyReels-V2",
        "LTXV-13B,LTXV-13B",
        "Vidu Q2,Vidu Q2",
        "Sora2 Pro,Sora 2 Pro",
        // what could count a number begins a word of its own
        "Veo 4 人物很稳,Veo 4",
        "Sora 3 月费 20 美元,Sora 3",
        "Veo 4 分辨率提高,Veo 4",
        "Veo 4 小幅更新,Veo 4",
        // versions that no list has seen yet
        "可灵 7.3 大师版,Kling 7.3 Master",
        "Veo 9 Fast,Veo 9 Fast",
    })
    void every_spelling_of_a_model_is_read_as_its_canonical_name(String text, String model) {
        assertThat(vocabulary.namesIn(text)).extracting(Mention::model).containsExactly(model);
    }

    @ParameterizedTest
    @CsvSource({
        "PikaBot 恶意软件",
        "Pikachu 靶场",
        "a soraya of birds",
        "the flow of water in a river",
        "runways at the airport",
    })
    void words_that_only_look_like_a_name_are_none(String text) {
        assertThat(vocabulary.namesIn(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Sora 2月发布,Sora", "可灵 3个功能,Kling", "Veo 5秒视频,Veo", "Sora 2 个月后开放,Sora", "Veo 2 小时后上线,Veo"})
    void a_number_that_belongs_to_what_follows_is_no_version(String text, String model) {
        assertThat(vocabulary.namesIn(text)).extracting(Mention::model).containsExactly(model);
    }

    @Test
    void a_mention_stands_at_its_place_in_the_text() {
        String text = "实测 Gen‑4 Turbo，很快";
        Mention mention = vocabulary.namesIn(text).get(0);
        assertThat(text.substring(mention.start(), mention.end())).isEqualTo("Gen‑4 Turbo");
        assertThat(mention.line()).isEqualTo("Runway");
    }

    @Test
    void a_name_with_other_meanings_counts_only_beside_a_word_it_needs() {
        assertThat(vocabulary.namesIn("Flow 更新了")).isEmpty();
        assertThat(vocabulary.namesIn("谷歌的 Flow 更新了"))
                .extracting(Mention::model)
                .containsExactly("Flow");
    }

    @Test
    void a_version_without_its_name_is_read_as_one_of_the_line() {
        assertThat(vocabulary.versionsIn(Fold.fold("这次的2.1版本，价格是1.5倍，8.2分"), "Kling"))
                .extracting(Mention::model)
                .containsExactly("Kling 2.1");
    }

    @Test
    void a_question_may_count_generations() {
        assertThat(vocabulary.namesInQuestion("第四代 速度"))
                .extracting(Mention::model)
                .containsExactly("Runway Gen-4");
    }

    @Test
    void folding_keeps_every_offset() {
        String text = "Ａ說影片“ｖ”①🎬é";
        assertThat(Fold.fold(text)).hasSameSizeAs(text).startsWith("a说影片\"v\"");
    }

    @Test
    void a_mistake_in_a_file_is_told_with_file_and_place(@TempDir Path folder) throws IOException {
        for (String name : new String[] {"models.yaml", "features.yaml", "cues.yaml", "tables.yaml"}) {
            Files.copy(SeedVocabulary.FOLDER.resolve(name), folder.resolve(name));
        }
        Path models = folder.resolve("models.yaml");
        String good = Files.readString(models);
        Files.writeString(
                models,
                good.replace("    vendor: Kuaishou\n    aliases: [Kling,", "    vender: K\n    aliases: [Kling,"));
        assertThatThrownBy(() -> Vocabulary.load(folder))
                .isInstanceOf(VocabularyException.class)
                .hasMessageContaining("models.yaml")
                .hasMessageContaining("Kling.vender");
        Files.writeString(models, good + "\n  - [broken");
        assertThatThrownBy(() -> Vocabulary.load(folder))
                .isInstanceOf(VocabularyException.class)
                .hasMessageContaining("models.yaml:")
                .hasMessageContaining("not YAML");
        Files.writeString(models, good + "\nmodels: {}\n");
        assertThatThrownBy(() -> Vocabulary.load(folder))
                .isInstanceOf(VocabularyException.class)
                .hasMessageMatching("(?s).*models\\.yaml:\\d+: `models` stands here a second time");
        Files.writeString(models, good.replace("  Kuaishou: [klingai.com", "  Kuaisho: [klingai.com"));
        assertThatThrownBy(() -> Vocabulary.load(folder))
                .isInstanceOf(VocabularyException.class)
                .hasMessageContaining("sites.Kuaisho");
        Files.delete(models);
        assertThatThrownBy(() -> Vocabulary.load(folder))
                .isInstanceOf(VocabularyException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void a_common_word_inside_another_name_is_no_model() {
        assertThat(SeedVocabulary.INSTANCE.namesIn("Veo 3 beside Self-Flow").stream()
                        .map(Mention::model))
                .containsExactly("Veo 3");
        assertThat(SeedVocabulary.INSTANCE.namesIn("Veo 3 in Google Flow, and Flow alone").stream()
                        .map(Mention::model))
                .containsExactly("Veo 3", "Flow", "Flow");
    }

    @Test
    void a_name_that_is_a_common_word_without_a_version_is_one_in_a_question() {
        assertThat(SeedVocabulary.INSTANCE.namesIn("He said wan video looks pale."))
                .isEmpty();
        assertThat(SeedVocabulary.INSTANCE.namesInQuestion("Wan 价格").stream().map(Mention::model))
                .containsExactly("Wan");
        assertThat(SeedVocabulary.INSTANCE.namesInQuestion("wan 2.1 price").stream()
                        .map(Mention::model))
                .containsExactly("Wan 2.1");
        assertThat(SeedVocabulary.INSTANCE.namesInQuestion("wander wan21x")).isEmpty();
    }

    @Test
    void a_version_with_a_zero_behind_its_point_is_the_one_without() {
        assertThat(SeedVocabulary.INSTANCE
                        .namesIn(
                                "Seedance 2, Seedance 2.0; Vidu 2, Vidu 2.0; Kling 2 Master, 可灵 2.0 大师版; Veo 3.0, Veo 3; Sora 2.0;"
                                        + " Gen-4.0; PixVerse V4.0; Kling O1; Wan 2.1")
                        .stream()
                        .map(Mention::model))
                .containsExactly(
                        "Seedance 2.0",
                        "Seedance 2.0",
                        "Vidu 2.0",
                        "Vidu 2.0",
                        "Kling 2.0 Master",
                        "Kling 2.0 Master",
                        "Veo 3",
                        "Veo 3",
                        "Sora 2",
                        "Runway Gen-4",
                        "PixVerse V4",
                        "Kling O1",
                        "Wan 2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"models.yaml", "features.yaml", "cues.yaml", "tables.yaml"})
    void the_words_are_simplified_as_the_texts_are_that_they_are_tried_on(String file) throws IOException {
        // a traditional character in an expression would never match, and one in a word takes long to look up
        CharsetEncoder simplified = Charset.forName("GB2312").newEncoder();
        assertThat(Files.readAllLines(SeedVocabulary.FOLDER.resolve(file)))
                .flatExtracting(line -> line.chars()
                        .filter(Character::isIdeographic)
                        .filter(c -> !simplified.canEncode((char) c))
                        .mapToObj(c -> Character.toString(c) + " in: " + line)
                        .toList())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"features.yaml", "cues.yaml"})
    void no_word_stands_twice_in_a_list(String file) throws IOException {
        JsonNode root = new ObjectMapper(new YAMLFactory())
                .readTree(SeedVocabulary.FOLDER.resolve(file).toFile());
        List<String> twice = new ArrayList<>();
        collectDoubles(root, "", twice);
        assertThat(twice).isEmpty();
    }

    private static void collectDoubles(JsonNode node, String place, List<String> twice) {
        Set<String> seen = new HashSet<>();
        for (JsonNode item : node) {
            if (node.isArray() && !seen.add(item.asText())) twice.add(place + ": " + item.asText());
        }
        node.properties().forEach(field -> collectDoubles(field.getValue(), place + "/" + field.getKey(), twice));
    }
}
