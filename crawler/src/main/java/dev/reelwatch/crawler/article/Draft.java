package dev.reelwatch.crawler.article;

import dev.reelwatch.crawler.url.CanonicalUrl;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An article in the making: a reader of one kind of page fills in what it finds, {@link #finish} does the rest. */
final class Draft {
    private static final int FEWEST_LETTERS = 4;
    private static final Pattern HASHTAG = Pattern.compile("#([^#\\s][^#\\n]{0,60})#");

    final Content content;
    Optional<CanonicalUrl> url = Optional.empty();
    SourceKind source = SourceKind.FILE;
    Optional<String> site = Optional.empty();
    Optional<String> author = Optional.empty();
    /** Candidates, most trusted first. */
    final List<String> titles = new ArrayList<>();
    /** Dates in words, most trusted first. */
    final List<PublishedDate.Told> dates = new ArrayList<>();
    /** A date that is known for certain. */
    Optional<Published> published = Optional.empty();

    final List<String> images = new ArrayList<>();
    final Set<String> videos = new LinkedHashSet<>();
    final Set<String> tags = new LinkedHashSet<>();
    Optional<Moment> savedAt = Optional.empty();
    Optional<Article> repostOf = Optional.empty();
    final List<String> warnings = new ArrayList<>();
    /** A page that was fetched whole; without a sentence it is a stub. */
    boolean wholePage;

    Draft(Content content) {
        this.content = content;
        images.addAll(content.images());
        videos.addAll(content.videos());
        tags.addAll(content.tags());
    }

    Reading finish(String doc, Clock clock) {
        String text = content.text();
        // a post may be one picture of a face; of a page, a few letters are only its frame
        if (source == SourceKind.WEIBO ? text.isBlank() : PlainCharacters.width(text) < FEWEST_LETTERS) {
            return none(doc, "Nothing but the frame of the page came through, there is no text in it.");
        }
        if (wholePage
                && PlainCharacters.width(text) < 400
                && content.blocks().stream().noneMatch(Block::isProse)) {
            return none(doc, "Only menus and labels came through, not one sentence of an article.");
        }
        Optional<String> title = source == SourceKind.WEIBO && titles.isEmpty()
                ? Headline.ofPost(content.blocks())
                : Headline.of(titles, content.blocks());
        if (title.isEmpty() && source == SourceKind.WEIBO) title = text.lines().findFirst();
        if (title.isEmpty()) return none(doc, "There is no word in it that could be its title.");
        if (published.isEmpty()) {
            PublishedDate.Answer answer = PublishedDate.of(
                    new PublishedDate.Clues(
                            url,
                            dates,
                            titles.isEmpty() ? "" : Headline.plain(titles.get(0)),
                            content.blocks(),
                            List.copyOf(images),
                            doc),
                    clock);
            published = answer.published();
            warnings.addAll(answer.warnings());
        }
        if (source == SourceKind.WEIBO) {
            HASHTAG.matcher(text).results().map(tag -> tag.group(1).strip()).forEach(tags::add);
        }
        return new Reading.Found(new Article(
                doc.isEmpty() ? Optional.empty() : Optional.of(doc),
                url,
                title.get(),
                source,
                site.filter(name -> !name.isBlank()),
                author.filter(name -> !name.isBlank()),
                published,
                Language.of(text),
                text,
                List.copyOf(images),
                List.copyOf(videos),
                List.copyOf(tags),
                savedAt,
                repostOf,
                warnings.stream().distinct().toList()));
    }

    private Reading none(String doc, String why) {
        return new Reading.NoArticle(doc, url, Ending.EMPTY, why);
    }

    /** What kind of source an address belongs to. */
    static SourceKind kindOf(Optional<CanonicalUrl> url) {
        if (url.isEmpty()) return SourceKind.FILE;
        if (url.get().isOf("weibo.com") || url.get().isOf("weibo.cn")) return SourceKind.WEIBO;
        return url.get().isOf("weixin.qq.com") ? SourceKind.WECHAT : SourceKind.WEB;
    }
}
