package dev.reelwatch.web.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reelwatch.crawler.archive.DeliveryArchive;
import dev.reelwatch.crawler.archive.DeliveryArchive.Part;
import dev.reelwatch.web.delivery.Channel.Target;
import dev.reelwatch.web.digest.Digest;
import dev.reelwatch.web.digest.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Sends digests. What is to be sent is noted first and sent then; what fails is tried again, ever later, for three days. Any
 * number of processes may do so at once: each message is taken by one of them.
 */
public final class Courier implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than any attempt takes: a mail server may use up its time-out several times, once a command. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final Duration PATIENCE = Duration.ofDays(3);
    /** Who asks for more would have the message given up before it was tried again. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

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
    private final Waiting waiting;
    private final Messages messages = new Messages();
    private final Post post;
    private final Mailer mailer;

    /** How time is let pass between two messages. */
    interface Waiting {
        void pass(Duration time) throws InterruptedException;
    }

    /** @param timeout of one attempt, or of one command to a mail server */
    public Courier(DeliveryArchive archive, List<Channel> channels, Duration timeout, Clock clock) {
        this(archive, channels, timeout, clock, Thread::sleep);
    }

    Courier(DeliveryArchive archive, List<Channel> channels, Duration timeout, Clock clock, Waiting waiting) {
        this.archive = archive;
        this.channels = new TreeMap<>();
        channels.forEach(channel -> this.channels.put(channel.name(), channel));
        this.clock = clock;
        this.waiting = waiting;
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
        return archive.queue(
                name(digest.date(), digest.language()),
                channel.name(),
                messages.of(digest, channel),
                again,
                clock.instant());
    }

    /** What would be sent to a channel, message by message; nothing where it takes no empty ones. */
    public List<String> preview(Digest digest, Channel channel) {
        return digest.isEmpty() && !channel.sendEmpty() ? List.of() : messages.of(digest, channel);
    }

    /** How many messages of a digest have not arrived at a channel, whether they are tried again or given up. */
    public long missing(LocalDate day, Language language, Channel channel) {
        return archive.missing(name(day, language), channel.name());
    }

    private static String name(LocalDate day, Language language) {
        return day + "." + language.code();
    }

    /** Sends all that is due by now, each message once at most; ends sooner where its thread is interrupted. */
    public List<Line> send() {
        List<Line> lines = new ArrayList<>();
        Instant due = clock.instant();
        for (Channel channel : channels.values()) {
            Duration gap =
                    channel.target() instanceof Target.Hook hook ? hook.robot().gap() : Duration.ZERO;
            boolean first = true;
            while (!Thread.currentThread().isInterrupted()) {
                Optional<Part> part = archive.take(List.of(channel.name()), due, clock.instant(), LEASE);
                if (part.isEmpty()) break;
                if (!first && !gap.isZero() && !waited(gap)) {
                    archive.release(part.get());
                    break;
                }
                first = false;
                Outcome outcome = send(channel, part.get());
                lines.add(note(part.get(), outcome));
                boolean leaveAlone = outcome instanceof Outcome.Failed failed
                        && failed.retryAfter().isPresent();
                if (leaveAlone) break;
            }
        }
        return lines;
    }

    private boolean waited(Duration gap) {
        try {
            waiting.pass(gap);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Outcome send(Channel channel, Part part) {
        return switch (channel.target()) {
            case Target.Folder folder -> write(folder, part);
            case Target.Mail mail -> mailer.send(mail, part);
            case Target.Hook hook -> post.send(hook, part);
        };
    }

    private Line note(Part part, Outcome outcome) {
        Instant now = clock.instant();
        return switch (outcome) {
            case Outcome.Sent ignored -> {
                archive.sent(part, now);
                yield new Line(part.channel(), part.name(), Optional.empty(), Optional.empty());
            }
            case Outcome.Failed failed -> {
                Duration pause = PAUSES.get(Math.min(part.attempts(), PAUSES.size() - 1));
                Duration wish = failed.retryAfter().orElse(Duration.ZERO);
                if (wish.compareTo(LONGEST_PAUSE) > 0) wish = LONGEST_PAUSE;
                Instant next = now.plus(wish.compareTo(pause) > 0 ? wish : pause);
                Optional<Instant> nextTry = Optional.of(next)
                        .filter(at -> at.isBefore(part.queuedAt().plus(PATIENCE)));
                archive.failed(part, failed.why(), failed.rest().orElse(part.body()), nextTry);
                yield new Line(part.channel(), part.name(), Optional.of(failed.why()), nextTry);
            }
        };
    }

    private static Outcome write(Target.Folder folder, Part part) {
        try {
            Files.createDirectories(folder.folder());
            JsonNode files = JSON.readTree(part.body());
            for (Map.Entry<String, JsonNode> file : files.properties()) {
                // not a temporary file of the JDK: that only its owner may read
                Path whole = folder.folder().resolve("." + file.getKey() + "." + UUID.randomUUID() + ".part");
                try {
                    Files.writeString(whole, file.getValue().asText(), StandardOpenOption.CREATE_NEW);
                    Files.move(
                            whole,
                            folder.folder().resolve(file.getKey()),
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                } finally {
                    Files.deleteIfExists(whole);
                }
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
