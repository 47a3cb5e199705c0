package dev.reelwatch.crawler.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://weibo.com/1645372340/K3fnuEfZK https://weibo.com/1645372340/K3fnuEfZK",
                "http://www.weibo.com/1645372340/4607741009594608?refer_flag=1001#comment https://weibo.com/1645372340/K3fnuEfZK",
                "https://m.weibo.cn/1645372340/4607741009594608 https://weibo.com/1645372340/K3fnuEfZK",
                "https://m.weibo.cn/status/K3fnuEfZK?mblogid=x&luicode=1 https://m.weibo.cn/status/K3fnuEfZK",
                "https://m.weibo.cn/detail/4607741009594608 https://m.weibo.cn/status/K3fnuEfZK",
                "https://weibo.com/detail/4607741009594608 https://m.weibo.cn/status/K3fnuEfZK",
                "https://weibo.com/u/1645372340?tabtype=feed https://weibo.com/u/1645372340?tabtype=feed",
                "https://weibo.com/1645372340/followers https://weibo.com/1645372340/followers",
                "https://mp.weixin.qq.com/s/KDWh_qGpFN5Vu1TR9t30Mw?scene=1#rd https://mp.weixin.qq.com/s/KDWh_qGpFN5Vu1TR9t30Mw",
                "http://mp.weixin.qq.com/s?sn=aa&amp;idx=2&amp;mid=11&amp;__biz=Mz%3D%3D&amp;chksm=f&amp;scene=0#rd https://mp.weixin.qq.com/s?__biz=Mz==&mid=11&idx=2&sn=aa",
                "http://mp.weixin.qq.com/s?__biz=Mz==\\x26amp;amp;mid=11\\x26amp;amp;idx=1 https://mp.weixin.qq.com/s?__biz=Mz==&mid=11&idx=1",
                "https://mp.weixin.qq.com/mp/appmsg/show?__biz=Mz==&appmsgid=11&itemidx=3&sign=bb https://mp.weixin.qq.com/s?__biz=Mz==&mid=11&idx=3&sn=bb",
                "https://mp.weixin.qq.com/s?__biz=MzAwMA&mid=11&idx=1&xtrack=1&sharer_shareinfo=x&pass_ticket=y https://mp.weixin.qq.com/s?__biz=MzAwMA==&mid=11&idx=1",
                "https://mp.weixin.qq.com/s?__biz=MzAwMA%3D%3D&appmsgid=11&itemidx=2&sign=aa&mpshare=1&srcid=x https://mp.weixin.qq.com/s?__biz=MzAwMA==&mid=11&idx=2&sn=aa",
                "https://mp.weixin.qq.com/s?src=11&timestamp=5&signature=a*b-c https://mp.weixin.qq.com/s?src=11&timestamp=5&signature=a*b-c",
            })
    void addresses_of_one_post_are_one(String address, String canonical) {
        assertThat(CanonicalUrl.parse(address)).hasToString("Optional[" + canonical + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "HTTP://Example.COM:80/a/../b/./c?x=1#part http://example.com/b/c?x=1",
                "https://example.com https://example.com/",
                "http://arxiv.org/abs/2503.21755 https://arxiv.org/abs/2503.21755",
                "https://example.com/?utm_source=x&id=7&utm_medium=y&fbclid=z https://example.com/?id=7",
                "https://example.com/?utm_source=x https://example.com/",
                "https://example.com/%7efoo?c=1&b=2&a=1 https://example.com/%7efoo?c=1&b=2&a=1",
                "https://example.com/?q=a%26b%3Dc&empty=&flag https://example.com/?q=a%26b%3Dc&empty=&flag",
                "https://例子.中国/路 https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF",
                "https://example.com:8443/x https://example.com:8443/x",
                "https://example.com/100%/y https://example.com/100%25/y",
            })
    void addresses_lose_what_does_not_name_the_page_and_nothing_else(String address, String canonical) {
        assertThat(CanonicalUrl.parse(address)).hasToString("Optional[" + canonical + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "weibo.com/1/2",
                "ftp://example.com/",
                "javascript:alert(1)",
                "https://",
                "https:///x",
                "https://user:secret@example.com/",
                "https://exa mple.com/",
                "https://a..b/",
                "https://example.com:x/",
                "http://[::1"
            })
    void what_is_no_address_is_none(String text) {
        assertThat(CanonicalUrl.parse(text)).isEmpty();
    }

    @Test
    void an_endless_address_is_none() {
        assertThat(CanonicalUrl.parse("https://example.com/" + "长".repeat(3000)))
                .isEmpty();
        assertThat(CanonicalUrl.parse("https://example.com/" + "a".repeat(1_000_000)))
                .isEmpty();
    }

    @Test
    void a_canonical_address_is_its_own_canonical_form() {
        Random random = new Random(11);
        String letters = "ab/?&=%2#.:@ 中\\\u0000é[]{}\"'<>;+~-_|^`\ud83d\ude00";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder address = new StringBuilder(random.nextBoolean() ? "https://a.b/" : "http://weibo.com/");
            for (int n = random.nextInt(30); n > 0; n--)
                address.append(letters.charAt(random.nextInt(letters.length())));
            assertThatCode(() -> CanonicalUrl.parse(address.toString()).ifPresent(once -> {
                        assertThat(CanonicalUrl.parse(once.value())).contains(once);
                        assertThat(once.value()).matches("[\\x21-\\x7e]+");
                    }))
                    .as(address.toString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_page_belongs_to_its_site_and_not_to_one_with_a_longer_name() {
        assertThat(CanonicalUrl.parse("https://m.weibo.cn/x").orElseThrow().isOf("weibo.cn"))
                .isTrue();
        assertThat(CanonicalUrl.parse("https://notweibo.cn/x").orElseThrow().isOf("weibo.cn"))
                .isFalse();
    }

    @Test
    void a_record_of_what_is_no_address_cannot_be_made() {
        assertThatThrownBy(() -> new CanonicalUrl("file:///x")).isInstanceOf(IllegalArgumentException.class);
    }
}
