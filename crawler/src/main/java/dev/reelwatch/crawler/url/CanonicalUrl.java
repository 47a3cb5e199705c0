package dev.reelwatch.crawler.url;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one address of a page: two addresses that lead to the same page are equal.
 * What is kept of a query is kept letter for letter; a normaliser that sorts or decodes queries breaks signed addresses.
 *
 * @param value absolute, http or https, in ASCII
 */
public record CanonicalUrl(String value) {
    private static final int MAX_LENGTH = 4096;

    /** Sites that answer https to every address; a saved http address of theirs is the same page. */
    private static final Set<String> HTTPS_SITES = Set.of(
            "weibo.com",
            "weibo.cn",
            "weixin.qq.com",
            "arxiv.org",
            "github.com",
            "huggingface.co",
            "youtube.com",
            "youtu.be",
            "bilibili.com",
            "zhihu.com",
            "x.com",
            "twitter.com",
            "medium.com",
            "openai.com",
            "runwayml.com",
            "google.com",
            "deepmind.google",
            "techcrunch.com",
            "theverge.com");

    private static final Pattern TRACKER = Pattern.compile("(?i)utm_\\w+|fbclid|gclid|dclid|yclid|msclkid|igshid"
            + "|mc_[ce]id|_hsenc|_hsmi|spm|spm_id_from|vd_source|share_source|share_medium|share_token");
    private static final Set<String> WEIBO_HOSTS =
            Set.of("weibo.com", "www.weibo.com", "m.weibo.cn", "m.weibo.com", "weibo.cn", "www.weibo.cn");
    private static final Pattern WEIBO_POST =
            Pattern.compile("/(\\d{5,12}|status|detail|statuses|comment|repost)" + "/([0-9A-Za-z]{9,10}|\\d{16})/?");
    private static final Pattern WECHAT_SHORT = Pattern.compile("/s/([\\w-]{16,})/?");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|\\[[0-9a-f:.]+]");
    private static final Pattern AUTHORITY = Pattern.compile("(.*?)(?::(\\d{0,5}))?");
    private static final Map<String, String> ENTITIES = Map.of("&amp;", "&", "\\x26", "&", "\\u0026", "&");

    public CanonicalUrl {
        if (!value.startsWith("https://") && !value.startsWith("http://")) {
            throw new IllegalArgumentException("not an absolute http(s) address: " + value);
        }
    }

    /** Empty where {@code address} is no absolute http(s) address, or names a user and password, or is endless. */
    public static Optional<CanonicalUrl> parse(String address) {
        if (address.length() > 2 * MAX_LENGTH) return Optional.empty();
        String raw = unescaped(address.strip());
        int scheme = raw.indexOf("://");
        if (scheme < 0) return Optional.empty();
        String protocol = raw.substring(0, scheme).toLowerCase(Locale.ROOT);
        if (!protocol.equals("http") && !protocol.equals("https")) return Optional.empty();
        String rest = raw.substring(scheme + 3);
        int fragment = rest.indexOf('#');
        if (fragment >= 0) rest = rest.substring(0, fragment);
        int authorityEnd = firstOf(rest, "/?\\");
        String authority = rest.substring(0, authorityEnd);
        int queryStart = rest.indexOf('?', authorityEnd);
        String path = rest.substring(authorityEnd, queryStart < 0 ? rest.length() : queryStart);
        String query = queryStart < 0 ? "" : rest.substring(queryStart + 1);

        if (authority.indexOf('@') >= 0) return Optional.empty();
        Matcher hostAndPort = AUTHORITY.matcher(authority);
        if (!hostAndPort.matches()) return Optional.empty();
        Optional<String> host = host(hostAndPort.group(1));
        if (host.isEmpty()) return Optional.empty();
        String port = hostAndPort.group(2) == null ? "" : hostAndPort.group(2);
        boolean usual = port.isEmpty() || port.equals("80") || port.equals("443");
        boolean https = protocol.equals("https") || (usual && ofSite(host.get(), HTTPS_SITES));
        String place = known(host.get(), path, query)
                .orElseGet(() -> host.get() + (usual ? "" : ":" + port) + plainPath(path) + plainQuery(query));
        String value = (https ? "https://" : "http://") + place;
        return value.length() <= MAX_LENGTH ? Optional.of(new CanonicalUrl(value)) : Optional.empty();
    }

    /** The host in lower case, an international name in its ASCII form. */
    public String host() {
        String rest = value.substring(value.indexOf("://") + 3);
        String authority = rest.substring(0, firstOf(rest, "/?"));
        int port = authority.lastIndexOf(':');
        return port < 0 || authority.endsWith("]") ? authority : authority.substring(0, port);
    }

    /** True for pages of {@code site} itself and of the hosts under it. */
    public boolean isOf(String site) {
        return ofSite(host(), Set.of(site));
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean ofSite(String host, Set<String> sites) {
        for (String rest = host; ; rest = rest.substring(rest.indexOf('.') + 1)) {
            if (sites.contains(rest)) return true;
            if (rest.indexOf('.') < 0) return false;
        }
    }

    private static String unescaped(String address) {
        String text = address;
        // pages escape their own address up to three times, such as \x26amp;amp;
        for (int round = 0; round < 3 && (text.indexOf('&') >= 0 || text.indexOf('\\') >= 0); round++) {
            for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
                text = text.replace(entity.getKey(), entity.getValue());
            }
        }
        return text;
    }

