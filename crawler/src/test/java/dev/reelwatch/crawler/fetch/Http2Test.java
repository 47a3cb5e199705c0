package dev.reelwatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class Http2Test {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    /** {@code :status: 200}, entry 8 of the static table of HPACK. */
    private static final byte[] STATUS_200 = {(byte) 0x88};

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void several_pages_come_over_one_connection_with_http_2() throws Exception {
        KeyStore keys = keys();
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        OkHttpClient trusting = new OkHttpClient.Builder()
                .sslSocketFactory(tls.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0])
                .build();
        InetAddress host = InetAddress.getByName("127.0.0.2");
        try (SSLServerSocket door =
                        (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0, 50, host);
                Reader reader = new Reader(settings -> settings, trusting)) {
            SSLParameters parameters = door.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            door.setSSLParameters(parameters);
            Thread.ofVirtual().start(() -> accept(door));
            String authority = "127.0.0.2:" + door.getLocalPort();
            for (String path : new String[] {"/a", "/b"}) {
                Exchange exchange = EndingsTest.page(
                                reader.fetcher.fetch(Reader.request("https://" + authority + path, authority)))
                        .exchange();
                assertThat(exchange.body()).asString().isEqualTo("User-agent: *\nAllow: /\n");
            }
            assertThat(connections).hasValue(1);
            assertThat(streams).hasValue(3); // robots.txt and the two pages

            // a certificate proves nothing to the guard
            assertThat(reader.fetcher.fetch(Reader.request("https://" + authority + "/a")))
                    .isInstanceOf(FetchResult.Refused.class);
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_no_connection() throws Exception {
        KeyStore keys = keys();
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), null, null);
        try (SSLServerSocket door = (SSLServerSocket)
                        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.2"));
                Reader reader = new Reader()) {
            Thread.ofVirtual().start(() -> accept(door));
            String authority = "127.0.0.2:" + door.getLocalPort();
            FetchResult result = reader.fetcher.fetch(Reader.request("https://" + authority + "/a", authority));
            assertThat(EndingsTest.failed(result).why()).contains("no safe connection");
            assertThat(streams).hasValue(0);
        }
    }

    private KeyStore keys() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "site",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=site",
                        "-ext",
                        "SAN=IP:127.0.0.2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private void accept(SSLServerSocket door) {
        while (!door.isClosed()) {
            try {
                SSLSocket socket = (SSLSocket) door.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** As little of a server (RFC 9113) as answers every request with one and the same page. */
    private void serve(SSLSocket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            in.readNBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length());
            connections.incrementAndGet();
            frame(out, SETTINGS, 0, 0, new byte[0]);
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                in.readNBytes(length);
                if (type == SETTINGS && flags == 0) frame(out, SETTINGS, 1, 0, new byte[0]);
                if (type != HEADERS) continue;
                streams.incrementAndGet();
                frame(out, HEADERS, END_HEADERS, stream, STATUS_200);
                frame(out, DATA, END_STREAM, stream, "User-agent: *\nAllow: /\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // the reader went away
        }
    }

    private static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        out.writeByte(payload.length >> 16);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }
}
