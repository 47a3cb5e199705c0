package dev.reelwatch.crawler.source;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A place that is visited for new articles.
 *
 * @param name the only source of that name
 * @param address absolute, http or https, as it was written: what is fetched, not what identifies a page
 * @param site name of the publisher or account
 * @param vendor whose models they are, where the vendor speaks
 * @param pace from one visit to the next, at least {@link Sources#SHORTEST_PACE}
 * @param cookieFile cookies of a reader who logged in; it may be missing
 * @param cookieEnv name of the environment variable that holds what a browser sends as Cookie; goes before the file
 * @param choice what of it is wanted
 */
public record Source(
        String name,
        Kind kind,
        URI address,
        Speaker speaker,
        Optional<String> site,
        Optional<String> vendor,
        Duration pace,
        boolean enabled,
        Optional<Path> cookieFile,
        Optional<String> cookieEnv,
        Choice choice,
        Optional<String> note) {

    /** What is found at the address of a source. */
    public enum Kind {
        /** All posts of one Weibo account. */
        WEIBO_USER,
        /** The articles of one WeChat account, through a feed that lists them. */
        WECHAT_ACCOUNT,
        /** RSS, Atom or JSON Feed. */
        FEED,
        /** A page whose links lead to articles. */
        LIST_PAGE,
        /** A sitemap or an index of sitemaps. */
        SITEMAP,
        /** One post or page. */
        ARTICLE;

        /** The word for it in {@code sources.yaml}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
