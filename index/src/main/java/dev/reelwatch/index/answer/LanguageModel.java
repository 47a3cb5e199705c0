package dev.reelwatch.index.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.reelwatch.crawler.archive.ModelArchive.Use;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A language model that is asked for JSON, within limits. Each question is asked until it is answered, or its attempts
 * or its time are used up; an answer is kept and never asked for again. Whatever goes wrong is a value, nothing of it
 * is thrown; no message of a library is passed on. For one thread.
 */
public final class LanguageModel {
    private static final int OUTAGES_IN_A_ROW = 3;
    private static final double AGAIN = 0.3; // some chance: the same words would be the same bad answer

    /**
     * What this server can take, as far as it has told.
     *
     * @param length true if it takes a greatest length of the answer
     */
    private record Dialect(Format format, boolean temperature, boolean length) {
        /** How the answer is held to its form. */
        enum Format {
            SCHEMA,
            ANY_JSON,
            WORDS
        }

        /** What is left when the complaints of the server are heeded; empty if that is nothing new. */
        Optional<Dialect> without(java.util.Set<NoAnswer.Complaint> complaints) {
            Dialect less = this;
            if (complaints.contains(NoAnswer.Complaint.RESPONSE_FORMAT) && format != Format.WORDS) {
                less = new Dialect(format == Format.SCHEMA ? Format.ANY_JSON : Format.WORDS, temperature, length);
            } else if (complaints.contains(NoAnswer.Complaint.LENGTH)) {
                less = new Dialect(format, temperature, false);
            } else if (complaints.contains(NoAnswer.Complaint.TEMPERATURE)) {
                less = new Dialect(format, false, length);
            }
            return less.equals(this) ? Optional.empty() : Optional.of(less);
        }
    }

    private record Reply(JsonNode json, Use cost) {}

