package dev.reelwatch.crawler.url;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes two addresses of WeChat one article: the account, the message and the place in it. The signature {@code sn}
 * opens the page but names nothing; a feed that leaves it out means the same article. A short address
 * {@code /s/HASH} does not hold these, only its page does.
 *
 * @param biz the account's number in base 64
 */
public record WeChatId(String biz, String mid, String idx) {
    private static final Pattern IN_ADDRESS =
            Pattern.compile("https://mp\\.weixin\\.qq\\.com/s\\?__biz=([^&]+)&mid=(\\d+)&idx=(\\d+)(?:&.*)?");

    /** The article that an address leads to; empty where it does not tell. */
    public static Optional<WeChatId> in(CanonicalUrl url) {
        Matcher parts = IN_ADDRESS.matcher(url.value());
        return parts.matches()
                ? Optional.of(new WeChatId(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }
}
