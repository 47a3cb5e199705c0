package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.archive.Backup;
import dev.reelwatch.index.KnowledgeBase;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Make a data folder out of a backup, once every text, quote and page in it is proved.",
        footer = {
            "",
            "The data folder (--data) must be empty or missing; nothing is ever overwritten. A damaged backup restores nothing.",
        },
        mixinStandardHelpOptions = true)
final class RestoreVerb extends Verb {
    @Parameters(paramLabel = "FILE", description = "what `./reelwatch backup` wrote")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Override
    public Integer call() throws IOException {
        Backup.restore(file, data());
        try (KnowledgeBase knowledge = knowledgeForWriting()) {
            out().printf(
                            "%s: %d articles, %d claims, %d pages; every quote stands in its article%n",
                            Plain.safe(data().toString()),
                            knowledge.counts().articles(),
                            knowledge.counts().claims(),
                            knowledge.counts().pages());
        }
        return DONE;
    }
}
