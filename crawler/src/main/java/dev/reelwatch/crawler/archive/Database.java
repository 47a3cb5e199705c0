package dev.reelwatch.crawler.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The SQLite file of an archive: opens and checks it, hands out transactions, and says what its errors mean. Reading
 * transactions see one state of the archive from beginning to end and wait for nobody; writing ones, of whatever process,
 * run one at a time and are short.
 */
final class Database implements AutoCloseable {
    /** What is done in a transaction. */
    interface Work<T> {
        T in(Transaction transaction) throws SQLException;
    }

    static final String FILE = "reelwatch.db";

    /** "Reel" in ASCII: tells our databases from those of other programs. */
    static final int APPLICATION = 0x5265656C;

    private static final int BUSY_MILLIS = 5000;

    /** A writer waits for its turn among others; longer than any of their transactions takes on a slow disk. */
    private static final int TURN_MILLIS = 60_000;

    /**
     * A transaction that begins by reading and then finds that another has written in between could not go on. Said by
     * hand: the driver begins the next transaction right after each commit, which would hold everyone else up for ever.
     */
    private static final String BEGIN = "begin immediate";

    /** Idle reading connections above this number are closed: each costs memory for its page cache. */
    private static final int IDLE_READERS = 8;

    private final Path file;
    private final Optional<Session> writer;
    private final Optional<WriteLock> lock;
    private final ReentrantLock writing = new ReentrantLock();
    private final Deque<Session> idle = new ArrayDeque<>();
    private final boolean frozen;
    private boolean closed;

    private Database(Path file, Optional<Session> writer, Optional<WriteLock> lock, boolean frozen) {
        this.file = file;
        this.writer = writer;
        this.lock = lock;
        this.frozen = frozen;
    }

