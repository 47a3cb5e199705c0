package dev.reelwatch.crawler;

import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ArchivedPage;
import dev.reelwatch.crawler.archive.Brought;
import dev.reelwatch.crawler.archive.Lead;
import dev.reelwatch.crawler.archive.Stored;
import dev.reelwatch.crawler.archive.Warc;
import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Ending;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.article.SourceKind;
import dev.reelwatch.crawler.fetch.Exchange;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way of a page into the archive: into WARC first, then read, then stored with what was read. A page that is read
 * again goes the same way, so that it comes to the same. May be used by many threads.
 */
public final class Intake {
    /** What became of one reading. */
    public enum Outcome {
        NEW,
        /** A later state of an article that is known, or facts that were missing. */
        CHANGED,
        SAME,
        /** Only its beginning; it waits for the whole. */
        CUT,
        /** No article is there any more, and the one that was is marked so. */
        WITHDRAWN,
        /** No article. */
        SKIPPED
    }

    /**
     * One article of a page, or the reason why there is none.
     *
     * @param page with the article
     * @param articleId in the archive; empty for {@link Outcome#CUT} and {@link Outcome#SKIPPED}
     * @param reading what was read
     */
    public record Line(Outcome outcome, ArchivedPage page, Optional<String> articleId, Reading reading) {
        public Optional<String> title() {
            return reading instanceof Reading.Found found
                    ? Optional.of(found.article().title())
                    : Optional.empty();
        }

        /** Why there is no article; empty where there is one. */
        public String why() {
            return reading instanceof Reading.NoArticle none ? none.why() : "";
        }

        /** Where the whole is to be had of which this is the beginning. */
        public Optional<URI> wholeAt() {
            return reading instanceof Reading.Found found ? found.wholeAt() : Optional.empty();
        }
    }

    /** What a page that tells of an error may nevertheless be believed. */
    private static final Set<Ending> TOLD = Set.of(
            Ending.DELETED, Ending.VIOLATION, Ending.BLOCKED, Ending.LOGIN_REQUIRED, Ending.GONE, Ending.UNAVAILABLE);

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");

    /** 418 and 432 are Weibo's. */
    private static final Set<Integer> WALLS = Set.of(401, 403, 418, 429, 432);

    private final Archive archive;
    private final Warc warc;
    private final Clock clock;
    private final Sources sources;

    /**
     * @param archive open for writing; not closed here
     * @param warc not closed here
     * @param clock tells when it was stored; what a page says is read as of when it was fetched
     * @param sources tell what is wanted of the pages that were fetched for them
     */
    public Intake(Archive archive, Warc warc, Clock clock, Sources sources) {
        this.archive = archive;
        this.warc = warc;
        this.clock = clock;
        this.sources = sources;
    }

    /**
     * Keeps a page and stores what is read from it. When this returns, all of it is on disk. A page that was asked for as
     * the whole of what another one cut off is joined with it.
     *
     * @param source name of the source that it was fetched for
     * @return a line for each article, or one with the reason why there is none
     */
    public List<Line> take(Exchange exchange, Optional<String> source) {
        Optional<ArchivedPage> cutPage = archive.cutPage(exchange.asked());
        ArchivedPage page = ArchivedPage.of(warc.append(exchange), exchange, source, true, cutPage);
        return store(page, exchange);
    }

    /** Keeps a page of which only the links matter; no article is ever read from it. */
    public ArchivedPage keep(Exchange exchange, Optional<String> source) {
        ArchivedPage page = ArchivedPage.of(warc.append(exchange), exchange, source, false, Optional.empty());
        archive.storePage(page, List.of(), clock.instant());
        return page;
    }

    /** Reads a stored page with the present reader, and stores what that sees. */
    public List<Line> takeAgain(ArchivedPage page) {
        return store(page, warc.read(page.ref()));
    }

    /**
     * Stores the beginning of an article of which the whole cannot be had.
     *
     * @param wholeAt where the whole should be
     * @return empty where no page showed a beginning of it
     */
    public Optional<Line> settleForCut(URI wholeAt) {
        Optional<ArchivedPage> page = archive.cutPage(wholeAt);
        return page.flatMap(cutPage -> beginning(cutPage, wholeAt).map(cut -> {
            Stored stored = archive.storeCut(cutPage, cut, clock.instant());
            return new Line(outcome(stored), cutPage, Optional.of(stored.articleId()), cut);
        }));
    }

