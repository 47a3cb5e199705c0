package dev.reelwatch.web;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.article.SavedFile;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.article.SavedFilesSettings;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.entry.EntryAnalyzer;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * How long ingest takes beside plain Lucene indexing of the same texts with the same analyzer, in one run, in turns.
 * Arguments: folders of saved articles. It prints the ratio of each round.
 */
final class IngestBenchmark {
    private static final int ROUNDS = 7;

    private IngestBenchmark() {}

    public static void main(String[] folders) throws IOException {
        List<Path> paths = Stream.of(folders).map(Path::of).toList();
        Vocabulary vocabulary = Vocabulary.load(Path.of("seeds", "vocabulary"));
        SavedFiles files = new SavedFiles(SavedFilesSettings.DEFAULTS);
        List<Article> articles = articles(files, paths);
        long chars =
                articles.stream().mapToLong(article -> article.text().length()).sum();
        System.out.printf("%d articles, %d characters%n", articles.size(), chars);
        for (int round = 1; round <= ROUNDS; round++) {
            long plain = plain(articles);
            long ours = ours(files, paths, vocabulary);
            System.out.printf(
                    "round %d: plain %4d ms, ingest %4d ms, ratio %.2f%n", round, plain, ours, (double) ours / plain);
        }
    }

    private static List<Article> articles(SavedFiles files, List<Path> paths) {
        List<Article> articles = new ArrayList<>();
        ArticleReader reader = new ArticleReader(Clock.systemUTC());
        try (Stream<SavedFile> found = files.under(paths)) {
            found.forEachOrdered(file -> {
                if (!(file instanceof SavedFile.Read read)) return;
                for (Reading reading : reader.read(read.doc(), read.bytes(), Optional.empty())) {
                    if (reading instanceof Reading.Found article) articles.add(article.article());
                }
            });
        }
        return articles;
    }

    private static long plain(List<Article> articles) throws IOException {
        Path folder = Files.createTempDirectory("plain-lucene");
        long start = System.nanoTime();
        try (Directory directory = new MMapDirectory(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(EntryAnalyzer.forEntries()))) {
            for (Article article : articles) {
                Document document = new Document();
                document.add(new TextField("title", article.title(), Field.Store.YES));
                document.add(new TextField("text", article.text(), Field.Store.YES));
                writer.addDocument(document);
            }
            writer.commit();
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long ours(SavedFiles files, List<Path> paths, Vocabulary vocabulary) throws IOException {
        Path folder = Files.createTempDirectory("reelwatch-benchmark");
        long start = System.nanoTime();
        try (KnowledgeBase knowledge =
                KnowledgeBase.openForWriting(folder, vocabulary, Clock.systemUTC(), notice -> {})) {
            knowledge.ingest(files, paths, line -> {});
        }
        return (System.nanoTime() - start) / 1_000_000;
    }
}
