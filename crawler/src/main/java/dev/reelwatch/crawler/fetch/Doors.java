package dev.reelwatch.crawler.fetch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Where sites send readers whom they do not let in, and how they say so. */
final class Doors {
    /**
     * @param host itself or a host under it; empty for any
     * @param path the path, or its beginning where it ends with {@code *}, or its last part where it begins with one
     */
    private record Door(String host, String path, String why) {
        boolean leads(HttpUrl target) {
            String name = target.host().toLowerCase(Locale.ROOT);
            if (!host.isEmpty() && !name.equals(host) && !name.endsWith("." + host)) return false;
            String to = target.encodedPath().toLowerCase(Locale.ROOT);
            if (to.length() > 1 && to.endsWith("/")) to = to.substring(0, to.length() - 1);
            if (path.endsWith("*")) return to.startsWith(path.substring(0, path.length() - 1));
            return path.startsWith("*") ? to.endsWith(path.substring(1)) : to.equals(path);
        }
    }

    private static final String WEIBO_VISITOR =
            "Weibo's visitor page: it wants a cookie, or the one it got has expired";
    private static final String WEIBO_LOGIN = "Weibo's login: it wants a cookie, or the one it got has expired";
    private static final String LOGIN = "a login";
    private static final String CAPTCHA = "a captcha";

    private static final List<Door> DOORS = List.of(
            new Door("passport.weibo.com", "/visitor/*", WEIBO_VISITOR),
            new Door("passport.weibo.com", "/*", WEIBO_LOGIN),
            new Door("passport.weibo.cn", "/*", WEIBO_LOGIN),
            new Door("login.sina.com.cn", "/*", WEIBO_LOGIN),
            new Door("security.weibo.com", "/*", "Weibo's captcha"),
            new Door("weibo.com", "/login.php", WEIBO_LOGIN),
            new Door("weibo.com", "/newlogin", WEIBO_LOGIN),
            new Door("weibo.com", "/sso/signin", WEIBO_LOGIN),
            new Door("weibo.cn", "/captcha*", "Weibo's captcha"),
            new Door("mp.weixin.qq.com", "/mp/wappoc_appmsgcaptcha", "WeChat's environment check (环境异常)"),
            new Door("mp.weixin.qq.com", "/mp/verifycode", "WeChat's captcha"),
            new Door("accounts.google.com", "/*", "Google's login"),
            new Door("consent.google.com", "/*", "Google's consent page"),
            new Door("consent.youtube.com", "/*", "YouTube's consent page"),
            new Door("passport.bilibili.com", "/*", "Bilibili's login"),
            new Door("zhihu.com", "/account/unhuman", "Zhihu's captcha"),
            new Door("sec.douban.com", "/*", "Douban's check"),
            new Door("x.com", "/i/flow/login", "X's login"),
            new Door("", "*/login", LOGIN),
            new Door("", "*/login.php", LOGIN),
            new Door("", "*/wp-login.php", LOGIN),
            new Door("", "*/signin", LOGIN),
            new Door("", "*/sign-in", LOGIN),
            new Door("", "*/sign_in", LOGIN),
            new Door("", "*/captcha", CAPTCHA));

    private static final Map<Integer, String> WALLS = Map.of(
            401, "401: it wants a login",
            402, "402: it wants money",
            403, "403: forbidden",
            407, "407: the proxy wants a login",
            418, "418: asked too often, or taken for a robot",
            432, "432: Weibo wants another cookie, or was asked too often",
            451, "451: withheld for legal reasons");

    private static final Pattern CHALLENGE = Pattern.compile("(?i)\\s*challenge\\s*");
    /** An address shorter than this is too long for nobody; Weibo says 414 to those whom it has locked out. */
    private static final int NOT_TOO_LONG = 2000;

    private Doors() {}

    /** What a redirect leads to, where that is no page but a door. */
    static Optional<String> behind(HttpUrl target) {
        return DOORS.stream().filter(door -> door.leads(target)).map(Door::why).findFirst();
    }

    /** What is in the way, where an answer is a wall. */
    static Optional<String> wall(Exchange exchange) {
        boolean challenge = exchange.header("cf-mitigated")
                .filter(value -> CHALLENGE.matcher(value).matches())
                .isPresent();
        if (challenge) return Optional.of(exchange.status() + ": Cloudflare's check");
        if (exchange.status() == 414 && exchange.address().toString().length() < NOT_TOO_LONG) {
            return Optional.of("414: locked out");
        }
        return Optional.ofNullable(WALLS.get(exchange.status()));
    }
}
