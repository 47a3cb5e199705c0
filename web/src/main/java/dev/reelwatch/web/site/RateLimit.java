package dev.reelwatch.web.site;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A bucket of tokens for each client: it holds a minute's worth and fills evenly. Of many clients the latest are known. */
final class RateLimit {
    private static final int MOST_CLIENTS = 10_000;
    private static final double NANOS_A_MINUTE = 60e9;

    private static final class Bucket {
        private double tokens;
        private long at;

        private Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }
    }

    private final int aMinute;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    RateLimit(int aMinute, LongSupplier nanoTime) {
        this.aMinute = aMinute;
        this.nanoTime = nanoTime;
    }

    /** Takes a token. Returns 0, or how many seconds to wait where there is none. */
    synchronized long secondsToWait(String client) {
        if (aMinute == 0) return 0;
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(client, name -> new Bucket(aMinute, now));
        double perNano = aMinute / NANOS_A_MINUTE;
        bucket.tokens = Math.min(aMinute, bucket.tokens + (now - bucket.at) * perNano);
        bucket.at = now;
        if (bucket.tokens >= 1) {
            bucket.tokens--;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - bucket.tokens) / perNano / 1e9));
    }

    synchronized int clients() {
        return buckets.size();
    }

    /** A client's name: its address, of IPv6 the network, since a client has as many of those addresses as it likes. */
    static String nameOf(InetAddress address) {
        if (!(address instanceof Inet6Address)) return address.getHostAddress();
        return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8));
    }
}
