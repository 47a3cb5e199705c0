package dev.reelwatch.crawler.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The right to write in a data folder. Any number of processes on this machine share it, or one has it alone, until it
 * closes it or dies.
 */
final class WriteLock implements AutoCloseable {
    /**
     * The folders that this process writes to. Asked before the file is touched: on POSIX systems, closing any
     * channel to a file drops all locks that the process has on it, those of other channels included.
     */
    private static final Map<Path, Held> HELD = new HashMap<>();

    static final String FILE = "reelwatch.lock";

    // Far behind the process id, which others must be able to read where locks are mandatory.
    private static final long OPENING = Long.MAX_VALUE - 2;
    private static final long WRITING = Long.MAX_VALUE - 1;

    /** What all writers of this process to one folder share. */
    private static final class Held {
        private final FileChannel channel;
        private final boolean alone;
        private int writers;

        Held(FileChannel channel, boolean alone) {
            this.channel = channel;
            this.alone = alone;
        }
    }

    private final Path folder;
    private boolean closed;

    private WriteLock(Path folder) {
        this.folder = folder;
    }

    /** What needs a folder in which nobody else is just being let in. */
    interface Opening<T> {
        T open() throws IOException;
    }

    /**
     * Takes the right together with others who write.
     *
     * @return empty where somebody has it alone
     */
    static Optional<WriteLock> share(Path data) throws IOException {
        return take(data, false);
    }

    /**
     * Takes the right alone.
     *
     * @return empty where another, or this very process, has it
     */
    static Optional<WriteLock> takeAlone(Path data) throws IOException {
        return take(data, true);
    }

    private static Optional<WriteLock> take(Path data, boolean alone) throws IOException {
        Path folder = data.toRealPath();
        synchronized (HELD) {
            Held held = HELD.get(folder);
            if (held != null) {
                if (alone || held.alone) return Optional.empty();
                held.writers++;
                return Optional.of(new WriteLock(folder));
            }
            FileChannel channel = FileChannel.open(
                    folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock(WRITING, 1, !alone);
                if (lock == null) {
                    channel.close();
                    return Optional.empty();
                }
                channel.truncate(0);
                channel.write(
                        ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            held = new Held(channel, alone);
            held.writers = 1;
            HELD.put(folder, held);
            return Optional.of(new WriteLock(folder));
        }
    }

    /** Runs {@code opening} while no other writer opens the folder: two of them could begin one database twice. */
    <T> T whileOpening(Opening<T> opening) throws IOException {
        synchronized (HELD) {
            Held held = HELD.get(folder);
            if (closed || held == null) throw new IllegalStateException("not held: " + folder);
            FileLock lock = held.channel.lock(OPENING, 1, false);
            try {
                return opening.open();
            } finally {
                lock.release();
            }
        }
    }

    /** Who writes to a folder whose lock could not be taken. */
    static String holder(Path data) throws IOException {
        Path folder = data.toRealPath();
        synchronized (HELD) {
            if (HELD.containsKey(folder)) return "this process";
        }
        String pid = Files.readString(folder.resolve(FILE)).strip();
        // The last that came wrote its name; it may have gone before the others.
        boolean alive = pid.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
        return alive ? "another reelwatch (process " + pid + ")" : "another reelwatch";
    }

    /** A second call does nothing. */
    @Override
    public void close() {
        synchronized (HELD) {
            Held held = HELD.get(folder);
            if (closed || held == null) return;
            closed = true;
            if (--held.writers > 0) return;
            HELD.remove(folder);
            try {
                held.channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
