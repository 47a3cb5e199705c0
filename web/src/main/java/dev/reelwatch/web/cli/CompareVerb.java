package dev.reelwatch.web.cli;

import dev.reelwatch.index.Knowledge;
import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.finding.Comparison;
import dev.reelwatch.index.finding.KnowledgeJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        description = {
            "Models side by side, in each row one respect and one unit, in each cell the finding that is supported best.",
            "An exclamation mark says that it is disputed; an empty cell, that nothing is known."
        },
        mixinStandardHelpOptions = true)
final class CompareVerb extends Verb {
    private static final int FEWEST = 2;
    private static final int MOST = 6;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 1000;
    private static final int LABEL = 18;
    private static final int LEAST = 24;

    @Parameters(paramLabel = "MODEL", arity = "0..*", description = "two to six models in any spelling, each in quotes")
    private List<String> models = List.of();

    @Option(names = "--json", description = "one row a line")
    private boolean json;

    @Option(
            names = "--width",
            paramLabel = "N",
            defaultValue = "120",
            description = "columns of the table, 40 to 1000 (default 120)")
    private int width;

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Integer call() {
        if (width < NARROWEST || width > WIDEST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--width is " + width + " and must be from " + NARROWEST + " to " + WIDEST + ".");
        }
        if (models.size() < FEWEST || models.size() > MOST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "compare takes " + FEWEST + " to " + MOST + " models, each in quotes; "
                            + (models.size() == 1 ? "1 was" : models.size() + " were") + " given.");
        }
        List<String> named =
                models.stream().map(name -> Names.given(name, "MODEL", spec)).toList();
        try (KnowledgeBase base = knowledge()) {
            Knowledge knowledge = asOf.in(base);
            List<String> unknown = named.stream()
                    .filter(name -> knowledge.model(name).isEmpty())
                    .toList();
            unknown.forEach(name -> note(Names.unknown(knowledge, name)));
            if (!unknown.isEmpty()) return FAILED;
            Comparison comparison = knowledge.compare(named);
            if (comparison.models().size() < FEWEST) {
                note(String.join(", ", named) + " are names of one model, "
                        + comparison.models().get(0) + "; there is nothing to compare it with.");
                return FAILED;
            }
            if (comparison.models().size() < named.size())
                note("Names of one model stand in one column: " + String.join(", ", comparison.models()) + ".");
            if (json) {
                comparison.rows().forEach(row -> out().println(KnowledgeJson.write(comparison, row)));
            } else {
                print(comparison);
            }
        }
        return DONE;
    }

    private void print(Comparison comparison) {
        int columns = comparison.models().size();
        int own = Math.max(LEAST, (width - LABEL) / columns - 2);
        List<Integer> widths = new ArrayList<>(List.of(LABEL));
        for (int i = 0; i < columns; i++) widths.add(own);
        List<List<String>> head = new ArrayList<>(List.of(List.of("")));
        comparison.models().forEach(model -> head.add(List.of(model)));
        out().print(Table.columns(head, widths));
        for (Comparison.Row row : comparison.rows()) {
            List<List<String>> cells = new ArrayList<>();
            cells.add(
                    row.unit().isEmpty()
                            ? List.of(row.attribute().json())
                            : List.of(row.attribute().json(), "(" + row.unit() + ")"));
            for (int i = 0; i < columns; i++) {
                cells.add(cell(row.cells().get(i), comparison.models().get(i)));
            }
            out().println("-".repeat(widths.stream().mapToInt(each -> each + 2).sum() - 2));
            out().print(Table.columns(cells, widths));
        }
    }

    private static List<String> cell(Optional<Comparison.Cell> cell, String model) {
        if (cell.isEmpty()) return List.of();
        Comparison.Cell known = cell.get();
        List<String> lines = new ArrayList<>();
        String said = known.newsOf()
                .map(day -> day + " (date of the article)")
                .orElseGet(() -> Plain.statement(known.finding()));
        lines.add((known.disputed() ? "! " : "") + said + "  ["
                + Plain.origins(known.finding().support()) + "]");
        if (!known.of().equals(model)) lines.add("(said of " + known.of() + ")");
        known.credit().ifPresent(credit -> lines.add("(reckoned with " + Plain.safe(credit.words()) + ")"));
        lines.add("「" + known.finding().best().quote().text() + "」");
        lines.add(Plain.by(known.finding().best()));
        return lines;
    }
}
