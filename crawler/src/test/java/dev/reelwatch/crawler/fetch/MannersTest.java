package dev.reelwatch.crawler.fetch;

import static dev.reelwatch.crawler.fetch.EndingsTest.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MannersTest {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final FetchSettings.Retries THREE_FAILURES =
            new FetchSettings.Retries(0, Duration.ofSeconds(60), Duration.ofSeconds(1), 3, Duration.ofMinutes(5));

    interface Task {
        void run(int number) throws Exception;
    }

    private final CountDownLatch over = new CountDownLatch(1);
    private Site site;

    @BeforeEach
    void open() throws IOException {
        site = Site.on("127.0.0.2");
        site.page("/a", "a");
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        site.close();
    }

    static void atOnce(int threads, Task task) throws Exception {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(all.submit((Callable<Void>) () -> {
                    task.run(number);
                    return null;
                }));
            }
            for (Future<?> one : running) one.get();
        }
    }

    @Test
    void a_host_gets_one_request_at_a_time_with_a_pause_between() throws Exception {
        try (Reader reader =
                new Reader(settings -> settings.withManners(FetchSettings.Manners.DEFAULTS.withPause(PAUSE)))) {
            atOnce(20, i -> assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class));
            assertThat(site.mostAtOnce).hasValue(1);
            assertThat(site.requests).hasSize(21);
            assertThat(reader.time.waits).hasSize(20).containsOnly(PAUSE);
        }
    }

    @Test
    void a_pause_that_has_passed_already_is_not_waited_for() throws Exception {
        try (Reader reader =
                new Reader(settings -> settings.withManners(FetchSettings.Manners.DEFAULTS.withPause(PAUSE)))) {
            reader.fetch(site, "/a");
            reader.time.advance(Duration.ofSeconds(2));
            reader.fetch(site, "/a");
            reader.time.advance(Duration.ofSeconds(20));
            reader.fetch(site, "/a");
            reader.time.advance(Duration.ofDays(-3)); // a clock that was set right
            reader.fetch(site, "/a");
            assertThat(reader.time.waits).containsExactly(PAUSE, Duration.ofSeconds(1), PAUSE);
        }
    }

    @Test
    void a_slow_host_does_not_hold_up_another() throws Exception {
        site.page("/slow", (request, out, socket) -> {
            over.await();
            out.write(Site.answer("200 OK", "", "at last"));
        });
        try (Site other = Site.on("127.0.0.3");
                Reader reader = new Reader()) {
            other.page("/b", "b");
            FutureTask<FetchResult> slow = new FutureTask<>(() -> reader.fetch(site, "/slow"));
            Thread.ofVirtual().start(slow);
            assertThat(reader.fetch(other, "/b")).isInstanceOf(FetchResult.Page.class);
            assertThat(slow.isDone()).isFalse();
            over.countDown();
            assertThat(slow.get()).isInstanceOf(FetchResult.Page.class);
        }
    }

    @Test
    void a_host_that_fails_again_and_again_is_left_alone_and_tried_again_later() throws Exception {
        site.page("/bad", "500 X", "", "");
        try (Reader reader = new Reader(settings -> settings.withRetries(THREE_FAILURES))) {
            for (int i = 0; i < 3; i++)
                assertThat(failed(reader.fetch(site, "/bad")).why()).contains("500");
            FetchResult.Failed left = failed(reader.fetch(site, "/a"));
            assertThat(left.why()).contains("3 times in a row", site.at("/a").toString());
            assertThat(left.passing()).isTrue();
            assertThat(left.retryAfter()).contains(Duration.ofMinutes(5));
            assertThat(site.asked()).hasSize(3);

            reader.time.advance(Duration.ofMinutes(5));
            assertThat(failed(reader.fetch(site, "/bad")).why()).contains("500");
            assertThat(failed(reader.fetch(site, "/a")).retryAfter()).contains(Duration.ofMinutes(10));

            reader.time.advance(Duration.ofMinutes(10));
            assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
            for (int i = 0; i < 2; i++)
                assertThat(failed(reader.fetch(site, "/bad")).why()).contains("500");
            assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
        }
    }

    @Test
    void a_bad_page_here_and_there_leaves_the_host_open() throws Exception {
        site.page("/bad", "500 X", "", "");
        try (Reader reader = new Reader(settings -> settings.withRetries(THREE_FAILURES))) {
            for (int i = 0; i < 10; i++) {
                assertThat(reader.fetch(site, "/bad")).isInstanceOf(FetchResult.Failed.class);
                assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
            }
        }
    }

    @Test
    void a_page_that_is_too_large_is_no_fault_of_its_host() throws Exception {
        site.page("/large", "200 OK", "", "x".repeat(2000));
        try (Reader reader = new Reader(
                settings -> settings.withRetries(THREE_FAILURES).withLimits(new FetchSettings.Limits(1000, 1000, 8)))) {
            for (int i = 0; i < 5; i++)
                assertThat(failed(reader.fetch(site, "/large")).why()).contains("allowed are 1000");
            assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interrupting_ends_a_fetch_in_the_middle_of_a_page(boolean virtual) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        site.page("/slow", (request, out, socket) -> {
            out.write(Site.head("200 OK", "Content-Length: 100\r\n"));
            out.flush();
            begun.countDown();
            over.await();
        });
        try (Reader reader = new Reader()) {
            FutureTask<FetchResult> fetch = new FutureTask<>(() -> reader.fetch(site, "/slow"));
            Thread thread = virtual
                    ? Thread.ofVirtual().start(fetch)
                    : Thread.ofPlatform().daemon().start(fetch);
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            thread.interrupt();
            assertThatThrownBy(fetch::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            // the host is free for the next
            assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
        }
    }

    @Test
    void interrupting_ends_waiting_behind_another() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        site.page("/slow", (request, out, socket) -> {
            begun.countDown();
            over.await();
            out.write(Site.answer("200 OK", "", "at last"));
        });
        try (Reader reader = new Reader()) {
            FutureTask<FetchResult> first = new FutureTask<>(() -> reader.fetch(site, "/slow"));
            Thread.ofVirtual().start(first);
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            FutureTask<FetchResult> second = new FutureTask<>(() -> reader.fetch(site, "/a"));
            Thread waiting = Thread.ofVirtual().start(second);
            waiting.interrupt();
            assertThatThrownBy(second::get).hasCauseInstanceOf(InterruptedException.class);
            over.countDown();
            assertThat(first.get()).isInstanceOf(FetchResult.Page.class);
            assertThat(reader.fetch(site, "/a")).isInstanceOf(FetchResult.Page.class);
        }
    }

    @Test
    void the_ports_of_a_host_share_its_pause() throws Exception {
        try (Site other = Site.on("127.0.0.2");
                Reader reader =
                        new Reader(settings -> settings.withManners(FetchSettings.Manners.DEFAULTS.withPause(PAUSE)))) {
            reader.fetch(site, "/a");
            reader.fetch(other, "/a");
            assertThat(reader.time.waits).containsExactly(PAUSE, PAUSE, PAUSE);
        }
    }
}
