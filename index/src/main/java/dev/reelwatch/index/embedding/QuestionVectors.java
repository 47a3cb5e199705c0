package dev.reelwatch.index.embedding;

import dev.reelwatch.crawler.archive.ArchiveException;
import dev.reelwatch.crawler.archive.VectorArchive;
import dev.reelwatch.crawler.archive.VectorArchive.Use;
import dev.reelwatch.crawler.article.Moment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The vectors of questions. Those asked last are kept, in memory: whoever may search could fill an archive. A model that
 * fails is left alone for a while, so that nobody waits for it again and again. Many threads may ask at once.
 */
public final class QuestionVectors {
    private static final int KEPT = 1000;
    private static final int AT_ONCE = 4;
    private static final Duration IN_LINE = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(30);

    private final SentenceModel model;
    private final VectorArchive archive;
    private final boolean counted;
    private final Clock clock;
    private final Semaphore line = new Semaphore(AT_ONCE);

    private final Map<String, SentenceVector> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SentenceVector> eldest) {
            return size() > KEPT;
        }
    };

    private Instant rest = Instant.MIN;
    private Optional<String> trouble = Optional.empty();
    private long turns;
    private Use owed = Use.NONE;

    /**
     * Vectors that a model makes when they are asked for.
     *
     * @param model with the patience of a reader
     * @param counted whether what questions cost can be noted in the archive
     */
    public QuestionVectors(SentenceModel model, VectorArchive archive, boolean counted, Clock clock) {
        this.model = model;
        this.archive = archive;
        this.counted = counted;
        this.clock = clock;
    }

    /** The name of the model; vectors of another one cannot be compared with. */
    public String model() {
        return model.settings().model();
    }

    /** The vector of a question; empty where the model cannot be asked now, which is no reason not to answer. */
    public Optional<SentenceVector> of(String question) {
        synchronized (this) {
            SentenceVector known = kept.get(question);
            if (known != null) return Optional.of(known);
            if (clock.instant().isBefore(rest)) return Optional.empty();
        }
        if (counted && archive.use(today()).tokens() >= model.settings().tokensADay()) {
            return none("the tokens of today are used up (embedding_tokens_a_day)", Duration.ZERO);
        }
        try {
            if (!line.tryAcquire(IN_LINE.toMillis(), TimeUnit.MILLISECONDS)) {
                return none("too many ask at once", Duration.ZERO);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return asked(question);
        } finally {
            line.release();
        }
    }

    private Optional<SentenceVector> asked(String question) {
        Optional<Integer> dimension = archive.model(model()).map(VectorArchive.Model::dimension);
        SentenceModel.Reply reply = model.vectorsOf(List.of(question), dimension);
        spend(reply.cost());
        return switch (reply) {
            case SentenceModel.Reply.Made made ->
                Optional.of(keep(question, made.vectors().getFirst()));
            case SentenceModel.Reply.Failed failed -> {
                Duration wanted = failed.retryAfter().orElse(REST);
                yield none(
                        SentenceModel.words(failed.trouble()),
                        failed.trouble().isOutage() || failed.trouble().needsPerson()
                                ? wanted.compareTo(REST) < 0 ? REST : wanted
                                : Duration.ZERO);
            }
        };
    }

    private synchronized SentenceVector keep(String question, SentenceVector vector) {
        kept.put(question, vector);
        if (trouble.isPresent()) turns++;
        trouble = Optional.empty();
        return vector;
    }

    private synchronized Optional<SentenceVector> none(String why, Duration pause) {
        if (trouble.isEmpty()) turns++;
        trouble = Optional.of(why);
        Instant until = clock.instant().plus(pause);
        if (until.isAfter(rest)) rest = until;
        return Optional.empty();
    }

    /** What cannot be noted while the archive cannot be written is noted with the next question. */
    private synchronized void spend(Use cost) {
        if (!counted) return;
        owed = owed.plus(cost);
        try {
            archive.spend(owed, today());
            owed = Use.NONE;
        } catch (ArchiveException e) {
            trouble = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Moment.BEIJING);
    }

    /** Why the question asked last went without a vector; empty where it had one. */
    public synchronized Optional<String> trouble() {
        return trouble;
    }

    /** Grows whenever trouble begins or ends: what was answered before may be answered otherwise now. */
    public synchronized long turns() {
        return turns;
    }
}
