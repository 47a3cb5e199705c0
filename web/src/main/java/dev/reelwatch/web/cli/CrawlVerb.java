package dev.reelwatch.web.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.Crawl;
import dev.reelwatch.crawler.CrawlEvent;
import dev.reelwatch.crawler.CrawlReport;
import dev.reelwatch.crawler.CrawlSettings;
import dev.reelwatch.crawler.archive.Visit.Ending;
import dev.reelwatch.crawler.fetch.Fetcher;
import dev.reelwatch.crawler.source.Source;
import dev.reelwatch.crawler.source.Sources;
import dev.reelwatch.index.KnowledgeBase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "crawl",
        description = {
            "Visit the sources of sources.yaml for new articles, and known articles for changes; go on where it stopped.",
            "Without --once it goes on until it is interrupted; sources that bring much are visited more often, and",
            "a changed sources.yaml is heeded as soon as it is saved.",
            "Ends with a report by source; exit status 1 if anything was refused, met a wall or failed."
        },
        mixinStandardHelpOptions = true)
final class CrawlVerb extends Verb {
    @Option(names = "--source", paramLabel = "NAME", description = "only this source; may be given more than once")
    private List<String> names = List.of();

    @Option(
            names = "--once",
            description = "visit every source now, work off what they bring, try again what failed, then end")
    private boolean once;

    @Option(names = "--json", description = "one JSON object for each visit and one for each source at the end")
    private boolean json;

    @Option(names = "--workers", paramLabel = "N", description = "hosts visited at the same time (default 16)")
    private @Nullable Integer workers;

    @Override
    public Integer call() throws InterruptedException {
        if (workers != null && (workers < 1 || workers > 1000)) {
            throw new ParameterException(spec.commandLine(), "--workers must be a number from 1 to 1000.");
        }
        SourcesWatch watch = new SourcesWatch(settings().sources(), this::note);
        List<Source> sources = chosen(Sources.read(settings().sources()));
        if (sources.isEmpty()) {
            note("No source is switched on in " + settings().sources() + ": set `enabled: true` at those you want to"
                    + " follow, or name a file of your own with the setting `sources`, then crawl again.");
            return FAILED;
        }
        CrawlSettings usual = settings().crawl();
        CrawlSettings crawl = new CrawlSettings(
                workers == null ? usual.workers() : workers, usual.pages(), usual.patience(), usual.localSources());
        AtomicReference<Optional<Crawl>> underWay = new AtomicReference<>(Optional.empty());
        ProgressLine progress =
                new ProgressLine(spec.commandLine().getErr(), settings().terminal());
        try (PoliteEnd end = new PoliteEnd();
                KnowledgeBase knowledge = knowledgeForWriting();
                Fetcher fetcher = new Fetcher(settings().fetch().withClock(reelwatch.clock()))) {
            CrawlReport report = knowledge.crawl(
                    fetcher,
                    sources,
                    crawl,
                    settings().environment(),
                    once,
                    new Crawl.Listener() {
                        @Override
                        public void visited(CrawlEvent event) {
                            tell(event, progress);
                        }

                        @Override
                        public void progress(Crawl.Progress now) {
                            progress.show(now);
                            if (!once)
                                watch.changed().ifPresent(changed -> heed(changed, requireNonNull(underWay.get())));
                        }
                    },
                    begun -> {
                        underWay.set(Optional.of(begun));
                        end.when(() -> {
                            progress.clear();
                            note("Ending: what is under way is finished first. The rest goes on with the next crawl.");
                            begun.stop();
                        });
                    });
            progress.clear();
            int status = report.isTrouble() ? FAILED : DONE;
            if (json) report.lines().forEach(line -> out().println(json(line)));
            else table(report).forEach(out()::println);
            out().flush();
            settings().llm().ifPresent(llm -> note(knowledge.readWith(llm).sentence()));
            makeVectors(knowledge);
            end.with(status);
            return status;
        }
    }

