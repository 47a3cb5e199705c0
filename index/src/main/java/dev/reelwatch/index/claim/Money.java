package dev.reelwatch.index.claim;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A coin or note, by the words and signs for it.
 *
 * @param currency {@code CNY}, {@code USD}, {@code EUR}, {@code GBP}, {@code JPY} or {@code HKD}
 * @param toOne how many of it are one of its currency
 */
public record Money(String currency, int toOne) {
    private static final Money YUAN = new Money("CNY", 1);
    private static final Money JIAO = new Money("CNY", 10);
    private static final Money DOLLAR = new Money("USD", 1);
    private static final Money EURO = new Money("EUR", 1);
    private static final Money POUND = new Money("GBP", 1);
    private static final Money YEN = new Money("JPY", 1);
    private static final Money HONG_KONG_DOLLAR = new Money("HKD", 1);

    private static final Map<String, Money> WORDS = Map.ofEntries(
            Map.entry("¥", YUAN),
            Map.entry("￥", YUAN),
            Map.entry("元", YUAN),
            Map.entry("块", YUAN),
            Map.entry("块钱", YUAN),
            Map.entry("人民币", YUAN),
            Map.entry("cny", YUAN),
            Map.entry("rmb", YUAN),
            Map.entry("毛", JIAO),
            Map.entry("毛钱", JIAO),
            Map.entry("角", JIAO),
            Map.entry("角钱", JIAO),
            Map.entry("分钱", new Money("CNY", 100)),
            Map.entry("$", DOLLAR),
            Map.entry("us$", DOLLAR),
            Map.entry("美元", DOLLAR),
            Map.entry("美金", DOLLAR),
            Map.entry("刀", DOLLAR),
            Map.entry("usd", DOLLAR),
            Map.entry("dollar", DOLLAR),
            Map.entry("dollars", DOLLAR),
            Map.entry("cents", new Money("USD", 100)),
            Map.entry("€", EURO),
            Map.entry("欧元", EURO),
            Map.entry("eur", EURO),
            Map.entry("£", POUND),
            Map.entry("英镑", POUND),
            Map.entry("gbp", POUND),
            Map.entry("日元", YEN),
            Map.entry("jpy", YEN),
            Map.entry("hk$", HONG_KONG_DOLLAR),
            Map.entry("港元", HONG_KONG_DOLLAR),
            Map.entry("hkd", HONG_KONG_DOLLAR));

    /** What a word or sign stands for; empty where it is none of money. */
    public static Optional<Money> of(String written) {
        return Optional.ofNullable(WORDS.get(written.toLowerCase(Locale.ROOT)));
    }
}
