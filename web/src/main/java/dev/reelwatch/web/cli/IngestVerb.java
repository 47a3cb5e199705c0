package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.Ingest;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.index.ChatModels;
import dev.reelwatch.index.KnowledgeBase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ingest",
        description = {
            "Read files, folders or zip archives into the knowledge base; doing it again changes nothing.",
            "One line an article: new, changed, same, or skipped with the reason.",
            "Where a language model is set (llm_model), it reads what it has not read yet afterwards, within its limits."
        },
        mixinStandardHelpOptions = true)
final class IngestVerb extends Verb {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "saved articles: .md .txt .html .json .zip, or folders of them")
    private List<String> paths = List.of();

    @Option(names = "--quiet", description = "only the last line")
    private boolean quiet;

    @Override
    public Integer call() {
        List<Path> saved = SavedPaths.of(paths, spec);
        try (KnowledgeBase knowledge = knowledgeForWriting()) {
            Ingest.Report report = knowledge.ingest(new SavedFiles(settings().files()), saved, this::tell);
            out().println(sentence(report));
            out().flush();
            settings()
                    .llm()
                    .ifPresent(llm -> note(knowledge
                            .readWith(ChatModels.of(llm, reelwatch.clock()), llm)
                            .sentence()));
            return report.articles() == 0 ? FAILED : DONE;
        }
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
