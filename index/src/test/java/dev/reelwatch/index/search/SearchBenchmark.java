package dev.reelwatch.index.search;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.claim.MadeClaim;
import dev.reelwatch.index.entry.EntryAnalyzer;
import dev.reelwatch.index.entry.EntryIndex;
import dev.reelwatch.index.entry.EntryReader;
import dev.reelwatch.index.entry.EntryWriter;
import dev.reelwatch.index.entry.NameHit;
import dev.reelwatch.index.vocabulary.Attribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Compares indexing and searching with plain Lucene doing the same work: the same texts, the same analyzer, an exact
 * total, the stored claims of a page. Run by hand; the first argument is the number of articles.
 */
public final class SearchBenchmark {
    private static final String[] MODELS = {
        "Runway Gen-4", "Runway Gen-4 Turbo", "Runway Gen-2", "Kling 1.6", "Kling 2.1", "Veo 3.1", "Sora 2", "Pika 2.2"
    };
    private static final String SIGNS = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经";
    private static final List<String> WORDS = List.of(
            "生成", "速度", "画面", "稳定", "价格", "镜头", "运动", "细节", "声音", "提示词", "分辨率", "会员", "发布", "开源", "角色", "一致", "光影",
            "真实", "30秒", "1080p", "AI", "video", "prompt", "API");
    private static final List<String> QUESTIONS = List.of(
            "Gen-4 Turbo 速度",
            "可灵1.6 价格",
            "画面 稳定",
            "生成速度",
            "1080p",
            "runway 镜头",
            "角色一致",
            "Veo 3.1 声音",
            "光影 真实 细节",
            "API 开源");

    private SearchBenchmark() {}

