package dev.reelwatch.index;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ArchivedArticle;
import dev.reelwatch.crawler.archive.VectorArchive;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.embedding.ClaimText;
import dev.reelwatch.index.embedding.QuestionVectors;
import dev.reelwatch.index.embedding.SentenceVector;
import dev.reelwatch.index.entry.EntryIndex;
import dev.reelwatch.index.entry.EntryReader;
import dev.reelwatch.index.entry.EntryWriter;
import dev.reelwatch.index.entry.IndexState;
import dev.reelwatch.index.entry.NameHit;
import dev.reelwatch.index.entry.VectorsRead;
import dev.reelwatch.index.search.Search;
import dev.reelwatch.index.search.Spelled;
import dev.reelwatch.index.search.Weighed;
import dev.reelwatch.index.vocabulary.Attribute;
import dev.reelwatch.index.vocabulary.Fold;
import dev.reelwatch.index.vocabulary.Mention;
import dev.reelwatch.index.vocabulary.Vocabulary;
import dev.reelwatch.index.vocabulary.WordFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * The Lucene folder of a knowledge base, kept in step with the archive: opened when it is first asked, opened anew when
 * it was deleted or replaced, built anew when it cannot be used.
 */
final class SearchFolder implements AutoCloseable {
    private static final int BATCH = 100;

    private final Path data;
    private final Vocabulary vocabulary;
    private final Drawing drawing;
    private final Weighed weighed;
    private final Consumer<String> notices;
    private volatile Optional<QuestionVectors> questions = Optional.empty();
    private @Nullable Index index;
    private boolean saidBusy;

    /** The folder while it is open. */
    private record Index(EntryIndex folder, EntryReader entries, Search search) {
        void close() throws IOException {
            entries.close();
            folder.close();
        }
    }

    /** A question to the index. */
    @FunctionalInterface
    interface Asked<T> {
        T of(Search search) throws IOException;
    }

    SearchFolder(Path data, Vocabulary vocabulary, Drawing drawing, Weighed weighed, Consumer<String> notices) {
        this.data = data;
        this.vocabulary = vocabulary;
        this.drawing = drawing;
        this.weighed = weighed;
        this.notices = notices;
    }

    /** From now on what is asked by its meaning is made a vector by these. */
    synchronized void askWith(QuestionVectors vectors) throws IOException {
        questions = Optional.of(vectors);
        closeIndex();
    }

    /** Draws the claims that are missing and brings the index to the state of the archive, if nobody else does. */
    void catchUp(Archive archive) throws IOException {
        try (EntryIndex folder = folder()) {
            IndexState state = folder.state();
            boolean behind = drawing.isBehind(archive)
                    || !(state instanceof IndexState.Usable usable && usable.change() == archive.lastChange())
                    || !folder.vectors().equals(vectorsOf(archive));
            if (!behind) return;
            if (archive.writable()) {
                catchUp(archive, folder);
                return;
            }
            Optional<Archive> writing = Archive.tryOpen(data);
            if (writing.isEmpty()) return;
            try (Archive writable = writing.get()) {
                catchUp(writable, folder);
            }
        }
    }

