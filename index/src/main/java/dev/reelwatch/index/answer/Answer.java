package dev.reelwatch.index.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** What came of a question to a language model. */
public sealed interface Answer {
    /**
     * It answered.
     *
     * @param question names the answer where answers are kept
     * @param kept true if it had been asked before, and was not asked again
     */
    record Given(JsonNode json, String question, boolean kept) implements Answer {}

    /**
     * It was asked in vain.
     *
     * @param retryAfter how long the server wants to be left alone
     */
    record Failed(Trouble trouble, Optional<Duration> retryAfter) implements Answer {}

    /** It was not asked. */
    record Unasked(Reason reason) implements Answer {}

    /** Why a question is not asked. */
    enum Reason {
        /** The tokens of the day are used up. */
        NO_TOKENS_LEFT("the tokens of the day are used up (llm_tokens_a_day)"),
        /** The time of the run is used up. */
        NO_TIME_LEFT("the time of the run is used up (llm_minutes_a_run)"),
        /** It failed so often, or in such a way, that this run asks no more. */
        STOPPED("the model did not answer, and was not asked again in this run");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }
}
