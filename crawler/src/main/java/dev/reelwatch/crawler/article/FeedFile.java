package dev.reelwatch.crawler.article;

import dev.reelwatch.crawler.feed.Feed;
import dev.reelwatch.crawler.feed.FeedEntry;
import dev.reelwatch.crawler.feed.FeedReading;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Articles out of the entries of a feed; what an entry does not bring whole is to be had at its address. */
final class FeedFile {
    private static final Pattern OWNER = Pattern.compile("\\s*\\|\\s*wechat-feeds$|的微博$|公众号$");
    private static final List<String> NAMELESS = List.of("最新微博", "微博");

    private final String doc;
    private final Clock clock;

    FeedFile(String doc, Clock clock) {
        this.doc = doc;
        this.clock = clock;
    }

    List<Reading> read(String text, Optional<CanonicalUrl> cameFrom) {
        return switch (Feed.read(text, cameFrom.map(url -> URI.create(url.value())))) {
            case FeedReading.NoFeed none -> List.of(new Reading.NoArticle(doc, cameFrom, Ending.BROKEN, none.why()));
            case FeedReading.Read read -> articles(read.feed());
        };
    }

    List<Reading> articles(Feed feed) {
        if (feed.entries().isEmpty()) {
            return List.of(new Reading.NoArticle(doc, Optional.empty(), Ending.EMPTY, "A feed without an entry."));
        }
        List<Reading> readings = new ArrayList<>();
        for (FeedEntry entry : feed.entries()) {
            boolean cut = feed.brokenOff() && readings.size() == feed.entries().size() - 1;
            readings.add(article(entry, feed.title().orElse(""), cut));
        }
        return readings;
    }

    private Reading article(FeedEntry entry, String feedTitle, boolean cut) {
        String title = entry.title();
        String date =
                entry.published().or(entry::updated).map(FeedEntry.Stamp::text).orElse("");
        Content content = HtmlContent.of(Jsoup.parseBodyFragment(entry.html()).body());
        Optional<CanonicalUrl> url = entry.link().flatMap(link -> CanonicalUrl.parse(link.toString()));
        boolean post = Draft.kindOf(url) == SourceKind.WEIBO;
        content = content.withBlocks(
                post
                        ? Furniture.withoutButtons(content.blocks())
                        : Furniture.without(content.blocks(), List.of(), false));
        boolean loading = title.isBlank()
                && entry.id().filter(id -> id.contains("javascript:")).isPresent();
        List<Block> blocks = new ArrayList<>(content.blocks());
        if (loading) {
            return new Reading.NoArticle(
                    doc, url, Ending.EMPTY, "An entry without title and text: a page that was still loading.");
        }
        boolean wordless = content.text().isBlank() || (!post && PlainCharacters.width(content.text()) < 4);
        if (wordless && !title.isBlank()) blocks.add(new Block(Block.Kind.PARAGRAPH, Headline.plain(title), 0, 0, 0));
        Draft draft = new Draft(content.withBlocks(blocks));
        draft.url = url;
        draft.source = Draft.kindOf(url) == SourceKind.WEB ? SourceKind.FEED : Draft.kindOf(url);
        String owner = OWNER.matcher(Headline.plain(feedTitle)).replaceFirst("").strip();
        // a daily names its issues by their day
        draft.titles.add(DateText.parse(title).isPresent() ? title.strip() + " " + owner : title);
        draft.author = entry.authors().stream().findFirst();
        draft.site = draft.source == SourceKind.WEIBO && draft.author.isPresent()
                ? draft.author
                : Optional.of(owner).filter(name -> !name.isEmpty() && !NAMELESS.contains(name));
        draft.dates.add(new PublishedDate.Told("feed", date));
        // a way of writing dates that only feeds have
        if (DateText.parse(date).isEmpty()) {
            entry.published()
                    .or(entry::updated)
                    .flatMap(FeedEntry.Stamp::at)
                    .ifPresent(at -> draft.dates.add(new PublishedDate.Told("feed", at.toString())));
        }
        if (draft.source == SourceKind.WEIBO) {
            draft.published = DateText.parse(date).map(at -> new Published(at, "feed"));
        }
        if (wordless) draft.warnings.add("The feed brings only the title; the text is at its address.");
        if (cut) draft.warnings.add("The feed breaks off in this entry; its text may be cut.");
        Reading reading = draft.finish(doc, clock);
        return reading instanceof Reading.Found found && !entry.whole()
                ? new Reading.Found(found.article(), entry.link())
                : reading;
    }
}
