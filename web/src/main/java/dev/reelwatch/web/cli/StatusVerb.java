package dev.reelwatch.web.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.DeliveryArchive;
import dev.reelwatch.crawler.archive.Frontier;
import dev.reelwatch.crawler.archive.JobArchive;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.site.SourceJson;
import dev.reelwatch.web.site.StatusJson;
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
            ObjectNode status = new ObjectMapper().createObjectNode();
            status.put("data", data().toString());
            status.setAll(StatusJson.of(knowledge));
            for (DeliveryArchive.ChannelState channel : knowledge.deliveries().channels()) {
                status.put("delivery_" + channel.channel(), delivery(channel));
            }
            for (JobArchive.JobState job : knowledge.jobs().jobs()) {
                status.put(
                        "job_" + job.name(),
                        (job.running() ? "under way" : job.ending().orElse("not run yet")) + "; last due " + job.due());
            }
            List<Frontier.SourceHealth> health = knowledge.health();
            settings().llm().ifPresent(llm -> model(status, knowledge.modelStatus(llm)));
            if (json) {
                for (Frontier.SourceHealth each : health)
                    status.withArray("/sources").add(SourceJson.of(each));
                out().println(status);
            } else {
                status.properties()
                        .forEach(entry -> out().printf(
                                        "%-28s %s%n",
                                        entry.getKey().replace('_', ' '),
                                        entry.getValue().asText()));
                if (!health.isEmpty()) {
                    out().println();
                    SourceHealthTable.of(health, reelwatch.clock().instant()).forEach(out()::println);
                }
            }
        }
        return DONE;
    }

    private static String delivery(DeliveryArchive.ChannelState channel) {
        StringBuilder state = new StringBuilder(channel.sent() + " sent, " + channel.queued() + " waiting");
        channel.nextTry().ifPresent(at -> state.append(" (next try ").append(at).append(')'));
        if (channel.givenUp() > 0) state.append(", ").append(channel.givenUp()).append(" given up");
        channel.lastError().ifPresent(why -> state.append("; ").append(why));
        return state.toString();
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
