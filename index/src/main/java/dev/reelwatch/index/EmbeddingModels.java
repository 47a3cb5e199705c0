package dev.reelwatch.index;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.spi.model.embedding.EmbeddingModelFactory;
import dev.reelwatch.index.answer.ModelHttp;
import dev.reelwatch.index.answer.Secret;
import dev.reelwatch.index.embedding.EmbeddingSettings;
import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;

/** Builds the model that the settings name; the rooms only know LangChain4j's {@link EmbeddingModel}. */
public final class EmbeddingModels {
    private EmbeddingModels() {}

    /** True if the program was built with a model of its own. */
    public static boolean hasLocal() {
        return ServiceLoader.load(EmbeddingModelFactory.class).stream()
                .findAny()
                .isPresent();
    }

    /** A model without retries of its own; nothing is asked yet. */
    static EmbeddingModel of(EmbeddingSettings settings, Clock clock) {
        return switch (settings.provider()) {
            case OPENAI ->
                OpenAiEmbeddingModel.builder()
                        .httpClientBuilder(ModelHttp.builder(settings.timeout(), settings.answerBytes(), clock))
                        .baseUrl(settings.url().orElseThrow().toString())
                        // the client wants a key, also where the server asks for none
                        .apiKey(settings.key().map(Secret::reveal).orElse("none"))
                        .modelName(settings.model())
                        .maxRetries(0)
                        .build();
            case OLLAMA ->
                OllamaEmbeddingModel.builder()
                        .httpClientBuilder(ModelHttp.builder(settings.timeout(), settings.answerBytes(), clock))
                        .baseUrl(settings.url().orElseThrow().toString())
                        .modelName(settings.model())
                        .customHeaders(settings.key()
                                .map(key -> Map.of("Authorization", "Bearer " + key.reveal()))
                                .orElse(Map.of()))
                        .maxRetries(0)
                        .build();
            case LOCAL ->
                ServiceLoader.load(EmbeddingModelFactory.class)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("there is no model within the program"))
                        .create();
        };
    }
}