    private void heed(Sources changed, Optional<Crawl> crawl) {
        try {
            List<Source> chosen = chosen(changed);
            crawl.ifPresent(each -> each.follow(chosen));
            note(settings().sources() + " has changed; now visiting: "
                    + chosen.stream().map(Source::name).collect(Collectors.joining(", ")));
        } catch (ParameterException e) {
            note(e.getMessage() + " The sources stay as they were.");
        }
    }

    /** Those that are switched on, or those that were named. */
    private List<Source> chosen(Sources all) {
        if (names.isEmpty()) return all.all().stream().filter(Source::enabled).toList();
        Set<Source> chosen = new LinkedHashSet<>();
        for (String name : names) {
            Optional<Source> source = all.named(name);
            if (source.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no source \"" + name + "\" in " + settings().sources() + "; there are "
                                + (all.all().isEmpty()
                                        ? "none"
                                        : all.all().stream().map(Source::name).collect(Collectors.joining(", ")))
                                + ".");
            }
            // Who names a source wants it, whether or not it is visited of itself.
            chosen.add(source.get());
        }
        return List.copyOf(chosen);
    }

    private void tell(CrawlEvent event, ProgressLine progress) {
        if (json) {
            out().println(json(event));
            out().flush();
        }
        if (event.ending().isTrouble()) {
            progress.clear();
            note(event.source() + " " + event.ending().word() + ": " + event.why()
                    + (event.why().contains(event.address().toString()) ? "" : " (" + event.address() + ")"));
        }
    }

    private static ObjectNode json(CrawlEvent event) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("at", event.at().toString());
        json.put("source", event.source());
        json.put("url", event.address().toString());
        json.put("kind", event.kind());
        json.put("ending", event.ending().word());
        if (!event.why().isEmpty()) json.put("why", event.why());
        event.status().ifPresent(status -> json.put("status", status));
        json.put("bytes", event.bytes());
        json.put("ms", event.took().toMillis());
        json.put("new", event.fresh());
        json.put("changed", event.changed());
        json.put("unchanged", event.same());
        json.put("leads", event.leads());
        if (!event.articles().isEmpty()) event.articles().forEach(json.withArray("/articles")::add);
        event.next().ifPresent(next -> json.put("next", next.toString()));
        return json;
    }

    private static ObjectNode json(CrawlReport.Line line) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("report", line.source());
        for (Ending ending : Ending.values()) json.put(ending.word(), line.count(ending));
        json.put("left", line.left());
        line.reasons().forEach(json.putArray("reasons")::add);
        return json;
    }

    private static List<String> table(CrawlReport report) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("source"));
        for (Ending ending : Ending.values()) head.add(ending.word());
        boolean left = report.lines().stream().anyMatch(line -> line.left() > 0);
        if (left) head.add("left");
        rows.add(head);
        for (CrawlReport.Line line : report.lines()) {
            List<String> row = new ArrayList<>(List.of(line.source()));
            for (Ending ending : Ending.values()) row.add(String.valueOf(line.count(ending)));
            if (left) row.add(String.valueOf(line.left()));
            rows.add(row);
        }
        if (report.lines().size() > 1) {
            List<String> sum = new ArrayList<>(List.of("all"));
            for (Ending ending : Ending.values()) sum.add(String.valueOf(report.count(ending)));
            if (left) {
                sum.add(String.valueOf(report.lines().stream()
                        .mapToLong(CrawlReport.Line::left)
                        .sum()));
            }
            rows.add(sum);
        }
        List<String> lines = new ArrayList<>(Table.ofNumbers(rows));
        for (CrawlReport.Line line : report.lines()) {
            if (line.reasons().isEmpty()) continue;
            lines.add("");
            lines.add(Plain.safe(line.source()) + ":");
            for (String reason : line.reasons()) lines.add("  " + Plain.safe(reason));
        }
        return lines;
    }
}
