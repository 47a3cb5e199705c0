package dev.reelwatch.web.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives work that goes on the time to end well when the process is asked to end (SIGINT, SIGTERM), and the process the
 * exit status that the work came to. Closing it lets the process end as usual.
 */
final class PoliteEnd implements AutoCloseable {
    /** Whoever asks a process to end kills it sooner or later. */
    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger status = new AtomicInteger(Verb.FAILED);
    private final Thread hook = new Thread(this::askAndWait, "end");
    private volatile Runnable asked = () -> {};

    /** @param toEnd runs when the process is asked to end */
    void when(Runnable toEnd) {
        asked = toEnd;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The work is done, and came to that. */
    void with(int cameTo) {
        status.set(cameTo);
    }

    private void askAndWait() {
        asked.run();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            return;
        }
        // Without this, the virtual machine would end with the status of the signal.
        Runtime.getRuntime().halt(status.get());
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running, and waits for this.
        }
        ended.countDown();
    }
}
