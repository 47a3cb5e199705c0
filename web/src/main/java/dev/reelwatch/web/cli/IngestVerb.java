package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.AddressIngest;
import dev.reelwatch.crawler.Ingest;
import dev.reelwatch.crawler.Intake;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.fetch.Fetcher;
import dev.reelwatch.index.KnowledgeBase;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ingest",
        description = {
            "Read files, folders, zip archives or addresses into the knowledge base; doing it again changes nothing.",
            "One line an article: new, changed, same, or skipped with the reason.",
            "Where a language model is set (llm_model), it reads what it has not read yet afterwards, within its limits.",
            "Where a model for vectors is set (embedding_provider), it makes those of the new claims at the end."
        },
        mixinStandardHelpOptions = true)
final class IngestVerb extends Verb {
    @Parameters(
            paramLabel = "PATH|URL",
            arity = "1..*",
            description =
                    "saved articles: .md .txt .html .json .zip, or folders of them; or addresses, which are fetched")
    private List<String> paths = List.of();

    @Option(names = "--quiet", description = "only the last line")
    private boolean quiet;

    @Override
    public Integer call() throws InterruptedException {
        List<Path> saved = SavedPaths.of(paths, spec);
        List<URI> addresses = SavedPaths.addresses(paths, spec);
        try (KnowledgeBase knowledge = knowledgeForWriting()) {
            Ingest.Report report = saved.isEmpty()
                    ? new Ingest.Report(0, 0, 0, 0)
                    : knowledge.ingest(new SavedFiles(settings().files()), saved, this::tell);
            boolean trouble = false;
            if (!addresses.isEmpty()) {
                try (Fetcher fetcher = new Fetcher(settings().fetch().withClock(reelwatch.clock()))) {
                    List<AddressIngest.Line> lines = knowledge.ingest(fetcher, addresses, this::tell);
                    trouble = lines.stream().anyMatch(line -> line.ending().isPresent());
                    report = plus(report, lines);
                }
            }
            out().println(sentence(report));
            out().flush();
            settings().llm().ifPresent(llm -> note(knowledge.readWith(llm).sentence()));
            makeVectors(knowledge);
            return report.articles() == 0 || trouble ? FAILED : DONE;
        }
    }

    private static Ingest.Report plus(Ingest.Report report, List<AddressIngest.Line> lines) {
        int[] counts = new int[4];
        for (AddressIngest.Line line : lines) {
            Optional<Intake.Outcome> outcome = line.taken().map(Intake.Line::outcome);
            counts[
                    switch (outcome.orElse(Intake.Outcome.SKIPPED)) {
                        case NEW -> 0;
                        case CHANGED, WITHDRAWN -> 1;
                        case SAME -> 2;
                        case CUT, SKIPPED -> 3;
                    }]++;
        }
        return new Ingest.Report(
                report.fresh() + counts[0],
                report.changed() + counts[1],
                report.same() + counts[2],
                report.skipped() + counts[3]);
    }

    private void tell(AddressIngest.Line line) {
        if (quiet && line.ending().isEmpty()) return;
        String outcome = line.taken()
                .map(taken -> taken.outcome().name())
                .or(() -> line.ending().map(Enum::name))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        String what = line.taken().flatMap(Intake.Line::title).orElse(line.why());
        out().println("%-8s %s  %s".formatted(outcome, Plain.safe(line.address().toString()), Plain.safe(what)));
        out().flush();
    }

    private void tell(Ingest.Line line) {
        if (!quiet) out().println(format(line));
        out().flush();
    }

    static String format(Ingest.Line line) {
        String outcome = line.outcome().name().toLowerCase(Locale.ROOT);
        String what = line.outcome() == Ingest.Outcome.SKIPPED
                ? line.why()
                : line.title().orElse("");
        return "%-8s %s  %s".formatted(outcome, Plain.safe(line.path()), Plain.safe(what));
    }

    static String sentence(Ingest.Report report) {
        return report.articles() + " articles: " + report.fresh() + " new, " + report.changed() + " changed, "
                + report.same() + " same; " + report.skipped() + " skipped";
    }
}
