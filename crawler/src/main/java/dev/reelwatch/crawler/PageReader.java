package dev.reelwatch.crawler;

import dev.reelwatch.crawler.PageContent.Trouble;
import dev.reelwatch.crawler.archive.Lead;
import dev.reelwatch.crawler.archive.Target;
import dev.reelwatch.crawler.archive.Visit.Ending;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.feed.Feed;
import dev.reelwatch.crawler.feed.FeedEntry;
import dev.reelwatch.crawler.feed.FeedReading;
import dev.reelwatch.crawler.feed.ListPage;
import dev.reelwatch.crawler.feed.ListReading;
import dev.reelwatch.crawler.feed.Listing;
import dev.reelwatch.crawler.feed.Sitemap;
import dev.reelwatch.crawler.fetch.DecodedText;
import dev.reelwatch.crawler.fetch.Exchange;
import dev.reelwatch.crawler.source.Choice;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads pages as what their source says they are; the same page read twice is the same. */
final class PageReader {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");

    /** What Weibo answers for a page after the last one. */
    private static final Set<dev.reelwatch.crawler.article.Ending> BEHIND_THE_LAST =
            Set.of(dev.reelwatch.crawler.article.Ending.EMPTY, dev.reelwatch.crawler.article.Ending.EMPTY_OR_THROTTLED);

    private final int pages;

    /** @param pages how many pages of a listing are turned */
    PageReader(int pages) {
        this.pages = pages;
    }

    /** @param desktop posts of Weibo are asked for at weibo.com, not at m.weibo.cn */
    PageContent read(Source source, Target target, Exchange page, boolean desktop) {
        Context context = new Context(source, target, page, desktop);
        PageContent content = switch (target.kind()) {
            case ARTICLE -> article(context);
            case LONG_TEXT -> longText(context);
            case SOURCE, LISTING ->
                switch (source.kind()) {
                    case ARTICLE -> article(context);
                    case WEIBO_USER -> timeline(context);
                    case FEED, WECHAT_ACCOUNT -> feed(context);
                    case LIST_PAGE -> list(context, false);
                    case SITEMAP -> list(context, true);
                };
        };
        PageContent wanted = wanted(source, content);
        return source.site().isEmpty() ? wanted : named(wanted, source.site().get());
    }

    private record Context(Source source, Target target, Exchange page, boolean desktop) {
        Optional<CanonicalUrl> cameFrom() {
            return CanonicalUrl.parse(page.address().toString());
        }

        Optional<String> charset() {
            return page.header("Content-Type").flatMap(type -> {
                Matcher charset = CHARSET.matcher(type);
                return charset.find() ? Optional.of(charset.group(1)) : Optional.empty();
            });
        }

        Optional<Lead> article(URI address, Optional<Article> held) {
            return Lead.article(WeiboAddresses.post(address, desktop), source.name(), target.depth() + 1, held);
        }
    }

    private static List<Reading> readings(Context context) {
        return articles(context).read("", context.page().body(), context.cameFrom(), context.charset());
    }

    /** What a page says of 昨天, it says of the day before it came. */
    private static ArticleReader articles(Context context) {
        return new ArticleReader(Clock.fixed(context.page().at(), ZoneOffset.UTC));
    }

    /** The page of one article; one that moved is followed. */
    private PageContent article(Context context) {
        List<Reading> readings = readings(context);
        List<Lead> leads = new ArrayList<>();
        boolean found = false;
        for (Reading reading : readings) {
            switch (reading) {
                case Reading.Found article -> {
                    found = true;
                    rest(context, article).ifPresent(leads::add);
                }
                case Reading.NoArticle none ->
                    none.movedTo()
                            .flatMap(to -> context.article(URI.create(to.toString()), Optional.empty()))
                            .ifPresent(leads::add);
            }
        }
        Optional<Trouble> trouble = found ? Optional.empty() : first(readings).map(Trouble::of);
        return new PageContent(readings, leads, List.of(), Optional.empty(), trouble);
    }

    private static Optional<Reading.NoArticle> first(List<Reading> readings) {
        return readings.stream()
                .filter(Reading.NoArticle.class::isInstance)
                .map(Reading.NoArticle.class::cast)
                .findFirst();
    }

    /** What must be visited for the rest of an article of which only the beginning came. */
    private static Optional<Lead> rest(Context context, Reading.Found found) {
        return found.wholeAt()
                .flatMap(at -> Lead.longText(
                        at, context.source().name(), context.target().depth() + 1, found.article()));
    }

