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
import dev.reelwatch.web.HandClock;
import dev.reelwatch.web.HandMade;
import dev.reelwatch.web.digest.Digest;
import dev.reelwatch.web.digest.DigestCompiler;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.Wording;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

    private record Got(String address, Map<String, String> headers, String body) {}

    private final HandClock clock = new HandClock("2031-05-07T00:00:00Z");
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
        return channels("channels:\n  - {name: ops, kind: " + kind
                        + ", url_env: HOOK, secret_env: SIGN, local: true}\n")
                .getFirst();
    }

    private static Digest digest() {
        return new DigestCompiler(HandMade.world().news(), HandMade.CLOCK).on(DAY, Language.ZH);
    }

    private Courier courier(List<Channel> channels) {
        return new Courier(archive.deliveries(), channels, TIMEOUT, clock, clock::pass);
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
                .containsEntry("idempotency-key", "2031-05-06.zh%2Fops%2F1%2F2031-05-07T00%3A00%3A00Z")
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
            clock.pass(Duration.ofMinutes(kind.equals("dingtalk") ? 9 : 0));
            assertThat(courier.send()).as("钉钉 rests for ten minutes").isEmpty();
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
            assertThat(line.sentence()).contains("answered 429").doesNotContain("/hook", "the-key");
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
                    .contains("127.0.0.1: refuses connections")
                    .doesNotContain("/hook", "the-key");
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
    void a_connection_that_is_reset_and_an_answer_that_never_comes_are_told_apart() throws Exception {
        try (var rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            environment.put("HOOK", "http://127.0.0.1:" + rude.getLocalPort() + "/hook?key=the-key");
            Channel channel = hook("webhook");
            Thread.ofVirtual().start(() -> {
                try (var caller = rude.accept()) {
                    caller.getInputStream().read();
                    caller.setSoLinger(true, 0); // closes by a reset
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            try (Courier courier = courier(List.of(channel))) {
                courier.queue(digest(), channel, false);
                assertThat(courier.send().getFirst().error()).contains("127.0.0.1: the connection broke");
                clock.pass(Duration.ofMinutes(2));
                assertThat(courier.send().getFirst().error())
                        .as("nobody accepts any more")
                        .contains("127.0.0.1: no answer in time");
            }
        }
    }

    @Test
    void a_server_that_closes_each_connection_without_a_word_gets_each_message() throws Exception {
        try (var curt = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            environment.put("HOOK", "http://127.0.0.1:" + curt.getLocalPort() + "/hook");
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 3; i++) {
                    try (var caller = curt.accept()) {
                        while (caller.getInputStream().read() != '}') { // until the body has come
                        }
                        caller.getOutputStream()
                                .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                                        .getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }
            });
            Channel channel = hook("slack");
            archive.deliveries().queue("2031-05-06.zh", "ops", List.of("{}", "{}", "{}"), false, clock.instant());
            try (Courier courier = courier(List.of(channel))) {
                assertThat(courier.send())
                        .hasSize(3)
                        .allSatisfy(line -> assertThat(line.error()).isEmpty());
            }
        }
    }

    @Test
    void a_hook_leads_into_the_local_network_only_where_the_settings_say_so() throws Exception {
        Channel channel = channels("channels:\n  - {name: ops, kind: webhook, url_env: HOOK}\n")
                .getFirst();
        try (Courier courier = courier(List.of(channel))) {
            courier.queue(digest(), channel, false);
            assertThat(courier.send().getFirst().error().orElseThrow())
                    .contains("127.0.0.1", "this machine", "local: true")
                    .doesNotContain("the-key");
        }
        assertThat(got).isEmpty();
    }

    @Test
    void what_is_sent_again_has_another_key_and_a_name_in_chinese_stands_in_no_header() throws Exception {
        Channel channel = channels("channels:\n  - {name: 团队, kind: webhook, url_env: HOOK, local: true}\n")
                .getFirst();
        try (Courier courier = courier(List.of(channel))) {
            courier.queue(digest(), channel, false);
            assertThat(courier.send().getFirst().sentence()).isEqualTo("sent 2031-05-06.zh/团队/1");
            clock.pass(Duration.ofHours(1));
            assertThat(courier.queue(digest(), channel, true)).isTrue();
            courier.send();
        }
        assertThat(got.stream().map(each -> each.headers().get("idempotency-key")))
                .containsExactly(
                        "2031-05-06.zh%2F%E5%9B%A2%E9%98%9F%2F1%2F2031-05-07T00%3A00%3A00Z",
                        "2031-05-06.zh%2F%E5%9B%A2%E9%98%9F%2F1%2F2031-05-07T01%3A00%3A00Z");
    }

    @Test
    void robots_get_no_more_messages_a_minute_than_they_take() throws Exception {
        Channel channel = hook("wecom");
        archive.deliveries()
                .queue(
                        "2031-05-06.zh",
                        "ops",
                        IntStream.range(0, 45).mapToObj(i -> "{}").toList(),
                        false,
                        clock.instant());
        Instant begin = clock.instant();
        try (Courier courier = courier(List.of(channel))) {
            assertThat(courier.send())
                    .hasSize(45)
                    .allSatisfy(line -> assertThat(line.error()).isEmpty());
        }
        assertThat(Duration.between(begin, clock.instant())).isGreaterThan(Duration.ofSeconds(132));
    }

    @Test
    void a_wish_to_be_left_alone_for_long_loses_no_message() throws Exception {
        Channel channel = hook("webhook");
        status = 503;
        retryAfter = "Fri, 09 May 2031 18:00:00 GMT";
        try (Courier courier = courier(List.of(channel))) {
            courier.queue(digest(), channel, false);
            assertThat(courier.send().getFirst().nextTry())
                    .contains(clock.instant().plus(Duration.ofDays(1)));
            clock.pass(Duration.ofHours(25));
            status = 200;
            assertThat(courier.send())
                    .singleElement()
                    .satisfies(line -> assertThat(line.error()).isEmpty());
        }
    }

    @Test
    void a_message_under_way_is_finished_when_the_program_is_to_end_and_the_next_one_not_begun() throws Exception {
        Channel channel = hook("webhook");
        DeliveryArchive deliveries = archive.deliveries();
        deliveries.queue("2031-05-06.zh", "ops", List.of("{}", "{}"), false, clock.instant());
        server.removeContext("/");
        Thread sender = Thread.currentThread();
        server.createContext("/", exchange -> {
            sender.interrupt();
            take(exchange);
        });
        try (Courier courier = courier(List.of(channel))) {
            assertThat(courier.send())
                    .singleElement()
                    .satisfies(line -> assertThat(line.error()).isEmpty());
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(got).hasSize(1);
        assertThat(deliveries.channels().getFirst().queued()).isEqualTo(1);
    }

    @Test
    void what_ends_after_its_lease_does_not_undo_what_another_has_sent() {
        DeliveryArchive deliveries = archive.deliveries();
        deliveries.queue("2031-05-06.zh", "ops", List.of("{}"), false, clock.instant());
        Instant now = clock.instant();
        DeliveryArchive.Part slow =
                deliveries.take(List.of("ops"), now, now, Duration.ofMinutes(5)).orElseThrow();
        clock.pass(Duration.ofMinutes(6));
        now = clock.instant();
        DeliveryArchive.Part other =
                deliveries.take(List.of("ops"), now, now, Duration.ofMinutes(5)).orElseThrow();
        deliveries.failed(slow, "late", "{}", java.util.Optional.empty());
        deliveries.sent(other, now);
        deliveries.failed(slow, "late", "{}", java.util.Optional.of(now));
        assertThat(deliveries.channels()).singleElement().satisfies(state -> {
            assertThat(state.sent()).isEqualTo(1);
            assertThat(state.givenUp()).isZero();
        });
    }

    private Channel mail(int port) throws IOException {
        return channels("channels:\n  - {name: team, kind: email, from: news@reelwatch.example,"
                        + " to: [ana@team.example, bo@team.example, cy@team.example],"
                        + " smtp: {host: 127.0.0.1, security: none, port: " + port + "}}\n")
                .getFirst();
    }

    @Test
    void an_address_that_is_refused_keeps_the_mail_from_nobody_else_and_nobody_gets_it_twice() throws Exception {
        try (MailDesk desk = new MailDesk()) {
            desk.refused = java.util.Set.of("bo@team.example");
            Channel channel = mail(desk.port());
            try (Courier courier = courier(List.of(channel))) {
                courier.queue(digest(), channel, false);
                assertThat(courier.send().getFirst().error()).contains("the mail server refused bo@team.example (550)");
                clock.pass(Duration.ofMinutes(2));
                assertThat(courier.send().getFirst().error()).isPresent();
                desk.refused = java.util.Set.of();
                clock.pass(Duration.ofMinutes(10));
                assertThat(courier.send().getFirst().error()).isEmpty();
            }
            assertThat(desk.taken.stream().map(MailDesk.Taken::to))
                    .containsExactly(List.of("ana@team.example", "cy@team.example"), List.of("bo@team.example"));
            assertThat(desk.taken.stream()
                            .map(MailDesk.Taken::text)
                            .map(text -> text.replaceAll("(?s).*(Message-ID: \\S+).*", "$1"))
                            .distinct())
                    .as("the same message")
                    .hasSize(1);
        }
    }

    @Test
    void a_mail_server_that_hangs_up_after_it_took_the_message_has_taken_it() throws Exception {
        try (MailDesk desk = new MailDesk()) {
            desk.hangsUp = true;
            Channel channel = mail(desk.port());
            try (Courier courier = courier(List.of(channel))) {
                courier.queue(digest(), channel, false);
                assertThat(courier.send().getFirst().error()).isEmpty();
            }
            assertThat(desk.taken).hasSize(1);
        }
    }

    @Test
    void a_message_that_a_mail_server_refuses_is_told_with_its_code_only() throws Exception {
        try (MailDesk desk = new MailDesk()) {
            desk.answerToData = "552 too large; key=s3cret";
            Channel channel = mail(desk.port());
            try (Courier courier = courier(List.of(channel))) {
                courier.queue(digest(), channel, false);
                assertThat(courier.send().getFirst().error()).contains("the mail server refused the message (552)");
            }
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
        assertThat(deliveries.take(List.of("ops"), clock.instant(), clock.instant(), Duration.ofMinutes(5)))
                .isPresent();
        assertThat(deliveries.take(List.of("ops"), clock.instant(), clock.instant(), Duration.ofMinutes(5)))
                .as("nor its second part before the first")
                .isEmpty();
        clock.pass(Duration.ofMinutes(6));
        assertThat(deliveries.take(List.of("ops"), clock.instant(), clock.instant(), Duration.ofMinutes(5)))
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
        for (int i = 0; i < 250; i++) assertThat(all).contains("Wren" + i + " 已发布");
    }

    @Test
    void a_heading_stays_with_what_stands_under_it_and_long_lines_are_cut_after_a_sentence() {
        List<String> lines = new java.util.ArrayList<>();
        IntStream.range(0, 40).forEach(i -> lines.add("**Wren " + i + "**\n- 上线。"));
        lines.add("- " + "这一句很长。".repeat(30));
        for (int most : new int[] {40, 64, 100, 333}) {
            List<String> texts = Blocks.split(lines, most, Blocks::bytes);
            assertThat(texts).allSatisfy(text -> {
                assertThat(Blocks.bytes(text)).isLessThanOrEqualTo(most);
                assertThat(text).endsWith("。");
            });
            assertThat(String.join("", texts).replaceAll("\\s", ""))
                    .isEqualTo(String.join("", lines).replaceAll("\\s", ""));
        }
        assertThat(Blocks.split(List.of("𝒜𝒷𝒸"), 5, Blocks::bytes)).containsExactly("𝒜", "𝒷", "𝒸");
    }

    @Test
    void a_message_begins_with_what_matters_most_of_the_day() {
        Wording wording = Wording.in(Language.ZH);
        String lead = digest().leadLine(wording);
        assertThat(Blocks.lines(digest(), Blocks.SLACK).getFirst()).startsWith("*要点：" + lead);
        assertThat(Blocks.lines(digest(), Blocks.PLAIN).getFirst()).startsWith("\n要点：" + lead);
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
        // as any other file: not readable by its owner alone
        Path plain = Files.writeString(folder.resolve("plain"), "x");
        assertThat(Files.getPosixFilePermissions(folder.resolve("out/digest-2031-05-06-zh.md")))
                .isEqualTo(Files.getPosixFilePermissions(plain));
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
            assertThat(courier.send().getFirst().error()).contains("127.0.0.1: refuses connections");
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
            assertThat(parts.getBodyPart(0).getContent().toString())
                    .containsSubsequence("\nSable 3\n- Sable 3 于2031年5月6日发布", "\n  https://tide.example/2031/sable-3");
            assertThat(parts.getBodyPart(1).getContentType()).contains("text/html");
        } finally {
            mail.stop();
        }
    }

    @Test
    void a_mail_server_that_says_nothing_is_given_up_in_time() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Channel channel = channels(
                            "channels:\n  - name: team\n    kind: email\n    from: a@b.example\n    to: c@d.example\n"
                                    + "    smtp: {host: 127.0.0.1, port: " + silent.getLocalPort()
                                    + ", security: none}\n")
                    .getFirst();
            try (Courier courier = courier(List.of(channel))) {
                courier.queue(digest(), channel, false);
                assertThat(courier.send().getFirst().error()).contains("127.0.0.1: no answer in time");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channels: [{name: a, kind: pigeon}]|a.kind is \"pigeon\"; known are",
                "channels: [{name: a, kind: slack}]|delivery.yaml:1: a.url_env is missing, and so is url_file",
                "channels: [{name: a, kind: slack, url: http://x}]|a.url is unknown",
                "channels: [{name: a, kind: slack, url_env: NOT_SET}]|which is not set",
                "channels: [{name: a, kind: file}]|a.folder is missing",
                "channels: [{name: a, kind: file, folder: x}, {name: a, kind: file, folder: y}]|is taken",
                "channels: [{name: a, kind: email, from: x, to: b@c, smtp: {host: h}}]|is no mailbox",
                "channels: [{name: a, kind: file, folder: x, enabled: nope}]|a.enabled must be true or false",
                "channels: [{name: a, kind: file, folder: x, formats: pdf}]|a.formats may hold md, html and json",
                "channels: [{name: a, kind: email, from: x@y, to: b@c, smtp: {host: h, port: x}}]|a.smtp.port must be",
                "channels: [{name: a, kind: email, from: x@y, to: b@c, smtp: {host: h, user: u}}]|a.smtp.password_env is",
                "channels: [{name: a, name: b}]|:1: `name` stands here a second time",
                "channel: []|the file.channel is unknown",
                "channels: {|:1: not YAML"
            })
    void a_file_that_cannot_be_used_tells_where(String yaml, String told) {
        assertThatThrownBy(() -> channels(yaml))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("delivery.yaml")
                .hasMessageContaining(told);
    }
}
