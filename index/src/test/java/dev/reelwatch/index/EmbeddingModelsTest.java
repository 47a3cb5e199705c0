package dev.reelwatch.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reelwatch.crawler.archive.VectorArchive.Use;
import dev.reelwatch.index.answer.ModelServer;
import dev.reelwatch.index.answer.ModelServer.Reply;
import dev.reelwatch.index.answer.Secret;
import dev.reelwatch.index.answer.Trouble;
import dev.reelwatch.index.embedding.EmbeddingReplies;
import dev.reelwatch.index.embedding.EmbeddingSettings;
import dev.reelwatch.index.embedding.MadeMeanings;
import dev.reelwatch.index.embedding.SentenceModel;
import dev.reelwatch.index.embedding.SentenceVector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors asked for over HTTP, from servers that answer well and in all the ways in which they do not. */
class EmbeddingModelsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2031-05-05T08:00:00Z"), ZoneOffset.UTC);
    private static final List<String> TWO = List.of("多少钱", "要等几秒");

    private final ModelServer server = new ModelServer();

    @AfterEach
    void close() {
        server.close();
    }

    private EmbeddingSettings settings(EmbeddingSettings.Provider provider) {
        return provider == EmbeddingSettings.Provider.OPENAI
                ? EmbeddingReplies.openAi(server)
                : EmbeddingReplies.ollama(server);
    }

    private static SentenceModel model(EmbeddingSettings settings) {
        return new SentenceModel(() -> EmbeddingModels.of(settings, CLOCK), settings);
    }

    private SentenceModel.Reply ask() {
        return model(EmbeddingReplies.openAi(server)).vectorsOf(TWO, Optional.empty());
    }

    private static Trouble trouble(SentenceModel.Reply reply) {
        assertThat(reply).isInstanceOf(SentenceModel.Reply.Failed.class);
        return ((SentenceModel.Reply.Failed) reply).trouble();
    }

    @ParameterizedTest
    @EnumSource(
            value = EmbeddingSettings.Provider.class,
            names = {"OPENAI", "OLLAMA"})
    void texts_come_back_as_vectors_in_their_order(EmbeddingSettings.Provider provider) {
        server.always(EmbeddingReplies::careful);
        SentenceModel.Reply reply = model(settings(provider)).vectorsOf(TWO, Optional.of(5));
        assertThat(reply)
                .isEqualTo(new SentenceModel.Reply.Made(
                        TWO.stream()
                                .map(text -> SentenceVector.of(MadeMeanings.vector(text))
                                        .orElseThrow())
                                .toList(),
                        new Use(1, provider == EmbeddingSettings.Provider.OPENAI ? 14 : 10)));
        JsonNode asked = server.asked().getFirst().json();
        assertThat(asked.get("model").asText()).isEqualTo("test-model");
        assertThat(EmbeddingReplies.texts(server.asked().getFirst())).isEqualTo(TWO);
        assertThat(server.asked().getFirst().path())
                .isEqualTo(provider == EmbeddingSettings.Provider.OPENAI ? "/v1/embeddings" : "/api/embed");
    }

    @Test
    void the_key_is_sent_to_either() {
        server.always(EmbeddingReplies::careful);
        ask();
        EmbeddingSettings ollama = EmbeddingReplies.quick(
                EmbeddingSettings.Provider.OLLAMA,
                server.url(""),
                Optional.of(new Secret("of-a-proxy")),
                Duration.ofSeconds(20));
        model(ollama).vectorsOf(TWO, Optional.empty());
        assertThat(server.asked())
                .extracting(asked -> asked.headers().get("Authorization"))
                .containsExactly(List.of("Bearer sk-very-secret-1234"), List.of("Bearer of-a-proxy"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void an_outage_that_passes_is_not_seen(int status) {
        server.then(ModelServer.status(status), ModelServer.status(status)).always(EmbeddingReplies::careful);
        assertThat(ask()).isInstanceOf(SentenceModel.Reply.Made.class);
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void an_outage_that_does_not_pass_is_told_without_the_words_of_the_server() {
        server.always(ModelServer.status(503));
        SentenceModel.Reply reply = ask();
        assertThat(trouble(reply)).isEqualTo(Trouble.SERVER_FAILED);
        assertThat(server.asked()).hasSize(3);
        assertThat(reply.toString()).doesNotContain("SECRET-BODY", "sk-very-secret-1234");
    }

    @Test
    void a_long_pause_that_the_server_asks_for_is_told_and_not_waited_for() {
        server.always(ModelServer.retryAfter(429, "600"));
        assertThat(ask())
                .isEqualTo(new SentenceModel.Reply.Failed(
                        Trouble.RATE_LIMITED, Optional.of(Duration.ofMinutes(10)), Use.NONE));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void a_key_that_is_not_accepted_is_not_tried_again() {
        server.always(ModelServer.status(401));
        assertThat(SentenceModel.words(trouble(ask()))).contains("REELWATCH_EMBEDDING_KEY", "embedding_key_file");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void an_address_that_is_none_is_told_with_the_settings_to_look_at() {
        server.always(ModelServer.status(404));
        assertThat(SentenceModel.words(trouble(ask()))).contains("embedding_model", "embedding_url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"index\":0,\"embedding\":[0.1,0.2]},{\"index\":1,\"embedding\":[0.1,",
                "{\"data\":[{\"index\":0,\"embedding\":[0.1,NaN]},{\"index\":1,\"embedding\":[0.1,0.2]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[0.1,\"NaN\"]},{\"index\":1,\"embedding\":[0.1,0.2]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[0.1,1e400]},{\"index\":1,\"embedding\":[0.1,0.2]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[0.1,null]},{\"index\":1,\"embedding\":[0.1,0.2]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[0,0]},{\"index\":1,\"embedding\":[0.1,0.2]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[]},{\"index\":1,\"embedding\":[]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[0.1,0.2]},{\"index\":1,\"embedding\":[0.1,0.2,0.3]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[0.1,0.2]}]}",
                "{\"data\":[]}",
                "{\"data\":null}",
                "{}",
                "[]",
                "null",
                "<html>welcome</html>",
                ""
            })
    void what_is_no_vector_for_each_text_is_not_believed(String body) {
        server.always(new Reply.Http(200, Map.of(), body));
        assertThat(trouble(ask())).isIn(Trouble.NO_VECTORS, Trouble.GARBLED);
        assertThat(server.asked()).as("it may have been an accident").hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"embeddings\":[[0.1,0.2],[0.1",
                "{\"embeddings\":[[0.1,0.2],[0.1,NaN]]}",
                "{\"embeddings\":[[0.1,0.2]]}",
                "{\"embeddings\":[[0.1,0.2],null]}",
                "{\"embeddings\":null}",
                "{}"
            })
    void neither_is_what_ollama_answers_so(String body) {
        server.always(new Reply.Http(200, Map.of(), body));
        SentenceModel.Reply reply = model(EmbeddingReplies.ollama(server)).vectorsOf(TWO, Optional.empty());
        assertThat(trouble(reply)).isIn(Trouble.NO_VECTORS, Trouble.GARBLED);
    }

    @Test
    void vectors_of_another_length_than_before_are_not_believed() {
        server.always(EmbeddingReplies::careful);
        SentenceModel model = model(EmbeddingReplies.openAi(server));
        assertThat(trouble(model.vectorsOf(TWO, Optional.of(512)))).isEqualTo(Trouble.NO_VECTORS);
        assertThat(model.vectorsOf(TWO, Optional.of(5)).cost().tokens()).isEqualTo(14);
    }

    @Test
    void a_response_larger_than_is_read_is_not() {
        server.always(EmbeddingReplies.openAi(List.of(new float[40_000], new float[40_000])));
        assertThat(trouble(ask())).isEqualTo(Trouble.TOO_LARGE);
    }

    @Test
    void a_server_that_says_nothing_or_drips_is_waited_for_no_longer_than_told() {
        EmbeddingSettings hasty = EmbeddingReplies.quick(
                EmbeddingSettings.Provider.OPENAI, server.url("/v1"), Optional.empty(), Duration.ofMillis(300));
        server.always(new Reply.Silence());
        long began = System.nanoTime();
        assertThat(trouble(model(hasty).vectorsOf(TWO, Optional.empty()))).isEqualTo(Trouble.TIMED_OUT);
        server.always(new Reply.Drip("{\"data\":[{\"index\":0,"));
        assertThat(trouble(model(hasty).vectorsOf(TWO, Optional.empty()))).isEqualTo(Trouble.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void a_connection_that_breaks_is_an_outage() {
        server.always(new Reply.Break());
        assertThat(trouble(ask())).isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void a_model_that_cannot_be_started_is_told() {
        EmbeddingSettings settings = EmbeddingReplies.openAi(server);
        SentenceModel broken = new SentenceModel(
                () -> {
                    throw new UnsatisfiedLinkError("no onnxruntime for this machine");
                },
                settings);
        assertThat(trouble(broken.vectorsOf(TWO, Optional.empty()))).isEqualTo(Trouble.NOT_STARTED);
    }
}
