package dev.reelwatch.web.cli;

import dev.reelwatch.index.KnowledgeBase;
import dev.reelwatch.index.timeline.TimelineEntry;
import dev.reelwatch.index.timeline.TimelineJson;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "timeline",
        description = "What happened to the models, in order of the time that was spoken of.",
        mixinStandardHelpOptions = true)
final class TimelineVerb extends Verb {
    @Parameters(paramLabel = "MODEL", arity = "0..*", description = "a model or a line in any spelling (default: all)")
    private List<String> model = List.of();

    @Option(names = "--json", description = "Knowledge JSON, one a line")
    private boolean json;

    @Override
    public Integer call() {
        Optional<String> of = model.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", model));
        try (KnowledgeBase knowledge = knowledge()) {
            List<TimelineEntry> entries = knowledge.timeline(of);
            for (TimelineEntry entry : entries) {
                out().println(json ? TimelineJson.write(entry).toString() : Plain.entry(entry));
            }
            if (entries.isEmpty())
                note("Nothing is known to have happened"
                        + of.map(m -> " to " + m).orElse("") + ".");
        }
        return DONE;
    }
}
