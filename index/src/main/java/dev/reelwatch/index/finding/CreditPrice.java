package dev.reelwatch.index.finding;

import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.claim.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one of a vendor's credits costs.
 *
 * @param currency {@code CNY}, {@code USD} or {@code EUR}
 * @param words that say so, as they stand in the article
 */
public record CreditPrice(double money, String currency, String words) {
    private static final String NUMBER = "(\\d[\\d,]*(?:\\.\\d+)?)";
    private static final String CREDITS = "(?:个|点)?\\s*(?:灵感值|积分|点数|credits?\\b)";
    /** Few texts speak of credits at all. */
    private static final Pattern ANY = Pattern.compile("灵感值|积分|点数|credit", Pattern.CASE_INSENSITIVE);

    private static final String SIGN = "([$¥￥€])?\\s*";
    private static final String NAME = "\\s*(人民币|美元|美金|欧元|元|块|usd\\b|cny\\b|rmb\\b|eur\\b)?";
    private static final String EQUAL = "\\s*(?:≈|=|＝|约等于|约合|约为|相当于|折合|等于|equals?|is worth|are worth|cost)\\s*约?\\s*";

    private static final Pattern CREDITS_FIRST =
            Pattern.compile(NUMBER + "\\s*" + CREDITS + EQUAL + SIGN + NUMBER + NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern MONEY_FIRST = Pattern.compile(
            SIGN + NUMBER + NAME + "(?:" + EQUAL + "|\\s*(?:可?(?:购买|兑换|换|买)|for|buys?|gets? you)\\s*)" + NUMBER + "\\s*"
                    + CREDITS,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EACH = Pattern.compile(
            "(?:每|单)个?(?:灵感值|积分|点数)\\s*(?:约|仅|只要|只需)?\\s*" + SIGN + NUMBER + NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern PER_CREDIT =
            Pattern.compile(SIGN + NUMBER + NAME + "\\s*(?:per|a|/)\\s*credit\\b", Pattern.CASE_INSENSITIVE);

    /** As a text tells it; empty where it tells none, or several that differ. */
    static Optional<CreditPrice> in(String text) {
        if (!ANY.matcher(text).find()) return Optional.empty();
        List<CreditPrice> told = new ArrayList<>();
        CREDITS_FIRST
                .matcher(text)
                .results()
                .forEach(found -> of(found, found.group(1), 2).ifPresent(told::add));
        MONEY_FIRST
                .matcher(text)
                .results()
                .forEach(found -> of(found, found.group(4), 1).ifPresent(told::add));
        EACH.matcher(text).results().forEach(found -> of(found, "1", 1).ifPresent(told::add));
        PER_CREDIT.matcher(text).results().forEach(found -> of(found, "1", 1).ifPresent(told::add));
        boolean one = told.stream()
                .allMatch(price -> price.currency().equals(told.get(0).currency())
                        && Measure.isNear(price.money(), told.get(0).money()));
        return one ? told.stream().findFirst() : Optional.empty();
    }

    /** @param at group of the sign before the money; behind it come the sum and the name of the money */
    private static Optional<CreditPrice> of(MatchResult found, String credits, int at) {
        return of(found.group(), credits, found.group(at), found.group(at + 1), found.group(at + 2));
    }

    private static Optional<CreditPrice> of(
            String words, String credits, @Nullable String sign, String money, @Nullable String name) {
        String written = name != null ? name : sign;
        if (written == null) return Optional.empty();
        double count = Double.parseDouble(credits.replace(",", ""));
        double paid = Double.parseDouble(money.replace(",", ""));
        if (count <= 0 || paid <= 0) return Optional.empty();
        return Money.of(written)
                .map(coin -> new CreditPrice(paid / count / coin.toOne(), coin.currency(), words.strip()));
    }
}
