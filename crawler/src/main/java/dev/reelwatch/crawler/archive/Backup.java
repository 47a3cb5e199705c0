package dev.reelwatch.crawler.archive;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A whole archive in one zip file: the database as it was at one moment, and the WARC files that it speaks of. Others may
 * write to the archive while the file is made. What can be built again, such as the search index, is not in it.
 */
public final class Backup {
    private static final Pattern PART = Pattern.compile(
            Pattern.quote(Database.FILE) + "|" + Warc.FOLDER + "/[A-Za-z0-9][A-Za-z0-9._-]*\\.warc\\.gz");

    /** Where a backup is unpacked and proved before it takes its place; what is left of one that was killed. */
    private static final String UNPROVED = "restoring";

    private Backup() {}

    /**
     * Writes a backup, once all in it is proved as {@link #restore} proves it; for that it is unpacked beside it. It is on
     * disk, whole, when this returns; where it throws there is no such file.
     *
     * @param file to make, in a folder that exists
     * @return what is in it
     * @throws ArchiveException if there is no archive in {@code data}, or a damaged one
     * @throws FileAlreadyExistsException if something stands at {@code file}
     * @throws NoSuchFileException if its folder is missing
     */
    public static Counts make(Path data, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) throw new FileAlreadyExistsException(file.toString());
        Path folder = Objects.requireNonNull(target.getParent());
        if (!Files.isDirectory(folder)) throw new NoSuchFileException(folder.toString());
        Path work = Files.createTempDirectory(folder, ".reelwatch-backup");
        try {
            // The database first: no page that the copy speaks of is missing among those that are listed after it.
            Database.copy(data, Migrations.ALL, work.resolve(Database.FILE));
            Path packed = work.resolve("backup.zip");
            List<Path> pages = Warc.files(data.resolve(Warc.FOLDER));
            pack(work.resolve(Database.FILE), pages, packed);
            Path unproved = work.resolve(UNPROVED);
            unpack(packed, unproved);
            Counts in = prove(
                    unproved,
                    data.toString(),
                    "no backup was made; `./reelwatch verify` names all that is damaged, and an earlier backup"
                            + " can be restored into a new folder");
            Files.move(packed, target);
            Warc.syncFolder(folder);
            return in;
        } finally {
            delete(work);
        }
    }

    private static void pack(Path database, List<Path> pages, Path to) throws IOException {
        try (FileOutputStream out = new FileOutputStream(to.toFile());
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, Database.FILE, database, Deflater.DEFAULT_COMPRESSION);
            for (Path page : pages) {
                // packed already
                add(zip, Warc.FOLDER + "/" + page.getFileName(), page, Deflater.NO_COMPRESSION);
            }
            zip.finish();
            out.getFD().sync();
        }
    }

    private static void add(ZipOutputStream zip, String name, Path from, int level) throws IOException {
        zip.setLevel(level);
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(from, zip);
        zip.closeEntry();
    }

    /**
     * Makes a data folder out of a backup, once all in it is proved: every text, every quote and every page. One of an
     * older reelwatch is brought up to date. A restoring that was killed is begun anew by the next.
     *
     * @param data is made where it is missing
     * @throws ArchiveException if there is something in {@code data}, or {@code file} is no backup or damaged; then
     *     {@code data} holds nothing of it
     */
    public static void restore(Path file, Path data) throws IOException {
        if (!Files.isRegularFile(file)) throw new ArchiveException("there is no backup " + file);
        Files.createDirectories(data);
        Optional<WriteLock> taken = WriteLock.takeAlone(data);
        if (taken.isEmpty()) throw notEmpty(data);
        try {
            restoreAlone(file, data);
        } finally {
            taken.get().close();
        }
    }

    private static void restoreAlone(Path file, Path data) throws IOException {
        Path unproved = data.resolve(UNPROVED);
        if (Files.exists(unproved) && !Archive.exists(data)) {
            delete(data.resolve(Warc.FOLDER));
            delete(unproved);
        }
        if (!isEmpty(data)) throw notEmpty(data);
        Files.createDirectory(unproved);
        boolean proved = false;
        try {
            unpack(file, unproved);
            prove(unproved, file.toString(), "nothing was restored");
            proved = true;
        } finally {
            if (!proved) delete(unproved);
        }
        Path pages = unproved.resolve(Warc.FOLDER);
        if (Files.exists(pages)) Files.move(pages, data.resolve(Warc.FOLDER), StandardCopyOption.ATOMIC_MOVE);
        // The database last: where it stands, all of it stands.
        Files.move(unproved.resolve(Database.FILE), data.resolve(Database.FILE), StandardCopyOption.ATOMIC_MOVE);
        Warc.syncFolder(data);
        delete(unproved);
    }

    private static ArchiveException notEmpty(Path data) {
        return new ArchiveException(
                data + " is not empty: restore into a new folder (--data), and nothing that is there can be lost");
    }

    private static boolean isEmpty(Path data) throws IOException {
        try (Stream<Path> there = Files.list(data)) {
            return there.allMatch(path -> path.endsWith(WriteLock.FILE));
        }
    }

    private static void unpack(Path file, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            for (ZipEntry entry : entries) {
                // The name is the only thing in it that could lead out of the folder.
                if (!PART.matcher(entry.getName()).matches()) {
                    throw new ArchiveException(noBackup(file, entry.getName() + " is in it"));
                }
            }
            if (zip.getEntry(Database.FILE) == null) {
                throw new ArchiveException(noBackup(file, Database.FILE + " is not in it"));
            }
            Files.createDirectories(to.resolve(Warc.FOLDER));
            for (ZipEntry entry : entries) {
                Path part = to.resolve(entry.getName());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, part);
                }
                try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
            }
        } catch (ZipException e) {
            throw new ArchiveException(noBackup(file, String.valueOf(e.getMessage())), e);
        }
    }

    private static String noBackup(Path file, String why) {
        return file + " is no backup of reelwatch, or a damaged one (" + why + "); nothing was restored";
    }

    /** What is in an unpacked backup, which is brought up to date. */
    private static Counts prove(Path unproved, String what, String otherwise) {
        try (Archive archive = Archive.openAlone(unproved)) {
            List<String> faults = archive.faults();
            if (faults.isEmpty()) return archive.counts();
            String more = faults.size() == 1 ? "" : " and " + (faults.size() - 1) + " more";
            throw new ArchiveException(what + " is damaged (" + faults.get(0) + more + "); " + otherwise);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) return;
        try (Stream<Path> parts = Files.walk(path)) {
            for (Path part : parts.sorted(Collections.reverseOrder()).toList()) Files.delete(part);
        }
    }
}
