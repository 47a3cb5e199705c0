package dev.reelwatch.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontierTest {
    private static final Instant NOW = Instant.parse("2025-11-20T08:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Set<String> SOURCES = Set.of("a", "b");

    @TempDir
    private Path data;

    private Archive archive;
    private Frontier frontier;

    @BeforeEach
    void open() {
        archive = Archive.open(data);
        frontier = archive.frontier();
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private static Lead lead(String address, String source) {
        return Lead.article(URI.create(address), source, 1, Optional.empty()).orElseThrow();
    }

    private static Frontier.Ended ended(Target target, Optional<Instant> next, Instant hostFree) {
        Visit visit = new Visit(
                Visit.Ending.UNCHANGED,
                "",
                next,
                Optional.empty(),
                false,
                Optional.of("\"tag\""),
                Optional.empty(),
                Optional.of("payload"),
                hostFree,
                false,
                Optional.empty());
        return new Frontier.Ended(
                target, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of(), (stored, fresh) -> visit);
    }

    @Test
    void an_address_that_is_known_in_another_form_is_no_second_one() {
        assertThat(frontier.add(
                        List.of(
                                lead("https://weibo.com/6105753431/Pmi44mDcs", "a"),
                                lead("https://m.weibo.cn/status/Pmi44mDcs?luicode=1", "a"),
                                lead("https://news.example/1?utm_source=rss", "a"),
                                lead("https://news.example/1#top", "b")),
                        NOW))
                .isEqualTo(2);
        assertThat(frontier.size(NOW).targets()).isEqualTo(2);
    }

    @Test
    void one_host_is_leased_once_also_to_another_crawl_and_on_another_port() {
        frontier.add(
                List.of(
                        lead("http://one.example/1", "a"),
                        lead("http://one.example:8080/2", "b"),
                        lead("http://two.example/1", "b")),
                NOW);
        List<Target> mine = frontier.claim(SOURCES, 10, NOW, LEASE);
        assertThat(mine)
                .extracting(target -> target.address().getHost())
                .containsExactlyInAnyOrder("one.example", "two.example");
        Frontier other = archive.frontier();
        assertThat(other.claim(SOURCES, 10, NOW, LEASE)).isEmpty();
        assertThat(other.nextVisit(SOURCES, NOW)).contains(NOW);
        for (Target target : mine) frontier.finish(List.of(ended(target, Optional.empty(), NOW)), NOW);
        assertThat(other.claim(SOURCES, 10, NOW, LEASE)).hasSize(1);
    }

    @Test
    void a_lease_that_is_over_is_for_others_and_its_late_holder_has_no_say() {
        frontier.add(List.of(lead("http://one.example/1", "a")), NOW);
        Target late = frontier.claim(SOURCES, 1, NOW, LEASE).getFirst();
        Instant later = NOW.plus(LEASE);
        Frontier other = archive.frontier();
        assertThat(other.claim(SOURCES, 1, later, LEASE)).hasSize(1);
        frontier.finish(List.of(ended(late, Optional.empty(), later)), later);
        assertThat(frontier.claim(SOURCES, 1, later, LEASE)).isEmpty();
        assertThat(other.size(later).leased()).isEqualTo(1);
    }

    @Test
    void a_host_is_left_alone_as_long_as_it_asked_for() {
        frontier.add(List.of(lead("http://one.example/1", "a"), lead("http://one.example/2", "a")), NOW);
        Target first = frontier.claim(SOURCES, 1, NOW, LEASE).getFirst();
        Instant free = NOW.plus(Duration.ofHours(1));
        frontier.finish(List.of(ended(first, Optional.empty(), free)), NOW);
        archive.close();
        open();
        assertThat(frontier.claim(SOURCES, 1, free.minusMillis(1), LEASE)).isEmpty();
        assertThat(frontier.nextVisit(SOURCES, NOW)).contains(free);
        assertThat(frontier.claim(SOURCES, 1, free, LEASE)).hasSize(1);
    }

    @Test
    void only_the_sources_that_are_asked_for_are_visited() {
        frontier.add(List.of(lead("http://one.example/1", "a"), lead("http://two.example/1", "b")), NOW);
        assertThat(frontier.claim(Set.of("b"), 10, NOW, LEASE))
                .extracting(Target::source)
                .containsExactly("b");
        assertThat(frontier.nextVisit(Set.of("c"), NOW)).isEmpty();
    }

    @Test
    void a_source_is_due_once_in_a_run_whoever_joins_it() {
        Lead source = Lead.source("a", URI.create("http://one.example/feed"));
        Instant run = frontier.begin(true, NOW);
        frontier.put(List.of(source), Optional.of(run), NOW);
        Target target = frontier.claim(SOURCES, 1, NOW, LEASE).getFirst();
        Instant next = NOW.plus(Duration.ofHours(6));
        frontier.finish(List.of(ended(target, Optional.of(next), NOW)), NOW);
        Instant later = NOW.plusSeconds(5);
        Frontier other = archive.frontier();
        Instant joined = other.begin(true, later);
        assertThat(joined).isEqualTo(run);
        other.put(List.of(source), Optional.of(joined), later);
        assertThat(other.claim(SOURCES, 1, later, LEASE)).isEmpty();
        other.end(later);
        frontier.end(later);
        Instant anew = other.begin(true, later);
        other.put(List.of(source), Optional.of(anew), later);
        assertThat(other.claim(SOURCES, 1, later, LEASE)).singleElement().satisfies(again -> {
            assertThat(again.etag()).contains("\"tag\"");
            assertThat(again.payload()).contains("payload");
        });
    }

    @Test
    void a_circle_of_pages_is_walked_once() {
        Lead second =
                Lead.listing(URI.create("http://one.example/?page=2"), "a", 1).orElseThrow();
        frontier.add(List.of(second), NOW);
        Target target = frontier.claim(SOURCES, 1, NOW, LEASE).getFirst();
        frontier.finish(List.of(ended(target, Optional.empty(), NOW)), NOW);
        Lead around =
                Lead.listing(URI.create("http://one.example/?page=2"), "a", 3).orElseThrow();
        frontier.add(List.of(around), NOW);
        assertThat(frontier.claim(SOURCES, 1, NOW, LEASE)).isEmpty();
        frontier.add(List.of(second), NOW);
        assertThat(frontier.claim(SOURCES, 1, NOW, LEASE)).hasSize(1);
    }
}
