package dev.reelwatch.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.index.answer.ModelServer;
import dev.reelwatch.index.answer.Trouble;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims of a language model beside those of the patterns, in the knowledge base. */
class KnowledgeBaseModelTest {
    private static final Instant START = Instant.parse("2025-10-20T04:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final ModelServer server = new ModelServer();
    private final List<String> notices = new ArrayList<>();
    private Instant now = START;
    private Path saved;

    @BeforeEach
    void save() throws IOException {
        saved = Files.createDirectory(folder.resolve("saved"));
        save("one", "Sora 2 上手", "https://news.example/one", "OpenAI 昨天发布了 Sora 2。它的动作像真人一样有分量。\n\n它支持生成 10 秒的视频。");
        save("two", "Veo 3.1 更新", "https://news.example/two", "Veo 3.1 昨天上线。人物走路还是像在滑冰。\n\nVeo 3.1 支持首尾帧。");
        save("three", "今天的天气", "https://news.example/three", "北京晴，气温十度。适合散步，也适合在家看书。");
    }

    private void save(String name, String title, String url, String text) throws IOException {
        Files.writeString(
                saved.resolve(name + ".md"),
                "---\ntitle: " + title + "\nurl: " + url + "\npublished: 2025-10-16\nsite: 样片观察室\n---\n\n" + text
                        + "\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private KnowledgeBase open(Vocabulary vocabulary) {
        return KnowledgeBase.openForWriting(folder.resolve("data"), vocabulary, clock(), notices::add);
    }

    private KnowledgeBase ingested() {
        KnowledgeBase knowledge = open(SeedVocabulary.INSTANCE);
        knowledge.ingest(new SavedFiles(SavedFilesSettings.DEFAULTS), List.of(saved), line -> {});
        return knowledge;
    }

    private ModelRun.Report read(KnowledgeBase knowledge, LlmSettings settings) {
        return knowledge.readWith(settings);
    }

    private static LlmSettings with(LlmSettings s, String model, int attempts, long tokensADay, int articlesARun) {
        return new LlmSettings(
                s.provider(),
                s.url(),
                model,
                s.key(),
                s.wording(),
                s.timeout(),
                attempts,
                s.patience(),
                s.pause(),
                tokensADay,
                articlesARun,
                Duration.ofMinutes(5),
                s.windowTokens(),
                s.answerTokens(),
                s.answerBytes());
    }

    /** Reads as a careful model would, and invents one quote in each article. */
    private static ModelServer.Reply careful(ModelServer.Asked asked) {
        JsonNode data = asked.data();
        ObjectNode answer = JSON.createObjectNode();
        var claims = answer.putArray("claims");
        String text = data.get("text").asText();
        String model = data.get("names").get(0).asText();
        for (String quote : List.of("动作像真人一样有分量", "人物走路还是像在滑冰", "支持首尾帧", "谁也没有说过的话")) {
            if (!text.contains(quote) && !quote.startsWith("谁")) continue;
            claims.addObject()
                    .put("quote", quote)
                    .put("model", model)
                    .put("attribute", quote.contains("帧") ? "first-last-frame" : "motion")
                    .put("polarity", quote.contains("滑冰") ? "-" : "+")
                    .put("status", "current")
                    .put("basis", "author")
                    .putNull("value")
                    .putNull("compared_to");
        }
        return ModelServer.says(answer.toString());
    }

    @Test
    void claims_of_the_model_join_those_of_the_patterns_and_say_who_found_them() {
        server.always(KnowledgeBaseModelTest::careful);
        try (KnowledgeBase knowledge = ingested()) {
            List<Claim> before = knowledge.claims();
            ModelRun.Report report = read(knowledge, server.openAi());
            assertThat(report.read()).isEqualTo(2);
            assertThat(report.claims()).isEqualTo(3);
            assertThat(report.spent().requests()).isEqualTo(2);
            assertThat(report.sentence()).contains("2 articles read", "3 claims proved", "2 dropped");
            List<Claim> after = knowledge.claims();
            assertThat(after).hasSizeGreaterThan(before.size());
            assertThat(after)
                    .filteredOn(claim -> claim.quote().text().contains("像在滑冰"))
                    .extracting(Claim::model)
                    .contains("Veo 3.1");
            String patterns = knowledge.extractor();
            assertThat(after)
                    .filteredOn(claim -> claim.quote().text().contains("首尾帧"))
                    .singleElement()
                    .satisfies(claim -> {
                        assertThat(claim.extractor()).isEqualTo(patterns + "+" + report.reader());
                        assertThat(claim.confidence()).isGreaterThan(0.8);
                    });
            assertThat(after)
                    .extracting(Claim::id)
                    .containsAll(before.stream().map(Claim::id).toList());
            assertThat(knowledge.faults()).isEmpty();
            KnowledgeBase.ModelStatus status = knowledge.modelStatus(server.openAi());
            assertThat(status.progress().read()).isEqualTo(2);
            assertThat(status.progress().skipped()).as("the weather").isEqualTo(1);
            assertThat(status.progress().waiting()).isZero();
            assertThat(status.dropped()).singleElement().asString().startsWith("2 × the quote does not stand");
            assertThat(status.tokensToday()).isEqualTo(2100);
        }
        assertThat(server.asked()).allMatch(asked -> !asked.body().contains("北京晴"));
    }

    @Test
    void a_second_run_asks_nothing_and_a_reader_without_a_model_keeps_all() {
        server.always(KnowledgeBaseModelTest::careful);
        List<Claim> all;
        try (KnowledgeBase knowledge = ingested()) {
            read(knowledge, server.openAi());
            all = knowledge.claims();
        }
        int asked = server.asked().size();
        try (KnowledgeBase knowledge = ingested()) {
            assertThat(read(knowledge, server.openAi()).spent().requests()).isZero();
            assertThat(knowledge.claims()).isEqualTo(all);
            knowledge.reindex();
            assertThat(knowledge.claims()).isEqualTo(all);
        }
        assertThat(server.asked()).hasSize(asked);
    }

    @Test
    void another_vocabulary_draws_anew_from_the_answers_that_are_kept() throws IOException {
        server.always(KnowledgeBaseModelTest::careful);
        try (KnowledgeBase knowledge = ingested()) {
            read(knowledge, server.openAi());
        }
        Path other = Files.createDirectory(folder.resolve("vocabulary"));
        for (String name : List.of("models.yaml", "features.yaml", "cues.yaml", "tables.yaml")) {
            Files.writeString(
                    other.resolve(name), Files.readString(SeedVocabulary.FOLDER.resolve(name)) + "\n# another\n");
        }
        int asked = server.asked().size();
        try (KnowledgeBase knowledge = open(Vocabulary.load(other))) {
            assertThat(knowledge.claims())
                    .filteredOn(claim -> claim.quote().text().contains("像在滑冰"))
                    .isNotEmpty()
                    .anyMatch(claim -> claim.extractor().contains("llm-1-"));
            assertThat(knowledge.claims())
                    .noneMatch(claim -> claim.extractor().contains(SeedVocabulary.INSTANCE.fingerprint()));
        }
        assertThat(server.asked()).hasSize(asked);
    }

    @Test
    void another_model_reads_anew_and_its_claims_take_the_place_of_the_former_ones() {
        server.always(KnowledgeBaseModelTest::careful);
        try (KnowledgeBase knowledge = ingested()) {
            read(knowledge, server.openAi());
            LlmSettings other = with(server.openAi(), "other-model", 3, 500_000, 100);
            server.always(ModelServer.status(503));
            assertThat(read(knowledge, other).read()).isZero();
            assertThat(knowledge.claims())
                    .as("until the other one has answered, the former one counts")
                    .anyMatch(claim -> claim.extractor().endsWith("-test-model"));
            now = START.plus(Duration.ofHours(1));
        }
        server.always(KnowledgeBaseModelTest::careful);
        try (KnowledgeBase knowledge = open(SeedVocabulary.INSTANCE)) {
            LlmSettings other = with(server.openAi(), "other-model", 3, 500_000, 100);
            assertThat(read(knowledge, other).read()).isEqualTo(2);
            assertThat(knowledge.claims())
                    .noneMatch(claim -> claim.extractor().endsWith("-test-model"))
                    .anyMatch(claim -> claim.extractor().endsWith("-other-model"));
        }
    }

    @Test
    void where_the_model_fails_the_patterns_stand_alone_and_the_article_is_tried_again_when_its_time_has_come() {
        server.always(ModelServer.retryAfter(429, "7200"));
        List<Claim> byPatterns;
        try (KnowledgeBase knowledge = ingested()) {
            byPatterns = knowledge.claims();
            ModelRun.Report report = read(knowledge, server.openAi());
            assertThat(report.later()).isEqualTo(2);
            assertThat(report.troubles()).isEqualTo(Map.of(Trouble.RATE_LIMITED, 2));
            assertThat(knowledge.claims()).isEqualTo(byPatterns);
            KnowledgeBase.ModelStatus status = knowledge.modelStatus(server.openAi());
            assertThat(status.progress().later()).isEqualTo(2);
            assertThat(status.progress().nextTry()).contains(START.plus(Duration.ofHours(2)));
        }
        server.always(KnowledgeBaseModelTest::careful);
        int asked = server.asked().size();
        now = START.plus(Duration.ofHours(1));
        try (KnowledgeBase knowledge = open(SeedVocabulary.INSTANCE)) {
            assertThat(read(knowledge, server.openAi()).read()).as("too early").isZero();
        }
        assertThat(server.asked()).hasSize(asked);
        now = START.plus(Duration.ofHours(3));
        try (KnowledgeBase knowledge = open(SeedVocabulary.INSTANCE)) {
            assertThat(read(knowledge, server.openAi()).read()).isEqualTo(2);
            assertThat(knowledge.claims()).hasSizeGreaterThan(byPatterns.size());
        }
    }

    @Test
    void an_article_that_the_model_never_answers_on_is_given_up_after_five_tries() {
        server.always(ModelServer.says("I would rather not."));
        try (KnowledgeBase knowledge = ingested()) {
            knowledge.counts();
        }
        int givenUp = 0;
        for (int i = 0; i < 7; i++) {
            now = now.plus(Duration.ofDays(5));
            try (KnowledgeBase knowledge = open(SeedVocabulary.INSTANCE)) {
                givenUp += read(knowledge, with(server.openAi(), "test-model", 1, 500_000, 100))
                        .givenUp();
            }
        }
        assertThat(givenUp).isEqualTo(2);
        assertThat(server.asked()).hasSize(10);
    }

    @Test
    void tokens_and_articles_are_bounded_and_what_is_left_comes_next_time() {
        server.always(KnowledgeBaseModelTest::careful);
        try (KnowledgeBase knowledge = ingested()) {
            ModelRun.Report none = read(knowledge, with(server.openAi(), "test-model", 3, 3000, 100));
            assertThat(none.spent().requests()).isZero();
            assertThat(none.sentence()).contains("tokens of the day are used up");
            ModelRun.Report one = read(knowledge, with(server.openAi(), "test-model", 3, 500_000, 1));
            assertThat(one.read()).isEqualTo(1);
            assertThat(one.sentence()).contains("llm_articles_a_run");
            assertThat(read(knowledge, server.openAi()).read()).isEqualTo(1);
        }
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void a_changed_article_is_read_anew_and_only_what_changed_is_asked() throws IOException {
        server.always(KnowledgeBaseModelTest::careful);
        try (KnowledgeBase knowledge = ingested()) {
            read(knowledge, server.openAi());
        }
        save("two", "Veo 3.1 更新", "https://news.example/two", "Veo 3.1 昨天上线。人物走路自然多了。\n\nVeo 3.1 支持首尾帧。");
        try (KnowledgeBase knowledge = ingested()) {
            assertThat(knowledge.claims())
                    .noneMatch(claim -> claim.quote().text().contains("滑冰"));
            assertThat(read(knowledge, server.openAi()).read()).isEqualTo(1);
            assertThat(knowledge.faults()).isEmpty();
        }
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void nothing_of_key_address_or_article_is_told() {
        server.always(ModelServer.status(401));
        try (KnowledgeBase knowledge = ingested()) {
            ModelRun.Report report = read(knowledge, server.openAi());
            assertThat(report.sentence() + report + notices)
                    .contains("401")
                    .doesNotContain("sk-very", "SECRET-BODY", "127.0.0.1", "动作像真人");
        }
    }
}
