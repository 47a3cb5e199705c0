package dev.reelwatch.web.cli;

import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.finding.Dispute;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.finding.KnowledgeJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "disputes",
        description = {
            "Findings that contradict: in value, polarity, date, or vendor against tester.",
            "Of type scope are those that only seem to: another version, mode, time or case."
        },
        mixinStandardHelpOptions = true)
final class DisputesVerb extends Verb {
    @Option(names = "--model", paramLabel = "MODEL", description = "of one model, with its variants, or of one line")
    private @Nullable String model;

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
            List<Dispute> disputes = knowledge.disputes().stream()
                    .filter(dispute -> wanted.get().test(dispute.model()))
                    .toList();
            tell(disputes, "dispute", json, KnowledgeJson::write, this::print);
        }
        return DONE;
    }

    private void print(Dispute dispute) {
        String type = dispute.type().json()
                + dispute.scope().map(scope -> " (" + scope.json() + ")").orElse("");
        out().println(type + " · " + Plain.safe(dispute.model()) + " · "
                + dispute.attribute().json() + "  #" + dispute.id());
        Table sides = new Table();
        for (Finding side : List.of(dispute.a(), dispute.b())) {
            sides.row(
                    " ",
                    Plain.statement(side),
                    Plain.origins(side.support()),
                    Plain.by(side.best()),
                    "「" + side.best().quote().text() + "」");
        }
        out().println(sides.print());
    }
}
