package dev.reelwatch.index.entry;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;

/**
 * The folder of the index. It holds nothing that the archive does not, so whatever is wrong with it is mended by
 * {@link #rebuild()}; how far it has read the archive stands in its own commit data. A lock that a dead process left is
 * none: the operating system has released it.
 */
public final class EntryIndex implements AutoCloseable {
    static final String CHANGE = "reelwatch.change";
    static final String VECTORS = "reelwatch.vectors";
    private static final String SCHEMA = "reelwatch.schema";
    /** Every segment is asked anew for every word and every facet of a question, so there are to be few. */
    private static final double FEW_SEGMENTS = 4;

    private static final double BUFFER_MB = 48;

    private final Directory directory;
    private final String schema;
    private final Function<String, List<NameHit>> names;
    private final Function<String, Optional<String>> vendors;
    private final Function<String, String> lines;

    /**
     * @param directory closed with this index
     * @param fingerprint stands for the vocabulary behind the others; an index of another one has to be rebuilt
     * @param names the models named in a text
     * @param vendors who makes a model
     * @param lines the line that a model belongs to
     */
    public EntryIndex(
            Directory directory,
            String fingerprint,
            Function<String, List<NameHit>> names,
            Function<String, Optional<String>> vendors,
            Function<String, String> lines) {
        this.directory = directory;
        this.schema = EntryDocument.layout() + "/" + fingerprint;
        this.names = names;
        this.vendors = vendors;
        this.lines = lines;
    }

    /**
     * The index in a folder, which is made if there is none.
     *
     * @throws IOException if there cannot be a folder at {@code path}
     */
    public static EntryIndex at(
            Path path,
            String fingerprint,
            Function<String, List<NameHit>> names,
            Function<String, Optional<String>> vendors,
            Function<String, String> lines)
            throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) throw new NotDirectoryException(path.toString());
        Files.createDirectories(path);
        return new EntryIndex(new MMapDirectory(path), fingerprint, names, vendors, lines);
    }

    /** What opening it shows: files that are missing or cut short, another schema. */
    public IndexState state() throws IOException {
        return state(false);
    }

    /**
     * Which vectors it holds; empty where it was written without any.
     *
     * @throws IOException if the index is not {@link IndexState.Usable}
     */
    public Optional<VectorsRead> vectors() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return VectorsRead.of(reader.getIndexCommit().getUserData().get(VECTORS));
        }
    }

    /** What reading every byte of it shows: also a byte that changed inside a file. */
    public IndexState stateOfEveryByte() throws IOException {
        return state(true);
    }

    private IndexState state(boolean everyByte) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> data = reader.getIndexCommit().getUserData();
            String found = data.get(SCHEMA);
            String change = data.get(CHANGE);
            if (found == null || change == null) {
                return new IndexState.Unusable(IndexState.Reason.FOREIGN, "another program's index: " + directory);
            }
            if (!found.equals(schema)) {
                return new IndexState.Unusable(
                        IndexState.Reason.OTHER_SCHEMA, "made with schema " + found + ", now it is " + schema);
            }
            if (everyByte) {
                for (LeafReaderContext leaf : reader.leaves()) ((CodecReader) leaf.reader()).checkIntegrity();
            }
            return new IndexState.Usable(Long.parseLong(change));
        } catch (IndexNotFoundException e) {
            boolean empty = Arrays.stream(directory.listAll()).allMatch(IndexWriter.WRITE_LOCK_NAME::equals);
            return empty
                    ? new IndexState.Unusable(IndexState.Reason.MISSING, "no index yet: " + directory)
                    : new IndexState.Unusable(beginsWithSegments(), "no complete index among the files: " + directory);
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            return new IndexState.Unusable(IndexState.Reason.FOREIGN, "another version of Lucene: " + e.getMessage());
        } catch (CorruptIndexException | EOFException | FileNotFoundException | NoSuchFileException e) {
            return new IndexState.Unusable(IndexState.Reason.DAMAGED, e.toString());
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            // Lucene trusts the numbers in its headers; changed bytes there surface as any of these
            return new IndexState.Unusable(IndexState.Reason.DAMAGED, e.toString());
        }
    }

    /** Segments without a list of them are the rest of an index; other files are someone else's. */
    private IndexState.Reason beginsWithSegments() throws IOException {
        return Arrays.stream(directory.listAll()).anyMatch(EntryIndex::isOfAnIndex)
                ? IndexState.Reason.DAMAGED
                : IndexState.Reason.FOREIGN;
    }

    private static boolean isOfAnIndex(String file) {
        return IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()
                || file.startsWith(IndexFileNames.SEGMENTS)
                || file.startsWith(IndexFileNames.PENDING_SEGMENTS);
    }

    /**
     * Goes on writing.
     *
     * @return empty while another writer is at work
     * @throws IOException if the index is not {@link IndexState.Usable}
     */
    public Optional<EntryWriter> write() throws IOException {
        return writer(OpenMode.APPEND);
    }

    /**
     * Begins with no entries. Readers see the former ones until the first commit, unless those are damaged; files that
     * are none of an index stay.
     *
     * @return empty while another writer is at work
     */
    public Optional<EntryWriter> rebuild() throws IOException {
        mendLock();
        if (state() instanceof IndexState.Unusable unusable
                && unusable.reason() != IndexState.Reason.OTHER_SCHEMA
                && unusable.reason() != IndexState.Reason.MISSING) {
            // Lucene goes on from the number of the last commit and fails where that cannot be read
            try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                for (String file : directory.listAll()) {
                    lock.ensureValid();
                    if (isOfAnIndex(file)) directory.deleteFile(file);
                }
            } catch (LockObtainFailedException e) {
                return Optional.empty();
            }
        }
        return writer(OpenMode.CREATE);
    }

    /** Lucene's lock file is empty; one that holds something is damaged and would lock out everyone for ever. */
    private void mendLock() throws IOException {
        boolean damaged = Arrays.asList(directory.listAll()).contains(IndexWriter.WRITE_LOCK_NAME)
                && directory.fileLength(IndexWriter.WRITE_LOCK_NAME) > 0;
        if (damaged) directory.deleteFile(IndexWriter.WRITE_LOCK_NAME);
    }

    private Optional<EntryWriter> writer(OpenMode mode) throws IOException {
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setForceMergeDeletesPctAllowed(0);
        merges.setSegmentsPerTier(FEW_SEGMENTS);
        ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
        IndexWriterConfig config = new IndexWriterConfig(EntryAnalyzer.forEntries())
                .setOpenMode(mode)
                .setCommitOnClose(false)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCodec(ExactVectors.codec())
                .setMergeScheduler(scheduler)
                .setMergePolicy(merges);
        try {
            return Optional.of(new EntryWriter(
                    new IndexWriter(directory, config),
                    scheduler,
                    (article, claims, vectors) -> EntryDocument.of(article, claims, vectors, names, vendors, lines),
                    this::commitData));
        } catch (LockObtainFailedException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads what was committed last, whoever wrote it.
     *
     * @throws IOException if the index is not {@link IndexState.Usable}
     */
    public EntryReader read() throws IOException {
        return read(EntryReader.LONGEST);
    }

    /** @param longest that a question may take */
    EntryReader read(Duration longest) throws IOException {
        return new EntryReader(directory, longest);
    }

    private Map<String, String> commitData(long change, Optional<VectorsRead> vectors) {
        Map<String, String> data = new HashMap<>();
        data.put(SCHEMA, schema);
        data.put(CHANGE, Long.toString(change));
        vectors.ifPresent(read -> data.put(VECTORS, read.written()));
        return data;
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
