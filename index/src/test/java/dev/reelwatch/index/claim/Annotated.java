package dev.reelwatch.index.claim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Articles with the claims that careful readers found in them, as they lie beside a checkout of the repository; and how
 * a claim is held against theirs: the subject's name, the attribute, and half of the shorter quote.
 */
final class Annotated {
    static final Path SHARED = Path.of("..", "..", "shared");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Annotated() {}

    static boolean isThere() {
        return Files.isDirectory(SHARED.resolve("claims/gold-dev"));
    }

    /** A claim that a reader found. */
    record Gold(Set<String> names, Set<String> attributes, List<String> quotes, boolean optional) {
        boolean isFoundBy(String model, String attribute, String quote) {
            return names.contains(squash(model)) && attributes.contains(attribute) && overlap(quote) >= 0.5;
        }

        double overlap(String quote) {
            return quotes.stream()
                    .mapToDouble(own -> Annotated.overlap(own, quote))
                    .max()
                    .orElse(0);
        }
    }

    /** An article and its claims. */
    record Sample(String doc, Article article, List<Gold> gold) {}

    /** The half of the articles to develop on, or the half that is set aside, by the hash of the file's name. */
    static List<Sample> half(boolean toDevelopOn) {
        return samples(SHARED.resolve("claims/gold-dev"), file -> isToDevelopOn(file) == toDevelopOn);
    }

    /** The articles that a folder of such files annotates; they lie among the shared ones, or in {@code docs} beside it. */
    static List<Sample> in(Path folder) {
        return samples(folder, file -> true);
    }

    private static List<Sample> samples(Path folder, Predicate<String> wanted) {
        Map<String, Path> documents = documents(folder.resolveSibling("docs"));
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (wanted.test(file.getFileName().toString())) {
                    sample(file, documents).ifPresent(samples::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    private static Map<String, Path> documents(Path beside) {
        Map<String, Path> documents = new LinkedHashMap<>();
        for (Path folder : List.of(SHARED.resolve("seeds"), SHARED.resolve("corpus"), beside)) {
            if (!Files.isDirectory(folder)) continue;
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> documents.put(file.getFileName().toString(), file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return documents;
    }

    private static boolean isToDevelopOn(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8));
            return ((hash[0] & 0xff) >> 4) % 2 == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Sample> sample(Path file, Map<String, Path> documents) throws IOException {
        List<Gold> gold = new ArrayList<>();
        String doc = "";
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank()) continue;
            JsonNode node = JSON.readTree(line);
            doc = node.path("doc").asText();
            if (!node.path("none").asBoolean()) gold.add(gold(node));
        }
        Path document = documents.get(doc);
        if (document == null) return Optional.empty();
        for (Reading reading :
                new ArticleReader(Clock.systemUTC()).read(doc, Files.readAllBytes(document), Optional.empty())) {
            if (reading instanceof Reading.Found found) return Optional.of(new Sample(doc, found.article(), gold));
        }
        return Optional.empty();
    }

    private static Gold gold(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.path("names").forEach(name -> names.add(squash(name.asText())));
        names.add(squash(node.path("model").asText()));
        Set<String> attributes = new HashSet<>();
        node.path("attribute_any").forEach(attribute -> attributes.add(attribute.asText()));
        if (attributes.isEmpty()) attributes.add(node.path("attribute").asText());
        List<String> quotes = new ArrayList<>();
        quotes.add(squash(node.path("quote").asText()));
        node.path("also").forEach(also -> quotes.add(squash(also.asText())));
        return new Gold(names, attributes, quotes, node.path("optional").asBoolean());
    }

    static String squash(String text) {
        StringBuilder squashed = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(squashed::appendCodePoint);
        return squashed.toString();
    }

    /** The longest run of letters that both hold, as a share of the shorter one; both squashed. */
    private static double overlap(String one, String other) {
        String a = one.length() <= other.length() ? one : other;
        String b = one.length() <= other.length() ? other : one;
        if (a.isEmpty()) return 0;
        if (b.contains(a)) return 1;
        int best = 0;
        int[] before = new int[b.length() + 1];
        for (int i = 0; i < a.length(); i++) {
            int[] now = new int[b.length() + 1];
            for (int j = 1; j <= b.length(); j++) {
                if (a.charAt(i) == b.charAt(j - 1)) {
                    now[j] = before[j - 1] + 1;
                    best = Math.max(best, now[j]);
                }
            }
            before = now;
        }
        return (double) best / a.length();
    }

    /** What came of one draft: right, wrong, or neither because careful readers may differ or it repeats a right one. */
    enum Outcome {
        RIGHT,
        WRONG,
        NEITHER
    }

    /** A draft with what came of it. */
    record Judged(Draft draft, Outcome outcome) {}

    /** Matches each draft with at most one claim of the readers, best quote first, and each of theirs once. */
    static List<Judged> judge(Collection<Draft> drafts, List<Gold> gold) {
        record Edge(int draft, int gold, double weight) {}
        List<Draft> all = List.copyOf(drafts);
        List<Edge> edges = new ArrayList<>();
        for (int d = 0; d < all.size(); d++) {
            Draft draft = all.get(d);
            String quote = squash(draft.quote().text());
            for (int g = 0; g < gold.size(); g++) {
                if (gold.get(g).isFoundBy(draft.model(), draft.attribute().json(), quote)) {
                    edges.add(new Edge(
                            d, g, gold.get(g).overlap(quote) - (gold.get(g).optional() ? 1 : 0)));
                }
            }
        }
        edges.sort(Comparator.comparingDouble(Edge::weight).reversed());
        Map<Integer, Integer> taken = new LinkedHashMap<>();
        Set<Integer> found = new HashSet<>();
        for (Edge edge : edges) {
            if (taken.containsKey(edge.draft()) || found.contains(edge.gold())) continue;
            taken.put(edge.draft(), edge.gold());
            found.add(edge.gold());
        }
        List<Judged> judged = new ArrayList<>();
        for (int d = 0; d < all.size(); d++) {
            int draft = d;
            boolean repeat = edges.stream().anyMatch(edge -> edge.draft() == draft);
            Integer match = taken.get(d);
            Outcome outcome = match == null
                    ? (repeat ? Outcome.NEITHER : Outcome.WRONG)
                    : gold.get(match).optional() ? Outcome.NEITHER : Outcome.RIGHT;
            judged.add(new Judged(all.get(d), outcome));
        }
        return judged;
    }
}
