package dev.reelwatch.index.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.story.Witness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Pairs of claims that people read and labelled: what they say together. Prints precision and recall of each label;
 * {@code main} prints the pairs that are told wrongly, too.
 */
class LabelledPairsTest {
    private record Pair(String is, Claim a, Claim b) {
        /** What the program makes of it. */
        String told() {
            Evidence evidence = new Evidence(Witness::of);
            for (Claim claim : List.of(b, a)) {
                evidence.put(claim.article().articleId(), List.of(claim), Grounds::of);
            }
            List<Promise> promises = evidence.promises();
            if (!promises.isEmpty()) return promises.get(0).state().json();
            List<Dispute> disputes = evidence.disputes();
            if (!disputes.isEmpty()) return disputes.get(0).type().json();
            if (!evidence.changes().isEmpty()) return "changed";
            return evidence.findings().size() == 1 ? "same" : "different";
        }
    }

    /** Of what is told so how much is, and of what is so how much is told. */
    private record Score(String label, long right, long told, long labelled) {
        double precision() {
            return told == 0 ? 1 : (double) right / told;
        }

        double recall() {
            return (double) right / labelled;
        }

        @Override
        public String toString() {
            return "%-14s precision %.2f  recall %.2f  (%d labelled)".formatted(label, precision(), recall(), labelled);
        }
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream in = Objects.requireNonNull(LabelledPairsTest.class.getResourceAsStream("pairs.jsonl"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                JsonNode pair = mapper.readTree(line);
                pairs.add(new Pair(pair.get("is").asText(), claim(pair.get("a")), claim(pair.get("b"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pairs;
    }

    private static Claim claim(JsonNode written) {
        ObjectNode json = written.deepCopy();
        String quote = json.get("quote").asText();
        String id = Article.sha256(written.toString()).substring(0, 16);
        json.put("id", id);
        json.put("article", id.substring(0, 12));
        json.put("title", quote);
        json.put("start", 0);
        json.put("end", quote.length());
        if (!json.has("confidence")) json.put("confidence", 0.8);
        json.put("extractor", "made-1");
        if (!json.has("polarity")) json.put("polarity", "0");
        if (!json.has("status")) json.put("status", "current");
        if (!json.has("basis")) json.put("basis", "vendor");
        return ClaimJson.read(json.toString());
    }

    private static List<Score> scores(List<Pair> pairs) {
        List<String> told = pairs.stream().map(Pair::told).toList();
        List<Score> scores = new ArrayList<>();
        for (String label : new TreeSet<>(pairs.stream().map(Pair::is).toList())) {
            long right = 0;
            for (int i = 0; i < pairs.size(); i++) {
                if (pairs.get(i).is().equals(label) && told.get(i).equals(label)) right++;
            }
            scores.add(new Score(
                    label,
                    right,
                    told.stream().filter(label::equals).count(),
                    pairs.stream().filter(pair -> pair.is().equals(label)).count()));
        }
        return scores;
    }

    public static void main(String[] args) {
        List<Pair> pairs = pairs();
        for (Pair pair : pairs) {
            String told = pair.told();
            if (!told.equals(pair.is())) {
                System.out.println(pair.is() + " told as " + told + ": "
                        + pair.a().quote().text() + " / " + pair.b().quote().text());
            }
        }
        scores(pairs).forEach(System.out::println);
    }

    @Test
    void what_claims_say_together_is_told_as_people_read_it() {
        List<Pair> pairs = pairs();
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(170);
        List<Score> scores = scores(pairs);
        scores.forEach(System.out::println);
        assertThat(scores).allSatisfy(score -> {
            assertThat(score.precision()).as(score.label()).isGreaterThanOrEqualTo(0.95);
            assertThat(score.recall()).as(score.label()).isGreaterThanOrEqualTo(0.85);
        });
    }

    @Test
    void the_order_in_which_the_two_come_changes_nothing() {
        for (Pair pair : pairs())
            assertThat(new Pair(pair.is(), pair.b(), pair.a()).told()).isEqualTo(pair.told());
    }
}
