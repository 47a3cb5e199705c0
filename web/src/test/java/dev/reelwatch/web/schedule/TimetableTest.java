package dev.reelwatch.web.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwatch.crawler.archive.Archive;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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

    private final List<String> ran = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2031-05-06T00:00:30Z"); // 08:00:30 in Shanghai
    private Archive archive;

    @BeforeEach
    void open() {
        archive = Archive.open(folder);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private Timetable timetable(ZoneId zone, String cron) {
        Timetable.Job job = new Timetable.Job("digest", Cron.of(cron), () -> {
            ran.add(now.toString());
            return "sent";
        });
        return new Timetable(List.of(job), archive.jobs(), zone, clock, told::add);
    }

    private void at(Timetable timetable, String time) {
        now = Instant.parse(time);
        timetable.runDue();
    }

    @Test
    void a_job_runs_once_a_time_it_is_due_in_the_zone_of_the_settings() {
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
        assertThat(archive.jobs().jobs()).singleElement().satisfies(job -> {
            assertThat(job.running()).isFalse();
            assertThat(job.ending()).contains("sent");
            assertThat(job.due()).isEqualTo("2031-05-07T00:00:00Z");
        });
    }

    @Test
    void what_was_missed_is_caught_up_once() {
        at(timetable(SHANGHAI, "*/30 * * * *"), "2031-05-06T00:00:30Z");
        at(timetable(SHANGHAI, "*/30 * * * *"), "2031-05-09T10:07:00Z");
        at(timetable(SHANGHAI, "*/30 * * * *"), "2031-05-09T10:08:00Z");
        assertThat(ran).containsExactly("2031-05-09T10:07:00Z");
    }

    @Test
    void a_job_that_fails_is_told_and_tried_the_next_time() {
        Timetable.Job job = new Timetable.Job("crawl", Cron.of("0 * * * *"), () -> {
            ran.add(now.toString());
            throw new IllegalStateException("no sources");
        });
        Timetable timetable = new Timetable(List.of(job), archive.jobs(), SHANGHAI, clock, told::add);
        at(timetable, "2031-05-06T00:00:30Z");
        at(timetable, "2031-05-06T01:00:30Z");
        at(timetable, "2031-05-06T01:10:30Z");
        at(timetable, "2031-05-06T02:00:30Z");
        assertThat(ran).hasSize(2);
        assertThat(told.getFirst()).isEqualTo("crawl: failed: no sources");
    }

    @Test
    void another_process_that_is_at_it_is_left_alone() {
        Timetable timetable = timetable(SHANGHAI, "0 * * * *");
        at(timetable, "2031-05-06T00:00:30Z");
        assertThat(archive.jobs().begin("digest", Instant.parse("2031-05-06T01:00:00Z"), now))
                .isTrue();
        at(timetable, "2031-05-06T02:00:30Z");
        assertThat(ran).isEmpty();
    }

    @Test
    void an_hour_that_the_clock_leaves_out_is_not_missed_and_one_that_comes_twice_counts_once() {
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
