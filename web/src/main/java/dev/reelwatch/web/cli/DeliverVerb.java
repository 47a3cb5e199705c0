package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.archive.DeliveryArchive;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.web.delivery.Channel;
import dev.reelwatch.web.delivery.Channels;
import dev.reelwatch.web.delivery.Courier;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "deliver",
        description = {
            "Send what waits for the channels of delivery.yaml: what failed before and is due again.",
            "`digest --deliver` notes a new digest and does the same."
        },
        mixinStandardHelpOptions = true)
final class DeliverVerb extends Verb {
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Option(names = "--now", description = "also what is not yet due")
    private boolean now;

    @Override
    public Integer call() {
        List<Channel> channels = Channels.read(settings().delivery(), settings().environment());
        if (channels.isEmpty()) {
            note("There is no channel in " + settings().delivery() + "; README tells what stands there.");
            return FAILED;
        }
        try (KnowledgeBase knowledge = knowledgeForWriting();
                Courier courier = new Courier(knowledge.deliveries(), channels, TIMEOUT, reelwatch.clock())) {
            if (now) knowledge.deliveries().hurry(reelwatch.clock().instant());
            int status = sent(courier, this);
            Set<String> known = channels.stream().map(Channel::name).collect(Collectors.toSet());
            for (DeliveryArchive.ChannelState state : knowledge.deliveries().channels()) {
                if (state.queued() == 0 || known.contains(state.channel())) continue;
                note(state.queued() + " messages wait for " + state.channel() + ", which is not in "
                        + settings().delivery() + " or switched off.");
                status = FAILED;
            }
            return status;
        }
    }

    /** Sends what is due, a line a message; failed if any did not arrive. */
    static int sent(Courier courier, Verb verb) {
        int status = DONE;
        for (Courier.Line line : courier.send()) {
            if (line.error().isEmpty()) verb.out().println(line.sentence());
            else {
                verb.note(line.sentence());
                status = FAILED;
            }
        }
        return status;
    }
}
