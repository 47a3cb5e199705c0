package dev.reelwatch.web.delivery;

import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.answer.LlmSettings;
import dev.reelwatch.web.digest.Digest;
import dev.reelwatch.web.digest.DigestCheck;
import dev.reelwatch.web.digest.DigestCompiler;
import dev.reelwatch.web.digest.Language;
import dev.reelwatch.web.digest.Rewording;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Digests as they go out: which days are due to a channel, and each compiled once, checked, and worded. */
public final class Editions {
    /** Who was away for longer gets the last week; the pages hold the rest. */
    private static final int MOST_DAYS = 7;

    private record Edition(LocalDate day, Language language) {}

    private final KnowledgeBase knowledge;
    private final Language usual;
    private final Optional<LlmSettings> llm;
    private final Consumer<String> notices;
    private final DigestCompiler compiler;
    private final Map<Language, DigestCheck> gates = new EnumMap<>(Language.class);
    private final Map<Edition, Optional<Digest>> made = new HashMap<>();

    /**
     * @param usual the language of channels that name none
     * @param llm who words the sentences; empty for our own words
     * @param notices is told why a digest cannot be sent, and what was not taken from the language model
     */
    public Editions(
            KnowledgeBase knowledge,
            DigestCompiler compiler,
            Language usual,
            Optional<LlmSettings> llm,
            Consumer<String> notices) {
        this.knowledge = knowledge;
        this.usual = usual;
        this.llm = llm;
        this.notices = notices;
        this.compiler = compiler;
    }

    public Language language(Channel channel) {
        return channel.language().orElse(usual);
    }

    /**
     * A digest that a channel is to be sent.
     *
     * @param digest empty where it does not pass its own check
     */
    public record Due(Channel channel, LocalDate day, Optional<Digest> digest) {}

    /**
     * What channels are to be sent, one digest after the other.
     *
     * @param day the only one; empty for all since the last one of each channel
     * @param last the latest day to send
     */
    public Stream<Due> due(List<Channel> channels, Optional<LocalDate> day, LocalDate last) {
        return channels.stream()
                .flatMap(channel -> day.map(List::of).orElseGet(() -> due(channel, last)).stream()
                        .map(each -> new Due(channel, each, of(each, channel))));
    }

    /**
     * What became of digests that were due.
     *
     * @param noted how many wait for the courier now
     * @param faulty how many did not pass their own check
     */
    public record Queued(int noted, int faulty) {}

    /**
     * Gives a courier what is due.
     *
     * @param again also what was sent before
     * @param standing is told of what there is no more to do about: it was noted before, or says nothing
     */
    public Queued queue(Courier courier, Stream<Due> due, boolean again, Consumer<Due> standing) {
        int noted = 0;
        int faulty = 0;
        for (Due each : due.toList()) {
            if (each.digest().isEmpty()) faulty++;
            else if (courier.queue(each.digest().get(), each.channel(), again)) noted++;
            else standing.accept(each);
        }
        return new Queued(noted, faulty);
    }

    /**
     * The days after the last one that was noted for a channel, those that say nothing left out; of a new channel only
     * {@code last}.
     *
     * @param last the latest day to send, which is always among them
     */
    public List<LocalDate> due(Channel channel, LocalDate last) {
        LocalDate first = knowledge
                .deliveries()
                .latest(channel.name())
                .map(digest -> LocalDate.parse(digest.substring(0, "2031-05-06".length())))
                .map(noted -> noted.plusDays(1))
                .filter(day -> day.isBefore(last))
                .orElse(last);
        LocalDate earliest = last.minusDays(MOST_DAYS - 1);
        return (first.isBefore(earliest) ? earliest : first)
                .datesUntil(last.plusDays(1))
                .filter(day -> day.equals(last)
                        || of(day, channel).filter(Digest::isEmpty).isEmpty())
                .toList();
    }

    /** As {@link #of(LocalDate, Language)}, in the language of the channel. */
    public Optional<Digest> of(LocalDate day, Channel channel) {
        return of(day, language(channel));
    }

    /** Empty where it does not pass its own check. */
    public Optional<Digest> of(LocalDate day, Language language) {
        return made.computeIfAbsent(new Edition(day, language), this::make);
    }

    private Optional<Digest> make(Edition edition) {
        Digest digest = compiler.on(edition.day(), edition.language());
        DigestCheck gate = gates.computeIfAbsent(edition.language(), compiler::gate);
        digest.summary().dropped().forEach(fault -> notices.accept("left out, " + fault));
        List<String> faults = gate.faults(digest.summary());
        faults.forEach(notices);
        if (!faults.isEmpty()) return Optional.empty();
        return Optional.of(llm.map(settings -> reworded(digest, gate, settings)).orElse(digest));
    }

    private Digest reworded(Digest digest, DigestCheck gate, LlmSettings settings) {
        Rewording.Outcome outcome = new Rewording(knowledge.languageModel(settings)).of(digest.summary(), gate);
        outcome.refused().forEach(why -> notices.accept("not taken from the language model: " + why));
        outcome.trouble().ifPresent(why -> notices.accept("language model: " + why + "; the plain sentences stand"));
        return digest.with(outcome.summary());
    }
}
