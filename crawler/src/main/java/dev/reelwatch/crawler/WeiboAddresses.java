package dev.reelwatch.crawler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.crawler.url.WeiboId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Weibo is asked: its pages are empty without scripts, their content comes from two doors that want different
 * cookies, m.weibo.cn and weibo.com.
 */
final class WeiboAddresses {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern USER = Pattern.compile("/(?:u/|profile/)?(\\d{5,})(?:/.*)?");
    private static final Pattern PAGE = Pattern.compile("([?&](?:page|since_id)=)[^&]*");

    private WeiboAddresses() {}

    /**
     * The first page of an account's timeline as JSON. An address that leads to one already stays as it is.
     *
     * @param desktop the reader has a cookie of weibo.com, not of m.weibo.cn
     */
    static URI timeline(URI account, boolean desktop) {
        String path = String.valueOf(account.getRawPath());
        if (isTimeline(account)) return account;
        Matcher user = USER.matcher(path);
        if (!user.matches()) return account;
        String uid = user.group(1);
        return URI.create(
                desktop
                        ? "https://weibo.com/ajax/statuses/mymblog?uid=" + uid + "&page=1&feature=0"
                        : "https://m.weibo.cn/api/container/getIndex?type=uid&value=" + uid + "&containerid=107603"
                                + uid);
    }

    /** True for an address of Weibo's interface, on whatever host. */
    static boolean isTimeline(URI address) {
        String path = String.valueOf(address.getRawPath());
        return path.endsWith("/container/getIndex") || path.endsWith("/ajax/statuses/mymblog");
    }

    /** Where one post is to be had; every other address stays as it is. */
    static URI post(URI address, boolean desktop) {
        return CanonicalUrl.parse(address.toString())
                .flatMap(WeiboId::in)
                .map(id -> URI.create(
                        desktop
                                ? "https://weibo.com/ajax/statuses/show?id=" + id.bid()
                                        + "&locale=zh-CN&isGetLongText=true"
                                : "https://m.weibo.cn/detail/" + id.mid()))
                .orElse(address);
    }

    /** The page of a timeline after this one; empty where the answer tells that it was the last. */
    static Optional<URI> next(URI page, byte[] answer) {
        JsonNode data;
        try {
            data = JSON.readTree(new String(answer, StandardCharsets.UTF_8)).path("data");
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        boolean desktop = String.valueOf(page.getRawPath()).endsWith("/mymblog");
        JsonNode since =
                desktop ? data.path("since_id") : data.path("cardlistInfo").path("since_id");
        int number = page(page) + 1;
        String text = page.toString();
        boolean named = !since.asText("").isEmpty() && !since.asText("").equals("0");
        // m.weibo.cn takes either of the two; weibo.com wants both
        if (desktop) {
            if (data.has("since_id") && !named) return Optional.empty();
            return Optional.of(
                    URI.create(with(with(text, "page", String.valueOf(number)), "since_id", since.asText())));
        }
        return Optional.of(URI.create(
                named
                        ? with(without(text, "page"), "since_id", since.asText())
                        : with(text, "page", String.valueOf(number))));
    }

    private static int page(URI address) {
        Matcher page = Pattern.compile("[?&]page=(\\d{1,6})").matcher(address.toString());
        return page.find() ? Integer.parseInt(page.group(1)) : 1;
    }

    private static String with(String address, String name, String value) {
        if (value.isEmpty()) return address;
        Matcher there = PAGE.matcher(address);
        StringBuilder out = new StringBuilder();
        boolean found = false;
        while (there.find()) {
            boolean same = there.group(1).substring(1).equals(name + "=");
            found |= same;
            there.appendReplacement(out, Matcher.quoteReplacement(same ? there.group(1) + value : there.group()));
        }
        there.appendTail(out);
        if (found) return out.toString();
        return address + (address.indexOf('?') < 0 ? "?" : "&") + name + "=" + value;
    }

    private static String without(String address, String name) {
        return address.replaceFirst("&" + name + "=[^&]*", "");
    }

    /** Without these, Weibo's interface answers with its login. */
    static Map<String, String> headers(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String path = String.valueOf(address.getRawPath());
        boolean asked = isTimeline(address) || path.contains("/statuses/") || path.contains("/ajax/");
        boolean desktop = path.contains("/ajax/");
        boolean weibo = host.equals("weibo.com") || host.endsWith(".weibo.com") || host.endsWith("weibo.cn");
        if (!asked && !weibo) return Map.of();
        String origin = address.getScheme() + "://" + address.getRawAuthority() + "/";
        return asked
                ? Map.of(
                        "Referer",
                        origin,
                        "X-Requested-With",
                        "XMLHttpRequest",
                        "Accept",
                        "application/json, text/plain, */*",
                        desktop ? "client-version" : "MWeibo-Pwa",
                        desktop ? "v2.47.0" : "1")
                : Map.of("Referer", origin);
    }
}
