package dev.reelwatch.index.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.reelwatch.crawler.archive.ModelArchive.Use;
import dev.reelwatch.index.ChatModels;
import dev.reelwatch.index.answer.ModelServer.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a server or its model can fail, over HTTP. */
class LanguageModelTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-10-20T18:00:00Z"), ZoneOffset.UTC);
    private static final String GOOD = "{\"claims\":[]}";
    private static final Question QUESTION = new Question(
            "the rules",
            List.of(new Question.Example("{\"text\":\"a\"}", GOOD)),
            "{\"text\":\"the article's own words\"}",
            JsonSchema.builder()
                    .name("claims")
                    .rootElement(JsonObjectSchema.builder()
                            .addStringProperty("claims")
                            .required("claims")
                            .build())
                    .build(),
            "the form of the answer is JSON");

    private final ModelServer server = new ModelServer();
    private final AnswerStore.InMemory store = new AnswerStore.InMemory(Optional.empty());

    @AfterEach
    void close() {
        server.close();
    }

    private LanguageModel model(LlmSettings settings) {
        return new LanguageModel(ChatModels.of(settings, CLOCK), settings, store, CLOCK);
    }

    private Answer ask(LlmSettings settings) {
        return model(settings).ask(QUESTION, LanguageModelTest::hasClaims);
    }

    private static boolean hasClaims(JsonNode json) {
        return json.path("claims").isArray();
    }

    private static LlmSettings with(LlmSettings s, Duration timeout, int attempts, long tokensADay) {
        return new LlmSettings(
                s.provider(),
                s.url(),
                s.model(),
                s.key(),
                s.wording(),
                timeout,
                attempts,
                s.patience(),
                s.pause(),
                tokensADay,
                s.articlesARun(),
                s.timeARun(),
                s.windowTokens(),
                s.answerTokens(),
                s.answerBytes());
    }

    private Use today() {
        return store.use(LocalDate.of(2025, 10, 21));
    }

    @Test
    void an_answer_comes_with_a_strict_schema_a_key_and_no_tools() {
        server.always(ModelServer.says(GOOD));
        assertThat(ask(server.openAi())).isInstanceOfSatisfying(Answer.Given.class, given -> {
            assertThat(given.kept()).isFalse();
            assertThat(given.json().toString()).isEqualTo(GOOD);
        });
        ModelServer.Asked asked = server.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/v1/chat/completions");
        assertThat(asked.headers().get("Authorization")).containsExactly("Bearer sk-very-secret-1234");
        JsonNode request = asked.json();
        assertThat(request.at("/response_format/type").asText()).isEqualTo("json_schema");
        assertThat(request.at("/response_format/json_schema/strict").asBoolean())
                .isTrue();
        assertThat(request.at("/temperature").asDouble()).isZero();
        assertThat(request.at("/max_tokens")
                        .asInt(request.at("/max_completion_tokens").asInt()))
                .isEqualTo(server.openAi().answerTokens());
        assertThat(request.has("tools")).isFalse();
        assertThat(request.at("/messages/0/role").asText()).isEqualTo("system");
        assertThat(request.at("/messages/0/content").asText()).isEqualTo("the rules");
        assertThat(request.at("/messages/3/content").asText()).isEqualTo(QUESTION.data());
    }

    @Test
    void ollama_gets_the_schema_and_room_for_the_whole_question() {
        server.always(ModelServer.ollamaSays(GOOD, "stop"));
        assertThat(ask(server.ollama())).isInstanceOf(Answer.Given.class);
        ModelServer.Asked asked = server.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/api/chat");
        assertThat(asked.json().at("/format/type").asText()).isEqualTo("object");
        assertThat(asked.json().at("/stream").asBoolean(true)).isFalse();
        assertThat(asked.json().at("/options/num_ctx").asInt()).isGreaterThan(10_000);
        assertThat(asked.json().at("/options/num_predict").asInt())
                .isEqualTo(server.ollama().answerTokens());
        assertThat(today()).isEqualTo(new Use(1, 700, 30));
    }

    @Test
    void an_answer_of_ollama_that_was_cut_is_no_answer() {
        server.always(ModelServer.ollamaSays("{\"claims\":[{\"quo", "length"));
        assertThat(ask(server.ollama())).isEqualTo(new Answer.Failed(Trouble.CUT, Optional.empty()));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void what_was_asked_once_is_not_asked_again() {
        server.always(ModelServer.says(GOOD));
        ask(server.openAi());
        assertThat(ask(server.openAi()))
                .isInstanceOfSatisfying(
                        Answer.Given.class, given -> assertThat(given.kept()).isTrue());
        assertThat(server.asked()).hasSize(1);
        assertThat(today()).isEqualTo(new Use(1, 1000, 50));
    }

    @ParameterizedTest
    @CsvSource({"500,SERVER_FAILED", "503,SERVER_FAILED", "529,SERVER_FAILED", "429,RATE_LIMITED", "408,TIMED_OUT"})
    void a_server_that_fails_is_asked_three_times(int status, Trouble trouble) {
        server.always(ModelServer.status(status));
        LanguageModel model = model(server.openAi());
        assertThat(model.ask(QUESTION, LanguageModelTest::hasClaims))
                .isEqualTo(new Answer.Failed(trouble, Optional.empty()));
        assertThat(server.asked()).hasSize(3);
        assertThat(model.troubles()).isEqualTo(Map.of(trouble, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "401,DENIED",
        "403,DENIED",
        "402,NOT_PAID",
        "404,NOT_FOUND",
        "302,NOT_FOUND",
        "400,BAD_REQUEST",
        "413,TOO_LONG"
    })
    void what_another_attempt_cannot_mend_is_asked_once(int status, Trouble trouble) {
        server.always(ModelServer.status(status));
        Answer answer = ask(server.openAi());
        assertThat(answer).isEqualTo(new Answer.Failed(trouble, Optional.empty()));
        assertThat(server.asked()).hasSize(1);
        assertThat(trouble.words() + answer).doesNotContain("SECRET-BODY", "sk-very", "127.0.0.1");
    }

    @Test
    void a_key_that_is_not_accepted_ends_the_run() {
        server.always(ModelServer.status(401));
        LanguageModel model = model(server.openAi());
        model.ask(QUESTION, LanguageModelTest::hasClaims);
        assertThat(model.ask(QUESTION, LanguageModelTest::hasClaims))
                .isEqualTo(new Answer.Unasked(Answer.Reason.STOPPED));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void three_outages_in_a_row_end_the_run() {
        server.always(ModelServer.status(503));
        LanguageModel model = model(with(server.openAi(), Duration.ofSeconds(20), 1, 500_000));
        for (int i = 0; i < 3; i++) {
            assertThat(model.ask(QUESTION, LanguageModelTest::hasClaims)).isInstanceOf(Answer.Failed.class);
        }
        assertThat(model.ask(QUESTION, LanguageModelTest::hasClaims)).isInstanceOf(Answer.Unasked.class);
        assertThat(model.stopped()).isTrue();
    }

    @Test
    void a_server_that_keeps_silent_is_left_after_the_time_out() {
        server.always(new Reply.Silence());
        long began = System.nanoTime();
        assertThat(ask(with(server.openAi(), Duration.ofMillis(200), 2, 500_000)))
                .isEqualTo(new Answer.Failed(Trouble.TIMED_OUT, Optional.empty()));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(server.asked()).hasSize(2);
        assertThat(today().tokensIn()).as("the model may have worked on it").isPositive();
    }

    @Test
    void a_body_that_never_ends_is_left_after_the_time_out_too() {
        server.always(new Reply.Drip("{\"choices\":[{\"message\":"));
        assertThat(ask(with(server.openAi(), Duration.ofMillis(300), 1, 500_000)))
                .isEqualTo(new Answer.Failed(Trouble.TIMED_OUT, Optional.empty()));
    }

    @Test
    void the_pause_that_the_server_asks_for_is_kept() {
        server.then(ModelServer.retryAfter(429, "1")).always(ModelServer.says(GOOD));
        long began = System.nanoTime();
        assertThat(ask(server.openAi())).isInstanceOf(Answer.Given.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(server.asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "Mon, 20 Oct 2025 19:00:00 GMT"})
    void a_pause_longer_than_our_patience_is_for_another_run(String header) {
        server.always(ModelServer.retryAfter(429, header));
        assertThat(ask(server.openAi()))
                .isEqualTo(new Answer.Failed(Trouble.RATE_LIMITED, Optional.of(Duration.ofHours(1))));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void a_retry_after_may_be_seconds_a_date_a_past_date_or_nonsense() {
        Instant now = CLOCK.instant();
        assertThat(ModelHttp.retryAfter(" 7 ", now)).contains(Duration.ofSeconds(7));
        assertThat(ModelHttp.retryAfter("Mon, 20 Oct 2025 18:00:30 GMT", now)).contains(Duration.ofSeconds(30));
        assertThat(ModelHttp.retryAfter("Mon, 20 Oct 2025 17:00:30 GMT", now)).contains(Duration.ZERO);
        assertThat(ModelHttp.retryAfter("soon", now)).isEmpty();
        assertThat(ModelHttp.retryAfter("-1", now)).isEmpty();
        assertThat(ModelHttp.retryAfter("99999999999999", now)).isEmpty();
    }

    @Test
    void a_broken_connection_is_tried_again() {
        server.then(new Reply.Break(), new Reply.Break()).always(ModelServer.says(GOOD));
        assertThat(ask(server.openAi())).isInstanceOf(Answer.Given.class);
        server.then(new Reply.Break(), new Reply.Break(), new Reply.Break());
        LanguageModel other = new LanguageModel(
                ChatModels.of(server.openAi(), CLOCK),
                server.openAi(),
                new AnswerStore.InMemory(Optional.empty()),
                CLOCK);
        assertThat(other.ask(QUESTION, LanguageModelTest::hasClaims))
                .isEqualTo(new Answer.Failed(Trouble.UNREACHABLE, Optional.empty()));
    }

    @Test
    void a_refusal_is_asked_again_and_then_told() {
        server.always(ModelServer.refuses("I cannot help with SECRET-BODY"));
        Answer answer = ask(server.openAi());
        assertThat(answer).isEqualTo(new Answer.Failed(Trouble.REFUSED, Optional.empty()));
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void a_content_filter_is_told_apart() {
        server.always(ModelServer.says("", "content_filter"));
        assertThat(ask(server.openAi())).isEqualTo(new Answer.Failed(Trouble.FILTERED, Optional.empty()));
        server.always(ModelServer.status(400, "{\"error\":{\"message\":\"Content Exists Risk\"}}"));
        assertThat(ask(server.openAi())).isEqualTo(new Answer.Failed(Trouble.FILTERED, Optional.empty()));
    }

    @Test
    void json_that_was_cut_is_not_asked_for_again() {
        server.always(ModelServer.says("{\"claims\":[{\"quote\":\"the art", "length"));
        assertThat(ask(server.openAi())).isEqualTo(new Answer.Failed(Trouble.CUT, Optional.empty()));
        assertThat(server.asked()).hasSize(1);
        assertThat(today()).isEqualTo(new Use(1, 1000, 50));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON at all",
                "{\"claims\":[}",
                "{\"claims\":",
                "[]",
                "42",
                "{\"answers\":[]}",
                "{\"claims\":null}",
                "{\"claims\":{}}",
                "null"
            })
    void what_is_no_json_of_the_form_is_asked_for_again(String said) {
        server.then(ModelServer.says(said)).always(ModelServer.says(GOOD));
        assertThat(ask(server.openAi())).isInstanceOf(Answer.Given.class);
        assertThat(server.asked()).hasSize(2);
        assertThat(server.asked().get(1).json().at("/temperature").asDouble())
                .as("the same words would be the same bad answer")
                .isPositive();
        assertThat(today().requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n{\"claims\":[]}\n```",
                "<think>{hm}</think>\n{\"claims\":[]}",
                "Here: {\"claims\":[]} Bye."
            })
    void json_is_found_in_fences_behind_thoughts_and_among_words(String said) {
        server.always(ModelServer.says(said));
        assertThat(ask(server.openAi())).isInstanceOf(Answer.Given.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n"})
    void an_empty_answer_is_none(String said) {
        server.always(ModelServer.says(said));
        assertThat(ask(server.openAi())).isEqualTo(new Answer.Failed(Trouble.EMPTY, Optional.empty()));
        assertThat(server.asked()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[]}",
                "{\"choices\":null}",
                "{}",
                "[]",
                "null",
                "<html>It works!</html>",
                "{\"choices\":[{\"message\":null}]}",
                "{\"choices\":[null]}",
                "{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":null}],\"usage\":null}",
                "{\"choices\":[{\"message\":{\"content\":{\"a\":1}}}]}",
                "data: {\"choices\":[]}\n\ndata: [DONE]\n"
            })
    void a_response_of_another_protocol_is_a_failure_and_nothing_is_thrown(String body) {
        server.always(ModelServer.status(200, body));
        assertThat(ask(server.openAi()))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.trouble()).isIn(Trouble.GARBLED, Trouble.EMPTY));
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void another_content_type_is_taken_if_the_body_is_right() {
        Reply.Http good = (Reply.Http) ModelServer.says(GOOD);
        server.always(new Reply.Http(200, Map.of("Content-Type", "text/html; charset=gbk"), good.body()));
        assertThat(ask(server.openAi())).isInstanceOf(Answer.Given.class);
    }

    @Test
    void a_response_without_end_is_read_to_a_bound() {
        server.always(ModelServer.says("x".repeat(200_000)));
        assertThat(ask(server.openAi())).isEqualTo(new Answer.Failed(Trouble.TOO_LARGE, Optional.empty()));
    }

    @Test
    void a_server_that_knows_no_schema_gets_it_in_words_and_is_not_asked_for_it_twice() {
        server.always(asked -> {
            String format = asked.json().at("/response_format/type").asText();
            return format.equals("json_schema") || format.equals("json_object")
                    ? ModelServer.status(
                            400, "{\"error\":{\"message\":\"This response_format type is unavailable now\"}}")
                    : ModelServer.says(GOOD);
        });
        LanguageModel model = model(server.openAi());
        assertThat(model.ask(QUESTION, LanguageModelTest::hasClaims)).isInstanceOf(Answer.Given.class);
        assertThat(server.asked()).hasSize(3);
        assertThat(server.asked().get(1).json().at("/response_format/type").asText())
                .isEqualTo("json_object");
        assertThat(server.asked().get(2).json().at("/messages/0/content").asText())
                .contains("the rules", "the form of the answer is JSON");
        Question another = new Question(
                QUESTION.rules(), QUESTION.examples(), "{\"text\":\"b\"}", QUESTION.schema(), QUESTION.schemaText());
        assertThat(model.ask(another, LanguageModelTest::hasClaims)).isInstanceOf(Answer.Given.class);
        assertThat(server.asked()).hasSize(4);
        assertThat(model.troubles()).isEmpty();
    }

    @Test
    void a_server_that_takes_no_temperature_or_length_is_asked_without() {
        server.always(asked -> {
            if (asked.json().hasNonNull("max_tokens") || asked.json().hasNonNull("max_completion_tokens")) {
                return ModelServer.status(400, "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens'\"}}");
            }
            return asked.json().hasNonNull("temperature")
                    ? ModelServer.status(400, "{\"error\":{\"message\":\"'temperature' does not support 0\"}}")
                    : ModelServer.says(GOOD);
        });
        assertThat(ask(server.openAi())).isInstanceOf(Answer.Given.class);
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void nothing_is_asked_when_the_tokens_of_the_day_do_not_suffice() {
        server.always(ModelServer.says(GOOD));
        assertThat(ask(with(server.openAi(), Duration.ofSeconds(20), 3, 4000)))
                .isEqualTo(new Answer.Unasked(Answer.Reason.NO_TOKENS_LEFT));
        store.spend(new Use(1, 499_000, 0), LocalDate.of(2025, 10, 21));
        assertThat(ask(server.openAi())).isEqualTo(new Answer.Unasked(Answer.Reason.NO_TOKENS_LEFT));
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void tokens_of_yesterday_in_beijing_do_not_count() {
        server.always(ModelServer.says(GOOD));
        store.spend(new Use(1, 499_999, 0), LocalDate.of(2025, 10, 20));
        assertThat(ask(server.openAi())).isInstanceOf(Answer.Given.class);
    }

    @Test
    void tokens_are_estimated_where_the_server_does_not_count() {
        server.always(ModelServer.status(
                200, "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"{\\\"claims\\\":[]}\"}}]}"));
        assertThat(ask(server.openAi())).isInstanceOf(Answer.Given.class);
        assertThat(today().tokensIn()).isBetween(60L, 200L);
        assertThat(today().tokensOut()).isBetween(3L, 10L);
    }

    @Test
    void an_interrupt_ends_the_question_at_once_and_stays() {
        server.always(asked -> {
            return new Reply.Silence();
        });
        Thread.currentThread().interrupt();
        LanguageModel model = model(server.openAi());
        assertThat(model.ask(QUESTION, LanguageModelTest::hasClaims))
                .isEqualTo(new Answer.Failed(Trouble.INTERRUPTED, Optional.empty()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(model.stopped()).isTrue();
    }

    @Test
    void a_kept_answer_that_is_not_of_the_form_any_more_is_asked_for_again() {
        server.always(ModelServer.says(GOOD));
        LanguageModel model = model(server.openAi());
        Answer.Given first = (Answer.Given) model.ask(QUESTION, LanguageModelTest::hasClaims);
        store.keep(
                first.question(),
                "test-model",
                JsonNodeFactory.instance.objectNode().toString(),
                Use.NONE,
                LocalDate.EPOCH,
                Instant.EPOCH);
        assertThat(model.ask(QUESTION, LanguageModelTest::hasClaims)).isInstanceOf(Answer.Given.class);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void settings_and_troubles_show_no_key() {
        assertThat(server.openAi().toString()).doesNotContain("sk-very");
        assertThat(new NoAnswer(Trouble.DENIED)).hasNoCause();
    }
}
