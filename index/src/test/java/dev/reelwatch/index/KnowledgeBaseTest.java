package dev.reelwatch.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwatch.crawler.Ingest;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeBaseTest {
    private static final Path SAMPLES = Path.of("..", "seeds", "samples");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-01T00:00:00Z"), ZoneOffset.UTC);
    /** Share of the labelled claims that are found; lowering it is a deliberate commit. */
    private static final double FLOOR = 0.95;

    @TempDir
    private Path data;

    private final List<String> notices = new ArrayList<>();

    private Ingest.Report ingest(Path... paths) {
        try (KnowledgeBase knowledge =
                KnowledgeBase.openForWriting(data, SeedVocabulary.INSTANCE, CLOCK, notices::add)) {
            return knowledge.ingest(new SavedFiles(SavedFilesSettings.DEFAULTS), List.of(paths), line -> {});
        }
    }

    private KnowledgeBase open() {
        return KnowledgeBase.open(data, SeedVocabulary.INSTANCE, CLOCK, notices::add);
    }

    private static List<String> ids(KnowledgeBase knowledge, String words) {
        return knowledge.searchClaims(SearchQuery.of(words, 50)).hits().stream()
                .map(ClaimHit::claim)
                .map(Claim::id)
                .toList();
    }

    @Test
    void an_index_that_is_deleted_under_a_running_server_is_built_again() throws IOException {
        ingest(SAMPLES);
        try (KnowledgeBase knowledge = open()) {
            List<String> before = ids(knowledge, "Veo 价格");
            assertThat(before).isNotEmpty();
            try (Stream<Path> files = Files.list(data.resolve("lucene"))) {
                for (Path file : files.toList()) Files.delete(file);
            }
            Files.delete(data.resolve("lucene"));
            assertThat(ids(knowledge, "Veo 价格")).isEqualTo(before);
            assertThat(notices).anyMatch(notice -> notice.contains("search index is missing"));
        }
    }

    @Test
    void what_another_process_ingests_is_found_without_opening_again() throws IOException {
        ingest(SAMPLES);
        try (KnowledgeBase knowledge = open()) {
            assertThat(ids(knowledge, "Kling 9.9")).isEmpty();
            Path article = data.resolve("new.md");
            Files.writeString(article, "---\ntitle: 可灵 9.9 来了\ndate: 2025-10-30\n---\n可灵 9.9 这个AI视频模型支持 1080p。\n");
            assertThat(ingest(article).fresh()).isEqualTo(1);
            assertThat(ids(knowledge, "Kling 9.9")).isNotEmpty();
            assertThat(knowledge.claims()).anyMatch(claim -> claim.model().equals("Kling 9.9"));
        }
    }

    @Test
    void a_repost_and_a_second_save_add_no_article_and_no_voice() {
        Ingest.Report report = ingest(SAMPLES);
        assertThat(report.fresh()).isEqualTo(15);
        assertThat(report.changed()).isEqualTo(1);
        try (KnowledgeBase knowledge = open()) {
            assertThat(knowledge.claims())
                    .noneMatch(claim -> claim.article().voice().equals("像素搬运站"));
        }
    }

    @Test
    void most_of_what_a_careful_reader_finds_in_the_samples_is_found() throws IOException {
        ingest(SAMPLES);
        List<String> missed = new ArrayList<>();
        List<String> labels;
        try (var in = Objects.requireNonNull(KnowledgeBaseTest.class.getResourceAsStream("/claims/samples.tsv"))) {
            labels = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        try (KnowledgeBase knowledge = open()) {
            List<Claim> claims = knowledge.claims();
            for (String label : labels) {
                if (claims.stream().noneMatch(claim -> is(claim, List.of(label.split("\t", -1))))) missed.add(label);
            }
        }
        double found = 1 - (double) missed.size() / labels.size();
        System.out.printf("%.2f of %d labelled claims found; missed %s%n", found, labels.size(), missed);
        assertThat(found).as("missed: " + missed).isGreaterThanOrEqualTo(FLOOR);
    }

    private static boolean is(Claim claim, List<String> label) {
        double number = claim.value()
                .filter(value -> value.number().isPresent())
                .map(value -> value.number().getAsDouble())
                .orElse(Double.NaN);
        return claim.article().doc().equals(Optional.of(label.get(0)))
                && claim.model().equals(label.get(1))
                && claim.attribute().json().equals(label.get(2))
                && (label.get(3).equals("*") || claim.polarity().json().equals(label.get(3)))
                && (label.get(4).equals("-") || number == Double.parseDouble(label.get(4)));
    }
}
