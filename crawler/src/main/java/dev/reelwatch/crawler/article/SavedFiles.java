package dev.reelwatch.crawler.article;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Saved files under the paths that a user names, one after the other in the order of their names. A named file is
 * always read; of a folder or archive only what looks like an article by its ending.
 */
public final class SavedFiles {
    /** There is nothing to read at a path; the message names it and what to do. */
    public static final class NothingToRead extends RuntimeException {
        private static final long serialVersionUID = 1;

        NothingToRead(String message) {
            super(message);
        }
    }

    private static final Pattern ARTICLE =
            Pattern.compile("(?i).*\\.(?:md|markdown|mdx|txt|html?|xhtml|json|xml|rss|atom)(?:\\.gz)?");
    private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.zip");
    private static final String READABLE = ".md, .markdown, .txt, .html, .json, .xml, each also as .gz, and .zip";

    private final SavedFilesSettings settings;

    public SavedFiles(SavedFilesSettings settings) {
        this.settings = settings;
    }

    /**
     * The files under {@code paths}, each read when its turn comes. What goes wrong with one file is an element of its
     * own and does not end the stream. Close it, since an archive may be open.
     *
     * @throws NothingToRead if a path is missing, or is a folder without any file to read
     */
    public Stream<SavedFile> under(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        List<SavedFile> unread = new ArrayList<>();
        for (Path path : paths) {
            int before = files.size() + unread.size();
            if (Files.isDirectory(path)) {
                walk(path, files, unread);
                if (files.size() + unread.size() == before) {
                    throw new NothingToRead("No article in the folder " + path + ": it holds no file that ends in "
                            + READABLE + ". To read a file with another ending, name the file itself.");
                }
            } else if (Files.exists(path)) {
                files.add(path);
            } else {
                throw new NothingToRead("There is no file or folder " + path + ". Check the path for a typing error.");
            }
        }
        Reader reader = new Reader(files.iterator(), unread);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(reader, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(reader::close);
    }

    /** Adds the files to read below a folder, sorted; a link that leads back to a folder seen before is not followed. */
    private static void walk(Path folder, List<Path> files, List<SavedFile> unread) {
        Deque<Path> waiting = new ArrayDeque<>(List.of(folder));
        Set<Path> seen = new HashSet<>();
        while (!waiting.isEmpty()) {
            Path next = waiting.pop();
            if (!Files.isDirectory(next)) {
                files.add(next);
                continue;
            }
            List<Path> entries = new ArrayList<>();
            try {
                if (!seen.add(next.toRealPath())) continue;
                try (DirectoryStream<Path> stream = Files.newDirectoryStream(next)) {
                    stream.forEach(entries::add);
                }
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                unread.add(new SavedFile.Unread(name(next), next.toString(), Ending.UNREADABLE, reason(next, e)));
                continue;
            }
            entries.sort(Comparator.comparing(SavedFiles::name).reversed());
            for (Path entry : entries) {
                String name = name(entry);
                if (name.startsWith(".") || name.equals("__MACOSX")) continue;
                if (Files.isDirectory(entry) || looksReadable(name)) waiting.push(entry);
            }
        }
    }

    private static boolean looksReadable(String name) {
        return ARTICLE.matcher(name).matches() || ARCHIVE.matcher(name).matches();
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static String reason(Path path, Exception e) {
        String why = switch (e) {
            case java.nio.file.AccessDeniedException ignored -> "there is no permission to read it";
            case NoSuchFileException ignored -> "it is no longer there";
            case java.nio.file.FileSystemLoopException ignored -> "its links lead in a circle";
            default -> Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        };
        return path + " cannot be read: " + why + ".";
    }

    /** Reads one file at a time; the next one is opened when it is asked for. */
    private final class Reader implements Iterator<SavedFile>, AutoCloseable {
        private final Iterator<Path> files;
        private final Deque<SavedFile> ready = new ArrayDeque<>();
        private Optional<Archive> archive = Optional.empty();

        Reader(Iterator<Path> files, List<SavedFile> unread) {
            this.files = files;
            ready.addAll(unread);
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty()) {
                if (archive.isPresent()) {
                    if (archive.get().hasNext()) {
                        ready.add(archive.get().next());
                        continue;
                    }
                    close();
                }
                if (!files.hasNext()) return false;
                open(files.next());
            }
            return true;
        }

        @Override
        public SavedFile next() {
            if (!hasNext()) throw new java.util.NoSuchElementException();
            return ready.remove();
        }

        private void open(Path path) {
            try {
                if (!Files.isRegularFile(path)) {
                    ready.add(unread(path, Ending.UNREADABLE, path + " is no regular file."));
                } else if (ARCHIVE.matcher(name(path)).matches()) {
                    archive = Optional.of(new Archive(path));
                } else {
                    ready.add(read(path));
                }
            } catch (ZipException e) {
                ready.add(unread(
                        path, Ending.BROKEN, path + " is no zip archive that can be opened: " + e.getMessage() + "."));
            } catch (IOException e) {
                ready.add(unread(path, Ending.UNREADABLE, reason(path, e)));
            }
        }

        private SavedFile read(Path path) throws IOException {
            long size = Files.size(path);
            boolean packed = name(path).toLowerCase(Locale.ROOT).endsWith(".gz");
            if (size > settings.maxFileBytes()) return unread(path, Ending.TOO_LARGE, tooLarge(path.toString(), size));
            try (InputStream in = Files.newInputStream(path)) {
                if (!packed) {
                    return new SavedFile.Read(
                            name(path), path.toString(), in.readNBytes((int) settings.maxFileBytes()));
                }
                Optional<byte[]> bytes = inflated(new GZIPInputStream(in), size);
                return bytes.isPresent()
                        ? new SavedFile.Read(name(path), path.toString(), bytes.get())
                        : unread(path, Ending.TOO_LARGE, bomb(path.toString(), size));
            } catch (ZipException | java.io.EOFException e) {
                return unread(path, Ending.BROKEN, path + " is damaged or no gzip file: " + e.getMessage() + ".");
            }
        }

        private SavedFile unread(Path path, Ending ending, String why) {
            return new SavedFile.Unread(name(path), path.toString(), ending, why);
        }

        @Override
        public void close() {
            try {
                if (archive.isPresent()) archive.get().close();
            } catch (IOException e) {
                // it was open for reading only, nothing is lost
            }
            archive = Optional.empty();
        }
    }

    /** The files of one zip archive. */
    private final class Archive implements Iterator<SavedFile>, AutoCloseable {
        private final Path path;
        private final ZipFile zip;
        private final Iterator<ZipEntry> entries;
        private final Deque<SavedFile> notes = new ArrayDeque<>();
        private long inflated;

        Archive(Path path) throws IOException {
            this.path = path;
            this.zip = open(path);
            List<ZipEntry> found = new ArrayList<>();
            int count = 0;
            for (Iterator<? extends ZipEntry> all = zip.stream().iterator(); all.hasNext(); ) {
                ZipEntry entry = all.next();
                if (++count > settings.maxArchiveEntries()) {
                    note(
                            Ending.TOO_LARGE,
                            "%s holds more than %,d files; the rest was not read."
                                    .formatted(path, settings.maxArchiveEntries()));
                    break;
                }
                if (!entry.isDirectory() && isWanted(entry.getName())) found.add(entry);
            }
            found.sort(Comparator.comparing(ZipEntry::getName));
            if (found.isEmpty() && notes.isEmpty()) {
                note(Ending.EMPTY, path + " holds no file that ends in " + READABLE + ".");
            }
            this.entries = found.iterator();
        }

        private static ZipFile open(Path path) throws IOException {
            try {
                return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
            } catch (ZipException e) {
                // Chinese Windows writes names in its own code page
                return new ZipFile(path.toFile(), Charset.forName("GB18030"));
            }
        }

        private static boolean isWanted(String entry) {
            for (String part : entry.split("/", -1)) {
                if ((part.startsWith(".") && !part.equals("..") && !part.equals(".")) || part.equals("__MACOSX")) {
                    return false;
                }
            }
            return looksReadable(entry);
        }

        private void note(Ending ending, String why) {
            notes.add(new SavedFile.Unread(name(path), path.toString(), ending, why));
        }

        @Override
        public boolean hasNext() {
            return !notes.isEmpty() || entries.hasNext();
        }

        @Override
        public SavedFile next() {
            if (!notes.isEmpty()) return notes.remove();
            ZipEntry entry = entries.next();
            String where = path + "!/" + entry.getName();
            String doc = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            if (entry.getName().startsWith("/")
                    || List.of(entry.getName().split("[/\\\\]", -1)).contains("..")) {
                return new SavedFile.Unread(
                        doc,
                        where,
                        Ending.BROKEN,
                        where + " has a name that leads out of the archive; it was not read.");
            }
            if (ARCHIVE.matcher(doc).matches()) {
                return new SavedFile.Unread(
                        doc, where, Ending.UNREADABLE, where + " is an archive in an archive; unpack it to read it.");
            }
            long packed = Math.max(1, entry.getCompressedSize());
            if (entry.getSize() > settings.maxFileBytes()) {
                return new SavedFile.Unread(doc, where, Ending.TOO_LARGE, tooLarge(where, entry.getSize()));
            }
            if (inflated > settings.maxArchiveBytes()) {
                return new SavedFile.Unread(
                        doc,
                        where,
                        Ending.TOO_LARGE,
                        "%s was not read: its archive holds more than %s."
                                .formatted(where, size(settings.maxArchiveBytes())));
            }
            try (InputStream in = zip.getInputStream(entry)) {
                Optional<byte[]> bytes = inflated(in, packed);
                inflated += bytes.map(b -> (long) b.length).orElse(settings.maxFileBytes());
                if (bytes.isPresent() && doc.toLowerCase(Locale.ROOT).endsWith(".gz")) {
                    int size = bytes.get().length;
                    bytes = inflated(new GZIPInputStream(new java.io.ByteArrayInputStream(bytes.get())), size);
                }
                return bytes.isPresent()
                        ? new SavedFile.Read(doc, where, bytes.get())
                        : new SavedFile.Unread(doc, where, Ending.TOO_LARGE, bomb(where, packed));
            } catch (IOException e) {
                return new SavedFile.Unread(
                        doc, where, Ending.BROKEN, where + " cannot be unpacked: " + e.getMessage() + ".");
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** Empty where it is more than the limits allow. */
    private Optional<byte[]> inflated(InputStream in, long packed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        try (in) {
            for (int read; (read = in.read(buffer)) >= 0; ) {
                out.write(buffer, 0, read);
                long size = out.size();
                if (size > settings.maxFileBytes()) return Optional.empty();
                if (size > 1 << 20 && size / packed > settings.maxInflation()) return Optional.empty();
            }
        }
        return Optional.of(out.toByteArray());
    }

    private String tooLarge(String path, long size) {
        return "%s has %s, more than the limit of %s for one file; cut it into parts or raise the limit."
                .formatted(path, size(size), size(settings.maxFileBytes()));
    }

    private String bomb(String path, long packed) {
        return "%s has %s packed and grows past the limits of %s for one file and %d times its packed size; it was not read."
                .formatted(path, size(packed), size(settings.maxFileBytes()), settings.maxInflation());
    }

    private static String size(long bytes) {
        return bytes < 1 << 20
                ? "%,d bytes".formatted(bytes)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
    }
}
