package dev.reelwatch.index.claim;

import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.crawler.article.Published;
import dev.reelwatch.crawler.article.SourceKind;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.util.List;
import java.util.Optional;

/** Articles for tests. */
final class Articles {
    private Articles() {}

    static Article of(String title, String published, String text) {
        return from("样片观察室", "https://news.example/" + Article.sha256(text).substring(0, 8), title, published, text);
    }

    static Article from(String site, String url, String title, String published, String text) {
        return new Article(
                Optional.of("test.md"),
                CanonicalUrl.parse(url),
                title,
                SourceKind.WEB,
                Optional.of(site),
                Optional.empty(),
                Optional.of(new Published(Moment.parse(published), "test")),
                text.chars().filter(Character::isIdeographic).count() > text.length() / 5 ? "zh-Hans" : "en",
                text,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
