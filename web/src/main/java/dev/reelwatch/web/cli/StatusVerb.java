package dev.reelwatch.web.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reelwatch.crawler.archive.DeliveryArchive;
import dev.reelwatch.crawler.archive.Frontier;
import dev.reelwatch.crawler.archive.JobArchive;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.VectorStatus;
import dev.reelwatch.web.schedule.ScheduleSettings;
import dev.reelwatch.web.site.SourceJson;
import dev.reelwatch.web.site.StatusJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
            Instant now = reelwatch.clock().instant();
            List<DeliveryArchive.ChannelState> channels = knowledge.deliveries().channels();
            List<JobArchive.JobState> jobs = knowledge.jobs().jobs(now);
            List<Frontier.SourceHealth> health = knowledge.health();
            settings().llm().ifPresent(llm -> model(status, knowledge.modelStatus(llm)));
            knowledge.vectorStatus().ifPresent(vectors -> vectors(status, vectors));
            if (json) {
                for (Frontier.SourceHealth each : health)
                    status.withArray("/sources").add(SourceJson.of(each));
                for (DeliveryArchive.ChannelState each : channels)
                    status.withArray("/deliveries").add(json(each));
                for (JobArchive.JobState each : jobs) status.withArray("/jobs").add(json(each, now));
                out().println(status);
            } else {
                status.properties()
                        .forEach(entry -> line(
                                entry.getKey().replace('_', ' '),
                                entry.getValue().asText()));
                for (DeliveryArchive.ChannelState each : channels) line("delivery to " + each.channel(), words(each));
                for (JobArchive.JobState each : jobs) line("job " + each.name(), words(each, now));
                if (!health.isEmpty()) {
                    out().println();
                    SourceHealthTable.of(health, now).forEach(out()::println);
                }
            }
        }
        return DONE;
    }

    private void line(String name, String value) {
        out().printf("%-28s %s%n", name, value);
    }

    private static String words(DeliveryArchive.ChannelState channel) {
        StringBuilder state = new StringBuilder(channel.sent() + " sent, " + channel.queued() + " waiting");
        channel.nextTry().ifPresent(at -> state.append(" (next try ").append(at).append(')'));
        if (channel.givenUp() > 0) state.append(", ").append(channel.givenUp()).append(" given up");
        channel.lastError().ifPresent(why -> state.append("; ").append(why));
        return state.toString();
    }

    private static ObjectNode json(DeliveryArchive.ChannelState channel) {
        ObjectNode state = new ObjectMapper().createObjectNode();
        state.put("channel", channel.channel());
        state.put("sent", channel.sent());
        state.put("waiting", channel.queued());
        state.put("given_up", channel.givenUp());
        channel.nextTry().ifPresent(at -> state.put("next_try", at.toString()));
        channel.lastError().ifPresent(why -> state.put("last_error", why));
        return state;
    }

    private String words(JobArchive.JobState job, Instant now) {
        StringBuilder state = new StringBuilder();
        if (job.running())
            job.beganAt()
                    .ifPresent(at -> state.append("under way since ").append(at).append("; "));
        if (job.ending().isEmpty()) state.append("not ended yet");
        else
            state.append(job.ending().get()).append(" at ").append(job.endedAt().orElse(now));
        next(job, now).ifPresent(at -> state.append("; next ").append(at));
        return state.toString();
    }

    private ObjectNode json(JobArchive.JobState job, Instant now) {
        ObjectNode state = new ObjectMapper().createObjectNode();
        state.put("name", job.name());
        state.put("running", job.running());
        state.put("due", job.due().toString());
        job.beganAt().ifPresent(at -> state.put("began_at", at.toString()));
        job.endedAt().ifPresent(at -> state.put("ended_at", at.toString()));
        job.ending().ifPresent(words -> state.put("ending", words));
        next(job, now).ifPresent(at -> state.put("next", at.toString()));
        return state;
    }

    /** Empty for what the settings do not run by the clock. */
    private Optional<Instant> next(JobArchive.JobState job, Instant now) {
        ScheduleSettings schedule = settings().schedule();
        return schedule.cron(job.name()).flatMap(cron -> cron.next(now, schedule.zone()));
    }

    private static void vectors(ObjectNode status, VectorStatus vectors) {
        status.put("vectors_by", vectors.model());
        status.put("vectors", vectors.kept());
        status.put("articles_without_all_vectors", vectors.waiting());
        status.put("search_by_meaning", vectors.searched());
        status.put("embedding_requests_today", vectors.requestsToday());
        status.put("embedding_tokens_today", vectors.tokensToday());
        status.put("embedding_tokens_a_day", vectors.tokensADay());
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
