package dev.reelwatch.crawler;

import static java.util.Objects.requireNonNull;

import dev.reelwatch.crawler.PageContent.Trouble;
import dev.reelwatch.crawler.archive.Archive;
import dev.reelwatch.crawler.archive.ArchivedPage;
import dev.reelwatch.crawler.archive.Frontier;
import dev.reelwatch.crawler.archive.Lead;
import dev.reelwatch.crawler.archive.Stored;
import dev.reelwatch.crawler.archive.Target;
import dev.reelwatch.crawler.archive.Visit;
import dev.reelwatch.crawler.archive.Visit.Ending;
import dev.reelwatch.crawler.archive.Warc;
import dev.reelwatch.crawler.article.Article;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.fetch.Exchange;
import dev.reelwatch.crawler.fetch.FetchRequest;
import dev.reelwatch.crawler.fetch.FetchResult;
import dev.reelwatch.crawler.fetch.Fetcher;
import dev.reelwatch.crawler.source.Choice;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.url.CanonicalUrl;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Visits sources for new articles, and articles for changes. Everything it has to remember is in the archive: a crawl
 * that is killed at any moment goes on where it was, and several on one archive share the work. Each page goes to WARC
 * before it is read, and a visit is told of only after all that it brought is on disk.
 */
public final class Crawl {
    /** Longer than any visit takes, with all its pauses and repetitions. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final Duration LOOK_AROUND = Duration.ofMillis(500);
    private static final Duration ASK_OTHERS = Duration.ofMillis(50);

    /** Visits that fail in a row before a host is left alone. */
    private static final int MANY_FAILURES = 5;

    private static final Duration REST = Duration.ofMinutes(5);
    private static final Duration LONGEST_REST = Duration.ofHours(12);

    /** Is told what happens; called by the thread that runs the crawl. */
    public interface Listener {
        /** A visit came to its end. */
        void visited(CrawlEvent event);

        /** How far it is; called again and again, also while nothing happens. */
        default void progress(Progress progress) {}

        /** Some visits were stored; the right moment to work on what they brought. */
        default void stored() {}
    }

    /**
     * How far a crawl is.
     *
     * @param underWay addresses that are being visited
     * @param waiting addresses that are due
     * @param trouble pages that were refused, met a wall or failed
     */
    public record Progress(int visited, int underWay, long waiting, int fresh, int changed, int trouble) {}

    private final Archive archive;
    private final Frontier frontier;
    private final Warc warc;
    private final Fetcher fetcher;
    private final PageReader reader;
    private final CrawlSettings settings;
    private final Clock clock;
    private final Map<String, String> environment;
    private final AtomicReference<Optional<List<Source>>> others = new AtomicReference<>(Optional.empty());
    private volatile Following following;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** The sources that are visited, with their cookies, by name. */
    private record Following(Map<String, Source> sources, Map<String, SourceCookies> cookies) {
        static Following of(List<Source> all, Map<String, String> environment) {
            Map<String, Source> sources = new LinkedHashMap<>();
            Map<String, SourceCookies> cookies = new LinkedHashMap<>();
            for (Source source : all) {
                sources.put(source.name(), source);
                cookies.put(source.name(), SourceCookies.of(source, environment));
            }
            return new Following(sources, cookies);
        }
    }

    /** A visit whose page was fetched and read, but not stored. */
    private record Done(Target target, Frontier.Ended ended, Optional<Integer> status, long bytes, Duration took) {}

    /** @param sources to visit; archive, WARC and fetcher are not closed here */
    public Crawl(
            Archive archive,
            Warc warc,
            Fetcher fetcher,
            List<Source> sources,
            CrawlSettings settings,
            Clock clock,
            Map<String, String> environment) {
        this.archive = archive;
        this.frontier = archive.frontier();
        this.warc = warc;
        this.fetcher = fetcher;
        this.reader = new PageReader(settings.pages());
        this.settings = settings;
        this.clock = clock;
        this.environment = Map.copyOf(environment);
        this.following = Following.of(sources, environment);
    }

    /**
     * Goes on with these sources in the place of the former ones, which may have changed; may be called by any thread.
     * What is under way for a former one is finished.
     */
    public void follow(List<Source> sources) {
        others.set(Optional.of(List.copyOf(sources)));
    }

    private void followOthers() {
        Optional<List<Source>> next = others.getAndSet(Optional.empty());
        if (next.isEmpty()) return;
        following = Following.of(next.get(), environment);
        frontier.put(roots(), Optional.empty(), clock.instant());
    }

