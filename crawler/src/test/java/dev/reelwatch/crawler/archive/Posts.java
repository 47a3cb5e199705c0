package dev.reelwatch.crawler.archive;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.article.SourceKind;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.util.List;
import java.util.Optional;

/** Articles for tests, made with no more words than a test needs. */
final class Posts {
    private Posts() {}

    static Article post(String address, String text) {
        return article(Optional.of(address), text, Optional.empty());
    }

    static Article savedPost(String address, String text, String savedAt) {
        return article(Optional.of(address), text, Optional.of(savedAt));
    }

    /** An article without an address. */
    static Article file(String doc, String text) {
        Article post = article(Optional.empty(), text, Optional.empty());
        return new Article(
                Optional.of(doc),
                post.url(),
                post.title(),
                SourceKind.FILE,
                post.site(),
                post.author(),
                post.published(),
                post.lang(),
                post.text(),
                post.images(),
                post.videos(),
                post.tags(),
                post.savedAt(),
                post.repostOf(),
                post.warnings());
    }

    static Article withFacts(
            Article article,
            Optional<String> site,
            Optional<String> author,
            Optional<Published> published,
            Optional<Article> repostOf) {
        return new Article(
                article.doc(),
                article.url(),
                article.title(),
                article.source(),
                site,
                author,
                published,
                article.lang(),
                article.text(),
                article.images(),
                article.videos(),
                article.tags(),
                article.savedAt(),
                repostOf,
                article.warnings());
    }

    /** A claim that quotes {@code words} where they first stand in the article. */
    static ClaimRow claim(Article article, String words) {
        int start = article.text().indexOf(words);
        String id = Article.sha256(article.id() + words).substring(0, 16);
        return new ClaimRow(id, article.id(), start, start + words.length(), words, "{\"id\":\"" + id + "\"}");
    }

    private static Article article(Optional<String> address, String text, Optional<String> savedAt) {
        return new Article(
                Optional.empty(),
                address.map(a -> CanonicalUrl.parse(a).orElseThrow()),
                "A post",
                SourceKind.WEB,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "en",
                text,
                List.of(),
                List.of(),
                List.of(),
                savedAt.map(Moment::parse),
                Optional.empty(),
                List.of());
    }
}
