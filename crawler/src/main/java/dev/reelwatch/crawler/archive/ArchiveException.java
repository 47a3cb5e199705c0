package dev.reelwatch.crawler.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;

/** The archive cannot do what was asked; the message names the path, the reason and what to do. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean ofOnePage;

    ArchiveException(String message) {
        super(message);
        this.ofOnePage = false;
    }

    ArchiveException(String message, Throwable cause) {
        super(message, cause);
        this.ofOnePage = false;
    }

    private ArchiveException(String message, boolean ofOnePage) {
        super(message);
        this.ofOnePage = ofOnePage;
    }

    /** One page is lost or damaged; all else goes on. */
    static ArchiveException ofOnePage(String message) {
        return new ArchiveException(message, true);
    }

    /** True where only one page is lost or damaged, and work with others can go on. */
    public boolean isOfOnePage() {
        return ofOnePage;
    }

    /** What an error of the database means to the one who runs the program. */
    static ArchiveException of(SQLException error, Path database) {
        // The low byte tells the kind; the rest only tells its finer forms.
        SQLiteErrorCode kind = SQLiteErrorCode.getErrorCode(error.getErrorCode() & 0xff);
        String reason = String.valueOf(error.getMessage());
        return new ArchiveException(
                switch (kind) {
                    case SQLITE_FULL -> diskFull(database, reason);
                    // SQLite calls a full disk an input/output error where it meets it in sync, truncate or shared
                    // memory.
                    case SQLITE_IOERR ->
                        freeBytes(database) < 1 << 20
                                ? diskFull(database, reason)
                                : "reading or writing " + database + " failed (" + reason
                                        + "): see whether the disk is well, then run again; what was stored before is intact";
                    case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged(database, reason);
                    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> readOnly(database);
                    case SQLITE_CANTOPEN ->
                        database + " cannot be opened (" + reason
                                + "): see that the folder exists and that you may read"
                                + " and write it, or name another with --data";
                    case SQLITE_BUSY, SQLITE_LOCKED ->
                        database + " is in use by another program (" + reason
                                + "): wait until it ends or stop it, then run again";
                    default -> database + ": " + reason;
                },
                error);
    }

    static String damaged(Path database, String reason) {
        return database + " is damaged (" + reason + "): move it away together with " + database.getFileName()
                + "-wal and " + database.getFileName() + "-shm, then restore a copy or ingest again;"
                + " nothing in it was deleted";
    }

    static String readOnly(Path path) {
        return path
                + " cannot be written to: give yourself the right to write there, or name another folder with --data";
    }

    static String diskFull(Path database, String reason) {
        return String.format(
                Locale.ROOT,
                "no room left for %s (%s; %.1f MB free): make room or name another folder with --data, then run again;"
                        + " what was stored before is intact",
                database.toAbsolutePath().getParent(),
                reason,
                freeBytes(database) / 1e6);
    }

    private static long freeBytes(Path database) {
        try {
            return Files.getFileStore(database.toAbsolutePath().getParent()).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }
}
