package dev.reelwatch.index;

import dev.reelwatch.crawler.Ingest;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ArchivedArticle;
import dev.reelwatch.crawler.archive.ClaimRow;
import dev.reelwatch.crawler.archive.Counts;
import dev.reelwatch.crawler.archive.HandJudgement;
import dev.reelwatch.crawler.archive.Revision;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
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
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
     * Opens it for writing; one process at a time may.
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
                catchUp(archive, folder, extractor, notices);
                return;
            }
            Optional<Archive> writing = Archive.tryOpen(data);
            if (writing.isEmpty()) return;
            try (Archive writable = writing.get()) {
                catchUp(writable, folder, extractor, notices);
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
            Search search =
                    new Search(entries, text -> models(vocabulary.namesInQuestion(text)), attributeWords(vocabulary));
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

    private static EntryIndex indexOf(Path data, Vocabulary vocabulary, PatternClaimExtractor extractor)
            throws IOException {
        return EntryIndex.at(data.resolve("lucene"), extractor.name(), text -> models(vocabulary.namesIn(text)));
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
            Archive archive, EntryIndex index, PatternClaimExtractor extractor, Consumer<String> notices)
            throws IOException {
        drawClaims(archive, extractor, notices);
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
            case IndexState.Unusable ignored -> readIn(archive, index, true, 0);
            case IndexState.Usable usable -> {
                if (usable.change() != archive.lastChange()) readIn(archive, index, false, usable.change());
            }
        }
    }

    private static void readIn(Archive archive, EntryIndex index, boolean fresh, long done) throws IOException {
        Optional<EntryWriter> opened = fresh ? index.rebuild() : index.write();
        EntryWriter writer = opened.orElseThrow(
                () -> new Busy("the search index is being written by another process; wait until it ends"));
        try (writer) {
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
    }

    private static void drawClaims(Archive archive, PatternClaimExtractor extractor, Consumer<String> notices) {
        while (true) {
            List<ArchivedArticle> batch = archive.withoutClaimsBy(extractor.name(), BATCH);
            if (batch.isEmpty()) return;
            // the extractor keeps nothing between articles, so all processors may work at once
            Map<String, List<ClaimRow>> rows = batch.parallelStream()
                    .map(ArchivedArticle::article)
                    .collect(Collectors.toConcurrentMap(
                            Article::id, article -> rows(claimsIn(article, extractor, notices))));
            archive.storeClaims(extractor.name(), rows);
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
        Ingest.Report report = ingest.run(paths, listener, () -> drawClaims(archive, extractor, notices));
        try {
            catchUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return report;
    }

    /** Builds the index anew from the archive. */
    public void reindex() {
        drawClaims(archive, extractor, notices);
        try {
            closeIndex();
            try (EntryIndex folder = indexOf(data, vocabulary, extractor)) {
                readIn(archive, folder, true, 0);
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