    private PageContent longText(Context context) {
        Optional<Article> held = context.target().held();
        if (held.isEmpty()) return article(context);
        Reading.Found cut =
                new Reading.Found(held.get(), Optional.of(context.target().address()));
        Reading whole = articles(context).withLongText(cut, context.page().body());
        return switch (whole) {
            case Reading.Found found ->
                new PageContent(
                        List.of(whole),
                        rest(context, found).stream().toList(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
            case Reading.NoArticle none ->
                new PageContent(List.of(whole), List.of(), List.of(), Optional.empty(), Optional.of(Trouble.of(none)));
        };
    }

    private PageContent timeline(Context context) {
        List<Reading> readings = readings(context);
        List<Reading> posts = new ArrayList<>();
        List<Lead> leads = new ArrayList<>();
        for (Reading reading : readings) {
            if (!(reading instanceof Reading.Found found)) continue;
            posts.add(found);
            rest(context, found).ifPresent(leads::add);
        }
        if (posts.isEmpty()) {
            Optional<Reading.NoArticle> none = first(readings);
            boolean behindTheLast = context.target().kind() == Target.Kind.LISTING
                    && none.filter(each -> BEHIND_THE_LAST.contains(each.ending()))
                            .isPresent();
            Optional<Trouble> trouble = behindTheLast ? Optional.empty() : none.map(Trouble::of);
            return new PageContent(List.of(), List.of(), List.of(), Optional.of(0), trouble);
        }
        Optional<Lead> next = WeiboAddresses.next(
                        context.target().address(), context.page().body())
                .flatMap(address -> further(context, address));
        return new PageContent(posts, leads, next.stream().toList(), Optional.of(posts.size()), Optional.empty());
    }

    private Optional<Lead> further(Context context, URI address) {
        int depth = context.target().depth() + 1;
        return depth < pages ? Lead.listing(address, context.source().name(), depth) : Optional.empty();
    }

    private PageContent feed(Context context) {
        String text;
        try {
            text = DecodedText.of(context.page().body(), context.charset()).text();
        } catch (DecodedText.NoText e) {
            return PageContent.none(
                    new Trouble(e.empty() ? Ending.EMPTY : Ending.FAILED, String.valueOf(e.getMessage()), true));
        }
        return switch (Feed.read(text, Optional.of(context.page().address()))) {
            case FeedReading.Read read -> entries(context, read.feed());
            case FeedReading.NoFeed none -> {
                String elsewhere = none.feeds().isEmpty()
                        ? ""
                        : " The page names as its feed: " + none.feeds().get(0);
                yield PageContent.none(wallOr(context, none.why() + elsewhere));
            }
        };
    }

    /** A wall answers in the place of a listing; what else it may be, it is not what was expected. */
    private Trouble wallOr(Context context, String why) {
        return first(readings(context))
                .map(Trouble::of)
                .filter(trouble -> trouble.ending() == Ending.BLOCKED)
                .orElse(new Trouble(Ending.FAILED, why, true));
    }

    private PageContent entries(Context context, Feed feed) {
        Map<String, Reading.Found> brought = new HashMap<>();
        List<Reading> nameless = new ArrayList<>();
        for (Reading reading : readings(context)) {
            if (!(reading instanceof Reading.Found found)) continue;
            if (found.article().url().isPresent())
                brought.putIfAbsent(found.article().key(), found);
            else nameless.add(found);
        }
        List<Reading> whole = new ArrayList<>();
        List<Lead> leads = new ArrayList<>();
        Choice choice = context.source().choice();
        int most = choice.maxItems().orElse(Integer.MAX_VALUE);
        for (FeedEntry entry :
                feed.entries().subList(0, Math.min(most, feed.entries().size()))) {
            if (entry.link().isEmpty()) continue;
            Optional<Lead> lead = context.article(entry.link().get(), Optional.empty());
            if (lead.isEmpty()) continue;
            Optional<Reading.Found> found =
                    Optional.ofNullable(brought.remove(Lead.article(entry.link().get(), "", 0, Optional.empty())
                            .orElseThrow()
                            .key()));
            if (found.isPresent() && (entry.whole() || !choice.follow())) {
                whole.add(new Reading.Found(found.get().article()));
            } else if (choice.follow()) {
                Lead page = context.article(entry.link().get(), found.map(Reading.Found::article))
                        .orElse(lead.get());
                leads.add(page);
                found.ifPresent(teaser -> whole.add(new Reading.Found(teaser.article(), Optional.of(page.address()))));
            }
        }
        whole.addAll(nameless);
        List<Lead> further =
                feed.next().flatMap(next -> further(context, next)).stream().toList();
        Optional<Trouble> trouble = feed.entries().isEmpty()
                ? Optional.of(new Trouble(
                        Ending.EMPTY,
                        "The feed has no entry."
                                + feed.warnings().stream()
                                        .findFirst()
                                        .map(w -> " " + w)
                                        .orElse(""),
                        true))
                : Optional.empty();
        return new PageContent(whole, leads, further, Optional.of(feed.entries().size()), trouble);
    }

    private PageContent list(Context context, boolean sitemap) {
        URI address = context.page().address();
        ListReading reading;
        if (sitemap) {
            reading = Sitemap.read(context.page().body(), context.charset(), address);
        } else {
            try {
                reading = ListPage.read(
                        DecodedText.of(context.page().body(), context.charset()).text(), address);
            } catch (DecodedText.NoText e) {
                return PageContent.none(
                        new Trouble(e.empty() ? Ending.EMPTY : Ending.FAILED, String.valueOf(e.getMessage()), true));
            }
        }
        return switch (reading) {
            case ListReading.NoList none -> PageContent.none(wallOr(context, none.why()));
            case ListReading.Read read -> links(context, read.listing(), sitemap);
        };
    }

    private PageContent links(Context context, Listing listing, boolean sitemap) {
        List<Lead> leads = new ArrayList<>();
        int most = context.source().choice().maxItems().orElse(Integer.MAX_VALUE);
        for (Listing.Link link :
                listing.links().subList(0, Math.min(most, listing.links().size()))) {
            context.article(link.address(), Optional.empty()).ifPresent(leads::add);
        }
        List<Lead> more = new ArrayList<>();
        for (URI address : listing.further()) further(context, address).ifPresent(more::add);
        boolean nothing = leads.isEmpty() && more.isEmpty();
        if (nothing) {
            Trouble trouble = wallOr(context, "");
            if (trouble.ending() == Ending.BLOCKED) return PageContent.none(trouble);
        }
        Optional<Trouble> trouble = nothing
                ? Optional.of(new Trouble(
                        Ending.EMPTY,
                        listing.warnings().stream().findFirst().orElse("No address of an article stands there."),
                        true))
                : Optional.empty();
        // The sitemaps of an index are parts of it, not what comes after it.
        List<Lead> parts = new ArrayList<>(leads);
        if (sitemap) parts.addAll(more);
        return new PageContent(
                List.of(),
                parts,
                sitemap ? List.of() : more,
                Optional.of(leads.size() + (sitemap ? more.size() : 0)),
                trouble);
    }

    /** Without the articles that its words leave out; they are in WARC, should the words change. */
    private static PageContent wanted(Source source, PageContent content) {
        List<Reading> readings = content.readings().stream()
                .filter(reading -> switch (reading) {
                    case Reading.Found found -> {
                        Article article = found.article();
                        // A beginning tells not all of the words.
                        boolean whole = found.wholeAt().isEmpty();
                        String text = article.text()
                                + article.repostOf()
                                        .map(original -> "\n" + original.text())
                                        .orElse("");
                        yield !whole || source.choice().wants(article.title(), text);
                    }
                    case Reading.NoArticle none -> true;
                })
                .toList();
        return new PageContent(readings, content.leads(), content.further(), content.entries(), content.trouble());
    }

    /** The articles with the name of their site, where their page does not tell it. */
    private static PageContent named(PageContent content, String site) {
        List<Reading> readings = content.readings().stream()
                .<Reading>map(reading -> switch (reading) {
                    case Reading.Found found ->
                        found.article().site().isPresent()
                                ? found
                                : new Reading.Found(named(found.article(), site), found.wholeAt());
                    case Reading.NoArticle none -> none;
                })
                .toList();
        return new PageContent(readings, content.leads(), content.further(), content.entries(), content.trouble());
    }

    private static Article named(Article a, String site) {
        return new Article(
                a.doc(),
                a.url(),
                a.title(),
                a.source(),
                Optional.of(site),
                a.author(),
                a.published(),
                a.lang(),
                a.text(),
                a.images(),
                a.videos(),
                a.tags(),
                a.savedAt(),
                a.repostOf(),
                a.warnings());
    }
}
