package dev.reelwatch.web.site;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A page as it is sent to browsers, which all take it packed; a tenth of its size. */
final class PackedPage {
    private final byte[] packed;

    private PackedPage(byte[] packed) {
        this.packed = packed;
    }

    /** The quick way: a page that many read is read soon, and one that few read is not worth more. */
    static PackedPage of(byte[] html) {
        return of(html, Deflater.BEST_SPEED);
    }

    /** For what is packed once and sent for as long as we run. */
    static PackedPage closely(byte[] file) {
        return of(file, Deflater.BEST_COMPRESSION);
    }

    private static PackedPage of(byte[] content, int effort) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 6);
        try (GZIPOutputStream out = new Packing(packed, effort)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PackedPage(packed.toByteArray());
    }

    private static final class Packing extends GZIPOutputStream {
        Packing(ByteArrayOutputStream to, int effort) throws IOException {
            super(to, 8192);
            def.setLevel(effort);
        }
    }

    int size() {
        return packed.length;
    }

    /** Answers with it, packed or not, as the one who asks can read it. */
    void send(Context ctx) {
        if (takesPacked(ctx.header("Accept-Encoding"))) {
            ctx.header("Content-Encoding", "gzip");
            ctx.result(packed);
        } else {
            ctx.result(unpacked());
        }
    }

    byte[] unpacked() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 8192)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean takesPacked(@Nullable String header) {
        if (header == null || header.length() > 500) return false;
        for (String item : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = item.split(";", 2);
            if (!parts[0].strip().equals("gzip")) continue;
            return parts.length < 2 || !parts[1].strip().matches("q=0(\\.0*)?");
        }
        return false;
    }
}
