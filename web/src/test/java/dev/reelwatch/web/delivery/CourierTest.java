package dev.reelwatch.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.DeliveryArchive;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.digest.Digest;
import dev.reelwatch.web.digest.DigestCompiler;
import dev.reelwatch.web.digest.Language;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Digests on their way, over real connections on this machine. */
class CourierTest {
    private static final LocalDate DAY = LocalDate.parse("2031-05-06");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    /** A time that only moves when told to. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2031-05-07T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }
    }

    private record Got(String address, Map<String, String> headers, String body) {}

    private final HandClock clock = new HandClock();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private volatile int status = 200;
    private volatile String answer = "{\"code\":0,\"errcode\":0}";
    private volatile String retryAfter = "";
    private HttpServer server;
    private Archive archive;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
        environment.put("HOOK", "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=the-key");
        environment.put("SIGN", "shared-secret");
        archive = Archive.open(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        archive.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        got.add(new Got(exchange.getRequestURI().toString(), headers, body));
        if (!retryAfter.isEmpty()) exchange.getResponseHeaders().add("Retry-After", retryAfter);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private List<Channel> channels(String yaml) throws IOException {
        Path file = folder.resolve("delivery.yaml");
        Files.writeString(file, yaml);
        return Channels.read(file, environment);
    }

    private Channel hook(String kind) throws IOException {
        return channels("channels:\n  - {name: ops, kind: " + kind + ", url_env: HOOK, secret_env: SIGN}\n")
                .getFirst();
    }

    private static Digest digest() {
        return new DigestCompiler(HandMade.world().news(), HandMade.CLOCK).on(DAY, Language.ZH);
    }

    private Courier courier(List<Channel> channels) {
        return new Courier(archive.deliveries(), channels, TIMEOUT, clock);
    }

    private static byte[] hmac(String key, String words) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_webhook_gets_the_digest_signed_and_once() throws Exception {
        Channel channel = hook("webhook");
        try (Courier courier = courier(List.of(channel))) {
            assertThat(courier.queue(digest(), channel, false)).isTrue();
            assertThat(courier.queue(digest(), channel, false)).isFalse();
            assertThat(courier.send())
                    .singleElement()
                    .satisfies(line -> assertThat(line.error()).isEmpty());
            assertThat(courier.send()).isEmpty();
        }
        Got one = got.getFirst();
        assertThat(got).hasSize(1);
        assertThat(JSON.readTree(one.body()).at("/sections/0/sentences/0/text").asText())
                .contains("Sable 3");
        String time = one.headers().get("reelwatch-timestamp");
        assertThat(one.headers())
                .containsEntry("idempotency-key", "2031-05-06.zh/ops/1")
                .containsEntry(
                        "reelwatch-signature",
                        "sha256=" + HexFormat.of().formatHex(hmac("shared-secret", time + "." + one.body())));
    }

    @Test
    void feishu_and_dingtalk_are_signed_as_they_want_it() throws Exception {
        Channel feishu = hook("feishu");
        try (Courier courier = courier(List.of(feishu))) {
            courier.queue(digest(), feishu, false);
            courier.send();
        }
        JsonNode card = JSON.readTree(got.getFirst().body());
        assertThat(card.get("sign").asText())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(hmac(card.get("timestamp").asText() + "\nshared-secret", "")));
        assertThat(card.at("/card/elements/0/content").asText()).contains("**Sable 3**");
        got.clear();
        Channel dingtalk = hook("dingtalk");
        try (Courier courier = courier(List.of(dingtalk))) {
            courier.queue(digest(), dingtalk, true);
            courier.send();
        }
        String query = got.getFirst().address();
        String time = query.replaceFirst(".*timestamp=(\\d+).*", "$1");
        String sign = URLDecoder.decode(query.replaceFirst(".*sign=", ""), StandardCharsets.UTF_8);
        assertThat(query).contains("key=the-key&timestamp=");
        assertThat(sign).isEqualTo(Base64.getEncoder().encodeToString(hmac("shared-secret", time + "\nshared-secret")));
    }

    @ParameterizedTest
    @CsvSource({"feishu,code", "wecom,errcode", "dingtalk,errcode"})
    void a_refusal_inside_an_answer_of_200_is_no_delivery(String kind, String field) throws Exception {
        Channel channel = hook(kind);
        answer = "{\"" + field + "\":45009,\"msg\":\"too often\"}";
        try (Courier courier = courier(List.of(channel))) {
            courier.queue(digest(), channel, false);
            assertThat(courier.send().getFirst().error()).contains("answered " + field + " 45009");
            assertThat(courier.send()).as("not due again yet").isEmpty();
            answer = "{\"" + field + "\":0}";
            clock.pass(Duration.ofMinutes(2));
            assertThat(courier.send())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.error()).isEmpty());
        }
    }

    @Test
    void what_fails_is_kept_tried_again_over_restarts_and_given_up_at_last() throws Exception {
        Channel channel = hook("webhook");
        status = 500;
        try (Courier courier = courier(List.of(channel))) {
            courier.queue(digest(), channel, false);
            assertThat(courier.send().getFirst().error()).contains("answered 500");
        }
        assertThat(archive.deliveries().channels()).singleElement().satisfies(state -> {
            assertThat(state.queued()).isEqualTo(1);
            assertThat(state.lastError()).contains("answered 500");
        });
        archive.close();
        archive = Archive.open(folder.resolve("data"));
        int attempts = 1;
        for (int hour = 0; hour < 80; hour++) {
            clock.pass(Duration.ofHours(1));
            try (Courier courier = courier(List.of(channel))) {
                attempts += courier.send().size();
            }
        }
        assertThat(attempts).isBetween(8, 24);
        assertThat(archive.deliveries().channels().getFirst().givenUp()).isEqualTo(1);
        assertThat(got.stream().map(Got::body).distinct())
                .as("the same bytes each time")
                .hasSize(1);
    }

    @Test
    void retry_after_is_obeyed_and_no_address_is_told() throws Exception {
        Channel channel = hook("slack");
        status = 429;
        retryAfter = "3600";
        try (Courier courier = courier(List.of(channel))) {
            courier.queue(digest(), channel, false);
            Courier.Line line = courier.send().getFirst();
            assertThat(line.nextTry()).contains(clock.instant().plusSeconds(3600));
            assertThat(line.sentence()).contains("answered 429").doesNotContain("127.0.0.1", "the-key");
            status = 200;
            clock.pass(Duration.ofMinutes(59));
            assertThat(courier.send()).isEmpty();
            clock.pass(Duration.ofMinutes(2));
            assertThat(courier.send()).hasSize(1);
        }
        assertThat(JSON.readTree(got.getLast().body()).at("/blocks/0/type").asText())
                .isEqualTo("header");
    }

    @Test
    void a_server_that_is_down_or_breaks_off_loses_nothing() throws Exception {
        Channel channel = hook("webhook");
        server.stop(0);
        try (Courier courier = courier(List.of(channel))) {
            courier.queue(digest(), channel, false);
            assertThat(courier.send().getFirst().sentence())
                    .contains("no connection")
                    .doesNotContain("127.0.0.1");
        }
        int port = server.getAddress().getPort();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::take);
        server.start();
        clock.pass(Duration.ofMinutes(2));
        try (Courier courier = courier(List.of(channel))) {
            assertThat(courier.send())
                    .singleElement()
                    .satisfies(line -> assertThat(line.error()).isEmpty());
        }
    }

    @Test
    void two_senders_at_once_send_each_message_once() throws Exception {
        Channel channel = hook("webhook");
        try (Courier courier = courier(List.of(channel));
                Courier other = courier(List.of(channel));
                ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int day = 0; day < 20; day++) {
                archive.deliveries()
                        .queue("2031-05-" + (10 + day) + ".zh", "ops", List.of("{}"), false, clock.instant());
            }
            Callable<Integer> one = () -> courier.send().size();
            Callable<Integer> two = () -> other.send().size();
            int sent = 0;
            for (var each : pool.invokeAll(List.of(one, two))) sent += each.get();
            assertThat(sent).isEqualTo(20);
        }
        assertThat(got.stream()
                        .map(each -> each.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(20);
        assertThat(got).hasSize(20);
    }

    @Test
    void a_sender_that_died_leaves_its_message_to_others_once_its_lease_is_over() {
        DeliveryArchive deliveries = archive.deliveries();
        deliveries.queue("2031-05-06.zh", "ops", List.of("{}", "{}"), false, clock.instant());
        assertThat(deliveries.take(List.of("ops"), clock.instant(), Duration.ofMinutes(5)))
                .isPresent();
        assertThat(deliveries.take(List.of("ops"), clock.instant(), Duration.ofMinutes(5)))
                .as("nor its second part before the first")
                .isEmpty();
        clock.pass(Duration.ofMinutes(6));
        assertThat(deliveries.take(List.of("ops"), clock.instant(), Duration.ofMinutes(5)))
                .hasValueSatisfying(part -> assertThat(part.part()).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wecom", "feishu", "dingtalk", "slack"})
    void a_long_digest_is_split_within_the_limits_and_loses_no_sentence(String kind) throws Exception {
        HandMade world = HandMade.world();
        IntStream.range(0, 250).forEach(i -> {
            var article = world.add(HandMade.article(
                    "m" + i + ".md",
                    "长报",
                    "2031-07-20",
                    "https://long.example/" + i,
                    "第" + i + "篇",
                    "Wren" + i + " 上线。" + "很长的话".repeat(30)));
            world.claim(
                    article,
                    "Wren" + i,
                    dev.reelwatch.index.vocabulary.Attribute.RELEASE,
                    dev.reelwatch.index.claim.Polarity.NEUTRAL,
                    dev.reelwatch.index.claim.Status.CURRENT,
                    dev.reelwatch.index.claim.Basis.VENDOR,
                    java.util.Optional.empty(),
                    "Wren" + i + " 上线。" + "很长的话".repeat(25));
        });
        Digest digest = new DigestCompiler(world.news(), HandMade.CLOCK).on(LocalDate.parse("2031-07-20"), Language.ZH);
        List<String> messages = new Messages().of(digest, hook(kind));
        assertThat(messages).hasSizeGreaterThan(1);
        StringBuilder all = new StringBuilder();
        for (String message : messages) {
            JsonNode json = JSON.readTree(message);
            all.append(json);
            switch (kind) {
                case "wecom" ->
                    assertThat(json.at("/markdown/content").asText().getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(4096);
                case "slack" -> {
                    assertThat(json.get("blocks")).hasSizeLessThanOrEqualTo(50);
                    json.get("blocks")
                            .forEach(block -> assertThat(
                                            block.at("/text/text").asText().length())
                                    .isLessThanOrEqualTo(3000));
                }
                default ->
                    assertThat(message.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(20_000);
            }
        }
        for (int i = 0; i < 250; i++) assertThat(all).contains("Wren" + i + " 已推出");
    }

    @Test
    void words_of_others_neither_become_markup_nor_call_anybody() {
        assertThat(Blocks.MARKDOWN.item("<at id=all></at> @所有人 **粗** [x](http://evil)"))
                .doesNotContain("<", "@", "*");
        assertThat(Blocks.SLACK.item("<!channel> & <http://evil|x>")).doesNotContain("<");
        assertThat(Blocks.SLACK.link("a|b>", "https://x.example/?a=1|2>3"))
                .isEqualTo("• <https://x.example/?a=1%7C2%3E3|a/b&gt;>");
    }

    @Test
    void a_folder_gets_whole_files() throws Exception {
        Channel channel = channels("channels:\n  - {name: out, kind: file, folder: out, formats: [md, html, json]}\n")
                .getFirst();
        try (Courier courier = courier(List.of(channel))) {
            courier.queue(digest(), channel, false);
            courier.send();
        }
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "digest-2031-05-06-zh.md", "digest-2031-05-06-zh.html", "digest-2031-05-06-zh.json");
        }
    }

    @Test
    void a_mail_holds_text_and_html_and_is_sent_once_the_server_is_there() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        int port = mail.getSmtp().getPort();
        mail.stop();
        environment.put("MAIL_PASSWORD", "s3cret");
        Channel channel = channels("channels:\n  - name: team\n    kind: email\n    from: news@reelwatch.example\n"
                        + "    to: [ana@team.example, bo@team.example]\n    smtp: {host: 127.0.0.1, port: " + port
                        + ", security: none, user: news, password_env: MAIL_PASSWORD}\n")
                .getFirst();
        try (Courier courier = courier(List.of(channel))) {
            courier.queue(digest(), channel, false);
            assertThat(courier.send().getFirst().error()).contains("no connection to the mail server");
        }
        mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            mail.setUser("news@reelwatch.example", "news", "other");
            clock.pass(Duration.ofMinutes(2));
            try (Courier courier = courier(List.of(channel))) {
                assertThat(courier.send().getFirst().error())
                        .contains("the mail server did not accept user and password");
            }
            mail.setUser("news@reelwatch.example", "news", "s3cret");
            clock.pass(Duration.ofMinutes(10));
            try (Courier courier = courier(List.of(channel))) {
                assertThat(courier.send())
                        .singleElement()
                        .satisfies(line -> assertThat(line.error()).isEmpty());
                clock.pass(Duration.ofDays(1));
                assertThat(courier.send()).isEmpty();
            }
            MimeMessage[] messages = mail.getReceivedMessages();
            assertThat(messages).as("one a receiver").hasSize(2);
            assertThat(messages[0].getSubject()).isEqualTo("2031年5月6日 AI 视频简报");
            assertThat(messages[0].getMessageID())
                    .startsWith("<2031-05-06.zh.")
                    .endsWith(".reelwatch@reelwatch.example>");
            MimeMultipart parts = (MimeMultipart) messages[0].getContent();
            assertThat(parts.getBodyPart(0).getContent().toString()).contains("## Sable 3");
            assertThat(parts.getBodyPart(1).getContentType()).contains("text/html");
        } finally {
            mail.stop();
        }
    }

    @Test
    void a_mail_server_that_says_nothing_is_given_up_in_time() throws Exception {
        try (var silent = new java.net.ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Channel channel = channels(
                            "channels:\n  - name: team\n    kind: email\n    from: a@b.example\n    to: c@d.example\n"
                                    + "    smtp: {host: 127.0.0.1, port: " + silent.getLocalPort()
                                    + ", security: none}\n")
                    .getFirst();
            try (Courier courier = courier(List.of(channel))) {
                courier.queue(digest(), channel, false);
                assertThat(courier.send().getFirst().error())
                        .hasValueSatisfying(why -> assertThat(why).contains("the mail server"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channels: [{name: a, kind: pigeon}]|a.kind is \"pigeon\"; known are",
                "channels: [{name: a, kind: slack}]|a has neither url_env nor url_file",
                "channels: [{name: a, kind: slack, url: http://x}]|a.url is unknown",
                "channels: [{name: a, kind: slack, url_env: NOT_SET}]|which is not set",
                "channels: [{name: a, kind: file}]|a.folder is missing",
                "channels: [{name: a, kind: file, folder: x}, {name: a, kind: file, folder: y}]|is taken",
                "channels: [{name: a, kind: email, from: x, to: b@c, smtp: {host: h}}]|is no mailbox",
                "channel: []|the file.channel is unknown",
                "channels: {|is no YAML"
            })
    void a_file_that_cannot_be_used_tells_where(String yaml, String told) {
        assertThatThrownBy(() -> channels(yaml))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("delivery.yaml")
                .hasMessageContaining(told);
    }
}
