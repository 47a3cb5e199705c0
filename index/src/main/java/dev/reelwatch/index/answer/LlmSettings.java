package dev.reelwatch.index.answer;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Which language model is asked, and how much.
 *
 * @param url base address, such as {@code https://api.deepseek.com/v1} or {@code http://127.0.0.1:11434}
 * @param timeout of one request, to the last byte of its answer
 * @param attempts how often one question is asked at most
 * @param patience after this time a question is not asked again
 * @param pause before the second attempt where the server names none; doubles with each
 * @param tokensADay questions and answers together, counted by days in Beijing
 * @param articlesARun articles for which the model is asked in one run of the program
 * @param timeARun after this time a run asks no more
 * @param windowTokens how much of an article is asked about at once
 * @param answerTokens the longest answer
 * @param answerBytes the most that is read of a response
 */
public record LlmSettings(
        Provider provider,
        URI url,
        String model,
        Optional<Secret> key,
        Wording wording,
        Duration timeout,
        int attempts,
        Duration patience,
        Duration pause,
        long tokensADay,
        int articlesARun,
        Duration timeARun,
        int windowTokens,
        int answerTokens,
        int answerBytes) {
    /** What protocol the address speaks. */
    public enum Provider {
        OPENAI,
        OLLAMA
    }

    /** The language in which the task is put to the model; articles may be in any. */
    public enum Wording {
        ZH,
        EN;

        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Duration READER_WAITS = Duration.ofMinutes(1);

    public static final Duration TIMEOUT = Duration.ofMinutes(2);
    public static final long TOKENS_A_DAY = 500_000;
    public static final int ARTICLES_A_RUN = 200;
    public static final Duration TIME_A_RUN = Duration.ofHours(1);
    public static final int WINDOW_TOKENS = 3000;
    public static final int ANSWER_TOKENS = 4000;

    public LlmSettings {
        if (model.isBlank()) throw new IllegalArgumentException("the model has no name");
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null) throw new IllegalArgumentException("not an http or https address");
        if (url.getUserInfo() != null) throw new IllegalArgumentException("an address with a name or key in it");
        if (attempts < 1 || windowTokens < 100 || answerTokens < 100 || answerBytes < 1000 || tokensADay < 0) {
            throw new IllegalArgumentException("a limit is too small");
        }
    }

    /** The same for a reader who waits: one attempt, within a minute, a minute and a half for all questions. */
    public LlmSettings forReaders() {
        return new LlmSettings(
                provider,
                url,
                model,
                key,
                wording,
                shorter(timeout, READER_WAITS),
                1,
                shorter(patience, READER_WAITS),
                pause,
                tokensADay,
                articlesARun,
                shorter(timeARun, READER_WAITS.plusSeconds(30)),
                windowTokens,
                answerTokens,
                answerBytes);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** With what suits most models. */
    public static LlmSettings of(Provider provider, URI url, String model, Optional<Secret> key) {
        return new LlmSettings(
                provider,
                url,
                model,
                key,
                Wording.ZH,
                TIMEOUT,
                3,
                Duration.ofMinutes(5),
                Duration.ofSeconds(2),
                TOKENS_A_DAY,
                ARTICLES_A_RUN,
                TIME_A_RUN,
                WINDOW_TOKENS,
                ANSWER_TOKENS,
                2 << 20);
    }
}
