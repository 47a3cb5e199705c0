package dev.reelwatch.web.schedule;

import dev.reelwatch.crawler.archive.JobArchive;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs jobs when they are due, one after the other. A job that was missed, since nothing ran at its time, is run once as
 * soon as something does, however often it was missed. Of several processes on one archive one runs it.
 */
public final class Timetable implements AutoCloseable {
    /** What a job does; gives how it ended, in words. */
    public interface Work {
        String run() throws Exception;
    }

    /** Something that is run by the clock. */
    public record Job(String name, Cron cron, Work work) {}

    /** What a job says that found nothing to do; nobody need be told. */
    public static final String NOTHING = "nothing was due";

    private static final long LOOK_MILLIS = 10_000;

    private final List<Job> jobs;
    private final JobArchive archive;
    private final ZoneId zone;
    private final Clock clock;
    private final Consumer<String> notices;
    private final Thread thread;
    private volatile boolean closed;

    public Timetable(List<Job> jobs, JobArchive archive, ZoneId zone, Clock clock, Consumer<String> notices) {
        this.jobs = List.copyOf(jobs);
        this.archive = archive;
        this.zone = zone;
        this.clock = clock;
        this.notices = notices;
        this.thread = new Thread(this::loop, "timetable");
    }

    /** Begins to look at the clock, until it is closed. */
    public Timetable start() {
        thread.start();
        return this;
    }

    private void loop() {
        while (!closed) {
            runDue();
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Runs what is due now; what fails is told, and tried again the next time it is due. */
    void runDue() {
        for (Job job : jobs) {
            if (closed) return;
            Instant now = clock.instant();
            Optional<Instant> due = job.cron().last(now, zone);
            if (due.isEmpty() || !archive.begin(job.name(), due.get(), now)) continue;
            String ending = "failed";
            try {
                ending = job.work().run();
            } catch (InterruptedException e) {
                ending = "ended with the server";
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                ending = "failed: " + e.getMessage();
            } finally {
                archive.end(job.name(), ending, clock.instant());
            }
            if (!ending.equals(NOTHING)) notices.accept(job.name() + ": " + ending);
        }
    }

    /** Runs nothing more; a job that is under way is interrupted. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
