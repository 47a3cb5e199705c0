package dev.reelwatch.crawler.url;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a Weibo post, written in addresses as decimal {@code mid} or in base 62 as {@code bid}. Since mid-2011
 * it holds the second in which the post was made.
 *
 * @param mid 16 digits; the numbers of older posts follow other rules and are not ids in this sense
 */
public record WeiboId(long mid) {
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    // from the spring of 2011 to 2046; what lies outside is a word of nine letters in an address, not a post
    private static final long SMALLEST = 3_000_000_000_000_000L;
    private static final long LARGEST = 7_999_999_999_999_999L;
    /** 2011-07-01: measured on saved posts, ids before about this day do not follow the rule. */
    private static final Instant FIRST_TIME = Instant.ofEpochSecond(1_309_449_600L);

    private static final long EPOCH = 515_483_463L;
    private static final Pattern IN_PATH =
            Pattern.compile("https?://(?:weibo\\.com|m\\.weibo\\.cn)/(?:\\d+|status)/([0-9A-Za-z]{9,10})");

    public WeiboId {
        if (mid < SMALLEST || mid > LARGEST)
            throw new IllegalArgumentException("not the mid of a post since 2011: " + mid);
    }

    /** Reads a mid of 16 digits or a bid; empty where it is neither. */
    public static Optional<WeiboId> parse(String midOrBid) {
        long mid;
        if (midOrBid.length() == 16 && midOrBid.chars().allMatch(c -> c >= '0' && c <= '9')) {
            mid = Long.parseLong(midOrBid);
        } else if (midOrBid.length() == 9 || midOrBid.length() == 10) {
            int middle = midOrBid.length() - 8;
            long high = number(midOrBid.substring(0, middle));
            long mediate = number(midOrBid.substring(middle, middle + 4));
            long low = number(midOrBid.substring(middle + 4));
            if (high < 0 || mediate < 0 || low < 0 || mediate > 9_999_999 || low > 9_999_999) return Optional.empty();
            mid = (high * 10_000_000L + mediate) * 10_000_000L + low;
        } else {
            return Optional.empty();
        }
        return mid < SMALLEST || mid > LARGEST ? Optional.empty() : Optional.of(new WeiboId(mid));
    }

    /** The post that an address leads to; empty where it leads elsewhere. */
    public static Optional<WeiboId> in(CanonicalUrl url) {
        Matcher post = IN_PATH.matcher(url.value());
        return post.matches() ? parse(post.group(1)) : Optional.empty();
    }

    /** The form that stands in addresses. */
    public String bid() {
        return base62(mid / 100_000_000_000_000L, 1)
                + base62(mid / 10_000_000L % 10_000_000L, 4)
                + base62(mid % 10_000_000L, 4);
    }

    /** When the post was made, within seconds; empty for posts before mid-2011, whose ids hold no time. */
    public Optional<Instant> postedAt() {
        Instant at = Instant.ofEpochSecond((mid >> 22) + EPOCH);
        return at.isBefore(FIRST_TIME) ? Optional.empty() : Optional.of(at);
    }

    private static long number(String base62) {
        long number = 0;
        for (int i = 0; i < base62.length(); i++) {
            int digit = DIGITS.indexOf(base62.charAt(i));
            if (digit < 0) return -1;
            number = number * 62 + digit;
        }
        return number;
    }

    private static String base62(long number, int places) {
        StringBuilder out = new StringBuilder();
        for (long rest = number; rest > 0; rest /= 62) out.append(DIGITS.charAt((int) (rest % 62)));
        while (out.length() < places) out.append('0');
        return out.reverse().toString();
    }
}