    /** Lets the crawl finish what is under way and then end; may be called by any thread. */
    public void stop() {
        stopped.set(true);
    }

    /**
     * Visits the sources.
     *
     * @param once ends after each source was visited and what they brought is worked off; otherwise it goes on until
     *     {@link #stop}
     * @throws dev.reelwatch.crawler.archive.ArchiveException if what was found cannot be stored; all that was told of is
     *     stored, and the rest will be visited again
     */
    public CrawlReport run(boolean once, Listener listener) throws InterruptedException {
        CrawlReport.Growing report =
                new CrawlReport.Growing(List.copyOf(following.sources().keySet()));
        List<Lead> roots = roots();
        Instant start = frontier.begin(once, clock.instant());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            frontier.put(roots, once ? Optional.of(start) : Optional.empty(), clock.instant());
            work(once, report, threads, listener);
            if (once && !stopped.get()) {
                Set<String> keys = roots.stream().map(Lead::key).collect(Collectors.toSet());
                frontier.unvisited(following.sources().keySet(), start).stream()
                        .filter(each -> keys.contains(each.key()))
                        .forEach(report::add);
            }
            Instant end = clock.instant();
            return report.finished(name -> frontier.waiting(name, end));
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(10, TimeUnit.SECONDS);
            frontier.end(clock.instant());
        }
    }

    private List<Lead> roots() {
        return following.sources().values().stream().map(this::root).toList();
    }

    private Lead root(Source source) {
        Lead lead = switch (source.kind()) {
            case ARTICLE -> Lead.sourceArticle(source.name(), WeiboAddresses.post(source.address(), desktop(source)));
            case WEIBO_USER -> Lead.source(source.name(), WeiboAddresses.timeline(source.address(), desktop(source)));
            case FEED, WECHAT_ACCOUNT, LIST_PAGE, SITEMAP -> Lead.source(source.name(), source.address());
        };
        return source.choice().equals(Choice.ALL)
                ? lead
                : lead.choosing(source.choice().toString());
    }

    private boolean desktop(Source source) {
        return cookies(source).desktopWeibo(clock.instant());
    }

    private SourceCookies cookies(Source source) {
        return following.cookies().getOrDefault(source.name(), SourceCookies.NONE);
    }

    private void work(boolean once, CrawlReport.Growing report, ExecutorService threads, Listener listener)
            throws InterruptedException {
        int underWay = 0;
        int visited = 0;
        Instant lookedAround = clock.instant();
        while (true) {
            followOthers();
            Map<String, Source> sources = following.sources();
            Set<String> names = sources.keySet();
            List<Done> batch = new ArrayList<>();
            if (underWay > 0) {
                Done first = done.poll(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) batch.add(first);
                done.drainTo(batch);
                underWay -= batch.size();
            }
            int free = stopped.get() ? 0 : settings.workers() - underWay;
            Frontier.Turn turn =
                    frontier.turn(batch.stream().map(Done::ended).toList(), names, free, clock.instant(), LEASE);
            underWay += turn.claimed().size();
            for (Target target : turn.claimed()) {
                Source source = requireNonNull(sources.get(target.source()), "claimed for no source of this crawl");
                threads.execute(() -> done.add(visitAnyway(source, target)));
            }
            tell(batch, turn.finished(), report, listener);
            visited += batch.size();
            Instant now = clock.instant();
            if (underWay == 0) {
                if (stopped.get()) return;
                Optional<Instant> next = frontier.nextVisit(names, now);
                boolean over = next.isEmpty() || next.get().isAfter(now.plus(settings.patience()));
                if (once && over) return;
                rest(next.map(at -> Duration.between(now, at)).orElse(LOOK_AROUND));
            }
            if (Duration.between(lookedAround, now).compareTo(LOOK_AROUND) >= 0 || underWay == 0) {
                lookedAround = now;
                frontier.endDead(clock.instant());
                listener.progress(progress(report, visited, underWay, names));
            }
        }
    }

    private static void rest(Duration wanted) throws InterruptedException {
        Duration least = ASK_OTHERS;
        Duration time = wanted.compareTo(least) < 0 ? least : wanted.compareTo(LOOK_AROUND) > 0 ? LOOK_AROUND : wanted;
        Thread.sleep(time);
    }

    private Progress progress(CrawlReport.Growing report, int visited, int underWay, Set<String> names) {
        return new Progress(
                visited,
                underWay,
                frontier.due(names, clock.instant()),
                report.count(Ending.NEW),
                report.count(Ending.CHANGED),
                report.count(Ending.BLOCKED) + report.count(Ending.REFUSED) + report.count(Ending.FAILED));
    }

    private void tell(
            List<Done> batch, List<Frontier.Finished> finished, CrawlReport.Growing report, Listener listener) {
        if (batch.isEmpty()) return;
        for (int i = 0; i < finished.size(); i++) {
            CrawlEvent event = event(batch.get(i), finished.get(i));
            report.add(event.source(), finished.get(i).target().key(), event);
            listener.visited(event);
        }
        listener.stored();
    }

    private CrawlEvent event(Done done, Frontier.Finished finished) {
        List<String> articles = new ArrayList<>();
        int fresh = 0;
        int changed = 0;
        int same = 0;
        for (Stored stored : finished.stored()) {
            switch (stored) {
                case Stored.New each -> {
                    fresh++;
                    articles.add(each.articleId());
                }
                case Stored.Changed each -> {
                    changed++;
                    articles.add(each.articleId());
                }
                case Stored.Same each -> same++;
            }
        }
        Target target = done.target();
        return new CrawlEvent(
                clock.instant(),
                target.source(),
                target.address(),
                target.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                finished.visit().ending(),
                finished.visit().why(),
                done.status(),
                done.bytes(),
                done.took(),
                articles,
                fresh,
                changed,
                same,
                finished.freshLeads(),
                finished.visit().next());
    }

    /** Runs beside others; whatever goes wrong is how the visit ended. */
    private Done visitAnyway(Source source, Target target) {
        try {
            return visit(source, target);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(source, target, "The crawl was ended before the page came.", true);
        } catch (RuntimeException | StackOverflowError e) {
            return failed(source, target, "Reading it failed, a mistake in Reelwatch: " + e, false);
        }
    }

    private Done visit(Source source, Target target) throws InterruptedException {
        SourceCookies own = cookies(source);
        Optional<String> missing = own.trouble(clock.instant());
        if (missing.isPresent()) {
            Trouble trouble = new Trouble(Ending.BLOCKED, missing.get(), true);
            return done(target, Optional.empty(), without(source, target, trouble, Optional.empty(), List.of()));
        }
        // After a visit in vain the page itself is wanted, not the word that it is still the same.
        boolean known = target.payload().isPresent() && target.attempts() == 0;
        FetchRequest request = new FetchRequest(
                target.address(),
                known ? target.etag() : Optional.empty(),
                known ? target.lastModified() : Optional.empty(),
                WeiboAddresses.headers(target.address()),
                own.cookies(),
                local(source));
        return switch (fetcher.fetch(request)) {
            case FetchResult.Page page -> page(source, target, page.exchange());
            case FetchResult.Unchanged same ->
                done(target, Optional.of(same.exchange()), unchanged(source, target, Optional.empty()));
            case FetchResult.Refused refused ->
                done(
                        target,
                        Optional.empty(),
                        without(
                                source,
                                target,
                                new Trouble(Ending.REFUSED, refused.why(), false),
                                Optional.empty(),
                                List.of()));
            case FetchResult.Gone gone -> {
                Reading.NoArticle none = new Reading.NoArticle(
                        "",
                        CanonicalUrl.parse(target.address().toString()),
                        dev.reelwatch.crawler.article.Ending.GONE,
                        gone.why());
                yield done(
                        target,
                        Optional.of(gone.exchange()),
                        without(
                                source,
                                target,
                                new Trouble(Ending.GONE, gone.why(), false),
                                Optional.of(archived(gone.exchange(), source, target, true)),
                                List.of(none)));
            }
            case FetchResult.Blocked blocked -> {
                Optional<ArchivedPage> page =
                        blocked.exchange().map(exchange -> archived(exchange, source, target, false));
                yield done(
                        target,
                        blocked.exchange(),
                        without(source, target, new Trouble(Ending.BLOCKED, blocked.why(), true), page, List.of()));
            }
            case FetchResult.Failed failure -> {
                Trouble trouble = failure.exchange()
                        .flatMap(exchange -> explained(source, target, exchange))
                        .orElse(new Trouble(Ending.FAILED, failure.why(), failure.passing()));
                yield trouble.ending() == Ending.FAILED
                        ? failed(source, target, failure)
                        : done(
                                target,
                                failure.exchange(),
                                without(
                                        source,
                                        target,
                                        trouble,
                                        failure.exchange().map(exchange -> archived(exchange, source, target, true)),
                                        failure.exchange().map(Intake::readings).orElse(List.of())));
            }
        };
    }

    /** Weibo explains in its answer why it sends an error. */
    private Optional<Trouble> explained(Source source, Target target, Exchange exchange) {
        if (exchange.body().length == 0 || exchange.status() >= 500) return Optional.empty();
        return reader.read(source, target, exchange, desktop(source))
                .trouble()
                .filter(trouble -> trouble.ending() == Ending.BLOCKED || trouble.ending() == Ending.GONE);
    }

    private Set<String> local(Source source) {
        if (!settings.localSources().contains(source.name())) return Set.of();
        URI address = source.address();
        int port =
                address.getPort() >= 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        return Set.of(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port);
    }

    private ArchivedPage archived(Exchange exchange, Source source, Target target, boolean read) {
        Optional<ArchivedPage> cut =
                read ? archive.cutPage(target.address()).or(() -> archive.cutPage(exchange.asked())) : Optional.empty();
        return ArchivedPage.of(warc.append(exchange), exchange, Optional.of(source.name()), read, cut);
    }

    private static ArchivedPage forItsLinks(ArchivedPage page) {
        return new ArchivedPage(
                page.ref(),
                page.asked(),
                page.address(),
                page.at(),
                page.status(),
                page.contentType(),
                page.source(),
                false,
                page.cutPage());
    }

    private Done page(Source source, Target target, Exchange exchange) {
        String payload = sha256(exchange.body());
        // What came is what is known: nothing in it needs to be read again, and no copy of it kept.
        if (target.payload().equals(Optional.of(payload)) && target.attempts() == 0) {
            return done(target, Optional.of(exchange), unchanged(source, target, Optional.of(exchange)));
        }
        ArchivedPage kept = archived(exchange, source, target, true);
        PageContent content = reader.read(source, target, exchange, desktop(source));
        ArchivedPage page = content.readings().isEmpty() ? forItsLinks(kept) : kept;
        if (content.trouble().isPresent()) {
            Frontier.Ended ended =
                    without(source, target, content.trouble().get(), Optional.of(page), content.readings());
            return done(target, Optional.of(exchange), ended.withLeads(content.leads(), content.further()));
        }
        Frontier.Judge judge =
                (brought, freshLeads) -> came(source, target, exchange, payload, content, brought, freshLeads);
        return done(
                target,
                Optional.of(exchange),
                new Frontier.Ended(
                        target,
                        Optional.of(page),
                        content.readings(),
                        Optional.empty(),
                        content.leads(),
                        content.further(),
                        judge));
    }

    private Visit came(
            Source source,
            Target target,
            Exchange exchange,
            String payload,
            PageContent content,
            List<Stored> stored,
            int freshLeads) {
        Instant now = clock.instant();
        boolean fresh = stored.stream().anyMatch(Stored.New.class::isInstance);
        boolean changed = stored.stream().anyMatch(Stored.Changed.class::isInstance);
        boolean news = fresh || changed || freshLeads > 0;
        Ending ending = fresh || (freshLeads > 0 && stored.isEmpty())
                ? Ending.NEW
                : changed ? Ending.CHANGED : freshLeads > 0 ? Ending.NEW : Ending.UNCHANGED;
        Optional<Duration> interval = content.entries().isPresent()
                ? target.kind() == Target.Kind.SOURCE
                        ? Optional.of(Pace.ofListing(source, target, news))
                        : Optional.empty()
                : Optional.of(ofArticle(source, target, content, fresh || changed, now));
        return new Visit(
                ending,
                "",
                interval.map(now::plus),
                interval,
                false,
                exchange.header("ETag"),
                exchange.header("Last-Modified"),
                Optional.of(payload),
                now.plus(fetcher.pauseFor(target.address())),
                false,
                content.entries());
    }

    private static Duration ofArticle(Source source, Target target, PageContent content, boolean changed, Instant now) {
        if (target.kind() == Target.Kind.SOURCE) return Pace.ofListing(source, target, changed);
        Optional<Instant> published = content.readings().stream()
                .filter(Reading.Found.class::isInstance)
                .map(reading -> ((Reading.Found) reading).article())
                .map(Article::published)
                .flatMap(Optional::stream)
                .map(each -> each.at().start())
                .findFirst();
        Optional<Boolean> since = target.payload().isPresent() ? Optional.of(changed) : Optional.empty();
        return Pace.ofArticle(target, since, published, now);
    }

    /** @param exchange that brought the same page again, if it was not the server that said so */
    private Frontier.Ended unchanged(Source source, Target target, Optional<Exchange> exchange) {
        Frontier.Judge judge = (stored, freshLeads) -> {
            Instant now = clock.instant();
            Optional<Duration> interval = switch (target.kind()) {
                case SOURCE -> Optional.of(Pace.ofListing(source, target, false));
                case LISTING -> Optional.empty();
                case ARTICLE, LONG_TEXT ->
                    Optional.of(Pace.ofArticle(target, Optional.of(false), Optional.empty(), now));
            };
            return new Visit(
                    Ending.UNCHANGED,
                    "",
                    interval.map(now::plus),
                    interval,
                    false,
                    exchange.flatMap(each -> each.header("ETag")),
                    exchange.flatMap(each -> each.header("Last-Modified")),
                    exchange.flatMap(each -> target.payload()),
                    now.plus(fetcher.pauseFor(target.address())),
                    false,
                    Optional.empty());
        };
        return new Frontier.Ended(target, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of(), judge);
    }

    private Done failed(Source source, Target target, String why, boolean passing) {
        return failed(source, target, new FetchResult.Failed(why, passing, Optional.empty()));
    }

    private Done failed(Source source, Target target, FetchResult.Failed failure) {
        Trouble trouble = new Trouble(Ending.FAILED, failure.why(), failure.passing());
        return done(
                target,
                failure.exchange(),
                without(source, target, trouble, Optional.empty(), List.of(), failure.retryAfter()));
    }

    private Frontier.Ended without(
            Source source, Target target, Trouble trouble, Optional<ArchivedPage> page, List<Reading> readings) {
        return without(source, target, trouble, page, readings, Optional.empty());
    }

    /** A visit that brought not what was expected; the beginning of an article is kept where its rest is not to be had. */
    private Frontier.Ended without(
            Source source,
            Target target,
            Trouble trouble,
            Optional<ArchivedPage> page,
            List<Reading> readings,
            Optional<Duration> retryAfter) {
        boolean retry = trouble.passing();
        Optional<Article> beginning =
                target.payload().isEmpty() && (!retry || target.attempts() >= 2) ? target.held() : Optional.empty();
        int before = trouble.ending() == Ending.EMPTY && target.kind() == Target.Kind.SOURCE
                ? frontier.broughtBefore(source.name())
                : 0;
        String why = before > 0 ? trouble.why() + " It had " + before + " entries before." : trouble.why();
        boolean hostFailed =
                trouble.ending() == Ending.BLOCKED || (trouble.ending() == Ending.FAILED && trouble.passing());
        int failures = hostFailed ? frontier.failuresOf(target.address()) + 1 : 0;
        Frontier.Judge judge = (stored, freshLeads) -> {
            Instant now = clock.instant();
            Duration again = retry
                    ? trouble.ending() == Ending.BLOCKED || trouble.ending() == Ending.EMPTY
                            ? Pace.ofWall(source, target)
                            : Pace.ofRetry(target.attempts())
                    : Pace.ofWall(source, target);
            if (retryAfter.isPresent() && retryAfter.get().compareTo(again) > 0) again = retryAfter.get();
            Duration free = fetcher.pauseFor(target.address());
            if (retryAfter.isPresent() && retryAfter.get().compareTo(free) > 0) free = retryAfter.get();
            if (failures >= MANY_FAILURES) {
                Duration rest = REST.multipliedBy(1L << Math.min(failures - MANY_FAILURES, 10));
                if (rest.compareTo(LONGEST_REST) > 0) rest = LONGEST_REST;
                if (rest.compareTo(free) > 0) free = rest;
            }
            boolean over = target.kind() == Target.Kind.LISTING && !retry;
            return new Visit(
                    trouble.ending(),
                    why,
                    over ? Optional.empty() : Optional.of(now.plus(again)),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    now.plus(free),
                    hostFailed,
                    target.kind() == Target.Kind.SOURCE ? Optional.of(0) : Optional.empty());
        };
        return new Frontier.Ended(
                target,
                page,
                readings,
                beginning.map(article -> new Reading.Found(article, Optional.of(target.address()))),
                List.of(),
                List.of(),
                judge);
    }

    private static Done done(Target target, Optional<Exchange> exchange, Frontier.Ended ended) {
        return new Done(
                target,
                ended,
                exchange.map(Exchange::status),
                exchange.map(each -> (long) each.raw().length).orElse(0L),
                exchange.map(Exchange::took).orElse(Duration.ZERO));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
