package dev.reelwatch.index.search;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.VectorArchive.Use;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.embedding.EmbeddingSettings;
import dev.reelwatch.index.embedding.QuestionVectors;
import dev.reelwatch.index.embedding.SentenceModel;
import dev.reelwatch.index.embedding.SentenceVector;
import dev.reelwatch.index.entry.EntryIndex;
import dev.reelwatch.index.entry.EntryReader;
import dev.reelwatch.index.entry.EntryWriter;
import dev.reelwatch.index.entry.NameHit;
import dev.reelwatch.index.entry.VectorsRead;
import dev.reelwatch.index.vocabulary.Attribute;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What vectors cost: the same articles and questions with and without, by a model that takes no time. Run by hand; the first
 * argument is the number of articles, each of twenty claims.
 */
public final class VectorBenchmark {
    private static final int NUMBERS = 512;
    private static final String SIGNS = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经";
    private static final List<String> WORDS = List.of(
            "生成", "速度", "画面", "稳定", "价格", "镜头", "运动", "细节", "声音", "提示词", "分辨率", "会员", "发布", "开源", "角色", "一致", "光影");
    private static final List<String> MODELS = List.of("Gen-4", "Kling 1.6", "Veo 3.1", "Sora 2", "Pika 2.2");
    private static final List<String> QUESTIONS = List.of(
            "生成速度", "画面 稳定", "角色一致", "光影 细节", "镜头 运动", "会员价格", "开源 分辨率", "Kling 1.6 价格", "Veo 3.1 声音", "Sora 2 提示词");

    private VectorBenchmark() {}

    public static void main(String[] args) throws IOException {
        int articles = args.length > 0 ? Integer.parseInt(args[0]) : 5000;
        Path folder = Files.createTempDirectory("reelwatch-vectors");
        Path some = folder.resolve("some");
        double plain = indexing(some, articles / 5, false);
        long size = size(some);
        double both = indexing(some, articles / 5, true);
        System.out.printf(
                "a fifth of it: indexing without %.1f s, with %.1f s, ratio %.2f; index without %d MB, with %d MB%n",
                plain, both, both / plain, size, size(some));
        Path with = folder.resolve("with");
        System.out.printf("all: indexing with %.1f s, index %d MB%n", indexing(with, articles, true), size(with));
        try (Archive archive = Archive.open(folder.resolve("data"))) {
            keep(archive, articles * 20);
            System.out.printf("archive: %d MB of vectors%n", size(folder.resolve("data")));
            searching(with, archive);
        }
    }

    private static double indexing(Path folder, int articles, boolean vectors) throws IOException {
        Random random = new Random(1);
        long took = 0;
        try (EntryIndex index = index(folder);
                EntryWriter writer = index.rebuild().orElseThrow()) {
            for (int i = 0; i < articles; i++) {
                Article article = article(random);
                List<Claim> claims = claims(article, random);
                Map<String, SentenceVector> byClaim = new HashMap<>();
                for (Claim claim : claims)
                    byClaim.put(claim.id(), vector(claim.quote().text()));
                long start = System.nanoTime();
                writer.put(article, claims, vectors ? byClaim : Map.of());
                took += System.nanoTime() - start;
            }
            long start = System.nanoTime();
            writer.commit(1, vectors ? Optional.of(new VectorsRead("made", 1)) : Optional.empty());
            took += System.nanoTime() - start;
        }
        return took / 1e9;
    }

