package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.Crawl;
import dev.reelwatch.crawler.CrawlEvent;
import dev.reelwatch.crawler.CrawlReport;
import dev.reelwatch.crawler.archive.Visit.Ending;
import dev.reelwatch.crawler.fetch.Fetcher;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.index.EmbeddingRun;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.delivery.Channel;
import dev.reelwatch.web.delivery.Channels;
import dev.reelwatch.web.delivery.Courier;
import dev.reelwatch.web.delivery.Editions;
import dev.reelwatch.web.digest.DigestCompiler;
import dev.reelwatch.web.digest.News;
import dev.reelwatch.web.schedule.Cron;
import dev.reelwatch.web.schedule.ScheduleSettings;
import dev.reelwatch.web.schedule.Timetable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What {@code serve} does by the clock, beside showing the knowledge. */
final class ScheduledWork {
    /** What was not delivered, and what has no vectors, is looked at each minute; when it is due again is known elsewhere. */
    private static final Cron EACH_MINUTE = Cron.of("* * * * *");

    /** A message that is under way is let go out, so that it is noted and not sent once more. */
    private static final Duration PATIENCE = DeliverVerb.TIMEOUT.plusSeconds(10);

    private final KnowledgeBase knowledge;
    private final Settings settings;
    private final Clock clock;
    private final Consumer<String> notices;

    ScheduledWork(KnowledgeBase knowledge, Settings settings, Clock clock, Consumer<String> notices) {
        this.knowledge = knowledge;
        this.settings = settings;
        this.clock = clock;
        this.notices = notices;
    }

    /** Not yet started. */
    Timetable timetable() {
        ScheduleSettings schedule = settings.schedule();
        List<Timetable.Job> jobs = new ArrayList<>();
        schedule.crawl().ifPresent(cron -> jobs.add(new Timetable.Job("crawl", cron, this::crawl)));
        schedule.digest().ifPresent(cron -> jobs.add(new Timetable.Job("digest", cron, this::digest)));
        if (settings.embedding().isPresent()) jobs.add(new Timetable.Job("vectors", EACH_MINUTE, this::vectors));
        List<Channel> channels =
                schedule.isEmpty() ? List.of() : Channels.read(settings.delivery(), settings.environment());
        if (!channels.isEmpty()) jobs.add(new Timetable.Job("deliver", EACH_MINUTE, () -> deliver(channels)));
        return new Timetable(jobs, knowledge.jobs(), schedule.zone(), clock, notices, PATIENCE);
    }

    /** What is new is looked for each minute; one that has failed is left alone meanwhile. */
    private String vectors() {
        return knowledge
                .makeVectors()
                .filter(report -> !report.isEmpty())
                .map(EmbeddingRun.Report::sentence)
                .orElse(Timetable.NOTHING);
    }

    private String crawl() throws InterruptedException {
        List<Source> sources = Sources.read(settings.sources()).all().stream()
                .filter(Source::enabled)
                .toList();
        if (sources.isEmpty()) return "no source is switched on in " + settings.sources();
        try (Fetcher fetcher = new Fetcher(settings.fetch().withClock(clock))) {
            CrawlReport report = knowledge.crawl(
                    fetcher,
                    sources,
                    settings.crawl(),
                    settings.environment(),
                    true,
                    new Crawl.Listener() {
                        @Override
                        public void visited(CrawlEvent event) {
                            if (event.ending().isTrouble()) {
                                notices.accept(
                                        event.source() + " " + event.ending().word() + ": " + event.why());
                            }
                        }

                        @Override
                        public void progress(Crawl.Progress now) {
                            // nobody watches
                        }
                    },
                    begun -> {});
            settings.llm()
                    .ifPresent(llm -> notices.accept(knowledge.readWith(llm).sentence()));
            return report.count(Ending.NEW) + " new, " + report.count(Ending.CHANGED) + " changed"
                    + (report.isTrouble() ? "; not all could be had, see status" : "");
        }
    }

    /** The digests since the last ones, up to the day before, in the time zone of the schedule. */
    private String digest() {
        LocalDate yesterday = settings.schedule().yesterday(clock);
        List<Channel> channels = Channels.read(settings.delivery(), settings.environment());
        if (channels.isEmpty()) return "there is no channel in " + settings.delivery();
        DigestCompiler compiler = new DigestCompiler(News.of(knowledge), clock);
        try (Courier courier = new Courier(knowledge.deliveries(), channels, DeliverVerb.TIMEOUT, clock)) {
            Editions editions = new Editions(knowledge, compiler, settings.language(), settings.llm(), notices);
            Editions.Queued queued =
                    editions.queue(courier, editions.due(channels, Optional.empty(), yesterday), false, standing -> {});
            long failed = courier.send().stream()
                    .filter(line -> line.error().isPresent())
                    .count();
            return queued.noted() + " digests up to " + yesterday + " for " + channels.size() + " channels"
                    + (queued.faulty() == 0 ? "" : ", " + queued.faulty() + " did not pass their check")
                    + (failed == 0 ? "" : ", " + failed + " messages to be tried again");
        }
    }

    private String deliver(List<Channel> channels) {
        try (Courier courier = new Courier(knowledge.deliveries(), channels, DeliverVerb.TIMEOUT, clock)) {
            List<Courier.Line> lines = courier.send();
            lines.forEach(line -> notices.accept(line.sentence()));
            return lines.isEmpty() ? Timetable.NOTHING : lines.size() + " messages";
        }
    }
}
