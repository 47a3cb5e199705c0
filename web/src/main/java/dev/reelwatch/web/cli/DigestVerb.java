package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.web.delivery.Channel;
import dev.reelwatch.web.delivery.Channels;
import dev.reelwatch.web.delivery.Courier;
import dev.reelwatch.web.delivery.Editions;
import dev.reelwatch.web.digest.Digest;
import dev.reelwatch.web.digest.DigestCheck;
import dev.reelwatch.web.digest.DigestCompiler;
import dev.reelwatch.web.digest.DigestHtml;
import dev.reelwatch.web.digest.DigestJson;
import dev.reelwatch.web.digest.DigestMarkdown;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.News;
import dev.reelwatch.web.digest.Passages;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "digest",
        description = {
            "Compile the digest of a day: what was said for the first time on it, each sentence with its claims.",
            "Without a date it is the latest day that has news."
        },
        mixinStandardHelpOptions = true)
final class DigestVerb extends Verb {
    enum Format {
        MD,
        HTML,
        JSON
    }

    @Option(names = "--date", paramLabel = "DATE", description = "a day, such as 2025-04-08")
    private @Nullable String date;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "md",
            description = "md, html or json (default md)")
    private Format format = Format.MD;

    @Mixin
    private AsOf asOf = new AsOf();

    @Option(names = "--plain", description = "in our own words, also where a language model is configured")
    private boolean plain;

    @Mixin
    private Tongue tongue = new Tongue();

    @Option(
            names = "--check",
            description =
                    "only check, without --date every day: no sentence and no number without a claim; exit 1 if one is")
    private boolean check;

    @Option(
            names = "--deliver",
            description = {
                "note it for the channels of delivery.yaml and send what is due; what was sent is not sent twice",
                "without --date the days since the last one, up to yesterday in schedule_zone"
            })
    private boolean deliver;

    @Option(names = "--to", paramLabel = "CHANNEL", description = "only to these channels")
    private List<String> to = List.of();

    @Option(names = "--again", description = "with --deliver: send also what was sent before")
    private boolean again;

    @Option(names = "--dry-run", description = "with --deliver: print what would be sent, and send nothing")
    private boolean dryRun;

    @Override
    public Integer call() {
        Optional<LocalDate> asked = Optional.ofNullable(date).map(this::day);
        Language language = tongue.of(settings());
        Optional<LlmSettings> llm =
                plain || check ? Optional.empty() : settings().llm();
        if (deliver) return delivered(asked);
        try (KnowledgeBase knowledge = llm.isPresent() ? knowledgeForWriting() : knowledge()) {
            DigestCompiler compiler = compiler(knowledge);
            Editions editions = new Editions(knowledge, compiler, language, llm, this::note);
            Optional<LocalDate> day = asked.or(() -> compiler.latest(language).map(Digest::date));
            if (day.isEmpty()) {
                note("There are no dated claims yet, so there is no digest. Run `./reelwatch ingest PATH` first.");
                return FAILED;
            }
            if (check) {
                return checked(
                        compiler,
                        compiler.gate(language),
                        asked.map(List::of).orElse(List.copyOf(compiler.days())),
                        language);
            }
            Optional<Digest> digest = editions.of(day.get(), language);
            digest.ifPresent(each -> out().print(text(each)));
            return digest.isPresent() ? DONE : FAILED;
        }
    }

    /** Up to then promises can be overdue. */
    static Clock atEndOf(LocalDate day) {
        return Clock.fixed(
                day.plusDays(1).atStartOfDay(Moment.BEIJING).minusSeconds(1).toInstant(), Moment.BEIJING);
    }

    private DigestCompiler compiler(KnowledgeBase knowledge) {
        Knowledge known = asOf.in(knowledge);
        return new DigestCompiler(News.of(known, Passages.of(knowledge, known)), atEndOf(known.day()));
    }

    private List<Channel> channels() {
        List<Channel> all = Channels.read(settings().delivery(), settings().environment());
        if (all.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--deliver needs channels in " + settings().delivery() + "; README tells what stands there.");
        }
        for (String name : to) {
            if (all.stream().noneMatch(channel -> channel.name().equals(name))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--to is \"" + name + "\"; channels are "
                                + all.stream().map(Channel::name).collect(Collectors.joining(", ")) + ".");
            }
        }
        return all.stream()
                .filter(channel -> to.isEmpty() || to.contains(channel.name()))
                .toList();
    }

    private int delivered(Optional<LocalDate> asked) {
        List<Channel> channels = channels();
        LocalDate yesterday = settings().schedule().yesterday(reelwatch.clock());
        Optional<LlmSettings> llm =
                plain || dryRun ? Optional.empty() : settings().llm();
        try (KnowledgeBase knowledge = dryRun ? knowledge() : knowledgeForWriting();
                Courier courier =
                        new Courier(knowledge.deliveries(), channels, DeliverVerb.TIMEOUT, reelwatch.clock())) {
            Editions editions =
                    new Editions(knowledge, compiler(knowledge), settings().language(), llm, this::note);
            Stream<Editions.Due> due = editions.due(channels, asked, yesterday);
            if (dryRun) return previewed(due.toList(), courier);
            List<Editions.Due> missing = new ArrayList<>();
            Editions.Queued queued = editions.queue(courier, due, again, standing -> {
                if (!hasArrived(standing, editions, courier)) missing.add(standing);
            });
            int status = queued.faulty() == 0 && missing.isEmpty() ? DONE : FAILED;
            return Math.max(status, DeliverVerb.sent(courier, this));
        }
    }

    private int previewed(List<Editions.Due> due, Courier courier) {
        int status = DONE;
        for (Editions.Due each : due) {
            if (each.digest().isEmpty()) status = FAILED;
            else preview(each.digest().get(), each.channel(), courier);
        }
        return status;
    }

    private void preview(Digest digest, Channel channel, Courier courier) {
        List<String> messages = courier.preview(digest, channel);
        note(channel.name() + ": " + digest.date() + ", " + messages.size()
                + (messages.size() == 1 ? " message" : " messages"));
        messages.forEach(out()::println);
    }

    /** Tells why there is nothing to send; false where it should have arrived by now and has not. */
    private boolean hasArrived(Editions.Due due, Editions editions, Courier courier) {
        Channel channel = due.channel();
        long missing = courier.missing(due.day(), editions.language(channel), channel);
        boolean silent = due.digest().filter(Digest::isEmpty).isPresent() && !channel.sendEmpty();
        String why = missing > 0
                ? missing + " messages of it have not arrived, see `status`; --again sends all of it anew"
                : silent ? "the day has no news" : "it was noted before";
        note(channel.name() + ": nothing new to send of " + due.day() + ", " + why);
        return missing == 0;
    }

    private int checked(DigestCompiler compiler, DigestCheck gate, List<LocalDate> days, Language language) {
        int status = DONE;
        for (LocalDate day : days) {
            List<String> faults = faults(compiler.on(day, language), gate);
            faults.forEach(fault -> note(day + ": " + fault));
            if (faults.isEmpty()) out().println(day + ": every sentence and every number stands on its claims");
            else status = FAILED;
        }
        return status;
    }

    /** What did not pass the gate, and was left out or should have been. */
    private static List<String> faults(Digest digest, DigestCheck gate) {
        return Stream.concat(
                        digest.summary().dropped().stream().map(fault -> "left out, " + fault),
                        gate.faults(digest).stream())
                .toList();
    }

    private LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--date is \"" + text + "\" and must be a day such as 2025-04-08.");
        }
    }

    private String text(Digest digest) {
        return switch (format) {
            case MD -> DigestMarkdown.text(digest);
            case HTML -> new DigestHtml().page(digest);
            case JSON -> DigestJson.text(digest) + "\n";
        };
    }
}
