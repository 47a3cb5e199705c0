package dev.reelwatch.index.story;

import dev.reelwatch.crawler.article.Article;
import java.time.LocalDate;
import java.util.List;

/**
 * An event, as told by articles of a few days.
 *
 * @param model whom it happened to
 * @param what release, price, record ...
 * @param articles ids, earliest said first, never empty
 * @param origins how many independent voices tell it
 */
public record Story(
        String id, String model, String what, LocalDate from, LocalDate to, List<String> articles, int origins) {
    public Story {
        articles = List.copyOf(articles);
    }

    /** The id of a story that begins with an article. */
    static String idOf(String firstArticle) {
        return Article.sha256("story\n" + firstArticle).substring(0, 16);
    }

    /** True if it had this id before an earlier article came to it. */
    public boolean isKnownAs(String id) {
        return articles.stream().anyMatch(article -> idOf(article).equals(id));
    }
}
