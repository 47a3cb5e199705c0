package dev.reelwatch.index.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.index.answer.ModelServer;
import dev.reelwatch.index.answer.ModelServer.Asked;
import dev.reelwatch.index.answer.ModelServer.Reply;
import dev.reelwatch.index.answer.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What servers answer that are asked for vectors. */
public final class EmbeddingReplies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EmbeddingReplies() {}

    /** The texts of a request, of either protocol. */
    public static List<String> texts(Asked asked) {
        JsonNode input = asked.json().get("input");
        List<String> texts = new ArrayList<>();
        if (input.isArray()) input.forEach(each -> texts.add(each.asText()));
        else texts.add(input.asText());
        return texts;
    }

    /** As a careful server would, by {@link MadeMeanings}. */
    public static Reply careful(Asked asked) {
        List<float[]> vectors = texts(asked).stream().map(MadeMeanings::vector).toList();
        return asked.path().endsWith("/embeddings") ? openAi(vectors) : ollama(vectors);
    }

    public static Reply openAi(List<float[]> vectors) {
        ObjectNode response = JSON.createObjectNode().put("object", "list").put("model", "test-model");
        ArrayNode data = response.putArray("data");
        for (int i = 0; i < vectors.size(); i++) {
            ObjectNode each = data.addObject().put("object", "embedding").put("index", i);
            numbers(each.putArray("embedding"), vectors.get(i));
        }
        response.putObject("usage").put("prompt_tokens", 7 * vectors.size()).put("total_tokens", 7 * vectors.size());
        return new Reply.Http(200, Map.of(), response.toString());
    }

    public static Reply ollama(List<float[]> vectors) {
        ObjectNode response = JSON.createObjectNode().put("model", "test-model");
        ArrayNode all = response.putArray("embeddings");
        for (float[] vector : vectors) numbers(all.addArray(), vector);
        response.put("prompt_eval_count", 5 * vectors.size());
        return new Reply.Http(200, Map.of(), response.toString());
    }

    private static void numbers(ArrayNode to, float[] vector) {
        for (float each : vector) to.add(each);
    }

    /** With little patience. */
    public static EmbeddingSettings openAi(ModelServer server) {
        return quick(
                EmbeddingSettings.Provider.OPENAI,
                server.url("/v1"),
                Optional.of(new Secret("sk-very-secret-1234")),
                Duration.ofSeconds(20));
    }

    public static EmbeddingSettings ollama(ModelServer server) {
        return quick(EmbeddingSettings.Provider.OLLAMA, server.url(""), Optional.empty(), Duration.ofSeconds(20));
    }

    public static EmbeddingSettings quick(
            EmbeddingSettings.Provider provider, URI url, Optional<Secret> key, Duration timeout) {
        EmbeddingSettings usual = EmbeddingSettings.of(provider, Optional.of(url), "test-model", key);
        return new EmbeddingSettings(
                provider,
                usual.url(),
                usual.model(),
                key,
                timeout,
                3,
                Duration.ofMillis(1),
                usual.tokensADay(),
                usual.timeARun(),
                64 << 10);
    }

    /** The same but for the tokens of a day. */
    public static EmbeddingSettings with(EmbeddingSettings s, String model, long tokensADay) {
        return new EmbeddingSettings(
                s.provider(),
                s.url(),
                model,
                s.key(),
                s.timeout(),
                s.attempts(),
                s.pause(),
                tokensADay,
                s.timeARun(),
                s.answerBytes());
    }
}
