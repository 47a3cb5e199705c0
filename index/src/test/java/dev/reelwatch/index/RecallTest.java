package dev.reelwatch.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.vocabulary.SeedVocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is stored is out of reach: each claim is found by each pair of Chinese characters of its quote, and by its subject. */
class RecallTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
    private static final int MOST = 1000;

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"../seeds/samples", "../../shared/seeds"})
    void every_claim_is_found_by_each_piece_of_its_quote_and_by_its_subject(String folder) {
        assumeTrue(Files.isDirectory(Path.of(folder)), folder + " is not there");
        try (KnowledgeBase knowledge =
                KnowledgeBase.openForWriting(data, SeedVocabulary.INSTANCE, CLOCK, notice -> {})) {
            knowledge.ingest(new SavedFiles(SavedFilesSettings.DEFAULTS), List.of(Path.of(folder)), line -> {});
            List<Claim> claims = knowledge.claims();
            assertThat(claims).hasSizeGreaterThan(50);
            Map<String, Set<String>> answers = new HashMap<>();
            List<String> missed = new ArrayList<>();
            for (Claim claim : claims) {
                Set<String> questions = new HashSet<>(pieces(claim.quote().text()));
                questions.add(claim.model());
                questions.add("model:\"" + SeedVocabulary.INSTANCE.lineOf(claim.model()) + "\"");
                for (String question : questions) {
                    Set<String> found = answers.computeIfAbsent(question, asked -> found(knowledge, asked));
                    if (!found.contains(claim.id()))
                        missed.add(question + " | " + claim.quote().text());
                }
            }
            assertThat(answers).hasSizeGreaterThan(300);
            assertThat(missed).isEmpty();
        }
    }

    private static Set<String> found(KnowledgeBase knowledge, String words) {
        Set<String> ids = new HashSet<>();
        knowledge
                .searchClaims(SearchQuery.of(words, MOST))
                .hits()
                .forEach(hit -> ids.add(hit.claim().id()));
        return ids;
    }

    private static Set<String> pieces(String quote) {
        Set<String> pieces = new HashSet<>();
        for (int i = 0; i + 1 < quote.length(); i++) {
            if (Character.isIdeographic(quote.charAt(i)) && Character.isIdeographic(quote.charAt(i + 1))) {
                pieces.add(quote.substring(i, i + 2));
            }
        }
        return pieces;
    }
}
