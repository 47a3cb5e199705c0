package dev.reelwatch.web.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.DeliveryArchive.Part;
import dev.reelwatch.crawler.fetch.AddressGuard;
import dev.reelwatch.crawler.fetch.RetryAfter;
import dev.reelwatch.web.delivery.Channel.Robot;
import dev.reelwatch.web.delivery.Channel.Target;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts messages to hooks and signs them as each robot wants it. A robot's answer of 200 may still be a refusal, which
 * stands in its body.
 *
 * <p>A plain webhook gets {@code Reelwatch-Timestamp} (seconds since 1970), {@code Reelwatch-Signature: sha256=} with the
 * HMAC of {@code timestamp.body} in hexadecimal digits, and {@code Idempotency-Key}, the same for each attempt.
 */
final class Post implements AutoCloseable {
    private static final MediaType TYPE = MediaType.get("application/json; charset=utf-8");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_OF_ANSWER = 64 << 10;

    private final OkHttpClient world;
    private final OkHttpClient local;
    private final Clock clock;

    Post(Duration timeout, Clock clock) {
        this.clock = clock;
        world = new OkHttpClient.Builder()
                // its own threads would keep the program from ending for a minute
                .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                .socketFactory(AddressGuard.world().sockets())
                .proxy(Proxy.NO_PROXY)
                // none is used twice: one that the other side has closed meanwhile would lose the message, or seem to
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .followRedirects(false) // a message with a key in its address goes where it was sent, or nowhere
                .retryOnConnectionFailure(false)
                .build();
        local = world.newBuilder()
                .socketFactory(AddressGuard.localToo().sockets())
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
    }

    /** Ends even where its thread is interrupted: what was half sent could not be told from what was not. */
    Outcome send(Target.Hook hook, Part part) {
        String host = URI.create(hook.url().reveal()).getHost();
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Request request = request(hook, part);
        (hook.local() ? local : world).newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                outcome.complete(Outcome.Failed.at(host, e));
            }

            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    String answer = response.peekBody(MOST_OF_ANSWER).string();
                    outcome.complete(
                            response.isSuccessful()
                                    ? heard(hook.robot(), answer)
                                    : Outcome.Failed.waiting(
                                            "answered " + response.code(), retryAfter(hook.robot(), response)));
                } catch (IOException e) {
                    outcome.complete(Outcome.Failed.at(host, e));
                } catch (RuntimeException e) {
                    outcome.completeExceptionally(e);
                }
            }
        });
        return outcome.join();
    }

    private Optional<Duration> retryAfter(Robot robot, Response response) {
        return RetryAfter.parse(response.header("Retry-After", ""), clock.instant())
                .or(() -> response.code() == 429 ? Optional.of(robot.rest()) : Optional.empty());
    }

    /**
     * Feishu tells {@code code}, WeCom and DingTalk {@code errcode}; anything but 0 is a refusal, most often since messages
     * come too fast.
     */
    private static Outcome heard(Robot robot, String answer) {
        String field = switch (robot) {
            case FEISHU -> "code";
            case WECOM, DINGTALK -> "errcode";
            case WEBHOOK, SLACK -> "";
        };
        if (field.isEmpty()) return new Outcome.Sent();
        try {
            JsonNode told = JSON.readTree(answer).path(field);
            if (told.isInt() && told.asInt() == 0) return new Outcome.Sent();
            return Outcome.Failed.waiting(
                    "answered " + field + " " + (told.isInt() ? told.asInt() : "none"), Optional.of(robot.rest()));
        } catch (JsonProcessingException e) {
            return new Outcome.Failed("answered what is no JSON");
        }
    }

    private Request request(Target.Hook hook, Part part) {
        String url = hook.url().reveal();
        String body = part.body();
        long now = clock.instant().getEpochSecond();
        Request.Builder request = new Request.Builder().header("User-Agent", "Reelwatch");
        Optional<String> secret = hook.secret().map(key -> key.reveal());
        switch (hook.robot()) {
            case WEBHOOK -> {
                request.header("Idempotency-Key", URLEncoder.encode(part.key(), StandardCharsets.UTF_8));
                if (secret.isPresent()) {
                    request.header("Reelwatch-Timestamp", String.valueOf(now));
                    request.header(
                            "Reelwatch-Signature",
                            "sha256=" + HexFormat.of().formatHex(hmac(secret.get(), now + "." + body)));
                }
            }
            case FEISHU -> {
                // the key signs nothing: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
                if (secret.isPresent()) body = signedFeishu(body, now, hmac(now + "\n" + secret.get(), ""));
            }
            case DINGTALK -> {
                // https://open.dingtalk.com/document/group/custom-robot-access
                if (secret.isPresent()) {
                    long millis = clock.millis();
                    String sign = Base64.getEncoder().encodeToString(hmac(secret.get(), millis + "\n" + secret.get()));
                    url += (url.contains("?") ? "&" : "?") + "timestamp=" + millis + "&sign="
                            + URLEncoder.encode(sign, StandardCharsets.UTF_8);
                }
            }
            case WECOM, SLACK -> {}
        }
        return request.url(url)
                .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), TYPE))
                .build();
    }

    private static String signedFeishu(String body, long now, byte[] sign) {
        try {
            ObjectNode message = (ObjectNode) JSON.readTree(body);
            message.put("timestamp", String.valueOf(now));
            message.put("sign", Base64.getEncoder().encodeToString(sign));
            return message.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept message is no JSON", e);
        }
    }

    private static byte[] hmac(String key, String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        world.dispatcher().executorService().shutdown();
    }
}
