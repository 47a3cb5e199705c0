package dev.reelwatch.index;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.reelwatch.crawler.AddressIngest;
import dev.reelwatch.crawler.Crawl;
import dev.reelwatch.crawler.CrawlEvent;
import dev.reelwatch.crawler.CrawlReport;
import dev.reelwatch.crawler.CrawlSettings;
import dev.reelwatch.crawler.Ingest;
import dev.reelwatch.crawler.Intake;
import dev.reelwatch.crawler.Reparse;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ArchiveException;
import dev.reelwatch.crawler.archive.ArchivedArticle;
import dev.reelwatch.crawler.archive.ClaimRow;
import dev.reelwatch.crawler.archive.Counts;
import dev.reelwatch.crawler.archive.DeliveryArchive;
import dev.reelwatch.crawler.archive.Frontier;
import dev.reelwatch.crawler.archive.HandJudgement;
import dev.reelwatch.crawler.archive.JobArchive;
import dev.reelwatch.crawler.archive.ModelArchive;
import dev.reelwatch.crawler.archive.Revision;
import dev.reelwatch.crawler.archive.SearchArchive;
import dev.reelwatch.crawler.archive.VectorArchive;
import dev.reelwatch.crawler.archive.Visit;
import dev.reelwatch.crawler.archive.Warc;
import dev.reelwatch.crawler.archive.WarcSettings;
import dev.reelwatch.crawler.archive.Withdrawal;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.fetch.Fetcher;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.index.answer.AnswerStore;
import dev.reelwatch.index.answer.LanguageModel;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.claim.Dropped;
import dev.reelwatch.index.claim.LlmClaimExtractor;
import dev.reelwatch.index.embedding.EmbeddingSettings;
import dev.reelwatch.index.embedding.QuestionVectors;
import dev.reelwatch.index.embedding.SentenceModel;
import dev.reelwatch.index.entry.IndexState;
import dev.reelwatch.index.entry.VectorsRead;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.search.ArticleHit;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.Completion;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.search.SearchResults;
import dev.reelwatch.index.search.Weighed;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is known, and the ways to ask for it. The archive is the truth; claims are drawn from it ({@link Drawing}), the
 * Lucene folder is read off both ({@link SearchFolder}), and what the claims say together is weighed ({@link Weighing}). Whatever is missing, old or damaged of the latter two is made again when a
 * knowledge base is opened, unless another process is writing.
 */
public final class KnowledgeBase implements AutoCloseable {
    /** Another process is at work where only one may; the message says what to do. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy(String message) {
            super(message);
        }
    }

    private static final Sources NOBODY_KNOWN = new Sources(List.of());
    private final Archive archive;
    private final Vocabulary vocabulary;
    private final Drawing drawing;
    private final SearchFolder index;
    private final Clock clock;
    private final Path data;
    private final Consumer<String> notices;
    private final Sources sources;
    private final Weighing weighing;
    private volatile Optional<Vectors> vectors = Optional.empty();

    private KnowledgeBase(
            Archive archive, Vocabulary vocabulary, Clock clock, Path data, Sources sources, Consumer<String> notices) {
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.drawing = new Drawing(vocabulary, notices);
        this.index = new SearchFolder(
                data,
                vocabulary,
                drawing,
                new Weighed(
                        () -> known().disputed(),
                        () -> known().promised(),
                        () -> known().origins(),
                        this::originsAtHand),
                notices);
        this.clock = clock;
        this.data = data;
        this.notices = notices;
        this.sources = sources;
        this.weighing = new Weighing(archive, vocabulary, sources, drawing);
    }

    /**
     * Opens it for questions; another process may write meanwhile.
     *
     * @param notices is told, in a sentence each, what had to be made again
     * @throws dev.reelwatch.crawler.archive.ArchiveException if there is none in {@code data}, or it cannot be read
     */
    public static KnowledgeBase open(Path data, Vocabulary vocabulary, Clock clock, Consumer<String> notices) {
        return open(data, vocabulary, NOBODY_KNOWN, clock, notices);
    }