    /**
     * Opens it for writing beside others, or for nobody else.
     *
     * @param alone true to keep all others from writing
     * @return empty where that cannot be, for others are at work
     */
    static Optional<Database> openForWriting(Path data, Migrations migrations, boolean alone) {
        Path file = data.resolve(FILE);
        try {
            Files.createDirectories(data);
            Optional<WriteLock> lock = alone ? WriteLock.takeAlone(data) : WriteLock.share(data);
            if (lock.isEmpty()) return Optional.empty();
            try {
                if (Files.exists(file) && !Files.isWritable(file)) {
                    throw new ArchiveException(ArchiveException.readOnly(file));
                }
                Connection writer = lock.get().whileOpening(() -> writer(file, migrations));
                return Optional.of(new Database(file, Optional.of(new Session(writer)), lock, false));
            } catch (IOException | RuntimeException e) {
                lock.get().close();
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw aFile(e.getFile());
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            throw new ArchiveException(ArchiveException.readOnly(data), e);
        } catch (FileSystemException e) {
            throw new ArchiveException(becauseOf(e, data, file), e);
        } catch (IOException e) {
            throw new ArchiveException(ArchiveException.diskFull(file, String.valueOf(e.getMessage())), e);
        }
    }

    private static String becauseOf(FileSystemException e, Path data, Path file) {
        String reason = String.valueOf(e.getReason());
        if (reason.contains("Read-only")) return ArchiveException.readOnly(data);
        if (reason.contains("No space")) return ArchiveException.diskFull(file, reason);
        if (reason.contains("Not a directory")) {
            return data + " leads through a file, not a folder: name another folder with --data";
        }
        return data + " cannot be used (" + e.getMessage() + "): name another folder with --data";
    }

    /** The file, which can be read. */
    private static Path readable(Path data) {
        Path file = data.resolve(FILE);
        if (Files.exists(data) && !Files.isDirectory(data)) throw aFile(data.toString());
        if (!Files.isRegularFile(file)) throw nothingThere(data);
        if (!Files.isReadable(file)) {
            throw new ArchiveException(file + " cannot be read: give yourself the right to read it");
        }
        return file;
    }

    /** On a medium that nobody can write to, SQLite cannot keep its notes on who reads; nor need it. */
    private static boolean frozen(Path file) {
        return !Files.isWritable(file.toAbsolutePath().getParent()) && logBytes(file) == 0;
    }

    /**
     * Writes one state of the database of {@code data} into a new file, while others go on writing.
     *
     * @throws ArchiveException if there is none, or it is not ours
     */
    static void copy(Path data, Migrations migrations, Path to) {
        Path file = readable(data);
        try (Connection connection = connect(file, true, frozen(file))) {
            if (version(connection, file, migrations) == 0) throw nothingThere(data);
            try (PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
                copy.setString(1, to.toAbsolutePath().toString());
                copy.execute();
            }
        } catch (SQLException e) {
            throw ArchiveException.of(e, file);
        }
    }

    static Database openForReading(Path data, Migrations migrations) {
        Path file = readable(data);
        Database database = new Database(file, Optional.empty(), Optional.empty(), frozen(file));
        try {
            int version;
            Session session = database.reader();
            try {
                version = version(session.connection(), file, migrations);
            } finally {
                database.giveBack(session);
            }
            if (version == 0) throw nothingThere(data);
            if (version < migrations.latest()) {
                throw new ArchiveException(
                        file + " was written by an older reelwatch (schema " + version + ", this one reads "
                                + migrations.latest() + "): run `./reelwatch ingest` once to bring it up to date");
            }
            return database;
        } catch (SQLException e) {
            database.close();
            throw ArchiveException.of(e, file);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static ArchiveException aFile(String path) {
        return new ArchiveException(path + " is a file, not a folder: name a folder with --data");
    }

    private static ArchiveException nothingThere(Path data) {
        return new ArchiveException("there is no archive in " + data
                + " yet: run `./reelwatch ingest` first, or name its folder with --data");
    }

    private static Connection writer(Path file, Migrations migrations) {
        try {
            Connection connection = connect(file, false, false);
            try {
                int version = version(connection, file, migrations);
                execute(connection, "pragma journal_mode = wal");
                for (; version < migrations.latest(); version++) migrate(connection, migrations, version);
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw ArchiveException.of(e, file);
        }
    }

    /** How many migrations it has taken; 0 for an empty file. Nothing is changed in a database that is not ours. */
    private static int version(Connection connection, Path file, Migrations migrations) throws SQLException {
        int application = (int) number(connection, "pragma application_id");
        int version = (int) number(connection, "pragma user_version");
        boolean empty = number(connection, "select count(*) from sqlite_master") == 0;
        if (application != APPLICATION && !(application == 0 && version == 0 && empty)) {
            throw new ArchiveException(file + " is the database of another program: move it away, or name another"
                    + " folder with --data");
        }
        if (version > migrations.latest()) {
            throw new ArchiveException(file + " was written by a newer reelwatch (schema " + version
                    + ", this one knows " + migrations.latest()
                    + "): update reelwatch, or name another folder with --data");
        }
        return version;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private static void migrate(Connection connection, Migrations migrations, int from) throws SQLException {
        execute(connection, BEGIN);
        try {
            for (String statement : migrations.statementsFrom(from)) execute(connection, statement);
            execute(connection, "pragma application_id = " + APPLICATION);
            execute(connection, "pragma user_version = " + (from + 1));
            execute(connection, "commit");
        } catch (SQLException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private static Connection connect(Path file, boolean reading, boolean frozen) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(reading ? BUSY_MILLIS : TURN_MILLIS);
        config.enforceForeignKeys(true);
        config.setSynchronous(SynchronousMode.FULL);
        config.setReadOnly(reading);
        // Asking for the last row id would prepare and run another statement after each insert; nobody wants to know.
        config.setGetGeneratedKeys(false);
        // A writer goes back and forth between the trees of all its tables and indexes; in KiB where negative.
        if (!reading) config.setCacheSize(-16_000);
        // As a URI, with its odd characters escaped: in a plain path the driver would take what follows a `?` for
        // settings.
        String address = file.toAbsolutePath().toUri().toString();
        return config.createConnection("jdbc:sqlite:" + address + (frozen ? "?immutable=1" : ""));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Path file() {
        return file;
    }

    /** The data folder. */
    Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    boolean writable() {
        return writer.isPresent();
    }

    /** Size on disk, with the write-ahead log. */
    long bytes() {
        try {
            return Files.size(file) + logBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long logBytes(Path file) {
        try {
            return Files.size(file.resolveSibling(FILE + "-wal"));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code work} on one state of the archive. */
    <T> T read(Work<T> work) {
        try {
            Session session = reader();
            try {
                return work.in(new Transaction(session));
            } finally {
                giveBack(session);
            }
        } catch (SQLException e) {
            throw ArchiveException.of(e, file);
        }
    }

    /** Runs {@code work} and commits; where either fails, nothing of it is stored. */
    <T> T write(Work<T> work) {
        Session session =
                writer.orElseThrow(() -> new IllegalStateException(file + " was opened for reading, not for writing"));
        writing.lock();
        try {
            session.statement(BEGIN).execute();
        } catch (SQLException e) {
            writing.unlock();
            throw ArchiveException.of(e, file);
        }
        try {
            T result = work.in(new Transaction(session));
            session.statement("commit").execute();
            return result;
        } catch (SQLException e) {
            rollBack(session, e);
            throw ArchiveException.of(e, file);
        } catch (RuntimeException e) {
            rollBack(session, e);
            throw e;
        } finally {
            writing.unlock();
        }
    }

    private static void rollBack(Session session, Exception because) {
        try {
            session.forget();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
        rollBack(session.connection(), because);
    }

    private static void rollBack(Connection connection, Exception because) {
        try {
            execute(connection, "rollback");
        } catch (SQLException e) {
            // SQLite itself rolls back on some errors, and then finds no transaction to end.
            because.addSuppressed(e);
        }
    }

    private Session reader() throws SQLException {
        synchronized (idle) {
            if (closed) throw new IllegalStateException(file + " is closed");
            Session session = idle.poll();
            if (session != null) return session;
        }
        Connection connection = connect(file, true, frozen);
        connection.setAutoCommit(false);
        return new Session(connection);
    }

    private void giveBack(Session session) throws SQLException {
        // Ends the transaction: an old state that somebody still looks at cannot be cleared out of the log.
        session.connection().rollback();
        synchronized (idle) {
            if (!closed && idle.size() < IDLE_READERS) {
                idle.push(session);
                return;
            }
        }
        session.close();
    }

    @Override
    public void close() {
        writing.lock();
        try {
            closeConnections();
        } catch (SQLException e) {
            throw ArchiveException.of(e, file);
        } finally {
            lock.ifPresent(WriteLock::close);
            writing.unlock();
        }
    }

    private void closeConnections() throws SQLException {
        synchronized (idle) {
            if (closed) return;
            closed = true;
            for (Session session : idle) session.close();
            idle.clear();
        }
        // The last to close writes the log back into the database file.
        if (writer.isPresent()) writer.get().close();
    }
}
