package dev.reelwatch.web.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.DeliveryArchive.Part;
import dev.reelwatch.web.delivery.Channel.Target;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final OkHttpClient client;
    private final Clock clock;

    Post(Duration timeout, Clock clock) {
        this.clock = clock;
        client = new OkHttpClient.Builder()
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .followRedirects(false) // a message with a key in its address goes where it was sent, or nowhere
                .retryOnConnectionFailure(false)
                .build();
    }

    Outcome send(Target.Hook hook, Part part) {
        try (Response response = client.newCall(request(hook, part)).execute()) {
            String answer = response.peekBody(MOST_OF_ANSWER).string();
            int code = response.code();
            if (code / 100 != 2) {
                return new Outcome.Failed("answered " + code, retryAfter(response));
            }
            return heard(hook, answer);
        } catch (InterruptedIOException e) {
            return new Outcome.Failed("no answer in time");
        } catch (IOException e) {
            return new Outcome.Failed("no connection, or it broke"); // its words may hold the address
        }
    }

    private static Optional<Duration> retryAfter(Response response) {
        String seconds = response.header("Retry-After", "");
        if (seconds.matches("\\d{1,6}")) return Optional.of(Duration.ofSeconds(Long.parseLong(seconds)));
        return response.code() == 429 ? Optional.of(MINUTE) : Optional.empty();
    }

    /** Feishu tells {@code code}, WeCom and DingTalk {@code errcode}; anything but 0 is a refusal. */
    private static Outcome heard(Target.Hook hook, String answer) {
        String field = switch (hook.robot()) {
            case FEISHU -> "code";
            case WECOM, DINGTALK -> "errcode";
            case WEBHOOK, SLACK -> "";
        };
        if (field.isEmpty()) return new Outcome.Sent();
        try {
            JsonNode told = JSON.readTree(answer).path(field);
            if (told.isInt() && told.asInt() == 0) return new Outcome.Sent();
            return new Outcome.Failed(
                    "answered " + field + " " + (told.isInt() ? told.asInt() : "none"), Optional.of(MINUTE));
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
                request.header("Idempotency-Key", part.name());
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
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
