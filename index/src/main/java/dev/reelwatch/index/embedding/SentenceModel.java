package dev.reelwatch.index.embedding;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import dev.reelwatch.crawler.archive.VectorArchive.Use;
import dev.reelwatch.index.answer.NoAnswer;
import dev.reelwatch.index.answer.Tokens;
import dev.reelwatch.index.answer.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model that makes vectors of texts. What it answers is looked at before it is believed; whatever goes wrong is a value,
 * nothing of it is thrown, and no message of a library is passed on. Many threads may ask at once.
 */
public final class SentenceModel {
    /** What came of asking. */
    public sealed interface Reply {
        /** Of all attempts together. */
        Use cost();

        /** One vector a text, in their order, all of one length. */
        record Made(List<SentenceVector> vectors, Use cost) implements Reply {
            public Made {
                vectors = List.copyOf(vectors);
            }
        }

        /**
         * None, and why.
         *
         * @param retryAfter how long the server wants to be left alone, where it says so
         */
        record Failed(Trouble trouble, Optional<Duration> retryAfter, Use cost) implements Reply {}
    }

    /** A longer pause than this is for another run. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Supplier<EmbeddingModel> model;
    private final EmbeddingSettings settings;
    private @Nullable EmbeddingModel made;

    /**
     * A model that is not asked yet.
     *
     * @param model without retries of its own; made when it is first asked, since some take a while to load
     */
    public SentenceModel(Supplier<EmbeddingModel> model, EmbeddingSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    public EmbeddingSettings settings() {
        return settings;
    }

    /** The model itself, made when it is first asked for. */
    public synchronized EmbeddingModel model() {
        EmbeddingModel known = made;
        if (known != null) return known;
        try {
            made = known = model.get();
            return known;
        } catch (RuntimeException | LinkageError e) {
            // a model within the program brings code of the machine, which may not be of this machine
            throw new NoAnswer(Trouble.NOT_STARTED);
        }
    }

    /**
     * Asks for the vectors of some texts.
     *
     * @param dimension how many numbers each must have; empty where that is not known yet
     */
    public Reply vectorsOf(List<String> texts, Optional<Integer> dimension) {
        Asking asking = new Asking(texts, dimension);
        try {
            List<SentenceVector> vectors = Failsafe.with(asking.retries()).get(asking::attempt);
            return new Reply.Made(vectors, asking.cost);
        } catch (NoAnswer e) {
            return new Reply.Failed(e.trouble(), e.retryAfter(), asking.cost);
        } catch (FailsafeException e) {
            // the pause between two attempts was interrupted
            Thread.currentThread().interrupt();
            return new Reply.Failed(Trouble.INTERRUPTED, Optional.empty(), asking.cost);
        }
    }

    private final class Asking {
        private final List<String> texts;
        private final Optional<Integer> dimension;
        private Use cost = Use.NONE;
        private Optional<Duration> wanted = Optional.empty();

        Asking(List<String> texts, Optional<Integer> dimension) {
            this.texts = texts;
            this.dimension = dimension;
        }

        RetryPolicy<List<SentenceVector>> retries() {
            return RetryPolicy.<List<SentenceVector>>builder()
                    .handleIf(error ->
                            error instanceof NoAnswer no && no.trouble().mayPass())
                    .abortOn(error -> error instanceof NoAnswer no
                            && no.retryAfter()
                                    .filter(pause -> pause.compareTo(PATIENCE) > 0)
                                    .isPresent())
                    .withMaxAttempts(settings.attempts())
                    .withDelayFn(context -> wanted.orElse(
                            settings.pause().multipliedBy(1L << Math.min(6, context.getAttemptCount() - 1))))
                    .build();
        }

        List<SentenceVector> attempt() {
            try {
                Response<List<Embedding>> response =
                        model().embedAll(texts.stream().map(TextSegment::from).toList());
                cost = cost.plus(cost(response.tokenUsage()));
                return believed(response.content());
            } catch (RuntimeException e) {
                NoAnswer no = NoAnswer.of(e);
                // a model that took too long has worked on it
                if (no.trouble() == Trouble.TIMED_OUT) cost = cost.plus(new Use(1, estimate()));
                wanted = no.retryAfter();
                throw no;
            }
        }

        /** By its own count, which may be missing or nonsense. */
        private Use cost(@Nullable TokenUsage usage) {
            Integer tokens = usage == null ? null : usage.inputTokenCount();
            return new Use(1, tokens == null || tokens <= 0 ? estimate() : tokens);
        }

        private long estimate() {
            return texts.stream().mapToLong(Tokens::estimate).sum();
        }

        private List<SentenceVector> believed(@Nullable List<Embedding> answered) {
            if (answered == null || answered.size() != texts.size()) throw new NoAnswer(Trouble.NO_VECTORS);
            List<SentenceVector> vectors = new ArrayList<>();
            for (Embedding each : answered) {
                Optional<SentenceVector> vector = SentenceVector.of(each.vector());
                if (vector.isEmpty()) throw new NoAnswer(Trouble.NO_VECTORS);
                int numbers = vector.get().dimension();
                int first = vectors.isEmpty() ? numbers : vectors.getFirst().dimension();
                if (numbers != dimension.orElse(first)) throw new NoAnswer(Trouble.NO_VECTORS);
                vectors.add(vector.get());
            }
            return vectors;
        }
    }

    /** What went wrong, for people. */
    public static String words(Trouble trouble) {
        return switch (trouble) {
            case DENIED -> "the key was not accepted (401, 403); see REELWATCH_EMBEDDING_KEY or embedding_key_file";
            case NOT_FOUND -> "no such model or address (404); see embedding_model and embedding_url";
            case TOO_LONG -> "a text is longer than the model takes";
            default -> trouble.words();
        };
    }
}
