package dev.reelwatch.web.cli;

import dev.reelwatch.index.KnowledgeBase;
import picocli.CommandLine.Command;

@Command(
        name = "reindex",
        description = "Build the search index anew from the archive; answers stay the same.",
        mixinStandardHelpOptions = true)
final class ReindexVerb extends Verb {
    @Override
    public Integer call() {
        try (KnowledgeBase knowledge = knowledgeForWriting()) {
            knowledge.reindex();
            out().println("indexed " + knowledge.counts().articles() + " articles, "
                    + knowledge.counts().claims() + " claims");
        }
        return DONE;
    }
}
