package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Value;
import dev.reelwatch.index.finding.KnowledgeJson;
import dev.reelwatch.index.finding.Promise;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "promises",
        description = "What was promised, and what became of it: open, kept, late or withdrawn.",
        mixinStandardHelpOptions = true)
final class PromisesVerb extends Verb {
    @Option(names = "--model", paramLabel = "MODEL", description = "of one model, with its variants, or of one line")
    private @Nullable String model;

    @Option(names = "--state", paramLabel = "STATE", description = "open, kept, late or withdrawn only")
    private Promise.@Nullable State state;

    @Option(names = "--json", description = "Knowledge JSON, one a line")
    private boolean json;

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Integer call() {
        Optional<String> only = Optional.ofNullable(model).map(name -> Names.given(name, "--model", spec));
        try (KnowledgeBase base = knowledge()) {
            Knowledge knowledge = asOf.in(base);
            Optional<Predicate<String>> wanted = Names.wanted(knowledge, only, this::note);
            if (wanted.isEmpty()) return FAILED;
            List<Promise> promises = knowledge.promises().stream()
                    .filter(promise -> wanted.get().test(promise.model()))
                    .filter(promise -> state == null || promise.state() == state)
                    .toList();
            tell(promises, "promise", json, KnowledgeJson::write, promise -> print(promise, knowledge.day()));
        }
        return DONE;
    }

    /** The words that tell the date, where they stand outside of the quote. */
    private static String dateWords(Claim claim) {
        return claim.value()
                .filter(value -> value.date().isPresent())
                .map(Value::text)
                .filter(words -> !claim.quote().text().contains(words))
                .map(words -> " (" + Plain.safe(words) + ")")
                .orElse("");
    }

    private static String days(long days) {
        return days + (days == 1 ? " day" : " days");
    }

    private void print(Promise promise, LocalDate day) {
        String due = promise.due()
                .map(at -> " · due " + (promise.isDueVague() ? "about " : "") + Plain.day(at))
                .orElse("");
        String after = promise.outcome().isPresent() && promise.days().isPresent()
                ? " · after " + days(promise.days().getAsLong())
                : promise.isOverdue(day) ? " · overdue" : "";
        // a word no stronger than its quote
        String shown = promise.isShownByRelease() ? " (by its release)" : "";
        String atLeast = promise.isAtLeast() ? "at least " : "";
        String late = promise.daysLate().isEmpty()
                ? ""
                : promise.state() == Promise.State.LATE
                        ? " by " + atLeast + days(promise.daysLate().getAsLong())
                        : ", " + atLeast + days(promise.daysLate().getAsLong()) + " late";
        out().println(promise.state().json() + late + shown + " · " + Plain.safe(promise.model()) + " · "
                + promise.attribute().json()
                + promise.part().map(part -> " (" + Plain.safe(part) + ")").orElse("") + due + after + "  #"
                + promise.id());
        Table sides = new Table();
        sides.row(
                " ",
                "promised",
                promise.promised().saidAt().map(Plain::day).orElse(""),
                Plain.by(promise.promised()),
                "「" + promise.promised().quote().text() + "」");
        promise.outcome()
                .ifPresent(claim -> sides.row(
                        " ",
                        promise.isShownByRelease()
                                ? "released"
                                : promise.state().json(),
                        promise.endedAt().map((Moment at) -> Plain.day(at)).orElse("") + dateWords(claim),
                        Plain.by(claim),
                        "「" + claim.quote().text() + "」"));
        out().println(sides.print());
    }
}
