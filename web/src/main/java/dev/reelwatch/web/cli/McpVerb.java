package dev.reelwatch.web.cli;

import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.digest.DigestCompiler;
import dev.reelwatch.web.digest.News;
import dev.reelwatch.web.mcp.Assistants;
import dev.reelwatch.web.mcp.Known;
import java.io.IOException;
import picocli.CommandLine.Command;

@Command(
        name = "mcp",
        description = {
            "Answer an assistant over standard input and output (Model Context Protocol): search, claim, timeline, compare,",
            "disputes, promises, digest. It is the assistant that starts it; `serve` answers the same at /mcp."
        },
        mixinStandardHelpOptions = true)
final class McpVerb extends Verb {
    @Override
    public Integer call() throws IOException {
        try (KnowledgeBase knowledge = knowledge()) {
            new Assistants(new Known(
                            () -> knowledge,
                            knowledge::asOf,
                            () -> new DigestCompiler(News.of(knowledge), reelwatch.clock())))
                    .overStreams(System.in, System.out);
        }
        return DONE;
    }
}
