package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.fetch.Exchange;
import dev.reelwatch.crawler.fetch.Exchange.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * The pages as they came, in DATA/warc/*.warc.gz: WARC 1.1, one gzip member a record, the response and then its request.
 * What {@link #append} returned from is on disk. Each open {@code Warc} writes files of its own and nobody goes on
 * writing in a file that another began, so any number of processes may write at once, and what a dead one left unfinished
 * at the end of its file stands in nobody's way. May be used by many threads.
 *
 * <p>Cookies are left out on both sides, and so is what else lets somebody act as the reader who logged in. The body
 * stands as it came over the wire, but for its division into chunks; a header that then tells wrong of it (length, chunks)
 * is kept under another name.
 */
public final class Warc implements AutoCloseable {
    static final String FOLDER = "warc";

    /** Of more, no page consists: it is an error in a file, or an attack. */
    private static final int MAX_BODY = 256 << 20;

    private static final Set<String> SECRET = Set.of(
            "cookie",
            "cookie2",
            "set-cookie",
            "set-cookie2",
            "authorization",
            "proxy-authorization",
            "authentication-info",
            "proxy-authentication-info",
            "x-xsrf-token",
            "x-csrf-token");

    /** Headers of the connection, not of the page; kept under this name, as other programs that write WARC do. */
    private static final String ORIGINAL = "x-orig-";

    private static final String ASKED = "X-Reelwatch-Asked";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Map<Integer, String> REASONS = Map.of(
            200, "OK", 304, "Not Modified", 403, "Forbidden", 404, "Not Found", 410, "Gone", 429, "Too Many Requests");

    private final Path folder;
    private final WarcSettings settings;
    private final Clock clock;
    private @Nullable Growing growing;
    private int begun;
    private boolean closed;

    @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
    private record Placed(byte[] bytes, long responseLength) {}

    /** A file that this process writes. */
    private static final class Growing {
        private final Path file;
        // no channel: an interrupted thread would close it under all others
        private final RandomAccessFile out;
        private long written;
        private long safe;

        Growing(Path file) throws IOException {
            this.file = Files.createFile(file);
            this.out = new RandomAccessFile(file.toFile(), "rw");
        }

        /** @return where the bytes begin */
        synchronized long write(byte[] bytes) throws IOException {
            long start = written;
            out.seek(start);
            out.write(bytes);
            written += bytes.length;
            return start;
        }

        /** One wait for the disk serves all that was written before it. */
        void makeSafe(long end) throws IOException {
            synchronized (out) {
                if (safe >= end) return;
                long now;
                synchronized (this) {
                    now = written;
                }
                out.getFD().sync();
                safe = now;
            }
        }

        void cut() {
            try {
                out.setLength(written);
            } catch (IOException e) {
                // a torn end harms nobody, and nobody goes on writing here
            }
        }

        void close() throws IOException {
            try (out) {
                makeSafe(written);
            }
        }
    }

