package dev.reelwatch.web.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.Counts;
import dev.reelwatch.index.KnowledgeBase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Tell what the knowledge base holds and what it still has to do.",
        mixinStandardHelpOptions = true)
final class StatusVerb extends Verb {
    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        try (KnowledgeBase knowledge = knowledge()) {
            Counts counts = knowledge.counts();
            ObjectNode status = new ObjectMapper().createObjectNode();
            status.put("data", data().toString());
            status.put("articles", counts.articles());
            status.put("revisions", counts.revisions());
            status.put("claims", counts.claims());
            status.put("articles_without_claims_yet", counts.withoutClaims());
            status.put("articles_withdrawn", counts.withdrawn());
            status.put("pages", counts.pages());
            status.put("warc_files", counts.warcFiles());
            status.put("warc_bytes", counts.warcBytes());
            status.put("database_bytes", counts.bytes());
            status.put("extractor", knowledge.extractor());
            knowledge.days().stream().findFirst().ifPresent(day -> status.put("latest_day", day.toString()));
            if (json) {
                out().println(status);
            } else {
                status.properties()
                        .forEach(entry -> out().printf(
                                        "%-28s %s%n",
                                        entry.getKey().replace('_', ' '),
                                        entry.getValue().asText()));
            }
        }
        return DONE;
    }
}
