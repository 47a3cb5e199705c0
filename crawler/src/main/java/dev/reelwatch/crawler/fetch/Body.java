package dev.reelwatch.crawler.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * What came as the body of an answer, read within bounds.
 *
 * @param raw as it came over the wire
 * @param inflated the same without the compression
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record Body(byte[] raw, byte[] inflated) {
    static final Body NONE = new Body(new byte[0], new byte[0]);

    private static final Bounds EXPLANATION = new Bounds(1 << 20, 1 << 20, true);

    /**
     * @param wire most bytes that are read
     * @param inflated most bytes that come out of them
     * @param cut what goes beyond the bounds is left away; without it, it is an error
     */
    record Bounds(int wire, int inflated, boolean cut) {}

    /** A body that cannot be used. */
    static final class BadBody extends IOException {
        private static final long serialVersionUID = 1;

        private final boolean passing;

        BadBody(String message, boolean passing) {
            super(message);
            this.passing = passing;
        }

        boolean passing() {
            return passing;
        }
    }

    /**
     * @param announced the length that the server announced, negative where it did not
     * @param encodings the values of Content-Encoding, in their order
     */
    static Body read(InputStream wire, long announced, List<String> encodings, Bounds bounds) throws IOException {
        if (announced > bounds.wire() && !bounds.cut()) {
            throw new BadBody("announces " + announced + " bytes, allowed are " + bounds.wire(), false);
        }
        byte[] raw = wire.readNBytes(bounds.wire());
        boolean more = raw.length == bounds.wire() && wire.read() >= 0;
        if (more && !bounds.cut()) throw new BadBody("sends more than " + bounds.wire() + " bytes", false);
        return new Body(raw, inflated(raw, encodings, bounds, more));
    }

    /**
     * The beginning of a body that only explains why there is no page: neither too much of it nor an odd compression
     * hides the status it came with.
     */
    static Body explanation(InputStream wire, List<String> encodings) throws IOException {
        byte[] raw = wire.readNBytes(EXPLANATION.wire());
        try {
            return new Body(raw, inflated(raw, encodings, EXPLANATION, true));
        } catch (BadBody e) {
            return new Body(raw, new byte[0]);
        }
    }

    private static byte[] inflated(byte[] raw, List<String> encodings, Bounds bounds, boolean wireWasCut)
            throws IOException {
        byte[] body = raw;
        List<String> steps = steps(encodings);
        for (int i = steps.size() - 1; i >= 0 && body.length > 0; i--) {
            body = inflated(body, steps.get(i), bounds, wireWasCut);
        }
        if (body.length > bounds.inflated()) {
            if (!bounds.cut()) throw tooLarge(bounds);
            body = Arrays.copyOf(body, bounds.inflated());
        }
        return body;
    }

    private static List<String> steps(List<String> encodings) throws BadBody {
        List<String> steps = new ArrayList<>();
        for (String value : encodings) {
            for (String one : value.split(",", -1)) {
                String step = one.strip().toLowerCase(Locale.ROOT);
                switch (step) {
                    case "", "identity" -> {}
                    case "gzip", "x-gzip", "deflate" -> steps.add(step);
                    default -> throw new BadBody("is compressed in a way that was not asked for: " + step, false);
                }
            }
        }
        // each step can be a bomb of its own, and nobody needs more than one
        if (steps.size() > 2) throw new BadBody("is compressed " + steps.size() + " times over", false);
        return steps;
    }

    private static byte[] inflated(byte[] body, String step, Bounds bounds, boolean wireWasCut) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(bounds.inflated(), body.length * 4));
        Inflater inflater = new Inflater(!startsAsZlib(body));
        try (InputStream in = step.equals("deflate")
                ? new InflaterInputStream(new ByteArrayInputStream(body), inflater)
                : new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] piece = new byte[16 << 10];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                int room = bounds.inflated() - out.size();
                out.write(piece, 0, Math.min(n, room));
                if (n <= room) continue;
                if (bounds.cut()) break;
                throw tooLarge(bounds);
            }
        } catch (EOFException e) {
            if (!wireWasCut) throw new BadBody("sends a compressed body that is cut off", true);
        } catch (ZipException e) {
            throw new BadBody("says that its body is " + step + ", and it is not", false);
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    private static BadBody tooLarge(Bounds bounds) {
        return new BadBody("inflates to more than " + bounds.inflated() + " bytes", false);
    }

    /** Half of the servers that say deflate send it bare, the others in its zlib envelope as they should. */
    private static boolean startsAsZlib(byte[] body) {
        return body.length >= 2 && (body[0] & 0x0F) == 8 && ((body[0] & 0xFF) << 8 | (body[1] & 0xFF)) % 31 == 0;
    }
}
