package dev.reelwatch.index;

import dev.langchain4j.model.chat.ChatModel;
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
import dev.reelwatch.crawler.archive.DrawnClaims;
import dev.reelwatch.crawler.archive.Frontier;
import dev.reelwatch.crawler.archive.HandJudgement;
import dev.reelwatch.crawler.archive.JobArchive;
import dev.reelwatch.crawler.archive.ModelArchive;
import dev.reelwatch.crawler.archive.Revision;
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
import dev.reelwatch.index.claim.ClaimMerge;
import dev.reelwatch.index.claim.ClaimProof;
import dev.reelwatch.index.claim.Dropped;
import dev.reelwatch.index.claim.LlmClaimExtractor;
import dev.reelwatch.index.claim.PatternClaimExtractor;
import dev.reelwatch.index.entry.EntryIndex;
import dev.reelwatch.index.entry.EntryReader;
import dev.reelwatch.index.entry.EntryWriter;
import dev.reelwatch.index.entry.IndexState;
import dev.reelwatch.index.entry.NameHit;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.Promise;
import dev.reelwatch.index.search.ArticleHit;
import dev.reelwatch.index.search.ClaimHit;
import dev.reelwatch.index.search.Search;
import dev.reelwatch.index.search.SearchQuery;
import dev.reelwatch.index.search.SearchResults;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * What is known, and the ways to ask for it. The archive is the truth; claims are drawn from it by the extractor, and
 * the Lucene folder is read off both. Whatever is missing, old or damaged of the latter two is made again when a
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

    private static final int BATCH = 100;
    private static final Sources NOBODY_KNOWN = new Sources(List.of());
    private final Archive archive;
    private final Vocabulary vocabulary;
    private final PatternClaimExtractor extractor;
    private final Clock clock;
    private final Path data;
    private final Consumer<String> notices;
    private @Nullable Index index;
    private final Sources sources;
    private final Weighing weighing;

    /** The Lucene folder while it is open. */
    private record Index(EntryIndex folder, EntryReader entries, Search search) {
        void close() throws IOException {
            entries.close();
            folder.close();
        }
    }

    private KnowledgeBase(
            Archive archive,
            Vocabulary vocabulary,
            PatternClaimExtractor extractor,
            Clock clock,
            Path data,
            Sources sources,
            Consumer<String> notices) {
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.extractor = extractor;
        this.clock = clock;
        this.data = data;
        this.notices = notices;
        this.sources = sources;
        this.weighing = new Weighing(archive, vocabulary, sources);
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
        KnowledgeBase knowledge = new KnowledgeBase(
                archive, vocabulary, new PatternClaimExtractor(vocabulary), clock, data, sources, notices);
        try {
            knowledge.catchUp();
        } catch (IOException e) {
            // all but the search works without the index
            notices.accept("The search index cannot be brought up to date (" + e.getMessage() + ").");
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
        return knowledge;
    }

    /** Draws the claims that are missing and brings the index to the state of the archive, if nobody else does. */
    private void catchUp() throws IOException {
        try (EntryIndex folder = indexOf(data, vocabulary, extractor)) {
            IndexState state = folder.state();
            boolean behind = !archive.withoutClaimsBy(extractor.name(), 1).isEmpty()
                    || !(state instanceof IndexState.Usable usable && usable.change() == archive.lastChange());
            if (!behind) return;
            if (archive.writable()) {
                catchUp(archive, folder, vocabulary, extractor, notices);
                return;
            }
            Optional<Archive> writing = Archive.tryOpen(data);
            if (writing.isEmpty()) return;
            try (Archive writable = writing.get()) {
                catchUp(writable, folder, vocabulary, extractor, notices);
            }
        }
    }

    /** The index, opened when it is first asked. */
    private synchronized Index index() throws IOException {
        Index open = index;
        if (open != null) return open;
        EntryIndex folder = indexOf(data, vocabulary, extractor);
        try {
            if (folder.state() instanceof IndexState.Unusable unusable) {
                throw new Busy(
                        "the search index of " + data + " is not ready (" + unusable.why()
                                + "); if another reelwatch is writing there wait until it ends, else run `./reelwatch reindex`");
            }
            EntryReader entries = folder.read();
            Search search = new Search(
                    entries,
                    text -> models(vocabulary.namesInQuestion(text)),
                    attributeWords(vocabulary),
                    this::vendorsIn,
                    this::weighed);
            index = open = new Index(folder, entries, search);
            return open;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private synchronized void closeIndex() throws IOException {
        Index open = index;
        index = null;
        if (open != null) open.close();
    }

    /** A question to the index. */
    @FunctionalInterface
    private interface Asked<T> {
        T of(Search search) throws IOException;
    }

    /** Asks the index as it is now; one that was deleted or replaced meanwhile is opened, or built, anew. */
    private <T> T ask(Asked<T> question) {
        try {
            try {
                Index open = index();
                open.entries().refresh();
                return question.of(open.search());
            } catch (IOException | AlreadyClosedException e) {
                closeIndex();
                catchUp();
                return question.of(index().search());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> vendorsIn(String text) {
        return vocabulary.vendorsIn(Fold.fold(text)).stream()
                .map(WordFinder.Found::meaning)
                .collect(Collectors.toSet());
    }

    private Set<String> weighed(Search.Weighed what) {
        Stream<Claim> claims = switch (what) {
            case DISPUTED ->
                disputes().stream()
                        .flatMap(dispute -> Stream.of(dispute.a(), dispute.b()))
                        .flatMap(finding -> finding.claims().stream());
            case PROMISE -> promises().stream().map(Promise::promised);
        };
        return claims.map(Claim::id).collect(Collectors.toSet());
    }

    private static EntryIndex indexOf(Path data, Vocabulary vocabulary, PatternClaimExtractor extractor)
            throws IOException {
        return EntryIndex.at(
                data.resolve("lucene"),
                extractor.name(),
                text -> models(vocabulary.namesIn(text)),
                model -> vocabulary.vendorOf(vocabulary.lineOf(model)));
    }

    private static List<NameHit> models(List<Mention> mentions) {
        return mentions.stream()
                .filter(mention -> mention.kind() == Mention.Kind.MODEL)
                .map(mention -> new NameHit(mention.model(), mention.start(), mention.end()))
                .toList();
    }

    private static Map<Attribute, List<String>> attributeWords(Vocabulary vocabulary) {
        Map<Attribute, List<String>> words = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            words.put(attribute, vocabulary.feature(attribute).query());
        }
        return words;
    }

    /** Draws the claims that are missing and brings the index to the state of the archive. */
    private static void catchUp(
            Archive archive,
            EntryIndex index,
            Vocabulary vocabulary,
            PatternClaimExtractor extractor,
            Consumer<String> notices)
            throws IOException {
        drawClaims(archive, vocabulary, extractor, notices);
        IndexState state = index.state();
        if (state instanceof IndexState.Unusable unusable && archive.lastChange() > 0) {
            notices.accept(
                    switch (unusable.reason()) {
                        case MISSING -> "The search index is missing; it is built from the archive.";
                        case OTHER_SCHEMA -> "The vocabulary or the program changed; the search index is built anew.";
                        case DAMAGED, FOREIGN ->
                            "The search index cannot be used (" + unusable.why() + "); it is built anew.";
                    });
        }
        switch (state) {
            case IndexState.Unusable ignored -> readInOrSay(archive, index, true, 0, notices);
            case IndexState.Usable usable -> {
                if (usable.change() != archive.lastChange()) {
                    readInOrSay(archive, index, false, usable.change(), notices);
                }
            }
        }
    }

    /** One process writes the index at a time; the others need not wait, for what they stored is in the archive. */
    private static void readInOrSay(
            Archive archive, EntryIndex index, boolean fresh, long done, Consumer<String> notices) throws IOException {
        if (!readIn(archive, index, fresh, done)) {
            notices.accept("Another reelwatch is writing the search index; what is new here is stored, and is found"
                    + " once that one, or the next to start, has caught up.");
        }
    }

    /** False where another process is writing the index. */
    private static boolean readIn(Archive archive, EntryIndex index, boolean fresh, long done) throws IOException {
        Optional<EntryWriter> opened = fresh ? index.rebuild() : index.write();
        if (opened.isEmpty()) return false;
        try (EntryWriter writer = opened.get()) {
            long change = done;
            while (true) {
                List<ArchivedArticle> batch = archive.changedAfter(change, BATCH);
                if (batch.isEmpty()) break;
                for (ArchivedArticle each : batch) {
                    writer.put(
                            each.article(), read(archive.claimsOf(each.article().id())));
                    change = each.change();
                }
            }
            writer.commit(change);
        }
        return true;
    }

    /** The claims of an article, with the reader whose answers went into them. */
    private record Drawn(Optional<String> reader, DrawnClaims claims, Map<String, Integer> dropped) {
        Drawn(ArchivedArticle of, Optional<String> reader, List<Claim> claims, Map<String, Integer> dropped) {
            this(reader, new DrawnClaims(of.article().id(), of.change(), KnowledgeBase.rows(claims)), dropped);
        }
    }

    private static void drawClaims(
            Archive archive, Vocabulary vocabulary, PatternClaimExtractor extractor, Consumer<String> notices) {
        ClaimProof proof = new ClaimProof(vocabulary);
        while (true) {
            List<ArchivedArticle> batch = archive.withoutClaimsBy(extractor.name(), BATCH);
            if (batch.isEmpty()) return;
            // the extractor keeps nothing between articles, so all processors may work at once
            List<Drawn> drawn = batch.parallelStream()
                    .map(each -> drawn(
                            each, archive.models().answersFor(each.article().id()), extractor, proof, notices))
                    .toList();
            Map<String, List<DrawnClaims>> byName = new LinkedHashMap<>();
            Map<String, Map<String, Integer>> dropped = new LinkedHashMap<>();
            for (Drawn each : drawn) {
                String name = Archive.claimsBy(extractor.name(), each.reader());
                byName.computeIfAbsent(name, ignored -> new ArrayList<>()).add(each.claims());
                if (each.reader().isPresent()) dropped.put(each.claims().articleId(), each.dropped());
            }
            byName.forEach(archive::storeClaims);
            if (!dropped.isEmpty()) archive.models().noteDropped(dropped);
        }
    }

    private static Drawn drawn(
            ArchivedArticle archived,
            Optional<ModelArchive.Answers> answers,
            PatternClaimExtractor extractor,
            ClaimProof proof,
            Consumer<String> notices) {
        Article article = archived.article();
        List<Claim> byPatterns = claimsIn(article, extractor, notices);
        if (answers.isEmpty()) return new Drawn(archived, Optional.empty(), byPatterns, Map.of());
        Optional<String> reader = Optional.of(answers.get().reader());
        try {
            ClaimProof.Proved proved =
                    proof.claims(article, reader.get(), answers.get().parts());
            Map<String, Integer> dropped = new LinkedHashMap<>();
            proved.drops().counts().forEach((reason, number) -> dropped.put(reason.json(), number));
            return new Drawn(archived, reader, ClaimMerge.of(byPatterns, proved.claims()), dropped);
        } catch (RuntimeException e) {
            notices.accept("What a language model answered on article " + article.id()
                    + " was left out, the proof failed on it: "
                    + e.getClass().getSimpleName());
            return new Drawn(archived, reader, byPatterns, Map.of());
        }
    }

    /** An article that the extractor fails on has no claims, and does not stop the others. */
    private static List<Claim> claimsIn(Article article, PatternClaimExtractor extractor, Consumer<String> notices) {
        try {
            return extractor.claimsIn(article);
        } catch (RuntimeException e) {
            notices.accept("No claims were drawn from article " + article.id() + " (" + article.title()
                    + "), the extractor failed on it: " + e);
            return List.of();
        }
    }

    private static List<ClaimRow> rows(List<Claim> claims) {
        return claims.stream()
                .map(claim -> new ClaimRow(
                        claim.id(),
                        claim.article().articleId(),
                        claim.quote().start(),
                        claim.quote().end(),
                        claim.quote().text(),
                        ClaimJson.write(claim).toString()))
                .toList();
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
        Ingest.Report report = ingest.run(paths, listener, () -> drawClaims(archive, vocabulary, extractor, notices));
        try {
            catchUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        try {
            catchUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** What cannot be done now is done when a knowledge base is opened the next time. */
    private void catchUpOrSay() {
        try {
            catchUp();
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
        try {
            catchUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                    .run(source, since, listener, () -> drawClaims(archive, vocabulary, extractor, notices));
        }
        try {
            catchUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return report;
    }

    /**
     * Has a language model read what it has not read yet, within the limits of the settings, and adds its claims to
     * those of the patterns. Articles that it cannot be asked for, or does not answer on, keep the claims that they
     * have, and are marked for another try. Nothing that the model or its server do is thrown.
     */
    public ModelRun.Report readWith(ChatModel chat, LlmSettings settings) {
        ModelRun.Report report = new ModelRun(archive, vocabulary, languageModel(chat, settings), clock).run();
        try {
            catchUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return report;
    }

    /** What is to be sent of digests, and what was. */
    public DeliveryArchive deliveries() {
        return archive.deliveries();
    }

    /** What is run by the clock, and when it was. */
    public JobArchive jobs() {
        return archive.jobs();
    }

    /** A language model whose answers are kept in this archive, and whose tokens are counted there. */
    public LanguageModel languageModel(ChatModel chat, LlmSettings settings) {
        return new LanguageModel(chat, settings, new AnswerStore.InArchive(archive.models()), clock);
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

    /** Builds the index anew from the archive. */
    public void reindex() {
        drawClaims(archive, vocabulary, extractor, notices);
        try {
            closeIndex();
            try (EntryIndex folder = indexOf(data, vocabulary, extractor)) {
                if (!readIn(archive, folder, true, 0)) {
                    throw new Busy("the search index is being written by another process; wait until it ends");
                }
            }
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
        try (EntryIndex folder = indexOf(data, vocabulary, extractor)) {
            if (folder.stateOfEveryByte() instanceof IndexState.Unusable unusable) {
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
        return archive.lastChange() + "." + archive.lastJudgement() + "." + shownByIndex() + "." + today();
    }

    /** Number of the last change of the archive that searches see; -1 where the index cannot be used. */
    private long shownByIndex() {
        try {
            EntryReader entries = index().entries();
            entries.refresh();
            return entries.change();
        } catch (IOException | AlreadyClosedException | Busy e) {
            return -1; // a question will mend it, or tell
        }
    }

    /** What keeps questions from being answered as they should, a sentence each; quick, unlike {@link #faults()}. */
    public List<String> troubles() {
        long last;
        try {
            last = archive.lastChange();
        } catch (ArchiveException e) {
            return List.of("The archive cannot be read; `./reelwatch verify` tells more.");
        }
        try (EntryIndex folder = indexOf(data, vocabulary, extractor)) {
            return switch (folder.state()) {
                case IndexState.Unusable unusable
                when unusable.reason() == IndexState.Reason.MISSING && last == 0 -> List.of();
                case IndexState.Unusable unusable ->
                    List.of("The search index is "
                            + unusable.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + "; run `./reelwatch reindex`.");
                case IndexState.Usable usable
                when usable.change() < last ->
                    List.of("The search index is " + (last - usable.change()) + " changes behind the archive.");
                case IndexState.Usable ignored -> List.of();
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
        return extractor.name();
    }

    /** Claims that answer a question. */
    public SearchResults<ClaimHit> searchClaims(SearchQuery query) {
        return ask(search -> search.claims(query));
    }

    /** Articles that answer a question. */
    public SearchResults<ArticleHit> searchArticles(SearchQuery query) {
        return ask(search -> search.articles(query));
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
            closeIndex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            archive.close();
        }
    }
}
