package dev.reelwatch.crawler.archive;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The name of one crawl, {@code machine/process/start of the process/number}: another process of the same machine can
 * tell by it whether the crawl is still alive.
 */
final class CrawlOwner {
    private static final long CLOCK_SET_MILLIS = 10_000;
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final String MACHINE = machine();

    private CrawlOwner() {}

    static String next() {
        ProcessHandle self = ProcessHandle.current();
        return MACHINE + "/" + self.pid() + "/" + startOf(self) + "/" + NUMBER.incrementAndGet();
    }

    /** True only where it is certain; of another machine nothing is. */
    static boolean isDead(String owner) {
        String[] parts = owner.split("/", -1);
        if (parts.length != 4 || !parts[0].equals(MACHINE)) return false;
        try {
            Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts[1]));
            if (process.isEmpty() || !process.get().isAlive()) return true;
            // The kernel reckons the start from its clock, which is set right now and then.
            return Math.abs(startOf(process.get()) - Long.parseLong(parts[2])) > CLOCK_SET_MILLIS;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Containers that share a disk have process numbers of their own, so the name alone would not do. */
    private static String machine() {
        String name;
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            name = "unknown";
        }
        String space = "";
        try {
            space = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            // only Linux has it, and only there do containers
        }
        return (name + space).replace('/', '-');
    }
}
