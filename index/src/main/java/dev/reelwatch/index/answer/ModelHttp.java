package dev.reelwatch.index.answer;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Carries LangChain4j's requests. It stands in for LangChain4j's own client because that one hides {@code
 * Retry-After}, reads a response of any size, has no time-out for a body that drips, and puts bodies into messages.
 */
public final class ModelHttp implements HttpClient {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(15);
    private static final int COMPLAINT_BYTES = 64 << 10;

    private final OkHttpClient client;
    private final int mostBytes;
    private final Clock clock;

    private ModelHttp(Duration timeout, int mostBytes, Clock clock) {
        this.mostBytes = mostBytes;
        this.clock = clock;
        client = new OkHttpClient.Builder()
                // its own threads would keep the program from ending for a minute
                .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                .callTimeout(timeout)
                .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .retryOnConnectionFailure(false)
                // the key goes where the settings say, and nowhere else
                .followRedirects(false)
                .build();
    }

    /** For the builders of LangChain4j's models. */
    public static HttpClientBuilder builder(LlmSettings settings, Clock clock) {
        return builder(settings.timeout(), settings.answerBytes(), clock);
    }

    /**
     * The same for another use.
     *
     * @param timeout of one request, to the last byte of its answer
     * @param mostBytes that are read of a response
     */
    public static HttpClientBuilder builder(Duration timeout, int mostBytes, Clock clock) {
        return new Builder(timeout, mostBytes, clock);
    }

    private record Builder(Duration timeout, int mostBytes, Clock clock) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return timeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration ignored) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return timeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration ignored) {
            return this;
        }

        @Override
        public HttpClient build() {
            return new ModelHttp(timeout, mostBytes, clock);
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try (Response response = send(request)) {
            int status = response.code();
            if (status < 200 || status > 299) throw refused(response);
            return SuccessfulHttpResponse.builder()
                    .statusCode(status)
                    .headers(Map.of("Content-Type", List.of("application/json")))
                    .body(body(response, mostBytes).orElseThrow(() -> new NoAnswer(Trouble.TOO_LARGE)))
                    .build();
        } catch (IOException e) {
            throw trouble(e);
        } catch (IllegalArgumentException e) {
            throw new NoAnswer(Trouble.UNREACHABLE);
        }
    }

    /** Waits so that an interrupt ends the call at once. */
    private Response send(HttpRequest request) throws IOException {
        Request.Builder built = new Request.Builder().url(request.url());
        request.headers().forEach((name, values) -> values.forEach(value -> built.addHeader(name, value)));
        String body = request.body();
        Call call = client.newCall(
                body == null
                        ? built.build()
                        : built.post(RequestBody.create(body, MediaType.get("application/json")))
                                .build());
        CompletableFuture<Response> answered = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                answered.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call done, Response response) {
                if (!answered.complete(response)) response.close();
            }
        });
        try {
            return answered.get();
        } catch (InterruptedException e) {
            answered.cancel(false);
            call.cancel();
            Thread.currentThread().interrupt();
            throw new NoAnswer(Trouble.INTERRUPTED);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    /** Empty if it is longer than {@code most}. */
    private static Optional<byte[]> body(Response response, int most) throws IOException {
        try (InputStream in = response.body().byteStream()) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(bytes);
        }
    }

    private NoAnswer refused(Response response) throws IOException {
        int status = response.code();
        Optional<Duration> retryAfter =
                Optional.ofNullable(response.header("Retry-After")).flatMap(text -> retryAfter(text, clock.instant()));
        if (status == 429) return new NoAnswer(Trouble.RATE_LIMITED, retryAfter, Set.of());
        if (status >= 500) return new NoAnswer(Trouble.SERVER_FAILED, retryAfter, Set.of());
        if (status == 408) return new NoAnswer(Trouble.TIMED_OUT);
        if (status == 401 || status == 403) return new NoAnswer(Trouble.DENIED);
        if (status == 402) return new NoAnswer(Trouble.NOT_PAID);
        if (status == 404 || status / 100 == 3) return new NoAnswer(Trouble.NOT_FOUND);
        if (status == 413) return new NoAnswer(Trouble.TOO_LONG);
        String said = body(response, COMPLAINT_BYTES)
                .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                .orElse("");
        if (said.contains("content_filter")
                || said.contains("data_inspection")
                || said.contains("content exists risk")) {
            return new NoAnswer(Trouble.FILTERED);
        }
        if (said.contains("context length") || said.contains("context_length") || said.contains("context size")) {
            return new NoAnswer(Trouble.TOO_LONG);
        }
        return new NoAnswer(Trouble.BAD_REQUEST, Optional.empty(), complaints(said));
    }

    private static Set<NoAnswer.Complaint> complaints(String said) {
        Set<NoAnswer.Complaint> complaints = EnumSet.noneOf(NoAnswer.Complaint.class);
        if (said.contains("response_format") || said.contains("schema") || said.contains("grammar")) {
            complaints.add(NoAnswer.Complaint.RESPONSE_FORMAT);
        }
        if (said.contains("temperature")) complaints.add(NoAnswer.Complaint.TEMPERATURE);
        if (said.contains("max_tokens") || said.contains("max_completion_tokens")) {
            complaints.add(NoAnswer.Complaint.LENGTH);
        }
        return complaints;
    }

    /** How long to wait, from seconds or from a date; empty if it is neither. */
    static Optional<Duration> retryAfter(String header, Instant now) {
        String text = header.strip();
        if (text.matches("\\d{1,9}")) return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        try {
            Duration until = Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** As the other, but what is answered is read while it comes; when this returns, the listener has been told the end. */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try (Response response = send(request)) {
            int status = response.code();
            if (status < 200 || status > 299) throw refused(response);
            listener.onOpen(SuccessfulHttpResponse.builder()
                    .statusCode(status)
                    .headers(Map.of("Content-Type", List.of("text/event-stream")))
                    .build());
            Heard heard = new Heard(listener);
            try (InputStream in = new Bounded(response.body().byteStream(), mostBytes)) {
                parser.parse(in, heard);
            }
            if (heard.broken.isEmpty()) listener.onClose();
            else throw heard.broken.get();
        } catch (IOException e) {
            listener.onError(trouble(e));
        } catch (NoAnswer e) {
            listener.onError(e);
        } catch (IllegalArgumentException e) {
            listener.onError(new NoAnswer(Trouble.UNREACHABLE));
        }
    }

    private static NoAnswer trouble(IOException e) {
        if (e instanceof TooLong) return new NoAnswer(Trouble.TOO_LARGE);
        // what OkHttp throws when the time of a call is up
        return new NoAnswer(e instanceof InterruptedIOException ? Trouble.TIMED_OUT : Trouble.UNREACHABLE);
    }

    /** Passes events on, and keeps that the stream broke: the parser takes that for one event more. */
    private static final class Heard implements ServerSentEventListener {
        private final ServerSentEventListener to;
        private Optional<IOException> broken = Optional.empty();

        Heard(ServerSentEventListener to) {
            this.to = to;
        }

        @Override
        public void onEvent(ServerSentEvent event) {
            to.onEvent(event);
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            to.onEvent(event, context);
        }

        @Override
        public void onError(Throwable error) {
            if (error instanceof IOException io) broken = Optional.of(io);
            else to.onError(error);
        }
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Ends in an error where more comes than is read. */
    private static final class Bounded extends FilterInputStream {
        private int left;

        Bounded(InputStream in, int most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            if (--left < 0) throw new TooLong();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            left -= Math.max(0, read);
            if (left < 0) throw new TooLong();
            return read;
        }
    }
}
