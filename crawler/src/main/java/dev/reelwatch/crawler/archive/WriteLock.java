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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The right to write in a data folder; one process on this machine has it, until it closes it or dies. */
final class WriteLock implements AutoCloseable {
    /**
     * The folders that this process writes to. Asked before the file is touched: on POSIX systems, closing any
     * channel to a file drops all locks that the process has on it, those of other channels included.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private static final String FILE = "reelwatch.lock";

    private final Path folder;
    private final FileChannel channel;

    private WriteLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Empty where another, or this very process, holds it. */
    static Optional<WriteLock> take(Path data) throws IOException {
        Path folder = data.toRealPath();
        synchronized (HELD) {
            if (HELD.contains(folder)) return Optional.empty();
            FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                // Far behind the process id, which others must be able to read where locks are mandatory.
                FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
                if (lock == null) {
                    channel.close();
                    return Optional.empty();
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            HELD.add(folder);
            return Optional.of(new WriteLock(folder, channel));
        }
    }

    /** Who writes to a folder whose lock could not be taken. */
    static String holder(Path data) throws IOException {
        Path folder = data.toRealPath();
        synchronized (HELD) {
            if (HELD.contains(folder)) return "this process";
            String pid = Files.readString(folder.resolve(FILE)).strip();
            return pid.isEmpty() ? "another reelwatch" : "another reelwatch (process " + pid + ")";
        }
    }

    /** A second call does nothing. */
    @Override
    public void close() {
        synchronized (HELD) {
            if (!channel.isOpen()) return;
            HELD.remove(folder);
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
