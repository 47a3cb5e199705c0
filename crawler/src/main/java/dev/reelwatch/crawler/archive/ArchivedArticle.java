package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import java.util.Optional;

/**
 * An article in its current revision.
 *
 * @param change the number of its latest change; a later change has a greater one
 * @param claimsBy the extractor that drew its claims; empty while none has
 * @param withdrawn where its own address does not show it any more
 */
public record ArchivedArticle(
        Article article, long change, Optional<String> claimsBy, Optional<Withdrawal> withdrawn) {}
