package dev.reelwatch.index.embedding;

import dev.reelwatch.index.answer.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Which model makes sentence vectors, and how much it is asked.
 *
 * @param url base address, such as {@code http://127.0.0.1:8080/v1}; empty for a model within the program
 * @param timeout of one request, to the last byte of its answer
 * @param attempts how often the same is asked at most
 * @param pause before the second attempt where the server names none; doubles with each
 * @param tokensADay of texts and questions together, counted by days in Beijing
 * @param timeARun after this time a run asks no more
 * @param answerBytes the most that is read of a response
 */
public record EmbeddingSettings(
        Provider provider,
        Optional<URI> url,
        String model,
        Optional<Secret> key,
        Duration timeout,
        int attempts,
        Duration pause,
        long tokensADay,
        Duration timeARun,
        int answerBytes) {
    /** What protocol the address speaks. */
    public enum Provider {
        OPENAI,
        OLLAMA,
        /** None: the model runs within this program, if it was built with one. */
        LOCAL
    }

    /** Who searches waits for a page, and can do without what is similar. */
    private static final Duration READER_WAITS = Duration.ofSeconds(3);

    public EmbeddingSettings {
        if (model.isBlank()) throw new IllegalArgumentException("the model has no name");
        if (url.isEmpty() != (provider == Provider.LOCAL)) {
            throw new IllegalArgumentException("an address is for a model behind one, and for no other");
        }
        if (attempts < 1 || tokensADay < 0 || answerBytes < 1000) {
            throw new IllegalArgumentException("a limit is too small");
        }
    }

    /** With what suits most models. */
    public static EmbeddingSettings of(Provider provider, Optional<URI> url, String model, Optional<Secret> key) {
        return new EmbeddingSettings(
                provider,
                url,
                model,
                key,
                Duration.ofSeconds(30),
                3,
                Duration.ofSeconds(2),
                2_000_000,
                Duration.ofMinutes(10),
                8 << 20);
    }

    /** The same for a reader who waits. */
    public EmbeddingSettings forReaders() {
        return new EmbeddingSettings(
                provider,
                url,
                model,
                key,
                timeout.compareTo(READER_WAITS) < 0 ? timeout : READER_WAITS,
                1,
                pause,
                tokensADay,
                timeARun,
                answerBytes);
    }
}
