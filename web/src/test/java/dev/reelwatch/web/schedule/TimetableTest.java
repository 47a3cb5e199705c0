package dev.reelwatch.web.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.web.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;

    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final HandClock clock = new HandClock("2031-05-06T00:00:30Z"); // 08:00:30 in Shanghai
    private Archive archive;

    @BeforeEach
    void open() {
        archive = Archive.open(folder);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private Timetable timetable(ZoneId zone, String cron) {
        Timetable.Job job = new Timetable.Job("digest", Cron.of(cron), () -> {
            ran.add(clock.instant().toString());
            return "sent";
        });
        return timetable(zone, job);
    }

    private Timetable timetable(ZoneId zone, Timetable.Job... jobs) {
        return new Timetable(List.of(jobs), archive.jobs(), zone, clock, told::add, Duration.ofSeconds(10));
    }

    private void at(Timetable timetable, String time) throws Exception {
        clock.set(Instant.parse(time));
        for (Future<?> job : timetable.look()) job.get();
    }

    @Test
    void a_job_runs_once_a_time_it_is_due_in_the_zone_of_the_settings() throws Exception {
        Timetable daily = timetable(SHANGHAI, "0 8 * * *");
        at(daily, "2031-05-06T00:00:30Z");
        assertThat(ran).as("a new job is due from its next time on").isEmpty();
        at(daily, "2031-05-06T23:59:59Z");
        assertThat(ran).isEmpty();
        at(daily, "2031-05-07T00:00:05Z");
        at(daily, "2031-05-07T00:00:15Z");
        at(daily, "2031-05-07T09:00:00Z");
        assertThat(ran).containsExactly("2031-05-07T00:00:05Z");
        assertThat(told).containsExactly("digest: sent");
        assertThat(archive.jobs().jobs(clock.instant())).singleElement().satisfies(job -> {
            assertThat(job.running()).isFalse();
            assertThat(job.ending()).contains("sent");
            assertThat(job.due()).isEqualTo("2031-05-07T00:00:00Z");
        });
    }

    @Test
    void what_was_missed_is_caught_up_once() throws Exception {
        at(timetable(SHANGHAI, "*/30 * * * *"), "2031-05-06T00:00:30Z");
        at(timetable(SHANGHAI, "*/30 * * * *"), "2031-05-09T10:07:00Z");
        at(timetable(SHANGHAI, "*/30 * * * *"), "2031-05-09T10:08:00Z");
        assertThat(ran).containsExactly("2031-05-09T10:07:00Z");
    }

    @Test
    void a_job_that_fails_is_told_and_tried_the_next_time() throws Exception {
        Timetable.Job job = new Timetable.Job("crawl", Cron.of("0 * * * *"), () -> {
            ran.add(clock.instant().toString());
            throw new IllegalStateException("no sources");
        });
        Timetable timetable = timetable(SHANGHAI, job);
        at(timetable, "2031-05-06T00:00:30Z");
        at(timetable, "2031-05-06T01:00:30Z");
        at(timetable, "2031-05-06T01:10:30Z");
        at(timetable, "2031-05-06T02:00:30Z");
        assertThat(ran).hasSize(2);
        assertThat(told.getFirst()).isEqualTo("crawl: failed: no sources");
    }

    @Test
    void another_process_that_is_at_it_is_left_alone() throws Exception {
        Timetable timetable = timetable(SHANGHAI, "0 * * * *");
        at(timetable, "2031-05-06T00:00:30Z");
        clock.set(Instant.parse("2031-05-06T01:00:10Z"));
        assertThat(archive.jobs().begin("digest", Instant.parse("2031-05-06T01:00:00Z"), clock.instant()))
                .isTrue();
        at(timetable, "2031-05-06T01:04:30Z");
        assertThat(ran).as("that process lives").isEmpty();
        at(timetable, "2031-05-06T02:00:30Z");
        assertThat(ran).as("it was not heard of for an hour").hasSize(1);
    }

    @Test
    void what_a_process_left_undone_is_begun_anew_by_the_next_one_but_not_for_ever() throws Exception {
        Instant due = Instant.parse("2031-05-06T01:00:00Z");
        at(timetable(SHANGHAI, "0 * * * *"), "2031-05-06T00:00:30Z");
        for (int died = 0; died < 3; died++) {
            clock.set(due.plus(Duration.ofMinutes(6L * died)));
            assertThat(archive.jobs().begin("digest", due, clock.instant())).isTrue();
        }
        at(timetable(SHANGHAI, "0 * * * *"), "2031-05-06T01:30:00Z");
        assertThat(ran).as("it killed three processes").isEmpty();
        at(timetable(SHANGHAI, "0 * * * *"), "2031-05-06T02:00:00Z");
        assertThat(ran).as("the next time is another one").hasSize(1);
    }

    @Test
    void a_job_that_takes_long_holds_up_no_other_and_is_begun_anew_when_it_was_cut_short() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Timetable.Job crawl = new Timetable.Job("crawl", Cron.of("0 * * * *"), () -> {
            begun.countDown();
            new CountDownLatch(1).await(); // until it is interrupted
            return "never";
        });
        Timetable.Job digest = new Timetable.Job("digest", Cron.of("5 * * * *"), () -> {
            ran.add("digest");
            return "sent";
        });
        Timetable both = timetable(SHANGHAI, crawl, digest);
        at(both, "2031-05-06T00:30:00Z");
        clock.set(Instant.parse("2031-05-06T01:00:00Z"));
        both.look();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        for (String minute : List.of("04", "05", "07", "11")) at(both, "2031-05-06T01:" + minute + ":00Z");
        assertThat(ran).containsExactly("digest");
        assertThat(archive.jobs().begin("crawl", clock.instant(), clock.instant()))
                .as("it goes on, and says so")
                .isFalse();
        both.close();
        assertThat(told).containsExactly("digest: sent");
        clock.pass(Duration.ofMinutes(6));
        assertThat(archive.jobs().begin("crawl", Instant.parse("2031-05-06T01:00:00Z"), clock.instant()))
                .as("it never ended")
                .isTrue();
    }

    @Test
    void an_error_in_a_job_and_an_archive_that_cannot_be_written_stop_nothing() throws Exception {
        Timetable.Job job = new Timetable.Job("crawl", Cron.of("0 * * * *"), () -> {
            ran.add(clock.instant().toString());
            throw new StackOverflowError();
        });
        Timetable timetable = timetable(SHANGHAI, job);
        at(timetable, "2031-05-06T00:00:30Z");
        at(timetable, "2031-05-06T01:00:30Z");
        at(timetable, "2031-05-06T02:00:30Z");
        assertThat(ran).hasSize(2);
        archive.close();
        at(timetable, "2031-05-06T03:00:30Z");
        at(timetable, "2031-05-06T03:00:40Z");
        assertThat(told).filteredOn(line -> line.startsWith("schedule: ")).hasSize(1);
    }

    @Test
    void an_hour_that_the_clock_leaves_out_is_not_missed_and_one_that_comes_twice_counts_once() throws Exception {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Timetable daily = timetable(berlin, "30 2 * * *");
        at(daily, "2031-03-29T12:00:00Z");
        at(daily, "2031-03-30T12:00:00Z"); // 02:30 did not exist that night
        assertThat(ran).hasSize(1);
        ran.clear();
        at(daily, "2031-10-25T12:00:00Z");
        ran.clear();
        for (String time : List.of(
                "2031-10-26T00:30:10Z", "2031-10-26T01:00:00Z", "2031-10-26T01:30:10Z", "2031-10-26T12:00:00Z")) {
            at(daily, time); // 02:30 came twice that night
        }
        assertThat(ran).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "every day", "61 * * * *", "* * * *"})
    void what_is_no_time_is_refused(String expression) {
        assertThatThrownBy(() -> Cron.of(expression)).isInstanceOf(IllegalArgumentException.class);
    }
}