    /** Ends the attempts of a question because no tokens are left. */
    private static final class NoTokens extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoTokens() {
            super(null, null, false, false);
        }
    }

    private final ChatModel model;
    private final LlmSettings settings;
    private final AnswerStore store;
    private final Clock clock;
    private final long began = System.nanoTime();
    private final Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
    private Dialect dialect = new Dialect(Dialect.Format.SCHEMA, true, true);
    private int outages;
    private boolean stopped;
    private Use spent = Use.NONE;
    private int kept;
    private @Nullable NoAnswer last;

    /** @param model without retries of its own, and without tools */
    public LanguageModel(ChatModel model, LlmSettings settings, AnswerStore store, Clock clock) {
        this.model = model;
        this.settings = settings;
        this.store = store;
        this.clock = clock;
    }

    public LlmSettings settings() {
        return settings;
    }

    /** Asks, unless it was asked before or may ask no more. */
    public Answer ask(Question question, Predicate<JsonNode> wellFormed) {
        String name = nameOf(question);
        Optional<JsonNode> known =
                store.answer(name).flatMap(JsonWords::objectIn).filter(wellFormed);
        if (known.isPresent()) {
            kept++;
            return new Answer.Given(known.get(), name, true);
        }
        if (stopped) return new Answer.Unasked(Answer.Reason.STOPPED);
        if (elapsed(began).compareTo(settings.timeARun()) > 0) {
            return new Answer.Unasked(Answer.Reason.NO_TIME_LEFT);
        }
        last = null;
        try {
            Reply reply = Failsafe.with(retries(System.nanoTime())).get(context -> {
                boolean again = context.getAttemptCount() > 0;
                return attempt(question, wellFormed, again);
            });
            outages = 0;
            spent = spent.plus(reply.cost());
            store.keep(name, settings.model(), reply.json().toString(), reply.cost(), today(), clock.instant());
            return new Answer.Given(reply.json(), name, false);
        } catch (NoTokens e) {
            return new Answer.Unasked(Answer.Reason.NO_TOKENS_LEFT);
        } catch (NoAnswer e) {
            return failed(e);
        } catch (FailsafeException e) {
            // the pause between two attempts was interrupted
            Thread.currentThread().interrupt();
            return failed(new NoAnswer(Trouble.INTERRUPTED));
        }
    }

    private Answer failed(NoAnswer e) {
        outages = e.trouble().isOutage() ? outages + 1 : 0;
        if (e.trouble().endsRun() || outages >= OUTAGES_IN_A_ROW) stopped = true;
        return new Answer.Failed(e.trouble(), e.retryAfter());
    }

    private RetryPolicy<Reply> retries(long asked) {
        return RetryPolicy.<Reply>builder()
                .handleIf(error -> error instanceof NoAnswer no && no.trouble().mayPass())
                // a pause that is longer than our patience is for another run
                .abortOn(error -> error instanceof NoAnswer no
                        && no.retryAfter()
                                .filter(pause -> pause.plus(elapsed(asked)).compareTo(settings.patience()) > 0)
                                .isPresent())
                .withMaxAttempts(settings.attempts())
                .withMaxDuration(settings.patience())
                .withDelayFn(context -> {
                    NoAnswer no = last;
                    return no == null
                            ? settings.pause()
                            : no.retryAfter()
                                    .orElse(settings.pause()
                                            .multipliedBy(1L << Math.min(6, context.getAttemptCount() - 1)));
                })
                .build();
    }

    private static Duration elapsed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private Reply attempt(Question question, Predicate<JsonNode> wellFormed, boolean again) {
        while (true) {
            long estimate = question.estimatedTokens();
            if (tokensLeft() < estimate + settings.answerTokens()) throw new NoTokens();
            try {
                return once(question, wellFormed, again, estimate);
            } catch (NoAnswer e) {
                Optional<Dialect> less = dialect.without(e.complaints());
                if (e.trouble() == Trouble.BAD_REQUEST && less.isPresent()) {
                    dialect = less.get();
                    continue;
                }
                troubles.merge(e.trouble(), 1, Integer::sum);
                last = e;
                throw e;
            }
        }
    }

    private Reply once(Question question, Predicate<JsonNode> wellFormed, boolean again, long estimate) {
        ChatResponse response;
        try {
            response = model.chat(request(question, again));
        } catch (RuntimeException e) {
            NoAnswer no = NoAnswer.of(e);
            // the model worked on it, and whoever runs it counts that
            boolean worked = no.trouble() == Trouble.TIMED_OUT
                    || no.trouble() == Trouble.REFUSED
                    || no.trouble() == Trouble.GARBLED
                    || no.trouble() == Trouble.TOO_LARGE;
            if (worked) spend(new Use(1, estimate, 0));
            throw no;
        }
        AiMessage message = response.aiMessage();
        String text = message == null || message.text() == null ? "" : message.text();
        Use cost = cost(response.tokenUsage(), estimate, text);
        Optional<Trouble> trouble = trouble(response.finishReason(), text);
        Optional<JsonNode> json = trouble.isPresent() ? Optional.empty() : JsonWords.objectIn(text);
        if (json.filter(wellFormed).isPresent()) return new Reply(json.get(), cost);
        spend(cost);
        throw new NoAnswer(trouble.orElse(Trouble.NOT_JSON));
    }

    private static Optional<Trouble> trouble(@Nullable FinishReason finish, String text) {
        if (finish == FinishReason.CONTENT_FILTER) return Optional.of(Trouble.FILTERED);
        if (finish == FinishReason.LENGTH) return Optional.of(Trouble.CUT);
        return text.isBlank() ? Optional.of(Trouble.EMPTY) : Optional.empty();
    }

    private void spend(Use cost) {
        spent = spent.plus(cost);
        store.spend(cost, today());
    }

    /** By its own count, which may be missing or nonsense; never less than nothing. */
    private static Use cost(@Nullable TokenUsage usage, long estimate, String text) {
        Integer in = usage == null ? null : usage.inputTokenCount();
        Integer out = usage == null ? null : usage.outputTokenCount();
        return new Use(1, in == null || in <= 0 ? estimate : in, out == null || out < 0 ? Tokens.estimate(text) : out);
    }

    private ChatRequest request(Question question, boolean again) {
        List<ChatMessage> messages = new ArrayList<>();
        boolean schema = dialect.format() == Dialect.Format.SCHEMA;
        messages.add(SystemMessage.from(schema ? question.rules() : question.rules() + "\n\n" + question.schemaText()));
        for (Question.Example example : question.examples()) {
            messages.add(UserMessage.from(example.data()));
            messages.add(AiMessage.from(example.answer()));
        }
        messages.add(UserMessage.from(question.data()));
        ChatRequest.Builder request = ChatRequest.builder().messages(messages);
        if (dialect.temperature()) request.temperature(again ? AGAIN : 0.0);
        if (dialect.length()) request.maxOutputTokens(settings.answerTokens());
        switch (dialect.format()) {
            case SCHEMA ->
                request.responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(question.schema())
                        .build());
            case ANY_JSON -> request.responseFormat(ResponseFormat.JSON);
            case WORDS -> {}
        }
        return request.build();
    }

    /** Stands for the model and all that it is asked. */
    private String nameOf(Question question) {
        StringBuilder all = new StringBuilder(settings.model());
        all.append('\0').append(question.rules()).append('\0').append(question.schemaText());
        question.examples()
                .forEach(e -> all.append('\0').append(e.data()).append('\0').append(e.answer()));
        return Article.sha256(all.append('\0').append(question.data()).toString());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Moment.BEIJING);
    }

    /** Tokens that may still be used today. */
    public long tokensLeft() {
        return Math.max(0, settings.tokensADay() - store.use(today()).tokens());
    }

    /** What this run has used. */
    public Use spent() {
        return spent;
    }

    /** Questions that had been asked before. */
    public int kept() {
        return kept;
    }

    /** What went wrong in this run, attempt by attempt. */
    public Map<Trouble, Integer> troubles() {
        return Map.copyOf(troubles);
    }

    /** True if nothing can be asked any more in this run. */
    public boolean stopped() {
        return stopped || elapsed(began).compareTo(settings.timeARun()) > 0;
    }
}
