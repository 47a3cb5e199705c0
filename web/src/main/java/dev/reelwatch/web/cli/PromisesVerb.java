package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.finding.KnowledgeJson;
import dev.reelwatch.index.finding.Promise;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "promises",
        description = "What was promised, and what became of it: open, kept, late or withdrawn.",
        mixinStandardHelpOptions = true)
final class PromisesVerb extends Verb {
    @Option(names = "--model", paramLabel = "MODEL", description = "of one model only")
    private @Nullable String model;

    @Option(names = "--state", paramLabel = "STATE", description = "open, kept, late or withdrawn only")
    private Promise.@Nullable State state;

    @Option(names = "--json", description = "Knowledge JSON, one a line")
    private boolean json;

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Integer call() {
        try (KnowledgeBase base = knowledge()) {
            String only = model == null ? "" : base.canonical(model);
            Knowledge knowledge = asOf.in(base);
            List<Promise> promises = knowledge.promises().stream()
                    .filter(promise -> only.isEmpty() || promise.model().equals(only))
                    .filter(promise -> state == null || promise.state() == state)
                    .toList();
            for (Promise promise : promises) {
                if (json) {
                    out().println(KnowledgeJson.write(promise));
                } else {
                    print(promise, knowledge.day());
                }
            }
            if (!json) note(promises.size() == 1 ? "1 promise" : promises.size() + " promises");
        }
        return DONE;
    }

    private void print(Promise promise, LocalDate day) {
        String due = promise.due().map(at -> " · due " + Plain.day(at)).orElse("");
        String after = promise.outcome().isPresent() && promise.days().isPresent()
                ? " · after " + promise.days().getAsLong() + (promise.days().getAsLong() == 1 ? " day" : " days")
                : promise.isOverdue(day) ? " · overdue" : "";
        // a word no stronger than its quote
        String shown = promise.isShownByRelease() ? " (by its release)" : "";
        out().println(promise.state().json() + shown + " · " + Plain.safe(promise.model()) + " · "
                + promise.attribute().json() + due + after + "  #" + promise.id());
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
                        promise.endedAt().map((Moment at) -> Plain.day(at)).orElse(""),
                        Plain.by(claim),
                        "「" + claim.quote().text() + "」"));
        out().println(sides.print());
    }
}
