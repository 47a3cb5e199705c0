package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.fetch.Fetcher;
import dev.reelwatch.index.ChatModels;
import dev.reelwatch.index.Extraction;
import dev.reelwatch.index.ModelRun;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.ClaimJson;
import dev.reelwatch.index.claim.PatternClaimExtractor;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "extract",
        description = {
            "Print Claim JSON, one a line; stores nothing.",
            "With --llm a language model reads the articles too (llm_model and llm_url must be set); what it answers is"
                    + " kept in the data folder if there is one or --data names it, so that it is asked once."
        },
        mixinStandardHelpOptions = true)
final class ExtractVerb extends Verb {
    @Parameters(paramLabel = "PATH|URL", arity = "1..*", description = "files, folders, zip archives or addresses")
    private List<String> paths = List.of();

    @Option(
            names = "--min-confidence",
            paramLabel = "N",
            description = "claims from this confidence on, 0 to 1 (default " + PatternClaimExtractor.LEAST_CONFIDENCE
                    + "): lower finds more, of which fewer are right")
    private double leastConfidence = PatternClaimExtractor.LEAST_CONFIDENCE;

    @Option(names = "--llm", description = "ask the language model of the settings, too")
    private boolean llm;

    @Option(names = "--stats", description = "with --llm: tell what was answered and could not be proved, by reason")
    private boolean stats;

    @Override
    public Integer call() throws InterruptedException {
        if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
            throw new ParameterException(spec.commandLine(), "--min-confidence must be a number from 0 to 1.");
        }
        List<Path> files = SavedPaths.of(paths, spec);
        List<URI> addresses = SavedPaths.addresses(paths, spec);
        try (Extraction extraction = extraction()) {
            Consumer<Reading> print = reading -> print(reading, extraction);
            if (!files.isEmpty()) {
                new Documents(new SavedFiles(settings().files()), new ArticleReader(reelwatch.clock()))
                        .read(files, Optional.empty(), print);
            }
            if (!addresses.isEmpty()) {
                try (Fetcher fetcher = new Fetcher(settings().fetch().withClock(reelwatch.clock()))) {
                    Documents.fetch(fetcher, addresses, print);
                }
            }
            return extraction.report().map(this::tell).orElse(DONE);
        }
    }

    private void print(Reading reading, Extraction extraction) {
        switch (reading) {
            case Reading.Found found -> {
                for (Claim claim : extraction.claimsIn(found.article())) {
                    if (claim.confidence() >= leastConfidence) out().println(ClaimJson.write(claim));
                }
            }
            case Reading.NoArticle none ->
                note("skipped  "
                        + (none.doc().isEmpty()
                                ? none.url().map(Object::toString).orElse("")
                                : none.doc()) + "  "
                        + none.why());
        }
    }

    private Extraction extraction() {
        if (!llm) return Extraction.byPatterns(vocabulary(), leastConfidence);
        LlmSettings model = settings()
                .llm()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--llm needs a language model: set llm_model, and llm_url or llm_provider: ollama, in"
                                + " reelwatch.yaml or as REELWATCH_LLM_MODEL and so on."));
        return Extraction.withModel(
                vocabulary(),
                leastConfidence,
                ChatModels.of(model, reelwatch.clock()),
                model,
                data(),
                reelwatch.namesData(),
                reelwatch.clock());
    }

    /** Failed only where a model was asked for and did not read a single article. */
    private int tell(ModelRun.Report report) {
        out().flush();
        note(report.sentence());
        if (stats) {
            report.dropped().forEach((reason, number) -> note("%6d  %s".formatted(number, reason.words())));
        }
        boolean inVain = report.read() == 0 && (report.later() > 0 || report.left() > 0);
        return inVain ? FAILED : DONE;
    }
}
