package dev.reelwatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.web.Config;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the five documents that the product was asked for with say together, where they lie beside the repository. */
class SharedSeedsTest {
    private static final Path SEEDS = Path.of("..", "..", "shared", "seeds");
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @BeforeEach
    void there() {
        assumeTrue(Files.isDirectory(SEEDS), "the five documents are not there");
    }

    private String run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, String> environment = new HashMap<>();
        environment.put("REELWATCH_HOME", HOME.toString());
        environment.put("REELWATCH_DATA", folder.resolve("data").toString());
        int status = Reelwatch.run(
                args,
                () -> Config.load(folder, environment),
                Clock.fixed(Instant.parse("2025-11-01T00:00:00Z"), ZoneOffset.UTC),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        assertThat(status).as(String.join(" ", args)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<JsonNode> lines(String... args) {
        return run(args)
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError("no JSON: " + line, e);
                    }
                })
                .toList();
    }

    private static boolean stands(JsonNode claim, String doc) {
        return claim.path("doc").asText().startsWith(doc);
    }

    @Test
    void disputes_are_typed_as_careful_readers_type_them() {
        run("ingest", SEEDS.toString());
        List<JsonNode> disputes = lines("disputes", "--json");
        assertThat(disputes)
                .as("Gen-2 came in June or in July")
                .anyMatch(dispute -> dispute.path("type").asText().equals("date")
                        && dispute.path("model").asText().equals("Runway Gen-2")
                        && dispute.path("attribute").asText().equals("release"));
        assertThat(disputes)
                .as("physics, praised by the vendor and blamed by a tester")
                .anyMatch(dispute -> dispute.path("type").asText().equals("vendor-tester")
                        && dispute.path("attribute").asText().equals("physics")
                        && stands(dispute.path("a"), "001")
                        && stands(dispute.path("b"), "004"));
        assertThat(disputes)
                .as("a function that was missing at launch and is there later")
                .anyMatch(dispute -> dispute.path("type").asText().equals("scope")
                        && dispute.path("attribute").asText().equals("motion-control")
                        && Stream.of(dispute.path("a"), dispute.path("b"))
                                .allMatch(side -> side.path("quote").asText().contains("Act-One")));
    }

    @Test
    void promises_are_joined_to_what_became_of_them() {
        run("ingest", SEEDS.toString());
        List<JsonNode> promises = lines("promises", "--json");
        assertThat(promises)
                .anyMatch(promise -> promise.path("state").asText().equals("kept")
                        && stands(promise.path("promised"), "003")
                        && stands(promise.path("outcome"), "004")
                        && promise.path("attribute").asText().equals("availability"));
        assertThat(promises)
                .anyMatch(promise -> promise.path("state").asText().equals("open")
                        && stands(promise.path("promised"), "004")
                        && promise.path("attribute").asText().equals("reference"));
    }

    @Test
    void speeds_stand_in_one_unit_and_a_copy_is_no_new_voice() throws IOException {
        run("ingest", SEEDS.toString());
        String compared = run("compare", "Gen-4 Turbo", "Gen-3 Alpha");
        assertThat(compared).contains("3 s per s of video", "9 s per s of video");
        String before = run("models", "Runway Gen-4", "--json");
        Path copy = folder.resolve("copy.md");
        Path original;
        try (Stream<Path> files = Files.list(SEEDS)) {
            original = files.filter(file -> file.getFileName().toString().startsWith("002"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(
                copy, Files.readString(original).replaceAll("https?://\\S+", "https://copy.example/elsewhere"));
        run("ingest", copy.toString());
        assertThat(origins(before))
                .as("the posts 001 and 002, and no machine summary")
                .contains(2);
        assertThat(origins(run("models", "Runway Gen-4", "--json"))).isEqualTo(origins(before));
    }

    /** How many independent voices say who may use it, finding by finding. */
    private static List<Integer> origins(String json) throws IOException {
        return JSON.readTree(json).findParents("origins").stream()
                .filter(finding -> finding.path("attribute").asText().equals("availability"))
                .map(finding -> finding.get("origins").asInt())
                .toList();
    }

    @Test
    void a_past_day_knows_only_what_was_said_by_then_and_answers_in_the_same_bytes() throws IOException {
        List<Path> early;
        try (Stream<Path> files = Files.list(SEEDS)) {
            early = files.filter(file -> file.getFileName().toString().startsWith("003"))
                    .toList();
        }
        early.forEach(file -> run("ingest", file.toString()));
        String then = run("timeline", "--as-of", "2025-03-01", "--format", "json");
        assertThat(then).contains("Gen-3").doesNotContain("Gen-4");
        run("ingest", SEEDS.toString());
        assertThat(run("timeline", "--as-of", "2025-03-01", "--format", "json")).isEqualTo(then);
    }
}
