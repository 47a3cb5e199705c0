package dev.reelwatch.web.schedule;

import dev.reelwatch.crawler.archive.JobArchive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs jobs when they are due, each on a thread of its own: a crawl that takes hours does not hold up the digest. A job that
 * was missed, since nothing ran at its time, is run once as soon as something does, however often it was missed. Of several
 * processes on one archive one runs it.
 */
public final class Timetable implements AutoCloseable {
    /** What a job does; gives how it ended, in words. It should end soon when its thread is interrupted. */
    public interface Work {
        String run() throws Exception;
    }

    /** Something that is run by the clock. */
    public record Job(String name, Cron cron, Work work) {}

    /** What a job says that found nothing to do; nobody need be told. */
    public static final String NOTHING = "nothing was due";

    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(1);

    private final List<Job> jobs;
    private final JobArchive archive;
    private final ZoneId zone;
    private final Clock clock;
    private final Consumer<String> notices;
    private final Duration patience;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("job-", 1).factory());
    private final Thread watch;
    private volatile boolean closed;
    private volatile Instant saidAlive = Instant.MIN;
    private volatile boolean troubled;

    /** @param patience how long closing waits for jobs that are under way to end */
    public Timetable(
            List<Job> jobs, JobArchive archive, ZoneId zone, Clock clock, Consumer<String> notices, Duration patience) {
        this.jobs = List.copyOf(jobs);
        this.archive = archive;
        this.zone = zone;
        this.clock = clock;
        this.notices = notices;
        this.patience = patience;
        this.watch = new Thread(this::loop, "timetable");
    }

    /** Begins to look at the clock, until it is closed. */
    public Timetable start() {
        watch.start();
        return this;
    }

    private void loop() {
        while (!closed) {
            look();
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /**
     * Begins what is due now. An archive that cannot be written for a while ends nothing; that is told once.
     *
     * @return what was begun
     */
    List<Future<?>> look() {
        List<Future<?>> begun = new ArrayList<>();
        try {
            Instant now = clock.instant();
            if (!running.isEmpty() && !now.isBefore(saidAlive.plus(SIGN_OF_LIFE))) {
                archive.alive(List.copyOf(running), now);
                saidAlive = now;
            }
            for (Job job : jobs) begin(job, now).ifPresent(begun::add);
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) notices.accept("schedule: " + e.getMessage());
            troubled = true;
        }
        return begun;
    }

    private Optional<Future<?>> begin(Job job, Instant now) {
        if (closed || running.contains(job.name())) return Optional.empty();
        Optional<Instant> due = job.cron().last(now, zone);
        if (due.isEmpty() || !archive.begin(job.name(), due.get(), now)) return Optional.empty();
        running.add(job.name());
        return Optional.of(threads.submit(() -> run(job)));
    }

    /** What fails is told, and tried again the next time it is due. */
    private void run(Job job) {
        Optional<String> ending;
        try {
            ending = Optional.of(job.work().run());
        } catch (InterruptedException e) {
            ending = Optional.empty();
        } catch (Throwable e) { // an error of the program in one job must not end all others
            ending = closed ? Optional.empty() : Optional.of("failed: " + e.getMessage());
        }
        try {
            // what was cut short is left as if its process had died: the next one begins it anew
            if (ending.isPresent()) archive.end(job.name(), ending.get(), clock.instant());
        } catch (RuntimeException e) {
            notices.accept(job.name() + ": its ending could not be noted: " + e.getMessage());
        } finally {
            running.remove(job.name());
        }
        ending.filter(words -> !words.equals(NOTHING)).ifPresent(words -> notices.accept(job.name() + ": " + words));
    }

    /** Begins nothing more; jobs that are under way are interrupted, and waited for. */
    @Override
    public void close() {
        closed = true;
        watch.interrupt();
        threads.shutdownNow();
        try {
            if (watch.isAlive()) watch.join(patience);
            threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
