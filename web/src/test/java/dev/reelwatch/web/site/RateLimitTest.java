package dev.reelwatch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong now = new AtomicLong();

    @Test
    void a_client_may_use_a_minutes_worth_at_once_and_then_as_much_as_comes_in() {
        RateLimit limit = new RateLimit(60, now::get);
        for (int i = 0; i < 60; i++) assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("a")).isEqualTo(1);
        assertThat(limit.secondsToWait("b")).isZero();
        now.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("a")).isPositive();
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        for (int i = 0; i < 60; i++) assertThat(limit.secondsToWait("a")).isZero();
        assertThat(limit.secondsToWait("a")).isPositive();
    }

    @Test
    void zero_is_no_limit() {
        RateLimit limit = new RateLimit(0, now::get);
        for (int i = 0; i < 10_000; i++) assertThat(limit.secondsToWait("a")).isZero();
    }

    @Test
    void a_hundred_thousand_clients_take_no_more_room_than_ten_thousand() {
        RateLimit limit = new RateLimit(1, now::get);
        for (int i = 0; i < 100_000; i++) limit.secondsToWait("client " + i);
        assertThat(limit.clients()).isEqualTo(10_000);
        assertThat(limit.secondsToWait("client 99999")).isPositive();
    }

    @Test
    void a_network_of_ipv6_is_one_client() throws UnknownHostException {
        assertThat(RateLimit.nameOf(InetAddress.getByName("2001:db8:0:1::1")))
                .isEqualTo(RateLimit.nameOf(InetAddress.getByName("2001:db8:0:1:ffff::2")))
                .isNotEqualTo(RateLimit.nameOf(InetAddress.getByName("2001:db8:0:2::1")));
        assertThat(RateLimit.nameOf(InetAddress.getByName("203.0.113.7"))).isEqualTo("203.0.113.7");
    }
}
