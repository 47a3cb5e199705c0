package dev.reelwatch.crawler.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/** A fetcher that waits in no time, and knows the names that a test gives to loopback addresses. */
final class Reader implements AutoCloseable {
    final Time time = new Time();
    final Map<String, List<String>> names = new ConcurrentHashMap<>();
    final Fetcher fetcher;

    Reader(UnaryOperator<FetchSettings> settings) {
        this(settings, new OkHttpClient());
    }

    Reader(UnaryOperator<FetchSettings> settings, OkHttpClient base) {
        FetchSettings quick = FetchSettings.DEFAULTS
                .withClock(time)
                .withManners(FetchSettings.Manners.DEFAULTS.withPause(Duration.ZERO))
                .withTimeouts(new FetchSettings.Timeouts(
                        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10)));
        OkHttpClient named = base.newBuilder().dns(this::lookup).build();
        fetcher = new Fetcher(settings.apply(quick), time, named);
    }

    Reader() {
        this(settings -> settings);
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        List<String> known = names.get(host);
        if (known == null) return List.of(InetAddress.getAllByName(host));
        // the last answer stays, the ones before are given once
        String answer = known.get(0);
        if (known.size() > 1) names.put(host, known.subList(1, known.size()));
        return List.of(
                InetAddress.getByAddress(host, InetAddress.getByName(answer).getAddress()));
    }

    /** Asks for a page of a site that the configuration names. */
    FetchResult fetch(Site site, String path) throws InterruptedException {
        return fetch(request(site, path));
    }

    FetchResult fetch(FetchRequest request) throws InterruptedException {
        return fetcher.fetch(request);
    }

    static FetchRequest request(Site site, String path) {
        return FetchRequest.of(site.at(path)).withLocalAuthorities(Set.of(site.authority()));
    }

    static FetchRequest request(String address, String... localAuthorities) {
        return FetchRequest.of(URI.create(address)).withLocalAuthorities(Set.of(localAuthorities));
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
