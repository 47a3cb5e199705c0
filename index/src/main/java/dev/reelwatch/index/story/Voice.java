package dev.reelwatch.index.story;

import dev.reelwatch.crawler.url.CanonicalUrl;
import dev.reelwatch.index.claim.Claim;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name by which a speaker is told from others. */
final class Voice {
    /** Weibo addresses name the account by its number. */
    private static final Pattern WEIBO_ACCOUNT =
            Pattern.compile("https?://(?:[a-z]+\\.)?weibo\\.c(?:om|n)/(\\d{5,})(?:/.*)?");

    private Voice() {}

    /** The account or site, else the author, else the account in the address, else the article itself. */
    static String of(Claim.Source article) {
        return of(article.site().or(article::author), article.url(), article.articleId());
    }

    static String of(Optional<String> name, Optional<CanonicalUrl> url, String articleId) {
        return name.or(() -> url.flatMap(Voice::weiboAccount)).orElse(articleId);
    }

    private static Optional<String> weiboAccount(CanonicalUrl url) {
        Matcher matcher = WEIBO_ACCOUNT.matcher(url.toString());
        return matcher.matches() ? Optional.of("weibo:" + matcher.group(1)) : Optional.empty();
    }
}