    private List<Line> store(ArchivedPage page, Exchange exchange) {
        return archive.storePage(page, readings(page, exchange), clock.instant()).stream()
                .map(brought -> switch (brought) {
                    case Brought.Kept kept ->
                        new Line(
                                outcome(kept.stored()),
                                page,
                                Optional.of(kept.stored().articleId()),
                                kept.reading());
                    case Brought.Cut cut -> new Line(Outcome.CUT, page, Optional.empty(), cut.reading());
                    case Brought.Nothing nothing ->
                        new Line(
                                nothing.withdrew().isPresent() ? Outcome.WITHDRAWN : Outcome.SKIPPED,
                                page,
                                nothing.withdrew(),
                                nothing.reading());
                })
                .toList();
    }

    private static Outcome outcome(Stored stored) {
        return switch (stored) {
            case Stored.New ignored -> Outcome.NEW;
            case Stored.Changed ignored -> Outcome.CHANGED;
            case Stored.Same ignored -> Outcome.SAME;
        };
    }

    private List<Reading> readings(ArchivedPage page, Exchange exchange) {
        Optional<Reading.Found> cut =
                page.cutPage().flatMap(archive::page).flatMap(cutPage -> beginning(cutPage, page.asked()));
        Optional<Source> source = page.source().flatMap(sources::named);
        if (cut.isEmpty()) {
            return source.filter(each -> exchange.status() < 400)
                    .flatMap(each -> new PageReader(1).entriesAgain(each, exchange))
                    .orElseGet(() -> chosen(source, readings(exchange)));
        }
        if (cut.get().article().source() == SourceKind.WEIBO && exchange.status() < 400) {
            // the answer may lack every word on which post it belongs to
            return chosen(source, List.of(readerAsOf(exchange).withLongText(cut.get(), exchange.body())));
        }
        List<Reading> readings = readings(exchange).stream()
                .<Reading>map(reading -> reading instanceof Reading.Found found
                        ? PageReader.joined(cut.get().article(), found)
                        : reading)
                .toList();
        return chosen(source, readings);
    }

    private static List<Reading> chosen(Optional<Source> source, List<Reading> readings) {
        return source.map(each -> PageReader.chosen(each, readings)).orElse(readings);
    }

    /** The article of a page whose whole is at an address. */
    private Optional<Reading.Found> beginning(ArchivedPage cutPage, URI wholeAt) {
        return readings(warc.read(cutPage.ref())).stream()
                .filter(Reading.Found.class::isInstance)
                .map(Reading.Found.class::cast)
                .filter(found -> found.wholeAt().map(at -> isSame(at, wholeAt)).orElse(false))
                .findFirst();
    }

    /** A post of Weibo is asked for at another address than a feed names. */
    private static boolean isSame(URI one, URI other) {
        return one.equals(other) || (key(one).isPresent() && key(one).equals(key(other)));
    }

    private static Optional<String> key(URI address) {
        return Lead.article(address, "", 0, Optional.empty()).map(Lead::key);
    }

    private static ArticleReader readerAsOf(Exchange exchange) {
        return new ArticleReader(Clock.fixed(exchange.at(), ZoneOffset.UTC));
    }

    /** What stands in a page, as of when it was fetched. */
    public static List<Reading> readings(Exchange exchange) {
        Optional<CanonicalUrl> address = CanonicalUrl.parse(exchange.address().toString());
        Optional<String> charset = exchange.header("Content-Type")
                .map(CHARSET::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
        List<Reading> readings = readerAsOf(exchange).read("", exchange.body(), address, charset);
        int status = exchange.status();
        if (status < 400) return readings;
        for (Reading reading : readings) {
            if (reading instanceof Reading.NoArticle none && TOLD.contains(none.ending())) return List.of(none);
        }
        Ending ending = status == 404 || status == 410
                ? Ending.GONE
                : WALLS.contains(status) ? Ending.BLOCKED : Ending.UNAVAILABLE;
        return List.of(new Reading.NoArticle("", address, ending, "The server answered with status " + status + "."));
    }
}
