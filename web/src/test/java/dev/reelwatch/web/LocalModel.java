package dev.reelwatch.web;

import com.sun.net.httpserver.HttpServer;
import dev.reelwatch.index.answer.LlmSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How a server on this machine that speaks the OpenAI protocol is asked. */
public final class LocalModel {
    private LocalModel() {}

    /** With little patience, so that a test that waits does not wait long. */
    public static LlmSettings settings(HttpServer server, Duration timeout, int attempts, long tokensADay) {
        LlmSettings usual = LlmSettings.of(
                LlmSettings.Provider.OPENAI,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"),
                "small",
                Optional.empty());
        return new LlmSettings(
                usual.provider(),
                usual.url(),
                usual.model(),
                usual.key(),
                usual.wording(),
                timeout,
                attempts,
                usual.patience(),
                Duration.ofMillis(1),
                tokensADay,
                usual.articlesARun(),
                usual.timeARun(),
                usual.windowTokens(),
                usual.answerTokens(),
                64 << 10);
    }
}