    private static Optional<String> host(String raw) {
        String host = raw.toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) host = host.substring(0, host.length() - 1);
        try {
            if (!host.startsWith("[")) host = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // no name that could be asked for, such as one with an empty label
        }
        return host.length() <= 253 && HOST.matcher(host).matches() && !host.contains("..")
                ? Optional.of(host)
                : Optional.empty();
    }

    /** Host, path and query of an article on a site whose addresses we know. */
    private static Optional<String> known(String host, String path, String query) {
        if (WEIBO_HOSTS.contains(host)) return weibo(path, query);
        if (host.equals("mp.weixin.qq.com")) return wechat(path, query);
        return Optional.empty();
    }

    private static Optional<String> weibo(String path, String query) {
        Matcher post = WEIBO_POST.matcher(path);
        Optional<WeiboId> id;
        String user = "";
        if (post.matches()) {
            id = WeiboId.parse(post.group(2));
            if (Character.isDigit(post.group(1).charAt(0))) user = post.group(1);
        } else if (path.equals("/statuses/show") || path.equals("/ajax/statuses/show")) {
            id = value(query, "id").flatMap(WeiboId::parse);
        } else {
            return Optional.empty();
        }
        String uid = user;
        return id.map(WeiboId::bid)
                .map(bid -> uid.isEmpty() ? "m.weibo.cn/status/" + bid : "weibo.com/" + uid + "/" + bid);
    }

    private static Optional<String> wechat(String path, String query) {
        Matcher brief = WECHAT_SHORT.matcher(path);
        if (brief.matches()) return Optional.of("mp.weixin.qq.com/s/" + brief.group(1));
        if (!path.equals("/s") && !path.equals("/s/") && !path.equals("/mp/appmsg/show")) return Optional.empty();
        Optional<String> biz = value(query, "__biz").map(CanonicalUrl::padded);
        Optional<String> mid = value(query, "mid").or(() -> value(query, "appmsgid"));
        if (biz.isEmpty() || mid.isEmpty()) return Optional.empty(); // a search engine's signed address: keep all of it
        String idx = value(query, "idx").or(() -> value(query, "itemidx")).orElse("1");
        return Optional.of(Stream.of(
                        Optional.of("__biz=" + biz.get()),
                        Optional.of("mid=" + mid.get()),
                        Optional.of("idx=" + idx),
                        value(query, "sn").or(() -> value(query, "sign")).map("sn="::concat))
                .flatMap(Optional::stream)
                .map(part -> encoded(part, "&"))
                .collect(Collectors.joining("&", "mp.weixin.qq.com/s?", "")));
    }

    private static String padded(String biz) {
        String letters = biz.replace("%3D", "=").replace("%3d", "=").replaceFirst("=+$", "");
        // some collections drop the filling at the end of the base 64
        return letters + "=".repeat(letters.length() % 4 == 1 ? 0 : (4 - letters.length() % 4) % 4);
    }

    private static Optional<String> value(String query, String name) {
        for (String part : query.split("&", -1)) {
            if (part.startsWith(name + "=") && part.length() > name.length() + 1) {
                return Optional.of(part.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    private static String plainPath(String path) {
        List<String> segments = new ArrayList<>();
        String[] raw = path.replace('\\', '/').split("/", -1);
        for (int i = 1; i < raw.length; i++) {
            boolean last = i == raw.length - 1;
            switch (raw[i]) {
                case "." -> {
                    if (last) segments.add("");
                }
                case ".." -> {
                    if (!segments.isEmpty()) segments.remove(segments.size() - 1);
                    if (last) segments.add("");
                }
                default -> segments.add(encoded(raw[i], "?"));
            }
        }
        return "/" + String.join("/", segments);
    }

    private static String plainQuery(String query) {
        if (query.isEmpty()) return "";
        String kept = Stream.of(query.split("&", -1))
                .filter(part -> !TRACKER.matcher(name(part)).matches())
                .map(part -> encoded(part, ""))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static String name(String part) {
        int equals = part.indexOf('=');
        return equals < 0 ? part : part.substring(0, equals);
    }

    private static int firstOf(String text, String ends) {
        for (int i = 0; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) return i;
        }
        return text.length();
    }

    /** Escapes what may not stand in an address, and leaves every escape that is there as it is. */
    private static String encoded(String text, String also) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int width = Character.charCount(c);
            boolean escape = c == '%' && i + 2 < text.length() && hex(text.charAt(i + 1)) && hex(text.charAt(i + 2));
            if (c > 32 && c < 127 && (c != '%' || escape) && "\"<>\\^`{|}".indexOf(c) < 0 && also.indexOf(c) < 0) {
                out.append((char) c);
            } else if (c != '\n' && c != '\r' && c != '\t') { // browsers drop these three
                for (byte b : text.substring(i, i + width).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%')
                            .append(Character.forDigit((b >> 4) & 15, 16))
                            .append(Character.forDigit(b & 15, 16));
                    int end = out.length();
                    out.setCharAt(end - 1, Character.toUpperCase(out.charAt(end - 1)));
                    out.setCharAt(end - 2, Character.toUpperCase(out.charAt(end - 2)));
                }
            }
            i += width;
        }
        return out.toString();
    }

    private static boolean hex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }
}