    private Warc(Path folder, WarcSettings settings, Clock clock) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
    }

    /** The pages of a data folder; nothing is made there before the first page comes. */
    public static Warc open(Path data, WarcSettings settings, Clock clock) {
        return new Warc(data.resolve(FOLDER), settings, clock);
    }

    /**
     * Keeps a page; it is on disk when this returns.
     *
     * @throws ArchiveException if the disk is full or cannot be written to; what was kept before is intact
     */
    public WarcRef append(Exchange exchange) {
        String digest = digest(exchange.raw()).toString();
        URI id = URI.create("urn:uuid:" + UUID.randomUUID());
        try {
            Placed placed = records(id, exchange);
            Growing file;
            long start;
            synchronized (this) {
                file = fileWithRoom();
                try {
                    start = file.write(placed.bytes());
                } catch (IOException e) {
                    file.cut();
                    leave(file);
                    throw e;
                }
            }
            try {
                file.makeSafe(start + placed.bytes().length);
            } catch (IOException e) {
                leave(file);
                throw e;
            }
            return new WarcRef(id.toString(), name(file.file), start, placed.responseLength(), digest);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** What others wrote there before is made safe, as far as that can be. */
    private synchronized void leave(Growing file) {
        if (growing == file) growing = null;
        try {
            file.close();
        } catch (IOException e) {
            // those who wait for it are told by their own attempt
        }
    }

    private Growing fileWithRoom() throws IOException {
        if (closed) throw new IllegalStateException(folder + " is closed");
        Growing file = growing;
        if (file != null && file.written < settings.maxFileBytes()) return file;
        growing = null;
        if (file != null) file.close();
        Files.createDirectories(folder);
        Instant now = clock.instant();
        String name =
                "reelwatch-" + NAME.format(now) + "-" + ProcessHandle.current().pid() + "-"
                        + UUID.randomUUID().toString().substring(0, 8) + "-" + ++begun + ".warc.gz";
        file = new Growing(folder.resolve(name));
        try {
            file.write(head(name, now));
            syncFolder(folder);
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) syncFolder(parent);
        } catch (IOException e) {
            file.out.close();
            Files.deleteIfExists(file.file);
            throw e;
        }
        growing = file;
        return file;
    }

    /** So that the name of a new file outlives a power failure, as its bytes do. */
    static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows opens no folders, and needs no such thing.
        }
    }

    private byte[] head(String name, Instant now) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP)) {
            writer.write(new Warcinfo.Builder()
                    .version(MessageVersion.WARC_1_1)
                    .date(now.truncatedTo(ChronoUnit.MILLIS))
                    .filename(name)
                    .fields(Map.of(
                            "software", List.of(settings.software()),
                            "format", List.of("WARC File Format 1.1"),
                            "conformsTo",
                                    List.of(
                                            "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
                            "robots", List.of(settings.robots())))
                    .build());
        }
        return bytes.toByteArray();
    }

    private static Placed records(URI id, Exchange exchange) throws IOException {
        String target = withoutPassword(exchange.address());
        Instant at = exchange.at().truncatedTo(ChronoUnit.MILLIS);
        WarcResponse.Builder response = new WarcResponse.Builder(target)
                .version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(at)
                .payloadDigest(digest(exchange.raw()))
                .body(MediaType.HTTP_RESPONSE, responseBlock(exchange));
        String asked = withoutPassword(exchange.asked());
        if (!asked.equals(target)) response.setHeader(ASKED, asked);
        WarcRequest request = new WarcRequest.Builder(target)
                .version(MessageVersion.WARC_1_1)
                .date(at)
                .concurrentTo(id)
                .body(MediaType.HTTP_REQUEST, requestBlock(exchange))
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP)) {
            writer.write(response.build());
            long responseLength = bytes.size();
            writer.write(request);
            return new Placed(bytes.toByteArray(), responseLength);
        }
    }

    private static byte[] responseBlock(Exchange exchange) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(exchange.status())
                .append(' ')
                .append(REASONS.getOrDefault(exchange.status(), ""))
                .append("\r\n");
        for (Header header : exchange.responseHeaders()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            boolean wrong = name.equals("transfer-encoding")
                    || (name.equals("content-length")
                            && !header.value().strip().equals(String.valueOf(exchange.raw().length)));
            append(head, wrong ? new Header(ORIGINAL + header.name(), header.value()) : header);
        }
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        block.write(exchange.raw());
        return block.toByteArray();
    }

    private static byte[] requestBlock(Exchange exchange) {
        URI address = exchange.address();
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        if (address.getRawQuery() != null) path += "?" + address.getRawQuery();
        StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
        boolean named = exchange.requestHeaders().stream()
                .anyMatch(header -> header.name().equalsIgnoreCase("Host"));
        if (!named) {
            String host = String.valueOf(address.getHost());
            append(head, new Header("Host", address.getPort() < 0 ? host : host + ":" + address.getPort()));
        }
        exchange.requestHeaders().forEach(header -> append(head, header));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder head, Header header) {
        String name = header.name().strip();
        // What begins with a colon is of HTTP/2 itself.
        if (name.isEmpty() || name.startsWith(":") || SECRET.contains(name.toLowerCase(Locale.ROOT))) return;
        head.append(name)
                .append(": ")
                .append(header.value().replaceAll("[\\r\\n]+", " "))
                .append("\r\n");
    }

    private static String withoutPassword(URI address) {
        String secret = address.getRawUserInfo();
        return secret == null ? address.toString() : address.toString().replaceFirst("//[^/@]*@", "//");
    }

    private static WarcDigest digest(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return new WarcDigest(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The page as it came, but for its cookies and the time that it took.
     *
     * @throws ArchiveException if it is not there or is damaged
     */
    public Exchange read(WarcRef ref) {
        Path file = folder.resolve(ref.file());
        try {
            Optional<Exchange> there = readAt(file, ref);
            if (there.isPresent()) return there.get();
        } catch (NoSuchFileException | FileNotFoundException e) {
            // found again by its id below, or nowhere
        } catch (IOException e) {
            throw ArchiveException.ofOnePage(damaged(file, ref, String.valueOf(e.getMessage())));
        }
        Optional<WarcRef> found = find(ref.recordId());
        if (found.isPresent()) {
            try {
                Optional<Exchange> moved = readAt(folder.resolve(found.get().file()), found.get());
                if (moved.isPresent()) return moved.get();
            } catch (IOException e) {
                throw ArchiveException.ofOnePage(damaged(file, ref, String.valueOf(e.getMessage())));
            }
        }
        throw ArchiveException.ofOnePage("the page " + ref.recordId() + " is in no file of " + folder + "; it was in "
                + ref.file() + ": put that file back from a backup, or fetch the page again");
    }

    private static String damaged(Path file, WarcRef ref, String why) {
        return file + " is damaged at byte " + ref.offset() + " (" + why
                + "): put the file back from a backup; what else stands in it can still be read";
    }

    /** Empty where another record, or none, stands there. */
    private static Optional<Exchange> readAt(Path file, WarcRef ref) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (ref.offset() >= channel.size()) return Optional.empty();
            channel.position(ref.offset());
            try (WarcReader reader = new WarcReader(channel)) {
                Optional<WarcRecord> record = reader.next();
                if (record.isPresent()
                        && record.get() instanceof WarcResponse response
                        && response.id().toString().equals(ref.recordId())) {
                    return Optional.of(exchange(response));
                }
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            // jwarc trusts the numbers in its headers
            throw new IOException("its headers are damaged", e);
        }
    }

    private static Optional<WarcDigest> digestAt(Path file, WarcRef ref) throws IOException {
        return readAt(file, ref).map(exchange -> digest(exchange.raw()));
    }

    private static Exchange exchange(WarcResponse response) throws IOException {
        byte[] block = bounded(response.body().stream());
        int bodyAt = endOfHead(block);
        String[] lines = new String(block, 0, bodyAt, StandardCharsets.UTF_8).split("\r\n", -1);
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1) continue;
            String name = lines[i].substring(0, colon);
            if (name.startsWith(ORIGINAL)) name = name.substring(ORIGINAL.length());
            headers.add(new Header(name, lines[i].substring(colon + 1).strip()));
        }
        byte[] raw = Arrays.copyOfRange(block, bodyAt, block.length);
        WarcDigest digest = response.payloadDigest().orElseThrow(() -> new IOException("no digest of the page"));
        if (!digest.equals(digest(raw))) throw new IOException("the page is not the one of its digest");
        String[] status = lines[0].split(" ", 3);
        URI address = response.targetURI();
        Exchange packed = new Exchange(
                response.headers().first(ASKED).map(URI::create).orElse(address),
                address,
                status.length < 2 ? 0 : Integer.parseInt(status[1]),
                List.of(),
                headers,
                raw,
                raw,
                response.date(),
                Duration.ZERO);
        return new Exchange(
                packed.asked(),
                address,
                packed.status(),
                List.of(),
                headers,
                raw,
                inflated(raw, packed.header("Content-Encoding").orElse("")),
                packed.at(),
                packed.took());
    }

    private static int endOfHead(byte[] block) throws IOException {
        for (int i = 0; i + 3 < block.length; i++) {
            if (block[i] == '\r' && block[i + 1] == '\n' && block[i + 2] == '\r' && block[i + 3] == '\n') return i + 4;
        }
        throw new IOException("the headers have no end");
    }

    private static byte[] inflated(byte[] raw, String encodings) throws IOException {
        byte[] body = raw;
        String[] applied = encodings.toLowerCase(Locale.ROOT).split(",", -1);
        for (int i = applied.length - 1; i >= 0; i--) {
            if (body.length == 0) return body;
            switch (applied[i].strip()) {
                case "", "identity" -> {}
                case "gzip", "x-gzip" -> {
                    // some servers say so of what they did not compress
                    if (body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b) {
                        body = bounded(new GZIPInputStream(new ByteArrayInputStream(body)));
                    }
                }
                case "deflate" -> {
                    boolean zlib = (body[0] & 0x0f) == 8;
                    Inflater inflater = new Inflater(!zlib);
                    try {
                        body = bounded(new InflaterInputStream(new ByteArrayInputStream(body), inflater));
                    } finally {
                        inflater.end();
                    }
                }
                default -> throw new IOException("packed in a way that is not known here: " + applied[i].strip());
            }
        }
        return body;
    }

    private static byte[] bounded(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BODY);
        if (bytes.length == MAX_BODY) throw new IOException("longer than any page is");
        return bytes;
    }

    /** Looks for a response in all files, without the database; empty where none has it. */
    public Optional<WarcRef> find(String recordId) {
        for (Path file : files()) {
            try (FileChannel channel = FileChannel.open(file);
                    WarcReader reader = new WarcReader(channel)) {
                for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                    long start = reader.position();
                    if (!(next.get() instanceof WarcResponse response)) continue;
                    if (!response.id().toString().equals(recordId)) continue;
                    String digest =
                            response.payloadDigest().map(WarcDigest::toString).orElse("");
                    response.body().consume();
                    reader.next();
                    return Optional.of(new WarcRef(recordId, name(file), start, reader.position() - start, digest));
                }
            } catch (IOException | IllegalArgumentException e) {
                // the torn end of a file of a process that died, or a damaged one; the others go on
            }
        }
        return Optional.empty();
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    String missing(String file) {
        return folder.resolve(file) + " is missing, and all pages in it: put it back from a backup";
    }

    /** What is wrong with a page; empty where it is there, whole, and the one that was put in. */
    Optional<String> fault(WarcRef ref) {
        Path file = folder.resolve(ref.file());
        try {
            proveChecksum(file, ref);
            Optional<WarcDigest> digest = digestAt(file, ref);
            if (digest.isEmpty()) {
                return Optional.of(damaged(file, ref, "the page " + ref.recordId() + " is not there"));
            }
            return digest.get().toString().equals(ref.digest())
                    ? Optional.empty()
                    : Optional.of(damaged(file, ref, "it is another page than the one that was stored"));
        } catch (NoSuchFileException e) {
            return Optional.of(missing(ref.file()));
        } catch (EOFException e) {
            return Optional.of(damaged(file, ref, "it ends in the middle of a page"));
        } catch (IOException e) {
            return Optional.of(damaged(file, ref, String.valueOf(e.getMessage())));
        }
    }

    private List<Path> files() {
        return files(folder);
    }

    /** A reader of records stops before the checksum of their gzip member, and would not see a header that changed. */
    private static void proveChecksum(Path file, WarcRef ref) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(ref.offset());
            byte[] member = in.readNBytes((int) Math.min(ref.length(), MAX_BODY));
            try (InputStream inflated = new GZIPInputStream(new ByteArrayInputStream(member))) {
                inflated.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** All files, oldest first. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(".warc.gz"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static ArchiveException failed(Path folder, IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("No space left")) return new ArchiveException(ArchiveException.diskFull(folder, reason), e);
        if (e instanceof AccessDeniedException) return new ArchiveException(ArchiveException.readOnly(folder), e);
        return new ArchiveException(
                "writing " + folder + " failed (" + reason
                        + "): see whether the disk is well, then run again; what was stored before is intact",
                e);
    }

    /** Ends the file that was begun; a second call does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        Growing file = growing;
        growing = null;
        try {
            if (file != null) file.close();
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }
}
