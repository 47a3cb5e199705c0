package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.article.ArticleReader;
import dev.reelwatch.crawler.article.Reading;
import dev.reelwatch.crawler.article.SavedFiles;
import dev.reelwatch.crawler.fetch.Fetcher;
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
        description = "Print Claim JSON, one a line; stores nothing.",
        mixinStandardHelpOptions = true)
final class ExtractVerb extends Verb {
    @Parameters(paramLabel = "PATH|URL", arity = "1..*", description = "files, folders, zip archives or addresses")
    private List<String> paths = List.of();

    @Option(
            names = "--min-confidence",
            paramLabel = "N",
            defaultValue = "0",
            description = "leave out claims below this confidence, 0 to 1")
    private double leastConfidence;

    @Override
    public Integer call() throws InterruptedException {
        if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
            throw new ParameterException(spec.commandLine(), "--min-confidence must be a number from 0 to 1.");
        }
        PatternClaimExtractor extractor = new PatternClaimExtractor(vocabulary());
        Consumer<Reading> print = reading -> {
            switch (reading) {
                case Reading.Found found -> {
                    for (Claim claim : extractor.claimsIn(found.article())) {
                        if (claim.confidence() >= leastConfidence) out().println(ClaimJson.write(claim));
                    }
                }
                case Reading.NoArticle none ->
                    note("skipped  "
                            + (none.doc().isEmpty()
                                    ? none.url().map(Object::toString).orElse("")
                                    : none.doc()) + "  " + none.why());
            }
        };
        List<Path> files = SavedPaths.of(paths, spec);
        List<URI> addresses = SavedPaths.addresses(paths, spec);
        if (!files.isEmpty()) {
            new Documents(new SavedFiles(settings().files()), new ArticleReader(reelwatch.clock()))
                    .read(files, Optional.empty(), print);
        }
        if (!addresses.isEmpty()) {
            try (Fetcher fetcher = new Fetcher(settings().fetch().withClock(reelwatch.clock()))) {
                Documents.fetch(fetcher, addresses, print);
            }
        }
        return DONE;
    }
}
