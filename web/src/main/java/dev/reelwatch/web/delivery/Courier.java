package dev.reelwatch.web.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.archive.DeliveryArchive;
import dev.reelwatch.crawler.archive.DeliveryArchive.Part;
import dev.reelwatch.web.delivery.Channel.Target;
import dev.reelwatch.web.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends digests. What is to be sent is noted first and sent then; what fails is tried again, ever later, for three days. Any
 * number of processes may do so at once: each message is taken by one of them.
 */
public final class Courier implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofDays(3);
    /** Until the second attempt, the third, ... and all that follow. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6));

    private final DeliveryArchive archive;
    private final Map<String, Channel> channels;
    private final Clock clock;
    private final Messages messages = new Messages();
    private final Post post;
    private final Mailer mailer;

    /** @param timeout of one attempt; shorter than five minutes */
    public Courier(DeliveryArchive archive, List<Channel> channels, Duration timeout, Clock clock) {
        if (timeout.compareTo(LEASE) >= 0)
            throw new IllegalArgumentException("a message is taken for five minutes only");
        this.archive = archive;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.clock = clock;
        this.post = new Post(timeout, clock);
        this.mailer = new Mailer(timeout);
    }

    /**
     * What came of a message.
     *
     * @param error empty if it has arrived
     * @param nextTry empty if it has arrived or is given up
     */
    public record Line(String channel, String message, Optional<String> error, Optional<Instant> nextTry) {
        /** For people. */
        public String sentence() {
            if (error.isEmpty()) return "sent " + message;
            return message + ": " + error.get()
                    + nextTry.map(at -> "; tried again at " + at).orElse("; given up");
        }
    }

    /**
     * Notes a digest for a channel.
     *
     * @param again true to send also what was sent before
     * @return false if there is nothing to do: it was noted before, or it is empty and the channel takes no empty ones
     */
    public boolean queue(Digest digest, Channel channel, boolean again) {
        if (digest.isEmpty() && !channel.sendEmpty()) return false;
        String name = digest.date() + "." + digest.language().code();
        return archive.queue(name, channel.name(), messages.of(digest, channel), again, clock.instant());
    }

    /** What would be sent to a channel, message by message. */
    public List<String> preview(Digest digest, Channel channel) {
        return messages.of(digest, channel);
    }

    /** Sends all that is due. */
    public List<Line> send() {
        List<Line> lines = new ArrayList<>();
        List<String> names = List.copyOf(channels.keySet().stream().sorted().toList());
        while (true) {
            Optional<Part> part = archive.take(names, clock.instant(), LEASE);
            if (part.isEmpty()) return lines;
            lines.add(send(part.get()));
        }
    }

    private Line send(Part part) {
        Channel channel = channels.get(part.channel());
        if (channel == null) throw new IllegalStateException("took a message of no channel: " + part.channel());
        Outcome outcome = switch (channel.target()) {
            case Target.Folder folder -> write(folder, part);
            case Target.Mail mail -> mailer.send(mail, part);
            case Target.Hook hook -> post.send(hook, part);
        };
        Instant now = clock.instant();
        return switch (outcome) {
            case Outcome.Sent ignored -> {
                archive.sent(part, now);
                yield new Line(part.channel(), part.name(), Optional.empty(), Optional.empty());
            }
            case Outcome.Failed failed -> {
                Duration pause = PAUSES.get(Math.min(part.attempts(), PAUSES.size() - 1));
                Instant next = now.plus(failed.retryAfter()
                        .filter(wish -> wish.compareTo(pause) > 0)
                        .orElse(pause));
                Optional<Instant> nextTry = Optional.of(next)
                        .filter(at -> at.isBefore(part.queuedAt().plus(PATIENCE)));
                archive.failed(part, failed.why(), nextTry);
                yield new Line(part.channel(), part.name(), Optional.of(failed.why()), nextTry);
            }
        };
    }

    private static Outcome write(Target.Folder folder, Part part) {
        try {
            Files.createDirectories(folder.folder());
            JsonNode files = JSON.readTree(part.body());
            for (Map.Entry<String, JsonNode> file : files.properties()) {
                Path whole = Files.createTempFile(folder.folder(), ".digest", ".part");
                Files.writeString(whole, file.getValue().asText());
                Files.move(
                        whole,
                        folder.folder().resolve(file.getKey()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return new Outcome.Sent();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept message is no JSON", e);
        } catch (IOException e) {
            return new Outcome.Failed(
                    "the folder cannot be written: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        post.close();
    }
}