    /**
     * As {@link #open(Path, Vocabulary, Clock, Consumer)}.
     *
     * @param sources tell who speaks
     */
    public static KnowledgeBase open(
            Path data, Vocabulary vocabulary, Sources sources, Clock clock, Consumer<String> notices) {
        return opened(Archive.openForReading(data), data, vocabulary, sources, clock, notices);
    }

    /**
     * Opens it for writing; others may write meanwhile.
     *
     * @param notices is told, in a sentence each, what had to be made again
     * @throws dev.reelwatch.crawler.archive.ArchiveException if it cannot be written to
     */
    public static KnowledgeBase openForWriting(
            Path data, Vocabulary vocabulary, Clock clock, Consumer<String> notices) {
        return openForWriting(data, vocabulary, NOBODY_KNOWN, clock, notices);
    }

    /**
     * As {@link #openForWriting(Path, Vocabulary, Clock, Consumer)}.
     *
     * @param sources tell who speaks
     */
    public static KnowledgeBase openForWriting(
            Path data, Vocabulary vocabulary, Sources sources, Clock clock, Consumer<String> notices) {
        return opened(Archive.open(data), data, vocabulary, sources, clock, notices);
    }

    private static KnowledgeBase opened(
            Archive archive, Path data, Vocabulary vocabulary, Sources sources, Clock clock, Consumer<String> notices) {
        KnowledgeBase knowledge = new KnowledgeBase(archive, vocabulary, clock, data, sources, notices);
        try {
            knowledge.index.catchUp(archive);
        } catch (IOException e) {
            // all but the search works without the index
            notices.accept("The search index cannot be brought up to date (" + e.getMessage() + ").");
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
        return knowledge;
    }

    private static List<Claim> read(List<ClaimRow> rows) {
        return rows.stream().map(row -> ClaimJson.read(row.json())).toList();
    }

    /**
     * Reads saved files into the knowledge base; claims and index are brought up to date at the end.
     *
     * @param listener is told of each article after it is stored
     */
    public Ingest.Report ingest(SavedFiles files, List<Path> paths, Consumer<Ingest.Line> listener) {
        Ingest ingest = new Ingest(files, new ArticleReader(clock), archive, clock);
        Ingest.Report report = ingest.run(paths, listener, () -> drawing.draw(archive));
        catchUp();
        return report;
    }

    /**
     * Reads a document that is at hand into the knowledge base; claims and index are brought up to date at the end.
     *
     * @param doc what it is called
     * @param cameFrom its address, where that is known
     * @return a line for each article, or one with the reason why there is none
     */
    public List<Ingest.Line> ingest(SavedFiles files, String doc, byte[] bytes, Optional<CanonicalUrl> cameFrom) {
        List<Ingest.Line> lines = new Ingest(files, new ArticleReader(clock), archive, clock).run(doc, bytes, cameFrom);
        catchUp();
        return lines;
    }

    /** A crawl that was begun. */
    @FunctionalInterface
    public interface Begun {
        /** Called before the first visit, with what stops it. */
        void with(Crawl crawl);
    }

    /**
     * Visits sources. Claims are drawn and the index is brought up to date while it goes on.
     *
     * @param environment may hold the cookies of sources
     * @param once ends when each source was visited and what they brought is worked off
     * @param begun is handed the crawl before the first visit
     */
    public CrawlReport crawl(
            Fetcher fetcher,
            List<Source> sources,
            CrawlSettings settings,
            Map<String, String> environment,
            boolean once,
            Crawl.Listener listener,
            Begun begun)
            throws InterruptedException {
        ExecutorService beside = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("claims").daemon().factory());
        AtomicBoolean waiting = new AtomicBoolean();
        Crawl.Listener both = new Crawl.Listener() {
            @Override
            public void visited(CrawlEvent event) {
                listener.visited(event);
            }

            @Override
            public void progress(Crawl.Progress progress) {
                listener.progress(progress);
            }

            @Override
            public void stored() {
                listener.stored();
                // What is stored while the claims of the batch before are drawn comes with the next one.
                if (waiting.compareAndSet(false, true)) {
                    beside.execute(() -> {
                        waiting.set(false);
                        catchUpOrSay();
                    });
                }
            }
        };
        try (Warc warc = Warc.open(data, WarcSettings.DEFAULTS, clock)) {
            Crawl crawl = new Crawl(archive, warc, fetcher, sources, settings, clock, environment);
            begun.with(crawl);
            return crawl.run(once, both);
        } finally {
            beside.shutdown();
            boolean ended = beside.awaitTermination(1, TimeUnit.MINUTES);
            if (ended) catchUpOrSay();
        }
    }

