package dev.reelwatch.web.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.Counts;
import dev.reelwatch.crawler.archive.Frontier;
import dev.reelwatch.index.KnowledgeBase;
import java.util.List;
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
            Frontier.Size frontier = knowledge.frontier();
            if (frontier.targets() > 0) {
                status.put("addresses_known", frontier.targets());
                status.put("addresses_due", frontier.due());
                status.put("addresses_under_way", frontier.leased());
                status.put("hosts", frontier.hosts());
                status.put("hosts_left_alone_for_now", frontier.hostsPaused());
            }
            List<Frontier.SourceHealth> health = knowledge.health();
            status.put("articles_read_by_language_models", knowledge.articlesReadByModels());
            settings().llm().ifPresent(llm -> model(status, knowledge.modelStatus(llm)));
            if (json) {
                for (Frontier.SourceHealth each : health)
                    status.withArray("/sources").add(SourceHealthJson.of(each));
                out().println(status);
            } else {
                status.properties()
                        .forEach(entry -> out().printf(
                                        "%-28s %s%n",
                                        entry.getKey().replace('_', ' '),
                                        entry.getValue().asText()));
                if (!health.isEmpty()) {
                    out().println();
                    SourceHealthJson.table(health, reelwatch.clock().instant()).forEach(out()::println);
                }
            }
        }
        return DONE;
    }

    private static void model(ObjectNode status, KnowledgeBase.ModelStatus model) {
        status.put("llm", model.reader());
        status.put("llm_read", model.progress().read());
        status.put("llm_waiting", model.progress().waiting());
        status.put("llm_to_try_again", model.progress().later());
        model.progress().nextTry().ifPresent(at -> status.put("llm_next_try", at.toString()));
        status.put("llm_given_up", model.progress().givenUp());
        status.put("llm_skipped", model.progress().skipped());
        status.put("llm_requests_today", model.requestsToday());
        status.put("llm_tokens_today", model.tokensToday());
        status.put("llm_tokens_a_day", model.tokensADay());
        if (!model.dropped().isEmpty()) status.put("llm_dropped", String.join("; ", model.dropped()));
    }
}