    public static void main(String[] args) throws IOException {
        int articles = args.length > 0 ? Integer.parseInt(args[0]) : 5000;
        Random random = new Random(1);
        List<Article> texts = new ArrayList<>();
        List<List<Claim>> claims = new ArrayList<>();
        for (int i = 0; i < articles; i++) {
            List<String> sentences = new ArrayList<>();
            for (int s = 0; s < 30; s++) sentences.add(sentence(random));
            Article article = MadeClaim.article(
                    sentence(random),
                    "站" + random.nextInt(40),
                    Optional.of(Moment.parse("2025-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10))),
                    String.join("。\n\n", sentences));
            List<Attribute> attributes = List.of(Attribute.values());
            List<Claim> ofArticle = new ArrayList<>();
            for (int c = 0; c < 20; c++) {
                ofArticle.add(MadeClaim.of(
                                MODELS[random.nextInt(MODELS.length)],
                                attributes.get(random.nextInt(attributes.size())),
                                sentences.get(c))
                        .number(random.nextInt(60), "s")
                        .in(article));
            }
            texts.add(article);
            claims.add(ofArticle);
        }
        Path folder = Files.createTempDirectory("reelwatch-benchmark");
        for (int round = 0; round < 2; round++) {
            double plain = plainIndexing(folder.resolve("plain" + round), texts, claims);
            double ours = ourIndexing(folder.resolve("ours" + round), texts, claims);
            System.out.printf("indexing: plain %.1f s, ours %.1f s, ratio %.2f%n", plain, ours, ours / plain);
        }
        System.out.printf(
                "size: plain %d MB, ours %d MB%n", size(folder.resolve("plain1")), size(folder.resolve("ours1")));
        searching(folder);
    }

    private static String sentence(Random random) {
        StringBuilder sentence = new StringBuilder();
        if (random.nextInt(4) == 0) sentence.append(MODELS[random.nextInt(MODELS.length)]);
        for (int i = 0; i < 3; i++) {
            for (int s = 3 + random.nextInt(6); s > 0; s--)
                sentence.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            sentence.append(WORDS.get(Math.min(random.nextInt(WORDS.size()), random.nextInt(WORDS.size()))));
        }
        return sentence.toString();
    }

    private static List<NameHit> names(String text) {
        List<NameHit> hits = new ArrayList<>();
        for (String model : MODELS) {
            String name = model.startsWith("Runway ") ? model.substring(7) : model;
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                hits.add(new NameHit(model, at, at + name.length()));
            }
        }
        return hits;
    }

    private static double plainIndexing(Path folder, List<Article> articles, List<List<Claim>> claims)
            throws IOException {
        long start = System.nanoTime();
        try (Directory directory = new MMapDirectory(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(EntryAnalyzer.forEntries()))) {
            for (int i = 0; i < articles.size(); i++) {
                Article article = articles.get(i);
                for (Claim claim : claims.get(i)) {
                    Document document = new Document();
                    document.add(new TextField("words", claim.quote().text(), Field.Store.NO));
                    document.add(new TextField("words", article.title(), Field.Store.NO));
                    document.add(new StoredField("json", ClaimJson.write(claim).toString()));
                    writer.addDocument(document);
                }
                Document document = new Document();
                document.add(new TextField("headline", article.title(), Field.Store.YES));
                document.add(new TextField("text", article.text(), Field.Store.YES));
                writer.addDocument(document);
            }
            writer.commit();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double ourIndexing(Path folder, List<Article> articles, List<List<Claim>> claims)
            throws IOException {
        long start = System.nanoTime();
        try (EntryIndex index = EntryIndex.at(
                        folder, "benchmark", SearchBenchmark::names, model -> Optional.empty(), model -> model);
                EntryWriter writer = index.rebuild().orElseThrow()) {
            for (int i = 0; i < articles.size(); i++) writer.put(articles.get(i), claims.get(i));
            writer.commit(1);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void searching(Path folder) throws IOException {
        EntryAnalyzer analyzer = EntryAnalyzer.forQuestions();
        Function<String, List<NameHit>> names = SearchBenchmark::names;
        try (DirectoryReader plain = DirectoryReader.open(new MMapDirectory(folder.resolve("plain1")));
                EntryIndex index = EntryIndex.at(
                        folder.resolve("ours1"), "benchmark", names, model -> Optional.empty(), model -> model);
                EntryReader entries = index.read()) {
            IndexSearcher searcher = new IndexSearcher(plain);
            Search search = new Search(
                    entries,
                    names,
                    Map.of(Attribute.GENERATION_SPEED, List.of("速度"), Attribute.PRICE, List.of("价格")),
                    words -> Set.of(),
                    new Weighed(Set::of, Set::of, Map::of, Map::of),
                    new Spelled(Map.of(), Map.of()));
            for (int i = 0; i < 2000; i++) {
                search.claims(SearchQuery.of(QUESTIONS.get(i % QUESTIONS.size()), 20));
                search.articles(SearchQuery.of(QUESTIONS.get(i % QUESTIONS.size()), 20));
            }
            List<Double> ratios = new ArrayList<>();
            for (String words : QUESTIONS) {
                long[] plainTimes = new long[400];
                long[] ourTimes = new long[400];
                long[] articleTimes = new long[400];
                long total = 0;
                long plainTotal = 0;
                for (int i = 0; i < 400; i++) {
                    long a = System.nanoTime();
                    BooleanQuery.Builder query = new BooleanQuery.Builder();
                    for (EntryAnalyzer.Term term : analyzer.terms(words)) {
                        query.add(new TermQuery(new Term("words", term.text())), Occur.MUST);
                    }
                    plainTotal = plainly(searcher, query.build());
                    long b = System.nanoTime();
                    total = search.claims(SearchQuery.of(words, 20)).total();
                    long c = System.nanoTime();
                    search.articles(SearchQuery.of(words, 20));
                    plainTimes[i] = b - a;
                    ourTimes[i] = c - b;
                    articleTimes[i] = System.nanoTime() - c;
                }
                ratios.add(at(ourTimes, 0.5) / at(plainTimes, 0.5));
                System.out.printf(
                        "%-20s plain %.3f ms (%d hits), claims %.3f ms (%d hits; p99 %.2f), ratio %.1f; articles %.3f ms%n",
                        words,
                        at(plainTimes, 0.5),
                        plainTotal,
                        at(ourTimes, 0.5),
                        total,
                        at(ourTimes, 0.99),
                        at(ourTimes, 0.5) / at(plainTimes, 0.5),
                        at(articleTimes, 0.5));
            }
            ratios.sort(null);
            System.out.printf(
                    "searching: ratio of medians, middle of all questions %.1f%n", ratios.get(ratios.size() / 2));
        }
    }

    private static long plainly(IndexSearcher searcher, Query query) throws IOException {
        TopDocs top = searcher.search(query, new TopScoreDocCollectorManager(20, Integer.MAX_VALUE));
        for (ScoreDoc hit : top.scoreDocs) {
            String json = searcher.storedFields().document(hit.doc).get("json");
            if (!ClaimJson.read(json).quote().text().isEmpty()) continue;
            throw new IllegalStateException("a claim without a quote");
        }
        return top.totalHits.value();
    }

    private static double at(long[] times, double share) {
        long[] sorted = Arrays.copyOfRange(times, times.length / 4, times.length);
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) size += Files.size(file);
        }
        return size / 1_000_000;
    }
}
