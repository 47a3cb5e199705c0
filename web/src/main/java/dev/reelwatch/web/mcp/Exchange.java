package dev.reelwatch.web.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Two streams of messages, one a line. The server drops what is under way as soon as its input ends, and tells nobody of
 * the end; so the end is held back until every request has its answer.
 */
final class Exchange {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private long open;

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    private synchronized void asked() {
        open++;
    }

    private synchronized void answered() {
        open--;
        notifyAll();
    }

    /** Returns when all is answered, or will not be any more. */
    private synchronized void end() throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (open > 0 && System.nanoTime() < until) wait(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            ended.countDown();
        }
    }

    private static boolean isRequest(String line) {
        try {
            JsonNode message = JSON.readTree(line);
            return message != null && message.has("id") && message.has("method");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    InputStream asked(InputStream in) {
        return new FilterInputStream(in) {
            private final ByteArrayOutputStream line = new ByteArrayOutputStream();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                int read = super.read(bytes, from, most);
                if (read < 0 && line.size() > 0 && most > 0) {
                    bytes[from] = '\n'; // the last line may have none, and is read only when it has
                    read = 1;
                }
                if (read < 0) end();
                for (int i = from; i < from + read; i++) {
                    if (bytes[i] == '\n') newline();
                    else line.write(bytes[i]);
                }
                return read;
            }

            private void newline() {
                if (isRequest(line.toString(StandardCharsets.UTF_8))) asked();
                line.reset();
            }
        };
    }

    OutputStream answered(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
                for (int i = from; i < from + count; i++) {
                    // no line is anything else: this server asks and tells nothing by itself
                    if (bytes[i] == '\n') answered();
                }
            }
        };
    }
}
