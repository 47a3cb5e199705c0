package dev.reelwatch.index;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.VectorArchive;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.embedding.EmbeddingSettings;
import dev.reelwatch.index.embedding.QuestionVectors;
import dev.reelwatch.index.embedding.SentenceModel;
import dev.reelwatch.index.entry.VectorsRead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The vectors of a knowledge base that makes them: its model is asked run by run, and left alone for a while after it failed. */
final class Vectors {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 5;

    private final Archive archive;
    private final SentenceModel model;
    private final QuestionVectors questions;
    private final Clock clock;

    private final ReentrantLock running = new ReentrantLock();
    private Instant notBefore = Instant.MIN;
    private int inVain;
    private volatile Optional<String> ended = Optional.empty();

    Vectors(Archive archive, SentenceModel model, QuestionVectors questions, Clock clock) {
        this.archive = archive;
        this.model = model;
        this.questions = questions;
        this.clock = clock;
    }

    QuestionVectors questions() {
        return questions;
    }

    /** One run; empty while another is under way, or the model is left alone. */
    Optional<EmbeddingRun.Report> make() {
        if (!running.tryLock()) return Optional.empty();
        try {
            return clock.instant().isBefore(notBefore) ? Optional.empty() : Optional.of(run());
        } finally {
            running.unlock();
        }
    }

    private EmbeddingRun.Report run() {
        EmbeddingRun.Report report = new EmbeddingRun(archive, model, clock).run();
        ended = report.ended();
        boolean failed = report.ended().isPresent() && report.vectors() == 0;
        inVain = failed ? inVain + 1 : 0;
        if (failed) {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, inVain - 1));
            Duration asTold = report.retryAfter().orElse(Duration.ZERO);
            notBefore = clock.instant().plus(asTold.compareTo(pause) > 0 ? asTold : pause);
        }
        return report;
    }

    VectorStatus status(Optional<VectorsRead> shown) {
        EmbeddingSettings settings = model.settings();
        VectorArchive.Progress progress = archive.vectors().progress(settings.model());
        VectorArchive.Use today = archive.vectors().use(LocalDate.ofInstant(clock.instant(), Moment.BEIJING));
        return new VectorStatus(
                settings.model(),
                progress.vectors(),
                progress.waiting(),
                shown.filter(read -> read.model().equals(settings.model())).isPresent(),
                today.requests(),
                today.tokens(),
                settings.tokensADay(),
                questions.trouble().or(() -> ended));
    }
}
