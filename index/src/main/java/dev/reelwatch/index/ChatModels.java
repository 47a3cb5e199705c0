package dev.reelwatch.index;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.index.answer.ModelHttp;
import dev.reelwatch.index.answer.Secret;
import dev.reelwatch.index.answer.StreamedChat;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** Builds the language model that the settings name; the rooms only know LangChain4j's {@link ChatModel}. */
public final class ChatModels {
    /** What the rules and the examples of a question take, at most. */
    private static final int RULES_TOKENS = 8000;

    private ChatModels() {}

    /** A model without retries of its own and without tools; nothing is asked yet. */
    public static ChatModel of(LlmSettings settings, Clock clock) {
        return switch (settings.provider()) {
            case OPENAI ->
                OpenAiChatModel.builder()
                        .httpClientBuilder(ModelHttp.builder(settings, clock))
                        .baseUrl(settings.url().toString())
                        .apiKey(key(settings))
                        .modelName(settings.model())
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .strictJsonSchema(true)
                        .maxRetries(0)
                        .build();
            case OLLAMA ->
                OllamaChatModel.builder()
                        .httpClientBuilder(ModelHttp.builder(settings, clock))
                        .baseUrl(settings.url().toString())
                        .modelName(settings.model())
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .numCtx(contextTokens(settings))
                        .customHeaders(authorization(settings))
                        .maxRetries(0)
                        .build();
        };
    }

    /**
     * The same, which lets its answers be read while it writes them.
     *
     * @param soFar is given all that is written of an answer each time there is more of it
     */
    public static ChatModel streamed(LlmSettings settings, Clock clock, Consumer<String> soFar) {
        StreamingChatModel model = switch (settings.provider()) {
            case OPENAI ->
                OpenAiStreamingChatModel.builder()
                        .httpClientBuilder(ModelHttp.builder(settings, clock))
                        .baseUrl(settings.url().toString())
                        .apiKey(key(settings))
                        .modelName(settings.model())
                        .strictJsonSchema(true)
                        .build();
            case OLLAMA ->
                OllamaStreamingChatModel.builder()
                        .httpClientBuilder(ModelHttp.builder(settings, clock))
                        .baseUrl(settings.url().toString())
                        .modelName(settings.model())
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .numCtx(contextTokens(settings))
                        .customHeaders(authorization(settings))
                        .build();
        };
        return new StreamedChat(model, soFar);
    }

    /** OpenAI's client wants a key, also where the server asks for none. */
    private static String key(LlmSettings settings) {
        return settings.key().map(Secret::reveal).orElse("none");
    }

    private static Map<String, String> authorization(LlmSettings settings) {
        return settings.key()
                .map(key -> Map.of("Authorization", "Bearer " + key.reveal()))
                .orElse(Map.of());
    }

    /** Left to itself, Ollama cuts what is longer than a few thousand tokens without a word. */
    private static int contextTokens(LlmSettings settings) {
        return settings.windowTokens() + settings.answerTokens() + RULES_TOKENS;
    }
}