    private static Article article(Random random) {
        List<String> sentences = new ArrayList<>();
        for (int s = 0; s < 30; s++) sentences.add(sentence(random));
        return MadeClaim.article(
                sentence(random),
                "站" + random.nextInt(40),
                Optional.of(Moment.parse("2025-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10))),
                String.join("。\n\n", sentences));
    }

    private static List<Claim> claims(Article article, Random random) {
        List<Attribute> attributes = List.of(Attribute.values());
        List<Claim> claims = new ArrayList<>();
        for (String sentence : article.text().split("。\n\n", -1)) {
            if (claims.size() == 20) break;
            claims.add(MadeClaim.of(
                            MODELS.get(random.nextInt(MODELS.size())),
                            attributes.get(random.nextInt(attributes.size())),
                            sentence)
                    .in(article));
        }
        return claims;
    }

    private static String sentence(Random random) {
        StringBuilder sentence = new StringBuilder();
        if (random.nextInt(4) == 0) sentence.append(MODELS.get(random.nextInt(MODELS.size())));
        for (int i = 0; i < 3; i++) {
            for (int s = 3 + random.nextInt(6); s > 0; s--) {
                sentence.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            sentence.append(WORDS.get(Math.min(random.nextInt(WORDS.size()), random.nextInt(WORDS.size()))));
        }
        return sentence.toString();
    }

    /** The same for the same text, and nearer for texts with the same words. */
    private static SentenceVector vector(String text) {
        float[] numbers = new float[NUMBERS];
        Random own = new Random(text.hashCode());
        for (int i = 0; i < NUMBERS; i++) numbers[i] = (float) own.nextGaussian();
        for (String word : WORDS) {
            if (!text.contains(word)) continue;
            Random ofWord = new Random(word.hashCode());
            for (int i = 0; i < NUMBERS; i++) numbers[i] += (float) ofWord.nextGaussian();
        }
        return SentenceVector.of(numbers).orElseThrow();
    }

    private static void keep(Archive archive, int texts) {
        Random random = new Random(2);
        for (int done = 0; done < texts; done += 1000) {
            Map<String, byte[]> some = new HashMap<>();
            for (int i = 0; i < 1000; i++) {
                String text = sentence(random) + (done + i);
                some.put(Article.sha256(text), vector(text).bytes());
            }
            archive.vectors().keep("made", NUMBERS, some, List.of(), Use.NONE, LocalDate.EPOCH, Instant.EPOCH);
        }
    }

    private static List<NameHit> names(String text) {
        List<NameHit> hits = new ArrayList<>();
        for (String model : MODELS) {
            for (int at = text.indexOf(model); at >= 0; at = text.indexOf(model, at + 1)) {
                hits.add(new NameHit(model, at, at + model.length()));
            }
        }
        return hits;
    }

    private static EntryIndex index(Path folder) throws IOException {
        return EntryIndex.at(folder, "benchmark", VectorBenchmark::names, model -> Optional.empty(), model -> model);
    }

    private static void searching(Path folder, Archive archive) throws IOException {
        EmbeddingModel model = new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                return Response.from(segments.stream()
                        .map(segment -> Embedding.from(vector(segment.text()).numbers()))
                        .toList());
            }
        };
        EmbeddingSettings settings = EmbeddingSettings.of(
                EmbeddingSettings.Provider.OPENAI,
                Optional.of(URI.create("http://127.0.0.1:1/v1")),
                "made",
                Optional.empty());
        try (EntryIndex index = index(folder);
                EntryReader entries = index.read()) {
            Search search = new Search(
                    entries,
                    VectorBenchmark::names,
                    Map.of(Attribute.GENERATION_SPEED, List.of("速度"), Attribute.PRICE, List.of("价格")),
                    words -> Set.of(),
                    new Weighed(Set::of, Set::of, Map::of, Map::of),
                    new Spelled(Map.of(), Map.of()),
                    Optional.of(new QuestionVectors(
                            new SentenceModel(() -> model, settings), archive.vectors(), false, Clock.systemUTC())));
            for (int i = 0; i < 300; i++) {
                SearchQuery query = SearchQuery.of(QUESTIONS.get(i % QUESTIONS.size()), 20);
                search.claims(query);
                search.claimsByMeaning(query);
            }
            List<Double> ratios = new ArrayList<>();
            for (String words : QUESTIONS) {
                SearchQuery query = SearchQuery.of(words, 20);
                long[] plain = new long[100];
                long[] both = new long[100];
                for (int i = 0; i < plain.length; i++) {
                    long a = System.nanoTime();
                    search.claims(query);
                    long b = System.nanoTime();
                    search.claimsByMeaning(query);
                    both[i] = System.nanoTime() - b;
                    plain[i] = b - a;
                }
                SearchResults<ClaimHit> results = search.claimsByMeaning(query);
                ratios.add(at(both, 0.5) / at(plain, 0.5));
                System.out.printf(
                        "%-16s by words p50 %.2f ms, p99 %.2f; by meaning, too p50 %.2f ms, p99 %.2f; %d + %d hits%n",
                        words,
                        at(plain, 0.5),
                        at(plain, 0.99),
                        at(both, 0.5),
                        at(both, 0.99),
                        results.total(),
                        results.similar());
            }
            ratios.sort(null);
            System.gc();
            Runtime machine = Runtime.getRuntime();
            System.out.printf(
                    "searching: ratio of medians, middle of all questions %.1f; heap in use %d MB of %d%n",
                    ratios.get(ratios.size() / 2),
                    (machine.totalMemory() - machine.freeMemory()) >> 20,
                    machine.maxMemory() >> 20);
        }
    }

    private static double at(long[] times, double share) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum() / 1_000_000;
        }
    }
}
