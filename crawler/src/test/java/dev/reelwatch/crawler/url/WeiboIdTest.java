package dev.reelwatch.crawler.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeiboIdTest {
    @ParameterizedTest
    @CsvSource({"4607741009594608, K3fnuEfZK", "3439466943518422, ygyImeLiK", "5300589171054063, R0fkh4qd1"})
    void mid_and_bid_name_the_same_post(String mid, String bid) {
        assertThat(WeiboId.parse(mid).orElseThrow().bid()).isEqualTo(bid);
        assertThat(WeiboId.parse(bid).orElseThrow().mid()).isEqualTo(Long.parseLong(mid));
    }

    @Test
    void every_mid_comes_back_from_its_bid() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            WeiboId id = new WeiboId(3_000_000_000_000_000L + (long) (random.nextDouble() * 5e15));
            assertThat(WeiboId.parse(id.bid())).contains(id);
        }
    }

    @Test
    void an_id_tells_the_second_in_which_the_post_was_made() {
        assertThat(WeiboId.parse("K3fnuEfZK").flatMap(WeiboId::postedAt).orElseThrow())
                .isBetween(Instant.parse("2021-02-23T04:28:46Z"), Instant.parse("2021-02-23T04:28:48Z"));
    }

    @Test
    void an_id_from_before_mid_2011_tells_no_time() {
        assertThat(new WeiboId(3_100_000_000_000_000L).postedAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "followers", "201110331477051404", "K3fnuEf-K", "RZZZZ0000", "4607741009594608x", "0"})
    void what_is_no_id_is_none(String text) {
        assertThat(WeiboId.parse(text)).isEmpty();
    }

    @Test
    void an_id_is_found_in_the_address_of_a_post_only() {
        assertThat(WeiboId.in(CanonicalUrl.parse("https://weibo.com/1645372340/K3fnuEfZK")
                        .orElseThrow()))
                .contains(new WeiboId(4607741009594608L));
        assertThat(WeiboId.in(
                        CanonicalUrl.parse("https://weibo.com/u/1645372340").orElseThrow()))
                .isEmpty();
        assertThat(WeiboId.in(CanonicalUrl.parse("https://example.com/1645372340/K3fnuEfZK")
                        .orElseThrow()))
                .isEmpty();
    }
}
