package dev.reelwatch.crawler.source;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All sources, in the order of their file, and what they tell about the articles found there. */
public record Sources(List<Source> all) {
    /** Where a source names none. */
    public static final Duration DEFAULT_PACE = Duration.ofHours(6);

    /** Nobody is to be visited more often. */
    public static final Duration SHORTEST_PACE = Duration.ofMinutes(1);

    private static final Pattern WEIBO_USER_PATH = Pattern.compile("/(?:u/|profile/)?([0-9]{5,})(?:/.*)?");
    private static final Pattern WECHAT_ACCOUNT = Pattern.compile("(?:^|&)__biz=([A-Za-z0-9+/]+={0,2})");

    /** Hosts where many unrelated authors publish: there the host tells nothing about who speaks. */
    private static final Set<String> SHARED_HOSTS = Set.of(
            "weibo.com",
            "weibo.cn",
            "weixin.qq.com",
            "zhihu.com",
            "bilibili.com",
            "toutiao.com",
            "sohu.com",
            "163.com",
            "csdn.net",
            "medium.com",
            "youtube.com",
            "x.com",
            "twitter.com",
            "reddit.com",
            "github.com",
            "huggingface.co");

    public Sources {
        all = List.copyOf(all);
    }

    /**
     * Reads {@code sources.yaml}.
     *
     * @throws SourcesException if it is missing or wrong; the message names file, line, field and what is allowed
     */
    public static Sources read(Path file) {
        return new Sources(SourcesFile.read(file));
    }

    /**
     * Reads a text in the form of {@code sources.yaml}.
     *
     * @param name what complaints call it
     * @throws SourcesException if it is wrong
     */
    public static Sources parse(String name, String text) {
        try {
            return new Sources(SourcesFile.read(Path.of(name), text));
        } catch (IOException e) {
            throw new SourcesException(name + " cannot be read (" + e + ")", e);
        }
    }

    /**
     * Writes more sources at the end of {@code file}, which is made where it is missing. What stands in it stays as it is,
     * comments too; it is replaced as a whole or not at all.
     *
     * @throws SourcesException if the file is wrong, or would be wrong afterwards; then nothing is written
     */
    public static void append(Path file, List<Source> more) {
        SourcesText.append(file, more);
    }

    public Optional<Source> named(String name) {
        return all.stream().filter(source -> source.name().equals(name)).findFirst();
    }

    /**
     * The source that an article comes from, by the article's address and the name of its site; of several, the first.
     * Sources that are switched off count as well: they are not visited, but they still tell who speaks.
     */
    public Optional<Source> sourceOf(Optional<CanonicalUrl> address, Optional<String> site) {
        List<Function<Sources, Optional<Source>>> signs = List.of( // most trusted first
                sources -> address.flatMap(sources::byAddress),
                sources -> address.flatMap(sources::byAccount),
                sources -> site.flatMap(sources::bySite),
                sources -> address.flatMap(sources::byHost));
        return signs.stream().flatMap(sign -> sign.apply(this).stream()).findFirst();
    }

    /** Who speaks in an article, where one of the sources tells. */
    public Optional<Speaker> speakerOf(Optional<CanonicalUrl> address, Optional<String> site) {
        return sourceOf(address, site).map(Source::speaker);
    }

    private Optional<Source> byAddress(CanonicalUrl address) {
        return first(source -> CanonicalUrl.parse(source.address().toString())
                .filter(address::equals)
                .isPresent());
    }

    /** By the number of a Weibo account or of a WeChat account, which addresses carry. */
    private Optional<Source> byAccount(CanonicalUrl address) {
        URI uri = URI.create(address.toString());
        Optional<String> account = weiboUser(uri).or(() -> wechatAccount(uri));
        if (account.isEmpty()) return Optional.empty();
        return first(source -> weiboUser(source.address())
                .or(() -> wechatAccount(source.address()))
                .equals(account));
    }

    private Optional<Source> bySite(String site) {
        String name = folded(site);
        return first(source ->
                source.site().map(Sources::folded).filter(name::equals).isPresent());
    }

    private Optional<Source> byHost(CanonicalUrl address) {
        String host = host(URI.create(address.toString()));
        if (SHARED_HOSTS.stream().anyMatch(shared -> host.equals(shared) || host.endsWith("." + shared))) {
            return Optional.empty();
        }
        return first(source -> host(source.address()).equals(host));
    }

    private Optional<Source> first(Predicate<Source> matching) {
        return all.stream().filter(matching).findFirst();
    }

    /** The number of the account that an address of Weibo names. */
    static Optional<String> weiboUser(URI address) {
        String host = host(address);
        if (!host.equals("weibo.com") && !host.endsWith(".weibo.com") && !host.endsWith("weibo.cn"))
            return Optional.empty();
        Matcher matcher = WEIBO_USER_PATH.matcher(address.getRawPath() == null ? "" : address.getRawPath());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** True for the address of a timeline in Weibo's own interface, on whatever host: a mirror speaks it as well. */
    static boolean isWeiboInterface(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return path.endsWith("/container/getIndex") || path.endsWith("/ajax/statuses/mymblog");
    }

    private static Optional<String> wechatAccount(URI address) {
        if (!host(address).equals("mp.weixin.qq.com") || address.getQuery() == null) return Optional.empty();
        Matcher matcher = WECHAT_ACCOUNT.matcher(address.getQuery());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String host(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
