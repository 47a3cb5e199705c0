package dev.reelwatch.crawler.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reelwatch.crawler.fetch.Exchange;
import dev.reelwatch.crawler.fetch.Exchange.Header;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.Warcinfo;

class WarcTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123Z");
    private static final Clock CLOCK = Clock.fixed(AT, ZoneOffset.UTC);

    @TempDir
    private Path data;

    private Warc open() {
        return Warc.open(data, WarcSettings.DEFAULTS, CLOCK);
    }

    private List<Path> files() {
        return Warc.files(data.resolve("warc"));
    }

    private static void assertSame(Exchange read, Exchange kept) {
        assertThat(read.asked()).isEqualTo(kept.asked());
        assertThat(read.address()).isEqualTo(kept.address());
        assertThat(read.status()).isEqualTo(kept.status());
        assertThat(read.at()).isEqualTo(kept.at());
        assertThat(read.raw()).isEqualTo(kept.raw());
        assertThat(read.body()).isEqualTo(kept.body());
        assertThat(read.responseHeaders())
                .isEqualTo(kept.responseHeaders().stream()
                        .filter(header -> !header.name().equals("Set-Cookie"))
                        .toList());
    }

    @Test
    void a_page_comes_back_as_it_was() {
        List<Exchange> pages = List.of(
                Exchanges.page("https://example.com/a?b=c", "<html>可灵 2.1</html>", AT),
                Exchanges.packed("https://example.com/short", "https://example.com/long", "<p>Gen-4</p>", AT),
                Exchanges.answer("https://example.com/none", 404, "text/plain", "", AT));
        try (Warc warc = open()) {
            List<WarcRef> refs = pages.stream().map(warc::append).toList();
            for (int i = 0; i < pages.size(); i++) assertSame(warc.read(refs.get(i)), pages.get(i));
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void other_programs_can_read_the_files() throws IOException, InterruptedException {
        try (Warc warc = open()) {
            warc.append(Exchanges.page("https://example.com/a?b=c", "<html>可灵 2.1</html>", AT));
            warc.append(Exchanges.packed("https://example.com/short", "https://example.com/long", "<p>Gen-4</p>", AT));
        }
        try (WarcReader reader = new WarcReader(files().getFirst())) {
            reader.calculateBlockDigest();
            Warcinfo info = (Warcinfo) reader.next().orElseThrow();
            assertThat(info.fields().first("software")).contains("Reelwatch");
            assertThat(info.fields().first("robots")).contains("classic");
            WarcResponse response = (WarcResponse) reader.next().orElseThrow();
            assertThat(response.target()).isEqualTo("https://example.com/a?b=c");
            assertThat(response.date()).isEqualTo(AT);
            assertThat(response.payloadDigest().orElseThrow().algorithm()).isEqualTo("sha256");
            assertThat(response.http().status()).isEqualTo(200);
            assertThat(new String(response.http().body().stream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("<html>可灵 2.1</html>");
            WarcRequest request = (WarcRequest) reader.next().orElseThrow();
            assertThat(request.concurrentTo()).containsExactly(response.id());
            assertThat(request.http().target()).isEqualTo("/a?b=c");
            assertThat(request.http().headers().first("Host")).contains("example.com");
            WarcResponse packed = (WarcResponse) reader.next().orElseThrow();
            assertThat(packed.target()).isEqualTo("https://example.com/long");
            assertThat(new String(packed.http().bodyDecoded().stream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("<p>Gen-4</p>");
        }
        String text = zcat(files().getFirst());
        assertThat(text).startsWith("WARC/1.1\r\n").contains("WARC-Type: response", "可灵 2.1");
        assertThat(text).doesNotContain("secret");
    }

    private static String zcat(Path file) throws IOException, InterruptedException {
        Process zcat;
        try {
            zcat = new ProcessBuilder("zcat", file.toString()).start();
        } catch (IOException e) {
            assumeTrue(false, "no zcat here");
            throw e;
        }
        String text = new String(zcat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(zcat.waitFor()).isZero();
        return text;
    }

    @Test
    void no_secret_of_a_reader_is_kept() throws IOException, InterruptedException {
        Exchange page = new Exchange(
                URI.create("https://me:secret@example.com/"),
                URI.create("https://me:secret@example.com/"),
                200,
                List.of(
                        new Header("cookie", "a=secret"),
                        new Header("Authorization", "Basic secret"),
                        new Header("Proxy-Authorization", "secret"),
                        new Header("X-XSRF-TOKEN", "secret")),
                List.of(new Header("set-cookie", "secret"), new Header("Set-Cookie2", "secret")),
                new byte[] {1},
                new byte[] {1},
                AT,
                Duration.ZERO);
        try (Warc warc = open()) {
            warc.append(page);
        }
        assertThat(zcat(files().getFirst())).doesNotContain("secret").contains("WARC-Target-URI: https://example.com/");
    }

    @Test
    void a_page_is_found_by_its_record_id_alone() {
        WarcRef ref;
        Exchange page = Exchanges.page("https://example.com/2", "<p>two</p>", AT);
        try (Warc warc = open()) {
            warc.append(Exchanges.page("https://example.com/1", "<p>one</p>", AT));
            ref = warc.append(page);
            warc.append(Exchanges.page("https://example.com/3", "<p>three</p>", AT));
        }
        try (Warc warc = open()) {
            assertThat(warc.find(ref.recordId())).contains(ref);
            assertThat(warc.find("urn:uuid:00000000-0000-0000-0000-000000000000"))
                    .isEmpty();
            assertSame(warc.read(new WarcRef(ref.recordId(), "gone.warc.gz", 5, 5, ref.digest())), page);
            assertSame(warc.read(new WarcRef(ref.recordId(), ref.file(), 0, 5, ref.digest())), page);
        }
    }

    @Test
    void a_file_that_is_cut_anywhere_keeps_all_pages_before_the_cut() throws IOException {
        List<WarcRef> refs = new ArrayList<>();
        List<Exchange> pages = new ArrayList<>();
        try (Warc warc = open()) {
            for (int i = 0; i < 4; i++) {
                pages.add(Exchanges.page("https://example.com/" + i, "<p>number " + i + "</p>", AT));
                refs.add(warc.append(pages.get(i)));
            }
        }
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        WarcRef last = refs.getLast();
        for (int length = (int) last.offset(); length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (Warc warc = open()) {
                for (int i = 0; i < 3; i++) assertSame(warc.read(refs.get(i)), pages.get(i));
                if (length < last.offset() + last.length()) {
                    assertThatThrownBy(() -> warc.read(last)).isInstanceOf(ArchiveException.class);
                    assertThat(warc.fault(last)).isPresent();
                } else {
                    assertSame(warc.read(last), pages.get(3));
                }
            }
        }
        Files.write(file, Arrays.copyOf(whole, whole.length - 30));
        Exchange next = Exchanges.page("https://example.com/next", "<p>next</p>", AT);
        try (Warc warc = open()) {
            WarcRef ref = warc.append(next);
            assertThat(ref.file()).isNotEqualTo(last.file());
            assertSame(warc.read(ref), next);
            assertThat(warc.find(ref.recordId())).contains(ref);
        }
    }

    @Test
    void any_byte_that_changed_is_found() throws IOException {
        WarcRef ref;
        Exchange page = Exchanges.page("https://example.com/", "<p>whole</p>".repeat(20), AT);
        try (Warc warc = open()) {
            ref = warc.append(page);
        }
        int harmless = 0;
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        // behind the head of the gzip member, some of which says nothing of what is in it
        for (int at = (int) ref.offset() + 10; at < ref.offset() + ref.length(); at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(file, changed);
            try (Warc warc = open()) {
                if (warc.fault(ref).isPresent()) continue;
                // a bit between the compressed bytes and the next whole byte
                harmless++;
                assertSame(warc.read(ref), page);
            }
        }
        assertThat(harmless).isLessThan(3);
        Files.delete(file);
        try (Warc warc = open()) {
            assertThat(warc.fault(ref).orElseThrow()).contains("is missing", "put it back from a backup");
            assertThatThrownBy(() -> warc.read(ref)).hasMessageContaining("is in no file of");
        }
    }

    @Test
    void a_full_file_is_followed_by_the_next() {
        List<WarcRef> refs = new ArrayList<>();
        try (Warc warc = Warc.open(data, new WarcSettings(2000, "Reelwatch", "classic"), CLOCK)) {
            for (int i = 0; i < 20; i++) {
                refs.add(warc.append(Exchanges.page("https://example.com/" + i, "<p>" + i + "</p>", AT)));
            }
            assertThat(files()).hasSizeBetween(5, 15);
            for (WarcRef ref : refs) assertThat(warc.fault(ref)).isEmpty();
        }
    }

    @Test
    void many_threads_and_many_writers_keep_their_pages_apart() throws Exception {
        byte[] noise = new byte[20_000];
        new Random(7).nextBytes(noise);
        WarcSettings small = new WarcSettings(100_000, "Reelwatch", "classic");
        try (Warc one = Warc.open(data, small, CLOCK);
                Warc two = Warc.open(data, small, CLOCK);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<WarcRef>> tasks = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Warc warc = i % 2 == 0 ? one : two;
                String address = "https://example.com/" + i;
                tasks.add(() -> warc.append(new Exchange(
                        URI.create(address),
                        URI.create(address),
                        200,
                        List.of(),
                        List.of(),
                        noise,
                        noise,
                        AT,
                        Duration.ZERO)));
            }
            List<Future<WarcRef>> done = threads.invokeAll(tasks);
            for (int i = 0; i < done.size(); i++) {
                assertThat(two.read(done.get(i).get()).address()).hasToString("https://example.com/" + i);
            }
        }
    }

    @Test
    void a_full_disk_is_named_and_what_was_kept_before_is_whole() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(data.resolve("disk"));
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "no right to mount");
        try {
            byte[] noise = new byte[100_000];
            new Random(7).nextBytes(noise);
            Exchange page = new Exchange(
                    URI.create("https://example.com/"),
                    URI.create("https://example.com/"),
                    200,
                    List.of(),
                    List.of(),
                    noise,
                    noise,
                    AT,
                    Duration.ZERO);
            List<WarcRef> refs = new ArrayList<>();
            try (Warc warc = Warc.open(disk, WarcSettings.DEFAULTS, CLOCK)) {
                assertThatThrownBy(() -> {
                            while (true) refs.add(warc.append(page));
                        })
                        .isInstanceOf(ArchiveException.class)
                        .hasMessageContaining("no room left for " + disk)
                        .hasMessageContaining("what was stored before is intact");
                assertThat(refs).hasSizeBetween(5, 10);
                for (WarcRef ref : refs) assertThat(warc.fault(ref)).isEmpty();
                assertThat(ran("mount", "-o", "remount,size=4m", disk.toString()))
                        .isTrue();
                refs.add(warc.append(page));
                for (WarcRef ref : refs) assertThat(warc.fault(ref)).isEmpty();
            }
        } finally {
            ran("umount", disk.toString());
        }
    }

    private static boolean ran(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void nothing_is_made_before_the_first_page() {
        open().close();
        assertThat(data.resolve("warc")).doesNotExist();
    }
}
