package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.crawler.url.WeiboId;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that was found and is to be visited, unless it is known.
 *
 * @param key of the target that it becomes
 * @param held the article as far as it is known
 * @param chosen of a source, what is taken from it, in any words: where they change, the whole of it is read again
 */
public record Lead(
        String key,
        URI address,
        String source,
        Target.Kind kind,
        int depth,
        Optional<Article> held,
        Optional<String> chosen) {

    public Lead(String key, URI address, String source, Target.Kind kind, int depth, Optional<Article> held) {
        this(key, address, source, kind, depth, held, Optional.empty());
    }

    /** The same, of which this is taken. */
    public Lead choosing(String words) {
        return new Lead(key, address, source, kind, depth, held, Optional.of(words));
    }

    /** The page of an article; all addresses of one article are one lead. */
    public static Optional<Lead> article(URI address, String source, int depth, Optional<Article> held) {
        return CanonicalUrl.parse(address.toString())
                .map(url -> new Lead(articleKey(url), address, source, Target.Kind.ARTICLE, depth, held));
    }

    /** Where the rest of a post is to be had. */
    public static Optional<Lead> longText(URI address, String source, int depth, Article held) {
        return CanonicalUrl.parse(address.toString())
                .map(url -> new Lead("long:" + url, address, source, Target.Kind.LONG_TEXT, depth, Optional.of(held)));
    }

    /** A further page of a listing. */
    public static Optional<Lead> listing(URI address, String source, int depth) {
        return CanonicalUrl.parse(address.toString())
                .map(url -> new Lead(
                        "list:" + source + " " + url, address, source, Target.Kind.LISTING, depth, Optional.empty()));
    }

    /** The address of a source that lists articles. */
    public static Lead source(String source, URI address) {
        return new Lead("source:" + source, address, source, Target.Kind.SOURCE, 0, Optional.empty());
    }

    /** The address of a source that is one article. */
    public static Lead sourceArticle(String source, URI address) {
        return article(address, source, 0, Optional.empty())
                .map(lead -> new Lead(lead.key(), address, source, Target.Kind.SOURCE, 0, Optional.empty()))
                .orElseGet(() -> source(source, address));
    }

    /** The host that is asked for it. */
    public String host() {
        return hostOf(address);
    }

    /** The host of an address; its ports are one host, since what a crawl wears out is the machine. */
    public static String hostOf(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static String articleKey(CanonicalUrl url) {
        return WeiboId.in(url).map(id -> "weibo:" + id.mid()).orElse(url.toString());
    }
}
