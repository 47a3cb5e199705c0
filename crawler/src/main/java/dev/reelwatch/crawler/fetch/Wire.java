package dev.reelwatch.crawler.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Sends one request and reads its answer; knows nothing of manners. */
final class Wire implements AutoCloseable {
    /** Of what is sent and received, these tell what only the reader and the site may know. */
    private static final Set<String> SECRET =
            Set.of("cookie", "cookie2", "authorization", "proxy-authorization", "set-cookie", "set-cookie2");

    private final FetchSettings settings;
    private final OkHttpClient world;
    private final OkHttpClient local;

    /**
     * @param asked where the chain of redirects began
     * @param localAllowed host and port of the address are named by the configuration
     */
    record Ask(HttpUrl address, URI asked, Headers headers, boolean localAllowed, Body.Bounds bounds) {}

    Wire(FetchSettings settings, OkHttpClient base) {
        this.settings = settings;
        OkHttpClient common = base.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.timeouts().connect())
                .readTimeout(settings.timeouts().read())
                .writeTimeout(settings.timeouts().read())
                .callTimeout(settings.timeouts().call())
                .proxy(Proxy.NO_PROXY)
                .build();
        OkHttpClient.Builder outward = common.newBuilder().connectionPool(new ConnectionPool());
        if (settings.proxy().isPresent()) {
            // every connection goes to the proxy then, so its sockets need no guard; see closed()
            outward.proxy(proxy(settings.proxy().get()));
        } else {
            outward.socketFactory(AddressGuard.world().sockets());
        }
        world = outward.build();
        // a pool of its own: no connection into the local network is lent to a request that may not go there
        local = common.newBuilder()
                .connectionPool(new ConnectionPool())
                .socketFactory(AddressGuard.localToo().sockets())
                .build();
    }

    private static Proxy proxy(URI address) {
        boolean http = address.getScheme().toLowerCase(Locale.ROOT).equals("http");
        return new Proxy(
                http ? Proxy.Type.HTTP : Proxy.Type.SOCKS,
                InetSocketAddress.createUnresolved(address.getHost(), address.getPort()));
    }

    /** Whoever keeps a site of his own there is told how to let it in. */
    private static Answer notAllowed(String why) {
        return new Answer.NotAllowed(
                why + " (only a source that the setting crawl_local_sources names may stand there)");
    }

    /** Asks, and waits for the answer, however the thread waits; interrupting it ends the request. */
    Answer ask(Ask ask) throws InterruptedException {
        Optional<String> closed = closed(ask);
        if (closed.isPresent()) return notAllowed(closed.get());
        Call call = (ask.localAllowed() ? local : world)
                .newCall(new Request.Builder()
                        .url(ask.address())
                        .headers(ask.headers())
                        .build());
        // In a thread of its own: neither a look-up of a name nor a read on a platform thread can be interrupted.
        FutureTask<Answer> answer = new FutureTask<>(() -> answer(call, ask));
        Thread.ofVirtual().name("fetch " + ask.address().host()).start(answer);
        try {
            // the call's own time-out comes first, except while a name is looked up
            return answer.get(settings.timeouts().call().toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        } catch (TimeoutException e) {
            call.cancel();
            return broke(ask, tooSlow(), true);
        } catch (ExecutionException e) {
            throw new IllegalStateException("while asking for " + ask.address(), e.getCause());
        }
    }

    /** A proxy connects by itself, wherever it is told to; so what is local must show in the address. */
    private Optional<String> closed(Ask ask) {
        return settings.proxy().isEmpty() || ask.localAllowed()
                ? Optional.empty()
                : AddressGuard.whyClosed(ask.address().host());
    }

    private Answer answer(Call call, Ask ask) {
        Instant at = settings.clock().instant();
        long begin = System.nanoTime();
        try (Response response = call.execute()) {
            Body body = body(response, ask.bounds());
            Request sent = response.networkResponse() == null
                    ? response.request()
                    : response.networkResponse().request();
            return new Answer.Came(new Exchange(
                    ask.asked(),
                    ask.address().uri(),
                    response.code(),
                    shown(sent.headers()),
                    shown(response.headers()),
                    body.raw(),
                    body.inflated(),
                    at,
                    Duration.ofNanos(System.nanoTime() - begin)));
        } catch (AddressGuard.RefusedAddress e) {
            return notAllowed(String.valueOf(e.getMessage()));
        } catch (Body.BadBody e) {
            return broke(ask, String.valueOf(e.getMessage()), e.passing());
        } catch (IOException e) {
            return broke(ask, reason(e), true);
        }
    }

    private static Body body(Response response, Body.Bounds bounds) throws IOException {
        // the body of a redirect is for browsers that do not follow it
        if (redirects(response)) return Body.NONE;
        InputStream wire = response.body().byteStream();
        List<String> encodings = response.headers("Content-Encoding");
        return response.isSuccessful()
                ? Body.read(wire, response.body().contentLength(), encodings, bounds)
                : Body.explanation(wire, encodings);
    }

    private static boolean redirects(Response response) {
        return redirects(response.code()) && response.header("Location") != null;
    }

    static boolean redirects(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static Answer broke(Ask ask, String why, boolean passing) {
        return new Answer.Broke(ask.address() + " " + why, passing, Optional.empty());
    }

    private String reason(IOException e) {
        return switch (e) {
            case SocketTimeoutException timeout -> silence(String.valueOf(timeout.getMessage()));
            case InterruptedIOException timeout -> tooSlow();
            case UnknownHostException unknown -> "has a host name that nobody knows";
            case ConnectException refused -> "cannot be reached (" + refused.getMessage() + ")";
            case SSLException tls -> "has no safe connection (" + tls.getMessage() + ")";
            case ProtocolException broken -> "breaks off or breaks the rules of HTTP (" + broken.getMessage() + ")";
            case SocketException reset -> "breaks the connection (" + reset.getMessage() + ")";
            default -> "breaks off (" + e + ")";
        };
    }

    private String silence(String message) {
        return message.toLowerCase(Locale.ROOT).contains("connect")
                ? "cannot be reached within " + seconds(settings.timeouts().connect())
                : "sends nothing for " + seconds(settings.timeouts().read());
    }

    private String tooSlow() {
        return "takes longer than " + seconds(settings.timeouts().call());
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static List<Exchange.Header> shown(Headers headers) {
        List<Exchange.Header> shown = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            if (!SECRET.contains(headers.name(i).toLowerCase(Locale.ROOT))) {
                shown.add(new Exchange.Header(headers.name(i), headers.value(i)));
            }
        }
        return shown;
    }

    /** Ends all requests that are under way. */
    @Override
    public void close() {
        for (OkHttpClient client : List.of(world, local)) {
            client.dispatcher().cancelAll();
            client.connectionPool().evictAll();
        }
    }
}
