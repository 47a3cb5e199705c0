package dev.reelwatch.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.archive.SearchArchive.SavedSearch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchArchiveTest {
    private static final Instant MONDAY = Instant.parse("2031-05-05T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2031-05-06T08:00:00Z");

    @TempDir
    private Path data;

    @Test
    void a_search_is_kept_with_what_it_found_until_it_is_forgotten() {
        try (Archive archive = Archive.open(data)) {
            SearchArchive searches = archive.searches();
            SavedSearch kept = searches.save("s1", "价格", "q=price", List.of("a", "b"), 10, MONDAY)
                    .orElseThrow();
            assertThat(kept).isEqualTo(new SavedSearch("s1", "价格", "q=price", MONDAY, MONDAY));
            assertThat(searches.seen("s1")).isEqualTo(Set.of("a", "b"));
            assertThat(searches.look("s1", List.of("b", "c"), TUESDAY)).isTrue();
            assertThat(searches.seen("s1")).isEqualTo(Set.of("b", "c"));
            assertThat(searches.find("s1").orElseThrow().lookedAt()).isEqualTo(TUESDAY);
        }
        try (Archive archive = Archive.open(data)) {
            SearchArchive searches = archive.searches();
            assertThat(searches.all()).extracting(SavedSearch::name).containsExactly("价格");
            assertThat(searches.forget("s1")).isTrue();
            assertThat(searches.forget("s1")).isFalse();
            assertThat(searches.look("s1", List.of(), TUESDAY)).isFalse();
            assertThat(searches.all()).isEmpty();
            assertThat(searches.seen("s1")).isEmpty();
        }
    }

    @Test
    void what_an_older_archive_held_as_seen_is_still_seen() {
        List<String> steps = Migrations.ALL.steps();
        Migrations older = new Migrations(steps.subList(0, 10));
        Migrations filled = new Migrations(
                Stream.concat(older.steps().stream(), Stream.of("""
                                insert into saved_search (id, name, question, saved_at, looked_at)
                                  values ('s1', 'one', 'q=1', '2031-05-05T08:00:00Z', '2031-05-05T08:00:00Z');
                                insert into saved_search (id, name, question, saved_at, looked_at)
                                  values ('s2', 'two', 'q=2', '2031-05-05T08:00:00Z', '2031-05-05T08:00:00Z');
                                insert into saved_search_seen (search_id, hit_id) values ('s1', 'a');
                                insert into saved_search_seen (search_id, hit_id) values ('s1', 'b');
                                """)).toList());
        Archive.tryOpen(data, filled).orElseThrow().close();
        List<String> all = new ArrayList<>(filled.steps());
        all.addAll(steps.subList(10, steps.size()));
        try (Archive archive = Archive.tryOpen(data, new Migrations(all)).orElseThrow()) {
            assertThat(archive.searches().seen("s1")).isEqualTo(Set.of("a", "b"));
            assertThat(archive.searches().seen("s2")).isEmpty();
        }
    }

    @Test
    void keeping_again_renames_and_forgets_nothing_and_there_are_never_too_many() {
        try (Archive archive = Archive.open(data)) {
            SearchArchive searches = archive.searches();
            searches.save("s1", "one", "q=1", List.of("a"), 2, MONDAY);
            searches.save("s1", "uno", "q=1", List.of("z"), 2, TUESDAY);
            assertThat(searches.find("s1")).contains(new SavedSearch("s1", "uno", "q=1", MONDAY, MONDAY));
            assertThat(searches.seen("s1")).containsExactly("a");
            assertThat(searches.save("s2", "two", "q=2", List.of(), 2, MONDAY)).isPresent();
            assertThat(searches.save("s3", "three", "q=3", List.of(), 2, MONDAY))
                    .isEmpty();
            assertThat(searches.save("s2", "due", "q=2", List.of(), 2, MONDAY)).isPresent();
        }
    }
}
