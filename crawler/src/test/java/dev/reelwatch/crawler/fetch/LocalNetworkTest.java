package dev.reelwatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a page says leads into the local network. */
class LocalNetworkTest {
    private Site site;
    private final Reader reader = new Reader();

    @BeforeEach
    void open() throws IOException {
        site = Site.on("127.0.0.1");
        site.page("/secret", "secret");
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        site.close();
    }

    private static final String[] SPELLINGS = {
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "localhost",
        "LOCALHOST.",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "0",
        "0.0.0.0",
        "[::]"
    };

    static List<String> spellings() {
        return List.of(SPELLINGS);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void this_machine_is_refused_however_it_is_spelled(String host) throws Exception {
        // some spellings are no address to some resolvers; what counts is that nothing is reached
        FetchResult result =
                reader.fetcher.fetch(FetchRequest.of(URI.create("http://" + host + ":" + site.port() + "/secret")));
        assertThat(result).isInstanceOfAny(FetchResult.Refused.class, FetchResult.Failed.class);
        assertThat(site.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/secret",
                "http://2130706433:%d/secret",
                "http://localhost:%d/secret",
                "http://[::ffff:127.0.0.1]:%d/secret",
                "http://169.254.169.254/latest/meta-data/",
                "http://metadata.reelwatch.test/",
                "http://inner.reelwatch.test:%d/secret",
                "//127.0.0.1:%d/secret",
            })
    void a_redirect_to_it_is_refused_and_says_so(String location) throws Exception {
        reader.names.put("metadata.reelwatch.test", List.of("169.254.169.254"));
        reader.names.put("inner.reelwatch.test", List.of("127.0.0.1"));
        try (Site outside = Site.on("127.0.0.2")) {
            String to = location.replace("%d", String.valueOf(site.port()));
            outside.page("/a", "302 Found", "Location: " + to + "\r\n", "");
            FetchResult.Refused refused = (FetchResult.Refused) reader.fetch(outside, "/a");
            assertThat(refused.why()).contains("leads to", outside.at("/a").toString());
            assertThat(site.requests).isEmpty();
        }
    }

    @Test
    void another_port_of_an_allowed_host_is_refused() throws Exception {
        try (Site allowed = Site.on("127.0.0.1")) {
            allowed.page("/a", "302 Found", "Location: " + site.at("/secret") + "\r\n", "");
            assertThat(reader.fetch(allowed, "/a")).isInstanceOf(FetchResult.Refused.class);
            assertThat(reader.fetcher.fetch(Reader.request(site.at("/secret").toString(), allowed.authority())))
                    .isInstanceOf(FetchResult.Refused.class);
            assertThat(site.requests).isEmpty();
        }
    }

    @Test
    void a_page_outside_cannot_make_an_allowed_service_answer() throws Exception {
        // the service itself may be asked for, but not because a page that is not allowed says so
        FetchRequest direct = Reader.request(site.at("/secret").toString(), site.authority());
        assertThat(reader.fetcher.fetch(direct)).isInstanceOf(FetchResult.Page.class);
        try (Site first = Site.on("127.0.0.2");
                Site second = Site.on("127.0.0.3")) {
            first.page("/a", "302 Found", "Location: " + second.at("/b") + "\r\n", "");
            second.page("/b", "302 Found", "Location: " + site.at("/secret") + "\r\n", "");
            Set<String> both = Set.of(first.authority(), site.authority());
            int before = site.requests.size();
            assertThat(reader.fetcher.fetch(FetchRequest.of(first.at("/a")).withLocalAuthorities(both)))
                    .isInstanceOf(FetchResult.Refused.class);
            assertThat(second.requests).isEmpty();
            assertThat(site.requests).hasSize(before);
        }
    }

    @Test
    void a_connection_that_was_allowed_is_not_lent_to_a_request_that_is_not() throws Exception {
        // keeps its connections open, so that there is one to lend
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] text = "User-agent: *\nAllow: /\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/a";
            String authority = "127.0.0.1:" + server.getAddress().getPort();
            assertThat(reader.fetcher.fetch(Reader.request(address, authority))).isInstanceOf(FetchResult.Page.class);
            assertThat(reader.fetcher.fetch(Reader.request(address))).isInstanceOf(FetchResult.Refused.class);
            assertThat(reader.fetcher.fetch(Reader.request(address, authority))).isInstanceOf(FetchResult.Page.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_name_that_resolves_anew_for_each_question_does_not_get_in() throws Exception {
        reader.names.put("rebind.reelwatch.test", List.of("192.0.2.1", "127.0.0.1"));
        for (int i = 0; i < 3; i++) {
            String address = "http://rebind.reelwatch.test:" + site.port() + "/secret";
            assertThat(reader.fetcher.fetch(FetchRequest.of(URI.create(address))))
                    .isInstanceOf(FetchResult.Refused.class);
        }
        assertThat(site.requests).isEmpty();
    }

    @Test
    void an_allowed_name_does_not_lead_to_where_clouds_keep_their_secrets() throws Exception {
        reader.names.put("rss.reelwatch.test", List.of("127.0.0.1", "127.0.0.1", "169.254.169.254"));
        String address = "http://rss.reelwatch.test:" + site.port() + "/secret";
        String allowed = "rss.reelwatch.test:" + site.port();
        assertThat(reader.fetcher.fetch(Reader.request(address, allowed))).isInstanceOf(FetchResult.Page.class);
        assertThat(reader.fetcher.fetch(Reader.request(address, allowed))).isInstanceOf(FetchResult.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0x7f.1",
                "017700000001",
                "localhost",
                "a.localhost",
                "printer",
                "nas.local",
                "x.internal",
                "[::1]",
                "[fd00::1]",
                "metadata.google.internal",
                "router.lan",
                "169.254.169.254"
            })
    void a_proxy_is_not_asked_for_what_is_local(String host) throws Exception {
        try (Site proxy = Site.on("127.0.0.1");
                Reader behind = new Reader(settings -> settings.withProxy(URI.create("http://" + proxy.authority())))) {
            FetchResult result = behind.fetcher.fetch(FetchRequest.of(URI.create("http://" + host + "/secret")));
            assertThat(result).isInstanceOf(FetchResult.Refused.class);
            assertThat(proxy.requests).isEmpty();
        }
    }

    @Test
    void a_proxy_in_the_local_network_is_asked_for_what_lies_outside() throws Exception {
        try (Site proxy = Site.on("127.0.0.1");
                Reader behind = new Reader(settings -> settings.withProxy(URI.create("http://" + proxy.authority())))) {
            proxy.page("http://news.example/a", "from outside");
            FetchResult result = behind.fetcher.fetch(FetchRequest.of(URI.create("http://news.example/a")));
            assertThat(EndingsTest.page(result).exchange().body()).asString().isEqualTo("from outside");
            // what the configuration names as local is reached without the proxy
            assertThat(behind.fetch(site, "/secret")).isInstanceOf(FetchResult.Page.class);
            assertThat(proxy.requests).extracting(Site.Request::path).noneMatch(path -> path.contains("secret"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.255.0.1",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::10.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:a00:1::",
                "2001:2::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "4000::1",
                "2001:0:5ef5:79fd:0:0:80ff:fffe",
                "2600::5efe:10.0.0.1"
            })
    void addresses_that_are_not_of_the_open_internet(String address) throws UnknownHostException {
        assertThat(AddressGuard.whyClosed(InetAddress.getByName(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "114.114.114.114",
                "172.15.0.1",
                "172.32.0.1",
                "192.169.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2400:3200::1",
                "2606:4700::1111",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "2600::5efe:8.8.8.8"
            })
    void addresses_of_the_open_internet(String address) throws UnknownHostException {
        assertThat(AddressGuard.whyClosed(InetAddress.getByName(address))).isEmpty();
        assertThat(AddressGuard.whyClosed(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"weibo.com", "m.weibo.cn", "example.com.", "1.2.3.4.example", "0xabc.example", "可灵.中国"})
    void names_of_the_open_internet(String name) {
        assertThat(AddressGuard.whyClosed(name)).isEmpty();
    }
}