    private void catchUp(Archive archive, EntryIndex folder) throws IOException {
        drawing.draw(archive);
        IndexState state = folder.state();
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
            case IndexState.Unusable ignored -> readInOrSay(archive, folder, true, 0);
            case IndexState.Usable usable -> {
                Optional<VectorsRead> read = folder.vectors();
                Optional<VectorsRead> there = vectorsOf(archive);
                boolean others = read.isPresent() && !isOfOneModel(read, there);
                if (others) notices.accept("Another model makes the vectors now; the search index is built anew.");
                if (others || usable.change() != archive.lastChange() || !read.equals(there)) {
                    readInOrSay(archive, folder, others, others ? 0 : usable.change());
                }
            }
        }
    }

    /** Which vectors the archive has for the index. */
    private static Optional<VectorsRead> vectorsOf(Archive archive) {
        return archive.vectors().inUse().map(model -> new VectorsRead(model.name(), model.made()));
    }

    private static boolean isOfOneModel(Optional<VectorsRead> a, Optional<VectorsRead> b) {
        return a.map(VectorsRead::model).equals(b.map(VectorsRead::model));
    }

    /** One process writes the index at a time; the others need not wait, for what they stored is in the archive. */
    private void readInOrSay(Archive archive, EntryIndex folder, boolean fresh, long done) throws IOException {
        if (readIn(archive, folder, fresh, done)) {
            saidBusy = false;
        } else if (!saidBusy) {
            saidBusy = true;
            notices.accept("Another reelwatch is writing the search index; what is new here is stored, and is found"
                    + " once that one, or the next to start, has caught up.");
        }
    }

    /** False where another process is writing the index. */
    private static boolean readIn(Archive archive, EntryIndex folder, boolean fresh, long done) throws IOException {
        Optional<EntryWriter> opened = fresh ? folder.rebuild() : folder.write();
        if (opened.isEmpty()) return false;
        Optional<VectorsRead> vectors = vectorsOf(archive);
        try (EntryWriter writer = opened.get()) {
            long change = done;
            while (true) {
                List<ArchivedArticle> batch = archive.changedAfter(change, BATCH);
                if (batch.isEmpty()) break;
                for (ArchivedArticle each : batch) {
                    put(writer, archive, each.article(), vectors);
                    change = each.change();
                }
            }
            if (!fresh && vectors.isPresent())
                vectors = Optional.of(readVectors(writer, archive, folder, vectors.get()));
            writer.commit(change, vectors);
        }
        return true;
    }

    /** Puts articles whose vectors were made since, again. */
    private static VectorsRead readVectors(EntryWriter writer, Archive archive, EntryIndex folder, VectorsRead there)
            throws IOException {
        long made = folder.vectors().map(VectorsRead::made).orElse(0L);
        while (true) {
            List<VectorArchive.Made> batch = archive.vectors().madeAfter(there.model(), made, BATCH);
            if (batch.isEmpty()) return new VectorsRead(there.model(), made);
            for (VectorArchive.Made each : batch) {
                put(writer, archive, each.article().article(), Optional.of(there));
                made = each.made();
            }
        }
    }

    private static void put(EntryWriter writer, Archive archive, Article article, Optional<VectorsRead> vectors)
            throws IOException {
        List<Claim> claims = archive.claimsOf(article.id()).stream()
                .map(row -> ClaimJson.read(row.json()))
                .toList();
        Map<String, SentenceVector> byClaim =
                vectors.map(of -> vectorsOf(archive, of.model(), claims)).orElse(Map.of());
        writer.put(article, claims, byClaim);
    }

    private static Map<String, SentenceVector> vectorsOf(Archive archive, String model, List<Claim> claims) {
        Map<String, String> texts = new HashMap<>();
        for (Claim claim : claims) texts.put(claim.id(), ClaimText.of(claim).sha256());
        Map<String, byte[]> kept = archive.vectors().vectors(model, Set.copyOf(texts.values()));
        Map<String, SentenceVector> vectors = new HashMap<>();
        texts.forEach((id, text) ->
                Optional.ofNullable(kept.get(text)).ifPresent(bytes -> vectors.put(id, SentenceVector.read(bytes))));
        return vectors;
    }

    /** Builds the index anew from the archive. */
    void rebuild(Archive archive) throws IOException {
        drawing.draw(archive);
        closeIndex();
        try (EntryIndex folder = folder()) {
            if (!readIn(archive, folder, true, 0)) {
                throw new KnowledgeBase.Busy(
                        "the search index is being written by another process; wait until it ends");
            }
        }
    }

    /** Asks the index as it is now; one that was deleted or replaced meanwhile is opened, or built, anew. */
    <T> T ask(Archive archive, Asked<T> question) {
        try {
            try {
                Index open = index();
                open.entries().refresh();
                return question.of(open.search());
            } catch (IOException | AlreadyClosedException e) {
                closeIndex();
                catchUp(archive);
                return question.of(index().search());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Number of the last change of the archive that searches see; -1 where the index cannot be used. */
    long shown() {
        try {
            EntryReader entries = index().entries();
            entries.refresh();
            return entries.change();
        } catch (IOException | AlreadyClosedException | KnowledgeBase.Busy e) {
            return -1; // a question will mend it, or tell
        }
    }

    /** Which vectors searches see; empty where there are none, or the index cannot be used. */
    Optional<VectorsRead> vectorsShown() {
        try {
            EntryReader entries = index().entries();
            entries.refresh();
            return entries.vectors();
        } catch (IOException | AlreadyClosedException | KnowledgeBase.Busy e) {
            return Optional.empty(); // a question will mend it, or tell
        }
    }

    IndexState state() throws IOException {
        try (EntryIndex folder = folder()) {
            return folder.state();
        }
    }

    /** Reads all of it to be sure. */
    IndexState stateOfEveryByte() throws IOException {
        try (EntryIndex folder = folder()) {
            return folder.stateOfEveryByte();
        }
    }

    /** The index, opened when it is first asked. */
    private synchronized Index index() throws IOException {
        Index open = index;
        if (open != null) return open;
        EntryIndex folder = folder();
        try {
            if (folder.state() instanceof IndexState.Unusable unusable) {
                throw new KnowledgeBase.Busy(
                        "the search index of " + data + " is not ready (" + unusable.why()
                                + "); if another reelwatch is writing there wait until it ends, else run `./reelwatch reindex`");
            }
            EntryReader entries = folder.read();
            Search search = new Search(
                    entries,
                    text -> models(vocabulary.namesInQuestion(text)),
                    attributeWords(vocabulary),
                    this::vendorsIn,
                    weighed,
                    new Spelled(vocabulary.spellings(), vocabulary.makers()),
                    questions);
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

    @Override
    public void close() throws IOException {
        closeIndex();
    }

    private EntryIndex folder() throws IOException {
        return EntryIndex.at(
                data.resolve("lucene"),
                drawing.name(),
                text -> models(vocabulary.namesIn(text)),
                model -> vocabulary.vendorOf(vocabulary.lineOf(model)),
                vocabulary::lineOf);
    }

    private Set<String> vendorsIn(String text) {
        return vocabulary.vendorsIn(Fold.fold(text)).stream()
                .map(WordFinder.Found::meaning)
                .collect(Collectors.toSet());
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
}
