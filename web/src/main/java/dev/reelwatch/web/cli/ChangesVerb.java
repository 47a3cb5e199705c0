package dev.reelwatch.web.cli;

import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.claim.Claim;
import dev.reelwatch.index.claim.Measure;
import dev.reelwatch.index.finding.Change;
import dev.reelwatch.index.finding.KnowledgeJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "changes",
        description = "What was one thing and became another: prices, limits, functions, who may use it.",
        mixinStandardHelpOptions = true)
final class ChangesVerb extends Verb {
    @Parameters(
            paramLabel = "MODEL",
            arity = "0..1",
            description = "of one model, with its variants, or of one line; without it, of all")
    private @Nullable String model;

    @Option(names = "--json", description = "Knowledge JSON, one a line")
    private boolean json;

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Integer call() {
        Optional<String> only = Optional.ofNullable(model).map(name -> Names.given(name, "MODEL", spec));
        try (KnowledgeBase base = knowledge()) {
            Knowledge knowledge = asOf.in(base);
            Optional<Predicate<String>> wanted = Names.wanted(knowledge, only, this::note);
            if (wanted.isEmpty()) return FAILED;
            List<Change> changes = knowledge.changes().stream()
                    .filter(change -> wanted.get().test(change.model()))
                    .toList();
            tell(changes, "change", json, KnowledgeJson::write, this::print);
        }
        return DONE;
    }

    private void print(Change change) {
        String figures = change.from().isPresent() && change.to().isPresent()
                ? " · " + Plain.safe(figure(change.from()) + " → " + figure(change.to()))
                : "";
        out().println(change.kind().json() + " · " + Plain.safe(change.model()) + " · "
                + change.attribute().json() + figures
                + change.at().map(at -> " · " + Plain.day(at)).orElse("") + "  #" + change.id());
        Table sides = new Table();
        // one sentence may tell both
        if (change.claims().size() == 1) {
            row(sides, "told", change.after());
        } else {
            row(sides, "before", change.before());
            row(sides, "after", change.after());
        }
        out().println(sides.print());
    }

    private static void row(Table table, String side, Claim claim) {
        table.row(
                " ",
                side,
                claim.saidAt().map(Plain::day).orElse(""),
                Plain.by(claim),
                "「" + claim.quote().text() + "」");
    }

    private static String figure(Optional<Measure> measure) {
        return measure.map(Measure::toString).orElse("");
    }
}