    private void catchUp() {
        try {
            index.catchUp(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What cannot be done now is done when a knowledge base is opened the next time. */
    private void catchUpOrSay() {
        try {
            index.catchUp(archive);
        } catch (IOException | RuntimeException e) {
            notices.accept("Claims and search index are not up to date (" + e.getMessage() + ").");
        }
    }

    /**
     * Fetches pages and takes them in as they are; claims and index are brought up to date at the end.
     *
     * @param listener is told of each address, and of how fetching it ended where no page came
     */
    public List<AddressIngest.Line> ingest(Fetcher fetcher, List<URI> addresses, Consumer<AddressIngest.Line> listener)
            throws InterruptedException {
        List<AddressIngest.Line> lines;
        try (Warc warc = Warc.open(data, WarcSettings.DEFAULTS, clock)) {
            lines = new AddressIngest(fetcher, new Intake(archive, warc, clock, sources)).run(addresses, listener);
        }
        catchUp();
        return lines;
    }

    /** How each source did that was ever crawled. */
    public List<Frontier.SourceHealth> health() {
        return archive.frontier().health(clock.instant());
    }

    /** What is crawled, as it was told when this was opened. */
    public Sources sources() {
        return sources;
    }

    /** How many addresses there are by how their last visit ended. */
    public Map<Visit.Ending, Long> endings() {
        return archive.frontier().endings();
    }

    /** How much there is to visit. */
    public Frontier.Size frontier() {
        return archive.frontier().size(clock.instant());
    }

    /**
     * Reads all stored pages once more, without the network; claims and index are brought up to date at the end.
     *
     * @param source only pages fetched for the source of this name
     * @param since only pages fetched then or later
     * @param listener is told of each page after what it holds is stored
     */
    public Reparse.Report reparse(Optional<String> source, Optional<Instant> since, Consumer<Reparse.Line> listener) {
        Reparse.Report report;
        try (Warc warc = Warc.open(data, WarcSettings.DEFAULTS, clock)) {
            report = new Reparse(archive, new Intake(archive, warc, clock, sources))
                    .run(source, since, listener, () -> drawing.draw(archive));
        }
        catchUp();
        return report;
    }

    /**
     * Has a language model read what it has not read yet, within the limits of the settings, and adds its claims to
     * those of the patterns. Articles that it cannot be asked for, or does not answer on, keep the claims that they
     * have, and are marked for another try. Nothing that the model or its server do is thrown.
     */
    public ModelRun.Report readWith(LlmSettings settings) {
        ModelRun.Report report = new ModelRun(archive, vocabulary, languageModel(settings), clock).run();
        catchUp();
        return report;
    }

    /** What is to be sent of digests, and what was. */
    public DeliveryArchive deliveries() {
        return archive.deliveries();
    }

    /** Questions that are kept. */
    public SearchArchive searches() {
        return archive.searches();
    }

    /** What is run by the clock, and when it was. */
    public JobArchive jobs() {
        return archive.jobs();
    }

    /** A language model whose answers are kept in this archive, and whose tokens are counted there. */
    public LanguageModel languageModel(LlmSettings settings) {
        return new LanguageModel(
                ChatModels.of(settings, clock), settings, new AnswerStore.InArchive(archive.models()), clock);
    }

    /**
     * The same for a reader who waits for it.
     *
     * @param soFar is given all that is written of an answer each time there is more of it
     */
    public LanguageModel languageModel(LlmSettings settings, Consumer<String> soFar) {
        LlmSettings patient = settings.forReaders();
        return new LanguageModel(
                ChatModels.streamed(patient, clock, soFar),
                patient,
                new AnswerStore.InArchive(archive.models()),
                clock);
    }

    /**
     * How far a language model has come, and what it used today.
     *
     * @param tokensToday questions and answers of this day in Beijing, of all models
     */
    public record ModelStatus(
            String reader, ModelArchive.Progress progress, long tokensToday, long tokensADay, long requestsToday) {
        /** What was dropped by its reason, in words, most first. */
        public List<String> dropped() {
            return progress.dropped().entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(entry -> entry.getValue() + " × "
                            + Stream.of(Dropped.values())
                                    .filter(reason -> reason.json().equals(entry.getKey()))
                                    .map(Dropped::words)
                                    .findFirst()
                                    .orElse(entry.getKey()))
                    .toList();
        }
    }

    public ModelStatus modelStatus(LlmSettings settings) {
        String reader = LlmClaimExtractor.nameOf(settings);
        ModelArchive.Use today = archive.models().use(LocalDate.ofInstant(clock.instant(), Moment.BEIJING));
        return new ModelStatus(
                reader, archive.models().progress(reader), today.tokens(), settings.tokensADay(), today.requests());
    }

    /** What language models were asked since the archive began. */
    public ModelArchive.Use modelUse() {
        return archive.models().use();
    }

    /** Articles with claims that a language model had a part in. */
    public long articlesReadByModels() {
        return archive.models().articlesWithAnswers();
    }

    /**
     * From now on {@link #makeVectors} makes vectors with a model, and {@link #searchClaimsByMeaning} looks at them. Nothing
     * is asked yet.
     */
    public void useVectors(EmbeddingSettings settings) {
        EmbeddingSettings patient = settings.forReaders();
        SentenceModel ofClaims = new SentenceModel(() -> EmbeddingModels.of(settings, clock), settings);
        boolean within = settings.provider() == EmbeddingSettings.Provider.LOCAL;
        // a model within the program is loaded once
        useVectors(
                ofClaims,
                within
                        ? new SentenceModel(ofClaims::model, patient)
                        : new SentenceModel(() -> EmbeddingModels.of(patient, clock), patient));
    }

    /** As {@link #useVectors(EmbeddingSettings)}, with a model that is there. */
    public void useVectors(EmbeddingSettings settings, EmbeddingModel model) {
        useVectors(new SentenceModel(() -> model, settings), new SentenceModel(() -> model, settings.forReaders()));
    }

    private void useVectors(SentenceModel ofClaims, SentenceModel ofQuestions) {
        QuestionVectors questions = new QuestionVectors(ofQuestions, archive.vectors(), archive.writable(), clock);
        try {
            index.askWith(questions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        vectors = Optional.of(new Vectors(archive, ofClaims, questions, clock));
    }

    /**
     * Has vectors made of the claims that have none yet, within the limits of the settings, and brings the index up to
     * date. Nothing that the model or its server do is thrown; one that failed is left alone for a while.
     *
     * @return empty where vectors are off, or the model is left alone
     */
    public Optional<EmbeddingRun.Report> makeVectors() {
        Optional<EmbeddingRun.Report> report = vectors.flatMap(Vectors::make);
        if (report.isPresent()) catchUp();
        return report;
    }

    /** How far vectors have come; empty where they are off. */
    public Optional<VectorStatus> vectorStatus() {
        return vectors.map(each -> each.status(index.vectorsShown()));
    }

    /** What was asked for vectors since the archive began. */
    public VectorArchive.Use vectorUse() {
        return archive.vectors().use();
    }

    /** Builds the index anew from the archive. */
    public void reindex() {
        try {
            index.rebuild(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Proves archive and index; each fault is a sentence, none is good. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>(archive.faults());
        archive.forEachClaim(row -> {
            try {
                Claim claim = ClaimJson.read(row.json());
                boolean agrees = claim.id().equals(row.id())
                        && claim.quote().start() == row.start()
                        && claim.quote().text().equals(row.quote());
                if (!agrees) faults.add("claim " + row.id() + " does not agree with its own JSON");
            } catch (IllegalArgumentException e) {
                faults.add("claim " + row.id() + ": " + e.getMessage());
            }
        });
        try {
            if (index.stateOfEveryByte() instanceof IndexState.Unusable unusable) {
                faults.add("search index: " + unusable.why() + "; run `./reelwatch reindex`");
            }
        } catch (IOException e) {
            faults.add("search index: " + e.getMessage() + "; run `./reelwatch reindex`");
        }
        return faults;
    }

    /**
     * Stands for all that questions are answered from: equal as long as every question has the same answer as before. It
     * changes at midnight in Beijing, since some answers tell what is due.
     */
    public String version() {
        // what a model answers to a question now, it may not answer later
        String similar = vectors.map(each -> "."
                        + index.vectorsShown().map(VectorsRead::made).orElse(0L) + "."
                        + each.questions().turns())
                .orElse("");
        return archive.lastChange() + "." + archive.lastJudgement() + "." + index.shown() + "." + today() + similar;
    }

    /** What keeps questions from being answered as they should, a sentence each; quick, unlike {@link #faults()}. */
    public List<String> troubles() {
        long last;
        try {
            last = archive.lastChange();
        } catch (ArchiveException e) {
            return List.of("The archive cannot be read; `./reelwatch verify` tells more.");
        }
        try {
            return switch (index.state()) {
                case IndexState.Unusable unusable ->
                    unusable.reason() == IndexState.Reason.MISSING && last == 0
                            ? List.of()
                            : List.of("The search index is "
                                    + unusable.reason()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', ' ')
                                    + "; run `./reelwatch reindex`.");
                case IndexState.Usable usable ->
                    usable.change() < last
                            ? List.of(
                                    "The search index is " + (last - usable.change()) + " changes behind the archive.")
                            : List.of();
            };
        } catch (IOException e) {
            return List.of("The folder of the search index cannot be read.");
        }
    }

    public Counts counts() {
        return archive.counts();
    }

    /** Name and version of what draws the claims. */
    public String extractor() {
        return drawing.name();
    }

    /** Claims that answer a question by their words. */
    public SearchResults<ClaimHit> searchClaims(SearchQuery query) {
        return index.ask(archive, search -> search.claims(query));
    }

    /**
     * Claims that answer a question, and among them those that mean something similar, where vectors are on and the model can
     * be asked. How many there are, and of what, is counted by the words alone.
     */
    public SearchResults<ClaimHit> searchClaimsByMeaning(SearchQuery query) {
        return index.ask(archive, search -> search.claimsByMeaning(query));
    }

    /** Articles that answer a question. */
    public SearchResults<ArticleHit> searchArticles(SearchQuery query) {
        return index.ask(archive, search -> search.articles(query));
    }

    /** Ways to go on with a question that is being typed, the likeliest first. */
    public List<Completion> completions(String typed, int most) {
        return index.ask(archive, search -> search.completions(typed, most));
    }

    /** The ids of the claims that answer a question, or of the articles, in its order; its limit and offset do not count. */
    public List<String> hits(SearchQuery query, boolean ofClaims, int most) {
        return index.ask(archive, search -> search.hits(query, ofClaims, most));
    }

    /** Hands over all claims that answer a question, however many; it begins when all are found. */
    public void eachClaim(SearchQuery query, Consumer<Claim> to) {
        index.ask(archive, search -> search.eachClaim(query, to));
    }

    /** As {@link #eachClaim}, of articles. */
    public void eachArticle(SearchQuery query, Consumer<ArticleHit> to) {
        index.ask(archive, search -> search.eachArticle(query, to));
    }

    /** Hands over every article in its current state, by id. */
    public void eachArticle(Consumer<Article> to) {
        archive.forEachArticle(to);
    }

    /** An article in its current state. */
    public Optional<Article> article(String id) {
        return archive.article(id);
    }

    /** Since when, and why, an article's own address does not show it any more; empty where it does. */
    public Optional<Withdrawal> withdrawal(String articleId) {
        return archive.archived(articleId).flatMap(ArchivedArticle::withdrawn);
    }

    /** All states of an article, earliest first. */
    public List<Revision> revisions(String articleId) {
        return archive.revisions(articleId);
    }

    public Optional<Claim> claim(String id) {
        return archive.claim(id).map(row -> ClaimJson.read(row.json()));
    }

    /** The claims of an article in the order of their places. */
    public List<Claim> claimsIn(String articleId) {
        return read(archive.claimsOf(articleId)).stream()
                .sorted(Comparator.comparingInt((Claim claim) -> claim.quote().start())
                        .thenComparing(Claim::id))
                .toList();
    }

    /** What follows from all claims as they stand now. */
    public Knowledge known() {
        return weighing.now(today());
    }

    /** What followed from the claims that had been said by the end of a day. */
    public Knowledge asOf(LocalDate day) {
        return weighing.asOf(day);
    }

    private Map<String, Integer> originsAtHand() {
        return weighing.atHand().map(Knowledge::origins).orElse(Map.of());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Moment.BEIJING);
    }

    /** All claims, by the time they were said; those without one last. */
    public List<Claim> claims() {
        return known().claims();
    }

    /** The days on which claims were said, newest first. */
    public List<LocalDate> days() {
        return claims().stream()
                .flatMap(claim -> claim.saidAt().stream())
                .map(Moment::firstDay)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** The models that claims are about, with the number of claims, most first. */
    public Map<String, Long> models() {
        return known().claimsByModel();
    }

    /**
     * What happened to the models, oldest first.
     *
     * @param model a name of a model or a line in any spelling; empty for all
     */
    public List<TimelineEntry> timeline(Optional<String> model) {
        return known().timeline(Knowledge.Part.of(model));
    }

    /** The canonical names of the models and lines that a text names, in any spelling and language. */
    public List<String> modelsIn(String text) {
        return vocabulary.namesIn(text).stream()
                .filter(Mention::video)
                .map(Mention::model)
                .distinct()
                .toList();
    }

    /** The canonical name of a model; the words themselves where they name none. */
    public String canonical(String words) {
        return vocabulary.namesInQuestion(words).stream()
                .filter(Mention::video)
                .findFirst()
                .map(Mention::model)
                .orElse(words);
    }

    public List<Finding> findings() {
        return known().findings();
    }

    public List<Dispute> disputes() {
        return known().disputes();
    }

    /** Promises as they stand today. */
    public List<Promise> promises() {
        return known().promises();
    }

    /**
     * Notes what somebody decided about articles; it holds from now on, whatever is built anew.
     *
     * @throws dev.reelwatch.crawler.archive.ArchiveException if there is no such article
     */
    public HandJudgement judge(
            String by,
            HandJudgement.Matter matter,
            HandJudgement.Verdict verdict,
            String article,
            Optional<String> other,
            String why) {
        return archive.judge(clock.instant(), by, matter, verdict, article, other, why);
    }

    @Override
    public void close() {
        try {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            archive.close();
        }
    }
}
