package dev.reelwatch.web.cli;

import dev.reelwatch.crawler.article.Moment;
import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.finding.Finding;
import dev.reelwatch.index.timeline.ModelSheet;
import dev.reelwatch.index.timeline.ModelSheetJson;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "models",
        description = {
            "All models at a glance, with those before and after them; of one model, what is known of it and how many"
                    + " independent origins say so."
        },
        mixinStandardHelpOptions = true)
final class ModelsVerb extends Verb {
    @Parameters(paramLabel = "MODEL", arity = "0..*", description = "a model in any spelling (default: all)")
    private List<String> model = List.of();

    @Option(names = "--all", description = "of one model, all findings and not only the best supported ones")
    private boolean all;

    @Option(names = "--json", description = "one model a line; of one model with its findings")
    private boolean json;

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Integer call() {
        String name = model.isEmpty() ? "" : Names.given(String.join(" ", model), "MODEL", spec);
        try (KnowledgeBase base = knowledge()) {
            Knowledge knowledge = asOf.in(base);
            if (name.isEmpty()) {
                if (json) {
                    knowledge.models().forEach(sheet -> out().println(ModelSheetJson.write(sheet)));
                } else {
                    print(knowledge.models());
                }
                return DONE;
            }
            Optional<ModelSheet> sheet = knowledge.model(name);
            if (sheet.isEmpty()) {
                note(Names.unknown(knowledge, name));
                return FAILED;
            }
            if (json) {
                out().println(ModelSheetJson.writeWhole(sheet.get()));
            } else {
                print(sheet.get());
            }
        }
        return DONE;
    }

    private void print(List<ModelSheet> sheets) {
        Table table = new Table();
        table.row("MODEL", "VENDOR", "RELEASED", "BEFORE", "AFTER", "CLAIMS", "ARTICLES", "DISPUTES", "OPEN PROMISES");
        for (ModelSheet sheet : sheets) {
            table.row(
                    sheet.model(),
                    sheet.vendor().orElse(""),
                    sheet.released().map(Plain::day).orElse(""),
                    sheet.predecessor().orElse(""),
                    sheet.successors().stream().findFirst().orElse(""),
                    String.valueOf(sheet.claims()),
                    String.valueOf(sheet.articles()),
                    String.valueOf(sheet.disputes().size()),
                    String.valueOf(sheet.openPromises()));
        }
        out().print(table.print());
    }

    private void print(ModelSheet sheet) {
        Table head = new Table();
        head.row("model", sheet.model());
        sheet.vendor().ifPresent(vendor -> head.row("vendor", vendor));
        sheet.released().ifPresent(at -> head.row("released", Plain.day(at)));
        sheet.predecessor().ifPresent(before -> head.row("before it", before));
        if (!sheet.successors().isEmpty()) head.row("after it", String.join(", ", sheet.successors()));
        head.row("claims", sheet.claims() + " in " + sheet.articles() + " articles");
        sheet.firstSaid()
                .ifPresent(first -> head.row(
                        "spoken of",
                        Plain.day(first) + " to "
                                + sheet.lastSaid().map(Plain::day).orElse("")));
        head.row("disputes", String.valueOf(sheet.disputes().size()));
        head.row("promises", sheet.promises().size() + ", open " + sheet.openPromises());
        out().print(head.print());
        out().println();
        Table facts = new Table();
        if (all) {
            sheet.matters().forEach(matter -> matter.findings().forEach(finding -> row(facts, finding, false)));
        } else {
            sheet.facts()
                    .forEach(row -> row.cells()
                            .forEach(cell -> cell.ifPresent(known -> {
                                if (known.of().equals(sheet.model())) row(facts, known.finding(), known.disputed());
                            })));
        }
        out().print(facts.print());
    }

    private static void row(Table table, Finding finding, boolean disputed) {
        String said = finding.firstSaid().map(Plain::day).orElse("")
                + finding.lastSaid()
                        .filter(last -> !Optional.of(last)
                                .map(Moment::firstDay)
                                .equals(finding.firstSaid().map(Moment::firstDay)))
                        .map(last -> " to " + Plain.day(last))
                        .orElse("");
        table.row(
                finding.attribute().json() + (disputed ? " !" : ""),
                Plain.statement(finding),
                Plain.origins(finding.support()),
                said,
                "「" + finding.best().quote().text() + "」");
    }
}
